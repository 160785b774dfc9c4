//! How long an account waits between posts, where a topic or its board says that it does.

use std::collections::HashMap;

use chrono::TimeDelta;
use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::slow_mark::SlowPlace;
use linli_entities::topic::{self, TopicId};
use sea_orm::ConnectionTrait;

use super::super::{rules, store};
use crate::actor::Actor;
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::boards;
use crate::features::boards::rules::BoardScope;

/// A place that is slow, and its seconds between two posts of one account.
type Wait = ((SlowPlace, i64), i32);

/// Whether whoever writes waits for their turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// They write now, and wait where that is slow.
    Asked,
    /// They wrote before, and a moderator approves of it now: they waited already, and wait no longer for it.
    Approved,
}

/// Rows that are forgotten at once.
const BATCH: u64 = 1000;

/// Where one waits, and for how long.
fn waits(board: &BoardScope, topic: Option<&topic::Model>) -> Vec<Wait> {
    let topic = topic.map(|topic| ((SlowPlace::Topic, topic.id.0), topic.slow_seconds));
    let board = ((SlowPlace::Board, board.id.0), board.slow_seconds);
    [Some(board), topic].into_iter().flatten().filter(|(_, seconds)| *seconds > 0).collect()
}

/// Demands that the actor has waited long enough to write in a board, or in a topic of it, and notes that they write now;
/// within the transaction that writes the post, which holds the row of the board. Who moderates does not wait.
///
/// # Errors
/// [`Error::Paced`] with [`Code::SlowMode`].
pub(super) async fn take_turn(
    txn: &Txn,
    actor: &Actor,
    board: &BoardScope,
    topic: Option<&topic::Model>,
    now: Instant,
) -> Result<(), Error> {
    let waits = waits(board, topic);
    let Some(account_id) = actor.account_id().filter(|_| !waits.is_empty()) else { return Ok(()) };
    if boards::rules::moderates(actor, board) {
        return Ok(());
    }
    for ((place, id), seconds) in waits {
        let written_at = store::pacing::marks(txn, account_id, place, vec![id]).await?.pop();
        let again = rules::waits_until(written_at.map(|mark| mark.written_at), seconds, now);
        if let Some(again) = again {
            let retry_after_s = rules::seconds_until(again, now);
            return Err(Error::Paced { code: Code::SlowMode, retry_after_s });
        }
        store::pacing::mark(txn, account_id, (place, id), now).await?;
    }
    Ok(())
}

/// When the actor may write again in these topics, where they have to wait.
///
/// # Errors
/// When the database fails.
pub(super) async fn again_in<'a>(
    app: &App,
    actor: &Actor,
    topics: impl Iterator<Item = &'a topic::Model>,
) -> Result<HashMap<TopicId, Instant>, Error> {
    let Some(account_id) = actor.account_id() else { return Ok(HashMap::new()) };
    let directory = boards::logic::directory(app).await?;
    let (now, db) = (app.clock.now(), app.db.read());
    let slow = topics.filter_map(|topic| {
        let board = directory.get(&topic.board_id)?;
        let waits = waits(board, Some(topic));
        Some((topic.id, waits))
            .filter(|(_, waits)| !waits.is_empty() && !boards::rules::moderates(actor, board))
    });
    let slow: Vec<_> = slow.collect();
    let mut written = HashMap::new();
    for place in [SlowPlace::Board, SlowPlace::Topic] {
        let asked = slow.iter().flat_map(|(_, waits)| waits).filter(|((of, _), _)| *of == place);
        let ids: Vec<i64> = asked.map(|((_, id), _)| *id).collect();
        let marks = store::pacing::marks(db, account_id, place, ids).await?;
        written.extend(marks.into_iter().map(|mark| ((mark.place, mark.place_id), mark.written_at)));
    }
    let again = |(id, waits): (TopicId, Vec<Wait>)| {
        let times = waits
            .into_iter()
            .filter_map(|(place, seconds)| rules::waits_until(written.get(&place).copied(), seconds, now));
        Some((id, times.max()?))
    };
    Ok(slow.into_iter().filter_map(again).collect())
}

/// Forgets when an account that is erased last wrote, within its transaction.
///
/// # Errors
/// When the database fails.
pub(super) async fn forget(db: &impl ConnectionTrait, account_id: AccountId) -> Result<(), Error> {
    Ok(store::pacing::forget(db, account_id).await?)
}

/// Forgets what nobody waits for any more: nobody waits for more than a day.
///
/// # Errors
/// When the database fails.
pub async fn sweep(app: &App, now: Instant) -> Result<(), Error> {
    let before = now - TimeDelta::seconds((*boards::rules::SLOW_SECONDS.end()).into());
    let mut forgotten = BATCH;
    while forgotten == BATCH && !app.stop.is_cancelled() {
        forgotten = app
            .db
            .write(before, |txn, before| {
                Box::pin(async move { Ok(store::pacing::forget_old(txn, before, BATCH).await?) })
            })
            .await?;
    }
    Ok(())
}
