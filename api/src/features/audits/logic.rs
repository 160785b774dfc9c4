//! Use cases of the audit.

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::audit_entry::{AuditEntryId, Model};
use linli_entities::board::BoardId;
use linli_entities::project::ProjectId;
use sea_orm::{DbBackend, Statement};

use super::rules::{Filter, TABLE_MAX};
use super::store::{self, Sight};
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::error::Error;
use crate::features::accounts::logic::{AccountRef, refs};
use crate::features::boards::rules::BoardScope;
use crate::features::projects::output::ProjectRef;
use crate::features::{boards, projects};
use crate::page::PageRequest;

/// An entry, with the names of what it belongs to.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The row.
    pub row: Model,
    /// Who acted; none for the command line.
    pub by: Option<AccountRef>,
    /// The project it belongs to.
    pub project: Option<ProjectRef>,
    /// The board it belongs to.
    pub board: Option<BoardScope>,
}

/// What the actor may read: everything, or what belongs to their projects; of boards, only of those that they read.
async fn sight(app: &App, actor: &Actor) -> Result<Sight, Error> {
    let reach = actor.demand_reach(Permission::ReadAudit)?;
    let directory = boards::logic::directory(app).await?;
    let hidden = directory.values().filter(|board| !boards::rules::may_read(actor, board));
    let hidden: Vec<BoardId> = hidden.map(|board| board.id).collect();
    Ok(Sight { reach, hidden })
}

/// A page of what staff did, the last first; and the cursor of the next.
///
/// # Errors
/// [`Code::Forbidden`](crate::code::Code::Forbidden) to whoever reads no audit; those of [`Filter::check`].
pub async fn list(
    app: &App,
    actor: &Actor,
    filter: Filter,
    page: &PageRequest<(Instant, AuditEntryId)>,
) -> Result<(Vec<Seen>, Option<String>), Error> {
    let (sight, filter) = (sight(app, actor).await?, filter.check()?);
    let rows = store::page(app.db.read(), &sight, &filter, page.after, page.rows()).await?;
    let (rows, next) = page.cut(rows, |row| (row.acted_at, row.id));
    Ok((seen(app, rows).await?, next))
}

/// The newest of what staff did, at most [`TABLE_MAX`], for a spreadsheet.
///
/// # Errors
/// As [`list`].
pub async fn table(app: &App, actor: &Actor, filter: Filter) -> Result<Vec<Seen>, Error> {
    let (sight, filter) = (sight(app, actor).await?, filter.check()?);
    let rows = store::page(app.db.read(), &sight, &filter, None, TABLE_MAX).await?;
    seen(app, rows).await
}

async fn seen(app: &App, rows: Vec<Model>) -> Result<Vec<Seen>, Error> {
    let mut actors: Vec<AccountId> = rows.iter().filter_map(|row| row.actor_id).collect();
    actors.sort_unstable();
    actors.dedup();
    let people = refs(app, &actors, Scope::Anywhere).await?;
    let known: HashMap<ProjectId, ProjectRef> =
        projects::logic::refs(app, rows.iter().filter_map(|row| row.project_id)).await?;
    let directory = boards::logic::directory(app).await?;
    let seen = rows.into_iter().map(|row| Seen {
        by: row.actor_id.map(|id| AccountRef::of(&people, id)),
        project: row.project_id.and_then(|id| known.get(&id).cloned()),
        board: row.board_id.and_then(|id| directory.get(&id).cloned()),
        row,
    });
    Ok(seen.collect())
}

/// The statement for a page, to look at how a database plans it.
pub fn statement(backend: DbBackend, filter: &Filter) -> Statement {
    store::statement(backend, filter)
}
