//! Money that comes for a deposit, and money that is back.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::deposit::{ActiveModel, DepositId, DepositState, Model};
use linli_entities::deposit_act::DepositActKind;
use linli_entities::refund::RefundCause;
use sea_orm::{ConnectionTrait, Set};

use super::{locked, note};
use crate::db::Txn;
use crate::error::Error;
use crate::features::deposits::rules::{self, Arrival, Step};
use crate::features::deposits::store;
use crate::features::group_buys::logic::{self as group_buys, Known};
use crate::features::points::rules::Terms;
use crate::features::{memberships, ownerships};

/// The deposit that a reference names, however it was typed.
///
/// # Errors
/// When the database fails.
pub async fn of_reference(db: &impl ConnectionTrait, text: &str) -> Result<Option<Model>, Error> {
    Ok(store::by_reference(db, &rules::reference(text)).await?)
}

/// What became of money that came for a deposit.
#[derive(Clone, Debug)]
pub struct Taken {
    /// The deposit, as it was.
    pub deposit: Model,
    /// Its group buy, held.
    pub group_buy: Known,
    /// Whether the deposit holds the money, or why it goes back.
    pub outcome: Result<(), RefundCause>,
}

/// Takes money that came for a deposit, or says why it goes back: the deposit and its seat are moved, the money is the
/// caller's to move, in the same transaction.
///
/// # Errors
/// [`Error::NotFound`]; when the database fails.
pub async fn take(
    txn: &Txn,
    id: DepositId,
    arrival: Arrival,
    by: Option<AccountId>,
    terms: &Terms,
    now: Instant,
) -> Result<Taken, Error> {
    let (deposit, group_buy) = locked(txn, id).await?;
    let outcome = match rules::demand_holdable(&deposit, &group_buy.row, arrival, terms, now) {
        Ok(()) => hold(txn, &deposit, now).await?,
        Err(cause) => Err(cause),
    };
    let act = match outcome {
        Ok(()) => DepositActKind::Held,
        Err(_) => DepositActKind::PaymentReturned,
    };
    note(txn, id, act, by, now).await?;
    Ok(Taken { deposit, group_buy, outcome })
}

/// Holds the money of a deposit, where its household has no other by now, and a seat is left.
async fn hold(txn: &Txn, row: &Model, now: Instant) -> Result<Result<(), RefundCause>, Error> {
    // One that lapsed stands again, if nothing has come in its place.
    if row.state == DepositState::Lapsed && !stands_again(txn, row).await? {
        return Ok(Err(RefundCause::Double));
    }
    if !group_buys::take_seat(txn, row.group_buy_id).await? {
        if row.state == DepositState::Lapsed {
            store::leave_homes(txn, row.id).await?;
        }
        return Ok(Err(RefundCause::Full));
    }
    let state = rules::next(row.state, Step::Pay).ok_or_else(|| broken(row))?;
    let held = ActiveModel {
        state: Set(state),
        reason: Set(None),
        ended_at: Set(None),
        held_at: Set(Some(now)),
        ..Default::default()
    };
    if store::update(txn, row.id, row.state, held).await? { Ok(Ok(())) } else { Err(broken(row)) }
}

async fn stands_again(txn: &Txn, row: &Model) -> Result<bool, Error> {
    if store::standing(txn, row.group_buy_id, row.membership_id).await?.is_some() {
        return Ok(false);
    }
    let member = memberships::logic::account_of_in(txn, row.membership_id).await?;
    let Some(member) = member else { return Ok(false) };
    let homes = ownerships::logic::confirmed_of(txn, member.account_id).await?;
    if store::are_taken(txn, row.group_buy_id, &homes).await? {
        return Ok(false);
    }
    store::take_homes(txn, row, &homes).await?;
    Ok(true)
}

fn broken(row: &Model) -> Error {
    Error::internal(anyhow::anyhow!("deposit {} moved under its lock", row.id))
}

/// Money of a deposit is back: where it was what the deposit held, the deposit is done.
///
/// # Errors
/// When the database fails.
pub async fn paid_back(
    txn: &Txn,
    id: DepositId,
    cause: RefundCause,
    by: Option<AccountId>,
    now: Instant,
) -> Result<(), Error> {
    let (row, _) = locked(txn, id).await?;
    if rules::is_of_deposit(cause)
        && let Some(state) = rules::next(row.state, Step::PayBack)
    {
        let done = ActiveModel { state: Set(state), ..Default::default() };
        store::update(txn, id, row.state, done).await?;
    }
    note(txn, id, DepositActKind::Refunded, by, now).await
}
