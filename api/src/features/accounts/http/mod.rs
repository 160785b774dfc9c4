//! Operations of accounts.

mod cookies;
pub mod me;
pub mod passwords;
pub mod sessions;

use linli_entities::account::AccountId;
use poem::Request;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;

use self::cookies::{Entered, entered, visitor};
use super::input::RegistrationInput;
use super::logic::{AccountRef, erasure, lookup, me as own, registration};
use super::output::Profile;
use crate::answer::Gone;
use crate::app::App;
use crate::auth::{Anyone, Member};
use crate::locale;
use crate::once::Once;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Accounts.
pub struct AccountsApi;

#[OpenApi(tag = "Tag::Accounts")]
impl AccountsApi {
    /// Register an account.
    ///
    /// Signs in: sets the session cookie. A code is mailed; by it the e-mail address has to be proven before one can
    /// write.
    #[oai(path = "/accounts", method = "post", operation_id = "register_account")]
    async fn register(
        &self,
        app: Data<&App>,
        request: &Request,
        /// The languages the browser prefers.
        #[oai(name = "Accept-Language")]
        accept_language: Header<Option<String>>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<RegistrationInput>,
    ) -> Result<Entered, Problem> {
        let once = Once::of_newcomer(key.0, "register_account", &(&body.name, &body.email))?;
        let new = body.0.parse(locale::preferred(accept_language.as_deref()))?;
        let opened = registration::register(&app, visitor(request, &app), new, once).await?;
        let address = format!("/accounts/{}", opened.account_id);
        entered(&app, request, opened, &address).await
    }

    /// Look accounts up.
    ///
    /// By the beginning of a name, or by a whole e-mail address or phone number. For staff that looks accounts up.
    #[oai(path = "/accounts", method = "get", operation_id = "list_accounts")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Member,
        /// What is looked for; everything unless given.
        query: Query<Option<String>>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<AccountRef>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let query = query.0.unwrap_or_default();
        let (items, next) = lookup::search(&app, &auth.into(), &query, page).await?;
        Ok(Json(Page { items, next }))
    }

    /// Get the profile of an account.
    ///
    /// Its counts are of what the reader may read.
    #[oai(path = "/accounts/:account_id", method = "get", operation_id = "get_profile")]
    async fn profile(
        &self,
        app: Data<&App>,
        auth: Anyone,
        account_id: Path<AccountId>,
    ) -> Result<Json<Profile>, Problem> {
        Ok(Json(own::seen(&app, &auth.into(), account_id.0).await?.into()))
    }

    /// Erase an account.
    ///
    /// As its owner asked of staff: as if the owner had done it. Permission `erase_accounts`.
    #[oai(path = "/accounts/:account_id/erasure", method = "post", operation_id = "erase_account")]
    async fn erase(
        &self,
        app: Data<&App>,
        auth: Member,
        account_id: Path<AccountId>,
    ) -> Result<Gone, Problem> {
        erasure::erase(&app, &auth.into(), account_id.0).await?;
        Ok(Gone::Gone)
    }
}
