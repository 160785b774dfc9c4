//! Use cases of canned answers.

use linli_entities::account::AccountId;
use linli_entities::canned_answer::{ActiveModel, CannedAnswerId, Model};
use linli_entities::complaint::ComplaintId;
use linli_entities::project::ProjectId;
use sea_orm::Set;
use serde_json::json;

use super::output::Draft;
use super::rules::{self, ANSWERS_MAX, Field, NewAnswer, Words};
use super::store;
use crate::actor::{Actor, Permission, Reach, Scope};
use crate::app::App;
use crate::audit;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::{AccountRef, refs as people, sessions};
use crate::features::projects::output::ProjectRef;
use crate::features::promise::rules::calendar;
use crate::features::{complaints, projects, teams};
use crate::once::Once;
use crate::page::PageRequest;
use crate::place::Place;

/// A prepared answer, as one reader sees it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The row.
    pub row: Model,
    /// Its project, for one of a project.
    pub project: Option<ProjectRef>,
    /// Who changed it last.
    pub changed_by: Option<AccountRef>,
    /// Whether the reader may change it.
    pub may_manage: bool,
}

/// A page of what is prepared where the actor answers complaints, in the order of titles, and the cursor of the next;
/// with a project what is for it.
///
/// # Errors
/// [`Code::Forbidden`] to whoever answers nowhere; [`Error::NotFound`] for a project that is none.
pub async fn list(
    app: &App,
    actor: &Actor,
    project_id: Option<ProjectId>,
    page: &PageRequest<(String, CannedAnswerId)>,
) -> Result<(Vec<Seen>, Option<String>), Error> {
    let reach = actor.demand_reach(Permission::AnswerComplaints)?;
    let db = app.db.read();
    let project = match project_id {
        Some(id) => Some(projects::logic::project(db, id).await?),
        None => None,
    };
    let project = project.as_ref().map(|project| (project.id, project.city.as_str()));
    let rows = store::page(db, &reach, project, page).await?;
    let (rows, next) = page.cut(rows, |row| (row.title.clone(), row.id));
    Ok((seen(app, actor, rows).await?, next))
}

async fn seen(app: &App, actor: &Actor, rows: Vec<Model>) -> Result<Vec<Seen>, Error> {
    let changed: Vec<AccountId> = rows.iter().filter_map(|row| row.changed_by).collect();
    let people = people::refs(app, &changed, Scope::Anywhere).await?;
    let projects = projects::logic::refs(app, rows.iter().filter_map(|row| row.project_id)).await?;
    let seen = rows.into_iter().map(|row| {
        let project = row.project_id.and_then(|id| projects.get(&id).cloned());
        Seen {
            may_manage: teams::logic::manages(actor, project.as_ref(), row.city.as_deref()),
            changed_by: row.changed_by.and_then(|id| people.get(&id).cloned()),
            project,
            row,
        }
    });
    Ok(seen.collect())
}

async fn get(app: &App, actor: &Actor, id: CannedAnswerId) -> Result<Seen, Error> {
    let unknown = || Error::NotFound("canned answer");
    let row = store::by_id(app.db.read(), id, &actor.demand_reach(Permission::AnswerComplaints)?)
        .await?
        .ok_or_else(unknown)?;
    seen(app, actor, vec![row]).await?.pop().ok_or_else(unknown)
}

/// Prepares an answer.
///
/// # Errors
/// [`Code::Forbidden`] to whoever does not manage teams there; [`Code::TooMany`].
pub async fn create(app: &App, actor: &Actor, new: NewAnswer, once: Once) -> Result<Seen, Error> {
    actor.demand(Permission::ManageTeams, Scope::Anywhere)?;
    let id = app
        .db
        .write((actor.clone(), new, once, app.clock.now()), |txn, (actor, new, once, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                teams::logic::demand_manager(txn, &actor, &new.place).await?;
                if let Some(before) = once.made_before(txn).await? {
                    return Ok(CannedAnswerId(before));
                }
                if store::count_of(txn, &new.place).await? >= ANSWERS_MAX {
                    return Err(Error::Conflict(Code::TooMany));
                }
                let row = ActiveModel {
                    project_id: Set(new.place.project_id()),
                    city: Set(new.place.city().map(str::to_owned)),
                    title: Set(new.words.title),
                    markdown: Set(new.words.markdown),
                    version: Set(1),
                    changed_by: Set(actor.account_id()),
                    changed_at: Set(now),
                    ..Default::default()
                };
                let id = store::insert(txn, row).await?;
                let entity = ("canned_answer", id.0);
                audit::record(txn, &actor, "create_canned_answer", entity, json!({}), now).await?;
                once.remember(txn, id.0, now).await?;
                Ok(id)
            })
        })
        .await?;
    get(app, actor, id).await
}

