//! Visits to homes, every four years after their handover.

use std::collections::HashMap;

use linli_entities::account::AccountId;
use linli_entities::home_act::HomeActKind;
use linli_entities::project::ProjectId;
use linli_entities::unit::UnitId;
use linli_entities::{Date, Instant, home_visit};
use serde_json::json;

use super::store::visits as rows;
use super::{CARE, Known, Of, demand_owner_in, known, known_again, note, store};
use crate::actor::Actor;
use crate::app::App;
use crate::audit;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::{AccountRef, refs as accounts};
use crate::features::homes::input::{AppointmentInput, VisitReportInput};
use crate::features::homes::rules::Dates;
use crate::features::homes::rules::visits::{self as rules, Figures, HomeVisitState};
use crate::features::ownerships;
use crate::features::projects::rules::scope;
use crate::features::promise::rules::calendar;

/// A visit to a home.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Which.
    pub round: i32,
    /// The day on which it is due.
    pub due_on: Date,
    /// How it stands.
    pub state: HomeVisitState,
    /// What was appointed or reported.
    pub row: Option<home_visit::Model>,
    /// Who came.
    pub visitor: Option<AccountRef>,
    /// The home.
    pub unit_id: UnitId,
    /// Its project.
    pub project_id: ProjectId,
    /// Its door, as a complaint would name it.
    pub door: String,
}

impl Seen {
    /// When somebody comes, or when it is due.
    pub fn on(&self) -> Date {
        let appointed = self.row.as_ref().and_then(|row| row.appointed_at);
        appointed.map_or(self.due_on, calendar::date)
    }
}

/// The visits of a home that were made, and the next; none where it is not known when it is handed over.
async fn of_home(
    app: &App,
    known: &Known,
    dates: &Dates,
    visits: &[home_visit::Model],
) -> Result<Vec<Seen>, Error> {
    let now = app.clock.now();
    let today = calendar::date(now);
    let next = rules::next_round(visits);
    let by: Vec<AccountId> = visits.iter().filter_map(|row| row.visitor_id).collect();
    let people = accounts(app, &by, scope(&known.project)).await?;
    let seen = (1..=next.min(rules::ROUNDS_MAX)).filter_map(|round| {
        let row = visits.iter().find(|row| row.round == round).cloned();
        // What was made is shown, whatever is said of the handover since.
        let due_on = match (dates.handover_on, row.as_ref().and_then(|row| row.visited_on)) {
            (Some(on), _) => rules::due_on(on, round),
            (None, Some(on)) => on,
            (None, None) => return None,
        };
        Some(Seen {
            round,
            due_on,
            state: rules::state(due_on, row.as_ref(), today, now),
            visitor: row.as_ref().and_then(|row| row.visitor_id).map(|id| AccountRef::of(&people, id)),
            row,
            unit_id: known.unit.id,
            project_id: known.project.id,
            door: format!("{} {}", known.building.name, known.unit.name),
        })
    });
    Ok(seen.collect())
}

/// The next visit of a home, of those there are.
pub(super) async fn next_of(
    app: &App,
    known: &Known,
    dates: &Dates,
    visits: &[home_visit::Model],
) -> Result<Option<Seen>, Error> {
    let last = of_home(app, known, dates, visits).await?.pop();
    Ok(last.filter(|one| one.state != HomeVisitState::Done))
}

/// The visits of a home that were made, and the next, oldest first.
///
/// # Errors
/// [`Error::SignInRequired`]; [`Error::NotFound`] to whoever is neither of its household nor cares for homes there.
pub async fn list(app: &App, actor: &Actor, id: UnitId) -> Result<Vec<Seen>, Error> {
    let known = known(app.db.read(), actor, id).await?;
    let home = store::home(app.db.read(), id).await?;
    let visits = rows::of(app.db.read(), Of::Unit(id)).await?;
    of_home(app, &known, &Dates::of(home.as_ref(), &known.project), &visits).await
}

async fn get(app: &App, actor: &Actor, id: UnitId, round: i32) -> Result<Seen, Error> {
    let found = list(app, actor, id).await?.into_iter().find(|one| one.round == round);
    found.ok_or(Error::NotFound("visit"))
}

