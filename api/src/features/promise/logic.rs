//! Use cases of the public figures.

use std::collections::{BTreeMap, HashSet};

use chrono::TimeDelta;
use linli_entities::complaint::{Category, ComplaintId, ComplaintSource, Grade, Openness};
use linli_entities::complaint_deadline::DeadlineId;
use linli_entities::project::ProjectId;
use linli_entities::{Date, Instant};
use sea_orm::{DbBackend, Statement};

use super::input::{Asked, Cut};
use super::rules::calendar::{self, Step};
use super::rules::figures::{self, Figures, Promised};
use super::store::{self, Breach, Key, Which};
use crate::actor::{Actor, Permission, Reach, Scope};
use crate::app::App;
use crate::code::Code;
use crate::error::Error;
use crate::features::complaints::rules::beside::Beside;
use crate::features::projects::output::ProjectRef;
use crate::features::{complaints, projects};
use crate::page::PageRequest;

/// Facts are read in windows of this length, so that they take little memory however long the period is.
const WINDOW: TimeDelta = TimeDelta::days(92);
/// Stretches of a series, at most.
const STRETCHES_MAX: usize = 400;
/// Projects that one page compares, at most.
const COMPARED_MAX: u64 = 100;
/// What fewer complaints of a project are about is not told of one that is not public: it would say whose it is.
const ALIKE_MIN: i64 = 5;

/// A period with the instants at its ends.
pub type Period = (Instant, Instant);

/// The figures of a period.
#[derive(Clone, Debug)]
pub struct Overview {
    /// The period.
    pub period: Period,
    /// Its figures.
    pub figures: Figures,
    /// What happened in it beside answering.
    pub beside: Beside,
    /// Everybody who waits now, whenever that began.
    pub waiting: Vec<Promised>,
    /// The present time.
    pub now: Instant,
}

/// The figures of a stretch of time.
#[derive(Clone, Debug)]
pub struct Stretch {
    /// Its first day.
    pub begins_on: Date,
    /// Its last day.
    pub ends_on: Date,
    /// Its figures.
    pub figures: Figures,
}

/// How the promise was kept, as one page tells it: several periods that end now, and one of them closer.
#[derive(Clone, Debug)]
pub struct Course {
    /// Each period, in days back, with its figures.
    pub periods: Vec<(i64, Figures)>,
    /// The stretches of the one that is looked at.
    pub series: Vec<Stretch>,
    /// The projects that were complained about in it, by id.
    pub projects: Vec<(ProjectRef, Figures)>,
}

/// A promise that was not kept, as the reader may know of it.
#[derive(Clone, Debug)]
pub struct SeenBreach {
    /// The project.
    pub project: ProjectRef,
    /// The number of the complaint in its project.
    pub number: i32,
    /// The complaint, where the reader may read it.
    pub complaint_id: Option<ComplaintId>,
    /// What it is about; none where that would say whose it is.
    pub category: Option<Category>,
    /// How grave it is.
    pub grade: Grade,
    /// How often the complaint had been opened.
    pub cycle: i32,
    /// The promise.
    pub promised: Promised,
}

/// What was promised in the period, by key.
struct Facts {
    period: Period,
    by_key: BTreeMap<String, Vec<Promised>>,
    doubted: HashSet<ComplaintId>,
    now: Instant,
}

impl Facts {
    async fn of(app: &App, asked: &Asked, key: Key) -> Result<Self, Error> {
        let db = app.db.read();
        if let Some(project_id) = asked.project_id {
            projects::logic::project(db, project_id).await?;
        }
        let first = store::earliest(db, asked.source, asked.project_id).await?.unwrap_or(asked.until);
        let from = asked.from.unwrap_or(first.min(asked.until));
        let mut by_key: BTreeMap<String, Vec<Promised>> = BTreeMap::new();
        let mut begin = from.max(first);
        while begin < asked.until {
            let until = (begin + WINDOW).min(asked.until);
            let which = Which { source: asked.source, project_id: asked.project_id, from: begin, until };
            for (key, promises) in store::promised(db, &which, key).await? {
                by_key.entry(key).or_default().extend(promises);
            }
            begin = until;
        }
        let doubted = store::doubted(db).await?.into_iter().collect();
        Ok(Self { period: (from, asked.until), by_key, doubted, now: app.clock.now() })
    }

    fn all(&self) -> impl Iterator<Item = &Promised> {
        self.by_key.values().flatten()
    }

    fn since(&self, from: Instant) -> impl Iterator<Item = &Promised> {
        self.all().filter(move |promised| promised.started_at >= from)
    }

