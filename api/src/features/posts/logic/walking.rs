//! Posts as they are, whoever may read them: for the index, for followers, and for counting.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::board::BoardId;
use linli_entities::post::{self, PostId};
use linli_entities::topic::TopicId;

use super::super::store;
use crate::app::App;
use crate::error::Error;

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
