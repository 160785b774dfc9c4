//! Operations of touches.

use linli_entities::building::BuildingId;
use linli_entities::project::ProjectId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;

use super::logic;
use super::output::{MissingTouch, TouchGrid};
use super::rules::TouchKind;
use crate::app::App;
use crate::auth::Member;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Touches.
pub struct TouchesApi;

#[OpenApi(tag = "Tag::Touches")]
impl TouchesApi {
    /// Count the touches of a project.
    ///
    /// For those who care for homes there: of what is expected for each home that somebody bought, how much is done, due
    /// and missing today, by buildings.
    #[oai(path = "/projects/:project_id/touches", method = "get", operation_id = "get_touch_grid")]
    async fn grid(
        &self,
        app: Data<&App>,
        auth: Member,
        project_id: Path<ProjectId>,
    ) -> Result<Json<TouchGrid>, Problem> {
        Ok(Json(logic::grid(&app, &auth.into(), project_id.0).await?.into()))
    }

    /// List what is missing in a project.
    ///
    /// For those who care for homes there: each touch whose day is over, by buildings and doors.
    #[oai(
        path = "/projects/:project_id/touches/missing",
        method = "get",
        operation_id = "list_missing_touches"
    )]
    #[expect(clippy::too_many_arguments, reason = "each is a documented parameter")]
    async fn missing(
        &self,
        app: Data<&App>,
        auth: Member,
        project_id: Path<ProjectId>,
        /// Of this kind.
        kind: Query<Option<TouchKind>>,
        /// In this building.
        building_id: Query<Option<BuildingId>>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<MissingTouch>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let asked = (kind.0, building_id.0);
        let (found, next) = logic::missing(&app, &auth.into(), project_id.0, asked, &page).await?;
        Ok(Json(Page { items: found.into_iter().map(MissingTouch::from).collect(), next }))
    }
}
