//! Operations of cards.

use linli_entities::link_card::LinkCardId;
use linli_entities::post::PostId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;

use super::logic;
use super::output::{LiveCardList, PostCardList};
use crate::actor::Actor;
use crate::answer::Gone;
use crate::app::App;
use crate::auth::{Anyone, Member};
use crate::problem::Problem;
use crate::server::Tag;

/// Cards of links.
pub struct LinkCardsApi;

#[OpenApi(tag = "Tag::LinkCards")]
impl LinkCardsApi {
    /// Tell how things here stand.
    ///
    /// What a page asks about the links on it that lead to topics, gatherings, complaints, votes of owners and posts by which
    /// staff committed themselves. Of what the reader may not read nothing is told, as of what there is not.
    #[oai(path = "/cards", method = "get", operation_id = "list_cards")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Anyone,
        /// Up to 20 paths of this server, separated by commas: `/events/3,/topics/9#p12`, encoded as a part of an address is.
        paths: Query<String>,
    ) -> Result<Json<LiveCardList>, Problem> {
        Ok(Json(LiveCardList { items: logic::list(&app, &Actor::from(auth), &paths.0).await? }))
    }

    /// List the cards of a post.
    ///
    /// What pages elsewhere are called that it links to; for its author and moderators, who may take them away.
    #[oai(path = "/posts/:post_id/cards", method = "get", operation_id = "list_post_cards")]
    async fn of_post(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The post.
        post_id: Path<PostId>,
    ) -> Result<Json<PostCardList>, Problem> {
        Ok(Json(PostCardList { items: logic::of_post(&app, &auth.into(), post_id.0).await? }))
    }

    /// Take a card away from a post.
    ///
    /// By its author or a moderator, also where it has none any more. The link stays, and stays a link as long as the post has it.
    #[oai(path = "/posts/:post_id/cards/:card_id", method = "delete", operation_id = "remove_post_card")]
    async fn remove(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The post.
        post_id: Path<PostId>,
        /// The card.
        card_id: Path<LinkCardId>,
    ) -> Result<Gone, Problem> {
        logic::remove(&app, &auth.into(), post_id.0, card_id.0).await?;
        Ok(Gone::Gone)
    }
}
