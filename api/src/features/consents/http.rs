//! Operations of consents.

use linli_entities::account::AccountId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path};
use poem_openapi::payload::Json;

use super::input::{AccountConsentInput, ConsentsInput};
use super::logic;
use super::output::{AccountConsents, ConsentAct, Consents};
use crate::actor::{Actor, Permission, Scope};
use crate::answer::CreatedIn;
use crate::app::App;
use crate::auth::Member;
use crate::once::Once;
use crate::problem::Problem;
use crate::server::Tag;

/// Consents.
pub struct ConsentsApi;

#[OpenApi(tag = "Tag::Consents")]
impl ConsentsApi {
    /// Read what one consents to.
    ///
    /// Every way for every purpose. Nothing is consented to before one said so. What concerns one's own complaint,
    /// deposit or registration is told without: see the settings of notices.
    #[oai(path = "/me/contact-consents", method = "get", operation_id = "get_my_consents")]
    async fn own(&self, app: Data<&App>, auth: Member) -> Result<Json<Consents>, Problem> {
        Ok(Json(logic::own(&app, &auth.into()).await?.into()))
    }

    /// Say what one consents to.
    ///
    /// What is not named stays. It holds at once, also for what is being sent.
    #[oai(path = "/me/contact-consents", method = "put", operation_id = "put_my_consents")]
    async fn put(
        &self,
        app: Data<&App>,
        auth: Member,
        body: Json<ConsentsInput>,
    ) -> Result<Json<Consents>, Problem> {
        Ok(Json(logic::put(&app, &auth.into(), body.0.parse()?).await?.into()))
    }

    /// Read what somebody consents to.
    ///
    /// For staff who serve the club: what holds, and what was said when, where and by whom.
    #[oai(
        path = "/accounts/:account_id/contact-consents",
        method = "get",
        operation_id = "get_account_consents"
    )]
    async fn of_account(
        &self,
        app: Data<&App>,
        auth: Member,
        account_id: Path<AccountId>,
    ) -> Result<Json<AccountConsents>, Problem> {
        Ok(Json(logic::of_account(&app, &auth.into(), account_id.0).await?.into()))
    }

    /// Record what somebody consents to.
    ///
    /// For staff who serve the club and were told so, by telephone or in person; not for oneself. What was said before
    /// stays to be read.
    #[oai(
        path = "/accounts/:account_id/contact-consents",
        method = "post",
        operation_id = "record_account_consent"
    )]
    async fn record(
        &self,
        app: Data<&App>,
        auth: Member,
        account_id: Path<AccountId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<AccountConsentInput>,
    ) -> Result<CreatedIn<ConsentAct>, Problem> {
        let actor = Actor::from(auth);
        actor.demand(Permission::ServeClub, Scope::Anywhere)?;
        let once = Once::parse(&actor, key.0, "record_account_consent", &(account_id.0, &body.0))?;
        Ok(CreatedIn::list(logic::record(&app, &actor, account_id.0, body.0.parse()?, once).await?))
    }
}
