//! Operations of boards of owners: those that come of the property tree, and those that are closed to staff.

use linli_entities::account::AccountId;
use linli_entities::board::BoardId;
use linli_entities::board_sign::BoardSignId;
use linli_entities::building::BuildingId;
use linli_entities::project::ProjectId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;

use crate::actor::Actor;
use crate::answer::{CreatedIn, Gone};
use crate::app::App;
use crate::auth::{Anyone, Member};
use crate::features::boards::input::{BoardTreeInput, ClosedBoardInput, HandoverInput};
use crate::features::boards::logic::tree::Growth;
use crate::features::boards::logic::{closed, signs, tree};
use crate::features::boards::output::{BoardModerators, BoardSign, BoardTree, BuildingHandover, ClosedBoard};
use crate::once::Once;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Boards of owners.
pub struct OwnersBoardsApi;

#[OpenApi(tag = "Tag::OwnersBoards")]
impl OwnersBoardsApi {
    /// Get whether boards come of the buildings of a project.
    ///
    /// For those who manage the project's boards.
    #[oai(path = "/projects/:project_id/board-tree", method = "get", operation_id = "get_board_tree")]
    async fn tree(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The project.
        project_id: Path<ProjectId>,
    ) -> Result<Json<BoardTree>, Problem> {
        Ok(Json(tree::get(&app, &auth.into(), project_id.0).await?.into()))
    }

    /// Say whether boards come of the buildings of a project.
    ///
    /// Those that are missing are there with the answer, and those of new buildings and entrances with these. Boards that
    /// are there stay as they are.
    #[oai(path = "/projects/:project_id/board-tree", method = "put", operation_id = "set_board_tree")]
    async fn set_tree(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The project.
        project_id: Path<ProjectId>,
        body: Json<BoardTreeInput>,
    ) -> Result<Json<BoardTree>, Problem> {
        let BoardTreeInput { grows, entrances, tenants } = body.0;
        let growth = Growth { grows, entrances, tenants };
        Ok(Json(tree::set(&app, &auth.into(), project_id.0, growth).await?.into()))
    }

    /// Get whether a building was handed over.
    ///
    /// For those who manage the boards of its project.
    #[oai(path = "/buildings/:building_id/handover", method = "get", operation_id = "get_building_handover")]
    async fn handover(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The building.
        building_id: Path<BuildingId>,
    ) -> Result<Json<BuildingHandover>, Problem> {
        Ok(Json(tree::handed(&app, &auth.into(), building_id.0).await?.into()))
    }

    /// Record that a building was handed over.
    ///
    /// What was the board of its buyers is that of its owners with the answer: the same board and topics, with another
    /// name and a signpost. Where the days of homes say when, it happens by itself on the first of them. 409
    /// `already_there` where it was recorded.
    #[oai(
        path = "/buildings/:building_id/handover",
        method = "put",
        operation_id = "record_building_handover"
    )]
    async fn hand_over(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The building.
        building_id: Path<BuildingId>,
        body: Json<HandoverInput>,
    ) -> Result<Json<BuildingHandover>, Problem> {
        let handed = tree::record(&app, &auth.into(), building_id.0, body.0.handed_over_on).await?;
        Ok(Json(handed.into()))
    }

    /// List the boards of a project that are closed to staff.
    ///
    /// For those who manage the project's boards: names and moderators, and nothing of what is said there. All on one
    /// page.
    #[oai(path = "/projects/:project_id/closed-boards", method = "get", operation_id = "list_closed_boards")]
    async fn closed(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The project.
        project_id: Path<ProjectId>,
    ) -> Result<Json<Page<ClosedBoard>>, Problem> {
        let found = closed::list(&app, &auth.into(), project_id.0).await?;
        Ok(Json(Page { items: found.into_iter().map(ClosedBoard::from).collect(), next: None }))
    }

    /// Make a board of a project that is closed to staff.
    ///
    /// For those who manage the project's boards, who read it no more than other staff. It stays closed.
    #[oai(
        path = "/projects/:project_id/closed-boards",
        method = "post",
        operation_id = "create_closed_board"
    )]
    async fn create_closed(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The project.
        project_id: Path<ProjectId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<ClosedBoardInput>,
    ) -> Result<CreatedIn<ClosedBoard>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "create_closed_board", &(project_id.0, &body.0))?;
        Ok(CreatedIn::list(closed::create(&app, &actor, project_id.0, body.0.try_into()?, once).await?))
    }

    /// List who moderates a board that is closed to staff.
    ///
    /// For whoever reads it. Other boards have none: there roles moderate.
    #[oai(path = "/boards/:board_id/moderators", method = "get", operation_id = "list_board_moderators")]
    async fn moderators(
        &self,
        app: Data<&App>,
        auth: Anyone,
        /// The board.
        board_id: Path<BoardId>,
    ) -> Result<Json<BoardModerators>, Problem> {
        let items = closed::moderators(&app, &auth.into(), board_id.0).await?;
        Ok(Json(BoardModerators { items }))
    }

    /// Name a moderator of a board that is closed to staff.
    ///
    /// By administrators, of those who read it. 403 `not_eligible` for whoever does not.
    #[oai(
        path = "/boards/:board_id/moderators/:account_id",
        method = "put",
        operation_id = "name_board_moderator"
    )]
    async fn name(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The board.
        board_id: Path<BoardId>,
        /// Who is to moderate it.
        account_id: Path<AccountId>,
    ) -> Result<Gone, Problem> {
        closed::name(&app, &auth.into(), board_id.0, account_id.0).await?;
        Ok(Gone::Gone)
    }

    /// Take back that somebody moderates a board that is closed to staff.
    ///
    /// By administrators.
    #[oai(
        path = "/boards/:board_id/moderators/:account_id",
        method = "delete",
        operation_id = "remove_board_moderator"
    )]
    async fn remove(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The board.
        board_id: Path<BoardId>,
        /// Who moderates it no more.
        account_id: Path<AccountId>,
    ) -> Result<Gone, Problem> {
        closed::end(&app, &auth.into(), board_id.0, account_id.0).await?;
        Ok(Gone::Gone)
    }

    /// List the signposts of a board.
    ///
    /// What happened to the board itself, the last first: that it became the board of owners, that it was opened.
    #[oai(path = "/boards/:board_id/signs", method = "get", operation_id = "list_board_signs")]
    async fn signs(
        &self,
        app: Data<&App>,
        auth: Anyone,
        /// The board.
        board_id: Path<BoardId>,
        /// 1 to 100.
        limit: Query<Option<u64>>,
        /// `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<BoardSign>>, Problem> {
        let page = PageRequest::<BoardSignId>::parse(limit.0, after.0.as_deref())?;
        let (rows, next) = signs::list(&app, &auth.into(), board_id.0, &page).await?;
        Ok(Json(Page { items: rows.into_iter().map(BoardSign::from).collect(), next }))
    }
}
