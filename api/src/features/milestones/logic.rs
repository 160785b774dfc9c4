//! Use cases of milestones.

use linli_entities::building::BuildingId;
use linli_entities::milestone::{ActiveModel, MilestoneId, Model};
use linli_entities::milestone_change::{self, MilestoneChangeId, MilestoneChangeKind};
use linli_entities::outbox::OutboxKind;
use linli_entities::project::{self, ProjectId};
use linli_entities::{Date, Instant};
use sea_orm::{ConnectionTrait, Set};
use serde_json::json;

use super::input::{MilestoneInput, MilestonePatch, Withdrawal};
use super::rules::{self, MILESTONES_MAX, MilestoneChanges, MilestoneState, Moved, NewMilestone};
use super::store;
use crate::actor::{Actor, Permission};
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::{AccountRef, refs as accounts, sessions};
use crate::features::projects;
use crate::features::projects::logic::buildings;
use crate::features::projects::output::{BuildingRef, ProjectRef};
use crate::features::promise::rules::calendar;
use crate::once::Once;
use crate::page::PageRequest;
use crate::{audit, etag, outbox};

/// What promising takes.
const EDIT: Permission = Permission::EditProject;

/// A milestone, as one reader sees it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The row.
    pub row: Model,
    /// Its project.
    pub project: ProjectRef,
    /// Its building.
    pub building: Option<BuildingRef>,
    /// How often something of its days changed.
    pub change_count: i64,
    /// Whether the reader edits the project.
    pub may_edit: bool,
    /// The day at the projects.
    pub today: Date,
}

impl Seen {
    /// How it stands today.
    pub fn state(&self) -> MilestoneState {
        rules::state(&self.row, self.today)
    }
}

/// A change of a milestone, with who made it.
#[derive(Clone, Debug)]
pub struct Changed {
    /// The row.
    pub row: milestone_change::Model,
    /// Who made it.
    pub by: Option<AccountRef>,
}

fn unknown() -> Error {
    Error::NotFound("milestone")
}

/// All milestones of a project: those of the whole project first, then by buildings and places. With a building, those of
/// it and of the whole project.
///
/// # Errors
/// [`Error::NotFound`] for a project that is none.
pub async fn list(
    app: &App,
    actor: &Actor,
    project_id: ProjectId,
    building_id: Option<BuildingId>,
) -> Result<Vec<Seen>, Error> {
    let project = projects::logic::project(app.db.read(), project_id).await?;
    of_project(app, actor, &project, building_id).await
}

/// The same of a project that was read.
///
/// # Errors
/// When the database fails.
pub async fn of_project(
    app: &App,
    actor: &Actor,
    project: &project::Model,
    building_id: Option<BuildingId>,
) -> Result<Vec<Seen>, Error> {
    let rows = store::of_project(app.db.read(), project.id, building_id).await?;
    let mut found = seen(app, actor, project, rows).await?;
    // Names of buildings are numbers more often than not: by their ids they stand as they were made.
    found.sort_by_key(|seen| (seen.row.building_id, seen.row.position, seen.row.promised_on, seen.row.id));
    Ok(found)
}

/// One milestone.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn get(app: &App, actor: &Actor, id: MilestoneId) -> Result<Seen, Error> {
    let row = store::by_id(app.db.read(), id).await?.ok_or_else(unknown)?;
    let project = projects::logic::project(app.db.read(), row.project_id).await?;
    seen(app, actor, &project, vec![row]).await?.pop().ok_or_else(unknown)
}

async fn seen(
    app: &App,
    actor: &Actor,
    project: &project::Model,
    rows: Vec<Model>,
) -> Result<Vec<Seen>, Error> {
    let db = app.db.read();
    let ids: Vec<MilestoneId> = rows.iter().map(|row| row.id).collect();
    let counts = store::change_counts(db, &ids).await?;
    let named = buildings::refs(db, rows.iter().filter_map(|row| row.building_id)).await?;
    let may_edit = actor.may(EDIT, projects::rules::scope(project));
    let today = calendar::date(app.clock.now());
    let seen = rows.into_iter().map(|row| Seen {
        project: ProjectRef::from(project),
        building: row.building_id.and_then(|id| named.get(&id).cloned()),
        change_count: counts.get(&row.id).copied().unwrap_or(0),
        may_edit,
        today,
        row,
    });
    Ok(seen.collect())
}

/// A page of what changed about a milestone, the last first, and the cursor of the next.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn changes(
    app: &App,
    id: MilestoneId,
    page: &PageRequest<MilestoneChangeId>,
) -> Result<(Vec<Changed>, Option<String>), Error> {
    let milestone = store::by_id(app.db.read(), id).await?.ok_or_else(unknown)?;
    let project = projects::logic::project(app.db.read(), milestone.project_id).await?;
    let (rows, next) = page.cut(store::changes(app.db.read(), id, page).await?, |row| row.id);
    let by: Vec<_> = rows.iter().filter_map(|row| row.actor_id).collect();
    let people = accounts(app, &by, projects::rules::scope(&project)).await?;
    let changed =
        rows.into_iter().map(|row| Changed { by: row.actor_id.map(|id| AccountRef::of(&people, id)), row });
    Ok((changed.collect(), next))
}

