//! Operations of posts for later.

use linli_entities::Instant;
use linli_entities::board::BoardId;
use linli_entities::scheduled_post::ScheduledPostId;
use linli_entities::topic::TopicId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;

use crate::actor::Actor;
use crate::answer::{Created, Gone, Versioned};
use crate::app::App;
use crate::auth::Member;
use crate::etag;
use crate::features::drafts::input::{LaterReplyInput, LaterTopicInput, ScheduledPostPatch};
use crate::features::drafts::logic::scheduled;
use crate::features::drafts::output::ScheduledPost;
use crate::once::Once;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Posts for later.
pub struct ScheduledPostsApi;

#[OpenApi(tag = "Tag::Drafts")]
impl ScheduledPostsApi {
    /// List what one wrote for later.
    ///
    /// Topics and replies that wait for their time, the next first, and those that were refused when it came.
    #[oai(path = "/me/scheduled-posts", method = "get", operation_id = "list_scheduled_posts")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Member,
        /// 1 to 100.
        limit: Query<Option<u64>>,
        /// `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<ScheduledPost>>, Problem> {
        let page = PageRequest::<(Instant, ScheduledPostId)>::parse(limit.0, after.0.as_deref())?;
        Ok(Json(scheduled::list(&app, &auth.into(), page).await?))
    }

    /// Open a topic later.
    ///
    /// By staff of the project of the board, its moderators included; up to 50 posts wait for one account. It is published once,
    /// within seconds of its time, if its author may still do so then; else it stays with the reason, and its author is told.
    #[oai(path = "/boards/:board_id/scheduled-posts", method = "post", operation_id = "schedule_topic")]
    async fn schedule_topic(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The board.
        board_id: Path<BoardId>,
        /// A word of your choice: the same request with the same word acts once.
        #[oai(name = "Idempotency-Key")]
        idempotency_key: Header<Option<String>>,
        input: Json<LaterTopicInput>,
    ) -> Result<Created<ScheduledPost>, Problem> {
        let (actor, id, mut input) = (Actor::from(auth), board_id.0, input.0);
        let draft_version = input.draft_version.take();
        let once = Once::parse(&actor, idempotency_key.0, "schedule_topic", &(id, &input))?;
        let input = LaterTopicInput { draft_version, ..input };
        Ok(Created::of(scheduled::write_topic(&app, &actor, id, input, once).await?))
    }

    /// Reply later.
    ///
    /// As `schedule_topic`, in a topic.
    #[oai(path = "/topics/:topic_id/scheduled-posts", method = "post", operation_id = "schedule_reply")]
    async fn schedule_reply(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The topic.
        topic_id: Path<TopicId>,
        /// A word of your choice: the same request with the same word acts once.
        #[oai(name = "Idempotency-Key")]
        idempotency_key: Header<Option<String>>,
        input: Json<LaterReplyInput>,
    ) -> Result<Created<ScheduledPost>, Problem> {
        let (actor, id, mut input) = (Actor::from(auth), topic_id.0, input.0);
        let draft_version = input.draft_version.take();
        let once = Once::parse(&actor, idempotency_key.0, "schedule_reply", &(id, &input))?;
        let input = LaterReplyInput { draft_version, ..input };
        Ok(Created::of(scheduled::write_reply(&app, &actor, id, input, once).await?))
    }

    /// Read what one wrote for later.
    ///
    /// As long as it is not published.
    #[oai(
        path = "/me/scheduled-posts/:scheduled_post_id",
        method = "get",
        operation_id = "get_scheduled_post"
    )]
    async fn get(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The post for later.
        scheduled_post_id: Path<ScheduledPostId>,
    ) -> Result<Versioned<ScheduledPost>, Problem> {
        let post = scheduled::get(&app, &auth.into(), scheduled_post_id.0).await?;
        Ok(Versioned::of(post.version, post))
    }

    /// Change what one wrote for later.
    ///
    /// Its words, or its time. What was refused waits again when it has another time.
    #[oai(
        path = "/me/scheduled-posts/:scheduled_post_id",
        method = "patch",
        operation_id = "update_scheduled_post"
    )]
    async fn update(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The post for later.
        scheduled_post_id: Path<ScheduledPostId>,
        /// The `ETag` that was read.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
        patch: Json<ScheduledPostPatch>,
    ) -> Result<Versioned<ScheduledPost>, Problem> {
        let seen = etag::version_seen(if_match.0.as_deref())?;
        let post = scheduled::update(&app, &auth.into(), scheduled_post_id.0, seen, patch.0).await?;
        Ok(Versioned::of(post.version, post))
    }

    /// Cancel what one wrote for later.
    ///
    /// It is deleted. 404 where it is published.
    #[oai(
        path = "/me/scheduled-posts/:scheduled_post_id",
        method = "delete",
        operation_id = "cancel_scheduled_post"
    )]
    async fn cancel(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The post for later.
        scheduled_post_id: Path<ScheduledPostId>,
    ) -> Result<Gone, Problem> {
        scheduled::cancel(&app, &auth.into(), scheduled_post_id.0).await?;
        Ok(Gone::Gone)
    }
}
