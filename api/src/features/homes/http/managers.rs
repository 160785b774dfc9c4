//! Operations of those who look after homes.

use linli_entities::building::BuildingId;
use linli_entities::project::ProjectId;
use linli_entities::unit::UnitId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;

use crate::answer::Gone;
use crate::app::App;
use crate::auth::Member;
use crate::features::accounts::logic::AccountRef;
use crate::features::homes::input::ManagerInput;
use crate::features::homes::logic::managers as logic;
use crate::features::homes::output::managers::NamedManager;
use crate::page::Page;
use crate::problem::Problem;
use crate::server::Tag;

/// Managers of homes.
pub struct ManagersApi;

#[OpenApi(tag = "Tag::Homes")]
impl ManagersApi {
    /// List the managers of a project.
    ///
    /// For those who care for homes there: who was named, by buildings, and who has no role there any more; all on one
    /// page, at most 500.
    #[oai(path = "/projects/:project_id/managers", method = "get", operation_id = "list_managers")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Member,
        project_id: Path<ProjectId>,
    ) -> Result<Json<Page<NamedManager>>, Problem> {
        let named = logic::list(&app, &auth.into(), project_id.0).await?;
        Ok(Json(Page { items: named.into_iter().map(NamedManager::from).collect(), next: None }))
    }

    /// List who can be named.
    ///
    /// For those who care for homes there: who else does; all on one page, at most 200.
    #[oai(
        path = "/projects/:project_id/manager-candidates",
        method = "get",
        operation_id = "list_manager_candidates"
    )]
    async fn candidates(
        &self,
        app: Data<&App>,
        auth: Member,
        project_id: Path<ProjectId>,
    ) -> Result<Json<Page<AccountRef>>, Problem> {
        let items = logic::candidates(&app, &auth.into(), project_id.0).await?;
        Ok(Json(Page { items, next: None }))
    }

    /// Name the manager of a building.
    ///
    /// For those who care for homes there, and of them. Looks after every home of the building that has no manager of its
    /// own; their households are told of somebody new.
    #[oai(path = "/buildings/:building_id/manager", method = "put", operation_id = "name_building_manager")]
    async fn name_of_building(
        &self,
        app: Data<&App>,
        auth: Member,
        building_id: Path<BuildingId>,
        body: Json<ManagerInput>,
    ) -> Result<Json<NamedManager>, Problem> {
        Ok(Json(logic::name_of_building(&app, &auth.into(), building_id.0, body.0).await?.into()))
    }

    /// Dismiss the manager of a building.
    ///
    /// For those who care for homes there.
    #[oai(
        path = "/buildings/:building_id/manager",
        method = "delete",
        operation_id = "dismiss_building_manager"
    )]
    async fn dismiss_of_building(
        &self,
        app: Data<&App>,
        auth: Member,
        building_id: Path<BuildingId>,
    ) -> Result<Gone, Problem> {
        logic::dismiss_of_building(&app, &auth.into(), building_id.0).await?;
        Ok(Gone::Gone)
    }

    /// Name the manager of a home.
    ///
    /// For those who care for homes there, and of them. Its household is told of somebody new.
    #[oai(path = "/homes/:home_id/manager", method = "put", operation_id = "name_home_manager")]
    async fn name_of_home(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The id of the unit.
        home_id: Path<UnitId>,
        body: Json<ManagerInput>,
    ) -> Result<Json<NamedManager>, Problem> {
        Ok(Json(logic::name_of_home(&app, &auth.into(), home_id.0, body.0).await?.into()))
    }

    /// Dismiss the manager of a home.
    ///
    /// For those who care for homes there. The manager of its building looks after it then.
    #[oai(path = "/homes/:home_id/manager", method = "delete", operation_id = "dismiss_home_manager")]
    async fn dismiss_of_home(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The id of the unit.
        home_id: Path<UnitId>,
    ) -> Result<Gone, Problem> {
        logic::dismiss_of_home(&app, &auth.into(), home_id.0).await?;
        Ok(Gone::Gone)
    }
}
