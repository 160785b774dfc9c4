//! A browser that is signed in. The token itself is never stored.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::id::id;

id! {
    /// The id of a session (not its secret).
    SessionId
}

/// A browser that is signed in. The token itself is never stored.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: SessionId,
    /// Whose it is.
    pub account_id: AccountId,
    /// SHA-256 of the token in the cookie, hexadecimal: unique.
    pub token_hash: String,
    /// User agent.
    pub user_agent: String,
    /// The address that signed in. Personal data.
    pub address: String,
    /// When it was made.
    pub created_at: Instant,
    /// Written at most once an hour.
    pub last_seen_at: Instant,
    /// Expires at.
    pub expires_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
