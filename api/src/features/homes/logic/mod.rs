//! Use cases of homes: who knows of a home, and its journey. What is changed of it is in the files beside.

pub mod checklist;
pub mod importing;
pub mod managers;
pub mod notes;
pub mod surveying;
pub mod telling;
pub mod visits;

use std::collections::{HashMap, HashSet};

use linli_entities::account::AccountId;
use linli_entities::building::{self, BuildingId};
use linli_entities::event::{EventKind, Model as Event};
use linli_entities::home_act::HomeActKind;
use linli_entities::home_touch::RecordedTouch;
use linli_entities::outbox::OutboxKind;
use linli_entities::ownership::OwnershipRole;
use linli_entities::project::{self, ProjectId};
use linli_entities::unit::{self, UnitId};
use linli_entities::{Date, Instant, home, home_act};
use sea_orm::{ConnectionTrait, Set};
use serde_json::json;

use super::input::{DatesInput, TouchInput};
use super::rules::{self, Dates, NextKind, Open};
use super::store;
use crate::actor::{Actor, Permission};
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::sessions;
use crate::features::fund::output::FundRef;
use crate::features::milestones::logic as milestones;
use crate::features::milestones::rules::MilestoneState;
use crate::features::projects::logic::{self as projects, buildings};
use crate::features::projects::rules::scope;
use crate::features::promise::rules::calendar;
use crate::features::touches::rules::Touch;
use crate::features::updates::output::UpdateRef;
use crate::features::{events, fund, ownerships, touches, updates};
use crate::page::PageRequest;
use crate::{audit, etag, outbox};

use surveying::{Survey, Surveyed};

pub use store::Of;

/// What caring for homes takes.
pub const CARE: Permission = Permission::CareForHomes;
/// Events that a journey shows, at most.
const EVENTS_SHOWN: usize = 5;
/// Events that are looked at for those.
const EVENTS_LOOKED_AT: u64 = 30;

/// The first day on which a home of each of these buildings is handed over; a building of which nobody said a day is
/// missing.
///
/// # Errors
/// When the database fails.
pub async fn handover_days(
    db: &impl ConnectionTrait,
    ids: &[BuildingId],
) -> Result<HashMap<BuildingId, Date>, Error> {
    Ok(store::first_handovers(db, ids).await?)
}

/// A home that the actor knows of, and how the actor stands to it.
#[derive(Clone, Debug)]
pub struct Known {
    /// The unit.
    pub unit: unit::Model,
    /// Its building.
    pub building: building::Model,
    /// Its project.
    pub project: project::Model,
    /// Whether the actor is of its household.
    pub is_household: bool,
    /// Whether the actor cares for homes there.
    pub is_carer: bool,
}

impl Known {
    /// Demands that the actor cares for homes there.
    fn demand_carer(&self) -> Result<(), Error> {
        if self.is_carer { Ok(()) } else { Err(Error::Forbidden(Code::Forbidden)) }
    }
}

/// A home that the actor knows of: as one of its household, or as staff who care for homes there.
///
/// # Errors
/// [`Error::SignInRequired`]; [`Error::NotFound`].
pub async fn known(db: &impl ConnectionTrait, actor: &Actor, id: UnitId) -> Result<Known, Error> {
    if matches!(actor, Actor::Guest) {
        return Err(Error::SignInRequired);
    }
    let (unit, building, project) = buildings::located(db, id).await?;
    let is_carer = actor.may(CARE, scope(&project));
    let is_household = match actor.account_id() {
        Some(account_id) => ownerships::logic::household_of(db, id).await?.contains(&account_id),
        None => false,
    };
    if !is_household && !is_carer {
        return Err(Error::NotFound("home"));
    }
    Ok(Known { unit, building, project, is_household, is_carer })
}

/// The same within a transaction, as it sees the rights of the actor.
async fn known_again(txn: &Txn, actor: &Actor, id: UnitId) -> Result<(Actor, Known), Error> {
    let actor = sessions::seen_again(txn, actor).await?;
    let known = known(txn, &actor, id).await?;
    Ok((actor, known))
}

/// Demands that the actor knows what is for those who bought a home in a project: one of the household of any home there,
/// or staff with one of these permissions.
///
/// # Errors
/// [`Error::SignInRequired`]; [`Error::NotFound`].
pub async fn demand_owner_in(
    db: &impl ConnectionTrait,
    actor: &Actor,
    project_id: ProjectId,
    or: &[Permission],
) -> Result<project::Model, Error> {
    if matches!(actor, Actor::Guest) {
        return Err(Error::SignInRequired);
    }
    let project = projects::project(db, project_id).await?;
    if or.iter().any(|permission| actor.may(*permission, scope(&project))) {
        return Ok(project);
    }
    let account_id = actor.account_id().filter(|_| actor.is_at_home(project_id));
    let own = match account_id {
        Some(id) => ownerships::logic::held_by(db, id).await?,
        None => vec![],
    };
    if own.iter().any(|home| home.project.id == project_id) {
        return Ok(project);
    }
    Err(Error::NotFound("project"))
}

