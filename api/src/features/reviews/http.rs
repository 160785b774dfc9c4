//! Operations of reviews, and of what one wrote oneself that waits.

use linli_entities::board::BoardId;
use linli_entities::project::ProjectId;
use linli_entities::review::{ReviewId, ReviewReason};
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::types::ToJSON;

use super::input::{HeldPostPatch, ReviewDecisionInput, ReviewDecisionsInput, ReviewSettingsInput, Wanted};
use super::logic::{self, deciding, own};
use super::output::{HeldPost, Outcome, Review, ReviewDecided, ReviewOutcomes, ReviewSettings};
use crate::answer::{Addressed, Gone, Sent, Versioned};
use crate::app::App;
use crate::auth::Member;
use crate::etag;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

impl<T: ToJSON + Addressed> From<Outcome<T>> for Sent<T, HeldPost> {
    fn from(outcome: Outcome<T>) -> Self {
        match outcome {
            Outcome::Written(thing) => Self::of(thing),
            Outcome::Held(held) => Self::held(*held),
        }
    }
}

/// Reviews.
pub struct ReviewsApi;

#[OpenApi(tag = "Tag::Reviews")]
impl ReviewsApi {
    /// List what waits for a moderator.
    ///
    /// In the boards that one moderates, the oldest first: topics and replies that are no posts yet, and posts that stand and
    /// have a word of a list.
    #[oai(path = "/reviews", method = "get", operation_id = "list_reviews")]
    #[expect(clippy::too_many_arguments, reason = "each is a documented parameter")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Only what is in this board.
        board_id: Query<Option<BoardId>>,
        /// Only what is in this project.
        project_id: Query<Option<ProjectId>>,
        /// Only what waits for this reason.
        reason: Query<Option<ReviewReason>>,
        /// 1 to 100.
        limit: Query<Option<u64>>,
        /// `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<Review>>, Problem> {
        let page = PageRequest::<ReviewId>::parse(limit.0, after.0.as_deref())?;
        let wanted = Wanted { board_id: board_id.0, project_id: project_id.0, reason: reason.0 };
        Ok(Json(deciding::list(&app, &auth.into(), wanted, page).await?))
    }

    /// Decide of something that waits.
    ///
    /// Approved, it is written as its author, with the rights that they have now, and comes last; or the post stays. Refused, it
    /// is not written, or the post is deleted. 409 `already_decided` where somebody was first, `author_cannot_write`
    /// where its author may not write there any more; 412 where its author changed it.
    #[oai(path = "/reviews/:review_id/decision", method = "post", operation_id = "decide_review")]
    async fn decide(
        &self,
        app: Data<&App>,
        auth: Member,
        /// What waits.
        review_id: Path<ReviewId>,
        input: Json<ReviewDecisionInput>,
    ) -> Result<Json<ReviewDecided>, Problem> {
        Ok(Json(deciding::decide(&app, &auth.into(), review_id.0, input.0).await?))
    }

    /// Decide of several that wait.
    ///
    /// The same of each, up to 50: each by itself, and what cannot be decided of is told.
    #[oai(path = "/review-decisions", method = "post", operation_id = "decide_reviews")]
    async fn decide_all(
        &self,
        app: Data<&App>,
        auth: Member,
        input: Json<ReviewDecisionsInput>,
    ) -> Result<Json<ReviewOutcomes>, Problem> {
        Ok(Json(deciding::decide_all(&app, &auth.into(), input.0).await?))
    }

    /// Read what of a board waits.
    ///
    /// For those who moderate it.
    #[oai(path = "/boards/:board_id/review-settings", method = "get", operation_id = "get_review_settings")]
    async fn settings(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The board.
        board_id: Path<BoardId>,
    ) -> Result<Json<ReviewSettings>, Problem> {
        Ok(Json(logic::settings(&app, &auth.into(), board_id.0).await?))
    }

    /// Say what of a board waits.
    ///
    /// By those who moderate it; of what somebody writes from then on.
    #[oai(path = "/boards/:board_id/review-settings", method = "put", operation_id = "put_review_settings")]
    async fn put_settings(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The board.
        board_id: Path<BoardId>,
        input: Json<ReviewSettingsInput>,
    ) -> Result<Json<ReviewSettings>, Problem> {
        Ok(Json(logic::put_settings(&app, &auth.into(), board_id.0, input.0).await?))
    }

    /// List what one wrote that waits.
    ///
    /// And what was decided of it, newest first, for 90 days.
    #[oai(path = "/me/held-posts", method = "get", operation_id = "list_held_posts")]
    async fn own(
        &self,
        app: Data<&App>,
        auth: Member,
        /// 1 to 100.
        limit: Query<Option<u64>>,
        /// `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<HeldPost>>, Problem> {
        let page = PageRequest::<ReviewId>::parse(limit.0, after.0.as_deref())?;
        Ok(Json(own::list(&app, &auth.into(), page).await?))
    }

    /// Read what one wrote that waits.
    ///
    /// One's own alone.
    #[oai(path = "/me/held-posts/:held_post_id", method = "get", operation_id = "get_held_post")]
    async fn get(
        &self,
        app: Data<&App>,
        auth: Member,
        /// What waits.
        held_post_id: Path<ReviewId>,
    ) -> Result<Versioned<HeldPost>, Problem> {
        let held = own::get(&app, &auth.into(), held_post_id.0).await?;
        Ok(Versioned::of(held.version, held))
    }

    /// Change what one wrote that waits.
    ///
    /// It goes on waiting. 409 `already_decided` where somebody decided of it.
    #[oai(path = "/me/held-posts/:held_post_id", method = "patch", operation_id = "update_held_post")]
    async fn update(
        &self,
        app: Data<&App>,
        auth: Member,
        /// What waits.
        held_post_id: Path<ReviewId>,
        /// The `ETag` that was read.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
        patch: Json<HeldPostPatch>,
    ) -> Result<Versioned<HeldPost>, Problem> {
        let seen = etag::version_seen(if_match.0.as_deref())?;
        let held = own::update(&app, &auth.into(), held_post_id.0, seen, patch.0).await?;
        Ok(Versioned::of(held.version, held))
    }

    /// Take back what one wrote that waits.
    ///
    /// No words of it are kept.
    #[oai(path = "/me/held-posts/:held_post_id", method = "delete", operation_id = "withdraw_held_post")]
    async fn withdraw(
        &self,
        app: Data<&App>,
        auth: Member,
        /// What waits.
        held_post_id: Path<ReviewId>,
    ) -> Result<Gone, Problem> {
        own::withdraw(&app, &auth.into(), held_post_id.0).await?;
        Ok(Gone::Gone)
    }
}
