//! Operations of what came of similar topics.

use linli_entities::Date;
use linli_entities::board::BoardId;
use linli_entities::project::ProjectId;
use poem::web::Data;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::types::Example;
use poem_openapi::{Object, OpenApi};

use super::logic;
use super::output::DeflectionList;
use super::rules::DeflectionStep;
use crate::answer::Gone;
use crate::app::App;
use crate::auth::Member;
use crate::problem::Problem;
use crate::server::Tag;

/// What happened where similar topics are shown.
#[derive(Debug, Object)]
#[oai(example)]
pub struct DeflectionInput {
    /// The board in which a topic is being written.
    pub board_id: BoardId,
    /// What tells this composer from others: 16 to 64 letters, digits, `-` and `_`, made up by chance. It is forgotten after
    /// two days.
    pub token: String,
    /// What happened.
    pub step: DeflectionStep,
}

impl Example for DeflectionInput {
    fn example() -> Self {
        Self { board_id: BoardId(3), token: "5f0c2a9d41b7e6083c1d".to_owned(), step: DeflectionStep::Opened }
    }
}

/// What came of similar topics.
pub struct DeflectionsApi;

#[OpenApi(tag = "Tag::Search")]
impl DeflectionsApi {
    /// Count what came of similar topics.
    ///
    /// Said by the composer of a topic: that similar ones were shown, that one of them was opened or answers the question, that
    /// the topic was opened all the same. Each counts once for a token, however often and in whatever order it is said. Whose
    /// composer it is is not kept.
    #[oai(path = "/deflections", method = "post", operation_id = "count_deflection")]
    async fn count(
        &self,
        app: Data<&App>,
        auth: Member,
        input: Json<DeflectionInput>,
    ) -> Result<Gone, Problem> {
        let DeflectionInput { board_id, token, step } = input.0;
        logic::note(&app, &auth.into(), board_id, &token, step).await?;
        Ok(Gone::Gone)
    }

    /// Read what came of similar topics in a project.
    ///
    /// For its staff: how many saw similar topics before they opened one, and how many of those opened none. By board and day,
    /// of 31 days at most.
    #[oai(path = "/projects/:project_id/deflections", method = "get", operation_id = "list_deflections")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Member,
        project_id: Path<ProjectId>,
        /// The first day; four weeks before the last unless given.
        from_on: Query<Option<Date>>,
        /// The last day; today unless given.
        until_on: Query<Option<Date>>,
    ) -> Result<Json<DeflectionList>, Problem> {
        let asked = (from_on.0, until_on.0);
        let ((from_on, until_on), items) = logic::list(&app, &auth.into(), project_id.0, asked).await?;
        Ok(Json(DeflectionList { from_on, until_on, items }))
    }
}
