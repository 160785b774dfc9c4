//! Operations of topics.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::board::BoardId;
use linli_entities::project::ProjectId;
use linli_entities::topic::TopicId;
use poem::web::Data;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::types::Example;
use poem_openapi::{Object, OpenApi};

use super::logic::{self, Edit, Opening};
use super::output::{Topic, TopicDetail, TopicKind, TopicSort, Unread};
use super::rules::{Timer, Title, Wanted};
use crate::actor::Actor;
use crate::answer::{Gone, Sent, Versioned};
use crate::app::App;
use crate::auth::{Anyone, Member};
use crate::code::Code;
use crate::error::Error;
use crate::etag;
use crate::features::boards::rules::SLOW_SECONDS;
use crate::features::polls::input::PollInput;
use crate::features::reviews::output::HeldPost;
use crate::fields;
use crate::once::Once;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// A topic to be opened.
#[derive(Debug, Object)]
#[oai(example)]
pub struct TopicInput {
    /// One line of 2 to 120 characters.
    pub title: String,
    /// The first post, in Markdown.
    pub markdown: String,
    /// Whether it asks something: then one answer to it can be accepted.
    #[oai(default)]
    pub question: bool,
    /// The poll that it has.
    pub poll: Option<PollInput>,
    /// Whether it is opened under one's pseudonym, in a board that allows it.
    #[oai(default)]
    pub pseudonym: bool,
    /// The version of the draft that it was written as: that is deleted with it, unless it was saved again since.
    pub draft_version: Option<i64>,
}

impl Example for TopicInput {
    fn example() -> Self {
        Self {
            title: "样板间哪天可以看？".to_owned(),
            markdown: "想带家里人一起去。".to_owned(),
            question: true,
            poll: None,
            pseudonym: false,
            draft_version: None,
        }
    }
}

/// What of a topic is to be changed; what is left out stays.
#[derive(Debug, Object)]
#[oai(example)]
pub struct TopicPatch {
    /// Another title.
    pub title: Option<String>,
    /// Above the others of its board, or not.
    pub pinned: Option<bool>,
    /// Closed for new posts, or not.
    pub locked: Option<bool>,
    /// Whether it asks something. What asks nothing any more has no accepted answer any more.
    pub question: Option<bool>,
    /// For how many seconds an account waits between posts there, 0 to 86400; who moderates does not wait.
    pub slow_seconds: Option<i32>,
}

impl Example for TopicPatch {
    fn example() -> Self {
        Self { title: None, pinned: Some(true), locked: None, question: None, slow_seconds: None }
    }
}

/// When a topic is to close and to open by itself; what is left out it does not.
#[derive(Clone, Copy, Debug, Object)]
#[oai(example)]
pub struct TopicTimerInput {
    /// When it closes for new posts; ahead, within 366 days, at the minute that this is in.
    pub closes_at: Option<Instant>,
    /// When it opens again; as `closes_at`, and another time.
    pub opens_at: Option<Instant>,
}

impl Example for TopicTimerInput {
    fn example() -> Self {
        Self { closes_at: None, opens_at: None }
    }
}

/// How far a topic was read.
#[derive(Debug, Object)]
#[oai(example)]
pub struct ReadInput {
    /// The highest number read.
    pub number: i32,
}

impl Example for ReadInput {
    fn example() -> Self {
        Self { number: 20 }
    }
}

/// How far a reader is behind.
#[derive(Debug, Object)]
pub struct UnreadList {
    /// When this was so: to mark as read what was there then (`POST /me/read`).
    pub asked_at: Instant,
    /// One for each topic that was asked about and may be seen.
    pub items: Vec<Unread>,
}

impl TryFrom<TopicPatch> for Edit {
    type Error = Error;

    fn try_from(patch: TopicPatch) -> Result<Self, Error> {
        let TopicPatch { title, pinned, locked, question, slow_seconds } = patch;
        let title = title.as_deref().map(Title::parse).transpose()?;
        if slow_seconds.is_some_and(|seconds| !SLOW_SECONDS.contains(&seconds)) {
            return Err(Error::invalid("/slow_seconds", Code::OutOfRange));
        }
        Ok(Self { title, pinned, locked, question, slow_seconds })
    }
}

