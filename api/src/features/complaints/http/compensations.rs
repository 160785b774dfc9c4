//! Operations of compensations.

use chrono::TimeDelta;
use linli_entities::compensation::{CompensationId, CompensationKind, CompensationState};
use linli_entities::complaint::ComplaintId;
use linli_entities::project::ProjectId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;

use crate::actor::Actor;
use crate::answer::{Created, Versioned};
use crate::app::App;
use crate::auth::Member;
use crate::code::Code;
use crate::error::Error;
use crate::etag;
use crate::features::complaints::input::ReasonInput;
use crate::features::complaints::input::compensations::{
    CompensationInput, CompensationLimitsInput, PaymentInput,
};
use crate::features::complaints::logic::compensations::{self as logic, Filter};
use crate::features::complaints::output::compensations::{
    Compensation, CompensationLimits, CompensationTotal,
};
use crate::features::complaints::rules::compensation::Step;
use crate::once::Once;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Days that totals reach back, at most.
const DAYS_MAX: i64 = 366;

/// Compensations.
pub struct CompensationsApi;

async fn stepped(
    app: &App,
    auth: Member,
    id: CompensationId,
    step: Step,
    key: Option<String>,
) -> Result<Versioned<Compensation>, Problem> {
    let actor = Actor::from(auth);
    let once = Once::parse(&actor, key, step.operation(), &(id, &step))?;
    let seen = logic::step(app, &actor, id, step, once).await?;
    Ok(Versioned::of(seen.row.version, seen))
}

