//! What came of a survey, in figures and in words without a name.

use std::collections::HashMap;

use linli_entities::account::Locale;
use linli_entities::building::BuildingId;
use linli_entities::project::ProjectId;
use linli_entities::survey::SurveyId;
use linli_entities::survey_question::{self, SurveyQuestionId, SurveyQuestionKind};
use linli_entities::survey_reply::SurveyReplyKey;

use super::desk::{self, Seen};
use crate::actor::Actor;
use crate::app::App;
use crate::code::Code;
use crate::error::Error;
use crate::features::projects::logic::{self as projects, buildings};
use crate::features::promise::rules::csv::{self, Cell as CsvCell};
use crate::features::surveys::output::HeldBack;
use crate::features::surveys::rules::cells::CELL_MIN;
use crate::features::surveys::rules::figures::{self, Cell, Counted, CutFigures, Figures};
use crate::features::surveys::rules::{SurveyCut, SurveyPhase};
use crate::features::surveys::store::answers;
use crate::page::PageRequest;

/// What came of a survey.
#[derive(Clone, Debug)]
pub struct Results {
    /// The survey.
    pub survey: Seen,
    /// Why no figures are shown.
    pub held_back: Option<HeldBack>,
    /// The promoters less the detractors, in percent.
    pub nps: Option<i32>,
    /// Of each question; none where it is not shown.
    pub questions: Vec<(SurveyQuestionId, Option<Figures>)>,
    /// By what they are told apart, and how.
    pub cut: Option<(SurveyCut, CutFigures)>,
    /// The names of projects or buildings of the cells.
    pub names: HashMap<String, String>,
}

/// The survey of which the actor reads figures.
async fn read_results(app: &App, actor: &Actor, id: SurveyId) -> Result<Seen, Error> {
    let seen = desk::get(app, actor, id).await?;
    if seen.may.read_results { Ok(seen) } else { Err(Error::Conflict(Code::WrongState)) }
}

/// Why nothing is shown: of an anonymous survey until it is over, because whoever watches figures grow sees each answer,
/// and where fewer than five answered.
fn held_back(seen: &Seen) -> Option<HeldBack> {
    let too_few = u64::try_from(seen.answered_count).unwrap_or(0) < CELL_MIN;
    match seen.row.anonymous {
        true if seen.phase != SurveyPhase::Closed => Some(HeldBack::NotClosed),
        true if too_few => Some(HeldBack::TooFew),
        _ => None,
    }
}

/// What came of a survey.
///
/// # Errors
/// [`Error::NotFound`]; [`Code::WrongState`] of a draft.
pub async fn results(
    app: &App,
    actor: &Actor,
    id: SurveyId,
    cut: Option<SurveyCut>,
) -> Result<Results, Error> {
    let survey = read_results(app, actor, id).await?;
    let held_back = held_back(&survey);
    if held_back.is_some() {
        let questions = survey.questions.iter().map(|question| (question.id, None)).collect();
        return Ok(Results { survey, held_back, nps: None, questions, cut: None, names: HashMap::new() });
    }
    let counted = counted(app, id, cut.unwrap_or(SurveyCut::Stage)).await?;
    let anonymous = survey.row.anonymous;
    let questions = counted.shown(&survey.questions, anonymous);
    let cut = cut.map(|cut| (cut, counted.cut(&survey.questions, anonymous)));
    Ok(Results {
        held_back,
        nps: figures::nps(&survey.questions, &questions),
        names: match &cut {
            Some((by, cut)) => names(app, *by, cut).await?,
            None => HashMap::new(),
        },
        questions,
        cut,
        survey,
    })
}

/// What is counted, by the cells of a cut.
pub(super) async fn counted(app: &App, id: SurveyId, cut: SurveyCut) -> Result<Counted, Error> {
    let counted = answers::counted(app.db.read(), id, cut).await?;
    Ok(match cut {
        // `2026-03-31` is of `2026-03`.
        SurveyCut::Month => counted.by(|cell| cell.map(|day| day.chars().take(7).collect())),
        SurveyCut::Project | SurveyCut::Building | SurveyCut::Stage => counted,
    })
}

