//! Setting a password: by the present one, or by a link that was mailed or printed.

use chrono::TimeDelta;
use linli_entities::account::{self, Locale};
use linli_entities::outbox::OutboxKind;
use linli_entities::proof::{self, Purpose};
use linli_entities::{Instant, account::AccountId, profile};
use sea_orm::Set;

use super::sessions::{self, Opened, Visitor};
use super::{codes, emails, hashing, signing};
use crate::actor::SignedIn;
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::rules::emails::Email;
use crate::features::accounts::rules::letters::Letter;
use crate::features::accounts::rules::names::Name;
use crate::features::accounts::rules::passwords::Password;
use crate::features::accounts::store;
use crate::features::privacy;
use crate::{outbox, secret};

/// How long a link that was mailed is valid.
const MAILED_LIFETIME: TimeDelta = TimeDelta::hours(1);
/// How long a link that the operator handed out is valid.
pub(super) const PRINTED_LIFETIME: TimeDelta = TimeDelta::days(1);

/// Where a link leads.
pub(super) fn link(public_url: &str, token: &str) -> String {
    format!("{public_url}/reset-password?token={token}")
}

/// Makes a link valid and every one before it void. `target` is the address it is mailed to, empty for one that is
/// printed.
pub(super) async fn issue(
    txn: &Txn,
    account: &account::Model,
    token: &str,
    target: String,
    lifetime: TimeDelta,
    now: Instant,
) -> Result<(), Error> {
    store::proofs::void(txn, account.id, &[Purpose::Password], now).await?;
    let proof = codes::new_proof(account, Purpose::Password, target, secret::hash(token), lifetime, now);
    store::proofs::insert(txn, proof).await?;
    Ok(())
}

/// Changes the password of whoever asks. Other sessions end, links become void.
///
/// # Errors
/// [`Code::WrongPassword`], [`Code::WeakPassword`], [`Error::TooManyRequests`].
pub async fn change(app: &App, actor: &SignedIn, current: Password, new: &str) -> Result<(), Error> {
    let id = actor.account_id;
    signing::count_guess(app, Some(id), "")?;
    let account = store::accounts::account(app.db.read(), id).await?.ok_or(Error::SignInRequired)?;
    let new = parse_own(new, &account).map_err(|code| Error::invalid("/new_password", code))?;
    if !hashing::verify(app, account.password_hash.clone(), current).await? {
        return Err(Error::invalid("/current_password", Code::WrongPassword));
    }
    let hash = hashing::hash(app, new).await?;
    let input = (account, hash, actor.session_id, app.clock.now());
    app.db
        .write(input, |txn, (verified, hash, session_id, now)| {
            Box::pin(async move {
                // Held from here on: a reset that is under way has the last word, whoever knew the password before it.
                let account =
                    store::accounts::locked(txn, verified.id).await?.ok_or(Error::SignInRequired)?;
                if account.password_hash != verified.password_hash {
                    return Err(Error::invalid("/current_password", Code::WrongPassword));
                }
                let row = account::ActiveModel {
                    id: Set(account.id),
                    password_hash: Set(Some(hash)),
                    ..Default::default()
                };
                store::accounts::update(txn, row).await?;
                store::proofs::void(txn, account.id, &[Purpose::Password], now).await?;
                sessions::end_all_in(txn, account.id, Some(session_id)).await?;
                tell_of_change(txn, &account, now).await
            })
        })
        .await
}

fn parse_own(password: &str, account: &account::Model) -> Result<Password, Code> {
    Password::parse(password, &[&account.name, account.email.as_deref().unwrap_or_default()])
}

/// Where the shown name was only the name, it follows.
async fn show_name(txn: &Txn, account: &account::Model, name: &Name, now: Instant) -> Result<(), Error> {
    let profile = store::accounts::profile(txn, account.id).await?;
    if profile.is_some_and(|profile| profile.display_name == account.name) {
        let row = profile::ActiveModel {
            account_id: Set(account.id),
            display_name: Set(name.shown.clone()),
            updated_at: Set(now),
            ..Default::default()
        };
        store::accounts::update_profile(txn, row).await?;
    }
    Ok(())
}

async fn tell_of_change(txn: &Txn, account: &account::Model, now: Instant) -> Result<(), Error> {
    match account.email.as_deref().filter(|_| account.email_proven_at.is_some()) {
        Some(address) => emails::mail(txn, account, address, &Letter::PasswordChanged, now).await,
        None => Ok(()),
    }
}

/// Mails a link to whoever has forgotten the password. Answers the same whether there is such an account.
///
/// # Errors
/// [`Error::TooManyRequests`] for the address that asks; never for the account, which would tell that it exists.
pub async fn recover(app: &App, visitor: &Visitor, login: &str) -> Result<(), Error> {
    app.rates.mail_address.count(&visitor.network())?;
    let account = signing::find(app, login).await?.filter(|account| account.disabled_at.is_none());
    let Some(account) = account.filter(|account| account.email.is_some()) else { return Ok(()) };
    if app.rates.mail_account.count_untold(&account.id).is_err() {
        return Ok(());
    }
    let token = secret::token();
    let link = link(&app.config.public_url, &token);
    app.db
        .write((account.id, token, link, app.clock.now()), |txn, (id, token, link, now)| {
            Box::pin(async move { mail_link(txn, id, &token, link, now).await })
        })
        .await
}

