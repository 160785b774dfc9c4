//! Operations of "me too".

use linli_entities::complaint::{Category, ComplaintId};
use linli_entities::me_too::MeTooId;
use linli_entities::project::ProjectId;
use linli_entities::unit::UnitId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;

use super::logic;
use super::output::{MeTooMap, MeTooUnit, MeToos};
use crate::app::App;
use crate::auth::{Anyone, Member};
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// "Me too".
pub struct MeToosApi;

#[OpenApi(tag = "Tag::MeToos")]
impl MeToosApi {
    /// Count the homes that have what a complaint is about.
    ///
    /// For whoever may read the complaint; with which of one's own homes there say so. Which others do is told to the staff
    /// of the project alone, and who said so to nobody.
    #[oai(path = "/complaints/:complaint_id/me-toos", method = "get", operation_id = "get_me_toos")]
    async fn get(
        &self,
        app: Data<&App>,
        auth: Anyone,
        complaint_id: Path<ComplaintId>,
    ) -> Result<Json<MeToos>, Problem> {
        Ok(Json(logic::get(&app, &auth.into(), complaint_id.0).await?))
    }

    /// Say that one's home has it as well.
    ///
    /// Of a public complaint of which something is still to be done, for a home of whose household one is, once for each
    /// home. 409 `already_there` for the home that the complaint is about.
    #[oai(path = "/complaints/:complaint_id/me-toos/:unit_id", method = "put", operation_id = "say_me_too")]
    async fn say(
        &self,
        app: Data<&App>,
        auth: Member,
        complaint_id: Path<ComplaintId>,
        unit_id: Path<UnitId>,
    ) -> Result<Json<MeToos>, Problem> {
        Ok(Json(logic::say(&app, &auth.into(), complaint_id.0, unit_id.0).await?))
    }

    /// Take back that one's home has it.
    ///
    /// Whoever of the household said so; also when nobody did.
    #[oai(
        path = "/complaints/:complaint_id/me-toos/:unit_id",
        method = "delete",
        operation_id = "take_back_me_too"
    )]
    async fn take_back(
        &self,
        app: Data<&App>,
        auth: Member,
        complaint_id: Path<ComplaintId>,
        unit_id: Path<UnitId>,
    ) -> Result<Json<MeToos>, Problem> {
        Ok(Json(logic::take_back(&app, &auth.into(), complaint_id.0, unit_id.0).await?))
    }

    /// List the homes that have what a complaint is about.
    ///
    /// For those who answer complaints there; the first that said so first.
    #[oai(
        path = "/complaints/:complaint_id/me-too-units",
        method = "get",
        operation_id = "list_me_too_units"
    )]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Member,
        complaint_id: Path<ComplaintId>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<MeTooUnit>>, Problem> {
        let page = PageRequest::<MeTooId>::parse(limit.0, after.0.as_deref())?;
        let (items, next) = logic::list(&app, &auth.into(), complaint_id.0, &page).await?;
        Ok(Json(Page { items, next }))
    }

    /// Show where in a project homes have what others complained of.
    ///
    /// For those who answer complaints there: how many homes by building and floor, of complaints that are not put right
    /// yet.
    #[oai(path = "/projects/:project_id/me-toos", method = "get", operation_id = "get_me_too_map")]
    async fn map(
        &self,
        app: Data<&App>,
        auth: Member,
        project_id: Path<ProjectId>,
        /// What the complaints are about.
        category: Query<Option<Category>>,
    ) -> Result<Json<MeTooMap>, Problem> {
        Ok(Json(logic::map(&app, &auth.into(), project_id.0, category.0).await?))
    }
}
