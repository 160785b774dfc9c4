//! Operations of reactions.

use linli_entities::account::AccountId;
use linli_entities::post::PostId;
use linli_entities::reaction::ReactionKind;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;

use super::logic;
use super::output::{OwnReactions, Reaction, ReactionCount};
use crate::app::App;
use crate::auth::{Anyone, Member};
use crate::fields;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Reactions.
pub struct ReactionsApi;

#[OpenApi(tag = "Tag::Posts")]
impl ReactionsApi {
    /// Say what one thinks of a post.
    ///
    /// Of another's post that is not deleted; said again, nothing changes.
    #[oai(path = "/posts/:post_id/reactions/:kind", method = "put", operation_id = "put_reaction")]
    async fn put(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The post.
        post_id: Path<PostId>,
        /// What one thinks.
        kind: Path<ReactionKind>,
    ) -> Result<Json<ReactionCount>, Problem> {
        Ok(Json(logic::put(&app, &auth.into(), post_id.0, kind.0).await?))
    }

    /// Take back what one thinks of a post.
    ///
    /// Also where one never said so.
    #[oai(path = "/posts/:post_id/reactions/:kind", method = "delete", operation_id = "delete_reaction")]
    async fn delete(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The post.
        post_id: Path<PostId>,
        /// What one thought.
        kind: Path<ReactionKind>,
    ) -> Result<Json<ReactionCount>, Problem> {
        Ok(Json(logic::delete(&app, &auth.into(), post_id.0, kind.0).await?))
    }

    /// List who thinks what of a post.
    ///
    /// By account; how many there are is told with the page of the topic.
    #[oai(path = "/posts/:post_id/reactions", method = "get", operation_id = "list_reactions")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Anyone,
        /// The post.
        post_id: Path<PostId>,
        /// 1 to 100.
        limit: Query<Option<u64>>,
        /// `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<Reaction>>, Problem> {
        let page = PageRequest::<(AccountId, ReactionKind)>::parse(limit.0, after.0.as_deref())?;
        Ok(Json(logic::list(&app, &auth.into(), post_id.0, page).await?))
    }

    /// Tell what one thinks of posts.
    ///
    /// Of up to 100 posts; of those of which one said nothing, nothing is told.
    #[oai(path = "/me/reactions", method = "get", operation_id = "list_own_reactions")]
    async fn own(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Ids of posts, separated by commas.
        post_ids: Query<String>,
    ) -> Result<Json<OwnReactions>, Problem> {
        let ids = fields::ids("/post_ids", &post_ids.0, PostId)?;
        Ok(Json(OwnReactions { items: logic::own(&app, &auth.into(), &ids).await? }))
    }
}
