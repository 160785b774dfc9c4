//! Operations of events.

use linli_entities::event::{EventId, EventKind};
use linli_entities::event_quota::QuotaId;
use linli_entities::project::ProjectId;
use poem::web::Data;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::{Json, PlainText};
use poem_openapi::{ApiResponse, OpenApi};

use super::input::{CancelEventInput, EventInput, EventPatch, PlanInput, PublishInput, QuotaPatch};
use super::logic::{self, Asked, editing};
use super::output::{Event, EventCard, Quota, QuotaChange};
use super::rules::plan;
use crate::actor::Actor;
use crate::answer::{Created, Versioned};
use crate::app::App;
use crate::auth::{Anyone, Member};
use crate::features::registrations::output::Registration;
use crate::once::Once;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Events.
pub struct EventsApi;

/// A calendar.
#[derive(ApiResponse)]
pub enum Calendar {
    /// iCalendar (RFC 5545), in UTC.
    #[oai(status = 200, content_type = "text/calendar; charset=utf-8")]
    Ok(PlainText<String>),
}

#[OpenApi(tag = "Tag::Events")]
impl EventsApi {
    /// List events.
    ///
    /// Those that the reader may know of: upcoming ones, the next first, also those that were cancelled and would not be
    /// over yet; past ones, the last first; drafts for staff who host events.
    #[oai(path = "/events", method = "get", operation_id = "list_events")]
    #[expect(clippy::too_many_arguments, reason = "each is a parameter of the operation")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Anyone,
        /// Of this project.
        project_id: Query<Option<ProjectId>>,
        /// Of this city and its projects.
        city: Query<Option<String>>,
        /// Of this kind.
        kind: Query<Option<EventKind>>,
        /// Of this series of weeks.
        series_id: Query<Option<EventId>>,
        /// `upcoming` unless given, `past` or `drafts`.
        when: Query<Option<String>>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<EventCard>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (project_id, city, kind) = (project_id.0, city.0, kind.0);
        let asked = Asked { project_id, city, kind, series_id: series_id.0, when: when.0 };
        let (seen, next) = logic::list(&app, &auth.into(), asked, &page).await?;
        Ok(Json(Page { items: seen.into_iter().map(EventCard::from).collect(), next }))
    }

    /// Create an event.
    ///
    /// For whoever manages events there. It is a draft until it is published. With `repeat` every week becomes an event of
    /// its own, which is changed and cancelled by itself; the answer is the first.
    #[oai(path = "/events", method = "post", operation_id = "create_event")]
    async fn create(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<EventInput>,
    ) -> Result<Created<Event>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "create_event", &body.0)?;
        Ok(Created::of(editing::create(&app, &actor, body.0, once).await?))
    }

    /// Read an event.
    ///
    /// With what there is to choose, how much is left, what is asked and what the reader may do.
    #[oai(path = "/events/:event_id", method = "get", operation_id = "get_event")]
    async fn get(
        &self,
        app: Data<&App>,
        auth: Anyone,
        event_id: Path<EventId>,
    ) -> Result<Versioned<Event>, Problem> {
        let seen = logic::get(&app, &auth.into(), event_id.0).await?;
        Ok(Versioned::of(seen.row.version, seen))
    }

    /// Change an event.
    ///
    /// For whoever manages events there. Where a published one moves to another time or place, everybody who registered is
    /// told once, and calendars follow.
    #[oai(path = "/events/:event_id", method = "patch", operation_id = "update_event")]
    async fn update(
        &self,
        app: Data<&App>,
        auth: Member,
        event_id: Path<EventId>,
        /// The version that was read.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
        body: Json<EventPatch>,
    ) -> Result<Versioned<Event>, Problem> {
        let seen = editing::update(&app, &auth.into(), event_id.0, if_match.0.as_deref(), body.0).await?;
        Ok(Versioned::of(seen.row.version, seen))
    }

    /// Replace the plan of an event.
    ///
    /// What there is, what is chosen and what is asked, as long as nobody registered. After that the sizes of quotas can be
    /// changed.
    #[oai(path = "/events/:event_id/plan", method = "put", operation_id = "replace_event_plan")]
    async fn replace_plan(
        &self,
        app: Data<&App>,
        auth: Member,
        event_id: Path<EventId>,
        /// The version that was read.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
        body: Json<PlanInput>,
    ) -> Result<Versioned<Event>, Problem> {
        let seen =
            editing::replace_plan(&app, &auth.into(), event_id.0, if_match.0.as_deref(), body.0).await?;
        Ok(Versioned::of(seen.row.version, seen))
    }

    /// Publish an event.
    ///
    /// From now on whoever it is for knows of it and can register. With `whole_series` all weeks that are drafts.
    #[oai(path = "/events/:event_id/publish", method = "post", operation_id = "publish_event")]
    async fn publish(
        &self,
        app: Data<&App>,
        auth: Member,
        event_id: Path<EventId>,
        body: Json<PublishInput>,
    ) -> Result<Json<Event>, Problem> {
        Ok(Json(editing::publish(&app, &auth.into(), event_id.0, body.0).await?.into()))
    }

    /// Cancel an event.
    ///
    /// Everybody who registered is told with the reason; calendars show it as cancelled for 30 days.
    #[oai(path = "/events/:event_id/cancel", method = "post", operation_id = "cancel_event")]
    async fn cancel(
        &self,
        app: Data<&App>,
        auth: Member,
        event_id: Path<EventId>,
        body: Json<CancelEventInput>,
    ) -> Result<Json<Event>, Problem> {
        Ok(Json(editing::cancel(&app, &auth.into(), event_id.0, body.0).await?.into()))
    }

    /// Change a quota.
    ///
    /// More goes at once to those who wait, in their order. Less takes nobody's seat: the answer says by how much is sold
    /// more than there is, and who came last.
    #[oai(path = "/events/:event_id/quotas/:quota_id", method = "patch", operation_id = "update_event_quota")]
    async fn update_quota(
        &self,
        app: Data<&App>,
        auth: Member,
        event_id: Path<EventId>,
        quota_id: Path<QuotaId>,
        /// The version of the event that was read.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
        body: Json<QuotaPatch>,
    ) -> Result<Json<QuotaChange>, Problem> {
        let (ids, if_match) = ((event_id.0, quota_id.0), if_match.0.as_deref());
        Ok(Json(editing::update_quota(&app, &auth.into(), ids, if_match, body.0).await?.into()))
    }

    /// Get an event for a calendar.
    ///
    /// One entry that keeps its `UID`; its `SEQUENCE` grows when the event moves or is cancelled.
    #[oai(path = "/events/:event_id/calendar", method = "get", operation_id = "get_event_calendar")]
    async fn calendar(
        &self,
        app: Data<&App>,
        auth: Anyone,
        event_id: Path<EventId>,
    ) -> Result<Calendar, Problem> {
        Ok(Calendar::Ok(PlainText(logic::calendar_of(&app, &auth.into(), event_id.0).await?)))
    }
}

impl From<editing::Changed> for QuotaChange {
    fn from(editing::Changed { quota, concerned, event_version }: editing::Changed) -> Self {
        Self {
            over: plan::over(&quota),
            quota: Quota::of(quota, true),
            concerned: concerned.into_iter().map(Registration::from).collect(),
            event_version,
        }
    }
}
