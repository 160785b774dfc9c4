//! New accounts.

use linli_entities::account::{self, AccountId, Locale};
use linli_entities::outbox::OutboxKind;
use linli_entities::{Instant, profile};
use sea_orm::Set;

use super::sessions::{self, Opened, Visitor};
use super::{emails, hashing, signing};
use crate::actor::Actor;
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::rules::emails::Email;
use crate::features::accounts::rules::names::Name;
use crate::features::accounts::rules::passwords::Password;
use crate::features::accounts::store;
use crate::features::{privacy, word_rules};
use crate::once::Once;
use crate::{outbox, secret};

/// An account to be made.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// The name to sign in with.
    pub name: Name,
    /// The address, if there is one.
    pub email: Option<Email>,
    /// Whether the address is known to belong to the account: others must prove it by a code.
    pub email_proven: EmailProof,
    /// The name that is shown.
    pub display_name: String,
    /// The language.
    pub locale: Locale,
}

/// Whether the address of a new account is known to belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmailProof {
    /// By whoever makes the account.
    Vouched,
    /// Not yet.
    Missing,
}

/// Makes an account that cannot sign in by password yet: for the command line, imports and tests. People register.
///
/// # Errors
/// [`Code::NameTaken`], [`Code::EmailTaken`].
pub async fn create(app: &App, new: NewAccount) -> Result<AccountId, Error> {
    app.db
        .write((new, app.clock.now()), |txn, (new, now)| {
            Box::pin(async move { Ok(make(txn, new, None, now).await?.id) })
        })
        .await
}

/// Whether an account has this name, however it is written.
///
/// # Errors
/// When the database fails.
pub async fn is_name_taken(txn: &Txn, name: &Name) -> Result<bool, Error> {
    Ok(store::accounts::by_name_key(txn, &name.key).await?.is_some())
}

/// Writes the rows of a new account, made at `now`, inside a transaction.
///
/// # Errors
/// [`Code::NameTaken`], [`Code::EmailTaken`], after which a transaction of PostgreSQL takes nothing more;
/// [`is_name_taken`] asks before.
pub async fn make(
    txn: &Txn,
    new: NewAccount,
    password_hash: Option<String>,
    now: Instant,
) -> Result<account::Model, Error> {
    let NewAccount { name, email, email_proven, display_name, locale } = new;
    let (email, email_key) = email.map(|email| (email.shown, email.key)).unzip();
    let row = account::ActiveModel {
        name: Set(name.shown),
        name_key: Set(name.key),
        email_proven_at: Set(email.as_ref().filter(|_| email_proven == EmailProof::Vouched).map(|_| now)),
        email: Set(email),
        email_key: Set(email_key),
        phone_key: Set(None),
        phone_proven_at: Set(None),
        password_hash: Set(password_hash),
        locale: Set(locale),
        created_at: Set(now),
        disabled_at: Set(None),
        ..Default::default()
    };
    let account = store::accounts::insert(txn, row).await?;
    let row = profile::ActiveModel {
        account_id: Set(account.id),
        display_name: Set(display_name),
        bio: Set(String::new()),
        avatar_id: Set(None),
        updated_at: Set(now),
    };
    store::accounts::insert_profile(txn, row).await?;
    outbox::enqueue(txn, OutboxKind::Account, account.id.0, now).await?;
    Ok(account)
}

/// What somebody fills in to become a member.
#[derive(Clone, Debug)]
pub struct Application {
    /// The account.
    pub account: NewAccount,
    /// The password.
    pub password: Password,
    /// The version of the privacy notice that was agreed to.
    pub consent_version: String,
}

/// Registers an account, mails the code that proves its address and signs it in. The same request again signs in to
/// the account that it made.
///
/// # Errors
/// [`Code::ConsentOutdated`], [`Code::NameTaken`], [`Code::EmailTaken`]; [`Error::TooManyRequests`].
pub async fn register(app: &App, visitor: Visitor, new: Application, once: Once) -> Result<Opened, Error> {
    app.rates.register.count(&visitor.network())?;
    privacy::logic::demand_current(&new.consent_version)?;
    word_rules::logic::demand_clean(app, &Actor::Guest, "/name", &new.account.name.shown).await?;
    word_rules::logic::demand_clean(app, &Actor::Guest, "/display_name", &new.account.display_name).await?;
    match enter(app, visitor.clone(), new.clone(), once.clone()).await {
        Err(Error::Conflict(Code::NameTaken)) if made_before(app, &new.account, once).await? => {
            // The key says that it is the same request, the password that it is the same person.
            let (name, password) = (new.account.name.shown, new.password);
            match signing::sign_in(app, visitor, &Actor::Guest, &name, password).await {
                Err(Error::Forbidden(Code::WrongCredentials)) => Err(Error::Conflict(Code::NameTaken)),
                entered => entered,
            }
        }
        entered => entered,
    }
}

/// Whether the account with the name was made by the request with this key.
async fn made_before(app: &App, new: &NewAccount, once: Once) -> Result<bool, Error> {
    match store::accounts::by_name_key(app.db.read(), &new.name.key).await? {
        Some(account) => Ok(once.kept_with(account.id).made_before(app.db.read()).await?.is_some()),
        None => Ok(false),
    }
}

async fn enter(app: &App, visitor: Visitor, new: Application, once: Once) -> Result<Opened, Error> {
    demand_free(app, &new.account).await?;
    let password_hash = hashing::hash(app, new.password).await?;
    // Where too many mails were caused already, the account is made all the same: a code can be asked for later.
    let mailing_key = app.rates.mail_address.count(&visitor.network()).ok().map(|()| app.server_key.clone());
    let mailing = mailing_key.is_some();
    let input = (new.account, password_hash, mailing_key, secret::token(), visitor, once, app.clock.now());
    let opened = app
        .db
        .write(input, |txn, (new, password_hash, mailing_key, token, visitor, once, now)| {
            Box::pin(async move {
                let account = make(txn, new, Some(password_hash), now).await?;
                let account_id = account.id;
                once.kept_with(account_id).remember(txn, account_id.0, now).await?;
                privacy::logic::consent_in(txn, account_id, now).await?;
                if let Some(key) = mailing_key {
                    emails::mail_code(txn, &account, &key, now).await?;
                }
                let opened = Opened { account_id, token };
                sessions::begin(txn, &opened, visitor, now).await?;
                Ok(opened)
            })
        })
        .await?;
    if mailing {
        // The first of what it may be mailed: never refused.
        app.rates.mail_account.count(&opened.account_id)?;
    }
    Ok(opened)
}

/// Looks before hashing. The constraints of the database decide; this only spares the work.
async fn demand_free(app: &App, new: &NewAccount) -> Result<(), Error> {
    if store::accounts::by_name_key(app.db.read(), &new.name.key).await?.is_some() {
        return Err(Error::Conflict(Code::NameTaken));
    }
    if let Some(email) = &new.email
        && store::accounts::by_email_key(app.db.read(), &email.key).await?.is_some()
    {
        return Err(Error::Conflict(Code::EmailTaken));
    }
    Ok(())
}
