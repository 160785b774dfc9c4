//! Operations of rewards.

use linli_entities::redemption::RedemptionId;
use linli_entities::reward::RewardId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;

use super::input::{CancellationInput, RewardInput};
use super::logic::{self, redeeming};
use super::output::{Redemption, Reward};
use crate::actor::{Actor, Permission, Scope};
use crate::answer::{Created, CreatedIn, Versioned};
use crate::app::App;
use crate::auth::{Anyone, Member};
use crate::etag;
use crate::once::Once;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Rewards.
pub struct RewardsApi;

#[OpenApi(tag = "Tag::Rewards")]
impl RewardsApi {
    /// List rewards.
    ///
    /// For everybody those that are offered, newest first; for whoever runs the club drafts and those that ended too.
    #[oai(path = "/club/rewards", method = "get", operation_id = "list_rewards")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Anyone,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<Reward>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (rewards, next) = logic::list(&app, &auth.into(), &page).await?;
        Ok(Json(Page { items: rewards.into_iter().map(Reward::from).collect(), next }))
    }

    /// Read a reward.
    ///
    /// For everybody; a draft for whoever runs the club.
    #[oai(path = "/club/rewards/:reward_id", method = "get", operation_id = "get_reward")]
    async fn get(
        &self,
        app: Data<&App>,
        auth: Anyone,
        reward_id: Path<RewardId>,
    ) -> Result<Versioned<Reward>, Problem> {
        let seen = logic::get(&app, &auth.into(), reward_id.0).await?;
        Ok(Versioned::of(seen.row.version, seen))
    }

    /// Make a reward.
    ///
    /// For whoever runs the club.
    #[oai(path = "/club/rewards", method = "post", operation_id = "create_reward")]
    async fn create(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<RewardInput>,
    ) -> Result<Created<Reward>, Problem> {
        let actor = Actor::from(auth);
        actor.demand(Permission::RunClub, Scope::Club)?;
        let once = Once::parse(&actor, key.0, "create_reward", &body.0)?;
        Ok(Created::of(logic::create(&app, &actor, body.0.try_into()?, once).await?))
    }

    /// Change a reward.
    ///
    /// For whoever runs the club. What was redeemed before stays as it was.
    #[oai(path = "/club/rewards/:reward_id", method = "put", operation_id = "update_reward")]
    async fn update(
        &self,
        app: Data<&App>,
        auth: Member,
        reward_id: Path<RewardId>,
        /// The version that was read.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
        body: Json<RewardInput>,
    ) -> Result<Versioned<Reward>, Problem> {
        let actor = Actor::from(auth);
        actor.demand(Permission::RunClub, Scope::Club)?;
        let version = etag::version_seen(if_match.0.as_deref())?;
        let seen = logic::update(&app, &actor, reward_id.0, version, body.0.try_into()?).await?;
        Ok(Versioned::of(seen.row.version, seen))
    }

    /// Redeem a reward.
    ///
    /// For members. The piece, the points and the voucher, together or not at all.
    #[oai(path = "/club/rewards/:reward_id/redemptions", method = "post", operation_id = "redeem_reward")]
    async fn redeem(
        &self,
        app: Data<&App>,
        auth: Member,
        reward_id: Path<RewardId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
    ) -> Result<CreatedIn<Redemption>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "redeem_reward", &reward_id.0)?;
        Ok(CreatedIn::list(redeeming::redeem(&app, &actor, reward_id.0, once).await?))
    }

    /// List one's own redemptions.
    ///
    /// For members, newest first, with the codes of their vouchers.
    #[oai(path = "/club/membership/redemptions", method = "get", operation_id = "list_my_redemptions")]
    async fn own(
        &self,
        app: Data<&App>,
        auth: Member,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<Redemption>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (found, next) = redeeming::own(&app, &auth.into(), &page).await?;
        Ok(Json(Page { items: found.into_iter().map(Redemption::from).collect(), next }))
    }

    /// Cancel a redemption.
    ///
    /// For the member, and for whoever runs the club, while its voucher was not used. The points come back to where they
    /// came from; what of them would have expired meanwhile comes back for a while.
    #[oai(
        path = "/club/redemptions/:redemption_id/cancellation",
        method = "post",
        operation_id = "cancel_redemption"
    )]
    async fn cancel(
        &self,
        app: Data<&App>,
        auth: Member,
        redemption_id: Path<RedemptionId>,
        body: Json<CancellationInput>,
    ) -> Result<Json<Redemption>, Problem> {
        let reason = body.0.reason()?;
        Ok(Json(redeeming::cancel(&app, &auth.into(), redemption_id.0, reason).await?.into()))
    }

    /// Look at a voucher.
    ///
    /// For staff who serve the club: by its code, however it is typed.
    #[oai(path = "/club/vouchers/:code", method = "get", operation_id = "get_voucher")]
    async fn voucher(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The code.
        code: Path<String>,
    ) -> Result<Json<Redemption>, Problem> {
        Ok(Json(redeeming::voucher(&app, &auth.into(), &code.0).await?.into()))
    }

    /// Take a voucher.
    ///
    /// For staff who serve the club, but not for oneself. It is used then, once.
    #[oai(path = "/club/vouchers/:code/use", method = "post", operation_id = "use_voucher")]
    async fn take(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The code.
        code: Path<String>,
    ) -> Result<Json<Redemption>, Problem> {
        Ok(Json(redeeming::take(&app, &auth.into(), &code.0).await?.into()))
    }
}
