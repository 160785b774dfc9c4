//! Operations of the entries of funds.

use linli_entities::fund_entry::{FundCategory, FundEntryId, FundEntryKind};
use linli_entities::project::ProjectId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;

use crate::actor::Actor;
use crate::answer::Created;
use crate::app::App;
use crate::auth::Member;
use crate::features::fund::input::{FundIncomeInput, FundPhotosInput, FundReason, FundSpendingInput};
use crate::features::fund::logic::{self, entries};
use crate::features::fund::output::FundEntry;
use crate::once::Once;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Entries of funds.
pub struct FundEntriesApi;

#[OpenApi(tag = "Tag::Funds")]
impl FundEntriesApi {
    /// List the entries of a fund.
    ///
    /// For its readers: what came and was spent, the last entry first.
    #[oai(path = "/projects/:project_id/fund/entries", method = "get", operation_id = "list_fund_entries")]
    #[expect(clippy::too_many_arguments, reason = "each is a documented parameter")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Member,
        project_id: Path<ProjectId>,
        /// Of this kind only.
        kind: Query<Option<FundEntryKind>>,
        /// Spent on this only, with its corrections.
        category: Query<Option<FundCategory>>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<FundEntry>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let filter = entries::Filter { kind: kind.0, category: category.0 };
        let (seen, next) = entries::list(&app, &auth.into(), project_id.0, filter, &page).await?;
        Ok(Json(Page { items: seen.into_iter().map(FundEntry::from).collect(), next }))
    }

    /// Read an entry of a fund.
    ///
    /// For the readers of the fund, with its photos and what was in the fund after it.
    #[oai(path = "/fund-entries/:entry_id", method = "get", operation_id = "get_fund_entry")]
    async fn get(
        &self,
        app: Data<&App>,
        auth: Member,
        entry_id: Path<FundEntryId>,
    ) -> Result<Json<FundEntry>, Problem> {
        Ok(Json(entries::get(&app, &auth.into(), entry_id.0).await?.into()))
    }

    /// Record money that came into a fund.
    ///
    /// For those who keep the fund. What is recorded stays as it is; what is wrong is corrected by its opposite.
    #[oai(path = "/projects/:project_id/fund/incomes", method = "post", operation_id = "record_fund_income")]
    async fn income(
        &self,
        app: Data<&App>,
        auth: Member,
        project_id: Path<ProjectId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<FundIncomeInput>,
    ) -> Result<Created<FundEntry>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "record_fund_income", &(project_id.0, &body.0))?;
        Ok(Created::of(logic::record_income(&app, &actor, project_id.0, body.0, once).await?))
    }

    /// Record money that was spent of a fund.
    ///
    /// For those who keep the fund: never more than is in it, and no more than one person spends alone; what is larger is
    /// proposed. What went to the same payee within 30 days without a second person is counted together.
    #[oai(
        path = "/projects/:project_id/fund/spendings",
        method = "post",
        operation_id = "record_fund_spending"
    )]
    async fn spending(
        &self,
        app: Data<&App>,
        auth: Member,
        project_id: Path<ProjectId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<FundSpendingInput>,
    ) -> Result<Created<FundEntry>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "record_fund_spending", &(project_id.0, &body.0))?;
        Ok(Created::of(logic::record_spending(&app, &actor, project_id.0, body.0, once).await?))
    }

    /// Correct an entry of a fund.
    ///
    /// For those who keep the fund: by the opposite entry, as a whole and once, with a reason. Both stay.
    #[oai(path = "/fund-entries/:entry_id/correction", method = "post", operation_id = "correct_fund_entry")]
    async fn correct(
        &self,
        app: Data<&App>,
        auth: Member,
        entry_id: Path<FundEntryId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<FundReason>,
    ) -> Result<Created<FundEntry>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "correct_fund_entry", &(entry_id.0, &body.0))?;
        Ok(Created::of(logic::correct(&app, &actor, entry_id.0, &body.0, once).await?))
    }

    /// Add photos to an entry of a fund.
    ///
    /// For those who keep the fund: how it is since the work is done, and whatever proves it. What was added stays.
    #[oai(path = "/fund-entries/:entry_id/photos", method = "post", operation_id = "add_fund_photos")]
    async fn photos(
        &self,
        app: Data<&App>,
        auth: Member,
        entry_id: Path<FundEntryId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<FundPhotosInput>,
    ) -> Result<Json<FundEntry>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "add_fund_photos", &(entry_id.0, &body.0))?;
        Ok(Json(logic::add_photos(&app, &actor, entry_id.0, body.0, once).await?.into()))
    }
}
