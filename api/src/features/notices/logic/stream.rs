//! Telling at once that there is something new, to whoever keeps a stream open.
//!
//! One task of each node looks for new notices, by their ids, and wakes the streams of those who are told; a stream then
//! reads its own, so that what is sent and what is resumed come from one place. Nothing but ids and kinds is sent.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures_util::StreamExt as _;
use futures_util::stream::{self, BoxStream};
use linli_entities::account::AccountId;
use linli_entities::notice::{NoticeId, NoticeKind};
use tokio::sync::watch;

use super::reading;
use crate::actor::Actor;
use crate::app::App;
use crate::db::versions::Key;
use crate::error::Error;
use crate::features::accounts::logic::sessions;
use crate::features::notices::store;

/// Streams of one account at a time.
pub const STREAMS_OF_ACCOUNT_MAX: usize = 8;
/// Streams of everybody on this node.
pub const STREAMS_MAX: usize = 2000;
/// How often a stream sends a sign of life, and asks whether its session still lives.
pub const HEARTBEAT: Duration = Duration::from_secs(10);
/// Notices read at once.
const ROWS: u64 = 100;
/// Whoever finds every place taken comes back after so long.
const RETRY_AFTER_S: u64 = 30;

/// That there is something new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct New {
    /// The newest notice that the stream has come to.
    pub id: NoticeId,
    /// What it tells; none where a stream says where it begins.
    pub kind: Option<NoticeKind>,
}

/// The streams that are open on this node.
#[derive(Clone, Default)]
pub struct Streams(Arc<Mutex<HashMap<AccountId, Open>>>);

struct Open {
    wake: watch::Sender<()>,
    count: usize,
    /// The version of what the account may do, as last seen: it moves on when a session ends.
    rights: u64,
}

impl Streams {
    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<AccountId, Open>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How many are open.
    pub fn count(&self) -> usize {
        self.lock().values().map(|open| open.count).sum()
    }

    fn enter(&self, account_id: AccountId) -> Result<Place, Error> {
        let mut streams = self.lock();
        let all: usize = streams.values().map(|open| open.count).sum();
        let own = streams.get(&account_id).map_or(0, |open| open.count);
        if all >= STREAMS_MAX || own >= STREAMS_OF_ACCOUNT_MAX {
            return Err(Error::TooManyRequests { retry_after_s: RETRY_AFTER_S });
        }
        let open = streams.entry(account_id).or_insert_with(|| Open {
            wake: watch::Sender::new(()),
            count: 0,
            rights: 0,
        });
        open.count += 1;
        Ok(Place { woken: open.wake.subscribe(), streams: self.clone(), account_id })
    }

    fn wake(&self, ids: impl IntoIterator<Item = AccountId>) {
        let streams = self.lock();
        for open in ids.into_iter().filter_map(|id| streams.get(&id)) {
            open.wake.send_replace(());
        }
    }

    fn wake_all(&self) {
        for open in self.lock().values() {
            open.wake.send_replace(());
        }
    }

    /// Wakes those whose rights or sessions changed, as far as this process knows.
    fn wake_changed(&self, app: &App) {
        for (id, open) in self.lock().iter_mut() {
            let rights = app.db.versions().of(&[Key::Rights(*id)]);
            if rights != open.rights {
                open.rights = rights;
                open.wake.send_replace(());
            }
        }
    }
}

/// The place of one stream, given back when it ends.
struct Place {
    woken: watch::Receiver<()>,
    streams: Streams,
    account_id: AccountId,
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut streams = self.streams.lock();
        if let Some(open) = streams.get_mut(&self.account_id) {
            open.count -= 1;
            if open.count == 0 {
                streams.remove(&self.account_id);
            }
        }
    }
}

struct Streaming {
    app: App,
    token: String,
    place: Place,
    /// The last notice that was looked at.
    sent: NoticeId,
    waiting: VecDeque<New>,
}

/// Opens the stream of whoever asks: first where it begins, then each new notice, from `last` on where one is given. It
/// ends with the session, and with the server.
///
/// # Errors
/// [`Error::SignInRequired`] to guests; [`Error::TooManyRequests`] where all places are taken.
pub async fn open(
    app: &App,
    actor: &Actor,
    token: String,
    last: Option<NoticeId>,
) -> Result<BoxStream<'static, New>, Error> {
    let account_id = actor.signed_in()?.account_id;
    let place = app.streams.enter(account_id)?;
    let newest = store::newest(app.db.read()).await?;
    let sent = last.map_or(newest, |last| last.min(newest));
    let waiting = VecDeque::from([New { id: sent, kind: None }]);
    let mut streaming = Streaming { app: app.clone(), token, place, sent, waiting };
    if last.is_some() {
        // What came while the connection was lost.
        streaming.place.woken.mark_changed();
    }
    Ok(stream::unfold(streaming, next).boxed())
}

async fn next(mut streaming: Streaming) -> Option<(New, Streaming)> {
    loop {
        if let Some(new) = streaming.waiting.pop_front() {
            return Some((new, streaming));
        }
        let app = streaming.app.clone();
        tokio::select! {
            () = app.stop.cancelled() => return None,
            woken = streaming.place.woken.changed() => woken.ok()?,
            () = tokio::time::sleep(HEARTBEAT) => {}
        }
        // Whatever goes wrong, the client comes back and says where it was.
        if let Err(error) = look(&mut streaming).await {
            if !matches!(error, Error::SignInRequired) {
                tracing::warn!(%error, "a stream ends");
            }
            return None;
        }
    }
}

/// Reads what is new for a session that still lives.
async fn look(streaming: &mut Streaming) -> Result<(), Error> {
    let Streaming { app, token, place, sent, waiting } = streaming;
    // A session or a right that ended on another node has ended here.
    app.db.catch_up().await;
    let actor = sessions::actor_of(app, token).await?;
    if actor.signed_in()?.account_id != place.account_id {
        return Err(Error::SignInRequired);
    }
    // Whoever was away for longer finds the rest where notices are listed.
    let rows = store::after(app.db.read(), place.account_id, *sent, ROWS).await?;
    let Some(last) = rows.last().map(|row| row.id) else { return Ok(()) };
    *sent = last;
    let told = reading::told(app, &actor, rows).await?;
    waiting.extend(told.into_iter().map(|told| New { id: told.row.id, kind: Some(told.row.kind) }));
    Ok(())
}

/// Wakes the streams of those who were told something after `seen`; answers the newest notice there is. `seen` is none
/// where nobody listened: then all are woken.
///
/// # Errors
/// When the database fails.
pub async fn wake(app: &App, seen: Option<NoticeId>) -> Result<Option<NoticeId>, Error> {
    if app.streams.count() == 0 {
        return Ok(None);
    }
    app.db.catch_up().await;
    app.streams.wake_changed(app);
    let Some(mut seen) = seen else {
        let newest = store::newest(app.db.read()).await?;
        app.streams.wake_all();
        return Ok(Some(newest));
    };
    loop {
        let new = store::told_after(app.db.read(), seen, ROWS).await?;
        let Some((last, _)) = new.last() else { return Ok(Some(seen)) };
        seen = *last;
        app.streams.wake(new.into_iter().map(|(_, account_id)| account_id));
    }
}
