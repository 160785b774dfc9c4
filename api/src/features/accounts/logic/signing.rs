//! Signing in and out.

use linli_entities::account::{self, AccountId};
use linli_entities::session::SessionId;

use super::hashing;
use super::sessions::{self, Opened, Visitor};
use crate::actor::{Actor, SignedIn};
use crate::app::App;
use crate::code::Code;
use crate::error::Error;
use crate::features::accounts::rules::passwords::Password;
use crate::features::accounts::rules::{emails, names, phones};
use crate::features::accounts::store;
use crate::secret;

/// The most bytes of what somebody signs in with.
const LOGIN_BYTES_MAX: usize = 300;

/// The account with this name, e-mail address or phone number.
///
/// # Errors
/// When the database fails.
pub(super) async fn find(app: &App, login: &str) -> Result<Option<account::Model>, Error> {
    let db = app.db.read();
    // PostgreSQL takes no NUL in a text, and nobody is called so.
    if login.len() > LOGIN_BYTES_MAX || login.contains('\0') {
        return Ok(None);
    }
    if login.contains('@') {
        return Ok(store::accounts::by_email_key(db, &emails::key(login)).await?);
    }
    if let Some(phone_key) = phones::key(login) {
        return Ok(store::accounts::by_phone_key(db, &phone_key).await?);
    }
    Ok(store::accounts::by_name_key(db, &names::key(login.trim())).await?)
}

/// Counts a try to guess the password of an account, or of a login that no account has.
pub(super) fn count_guess(app: &App, account_id: Option<AccountId>, login: &str) -> Result<(), Error> {
    let key = match account_id {
        Some(id) => format!("account {id}"),
        // Hashed, because a login is personal and of any length.
        None => secret::hash(&names::key(login)),
    };
    app.rates.sign_in_login.count_untold(&key)
}

/// Signs in with name, e-mail address or phone number. The session this browser had before ends.
///
/// # Errors
/// [`Code::WrongCredentials`], the same whether the account or the password is wrong; [`Code::AccountDisabled`] to
/// whoever has the right password; [`Error::TooManyRequests`].
pub async fn sign_in(
    app: &App,
    visitor: Visitor,
    before: &Actor,
    login: &str,
    password: Password,
) -> Result<Opened, Error> {
    app.rates.sign_in_address.count(&visitor.network())?;
    let account = find(app, login).await?;
    count_guess(app, account.as_ref().map(|account| account.id), login)?;
    let hash = account.as_ref().and_then(|account| account.password_hash.clone());
    let right = hashing::verify(app, hash, password).await?;
    let Some(account) = account.filter(|_| right) else {
        return Err(Error::Forbidden(Code::WrongCredentials));
    };
    let before = session_of(before);
    let input = (account, before, secret::token(), visitor, app.clock.now());
    app.db
        .write(input, |txn, (verified, before, token, visitor, now)| {
            Box::pin(async move {
                // The password may have been changed while it was verified; from here on it is not, until there is a
                // session that changing it ends.
                let account = store::accounts::locked(txn, verified.id).await?;
                let account = account
                    .filter(|account| account.password_hash == verified.password_hash)
                    .ok_or(Error::Forbidden(Code::WrongCredentials))?;
                if account.disabled_at.is_some() {
                    return Err(Error::Forbidden(Code::AccountDisabled));
                }
                if let Some((account_id, session_id)) = before {
                    sessions::end_in(txn, account_id, session_id).await?;
                }
                let opened = Opened { account_id: account.id, token };
                sessions::begin(txn, &opened, visitor, now).await?;
                Ok(opened)
            })
        })
        .await
}

/// The session that an actor came with.
fn session_of(actor: &Actor) -> Option<(AccountId, SessionId)> {
    match actor {
        Actor::Account(account) => Some((account.account_id, account.session_id)),
        Actor::Guest | Actor::System => None,
    }
}

/// Ends the session that the request came with.
///
/// # Errors
/// When the database fails.
pub async fn sign_out(app: &App, actor: &SignedIn) -> Result<(), Error> {
    match sessions::end(app, actor, actor.session_id).await {
        // It ended in the meantime: that is what was asked for.
        Err(Error::NotFound(_)) => Ok(()),
        ended => ended,
    }
}
