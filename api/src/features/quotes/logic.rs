//! Use cases of quotes, inside those of posts.

use linli_entities::post::PostId;
use linli_entities::topic::TopicId;
use sea_orm::ConnectionTrait;

use super::output::{self, PostQuotes};
use super::store;
use crate::db::Txn;
use crate::error::Error;

/// Notes which posts of its topic a post quotes, new or edited, inside its transaction.
///
/// # Errors
/// When the database fails.
pub async fn record(
    txn: &Txn,
    (topic_id, id): (TopicId, PostId),
    quotes: &[(TopicId, i32)],
    is_new: bool,
) -> Result<(), Error> {
    if !is_new {
        store::forget(txn, id).await?;
    }
    let numbers: Vec<i32> =
        quotes.iter().filter(|(of, _)| *of == topic_id).map(|(_, number)| *number).collect();
    if numbers.is_empty() {
        return Ok(());
    }
    Ok(store::insert(txn, topic_id, &numbers, id).await?)
}

/// Which posts of a topic quote these, of the same; for whoever knows that they may be read. Of those that nobody quotes, nothing.
///
/// # Errors
/// When the database fails.
pub async fn of_posts(
    db: &impl ConnectionTrait,
    topic_id: TopicId,
    ids: &[PostId],
) -> Result<Vec<PostQuotes>, Error> {
    Ok(output::gathered(store::quoting(db, topic_id, ids, output::SHOWN_MAX as u64 + 1).await?))
}
