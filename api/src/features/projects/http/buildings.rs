//! Operations of buildings and units.

use linli_entities::building::BuildingId;
use linli_entities::project::ProjectId;
use linli_entities::unit::UnitId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;

use crate::actor::Actor;
use crate::answer::{CreatedIn, Gone};
use crate::app::App;
use crate::auth::Member;
use crate::features::projects::input::{BuildingInput, UnitInput, UnitsInput};
use crate::features::projects::logic::buildings as logic;
use crate::features::projects::output::{Building, Unit};
use crate::once::Once;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Buildings and units.
pub struct BuildingsApi;

#[OpenApi(tag = "Tag::Projects")]
impl BuildingsApi {
    /// List the buildings of a project.
    ///
    /// For accounts, who choose their home among them.
    #[oai(path = "/projects/:project_id/buildings", method = "get", operation_id = "list_buildings")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Member,
        project_id: Path<ProjectId>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<Building>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (seen, next) = logic::list(&app, &auth.into(), project_id.0, &page).await?;
        Ok(Json(Page { items: seen.into_iter().map(Building::from).collect(), next }))
    }

    /// Make a building.
    ///
    /// For those who edit the project.
    #[oai(path = "/projects/:project_id/buildings", method = "post", operation_id = "create_building")]
    async fn create(
        &self,
        app: Data<&App>,
        auth: Member,
        project_id: Path<ProjectId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<BuildingInput>,
    ) -> Result<CreatedIn<Building>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "create_building", &(project_id.0, &body.0))?;
        Ok(CreatedIn::list(logic::create(&app, &actor, project_id.0, body.0.try_into()?, once).await?))
    }

    /// Rename a building.
    ///
    /// For those who edit the project.
    #[oai(path = "/buildings/:building_id", method = "put", operation_id = "replace_building")]
    async fn replace(
        &self,
        app: Data<&App>,
        auth: Member,
        building_id: Path<BuildingId>,
        body: Json<BuildingInput>,
    ) -> Result<Json<Building>, Problem> {
        Ok(Json(logic::rename(&app, &auth.into(), building_id.0, body.0.try_into()?).await?.into()))
    }

    /// Delete a building.
    ///
    /// For those who edit the project, while it has no units.
    #[oai(path = "/buildings/:building_id", method = "delete", operation_id = "delete_building")]
    async fn delete(
        &self,
        app: Data<&App>,
        auth: Member,
        building_id: Path<BuildingId>,
    ) -> Result<Gone, Problem> {
        logic::delete(&app, &auth.into(), building_id.0).await?;
        Ok(Gone::Gone)
    }

    /// List the units of a building.
    ///
    /// For accounts, who choose their home among them: names alone, and more for staff of the project.
    #[oai(path = "/buildings/:building_id/units", method = "get", operation_id = "list_units")]
    async fn units(
        &self,
        app: Data<&App>,
        auth: Member,
        building_id: Path<BuildingId>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<Unit>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (seen, next) = logic::units(&app, &auth.into(), building_id.0, &page).await?;
        Ok(Json(Page { items: seen.into_iter().map(Unit::from).collect(), next }))
    }

    /// Make units.
    ///
    /// For those who edit the project. All of them are made or none; answers all that were made.
    #[oai(path = "/buildings/:building_id/units", method = "post", operation_id = "create_units")]
    async fn create_units(
        &self,
        app: Data<&App>,
        auth: Member,
        building_id: Path<BuildingId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<UnitsInput>,
    ) -> Result<CreatedIn<Page<Unit>>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "create_units", &(building_id.0, &body.0))?;
        let made = logic::create_units(&app, &actor, building_id.0, body.0.try_into()?, once).await?;
        Ok(CreatedIn::list(Page { items: made.into_iter().map(Unit::from).collect(), next: None }))
    }

    /// Correct a unit.
    ///
    /// For those who edit the project. What is left out is unknown from then on.
    #[oai(path = "/units/:unit_id", method = "put", operation_id = "replace_unit")]
    async fn replace_unit(
        &self,
        app: Data<&App>,
        auth: Member,
        unit_id: Path<UnitId>,
        body: Json<UnitInput>,
    ) -> Result<Json<Unit>, Problem> {
        Ok(Json(logic::replace_unit(&app, &auth.into(), unit_id.0, body.0.try_into()?).await?.into()))
    }

    /// Delete a unit.
    ///
    /// For those who edit the project, while nobody claimed it and no complaint is about it.
    #[oai(path = "/units/:unit_id", method = "delete", operation_id = "delete_unit")]
    async fn delete_unit(
        &self,
        app: Data<&App>,
        auth: Member,
        unit_id: Path<UnitId>,
    ) -> Result<Gone, Problem> {
        logic::delete_unit(&app, &auth.into(), unit_id.0).await?;
        Ok(Gone::Gone)
    }
}
