//! Paying back: staff record that a transfer went out, much of it two of them; a provider says so itself.

use linli_entities::account::AccountId;
use linli_entities::refund::{ActiveModel, Model, RefundId, RefundState};
use linli_entities::{Date, Instant};
use sea_orm::Set;
use serde_json::json;

use super::moving::book;
use super::{SeenRefund, demand_of_other, demand_on, seen_refund};
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::audit;
use crate::code::Code;
use crate::db::Txn;
use crate::error::{Error, OnViolation as _};
use crate::features::accounts::logic::sessions;
use crate::features::deposits::logic::{asking, taking};
use crate::features::group_buys::logic as group_buys;
use crate::features::memberships;
use crate::features::payments::input::SendingInput;
use crate::features::payments::rules::{self, NewSending, TRANSFER, flow::Movement};
use crate::features::payments::store;

fn unknown() -> Error {
    Error::NotFound("refund")
}

fn wrong_state() -> Error {
    Error::Conflict(Code::WrongState)
}

/// Demands that the actor pays this refund: of a group buy whose payments are the actor's to take, and not of the actor's
/// own money. Whoever does not knows nothing of it.
async fn demand(txn: &Txn, actor: &Actor, row: &Model) -> Result<(), Error> {
    let Some(deposit_id) = row.deposit_id else {
        return actor.demand(Permission::TakePayments, Scope::Club).map_err(|_| unknown());
    };
    let deposit = asking::by_ids(txn, &[deposit_id]).await?.pop().ok_or_else(unknown)?;
    let group_buy = group_buys::by_ids(txn, &[deposit.group_buy_id]).await?.remove(&deposit.group_buy_id);
    demand_on(&group_buy.ok_or_else(unknown)?, actor).map_err(|_| unknown())?;
    let member = memberships::logic::account_of_in(txn, deposit.membership_id).await?;
    demand_of_other(actor, member.map(|member| member.account_id))
}

async fn paid_by(txn: &Txn, actor: &Actor, id: RefundId) -> Result<(Actor, Model), Error> {
    let actor = sessions::seen_again(txn, actor).await?;
    actor.demand(Permission::TakePayments, Scope::Anywhere)?;
    let row = store::refund(txn, id).await?.ok_or_else(unknown)?;
    demand(txn, &actor, &row).await?;
    Ok((actor, row))
}

/// Records that a refund was sent by transfer. A small one is done; a large one waits for a second person.
///
/// # Errors
/// [`Code::Forbidden`], [`Error::NotFound`], [`Code::Involved`] for one's own, [`Error::Invalid`], [`Code::WrongState`],
/// [`Code::ReferenceUsed`].
pub async fn send(app: &App, actor: &Actor, id: RefundId, input: SendingInput) -> Result<SeenRefund, Error> {
    actor.demand(Permission::TakePayments, Scope::Anywhere)?;
    let input = (actor.clone(), id, input.parse()?, app.clock.now());
    app.db
        .write(input, |txn, (actor, id, sending, now)| {
            Box::pin(async move {
                let (actor, row) = paid_by(txn, &actor, id).await?;
                if row.provider != TRANSFER || row.state != RefundState::Due {
                    return Err(wrong_state());
                }
                let today = memberships::logic::terms(txn).await?.day(now);
                if sending.sent_on > today {
                    return Err(Error::invalid("/sent_on", Code::OutOfRange));
                }
                send_in(txn, &row, sending, actor.account_id(), now).await?;
                let detail = json!({ "fen": row.fen });
                Ok(audit::record(txn, &actor, "send_refund", ("refund", id.0), detail, now).await?)
            })
        })
        .await?;
    seen_refund(app, actor, id).await
}

async fn send_in(
    txn: &Txn,
    row: &Model,
    sending: NewSending,
    by: Option<AccountId>,
    now: Instant,
) -> Result<(), Error> {
    if rules::sent(row.fen) == RefundState::Done {
        return finish(txn, row, sending, by, now).await;
    }
    let sent = ActiveModel {
        state: Set(RefundState::Sent),
        sent_on: Set(Some(sending.sent_on)),
        bank_reference: Set(Some(sending.bank_reference)),
        sent_by: Set(by),
        ..Default::default()
    };
    let changed = store::update_refund(txn, row.id, row.state, sent).await;
    if changed.on_unique(Error::Conflict(Code::ReferenceUsed))? { Ok(()) } else { Err(wrong_state()) }
}

/// Confirms that a large refund was sent: somebody else than who recorded it.
///
/// # Errors
/// [`Code::Forbidden`], [`Error::NotFound`], [`Code::Involved`], [`Code::WrongState`].
pub async fn confirm(app: &App, actor: &Actor, id: RefundId) -> Result<SeenRefund, Error> {
    actor.demand(Permission::TakePayments, Scope::Anywhere)?;
    app.db
        .write((actor.clone(), id, app.clock.now()), |txn, (actor, id, now)| {
            Box::pin(async move {
                let (actor, row) = paid_by(txn, &actor, id).await?;
                let (RefundState::Sent, Some(sent_on), Some(bank_reference)) =
                    (row.state, row.sent_on, row.bank_reference.clone())
                else {
                    return Err(wrong_state());
                };
                demand_of_other(&actor, row.sent_by)?;
                let sending = NewSending { sent_on, bank_reference };
                finish(txn, &row, sending, actor.account_id(), now).await?;
                Ok(audit::record(txn, &actor, "confirm_refund", ("refund", id.0), json!({}), now).await?)
            })
        })
        .await?;
    seen_refund(app, actor, id).await
}

/// The money is out: the refund is done, the book says so, and so does the deposit.
///
/// # Errors
/// [`Code::WrongState`] where it is done; [`Code::ReferenceUsed`].
pub(super) async fn finish(
    txn: &Txn,
    row: &Model,
    NewSending { sent_on, bank_reference }: NewSending,
    by: Option<AccountId>,
    now: Instant,
) -> Result<(), Error> {
    let done = ActiveModel {
        state: Set(RefundState::Done),
        sent_on: Set(Some(sent_on)),
        bank_reference: Set(Some(bank_reference)),
        sent_by: Set(row.sent_by.or(by)),
        confirmed_by: Set(row.sent_by.and(by)),
        failure: Set(None),
        done_at: Set(Some(now)),
        done_on: Set(Some(sent_on)),
        ..Default::default()
    };
    // Whoever comes second finds it done.
    let changed = store::update_refund(txn, row.id, row.state, done).await;
    if !changed.on_unique(Error::Conflict(Code::ReferenceUsed))? {
        return Err(wrong_state());
    }
    let payment = store::payment(txn, row.payment_id).await?;
    let payment = payment.ok_or_else(|| Error::internal(anyhow::anyhow!("a refund of no payment")))?;
    let whose = match row.deposit_id {
        Some(id) => asking::by_ids(txn, &[id]).await?.pop().map(|deposit| deposit.membership_id),
        None => None,
    };
    if let Some(id) = row.deposit_id {
        taking::paid_back(txn, id, row.cause, by, now).await?;
    }
    let way = if whose.is_some() { Movement::PaidBack } else { Movement::PaidBackUnassigned };
    let on: Date = sent_on;
    book(txn, &payment, whose, way, by, (on, now)).await
}
