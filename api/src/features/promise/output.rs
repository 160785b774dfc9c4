//! How figures are shown, as JSON and as tables.

use linli_entities::complaint::{Category, ComplaintId, Grade};
use linli_entities::complaint_rung::Rung;
use linli_entities::{Date, Instant};
use poem_openapi::types::Example;
use poem_openapi::{ApiResponse, Enum, Object};

use super::logic::{Overview, SeenBreach, Stretch};
use super::rules::calendar;
use super::rules::csv::{self, Cell};
use super::rules::figures::{self, Figures, WaitingAge};
use crate::features::complaints::rules::beside::Beside;
use crate::features::projects::output::ProjectRef;

/// How a set of promises was kept. Counted is every first answer that was promised: one with each complaint, one more
/// whenever it is opened again.
#[derive(Clone, Debug, PartialEq, Object)]
#[oai(example)]
pub struct PromiseFigures {
    /// All that were promised in the period: met, breached, open and withdrawn.
    pub promised_count: i64,
    /// Answered in time.
    pub met_count: i64,
    /// Not answered in time, answered since or not.
    pub breached_count: i64,
    /// Not answered and not yet due.
    pub open_count: i64,
    /// Withdrawn before they were due: counted apart.
    pub withdrawn_count: i64,
    /// Of those breached and open, how many still wait for an answer.
    pub waiting_count: i64,
    /// Met of those whose time is up, in per cent; null while there is none.
    pub compliance_percent: Option<f64>,
    /// Met with no answer that was taken back or disputed.
    pub strict_met_count: i64,
    /// The same in per cent of those whose time is up.
    pub strict_percent: Option<f64>,
    /// Half were answered within so many seconds (nearest rank). Those that wait count with the time they have waited, so
    /// while any wait this is a lower bound.
    pub median_s: Option<i64>,
    /// Three of four; counted in the same way.
    pub p75_s: Option<i64>,
    /// Nine of ten; counted in the same way.
    pub p90_s: Option<i64>,
    /// Ninety-nine of a hundred; counted in the same way.
    pub p99_s: Option<i64>,
}

/// How the promise of a first answer was kept.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Promise {
    /// The first instant of the period.
    pub from_at: Instant,
    /// The end of the period, not included.
    pub until_at: Instant,
    /// The figures of what was promised in the period.
    #[oai(flatten)]
    pub figures: PromiseFigures,
    /// What happened in the period beside answering.
    #[oai(flatten)]
    pub beside: Beside,
    /// Everybody who waits for a first answer now, whenever that began, by how long.
    pub waiting_by_age: Vec<PromiseAge>,
    /// The same people, by the highest step of the ladder that their time has reached.
    pub waiting_by_rung: Vec<PromiseRung>,
}

/// How many wait for how long.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
pub struct PromiseAge {
    /// How long.
    pub age: WaitingAge,
    /// How many.
    pub count: i64,
}

/// How many stand on a step of the ladder.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
pub struct PromiseRung {
    /// The step; null before the first.
    pub rung: Option<Rung>,
    /// How many.
    pub count: i64,
}

/// How the promise was kept in a stretch of time.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct PromiseStretch {
    /// The first day, at the projects.
    pub begins_on: Date,
    /// The last day.
    pub ends_on: Date,
    /// The figures of what was promised in it.
    #[oai(flatten)]
    pub figures: PromiseFigures,
}

/// How the promise was kept in a project.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct PromiseOfProject {
    /// The project.
    pub project: ProjectRef,
    /// Its figures.
    #[oai(flatten)]
    pub figures: PromiseFigures,
}

/// How the promise was kept for complaints that are alike.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct PromiseCut {
    /// The category, grade or channel.
    pub key: String,
    /// The figures of these.
    #[oai(flatten)]
    pub figures: PromiseFigures,
}

/// A first answer that was not there when it was due.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct PromiseBreach {
    /// The project.
    pub project: ProjectRef,
    /// The number of the complaint in its project.
    pub number: i32,
    /// The complaint, where the reader may read it.
    pub complaint_id: Option<ComplaintId>,
    /// What it is about; null where it is not public and so few others are about the same that it would say whose it is.
    pub category: Option<Category>,
    /// How grave it is.
    pub grade: Grade,
    /// How often the complaint had been opened.
    pub cycle: i32,
    /// From when the promise counts.
    pub started_at: Instant,
    /// Until when an answer was promised.
    pub due_at: Instant,
    /// When it was answered; null while it is not.
    pub answered_at: Option<Instant>,
    /// By how many seconds it was late; so far, while it is not answered.
    pub late_s: i64,
}

