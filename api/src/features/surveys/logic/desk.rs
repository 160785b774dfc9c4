//! What staff see of surveys. Making and changing them is in [`editing`](super::editing).

use linli_entities::project::ProjectId;
use linli_entities::survey::{Model, SurveyId};
use linli_entities::{survey_question, survey_quota};

use super::{reads, reads_names, runs, scope, unknown};
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::error::Error;
use crate::features::projects;
use crate::features::projects::logic::buildings;
use crate::features::projects::output::ProjectRef;
use crate::features::surveys::output::SurveyMay;
use crate::features::surveys::rules::{self, SurveyPhase};
use crate::features::surveys::store;
use crate::features::surveys::store::invitations::{self, Counts};
use crate::page::PageRequest;

/// A survey, as staff see it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The row.
    pub row: Model,
    /// The project; none for the group.
    pub project: Option<ProjectRef>,
    /// Where it stands.
    pub phase: SurveyPhase,
    /// What it asks, in order.
    pub questions: Vec<survey_question::Model>,
    /// How many answers of some are taken, each with the name of the building.
    pub quotas: Vec<(survey_quota::Model, Option<String>)>,
    /// How many were invited.
    pub invited_count: i64,
    /// How many of those answered.
    pub answered_count: i64,
    /// How many of those declined.
    pub declined_count: i64,
    /// What the reader may do.
    pub may: SurveyMay,
}

/// A page of the surveys that the actor reads the figures of, newest first.
///
/// # Errors
/// [`Code::Forbidden`](crate::code::Code::Forbidden) to whoever reads none anywhere.
pub async fn list(
    app: &App,
    actor: &Actor,
    which: (Option<ProjectId>, Option<SurveyPhase>),
    page: &PageRequest<SurveyId>,
) -> Result<(Vec<Seen>, Option<String>), Error> {
    let reach = actor.demand_reach(Permission::ReadSurveys)?;
    let rows = store::page(app.db.read(), &reach, which, app.clock.now(), page).await?;
    let (rows, next) = page.cut(rows, |row| row.id);
    Ok((seen(app, actor, rows).await?, next))
}

/// One survey.
///
/// # Errors
/// [`Error::SignInRequired`]; [`Error::NotFound`] to whoever does not read its figures.
pub async fn get(app: &App, actor: &Actor, id: SurveyId) -> Result<Seen, Error> {
    let row = known(app, actor, id).await?;
    seen(app, actor, vec![row]).await?.pop().ok_or_else(unknown)
}

/// The row of one survey that the actor reads the figures of.
pub(super) async fn known(app: &App, actor: &Actor, id: SurveyId) -> Result<Model, Error> {
    actor.signed_in()?;
    let reach = actor.reach(Permission::ReadSurveys);
    store::known_by_id(app.db.read(), &reach, id).await?.ok_or_else(unknown)
}

async fn seen(app: &App, actor: &Actor, rows: Vec<Model>) -> Result<Vec<Seen>, Error> {
    let (db, now) = (app.db.read(), app.clock.now());
    let ids: Vec<SurveyId> = rows.iter().map(|row| row.id).collect();
    let refs = projects::logic::refs(app, rows.iter().filter_map(|row| row.project_id)).await?;
    let counts = invitations::counts(db, &ids).await?;
    let questions = store::questions_of(db, &ids).await?;
    let quotas = store::quotas_of(db, &ids).await?;
    let buildings = buildings::refs(db, quotas.iter().filter_map(|quota| quota.building_id)).await?;
    let one = |row: Model| {
        let project = row.project_id.and_then(|id| refs.get(&id).cloned());
        let phase = rules::phase(&row, now);
        let Counts { invited, answered, declined } = counts.get(&row.id).copied().unwrap_or_default();
        let name = |quota: &survey_quota::Model| Some(buildings.get(&quota.building_id?)?.name.clone());
        let own = quotas.iter().filter(|quota| quota.survey_id == row.id);
        Seen {
            may: may(actor, &row, scope(project.as_ref()), phase),
            questions: questions.iter().filter(|one| one.survey_id == row.id).cloned().collect(),
            quotas: own.map(|quota| (quota.clone(), name(quota))).collect(),
            invited_count: invited,
            answered_count: answered,
            declined_count: declined,
            project,
            phase,
            row,
        }
    };
    Ok(rows.into_iter().map(one).collect())
}

fn may(actor: &Actor, row: &Model, scope: Scope<'_>, phase: SurveyPhase) -> SurveyMay {
    let (runs, is_draft) = (runs(actor, scope), phase == SurveyPhase::Draft);
    SurveyMay {
        edit: runs && is_draft,
        open: runs && is_draft,
        close: runs && matches!(phase, SurveyPhase::Announced | SurveyPhase::Open),
        copy: runs,
        read_results: reads(actor, scope) && !is_draft,
        read_answers: reads_names(actor, scope) && !row.anonymous && !is_draft,
    }
}
