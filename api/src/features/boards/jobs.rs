//! What happens to boards by itself; and whether their counters are what they count.

use linli_entities::board::BoardId;
use linli_entities::outbox::OutboxKind;

use super::logic::tree;
use super::store;
use crate::app::App;
use crate::db::versions::Key;
use crate::error::Error;
use crate::outbox;

pub use super::store::Miscount;

/// Counts the topics of all boards, and the posts that their topics say they have: the boards that are miscounted, and
/// how many there are.
///
/// # Errors
/// When the database fails.
pub async fn count(app: &App) -> Result<(Vec<Miscount>, u64), Error> {
    Ok((store::miscounted(app.db.read()).await?, store::count_all(app.db.read()).await?))
}

/// Sets the counters of a board to what they count.
///
/// # Errors
/// When the database fails.
pub async fn recount(app: &App, id: BoardId) -> Result<(), Error> {
    app.db
        .write((id, app.clock.now()), |txn, (id, now)| {
            Box::pin(async move {
                // Whoever counts a topic or a post holds this row.
                store::lock(txn, id).await?;
                store::recount(txn, id).await?;
                outbox::enqueue(txn, OutboxKind::Board, id.0, now).await?;
                txn.touch(Key::Projects);
                Ok(())
            })
        })
        .await
}

/// Makes boards of buyers boards of owners where the day of the handover has come; answers how many. A test calls this
/// instead of waiting.
///
/// # Errors
/// When the database fails; what was not done is done by the next call.
pub async fn run_due(app: &App) -> Result<usize, Error> {
    tree::run_due(app).await
}
