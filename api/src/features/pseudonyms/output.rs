//! How those who write are shown, under their own names or under pseudonyms.

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::post::PostId;
use linli_entities::pseudonym::{self, PseudonymId, PseudonymStanding};
use linli_entities::unmasking::{UnmaskingDecision, UnmaskingId};
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::rules::Signature;
use crate::answer::Addressed;
use crate::features::accounts::output::{AccountRef, Mark};
use crate::features::projects::output::ProjectRef;

/// Whoever wrote something, as it is shown beside it: an account, or a pseudonym that tells of none.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[oai(example)]
pub struct AuthorRef {
    /// The account; null of whoever wrote under a pseudonym.
    pub id: Option<AccountId>,
    /// The pseudonym; null of whoever wrote under the own name.
    pub pseudonym_id: Option<PseudonymId>,
    /// The name it is mentioned by; empty once it is erased, and of a pseudonym.
    pub name: String,
    /// The name that is shown, or what the pseudonym is called; empty once the account is erased.
    pub display_name: String,
    /// Its picture, if it has one; relative to the server. A pseudonym has none.
    pub avatar_url: Option<String>,
    /// How it stands to the project at hand; null outside of one for everybody who is not staff.
    pub mark: Option<Mark>,
    /// Whether the account was erased: what it wrote stays, who it was is forgotten. Never of a pseudonym.
    pub erased: bool,
}

impl From<AccountRef> for AuthorRef {
    fn from(account: AccountRef) -> Self {
        let AccountRef { id, name, display_name, avatar_url, mark, erased } = account;
        Self { id: Some(id), pseudonym_id: None, name, display_name, avatar_url, mark, erased }
    }
}

impl From<PseudonymStanding> for Mark {
    fn from(standing: PseudonymStanding) -> Self {
        match standing {
            PseudonymStanding::Owner => Self::Owner,
            PseudonymStanding::Buyer => Self::Buyer,
            PseudonymStanding::Tenant => Self::Tenant,
            PseudonymStanding::Proxy => Self::Proxy,
        }
    }
}

impl From<&pseudonym::Model> for AuthorRef {
    fn from(row: &pseudonym::Model) -> Self {
        Self { mark: Some(row.standing.into()), ..Self::masked(row.id, row.label.clone()) }
    }
}

impl AuthorRef {
    fn masked(id: PseudonymId, label: String) -> Self {
        Self {
            id: None,
            pseudonym_id: Some(id),
            name: String::new(),
            display_name: label,
            avatar_url: None,
            mark: None,
            erased: false,
        }
    }
}

/// Whoever wrote things, looked up together: the one way from what something is signed with to what is told of it. Of an
/// account that wrote under a pseudonym only, nothing is in here.
#[derive(Clone, Debug, Default)]
pub struct Authors {
    people: HashMap<AccountId, AccountRef>,
    pseudonyms: HashMap<PseudonymId, AuthorRef>,
}

impl Authors {
    /// Accounts that were looked up, and pseudonyms.
    pub(super) fn new(people: HashMap<AccountId, AccountRef>, rows: &[pseudonym::Model]) -> Self {
        Self { people, pseudonyms: rows.iter().map(|row| (row.id, row.into())).collect() }
    }

    /// Whoever signed so. Rows never name what is gone, so what is empty is seen only if that ever breaks.
    pub fn of(&self, (account_id, pseudonym_id): Signature) -> AuthorRef {
        match pseudonym_id {
            Some(id) => {
                self.pseudonyms.get(&id).cloned().unwrap_or_else(|| AuthorRef::masked(id, String::new()))
            }
            None => AccountRef::of(&self.people, account_id).into(),
        }
    }

    /// How many they are.
    pub fn len(&self) -> usize {
        self.people.len() + self.pseudonyms.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// What one would write under in a board.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct OwnPseudonym {
    /// Whether one may write under it there, now.
    pub may_write: bool,
    /// The pseudonym; null as long as one has none in the project: it is made with the first that one writes.
    pub id: Option<PseudonymId>,
    /// What it is called; where one has none yet, without the word that it will get. Null where one can have none.
    pub label: Option<String>,
}

/// Which posts one wrote under a pseudonym.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct OwnPseudonymPosts {
    /// Those of the posts that were asked about.
    pub items: Vec<PostId>,
}

/// A pseudonym of one's own.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Pseudonym {
    /// The id.
    pub id: PseudonymId,
    /// Where one has it.
    pub project: ProjectRef,
    /// What it is called.
    pub label: String,
    /// When it was made: with the first that one wrote under it.
    pub made_at: Instant,
    /// Whether a home proves it now: without, nothing new is written under it.
    pub proven: bool,
    /// When staff learnt that it is one's own; all such times, oldest first.
    pub unmasked: Vec<Instant>,
}

/// A pseudonym of which one wants to hear nothing.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct PseudonymBlock {
    /// The pseudonym.
    pub pseudonym_id: PseudonymId,
    /// What it is called.
    pub label: String,
    /// Since when.
    pub blocked_at: Instant,
}

/// That staff want to know who writes under a pseudonym.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Unmasking {
    /// The id.
    pub id: UnmaskingId,
    /// The pseudonym.
    pub pseudonym_id: PseudonymId,
    /// What it is called.
    pub label: String,
    /// Why.
    pub reason: String,
    /// Who asked.
    pub asked_by: AccountRef,
    /// When.
    pub asked_at: Instant,
    /// What was decided; null as long as nobody did.
    pub decision: Option<UnmaskingDecision>,
    /// By whom; null also where the account was erased before somebody decided.
    pub decided_by: Option<AccountRef>,
    /// When.
    pub decided_at: Option<Instant>,
    /// Whether the reader may decide of it.
    pub may_decide: bool,
    /// Whose pseudonym it is: told to who asked and to who approved, and to nobody else.
    pub account: Option<AccountRef>,
}

impl Addressed for Unmasking {
    fn address(&self) -> String {
        format!("/unmaskings/{}", self.id)
    }
}

const LABEL: &str = "3号楼业主 · 竹";

impl Example for AuthorRef {
    fn example() -> Self {
        AccountRef::example().into()
    }
}

impl Example for OwnPseudonym {
    fn example() -> Self {
        Self { may_write: true, id: Some(PseudonymId(5)), label: Some(LABEL.to_owned()) }
    }
}

impl Example for OwnPseudonymPosts {
    fn example() -> Self {
        Self { items: vec![PostId(1024)] }
    }
}

impl Example for Pseudonym {
    fn example() -> Self {
        Self {
            id: PseudonymId(5),
            project: ProjectRef::example(),
            label: LABEL.to_owned(),
            made_at: Instant::UNIX_EPOCH,
            proven: true,
            unmasked: vec![],
        }
    }
}

impl Example for PseudonymBlock {
    fn example() -> Self {
        Self { pseudonym_id: PseudonymId(5), label: LABEL.to_owned(), blocked_at: Instant::UNIX_EPOCH }
    }
}

impl Example for Unmasking {
    fn example() -> Self {
        Self {
            id: UnmaskingId(2),
            pseudonym_id: PseudonymId(5),
            label: LABEL.to_owned(),
            reason: "帖子里公开了邻居的电话，需要联系本人删除。".to_owned(),
            asked_by: AccountRef::example(),
            asked_at: Instant::UNIX_EPOCH,
            decision: None,
            decided_by: None,
            decided_at: None,
            may_decide: false,
            account: None,
        }
    }
}
