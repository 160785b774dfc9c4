//! Operations of surveys for whoever is asked. Those of staff are in [`desk`].

pub mod desk;

use linli_entities::survey::SurveyId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;

use super::input::SurveyAnswerInput;
use super::logic::{self, answering};
use super::output::{MySurvey, Survey, SurveyReceipt};
use crate::actor::Actor;
use crate::answer::{CreatedIn, Gone};
use crate::app::App;
use crate::auth::Member;
use crate::once::Once;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Surveys.
pub struct SurveysApi;

#[OpenApi(tag = "Tag::Surveys")]
impl SurveysApi {
    /// List my surveys.
    ///
    /// Those that one is invited to: what can be answered, the first to close being the first; or what one answered, newest
    /// first.
    #[oai(path = "/surveys", method = "get", operation_id = "list_my_surveys")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Member,
        /// `open` unless given, or `answered`.
        when: Query<Option<String>>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<MySurvey>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (asked, next) = logic::list(&app, &auth.into(), when.0.as_deref(), &page).await?;
        Ok(Json(Page { items: asked.into_iter().map(MySurvey::from).collect(), next }))
    }

    /// Read a survey.
    ///
    /// With what it asks, for whoever is invited.
    #[oai(path = "/surveys/:survey_id", method = "get", operation_id = "get_survey")]
    async fn get(
        &self,
        app: Data<&App>,
        auth: Member,
        survey_id: Path<SurveyId>,
    ) -> Result<Json<Survey>, Problem> {
        let actor = Actor::from(auth);
        let asked = logic::get(&app, &actor, survey_id.0).await?;
        Ok(Json(Survey::of(asked, actor.signed_in()?.locale)))
    }

    /// Answer a survey.
    ///
    /// Once. What is wrong with a reply is told at `/replies/N`, its place among those that were sent; so send one for each
    /// question, also with nothing in it. Of an anonymous survey nothing leads from the answer to the account.
    #[oai(path = "/surveys/:survey_id/answers", method = "post", operation_id = "answer_survey")]
    async fn answer(
        &self,
        app: Data<&App>,
        auth: Member,
        survey_id: Path<SurveyId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<SurveyAnswerInput>,
    ) -> Result<CreatedIn<SurveyReceipt>, Problem> {
        let actor = Actor::from(auth);
        // What is said is not remembered beside whoever says it, not even as a hash.
        let once = Once::parse(&actor, key.0, "answer_survey", &survey_id.0)?;
        Ok(CreatedIn::list(answering::answer(&app, &actor, survey_id.0, body.0, once).await?))
    }

    /// Decline a survey.
    ///
    /// Nobody reminds of it any more. One may still answer.
    #[oai(path = "/surveys/:survey_id/refusal", method = "post", operation_id = "decline_survey")]
    async fn decline(
        &self,
        app: Data<&App>,
        auth: Member,
        survey_id: Path<SurveyId>,
    ) -> Result<Gone, Problem> {
        answering::decline(&app, &auth.into(), survey_id.0).await?;
        Ok(Gone::Gone)
    }
}
