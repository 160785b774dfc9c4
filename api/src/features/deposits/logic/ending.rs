//! How deposits end by themselves: not paid in time, or of a group buy that is over. Each in a transaction of its own, which
//! finds it done where another was first: so it can be broken off anywhere, and done by many at once.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::deposit::{ActiveModel, DepositId, DepositReason, DepositState, Model};
use linli_entities::group_buy::{GroupBuyEnd, GroupBuyState};
use sea_orm::Set;

use super::{locked, note};
use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::features::deposits::rules::{self, Step};
use crate::features::deposits::store;
use crate::features::group_buys::logic::{self as group_buys, Known};
use crate::features::payments;
use crate::jobs;

/// Deposits of one look.
const BATCH: u64 = 100;

/// Ends a deposit by a step; what it held goes back, its seat is free, and its household can join again. False where that
/// step does not end it.
pub(super) async fn end_in(
    txn: &Txn,
    row: &Model,
    group_buy: &Known,
    (step, reason): (Step, DepositReason),
    by: Option<AccountId>,
    now: Instant,
) -> Result<bool, Error> {
    let Some(state) = rules::next(row.state, step) else { return Ok(false) };
    let ended = ActiveModel {
        state: Set(state),
        reason: Set(Some(reason)),
        ended_at: Set(Some(now)),
        ..Default::default()
    };
    // Whoever comes second finds it ended.
    if !store::update(txn, row.id, row.state, ended).await? {
        return Ok(false);
    }
    store::leave_homes(txn, row.id).await?;
    if state == DepositState::Refunding {
        group_buys::give_seat(txn, row.group_buy_id).await?;
        let promise_on = group_buy.row.promise_on;
        payments::logic::moving::give_back(txn, row, rules::cause(reason), promise_on, by, now).await?;
    }
    note(txn, row.id, rules::told(reason), by, now).await?;
    Ok(true)
}

/// Lets deposits lapse that were not paid in time; answers of how many.
///
/// # Errors
/// When the database fails.
pub async fn lapse(app: &App) -> Result<usize, Error> {
    jobs::until_none(app, || lapse_some(app)).await
}

async fn lapse_some(app: &App) -> Result<usize, Error> {
    let mut done = 0;
    for id in store::unpaid(app.db.read(), app.clock.now(), BATCH).await? {
        let lapsed =
            app.db.write((id, app.clock.now()), |txn, (id, now)| Box::pin(lapse_in(txn, id, now))).await?;
        done += usize::from(lapsed);
    }
    Ok(done)
}

async fn lapse_in(txn: &Txn, id: DepositId, now: Instant) -> Result<bool, Error> {
    let (row, group_buy) = locked(txn, id).await?;
    if row.pay_by_at > now {
        return Ok(false);
    }
    end_in(txn, &row, &group_buy, (Step::Lapse, DepositReason::NotPaid), None, now).await
}

/// Ends the deposits of group buys that are over; answers how many.
///
/// # Errors
/// When the database fails.
pub async fn end(app: &App) -> Result<usize, Error> {
    jobs::until_none(app, || end_some(app)).await
}

async fn end_some(app: &App) -> Result<usize, Error> {
    let mut done = 0;
    for id in store::left_over(app.db.read(), BATCH).await? {
        let ended = app
            .db
            .write((id, app.clock.now()), |txn, (id, now)| Box::pin(end_left_over(txn, id, now)))
            .await?;
        done += usize::from(ended);
    }
    Ok(done)
}

async fn end_left_over(txn: &Txn, id: DepositId, now: Instant) -> Result<bool, Error> {
    let (row, group_buy) = locked(txn, id).await?;
    let step = match group_buy.row.state {
        GroupBuyState::Failed if group_buy.row.end_kind == Some(GroupBuyEnd::PromisePassed) => {
            (Step::Fail, DepositReason::PromisePassed)
        }
        GroupBuyState::Failed => (Step::Fail, DepositReason::GroupBuyFailed),
        // Whoever was selected stays so.
        GroupBuyState::Settled if row.state != DepositState::Selected => {
            (Step::Release, DepositReason::NotSelected)
        }
        _ => return Ok(false),
    };
    end_in(txn, &row, &group_buy, step, None, now).await
}
