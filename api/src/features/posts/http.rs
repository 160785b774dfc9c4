//! Operations of posts.

use linli_entities::account::AccountId;
use linli_entities::board::BoardId;
use linli_entities::post::PostId;
use linli_entities::topic::TopicId;
use poem::Request;
use poem::web::Data;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::types::Example;
use poem_openapi::{Object, OpenApi};

use super::logic::{self, Reply};
use super::output::{Post, PostPage, Revision, Source, WrittenPost};
use crate::actor::Actor;
use crate::answer::{Sent, Versioned};
use crate::app::App;
use crate::auth::{Anyone, Member};
use crate::etag;
use crate::features::reviews::output::HeldPost;
use crate::once::Once;
use crate::page::{Page, PageRequest};
use crate::prepared::PreparedJson;
use crate::problem::Problem;
use crate::server::Tag;

/// A post to be written.
#[derive(Debug, Object)]
#[oai(example)]
pub struct PostInput {
    /// What it says, in Markdown.
    pub markdown: String,
    /// The number of the post it answers.
    pub reply_to_number: Option<i32>,
    /// Whether it is written under one's pseudonym, in a board that allows it.
    #[oai(default)]
    pub pseudonym: bool,
    /// The version of the draft that it was written as: that is deleted with it, unless it was saved again since.
    pub draft_version: Option<i64>,
}

impl Example for PostInput {
    fn example() -> Self {
        Self {
            markdown: "同问，**周六**上午也可以吗？".to_owned(),
            reply_to_number: Some(1),
            pseudonym: false,
            draft_version: None,
        }
    }
}

/// What a post is to say.
#[derive(Debug, Object)]
#[oai(example)]
pub struct PostPatch {
    /// Markdown.
    pub markdown: String,
    /// The version of the draft that it was written as: that is deleted with it, unless it was saved again since.
    pub draft_version: Option<i64>,
}

impl Example for PostPatch {
    fn example() -> Self {
        Self { markdown: "同问，**周日**上午也可以吗？".to_owned(), draft_version: None }
    }
}

/// A text to be looked at.
#[derive(Debug, Object)]
#[oai(example)]
pub struct PreviewInput {
    /// Markdown.
    pub markdown: String,
    /// The post that it is to be another text of, whose pictures it may show; none for what is new.
    pub post_id: Option<PostId>,
    /// The board that it is for: there groups may be mentioned.
    pub board_id: Option<BoardId>,
}

impl Example for PreviewInput {
    fn example() -> Self {
        Self { markdown: "**周六**上午".to_owned(), post_id: None, board_id: None }
    }
}

/// What a text looks like.
#[derive(Debug, Object)]
#[oai(example)]
pub struct Preview {
    /// Sanitised HTML, the same that would be stored.
    pub html: String,
}

impl Example for Preview {
    fn example() -> Self {
        Self { html: "<p><strong>周六</strong>上午</p>\n".to_owned() }
    }
}

/// What a post said before.
#[derive(Debug, Object)]
pub struct RevisionList {
    /// At most 100, newest first.
    pub items: Vec<Revision>,
}

/// Posts.
pub struct PostsApi;

#[OpenApi(tag = "Tag::Posts")]
impl PostsApi {
    /// Read a page of a topic.
    ///
    /// Page N holds the numbers 20 (N − 1) + 1 to 20 N; deleted posts keep their place.
    #[oai(path = "/topics/:topic_id/posts", method = "get", operation_id = "list_posts")]
    async fn list(
        &self,
        app: Data<&App>,
        request: &Request,
        auth: Anyone,
        /// The topic.
        topic_id: Path<TopicId>,
        /// Which page, from 1.
        page: Query<Option<i32>>,
    ) -> Result<PreparedJson<PostPage>, Problem> {
        let actor = Actor::from(auth);
        let made = logic::page(&app, &actor, topic_id.0, page.0.unwrap_or(1));
        PreparedJson::of(&app, request, &actor, logic::shows(topic_id.0), made).await
    }

