//! Operations of questions.

use linli_entities::post::PostId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;

use super::logic;
use super::output::TopicAnswer;
use crate::answer::Gone;
use crate::app::App;
use crate::auth::Member;
use crate::problem::Problem;
use crate::server::Tag;

/// Questions.
pub struct QuestionsApi;

#[OpenApi(tag = "Tag::Posts")]
impl QuestionsApi {
    /// Accept a post as the answer.
    ///
    /// To the question that its topic asks, instead of the one that was accepted before: by whoever asked, whoever
    /// moderates there, and staff who answer there. Accepted again, nothing changes. 409 `not_a_question` where the topic
    /// asks nothing, `question_itself` for its first post.
    #[oai(path = "/posts/:post_id/acceptance", method = "put", operation_id = "accept_answer")]
    async fn accept(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The post.
        post_id: Path<PostId>,
    ) -> Result<Json<TopicAnswer>, Problem> {
        Ok(Json(logic::accept(&app, &auth.into(), post_id.0).await?))
    }

    /// Take back that a post is the answer.
    ///
    /// By the same people; also where it is not.
    #[oai(path = "/posts/:post_id/acceptance", method = "delete", operation_id = "withdraw_answer")]
    async fn withdraw(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The post.
        post_id: Path<PostId>,
    ) -> Result<Gone, Problem> {
        logic::withdraw(&app, &auth.into(), post_id.0).await?;
        Ok(Gone::Gone)
    }
}
