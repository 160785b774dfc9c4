//! Operations of registrations.

use linli_entities::event::EventId;
use linli_entities::registration::{RegistrationId, RegistrationState};
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::{Json, PlainText};

use super::input::{AcceptInput, CancelRegistrationInput, OnBehalfInput, RatingInput, RegistrationInput};
use super::logic::{self, answering, feeds, making, rating};
use super::output::{CalendarFeed, EventRating, Registration};
use crate::actor::Actor;
use crate::answer::{Created, CreatedIn, Gone};
use crate::app::App;
use crate::auth::Member;
use crate::features::events::http::Calendar;
use crate::once::Once;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Registrations.
pub struct RegistrationsApi;

#[OpenApi(tag = "Tag::Registrations")]
impl RegistrationsApi {
    /// Register for an event.
    ///
    /// For oneself and for guests, each a seat. Where there is no room, or others wait for it, and with `waitlist`, the
    /// registration takes its place in the queue; where there is room for a part, that is offered at once. Without
    /// `waitlist` it is 409 `event_full`. An account has one registration for an event.
    #[oai(path = "/events/:event_id/registrations", method = "post", operation_id = "create_registration")]
    async fn create(
        &self,
        app: Data<&App>,
        auth: Member,
        event_id: Path<EventId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<RegistrationInput>,
    ) -> Result<Created<Registration>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "create_registration", &(event_id.0, &body.0))?;
        Ok(Created::of(making::create(&app, &actor, event_id.0, body.0, once).await?))
    }

    /// Register somebody who called.
    ///
    /// For staff who host the event, with a reason. Quotas, queue and household count as for everybody; whether the event
    /// is for this account, the host decides.
    #[oai(
        path = "/events/:event_id/registrations/on-behalf",
        method = "post",
        operation_id = "create_registration_on_behalf"
    )]
    async fn create_on_behalf(
        &self,
        app: Data<&App>,
        auth: Member,
        event_id: Path<EventId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<OnBehalfInput>,
    ) -> Result<Created<Registration>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "create_registration_on_behalf", &(event_id.0, &body.0))?;
        Ok(Created::of(making::create_on_behalf(&app, &actor, event_id.0, body.0, once).await?))
    }

    /// List the registrations for an event.
    ///
    /// For staff who host it, in the order in which they came: those that wait are the queue.
    #[oai(
        path = "/events/:event_id/registrations",
        method = "get",
        operation_id = "list_event_registrations"
    )]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Member,
        event_id: Path<EventId>,
        /// Those that stand so.
        state: Query<Option<RegistrationState>>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<Registration>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (seen, next) = logic::list(&app, &auth.into(), event_id.0, state.0, &page).await?;
        Ok(Json(Page { items: seen.into_iter().map(Registration::from).collect(), next }))
    }

    /// List one's own registrations.
    ///
    /// The newest first.
    #[oai(path = "/me/registrations", method = "get", operation_id = "list_my_registrations")]
    async fn own(
        &self,
        app: Data<&App>,
        auth: Member,
        /// `upcoming` for events that are not over, `past` for those that are; all unless given.
        when: Query<Option<String>>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<Registration>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (seen, next) = logic::own(&app, &auth.into(), when.0.as_deref(), &page).await?;
        Ok(Json(Page { items: seen.into_iter().map(Registration::from).collect(), next }))
    }

    /// Read a registration.
    ///
    /// For its holder and for staff who host the event. One that waits says its place in the queue and what there is too
    /// little of.
    #[oai(path = "/registrations/:registration_id", method = "get", operation_id = "get_registration")]
    async fn get(
        &self,
        app: Data<&App>,
        auth: Member,
        registration_id: Path<RegistrationId>,
    ) -> Result<Json<Registration>, Problem> {
        Ok(Json(logic::get(&app, &auth.into(), registration_id.0).await?.into()))
    }

    /// Take offered seats.
    ///
    /// All that are offered, or the first `seat_count` of them; the others leave the queue. In the last three hours before
    /// the event nothing is kept for anybody: whoever waits takes free seats so, first come, first served.
    #[oai(path = "/registrations/:registration_id/accept", method = "post", operation_id = "accept_offer")]
    async fn accept(
        &self,
        app: Data<&App>,
        auth: Member,
        registration_id: Path<RegistrationId>,
        body: Json<AcceptInput>,
    ) -> Result<Json<Registration>, Problem> {
        Ok(Json(answering::accept(&app, &auth.into(), registration_id.0, body.0).await?.into()))
    }

    /// Let an offer pass.
    ///
    /// Where all seats were offered, the registration ends. Where it was a part, it goes back to its place in the queue and
    /// waits for all of its seats.
    #[oai(path = "/registrations/:registration_id/decline", method = "post", operation_id = "decline_offer")]
    async fn decline(
        &self,
        app: Data<&App>,
        auth: Member,
        registration_id: Path<RegistrationId>,
    ) -> Result<Json<Registration>, Problem> {
        Ok(Json(answering::decline(&app, &auth.into(), registration_id.0).await?.into()))
    }

    /// Cancel a registration.
    ///
    /// In whole or some of its seats; by its holder, or with a reason by staff who host the event. What comes free goes to
    /// the next in the queue at once. Whoever registers again comes last.
    #[oai(
        path = "/registrations/:registration_id/cancel",
        method = "post",
        operation_id = "cancel_registration"
    )]
    async fn cancel(
        &self,
        app: Data<&App>,
        auth: Member,
        registration_id: Path<RegistrationId>,
        body: Json<CancelRegistrationInput>,
    ) -> Result<Json<Registration>, Problem> {
        Ok(Json(answering::cancel(&app, &auth.into(), registration_id.0, body.0).await?.into()))
    }

    /// Rate an event.
    ///
    /// By whoever was checked in, once. After one or two stars the answer leads to a complaint about it.
    #[oai(path = "/registrations/:registration_id/rating", method = "put", operation_id = "rate_event")]
    async fn rate(
        &self,
        app: Data<&App>,
        auth: Member,
        registration_id: Path<RegistrationId>,
        body: Json<RatingInput>,
    ) -> Result<Json<Registration>, Problem> {
        Ok(Json(rating::rate(&app, &auth.into(), registration_id.0, body.0).await?.into()))
    }

    /// List the ratings of an event.
    ///
    /// For staff who host it, the newest registration first.
    #[oai(path = "/events/:event_id/ratings", method = "get", operation_id = "list_event_ratings")]
    async fn ratings(
        &self,
        app: Data<&App>,
        auth: Member,
        event_id: Path<EventId>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<EventRating>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (seen, next) = rating::list(&app, &auth.into(), event_id.0, &page).await?;
        Ok(Json(Page { items: seen.iter().filter_map(EventRating::of).collect(), next }))
    }

    /// Make the address of one's calendar.
    ///
    /// A secret address at which a calendar program reads the events one is registered for. It is shown once; a new one
    /// ends the old.
    #[oai(path = "/me/calendar-feed", method = "post", operation_id = "create_calendar_feed")]
    async fn make_feed(&self, app: Data<&App>, auth: Member) -> Result<CreatedIn<CalendarFeed>, Problem> {
        Ok(CreatedIn::list(CalendarFeed { url: feeds::make(&app, &auth.into()).await? }))
    }

    /// End the address of one's calendar.
    ///
    /// Whoever knows it reads nothing any more.
    #[oai(path = "/me/calendar-feed", method = "delete", operation_id = "delete_calendar_feed")]
    async fn end_feed(&self, app: Data<&App>, auth: Member) -> Result<Gone, Problem> {
        feeds::end(&app, &auth.into()).await?;
        Ok(Gone::Gone)
    }

    /// Read a calendar at its secret address.
    ///
    /// iCalendar, for calendar programs: nobody signs in. What was cancelled is in it as cancelled for 30 days.
    #[oai(path = "/calendar-feeds/:secret", method = "get", operation_id = "get_calendar_feed")]
    async fn read_feed(&self, app: Data<&App>, secret: Path<String>) -> Result<Calendar, Problem> {
        Ok(Calendar::Ok(PlainText(feeds::read(&app, &secret.0).await?)))
    }
}
