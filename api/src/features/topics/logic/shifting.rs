//! What becomes of topics whose posts are moved, and of topics that are moved: for who moves them (`moves`), inside of their
//! transactions and with their rights.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::board::BoardId;
use linli_entities::post;
use linli_entities::topic::{self, TopicId};

use super::super::output::{TopicDetail, TopicMay};
use super::super::store;
use super::super::store::shifting::{Counters, Last};
use super::{told, touch, visible, warm};
use crate::actor::Actor;
use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::features::boards;

fn unknown() -> Error {
    Error::NotFound("topic")
}

/// The topic as it is inside a transaction, which nobody else changes, nor writes in, until that ends.
///
/// # Errors
/// [`Error::NotFound`] where there is none.
pub async fn held(txn: &Txn, id: TopicId) -> Result<topic::Model, Error> {
    store::shifting::locked(txn, id).await?.ok_or_else(unknown)
}

/// Puts a topic that is held into another board. It is one row, however many posts it has.
///
/// # Errors
/// When the database fails.
pub async fn put_into_board(txn: &Txn, topic: &topic::Model, to: BoardId) -> Result<(), Error> {
    store::shifting::set_board(txn, topic.id, to).await?;
    touch(txn, topic.id, topic.board_id);
    touch(txn, topic.id, to);
    Ok(())
}

/// Makes a topic of so many posts that stand, of which these are the first and the last, and of their likes.
///
/// # Errors
/// When the database fails.
pub async fn made_of(
    txn: &Txn,
    board_id: BoardId,
    title: String,
    ends: (&post::Model, &post::Model),
    counts: (i32, i32),
) -> Result<topic::Model, Error> {
    let topic = store::shifting::insert_of(txn, board_id, title, ends, counts).await?;
    touch(txn, topic.id, board_id);
    Ok(topic)
}

/// Counts no longer so many posts and likes that left a topic that is held, of which `last` is the last post that is left.
/// Its last number stays: a number is never given twice.
///
/// # Errors
/// When the database fails.
pub async fn shrink(
    txn: &Txn,
    topic: &topic::Model,
    last: &post::Model,
    (posts, likes): (i32, i32),
) -> Result<(), Error> {
    let counters = Counters {
        last_number: topic.last_number,
        post_count: topic.post_count - posts,
        like_count: topic.like_count - likes,
        last: Last { at: last.created_at, by: last.author_id, pseudonym_id: last.pseudonym_id },
    };
    let left = store::shifting::set_counters(txn, topic.id, counters).await?.ok_or_else(unknown)?;
    warm(txn, &left).await?;
    touch(txn, topic.id, topic.board_id);
    Ok(())
}

/// Counts in a topic that is held the `moved` posts of another, which were appended to it, and takes over its answer where
/// it asks something and has none.
///
/// # Errors
/// When the database fails.
pub async fn absorb(txn: &Txn, into: &topic::Model, from: &topic::Model, moved: i32) -> Result<(), Error> {
    // Of several posts the one that was written last says who wrote last, wherever it stands.
    let newest = if from.last_post_at > into.last_post_at { from } else { into };
    let counters = Counters {
        last_number: into.last_number + moved,
        post_count: into.post_count + from.post_count,
        like_count: into.like_count + from.like_count,
        last: Last {
            at: newest.last_post_at,
            by: newest.last_post_by,
            pseudonym_id: newest.last_post_pseudonym_id,
        },
    };
    let grown = store::shifting::set_counters(txn, into.id, counters).await?.ok_or_else(unknown)?;
    if from.accepted_post_id.is_some() {
        store::shifting::take_answer(txn, into.id, from).await?;
    }
    warm(txn, &grown).await?;
    touch(txn, into.id, into.board_id);
    Ok(())
}

/// Notes that a topic that is held was merged into another: from then on its address leads there.
///
/// # Errors
/// When the database fails.
pub async fn note_merged(
    txn: &Txn,
    from: &topic::Model,
    into: TopicId,
    by: (Option<AccountId>, Instant),
) -> Result<(), Error> {
    store::shifting::set_merged(txn, from.id, into, by).await?;
    touch(txn, from.id, from.board_id);
    Ok(())
}

/// How far people have read, and who watches, follows posts from one topic to another, which had `before` numbers.
///
/// # Errors
/// When the database fails.
pub async fn follow(txn: &Txn, topics: (TopicId, TopicId), before: i32, now: Instant) -> Result<(), Error> {
    Ok(store::shifting::follow(txn, topics, before, now).await?)
}

/// The topic into which one was merged that the actor could read, where they may see it.
///
/// # Errors
/// [`Error::NotFound`] for everything else, as where there is none.
pub async fn leads_to(app: &App, actor: &Actor, id: TopicId) -> Result<(topic::Model, TopicId), Error> {
    let topic = store::find(app.db.read(), id).await?.ok_or_else(unknown)?;
    let into = topic.merged_into.ok_or_else(unknown)?;
    boards::logic::visible(app, actor, topic.board_id).await.map_err(|_| unknown())?;
    visible(app, actor, into).await?;
    Ok((topic, into))
}

/// A topic that was merged into another, which it tells; nothing can be done with it.
///
/// # Errors
/// As [`leads_to`].
pub async fn merged_detail(app: &App, actor: &Actor, id: TopicId) -> Result<TopicDetail, Error> {
    let (topic, _) = leads_to(app, actor, id).await?;
    let board = boards::logic::visible(app, actor, topic.board_id).await?;
    let may = TopicMay { reply: false, moderate: false, edit_title: false, delete: false, accept: false };
    Ok(TopicDetail { may, ..told(app, actor, topic, &board).await? })
}
