//! Use cases of projects.

pub mod buildings;
pub mod facts;

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::outbox::OutboxKind;
use linli_entities::project::{Model, ProjectId};
use sea_orm::ConnectionTrait;
use serde_json::json;

use super::output::{ProjectMay, ProjectRef};
use super::rules::{self, Filter, NewProject, ProjectChanges};
use super::store;
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::audit;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::sessions;
use crate::features::boards;
use crate::features::boards::logic::Counts;
use crate::once::Once;
use crate::outbox;
use crate::page::PageRequest;

/// Cities that are offered to choose from, at most.
const CITIES_MAX: u64 = 500;

/// A project as the actor sees it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The row.
    pub project: Model,
    /// What is in the boards that the actor may read.
    pub counts: Counts,
    /// What the actor may do with it.
    pub may: ProjectMay,
}

/// The row of a project: for use cases of other nouns, inside a transaction or outside.
///
/// # Errors
/// [`Error::NotFound`] where there is none.
pub async fn project(db: &impl ConnectionTrait, id: ProjectId) -> Result<Model, Error> {
    store::by_id(db, id).await?.ok_or(Error::NotFound("project"))
}

/// The row of a project in which the actor has a permission: for use cases of other nouns too.
///
/// # Errors
/// [`Error::NotFound`] where there is none; without the permission as [`Actor::demand`] says.
pub async fn demand(
    db: &impl ConnectionTrait,
    actor: &Actor,
    permission: Permission,
    id: ProjectId,
) -> Result<Model, Error> {
    let found = project(db, id).await?;
    actor.demand(permission, rules::scope(&found))?;
    Ok(found)
}

/// The rows of these projects.
///
/// # Errors
/// When the database fails.
pub async fn projects(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = ProjectId>,
) -> Result<HashMap<ProjectId, Model>, Error> {
    let mut ids: Vec<ProjectId> = ids.into_iter().collect();
    ids.sort_unstable();
    ids.dedup();
    Ok(store::by_ids(db, ids).await?.into_iter().map(|row| (row.id, row)).collect())
}

/// How these projects are named and linked to.
///
/// # Errors
/// When the database fails.
pub async fn refs(
    app: &App,
    ids: impl IntoIterator<Item = ProjectId>,
) -> Result<HashMap<ProjectId, ProjectRef>, Error> {
    let rows = projects(app.db.read(), ids).await?;
    Ok(rows.values().map(|row| (row.id, ProjectRef::from(row))).collect())
}

/// One project.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn get(app: &App, actor: &Actor, id: ProjectId) -> Result<Seen, Error> {
    let project = project(app.db.read(), id).await?;
    one(app, actor, project).await
}

/// The project with this slug: for its page.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn by_slug(app: &App, actor: &Actor, slug: &str) -> Result<Seen, Error> {
    // PostgreSQL takes no NUL in a text, and no slug has one.
    let found = match slug.contains('\0') {
        true => None,
        false => store::by_slug(app.db.read(), slug).await?,
    };
    one(app, actor, found.ok_or(Error::NotFound("project"))?).await
}

async fn one(app: &App, actor: &Actor, project: Model) -> Result<Seen, Error> {
    let seen = seen(app, actor, vec![project]).await?;
    seen.into_iter().next().ok_or(Error::NotFound("project"))
}

async fn seen(app: &App, actor: &Actor, projects: Vec<Model>) -> Result<Vec<Seen>, Error> {
    let ids: Vec<ProjectId> = projects.iter().map(|project| project.id).collect();
    let counts = boards::logic::counts(app, actor, &ids).await?;
    let seen = |project: Model| Seen {
        counts: counts.get(&project.id).copied().unwrap_or_default(),
        may: rules::may(actor, &project),
        project,
    };
    Ok(projects.into_iter().map(seen).collect())
}

/// A page of the projects that fit the filter, newest first, and the cursor of the next.
///
/// # Errors
/// When the database fails.
pub async fn list(
    app: &App,
    actor: &Actor,
    filter: &Filter,
    page: &PageRequest<ProjectId>,
) -> Result<(Vec<Seen>, Option<String>), Error> {
    let rows = store::page(app.db.read(), filter, page).await?;
    let (rows, next) = page.cut(rows, |row| row.id);
    Ok((seen(app, actor, rows).await?, next))
}

/// The cities in which there are projects, to choose from.
///
/// # Errors
/// When the database fails.
pub async fn cities(app: &App) -> Result<Vec<String>, Error> {
    Ok(store::cities(app.db.read(), CITIES_MAX).await?)
}

/// Makes a project.
///
/// # Errors
/// Without the right to manage projects; [`Code::SlugTaken`](crate::code::Code::SlugTaken).
pub async fn create(app: &App, actor: &Actor, new: NewProject, once: Once) -> Result<Seen, Error> {
    actor.demand(Permission::ManageProjects, Scope::Anywhere)?;
    let made = app
        .db
        .write((actor.clone(), new, once, app.clock.now()), |txn, (actor, new, once, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                if let Some(before) = once.made_before(txn).await? {
                    return project(txn, ProjectId(before)).await;
                }
                let id = make(txn, new, now).await?;
                audit::record(txn, &actor, "create_project", ("project", id.0), json!({}), now).await?;
                once.remember(txn, id.0, now).await?;
                project(txn, id).await
            })
        })
        .await?;
    one(app, actor, made).await
}

/// Writes a new project, made at `now`, inside a transaction.
///
/// # Errors
/// [`Code::SlugTaken`](crate::code::Code::SlugTaken) at `/slug`, after which a transaction of PostgreSQL takes nothing
/// more; [`is_slug_taken`] asks before.
pub async fn make(txn: &Txn, new: NewProject, now: Instant) -> Result<ProjectId, Error> {
    let id = store::insert(txn, new, now).await?;
    outbox::enqueue(txn, OutboxKind::Project, id.0, now).await?;
    Ok(id)
}

/// Whether a project has this slug.
///
/// # Errors
/// When the database fails.
pub async fn is_slug_taken(txn: &Txn, slug: &str) -> Result<bool, Error> {
    Ok(store::by_slug(txn, slug).await?.is_some())
}

/// Changes a project that is still at the version that was seen.
///
/// # Errors
/// [`Error::NotFound`]; without the right to edit it; [`Error::Stale`];
/// [`Code::SlugTaken`](crate::code::Code::SlugTaken).
pub async fn update(
    app: &App,
    actor: &Actor,
    id: ProjectId,
    version: i64,
    changes: ProjectChanges,
) -> Result<Seen, Error> {
    let input = (actor.clone(), id, version, changes, app.clock.now());
    let changed = app
        .db
        .write(input, |txn, (actor, id, version, changes, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                let before = demand(txn, &actor, Permission::EditProject, id).await?;
                let detail = match &changes.city {
                    Some(city) if *city != before.city => json!({ "city": [before.city, city] }),
                    _ => json!({}),
                };
                store::update(txn, id, version, changes, now).await?;
                note(txn, &actor, "update_project", id, detail, now).await?;
                project(txn, id).await
            })
        })
        .await?;
    one(app, actor, changed).await
}

/// Tells whoever follows, and the audit, of a change of a project or of what its page shows.
async fn note(
    txn: &Txn,
    actor: &Actor,
    act: &str,
    id: ProjectId,
    detail: serde_json::Value,
    now: Instant,
) -> Result<(), Error> {
    outbox::enqueue(txn, OutboxKind::Project, id.0, now).await?;
    Ok(audit::record(txn, actor, act, ("project", id.0), detail, now).await?)
}