/// Promises a milestone.
///
/// # Errors
/// [`Error::NotFound`] for a project that is none; [`Code::Forbidden`]; [`Error::Invalid`]; [`Code::TooMany`].
pub async fn create(
    app: &App,
    actor: &Actor,
    project_id: ProjectId,
    input: MilestoneInput,
    once: Once,
) -> Result<Seen, Error> {
    projects::logic::demand(app.db.read(), actor, EDIT, project_id).await?;
    let new = NewMilestone::try_from(input)?;
    rules::demand_near(new.promised_on, calendar::date(app.clock.now()))?;
    let input = (actor.clone(), project_id, new, once, app.clock.now());
    let id = app
        .db
        .write(input, |txn, (actor, project_id, new, once, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                projects::logic::demand(txn, &actor, EDIT, project_id).await?;
                if let Some(before) = once.made_before(txn).await? {
                    return Ok(MilestoneId(before));
                }
                let id = create_in(txn, &actor, project_id, new, now).await?;
                once.remember(txn, id.0, now).await?;
                Ok(id)
            })
        })
        .await?;
    get(app, actor, id).await
}

async fn create_in(
    txn: &Txn,
    actor: &Actor,
    project_id: ProjectId,
    new: NewMilestone,
    now: Instant,
) -> Result<MilestoneId, Error> {
    buildings::demand_in(txn, project_id, new.building_id).await?;
    if store::count(txn, project_id).await? >= MILESTONES_MAX {
        return Err(Error::Conflict(Code::TooMany));
    }
    let last = store::last_position(txn, project_id).await?;
    let row = ActiveModel {
        project_id: Set(project_id),
        building_id: Set(new.building_id),
        name: Set(new.name),
        position: Set(new.position.unwrap_or(last.map_or(0, |last| last.saturating_add(1)))),
        first_promised_on: Set(new.promised_on),
        promised_on: Set(new.promised_on),
        forecast_on: Set(new.forecast_on),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
        ..Default::default()
    };
    let id = store::insert(txn, row).await?;
    let made = Moved { kind: MilestoneChangeKind::Made, before_on: None, after_on: Some(new.promised_on) };
    note(txn, actor, id, made, None, now).await?;
    audit::record(txn, actor, "create_milestone", ("milestone", id.0), json!({}), now).await?;
    Ok(id)
}

/// Writes down a change of a day; those at home there are told of some.
async fn note(
    txn: &Txn,
    actor: &Actor,
    id: MilestoneId,
    moved: Moved,
    reason: Option<String>,
    now: Instant,
) -> Result<(), Error> {
    let row = milestone_change::ActiveModel {
        milestone_id: Set(id),
        kind: Set(moved.kind),
        before_on: Set(moved.before_on),
        after_on: Set(moved.after_on),
        reason: Set(reason),
        actor_id: Set(actor.account_id()),
        changed_at: Set(now),
        ..Default::default()
    };
    let change_id = store::insert_change(txn, row).await?;
    if moved.is_told() {
        outbox::enqueue(txn, OutboxKind::MilestoneChange, change_id.0, now).await?;
    }
    Ok(())
}

/// The milestone, held, for whoever edits its project still.
async fn held(txn: &Txn, actor: &Actor, id: MilestoneId) -> Result<(Actor, Model), Error> {
    let actor = sessions::seen_again(txn, actor).await?;
    let row = store::locked(txn, id).await?.ok_or_else(unknown)?;
    projects::logic::demand(txn, &actor, EDIT, row.project_id).await?;
    Ok((actor, row))
}

/// Demands that the actor edits a milestone, before what is sent is judged.
async fn demand_edited(app: &App, actor: &Actor, id: MilestoneId) -> Result<(), Error> {
    actor.signed_in()?;
    let row = store::by_id(app.db.read(), id).await?.ok_or_else(unknown)?;
    projects::logic::demand(app.db.read(), actor, EDIT, row.project_id).await.map(drop)
}

/// Changes a milestone that is still at the version that was seen. What of its days changes stays written.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`], [`Error::PreconditionRequired`], [`Error::Stale`], [`Error::Invalid`];
/// [`Code::WrongState`] for one that was withdrawn.
pub async fn update(
    app: &App,
    actor: &Actor,
    id: MilestoneId,
    if_match: Option<&str>,
    patch: MilestonePatch,
) -> Result<Seen, Error> {
    demand_edited(app, actor, id).await?;
    let seen = etag::version_seen(if_match)?;
    let today = calendar::date(app.clock.now());
    let changes = MilestoneChanges::parse(patch, today)?;
    if let Some(on) = changes.promised_on {
        rules::demand_near(on, today)?;
    }
    let input = (actor.clone(), (id, seen), changes, app.clock.now());
    app.db
        .write(input, |txn, (actor, (id, seen), changes, now)| {
            Box::pin(async move {
                let (actor, before) = held(txn, &actor, id).await?;
                etag::demand_unchanged(seen, before.version)?;
                update_in(txn, &actor, &before, changes, now).await
            })
        })
        .await?;
    get(app, actor, id).await
}

