//! Operations of updates.

use linli_entities::building::BuildingId;
use linli_entities::project::ProjectId;
use linli_entities::project_update::UpdateId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;

use super::input::{UpdateInput, UpdatePatch};
use super::logic;
use super::output::Update;
use crate::actor::Actor;
use crate::answer::{Created, Versioned};
use crate::app::App;
use crate::auth::{Anyone, Member};
use crate::features::milestones::input::Withdrawal;
use crate::once::Once;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Updates.
pub struct UpdatesApi;

#[OpenApi(tag = "Tag::Updates")]
impl UpdatesApi {
    /// List the updates of a project.
    ///
    /// News from the building site, the last first: for everybody what is public, for those at home there also what is for
    /// them.
    #[oai(path = "/projects/:project_id/updates", method = "get", operation_id = "list_updates")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Anyone,
        project_id: Path<ProjectId>,
        /// Those about this building and about the whole project.
        building_id: Query<Option<BuildingId>>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<Update>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (seen, next) = logic::list(&app, &auth.into(), project_id.0, building_id.0, &page).await?;
        Ok(Json(Page { items: seen.into_iter().map(Update::from).collect(), next }))
    }

    /// Read an update.
    ///
    /// With its photos. One that was withdrawn says only that, and why.
    #[oai(path = "/updates/:update_id", method = "get", operation_id = "get_update")]
    async fn get(
        &self,
        app: Data<&App>,
        auth: Anyone,
        update_id: Path<UpdateId>,
    ) -> Result<Versioned<Update>, Problem> {
        let seen = logic::get(&app, &auth.into(), update_id.0).await?;
        Ok(Versioned::of(seen.row.version, seen))
    }

    /// Publish an update.
    ///
    /// For those who edit the project. Those at home in the building it is about, or in the project, are told, whoever
    /// else may read it.
    #[oai(path = "/projects/:project_id/updates", method = "post", operation_id = "create_update")]
    async fn create(
        &self,
        app: Data<&App>,
        auth: Member,
        project_id: Path<ProjectId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<UpdateInput>,
    ) -> Result<Created<Update>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "create_update", &(project_id.0, &body.0))?;
        Ok(Created::of(logic::create(&app, &actor, project_id.0, body.0, once).await?))
    }

    /// Edit an update.
    ///
    /// For those who edit the project: its words alone. Nobody is told again.
    #[oai(path = "/updates/:update_id", method = "patch", operation_id = "edit_update")]
    async fn edit(
        &self,
        app: Data<&App>,
        auth: Member,
        update_id: Path<UpdateId>,
        /// The version that was read.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
        body: Json<UpdatePatch>,
    ) -> Result<Versioned<Update>, Problem> {
        let seen = logic::edit(&app, &auth.into(), update_id.0, if_match.0.as_deref(), body.0).await?;
        Ok(Versioned::of(seen.row.version, seen))
    }

    /// Withdraw an update.
    ///
    /// For those who edit the project. That it was there stays, with the reason; what it said does not.
    #[oai(path = "/updates/:update_id/withdrawal", method = "post", operation_id = "withdraw_update")]
    async fn withdraw(
        &self,
        app: Data<&App>,
        auth: Member,
        update_id: Path<UpdateId>,
        body: Json<Withdrawal>,
    ) -> Result<Json<Update>, Problem> {
        Ok(Json(logic::withdraw(&app, &auth.into(), update_id.0, body.0).await?.into()))
    }
}
