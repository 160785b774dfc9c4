//! Operations of staff among themselves: who works on a complaint, how grave it is, what they tell each other.

use linli_entities::complaint::ComplaintId;
use linli_entities::project::ProjectId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path};
use poem_openapi::payload::Json;

use super::done;
use crate::actor::Actor;
use crate::answer::{CreatedIn, Versioned};
use crate::app::App;
use crate::auth::Member;
use crate::features::complaints::act::Act;
use crate::features::complaints::input::{GradeInput, HandlerInput, NoteInput};
use crate::features::complaints::logic;
use crate::features::complaints::output::{Complaint, ComplaintNote, Handler};
use crate::once::Once;
use crate::page::Page;
use crate::problem::Problem;
use crate::server::Tag;

/// What staff do among themselves.
pub struct ComplaintDeskApi;

#[OpenApi(tag = "Tag::ComplaintDesk")]
impl ComplaintDeskApi {
    /// Assign a complaint.
    ///
    /// By staff, to staff who answer in its project. What is owed to the complainant stays as it is.
    #[oai(path = "/complaints/:complaint_id/handler", method = "put", operation_id = "assign_complaint")]
    async fn assign(
        &self,
        app: Data<&App>,
        auth: Member,
        complaint_id: Path<ComplaintId>,
        body: Json<HandlerInput>,
    ) -> Result<Versioned<Complaint>, Problem> {
        done(&app, auth, complaint_id.0, Act::Assign(body.handler_id), None).await
    }

    /// Change the grade of a complaint.
    ///
    /// By staff; a milder one by a lead only.
    #[oai(path = "/complaints/:complaint_id/grade", method = "put", operation_id = "grade_complaint")]
    async fn grade(
        &self,
        app: Data<&App>,
        auth: Member,
        complaint_id: Path<ComplaintId>,
        body: Json<GradeInput>,
    ) -> Result<Versioned<Complaint>, Problem> {
        done(&app, auth, complaint_id.0, Act::Grade(body.grade), None).await
    }

    /// Read what staff told each other.
    ///
    /// For staff who answer in the project; the oldest 200.
    #[oai(path = "/complaints/:complaint_id/notes", method = "get", operation_id = "list_complaint_notes")]
    async fn notes(
        &self,
        app: Data<&App>,
        auth: Member,
        complaint_id: Path<ComplaintId>,
    ) -> Result<Json<Page<ComplaintNote>>, Problem> {
        let notes = logic::notes(&app, &auth.into(), complaint_id.0).await?;
        Ok(Json(Page { items: notes.into_iter().map(ComplaintNote::from).collect(), next: None }))
    }

    /// Tell the other staff something.
    ///
    /// For staff who answer in the project. It is no answer, and nobody else sees it.
    #[oai(path = "/complaints/:complaint_id/notes", method = "post", operation_id = "note_complaint")]
    async fn note(
        &self,
        app: Data<&App>,
        auth: Member,
        complaint_id: Path<ComplaintId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<NoteInput>,
    ) -> Result<CreatedIn<ComplaintNote>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "note_complaint", &(complaint_id.0, &body.0))?;
        let note = logic::note(&app, &actor, complaint_id.0, body.0.try_into()?, once).await?;
        Ok(CreatedIn::list(note))
    }

    /// List who answers complaints of a project.
    ///
    /// For staff who answer there: whom a complaint can be assigned to, at most 200, those who work on the fewest
    /// first.
    #[oai(path = "/projects/:project_id/handlers", method = "get", operation_id = "list_handlers")]
    async fn handlers(
        &self,
        app: Data<&App>,
        auth: Member,
        project_id: Path<ProjectId>,
    ) -> Result<Json<Page<Handler>>, Problem> {
        let handlers = logic::handlers(&app, &auth.into(), project_id.0).await?;
        Ok(Json(Page { items: handlers.into_iter().map(Handler::from).collect(), next: None }))
    }
}
