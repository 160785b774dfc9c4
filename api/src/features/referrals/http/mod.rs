//! Operations of referrals for both sides.

pub mod desk;

use linli_entities::referral::ReferralId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Query};
use poem_openapi::payload::Json;

use super::input::ReferralClaimInput;
use super::logic;
use super::output::{ReferralClaim, SentReferral};
use crate::actor::Actor;
use crate::answer::Created;
use crate::app::App;
use crate::auth::Member;
use crate::once::Once;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Whom one sent, and who sent one.
pub struct ReferralsApi;

#[OpenApi(tag = "Tag::Referrals")]
impl ReferralsApi {
    /// List whom one sent.
    ///
    /// For members: newest first, where each stands, and the points that wait, were given and were taken back.
    #[oai(path = "/club/membership/referrals", method = "get", operation_id = "list_my_referrals")]
    async fn own(
        &self,
        app: Data<&App>,
        auth: Member,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<SentReferral>>, Problem> {
        let page = PageRequest::<ReferralId>::parse(limit.0, after.0.as_deref())?;
        let (found, next) = logic::own(&app, &auth.into(), &page).await?;
        Ok(Json(Page { items: found.into_iter().map(SentReferral::from).collect(), next }))
    }

    /// Read who sent one.
    ///
    /// Where it stands, or whether one may still say who sent one. Of the member who did, the public name.
    #[oai(path = "/club/referral-claim", method = "get", operation_id = "get_referral_claim")]
    async fn claimed(&self, app: Data<&App>, auth: Member) -> Result<Json<ReferralClaim>, Problem> {
        Ok(Json(logic::own_claim(&app, &auth.into()).await?.into()))
    }

    /// Say who sent one.
    ///
    /// For accounts with a proven address, within 30 days of registering, by the code of a member. Not for who has a
    /// confirmed home, or one in common with that member. Said again with the same code, nothing changes.
    #[oai(path = "/club/referral-claim", method = "post", operation_id = "claim_referral")]
    async fn claim(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<ReferralClaimInput>,
    ) -> Result<Created<ReferralClaim>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "claim_referral", &body.0)?;
        Ok(Created::of(logic::claim(&app, &actor, body.0.referral_code, once).await?))
    }
}
