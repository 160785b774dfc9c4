//! Use cases of commitments.

mod acting;
pub mod checking;
mod posts;
pub mod warning;

use std::collections::HashMap;

use linli_entities::account::AccountId;
use linli_entities::board::BoardId;
use linli_entities::commitment::{CommitmentId, Model};
use linli_entities::post::PostId;
use linli_entities::project::ProjectId;
use linli_entities::topic::TopicId;
use linli_entities::{Date, commitment_entry as entry};

use super::output::CommitmentCounts;
use super::rules::CommitmentState;
use super::store;
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::error::Error;
use crate::features::accounts::logic::{AccountRef, refs as accounts};
use crate::features::boards::rules::BoardScope;
use crate::features::projects::output::ProjectRef;
use crate::features::promise::rules::calendar;
use crate::features::{boards, projects};
use crate::page::PageRequest;

pub use acting::{create, end, reschedule};
pub use posts::{demand_free_topic, is_bound, kept_by, of_posts, shown};

/// What committing takes.
pub const MAKE: Permission = Permission::MakeCommitments;

/// A commitment, as one reader sees it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The row.
    pub row: Model,
    /// Its project.
    pub project: ProjectRef,
    /// The topic of its post, with its title.
    pub topic: (TopicId, String),
    /// The number of its post.
    pub number: i32,
    /// All that was said of it, with who said so.
    pub history: Vec<(entry::Model, Option<AccountRef>)>,
    /// Whether the reader answers for the project.
    pub may_act: bool,
    /// The day at the projects.
    pub today: Date,
}

fn unknown() -> Error {
    Error::NotFound("commitment")
}

/// A page of the commitments of a project that the actor may read, the latest day first, and the cursor of the next.
///
/// # Errors
/// [`Error::NotFound`] for a project that is none.
pub async fn list(
    app: &App,
    actor: &Actor,
    project_id: ProjectId,
    state: Option<CommitmentState>,
    page: &PageRequest<(Date, CommitmentId)>,
) -> Result<(Vec<Seen>, Option<String>), Error> {
    projects::logic::project(app.db.read(), project_id).await?;
    let boards = boards::logic::readable_in(app, actor, project_id).await?;
    let wanted = (state, calendar::date(app.clock.now()));
    let rows =
        store::of_project(app.db.read(), (project_id, &boards), wanted, page.after, page.rows()).await?;
    let (rows, next) = page.cut(rows, |row| (row.due_on, row.id));
    Ok((seen(app, actor, rows).await?, next))
}

/// How many commitments of a project stand how, of those that the actor may read.
///
/// # Errors
/// [`Error::NotFound`] for a project that is none.
pub async fn counts(app: &App, actor: &Actor, project_id: ProjectId) -> Result<CommitmentCounts, Error> {
    projects::logic::project(app.db.read(), project_id).await?;
    let boards = boards::logic::readable_in(app, actor, project_id).await?;
    let today = calendar::date(app.clock.now());
    let counts = store::counts(app.db.read(), project_id, &boards, today).await?;
    Ok(CommitmentCounts::of(&counts))
}

/// A page of the commitments that stand, of all projects that the actor answers for: what is overdue first, then what is due
/// next; and the cursor of the next.
///
/// # Errors
/// [`Code::Forbidden`](crate::code::Code::Forbidden) to whoever answers for none.
pub async fn standing(
    app: &App,
    actor: &Actor,
    page: &PageRequest<(Date, CommitmentId)>,
) -> Result<(Vec<Seen>, Option<String>), Error> {
    actor.demand(MAKE, Scope::Anywhere)?;
    let directory = boards::logic::directory(app).await?;
    let answered = |board: &&BoardScope| {
        board.project.is_some() && boards::rules::may_read(actor, board) && actor.may(MAKE, board.scope())
    };
    let boards: Vec<BoardId> = directory.values().filter(answered).map(|board| board.id).collect();
    let rows = store::standing(app.db.read(), &boards, page.after, page.rows()).await?;
    let (rows, next) = page.cut(rows, |row| (row.due_on, row.id));
    Ok((seen(app, actor, rows).await?, next))
}

/// One commitment.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or none of which the actor may read the post.
pub async fn get(app: &App, actor: &Actor, id: CommitmentId) -> Result<Seen, Error> {
    let row = store::by_id(app.db.read(), id).await?.ok_or_else(unknown)?;
    seen(app, actor, vec![row]).await?.pop().ok_or_else(unknown)
}

/// These commitments in this order, as far as the actor may read their posts.
async fn seen(app: &App, actor: &Actor, rows: Vec<Model>) -> Result<Vec<Seen>, Error> {
    let Some(project_id) = rows.first().map(|row| row.project_id) else { return Ok(vec![]) };
    let db = app.db.read();
    let of: Vec<PostId> = rows.iter().map(|row| row.post_id).collect();
    let readable = crate::features::posts::logic::readable_among(app, actor, &of).await?;
    let ids: Vec<CommitmentId> = rows.iter().map(|row| row.id).collect();
    let mut histories: HashMap<CommitmentId, Vec<entry::Model>> = HashMap::new();
    for one in store::entries(db, &ids).await? {
        histories.entry(one.commitment_id).or_default().push(one);
    }
    let projects = projects::logic::projects(db, rows.iter().map(|row| row.project_id)).await?;
    let by: Vec<AccountId> = histories.values().flatten().filter_map(|entry| entry.actor_id).collect();
    // Of one project people are marked as they stand to it, of several as they stand to any.
    let scope = match (rows.iter().all(|row| row.project_id == project_id), projects.get(&project_id)) {
        (true, Some(project)) => projects::rules::scope(project),
        _ => Scope::Anywhere,
    };
    let people = accounts(app, &by, scope).await?;
    let today = calendar::date(app.clock.now());
    let found = rows.into_iter().filter_map(|row| {
        let (post, topic) = readable.iter().find(|(post, _)| post.id == row.post_id)?;
        let project = projects.get(&row.project_id)?;
        let history = histories.remove(&row.id).unwrap_or_default().into_iter().map(|entry| {
            let by = entry.actor_id.map(|id| AccountRef::of(&people, id));
            (entry, by)
        });
        Some(Seen {
            project: ProjectRef::from(project),
            topic: (topic.id, topic.title.clone()),
            number: post.number,
            history: history.collect(),
            may_act: actor.account_id().is_some() && actor.may(MAKE, projects::rules::scope(project)),
            today,
            row,
        })
    });
    Ok(found.collect())
}
