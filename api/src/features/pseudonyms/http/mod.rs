//! Operations of pseudonyms.

pub mod unmaskings;

use linli_entities::board::BoardId;
use linli_entities::post::PostId;
use linli_entities::pseudonym::PseudonymId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;

use super::logic::{self, blocking};
use super::output::{OwnPseudonym, OwnPseudonymPosts, Pseudonym, PseudonymBlock};
use crate::answer::Gone;
use crate::app::App;
use crate::auth::Member;
use crate::fields;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Pseudonyms.
pub struct PseudonymsApi;

#[OpenApi(tag = "Tag::Pseudonyms")]
impl PseudonymsApi {
    /// Tell under what one would write in a board.
    ///
    /// Where the board allows pseudonyms, whoever has a confirmed home in its project writes there under one: send
    /// `pseudonym` with the post or topic. There is one for each person and project; it is made with the first that one
    /// writes, and says the building and how one stands to it, and nothing else.
    #[oai(path = "/boards/:board_id/pseudonym", method = "get", operation_id = "get_own_pseudonym")]
    async fn in_board(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The board.
        board_id: Path<BoardId>,
    ) -> Result<Json<OwnPseudonym>, Problem> {
        Ok(Json(logic::in_board(&app, &auth.into(), board_id.0).await?))
    }

    /// List one's own pseudonyms.
    ///
    /// One for each project, with when staff learnt of them; all on one page.
    #[oai(path = "/me/pseudonyms", method = "get", operation_id = "list_own_pseudonyms")]
    async fn list(&self, app: Data<&App>, auth: Member) -> Result<Json<Page<Pseudonym>>, Problem> {
        Ok(Json(Page { items: logic::list(&app, &auth.into()).await?, next: None }))
    }

    /// Tell which posts one wrote under a pseudonym.
    ///
    /// Of up to 100 posts. The page of a topic is the same for everybody, and does not say it.
    #[oai(path = "/me/pseudonym-posts", method = "get", operation_id = "list_own_pseudonym_posts")]
    async fn own_posts(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Ids of posts, separated by commas.
        post_ids: Query<String>,
    ) -> Result<Json<OwnPseudonymPosts>, Problem> {
        let ids = fields::ids("/post_ids", &post_ids.0, PostId)?;
        Ok(Json(OwnPseudonymPosts { items: logic::own_posts(&app, &auth.into(), &ids).await? }))
    }

    /// List the pseudonyms that one blocks.
    ///
    /// By id. Nobody else sees this. With `pseudonym_ids` only those of them: what a page asks about who wrote on it.
    #[oai(path = "/me/pseudonym-blocks", method = "get", operation_id = "list_pseudonym_blocks")]
    async fn blocks(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Ids of up to 100 pseudonyms, separated by commas; all where it is left out.
        pseudonym_ids: Query<Option<String>>,
        /// 1 to 100.
        limit: Query<Option<u64>>,
        /// `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<PseudonymBlock>>, Problem> {
        let ids = pseudonym_ids.0.as_deref();
        let ids = ids.map(|text| fields::ids("/pseudonym_ids", text, PseudonymId)).transpose()?;
        let page = PageRequest::<PseudonymId>::parse(limit.0, after.0.as_deref())?;
        Ok(Json(blocking::list(&app, &auth.into(), ids, page).await?))
    }

    /// Block a pseudonym.
    ///
    /// One is told of nothing that is said under it. Of the account nothing follows from this: what it says under its own
    /// name is told as before, and blocking an account does not block its pseudonyms.
    #[oai(path = "/me/pseudonym-blocks/:pseudonym_id", method = "put", operation_id = "block_pseudonym")]
    async fn block(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The pseudonym.
        pseudonym_id: Path<PseudonymId>,
    ) -> Result<Gone, Problem> {
        blocking::put(&app, &auth.into(), pseudonym_id.0).await?;
        Ok(Gone::Gone)
    }

    /// Block a pseudonym no longer.
    ///
    /// Also where one never did.
    #[oai(path = "/me/pseudonym-blocks/:pseudonym_id", method = "delete", operation_id = "unblock_pseudonym")]
    async fn unblock(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The pseudonym.
        pseudonym_id: Path<PseudonymId>,
    ) -> Result<Gone, Problem> {
        blocking::delete(&app, &auth.into(), pseudonym_id.0).await?;
        Ok(Gone::Gone)
    }
}
