//! Operations of trust.

use linli_entities::account::AccountId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;

use super::input::TrustPinInput;
use super::logic;
use super::output::Trust;
use crate::app::App;
use crate::auth::Member;
use crate::problem::Problem;
use crate::server::Tag;

/// Trust.
pub struct TrustApi;

#[OpenApi(tag = "Tag::Accounts")]
impl TrustApi {
    /// Tell how far an account is trusted, and why.
    ///
    /// To the account itself, with what the next level takes; and to moderators, with why a level is pinned. The level alone is
    /// told to everybody with the profile.
    #[oai(path = "/accounts/:account_id/trust", method = "get", operation_id = "get_trust")]
    async fn get(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The account.
        account_id: Path<AccountId>,
    ) -> Result<Json<Trust>, Problem> {
        Ok(Json(logic::get(&app, &auth.into(), account_id.0).await?.into()))
    }

    /// Pin how far an account is trusted.
    ///
    /// Whatever it does from then on, with a reason that the audit keeps. By whoever moderates somewhere, and not of oneself.
    #[oai(path = "/accounts/:account_id/trust", method = "put", operation_id = "pin_trust")]
    async fn pin(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The account.
        account_id: Path<AccountId>,
        body: Json<TrustPinInput>,
    ) -> Result<Json<Trust>, Problem> {
        Ok(Json(logic::pin(&app, &auth.into(), account_id.0, body.0.parse()?).await?.into()))
    }

    /// Let the level of an account follow from what it does again.
    ///
    /// By the same people; also where it is not pinned.
    #[oai(path = "/accounts/:account_id/trust", method = "delete", operation_id = "unpin_trust")]
    async fn unpin(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The account.
        account_id: Path<AccountId>,
    ) -> Result<Json<Trust>, Problem> {
        Ok(Json(logic::unpin(&app, &auth.into(), account_id.0).await?.into()))
    }
}