    /// List the posts that an account wrote.
    ///
    /// Newest first, as far as the reader may read them; nothing that was written under a pseudonym.
    #[oai(path = "/accounts/:account_id/posts", method = "get", operation_id = "list_account_posts")]
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
    ) -> Result<Json<Page<WrittenPost>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        Ok(Json(logic::by_author(&app, &Actor::from(auth), account_id.0, page).await?))
    }

    /// Write a post.
    ///
    /// Into a topic that the author may read and that is not locked. It gets the next number. 409 `pseudonyms_off` where the
    /// board takes nothing under pseudonyms, 403 `not_eligible` where no home of the author proves it. 202 where it
    /// waits for a moderator; 422 `words_not_allowed` for words that are refused there.
    #[oai(path = "/topics/:topic_id/posts", method = "post", operation_id = "write_post")]
    async fn write(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The topic.
        topic_id: Path<TopicId>,
        /// A word of your choice: the same request with the same word acts once.
        #[oai(name = "Idempotency-Key")]
        idempotency_key: Header<Option<String>>,
        input: Json<PostInput>,
    ) -> Result<Sent<Post, HeldPost>, Problem> {
        let actor = Actor::from(auth);
        let PostInput { markdown, reply_to_number, pseudonym, draft_version } = input.0;
        let request = (topic_id.0, &markdown, reply_to_number, pseudonym);
        let once = Once::parse(&actor, idempotency_key.0, "write_post", &request)?;
        let reply = Reply { markdown, reply_to_number, pseudonym, draft_version };
        Ok(logic::write(&app, &actor, topic_id.0, reply, once).await?.into())
    }

    /// Read a post.
    ///
    /// What it says and what the reader may do with it.
    #[oai(path = "/posts/:post_id", method = "get", operation_id = "get_post")]
    async fn get(
        &self,
        app: Data<&App>,
        auth: Anyone,
        /// The post.
        post_id: Path<PostId>,
    ) -> Result<Versioned<Post>, Problem> {
        let post = logic::get(&app, &Actor::from(auth), post_id.0).await?;
        Ok(Versioned::of(post.version, post))
    }

    /// Read what was typed.
    ///
    /// The Markdown of a post, for its author and moderators.
    #[oai(path = "/posts/:post_id/source", method = "get", operation_id = "get_post_source")]
    async fn source(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The post.
        post_id: Path<PostId>,
    ) -> Result<Versioned<Source>, Problem> {
        let source = logic::source(&app, &Actor::from(auth), post_id.0).await?;
        Ok(Versioned::of(source.version, source))
    }

    /// Edit a post.
    ///
    /// By its author or a moderator; what it said before is kept as a revision.
    #[oai(path = "/posts/:post_id", method = "patch", operation_id = "edit_post")]
    async fn edit(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The post.
        post_id: Path<PostId>,
        /// The `ETag` that was read.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
        patch: Json<PostPatch>,
    ) -> Result<Versioned<Post>, Problem> {
        let seen = etag::version_seen(if_match.0.as_deref())?;
        let PostPatch { markdown, draft_version } = patch.0;
        let actor = Actor::from(auth);
        let post = logic::edit(&app, &actor, post_id.0, seen, &markdown, draft_version).await?;
        Ok(Versioned::of(post.version, post))
    }

    /// Delete a post.
    ///
    /// By its author or a moderator. Its place stays marked; it can be restored.
    #[oai(path = "/posts/:post_id", method = "delete", operation_id = "delete_post")]
    async fn delete(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The post.
        post_id: Path<PostId>,
    ) -> Result<Versioned<Post>, Problem> {
        let post = logic::delete(&app, &Actor::from(auth), post_id.0).await?;
        Ok(Versioned::of(post.version, post))
    }

    /// Restore a deleted post.
    ///
    /// By a moderator, or by its author where the author deleted it.
    #[oai(path = "/posts/:post_id/restore", method = "post", operation_id = "restore_post")]
    async fn restore(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The post.
        post_id: Path<PostId>,
    ) -> Result<Versioned<Post>, Problem> {
        let post = logic::restore(&app, &Actor::from(auth), post_id.0).await?;
        Ok(Versioned::of(post.version, post))
    }

    /// List the revisions of a post.
    ///
    /// What it said before, for its author and moderators.
    #[oai(path = "/posts/:post_id/revisions", method = "get", operation_id = "list_revisions")]
    async fn revisions(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The post.
        post_id: Path<PostId>,
    ) -> Result<Json<RevisionList>, Problem> {
        Ok(Json(RevisionList { items: logic::revisions(&app, &Actor::from(auth), post_id.0).await? }))
    }

    /// Look at a text as it would be shown.
    ///
    /// The same rendering that is stored when it is sent.
    #[oai(path = "/preview", method = "post", operation_id = "preview_markdown")]
    async fn preview(
        &self,
        app: Data<&App>,
        auth: Member,
        input: Json<PreviewInput>,
    ) -> Result<Json<Preview>, Problem> {
        let PreviewInput { markdown, post_id, board_id } = input.0;
        let html = logic::preview(&app, &Actor::from(auth), &markdown, (post_id, board_id)).await?;
        Ok(Json(Preview { html }))
    }
}