/// Demands that a visit is the next of a home.
async fn demand_next(txn: &Txn, known: &Known, round: i32) -> Result<(), Error> {
    let home = store::locked(txn, known.unit.id).await?;
    let handover_on = Dates::of(home.as_ref(), &known.project).handover_on;
    let next = rules::next_round(&rows::of(txn, Of::Unit(known.unit.id)).await?);
    rules::demand_next(round, next, handover_on)
}

/// Appoints when somebody comes to visit a home, in the place of what was appointed before. Its household is told.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`](crate::code::Code::Forbidden), [`Error::Invalid`]; too early, or in the wrong state, for a visit
/// that is not the next.
pub async fn appoint(
    app: &App,
    actor: &Actor,
    (id, round): (UnitId, i32),
    input: AppointmentInput,
) -> Result<Seen, Error> {
    known(app.db.read(), actor, id).await?.demand_carer()?;
    let at = rules::parse_appointment(&input, app.clock.now())?;
    app.db
        .write((actor.clone(), (id, round), at, app.clock.now()), |txn, (actor, key, at, now)| {
            Box::pin(async move {
                let (actor, home) = known_again(txn, &actor, key.0).await?;
                home.demand_carer()?;
                demand_next(txn, &home, key.1).await?;
                rows::appoint(txn, key, at, now).await?;
                note(txn, &actor, key.0, HomeActKind::VisitAppointed, now).await?;
                recorded(txn, &actor, "appoint_home_visit", key, now).await
            })
        })
        .await?;
    get(app, actor, id, round).await
}

/// Reports that somebody came to visit a home, and what was found.
///
/// # Errors
/// As [`appoint`].
pub async fn report(
    app: &App,
    actor: &Actor,
    (id, round): (UnitId, i32),
    input: VisitReportInput,
) -> Result<Seen, Error> {
    known(app.db.read(), actor, id).await?.demand_carer()?;
    let found = rules::parse_report(&input, calendar::date(app.clock.now()))?;
    app.db
        .write((actor.clone(), (id, round), found, app.clock.now()), |txn, (actor, key, found, now)| {
            Box::pin(async move {
                let (actor, home) = known_again(txn, &actor, key.0).await?;
                home.demand_carer()?;
                demand_next(txn, &home, key.1).await?;
                rows::report(txn, key, found, actor.account_id(), now).await?;
                recorded(txn, &actor, "report_home_visit", key, now).await
            })
        })
        .await?;
    get(app, actor, id, round).await
}

async fn recorded(
    txn: &Txn,
    actor: &Actor,
    act: &str,
    (id, round): (UnitId, i32),
    now: Instant,
) -> Result<(), Error> {
    Ok(audit::record(txn, actor, act, ("home", id.0), json!({ "round": round }), now).await?)
}

/// How the visits of a project were made: for those who bought a home there, and staff who care for homes.
///
/// # Errors
/// [`Error::SignInRequired`]; [`Error::NotFound`] to everybody else.
pub async fn figures(app: &App, actor: &Actor, project_id: ProjectId) -> Result<Figures, Error> {
    let db = app.db.read();
    let project = demand_owner_in(db, actor, project_id, &[CARE]).await?;
    let today = calendar::date(app.clock.now());
    let of = Of::Project(project_id);
    let homes: HashMap<UnitId, _> =
        store::homes(db, of).await?.into_iter().map(|home| (home.unit_id, home)).collect();
    let mut visits: HashMap<UnitId, Vec<home_visit::Model>> = HashMap::new();
    for visit in rows::of(db, of).await? {
        visits.entry(visit.unit_id).or_default().push(visit);
    }
    let mut figures = Figures::default();
    for id in ownerships::logic::held_in(db, project_id).await? {
        if let Some(on) = Dates::of(homes.get(&id), &project).handover_on {
            figures.add(on, visits.get(&id).map_or(&[], Vec::as_slice), today);
        }
    }
    Ok(figures)
}
