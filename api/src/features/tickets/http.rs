//! Operations of tickets.

use linli_entities::attendee::AttendeeId;
use linli_entities::registration::RegistrationId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;

use super::logic;
use super::output::Ticket;
use crate::app::App;
use crate::auth::Member;
use crate::page::Page;
use crate::problem::Problem;
use crate::server::Tag;

/// Tickets.
pub struct TicketsApi;

#[OpenApi(tag = "Tag::CheckIns")]
impl TicketsApi {
    /// List the tickets of a registration.
    ///
    /// For its holder: one for each seat that is confirmed, at most twenty.
    #[oai(path = "/registrations/:registration_id/tickets", method = "get", operation_id = "list_tickets")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Member,
        registration_id: Path<RegistrationId>,
    ) -> Result<Json<Page<Ticket>>, Problem> {
        let issued = logic::list(&app, &auth.into(), registration_id.0).await?;
        Ok(Json(Page { items: issued.into_iter().map(Ticket::from).collect(), next: None }))
    }

    /// Issue a ticket anew.
    ///
    /// For the holder and for staff who host the event: the ticket before and its code are worth nothing from now on.
    #[oai(path = "/attendees/:attendee_id/reissue", method = "post", operation_id = "reissue_ticket")]
    async fn reissue(
        &self,
        app: Data<&App>,
        auth: Member,
        attendee_id: Path<AttendeeId>,
    ) -> Result<Json<Ticket>, Problem> {
        Ok(Json(logic::reissue(&app, &auth.into(), attendee_id.0).await?.into()))
    }
}
