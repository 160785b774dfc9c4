//! What others ask of deposits: whoever is told of them, whoever checks them, whoever erases an account.

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::deposit::{DepositId, DepositReason, DepositState, Model};
use linli_entities::deposit_act::{self, DepositActId};
use linli_entities::group_buy::{GroupBuyId, GroupBuyMode};
use linli_entities::membership::MembershipId;
use sea_orm::ConnectionTrait;

use super::ending::end_in;
use super::locked;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::deposits::rules::Step;
use crate::features::deposits::store;
use crate::features::{group_buys, memberships, payments};

/// Something that happened to a deposit, for whoever is told.
#[derive(Clone, Debug)]
pub struct Happened {
    /// What.
    pub act: deposit_act::Model,
    /// To which.
    pub deposit: Model,
    /// The title of its group buy.
    pub title: String,
    /// Whether that is an auction.
    pub mode: GroupBuyMode,
}

/// What these acts are about.
///
/// # Errors
/// When the database fails.
pub async fn happened(db: &impl ConnectionTrait, ids: &[DepositActId]) -> Result<Vec<Happened>, Error> {
    let acts = store::acts_by_ids(db, ids).await?;
    let rows = store::by_ids(db, &acts.iter().map(|act| act.deposit_id).collect::<Vec<_>>()).await?;
    let of: Vec<GroupBuyId> = rows.iter().map(|row| row.group_buy_id).collect();
    let known = group_buys::logic::by_ids(db, &of).await?;
    let found = acts.into_iter().filter_map(|act| {
        let deposit = rows.iter().find(|row| row.id == act.deposit_id)?.clone();
        let sale = &known.get(&deposit.group_buy_id)?.row;
        Some(Happened { act, title: sale.title.clone(), mode: sale.mode, deposit })
    });
    Ok(found.collect())
}

/// The rows of these deposits.
///
/// # Errors
/// When the database fails.
pub async fn by_ids(db: &impl ConnectionTrait, ids: &[DepositId]) -> Result<Vec<Model>, Error> {
    Ok(store::by_ids(db, ids).await?)
}

/// The deposit of an account that stands for a group buy, if there is one.
///
/// # Errors
/// When the database fails.
pub async fn standing(txn: &Txn, id: GroupBuyId, account_id: AccountId) -> Result<Option<Model>, Error> {
    let Some(own) = memberships::logic::id_in(txn, account_id).await? else { return Ok(None) };
    Ok(store::standing(txn, id, own).await?)
}

/// The place of these among all deposits for the same group buy, in the order in which they were made: it never changes.
///
/// # Errors
/// When the database fails.
pub async fn places(db: &impl ConnectionTrait, ids: &[DepositId]) -> Result<HashMap<DepositId, i32>, Error> {
    Ok(store::places(db, ids).await?)
}

/// What the deposits of these members hold.
///
/// # Errors
/// When the database fails.
pub async fn held_sums(
    db: &impl ConnectionTrait,
    ids: &[MembershipId],
) -> Result<Vec<(MembershipId, i64)>, Error> {
    Ok(store::held_sums(db, ids).await?)
}

/// What was applied to contracts.
///
/// # Errors
/// When the database fails.
pub async fn applied_sum(db: &impl ConnectionTrait) -> Result<i64, Error> {
    Ok(store::applied_sum(db).await?)
}

/// How many seats the deposits for these group buys take.
///
/// # Errors
/// When the database fails.
pub async fn seated(db: &impl ConnectionTrait, ids: &[GroupBuyId]) -> Result<Vec<(GroupBuyId, i64)>, Error> {
    Ok(store::seated(db, ids).await?)
}

/// An account is erased only when no money is held for it or owed to it: it could not be paid back to nobody. What waits
/// for money lapses, and nothing is kept of who paid.
///
/// # Errors
/// [`Code::MoneyHeld`].
pub async fn forget(txn: &Txn, account_id: AccountId, now: Instant) -> Result<(), Error> {
    let Some(membership_id) = memberships::logic::id_in(txn, account_id).await? else { return Ok(()) };
    for known in store::all_of_member(txn, membership_id).await? {
        let (row, group_buy) = locked(txn, known.id).await?;
        let holds =
            matches!(row.state, DepositState::Held | DepositState::Selected | DepositState::Refunding);
        if holds || payments::logic::is_owed(txn, row.id).await? {
            return Err(Error::Conflict(Code::MoneyHeld));
        }
        let step = (Step::Withdraw, DepositReason::Withdrawn);
        end_in(txn, &row, &group_buy, step, None, now).await?;
        payments::logic::forget_payer(txn, row.id).await?;
    }
    Ok(())
}