/// Topics.
pub struct TopicsApi;

#[OpenApi(tag = "Tag::Topics")]
impl TopicsApi {
    /// List the latest topics.
    ///
    /// Over all boards that the reader may read, by the newest post unless `sort` says otherwise. `kind` and `solved` leave
    /// only questions; they go with the newest post only.
    #[oai(path = "/topics", method = "get", operation_id = "list_latest_topics")]
    #[expect(clippy::too_many_arguments, reason = "each is a documented parameter")]
    async fn latest(
        &self,
        app: Data<&App>,
        auth: Anyone,
        /// Only those of this project.
        project_id: Query<Option<ProjectId>>,
        /// In which order.
        sort: Query<Option<TopicSort>>,
        /// Only those that are this.
        kind: Query<Option<TopicKind>>,
        /// Only questions that have an accepted answer, or that have none.
        solved: Query<Option<bool>>,
        /// 1 to 100.
        limit: Query<Option<u64>>,
        /// `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<Topic>>, Problem> {
        let wanted = Wanted::parse(sort.0, kind.0, solved.0)?;
        let page = (limit.0, after.0.as_deref());
        Ok(Json(logic::everywhere(&app, &Actor::from(auth), project_id.0, wanted, page).await?))
    }

    /// List the topics of a board.
    ///
    /// Pinned ones first, then by the newest post, unless `sort` says otherwise. `kind` and `solved` leave only questions,
    /// by the newest post.
    #[oai(path = "/boards/:board_id/topics", method = "get", operation_id = "list_topics")]
    #[expect(clippy::too_many_arguments, reason = "each is a documented parameter")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Anyone,
        /// The board.
        board_id: Path<BoardId>,
        /// In which order.
        sort: Query<Option<TopicSort>>,
        /// Only those that are this.
        kind: Query<Option<TopicKind>>,
        /// Only questions that have an accepted answer, or that have none.
        solved: Query<Option<bool>>,
        /// 1 to 100.
        limit: Query<Option<u64>>,
        /// `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<Topic>>, Problem> {
        let wanted = Wanted::parse(sort.0, kind.0, solved.0)?;
        let page = (limit.0, after.0.as_deref());
        Ok(Json(logic::of_board(&app, &Actor::from(auth), board_id.0, wanted, page).await?))
    }

    /// List the topics an account opened.
    ///
    /// Newest first, as far as the reader may read them.
    #[oai(path = "/accounts/:account_id/topics", method = "get", operation_id = "list_account_topics")]
    async fn by_author(
        &self,
        app: Data<&App>,
        auth: Anyone,
        /// The account.
        account_id: Path<AccountId>,
        /// 1 to 100.
        limit: Query<Option<u64>>,
        /// `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<Topic>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        Ok(Json(logic::by_author(&app, &Actor::from(auth), account_id.0, page).await?))
    }

    /// Open a topic.
    ///
    /// With its first post, in a board that the author may read and that is not locked. 202 where it waits for a moderator; 422
    /// `words_not_allowed` for words that are refused there.
    #[oai(path = "/boards/:board_id/topics", method = "post", operation_id = "open_topic")]
    async fn open(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The board.
        board_id: Path<BoardId>,
        /// A word of your choice: the same request with the same word acts once.
        #[oai(name = "Idempotency-Key")]
        idempotency_key: Header<Option<String>>,
        input: Json<TopicInput>,
    ) -> Result<Sent<TopicDetail, HeldPost>, Problem> {
        let actor = Actor::from(auth);
        let TopicInput { title, markdown, question, poll, pseudonym, draft_version } = input.0;
        let request = (board_id.0, &title, &markdown, question, &poll, pseudonym);
        let once = Once::parse(&actor, idempotency_key.0, "open_topic", &request)?;
        let opening =
            Opening { title: Title::parse(&title)?, markdown, question, poll, pseudonym, draft_version };
        Ok(logic::open(&app, &actor, board_id.0, opening, once).await?.into())
    }

    /// Read a topic.
    ///
    /// What it is about and where it is; its posts are a list of their own. One that was merged into another says so with
    /// `merged_into`, and has no posts any more.
    #[oai(path = "/topics/:topic_id", method = "get", operation_id = "get_topic")]
    async fn get(
        &self,
        app: Data<&App>,
        auth: Anyone,
        /// The topic.
        topic_id: Path<TopicId>,
    ) -> Result<Versioned<TopicDetail>, Problem> {
        let detail = logic::get(&app, &Actor::from(auth), topic_id.0).await?;
        Ok(Versioned::of(detail.topic.version, detail))
    }

    /// Change a topic.
    ///
    /// The title, and whether it asks something, by its author or a moderator; pin, lock and how long one waits between
    /// posts by a moderator.
    #[oai(path = "/topics/:topic_id", method = "patch", operation_id = "update_topic")]
    async fn update(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The topic.
        topic_id: Path<TopicId>,
        /// The `ETag` that was read.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
        patch: Json<TopicPatch>,
    ) -> Result<Versioned<TopicDetail>, Problem> {
        let seen = etag::version_seen(if_match.0.as_deref())?;
        let edit = Edit::try_from(patch.0)?;
        let detail = logic::update(&app, &Actor::from(auth), topic_id.0, seen, edit).await?;
        Ok(Versioned::of(detail.topic.version, detail))
    }

    /// Set when a topic closes and opens by itself.
    ///
    /// By a moderator; until then it stays as it is. This replaces what was set before, and nothing runs when the time comes:
    /// whether a topic takes posts follows from the time.
    #[oai(path = "/topics/:topic_id/timer", method = "put", operation_id = "set_topic_timer")]
    async fn set_timer(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The topic.
        topic_id: Path<TopicId>,
        input: Json<TopicTimerInput>,
    ) -> Result<Versioned<TopicDetail>, Problem> {
        let TopicTimerInput { closes_at, opens_at } = input.0;
        let timer = Timer::parse(closes_at, opens_at, app.clock.now())?;
        let detail = logic::set_timer(&app, &Actor::from(auth), topic_id.0, timer).await?;
        Ok(Versioned::of(detail.topic.version, detail))
    }

    /// Delete a topic.
    ///
    /// By a moderator, or by its author as long as nobody answered. It can be restored.
    #[oai(path = "/topics/:topic_id", method = "delete", operation_id = "delete_topic")]
    async fn delete(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The topic.
        topic_id: Path<TopicId>,
    ) -> Result<Gone, Problem> {
        logic::delete(&app, &Actor::from(auth), topic_id.0).await?;
        Ok(Gone::Gone)
    }

    /// Restore a deleted topic.
    ///
    /// By a moderator.
    #[oai(path = "/topics/:topic_id/restore", method = "post", operation_id = "restore_topic")]
    async fn restore(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The topic.
        topic_id: Path<TopicId>,
    ) -> Result<Versioned<TopicDetail>, Problem> {
        let detail = logic::restore(&app, &Actor::from(auth), topic_id.0).await?;
        Ok(Versioned::of(detail.topic.version, detail))
    }

    /// Note how far a topic was read.
    ///
    /// Never backwards.
    #[oai(path = "/topics/:topic_id/read", method = "put", operation_id = "mark_read")]
    async fn mark_read(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The topic.
        topic_id: Path<TopicId>,
        input: Json<ReadInput>,
    ) -> Result<Gone, Problem> {
        logic::mark_read(&app, &Actor::from(auth), topic_id.0, input.0.number).await?;
        Ok(Gone::Gone)
    }

    /// Tell how far one is behind.
    ///
    /// In up to 100 topics; those that may not be seen are left out.
    #[oai(path = "/me/unread", method = "get", operation_id = "list_unread")]
    async fn unread(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Ids of topics, separated by commas.
        topic_ids: Query<String>,
    ) -> Result<Json<UnreadList>, Problem> {
        let ids = fields::ids("/topic_ids", &topic_ids.0, TopicId)?;
        let (asked_at, items) = logic::unread(&app, &Actor::from(auth), &ids).await?;
        Ok(Json(UnreadList { asked_at, items }))
    }
}
