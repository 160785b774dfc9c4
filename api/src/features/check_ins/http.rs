//! Operations of the door.

use linli_entities::check_in::CheckInId;
use linli_entities::event::EventId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;

use super::input::{UndoInput, UploadInput, WalkInInput};
use super::logic;
use super::output::{AttendeeRecord, CheckIn, Roster, RosterEntry, Uploaded};
use crate::actor::Actor;
use crate::answer::CreatedIn;
use crate::app::App;
use crate::auth::Member;
use crate::once::Once;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Check-ins.
pub struct CheckInsApi;

#[OpenApi(tag = "Tag::CheckIns")]
impl CheckInsApi {
    /// Get the roster of an event.
    ///
    /// For staff who host it: the public key and all seats, page by page. With it a device tells a true ticket without a
    /// network: the signature is ours, the event is this one, the serial is the seat's, the seat is confirmed.
    #[oai(path = "/events/:event_id/roster", method = "get", operation_id = "get_event_roster")]
    async fn roster(
        &self,
        app: Data<&App>,
        auth: Member,
        event_id: Path<EventId>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Roster>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (seats, next) = logic::seats_of(&app, &auth.into(), event_id.0, None, &page).await?;
        let items = seats.into_iter().map(RosterEntry::from).collect();
        Ok(Json(Roster { event_id: event_id.0, public_key: app.tickets.public(), items, next }))
    }

    /// Find seats of an event.
    ///
    /// For staff who host it: those whose name has these words, or whose code it is; all unless asked.
    #[oai(path = "/events/:event_id/attendees", method = "get", operation_id = "list_attendees")]
    async fn attendees(
        &self,
        app: Data<&App>,
        auth: Member,
        event_id: Path<EventId>,
        /// A part of a name, or a code.
        query: Query<Option<String>>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<AttendeeRecord>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let query = query.0.as_deref();
        let (seats, next) = logic::seats_of(&app, &auth.into(), event_id.0, query, &page).await?;
        Ok(Json(Page { items: seats.into_iter().map(AttendeeRecord::from).collect(), next }))
    }

    /// Upload check-ins.
    ///
    /// For staff who host the event: what a device saw, with a network or later. Nothing that a scan says refuses the
    /// upload; the same device and nonce again answer the same. Of several scans of one seat the earliest that can be
    /// believed is `accepted`, the others are `repeated`.
    #[oai(path = "/events/:event_id/check-ins", method = "post", operation_id = "upload_check_ins")]
    async fn upload(
        &self,
        app: Data<&App>,
        auth: Member,
        event_id: Path<EventId>,
        body: Json<UploadInput>,
    ) -> Result<Json<Uploaded>, Problem> {
        let seen = logic::upload(&app, &auth.into(), event_id.0, body.0).await?;
        Ok(Json(Uploaded { items: seen.into_iter().map(CheckIn::from).collect() }))
    }

    /// List check-ins.
    ///
    /// For staff who host the event, the newest first; or those of seats that were let in by different devices.
    #[oai(path = "/events/:event_id/check-ins", method = "get", operation_id = "list_check_ins")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Member,
        event_id: Path<EventId>,
        /// Only of seats that were let in by different devices.
        conflicts: Query<Option<bool>>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<CheckIn>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let conflicts = conflicts.0.unwrap_or_default();
        let (seen, next) = logic::list(&app, &auth.into(), event_id.0, conflicts, &page).await?;
        Ok(Json(Page { items: seen.into_iter().map(CheckIn::from).collect(), next }))
    }

    /// Let somebody in without a seat.
    ///
    /// By staff who host the event, with a reason: a seat beyond the quotas, checked in at once.
    #[oai(path = "/events/:event_id/walk-ins", method = "post", operation_id = "create_walk_in")]
    async fn walk_in(
        &self,
        app: Data<&App>,
        auth: Member,
        event_id: Path<EventId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<WalkInInput>,
    ) -> Result<CreatedIn<CheckIn>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "create_walk_in", &(event_id.0, &body.0))?;
        Ok(CreatedIn::list(logic::walk_in(&app, &actor, event_id.0, body.0, once).await?))
    }

    /// Take a check-in back.
    ///
    /// By staff who host the event, with a reason. Another scan of the same seat counts then, if there is one.
    #[oai(path = "/check-ins/:check_in_id/undo", method = "post", operation_id = "undo_check_in")]
    async fn undo(
        &self,
        app: Data<&App>,
        auth: Member,
        check_in_id: Path<CheckInId>,
        body: Json<UndoInput>,
    ) -> Result<Json<CheckIn>, Problem> {
        Ok(Json(logic::undo(&app, &auth.into(), check_in_id.0, body.0).await?.into()))
    }
}
