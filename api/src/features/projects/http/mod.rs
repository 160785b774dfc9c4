//! Operations of projects.

pub mod buildings;
pub mod facts;

use linli_entities::project::{ProjectId, ProjectStatus};
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;

use super::input::{ProjectInput, ProjectPatch};
use super::logic;
use super::output::Project;
use super::rules::Filter;
use crate::actor::Actor;
use crate::answer::{Created, Versioned};
use crate::app::App;
use crate::auth::{Anyone, Member};
use crate::etag;
use crate::once::Once;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Projects.
pub struct ProjectsApi;

#[OpenApi(tag = "Tag::Projects")]
impl ProjectsApi {
    /// List projects.
    ///
    /// Newest first.
    #[oai(path = "/projects", method = "get", operation_id = "list_projects")]
    #[expect(clippy::too_many_arguments, reason = "one for each parameter of the operation")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Anyone,
        /// Of this city only.
        city: Query<Option<String>>,
        /// At this stage only.
        status: Query<Option<ProjectStatus>>,
        /// With this text in name, city, district or address.
        query: Query<Option<String>>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<Project>>, Problem> {
        let filter = Filter::parse(city.0, status.0, query.0)?;
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (seen, next) = logic::list(&app, &auth.into(), &filter, &page).await?;
        Ok(Json(Page { items: seen.into_iter().map(Project::from).collect(), next }))
    }

    /// Make a project.
    ///
    /// For those who manage projects.
    #[oai(path = "/projects", method = "post", operation_id = "create_project")]
    async fn create(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<ProjectInput>,
    ) -> Result<Created<Project>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "create_project", &body.0)?;
        Ok(Created::of(logic::create(&app, &actor, body.0.try_into()?, once).await?))
    }

    /// Get a project.
    ///
    /// Its counts are of what the reader may read.
    #[oai(path = "/projects/:project_id", method = "get", operation_id = "get_project")]
    async fn get(
        &self,
        app: Data<&App>,
        auth: Anyone,
        project_id: Path<ProjectId>,
    ) -> Result<Versioned<Project>, Problem> {
        let seen = logic::get(&app, &auth.into(), project_id.0).await?;
        Ok(Versioned::of(seen.project.version, seen))
    }

    /// Change a project.
    ///
    /// For those who edit the project.
    #[oai(path = "/projects/:project_id", method = "patch", operation_id = "update_project")]
    async fn update(
        &self,
        app: Data<&App>,
        auth: Member,
        project_id: Path<ProjectId>,
        /// The version that was read.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
        body: Json<ProjectPatch>,
    ) -> Result<Versioned<Project>, Problem> {
        let version = etag::version_seen(if_match.0.as_deref())?;
        let seen = logic::update(&app, &auth.into(), project_id.0, version, body.0.try_into()?).await?;
        Ok(Versioned::of(seen.project.version, seen))
    }
}
