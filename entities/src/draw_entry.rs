//! That a member entered a draw.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::draw::DrawId;
use crate::draw_prize::DrawPrizeId;
use crate::id::id;
use crate::ledger_transaction::LedgerTransactionId;
use crate::membership::MembershipId;
use crate::redemption::RedemptionId;

id! {
    /// The id of an entry.
    DrawEntryId
}

/// That a member entered a draw.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "draw_entry")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: DrawEntryId,
    /// The draw.
    pub draw_id: DrawId,
    /// Its number, from 1 without gaps.
    pub number: i32,
    /// Who.
    pub membership_id: MembershipId,
    /// What keeps the pseudonym from being guessed; none once the account was erased.
    pub salt: Option<String>,
    /// What stands for the member in the list.
    pub pseudonym: String,
    /// What it cost, in points.
    pub cost: i64,
    /// With which the points were spent.
    pub transaction_id: Option<LedgerTransactionId>,
    /// When.
    pub entered_at: Instant,
    /// The how manieth it was drawn; none where it was not.
    pub place: Option<i32>,
    /// What it won.
    pub prize_id: Option<DrawPrizeId>,
    /// The voucher that was given.
    pub redemption_id: Option<RedemptionId>,
    /// When the prize was given.
    pub given_at: Option<Instant>,
    /// Who handed it over; none where it was given by itself.
    pub given_by: Option<AccountId>,
    /// When all that follows from the end of the draw was done.
    pub settled_at: Option<Instant>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
