//! How accounts are shown beside what they wrote: one call for any number of them.

use std::collections::{HashMap, HashSet};

use linli_entities::account::AccountId;
use linli_entities::attachment::AttachmentId;
use poem_openapi::{Enum, Object};
use sea_orm::ConnectionTrait;

use crate::actor::Scope;
use crate::error::Error;
use crate::features::accounts::store;

/// How an account stands to the project at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum Mark {
    /// Works for it: holds a role that covers it.
    #[oai(rename = "staff")]
    Staff,
    /// Lives in it: holds a confirmed ownership there.
    #[oai(rename = "owner")]
    Owner,
}

/// An account, as it is shown beside what it wrote.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[oai(example)]
pub struct AccountRef {
    /// The account.
    pub id: AccountId,
    /// The name it is mentioned by; empty once it is erased.
    pub name: String,
    /// The name that is shown; empty once it is erased.
    pub display_name: String,
    /// Its picture, if it has one; relative to the server.
    pub avatar_url: Option<String>,
    /// How it stands to the project at hand; null outside of one for everybody who is not staff.
    pub mark: Option<Mark>,
    /// Whether the account was erased: what it wrote stays, who it was is forgotten.
    pub erased: bool,
}

impl AccountRef {
    /// The account among those that were looked up. Rows never name an account that is gone, so the empty one is seen
    /// only if that ever breaks.
    pub fn of(people: &HashMap<AccountId, Self>, id: AccountId) -> Self {
        people.get(&id).cloned().unwrap_or_else(|| Self {
            id,
            name: String::new(),
            display_name: String::new(),
            avatar_url: None,
            mark: None,
            erased: true,
        })
    }
}

impl poem_openapi::types::Example for AccountRef {
    fn example() -> Self {
        Self {
            id: AccountId(7),
            name: "xiaoli".to_owned(),
            display_name: "江畔小李".to_owned(),
            avatar_url: Some("/api/v1/attachments/3".to_owned()),
            mark: Some(Mark::Owner),
            erased: false,
        }
    }
}

/// Where a picture is read.
pub fn avatar_url(id: AttachmentId) -> String {
    format!("/api/v1/attachments/{id}")
}

/// The accounts with these ids, however often each is given, marked as they stand to `scope`:
/// in a project, its staff (group care and administrators included) and its confirmed owners; in the club, those who
/// care for the whole group; in [`Scope::Anywhere`] whoever holds any role. Staff comes before owner.
///
/// Two queries, three in a project. Ids without an account are missing from the answer.
///
/// # Errors
/// When the database fails.
pub async fn refs(
    db: &impl ConnectionTrait,
    ids: &[AccountId],
    scope: Scope<'_>,
) -> Result<HashMap<AccountId, AccountRef>, Error> {
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let grants = store::rights::grants(db, &ids).await?;
    let staff: HashSet<AccountId> =
        grants.iter().filter(|(_, grant)| grant.covers(scope)).map(|(id, _)| *id).collect();
    let owners: HashSet<AccountId> = match scope {
        Scope::Project(project_id, _) => {
            store::rights::at_home(db, &ids, project_id).await?.into_iter().collect()
        }
        Scope::Club | Scope::Anywhere => HashSet::new(),
    };
    let mark = |id| match (staff.contains(&id), owners.contains(&id)) {
        (true, _) => Some(Mark::Staff),
        (false, true) => Some(Mark::Owner),
        (false, false) => None,
    };
    let rows = store::shown::by_ids(db, &ids).await?;
    let shown = rows.into_iter().map(|(id, name, erased_at, display_name, avatar_id)| {
        let (erased, avatar_url) = (erased_at.is_some(), avatar_id.map(avatar_url));
        let name = if erased { String::new() } else { name };
        (id, AccountRef { id, name, display_name, avatar_url, mark: mark(id), erased })
    });
    Ok(shown.collect())
}

/// One account, as [`refs`] shows it.
///
/// # Errors
/// [`Error::NotFound`] where there is none.
pub async fn one(db: &impl ConnectionTrait, id: AccountId, scope: Scope<'_>) -> Result<AccountRef, Error> {
    refs(db, &[id], scope).await?.remove(&id).ok_or(Error::NotFound("account"))
}

/// The accounts with these names, by the keys of the names: whom a text mentions.
///
/// # Errors
/// When the database fails.
pub async fn by_name_keys(
    db: &impl ConnectionTrait,
    keys: Vec<String>,
) -> Result<HashMap<String, AccountId>, Error> {
    Ok(store::shown::by_name_keys(db, keys).await?.into_iter().collect())
}