#[OpenApi(tag = "Tag::Compensations")]
impl CompensationsApi {
    /// Propose a compensation.
    ///
    /// By staff who answer in the project, after the first answer. Somebody else approves it; the complainant does not
    /// learn of it before.
    #[oai(
        path = "/complaints/:complaint_id/compensations",
        method = "post",
        operation_id = "propose_compensation"
    )]
    async fn propose(
        &self,
        app: Data<&App>,
        auth: Member,
        complaint_id: Path<ComplaintId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<CompensationInput>,
    ) -> Result<Created<Compensation>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "propose_compensation", &(complaint_id.0, &body.0))?;
        Ok(Created::of(logic::propose(&app, &actor, complaint_id.0, body.parse()?, once).await?))
    }

    /// List the compensations of a complaint.
    ///
    /// All on one page: for staff who answer in its project, and for the complainant those that were offered.
    #[oai(
        path = "/complaints/:complaint_id/compensations",
        method = "get",
        operation_id = "list_complaint_compensations"
    )]
    async fn of_complaint(
        &self,
        app: Data<&App>,
        auth: Member,
        complaint_id: Path<ComplaintId>,
    ) -> Result<Json<Page<Compensation>>, Problem> {
        let found = logic::of_complaint(&app, &auth.into(), complaint_id.0).await?;
        Ok(Json(Page { items: found.into_iter().map(Compensation::from).collect(), next: None }))
    }

    /// List compensations.
    ///
    /// Of the projects where one answers complaints, the newest first.
    #[oai(path = "/compensations", method = "get", operation_id = "list_compensations")]
    #[expect(clippy::too_many_arguments, reason = "each is a documented parameter")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Of this project only.
        project_id: Query<Option<ProjectId>>,
        /// In this state only.
        state: Query<Option<CompensationState>>,
        /// Of this kind only.
        kind: Query<Option<CompensationKind>>,
        /// Those that should have been carried out by now only.
        late: Query<Option<bool>>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<Compensation>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let late_at = late.0.unwrap_or(false).then(|| app.clock.now());
        let filter = Filter { project_id: project_id.0, state: state.0, kind: kind.0, late_at };
        let (found, next) = logic::list(&app, &auth.into(), filter, &page).await?;
        Ok(Json(Page { items: found.into_iter().map(Compensation::from).collect(), next }))
    }

    /// Add up compensations.
    ///
    /// By kind and state, over what was proposed in the last days; for leads, of one project or of all where they
    /// lead.
    #[oai(path = "/compensations/totals", method = "get", operation_id = "get_compensation_totals")]
    async fn totals(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Of this project only.
        project_id: Query<Option<ProjectId>>,
        /// How many days back, 1 to 366; 30 unless given.
        days: Query<Option<i64>>,
    ) -> Result<Json<Page<CompensationTotal>>, Problem> {
        let days = days.0.unwrap_or(30);
        if !(1..=DAYS_MAX).contains(&days) {
            return Err(Error::invalid("/days", Code::OutOfRange).into());
        }
        let until = app.clock.now() + TimeDelta::microseconds(1);
        let period = (until - TimeDelta::days(days), until);
        let mut totals = logic::totals(&app, &auth.into(), project_id.0, period).await?;
        let kinds = CompensationKind::ALL.iter();
        let totals = kinds.filter_map(|kind| Some(CompensationTotal::new(*kind, totals.remove(kind)?)));
        Ok(Json(Page { items: totals.collect(), next: None }))
    }

    /// Get a compensation.
    ///
    /// For staff who answer in its project, and for the complainant once it is offered.
    #[oai(path = "/compensations/:compensation_id", method = "get", operation_id = "get_compensation")]
    async fn get(
        &self,
        app: Data<&App>,
        auth: Member,
        compensation_id: Path<CompensationId>,
    ) -> Result<Versioned<Compensation>, Problem> {
        let seen = logic::get(&app, &auth.into(), compensation_id.0).await?;
        Ok(Versioned::of(seen.row.version, seen))
    }

    /// Approve a compensation.
    ///
    /// By a lead up to a value, above it by the manager or who cares for the city or the group, above a second value
    /// by two of them; never by who proposed it.
    #[oai(
        path = "/compensations/:compensation_id/approval",
        method = "post",
        operation_id = "approve_compensation"
    )]
    async fn approve(
        &self,
        app: Data<&App>,
        auth: Member,
        compensation_id: Path<CompensationId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
    ) -> Result<Versioned<Compensation>, Problem> {
        stepped(&app, auth, compensation_id.0, Step::Approve, key.0).await
    }

    /// Refuse a compensation.
    ///
    /// By a lead, with a reason; or taken back by who proposed it. Until it is accepted.
    #[oai(
        path = "/compensations/:compensation_id/refusal",
        method = "post",
        operation_id = "refuse_compensation"
    )]
    async fn refuse(
        &self,
        app: Data<&App>,
        auth: Member,
        compensation_id: Path<CompensationId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<ReasonInput>,
    ) -> Result<Versioned<Compensation>, Problem> {
        let step = Step::Refuse(body.0.parse()?);
        stepped(&app, auth, compensation_id.0, step, key.0).await
    }

    /// Accept a compensation.
    ///
    /// By the complainant. It is carried out within the days that it says.
    #[oai(
        path = "/compensations/:compensation_id/acceptance",
        method = "post",
        operation_id = "accept_compensation"
    )]
    async fn accept(
        &self,
        app: Data<&App>,
        auth: Member,
        compensation_id: Path<CompensationId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
    ) -> Result<Versioned<Compensation>, Problem> {
        stepped(&app, auth, compensation_id.0, Step::Accept, key.0).await
    }

    /// Decline a compensation.
    ///
    /// By the complainant.
    #[oai(
        path = "/compensations/:compensation_id/declination",
        method = "post",
        operation_id = "decline_compensation"
    )]
    async fn decline(
        &self,
        app: Data<&App>,
        auth: Member,
        compensation_id: Path<CompensationId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
    ) -> Result<Versioned<Compensation>, Problem> {
        stepped(&app, auth, compensation_id.0, Step::Decline, key.0).await
    }

    /// Say that a compensation was carried out.
    ///
    /// By a lead, with where it stands in the books. It is carried out once: sent again with the same reference it
    /// changes nothing, with another it is refused.
    #[oai(
        path = "/compensations/:compensation_id/payment",
        method = "post",
        operation_id = "pay_compensation"
    )]
    async fn pay(
        &self,
        app: Data<&App>,
        auth: Member,
        compensation_id: Path<CompensationId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<PaymentInput>,
    ) -> Result<Versioned<Compensation>, Problem> {
        stepped(&app, auth, compensation_id.0, body.parse()?, key.0).await
    }

    /// Confirm that a compensation arrived.
    ///
    /// By the complainant.
    #[oai(
        path = "/compensations/:compensation_id/receipt",
        method = "post",
        operation_id = "receive_compensation"
    )]
    async fn receive(
        &self,
        app: Data<&App>,
        auth: Member,
        compensation_id: Path<CompensationId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
    ) -> Result<Versioned<Compensation>, Problem> {
        stepped(&app, auth, compensation_id.0, Step::Receive, key.0).await
    }

    /// Read up to which value who approves.
    ///
    /// In a project, for staff who answer there.
    #[oai(
        path = "/projects/:project_id/compensation-limits",
        method = "get",
        operation_id = "get_compensation_limits"
    )]
    async fn limits(
        &self,
        app: Data<&App>,
        auth: Member,
        project_id: Path<ProjectId>,
    ) -> Result<Versioned<CompensationLimits>, Problem> {
        let seen = logic::limits(&app, &auth.into(), project_id.0).await?;
        Ok(Versioned::of(seen.version, seen))
    }

    /// Say up to which value who approves.
    ///
    /// In a project, by who cares for its city or the group: nobody raises their own limit.
    #[oai(
        path = "/projects/:project_id/compensation-limits",
        method = "put",
        operation_id = "set_compensation_limits"
    )]
    async fn set_limits(
        &self,
        app: Data<&App>,
        auth: Member,
        project_id: Path<ProjectId>,
        /// The version that was read.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
        body: Json<CompensationLimitsInput>,
    ) -> Result<Versioned<CompensationLimits>, Problem> {
        let version = etag::version_seen(if_match.0.as_deref())?;
        let seen = logic::set_limits(&app, &auth.into(), project_id.0, version, body.0.try_into()?).await?;
        Ok(Versioned::of(seen.version, seen))
    }
}
