//! Operations of follow-up visits.

use linli_entities::complaint::ComplaintId;
use linli_entities::project::ProjectId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;

use crate::actor::Actor;
use crate::answer::CreatedIn;
use crate::app::App;
use crate::auth::Member;
use crate::features::complaints::input::visits::VisitInput;
use crate::features::complaints::logic::visits as logic;
use crate::features::complaints::output::visits::{DueVisit, Visit};
use crate::once::Once;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Follow-up visits.
pub struct VisitsApi;

#[OpenApi(tag = "Tag::Visits")]
impl VisitsApi {
    /// List visits that are due.
    ///
    /// Three to seven days after a complaint was confirmed, somebody who did not work on it asks how it went: about all
    /// of the grades `s1` and `s2`, and every fifth other. Of the projects where one answers, the most urgent first.
    #[oai(path = "/visits", method = "get", operation_id = "list_due_visits")]
    async fn due(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Of this project only.
        project_id: Query<Option<ProjectId>>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<DueVisit>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (found, next) = logic::due(&app, &auth.into(), project_id.0, &page).await?;
        Ok(Json(Page { items: found.into_iter().map(DueVisit::from).collect(), next }))
    }

    /// List the visits of a complaint.
    ///
    /// For staff who answer in its project: one for each cycle that was asked about.
    #[oai(path = "/complaints/:complaint_id/visits", method = "get", operation_id = "list_complaint_visits")]
    async fn of_complaint(
        &self,
        app: Data<&App>,
        auth: Member,
        complaint_id: Path<ComplaintId>,
    ) -> Result<Json<Page<Visit>>, Problem> {
        let found = logic::of_complaint(&app, &auth.into(), complaint_id.0).await?;
        Ok(Json(Page { items: found.into_iter().map(Visit::from).collect(), next: None }))
    }

    /// Record a visit.
    ///
    /// By staff who answer in the project, never by the one who works on the complaint. Three times not reached is
    /// recorded as not reached.
    #[oai(path = "/complaints/:complaint_id/visits", method = "post", operation_id = "record_visit")]
    async fn record(
        &self,
        app: Data<&App>,
        auth: Member,
        complaint_id: Path<ComplaintId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<VisitInput>,
    ) -> Result<CreatedIn<Visit>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "record_visit", &(complaint_id.0, &body.0))?;
        Ok(CreatedIn::list(logic::visit(&app, &actor, complaint_id.0, body.parse()?, once).await?))
    }
}
