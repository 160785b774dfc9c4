//! Proving a telephone number: a code of six digits is sent there as a text message and typed in. Until then the number is
//! nobody's, so that nobody can keep it from whoever has the telephone.

use linli_entities::Instant;
use linli_entities::account::{self, AccountId};
use linli_entities::job::JobKind;
use linli_entities::outbox::OutboxKind;
use linli_entities::proof::Purpose;
use sea_orm::{ConnectionTrait, Set};

use super::sessions::Visitor;
use super::{codes, emails};
use crate::actor::SignedIn;
use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::rules::letters::{Letter, code_text};
use crate::features::accounts::rules::phones::Phone;
use crate::features::accounts::store;
use crate::jobs::carrier::{Channel, Message};
use crate::{jobs, outbox, secret};

/// A number that waits to be proven.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// The number, in E.164.
    pub number: String,
    /// Until when the code can be typed in.
    pub expires_at: Instant,
}

/// Sends a code to a number; codes sent before are void.
///
/// # Errors
/// [`Error::TooManyRequests`]: what is sent costs money, and rings at somebody's who may not have asked for it.
pub async fn send_code(app: &App, actor: &SignedIn, visitor: &Visitor, phone: Phone) -> Result<(), Error> {
    app.rates.mail_address.count(&visitor.network())?;
    app.rates.sms_account.count(&actor.account_id)?;
    app.rates.sms_number.count_untold(&phone.key)?;
    let input = (actor.account_id, phone, app.server_key.clone(), app.clock.now());
    app.db.write(input, |txn, (id, phone, key, now)| Box::pin(send_in(txn, id, phone, key, now))).await
}

async fn send_in(
    txn: &Txn,
    account_id: AccountId,
    phone: Phone,
    server_key: String,
    now: Instant,
) -> Result<(), Error> {
    let account = store::accounts::account(txn, account_id).await?.ok_or(Error::SignInRequired)?;
    if account.phone_key.as_ref() == Some(&phone.key) {
        return Ok(());
    }
    codes::demand_few(txn, account_id, Purpose::Phone, now).await?;
    let target = phone.key.clone();
    let code = codes::make(txn, &account, Purpose::Phone, target, &server_key, now).await?;
    let message = Message {
        id: format!("code-{}", secret::token()),
        channel: Channel::Sms,
        to: phone.key,
        text: code_text(&code, account.locale),
        url: None,
    };
    let payload = serde_json::to_value(message).map_err(Error::internal)?;
    Ok(jobs::enqueue(txn, JobKind::SendText, payload, now).await?)
}

/// The number that a code was sent to which can still be typed in.
pub(super) async fn waiting(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    now: Instant,
) -> Result<Option<Waiting>, Error> {
    let waiting = codes::waiting(db, account_id, Purpose::Phone, now).await?;
    Ok(waiting.map(|proof| Waiting { number: proof.target, expires_at: proof.expires_at }))
}

/// Takes the code that was sent: the number is the account's. Whoever has the telephone now has the number: an account that
/// had it before loses it, and is told by mail.
///
/// # Errors
/// [`Code::WrongCode`](crate::code::Code::WrongCode) for one that is wrong, used, void or too old.
pub async fn prove(app: &App, actor: &SignedIn, code: &str) -> Result<(), Error> {
    let hash = codes::hash(&app.server_key, actor.account_id, code);
    // A wrong try is no failure of the use case: it has to be counted, and what fails is undone.
    let proven = app
        .db
        .write((actor.account_id, hash, app.clock.now()), |txn, (account_id, hash, now)| {
            Box::pin(async move { try_code(txn, account_id, &hash, now).await })
        })
        .await?;
    codes::judged(proven)
}

async fn try_code(txn: &Txn, account_id: AccountId, hash: &str, now: Instant) -> Result<bool, Error> {
    store::accounts::locked(txn, account_id).await?.ok_or(Error::SignInRequired)?;
    let Some(number) = codes::take(txn, account_id, Purpose::Phone, hash, now).await? else {
        return Ok(false);
    };
    if let Some(before) = store::accounts::by_phone_key(txn, &number).await?
        && before.id != account_id
    {
        set(txn, before.id, None, now).await?;
        if let Some(address) = before.email.as_deref().filter(|_| before.email_proven_at.is_some()) {
            emails::mail(txn, &before, address, &Letter::PhoneMoved, now).await?;
        }
    }
    set(txn, account_id, Some(number), now).await?;
    Ok(true)
}

/// Takes the number away from the account of whoever asks. Nothing is sent there any more.
///
/// # Errors
/// When the database fails.
pub async fn remove(app: &App, actor: &SignedIn) -> Result<(), Error> {
    app.db
        .write((actor.account_id, app.clock.now()), |txn, (id, now)| {
            Box::pin(async move {
                let account = store::accounts::locked(txn, id).await?.ok_or(Error::SignInRequired)?;
                store::proofs::void(txn, id, &[Purpose::Phone], now).await?;
                if account.phone_key.is_some() {
                    set(txn, id, None, now).await?;
                }
                Ok(())
            })
        })
        .await
}

async fn set(txn: &Txn, id: AccountId, number: Option<String>, now: Instant) -> Result<(), Error> {
    let row = account::ActiveModel {
        id: Set(id),
        phone_proven_at: Set(number.is_some().then_some(now)),
        phone_key: Set(number),
        ..Default::default()
    };
    store::accounts::update(txn, row).await?;
    Ok(outbox::enqueue(txn, OutboxKind::Account, id.0, now).await?)
}
