//! That a request with this key was carried out, and what it made (draft-ietf-httpapi-idempotency-key-header).

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;

/// That a request with this key was carried out, and what it made (draft-ietf-httpapi-idempotency-key-header).
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "idempotency_key")]
pub struct Model {
    /// Whose it is.
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    /// The operation id the key was used with.
    pub operation: String,
    /// SHA-256 of the request, hexadecimal: the same key with another request is refused.
    pub fingerprint: String,
    /// The id of what was made.
    pub entity_id: i64,
    /// When it was made.
    pub created_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
