//! Use cases of figures.

pub mod counting;
pub mod follow;

use std::collections::{BTreeMap, BTreeSet};

use linli_entities::board::BoardId;
use linli_entities::project::ProjectId;
use linli_entities::statistic::{StatisticKind, StatisticStep};
use linli_entities::{Date, Instant};
use sea_orm::{DbBackend, Statement};

use super::rules::cohorts::{self, Cohort};
use super::rules::figures::{self, BoardSum, ByStretch, Counted, Figures};
use super::rules::{self, Place};
use super::store;
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::boards::rules::BoardScope;
use crate::features::promise::rules::calendar;
use crate::features::{boards, deflections, projects};

/// What reading figures takes.
const READ: Permission = Permission::ReadStatistics;

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Question {
    /// Of which project; none for the whole group.
    pub project_id: Option<ProjectId>,
    /// How long the stretches are.
    pub step: StatisticStep,
    /// A day of the first one.
    pub from_on: Option<Date>,
    /// A day of the last one.
    pub until_on: Option<Date>,
}

/// What is told.
#[derive(Clone, Debug)]
pub struct Told {
    /// How long the stretches are.
    pub step: StatisticStep,
    /// When something was last counted; none where nothing was yet.
    pub counted_at: Option<Instant>,
    /// By first day, the oldest first.
    pub stretches: Vec<(Date, Figures)>,
    /// The boards in which the most was written.
    pub boards: Vec<(BoardScope, BoardSum)>,
}

/// The figures of a project, or of the whole group with the boards of the club.
///
/// # Errors
/// [`Error::NotFound`] for the project; [`Code::Forbidden`] to whoever may not read figures there; those of
/// [`rules::period`].
pub async fn figures(app: &App, actor: &Actor, question: Question) -> Result<Told, Error> {
    let Question { project_id, step, from_on, until_on } = question;
    let place = demand(app, actor, project_id).await?;
    let db = app.db.read();
    let stretches = rules::period(step, (from_on, until_on), calendar::date(app.clock.now()))?;
    let (Some(from), Some(last)) = (stretches.first().copied(), stretches.last().copied()) else {
        return Err(Error::invalid("/from_on", Code::OutOfRange));
    };
    let state = store::state(db).await?;
    let mut counted: ByStretch<Counted> = BTreeMap::new();
    for (first_on, kind, bucket, count) in store::series(db, place, step, (from, last)).await? {
        counted.entry(first_on).or_default().entry(kind).or_default().insert(bucket, count);
    }
    let scopes = readable(app, actor, project_id).await?;
    let ids: Vec<BoardId> = scopes.keys().copied().collect();
    let mut similar: ByStretch<(i64, i64)> = BTreeMap::new();
    let days = (from, rules::end(step, last));
    for (day, shown, deflected) in deflections::logic::counted(db, &ids, days).await? {
        let sum = similar.entry(rules::first(step, day)).or_default();
        *sum = (sum.0 + shown, sum.1 + deflected);
    }
    let told = |first_on: Date| {
        let knows_readers = state.since_on.is_some_and(|since_on| first_on >= since_on);
        let counted = counted.get(&first_on).cloned().unwrap_or_default();
        let shown = similar.get(&first_on).copied().unwrap_or_default();
        let figures = figures::figures(&counted, shown, knows_readers);
        // Accounts join no project.
        (first_on, Figures { joined: figures.joined.filter(|_| project_id.is_none()), ..figures })
    };
    let sums = store::boards(db, &ids, step, (from, last)).await?;
    let boards = sums.into_iter().filter_map(|(id, sum)| Some((scopes.get(&id)?.clone(), sum))).collect();
    Ok(Told {
        step,
        counted_at: state.counted_at,
        stretches: stretches.iter().map(|first_on| told(*first_on)).collect(),
        boards: figures::top(boards),
    })
}

/// Of those who joined in each of the last months, how many wrote in that and in later ones: everybody, or those who hold a
/// home in a project, and wrote there.
///
/// # Errors
/// As [`figures`]; [`Code::OutOfRange`] at `/months` for none or more than 24.
pub async fn retention(
    app: &App,
    actor: &Actor,
    project_id: Option<ProjectId>,
    months: Option<u32>,
) -> Result<Vec<Cohort>, Error> {
    let place = demand(app, actor, project_id).await?;
    let count = months.unwrap_or(cohorts::MONTHS);
    if count == 0 || count > cohorts::MONTHS_MAX {
        return Err(Error::invalid("/months", Code::OutOfRange));
    }
    let db = app.db.read();
    let months = cohorts::months(calendar::date(app.clock.now()), count);
    let (Some(from), Some(last)) = (months.first().copied(), months.last().copied()) else {
        return Ok(vec![]);
    };
    let kind = match project_id {
        Some(_) => StatisticKind::Residents,
        None => StatisticKind::Joined,
    };
    let sizes = store::sizes(db, (place, kind), (from, last)).await?;
    let active = store::cohorts(db, place.project_id, (from, last)).await?;
    Ok(cohorts::table(&months, &sizes, &active))
}

async fn demand(app: &App, actor: &Actor, project_id: Option<ProjectId>) -> Result<Place, Error> {
    match project_id {
        Some(id) => {
            projects::logic::demand(app.db.read(), actor, READ, id).await?;
            Ok(Place::project(id))
        }
        None => {
            actor.demand(READ, Scope::Club)?;
            Ok(Place::GROUP)
        }
    }
}

/// The boards that are told of one by one: those that the actor may read, and none that is closed to staff.
async fn readable(
    app: &App,
    actor: &Actor,
    project_id: Option<ProjectId>,
) -> Result<BTreeMap<BoardId, BoardScope>, Error> {
    let directory = boards::logic::directory(app).await?;
    let ids = match project_id {
        Some(id) => boards::logic::readable_in(app, actor, id).await?,
        None => boards::logic::readable(app, actor).await?,
    };
    let open = ids.into_iter().filter_map(|id| directory.get(&id)).filter(|board| !board.is_closed());
    Ok(open.map(|board| (board.id, board.clone())).collect())
}

/// Puts the days down to be counted again on which something happened, within the transaction that takes it back: of what is
/// taken back the outbox does not tell.
///
/// # Errors
/// When the database fails.
pub async fn taken_back(
    txn: &Txn,
    happened_at: impl IntoIterator<Item = Instant>,
    now: Instant,
) -> Result<(), Error> {
    let days: BTreeSet<Date> = happened_at.into_iter().map(calendar::date).collect();
    let days: Vec<_> = days.into_iter().map(|day| (StatisticStep::Day, day)).collect();
    Ok(store::mark(txn, days, now + follow::GATHERED).await?)
}

/// The statements of what is read, to look at how a database plans them.
pub fn statements(backend: DbBackend, period: (Date, Date)) -> Vec<(&'static str, Statement)> {
    store::statements(backend, period)
}
