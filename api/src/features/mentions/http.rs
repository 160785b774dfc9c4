//! Operations of mentions of groups.

use linli_entities::board::BoardId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;

use super::logic;
use super::output::MentionGroups;
use crate::app::App;
use crate::auth::Member;
use crate::problem::Problem;
use crate::server::Tag;

/// Mentions of groups.
pub struct MentionsApi;

#[OpenApi(tag = "Tag::Posts")]
impl MentionsApi {
    /// List the groups that one may mention.
    ///
    /// In posts of a board of a project: its staff and moderators, five times a day, and for those whose work it is its
    /// buildings. Who is in a group is not told.
    #[oai(path = "/boards/:board_id/mention-groups", method = "get", operation_id = "list_mention_groups")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The board.
        board_id: Path<BoardId>,
    ) -> Result<Json<MentionGroups>, Problem> {
        let groups = logic::list(&app, &auth.into(), board_id.0).await?;
        Ok(Json(MentionGroups { items: groups.into_iter().map(Into::into).collect() }))
    }
}
