//! Operations of contract notes.

use linli_entities::contract_note::ContractNoteId;
use linli_entities::project::ProjectId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path};
use poem_openapi::payload::Json;

use crate::actor::Actor;
use crate::answer::{Created, Gone, Versioned};
use crate::app::App;
use crate::auth::Member;
use crate::features::homes::input::{ContractNoteInput, ContractNotePatch};
use crate::features::homes::logic::notes as logic;
use crate::features::homes::output::notes::ContractNote;
use crate::once::Once;
use crate::page::Page;
use crate::problem::Problem;
use crate::server::Tag;

/// Contract notes.
pub struct ContractNotesApi;

#[OpenApi(tag = "Tag::Homes")]
impl ContractNotesApi {
    /// List the contract notes of a project.
    ///
    /// What to mind of its contracts, for those who bought a home there and its staff; by places, all on one page.
    #[oai(
        path = "/projects/:project_id/contract-notes",
        method = "get",
        operation_id = "list_contract_notes"
    )]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Member,
        project_id: Path<ProjectId>,
    ) -> Result<Json<Page<ContractNote>>, Problem> {
        let seen = logic::list(&app, &auth.into(), project_id.0).await?;
        Ok(Json(Page { items: seen.into_iter().map(ContractNote::from).collect(), next: None }))
    }

    /// Write a contract note.
    ///
    /// For those who edit the project. At most 50 of a project.
    #[oai(
        path = "/projects/:project_id/contract-notes",
        method = "post",
        operation_id = "create_contract_note"
    )]
    async fn create(
        &self,
        app: Data<&App>,
        auth: Member,
        project_id: Path<ProjectId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<ContractNoteInput>,
    ) -> Result<Created<ContractNote>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "create_contract_note", &(project_id.0, &body.0))?;
        Ok(Created::of(logic::create(&app, &actor, project_id.0, body.0, once).await?))
    }

    /// Change a contract note.
    ///
    /// For those who edit the project.
    #[oai(path = "/contract-notes/:note_id", method = "patch", operation_id = "update_contract_note")]
    async fn update(
        &self,
        app: Data<&App>,
        auth: Member,
        note_id: Path<ContractNoteId>,
        /// The version that was read.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
        body: Json<ContractNotePatch>,
    ) -> Result<Versioned<ContractNote>, Problem> {
        let seen = logic::update(&app, &auth.into(), note_id.0, if_match.0.as_deref(), body.0).await?;
        Ok(Versioned::of(seen.row.version, seen))
    }

    /// Delete a contract note.
    ///
    /// For those who edit the project. What it said stays in the audit.
    #[oai(path = "/contract-notes/:note_id", method = "delete", operation_id = "delete_contract_note")]
    async fn delete(
        &self,
        app: Data<&App>,
        auth: Member,
        note_id: Path<ContractNoteId>,
    ) -> Result<Gone, Problem> {
        logic::delete(&app, &auth.into(), note_id.0).await?;
        Ok(Gone::Gone)
    }
}
