//! What an operator does from the command line, and the first administrator.

use linli_entities::Instant;
use linli_entities::account::{self, AccountId, Locale};
use linli_entities::outbox::OutboxKind;
use linli_entities::role_grant::Role;
use sea_orm::Set;
use serde_json::json;

use super::registration::{self, EmailProof, NewAccount};
use super::{hashing, passwords, sessions, signing};
use crate::actor::Actor;
use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::rules::emails::Email;
use crate::features::accounts::rules::names::Name;
use crate::features::accounts::rules::passwords::Password;
use crate::features::accounts::store;
use crate::features::privacy;
use crate::features::roles::rules::NewGrant;
use crate::features::{complaints, roles};
use crate::{audit, outbox, secret};

/// The name of the first administrator, who may take another with the link.
const FIRST_NAME: &str = "admin";

/// Makes the first administrator where there is no account, and gives a link by which the password is set. While no
/// administrator has a password, each call gives a new link and makes the one before void; none once one has.
///
/// # Errors
/// When the database fails.
pub async fn first_administrator(app: &App) -> Result<Option<String>, Error> {
    let token = secret::token();
    let name = Name::parse(FIRST_NAME).map_err(|code| Error::invalid("/name", code))?;
    let made = app
        .db
        .write((name, token.clone(), app.clock.now()), |txn, (name, token, now)| {
            Box::pin(async move { prepare_first(txn, name, &token, now).await })
        })
        .await?;
    Ok(made.then(|| format!("{}&first=1", passwords::link(&app.config.public_url, &token))))
}

async fn prepare_first(txn: &Txn, name: Name, token: &str, now: Instant) -> Result<bool, Error> {
    if !store::accounts::any(txn).await? {
        let new = NewAccount {
            display_name: name.shown.clone(),
            name,
            email: None,
            email_proven: EmailProof::Missing,
            locale: Locale::ZhCn,
        };
        let made = registration::make(txn, new, None, now).await?;
        let grant = NewGrant::parse(Role::Administrator, None, None)?;
        roles::logic::grant_in(txn, &Actor::System, made.id, grant, now).await?;
    }
    let mut waiting = None;
    for id in roles::logic::administrators(txn).await? {
        let Some(account) = store::accounts::account(txn, id).await? else { continue };
        if account.password_hash.is_some() {
            return Ok(false);
        }
        waiting = waiting.or(Some(account));
    }
    let Some(account) = waiting else { return Ok(false) };
    passwords::issue(txn, &account, token, String::new(), passwords::PRINTED_LIFETIME, now).await?;
    Ok(true)
}

/// Whether there is any account.
///
/// # Errors
/// When the database fails.
pub async fn any_account(app: &App) -> Result<bool, Error> {
    Ok(store::accounts::any(app.db.read()).await?)
}

/// Gives an account that has no password one, an address that counts as proven, and the consent to the privacy notice
/// that every member gave. One that has a password is left as it is.
///
/// # Errors
/// [`Code::EmailTaken`](crate::code::Code::EmailTaken).
pub async fn equip(app: &App, id: AccountId, email: Email, password: Password) -> Result<(), Error> {
    let account = store::accounts::account(app.db.read(), id).await?.ok_or(Error::NotFound("account"))?;
    if account.password_hash.is_some() {
        return Ok(());
    }
    let hash = hashing::hash(app, password).await?;
    app.db
        .write((id, email, hash, app.clock.now()), |txn, (id, email, hash, now)| {
            Box::pin(async move {
                let row = account::ActiveModel {
                    id: Set(id),
                    email: Set(Some(email.shown)),
                    email_key: Set(Some(email.key)),
                    email_proven_at: Set(Some(now)),
                    email_failed_at: Set(None),
                    password_hash: Set(Some(hash)),
                    ..Default::default()
                };
                store::accounts::update(txn, row).await?;
                privacy::logic::consent_in(txn, id, now).await?;
                outbox::enqueue(txn, OutboxKind::Account, id.0, now).await?;
                Ok(audit::record(txn, &Actor::System, "equip_account", ("account", id.0), json!({}), now)
                    .await?)
            })
        })
        .await
}

/// The account with this name, e-mail address or phone number.
///
/// # Errors
/// [`Error::NotFound`] where there is none.
pub async fn by_login(app: &App, login: &str) -> Result<AccountId, Error> {
    signing::find(app, login).await?.map(|account| account.id).ok_or(Error::NotFound("account"))
}

/// A link by which the password of an account is set, valid for a day.
///
/// # Errors
/// When the database fails.
pub async fn reset_link(app: &App, id: AccountId) -> Result<String, Error> {
    let token = secret::token();
    app.db
        .write((id, token.clone(), app.clock.now()), |txn, (id, token, now)| {
            Box::pin(async move {
                let account = found(txn, id).await?;
                let lifetime = passwords::PRINTED_LIFETIME;
                passwords::issue(txn, &account, &token, String::new(), lifetime, now).await?;
                Ok(audit::record(txn, &Actor::System, "reset_link", ("account", id.0), json!({}), now)
                    .await?)
            })
        })
        .await?;
    Ok(passwords::link(&app.config.public_url, &token))
}

async fn found(txn: &Txn, id: AccountId) -> Result<account::Model, Error> {
    store::accounts::account(txn, id).await?.ok_or(Error::NotFound("account"))
}

/// Closes an account: its sessions end and it cannot sign in.
///
/// # Errors
/// [`Code::LastAdministrator`](crate::code::Code::LastAdministrator).
pub async fn disable(app: &App, id: AccountId) -> Result<(), Error> {
    app.db
        .write((id, app.clock.now()), |txn, (id, now)| {
            Box::pin(async move {
                found(txn, id).await?;
                roles::logic::demand_another_administrator(txn, id).await?;
                sessions::end_all_in(txn, id, None).await?;
                complaints::logic::hand_back(txn, id, true, now).await?;
                set_disabled(txn, id, Some(now), "disable_account", now).await
            })
        })
        .await
}

/// Opens a closed account again.
///
/// # Errors
/// When the database fails.
pub async fn enable(app: &App, id: AccountId) -> Result<(), Error> {
    app.db
        .write((id, app.clock.now()), |txn, (id, now)| {
            Box::pin(async move {
                found(txn, id).await?;
                set_disabled(txn, id, None, "enable_account", now).await
            })
        })
        .await
}

async fn set_disabled(
    txn: &Txn,
    id: AccountId,
    disabled_at: Option<Instant>,
    act: &str,
    now: Instant,
) -> Result<(), Error> {
    let row = account::ActiveModel { id: Set(id), disabled_at: Set(disabled_at), ..Default::default() };
    store::accounts::update(txn, row).await?;
    outbox::enqueue(txn, OutboxKind::Account, id.0, now).await?;
    Ok(audit::record(txn, &Actor::System, act, ("account", id.0), json!({}), now).await?)
}

/// Signs an account out everywhere.
///
/// # Errors
/// When the database fails.
pub async fn sign_out(app: &App, id: AccountId) -> Result<(), Error> {
    app.db
        .write((id, app.clock.now()), |txn, (id, now)| {
            Box::pin(async move {
                found(txn, id).await?;
                sessions::end_all_in(txn, id, None).await?;
                Ok(audit::record(txn, &Actor::System, "sign_out", ("account", id.0), json!({}), now).await?)
            })
        })
        .await
}
