//! Operations of receipts.

use linli_entities::receipt::ReceiptId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;

use crate::actor::{Actor, Permission, Scope};
use crate::answer::CreatedIn;
use crate::app::App;
use crate::auth::Member;
use crate::features::earning_rules::input::{ReceiptInput, ReceiptsInput, VoidInput};
use crate::features::earning_rules::logic::receipts;
use crate::features::earning_rules::output::{Receipt, ReceiptsReport};
use crate::once::Once;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Receipts.
pub struct ReceiptsApi;

#[OpenApi(tag = "Tag::EarningRules")]
impl ReceiptsApi {
    /// Record a receipt.
    ///
    /// For staff who serve the club, but not for oneself. Points are given at once, reckoned from all receipts of the
    /// member together: what one leaves over counts with the next.
    #[oai(path = "/club/receipts", method = "post", operation_id = "record_receipt")]
    async fn record(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<ReceiptInput>,
    ) -> Result<CreatedIn<Receipt>, Problem> {
        let actor = Actor::from(auth);
        actor.demand(Permission::ServeClub, Scope::Anywhere)?;
        let once = Once::parse(&actor, key.0, "record_receipt", &body.0)?;
        Ok(CreatedIn::list(receipts::record(&app, &actor, body.0.try_into()?, once).await?))
    }

    /// List receipts.
    ///
    /// Newest first: those of a member for staff who serve the club, all for whoever runs it.
    #[oai(path = "/club/receipts", method = "get", operation_id = "list_receipts")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The number of a membership.
        number: Query<Option<String>>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<Receipt>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (found, next) = receipts::list(&app, &auth.into(), number.0.as_deref(), &page).await?;
        Ok(Json(Page { items: found.into_iter().map(Receipt::from).collect(), next }))
    }

    /// Find a receipt void.
    ///
    /// For staff who serve the club. What it gave is taken back; what was spent of that is owed.
    #[oai(path = "/club/receipts/:receipt_id/void", method = "post", operation_id = "void_receipt")]
    async fn void(
        &self,
        app: Data<&App>,
        auth: Member,
        receipt_id: Path<ReceiptId>,
        body: Json<VoidInput>,
    ) -> Result<Json<Receipt>, Problem> {
        let actor = Actor::from(auth);
        actor.demand(Permission::ServeClub, Scope::Anywhere)?;
        Ok(Json(receipts::void(&app, &actor, receipt_id.0, body.0.reason()?).await?.into()))
    }

    /// Import receipts.
    ///
    /// For whoever runs the club. Each line stands for itself; sent again, what is recorded is found recorded.
    #[oai(path = "/club/receipts/import", method = "post", operation_id = "import_receipts")]
    async fn import(
        &self,
        app: Data<&App>,
        auth: Member,
        body: Json<ReceiptsInput>,
    ) -> Result<Json<ReceiptsReport>, Problem> {
        Ok(Json(receipts::import(&app, &auth.into(), &body.0.text).await?.into()))
    }
}
