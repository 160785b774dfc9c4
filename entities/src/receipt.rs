//! Money that a member spent, as staff recorded it.

use sea_orm::entity::prelude::*;

use crate::account::AccountId;
use crate::id::id;
use crate::membership::MembershipId;
use crate::{Date, Instant};

id! {
    /// The id of a receipt.
    ReceiptId
}

/// Money that a member spent, as staff recorded it.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "receipt")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: ReceiptId,
    /// Who.
    pub membership_id: MembershipId,
    /// How much.
    pub fen: i64,
    /// When it was paid.
    pub paid_on: Date,
    /// Its reference in the books: recorded once.
    pub reference: String,
    /// Who recorded it.
    pub recorded_by: Option<AccountId>,
    /// When.
    pub recorded_at: Instant,
    /// Who found it void.
    pub voided_by: Option<AccountId>,
    /// When.
    pub voided_at: Option<Instant>,
    /// Why.
    pub void_reason: Option<String>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
