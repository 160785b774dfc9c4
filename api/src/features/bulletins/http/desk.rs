//! Operations of bulletins for staff.

use linli_entities::bulletin::{BulletinId, BulletinState};
use linli_entities::delivery::DeliveryState;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;

use crate::actor::Actor;
use crate::answer::{Accepted, Created, Versioned};
use crate::app::App;
use crate::auth::Member;
use crate::features::bulletins::input::{BulletinInput, BulletinScheduleInput};
use crate::features::bulletins::logic::{self, editing};
use crate::features::bulletins::output::Bulletin;
use crate::features::deliveries::output::Delivery;
use crate::once::Once;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Bulletins.
pub struct BulletinsApi;

#[OpenApi(tag = "Tag::Bulletins")]
impl BulletinsApi {
    /// List bulletins.
    ///
    /// For staff who write them: newest first, with how many got each.
    #[oai(path = "/bulletins", method = "get", operation_id = "list_bulletins")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Only those that stand so.
        state: Query<Option<BulletinState>>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<Bulletin>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (seen, next) = logic::list(&app, &auth.into(), state.0, &page).await?;
        Ok(Json(Page { items: seen.into_iter().map(Bulletin::from).collect(), next }))
    }

    /// Read a bulletin.
    ///
    /// For staff who write them.
    #[oai(path = "/bulletins/:bulletin_id", method = "get", operation_id = "get_bulletin")]
    async fn get(
        &self,
        app: Data<&App>,
        auth: Member,
        bulletin_id: Path<BulletinId>,
    ) -> Result<Versioned<Bulletin>, Problem> {
        let seen = logic::get(&app, &auth.into(), bulletin_id.0).await?;
        Ok(Versioned::of(seen.row.version, seen))
    }

    /// Write a bulletin.
    ///
    /// For staff who write them. It is a draft until it is scheduled.
    #[oai(path = "/bulletins", method = "post", operation_id = "create_bulletin")]
    async fn create(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<BulletinInput>,
    ) -> Result<Created<Bulletin>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "create_bulletin", &body.0)?;
        Ok(Created::of(editing::create(&app, &actor, body.0, once).await?))
    }

    /// Change a bulletin.
    ///
    /// For staff who write them, while it is a draft.
    #[oai(path = "/bulletins/:bulletin_id", method = "put", operation_id = "update_bulletin")]
    async fn update(
        &self,
        app: Data<&App>,
        auth: Member,
        bulletin_id: Path<BulletinId>,
        /// The version that was read.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
        body: Json<BulletinInput>,
    ) -> Result<Versioned<Bulletin>, Problem> {
        let seen = editing::update(&app, &auth.into(), bulletin_id.0, if_match.0.as_deref(), body.0).await?;
        Ok(Versioned::of(seen.row.version, seen))
    }

    /// Schedule a bulletin.
    ///
    /// A draft is sent from a time on, or at once: to whom its segment finds then and who consents. It does not change
    /// from then on.
    #[oai(path = "/bulletins/:bulletin_id/scheduling", method = "post", operation_id = "schedule_bulletin")]
    async fn schedule(
        &self,
        app: Data<&App>,
        auth: Member,
        bulletin_id: Path<BulletinId>,
        body: Json<BulletinScheduleInput>,
    ) -> Result<Json<Bulletin>, Problem> {
        Ok(Json(editing::schedule(&app, &auth.into(), bulletin_id.0, body.0).await?.into()))
    }

    /// Take a bulletin off the schedule.
    ///
    /// It is a draft again, as long as it has not begun to be sent.
    #[oai(
        path = "/bulletins/:bulletin_id/unscheduling",
        method = "post",
        operation_id = "unschedule_bulletin"
    )]
    async fn unschedule(
        &self,
        app: Data<&App>,
        auth: Member,
        bulletin_id: Path<BulletinId>,
    ) -> Result<Json<Bulletin>, Problem> {
        Ok(Json(editing::unschedule(&app, &auth.into(), bulletin_id.0).await?.into()))
    }

    /// Stop a bulletin.
    ///
    /// What was not sent is not, also to whoever is held back.
    #[oai(path = "/bulletins/:bulletin_id/stopping", method = "post", operation_id = "stop_bulletin")]
    async fn stop(
        &self,
        app: Data<&App>,
        auth: Member,
        bulletin_id: Path<BulletinId>,
    ) -> Result<Json<Bulletin>, Problem> {
        Ok(Json(editing::stop(&app, &auth.into(), bulletin_id.0).await?.into()))
    }

    /// Try a bulletin.
    ///
    /// It is mailed to whoever asks, whatever it is for, and to nobody else.
    #[oai(path = "/bulletins/:bulletin_id/trial", method = "post", operation_id = "try_bulletin")]
    async fn try_out(
        &self,
        app: Data<&App>,
        auth: Member,
        bulletin_id: Path<BulletinId>,
    ) -> Result<Accepted, Problem> {
        editing::try_out(&app, &auth.into(), bulletin_id.0).await?;
        Ok(Accepted::Accepted)
    }

    /// List who gets a bulletin.
    ///
    /// For staff who write them: each account once for each way on which it consents, with what became of it, newest
    /// first. Whoever did not consent when it began is in the count alone.
    #[oai(
        path = "/bulletins/:bulletin_id/deliveries",
        method = "get",
        operation_id = "list_bulletin_deliveries"
    )]
    async fn deliveries(
        &self,
        app: Data<&App>,
        auth: Member,
        bulletin_id: Path<BulletinId>,
        /// Only those that stand so.
        state: Query<Option<DeliveryState>>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<Delivery>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (seen, next) = logic::deliveries_of(&app, &auth.into(), bulletin_id.0, state.0, &page).await?;
        Ok(Json(Page { items: seen.into_iter().map(Delivery::from).collect(), next }))
    }
}
