//! Operations of surveys for staff.

use linli_entities::Date;
use linli_entities::project::ProjectId;
use linli_entities::survey::SurveyId;
use linli_entities::survey_question::SurveyQuestionId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;

use crate::actor::Actor;
use crate::answer::{Created, Versioned};
use crate::app::App;
use crate::auth::Member;
use crate::features::surveys::input::SurveyInput;
use crate::features::surveys::logic::{desk, editing, naming, results, trend};
use crate::features::surveys::output::desk::{DeskSurvey, NamedAnswer, SurveyInvitation};
use crate::features::surveys::output::results::{SurveyResults, SurveyTable, SurveyText};
use crate::features::surveys::output::trend::SatisfactionTrend;
use crate::features::surveys::rules::{SurveyCut, SurveyPhase};
use crate::once::Once;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Surveys, at the desk.
pub struct SurveyDeskApi;

#[OpenApi(tag = "Tag::SurveyDesk")]
impl SurveyDeskApi {
    /// List surveys.
    ///
    /// Those whose figures the reader may see, newest first; surveys of the whole group for who cares for all of it.
    #[oai(path = "/surveys-desk", method = "get", operation_id = "list_surveys")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Of this project.
        project_id: Query<Option<ProjectId>>,
        /// That stand so.
        state: Query<Option<SurveyPhase>>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<DeskSurvey>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (seen, next) = desk::list(&app, &auth.into(), (project_id.0, state.0), &page).await?;
        Ok(Json(Page { items: seen.into_iter().map(DeskSurvey::from).collect(), next }))
    }

    /// Create a survey.
    ///
    /// For staff who run surveys in its project; for the whole group, for who cares for all of it. It is a draft until it is
    /// opened.
    #[oai(path = "/surveys-desk", method = "post", operation_id = "create_survey")]
    async fn create(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<SurveyInput>,
    ) -> Result<Created<DeskSurvey>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "create_survey", &body.0)?;
        Ok(Created::of(editing::create(&app, &actor, body.0, once).await?))
    }

    /// Read a survey at the desk.
    ///
    /// With its questions, whom it asks, how many were invited and answered, and what the reader may do with it.
    #[oai(path = "/surveys-desk/:survey_id", method = "get", operation_id = "get_desk_survey")]
    async fn get(
        &self,
        app: Data<&App>,
        auth: Member,
        survey_id: Path<SurveyId>,
    ) -> Result<Versioned<DeskSurvey>, Problem> {
        let seen = desk::get(&app, &auth.into(), survey_id.0).await?;
        Ok(Versioned::of(seen.row.version, seen))
    }

    /// Change a survey.
    ///
    /// A draft, as a whole. What was opened stays as it is: copy it.
    #[oai(path = "/surveys-desk/:survey_id", method = "put", operation_id = "update_survey")]
    async fn update(
        &self,
        app: Data<&App>,
        auth: Member,
        survey_id: Path<SurveyId>,
        /// The version that was read.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
        body: Json<SurveyInput>,
    ) -> Result<Versioned<DeskSurvey>, Problem> {
        let seen = editing::update(&app, &auth.into(), survey_id.0, if_match.0.as_deref(), body.0).await?;
        Ok(Versioned::of(seen.row.version, seen))
    }

    /// Open a survey.
    ///
    /// Nothing of it changes any more. Whoever belongs to its audience is invited from `opens_at` on, also who comes to it
    /// later; a household that waits for a complaint once that has ended. Nobody is invited twice, nor a home; whoever says
    /// nothing for seven days is reminded once.
    #[oai(path = "/surveys-desk/:survey_id/opening", method = "post", operation_id = "open_survey")]
    async fn open(
        &self,
        app: Data<&App>,
        auth: Member,
        survey_id: Path<SurveyId>,
    ) -> Result<Json<DeskSurvey>, Problem> {
        Ok(Json(editing::open(&app, &auth.into(), survey_id.0).await?.into()))
    }

    /// Close a survey.
    ///
    /// Before its time. Nobody answers any more, and of an anonymous one figures are shown.
    #[oai(path = "/surveys-desk/:survey_id/closing", method = "post", operation_id = "close_survey")]
    async fn close(
        &self,
        app: Data<&App>,
        auth: Member,
        survey_id: Path<SurveyId>,
    ) -> Result<Json<DeskSurvey>, Problem> {
        Ok(Json(editing::close(&app, &auth.into(), survey_id.0).await?.into()))
    }

    /// Copy a survey.
    ///
    /// A draft that asks the same.
    #[oai(path = "/surveys-desk/:survey_id/copy", method = "post", operation_id = "copy_survey")]
    async fn copy(
        &self,
        app: Data<&App>,
        auth: Member,
        survey_id: Path<SurveyId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
    ) -> Result<Created<DeskSurvey>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "copy_survey", &survey_id.0)?;
        Ok(Created::of(editing::copy(&app, &actor, survey_id.0, once).await?))
    }

    /// Read what came of a survey.
    ///
    /// Of an anonymous survey once it is closed, and nothing of fewer than five answers: neither by itself nor as the
    /// difference of what is shown.
    #[oai(path = "/surveys-desk/:survey_id/results", method = "get", operation_id = "get_survey_results")]
    async fn results(
        &self,
        app: Data<&App>,
        auth: Member,
        survey_id: Path<SurveyId>,
        /// By what answers are told apart; by nothing unless given.
        cut: Query<Option<SurveyCut>>,
    ) -> Result<Json<SurveyResults>, Problem> {
        let actor = Actor::from(auth);
        let found = results::results(&app, &actor, survey_id.0, cut.0).await?;
        Ok(Json(SurveyResults::of(found, actor.signed_in()?.locale)))
    }

    /// List what was said in words.
    ///
    /// To one question, in no order, without anything of who said it. Of an anonymous survey once it is closed, where five
    /// said something.
    #[oai(path = "/surveys-desk/:survey_id/texts", method = "get", operation_id = "list_survey_texts")]
    async fn texts(
        &self,
        app: Data<&App>,
        auth: Member,
        survey_id: Path<SurveyId>,
        /// The question, which is answered in words.
        question_id: Query<SurveyQuestionId>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<SurveyText>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (texts, next) = results::texts(&app, &auth.into(), survey_id.0, question_id.0, &page).await?;
        Ok(Json(Page { items: texts.into_iter().map(|text| SurveyText { text }).collect(), next }))
    }

    /// Export what came of a survey.
    ///
    /// The figures as a table for spreadsheets; no words.
    #[oai(path = "/surveys-desk/:survey_id/table", method = "get", operation_id = "export_survey_results")]
    async fn table(
        &self,
        app: Data<&App>,
        auth: Member,
        survey_id: Path<SurveyId>,
        /// By what answers are told apart; by nothing unless given.
        cut: Query<Option<SurveyCut>>,
    ) -> Result<SurveyTable, Problem> {
        let actor = Actor::from(auth);
        let locale = actor.signed_in()?.locale;
        Ok(SurveyTable::of(results::table(&app, &actor, survey_id.0, cut.0, locale).await?))
    }

    /// Read how satisfied people are.
    ///
    /// In a project, from month to month and with what, beside the complaints of that time: made of what its surveys show by
    /// month. Surveys of the whole group are not in it.
    #[oai(
        path = "/projects/:project_id/satisfaction",
        method = "get",
        operation_id = "get_satisfaction_trend"
    )]
    async fn trend(
        &self,
        app: Data<&App>,
        auth: Member,
        project_id: Path<ProjectId>,
        /// The first day; that of the month eleven months before unless given.
        from_on: Query<Option<Date>>,
        /// The last day, at most five years later; today unless given.
        until_on: Query<Option<Date>>,
    ) -> Result<Json<SatisfactionTrend>, Problem> {
        let period = (from_on.0, until_on.0);
        Ok(Json(trend::satisfaction(&app, &auth.into(), project_id.0, period).await?.into()))
    }

    /// List answers with names.
    ///
    /// Of a survey that is not anonymous, for who runs it, newest first.
    #[oai(path = "/surveys-desk/:survey_id/answers", method = "get", operation_id = "list_survey_answers")]
    async fn answers(
        &self,
        app: Data<&App>,
        auth: Member,
        survey_id: Path<SurveyId>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<NamedAnswer>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (named, next) = naming::answers(&app, &auth.into(), survey_id.0, &page).await?;
        Ok(Json(Page { items: named.into_iter().map(NamedAnswer::from).collect(), next }))
    }

    /// List invitations.
    ///
    /// Of a survey that is not anonymous, for who runs it: who was asked, and who answered.
    #[oai(
        path = "/surveys-desk/:survey_id/invitations",
        method = "get",
        operation_id = "list_survey_invitations"
    )]
    async fn invitations(
        &self,
        app: Data<&App>,
        auth: Member,
        survey_id: Path<SurveyId>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<SurveyInvitation>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (invited, next) = naming::invitations(&app, &auth.into(), survey_id.0, &page).await?;
        Ok(Json(Page { items: invited.into_iter().map(SurveyInvitation::from).collect(), next }))
    }
}
