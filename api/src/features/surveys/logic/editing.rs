//! Making surveys, changing, opening, closing and copying them.

use linli_entities::Instant;
use linli_entities::building::BuildingId;
use linli_entities::project::ProjectId;
use linli_entities::survey::{ActiveModel, Model, SurveyId, SurveyState};
use linli_entities::{survey_question, survey_quota};
use sea_orm::{ActiveModelTrait as _, ConnectionTrait, IntoActiveModel as _, NotSet, Set};
use serde_json::json;

use super::desk::{Seen, get, known};
use super::unknown;
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::{Error, Named as _};
use crate::features::accounts::logic::sessions;
use crate::features::projects;
use crate::features::surveys::input::SurveyInput;
use crate::features::surveys::rules::{self, NewQuestion, NewQuota, NewSurvey, SurveyPhase};
use crate::features::surveys::store;
use crate::fields::Fields;
use crate::markdown::{self, Mentioned};
use crate::once::Once;
use crate::{audit, etag};

/// What is typed, and how it is shown.
#[derive(Clone, Debug)]
struct Baked {
    new: NewSurvey,
    html: String,
}

impl Baked {
    fn of(new: NewSurvey) -> Self {
        Self { html: markdown::render(&new.markdown, &Mentioned::new()), new }
    }

    fn row(&self) -> ActiveModel {
        let new = &self.new;
        ActiveModel {
            project_id: Set(new.project_id),
            kind: Set(new.kind),
            title: Set(new.title.clone()),
            markdown: Set(new.markdown.clone()),
            html: Set(self.html.clone()),
            anonymous: Set(new.anonymous),
            audience: Set(new.audience),
            stage: Set(new.stage),
            opens_at: Set(new.opens_at),
            closes_at: Set(new.closes_at),
            ..Default::default()
        }
    }
}

fn question((position, new): (i32, &NewQuestion), survey_id: SurveyId) -> survey_question::ActiveModel {
    survey_question::ActiveModel {
        survey_id: Set(survey_id),
        position: Set(position),
        kind: Set(new.kind),
        text_zh: Set(new.text_zh.clone()),
        text_en: Set(new.text_en.clone()),
        required: Set(new.required),
        choices: Set(json!(new.choices)),
        topic: Set(new.topic),
        ..Default::default()
    }
}

fn quota((position, new): (i32, &NewQuota), survey_id: SurveyId) -> survey_quota::ActiveModel {
    survey_quota::ActiveModel {
        survey_id: Set(survey_id),
        position: Set(position),
        building_id: Set(new.building_id),
        stage: Set(new.stage),
        max_count: Set(new.max_count),
        count: Set(0),
        ..Default::default()
    }
}

/// Demands that the actor runs surveys there.
async fn demand_runs(
    db: &impl ConnectionTrait,
    actor: &Actor,
    project_id: Option<ProjectId>,
) -> Result<(), Error> {
    let Some(id) = project_id else { return actor.demand(Permission::RunSurveys, Scope::Club) };
    let project = projects::logic::project(db, id).await.named_at("/project_id")?;
    actor.demand(Permission::RunSurveys, Scope::Project(id, &project.city))
}

/// Demands that buildings of quotas are of its project; one for the group may name any.
async fn demand_buildings(txn: &Txn, new: &NewSurvey) -> Result<(), Error> {
    let ids: Vec<BuildingId> = new.quotas.iter().filter_map(|quota| quota.building_id).collect();
    let projects = store::projects_of(txn, ids).await?;
    let fits = |id: BuildingId| {
        projects.get(&id).is_some_and(|of| new.project_id.is_none_or(|project| *of == project))
    };
    let mut fields = Fields::default();
    for (index, quota) in new.quotas.iter().enumerate() {
        if quota.building_id.is_some_and(|id| !fits(id)) {
            fields.refuse(&format!("/quotas/{index}/building_id"), Code::NotFound);
        }
    }
    fields.finish(())
}

/// Says what a draft asks, and of whom how many.
async fn fill(txn: &Txn, id: SurveyId, new: &NewSurvey) -> Result<(), Error> {
    let questions = (1..).zip(&new.questions).map(|one| question(one, id)).collect();
    store::replace_questions(txn, id, questions).await?;
    store::replace_quotas(txn, id, (1..).zip(&new.quotas).map(|one| quota(one, id)).collect()).await?;
    Ok(())
}

