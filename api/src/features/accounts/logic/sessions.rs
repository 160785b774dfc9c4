//! Sessions: from a token to who acts.

use std::sync::Arc;

use chrono::TimeDelta;
use linli_entities::session;

use crate::actor::{Actor, Rights, SignedIn};
use crate::app::App;
use crate::cache::{Cache, Ticket};
use crate::db::versions::Key;
use crate::error::Error;
use crate::features::accounts::store;
use crate::secret;

/// Who is signed in, by the hash of the token.
pub type SessionCache = Cache<String, Arc<SignedIn>>;

/// A session that is used is noted at most once in this time.
const SEEN_EACH: TimeDelta = TimeDelta::hours(1);

/// Who acts with this token: a guest when it is unknown, expired or of a closed account.
///
/// # Errors
/// When the database fails.
pub async fn actor_of(app: &App, token: &str) -> Result<Actor, Error> {
    let token_hash = secret::hash(token);
    if let Some(signed_in) = app.sessions.get(app.db.versions(), &token_hash) {
        return Ok(Actor::Account(signed_in));
    }
    let Some(session) = live(app, &token_hash).await? else { return Ok(Actor::Guest) };
    let ticket = Ticket::take(app.db.versions(), vec![Key::Rights(session.account_id)]);
    // Read again under the ticket: a sign-out in between must not be forgotten.
    let Some(session) = live(app, &token_hash).await? else { return Ok(Actor::Guest) };
    let Some(account) = store::account(app.db.read(), session.account_id).await? else {
        return Ok(Actor::Guest);
    };
    if account.disabled_at.is_some() {
        return Ok(Actor::Guest);
    }
    let signed_in = Arc::new(SignedIn {
        account_id: account.id,
        session_id: session.id,
        locale: account.locale,
        proven: account.email_proven_at.or(account.phone_proven_at).is_some(),
        rights: Arc::new(rights(app, session.account_id).await?),
    });
    app.sessions.put(token_hash, signed_in.clone(), ticket);
    note_use(app, &session).await?;
    Ok(Actor::Account(signed_in))
}

async fn live(app: &App, token_hash: &str) -> Result<Option<session::Model>, Error> {
    let now = app.clock.now();
    Ok(store::session_by_hash(app.db.read(), token_hash).await?.filter(|session| session.expires_at > now))
}

async fn rights(app: &App, account_id: linli_entities::account::AccountId) -> Result<Rights, Error> {
    let grants = store::grants(app.db.read(), account_id).await?;
    let homes = store::homes(app.db.read(), account_id).await?;
    Ok(Rights { grants, homes })
}

async fn note_use(app: &App, session: &session::Model) -> Result<(), Error> {
    let now = app.clock.now();
    if now - session.last_seen_at < SEEN_EACH {
        return Ok(());
    }
    app.db
        .write((session.id, now), |txn, (id, now)| {
            Box::pin(async move { Ok(store::session_seen(txn, id, now).await?) })
        })
        .await
}
