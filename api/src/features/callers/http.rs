//! Operations of callers.

use linli_entities::account::AccountId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;

use super::logic;
use super::output::AccountRecord;
use crate::app::App;
use crate::auth::Member;
use crate::page::Page;
use crate::problem::Problem;
use crate::server::Tag;

/// Callers.
pub struct CallersApi;

#[OpenApi(tag = "Tag::Callers")]
impl CallersApi {
    /// Find who is calling.
    ///
    /// For staff who answer complaints: up to ten whose name begins so, or whose whole phone number or e-mail address
    /// it is, with homes and complaints in one answer. Only those who have a home or a complaint where one answers.
    /// Every look is in the audit.
    #[oai(path = "/callers", method = "get", operation_id = "search_callers")]
    async fn search(
        &self,
        app: Data<&App>,
        auth: Member,
        /// A name or its beginning, at least two characters; or a whole number or address.
        query: Query<String>,
    ) -> Result<Json<Page<AccountRecord>>, Problem> {
        let found = logic::search(&app, &auth.into(), &query.0).await?;
        Ok(Json(Page { items: found.into_iter().map(AccountRecord::from).collect(), next: None }))
    }

    /// Read what is known of an account.
    ///
    /// For staff who answer complaints where it has a home or a complaint: both in one answer. Every look is in the
    /// audit.
    #[oai(path = "/accounts/:account_id/record", method = "get", operation_id = "get_account_record")]
    async fn record(
        &self,
        app: Data<&App>,
        auth: Member,
        account_id: Path<AccountId>,
    ) -> Result<Json<AccountRecord>, Problem> {
        Ok(Json(logic::record(&app, &auth.into(), account_id.0).await?.into()))
    }
}