/// How projects and buildings of cells are named.
async fn names(app: &App, by: SurveyCut, cut: &CutFigures) -> Result<HashMap<String, String>, Error> {
    let ids: Vec<i64> = cut.cells.iter().filter_map(|one| one.cell.as_deref()?.parse().ok()).collect();
    Ok(match by {
        SurveyCut::Project => {
            let refs = projects::refs(app, ids.into_iter().map(ProjectId)).await?;
            refs.into_iter().map(|(id, project)| (id.to_string(), project.name)).collect()
        }
        SurveyCut::Building => {
            let refs = buildings::refs(app.db.read(), ids.into_iter().map(BuildingId)).await?;
            refs.into_iter().map(|(id, building)| (id.to_string(), building.name)).collect()
        }
        SurveyCut::Stage | SurveyCut::Month => HashMap::new(),
    })
}

/// A page of what is said in words to a question, in no order, and the cursor of the next.
///
/// # Errors
/// [`Error::NotFound`] for the survey; [`Code::NotFound`] at `/question_id`; [`Code::WrongState`] of a draft.
pub async fn texts(
    app: &App,
    actor: &Actor,
    id: SurveyId,
    question_id: SurveyQuestionId,
    page: &PageRequest<SurveyReplyKey>,
) -> Result<(Vec<String>, Option<String>), Error> {
    let seen = read_results(app, actor, id).await?;
    let is_asked =
        |one: &survey_question::Model| one.id == question_id && one.kind == SurveyQuestionKind::Text;
    if !seen.questions.iter().any(is_asked) {
        return Err(Error::invalid("/question_id", Code::NotFound));
    }
    let db = app.db.read();
    if held_back(&seen).is_some()
        || (seen.row.anonymous && answers::words_count(db, question_id).await? < CELL_MIN)
    {
        return Ok((vec![], None));
    }
    let rows = answers::words_page(db, question_id, page).await?;
    let (rows, next) = page.cut(rows, |row| row.key);
    Ok((rows.into_iter().filter_map(|row| row.text).collect(), next))
}

/// The figures as a table for spreadsheets: of each question how often each number or choice was said, of the whole and of
/// each cell.
///
/// # Errors
/// As [`results`].
pub async fn table(
    app: &App,
    actor: &Actor,
    id: SurveyId,
    cut: Option<SurveyCut>,
    locale: Locale,
) -> Result<String, Error> {
    let results = results(app, actor, id, cut).await?;
    let asked = &results.survey.questions;
    let mut rows = lines(asked, None, &results.questions, locale);
    if let Some((_, cut)) = &results.cut {
        for one in &cut.cells {
            let name = name_of(&one.cell, &results.names);
            rows.extend(lines(asked, Some(name), &one.questions, locale));
        }
    }
    let heading = ["cell", "position", "question", "answer_count", "mean", "key", "choice", "count"];
    Ok(csv::table(&heading, rows))
}

/// How a cell is named: a stage and a month by themselves.
fn name_of(cell: &Cell, names: &HashMap<String, String>) -> String {
    let key = cell.clone().unwrap_or_else(|| "-".to_owned());
    names.get(&key).cloned().unwrap_or(key)
}

fn lines(
    asked: &[survey_question::Model],
    cell: Option<String>,
    figures: &[(SurveyQuestionId, Option<Figures>)],
    locale: Locale,
) -> Vec<Vec<CsvCell>> {
    let mut lines = vec![];
    for (id, figures) in figures {
        let (Some(question), Some(figures)) = (asked.iter().find(|one| one.id == *id), figures) else {
            continue;
        };
        let head = vec![
            cell.clone().map_or(CsvCell::Empty, CsvCell::text),
            CsvCell::number(Some(question.position)),
            CsvCell::text(super::wording(locale, &question.text_zh, question.text_en.as_deref())),
            CsvCell::number(Some(figures.answer_count)),
            CsvCell::number(figures.mean),
        ];
        if figures.distribution.is_empty() {
            lines.push(
                head.clone().into_iter().chain([CsvCell::Empty, CsvCell::Empty, CsvCell::Empty]).collect(),
            );
        }
        let choices = super::choices(locale, question);
        for (key, count) in &figures.distribution {
            let choice = choices.iter().find(|(one, _)| one == key).map(|(_, text)| text.clone());
            let tail = [
                CsvCell::text(key.clone()),
                choice.map_or(CsvCell::Empty, CsvCell::text),
                CsvCell::number(Some(count)),
            ];
            lines.push(head.iter().cloned().chain(tail).collect());
        }
    }
    lines
}
