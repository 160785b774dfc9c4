//! Use cases of events: reading. Changing is in [`editing`], seats in [`seats`].

pub mod editing;
pub mod seats;

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::event::{EventId, EventKind, EventState, Model};
use linli_entities::event_question;
use linli_entities::event_quota;
use linli_entities::event_slot::{self, SlotKind};
use linli_entities::project::ProjectId;
use sea_orm::ConnectionTrait;

use super::output::{EventMay, EventRef, OwnRegistration, url};
use super::rules::calendar::{self, Entry};
use super::rules::{self, EventPhase, RegistrationPhase, plan};
use super::store::{self, Filter, Part, Sight};
use crate::actor::{Actor, Permission};
use crate::app::App;
use crate::code::Code;
use crate::error::Error;
use crate::features::projects::output::{BuildingRef, ProjectRef};
use crate::features::{projects, registrations};
use crate::markdown;
use crate::page::PageRequest;
use crate::place::Place;

/// Characters of an event's text that a calendar shows.
const CALENDAR_CHARS: usize = 2000;

/// An event, as one reader sees it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The row.
    pub row: Model,
    /// Its project.
    pub project: Option<ProjectRef>,
    /// Its building.
    pub building: Option<BuildingRef>,
    /// What there is.
    pub quotas: Vec<event_quota::Model>,
    /// What is chosen.
    pub slots: Vec<event_slot::Model>,
    /// What is asked; only of an event that is read by itself.
    pub questions: Vec<event_question::Model>,
    /// Where it stands.
    pub phase: EventPhase,
    /// Whether one can register.
    pub registration_phase: RegistrationPhase,
    /// Registrations that wait.
    pub waiting_count: i64,
    /// The reader's own that stands.
    pub own: Option<OwnRegistration>,
    /// What the reader may do.
    pub may: EventMay,
}

impl Seen {
    /// Seats that are left in the slot that has most; none where there is no end.
    pub fn seats_left(&self) -> Option<i32> {
        let slots = self.slots.iter().filter(|slot| slot.kind == SlotKind::Slot);
        let left: Option<Vec<i32>> =
            slots.map(|slot| plan::seats_left(&self.quotas, &slot.quota_ids)).collect();
        left.and_then(|left| left.into_iter().max())
    }
}

/// Which events are asked for.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// Of this project.
    pub project_id: Option<ProjectId>,
    /// Of this city and its projects.
    pub city: Option<String>,
    /// Of this kind.
    pub kind: Option<EventKind>,
    /// Of this series.
    pub series_id: Option<EventId>,
    /// `upcoming`, `past` or `drafts`.
    pub when: Option<String>,
}

impl Asked {
    fn part(&self, actor: &Actor) -> Result<Part, Error> {
        match self.when.as_deref() {
            None | Some("upcoming") => Ok(Part::Upcoming),
            Some("past") => Ok(Part::Past),
            Some("drafts") => {
                actor.demand_reach(Permission::HostEvents)?;
                Ok(Part::Drafts)
            }
            Some(_) => Err(Error::invalid("/when", Code::Malformed)),
        }
    }
}

/// A page of the events that the actor knows of, and the cursor of the next.
///
/// # Errors
/// [`Code::Malformed`] at `/when`; [`Code::Forbidden`] for drafts to whoever hosts nothing.
pub async fn list(
    app: &App,
    actor: &Actor,
    asked: Asked,
    page: &PageRequest<(Instant, EventId)>,
) -> Result<(Vec<Seen>, Option<String>), Error> {
    let part = asked.part(actor)?;
    if asked.city.as_deref().is_some_and(|city| city.contains('\0')) {
        return Ok((vec![], None));
    }
    let filter =
        Filter { project: asked.project_id, city: asked.city, kind: asked.kind, series: asked.series_id };
    let now = app.clock.now();
    let rows = store::page(app.db.read(), &Sight::of(actor), &filter, part, now, page).await?;
    let (rows, next) = page.cut(rows, |row| (row.begins_at, row.id));
    Ok((seen(app, actor, rows).await?, next))
}

