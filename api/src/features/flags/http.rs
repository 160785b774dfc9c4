//! Operations of flags.

use linli_entities::flag::FlagId;
use linli_entities::post::PostId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;

use super::input::{FlagDecisionInput, FlagInput};
use super::logic;
use super::output::{Decided, FlaggedPost, OwnFlag};
use crate::app::App;
use crate::auth::Member;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Flags.
pub struct FlagsApi;

#[OpenApi(tag = "Tag::Posts")]
impl FlagsApi {
    /// Say that a post should not stand.
    ///
    /// Of another's post; said again, the newer words count. 409 `already_decided` where moderators kept it and it was
    /// not edited since.
    #[oai(path = "/posts/:post_id/flag", method = "put", operation_id = "flag_post")]
    async fn flag(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The post.
        post_id: Path<PostId>,
        body: Json<FlagInput>,
    ) -> Result<Json<OwnFlag>, Problem> {
        Ok(Json(logic::flag(&app, &auth.into(), post_id.0, body.0.try_into()?).await?))
    }

    /// List the posts that were flagged.
    ///
    /// Those of the boards that one moderates of which nobody has decided, the oldest flag first.
    #[oai(path = "/flagged-posts", method = "get", operation_id = "list_flagged_posts")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Member,
        /// 1 to 100.
        limit: Query<Option<u64>>,
        /// `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<FlaggedPost>>, Problem> {
        let page = PageRequest::<FlagId>::parse(limit.0, after.0.as_deref())?;
        Ok(Json(logic::list(&app, &auth.into(), page).await?))
    }

    /// Decide of a post that was flagged.
    ///
    /// By whoever moderates there, of all its flags at once. 409 `already_decided` where somebody was first.
    #[oai(path = "/flagged-posts/:post_id/decision", method = "post", operation_id = "decide_flags")]
    async fn decide(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The post.
        post_id: Path<PostId>,
        body: Json<FlagDecisionInput>,
    ) -> Result<Json<Decided>, Problem> {
        Ok(Json(logic::decide(&app, &auth.into(), post_id.0, body.0.decision).await?))
    }
}
