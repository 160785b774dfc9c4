//! Operations of canned answers.

use linli_entities::canned_answer::CannedAnswerId;
use linli_entities::complaint::ComplaintId;
use linli_entities::project::ProjectId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;

use super::input::{CannedAnswerInput, CannedAnswerPatch};
use super::logic;
use super::output::{CannedAnswer, Draft};
use crate::actor::Actor;
use crate::answer::{Created, Gone, Versioned};
use crate::app::App;
use crate::auth::Member;
use crate::etag;
use crate::once::Once;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Canned answers.
pub struct CannedAnswersApi;

#[OpenApi(tag = "Tag::CannedAnswers")]
impl CannedAnswersApi {
    /// List canned answers.
    ///
    /// For staff who answer complaints: those of the group and of where one answers, in the order of their titles.
    #[oai(path = "/canned-answers", method = "get", operation_id = "list_canned_answers")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Those that are for this project only, its city's and the group's included.
        project_id: Query<Option<ProjectId>>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<CannedAnswer>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (answers, next) = logic::list(&app, &auth.into(), project_id.0, &page).await?;
        Ok(Json(Page { items: answers.into_iter().map(CannedAnswer::from).collect(), next }))
    }

    /// Prepare an answer.
    ///
    /// For whoever manages teams there. Its fields are filled for one complaint by `fill_canned_answer`.
    #[oai(path = "/canned-answers", method = "post", operation_id = "create_canned_answer")]
    async fn create(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<CannedAnswerInput>,
    ) -> Result<Created<CannedAnswer>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "create_canned_answer", &body.0)?;
        Ok(Created::of(logic::create(&app, &actor, body.0.try_into()?, once).await?))
    }

    /// Change a canned answer.
    ///
    /// For whoever manages teams there.
    #[oai(
        path = "/canned-answers/:canned_answer_id",
        method = "patch",
        operation_id = "update_canned_answer"
    )]
    async fn update(
        &self,
        app: Data<&App>,
        auth: Member,
        canned_answer_id: Path<CannedAnswerId>,
        /// The version that was read.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
        body: Json<CannedAnswerPatch>,
    ) -> Result<Versioned<CannedAnswer>, Problem> {
        let version = etag::version_seen(if_match.0.as_deref())?;
        let seen = logic::update(&app, &auth.into(), canned_answer_id.0, version, body.0.try_into()?).await?;
        Ok(Versioned::of(seen.row.version, seen))
    }

    /// Delete a canned answer.
    ///
    /// For whoever manages teams there. What was said with it stays said.
    #[oai(
        path = "/canned-answers/:canned_answer_id",
        method = "delete",
        operation_id = "delete_canned_answer"
    )]
    async fn delete(
        &self,
        app: Data<&App>,
        auth: Member,
        canned_answer_id: Path<CannedAnswerId>,
    ) -> Result<Gone, Problem> {
        logic::delete(&app, &auth.into(), canned_answer_id.0).await?;
        Ok(Gone::Gone)
    }

    /// Fill a canned answer for a complaint.
    ///
    /// For staff who answer in its project. It is a draft: nothing is sent. What the complaint says nothing of is in
    /// `missing`, and its field stays in the text for a person to complete.
    #[oai(
        path = "/complaints/:complaint_id/drafts/:canned_answer_id",
        method = "get",
        operation_id = "fill_canned_answer"
    )]
    async fn fill(
        &self,
        app: Data<&App>,
        auth: Member,
        complaint_id: Path<ComplaintId>,
        canned_answer_id: Path<CannedAnswerId>,
    ) -> Result<Json<Draft>, Problem> {
        Ok(Json(logic::fill(&app, &auth.into(), complaint_id.0, canned_answer_id.0).await?))
    }
}
