//! Operations of sanctions.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::sanction::SanctionId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;

use super::input::{AppealDecisionInput, AppealInput, SanctionInput, SanctionLiftInput};
use super::logic;
use super::output::{OwnSanction, Sanction};
use crate::actor::Actor;
use crate::answer::Created;
use crate::app::App;
use crate::auth::Member;
use crate::once::Once;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Sanctions.
pub struct SanctionsApi;

#[OpenApi(tag = "Tag::Sanctions")]
impl SanctionsApi {
    /// List what was imposed on oneself.
    ///
    /// The last first, with why, until when, and whether one may appeal; not by whom.
    #[oai(path = "/me/sanctions", method = "get", operation_id = "list_own_sanctions")]
    async fn own(
        &self,
        app: Data<&App>,
        auth: Member,
        /// 1 to 100.
        limit: Query<Option<u64>>,
        /// `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<OwnSanction>>, Problem> {
        let page = PageRequest::<SanctionId>::parse(limit.0, after.0.as_deref())?;
        let (own, next) = logic::own(&app, &auth.into(), &page).await?;
        Ok(Json(Page { items: own.into_iter().map(OwnSanction::from).collect(), next }))
    }

    /// Appeal against what was imposed on oneself.
    ///
    /// Once for each, while it is in force and within 30 days after it was imposed. Somebody else decides than who imposed
    /// it. 409 `already_appealed`, 409 `too_late`.
    #[oai(path = "/sanctions/:sanction_id/appeal", method = "post", operation_id = "appeal_sanction")]
    async fn appeal(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The sanction.
        sanction_id: Path<SanctionId>,
        body: Json<AppealInput>,
    ) -> Result<Json<OwnSanction>, Problem> {
        Ok(Json(logic::appeal(&app, &auth.into(), sanction_id.0, &body.0.text).await?.into()))
    }

    /// List what was imposed on an account.
    ///
    /// For whoever imposes sanctions: of the places in which they do, the last first.
    #[oai(path = "/accounts/:account_id/sanctions", method = "get", operation_id = "list_sanctions")]
    async fn of_account(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The account.
        account_id: Path<AccountId>,
        /// 1 to 100.
        limit: Query<Option<u64>>,
        /// `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<Sanction>>, Problem> {
        let page = PageRequest::<SanctionId>::parse(limit.0, after.0.as_deref())?;
        Ok(shown(logic::of_account(&app, &auth.into(), account_id.0, &page).await?))
    }

    /// Warn, silence or suspend an account.
    ///
    /// Within one's own reach: moderators and managers in their project and its boards, city care in the city, group care
    /// and administrators everywhere; in boards that are closed to staff whoever moderates them. Not oneself, nor whoever
    /// has a role as high: 403 `outranked`. In force from the answer on, until it ends by itself or is lifted; without
    /// `days` for administrators and managers. The person is told why, until when and how to appeal. 409
    /// `already_sanctioned` while the same is in force there.
    #[oai(path = "/accounts/:account_id/sanctions", method = "post", operation_id = "impose_sanction")]
    async fn impose(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The account.
        account_id: Path<AccountId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<SanctionInput>,
    ) -> Result<Created<Sanction>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "impose_sanction", &(account_id.0, &body.0))?;
        Ok(Created::of(logic::impose(&app, &actor, account_id.0, body.0.try_into()?, once).await?))
    }

    /// Get a sanction.
    ///
    /// For whoever imposes in its place.
    #[oai(path = "/sanctions/:sanction_id", method = "get", operation_id = "get_sanction")]
    async fn get(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The sanction.
        sanction_id: Path<SanctionId>,
    ) -> Result<Json<Sanction>, Problem> {
        Ok(Json(logic::get(&app, &auth.into(), sanction_id.0).await?.into()))
    }

    /// Lift a sanction, or take a warning back.
    ///
    /// By who imposed it, or by whoever is as high there. From the answer on it keeps from nothing; an appeal that waits is
    /// decided with it. 409 `already_decided`, 409 `too_late` where it ended by itself.
    #[oai(path = "/sanctions/:sanction_id/lift", method = "post", operation_id = "lift_sanction")]
    async fn lift(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The sanction.
        sanction_id: Path<SanctionId>,
        body: Json<SanctionLiftInput>,
    ) -> Result<Json<Sanction>, Problem> {
        Ok(Json(logic::lift(&app, &auth.into(), sanction_id.0, &body.0.text).await?.into()))
    }

    /// List the appeals that wait.
    ///
    /// For whoever imposes sanctions: of the places in which they do, the oldest first.
    #[oai(path = "/appeals", method = "get", operation_id = "list_appeals")]
    async fn appeals(
        &self,
        app: Data<&App>,
        auth: Member,
        /// 1 to 100.
        limit: Query<Option<u64>>,
        /// `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<Sanction>>, Problem> {
        let page = PageRequest::<(Instant, SanctionId)>::parse(limit.0, after.0.as_deref())?;
        Ok(shown(logic::appeals(&app, &auth.into(), &page).await?))
    }

    /// Decide of an appeal.
    ///
    /// By somebody else than who imposed it, who is as high there: 403 `involved`. It stays, ends earlier or ends at once;
    /// the person and who imposed it are told. 409 `too_early` where nobody appealed, 409 `already_decided`.
    #[oai(path = "/sanctions/:sanction_id/decision", method = "post", operation_id = "decide_appeal")]
    async fn decide(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The sanction.
        sanction_id: Path<SanctionId>,
        body: Json<AppealDecisionInput>,
    ) -> Result<Json<Sanction>, Problem> {
        Ok(Json(logic::decide(&app, &auth.into(), sanction_id.0, body.0.try_into()?).await?.into()))
    }
}

fn shown((seen, next): (Vec<logic::Seen>, Option<String>)) -> Json<Page<Sanction>> {
    Json(Page { items: seen.into_iter().map(Sanction::from).collect(), next })
}
