//! Operations of homes: their journeys and days. Those of managers, notes and of the handover are in the files beside.

pub mod handover;
pub mod managers;
pub mod notes;

use linli_entities::home_touch::RecordedTouch;
use linli_entities::unit::UnitId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path};
use poem_openapi::payload::Json;

use super::input::{DatesInput, TouchInput};
use super::logic;
use super::output::{HomeCard, Journey};
use crate::answer::Versioned;
use crate::app::App;
use crate::auth::Member;
use crate::page::Page;
use crate::problem::Problem;
use crate::server::Tag;

/// Homes.
pub struct HomesApi;

#[OpenApi(tag = "Tag::Homes")]
impl HomesApi {
    /// List one's homes.
    ///
    /// Those that one holds, or acts for whom does: where each stands on its way, and what comes next; all on one page.
    /// Tenants have none by that.
    #[oai(path = "/me/homes", method = "get", operation_id = "list_my_homes")]
    async fn own(&self, app: Data<&App>, auth: Member) -> Result<Json<Page<HomeCard>>, Problem> {
        let own = logic::own(&app, &auth.into()).await?;
        Ok(Json(Page { items: own.into_iter().map(HomeCard::from).collect(), next: None }))
    }

    /// Read the journey of a home.
    ///
    /// For its household and for those who care for homes there: where it stands, its days, who looks after it, how far
    /// building has come, its checklist, its next visit, and what comes next.
    #[oai(path = "/homes/:home_id/journey", method = "get", operation_id = "get_journey")]
    async fn journey(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The id of the unit.
        home_id: Path<UnitId>,
    ) -> Result<Versioned<Journey>, Problem> {
        let journey = logic::journey(&app, &auth.into(), home_id.0).await?;
        Ok(Versioned::of(journey.way.home.version, journey))
    }

    /// Say the days of a home.
    ///
    /// For those who care for homes there. Without a handover of its own it has that of the project. Its household is told
    /// when its handover is on another day.
    #[oai(path = "/homes/:home_id/dates", method = "put", operation_id = "set_home_dates")]
    async fn set_dates(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The id of the unit.
        home_id: Path<UnitId>,
        /// The version that was read; 0 before the first time.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
        body: Json<DatesInput>,
    ) -> Result<Versioned<Journey>, Problem> {
        let journey = logic::set_dates(&app, &auth.into(), home_id.0, if_match.0.as_deref(), body.0).await?;
        Ok(Versioned::of(journey.way.home.version, journey))
    }

    /// Record what was done for a household.
    ///
    /// That what to mind of its contract was gone through: for the household and for those who care for homes there. That
    /// it was welcomed: for the latter. The first day that was said stays.
    #[oai(path = "/homes/:home_id/touches/:kind", method = "put", operation_id = "record_touch")]
    async fn record_touch(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The id of the unit.
        home_id: Path<UnitId>,
        /// What was done.
        kind: Path<RecordedTouch>,
        body: Json<TouchInput>,
    ) -> Result<Json<Journey>, Problem> {
        Ok(Json(logic::record_touch(&app, &auth.into(), home_id.0, kind.0, body.0).await?.into()))
    }
}
