//! Proving an e-mail address: a code of six digits is mailed and typed in.

use linli_entities::account::{self, AccountId};
use linli_entities::job::JobKind;
use linli_entities::outbox::OutboxKind;
use linli_entities::proof::Purpose;
use linli_entities::{Instant, profile};
use sea_orm::{ConnectionTrait, Set};

use super::codes;
use super::sessions::Visitor;
use crate::actor::SignedIn;
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::rules::letters::Letter;
use crate::features::accounts::store;
use crate::{jobs, outbox};

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
                codes::demand_few(txn, account_id, Purpose::Email, now).await?;
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
    let code = codes::make(txn, account, Purpose::Email, target, server_key, now).await?;
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
    Ok(codes::waiting(db, account.id, Purpose::Email, now).await?.map(|proof| proof.expires_at))
}

/// Takes the code that was mailed: the address is proven.
///
/// # Errors
/// [`Code::WrongCode`] for one that is wrong, used, void or too old.
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
    // Another address in the meantime would be proven by the code of this one.
    let account = store::accounts::locked(txn, account_id).await?.ok_or(Error::SignInRequired)?;
    if account.email_proven_at.is_some() {
        return Ok(true);
    }
    let target = codes::take(txn, account_id, Purpose::Email, hash, now).await?;
    if target.is_none() || target != account.email_key {
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
