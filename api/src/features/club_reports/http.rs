//! Operations of reports.

use linli_entities::Date;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Query;
use poem_openapi::payload::Json;

use super::logic;
use super::output::{ClubReport, ClubReportTable};
use crate::app::App;
use crate::auth::Member;
use crate::problem::Problem;
use crate::server::Tag;

/// Reports of the club.
pub struct ClubReportsApi;

#[OpenApi(tag = "Tag::ClubMembers")]
impl ClubReportsApi {
    /// Read figures of the club.
    ///
    /// For whoever runs the club: who bought again, who came to events and who did not, and what points are held, by
    /// month. All of it is of what is recorded here; the month under way is counted as far as it has come.
    #[oai(path = "/club/report", method = "get", operation_id = "get_club_report")]
    async fn report(
        &self,
        app: Data<&App>,
        auth: Member,
        /// A day of the first month.
        from_on: Query<Date>,
        /// A day of the last month; at most 24 months.
        until_on: Query<Date>,
    ) -> Result<Json<ClubReport>, Problem> {
        Ok(Json(logic::report(&app, &auth.into(), (from_on.0, until_on.0)).await?.into()))
    }

    /// Download figures of the club.
    ///
    /// The same as a table for spreadsheets.
    #[oai(path = "/club/report/table", method = "get", operation_id = "export_club_report")]
    async fn table(
        &self,
        app: Data<&App>,
        auth: Member,
        /// A day of the first month.
        from_on: Query<Date>,
        /// A day of the last month; at most 24 months.
        until_on: Query<Date>,
    ) -> Result<ClubReportTable, Problem> {
        Ok(ClubReportTable::of(logic::report(&app, &auth.into(), (from_on.0, until_on.0)).await?))
    }
}
