//! Operations of milestones.

use linli_entities::building::BuildingId;
use linli_entities::milestone::MilestoneId;
use linli_entities::project::ProjectId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;

use super::input::{MilestoneInput, MilestonePatch, Withdrawal};
use super::logic;
use super::output::{Milestone, MilestoneChange};
use crate::actor::Actor;
use crate::answer::{Created, Versioned};
use crate::app::App;
use crate::auth::{Anyone, Member};
use crate::once::Once;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Milestones.
pub struct MilestonesApi;

#[OpenApi(tag = "Tag::Milestones")]
impl MilestonesApi {
    /// List the milestones of a project.
    ///
    /// What was promised, for everybody: of the whole project first, then by buildings and places; all on one page,
    /// withdrawn ones too.
    #[oai(path = "/projects/:project_id/milestones", method = "get", operation_id = "list_milestones")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Anyone,
        project_id: Path<ProjectId>,
        /// Those of this building and of the whole project.
        building_id: Query<Option<BuildingId>>,
    ) -> Result<Json<Page<Milestone>>, Problem> {
        let seen = logic::list(&app, &auth.into(), project_id.0, building_id.0).await?;
        Ok(Json(Page { items: seen.into_iter().map(Milestone::from).collect(), next: None }))
    }

    /// Read a milestone.
    ///
    /// What was promised first and what is promised now, what is expected, when it was reached, and how late that is.
    #[oai(path = "/milestones/:milestone_id", method = "get", operation_id = "get_milestone")]
    async fn get(
        &self,
        app: Data<&App>,
        auth: Anyone,
        milestone_id: Path<MilestoneId>,
    ) -> Result<Versioned<Milestone>, Problem> {
        let seen = logic::get(&app, &auth.into(), milestone_id.0).await?;
        Ok(Versioned::of(seen.row.version, seen))
    }

    /// Promise a milestone.
    ///
    /// For those who edit the project. At most 200 of a project.
    #[oai(path = "/projects/:project_id/milestones", method = "post", operation_id = "create_milestone")]
    async fn create(
        &self,
        app: Data<&App>,
        auth: Member,
        project_id: Path<ProjectId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<MilestoneInput>,
    ) -> Result<Created<Milestone>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "create_milestone", &(project_id.0, &body.0))?;
        Ok(Created::of(logic::create(&app, &actor, project_id.0, body.0, once).await?))
    }

    /// Change a milestone.
    ///
    /// For those who edit the project. A promise that moves takes a reason; the day before, the reason and who moved it
    /// stay for everybody to read, and those at home there are told. So they are when it is reached.
    #[oai(path = "/milestones/:milestone_id", method = "patch", operation_id = "update_milestone")]
    async fn update(
        &self,
        app: Data<&App>,
        auth: Member,
        milestone_id: Path<MilestoneId>,
        /// The version that was read.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
        body: Json<MilestonePatch>,
    ) -> Result<Versioned<Milestone>, Problem> {
        let seen = logic::update(&app, &auth.into(), milestone_id.0, if_match.0.as_deref(), body.0).await?;
        Ok(Versioned::of(seen.row.version, seen))
    }

    /// Withdraw a milestone.
    ///
    /// For those who edit the project: what was promised by mistake. It stays in the list, with the reason.
    #[oai(
        path = "/milestones/:milestone_id/withdrawal",
        method = "post",
        operation_id = "withdraw_milestone"
    )]
    async fn withdraw(
        &self,
        app: Data<&App>,
        auth: Member,
        milestone_id: Path<MilestoneId>,
        body: Json<Withdrawal>,
    ) -> Result<Json<Milestone>, Problem> {
        Ok(Json(logic::withdraw(&app, &auth.into(), milestone_id.0, body.0).await?.into()))
    }

    /// List what changed about a milestone.
    ///
    /// For everybody, the last change first: which day it was before, which after, why, and who changed it.
    #[oai(
        path = "/milestones/:milestone_id/changes",
        method = "get",
        operation_id = "list_milestone_changes"
    )]
    async fn changes(
        &self,
        app: Data<&App>,
        _auth: Anyone,
        milestone_id: Path<MilestoneId>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<MilestoneChange>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (changed, next) = logic::changes(&app, milestone_id.0, &page).await?;
        Ok(Json(Page { items: changed.into_iter().map(MilestoneChange::from).collect(), next }))
    }
}
