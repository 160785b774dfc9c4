//! Operations of ownerships.

use linli_entities::account::AccountId;
use linli_entities::ownership::{OwnershipId, OwnershipState};
use linli_entities::project::ProjectId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;

use super::input::{self, ClaimInput, DecisionInput};
use super::logic;
use super::output::{Ownership, Resident};
use crate::actor::Actor;
use crate::answer::{Created, Gone};
use crate::app::App;
use crate::auth::Member;
use crate::once::Once;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Ownerships.
pub struct OwnershipsApi;

#[OpenApi(tag = "Tag::Ownerships")]
impl OwnershipsApi {
    /// Claim a unit.
    ///
    /// For accounts with a proven e-mail address. Staff of the project decide on it; what was refused may be claimed
    /// again.
    #[oai(path = "/ownerships", method = "post", operation_id = "claim_ownership")]
    async fn claim(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<ClaimInput>,
    ) -> Result<Created<Ownership>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "claim_ownership", &body.0)?;
        Ok(Created::of(logic::claim(&app, &actor, body.0.try_into()?, once).await?))
    }

    /// List one's own ownerships.
    ///
    /// Newest claim first; all on one page.
    #[oai(path = "/me/ownerships", method = "get", operation_id = "list_my_ownerships")]
    async fn mine(&self, app: Data<&App>, auth: Member) -> Result<Json<Page<Ownership>>, Problem> {
        let account_id = Actor::from(auth).signed_in()?.account_id;
        let seen = logic::of_account(&app, account_id).await?;
        Ok(Json(Page { items: seen.into_iter().map(Ownership::from).collect(), next: None }))
    }

    /// Withdraw a claim.
    ///
    /// Only while nobody has decided on it.
    #[oai(path = "/me/ownerships/:ownership_id", method = "delete", operation_id = "withdraw_ownership")]
    async fn withdraw(
        &self,
        app: Data<&App>,
        auth: Member,
        ownership_id: Path<OwnershipId>,
    ) -> Result<Gone, Problem> {
        logic::withdraw(&app, &auth.into(), ownership_id.0).await?;
        Ok(Gone::Gone)
    }

    /// List ownerships to decide on.
    ///
    /// Those of the projects for which the reader reviews ownerships, newest claim first.
    #[oai(path = "/ownerships", method = "get", operation_id = "list_ownerships")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Of this project only.
        project_id: Query<Option<ProjectId>>,
        /// In this state only.
        state: Query<Option<OwnershipState>>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<Ownership>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (seen, next) = logic::list(&app, &auth.into(), project_id.0, state.0, &page).await?;
        Ok(Json(Page { items: seen.into_iter().map(Ownership::from).collect(), next }))
    }

    /// List who is at home in a project.
    ///
    /// For staff who answer complaints there, when somebody calls: by what is on the door, the beginning of a name, or
    /// a whole e-mail address or phone number, or the homes of one account; at most 20.
    #[oai(path = "/projects/:project_id/residents", method = "get", operation_id = "list_residents")]
    async fn residents(
        &self,
        app: Data<&App>,
        auth: Member,
        project_id: Path<ProjectId>,
        /// Who is looked for, in 2 to 80 characters.
        query: Query<Option<String>>,
        /// The homes of this account.
        account_id: Query<Option<AccountId>>,
    ) -> Result<Json<Page<Resident>>, Problem> {
        let query = input::query(query.0)?;
        let seen = logic::residents(&app, &auth.into(), project_id.0, account_id.0, query).await?;
        Ok(Json(Page { items: seen.into_iter().map(Resident::from).collect(), next: None }))
    }

    /// Decide on a claim.
    ///
    /// For those who review the ownerships of the project. A claim is confirmed or refused, what was confirmed is
    /// revoked, what was revoked is reinstated; refusing and revoking need a reason. Nobody decides on their own claim.
    /// 409 `wrong_state` when somebody else has decided in the meantime.
    #[oai(path = "/ownerships/:ownership_id/decision", method = "post", operation_id = "decide_ownership")]
    async fn decide(
        &self,
        app: Data<&App>,
        auth: Member,
        ownership_id: Path<OwnershipId>,
        body: Json<DecisionInput>,
    ) -> Result<Json<Ownership>, Problem> {
        let seen = logic::decide(&app, &auth.into(), ownership_id.0, body.0.try_into()?).await?;
        Ok(Json(seen.into()))
    }
}
