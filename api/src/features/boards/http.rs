//! Operations of boards.

pub mod owners;

use linli_entities::board::BoardId;
use linli_entities::project::ProjectId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path};
use poem_openapi::payload::Json;

use super::input::{BoardInput, BoardPatch};
use super::logic::{self, Seen};
use super::output::{Board, BoardPlace};
use crate::actor::Actor;
use crate::answer::{Created, Versioned};
use crate::app::App;
use crate::auth::{Anyone, Member};
use crate::etag;
use crate::once::Once;
use crate::page::Page;
use crate::problem::Problem;
use crate::server::Tag;

/// Boards.
pub struct BoardsApi;

#[OpenApi(tag = "Tag::Boards")]
impl BoardsApi {
    /// List the boards of the club.
    ///
    /// Those of no project, that the reader may read, by their places; all on one page.
    #[oai(path = "/boards", method = "get", operation_id = "list_boards")]
    async fn club(&self, app: Data<&App>, auth: Anyone) -> Result<Json<Page<Board>>, Problem> {
        Ok(all(logic::list(&app, &auth.into(), None).await?))
    }

    /// Make a board of the club.
    ///
    /// For those who manage projects.
    #[oai(path = "/boards", method = "post", operation_id = "create_club_board")]
    async fn create_of_club(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<BoardInput>,
    ) -> Result<Created<Board>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "create_club_board", &body.0)?;
        Ok(Created::of(logic::create(&app, &actor, None, body.0.try_into()?, once).await?))
    }

    /// List the boards of a project.
    ///
    /// Those that the reader may read, by their places; all on one page.
    #[oai(path = "/projects/:project_id/boards", method = "get", operation_id = "list_project_boards")]
    async fn of_project(
        &self,
        app: Data<&App>,
        auth: Anyone,
        project_id: Path<ProjectId>,
    ) -> Result<Json<Page<Board>>, Problem> {
        Ok(all(logic::list(&app, &auth.into(), Some(project_id.0)).await?))
    }

    /// Make a board of a project.
    ///
    /// For those who manage the project's boards.
    #[oai(path = "/projects/:project_id/boards", method = "post", operation_id = "create_board")]
    async fn create(
        &self,
        app: Data<&App>,
        auth: Member,
        project_id: Path<ProjectId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<BoardInput>,
    ) -> Result<Created<Board>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "create_board", &(project_id.0, &body.0))?;
        Ok(Created::of(logic::create(&app, &actor, Some(project_id.0), body.0.try_into()?, once).await?))
    }

    /// Get a board.
    ///
    /// 404 also for a board that the reader may not know of.
    #[oai(path = "/boards/:board_id", method = "get", operation_id = "get_board")]
    async fn get(
        &self,
        app: Data<&App>,
        auth: Anyone,
        board_id: Path<BoardId>,
    ) -> Result<Versioned<BoardPlace>, Problem> {
        let seen = logic::board(&app, &auth.into(), board_id.0).await?;
        Ok(Versioned::of(seen.board.version, seen))
    }

    /// Change a board.
    ///
    /// For those who manage the boards there. Whether owners may write there under pseudonyms is also
    /// for those who moderate. Who may read it changes with the answer.
    #[oai(path = "/boards/:board_id", method = "patch", operation_id = "update_board")]
    async fn update(
        &self,
        app: Data<&App>,
        auth: Member,
        board_id: Path<BoardId>,
        /// The version that was read.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
        body: Json<BoardPatch>,
    ) -> Result<Versioned<Board>, Problem> {
        let version = etag::version_seen(if_match.0.as_deref())?;
        let seen = logic::update(&app, &auth.into(), board_id.0, version, body.0.try_into()?).await?;
        Ok(Versioned::of(seen.board.version, seen))
    }
}

fn all(boards: Vec<Seen>) -> Json<Page<Board>> {
    Json(Page { items: boards.into_iter().map(Board::from).collect(), next: None })
}
