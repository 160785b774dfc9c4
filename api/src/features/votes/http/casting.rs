//! Operations of voting: a ballot, its receipt, and who stands in for an owner.

use linli_entities::unit::UnitId;
use linli_entities::vote::VoteId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;

use crate::app::App;
use crate::auth::Member;
use crate::features::votes::input::{VoteBallotInput, VoteProxyInput, VoteReceiptInput};
use crate::features::votes::logic::{casting, proxies};
use crate::features::votes::output::{Vote, VoteReceipt};
use crate::problem::Problem;
use crate::server::Tag;

/// Voting.
pub struct CastingApi;

#[OpenApi(tag = "Tag::Votes")]
impl CastingApi {
    /// Vote for a home.
    ///
    /// For its owners as the register knows them, and for who stands in for one. The same request twice acts once: it is known
    /// by its receipt, whose code the client draws. Where the last ballot counts, or all owners have to agree, the same code
    /// changes the ballot or agrees to it.
    #[oai(path = "/votes/:vote_id/ballot", method = "put", operation_id = "cast_ballot")]
    async fn cast(
        &self,
        app: Data<&App>,
        auth: Member,
        vote_id: Path<VoteId>,
        body: Json<VoteBallotInput>,
    ) -> Result<Json<VoteReceipt>, Problem> {
        Ok(Json(casting::cast(&app, &auth.into(), vote_id.0, body.0).await?))
    }

    /// Look for a ballot by its receipt.
    ///
    /// What it says and whether it counts, for whoever has the code; at any time. It is sent in the body, so that it stands in
    /// no log.
    #[oai(path = "/votes/:vote_id/receipt", method = "post", operation_id = "check_vote_receipt")]
    async fn check(
        &self,
        app: Data<&App>,
        auth: Member,
        vote_id: Path<VoteId>,
        body: Json<VoteReceiptInput>,
    ) -> Result<Json<VoteReceipt>, Problem> {
        Ok(Json(casting::check(&app, &auth.into(), vote_id.0, body.0).await?))
    }

    /// Name who stands in for oneself in a vote.
    ///
    /// For a home that one owns, until the vote is closed: in this vote, and for no other. Not somebody who works for the
    /// project, nor another owner of the home. Whoever did so before does not any more.
    #[oai(path = "/votes/:vote_id/proxies/:unit_id", method = "put", operation_id = "name_vote_proxy")]
    async fn name_proxy(
        &self,
        app: Data<&App>,
        auth: Member,
        vote_id: Path<VoteId>,
        unit_id: Path<UnitId>,
        body: Json<VoteProxyInput>,
    ) -> Result<Json<Vote>, Problem> {
        Ok(Json(proxies::name(&app, &auth.into(), vote_id.0, unit_id.0, body.0).await?.into()))
    }

    /// Take back that somebody stands in for oneself.
    ///
    /// As long as no ballot was cast so: 409 `proxy_used` then. Also where nobody does.
    #[oai(path = "/votes/:vote_id/proxies/:unit_id", method = "delete", operation_id = "revoke_vote_proxy")]
    async fn revoke_proxy(
        &self,
        app: Data<&App>,
        auth: Member,
        vote_id: Path<VoteId>,
        unit_id: Path<UnitId>,
    ) -> Result<Json<Vote>, Problem> {
        Ok(Json(proxies::revoke(&app, &auth.into(), vote_id.0, unit_id.0).await?.into()))
    }
}
