//! Operations of commitments.

use linli_entities::Date;
use linli_entities::commitment::CommitmentId;
use linli_entities::post::PostId;
use linli_entities::project::ProjectId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;

use super::input::{CommitmentEnd, CommitmentInput, CommitmentMove};
use super::logic;
use super::output::{Commitment, CommitmentCounts};
use super::rules::CommitmentState;
use crate::actor::Actor;
use crate::answer::{Created, Versioned};
use crate::app::App;
use crate::auth::{Anyone, Member};
use crate::once::Once;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Commitments.
pub struct CommitmentsApi;

#[OpenApi(tag = "Tag::Commitments")]
impl CommitmentsApi {
    /// Make one's own post a commitment.
    ///
    /// For those who answer for the project of its board. From then on the post is neither edited nor deleted, by nobody,
    /// and what becomes of the commitment stays for everybody to read who may read the post. 409 `post_committed` where the
    /// post is one already.
    #[oai(path = "/posts/:post_id/commitment", method = "post", operation_id = "create_commitment")]
    async fn create(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The post.
        post_id: Path<PostId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<CommitmentInput>,
    ) -> Result<Created<Commitment>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "create_commitment", &(post_id.0, &body.0))?;
        Ok(Created::of(logic::create(&app, &actor, post_id.0, body.0, once).await?))
    }

    /// Read a commitment.
    ///
    /// How it stands today, and all that was said of it, for whoever may read its post. Each entry of its history has the
    /// hash of the one before in its own, so that anybody can find out whether it was changed.
    #[oai(path = "/commitments/:commitment_id", method = "get", operation_id = "get_commitment")]
    async fn get(
        &self,
        app: Data<&App>,
        auth: Anyone,
        commitment_id: Path<CommitmentId>,
    ) -> Result<Versioned<Commitment>, Problem> {
        let seen = logic::get(&app, &auth.into(), commitment_id.0).await?;
        Ok(Versioned::of(seen.row.entry_count, seen))
    }

    /// List the commitments of a project.
    ///
    /// Those whose posts the reader may read, the latest day first; all, or those that stand so.
    #[oai(path = "/projects/:project_id/commitments", method = "get", operation_id = "list_commitments")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Anyone,
        project_id: Path<ProjectId>,
        /// Those that stand so today.
        state: Query<Option<CommitmentState>>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<Commitment>>, Problem> {
        let page = PageRequest::<(Date, CommitmentId)>::parse(limit.0, after.0.as_deref())?;
        let (seen, next) = logic::list(&app, &auth.into(), project_id.0, state.0, &page).await?;
        Ok(Json(Page { items: seen.into_iter().map(Commitment::from).collect(), next }))
    }

    /// Count the commitments of a project.
    ///
    /// How many stand how today, of those whose posts the reader may read.
    #[oai(
        path = "/projects/:project_id/commitment-counts",
        method = "get",
        operation_id = "get_commitment_counts"
    )]
    async fn counts(
        &self,
        app: Data<&App>,
        auth: Anyone,
        project_id: Path<ProjectId>,
    ) -> Result<Json<CommitmentCounts>, Problem> {
        Ok(Json(logic::counts(&app, &auth.into(), project_id.0).await?))
    }

    /// List the commitments that stand.
    ///
    /// Those of all projects that one answers for which were neither kept nor given up: what is overdue first, then what is
    /// due next.
    #[oai(path = "/commitments", method = "get", operation_id = "list_standing_commitments")]
    async fn standing(
        &self,
        app: Data<&App>,
        auth: Member,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<Commitment>>, Problem> {
        let page = PageRequest::<(Date, CommitmentId)>::parse(limit.0, after.0.as_deref())?;
        let (seen, next) = logic::standing(&app, &auth.into(), &page).await?;
        Ok(Json(Page { items: seen.into_iter().map(Commitment::from).collect(), next }))
    }

    /// Move a commitment to another day.
    ///
    /// For those who answer for the project, earlier or later, with a reason that stays. Whoever moves a day that is over
    /// keeps the commitment late. 409 `wrong_state` where it was kept or given up.
    #[oai(path = "/commitments/:commitment_id", method = "patch", operation_id = "move_commitment")]
    async fn reschedule(
        &self,
        app: Data<&App>,
        auth: Member,
        commitment_id: Path<CommitmentId>,
        /// The version that was read.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
        body: Json<CommitmentMove>,
    ) -> Result<Versioned<Commitment>, Problem> {
        let (id, seen) = (commitment_id.0, if_match.0.as_deref());
        let seen = logic::reschedule(&app, &auth.into(), id, seen, body.0).await?;
        Ok(Versioned::of(seen.row.entry_count, seen))
    }

    /// Say that a commitment was kept, or give it up.
    ///
    /// For those who answer for the project, once. Whoever gives it up says why. 409 `wrong_state` where it has ended.
    #[oai(path = "/commitments/:commitment_id/end", method = "post", operation_id = "end_commitment")]
    async fn end(
        &self,
        app: Data<&App>,
        auth: Member,
        commitment_id: Path<CommitmentId>,
        body: Json<CommitmentEnd>,
    ) -> Result<Json<Commitment>, Problem> {
        Ok(Json(logic::end(&app, &auth.into(), commitment_id.0, body.0).await?.into()))
    }
}