async fn update_in(
    txn: &Txn,
    actor: &Actor,
    before: &Model,
    changes: MilestoneChanges,
    now: Instant,
) -> Result<(), Error> {
    if before.withdrawn_at.is_some() {
        return Err(Error::Conflict(Code::WrongState));
    }
    let moved = rules::moved(before, &changes)?;
    let name_before = changes.name.as_ref().filter(|name| **name != before.name).map(|_| &before.name);
    let detail = json!({ "name_before": name_before });
    let row = ActiveModel {
        id: Set(before.id),
        name: Set(changes.name.unwrap_or_else(|| before.name.clone())),
        position: Set(changes.position.unwrap_or(before.position)),
        promised_on: Set(changes.promised_on.unwrap_or(before.promised_on)),
        forecast_on: Set(changes.forecast_on.unwrap_or(before.forecast_on)),
        actual_on: Set(changes.actual_on.unwrap_or(before.actual_on)),
        version: Set(before.version + 1),
        changed_at: Set(now),
        ..Default::default()
    };
    store::update(txn, row).await?;
    for one in moved {
        note(txn, actor, before.id, one, changes.reason.clone(), now).await?;
    }
    let entity = ("milestone", before.id.0);
    Ok(audit::record(txn, actor, "update_milestone", entity, detail, now).await?)
}

/// Withdraws a milestone: it stays to be read, with the reason.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`], [`Error::Invalid`]; [`Code::WrongState`] for one that was withdrawn.
pub async fn withdraw(
    app: &App,
    actor: &Actor,
    id: MilestoneId,
    withdrawal: Withdrawal,
) -> Result<Seen, Error> {
    demand_edited(app, actor, id).await?;
    let reason = rules::reason(&withdrawal)?;
    app.db
        .write((actor.clone(), id, reason, app.clock.now()), |txn, (actor, id, reason, now)| {
            Box::pin(async move {
                let (actor, before) = held(txn, &actor, id).await?;
                if before.withdrawn_at.is_some() {
                    return Err(Error::Conflict(Code::WrongState));
                }
                let row = ActiveModel {
                    id: Set(id),
                    withdrawn_at: Set(Some(now)),
                    withdraw_reason: Set(Some(reason.clone())),
                    version: Set(before.version + 1),
                    changed_at: Set(now),
                    ..Default::default()
                };
                store::update(txn, row).await?;
                let gone = Moved {
                    kind: MilestoneChangeKind::Withdrawn,
                    before_on: Some(before.promised_on),
                    after_on: None,
                };
                note(txn, &actor, id, gone, Some(reason), now).await?;
                let entity = ("milestone", id.0);
                Ok(audit::record(txn, &actor, "withdraw_milestone", entity, json!({}), now).await?)
            })
        })
        .await?;
    get(app, actor, id).await
}

/// These milestones, whoever asks.
///
/// # Errors
/// When the database fails.
pub async fn by_ids(db: &impl ConnectionTrait, ids: &[MilestoneId]) -> Result<Vec<Model>, Error> {
    Ok(store::by_ids(db, ids).await?)
}

/// A change of a milestone with what it is of.
#[derive(Clone, Debug)]
pub struct Happened {
    /// The change.
    pub change: milestone_change::Model,
    /// The milestone.
    pub milestone: Model,
    /// Its project.
    pub project: project::Model,
    /// Its building.
    pub building: Option<BuildingRef>,
}

/// These changes with what they are of.
///
/// # Errors
/// When the database fails.
pub async fn happened(db: &impl ConnectionTrait, ids: &[MilestoneChangeId]) -> Result<Vec<Happened>, Error> {
    let changes = store::changes_by_ids(db, ids).await?;
    let of: Vec<MilestoneId> = changes.iter().map(|change| change.milestone_id).collect();
    let milestones = store::by_ids(db, &of).await?;
    let projects = projects::logic::projects(db, milestones.iter().map(|row| row.project_id)).await?;
    let named = buildings::refs(db, milestones.iter().filter_map(|row| row.building_id)).await?;
    let found = changes.into_iter().filter_map(|change| {
        let milestone = milestones.iter().find(|row| row.id == change.milestone_id)?.clone();
        let project = projects.get(&milestone.project_id)?.clone();
        let building = milestone.building_id.and_then(|id| named.get(&id).cloned());
        Some(Happened { change, milestone, project, building })
    });
    Ok(found.collect())
}
