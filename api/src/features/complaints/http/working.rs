//! Operations of who works on complaints.

use linli_entities::complaint::ComplaintId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path};
use poem_openapi::payload::Json;

use super::done;
use crate::answer::Versioned;
use crate::app::App;
use crate::auth::Member;
use crate::features::complaints::act::Act;
use crate::features::complaints::input::{AssignmentsInput, HandlerInput, ReasonInput, TeamChoice};
use crate::features::complaints::logic;
use crate::features::complaints::output::Complaint;
use crate::features::complaints::output::working::{AssignedComplaint, ComplaintHolder};
use crate::page::Page;
use crate::problem::Problem;
use crate::server::Tag;

/// Who works on complaints.
pub struct WorkingApi;

#[OpenApi(tag = "Tag::ComplaintWork")]
impl WorkingApi {
    /// Assign many complaints.
    ///
    /// Up to 100, by staff. Each for itself: one that cannot be assigned stays as it is and does not keep the others
    /// from it; what became of each is told in the order in which they were named. Sent again, it changes nothing.
    #[oai(path = "/complaints/assignments", method = "post", operation_id = "assign_complaints")]
    async fn assign_all(
        &self,
        app: Data<&App>,
        auth: Member,
        body: Json<AssignmentsInput>,
    ) -> Result<Json<Page<AssignedComplaint>>, Problem> {
        let (handler_id, ids) = body.0.parse()?;
        let done = logic::assign_all(&app, &auth.into(), handler_id, ids).await?;
        Ok(Json(Page { items: done.into_iter().map(AssignedComplaint::from).collect(), next: None }))
    }

    /// Say that a complaint is not for the team.
    ///
    /// By a member of the team that has it, with a reason, once, within two hours of its coming. It stays with the
    /// team until a lead decides; what is owed to the complainant stays as it is.
    #[oai(path = "/complaints/:complaint_id/refusal", method = "post", operation_id = "refuse_complaint")]
    async fn refuse(
        &self,
        app: Data<&App>,
        auth: Member,
        complaint_id: Path<ComplaintId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<ReasonInput>,
    ) -> Result<Versioned<Complaint>, Problem> {
        let act = Act::Refuse(body.0.parse()?);
        done(&app, auth, complaint_id.0, act, key.0).await
    }

    /// Decide which team has a complaint.
    ///
    /// By a lead; also the same team again. Nobody refuses it any more, and whoever is to work on it is assigned anew.
    #[oai(path = "/complaints/:complaint_id/team", method = "put", operation_id = "reroute_complaint")]
    async fn reroute(
        &self,
        app: Data<&App>,
        auth: Member,
        complaint_id: Path<ComplaintId>,
        body: Json<TeamChoice>,
    ) -> Result<Versioned<Complaint>, Problem> {
        done(&app, auth, complaint_id.0, Act::Reroute(body.team_id), None).await
    }

    /// Offer a complaint to somebody else.
    ///
    /// By the one who works on it, to staff who answer in its project. It stays theirs until that one takes it over.
    #[oai(path = "/complaints/:complaint_id/offer", method = "put", operation_id = "offer_complaint")]
    async fn offer(
        &self,
        app: Data<&App>,
        auth: Member,
        complaint_id: Path<ComplaintId>,
        body: Json<HandlerInput>,
    ) -> Result<Versioned<Complaint>, Problem> {
        done(&app, auth, complaint_id.0, Act::Offer(body.handler_id), None).await
    }

    /// Take a complaint over.
    ///
    /// By the one to whom it is offered. Who answers for it from the first touch on stays the same.
    #[oai(
        path = "/complaints/:complaint_id/offer/acceptance",
        method = "post",
        operation_id = "accept_complaint_offer"
    )]
    async fn accept(
        &self,
        app: Data<&App>,
        auth: Member,
        complaint_id: Path<ComplaintId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
    ) -> Result<Versioned<Complaint>, Problem> {
        done(&app, auth, complaint_id.0, Act::Accept, key.0).await
    }

    /// Do not take a complaint over.
    ///
    /// By the one to whom it is offered, with a reason. It stays with the one who offered it.
    #[oai(
        path = "/complaints/:complaint_id/offer/refusal",
        method = "post",
        operation_id = "decline_complaint_offer"
    )]
    async fn decline(
        &self,
        app: Data<&App>,
        auth: Member,
        complaint_id: Path<ComplaintId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<ReasonInput>,
    ) -> Result<Versioned<Complaint>, Problem> {
        let act = Act::Decline(body.0.parse()?);
        done(&app, auth, complaint_id.0, act, key.0).await
    }

    /// Read who had a complaint for how long.
    ///
    /// For staff who answer in its project: every team and everybody who worked on it, in order, with what came due
    /// meanwhile and was not there. It follows from the acts.
    #[oai(
        path = "/complaints/:complaint_id/holders",
        method = "get",
        operation_id = "list_complaint_holders"
    )]
    async fn holders(
        &self,
        app: Data<&App>,
        auth: Member,
        complaint_id: Path<ComplaintId>,
    ) -> Result<Json<Page<ComplaintHolder>>, Problem> {
        let now = app.clock.now();
        let holds = logic::holders(&app, &auth.into(), complaint_id.0).await?;
        let items = holds.into_iter().map(|hold| ComplaintHolder::of(hold, now)).collect();
        Ok(Json(Page { items, next: None }))
    }
}
