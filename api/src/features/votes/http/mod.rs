//! Operations of votes. Voting itself is in [`casting`].

pub mod casting;

use linli_entities::project::ProjectId;
use linli_entities::vote::VoteId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;

use super::input::{VoteCancellation, VoteInput};
use super::logic::{self, editing, opening, publishing};
use super::output::Vote;
use super::output::publishing::{VoteBallot, VoteTally, VoteUnit};
use crate::actor::Actor;
use crate::answer::{Created, Versioned};
use crate::app::App;
use crate::auth::Member;
use crate::once::Once;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Votes.
pub struct VotesApi;

#[OpenApi(tag = "Tag::Votes")]
impl VotesApi {
    /// List votes.
    ///
    /// Those that were opened where the reader is of a household, newest first, and those in which the reader votes; where
    /// the reader runs votes, drafts as well. Tenants are told of none.
    #[oai(path = "/votes", method = "get", operation_id = "list_votes")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Of this project.
        project_id: Query<Option<ProjectId>>,
        /// `current` unless given, `past` or `drafts`.
        when: Query<Option<String>>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<Vote>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (seen, next) = logic::list(&app, &auth.into(), project_id.0, when.0.as_deref(), &page).await?;
        Ok(Json(Page { items: seen.into_iter().map(Vote::from).collect(), next }))
    }

    /// Read a vote.
    ///
    /// What is voted on, by which rules, how many homes have voted, and the homes for which the reader votes. What was voted
    /// is told to nobody before it is closed.
    #[oai(path = "/votes/:vote_id", method = "get", operation_id = "get_vote")]
    async fn get(
        &self,
        app: Data<&App>,
        auth: Member,
        vote_id: Path<VoteId>,
    ) -> Result<Versioned<Vote>, Problem> {
        let seen = logic::get(&app, &auth.into(), vote_id.0).await?;
        Ok(Versioned::of(seen.row.version, seen))
    }

    /// Create a vote.
    ///
    /// For who runs votes in its project. It is a draft until two persons have opened it.
    #[oai(path = "/votes", method = "post", operation_id = "create_vote")]
    async fn create(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<VoteInput>,
    ) -> Result<Created<Vote>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "create_vote", &body.0)?;
        Ok(Created::of(editing::create(&app, &actor, body.0, once).await?))
    }

    /// Change a vote.
    ///
    /// A draft, as a whole; that it was proposed to open it is taken back by that. Nothing of what was opened changes.
    #[oai(path = "/votes/:vote_id", method = "put", operation_id = "update_vote")]
    async fn update(
        &self,
        app: Data<&App>,
        auth: Member,
        vote_id: Path<VoteId>,
        /// The version that was read.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
        body: Json<VoteInput>,
    ) -> Result<Versioned<Vote>, Problem> {
        let seen = editing::update(&app, &auth.into(), vote_id.0, if_match.0.as_deref(), body.0).await?;
        Ok(Versioned::of(seen.row.version, seen))
    }

    /// Open a vote.
    ///
    /// Two persons say so, of the version that they have read: the first proposes it, the second opens it. From then on
    /// nothing of it changes, and its register is frozen: which homes vote, with what floor area, and how many own each. The
    /// hash of both is published. One votes from `opens_at` on.
    #[oai(path = "/votes/:vote_id/opening", method = "post", operation_id = "open_vote")]
    async fn open(
        &self,
        app: Data<&App>,
        auth: Member,
        vote_id: Path<VoteId>,
        /// The version that was read.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
    ) -> Result<Versioned<Vote>, Problem> {
        let seen = opening::open(&app, &auth.into(), vote_id.0, if_match.0.as_deref()).await?;
        Ok(Versioned::of(seen.row.version, seen))
    }

    /// Cancel a vote.
    ///
    /// Before its time is over. Everybody who may read it reads the reason, and its ballots are never counted.
    #[oai(path = "/votes/:vote_id/cancellation", method = "post", operation_id = "cancel_vote")]
    async fn cancel(
        &self,
        app: Data<&App>,
        auth: Member,
        vote_id: Path<VoteId>,
        body: Json<VoteCancellation>,
    ) -> Result<Json<Vote>, Problem> {
        Ok(Json(opening::cancel(&app, &auth.into(), vote_id.0, body.0).await?.into()))
    }

    /// Read the register of a vote.
    ///
    /// The homes that vote, as they were when it was opened, without a name. Its SHA-256 was published then.
    #[oai(path = "/votes/:vote_id/register", method = "get", operation_id = "list_vote_units")]
    async fn register(
        &self,
        app: Data<&App>,
        auth: Member,
        vote_id: Path<VoteId>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<VoteUnit>>, Problem> {
        let page = PageRequest::<i32>::parse(limit.0, after.0.as_deref())?;
        let (found, next) = publishing::register(&app, &auth.into(), vote_id.0, &page).await?;
        Ok(Json(Page { items: found.into_iter().map(VoteUnit::from).collect(), next }))
    }

    /// Read what came of a vote.
    ///
    /// When it is closed, for whoever may read it; 409 `too_early` to everybody before.
    #[oai(path = "/votes/:vote_id/tally", method = "get", operation_id = "get_vote_tally")]
    async fn tally(
        &self,
        app: Data<&App>,
        auth: Member,
        vote_id: Path<VoteId>,
    ) -> Result<Json<VoteTally>, Problem> {
        Ok(Json(publishing::tally(&app, &auth.into(), vote_id.0).await?.into()))
    }

    /// List the ballots of a vote.
    ///
    /// When it is closed, in the order of the hashes of their receipts: all that it takes to count it again. For owners,
    /// those who stand in for them and households there; not for staff as such.
    #[oai(path = "/votes/:vote_id/ballots", method = "get", operation_id = "list_vote_ballots")]
    async fn ballots(
        &self,
        app: Data<&App>,
        auth: Member,
        vote_id: Path<VoteId>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<VoteBallot>>, Problem> {
        let page = PageRequest::<String>::parse(limit.0, after.0.as_deref())?;
        let (found, next) = publishing::ballots(&app, &auth.into(), vote_id.0, &page).await?;
        Ok(Json(Page { items: found.into_iter().map(VoteBallot::from).collect(), next }))
    }
}
