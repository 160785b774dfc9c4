//! Operations of deposits.

use linli_entities::deposit::{DepositId, DepositState};
use linli_entities::group_buy::GroupBuyId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;

use super::input::{ApplicationInput, DepositInput, SelectionInput};
use super::logic::{self, acting, making};
use super::output::Deposit;
use crate::actor::Actor;
use crate::answer::Created;
use crate::app::App;
use crate::auth::Member;
use crate::once::Once;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Deposits.
pub struct DepositsApi;

#[OpenApi(tag = "Tag::Deposits")]
impl DepositsApi {
    /// Join a group buy, or register for an auction.
    ///
    /// An auction has the deposits of the group buy of the same id. For members of the club, one for each household: whoever shares a confirmed home. The deposit waits for its money;
    /// the seat is taken when that is held. The answer says where to pay to, with which reference, and until when.
    #[oai(path = "/group-buys/:group_buy_id/deposits", method = "post", operation_id = "create_deposit")]
    async fn create(
        &self,
        app: Data<&App>,
        auth: Member,
        group_buy_id: Path<GroupBuyId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<DepositInput>,
    ) -> Result<Created<Deposit>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "create_deposit", &(group_buy_id.0, &body.0))?;
        Ok(Created::of(making::create(&app, &actor, group_buy_id.0, body.0, once).await?))
    }

    /// List the deposits for a group buy.
    ///
    /// Or for the auction of the same id. For staff who manage it or take its payments, in the order in which they were made.
    #[oai(path = "/group-buys/:group_buy_id/deposits", method = "get", operation_id = "list_deposits")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Member,
        group_buy_id: Path<GroupBuyId>,
        /// Those that stand so.
        state: Query<Option<DepositState>>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<Deposit>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (seen, next) = logic::list(&app, &auth.into(), group_buy_id.0, state.0, &page).await?;
        Ok(Json(Page { items: seen.into_iter().map(Deposit::from).collect(), next }))
    }

    /// List one's own deposits.
    ///
    /// The newest first.
    #[oai(path = "/me/deposits", method = "get", operation_id = "list_my_deposits")]
    async fn own(
        &self,
        app: Data<&App>,
        auth: Member,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<Deposit>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (seen, next) = logic::own(&app, &auth.into(), &page).await?;
        Ok(Json(Page { items: seen.into_iter().map(Deposit::from).collect(), next }))
    }

    /// Read a deposit.
    ///
    /// For whose it is and for staff who work with it: where it stands, what happened to it, and what goes back.
    #[oai(path = "/deposits/:deposit_id", method = "get", operation_id = "get_deposit")]
    async fn get(
        &self,
        app: Data<&App>,
        auth: Member,
        deposit_id: Path<DepositId>,
    ) -> Result<Json<Deposit>, Problem> {
        Ok(Json(logic::get(&app, &auth.into(), deposit_id.0).await?.into()))
    }

    /// Withdraw a deposit.
    ///
    /// One's own, at any time before its money is in a contract, and nobody asks why. What was held goes back by itself.
    /// Whoever bids the most in an auction does so only from the day after `signs_on` (`highest_bidder`).
    #[oai(path = "/deposits/:deposit_id/withdrawal", method = "post", operation_id = "withdraw_deposit")]
    async fn withdraw(
        &self,
        app: Data<&App>,
        auth: Member,
        deposit_id: Path<DepositId>,
    ) -> Result<Json<Deposit>, Problem> {
        Ok(Json(acting::withdraw(&app, &auth.into(), deposit_id.0).await?.into()))
    }

    /// Select a member.
    ///
    /// For staff who manage the group buy, but not for oneself, while homes are chosen.
    #[oai(path = "/deposits/:deposit_id/selection", method = "post", operation_id = "select_deposit")]
    async fn select(
        &self,
        app: Data<&App>,
        auth: Member,
        deposit_id: Path<DepositId>,
        body: Json<SelectionInput>,
    ) -> Result<Json<Deposit>, Problem> {
        Ok(Json(acting::select(&app, &auth.into(), deposit_id.0, body.0).await?.into()))
    }

    /// Release a member.
    ///
    /// For staff who manage the group buy, but not for oneself: the member is not selected, and the money goes back.
    #[oai(path = "/deposits/:deposit_id/release", method = "post", operation_id = "release_deposit")]
    async fn release(
        &self,
        app: Data<&App>,
        auth: Member,
        deposit_id: Path<DepositId>,
    ) -> Result<Json<Deposit>, Problem> {
        Ok(Json(acting::release(&app, &auth.into(), deposit_id.0).await?.into()))
    }

    /// Apply a deposit to a contract.
    ///
    /// For staff who manage the group buy, but not for oneself: the selected member signed, and the money is part of the
    /// price.
    #[oai(path = "/deposits/:deposit_id/application", method = "post", operation_id = "apply_deposit")]
    async fn apply(
        &self,
        app: Data<&App>,
        auth: Member,
        deposit_id: Path<DepositId>,
        body: Json<ApplicationInput>,
    ) -> Result<Json<Deposit>, Problem> {
        Ok(Json(acting::apply(&app, &auth.into(), deposit_id.0, body.0).await?.into()))
    }
}
