//! Operations of spendings that take two persons.

use linli_entities::fund_proposal::{FundProposalId, FundProposalState};
use linli_entities::project::ProjectId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;

use crate::actor::Actor;
use crate::answer::Created;
use crate::app::App;
use crate::auth::Member;
use crate::features::fund::input::{FundProposalInput, FundReason};
use crate::features::fund::logic::proposals as logic;
use crate::features::fund::output::FundProposal;
use crate::once::Once;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Proposals.
pub struct FundProposalsApi;

#[OpenApi(tag = "Tag::Funds")]
impl FundProposalsApi {
    /// List what is proposed to be spent of a fund.
    ///
    /// For those who keep the fund, the last proposal first.
    #[oai(
        path = "/projects/:project_id/fund/proposals",
        method = "get",
        operation_id = "list_fund_proposals"
    )]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Member,
        project_id: Path<ProjectId>,
        /// In this state only.
        state: Query<Option<FundProposalState>>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<FundProposal>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (seen, next) = logic::list(&app, &auth.into(), project_id.0, state.0, &page).await?;
        Ok(Json(Page { items: seen.into_iter().map(FundProposal::from).collect(), next }))
    }

    /// Propose to spend money of a fund.
    ///
    /// For those who keep the fund. Somebody else of them approves it.
    #[oai(
        path = "/projects/:project_id/fund/proposals",
        method = "post",
        operation_id = "propose_fund_spending"
    )]
    async fn propose(
        &self,
        app: Data<&App>,
        auth: Member,
        project_id: Path<ProjectId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<FundProposalInput>,
    ) -> Result<Created<FundProposal>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "propose_fund_spending", &(project_id.0, &body.0))?;
        Ok(Created::of(logic::propose(&app, &actor, project_id.0, body.0, once).await?))
    }

    /// Read a proposal.
    ///
    /// For those who keep the fund.
    #[oai(path = "/fund-proposals/:proposal_id", method = "get", operation_id = "get_fund_proposal")]
    async fn get(
        &self,
        app: Data<&App>,
        auth: Member,
        proposal_id: Path<FundProposalId>,
    ) -> Result<Json<FundProposal>, Problem> {
        Ok(Json(logic::get(&app, &auth.into(), proposal_id.0).await?.into()))
    }

    /// Approve a proposal.
    ///
    /// For those who keep the fund, but not whoever proposed it. It is an entry from then on, of that day.
    #[oai(
        path = "/fund-proposals/:proposal_id/approval",
        method = "post",
        operation_id = "approve_fund_proposal"
    )]
    async fn approve(
        &self,
        app: Data<&App>,
        auth: Member,
        proposal_id: Path<FundProposalId>,
    ) -> Result<Json<FundProposal>, Problem> {
        Ok(Json(logic::approve(&app, &auth.into(), proposal_id.0).await?.into()))
    }

    /// Refuse a proposal.
    ///
    /// For those who keep the fund; whoever proposed it takes it back so.
    #[oai(
        path = "/fund-proposals/:proposal_id/refusal",
        method = "post",
        operation_id = "refuse_fund_proposal"
    )]
    async fn refuse(
        &self,
        app: Data<&App>,
        auth: Member,
        proposal_id: Path<FundProposalId>,
        body: Json<FundReason>,
    ) -> Result<Json<FundProposal>, Problem> {
        Ok(Json(logic::refuse(&app, &auth.into(), proposal_id.0, &body.0).await?.into()))
    }
}