/// How far building has come.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    /// Milestones there are.
    pub total: i64,
    /// Those that were reached.
    pub done: i64,
    /// Those whose day is over and that are not reached.
    pub late: i64,
    /// The next.
    pub next: Option<milestones::Seen>,
    /// The last news.
    pub last_update: Option<UpdateRef>,
}

/// A home on its way, as one reader sees it: where it stands, and what decides what comes next.
#[derive(Clone, Debug)]
pub struct Way {
    /// The home, and how the reader stands to it.
    pub known: Known,
    /// What is known of it.
    pub home: Surveyed,
    /// The day at the projects.
    pub today: Date,
    /// What comes next.
    pub next: (NextKind, Option<Date>),
    /// How much there is to mind of the contract.
    pub note_count: i64,
    /// The next visit.
    pub visit: Option<visits::Seen>,
    /// What takes place there.
    pub events: Vec<Event>,
    /// Those of whoever was named to look after it who care for homes there.
    carers: HashSet<AccountId>,
}

/// All of it that is shown.
#[derive(Clone, Debug)]
pub struct Journey {
    /// Where it stands.
    pub way: Way,
    /// Who looks after it.
    pub manager: Option<managers::Manager>,
    /// How far building has come.
    pub progress: Progress,
    /// The fund of its project, where it has one.
    pub fund: Option<FundRef>,
    /// What was done for it, for staff who care for homes.
    pub touches: Option<Vec<Touch>>,
}

/// The journey of a home.
///
/// # Errors
/// [`Error::SignInRequired`]; [`Error::NotFound`] to whoever is neither of its household nor cares for homes there.
pub async fn journey(app: &App, actor: &Actor, id: UnitId) -> Result<Journey, Error> {
    let known = known(app.db.read(), actor, id).await?;
    let way = way(app, actor, known).await?;
    let (project, named) = (&way.known.project, way.home.manager.clone());
    let touches = match way.known.is_carer {
        true => Some(touches::logic::of_home(app, project.id, &way.home).await?),
        false => None,
    };
    Ok(Journey {
        manager: managers::of_home(app, project, named, &way.carers, way.today).await?,
        progress: progress(app, actor, &way.known).await?,
        fund: fund::logic::named(app.db.read(), actor, project).await?,
        touches,
        way,
    })
}

async fn way(app: &App, actor: &Actor, known: Known) -> Result<Way, Error> {
    let db = app.db.read();
    let today = calendar::date(app.clock.now());
    let survey = Survey::of(db, &known.project, Of::Unit(known.unit.id)).await?;
    let home = survey.home(known.unit.clone(), &known.project);
    let note_count = i64::try_from(store::notes::count(db, known.project.id).await?).unwrap_or(i64::MAX);
    let visit = visits::next_of(app, &known, &home.dates, &home.visits).await?;
    let events = events_of(app, actor, &known).await?;
    let handover_days = events.iter().filter(|event| event.kind == EventKind::HandoverDay);
    let open = Open {
        notes: note_count > 0 && home.notes_given_on.is_none(),
        handover_day_on: handover_days.map(|event| calendar::date(event.begins_at)).min(),
        checklist: home.ticked.household < home.ticked.total,
        visit_on: visit.as_ref().map(visits::Seen::on),
    };
    let next = rules::next(&home.dates, &open, today);
    Ok(Way { known, home, today, next, note_count, visit, events, carers: survey.carers })
}

/// What takes place for those at home there that the actor knows of, the next first.
async fn events_of(app: &App, actor: &Actor, known: &Known) -> Result<Vec<Event>, Error> {
    const KINDS: [EventKind; 3] = [EventKind::SiteOpenDay, EventKind::HandoverDay, EventKind::Gathering];
    let page = PageRequest { limit: EVENTS_LOOKED_AT, after: None };
    let coming = events::logic::coming(app, actor, known.project.id, &page).await?;
    let of_home = coming.into_iter().filter(|event| {
        KINDS.contains(&event.kind) && event.building_id.is_none_or(|id| id == known.building.id)
    });
    Ok(of_home.take(EVENTS_SHOWN).collect())
}

async fn progress(app: &App, actor: &Actor, known: &Known) -> Result<Progress, Error> {
    let (project, building_id) = (&known.project, known.building.id);
    let mut found = Progress::default();
    let seen = milestones::of_project(app, actor, project, Some(building_id)).await?;
    for one in seen.into_iter().filter(|one| one.row.withdrawn_at.is_none()) {
        found.total += 1;
        match one.state() {
            MilestoneState::Done | MilestoneState::DoneLate => found.done += 1,
            state => {
                found.late += i64::from(state == MilestoneState::Late);
                let sooner = |next: &milestones::Seen| one.row.promised_on < next.row.promised_on;
                if found.next.as_ref().is_none_or(sooner) {
                    found.next = Some(one);
                }
            }
        }
    }
    found.last_update = updates::logic::last(app.db.read(), actor, project.id, building_id).await?;
    Ok(found)
}

