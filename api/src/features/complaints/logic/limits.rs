//! Up to which value who approves a compensation in a project.

use std::collections::HashMap;

use linli_entities::compensation_limit;
use linli_entities::project::ProjectId;
use sea_orm::{ConnectionTrait, Set};
use serde_json::json;

use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::audit;
use crate::error::{Error, OnViolation as _};
use crate::features::accounts::logic::sessions;
use crate::features::complaints::rules::compensation::Limits;
use crate::features::complaints::store::compensations as rows;
use crate::features::projects;

/// The limits of a project, as staff see them.
#[derive(Clone, Copy, Debug)]
pub struct SeenLimits {
    /// The limits.
    pub limits: Limits,
    /// Grows with every change; 0 while they are the usual ones.
    pub version: i64,
}

fn seen(row: Option<&compensation_limit::Model>) -> SeenLimits {
    row.map_or(SeenLimits { limits: Limits::default(), version: 0 }, |row| SeenLimits {
        limits: Limits { lead_fen: row.lead_fen, one_person_fen: row.one_person_fen },
        version: row.version,
    })
}

/// The limits of a project: its own, or the usual.
pub(super) async fn of(db: &impl ConnectionTrait, id: ProjectId) -> Result<Limits, Error> {
    Ok(of_all(db, [id]).await?.remove(&id).unwrap_or_default())
}

/// The limits of projects that have their own; the usual are those of the others.
pub(super) async fn of_all(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = ProjectId>,
) -> Result<HashMap<ProjectId, Limits>, Error> {
    let rows = rows::limits(db, ids).await?;
    Ok(rows.iter().map(|row| (row.project_id, seen(Some(row)).limits)).collect())
}

/// The limits of a project, for staff who answer there.
///
/// # Errors
/// [`Error::NotFound`] for a project that is none; [`Code::Forbidden`](crate::code::Code::Forbidden).
pub async fn limits(app: &App, actor: &Actor, id: ProjectId) -> Result<SeenLimits, Error> {
    let project = projects::logic::project(app.db.read(), id).await?;
    actor.demand(Permission::AnswerComplaints, projects::rules::scope(&project))?;
    Ok(seen(rows::limits(app.db.read(), [id]).await?.first()))
}

/// Sets the limits of a project that are still at the version that was seen: by who cares for its city or the group,
/// so that nobody raises their own.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`](crate::code::Code::Forbidden), [`Error::Stale`].
pub async fn set_limits(
    app: &App,
    actor: &Actor,
    id: ProjectId,
    version: i64,
    new: Limits,
) -> Result<SeenLimits, Error> {
    actor.demand(Permission::ApproveCompensation, Scope::Anywhere)?;
    app.db
        .write((actor.clone(), id, version, new, app.clock.now()), |txn, (actor, id, version, new, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                let project = projects::logic::project(txn, id).await?;
                actor.demand(Permission::ApproveCompensation, Scope::City(&project.city))?;
                let set = compensation_limit::ActiveModel {
                    project_id: Set(id),
                    lead_fen: Set(new.lead_fen),
                    one_person_fen: Set(new.one_person_fen),
                    version: Set(version + 1),
                };
                if version == 0 {
                    rows::insert_limit(txn, set).await.on_unique(Error::Stale)?;
                } else if !rows::change_limit(txn, id, version, set).await? {
                    return Err(Error::Stale);
                }
                let detail = json!({ "lead_fen": new.lead_fen, "one_person_fen": new.one_person_fen });
                let entity = ("project", id.0);
                audit::record(txn, &actor, "set_compensation_limits", entity, detail, now).await?;
                Ok(SeenLimits { limits: new, version: version + 1 })
            })
        })
        .await
}
