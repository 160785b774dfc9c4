//! Use cases of notes about accounts.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::account_note::{AccountNoteId, Model};
use linli_entities::project::ProjectId;
use linli_entities::role_grant::Role;
use sea_orm::ConnectionTrait;
use serde_json::json;

use super::input::NewNote;
use super::store;
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::audit;
use crate::code::Code;
use crate::db::Txn;
use crate::error::{Error, Named as _};
use crate::features::accounts::logic::{AccountRef, lookup, refs, sessions};
use crate::features::projects;
use crate::features::projects::output::ProjectRef;
use crate::once::Once;
use crate::page::PageRequest;

/// Notes about one account, at most.
const NOTES_MAX: u64 = 500;

/// A note, as one reader sees it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The row.
    pub row: Model,
    /// The project whose staff read it.
    pub project: Option<ProjectRef>,
    /// Who wrote it.
    pub by: Option<AccountRef>,
    /// Whether the reader may delete it.
    pub may_delete: bool,
}

fn unknown() -> Error {
    Error::NotFound("note")
}

/// Demands that the actor reads and writes notes of a project, or of the group, and that they are not about the actor.
async fn demand(
    db: &impl ConnectionTrait,
    actor: &Actor,
    id: AccountId,
    project_id: Option<ProjectId>,
) -> Result<(), Error> {
    if actor.account_id() == Some(id) {
        return Err(Error::Forbidden(Code::Involved));
    }
    match project_id {
        Some(project_id) => {
            projects::logic::demand(db, actor, Permission::NoteAccounts, project_id).await.map(drop)
        }
        None => actor.demand(Permission::NoteAccounts, Scope::Club),
    }
}

/// Its author deletes a note, and an administrator.
fn may_delete(actor: &Actor, row: &Model) -> bool {
    match actor {
        Actor::Guest => false,
        Actor::System => true,
        Actor::Account(account) => {
            let administers = account.rights.grants.iter().any(|grant| grant.role == Role::Administrator);
            administers || row.written_by == Some(account.account_id)
        }
    }
}

/// A page of the notes about an account that the actor may read, the last first; and the cursor of the next.
///
/// # Errors
/// [`Code::Forbidden`] to whoever notes nothing anywhere; [`Code::Involved`] about oneself.
pub async fn list(
    app: &App,
    actor: &Actor,
    id: AccountId,
    page: &PageRequest<AccountNoteId>,
) -> Result<(Vec<Seen>, Option<String>), Error> {
    let reach = actor.demand_reach(Permission::NoteAccounts)?;
    if actor.account_id() == Some(id) {
        return Err(Error::Forbidden(Code::Involved));
    }
    let (rows, next) = page.cut(store::page(app.db.read(), id, &reach, page).await?, |row| row.id);
    Ok((seen(app, actor, rows).await?, next))
}

async fn seen(app: &App, actor: &Actor, rows: Vec<Model>) -> Result<Vec<Seen>, Error> {
    let authors: Vec<AccountId> = rows.iter().filter_map(|row| row.written_by).collect();
    let people = refs(app, &authors, Scope::Anywhere).await?;
    let known = projects::logic::refs(app, rows.iter().filter_map(|row| row.project_id)).await?;
    let seen = rows.into_iter().map(|row| Seen {
        project: row.project_id.and_then(|id| known.get(&id).cloned()),
        by: row.written_by.map(|id| AccountRef::of(&people, id)),
        may_delete: may_delete(actor, &row),
        row,
    });
    Ok(seen.collect())
}

/// Writes a note about an account.
///
/// # Errors
/// [`Error::NotFound`] where there is no such account; [`Code::NotFound`] at `/project_id`; [`Code::Forbidden`] to whoever
/// notes nothing there; [`Code::Involved`] about oneself; [`Code::TooMany`]; [`Error::TooManyRequests`].
pub async fn create(
    app: &App,
    actor: &Actor,
    id: AccountId,
    new: NewNote,
    once: Once,
) -> Result<Seen, Error> {
    actor.demand(Permission::NoteAccounts, Scope::Anywhere)?;
    if let Some(by) = actor.account_id() {
        app.rates.write.count(&by)?;
    }
    let input = (actor.clone(), id, new, once, app.clock.now());
    let row = app.db.write(input, |txn, input| Box::pin(create_in(txn, input))).await?;
    seen(app, actor, vec![row]).await?.pop().ok_or_else(unknown)
}

async fn create_in(
    txn: &Txn,
    (actor, id, new, once, now): (Actor, AccountId, NewNote, Once, Instant),
) -> Result<Model, Error> {
    let actor = sessions::seen_again(txn, &actor).await?;
    demand(txn, &actor, id, new.project_id).await.named_at("/project_id")?;
    if let Some(before) = once.made_before(txn).await? {
        return store::by_id(txn, AccountNoteId(before)).await?.ok_or_else(unknown);
    }
    lookup::hold(txn, id).await?;
    if store::count(txn, id).await? >= NOTES_MAX {
        return Err(Error::Conflict(Code::TooMany));
    }
    let row = store::insert(txn, id, new, (actor.account_id(), now)).await?;
    let detail = json!({ "account_id": id });
    audit::record(txn, &actor, "create_account_note", ("account_note", row.id.0), detail, now).await?;
    once.remember(txn, row.id.0, now).await?;
    Ok(row)
}

/// Deletes a note.
///
/// # Errors
/// [`Error::NotFound`] of what the actor may not read; [`Code::Forbidden`] to whoever neither wrote it nor is an
/// administrator.
pub async fn delete(app: &App, actor: &Actor, id: AccountNoteId) -> Result<(), Error> {
    actor.demand(Permission::NoteAccounts, Scope::Anywhere)?;
    let input = (actor.clone(), id, app.clock.now());
    app.db.write(input, |txn, input| Box::pin(delete_in(txn, input))).await
}

async fn delete_in(txn: &Txn, (actor, id, now): (Actor, AccountNoteId, Instant)) -> Result<(), Error> {
    let actor = sessions::seen_again(txn, &actor).await?;
    let row = store::by_id(txn, id).await?.ok_or_else(unknown)?;
    demand(txn, &actor, row.account_id, row.project_id).await.map_err(|_| unknown())?;
    if !may_delete(&actor, &row) {
        return Err(Error::Forbidden(Code::Forbidden));
    }
    let detail = json!({ "account_id": row.account_id, "project_id": row.project_id });
    audit::record(txn, &actor, "delete_account_note", ("account_note", id.0), detail, now).await?;
    if store::delete(txn, id).await? { Ok(()) } else { Err(unknown()) }
}

/// Deletes all notes about an account that is erased, within its transaction.
///
/// # Errors
/// When the database fails.
pub async fn forget(txn: &Txn, id: AccountId) -> Result<(), Error> {
    Ok(store::forget(txn, id).await?)
}
