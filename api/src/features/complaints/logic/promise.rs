//! How the promise was kept, in public.

use chrono::TimeDelta;
use linli_entities::Instant;
use linli_entities::project::ProjectId;

use crate::app::App;
use crate::error::Error;
use crate::features::complaints::rules::figures::{Figures, figures};
use crate::features::complaints::store;
use crate::features::projects;

/// The figures of complaints received in the period `from` to `until`, of one project or all. They are computed from
/// facts and the present time: nothing has to have run.
///
/// # Errors
/// [`Error::NotFound`] for a project that is none.
pub async fn promise(
    app: &App,
    project_id: Option<ProjectId>,
    period: (Instant, Instant),
) -> Result<Figures, Error> {
    if let Some(project_id) = project_id {
        projects::logic::project(app.db.read(), project_id).await?;
    }
    let rows = store::first_answers(app.db.read(), project_id, period).await?;
    Ok(figures(&rows, app.clock.now()))
}

/// The period of the last so many days, up to and including this instant.
pub fn last_days(app: &App, days: i64) -> (Instant, Instant) {
    let until = app.clock.now() + TimeDelta::microseconds(1);
    (until - TimeDelta::days(days), until)
}
