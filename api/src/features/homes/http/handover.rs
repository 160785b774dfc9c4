//! Operations of the checklist of a handover, and of visits to homes.

use linli_entities::checklist_item::ChecklistItemId;
use linli_entities::project::ProjectId;
use linli_entities::unit::UnitId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path};
use poem_openapi::payload::Json;

use crate::actor::Actor;
use crate::answer::{CreatedIn, Gone, Versioned};
use crate::app::App;
use crate::auth::Member;
use crate::features::homes::input::{
    AppointmentInput, ChecklistItemPatch, ChecklistItemsInput, TickInput, VisitReportInput,
};
use crate::features::homes::logic::{checklist, visits};
use crate::features::homes::output::handover::{ChecklistItem, ChecklistLine, HomeVisit, HomeVisitFigures};
use crate::once::Once;
use crate::page::Page;
use crate::problem::Problem;
use crate::server::Tag;

/// Checklists.
pub struct ChecklistApi;

#[OpenApi(tag = "Tag::Handover")]
impl ChecklistApi {
    /// List the checklist of a project.
    ///
    /// What is looked at when a home is handed over, for those who bought one there and its staff; by places, all on one
    /// page.
    #[oai(path = "/projects/:project_id/checklist", method = "get", operation_id = "list_checklist_items")]
    async fn items(
        &self,
        app: Data<&App>,
        auth: Member,
        project_id: Path<ProjectId>,
    ) -> Result<Json<Page<ChecklistItem>>, Problem> {
        let items = checklist::items(&app, &auth.into(), project_id.0).await?;
        Ok(Json(Page { items: items.into_iter().map(ChecklistItem::from).collect(), next: None }))
    }

    /// Add to the checklist of a project.
    ///
    /// For those who edit the project. All items are made or none, after those there are; at most 200 of a project.
    #[oai(path = "/projects/:project_id/checklist", method = "post", operation_id = "create_checklist_items")]
    async fn create(
        &self,
        app: Data<&App>,
        auth: Member,
        project_id: Path<ProjectId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<ChecklistItemsInput>,
    ) -> Result<CreatedIn<Page<ChecklistItem>>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "create_checklist_items", &(project_id.0, &body.0))?;
        let made = checklist::create(&app, &actor, project_id.0, body.0, once).await?;
        Ok(CreatedIn::list(Page { items: made.into_iter().map(ChecklistItem::from).collect(), next: None }))
    }

    /// Change an item of a checklist.
    ///
    /// For those who edit the project.
    #[oai(path = "/checklist-items/:item_id", method = "patch", operation_id = "update_checklist_item")]
    async fn update(
        &self,
        app: Data<&App>,
        auth: Member,
        item_id: Path<ChecklistItemId>,
        /// The version that was read.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
        body: Json<ChecklistItemPatch>,
    ) -> Result<Versioned<ChecklistItem>, Problem> {
        let item = checklist::update(&app, &auth.into(), item_id.0, if_match.0.as_deref(), body.0).await?;
        Ok(Versioned::of(item.version, item))
    }

    /// Take an item out of a checklist.
    ///
    /// For those who edit the project. It leaves every list, also those of homes that ticked it.
    #[oai(path = "/checklist-items/:item_id", method = "delete", operation_id = "delete_checklist_item")]
    async fn delete(
        &self,
        app: Data<&App>,
        auth: Member,
        item_id: Path<ChecklistItemId>,
    ) -> Result<Gone, Problem> {
        checklist::retire(&app, &auth.into(), item_id.0).await?;
        Ok(Gone::Gone)
    }

    /// Read the checklist of a home.
    ///
    /// For its household and for those who care for homes there: each item with what either side saw, and where a finding
    /// becomes a complaint; all on one page.
    #[oai(path = "/homes/:home_id/checklist", method = "get", operation_id = "get_home_checklist")]
    async fn of_home(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The id of the unit.
        home_id: Path<UnitId>,
    ) -> Result<Json<Page<ChecklistLine>>, Problem> {
        let lines = checklist::of_home(&app, &auth.into(), home_id.0).await?;
        Ok(Json(Page { items: lines.into_iter().map(ChecklistLine::from).collect(), next: None }))
    }

    /// Tick an item of the checklist of a home.
    ///
    /// Each side ticks for itself: its household, and those who care for homes there. `open` takes a tick back.
    #[oai(path = "/homes/:home_id/checklist/:item_id", method = "put", operation_id = "tick_checklist_item")]
    async fn tick(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The id of the unit.
        home_id: Path<UnitId>,
        item_id: Path<ChecklistItemId>,
        body: Json<TickInput>,
    ) -> Result<Json<ChecklistLine>, Problem> {
        Ok(Json(checklist::tick(&app, &auth.into(), home_id.0, item_id.0, body.0).await?.into()))
    }
}

/// Visits to homes.
pub struct HomeVisitsApi;

#[OpenApi(tag = "Tag::Handover")]
impl HomeVisitsApi {
    /// List the visits of a home.
    ///
    /// For its household and for those who care for homes there: those that were made, and the next; all on one page.
    #[oai(path = "/homes/:home_id/visits", method = "get", operation_id = "list_home_visits")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The id of the unit.
        home_id: Path<UnitId>,
    ) -> Result<Json<Page<HomeVisit>>, Problem> {
        let seen = visits::list(&app, &auth.into(), home_id.0).await?;
        Ok(Json(Page { items: seen.into_iter().map(HomeVisit::from).collect(), next: None }))
    }

    /// Appoint a visit to a home.
    ///
    /// For those who care for homes there: the next visit, again as often as it takes. Its household is told.
    #[oai(
        path = "/homes/:home_id/visits/:round/appointment",
        method = "put",
        operation_id = "appoint_home_visit"
    )]
    async fn appoint(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The id of the unit.
        home_id: Path<UnitId>,
        /// Which visit, from 1.
        round: Path<i32>,
        body: Json<AppointmentInput>,
    ) -> Result<Json<HomeVisit>, Problem> {
        Ok(Json(visits::appoint(&app, &auth.into(), (home_id.0, round.0), body.0).await?.into()))
    }

    /// Report a visit to a home.
    ///
    /// For those who care for homes there: on which day somebody came, and what was found. The next is due on its own day,
    /// however late this one was.
    #[oai(path = "/homes/:home_id/visits/:round/report", method = "put", operation_id = "report_home_visit")]
    async fn report(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The id of the unit.
        home_id: Path<UnitId>,
        /// Which visit, from 1.
        round: Path<i32>,
        body: Json<VisitReportInput>,
    ) -> Result<Json<HomeVisit>, Problem> {
        Ok(Json(visits::report(&app, &auth.into(), (home_id.0, round.0), body.0).await?.into()))
    }

    /// Read how visits were made.
    ///
    /// For those who bought a home in the project, and those who care for homes there: how many visits were due, and how
    /// many were made.
    #[oai(
        path = "/projects/:project_id/home-visit-figures",
        method = "get",
        operation_id = "get_home_visit_figures"
    )]
    async fn figures(
        &self,
        app: Data<&App>,
        auth: Member,
        project_id: Path<ProjectId>,
    ) -> Result<Json<HomeVisitFigures>, Problem> {
        Ok(Json(visits::figures(&app, &auth.into(), project_id.0).await?.into()))
    }
}
