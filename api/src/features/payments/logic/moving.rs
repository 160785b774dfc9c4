//! How money moves in the book: each movement in the transaction of what it moves for.

use linli_entities::account::AccountId;
use linli_entities::deposit::Model as Deposit;
use linli_entities::membership::MembershipId;
use linli_entities::payment::{self, PaymentState};
use linli_entities::refund::{self, RefundCause, RefundState};
use linli_entities::{Date, Instant};
use sea_orm::Set;

use crate::db::Txn;
use crate::error::Error;
use crate::features::memberships;
use crate::features::payments::rules::{self, flow::Movement};
use crate::features::payments::store;
use crate::features::points::logic::money::{self, Transfer};
use crate::features::points::rules::Fen;

/// Moves a payment in the book.
pub(super) async fn book(
    txn: &Txn,
    payment: &payment::Model,
    membership_id: Option<MembershipId>,
    movement: Movement,
    by: Option<AccountId>,
    (on, now): (Date, Instant),
) -> Result<(), Error> {
    let (kind, from, to) = movement.of();
    let transfer = Transfer {
        membership_id,
        fen: Fen(payment.fen),
        kind,
        from,
        to,
        payment_id: payment.id.0,
        actor_id: by,
    };
    money::transfer(txn, transfer, on, now).await.map(drop)
}

/// Begins to pay a payment back: once, because a payment has one refund.
pub(super) async fn begin_refund(
    txn: &Txn,
    payment: &payment::Model,
    cause: RefundCause,
    promise_on: Option<Date>,
    (on, now): (Date, Instant),
) -> Result<(), Error> {
    let row = refund::ActiveModel {
        payment_id: Set(payment.id),
        deposit_id: Set(payment.deposit_id),
        state: Set(RefundState::Due),
        cause: Set(cause),
        provider: Set(payment.provider.clone()),
        fen: Set(payment.fen),
        begun_at: Set(now),
        due_on: Set(rules::due_on(on, promise_on)),
        ..Default::default()
    };
    store::insert_refund(txn, row).await?;
    Ok(())
}

fn lacking(deposit: &Deposit) -> Error {
    Error::internal(anyhow::anyhow!("deposit {} holds no payment", deposit.id))
}

/// Gives back what a deposit held, which has just ended.
///
/// # Errors
/// A fault of ours where it holds nothing; when the database fails.
pub async fn give_back(
    txn: &Txn,
    deposit: &Deposit,
    cause: RefundCause,
    promise_on: Date,
    by: Option<AccountId>,
    now: Instant,
) -> Result<(), Error> {
    let payment = store::holding(txn, deposit.id).await?.ok_or_else(|| lacking(deposit))?;
    let returned = payment::ActiveModel { state: Set(PaymentState::Returned), ..Default::default() };
    if !store::update_payment(txn, payment.id, PaymentState::Held, returned).await? {
        return Err(lacking(deposit));
    }
    let on = memberships::logic::terms(txn).await?.day(now);
    book(txn, &payment, Some(deposit.membership_id), Movement::Released, by, (on, now)).await?;
    begin_refund(txn, &payment, cause, Some(promise_on), (on, now)).await
}

/// Applies what a deposit held to a contract.
///
/// # Errors
/// As [`give_back`].
pub async fn apply(txn: &Txn, deposit: &Deposit, by: Option<AccountId>, now: Instant) -> Result<(), Error> {
    let payment = store::holding(txn, deposit.id).await?.ok_or_else(|| lacking(deposit))?;
    let on = memberships::logic::terms(txn).await?.day(now);
    book(txn, &payment, Some(deposit.membership_id), Movement::Applied, by, (on, now)).await
}
