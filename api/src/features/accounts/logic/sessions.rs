//! Sessions: from a token to who acts, and from an account to a token.

use std::collections::{HashMap, HashSet};
use std::net::IpAddr;
use std::sync::Arc;

use chrono::TimeDelta;
use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::session::{self, SessionId};
use sea_orm::{ConnectionTrait, Set};

use crate::actor::{Actor, Bar, Grant, Held, Rights, SignedIn};
use crate::app::App;
use crate::cache::{Cache, Ticket};
use crate::db::Txn;
use crate::db::versions::Key;
use crate::error::Error;
use crate::features::accounts::store;
use crate::features::sanctions;
use crate::{rate, secret};

/// Who is signed in, by the hash of the token.
pub type SessionCache = Cache<String, Recognised>;

/// Who is signed in, as it was read.
#[derive(Clone, Debug)]
pub struct Recognised {
    signed_in: Arc<SignedIn>,
    until: Instant,
}

/// How long a session lasts.
pub const LIFETIME: TimeDelta = TimeDelta::days(30);
/// Sessions of one account at a time: with one more, the one that was not used for longest ends.
const SESSIONS_MAX: u64 = 50;
/// A session that is used is noted at most once in this time.
const SEEN_EACH: TimeDelta = TimeDelta::hours(1);
/// What this process has read it believes for so long: the command line, a process of its own, may have ended the
/// session since. What this process itself writes takes effect at once (versions).
const BELIEVED: TimeDelta = TimeDelta::seconds(10);
/// The most characters of a browser's description of itself that are kept.
const USER_AGENT_CHARS_MAX: usize = 200;

/// The browser that signs in.
#[derive(Clone, Debug)]
pub struct Visitor {
    address: IpAddr,
    user_agent: String,
}

impl Visitor {
    /// A browser at an address, and what it calls itself.
    pub fn new(address: IpAddr, user_agent: &str) -> Self {
        let user_agent = user_agent.chars().filter(|c| !c.is_control()).take(USER_AGENT_CHARS_MAX).collect();
        Self { address: address.to_canonical(), user_agent }
    }

    /// What of the address counts where tries are limited.
    pub fn network(&self) -> IpAddr {
        rate::network(self.address)
    }
}

/// A session that was begun. The token leaves the server once, in the cookie.
#[derive(Clone)]
pub struct Opened {
    /// Whose it is.
    pub account_id: AccountId,
    /// The secret.
    pub token: String,
}

/// Who acts with this token: a guest when it is unknown, expired or of a closed account.
///
/// # Errors
/// When the database fails.
pub async fn actor_of(app: &App, token: &str) -> Result<Actor, Error> {
    let (token_hash, now) = (secret::hash(token), app.clock.now());
    if let Some(known) = app.sessions.get(app.db.versions(), &token_hash)
        && now < known.until
    {
        return Ok(Actor::Account(known.signed_in));
    }
    let Some(session) = live(app, &token_hash).await? else { return Ok(Actor::Guest) };
    let ticket = Ticket::take(app.db.versions(), vec![Key::Rights(session.account_id)]);
    // Read again under the ticket: a sign-out in between must not be forgotten.
    let Some(session) = live(app, &token_hash).await? else { return Ok(Actor::Guest) };
    let Some(account) = store::accounts::account(app.db.read(), session.account_id).await? else {
        return Ok(Actor::Guest);
    };
    if account.disabled_at.is_some() {
        return Ok(Actor::Guest);
    }
    let mut signed_in = SignedIn {
        account_id: account.id,
        session_id: session.id,
        locale: account.locale,
        proven: account.email_proven_at.or(account.phone_proven_at).is_some(),
        rights: Arc::new(rights(app.db.read(), session.account_id).await?),
        asked_at: now,
        bars: barred(app.db.read(), account.id, now).await?,
    };
    shut_out(&mut signed_in);
    let signed_in = Arc::new(signed_in);
    // What keeps somebody from something ends by itself.
    let ends = signed_in.bars.iter().filter_map(|bar| bar.ends_at);
    let until = ends.fold(session.expires_at.min(now + BELIEVED), Instant::min);
    app.sessions.put(token_hash, Recognised { signed_in: signed_in.clone(), until }, ticket);
    if let Err(error) = note_use(app, &session).await {
        // Whoever reads is not turned away because nothing can be written.
        tracing::warn!(%error, "cannot note that a session was used");
    }
    Ok(Actor::Account(signed_in))
}