async fn mail_link(txn: &Txn, id: AccountId, token: &str, link: String, now: Instant) -> Result<(), Error> {
    let Some(account) = store::accounts::account(txn, id).await? else { return Ok(()) };
    let (Some(address), Some(target)) = (account.email.clone(), account.email_key.clone()) else {
        return Ok(());
    };
    issue(txn, &account, token, target, MAILED_LIFETIME, now).await?;
    emails::mail(txn, &account, &address, &Letter::Recovery { link }, now).await
}

/// What a link is used for.
#[derive(Clone)]
pub struct Reset {
    /// The secret of the link.
    pub token: String,
    /// The password that is set.
    pub password: String,
    /// A name, for an account that has no password yet.
    pub name: Option<Name>,
    /// An e-mail address, for an account that has no password yet.
    pub email: Option<Email>,
    /// The language, taken for an account that has no password yet.
    pub locale: Option<Locale>,
    /// The version of the privacy notice that is agreed to with it.
    pub consent_version: Option<String>,
}

/// Sets a password by a link and signs in. Every session ends, every link is void.
///
/// # Errors
/// [`Code::WrongCode`] for a link that is wrong, used, void or too old; [`Code::WeakPassword`];
/// [`Code::AccountDisabled`]; [`Code::NameTaken`], [`Code::EmailTaken`]; [`Code::Forbidden`] for a name or address
/// where the account has a password already; [`Code::ConsentOutdated`]; [`Error::TooManyRequests`].
pub async fn reset(app: &App, visitor: Visitor, reset: Reset) -> Result<Opened, Error> {
    app.rates.sign_in_address.count(&visitor.network())?;
    let Reset { token, password, name, email, locale, consent_version } = reset;
    let (proof, account) = by_token(app, &token).await?;
    if let Some(version) = &consent_version {
        privacy::logic::demand_current(version)?;
    }
    if (name.is_some() || email.is_some()) && account.password_hash.is_some() {
        return Err(Error::Forbidden(Code::Forbidden));
    }
    let own_name = name.as_ref().map_or(account.name.as_str(), |name| &name.shown);
    let own_email = email.as_ref().map(|email| email.shown.as_str()).or(account.email.as_deref());
    let password = Password::parse(&password, &[own_name, own_email.unwrap_or_default()])
        .map_err(|code| Error::invalid("/password", code))?;
    let hash = hashing::hash(app, password).await?;
    let chosen = Chosen { hash, name, email, locale, consents: consent_version.is_some() };
    let input = (proof, chosen, secret::token(), visitor, app.clock.now());
    app.db
        .write(input, |txn, (proof, chosen, token, visitor, now)| {
            Box::pin(async move {
                let opened = Opened { account_id: proof.account_id, token };
                use_link(txn, proof, chosen, now).await?;
                sessions::end_all_in(txn, opened.account_id, None).await?;
                sessions::begin(txn, &opened, visitor, now).await?;
                Ok(opened)
            })
        })
        .await
}

async fn by_token(app: &App, token: &str) -> Result<(proof::Model, account::Model), Error> {
    let wrong = || Error::invalid("/token", Code::WrongCode);
    let (hash, now) = (secret::hash(token), app.clock.now());
    let proof = store::proofs::open_by_secret(app.db.read(), &hash, Purpose::Password, now).await?;
    let proof = proof.ok_or_else(wrong)?;
    let account = store::accounts::account(app.db.read(), proof.account_id).await?.ok_or_else(wrong)?;
    Ok((proof, account))
}

#[derive(Clone)]
struct Chosen {
    hash: String,
    name: Option<Name>,
    email: Option<Email>,
    locale: Option<Locale>,
    consents: bool,
}

async fn use_link(txn: &Txn, proof: proof::Model, chosen: Chosen, now: Instant) -> Result<(), Error> {
    let wrong = || Error::invalid("/token", Code::WrongCode);
    let account = store::accounts::locked(txn, proof.account_id).await?.ok_or_else(wrong)?;
    if account.disabled_at.is_some() {
        return Err(Error::Forbidden(Code::AccountDisabled));
    }
    if proof.expires_at <= now || !store::proofs::use_up(txn, proof.id, now).await? {
        return Err(wrong());
    }
    let Chosen { hash, name, email, locale, consents } = chosen;
    if (name.is_some() || email.is_some()) && account.password_hash.is_some() {
        return Err(Error::Forbidden(Code::Forbidden));
    }
    let mut row =
        account::ActiveModel { id: Set(account.id), password_hash: Set(Some(hash)), ..Default::default() };
    // The link arrived where it was mailed to: that proves the address as a code does.
    if account.email_proven_at.is_none() && Some(&proof.target) == account.email_key.as_ref() {
        row.email_proven_at = Set(Some(now));
    }
    if let Some(locale) = locale.filter(|_| account.password_hash.is_none()) {
        row.locale = Set(locale);
    }
    if consents {
        privacy::logic::consent_in(txn, account.id, now).await?;
    }
    if let Some(name) = name {
        show_name(txn, &account, &name, now).await?;
        row.name = Set(name.shown);
        row.name_key = Set(name.key);
    }
    if let Some(email) = email.filter(|email| Some(&email.key) != account.email_key.as_ref()) {
        row.email = Set(Some(email.shown));
        row.email_key = Set(Some(email.key));
        row.email_proven_at = Set(None);
    }
    store::accounts::update(txn, row).await?;
    store::proofs::void(txn, account.id, &[Purpose::Password], now).await?;
    outbox::enqueue(txn, OutboxKind::Account, account.id.0, now).await?;
    tell_of_change(txn, &account, now).await
}
