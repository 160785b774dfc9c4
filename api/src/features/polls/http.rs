//! Operations of polls.

use linli_entities::account::AccountId;
use linli_entities::topic::TopicId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;

use super::input::{PollInput, PollVoteInput};
use super::logic;
use super::output::{OwnPollVote, Poll, PollVote};
use crate::answer::Gone;
use crate::app::App;
use crate::auth::{Anyone, Member};
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Polls.
pub struct PollsApi;

#[OpenApi(tag = "Tag::Polls")]
impl PollsApi {
    /// Read the poll of a topic.
    ///
    /// As everybody sees it, and as the page of the topic has it: with results where everybody is told. 404 where the topic
    /// has none.
    #[oai(path = "/topics/:topic_id/poll", method = "get", operation_id = "get_poll")]
    async fn get(
        &self,
        app: Data<&App>,
        auth: Anyone,
        /// The topic.
        topic_id: Path<TopicId>,
    ) -> Result<Json<Poll>, Problem> {
        Ok(Json(logic::get(&app, &auth.into(), topic_id.0).await?))
    }

    /// Give a topic a poll.
    ///
    /// Or another one instead: by its author or a moderator, as long as nobody has voted. 409 `poll_voted_in` from then on.
    #[oai(path = "/topics/:topic_id/poll", method = "put", operation_id = "put_poll")]
    async fn put(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The topic.
        topic_id: Path<TopicId>,
        body: Json<PollInput>,
    ) -> Result<Json<Poll>, Problem> {
        Ok(Json(logic::put(&app, &auth.into(), topic_id.0, body.0).await?))
    }

    /// Delete the poll of a topic.
    ///
    /// With all votes: by a moderator, or by the author of the topic as long as nobody has voted.
    #[oai(path = "/topics/:topic_id/poll", method = "delete", operation_id = "delete_poll")]
    async fn delete(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The topic.
        topic_id: Path<TopicId>,
    ) -> Result<Gone, Problem> {
        logic::delete(&app, &auth.into(), topic_id.0).await?;
        Ok(Gone::Gone)
    }

    /// Close the poll of a topic at once.
    ///
    /// By the author of the topic or a moderator; it is not opened again. Where it is closed, nothing changes.
    #[oai(path = "/topics/:topic_id/poll/close", method = "post", operation_id = "close_poll")]
    async fn close(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The topic.
        topic_id: Path<TopicId>,
    ) -> Result<Json<Poll>, Problem> {
        Ok(Json(logic::close(&app, &auth.into(), topic_id.0).await?))
    }

    /// Read one's own vote.
    ///
    /// With results where one is told, and what one may do with the poll.
    #[oai(path = "/topics/:topic_id/poll/vote", method = "get", operation_id = "get_own_poll_vote")]
    async fn own(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The topic.
        topic_id: Path<TopicId>,
    ) -> Result<Json<OwnPollVote>, Problem> {
        Ok(Json(logic::own(&app, &auth.into(), topic_id.0).await?))
    }

    /// Vote.
    ///
    /// By whoever may write in the board, once: instead of what one voted before. 409 `poll_closed` from the instant at which
    /// the poll closes.
    #[oai(path = "/topics/:topic_id/poll/vote", method = "put", operation_id = "put_poll_vote")]
    async fn vote(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The topic.
        topic_id: Path<TopicId>,
        body: Json<PollVoteInput>,
    ) -> Result<Json<OwnPollVote>, Problem> {
        Ok(Json(logic::vote(&app, &auth.into(), topic_id.0, body.0.choices).await?))
    }

    /// Take back one's vote.
    ///
    /// Until the poll closes; also where one has not voted.
    #[oai(path = "/topics/:topic_id/poll/vote", method = "delete", operation_id = "withdraw_poll_vote")]
    async fn withdraw(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The topic.
        topic_id: Path<TopicId>,
    ) -> Result<Json<OwnPollVote>, Problem> {
        Ok(Json(logic::withdraw(&app, &auth.into(), topic_id.0).await?))
    }

    /// List who voted for what.
    ///
    /// By account, where the poll says that votes are public and the reader is told the results: 403 otherwise. Who has
    /// erased their account is counted and not named.
    #[oai(path = "/topics/:topic_id/poll/votes", method = "get", operation_id = "list_poll_votes")]
    async fn votes(
        &self,
        app: Data<&App>,
        auth: Anyone,
        /// The topic.
        topic_id: Path<TopicId>,
        /// 1 to 100.
        limit: Query<Option<u64>>,
        /// `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<PollVote>>, Problem> {
        let page = PageRequest::<AccountId>::parse(limit.0, after.0.as_deref())?;
        Ok(Json(logic::votes(&app, &auth.into(), topic_id.0, page).await?))
    }
}