async fn live(app: &App, token_hash: &str) -> Result<Option<session::Model>, Error> {
    let now = app.clock.now();
    let session = store::sessions::by_hash(app.db.read(), token_hash).await?;
    Ok(session.filter(|session| session.expires_at > now))
}

/// What keeps an account from something at a time.
async fn barred(db: &impl ConnectionTrait, id: AccountId, now: Instant) -> Result<Vec<Bar>, Error> {
    Ok(sanctions::logic::bars(db, &[id], now).await?.remove(&id).unwrap_or_default())
}

/// Takes the roles of whoever is suspended in the whole group; homes stay, for complaints and what is voted.
fn shut_out(account: &mut SignedIn) {
    if account.is_shut_out() {
        account.rights = Arc::new(Rights::new(vec![], account.rights.held.clone()));
    }
}

/// What an account may do, as the rows say now.
///
/// # Errors
/// When the database fails.
pub async fn rights(db: &impl ConnectionTrait, account_id: AccountId) -> Result<Rights, Error> {
    let grants =
        store::rights::grants(db, &[account_id]).await?.into_iter().map(|(_, grant)| grant).collect();
    let held = store::rights::held(db, &[account_id]).await?.into_iter().map(|(_, home)| home).collect();
    Ok(Rights::new(grants, held))
}

/// What each of these accounts may do, in no order: for who is judged together, such as a household.
///
/// # Errors
/// When the database fails.
pub async fn rights_of(db: &impl ConnectionTrait, ids: &[AccountId]) -> Result<Vec<Rights>, Error> {
    let mut found = each(db, ids).await?;
    Ok(ids.iter().map(|id| found.remove(id).unwrap_or_default()).collect())
}

/// What each of these accounts may do that may do anything. Two queries.
pub(super) async fn each(
    db: &impl ConnectionTrait,
    ids: &[AccountId],
) -> Result<HashMap<AccountId, Rights>, Error> {
    let mut grants: HashMap<AccountId, Vec<Grant>> = HashMap::new();
    for (id, grant) in store::rights::grants(db, ids).await? {
        grants.entry(id).or_default().push(grant);
    }
    let mut held: HashMap<AccountId, Vec<Held>> = HashMap::new();
    for (id, home) in store::rights::held(db, ids).await? {
        held.entry(id).or_default().push(home);
    }
    let people: HashSet<AccountId> = grants.keys().chain(held.keys()).copied().collect();
    let rights = |id| {
        let grants = grants.remove(&id).unwrap_or_default();
        (id, Rights::new(grants, held.remove(&id).unwrap_or_default()))
    };
    Ok(people.into_iter().map(rights).collect())
}

/// Whether there is such an account and it is not closed: whoever has a role may still not be able to use it.
///
/// # Errors
/// When the database fails.
pub async fn is_open(db: &impl ConnectionTrait, account_id: AccountId) -> Result<bool, Error> {
    let account = store::accounts::account(db, account_id).await?;
    Ok(account.is_some_and(|account| account.disabled_at.is_none()))
}

/// Demands that the account is open, and stays so until the transaction ends: nothing is kept for one that was closed or erased
/// a moment ago, and whoever erases it finds what is kept now. Asked first, before other rows are held, as erasing does.
///
/// # Errors
/// [`Error::SignInRequired`] where it is not; when the database fails.
pub async fn demand_open(txn: &Txn, account_id: AccountId) -> Result<(), Error> {
    let account = store::accounts::held(txn, account_id).await?;
    if account.is_some_and(|account| account.disabled_at.is_none()) {
        Ok(())
    } else {
        Err(Error::SignInRequired)
    }
}

/// The same actor with the rights that the transaction sees: for acts that a revoked role must not carry out.
///
/// # Errors
/// [`Error::SignInRequired`] when the account was closed since; when the database fails.
pub async fn seen_again(txn: &Txn, actor: &Actor) -> Result<Actor, Error> {
    let Actor::Account(known) = actor else { return Ok(actor.clone()) };
    let account = store::accounts::account(txn, known.account_id).await?;
    if account.is_none_or(|account| account.disabled_at.is_some()) {
        return Err(Error::SignInRequired);
    }
    let rights = Arc::new(rights(txn, known.account_id).await?);
    let bars = barred(txn, known.account_id, known.asked_at).await?;
    let mut again = SignedIn { rights, bars, ..SignedIn::clone(known) };
    shut_out(&mut again);
    Ok(Actor::Account(Arc::new(again)))
}

