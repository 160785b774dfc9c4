//! That an account stands in for an owner in a vote.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::id::id;
use crate::unit::UnitId;
use crate::vote::VoteId;

id! {
    /// The id of that an account stands in for an owner.
    VoteProxyId
}

/// That an account stands in for an owner in a vote.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "vote_proxy")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: VoteProxyId,
    /// The vote.
    pub vote_id: VoteId,
    /// For which home.
    pub unit_id: UnitId,
    /// For whom: an owner of it.
    pub principal_id: AccountId,
    /// Who stands in.
    pub proxy_id: AccountId,
    /// When the owner said so.
    pub named_at: Instant,
    /// When it was taken back.
    pub revoked_at: Option<Instant>,
    /// Whether a ballot was cast by it: it is not taken back any more. When, it does not say.
    pub used: bool,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