/// Which table is exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum PromiseTable {
    /// The stretches of time.
    #[oai(rename = "series")]
    Series,
    /// The projects.
    #[oai(rename = "projects")]
    Projects,
    /// The breaches.
    #[oai(rename = "breaches")]
    Breaches,
}

/// A table for spreadsheets.
#[derive(ApiResponse)]
pub enum Csv {
    /// CSV in UTF-8 with a byte order mark; the names of columns are those of the fields of the same figures in JSON.
    #[oai(status = 200, content_type = "text/csv; charset=utf-8")]
    Table(
        poem_openapi::payload::PlainText<String>,
        /// Under which name to keep it.
        #[oai(header = "Content-Disposition")]
        String,
    ),
}

/// A picture.
#[derive(ApiResponse)]
pub enum Svg {
    /// SVG without anything that somebody wrote.
    #[oai(status = 200, content_type = "image/svg+xml")]
    Picture(
        poem_openapi::payload::PlainText<String>,
        /// May be kept for five minutes.
        #[oai(header = "Cache-Control")]
        String,
    ),
}

impl From<Figures> for PromiseFigures {
    fn from(figures: Figures) -> Self {
        Self {
            promised_count: figures.promised_count(),
            met_count: figures.met_count,
            breached_count: figures.breached_count,
            open_count: figures.open_count,
            withdrawn_count: figures.withdrawn_count,
            waiting_count: figures.waiting_count,
            compliance_percent: figures.compliance_percent(),
            strict_met_count: figures.strict_met_count,
            strict_percent: figures.strict_percent(),
            median_s: figures.within_s(50),
            p75_s: figures.within_s(75),
            p90_s: figures.within_s(90),
            p99_s: figures.within_s(99),
        }
    }
}

impl From<Overview> for Promise {
    fn from(Overview { period: (from_at, until_at), figures, beside, waiting, now }: Overview) -> Self {
        let (before, rungs) = figures::rungs(&waiting, now);
        let rungs = rungs.into_iter().map(|(rung, count)| (Some(rung), count));
        let ages = figures::ages(&waiting, now).into_iter();
        Self {
            from_at,
            until_at,
            figures: figures.into(),
            beside,
            waiting_by_age: ages.map(|(age, count)| PromiseAge { age, count }).collect(),
            waiting_by_rung: std::iter::once((None, before))
                .chain(rungs)
                .map(|(rung, count)| PromiseRung { rung, count })
                .collect(),
        }
    }
}

impl From<Stretch> for PromiseStretch {
    fn from(Stretch { begins_on, ends_on, figures }: Stretch) -> Self {
        Self { begins_on, ends_on, figures: figures.into() }
    }
}

impl From<(ProjectRef, Figures)> for PromiseOfProject {
    fn from((project, figures): (ProjectRef, Figures)) -> Self {
        Self { project, figures: figures.into() }
    }
}

impl From<(String, Figures)> for PromiseCut {
    fn from((key, figures): (String, Figures)) -> Self {
        Self { key, figures: figures.into() }
    }
}

impl PromiseBreach {
    /// As it is at `now`.
    pub fn of(seen: SeenBreach, now: Instant) -> Self {
        let SeenBreach { project, number, complaint_id, category, grade, cycle, promised } = seen;
        let until = promised.met_at.or(promised.cancelled_at).unwrap_or(now);
        Self {
            project,
            number,
            complaint_id,
            category,
            grade,
            cycle,
            started_at: promised.started_at,
            due_at: promised.due_at,
            answered_at: promised.met_at,
            late_s: (until - promised.due_at).num_seconds(),
        }
    }
}

/// The columns of figures, in the order of [`cells`].
const FIGURES: [&str; 13] = [
    "promised_count",
    "met_count",
    "breached_count",
    "open_count",
    "withdrawn_count",
    "waiting_count",
    "compliance_percent",
    "strict_met_count",
    "strict_percent",
    "median_s",
    "p75_s",
    "p90_s",
    "p99_s",
];

fn cells(figures: Figures) -> Vec<Cell> {
    let shown = PromiseFigures::from(figures);
    let percent = |percent: Option<f64>| Cell::number(percent.map(|percent| format!("{percent:.2}")));
    vec![
        Cell::number(Some(shown.promised_count)),
        Cell::number(Some(shown.met_count)),
        Cell::number(Some(shown.breached_count)),
        Cell::number(Some(shown.open_count)),
        Cell::number(Some(shown.withdrawn_count)),
        Cell::number(Some(shown.waiting_count)),
        percent(shown.compliance_percent),
        Cell::number(Some(shown.strict_met_count)),
        percent(shown.strict_percent),
        Cell::number(shown.median_s),
        Cell::number(shown.p75_s),
        Cell::number(shown.p90_s),
        Cell::number(shown.p99_s),
    ]
}

