//! Operations of referrals for staff.

use linli_entities::Date;
use linli_entities::referral::{ReferralId, ReferralState};
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;

use crate::actor::{Actor, Permission, Scope};
use crate::answer::Created;
use crate::app::App;
use crate::auth::Member;
use crate::features::referrals::input::{ReferralInput, ReferralStepInput};
use crate::features::referrals::logic;
use crate::features::referrals::output::{Referral, ReferralFigures};
use crate::once::Once;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Referrals at the desk.
pub struct ReferralDeskApi;

#[OpenApi(tag = "Tag::Referrals")]
impl ReferralDeskApi {
    /// List referrals.
    ///
    /// For staff who serve the club: newest first.
    #[oai(path = "/club/referrals", method = "get", operation_id = "list_referrals")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Only those that stand so.
        state: Query<Option<ReferralState>>,
        /// Only those with this number or code of the member who sent, this reference of a contract, or this whole name,
        /// e-mail address or phone number on either side.
        q: Query<Option<String>>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<Referral>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (found, next) = logic::list(&app, &auth.into(), state.0, q.0.as_deref(), &page).await?;
        Ok(Json(Page { items: found.into_iter().map(Referral::from).collect(), next }))
    }

    /// Read figures of referrals.
    ///
    /// For staff who serve the club: how often each step was taken, by month, and which share of the homes that were
    /// confirmed as bought came by a referral. All of it is of what is recorded here.
    #[oai(path = "/club/referrals/figures", method = "get", operation_id = "get_referral_figures")]
    async fn figures(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The first day.
        from_on: Query<Date>,
        /// The last day; at most two years after the first.
        until_on: Query<Date>,
    ) -> Result<Json<ReferralFigures>, Problem> {
        Ok(Json(logic::figures(&app, &auth.into(), (from_on.0, until_on.0)).await?.into()))
    }

    /// Read a referral.
    ///
    /// For staff who serve the club: with every step that was recorded.
    #[oai(path = "/club/referrals/:referral_id", method = "get", operation_id = "get_referral")]
    async fn get(
        &self,
        app: Data<&App>,
        auth: Member,
        referral_id: Path<ReferralId>,
    ) -> Result<Json<Referral>, Problem> {
        Ok(Json(logic::get(&app, &auth.into(), referral_id.0).await?.into()))
    }

    /// Record a referral.
    ///
    /// For staff who serve the club, but not for oneself on either side. Whom a referral already stands for, who has a
    /// confirmed home, and who has one in common with the member is refused.
    #[oai(path = "/club/referrals", method = "post", operation_id = "record_referral")]
    async fn record(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<ReferralInput>,
    ) -> Result<Created<Referral>, Problem> {
        let actor = Actor::from(auth);
        actor.demand(Permission::ServeClub, Scope::Anywhere)?;
        let once = Once::parse(&actor, key.0, "record_referral", &body.0)?;
        Ok(Created::of(logic::record(&app, &actor, body.0.try_into()?, once).await?))
    }

    /// Record a step of a referral.
    ///
    /// For staff who serve the club, but not on either side of it. Steps may be left out, none leads back. `signed` promises
    /// points to the member by the rule that held on that day; they are given when the days of the rule are over, at once
    /// where they are over already. `cancelled` takes them away, and what was spent of them is owed.
    #[oai(
        path = "/club/referrals/:referral_id/steps",
        method = "post",
        operation_id = "record_referral_step"
    )]
    async fn step(
        &self,
        app: Data<&App>,
        auth: Member,
        referral_id: Path<ReferralId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<ReferralStepInput>,
    ) -> Result<Json<Referral>, Problem> {
        let actor = Actor::from(auth);
        actor.demand(Permission::ServeClub, Scope::Anywhere)?;
        let once = Once::parse(&actor, key.0, "record_referral_step", &(referral_id.0, &body.0))?;
        Ok(Json(logic::record_step(&app, &actor, referral_id.0, body.0.try_into()?, once).await?.into()))
    }
}
