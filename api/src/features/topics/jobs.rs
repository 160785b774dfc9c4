//! Whether the counters of topics are what they count, and what is forgotten by itself.

use linli_entities::Instant;
use linli_entities::topic::TopicId;

use super::{logic, store};
use crate::app::App;
use crate::error::Error;

pub use super::store::Miscount;

/// Topics counted at once.
const PAGE: u64 = 500;

/// Counts the posts of a page of topics, those after `after`: which are miscounted, how many were counted, and where
/// the next page begins.
///
/// # Errors
/// When the database fails.
pub async fn count(app: &App, after: TopicId) -> Result<(Vec<Miscount>, u64, Option<TopicId>), Error> {
    let (count, last) = store::page(app.db.read(), after, PAGE).await?;
    let Some(last) = last else { return Ok((vec![], 0, None)) };
    Ok((store::miscounted(app.db.read(), after, last).await?, count, Some(last)))
}

/// Forgets when accounts last wrote where they had to wait between posts, when that is over.
///
/// # Errors
/// When the database fails.
pub async fn sweep(app: &App, now: Instant) -> Result<(), Error> {
    logic::sweep(app, now).await
}

/// Sets the counters of a topic to what they count.
///
/// # Errors
/// [`Error::NotFound`] where there is none; when the database fails.
pub async fn recount(app: &App, id: TopicId) -> Result<(), Error> {
    app.db
        .write(id, |txn, id| {
            Box::pin(async move {
                // Whoever writes a post holds this row first.
                store::lock(txn, id).await?;
                store::recount(txn, id).await?;
                let topic = logic::now(txn, id).await?;
                logic::warm(txn, &topic).await?;
                logic::touch(txn, id, topic.board_id);
                Ok(())
            })
        })
        .await
}
