//! Use cases of topics.

mod changing;
mod deleting;
mod heat;
mod listing;
mod opening;
mod pacing;
mod reading;
mod shifting;

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::board::BoardId;
use linli_entities::pseudonym::PseudonymId;
use linli_entities::topic::{self, TopicId};

use super::output::{Topic, TopicDetail};
use super::rules;
use super::store;
use crate::actor::{Actor, Scope};
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::db::versions::Key;
use crate::error::Error;
use crate::features::accounts::logic::sessions;
use crate::features::boards::rules::{BoardScope, Counted};
use crate::features::pseudonyms::output::Authors;
use crate::features::pseudonyms::rules::{Signature, of_last_post, of_topic};
use crate::features::{boards, pseudonyms};

pub use changing::{Edit, moderate, set_timer, update};
pub use deleting::{delete, delete_as_moderator, remove, restore};
pub(super) use heat::warm;
pub use heat::{count_like, forget_likes};
pub use listing::{by_author, everywhere, latest, list, listed, of_board, own, page_of, statements};
pub use opening::{Opening, Rendered, open, open_as};
pub use pacing::{Pace, sweep};
pub use reading::{forget_reader, mark_read, unread};
pub use shifting::{absorb, follow, held, leads_to, made_of, note_merged, put_into_board, shrink};

/// The topics with ids between two that the actor may read, and when their newest posts were written.
///
/// # Errors
/// When the database fails.
pub async fn between(app: &App, actor: &Actor, ids: (i64, i64)) -> Result<Vec<(TopicId, Instant)>, Error> {
    let readable = boards::logic::readable(app, actor).await?;
    Ok(store::between(app.db.read(), &readable, ids).await?)
}

/// The highest id of a topic; none where there is no topic.
///
/// # Errors
/// When the database fails.
pub async fn highest(app: &App) -> Result<Option<TopicId>, Error> {
    Ok(store::highest(app.db.read()).await?)
}

async fn people(app: &App, topics: &[&topic::Model], board: Option<&BoardScope>) -> Result<Authors, Error> {
    let signed: Vec<Signature> = topics.iter().flat_map(|topic| people_of(topic)).collect();
    let scope = board.map_or(Scope::Anywhere, BoardScope::scope);
    pseudonyms::logic::authors(app, &signed, scope).await
}

/// Whom a topic names.
pub fn people_of(topic: &topic::Model) -> [Signature; 2] {
    [of_topic(topic), of_last_post(topic)]
}

async fn shown(app: &App, rows: Vec<topic::Model>, board: Option<&BoardScope>) -> Result<Vec<Topic>, Error> {
    let people = people(app, &rows.iter().collect::<Vec<_>>(), board).await?;
    let now = app.clock.now();
    Ok(rows.into_iter().map(|row| Topic::new(rules::as_of(row, now), &people)).collect())
}

/// The topic and its board, if the actor may know of them.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or none that the actor may see.
pub async fn visible(app: &App, actor: &Actor, id: TopicId) -> Result<(topic::Model, BoardScope), Error> {
    let unknown = || Error::NotFound("topic");
    let topic = store::find(app.db.read(), id).await?.ok_or_else(unknown)?;
    let directory = boards::logic::directory(app).await?;
    let board = directory.get(&topic.board_id).cloned().ok_or_else(unknown)?;
    demand_visible(actor, &board, &topic)?;
    Ok((rules::as_of(topic, app.clock.now()), board))
}

/// Demands that the actor may know of the topic.
///
/// # Errors
/// [`Error::NotFound`] as where there is none.
pub fn demand_visible(actor: &Actor, board: &BoardScope, topic: &topic::Model) -> Result<(), Error> {
    let visible = boards::rules::may_read(actor, board) && rules::may_see(actor, board, topic);
    if visible { Ok(()) } else { Err(Error::NotFound("topic")) }
}

/// The topics among `ids`, whoever may see them (the index).
///
/// # Errors
/// When the database fails.
pub async fn by_ids(app: &App, ids: &[TopicId]) -> Result<HashMap<TopicId, topic::Model>, Error> {
    let rows = store::find_many(app.db.read(), ids).await?;
    Ok(rows.into_iter().map(|topic| (topic.id, topic)).collect())
}

/// The topics among `ids` that the actor may see.
///
/// # Errors
/// When the database fails.
pub async fn visible_among(
    app: &App,
    actor: &Actor,
    ids: &[TopicId],
) -> Result<HashMap<TopicId, topic::Model>, Error> {
    let directory = boards::logic::directory(app).await?;
    let rows = store::find_many(app.db.read(), ids).await?;
    let seen = |topic: &topic::Model| {
        directory
            .get(&topic.board_id)
            .is_some_and(|board| boards::rules::may_read(actor, board) && rules::may_see(actor, board, topic))
    };
    let now = app.clock.now();
    Ok(rows.into_iter().filter(seen).map(|topic| (topic.id, rules::as_of(topic, now))).collect())
}

/// The topic, where it is, and what the actor may do with it.
///
/// # Errors
/// [`Error::NotFound`] as [`visible`].
pub async fn detail(app: &App, actor: &Actor, id: TopicId) -> Result<TopicDetail, Error> {
    let (topic, board) = visible(app, actor, id).await?;
    told(app, actor, topic, &board).await
}

