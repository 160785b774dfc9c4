//! Use cases of quotes, inside those of posts.

use linli_entities::post::PostId;
use linli_entities::topic::TopicId;
use sea_orm::ConnectionTrait;

use super::output::{self, PostQuotes};
use super::store;
use crate::db::Txn;
use crate::error::Error;
use crate::markdown::Quoted;

/// Notes which posts of its topic a post quotes, new or edited, inside its transaction.
///
/// # Errors
/// When the database fails.
pub async fn record(
    txn: &Txn,
    (topic_id, id): (TopicId, PostId),
    quotes: &[Quoted],
    is_new: bool,
) -> Result<(), Error> {
    if !is_new {
        store::forget(txn, id).await?;
    }
    let (mut numbers, mut ids) = (vec![], vec![]);
    for quote in quotes {
        match *quote {
            Quoted::Post(post) => ids.push(PostId(post)),
            Quoted::At(of, number) if of == topic_id.0 => numbers.push(number),
            Quoted::At(..) => {}
        }
    }
    let mut quoted = store::numbered(txn, topic_id, &numbers).await?;
    quoted.extend(store::named(txn, topic_id, &ids).await?);
    // One may be quoted by both of its addresses, and a post that quotes itself does not count.
    quoted.sort_unstable();
    quoted.dedup();
    quoted.retain(|post| *post != id);
    Ok(store::insert(txn, &quoted, id).await?)
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