/// The row, for whoever manages what is prepared there.
async fn managed(txn: &Txn, actor: &Actor, id: CannedAnswerId) -> Result<(Actor, Model), Error> {
    let actor = sessions::seen_again(txn, actor).await?;
    let row = store::by_id(txn, id, &actor.demand_reach(Permission::AnswerComplaints)?)
        .await?
        .ok_or(Error::NotFound("canned answer"))?;
    let place = Place::of(row.project_id, row.city.as_deref());
    teams::logic::demand_manager(txn, &actor, &place).await?;
    Ok((actor, row))
}

/// Changes a prepared answer that is still at the version that was seen.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`], [`Error::Stale`].
pub async fn update(
    app: &App,
    actor: &Actor,
    id: CannedAnswerId,
    version: i64,
    words: Words,
) -> Result<Seen, Error> {
    let input = (actor.clone(), id, version, words, app.clock.now());
    app.db
        .write(input, |txn, (actor, id, version, words, now)| {
            Box::pin(async move {
                let (actor, _) = managed(txn, &actor, id).await?;
                let changed = ActiveModel {
                    title: Set(words.title),
                    markdown: Set(words.markdown),
                    version: Set(version + 1),
                    changed_by: Set(actor.account_id()),
                    changed_at: Set(now),
                    ..Default::default()
                };
                if !store::update(txn, id, version, changed).await? {
                    return Err(Error::Stale);
                }
                let entity = ("canned_answer", id.0);
                Ok(audit::record(txn, &actor, "update_canned_answer", entity, json!({}), now).await?)
            })
        })
        .await?;
    get(app, actor, id).await
}

/// Deletes a prepared answer. What was said with it stays said.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`].
pub async fn delete(app: &App, actor: &Actor, id: CannedAnswerId) -> Result<(), Error> {
    app.db
        .write((actor.clone(), id, app.clock.now()), |txn, (actor, id, now)| {
            Box::pin(async move {
                let (actor, row) = managed(txn, &actor, id).await?;
                store::delete(txn, id).await?;
                let (entity, detail) = (("canned_answer", id.0), json!({ "title": row.title }));
                Ok(audit::record(txn, &actor, "delete_canned_answer", entity, detail, now).await?)
            })
        })
        .await
}

/// A prepared answer, filled for one complaint, for its staff.
///
/// # Errors
/// [`Error::NotFound`] for a complaint that may not be read, and for an answer that is not for its project;
/// [`Code::Forbidden`] to whoever is not its staff.
pub async fn fill(
    app: &App,
    actor: &Actor,
    complaint_id: ComplaintId,
    id: CannedAnswerId,
) -> Result<Draft, Error> {
    actor.signed_in()?;
    let complaint = complaints::logic::get(app, actor, complaint_id).await?;
    if !complaint.party.is_staff() {
        return Err(Error::Forbidden(Code::Forbidden));
    }
    let row = store::by_id(app.db.read(), id, &Reach::Everywhere).await?;
    let project = projects::logic::project(app.db.read(), complaint.row.project_id).await?;
    let fits =
        |row: &Model| Place::of(row.project_id, row.city.as_deref()).covers((project.id, &project.city));
    let row = row.filter(fits).ok_or(Error::NotFound("canned answer"))?;
    let name = |account: &Option<AccountRef>| account.as_ref().map(|account| account.display_name.clone());
    let value = |field| match field {
        Field::Complainant => name(&complaint.complainant),
        Field::Number => Some(complaint.row.number.to_string()),
        Field::Title => Some(complaint.row.title.clone()),
        Field::Unit => complaint.unit_label.clone(),
        Field::Project => Some(project.name.clone()),
        Field::Handler => name(&complaint.handler),
        Field::Team => complaint.team.as_ref().map(|team| team.name.clone()),
        Field::Received => Some(calendar::to_the_minute(complaint.row.received_at)),
        Field::Due => complaint.row.due_at.map(calendar::to_the_minute),
    };
    let (markdown, missing) =
        rules::fill(&row.markdown, |field| value(field).filter(|text| !text.is_empty()));
    Ok(Draft { markdown, missing })
}
