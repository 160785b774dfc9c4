//! Operations of watching.

use linli_entities::board::BoardId;
use linli_entities::topic::TopicId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;

use super::logic;
use super::output::{BoardWatch, TopicWatch};
use crate::app::App;
use crate::auth::Member;
use crate::features::topics::output::Topic;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Watching.
pub struct WatchesApi;

#[OpenApi(tag = "Tag::Topics")]
impl WatchesApi {
    /// Say how closely one follows a topic.
    ///
    /// It counts before what was said of the board. `GET /me/unread` tells how closely one follows.
    #[oai(path = "/topics/:topic_id/watch", method = "put", operation_id = "watch_topic")]
    async fn watch_topic(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The topic.
        topic_id: Path<TopicId>,
        body: Json<TopicWatch>,
    ) -> Result<Json<TopicWatch>, Problem> {
        logic::watch_topic(&app, &auth.into(), topic_id.0, body.0.level).await?;
        Ok(body)
    }

    /// Tell how closely one follows a board.
    ///
    /// `normal` where one never said.
    #[oai(path = "/boards/:board_id/watch", method = "get", operation_id = "get_board_watch")]
    async fn board(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The board.
        board_id: Path<BoardId>,
    ) -> Result<Json<BoardWatch>, Problem> {
        Ok(Json(BoardWatch { level: logic::of_board(&app, &auth.into(), board_id.0).await? }))
    }

    /// Say how closely one follows a board.
    ///
    /// It counts for all of its topics of which one said nothing else.
    #[oai(path = "/boards/:board_id/watch", method = "put", operation_id = "watch_board")]
    async fn watch_board(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The board.
        board_id: Path<BoardId>,
        body: Json<BoardWatch>,
    ) -> Result<Json<BoardWatch>, Problem> {
        logic::watch_board(&app, &auth.into(), board_id.0, body.0.level).await?;
        Ok(body)
    }

    /// List the topics that one watches.
    ///
    /// Those that were chosen and those of boards that were, by the newest post, as far as one may read them.
    #[oai(path = "/me/watched-topics", method = "get", operation_id = "list_watched_topics")]
    async fn watched(
        &self,
        app: Data<&App>,
        auth: Member,
        /// 1 to 100.
        limit: Query<Option<u64>>,
        /// `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<Topic>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        Ok(Json(logic::watched(&app, &auth.into(), page).await?))
    }
}
