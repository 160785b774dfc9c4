//! Operations of payments and refunds.

pub mod messages;

use linli_entities::Date;
use linli_entities::group_buy::GroupBuyId;
use linli_entities::payment::{PaymentId, PaymentState};
use linli_entities::refund::{RefundId, RefundState};
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;

use super::input::{AssignmentInput, SendingInput, TransferInput};
use super::logic::{self, AskedRefunds, recording, refunding, table};
use super::output::{Payment, PaymentTable, Refund};
use crate::actor::{Actor, Permission, Scope};
use crate::answer::CreatedIn;
use crate::app::App;
use crate::auth::Member;
use crate::once::Once;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Payments and refunds.
pub struct PaymentsApi;

#[OpenApi(tag = "Tag::Payments")]
impl PaymentsApi {
    /// Record a payment.
    ///
    /// For staff who take payments, but not for oneself: a transfer, as the statement has it. The answer says what became
    /// of it: its deposit holds it; it goes back by itself, because it is late, double, of another amount or one too many;
    /// or it waits for its deposit to be found.
    #[oai(path = "/payments", method = "post", operation_id = "record_payment")]
    async fn record(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<TransferInput>,
    ) -> Result<CreatedIn<Payment>, Problem> {
        let actor = Actor::from(auth);
        actor.demand(Permission::TakePayments, Scope::Anywhere)?;
        let once = Once::parse(&actor, key.0, "record_payment", &body.0)?;
        Ok(CreatedIn::list(recording::record(&app, &actor, body.0, once).await?))
    }

    /// List payments.
    ///
    /// Newest first: of a group buy for staff who take its payments; those without a deposit for whoever takes payments
    /// anywhere; all for whoever takes them for the whole group.
    #[oai(path = "/payments", method = "get", operation_id = "list_payments")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Those that became this.
        state: Query<Option<PaymentState>>,
        /// For deposits of this group buy.
        group_buy_id: Query<Option<GroupBuyId>>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<Payment>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (seen, next) = logic::payments(&app, &auth.into(), state.0, group_buy_id.0, &page).await?;
        Ok(Json(Page { items: seen.into_iter().map(Payment::from).collect(), next }))
    }

    /// Assign a payment.
    ///
    /// For staff who take payments: the deposit was found that it came for. What follows is what would have followed then,
    /// by the day on which it was paid.
    #[oai(path = "/payments/:payment_id/assignment", method = "post", operation_id = "assign_payment")]
    async fn assign(
        &self,
        app: Data<&App>,
        auth: Member,
        payment_id: Path<PaymentId>,
        body: Json<AssignmentInput>,
    ) -> Result<Json<Payment>, Problem> {
        Ok(Json(recording::assign(&app, &auth.into(), payment_id.0, body.0).await?.into()))
    }

    /// Return a payment.
    ///
    /// For staff who take payments: no deposit was found, and it goes back.
    #[oai(path = "/payments/:payment_id/return", method = "post", operation_id = "return_payment")]
    async fn give_back(
        &self,
        app: Data<&App>,
        auth: Member,
        payment_id: Path<PaymentId>,
    ) -> Result<Json<Payment>, Problem> {
        Ok(Json(recording::give_back(&app, &auth.into(), payment_id.0).await?.into()))
    }

    /// List refunds.
    ///
    /// Where one takes payments, those first that are due first.
    #[oai(path = "/refunds", method = "get", operation_id = "list_refunds")]
    #[expect(clippy::too_many_arguments, reason = "each is a documented parameter")]
    async fn refunds(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Those that stand so.
        state: Query<Option<RefundState>>,
        /// Those alone that are late.
        late: Query<Option<bool>>,
        /// Of this group buy.
        group_buy_id: Query<Option<GroupBuyId>>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<Refund>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let asked = AskedRefunds { state: state.0, late: late.0 == Some(true), group_buy_id: group_buy_id.0 };
        let (seen, next) = logic::refunds(&app, &auth.into(), asked, &page).await?;
        Ok(Json(Page { items: seen.into_iter().map(Refund::from).collect(), next }))
    }

    /// Record that a refund was sent.
    ///
    /// For staff who take payments, but not for oneself: by transfer, as the statement has it. Of more than 10 000 yuan a
    /// second person confirms it. Refunds of other providers are done when these say so.
    #[oai(path = "/refunds/:refund_id/sending", method = "post", operation_id = "send_refund")]
    async fn send(
        &self,
        app: Data<&App>,
        auth: Member,
        refund_id: Path<RefundId>,
        body: Json<SendingInput>,
    ) -> Result<Json<Refund>, Problem> {
        Ok(Json(refunding::send(&app, &auth.into(), refund_id.0, body.0).await?.into()))
    }

    /// Confirm that a refund was sent.
    ///
    /// For staff who take payments: somebody else than who recorded it.
    #[oai(path = "/refunds/:refund_id/confirmation", method = "post", operation_id = "confirm_refund")]
    async fn confirm(
        &self,
        app: Data<&App>,
        auth: Member,
        refund_id: Path<RefundId>,
    ) -> Result<Json<Refund>, Problem> {
        Ok(Json(refunding::confirm(&app, &auth.into(), refund_id.0).await?.into()))
    }

    /// Export movements of money.
    ///
    /// What came and went on these days, oldest first: of a group buy for staff who take its payments, all for whoever
    /// takes them for the whole group.
    #[oai(path = "/payments/table", method = "get", operation_id = "export_payments")]
    async fn table(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The first day.
        from_on: Query<Date>,
        /// The last day, at most 366 days in all.
        until_on: Query<Date>,
        /// Of this group buy.
        group_buy_id: Query<Option<GroupBuyId>>,
    ) -> Result<PaymentTable, Problem> {
        let days = (from_on.0, until_on.0);
        Ok(PaymentTable::of(table::table(&app, &auth.into(), days, group_buy_id.0).await?))
    }
}
