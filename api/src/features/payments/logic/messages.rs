//! What providers of payments say: it may come twice, late or out of order, and is forged by whoever tries. A message is
//! taken down once, in the transaction of what follows from it.

use std::collections::HashMap;

use linli_entities::payment::{Model as Payment, PaymentId};
use linli_entities::payment_message::{ActiveModel, MessageOutcome, PaymentMessageKind};
use linli_entities::refund::{self, Model as Refund, RefundId, RefundState};
use linli_entities::{Date, Instant};
use sea_orm::Set;

use super::recording::arrive;
use super::refunding::finish;
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::deposits::logic::taking;
use crate::features::deposits::rules::Paid;
use crate::features::memberships;
use crate::features::payments::rules::signing::{self, Headers};
use crate::features::payments::rules::{self, NewPayment, NewSending, Said};
use crate::features::payments::store;
use crate::features::points::rules::Terms;
use crate::page::PageRequest;
use crate::secret;

/// A message that is its provider's own.
#[derive(Clone, Debug)]
pub struct Genuine {
    provider: String,
    message_id: String,
    body_hash: String,
}

/// Whether a message is the provider's own, and was sent just now.
///
/// # Errors
/// [`Error::NotFound`] where there is no such provider; [`Code::BadSignature`].
pub fn verify(app: &App, provider: &str, headers: &Headers, body: &[u8]) -> Result<Genuine, Error> {
    let known = app.config.payments.get(provider).ok_or(Error::NotFound("provider of payments"))?;
    let message_id = signing::read(&known.secret, headers, body, app.clock.now())
        .ok_or(Error::Forbidden(Code::BadSignature))?;
    Ok(Genuine {
        provider: provider.to_owned(),
        message_id: message_id.to_owned(),
        body_hash: secret::hash_bytes(body),
    })
}

/// A page of the refunds that a provider has to pay, each with the payment that goes back: first what is due first.
///
/// # Errors
/// When the database fails.
pub async fn due(
    app: &App,
    Genuine { provider, .. }: &Genuine,
    page: &PageRequest<(Date, RefundId)>,
) -> Result<(Vec<(Refund, Payment)>, Option<String>), Error> {
    let rows = store::refunds_due_of(app.db.read(), provider, page).await?;
    let (rows, next) = page.cut(rows, |row| (row.due_on, row.id));
    let ids: Vec<PaymentId> = rows.iter().map(|row| row.payment_id).collect();
    let payments = store::payments_by_ids(app.db.read(), &ids).await?.into_iter();
    let payments: HashMap<PaymentId, Payment> = payments.map(|payment| (payment.id, payment)).collect();
    let with_payment = |row: Refund| payments.get(&row.payment_id).cloned().map(|payment| (row, payment));
    Ok((rows.into_iter().filter_map(with_payment).collect(), next))
}

/// Takes a message: what came before is answered as it was then.
///
/// # Errors
/// [`Code::IdempotencyKeyReused`] where its id came with other words before.
pub async fn take(app: &App, genuine: Genuine, said: Said) -> Result<MessageOutcome, Error> {
    app.db
        .write((genuine, said, app.clock.now()), |txn, (genuine, said, now)| {
            Box::pin(take_in(txn, genuine, said, now))
        })
        .await
}

async fn take_in(txn: &Txn, genuine: Genuine, said: Said, now: Instant) -> Result<MessageOutcome, Error> {
    let Genuine { provider, message_id, body_hash } = genuine;
    let row = ActiveModel {
        provider: Set(provider.clone()),
        message_id: Set(message_id.clone()),
        body_hash: Set(body_hash.clone()),
        kind: Set(said.kind),
        outcome: Set(MessageOutcome::Noted),
        reference: Set(said.reference.clone()),
        refund_number: Set(said.refund_number.clone()),
        fen: Set(Some(said.fen)),
        happened_at: Set(said.happened_at),
        received_at: Set(now),
        ..Default::default()
    };
    // Taken down first: of two that come at once, the second waits here and finds what came of the first.
    if !store::insert_message(txn, row).await? {
        let before = store::message(txn, &provider, &message_id).await?;
        return match before {
            Some(before) if before.body_hash == body_hash => Ok(before.outcome),
            _ => Err(Error::Conflict(Code::IdempotencyKeyReused)),
        };
    }
    let terms = memberships::logic::terms(txn).await?;
    let outcome = match said.kind {
        PaymentMessageKind::Paid => paid(txn, &provider, said, &terms, now).await?,
        PaymentMessageKind::Refunded => refunded(txn, &provider, said, &terms, now).await?,
        PaymentMessageKind::RefundFailed => failed(txn, &provider, said).await?,
    };
    store::note_outcome(txn, &provider, &message_id, outcome).await?;
    Ok(outcome)
}

/// Somebody paid. Under one number a provider has one payment, whatever ids its messages have.
async fn paid(
    txn: &Txn,
    provider: &str,
    said: Said,
    terms: &Terms,
    now: Instant,
) -> Result<MessageOutcome, Error> {
    if store::is_known(txn, provider, &said.trade_number).await? {
        return Ok(MessageOutcome::Noted);
    }
    let deposit = match &said.reference {
        Some(text) => taking::of_reference(txn, text).await?,
        None => None,
    };
    let known = deposit.is_some();
    let new = NewPayment {
        provider: provider.to_owned(),
        fen: said.fen,
        paid: Paid::At(said.happened_at),
        bank_reference: said.trade_number,
        reference: said.reference,
        payer: said.payer,
    };
    let row = arrive(txn, new, deposit, None, terms, now).await?;
    Ok(match row.state {
        _ if !known => MessageOutcome::Kept,
        linli_entities::payment::PaymentState::Held => MessageOutcome::Held,
        _ => MessageOutcome::Returned,
    })
}

/// The refund that a message names, where it is this provider's and of this amount.
async fn named(txn: &Txn, provider: &str, said: &Said) -> Result<Option<Refund>, Error> {
    let Some(id) = said.refund_number.as_deref().and_then(rules::of_number) else { return Ok(None) };
    let row = store::refund(txn, id).await?;
    Ok(row.filter(|row| row.provider == provider && row.fen == said.fen))
}

async fn refunded(
    txn: &Txn,
    provider: &str,
    said: Said,
    terms: &Terms,
    now: Instant,
) -> Result<MessageOutcome, Error> {
    let Some(row) = named(txn, provider, &said).await? else { return Ok(MessageOutcome::Kept) };
    if row.state == RefundState::Done {
        return Ok(MessageOutcome::Noted);
    }
    let sending = NewSending { sent_on: terms.day(said.happened_at), bank_reference: said.trade_number };
    finish(txn, &row, sending, None, now).await?;
    Ok(MessageOutcome::Refunded)
}

/// A refund could not be paid: it stays due, and staff see why. Of one that is done by now it says nothing new.
async fn failed(txn: &Txn, provider: &str, said: Said) -> Result<MessageOutcome, Error> {
    let Some(row) = named(txn, provider, &said).await? else { return Ok(MessageOutcome::Kept) };
    if row.state == RefundState::Due {
        let why = said.failure.unwrap_or(said.trade_number);
        let failed = refund::ActiveModel { failure: Set(Some(why)), ..Default::default() };
        store::update_refund(txn, row.id, row.state, failed).await?;
    }
    Ok(MessageOutcome::Noted)
}
