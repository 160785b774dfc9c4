//! Operations of what is new and what is unread.

use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Query;
use poem_openapi::payload::Json;

use super::input::TopicsRead;
use super::logic;
use crate::answer::Gone;
use crate::app::App;
use crate::auth::Member;
use crate::features::topics::output::Topic;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// What is new and what is unread.
pub struct ReadingsApi;

#[OpenApi(tag = "Tag::Topics")]
impl ReadingsApi {
    /// List new topics.
    ///
    /// Those that others opened within the last 14 days and that one never looked at, the newest first; not those that are
    /// muted or marked as read.
    #[oai(path = "/me/new-topics", method = "get", operation_id = "list_new_topics")]
    async fn new_topics(
        &self,
        app: Data<&App>,
        auth: Member,
        /// 1 to 100.
        limit: Query<Option<u64>>,
        /// `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<Topic>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        Ok(Json(logic::new_topics(&app, &auth.into(), page).await?))
    }

    /// List the topics with unread posts.
    ///
    /// Those that one has looked at before, or watches, and where somebody wrote since, by the newest post; not those that are
    /// new, muted or marked as read.
    #[oai(path = "/me/unread-topics", method = "get", operation_id = "list_unread_topics")]
    async fn unread_topics(
        &self,
        app: Data<&App>,
        auth: Member,
        /// 1 to 100.
        limit: Query<Option<u64>>,
        /// `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<Topic>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        Ok(Json(logic::unread_topics(&app, &auth.into(), page).await?))
    }

    /// Mark topics as read.
    ///
    /// All that was said up to an instant, in a board or in all of them: what came since stays unread. Never backwards. How far
    /// one has read each topic, and whether one ever looked at it, stays.
    #[oai(path = "/me/read", method = "post", operation_id = "mark_topics_read")]
    async fn mark(&self, app: Data<&App>, auth: Member, body: Json<TopicsRead>) -> Result<Gone, Problem> {
        logic::mark(&app, &auth.into(), body.board_id, body.until_at).await?;
        Ok(Gone::Gone)
    }
}