/// As [`detail`], also of a topic that was merged into another.
///
/// # Errors
/// [`Error::NotFound`] as [`visible`].
pub async fn get(app: &App, actor: &Actor, id: TopicId) -> Result<TopicDetail, Error> {
    match detail(app, actor, id).await {
        Err(Error::NotFound(_)) => shifting::merged_detail(app, actor, id).await,
        known => known,
    }
}

/// As [`detail`], of what was looked up already.
async fn told(
    app: &App,
    actor: &Actor,
    topic: topic::Model,
    board: &BoardScope,
) -> Result<TopicDetail, Error> {
    let people = people(app, &[&topic], Some(board)).await?;
    Ok(detail_of(actor, topic, (board, &people), app.clock.now()))
}

/// As [`detail`], of what was looked up already.
pub fn detail_of(
    actor: &Actor,
    topic: topic::Model,
    (board, people): (&BoardScope, &Authors),
    now: Instant,
) -> TopicDetail {
    let topic = rules::as_of(topic, now);
    let ahead = |at: Option<Instant>| at.filter(|at| *at > now);
    TopicDetail {
        may: rules::rights(actor, board, &topic).into(),
        slow_seconds: topic.slow_seconds.max(board.slow_seconds),
        topic_slow_seconds: topic.slow_seconds,
        closes_at: ahead(topic.closes_at),
        opens_at: ahead(topic.opens_at),
        merged_into: topic.merged_into,
        topic: Topic::new(topic, people),
        board: board.into(),
        project: board.project.clone(),
    }
}

/// Signs the last post of a topic with a pseudonym, inside the transaction that writes it.
///
/// # Errors
/// When the database fails.
pub async fn sign_last(txn: &Txn, id: TopicId, pseudonym_id: PseudonymId) -> Result<(), Error> {
    Ok(store::sign(txn, id, pseudonym_id, false).await?)
}

/// Moves on the versions of every page that shows the topic or its counters.
pub fn touch(txn: &Txn, topic_id: TopicId, board_id: BoardId) {
    for key in [Key::Topic(topic_id), Key::BoardTopics(board_id), Key::Latest] {
        txn.touch(key);
    }
}

/// Gives the next post number of a topic, inside the transaction that writes the post, and counts it; answers the topic,
/// whose last number this is, and its board as they are there.
///
/// # Errors
/// [`Code::TopicDeleted`], [`Code::TopicLocked`], [`Code::SlowMode`], and those of the board.
pub async fn take_number(
    txn: &Txn,
    actor: &Actor,
    id: TopicId,
    author_id: AccountId,
    pace: Pace,
    now: Instant,
) -> Result<(topic::Model, BoardScope), Error> {
    let taken = store::take_number(txn, id, author_id, now).await?;
    let topic = rules::as_of(taken.ok_or(Error::Conflict(Code::TopicDeleted))?, now);
    // Topic or board may have been locked or closed since they were looked up, and rights may have ended: then all of
    // this is undone.
    let counted = Counted { topics: 0, posts: 1, posted_at: Some(now) };
    let board = boards::logic::count(txn, topic.board_id, counted).await?;
    let may_reply = |actor: &Actor| {
        demand_visible(actor, &board, &topic)?;
        rules::demand_reply(actor, &board, &topic)
    };
    sessions::demand_again(txn, actor, may_reply).await?;
    if pace == Pace::Asked {
        pacing::take_turn(txn, actor, &board, Some(&topic), now).await?;
    }
    mark_written(txn, author_id, &topic, now).await?;
    warm(txn, &topic).await?;
    touch(txn, id, topic.board_id);
    Ok((topic, board))
}

/// Notes that whoever writes a post has read it.
///
/// # Errors
/// [`Error::SignInRequired`] when the account was closed since the request began: then there is no post either.
async fn mark_written(txn: &Txn, by: AccountId, topic: &topic::Model, now: Instant) -> Result<(), Error> {
    // Nobody has read so far before: the number was given a moment ago.
    let noted = store::mark_read(txn, by, topic.id, topic.last_number, now).await?;
    if noted { Ok(()) } else { Err(Error::SignInRequired) }
}

/// The topic as it is inside a transaction.
///
/// # Errors
/// [`Error::NotFound`] where there is none.
pub async fn now(txn: &Txn, id: TopicId) -> Result<topic::Model, Error> {
    store::find(txn, id).await?.ok_or(Error::NotFound("topic"))
}

/// Counts a post that is deleted (−1) or restored (+1), inside its transaction.
///
/// # Errors
/// When the database fails.
pub async fn count_post(txn: &Txn, id: TopicId, by: i32) -> Result<(), Error> {
    store::count_post(txn, id, by).await?;
    // Read after the update, which holds the row: the topic cannot be deleted in between.
    let topic = now(txn, id).await?;
    warm(txn, &topic).await?;
    if topic.deleted_at.is_none() {
        // The posts of a deleted topic are not counted in its board.
        let counted = Counted { posts: by.into(), ..Counted::default() };
        boards::logic::count(txn, topic.board_id, counted).await?;
    }
    touch(txn, id, topic.board_id);
    Ok(())
}
