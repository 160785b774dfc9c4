//! Recording money that came: by staff, who read it in a statement, or as a provider says.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::deposit::Model as Deposit;
use linli_entities::payment::{self, PaymentId, PaymentState};
use linli_entities::refund::RefundCause;
use sea_orm::Set;
use serde_json::json;

use super::moving::{begin_refund, book};
use super::{SeenPayment, demand_of_other, demand_on, seen_payment};
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::audit;
use crate::code::Code;
use crate::db::Txn;
use crate::error::{Error, OnViolation as _};
use crate::features::accounts::logic::sessions;
use crate::features::deposits::logic::taking::{self, Taken};
use crate::features::deposits::rules::{Arrival, Paid};
use crate::features::group_buys::logic as group_buys;
use crate::features::memberships;
use crate::features::payments::input::{AssignmentInput, TransferInput};
use crate::features::payments::rules::{NewPayment, flow::Movement};
use crate::features::payments::store;
use crate::features::points::rules::Terms;
use crate::once::Once;

fn unknown_reference() -> Error {
    Error::invalid("/reference", Code::NotFound)
}

/// Records a transfer that came.
///
/// # Errors
/// [`Code::Forbidden`]; [`Error::Invalid`], [`Code::NotFound`] at `/reference` and [`Code::OutOfRange`] at `/paid_on`;
/// [`Code::Involved`] for one's own; [`Code::ReferenceUsed`].
pub async fn record(
    app: &App,
    actor: &Actor,
    input: TransferInput,
    once: Once,
) -> Result<SeenPayment, Error> {
    actor.demand(Permission::TakePayments, Scope::Anywhere)?;
    let input = (actor.clone(), input.parse()?, once, app.clock.now());
    let id = app
        .db
        .write(input, |txn, (actor, new, once, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                actor.demand(Permission::TakePayments, Scope::Anywhere)?;
                if let Some(before) = once.made_before(txn).await? {
                    return Ok(PaymentId(before));
                }
                let id = record_in(txn, &actor, new, now).await?;
                once.remember(txn, id.0, now).await?;
                Ok(id)
            })
        })
        .await?;
    seen_payment(app, actor, id).await
}

async fn record_in(txn: &Txn, actor: &Actor, new: NewPayment, now: Instant) -> Result<PaymentId, Error> {
    let terms = memberships::logic::terms(txn).await?;
    if new.paid.day(&terms) > terms.day(now) {
        return Err(Error::invalid("/paid_on", Code::OutOfRange));
    }
    let deposit = match &new.reference {
        Some(text) => Some(of_reference(txn, actor, text).await?),
        None => None,
    };
    if store::is_known(txn, &new.provider, &new.bank_reference).await? {
        return Err(Error::Conflict(Code::ReferenceUsed));
    }
    let detail = json!({ "fen": new.fen });
    let row = arrive(txn, new, deposit, actor.account_id(), &terms, now).await?;
    audit::record(txn, actor, "record_payment", ("payment", row.id.0), detail, now).await?;
    Ok(row.id)
}

/// The deposit that a reference names, whose payments the actor takes and which is not the actor's own.
async fn of_reference(txn: &Txn, actor: &Actor, text: &str) -> Result<Deposit, Error> {
    let deposit = taking::of_reference(txn, text).await?.ok_or_else(unknown_reference)?;
    let group_buy = group_buys::by_ids(txn, &[deposit.group_buy_id]).await?.remove(&deposit.group_buy_id);
    // Of a deposit elsewhere nothing is told.
    demand_on(&group_buy.ok_or_else(unknown_reference)?, actor).map_err(|_| unknown_reference())?;
    let member = memberships::logic::account_of_in(txn, deposit.membership_id).await?;
    demand_of_other(actor, member.map(|member| member.account_id))?;
    Ok(deposit)
}

/// Writes money that came: for its deposit, which holds it or from which it goes back at once, or for none that is known.
pub(super) async fn arrive(
    txn: &Txn,
    new: NewPayment,
    deposit: Option<Deposit>,
    by: Option<AccountId>,
    terms: &Terms,
    now: Instant,
) -> Result<payment::Model, Error> {
    let (paid, on) = (new.paid, new.paid.day(terms));
    let arrival = Arrival { fen: new.fen, paid };
    let taken = match deposit {
        Some(deposit) => Some(taking::take(txn, deposit.id, arrival, by, terms, now).await?),
        None => None,
    };
    let state = match taken.as_ref().map(|taken| taken.outcome) {
        None => PaymentState::Unassigned,
        Some(Ok(())) => PaymentState::Held,
        Some(Err(_)) => PaymentState::Returned,
    };
    let row = payment::ActiveModel {
        provider: Set(new.provider),
        state: Set(state),
        fen: Set(new.fen),
        paid_on: Set(on),
        bank_reference: Set(new.bank_reference),
        reference: Set(new.reference),
        payer: Set(new.payer),
        deposit_id: Set(taken.as_ref().map(|taken| taken.deposit.id)),
        recorded_by: Set(by),
        received_at: Set(now),
        ..Default::default()
    };
    let row = store::insert_payment(txn, row).await.on_unique(Error::Conflict(Code::ReferenceUsed))?;
    let Some(taken) = taken else {
        book(txn, &row, None, Movement::CameUnassigned, by, (on, now)).await?;
        return Ok(row);
    };
    let ways = [Movement::CameHeld, Movement::CameReturned];
    settle(txn, &row, &taken, (ways, by), (on, terms), now).await?;
    Ok(row)
}

