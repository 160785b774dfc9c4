//! What to mind of the contracts of a project.

use linli_entities::contract_note::{ActiveModel, ContractNoteId, Model};
use linli_entities::project::ProjectId;
use sea_orm::{ConnectionTrait, Set};
use serde_json::json;

use super::store::notes as store;
use super::{CARE, demand_owner_in};
use crate::actor::{Actor, Permission};
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::sessions;
use crate::features::homes::input::{ContractNoteInput, ContractNotePatch};
use crate::features::homes::rules::notes::{NOTES_MAX, NewNote, NoteChanges};
use crate::features::projects::logic as projects;
use crate::features::projects::rules::scope;
use crate::markdown::{self, Mentioned};
use crate::once::Once;
use crate::{audit, etag};

/// A contract note, as one reader sees it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The row.
    pub row: Model,
    /// Whether the reader edits the project.
    pub may_edit: bool,
}

fn unknown() -> Error {
    Error::NotFound("contract note")
}

/// Those of a project, by their places: for those who bought a home there, and its staff.
///
/// # Errors
/// [`Error::SignInRequired`]; [`Error::NotFound`] to everybody else.
pub async fn list(app: &App, actor: &Actor, project_id: ProjectId) -> Result<Vec<Seen>, Error> {
    let staff = [Permission::EditProject, CARE];
    let project = demand_owner_in(app.db.read(), actor, project_id, &staff).await?;
    let rows = store::of_project(app.db.read(), project_id).await?;
    let may_edit = actor.may(Permission::EditProject, scope(&project));
    Ok(rows.into_iter().map(|row| Seen { row, may_edit }).collect())
}

/// Writes a note.
///
/// # Errors
/// [`Error::NotFound`] for a project that is none; [`Code::Forbidden`]; [`Error::Invalid`]; [`Code::TooMany`].
pub async fn create(
    app: &App,
    actor: &Actor,
    project_id: ProjectId,
    input: ContractNoteInput,
    once: Once,
) -> Result<Seen, Error> {
    projects::demand(app.db.read(), actor, Permission::EditProject, project_id).await?;
    let new = NewNote::try_from(input)?;
    let html = markdown::render(&new.markdown, &Mentioned::new());
    let input = (actor.clone(), project_id, (new, html), once, app.clock.now());
    let row = app
        .db
        .write(input, |txn, (actor, project_id, (new, html), once, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                projects::demand(txn, &actor, Permission::EditProject, project_id).await?;
                if let Some(before) = once.made_before(txn).await? {
                    return store::by_id(txn, ContractNoteId(before)).await?.ok_or_else(unknown);
                }
                if store::count(txn, project_id).await? >= NOTES_MAX {
                    return Err(Error::Conflict(Code::TooMany));
                }
                let last = store::last_position(txn, project_id).await?;
                let row = ActiveModel {
                    project_id: Set(project_id),
                    title: Set(new.title),
                    markdown: Set(new.markdown),
                    html: Set(html),
                    position: Set(new.position.unwrap_or(last.map_or(0, |last| last.saturating_add(1)))),
                    version: Set(1),
                    ..Default::default()
                };
                let id = store::insert(txn, row).await?;
                let entity = ("contract_note", id.0);
                audit::record(txn, &actor, "create_contract_note", entity, json!({}), now).await?;
                once.remember(txn, id.0, now).await?;
                store::by_id(txn, id).await?.ok_or_else(unknown)
            })
        })
        .await?;
    Ok(Seen { row, may_edit: true })
}

/// The note, held, for whoever edits its project still.
async fn held(txn: &Txn, actor: &Actor, id: ContractNoteId) -> Result<(Actor, Model), Error> {
    let actor = sessions::seen_again(txn, actor).await?;
    let row = store::locked(txn, id).await?.ok_or_else(unknown)?;
    demand_edited(txn, &actor, row.project_id, unknown).await?;
    Ok((actor, row))
}

/// Demands that the actor edits the project that something is of; whoever may not know of it learns of none.
pub(super) async fn demand_edited(
    db: &impl ConnectionTrait,
    actor: &Actor,
    project_id: ProjectId,
    unknown: fn() -> Error,
) -> Result<(), Error> {
    let project = match demand_owner_in(db, actor, project_id, &[Permission::EditProject, CARE]).await {
        Err(Error::NotFound(_)) => return Err(unknown()),
        known => known?,
    };
    actor.demand(Permission::EditProject, scope(&project))
}

/// Changes a note that is still at the version that was seen. What it said before stays in the audit.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`], [`Error::PreconditionRequired`], [`Error::Stale`], [`Error::Invalid`].
pub async fn update(
    app: &App,
    actor: &Actor,
    id: ContractNoteId,
    if_match: Option<&str>,
    patch: ContractNotePatch,
) -> Result<Seen, Error> {
    actor.signed_in()?;
    let row = store::by_id(app.db.read(), id).await?.ok_or_else(unknown)?;
    demand_edited(app.db.read(), actor, row.project_id, unknown).await?;
    let seen = etag::version_seen(if_match)?;
    let changes = NoteChanges::try_from(patch)?;
    let html = changes.markdown.as_ref().map(|text| markdown::render(text, &Mentioned::new()));
    let input = (actor.clone(), (id, seen), (changes, html), app.clock.now());
    let row = app
        .db
        .write(input, |txn, (actor, (id, seen), (changes, html), now)| {
            Box::pin(async move {
                let (actor, before) = held(txn, &actor, id).await?;
                etag::demand_unchanged(seen, before.version)?;
                let detail = json!({ "title_before": before.title, "text_before": before.markdown });
                let row = ActiveModel {
                    id: Set(id),
                    title: Set(changes.title.unwrap_or(before.title)),
                    markdown: Set(changes.markdown.unwrap_or(before.markdown)),
                    html: Set(html.unwrap_or(before.html)),
                    position: Set(changes.position.unwrap_or(before.position)),
                    version: Set(before.version + 1),
                    ..Default::default()
                };
                store::update(txn, row).await?;
                let entity = ("contract_note", id.0);
                audit::record(txn, &actor, "update_contract_note", entity, detail, now).await?;
                store::by_id(txn, id).await?.ok_or_else(unknown)
            })
        })
        .await?;
    Ok(Seen { row, may_edit: true })
}

/// Deletes a note. What it said stays in the audit.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`].
pub async fn delete(app: &App, actor: &Actor, id: ContractNoteId) -> Result<(), Error> {
    actor.signed_in()?;
    app.db
        .write((actor.clone(), id, app.clock.now()), |txn, (actor, id, now)| {
            Box::pin(async move {
                let (actor, before) = held(txn, &actor, id).await?;
                store::delete(txn, id).await?;
                let detail = json!({ "title_before": before.title, "text_before": before.markdown });
                let entity = ("contract_note", id.0);
                Ok(audit::record(txn, &actor, "delete_contract_note", entity, detail, now).await?)
            })
        })
        .await
}