    fn figures<'a>(&self, promises: impl IntoIterator<Item = &'a Promised>) -> Figures {
        figures::figures(promises, &|id| self.doubted.contains(&id), self.now)
    }

    /// The stretches from the one on that holds `from`.
    fn series(&self, from: Instant, step: Step) -> Result<Vec<Stretch>, Error> {
        let mut begins_on = step.first(calendar::date(from));
        let mut parts: BTreeMap<Date, Vec<&Promised>> = BTreeMap::new();
        for promised in self.since(calendar::begin(begins_on)) {
            parts.entry(step.first(calendar::date(promised.started_at))).or_default().push(promised);
        }
        let mut stretches = vec![];
        while calendar::begin(begins_on) < self.period.1 {
            if stretches.len() == STRETCHES_MAX {
                return Err(Error::invalid("/by", Code::OutOfRange));
            }
            let next = step.next(begins_on);
            let figures = self.figures(parts.remove(&begins_on).unwrap_or_default());
            stretches.push(Stretch { begins_on, ends_on: next - TimeDelta::days(1), figures });
            begins_on = next;
        }
        Ok(stretches)
    }

    /// The projects of what was promised since `from`, by id.
    async fn projects(
        &self,
        app: &App,
        from: Instant,
        page: &PageRequest<ProjectId>,
    ) -> Result<(Vec<(ProjectRef, Figures)>, Option<String>), Error> {
        let mut parts: BTreeMap<ProjectId, Vec<&Promised>> = BTreeMap::new();
        for promised in self.since(from).filter(|one| page.after.is_none_or(|after| one.project_id > after)) {
            parts.entry(promised.project_id).or_default().push(promised);
        }
        let rows = usize::try_from(page.rows()).unwrap_or(usize::MAX);
        let (parts, next) = page.cut(parts.into_iter().take(rows).collect::<Vec<_>>(), |(id, _)| *id);
        let refs = projects::logic::refs(app, parts.iter().map(|(id, _)| *id)).await?;
        let figures =
            parts.into_iter().filter_map(|(id, part)| Some((refs.get(&id)?.clone(), self.figures(part))));
        Ok((figures.collect(), next))
    }
}

/// The figures of a period, of one project or all, and who waits now.
///
/// # Errors
/// [`Error::NotFound`] for a project that is none.
pub async fn overview(app: &App, asked: &Asked) -> Result<Overview, Error> {
    let facts = Facts::of(app, asked, Key::None).await?;
    let waiting = store::waiting(app.db.read(), asked.source, asked.project_id).await?;
    let beside = complaints::logic::beside(app, asked.source, asked.project_id, facts.period).await?;
    Ok(Overview {
        period: facts.period,
        figures: facts.figures(facts.all()),
        beside,
        waiting,
        now: facts.now,
    })
}

/// The figures of every stretch of a period, empty ones included; the first is whole, the last may go on.
///
/// # Errors
/// [`Error::NotFound`] for a project that is none; [`Code::OutOfRange`] at `/by` for too many stretches.
pub async fn series(app: &App, asked: &Asked, step: Step) -> Result<Vec<Stretch>, Error> {
    let from = asked.from.map(|from| calendar::begin(step.first(calendar::date(from))));
    let facts = Facts::of(app, &Asked { from, ..*asked }, Key::None).await?;
    facts.series(facts.period.0, step)
}

/// The figures of each project that was complained about in the period, by id.
///
/// # Errors
/// [`Error::NotFound`] for a project that is none.
pub async fn of_projects(
    app: &App,
    asked: &Asked,
    page: &PageRequest<ProjectId>,
) -> Result<(Vec<(ProjectRef, Figures)>, Option<String>), Error> {
    let facts = Facts::of(app, asked, Key::None).await?;
    facts.projects(app, facts.period.0, page).await
}

/// The figures of several `periods` up to now, in days back, and the course of the one of `days`, of one project or
/// all. What was promised in the longest is read once for all of them.
///
/// # Errors
/// [`Error::NotFound`] for a project that is none; [`Code::OutOfRange`] for too many stretches.
pub async fn course(
    app: &App,
    project_id: Option<ProjectId>,
    periods: &[i64],
    (days, step): (i64, Step),
) -> Result<Course, Error> {
    let now = app.clock.now();
    let since = |days: i64| now - TimeDelta::days(days);
    // The stretch in which a period begins is shown whole.
    let longest = periods.iter().copied().fold(days, i64::max) + step.days_max();
    let asked = Asked {
        project_id,
        source: ComplaintSource::Live,
        from: Some(since(longest)),
        until: now + TimeDelta::microseconds(1),
    };
    let facts = Facts::of(app, &asked, Key::None).await?;
    let all = PageRequest { limit: COMPARED_MAX, after: None };
    Ok(Course {
        periods: periods.iter().map(|days| (*days, facts.figures(facts.since(since(*days))))).collect(),
        series: facts.series(since(days), step)?,
        projects: facts.projects(app, since(days), &all).await?.0,
    })
}