/// What takes place for a project and is still to come, as far as the actor knows of it, the next first.
///
/// # Errors
/// When the database fails.
pub async fn coming(
    app: &App,
    actor: &Actor,
    project_id: ProjectId,
    page: &PageRequest<(Instant, EventId)>,
) -> Result<Vec<Model>, Error> {
    let filter = Filter { project: Some(project_id), ..Filter::default() };
    let now = app.clock.now();
    let rows = store::page(app.db.read(), &Sight::of(actor), &filter, Part::Upcoming, now, page).await?;
    Ok(rows.into_iter().filter(|row| row.state == EventState::Published).collect())
}

/// The days on which homes of a project are handed over that were published and not cancelled, past ones too.
///
/// # Errors
/// When the database fails.
pub async fn handover_days(db: &impl ConnectionTrait, project_id: ProjectId) -> Result<Vec<Model>, Error> {
    Ok(store::handover_days(db, project_id).await?)
}

/// What readers see of these rows.
async fn seen(app: &App, actor: &Actor, rows: Vec<Model>) -> Result<Vec<Seen>, Error> {
    let (db, now) = (app.db.read(), app.clock.now());
    let ids: Vec<EventId> = rows.iter().map(|row| row.id).collect();
    let projects = projects::logic::refs(app, rows.iter().filter_map(|row| row.project_id)).await?;
    let buildings =
        store::building_names(db, rows.iter().filter_map(|row| row.building_id).collect()).await?;
    let (mut quotas, mut slots) = (by_event(store::quotas_of(db, &ids).await?), HashMap::new());
    for slot in store::slots_of(db, &ids).await? {
        slots.entry(slot.event_id).or_insert_with(Vec::new).push(slot);
    }
    let waiting = registrations::logic::waiting_counts(db, &ids).await?;
    let mut own = registrations::logic::own_of(app, actor, &ids).await?;
    let seen = rows.into_iter().map(|row| {
        let project = row.project_id.and_then(|id| projects.get(&id).cloned());
        let building = row
            .building_id
            .and_then(|id| buildings.get(&id).map(|name| BuildingRef { id, name: name.clone() }));
        let (phase, registration_phase) = (rules::phase(&row, now), rules::registration_phase(&row, now));
        let own = own.remove(&row.id);
        Seen {
            quotas: quotas.remove(&row.id).unwrap_or_default(),
            slots: slots.remove(&row.id).unwrap_or_default(),
            questions: vec![],
            waiting_count: waiting.get(&row.id).copied().unwrap_or(0),
            may: may(actor, &row, project.as_ref(), phase, registration_phase, own.is_some()),
            phase,
            registration_phase,
            own,
            project,
            building,
            row,
        }
    });
    Ok(seen.collect())
}

fn by_event(rows: Vec<event_quota::Model>) -> HashMap<EventId, Vec<event_quota::Model>> {
    let mut found: HashMap<EventId, Vec<event_quota::Model>> = HashMap::new();
    for row in rows {
        found.entry(row.event_id).or_default().push(row);
    }
    found
}

fn may(
    actor: &Actor,
    row: &Model,
    project: Option<&ProjectRef>,
    phase: EventPhase,
    registration: RegistrationPhase,
    registered: bool,
) -> EventMay {
    let place = Place::of(row.project_id, row.city.as_deref());
    let scope = place.scope(project.map(|project| project.city.as_str()));
    let manages = actor.may(Permission::ManageEvents, scope);
    let open = matches!(phase, EventPhase::Draft | EventPhase::Published);
    EventMay {
        register: matches!(actor, Actor::Account(account) if account.proven || !account.rights.grants.is_empty())
            && registration == RegistrationPhase::Open
            && !registered,
        edit: manages && open,
        publish: manages && phase == EventPhase::Draft,
        cancel: manages && open,
        host: actor.may(Permission::HostEvents, scope),
    }
}

/// One event.
///
/// # Errors
/// [`Error::NotFound`] where there is none for the actor.
pub async fn get(app: &App, actor: &Actor, id: EventId) -> Result<Seen, Error> {
    let row = known(app.db.read(), actor, id).await?;
    let questions = store::questions_of(app.db.read(), id).await?;
    let seen = seen(app, actor, vec![row]).await?.pop().ok_or(Error::NotFound("event"))?;
    Ok(Seen { questions, ..seen })
}

