//! Posts as they are, whoever may read them: for the index, for followers, and for counting.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::board::BoardId;
use linli_entities::post::{self, PostId};
use linli_entities::topic::TopicId;

use super::super::rules;
use super::super::store;
use crate::actor::Actor;
use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::features::topics;

/// Posts from an id on, deleted ones included, to walk through all of them (the index).
///
/// # Errors
/// When the database fails.
pub async fn walk(app: &App, after: PostId, rows: u64) -> Result<Vec<post::Model>, Error> {
    Ok(store::from(app.db.read(), after, rows).await?)
}

/// The posts of a topic from a number on, deleted ones included, to walk through all of them (the index).
///
/// # Errors
/// When the database fails.
pub async fn walk_topic(app: &App, id: TopicId, after: i32, rows: u64) -> Result<Vec<post::Model>, Error> {
    Ok(store::of_topic_from(app.db.read(), id, after, rows).await?)
}

/// Posts that were written between two instants, the first included, and are not deleted: by whom, in which board and when;
/// at most so many, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn written_between(
    app: &App,
    between: (Instant, Instant),
    limit: u64,
) -> Result<Vec<(AccountId, BoardId, Instant)>, Error> {
    Ok(store::written_between(app.db.read(), between, limit).await?)
}

/// Who wrote the post of this number in a topic.
///
/// # Errors
/// When the database fails.
pub async fn author_of(app: &App, id: TopicId, number: i32) -> Result<Option<AccountId>, Error> {
    let post = store::between(app.db.read(), id, (number, number)).await?.pop();
    Ok(post.map(|post| post.author_id))
}

/// Posts by their ids, whoever may read them (the index).
///
/// # Errors
/// When the database fails.
pub async fn by_ids(app: &App, ids: &[PostId]) -> Result<Vec<post::Model>, Error> {
    Ok(store::find_many(app.db.read(), ids).await?)
}

/// These posts inside a transaction, which nobody else changes until it ends.
///
/// # Errors
/// When the database fails.
pub async fn held_among(txn: &Txn, ids: &[PostId]) -> Result<Vec<post::Model>, Error> {
    Ok(store::locked_among(txn, ids).await?)
}

/// The ids of all posts of a topic inside a transaction, which nobody else changes until it ends.
///
/// # Errors
/// When the database fails.
pub async fn held_of(txn: &Txn, id: TopicId) -> Result<Vec<PostId>, Error> {
    Ok(store::lock_of(txn, id).await?)
}

/// The post with the highest number of a topic.
///
/// # Errors
/// [`Error::NotFound`] where it has none.
pub async fn last_of(txn: &Txn, id: TopicId) -> Result<post::Model, Error> {
    store::last_of(txn, id).await?.ok_or(Error::NotFound("post"))
}

/// Whether a post of a topic was written under a pseudonym.
///
/// # Errors
/// When the database fails.
pub async fn is_any_masked(txn: &Txn, id: TopicId) -> Result<bool, Error> {
    Ok(store::is_any_masked(txn, id).await?)
}

/// Where a post is on the web now, for whoever may see it: posts are moved, their ids stay.
///
/// # Errors
/// [`Error::NotFound`] for a post that may not be seen.
pub async fn address(app: &App, actor: &Actor, id: PostId) -> Result<String, Error> {
    let unknown = || Error::NotFound("post");
    let post = store::find(app.db.read(), id).await?.ok_or_else(unknown)?;
    topics::logic::visible(app, actor, post.topic_id).await.map_err(|_| unknown())?;
    Ok(rules::url(post.topic_id, post.number))
}