/// Demands of the actor with the rights that the transaction sees what `rule` demands. They are read only where they
/// decide: most posts are written where an account without any may write, and cost no statement more.
///
/// Whether the account was closed since is for the caller to ask, where it writes something of the account anyway.
///
/// # Errors
/// Those of `rule` and of [`seen_again`].
pub async fn demand_again(
    txn: &Txn,
    actor: &Actor,
    rule: impl Fn(&Actor) -> Result<(), Error>,
) -> Result<(), Error> {
    // What keeps somebody from writing is in force in the same second, on every node: it is read each time, from an index in
    // which there is almost nothing.
    let Actor::Account(known) = actor else { return rule(actor) };
    let bars = barred(txn, known.account_id, known.asked_at).await?;
    let actor = Actor::Account(Arc::new(SignedIn { bars, ..SignedIn::clone(known) }));
    if rule(&actor.without_rights()).is_ok() {
        return Ok(());
    }
    rule(&seen_again(txn, &actor).await?)
}

async fn note_use(app: &App, session: &session::Model) -> Result<(), Error> {
    let now = app.clock.now();
    if now - session.last_seen_at < SEEN_EACH {
        return Ok(());
    }
    app.db
        .write((session.id, now), |txn, (id, now)| {
            Box::pin(async move { Ok(store::sessions::seen(txn, id, now).await?) })
        })
        .await
}

/// Begins a session of an account, whoever asks: signing in, the first steps of a test, an operator's tool.
///
/// # Errors
/// When the database fails or there is no such account.
pub async fn open(app: &App, account_id: AccountId, visitor: Visitor) -> Result<Opened, Error> {
    let opened = Opened { account_id, token: secret::token() };
    app.db
        .write((opened.clone(), visitor, app.clock.now()), |txn, (opened, visitor, now)| {
            Box::pin(async move { begin(txn, &opened, visitor, now).await })
        })
        .await?;
    Ok(opened)
}

/// Writes the session whose token was drawn before the transaction.
pub(super) async fn begin(txn: &Txn, opened: &Opened, visitor: Visitor, now: Instant) -> Result<(), Error> {
    let session = session::ActiveModel {
        account_id: Set(opened.account_id),
        token_hash: Set(secret::hash(&opened.token)),
        user_agent: Set(visitor.user_agent),
        address: Set(visitor.address.to_string()),
        created_at: Set(now),
        last_seen_at: Set(now),
        expires_at: Set(now + LIFETIME),
        ..Default::default()
    };
    store::sessions::insert(txn, session).await?;
    store::sessions::end_oldest(txn, opened.account_id, SESSIONS_MAX).await?;
    txn.touch(Key::Rights(opened.account_id));
    Ok(())
}

/// The sessions of whoever asks, the one used last first.
///
/// # Errors
/// When the database fails.
pub async fn list(app: &App, actor: &SignedIn) -> Result<Vec<session::Model>, Error> {
    let now = app.clock.now();
    Ok(store::sessions::live_of(app.db.read(), actor.account_id, now, SESSIONS_MAX).await?)
}

/// Ends one session of whoever asks; the token is worthless from the answer on.
///
/// # Errors
/// [`Error::NotFound`] for what is no session of theirs.
pub async fn end(app: &App, actor: &SignedIn, id: SessionId) -> Result<(), Error> {
    app.db
        .write((actor.account_id, id), |txn, (account_id, id)| {
            Box::pin(async move {
                if !end_in(txn, account_id, id).await? {
                    return Err(Error::NotFound("session"));
                }
                Ok(())
            })
        })
        .await
}

/// Ends one session within a transaction; whether there was one.
pub(super) async fn end_in(txn: &Txn, account_id: AccountId, id: SessionId) -> Result<bool, Error> {
    txn.touch(Key::Rights(account_id));
    Ok(store::sessions::end(txn, account_id, id).await?)
}

/// Ends every session of whoever asks, the asking one included.
///
/// # Errors
/// When the database fails.
pub async fn end_all(app: &App, actor: &SignedIn) -> Result<(), Error> {
    app.db
        .write(actor.account_id, |txn, account_id| {
            Box::pin(async move { end_all_in(txn, account_id, None).await })
        })
        .await
}

/// Ends the sessions of an account, except perhaps one.
pub(super) async fn end_all_in(
    txn: &Txn,
    account_id: AccountId,
    except: Option<SessionId>,
) -> Result<(), Error> {
    store::sessions::end_all(txn, account_id, except).await?;
    txn.touch(Key::Rights(account_id));
    Ok(())
}
