//! Operations of figures.

use linli_entities::Date;
use linli_entities::project::ProjectId;
use linli_entities::statistic::StatisticStep;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;

use super::logic::{self, Question};
use super::output::{Retention, StatisticTable, Statistics};
use crate::app::App;
use crate::auth::Member;
use crate::problem::Problem;
use crate::server::Tag;

/// Figures of the forum.
pub struct StatisticsApi;

fn question(
    project_id: Option<ProjectId>,
    step: Option<StatisticStep>,
    (from_on, until_on): (Option<Date>, Option<Date>),
) -> Question {
    Question { project_id, step: step.unwrap_or(StatisticStep::Month), from_on, until_on }
}

#[OpenApi(tag = "Tag::Statistics")]
impl StatisticsApi {
    /// Read figures of the whole forum.
    ///
    /// For whoever runs the group: who is active and what is written, by day, week or month, of all projects and the boards of
    /// the club. Of boards that are closed to staff nothing is counted; what fewer than five people are behind is null.
    #[oai(path = "/statistics", method = "get", operation_id = "get_statistics")]
    async fn of_group(
        &self,
        app: Data<&App>,
        auth: Member,
        /// How long the stretches are; a month unless given.
        step: Query<Option<StatisticStep>>,
        /// A day of the first stretch; 30 days, 13 weeks or 12 months unless given, at most 92 days, 106 weeks or 24 months.
        from_on: Query<Option<Date>>,
        /// A day of the last stretch; today unless given.
        until_on: Query<Option<Date>>,
    ) -> Result<Json<Statistics>, Problem> {
        let question = question(None, step.0, (from_on.0, until_on.0));
        Ok(Json(logic::figures(&app, &auth.into(), question).await?.into()))
    }

    /// Download figures of the whole forum.
    ///
    /// The same as a table for spreadsheets.
    #[oai(path = "/statistics/table", method = "get", operation_id = "export_statistics")]
    async fn table_of_group(
        &self,
        app: Data<&App>,
        auth: Member,
        /// How long the stretches are; a month unless given.
        step: Query<Option<StatisticStep>>,
        /// A day of the first stretch.
        from_on: Query<Option<Date>>,
        /// A day of the last stretch; today unless given.
        until_on: Query<Option<Date>>,
    ) -> Result<StatisticTable, Problem> {
        let question = question(None, step.0, (from_on.0, until_on.0));
        Ok(StatisticTable::of(logic::figures(&app, &auth.into(), question).await?))
    }

    /// Read who stays.
    ///
    /// For whoever runs the group: of those who joined in each of the last months, how many percent wrote in that month and in
    /// later ones. A cell of fewer than five people is null.
    #[oai(path = "/statistics/retention", method = "get", operation_id = "get_retention")]
    async fn retention_of_group(
        &self,
        app: Data<&App>,
        auth: Member,
        /// How many months, this one included: 1 to 24, 12 unless given.
        months: Query<Option<u32>>,
    ) -> Result<Json<Retention>, Problem> {
        Ok(Json(logic::retention(&app, &auth.into(), None, months.0).await?.into()))
    }

    /// Read figures of a project.
    ///
    /// For whoever leads its staff: the same as of the whole forum, of the boards of the project.
    #[oai(path = "/projects/:project_id/statistics", method = "get", operation_id = "get_project_statistics")]
    async fn of_project(
        &self,
        app: Data<&App>,
        auth: Member,
        project_id: Path<ProjectId>,
        /// How long the stretches are; a month unless given.
        step: Query<Option<StatisticStep>>,
        /// A day of the first stretch; 30 days, 13 weeks or 12 months unless given, at most 92 days, 106 weeks or 24 months.
        from_on: Query<Option<Date>>,
        /// A day of the last stretch; today unless given.
        until_on: Query<Option<Date>>,
    ) -> Result<Json<Statistics>, Problem> {
        let question = question(Some(project_id.0), step.0, (from_on.0, until_on.0));
        Ok(Json(logic::figures(&app, &auth.into(), question).await?.into()))
    }

    /// Download figures of a project.
    ///
    /// The same as a table for spreadsheets.
    #[oai(
        path = "/projects/:project_id/statistics/table",
        method = "get",
        operation_id = "export_project_statistics"
    )]
    async fn table_of_project(
        &self,
        app: Data<&App>,
        auth: Member,
        project_id: Path<ProjectId>,
        /// How long the stretches are; a month unless given.
        step: Query<Option<StatisticStep>>,
        /// A day of the first stretch.
        from_on: Query<Option<Date>>,
        /// A day of the last stretch; today unless given.
        until_on: Query<Option<Date>>,
    ) -> Result<StatisticTable, Problem> {
        let question = question(Some(project_id.0), step.0, (from_on.0, until_on.0));
        Ok(StatisticTable::of(logic::figures(&app, &auth.into(), question).await?))
    }

    /// Read who of a project stays.
    ///
    /// For whoever leads its staff: of those who hold a home there now, by the month in which they joined, how many percent
    /// wrote in the boards of the project in that month and in later ones. A cell of fewer than five people is null.
    #[oai(
        path = "/projects/:project_id/statistics/retention",
        method = "get",
        operation_id = "get_project_retention"
    )]
    async fn retention_of_project(
        &self,
        app: Data<&App>,
        auth: Member,
        project_id: Path<ProjectId>,
        /// How many months, this one included: 1 to 24, 12 unless given.
        months: Query<Option<u32>>,
    ) -> Result<Json<Retention>, Problem> {
        Ok(Json(logic::retention(&app, &auth.into(), Some(project_id.0), months.0).await?.into()))
    }
}
