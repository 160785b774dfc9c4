//! How accounts are shown: to themselves and to others.

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::account::{AccountId, Locale};
use linli_entities::ownership::OwnershipRole;
use linli_entities::role_grant::Role;
use linli_entities::session::{self, SessionId};
use linli_entities::trust::TrustLevel;
use poem_openapi::types::Example;
use poem_openapi::{Enum, Object};

use super::logic::me::{Own, Seen};
use super::logic::refs::avatar_url;
use crate::actor::Permission;
use crate::features::ownerships::output::Ownership;
use crate::features::roles::output::RoleGrant;

/// Oneself.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Me {
    /// The account.
    pub id: AccountId,
    /// The name to sign in with.
    pub name: String,
    /// The name that is shown.
    pub display_name: String,
    /// A few words about oneself, plain text.
    pub bio: String,
    /// The picture, if there is one; relative to the server.
    pub avatar_url: Option<String>,
    /// The e-mail address; nobody else sees it.
    pub email: Option<String>,
    /// Whether a code proved the address: until then one reads but does not write.
    pub email_proven: bool,
    /// Whether mail to the address comes back: somebody should look whether it is right.
    pub email_failing: bool,
    /// Until when the code that was mailed last can be typed in; null where none waits.
    pub email_code_expires_at: Option<Instant>,
    /// The telephone number, in E.164, that a code proved; nobody else sees it.
    pub phone: Option<String>,
    /// The number that waits for the code that was sent there last; null where none waits.
    pub phone_pending: Option<String>,
    /// Until when that code can be typed in.
    pub phone_code_expires_at: Option<Instant>,
    /// The language.
    pub locale: Locale,
    /// Member since.
    pub created_at: Instant,
    /// The roles that are held.
    pub roles: Vec<RoleGrant>,
    /// What may be done somewhere; where, each thing says in its `may`.
    pub permissions: Vec<Permission>,
    /// The homes that were claimed, whatever became of the claim.
    pub ownerships: Vec<Ownership>,
    /// The version of the privacy notice that was agreed to last.
    pub consent_version: Option<String>,
    /// Whether there is a newer one to agree to.
    pub consent_required: bool,
    /// Whether one is silenced or suspended somewhere: `GET /me/sanctions` says where, why and until when.
    pub barred: bool,
}

impl From<Own> for Me {
    fn from(own: Own) -> Self {
        let Own {
            account,
            profile,
            roles,
            permissions,
            ownerships,
            consent_version,
            consent_required,
            barred,
            email_code_expires_at,
            phone_waiting,
        } = own;
        Self {
            id: account.id,
            name: account.name,
            display_name: profile.display_name,
            bio: profile.bio,
            avatar_url: profile.avatar_id.map(avatar_url),
            email: account.email,
            email_proven: account.email_proven_at.is_some(),
            email_failing: account.email_failed_at.is_some(),
            email_code_expires_at,
            phone: account.phone_key,
            phone_code_expires_at: phone_waiting.as_ref().map(|waiting| waiting.expires_at),
            phone_pending: phone_waiting.map(|waiting| waiting.number),
            locale: account.locale,
            created_at: account.created_at,
            roles: roles.into_iter().map(RoleGrant::from).collect(),
            permissions,
            ownerships: ownerships.into_iter().map(Ownership::from).collect(),
            consent_version,
            consent_required,
            barred,
        }
    }
}

impl Example for Me {
    fn example() -> Self {
        Self {
            id: AccountId(7),
            name: "xiaoli".to_owned(),
            display_name: "江畔小李".to_owned(),
            bio: "住在三栋，喜欢跑步。".to_owned(),
            avatar_url: Some("/api/v1/attachments/3".to_owned()),
            email: Some("xiaoli@example.com".to_owned()),
            email_proven: true,
            email_failing: false,
            email_code_expires_at: None,
            phone: Some("+8613800138000".to_owned()),
            phone_pending: None,
            phone_code_expires_at: None,
            locale: Locale::ZhCn,
            created_at: Instant::UNIX_EPOCH,
            roles: vec![],
            permissions: vec![],
            ownerships: vec![],
            consent_version: Some("2026-11-26".to_owned()),
            consent_required: false,
            barred: false,
        }
    }
}

