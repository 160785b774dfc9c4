//! Operations of moving topics and posts.

use linli_entities::topic::TopicId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;

use super::input::{TopicActsInput, TopicMergeInput, TopicMoveInput, TopicSplitInput};
use super::logic;
use super::output::{ModeratedBoard, TopicActResults};
use crate::actor::Actor;
use crate::answer::{Created, Versioned};
use crate::app::App;
use crate::auth::Member;
use crate::features::topics::output::TopicDetail;
use crate::once::Once;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Moving topics and posts.
pub struct MovesApi;

#[OpenApi(tag = "Tag::Moderation")]
impl MovesApi {
    /// Move a topic to another board.
    ///
    /// By who moderates in both. Who reads it follows from the new board, with the answer; its address stays. 409
    /// `post_committed` where one of its posts is a commitment; 409 `pseudonyms_off` where something in it was written under a
    /// pseudonym and the board is of another project.
    #[oai(path = "/topics/:topic_id/move", method = "post", operation_id = "move_topic")]
    async fn relocate(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The topic.
        topic_id: Path<TopicId>,
        body: Json<TopicMoveInput>,
    ) -> Result<Versioned<TopicDetail>, Problem> {
        let detail = logic::relocate(&app, &Actor::from(auth), topic_id.0, body.0.try_into()?).await?;
        Ok(Versioned::of(detail.topic.version, detail))
    }

    /// Make a topic of posts of another.
    ///
    /// By who moderates in both boards. The posts get numbers of the new topic, from 1; in the old one signposts stay in their
    /// places, and no other post gets those numbers. The author of the first of them has opened the new topic. 409 `first_post`,
    /// `post_deleted`, `post_accepted`, `post_committed`, `pseudonyms_off` for posts that do not go.
    #[oai(path = "/topics/:topic_id/split", method = "post", operation_id = "split_topic")]
    async fn split(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The topic.
        topic_id: Path<TopicId>,
        /// A word of your choice: the same request with the same word acts once.
        #[oai(name = "Idempotency-Key")]
        idempotency_key: Header<Option<String>>,
        body: Json<TopicSplitInput>,
    ) -> Result<Created<TopicDetail>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, idempotency_key.0, "split_topic", &(topic_id.0, &body.0))?;
        Ok(Created::of(logic::split(&app, &actor, topic_id.0, body.0.try_into()?, once).await?))
    }

    /// Append a topic to another.
    ///
    /// By who moderates in both boards. Its posts are appended in their order, with numbers of the other topic, which is the
    /// answer; its own address leads there. How far people have read and what they watch follows. 409 `too_many` for a topic
    /// with more than 5000 numbers, `topic_has_poll`, `post_committed`, `pseudonyms_off`.
    #[oai(path = "/topics/:topic_id/merge", method = "post", operation_id = "merge_topic")]
    async fn merge(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The topic that ends.
        topic_id: Path<TopicId>,
        body: Json<TopicMergeInput>,
    ) -> Result<Versioned<TopicDetail>, Problem> {
        let detail = logic::merge(&app, &Actor::from(auth), topic_id.0, body.0.try_into()?).await?;
        Ok(Versioned::of(detail.topic.version, detail))
    }

    /// Do one thing with many topics.
    ///
    /// Each is judged by itself and done, or refused, by itself; the answer tells which. What is so already is done.
    #[oai(path = "/moderation/acts", method = "post", operation_id = "moderate_topics")]
    async fn act(
        &self,
        app: Data<&App>,
        auth: Member,
        body: Json<TopicActsInput>,
    ) -> Result<Json<TopicActResults>, Problem> {
        let items = logic::act(&app, &Actor::from(auth), body.0.try_into()?).await?;
        Ok(Json(TopicActResults { items }))
    }

    /// List the boards that one moderates.
    ///
    /// By their ids: where topics can be moved to.
    #[oai(path = "/moderation/boards", method = "get", operation_id = "list_moderated_boards")]
    async fn boards(
        &self,
        app: Data<&App>,
        auth: Member,
        /// 1 to 100.
        limit: Query<Option<u64>>,
        /// `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<ModeratedBoard>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        Ok(Json(logic::moderated(&app, &Actor::from(auth), page).await?))
    }
}