/// Moves money whose deposit is known: it is held, or it begins to go back.
async fn settle(
    txn: &Txn,
    row: &payment::Model,
    taken: &Taken,
    ([held, returned], by): ([Movement; 2], Option<AccountId>),
    (on, terms): (linli_entities::Date, &Terms),
    now: Instant,
) -> Result<(), Error> {
    let whose = Some(taken.deposit.membership_id);
    match taken.outcome {
        Ok(()) => book(txn, row, whose, held, by, (on, now)).await,
        Err(cause) => {
            book(txn, row, whose, returned, by, (on, now)).await?;
            let promise_on = Some(taken.group_buy.row.promise_on);
            begin_refund(txn, row, cause, promise_on, (terms.day(now), now)).await
        }
    }
}

/// Demands that the payment is one whose deposit is not known.
async fn unassigned(txn: &Txn, id: PaymentId) -> Result<payment::Model, Error> {
    let row = store::payment(txn, id).await?.ok_or(Error::NotFound("payment"))?;
    match row.state {
        PaymentState::Unassigned => Ok(row),
        PaymentState::Held | PaymentState::Returned => Err(Error::Conflict(Code::WrongState)),
    }
}

/// Says for which deposit a payment came: what follows is what would have followed then, by the day on which it was paid.
///
/// # Errors
/// [`Code::Forbidden`], [`Error::NotFound`], [`Code::NotFound`] at `/reference`, [`Code::Involved`], [`Code::WrongState`].
pub async fn assign(
    app: &App,
    actor: &Actor,
    id: PaymentId,
    input: AssignmentInput,
) -> Result<SeenPayment, Error> {
    actor.demand(Permission::TakePayments, Scope::Anywhere)?;
    let input = (actor.clone(), id, input.parse()?, app.clock.now());
    app.db
        .write(input, |txn, (actor, id, reference, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                actor.demand(Permission::TakePayments, Scope::Anywhere)?;
                unassigned(txn, id).await?;
                let deposit = of_reference(txn, &actor, &reference).await?;
                assign_in(txn, &actor, id, deposit, now).await?;
                Ok(audit::record(txn, &actor, "assign_payment", ("payment", id.0), json!({}), now).await?)
            })
        })
        .await?;
    seen_payment(app, actor, id).await
}

async fn assign_in(
    txn: &Txn,
    actor: &Actor,
    id: PaymentId,
    deposit: Deposit,
    now: Instant,
) -> Result<(), Error> {
    let (terms, by) = (memberships::logic::terms(txn).await?, actor.account_id());
    let known = unassigned(txn, id).await?;
    let arrival = Arrival { fen: known.fen, paid: Paid::On(known.paid_on) };
    let taken = taking::take(txn, deposit.id, arrival, by, &terms, now).await?;
    let state = if taken.outcome.is_ok() { PaymentState::Held } else { PaymentState::Returned };
    let found = payment::ActiveModel {
        state: Set(state),
        deposit_id: Set(Some(deposit.id)),
        reference: Set(Some(deposit.reference)),
        ..Default::default()
    };
    // Whoever comes second finds it assigned, or given back.
    if !store::update_payment(txn, id, PaymentState::Unassigned, found).await? {
        return Err(Error::Conflict(Code::WrongState));
    }
    let row = store::payment(txn, id).await?.ok_or(Error::NotFound("payment"))?;
    let ways = [Movement::FoundHeld, Movement::FoundReturned];
    settle(txn, &row, &taken, (ways, by), (terms.day(now), &terms), now).await
}

/// Gives back a payment for which no deposit was found.
///
/// # Errors
/// [`Code::Forbidden`], [`Error::NotFound`], [`Code::WrongState`].
pub async fn give_back(app: &App, actor: &Actor, id: PaymentId) -> Result<SeenPayment, Error> {
    actor.demand(Permission::TakePayments, Scope::Anywhere)?;
    app.db
        .write((actor.clone(), id, app.clock.now()), |txn, (actor, id, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                actor.demand(Permission::TakePayments, Scope::Anywhere)?;
                let row = unassigned(txn, id).await?;
                let returned =
                    payment::ActiveModel { state: Set(PaymentState::Returned), ..Default::default() };
                if !store::update_payment(txn, id, PaymentState::Unassigned, returned).await? {
                    return Err(Error::Conflict(Code::WrongState));
                }
                let on = memberships::logic::terms(txn).await?.day(now);
                begin_refund(txn, &row, RefundCause::Unassigned, None, (on, now)).await?;
                Ok(audit::record(txn, &actor, "return_payment", ("payment", id.0), json!({}), now).await?)
            })
        })
        .await?;
    seen_payment(app, actor, id).await
}
