//! Operations of blocking.

use linli_entities::account::AccountId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;

use super::logic;
use super::output::Block;
use crate::answer::Gone;
use crate::app::App;
use crate::auth::Member;
use crate::fields;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Blocking.
pub struct BlocksApi;

#[OpenApi(tag = "Tag::Messages")]
impl BlocksApi {
    /// List whom one blocks.
    ///
    /// By account. Nobody else sees this. With `account_ids` only those of them: what a page asks about who wrote on it.
    #[oai(path = "/me/blocks", method = "get", operation_id = "list_blocks")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Ids of up to 100 accounts, separated by commas; everybody where it is left out.
        account_ids: Query<Option<String>>,
        /// 1 to 100.
        limit: Query<Option<u64>>,
        /// `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<Block>>, Problem> {
        let ids =
            account_ids.0.as_deref().map(|text| fields::ids("/account_ids", text, AccountId)).transpose()?;
        let page = PageRequest::<AccountId>::parse(limit.0, after.0.as_deref())?;
        Ok(Json(logic::list(&app, &auth.into(), ids, page).await?))
    }

    /// Block an account.
    ///
    /// Neither writes messages to the other any more, and one is told of nothing that it says in the forum. What staff say for
    /// their project is not blocked. The account is not told.
    #[oai(path = "/me/blocks/:blocked_id", method = "put", operation_id = "block_account")]
    async fn put(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The account.
        blocked_id: Path<AccountId>,
    ) -> Result<Gone, Problem> {
        logic::put(&app, &auth.into(), blocked_id.0).await?;
        Ok(Gone::Gone)
    }

    /// Block an account no longer.
    ///
    /// Also where one never did.
    #[oai(path = "/me/blocks/:blocked_id", method = "delete", operation_id = "unblock_account")]
    async fn delete(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The account.
        blocked_id: Path<AccountId>,
    ) -> Result<Gone, Problem> {
        logic::delete(&app, &auth.into(), blocked_id.0).await?;
        Ok(Gone::Gone)
    }
}
