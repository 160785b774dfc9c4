//! Operations of following people.

use linli_entities::account::AccountId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;

use super::logic;
use super::output::Follow;
use crate::answer::Gone;
use crate::app::App;
use crate::auth::Member;
use crate::features::topics::output::Topic;
use crate::fields;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Following people.
pub struct FollowsApi;

#[OpenApi(tag = "Tag::Follows")]
impl FollowsApi {
    /// List whom one follows.
    ///
    /// By account. Nobody else sees this, not even who is followed. With `account_ids` only those of them.
    #[oai(path = "/me/follows", method = "get", operation_id = "list_follows")]
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
    ) -> Result<Json<Page<Follow>>, Problem> {
        let ids =
            account_ids.0.as_deref().map(|text| fields::ids("/account_ids", text, AccountId)).transpose()?;
        let page = PageRequest::<AccountId>::parse(limit.0, after.0.as_deref())?;
        Ok(Json(logic::list(&app, &auth.into(), ids, page).await?))
    }

    /// Follow an account.
    ///
    /// One is told of the topics that it opens where one may read them. Nobody follows whom they block. The account is not
    /// told.
    #[oai(path = "/me/follows/:followed_id", method = "put", operation_id = "follow_account")]
    async fn put(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The account.
        followed_id: Path<AccountId>,
    ) -> Result<Gone, Problem> {
        logic::put(&app, &auth.into(), followed_id.0).await?;
        Ok(Gone::Gone)
    }

    /// Follow an account no longer.
    ///
    /// Also where one never did.
    #[oai(path = "/me/follows/:followed_id", method = "delete", operation_id = "unfollow_account")]
    async fn delete(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The account.
        followed_id: Path<AccountId>,
    ) -> Result<Gone, Problem> {
        logic::delete(&app, &auth.into(), followed_id.0).await?;
        Ok(Gone::Gone)
    }

    /// List the topics of those whom one follows.
    ///
    /// Those that they opened, newest first, as far as one may read them.
    #[oai(path = "/me/followed-topics", method = "get", operation_id = "list_followed_topics")]
    async fn topics(
        &self,
        app: Data<&App>,
        auth: Member,
        /// 1 to 100.
        limit: Query<Option<u64>>,
        /// `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<Topic>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        Ok(Json(logic::topics(&app, &auth.into(), page).await?))
    }
}
