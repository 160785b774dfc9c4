//! Facts for and against a project (requirement V3).

use linli_entities::project::ProjectId;
use linli_entities::project_fact::{FactId, Model};
use serde_json::json;

use super::{demand, note, project};
use crate::actor::{Actor, Permission};
use crate::app::App;
use crate::code::Code;
use crate::error::Error;
use crate::features::accounts::logic::sessions;
use crate::features::projects::rules::{FACTS_MAX, FactChanges, NewFact};
use crate::features::projects::store::facts as store;
use crate::once::Once;

/// What speaks for the project, then what speaks against it.
///
/// # Errors
/// [`Error::NotFound`] for a project that is none.
pub async fn list(app: &App, project_id: ProjectId) -> Result<Vec<Model>, Error> {
    project(app.db.read(), project_id).await?;
    Ok(store::of_project(app.db.read(), project_id).await?)
}

/// Tells a fact.
///
/// # Errors
/// [`Error::NotFound`] for a project that is none; without the right to edit it; [`Code::TooMany`].
pub async fn create(
    app: &App,
    actor: &Actor,
    project_id: ProjectId,
    new: NewFact,
    once: Once,
) -> Result<Model, Error> {
    let input = (actor.clone(), project_id, new, once, app.clock.now());
    app.db
        .write(input, |txn, (actor, project_id, new, once, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                demand(txn, &actor, Permission::EditProject, project_id).await?;
                if let Some(before) = once.made_before(txn).await? {
                    return store::by_id(txn, FactId(before)).await?.ok_or(Error::NotFound("fact"));
                }
                if store::count(txn, project_id).await? >= FACTS_MAX {
                    return Err(Error::Conflict(Code::TooMany));
                }
                let last = store::last_position(txn, project_id, new.side).await?;
                let position = new.position.unwrap_or(last.map_or(0, |last| last.saturating_add(1)));
                let fact = store::insert(txn, project_id, new, position, now).await?;
                let detail = json!({ "fact_id": fact.id });
                note(txn, &actor, "create_fact", project_id, detail, now).await?;
                once.remember(txn, fact.id.0, now).await?;
                Ok(fact)
            })
        })
        .await
}

/// Changes a fact that is still at the version that was seen.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Stale`]; without the right to edit its project.
pub async fn update(
    app: &App,
    actor: &Actor,
    id: FactId,
    seen: i64,
    changes: FactChanges,
) -> Result<Model, Error> {
    let input = (actor.clone(), id, seen, changes, app.clock.now());
    app.db
        .write(input, |txn, (actor, id, seen, changes, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                let before = store::by_id(txn, id).await?.ok_or(Error::NotFound("fact"))?;
                let project = demand(txn, &actor, Permission::EditProject, before.project_id).await?;
                store::update(txn, id, seen, changes, now).await?;
                let detail = json!({ "fact_id": id, "text_before": before.text });
                note(txn, &actor, "update_fact", project.id, detail, now).await?;
                store::by_id(txn, id).await?.ok_or(Error::NotFound("fact"))
            })
        })
        .await
}

/// Takes a fact back. What it said stays in the audit: facts against a project do not vanish without a trace.
///
/// # Errors
/// [`Error::NotFound`]; without the right to edit its project.
pub async fn delete(app: &App, actor: &Actor, id: FactId) -> Result<(), Error> {
    app.db
        .write((actor.clone(), id, app.clock.now()), |txn, (actor, id, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                let fact = store::by_id(txn, id).await?.ok_or(Error::NotFound("fact"))?;
                let project = demand(txn, &actor, Permission::EditProject, fact.project_id).await?;
                store::delete(txn, id).await?;
                let detail = json!({ "fact_id": id, "side": fact.side, "text_before": fact.text });
                note(txn, &actor, "delete_fact", project.id, detail, now).await
            })
        })
        .await
}