/// Every promise of the period that was not kept, the latest due first. Of a complaint that the reader may not read
/// neither title nor id is told, and what it is about only where enough others are about the same.
///
/// # Errors
/// [`Error::NotFound`] for a project that is none.
pub async fn breaches(
    app: &App,
    actor: &Actor,
    asked: &Asked,
    page: &PageRequest<(Instant, DeadlineId)>,
) -> Result<(Vec<SeenBreach>, Option<String>), Error> {
    let db = app.db.read();
    if let Some(project_id) = asked.project_id {
        projects::logic::project(db, project_id).await?;
    }
    let from = asked.from.unwrap_or(Instant::UNIX_EPOCH);
    let which = Which { source: asked.source, project_id: asked.project_id, from, until: asked.until };
    let rows = store::breaches(db, &which, app.clock.now(), (page.after, page.rows())).await?;
    let (rows, next) = page.cut(rows, |row| (row.promised.due_at, row.id));
    let mut ids: Vec<ProjectId> = rows.iter().map(|row| row.promised.project_id).collect();
    ids.sort_unstable();
    ids.dedup();
    let refs = projects::logic::refs(app, ids.iter().copied()).await?;
    let frequent: HashSet<_> = store::frequent(db, &ids, ALIKE_MIN).await?.into_iter().collect();
    let seen = rows.into_iter().filter_map(|row| {
        let project = refs.get(&row.promised.project_id)?.clone();
        let scope = Scope::Project(project.id, &project.city);
        let open = row.openness == Openness::Public || actor.may(Permission::AnswerComplaints, scope);
        let told = open || frequent.contains(&(project.id, row.category));
        Some(seen(row, project, open, told))
    });
    Ok((seen.collect(), next))
}

fn seen(row: Breach, project: ProjectRef, open: bool, told: bool) -> SeenBreach {
    let Breach { promised, cycle, number, category, grade, .. } = row;
    SeenBreach {
        project,
        number,
        complaint_id: open.then_some(promised.complaint_id),
        category: told.then_some(category),
        grade,
        cycle,
        promised,
    }
}

/// The figures of a period by what staff tell complaints apart by, within reach.
///
/// # Errors
/// [`Error::SignInRequired`] and [`Code::Forbidden`] to whoever does not answer complaints; [`Error::NotFound`] for a
/// project that is none.
pub async fn cuts(
    app: &App,
    actor: &Actor,
    asked: &Asked,
    cut: Cut,
) -> Result<Vec<(String, Figures)>, Error> {
    actor.demand(Permission::AnswerComplaints, Scope::Anywhere)?;
    if let Some(id) = asked.project_id {
        let project = projects::logic::project(app.db.read(), id).await?;
        actor.demand(Permission::AnswerComplaints, Scope::Project(id, &project.city))?;
    }
    let key = match cut {
        Cut::Category => Key::Category,
        Cut::Grade => Key::Grade,
        Cut::Channel => Key::Channel,
    };
    let mut facts = Facts::of(app, asked, key).await?;
    if actor.reach(Permission::AnswerComplaints) != Reach::Everywhere {
        let ids: HashSet<ProjectId> = facts.all().map(|promised| promised.project_id).collect();
        let refs = projects::logic::refs(app, ids).await?;
        let reached = |id: ProjectId| {
            refs.get(&id).is_some_and(|project| {
                actor.may(Permission::AnswerComplaints, Scope::Project(id, &project.city))
            })
        };
        facts.by_key.values_mut().for_each(|part| part.retain(|promised| reached(promised.project_id)));
        facts.by_key.retain(|_, part| !part.is_empty());
    }
    Ok(facts.by_key.iter().map(|(key, part)| (key.clone(), facts.figures(part))).collect())
}

/// The statements behind the figures, with their names: for the story that reads their plans.
pub fn statements(backend: DbBackend, now: Instant) -> Vec<(&'static str, Statement)> {
    store::statements(backend, now)
}