/// What is typed, as a new draft.
fn draft(typed: ActiveModel, actor: &Actor, now: Instant) -> ActiveModel {
    ActiveModel {
        state: Set(SurveyState::Draft),
        version: Set(1),
        created_by: Set(actor.account_id()),
        created_at: Set(now),
        changed_at: Set(now),
        ..typed
    }
}

/// Makes a survey: a draft.
///
/// # Errors
/// [`Code::Forbidden`] to whoever does not run surveys there; [`Error::Invalid`].
pub async fn create(app: &App, actor: &Actor, input: SurveyInput, once: Once) -> Result<Seen, Error> {
    actor.demand(Permission::RunSurveys, Scope::Anywhere)?;
    let baked = Baked::of(input.parse()?);
    let input = (actor.clone(), baked, once, app.clock.now());
    let id = app
        .db
        .write(input, |txn, (actor, baked, once, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                demand_runs(txn, &actor, baked.new.project_id).await?;
                if let Some(before) = once.made_before(txn).await? {
                    return Ok(SurveyId(before));
                }
                demand_buildings(txn, &baked.new).await?;
                let id = store::insert(txn, draft(baked.row(), &actor, now)).await?;
                fill(txn, id, &baked.new).await?;
                audit::record(txn, &actor, "create_survey", ("survey", id.0), json!({}), now).await?;
                once.remember(txn, id.0, now).await?;
                Ok(id)
            })
        })
        .await?;
    get(app, actor, id).await
}

/// Demands that the actor knows of it and runs surveys where it is.
async fn demand_run(app: &App, actor: &Actor, id: SurveyId) -> Result<(), Error> {
    let row = known(app, actor, id).await?;
    demand_runs(app.db.read(), actor, row.project_id).await
}

/// The survey, held, for whoever runs it still.
async fn run(txn: &Txn, actor: &Actor, id: SurveyId) -> Result<(Actor, Model), Error> {
    let actor = sessions::seen_again(txn, actor).await?;
    let row = store::locked(txn, id).await?.ok_or_else(unknown)?;
    demand_runs(txn, &actor, row.project_id).await?;
    Ok((actor, row))
}

/// Changes a draft as a whole.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`], [`Error::PreconditionRequired`], [`Error::Stale`], [`Error::Invalid`];
/// [`Code::WrongState`] for what is no draft.
pub async fn update(
    app: &App,
    actor: &Actor,
    id: SurveyId,
    if_match: Option<&str>,
    input: SurveyInput,
) -> Result<Seen, Error> {
    demand_run(app, actor, id).await?;
    let seen = etag::version_seen(if_match)?;
    let baked = Baked::of(input.parse()?);
    let input = (actor.clone(), (id, seen), baked, app.clock.now());
    app.db
        .write(input, |txn, (actor, (id, seen), baked, now)| {
            Box::pin(async move {
                let (actor, row) = run(txn, &actor, id).await?;
                demand_runs(txn, &actor, baked.new.project_id).await?;
                etag::demand_unchanged(seen, row.version)?;
                demand_draft(&row)?;
                demand_buildings(txn, &baked.new).await?;
                store::update(txn, changed(&row, now, baked.row())).await?;
                fill(txn, id, &baked.new).await?;
                let entity = ("survey", id.0);
                Ok(audit::record(txn, &actor, "update_survey", entity, json!({}), now).await?)
            })
        })
        .await?;
    get(app, actor, id).await
}

fn demand_draft(row: &Model) -> Result<(), Error> {
    if row.state == SurveyState::Draft { Ok(()) } else { Err(Error::Conflict(Code::WrongState)) }
}

/// Another version of the row, with this in it.
fn changed(row: &Model, now: Instant, change: ActiveModel) -> ActiveModel {
    ActiveModel { id: Set(row.id), version: Set(row.version + 1), changed_at: Set(now), ..change }
}

