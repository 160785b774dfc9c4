//! Operations of openings.

use linli_entities::board::BoardId;
use linli_entities::opening::OpeningId;
use linli_entities::opening_act::OpeningActId;
use linli_entities::topic::TopicId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;

use super::input::OpeningInput;
use super::logic::reading::TopicKey;
use super::logic::{self, reading};
use super::output::{BoardOpening, OpenedPage, OpenedTopic, OpeningRead};
use crate::actor::Actor;
use crate::answer::Created;
use crate::app::App;
use crate::auth::{Anyone, Member};
use crate::once::Once;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Openings.
pub struct OpeningsApi;

#[OpenApi(tag = "Tag::OwnersBoards")]
impl OpeningsApi {
    /// List all openings of boards that are closed to staff.
    ///
    /// For administrators, the last first.
    #[oai(path = "/openings", method = "get", operation_id = "list_openings")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Member,
        /// 1 to 100.
        limit: Query<Option<u64>>,
        /// `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<BoardOpening>>, Problem> {
        let page = PageRequest::<OpeningId>::parse(limit.0, after.0.as_deref())?;
        Ok(shown(logic::list(&app, &auth.into(), &page).await?))
    }

    /// Ask to read a board that is closed to staff.
    ///
    /// For administrators, with a reason that everybody who reads the board reads. Another administrator approves it within
    /// 24 hours, or it lapses. 409 `already_proposed` while one of the same person for the same board waits or is open.
    #[oai(path = "/openings", method = "post", operation_id = "ask_opening")]
    async fn ask(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<OpeningInput>,
    ) -> Result<Created<BoardOpening>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "ask_opening", &body.0)?;
        Ok(Created::of(logic::ask(&app, &actor, body.0.try_into()?, once).await?))
    }

    /// Get an opening.
    ///
    /// For administrators and for whoever reads its board.
    #[oai(path = "/openings/:opening_id", method = "get", operation_id = "get_opening")]
    async fn get(
        &self,
        app: Data<&App>,
        auth: Anyone,
        /// The opening.
        opening_id: Path<OpeningId>,
    ) -> Result<Json<BoardOpening>, Problem> {
        Ok(Json(logic::get(&app, &auth.into(), opening_id.0).await?.into()))
    }

    /// Approve an opening.
    ///
    /// By another administrator than who asked. From the answer on the board is open to who asked, for the hours that were
    /// asked; whoever reads the board is told. 403 `involved` to who asked, 409 `already_decided`, 409 `too_late` after a
    /// day.
    #[oai(path = "/openings/:opening_id/approval", method = "post", operation_id = "approve_opening")]
    async fn approve(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The opening.
        opening_id: Path<OpeningId>,
    ) -> Result<Json<BoardOpening>, Problem> {
        Ok(Json(logic::approve(&app, &auth.into(), opening_id.0).await?.into()))
    }

    /// End an opening.
    ///
    /// By who asked or who approved: from the answer on nothing is read by it.
    #[oai(path = "/openings/:opening_id/revocation", method = "post", operation_id = "revoke_opening")]
    async fn revoke(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The opening.
        opening_id: Path<OpeningId>,
    ) -> Result<Json<BoardOpening>, Problem> {
        Ok(Json(logic::revoke(&app, &auth.into(), opening_id.0).await?.into()))
    }

    /// List what was read by an opening.
    ///
    /// For administrators and for whoever reads its board, the last first: which page of which topic, and when.
    #[oai(path = "/openings/:opening_id/reads", method = "get", operation_id = "list_opening_reads")]
    async fn reads(
        &self,
        app: Data<&App>,
        auth: Anyone,
        /// The opening.
        opening_id: Path<OpeningId>,
        /// 1 to 100.
        limit: Query<Option<u64>>,
        /// `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<OpeningRead>>, Problem> {
        let page = PageRequest::<OpeningActId>::parse(limit.0, after.0.as_deref())?;
        let (rows, next) = logic::reads(&app, &auth.into(), opening_id.0, &page).await?;
        Ok(Json(Page { items: rows.into_iter().map(OpeningRead::from).collect(), next }))
    }

    /// List the topics of a board that is open to one.
    ///
    /// For who asked, as long as it is open. That it was read is written down. 409 `too_early` before the approval, 409
    /// `too_late` when it is over.
    #[oai(path = "/openings/:opening_id/topics", method = "get", operation_id = "list_opened_topics")]
    async fn topics(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The opening.
        opening_id: Path<OpeningId>,
        /// 1 to 100.
        limit: Query<Option<u64>>,
        /// `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<OpenedTopic>>, Problem> {
        let page = PageRequest::<TopicKey>::parse(limit.0, after.0.as_deref())?;
        Ok(Json(reading::topics(&app, &auth.into(), opening_id.0, page).await?))
    }

    /// Read a page of a topic of a board that is open to one.
    ///
    /// As `list_opened_topics`.
    #[oai(
        path = "/openings/:opening_id/topics/:topic_id",
        method = "get",
        operation_id = "read_opened_topic"
    )]
    async fn topic(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The opening.
        opening_id: Path<OpeningId>,
        /// A topic of its board.
        topic_id: Path<TopicId>,
        /// From 1, which is the first unless another is given.
        page: Query<Option<i32>>,
    ) -> Result<Json<OpenedPage>, Problem> {
        let page = page.0.unwrap_or(1);
        Ok(Json(reading::topic(&app, &auth.into(), opening_id.0, topic_id.0, page).await?))
    }

    /// List the openings of a board.
    ///
    /// For whoever reads the board, the last first; all there ever were.
    #[oai(path = "/boards/:board_id/openings", method = "get", operation_id = "list_board_openings")]
    async fn of_board(
        &self,
        app: Data<&App>,
        auth: Anyone,
        /// The board.
        board_id: Path<BoardId>,
        /// 1 to 100.
        limit: Query<Option<u64>>,
        /// `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<BoardOpening>>, Problem> {
        let page = PageRequest::<OpeningId>::parse(limit.0, after.0.as_deref())?;
        Ok(shown(logic::of_board(&app, &auth.into(), board_id.0, &page).await?))
    }
}

fn shown((seen, next): (Vec<logic::Seen>, Option<String>)) -> Json<Page<BoardOpening>> {
    Json(Page { items: seen.into_iter().map(BoardOpening::from).collect(), next })
}