/// The row of an event that the actor knows of.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn known(db: &impl ConnectionTrait, actor: &Actor, id: EventId) -> Result<Model, Error> {
    store::known_by_ids(db, &Sight::of(actor), &[id]).await?.pop().ok_or(Error::NotFound("event"))
}

/// The rows of those of these events that the actor knows of.
///
/// # Errors
/// When the database fails.
pub async fn known_among(
    db: &impl ConnectionTrait,
    actor: &Actor,
    ids: &[EventId],
) -> Result<HashMap<EventId, Model>, Error> {
    let rows = store::known_by_ids(db, &Sight::of(actor), ids).await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// The rows of these events, whoever asks.
///
/// # Errors
/// When the database fails.
pub async fn by_ids(db: &impl ConnectionTrait, ids: &[EventId]) -> Result<HashMap<EventId, Model>, Error> {
    Ok(store::by_ids(db, ids).await?.into_iter().map(|row| (row.id, row)).collect())
}

/// What is chosen at these events.
///
/// # Errors
/// When the database fails.
pub async fn slots(db: &impl ConnectionTrait, ids: &[EventId]) -> Result<Vec<event_slot::Model>, Error> {
    Ok(store::slots_of(db, ids).await?)
}

/// What there is at these events.
///
/// # Errors
/// When the database fails.
pub async fn quotas(db: &impl ConnectionTrait, ids: &[EventId]) -> Result<Vec<event_quota::Model>, Error> {
    Ok(store::quotas_of(db, ids).await?)
}

/// What is asked at an event.
///
/// # Errors
/// When the database fails.
pub async fn questions(db: &impl ConnectionTrait, id: EventId) -> Result<Vec<event_question::Model>, Error> {
    Ok(store::questions_of(db, id).await?)
}

/// How an event is named beside what is about it.
pub fn named(row: &Model, now: Instant) -> EventRef {
    EventRef {
        id: row.id,
        title: row.title.clone(),
        kind: row.kind,
        state: rules::phase(row, now),
        place: row.place.clone(),
        begins_at: row.begins_at,
        ends_at: row.ends_at,
    }
}

/// Demands that the actor has this permission where the event is.
///
/// # Errors
/// [`Error::SignInRequired`], [`Code::Forbidden`].
pub async fn demand(
    db: &impl ConnectionTrait,
    actor: &Actor,
    row: &Model,
    permission: Permission,
) -> Result<(), Error> {
    let city = match row.project_id {
        Some(id) => Some(projects::logic::project(db, id).await?.city),
        None => None,
    };
    actor.demand(permission, Place::of(row.project_id, row.city.as_deref()).scope(city.as_deref()))
}

/// The row of an event that the actor hosts.
///
/// # Errors
/// [`Error::NotFound`] where there is none for the actor; those of [`demand`].
pub async fn hosted(db: &impl ConnectionTrait, actor: &Actor, id: EventId) -> Result<Model, Error> {
    actor.signed_in()?;
    let row = known(db, actor, id).await?;
    demand(db, actor, &row, Permission::HostEvents).await?;
    Ok(row)
}

/// How an event stands in a calendar.
pub fn entry(app: &App, row: &Model, cancelled: bool) -> Entry {
    let public_url = app.config.public_url.trim_end_matches('/');
    let host = public_url.split("://").last().unwrap_or_default();
    let text = markdown::plain_text(&row.markdown);
    Entry {
        uid: format!("event-{}@{host}", row.id),
        sequence: row.schedule_version - 1,
        begins_at: row.begins_at,
        ends_at: row.ends_at,
        changed_at: row.changed_at,
        title: row.title.clone(),
        text: text.chars().take(CALENDAR_CHARS).collect(),
        place: row.place.clone(),
        url: format!("{public_url}{}", url(row.id)),
        cancelled,
    }
}

/// An event as a calendar reads it.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn calendar_of(app: &App, actor: &Actor, id: EventId) -> Result<String, Error> {
    let row = known(app.db.read(), actor, id).await?;
    let cancelled = rules::phase(&row, app.clock.now()) == EventPhase::Cancelled;
    Ok(calendar::write(&row.title, &[entry(app, &row, cancelled)]))
}