/// Opens a survey: nothing of it changes any more, and its audience is invited from `opens_at` on.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`]; [`Code::WrongState`] for what is no draft; [`Error::Invalid`] at what it
/// lacks.
pub async fn open(app: &App, actor: &Actor, id: SurveyId) -> Result<Seen, Error> {
    demand_run(app, actor, id).await?;
    app.db
        .write((actor.clone(), id, app.clock.now()), |txn, (actor, id, now)| {
            Box::pin(async move {
                let (actor, row) = run(txn, &actor, id).await?;
                demand_draft(&row)?;
                if store::questions_of(txn, &[id]).await?.is_empty() {
                    return Err(Error::invalid("/questions", Code::Required));
                }
                if row.closes_at <= now {
                    return Err(Error::invalid("/closes_at", Code::OutOfRange));
                }
                let opened = ActiveModel {
                    state: Set(SurveyState::Open),
                    opened_at: Set(Some(now)),
                    looks_at: Set(Some(now.max(row.opens_at))),
                    ..Default::default()
                };
                store::update(txn, changed(&row, now, opened)).await?;
                Ok(audit::record(txn, &actor, "open_survey", ("survey", id.0), json!({}), now).await?)
            })
        })
        .await?;
    get(app, actor, id).await
}

/// Closes a survey before its time: nobody answers any more, and of an anonymous one figures are shown.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`]; [`Code::WrongState`] for what is not open.
pub async fn close(app: &App, actor: &Actor, id: SurveyId) -> Result<Seen, Error> {
    demand_run(app, actor, id).await?;
    app.db
        .write((actor.clone(), id, app.clock.now()), |txn, (actor, id, now)| {
            Box::pin(async move {
                let (actor, row) = run(txn, &actor, id).await?;
                if !matches!(rules::phase(&row, now), SurveyPhase::Announced | SurveyPhase::Open) {
                    return Err(Error::Conflict(Code::WrongState));
                }
                let closed = ActiveModel {
                    state: Set(SurveyState::Closed),
                    closed_at: Set(Some(now)),
                    looks_at: Set(None),
                    ..Default::default()
                };
                store::update(txn, changed(&row, now, closed)).await?;
                Ok(audit::record(txn, &actor, "close_survey", ("survey", id.0), json!({}), now).await?)
            })
        })
        .await?;
    get(app, actor, id).await
}

/// Makes a draft of what another survey asks.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`].
pub async fn copy(app: &App, actor: &Actor, id: SurveyId, once: Once) -> Result<Seen, Error> {
    demand_run(app, actor, id).await?;
    let input = (actor.clone(), id, once, app.clock.now());
    let made = app
        .db
        .write(input, |txn, (actor, id, once, now)| {
            Box::pin(async move {
                let (actor, row) = run(txn, &actor, id).await?;
                if let Some(before) = once.made_before(txn).await? {
                    return Ok(SurveyId(before));
                }
                let made = copy_in(txn, &actor, row, now).await?;
                once.remember(txn, made.0, now).await?;
                Ok(made)
            })
        })
        .await?;
    get(app, actor, made).await
}

async fn copy_in(txn: &Txn, actor: &Actor, row: Model, now: Instant) -> Result<SurveyId, Error> {
    let (id, lasted) = (row.id, row.closes_at - row.opens_at);
    let (opens_at, closes_at) =
        if row.closes_at > now { (row.opens_at, row.closes_at) } else { (now, now + lasted) };
    let copy = ActiveModel {
        id: NotSet,
        opens_at: Set(opens_at),
        closes_at: Set(closes_at),
        opened_at: Set(None),
        closed_at: Set(None),
        looks_at: Set(None),
        copy_of: Set(Some(id)),
        ..draft(row.into_active_model().reset_all(), actor, now)
    };
    let made = store::insert(txn, copy).await?;
    let questions = store::questions_of(txn, &[id]).await?.into_iter().map(|row| {
        let row = row.into_active_model().reset_all();
        survey_question::ActiveModel { id: NotSet, survey_id: Set(made), ..row }
    });
    store::replace_questions(txn, made, questions.collect()).await?;
    let quotas = store::quotas_of(txn, &[id]).await?.into_iter().map(|row| {
        let row = row.into_active_model().reset_all();
        survey_quota::ActiveModel { id: NotSet, survey_id: Set(made), count: Set(0), ..row }
    });
    store::replace_quotas(txn, made, quotas.collect()).await?;
    let detail = json!({ "copy_of": id });
    audit::record(txn, actor, "copy_survey", ("survey", made.0), detail, now).await?;
    Ok(made)
}