/// The homes of whose household the account that acts is, each with how it holds it.
///
/// # Errors
/// [`Error::SignInRequired`].
pub async fn own(app: &App, actor: &Actor) -> Result<Vec<(OwnershipRole, Way)>, Error> {
    let account_id = actor.signed_in()?.account_id;
    let mut found = vec![];
    for home in ownerships::logic::held_by(app.db.read(), account_id).await? {
        let known = known(app.db.read(), actor, home.unit_id).await?;
        found.push((home.role, way(app, actor, known).await?));
    }
    Ok(found)
}

/// Says the days of a home that are still at the version that was seen. Its household is told of another handover.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`], [`Error::PreconditionRequired`], [`Error::Stale`], [`Error::Invalid`].
pub async fn set_dates(
    app: &App,
    actor: &Actor,
    id: UnitId,
    if_match: Option<&str>,
    input: DatesInput,
) -> Result<Journey, Error> {
    known(app.db.read(), actor, id).await?.demand_carer()?;
    let seen = etag::version_seen(if_match)?;
    let days = rules::parse_dates(&input)?;
    let input = (actor.clone(), (id, seen), days, app.clock.now());
    app.db
        .write(input, |txn, (actor, (id, seen), days, now)| {
            Box::pin(async move {
                let (actor, known) = known_again(txn, &actor, id).await?;
                known.demand_carer()?;
                set_dates_in(txn, &actor, &known, seen, days, now).await
            })
        })
        .await?;
    journey(app, actor, id).await
}

async fn set_dates_in(
    txn: &Txn,
    actor: &Actor,
    known: &Known,
    seen: i64,
    (signed_on, handover_on): (Option<Date>, Option<Date>),
    now: Instant,
) -> Result<(), Error> {
    let id = known.unit.id;
    let before = store::locked(txn, id).await?;
    etag::demand_unchanged(seen, before.as_ref().map_or(0, |home| home.version))?;
    let row = home::ActiveModel {
        unit_id: Set(id),
        signed_on: Set(signed_on),
        handover_on: Set(handover_on),
        version: Set(seen + 1),
        changed_at: Set(now),
    };
    match &before {
        Some(_) => store::update_home(txn, row).await?,
        None => store::insert_home(txn, row).await?,
    }
    let was = Dates::of(before.as_ref(), &known.project);
    if handover_on.or(known.project.handover_on) != was.handover_on {
        note(txn, actor, id, HomeActKind::HandoverMoved, now).await?;
    }
    let detail = json!({ "signed_before": was.signed_on, "handover_before": before.and_then(|home| home.handover_on) });
    Ok(audit::record(txn, actor, "set_home_dates", ("home", id.0), detail, now).await?)
}

/// Writes down what happened to a home, of which its household is told.
async fn note(
    txn: &Txn,
    actor: &Actor,
    unit_id: UnitId,
    kind: HomeActKind,
    now: Instant,
) -> Result<(), Error> {
    let row = home_act::ActiveModel {
        unit_id: Set(unit_id),
        kind: Set(kind),
        actor_id: Set(actor.account_id()),
        acted_at: Set(now),
        ..Default::default()
    };
    let id = store::insert_act(txn, row).await?;
    Ok(outbox::enqueue(txn, OutboxKind::HomeAct, id.0, now).await?)
}

/// Records that something was done for a household: the first day that was said stays.
///
/// # Errors
/// [`Error::NotFound`]; [`Code::Forbidden`] to a household for what staff alone say; [`Error::Invalid`].
pub async fn record_touch(
    app: &App,
    actor: &Actor,
    id: UnitId,
    kind: RecordedTouch,
    input: TouchInput,
) -> Result<Journey, Error> {
    demand_records(&known(app.db.read(), actor, id).await?, kind)?;
    let on = rules::past("/given_on", input.given_on, calendar::date(app.clock.now()))?;
    app.db
        .write((actor.clone(), (id, kind), on, app.clock.now()), |txn, (actor, (id, kind), on, now)| {
            Box::pin(async move {
                let (actor, known) = known_again(txn, &actor, id).await?;
                demand_records(&known, kind)?;
                if !store::insert_touch(txn, (id, kind), on, actor.account_id(), now).await? {
                    return Ok(());
                }
                let detail = json!({ "kind": kind });
                Ok(audit::record(txn, &actor, "record_touch", ("home", id.0), detail, now).await?)
            })
        })
        .await?;
    journey(app, actor, id).await
}

fn demand_records(known: &Known, kind: RecordedTouch) -> Result<(), Error> {
    match kind {
        RecordedTouch::NotesGiven => Ok(()),
        RecordedTouch::Welcomed => known.demand_carer(),
    }
}

/// Forgets what an account that is erased wrote of homes, within its transaction.
///
/// # Errors
/// When the database fails.
pub async fn forget(txn: &Txn, account_id: AccountId, now: Instant) -> Result<(), Error> {
    store::managers::forget(txn, account_id, now).await?;
    Ok(store::checklist::forget(txn, account_id).await?)
}
