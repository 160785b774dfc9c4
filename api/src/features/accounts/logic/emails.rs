//! Proving an e-mail address: a code of six digits is mailed and typed in.

use chrono::TimeDelta;
use linli_entities::account::{self, AccountId};
use linli_entities::job::JobKind;
use linli_entities::outbox::OutboxKind;
use linli_entities::proof::{self, Purpose};
use linli_entities::{Instant, profile};
use sea_orm::{ConnectionTrait, Set};

use super::sessions::Visitor;
use crate::actor::SignedIn;
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::rules::letters::Letter;
use crate::features::accounts::rules::names;
use crate::features::accounts::store;
use crate::{jobs, outbox, secret};

/// How long a code is valid.
const CODE_LIFETIME: TimeDelta = TimeDelta::minutes(15);
/// Wrong tries that make a code void.
const TRIES_MAX: i32 = 5;
/// Codes of one account in a day: with [`TRIES_MAX`] tries each, fifty in a million guesses.
const CODES_A_DAY: u64 = 10;

/// A code is short, so its hash is mixed with a key that is not in the database.
fn code_hash(server_key: &str, account_id: AccountId, code: &str) -> String {
    secret::hash(&format!("{server_key} {account_id} {code}"))
}

/// Mails a letter about an account, in the transaction of what it tells.
pub(super) async fn mail(
    txn: &Txn,
    account: &account::Model,
    address: &str,
    letter: &Letter,
    now: Instant,
) -> Result<(), Error> {
    let profile: Option<profile::Model> = store::accounts::profile(txn, account.id).await?;
    let shown = profile.map_or_else(|| account.name.clone(), |profile| profile.display_name);
    let mail = letter.to(address, &shown, account.locale);
    let payload = serde_json::to_value(mail).map_err(Error::internal)?;
    Ok(jobs::enqueue(txn, JobKind::SendMail, payload, now).await?)
}

/// Mails a new code to the address of whoever asks; codes sent before are void. Does nothing for a proven address.
///
/// # Errors
/// [`Code::Required`] where there is no address; [`Error::TooManyRequests`].
pub async fn send_code(app: &App, actor: &SignedIn, visitor: &Visitor) -> Result<(), Error> {
    app.rates.mail_address.count(&visitor.network())?;
    app.rates.mail_account.count(&actor.account_id)?;
    let input = (actor.account_id, app.server_key.clone(), app.clock.now());
    app.db
        .write(input, |txn, (account_id, server_key, now)| {
            Box::pin(async move {
                let account =
                    store::accounts::account(txn, account_id).await?.ok_or(Error::SignInRequired)?;
                if account.email.is_none() {
                    return Err(Error::invalid("/email", Code::Required));
                }
                if account.email_proven_at.is_some() {
                    return Ok(());
                }
                let since = now - TimeDelta::days(1);
                if store::proofs::count_since(txn, account_id, Purpose::Email, since).await? >= CODES_A_DAY {
                    return Err(Error::TooManyRequests { retry_after_s: 3600 });
                }
                mail_code(txn, &account, &server_key, now).await
            })
        })
        .await
}

/// Mails a new code to the address of an account, if it has one, in the transaction of what it follows from; codes
/// sent before are void.
pub(super) async fn mail_code(
    txn: &Txn,
    account: &account::Model,
    server_key: &str,
    now: Instant,
) -> Result<(), Error> {
    let (Some(address), Some(target)) = (account.email.clone(), account.email_key.clone()) else {
        return Ok(());
    };
    let code = secret::code();
    let hash = code_hash(server_key, account.id, &code);
    store::proofs::void(txn, account.id, &[Purpose::Email], now).await?;
    let proof = new_proof(account, Purpose::Email, target, hash, CODE_LIFETIME, now);
    store::proofs::insert(txn, proof).await?;
    mail(txn, account, &address, &Letter::EmailCode { code }, now).await
}

/// Until when the code that was mailed last can be typed in; none where no code waits.
pub(super) async fn code_expires_at(
    db: &impl ConnectionTrait,
    account: &account::Model,
    now: Instant,
) -> Result<Option<Instant>, Error> {
    if account.email.is_none() || account.email_proven_at.is_some() {
        return Ok(None);
    }
    let waiting = store::proofs::open(db, account.id, Purpose::Email, now).await?;
    Ok(waiting.filter(|proof| proof.attempt_count < TRIES_MAX).map(|proof| proof.expires_at))
}

/// The row of a proof that was not tried yet.
pub(super) fn new_proof(
    account: &account::Model,
    purpose: Purpose,
    target: String,
    secret_hash: String,
    lifetime: TimeDelta,
    now: Instant,
) -> proof::ActiveModel {
    proof::ActiveModel {
        account_id: Set(account.id),
        purpose: Set(purpose),
        target: Set(target),
        secret_hash: Set(secret_hash),
        attempt_count: Set(0),
        created_at: Set(now),
        expires_at: Set(now + lifetime),
        used_at: Set(None),
        ..Default::default()
    }
}

/// Takes the code that was mailed: the address is proven.
///
/// # Errors
/// [`Code::WrongCode`] for one that is wrong, used, void or too old.
pub async fn prove(app: &App, actor: &SignedIn, code: &str) -> Result<(), Error> {
    let hash = code_hash(&app.server_key, actor.account_id, names::key(code.trim()).as_str());
    // A wrong try is no failure of the use case: it has to be counted, and what fails is undone.
    let proven = app
        .db
        .write((actor.account_id, hash, app.clock.now()), |txn, (account_id, hash, now)| {
            Box::pin(async move { try_code(txn, account_id, &hash, now).await })
        })
        .await?;
    if proven { Ok(()) } else { Err(Error::invalid("/code", Code::WrongCode)) }
}

async fn try_code(txn: &Txn, account_id: AccountId, hash: &str, now: Instant) -> Result<bool, Error> {
    // Another address in the meantime would be proven by the code of this one.
    let account = store::accounts::locked(txn, account_id).await?.ok_or(Error::SignInRequired)?;
    if account.email_proven_at.is_some() {
        return Ok(true);
    }
    let Some(proof) = store::proofs::open(txn, account_id, Purpose::Email, now).await? else {
        return Ok(false);
    };
    if !store::proofs::count_try(txn, proof.id, TRIES_MAX).await? {
        return Ok(false);
    }
    let right = proof.secret_hash == hash && Some(&proof.target) == account.email_key.as_ref();
    if !right || !store::proofs::use_up(txn, proof.id, now).await? {
        return Ok(false);
    }
    let row = account::ActiveModel {
        id: Set(account_id),
        email_proven_at: Set(Some(now)),
        email_failed_at: Set(None),
        ..Default::default()
    };
    store::accounts::update(txn, row).await?;
    outbox::enqueue(txn, OutboxKind::Account, account_id.0, now).await?;
    Ok(true)
}

/// Notes whether mail to this address of an account fails (E13), as long as it is the account's address.
///
/// # Errors
/// When the database fails.
pub async fn note_delivery(
    txn: &Txn,
    account_id: AccountId,
    address: &str,
    failed_at: Option<Instant>,
) -> Result<(), Error> {
    Ok(store::accounts::note_delivery(txn, account_id, address, failed_at).await?)
}
