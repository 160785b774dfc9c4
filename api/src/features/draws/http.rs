//! Operations of draws.

use linli_entities::draw::DrawId;
use linli_entities::project::ProjectId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;

use super::input::{DrawCancellation, DrawInput, DrawValueInput};
use super::logic::{self, drawing, editing, entering, proving, settling};
use super::output::{Draw, DrawProof, DrawWinner};
use crate::actor::Actor;
use crate::answer::{Created, Versioned};
use crate::app::App;
use crate::auth::{Anyone, Member};
use crate::once::Once;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Draws.
pub struct DrawsApi;

#[OpenApi(tag = "Tag::Draws")]
impl DrawsApi {
    /// List draws.
    ///
    /// For everybody those that were offered, newest first; drafts for staff who run them.
    #[oai(path = "/draws", method = "get", operation_id = "list_draws")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Anyone,
        /// Of this project.
        project_id: Query<Option<ProjectId>>,
        /// `current` unless given, `past` or `drafts`.
        when: Query<Option<String>>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<Draw>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (seen, next) = logic::list(&app, &auth.into(), project_id.0, when.0.as_deref(), &page).await?;
        Ok(Json(Page { items: seen.into_iter().map(Draw::from).collect(), next }))
    }

    /// Read a draw.
    ///
    /// With its prizes, its times, what is published of its fairness, and the reader's own entry.
    #[oai(path = "/draws/:draw_id", method = "get", operation_id = "get_draw")]
    async fn get(
        &self,
        app: Data<&App>,
        auth: Anyone,
        draw_id: Path<DrawId>,
    ) -> Result<Versioned<Draw>, Problem> {
        let seen = logic::get(&app, &auth.into(), draw_id.0).await?;
        Ok(Versioned::of(seen.row.version, seen))
    }

    /// Read what proves a draw.
    ///
    /// For everybody, all that it takes to recompute it: the commitment from the beginning, the list of entries once it is
    /// frozen, the secret, the public value and the winners once it is drawn.
    #[oai(path = "/draws/:draw_id/proof", method = "get", operation_id = "get_draw_proof")]
    async fn proof(
        &self,
        app: Data<&App>,
        auth: Anyone,
        draw_id: Path<DrawId>,
    ) -> Result<Json<DrawProof>, Problem> {
        Ok(Json(proving::proof(&app, &auth.into(), draw_id.0).await?.into()))
    }

    /// Create a draw.
    ///
    /// For staff who run draws in its project; for the whole club, and with points or vouchers to win, for who runs the
    /// club. It is a draft until it is opened.
    #[oai(path = "/draws", method = "post", operation_id = "create_draw")]
    async fn create(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<DrawInput>,
    ) -> Result<Created<Draw>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "create_draw", &body.0)?;
        Ok(Created::of(editing::create(&app, &actor, body.0, once).await?))
    }

    /// Change a draw.
    ///
    /// A draft, as a whole. Nothing of what was offered changes.
    #[oai(path = "/draws/:draw_id", method = "put", operation_id = "update_draw")]
    async fn update(
        &self,
        app: Data<&App>,
        auth: Member,
        draw_id: Path<DrawId>,
        /// The version that was read.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
        body: Json<DrawInput>,
    ) -> Result<Versioned<Draw>, Problem> {
        let seen = editing::update(&app, &auth.into(), draw_id.0, if_match.0.as_deref(), body.0).await?;
        Ok(Versioned::of(seen.row.version, seen))
    }

    /// Open a draw.
    ///
    /// Everybody knows of it from now on, and nothing of it changes any more. Its secret is made, and its SHA-256 published.
    #[oai(path = "/draws/:draw_id/opening", method = "post", operation_id = "open_draw")]
    async fn open(
        &self,
        app: Data<&App>,
        auth: Member,
        draw_id: Path<DrawId>,
    ) -> Result<Json<Draw>, Problem> {
        Ok(Json(editing::open(&app, &auth.into(), draw_id.0).await?.into()))
    }

    /// Cancel a draw.
    ///
    /// Before it is drawn. Everybody reads the reason, and what entering cost comes back by itself.
    #[oai(path = "/draws/:draw_id/cancellation", method = "post", operation_id = "cancel_draw")]
    async fn cancel(
        &self,
        app: Data<&App>,
        auth: Member,
        draw_id: Path<DrawId>,
        body: Json<DrawCancellation>,
    ) -> Result<Json<Draw>, Problem> {
        Ok(Json(editing::cancel(&app, &auth.into(), draw_id.0, body.0).await?.into()))
    }

    /// Enter a draw.
    ///
    /// For members of the club whom it is for, once; not for who runs it, nor for their household. The answer has the
    /// number, and the receipt by which the entry is found in the list.
    #[oai(path = "/draws/:draw_id/entries", method = "post", operation_id = "enter_draw")]
    async fn enter(
        &self,
        app: Data<&App>,
        auth: Member,
        draw_id: Path<DrawId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
    ) -> Result<Created<Draw>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "enter_draw", &draw_id.0)?;
        Ok(Created::of(entering::enter(&app, &actor, draw_id.0, once).await?))
    }

    /// State the public value of a draw.
    ///
    /// From `draws_at` on, by staff who did not enter. With an address where anybody can look it up, or when a second
    /// person states the same, it is drawn, for good: secret, list, value and winners are published.
    #[oai(path = "/draws/:draw_id/value", method = "post", operation_id = "state_draw_value")]
    async fn state_value(
        &self,
        app: Data<&App>,
        auth: Member,
        draw_id: Path<DrawId>,
        body: Json<DrawValueInput>,
    ) -> Result<Json<Draw>, Problem> {
        Ok(Json(drawing::state_value(&app, &auth.into(), draw_id.0, body.0).await?.into()))
    }

    /// List who won a draw.
    ///
    /// For staff who run it, in the order in which they were drawn. Everybody reads the numbers in its proof.
    #[oai(path = "/draws/:draw_id/winners", method = "get", operation_id = "list_draw_winners")]
    async fn winners(
        &self,
        app: Data<&App>,
        auth: Member,
        draw_id: Path<DrawId>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<DrawWinner>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (found, next) = settling::winners(&app, &auth.into(), draw_id.0, &page).await?;
        Ok(Json(Page { items: found.into_iter().map(DrawWinner::from).collect(), next }))
    }

    /// Note that a prize was handed over.
    ///
    /// For staff who run the draw, but not for themselves: of what is neither points nor a voucher, once.
    #[oai(
        path = "/draws/:draw_id/winners/:number/handover",
        method = "post",
        operation_id = "hand_over_prize"
    )]
    async fn hand_over(
        &self,
        app: Data<&App>,
        auth: Member,
        draw_id: Path<DrawId>,
        /// The number of the entry that won.
        number: Path<i32>,
    ) -> Result<Json<DrawWinner>, Problem> {
        Ok(Json(settling::hand_over(&app, &auth.into(), draw_id.0, number.0).await?.into()))
    }
}
