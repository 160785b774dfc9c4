//! New accounts.

use linli_entities::account::{self, AccountId, Locale};
use linli_entities::outbox::OutboxKind;
use linli_entities::{Instant, profile};
use sea_orm::Set;

use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::rules::emails::Email;
use crate::features::accounts::rules::names::Name;
use crate::features::accounts::store;
use crate::outbox;

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
/// [`Code::NameTaken`](crate::code::Code::NameTaken), [`Code::EmailTaken`](crate::code::Code::EmailTaken).
pub async fn create(app: &App, new: NewAccount) -> Result<AccountId, Error> {
    app.db
        .write((new, app.clock.now()), |txn, (new, now)| {
            Box::pin(async move { Ok(make(txn, new, None, now).await?.id) })
        })
        .await
}

/// Writes the rows of a new account.
pub(super) async fn make(
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