impl Csv {
    fn of(name: &str, heading: &[&str], rows: impl IntoIterator<Item = Vec<Cell>>) -> Self {
        let disposition = format!("attachment; filename=\"promise-{name}.csv\"");
        Self::Table(poem_openapi::payload::PlainText(csv::table(heading, rows)), disposition)
    }

    /// A series.
    pub fn series(stretches: Vec<Stretch>) -> Self {
        let rows = stretches.into_iter().map(|stretch| {
            let dates = [stretch.begins_on, stretch.ends_on].map(|date| Cell::text(date.to_string()));
            [dates.to_vec(), cells(stretch.figures)].concat()
        });
        Self::of("series", &[&["begins_on", "ends_on"][..], &FIGURES].concat(), rows)
    }

    /// Projects.
    pub fn projects(projects: Vec<(ProjectRef, Figures)>) -> Self {
        let rows = projects.into_iter().map(|(project, figures)| {
            let names = [project.slug, project.name, project.city].map(Cell::text);
            [names.to_vec(), cells(figures)].concat()
        });
        Self::of("projects", &[&["slug", "name", "city"][..], &FIGURES].concat(), rows)
    }

    /// Breaches; times are those at the projects.
    pub fn breaches(breaches: Vec<SeenBreach>, now: Instant) -> Self {
        let rows = breaches.into_iter().map(|seen| {
            let breach = PromiseBreach::of(seen, now);
            let time = |at: Instant| Cell::text(calendar::shown(at));
            vec![
                Cell::text(breach.project.name),
                Cell::number(Some(breach.number)),
                breach.category.map_or(Cell::Empty, |category| Cell::text(category.as_str())),
                Cell::text(breach.grade.as_str()),
                Cell::number(Some(breach.cycle)),
                time(breach.started_at),
                time(breach.due_at),
                breach.answered_at.map_or(Cell::Empty, time),
                Cell::number(Some(breach.late_s)),
            ]
        });
        let heading = [
            "project",
            "number",
            "category",
            "grade",
            "cycle",
            "started_at",
            "due_at",
            "answered_at",
            "late_s",
        ];
        Self::of("breaches", &heading, rows)
    }
}

impl Example for PromiseFigures {
    fn example() -> Self {
        Self {
            promised_count: 63,
            met_count: 57,
            breached_count: 1,
            open_count: 3,
            withdrawn_count: 2,
            waiting_count: 3,
            compliance_percent: Some(98.3),
            strict_met_count: 56,
            strict_percent: Some(96.6),
            median_s: Some(5_400),
            p75_s: Some(20_700),
            p90_s: Some(61_200),
            p99_s: Some(90_000),
        }
    }
}

impl Example for Beside {
    fn example() -> Self {
        Self {
            disputed_count: 2,
            upheld_count: 1,
            retracted_count: 0,
            confirmed_count: 41,
            auto_closed_count: 9,
            moderated_count: 0,
            extended_count: 3,
            kept_count: 12,
            missed_count: 1,
            paused_s: 172_800,
        }
    }
}

impl Example for Promise {
    fn example() -> Self {
        Self {
            from_at: Instant::UNIX_EPOCH,
            until_at: Instant::UNIX_EPOCH,
            figures: PromiseFigures::example(),
            beside: Beside::example(),
            waiting_by_age: vec![PromiseAge { age: WaitingAge::Under4Hours, count: 3 }],
            waiting_by_rung: vec![PromiseRung { rung: None, count: 3 }],
        }
    }
}

impl Example for PromiseStretch {
    fn example() -> Self {
        let begins_on = calendar::date(Instant::UNIX_EPOCH);
        Self { begins_on, ends_on: begins_on, figures: PromiseFigures::example() }
    }
}

impl Example for PromiseOfProject {
    fn example() -> Self {
        Self { project: ProjectRef::example(), figures: PromiseFigures::example() }
    }
}

impl Example for PromiseCut {
    fn example() -> Self {
        Self { key: "facilities".to_owned(), figures: PromiseFigures::example() }
    }
}

impl Example for PromiseBreach {
    fn example() -> Self {
        let due_at = Instant::UNIX_EPOCH;
        Self {
            project: ProjectRef::example(),
            number: 17,
            complaint_id: None,
            category: Some(Category::Facilities),
            grade: Grade::S2,
            cycle: 1,
            started_at: due_at,
            due_at,
            answered_at: None,
            late_s: 3_600,
        }
    }
}
