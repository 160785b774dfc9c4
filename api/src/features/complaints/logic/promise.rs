//! What happened beside answering, for the public figures.

use linli_entities::Instant;
use linli_entities::complaint::ComplaintSource;
use linli_entities::project::ProjectId;

use crate::app::App;
use crate::error::Error;
use crate::features::complaints::rules::beside::Beside;
use crate::features::complaints::store::{self, Counted};

/// What happened beside answering in the period `from` to `until`, in one project or all. It is computed from facts and
/// the present time: nothing has to have run.
///
/// # Errors
/// When the database fails.
pub async fn beside(
    app: &App,
    source: ComplaintSource,
    project_id: Option<ProjectId>,
    period: (Instant, Instant),
) -> Result<Beside, Error> {
    let (db, now) = (app.db.read(), app.clock.now());
    let counted = Counted { source, project_id, period };
    let mut beside = Beside::default();
    for (kind, count) in store::counted_acts(db, counted).await? {
        beside.count(kind, count);
    }
    beside.take(&store::pausing(db, counted).await?, now);
    Ok(beside)
}
