//! Operations of badges.

use linli_entities::account::AccountId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;

use super::input::BadgesShownInput;
use super::logic;
use super::output::{Badges, HeldBadges, OwnBadges};
use crate::app::App;
use crate::auth::{Anyone, Member};
use crate::problem::Problem;
use crate::server::Tag;

/// Badges.
pub struct BadgesApi;

#[OpenApi(tag = "Tag::Accounts")]
impl BadgesApi {
    /// List the badges that there are.
    ///
    /// With how many accounts have each.
    #[oai(path = "/badges", method = "get", operation_id = "list_badges")]
    async fn list(&self, app: Data<&App>, _auth: Anyone) -> Result<Json<Badges>, Problem> {
        Ok(Json(logic::list(&app).await?))
    }

    /// List the badges of an account.
    ///
    /// In the order in which they were given: of what kind and on which day, and not for which act. None where the account does
    /// not show them.
    #[oai(path = "/accounts/:account_id/badges", method = "get", operation_id = "list_account_badges")]
    async fn of_account(
        &self,
        app: Data<&App>,
        auth: Anyone,
        /// The account.
        account_id: Path<AccountId>,
    ) -> Result<Json<HeldBadges>, Problem> {
        Ok(Json(logic::of_account(&app, &auth.into(), account_id.0).await?))
    }

    /// List one's own badges.
    ///
    /// And whether others see them.
    #[oai(path = "/me/badges", method = "get", operation_id = "get_own_badges")]
    async fn own(&self, app: Data<&App>, auth: Member) -> Result<Json<OwnBadges>, Problem> {
        Ok(Json(logic::own(&app, &auth.into()).await?))
    }

    /// Show one's badges, or hide them.
    ///
    /// All of them at once. They are given all the same.
    #[oai(path = "/me/badges", method = "put", operation_id = "set_badges_shown")]
    async fn set_shown(
        &self,
        app: Data<&App>,
        auth: Member,
        body: Json<BadgesShownInput>,
    ) -> Result<Json<OwnBadges>, Problem> {
        Ok(Json(logic::set_shown(&app, &auth.into(), body.0.shown).await?))
    }
}