/// What others see of an account.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Profile {
    /// The account.
    pub id: AccountId,
    /// The name it is mentioned by.
    pub name: String,
    /// The name that is shown.
    pub display_name: String,
    /// A few words about oneself, plain text.
    pub bio: String,
    /// The picture, if there is one; relative to the server.
    pub avatar_url: Option<String>,
    /// Member since.
    pub joined_at: Instant,
    /// Topics that the reader may read.
    pub topic_count: u64,
    /// Posts that the reader may read.
    pub post_count: u64,
    /// Likes of those posts.
    pub like_count: u64,
    /// Those posts that are accepted as answers.
    pub answer_count: u64,
    /// How far it is trusted.
    pub trust_level: TrustLevel,
    /// The roles it holds somewhere, each once.
    pub staff_roles: Vec<Role>,
}

impl From<Seen> for Profile {
    fn from(seen: Seen) -> Self {
        let Seen {
            account,
            profile,
            topic_count,
            post_count,
            like_count,
            answer_count,
            trust_level,
            staff_roles,
        } = seen;
        Self {
            id: account.id,
            name: account.name,
            display_name: profile.display_name,
            bio: profile.bio,
            avatar_url: profile.avatar_id.map(avatar_url),
            joined_at: account.created_at,
            topic_count,
            post_count,
            like_count,
            answer_count,
            trust_level,
            staff_roles,
        }
    }
}

impl Example for Profile {
    fn example() -> Self {
        Self {
            id: AccountId(7),
            name: "xiaoli".to_owned(),
            display_name: "江畔小李".to_owned(),
            bio: "住在三栋，喜欢跑步。".to_owned(),
            avatar_url: None,
            joined_at: Instant::UNIX_EPOCH,
            topic_count: 4,
            post_count: 61,
            like_count: 108,
            answer_count: 3,
            trust_level: TrustLevel::Regular,
            staff_roles: vec![],
        }
    }
}

/// A browser that is signed in.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct SessionInfo {
    /// The session; it is no secret.
    pub id: SessionId,
    /// Signed in at.
    pub created_at: Instant,
    /// Last used, to the hour.
    pub last_seen_at: Instant,
    /// Ends at.
    pub expires_at: Instant,
    /// What the browser calls itself.
    pub user_agent: String,
    /// The address that signed in.
    pub address: String,
    /// Whether it is the one that asks.
    pub current: bool,
}

impl SessionInfo {
    /// A session, as the one with the id `current` sees it.
    pub fn of(row: session::Model, current: SessionId) -> Self {
        Self {
            id: row.id,
            created_at: row.created_at,
            last_seen_at: row.last_seen_at,
            expires_at: row.expires_at,
            user_agent: row.user_agent,
            address: row.address,
            current: row.id == current,
        }
    }
}

impl Example for SessionInfo {
    fn example() -> Self {
        Self {
            id: SessionId(12),
            created_at: Instant::UNIX_EPOCH,
            last_seen_at: Instant::UNIX_EPOCH,
            expires_at: Instant::UNIX_EPOCH,
            user_agent: "Mozilla/5.0".to_owned(),
            address: "203.0.113.7".to_owned(),
            current: true,
        }
    }
}

/// How an account stands to the project at hand.
///
/// Of several the first counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Enum)]
pub enum Mark {
    /// Works for it: holds a role that covers it.
    #[oai(rename = "staff")]
    Staff,
    /// Owns a home in it, alone or with others, as staff confirmed.
    #[oai(rename = "owner")]
    Owner,
    /// Has bought a home in it and not moved in yet, as staff confirmed.
    #[oai(rename = "buyer")]
    Buyer,
    /// Rents a home in it, as staff confirmed.
    #[oai(rename = "tenant")]
    Tenant,
    /// Acts for an owner in it, as staff confirmed.
    #[oai(rename = "proxy")]
    Proxy,
}

impl From<OwnershipRole> for Mark {
    fn from(role: OwnershipRole) -> Self {
        match role {
            OwnershipRole::Owner | OwnershipRole::CoOwner => Self::Owner,
            OwnershipRole::Buyer => Self::Buyer,
            OwnershipRole::Tenant => Self::Tenant,
            OwnershipRole::Proxy => Self::Proxy,
        }
    }
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

impl Example for AccountRef {
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
