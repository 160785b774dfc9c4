//! Operations of group buys.

use linli_entities::group_buy::GroupBuyId;
use linli_entities::project::ProjectId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;

use super::input::{GroupBuyCancellation, GroupBuyInput};
use super::logic::{self, deciding, editing};
use super::output::GroupBuy;
use crate::actor::Actor;
use crate::answer::{Created, Versioned};
use crate::app::App;
use crate::auth::{Anyone, Member};
use crate::once::Once;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Group buys.
pub struct GroupBuysApi;

#[OpenApi(tag = "Tag::GroupBuys")]
impl GroupBuysApi {
    /// List group buys.
    ///
    /// For everybody those that are offered, newest first; drafts for staff who manage them.
    #[oai(path = "/group-buys", method = "get", operation_id = "list_group_buys")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Anyone,
        /// For homes of this project.
        project_id: Query<Option<ProjectId>>,
        /// `current` unless given, `past` or `drafts`.
        when: Query<Option<String>>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<GroupBuy>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (seen, next) = logic::list(&app, &auth.into(), project_id.0, when.0.as_deref(), &page).await?;
        Ok(Json(Page { items: seen.into_iter().map(GroupBuy::from).collect(), next }))
    }

    /// Read a group buy.
    ///
    /// With what one pays and gets, how many are in, the promised day and how it is kept.
    #[oai(path = "/group-buys/:group_buy_id", method = "get", operation_id = "get_group_buy")]
    async fn get(
        &self,
        app: Data<&App>,
        auth: Anyone,
        group_buy_id: Path<GroupBuyId>,
    ) -> Result<Versioned<GroupBuy>, Problem> {
        let seen = logic::get(&app, &auth.into(), group_buy_id.0).await?;
        Ok(Versioned::of(seen.row.version, seen))
    }

    /// Create a group buy.
    ///
    /// For staff who manage group buys in all of its projects. It is a draft until it is opened.
    #[oai(path = "/group-buys", method = "post", operation_id = "create_group_buy")]
    async fn create(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<GroupBuyInput>,
    ) -> Result<Created<GroupBuy>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "create_group_buy", &body.0)?;
        Ok(Created::of(editing::create(&app, &actor, body.0, once).await?))
    }

    /// Change a group buy.
    ///
    /// A draft as a whole; other terms are another version of them. One that is offered in its title, its text and its
    /// seats alone: whoever joined accepted all the rest.
    #[oai(path = "/group-buys/:group_buy_id", method = "put", operation_id = "update_group_buy")]
    async fn update(
        &self,
        app: Data<&App>,
        auth: Member,
        group_buy_id: Path<GroupBuyId>,
        /// The version that was read.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
        body: Json<GroupBuyInput>,
    ) -> Result<Versioned<GroupBuy>, Problem> {
        let seen = editing::update(&app, &auth.into(), group_buy_id.0, if_match.0.as_deref(), body.0).await?;
        Ok(Versioned::of(seen.row.version, seen))
    }

    /// Open a group buy.
    ///
    /// Everybody knows of it from now on, and can join from `opens_at` on. It needs the number of the permit to sell, and
    /// terms.
    #[oai(path = "/group-buys/:group_buy_id/opening", method = "post", operation_id = "open_group_buy")]
    async fn open(
        &self,
        app: Data<&App>,
        auth: Member,
        group_buy_id: Path<GroupBuyId>,
    ) -> Result<Json<GroupBuy>, Problem> {
        Ok(Json(editing::open(&app, &auth.into(), group_buy_id.0).await?.into()))
    }

    /// Decide on a group buy.
    ///
    /// By itself it is decided at `decides_at` whether enough joined: then homes are chosen, else everybody gets the money
    /// back. Staff decide so before: from `closes_at` on, or as soon as enough joined.
    #[oai(path = "/group-buys/:group_buy_id/closing", method = "post", operation_id = "close_group_buy")]
    async fn close(
        &self,
        app: Data<&App>,
        auth: Member,
        group_buy_id: Path<GroupBuyId>,
    ) -> Result<Json<GroupBuy>, Problem> {
        Ok(Json(deciding::close(&app, &auth.into(), group_buy_id.0).await?.into()))
    }

    /// Cancel a group buy.
    ///
    /// Everybody whose money is not in a contract gets it back by itself, and reads the reason.
    #[oai(
        path = "/group-buys/:group_buy_id/cancellation",
        method = "post",
        operation_id = "cancel_group_buy"
    )]
    async fn cancel(
        &self,
        app: Data<&App>,
        auth: Member,
        group_buy_id: Path<GroupBuyId>,
        body: Json<GroupBuyCancellation>,
    ) -> Result<Json<GroupBuy>, Problem> {
        Ok(Json(deciding::cancel(&app, &auth.into(), group_buy_id.0, body.0).await?.into()))
    }

    /// Settle a group buy.
    ///
    /// Everybody chose who is to: whoever is not selected gets the money back by itself.
    #[oai(path = "/group-buys/:group_buy_id/settlement", method = "post", operation_id = "settle_group_buy")]
    async fn settle(
        &self,
        app: Data<&App>,
        auth: Member,
        group_buy_id: Path<GroupBuyId>,
    ) -> Result<Json<GroupBuy>, Problem> {
        Ok(Json(deciding::settle(&app, &auth.into(), group_buy_id.0).await?.into()))
    }
}
