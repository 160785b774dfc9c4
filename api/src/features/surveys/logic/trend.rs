//! How satisfied those of a project are from month to month, beside their complaints.

use std::collections::BTreeMap;

use chrono::Months;
use linli_entities::Date;
use linli_entities::complaint::Category;
use linli_entities::project::ProjectId;
use linli_entities::survey::{Model, SurveyId};

use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::code::Code;
use crate::error::Error;
use crate::features::projects;
use crate::features::promise::rules::calendar::{self, Step};
use crate::features::surveys::rules::trend::{self, Trend};
use crate::features::surveys::rules::{self, SurveyCut, SurveyPhase};
use crate::features::surveys::store;

/// Surveys of a trend, at most: the newest.
const SURVEYS: u64 = 50;
/// Months that are shown unless said otherwise.
const MONTHS: u32 = 12;
/// Months of a trend, at most.
const MONTHS_MAX: u32 = 60;

/// How satisfied people are, beside what they complain about.
#[derive(Clone, Debug)]
pub struct Satisfaction {
    /// The first day.
    pub from_on: Date,
    /// The last day.
    pub until_on: Date,
    /// Homes of the project.
    pub home_count: u64,
    /// Surveys that say something.
    pub survey_count: usize,
    /// What they say.
    pub trend: Trend,
    /// Complaints of that time, by what they are about.
    pub complaints: BTreeMap<Category, u64>,
}

/// The days of whole months: up to this one, a year of them, unless said otherwise.
fn period(today: Date, from_on: Option<Date>, until_on: Option<Date>) -> Result<(Date, Date), Error> {
    let until = until_on.unwrap_or(today);
    let out = |pointer: &str| Error::invalid(pointer, Code::OutOfRange);
    let ago = |months: u32| until.checked_sub_months(Months::new(months)).ok_or_else(|| out("/until_on"));
    let from = match from_on {
        Some(from) => from,
        None => Step::Month.first(ago(MONTHS - 1)?),
    };
    if from > until || from < ago(MONTHS_MAX)? {
        return Err(out("/from_on"));
    }
    Ok((from, until))
}

/// How satisfied those of a project are: of surveys of this project by the month of the answer, as far as those show it.
///
/// # Errors
/// [`Error::NotFound`] for the project; [`Code::Forbidden`] to whoever does not read figures there;
/// [`Code::OutOfRange`].
pub async fn satisfaction(
    app: &App,
    actor: &Actor,
    project_id: ProjectId,
    (from_on, until_on): (Option<Date>, Option<Date>),
) -> Result<Satisfaction, Error> {
    let (db, now) = (app.db.read(), app.clock.now());
    let project = projects::logic::project(db, project_id).await?;
    actor.demand(Permission::ReadSurveys, Scope::Project(project_id, &project.city))?;
    let (from, until) = period(calendar::date(now), from_on, until_on)?;
    let (begin, end) = (calendar::begin(from), calendar::begin(until) + chrono::TimeDelta::days(1));
    let rows = store::asked_between(db, project_id, (begin, end), SURVEYS).await?;
    // Of an anonymous one nothing is shown before it is closed.
    let is_shown = |row: &Model| match rules::phase(row, now) {
        SurveyPhase::Closed => true,
        SurveyPhase::Open => !row.anonymous,
        SurveyPhase::Draft | SurveyPhase::Announced => false,
    };
    let rows: Vec<Model> = rows.into_iter().filter(is_shown).collect();
    let ids: Vec<SurveyId> = rows.iter().map(|row| row.id).collect();
    let questions = store::questions_of(db, &ids).await?;
    let mut surveys = vec![];
    for row in rows {
        let own: Vec<_> = questions.iter().filter(|one| one.survey_id == row.id).cloned().collect();
        let counted = super::results::counted(app, row.id, SurveyCut::Month).await?;
        let cut = counted.cut(&own, row.anonymous);
        surveys.push((own, cut));
    }
    let month = |day: Date| day.format("%Y-%m").to_string();
    Ok(Satisfaction {
        from_on: from,
        until_on: until,
        home_count: store::homes_of(db, project_id).await?,
        survey_count: surveys.iter().filter(|(_, cut)| !cut.cells.is_empty()).count(),
        trend: trend::trend(&surveys, &month(from), &month(until)),
        complaints: store::complaints_between(db, project_id, (begin, end)).await?.into_iter().collect(),
    })
}
