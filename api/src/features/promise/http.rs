//! Operations of the public figures.

use linli_entities::Date;
use linli_entities::account::Locale;
use linli_entities::complaint::ComplaintSource;
use linli_entities::project::ProjectId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Query;
use poem_openapi::payload::{Json, PlainText};

use super::input::{Asked, Cut, Parameters};
use super::logic;
use super::output::{
    Csv, Promise, PromiseBreach, PromiseCut, PromiseOfProject, PromiseStretch, PromiseTable, Svg,
};
use super::rules::badge;
use super::rules::calendar::Step;
use crate::actor::Actor;
use crate::app::App;
use crate::auth::{Anyone, Member};
use crate::error::Error;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// The public figures.
pub struct PromiseApi;

/// Rows of an exported list, at most.
const EXPORTED_MAX: u64 = 5_000;

fn asked(
    app: &App,
    project_id: Query<Option<ProjectId>>,
    source: Query<Option<ComplaintSource>>,
    days: Query<Option<i64>>,
    (from_on, until_on): (Query<Option<Date>>, Query<Option<Date>>),
) -> Result<Asked, Error> {
    let parameters = Parameters {
        project_id: project_id.0,
        source: source.0,
        days: days.0,
        from_on: from_on.0,
        until_on: until_on.0,
    };
    parameters.parse(app.clock.now())
}

#[OpenApi(tag = "Tag::Promise")]
impl PromiseApi {
    /// Read how the promise was kept.
    ///
    /// Over what was promised in a period, computed from facts and the present time; for everybody.
    #[oai(path = "/promise", method = "get", operation_id = "get_promise")]
    #[expect(clippy::too_many_arguments, reason = "each is a documented parameter")]
    async fn get(
        &self,
        app: Data<&App>,
        _auth: Anyone,
        /// Of this project only.
        project_id: Query<Option<ProjectId>>,
        /// Live complaints, unless those are asked for that were imported.
        source: Query<Option<ComplaintSource>>,
        /// How many days back, 1 to 366; 30 unless given, and of imported complaints all.
        days: Query<Option<i64>>,
        /// From this day at the projects, instead of `days`.
        from_on: Query<Option<Date>>,
        /// Up to and with this day at the projects; up to now unless given.
        until_on: Query<Option<Date>>,
    ) -> Result<Json<Promise>, Problem> {
        let asked = asked(&app, project_id, source, days, (from_on, until_on))?;
        Ok(Json(logic::overview(&app, &asked).await?.into()))
    }

    /// Read how the promise was kept over time.
    ///
    /// A stretch for each day, week or month of the period, empty ones included; at most 400. The first is whole, the
    /// last may go on.
    #[oai(path = "/promise/series", method = "get", operation_id = "list_promise_series")]
    #[expect(clippy::too_many_arguments, reason = "each is a documented parameter")]
    async fn series(
        &self,
        app: Data<&App>,
        _auth: Anyone,
        /// Of this project only.
        project_id: Query<Option<ProjectId>>,
        /// Live complaints, unless those are asked for that were imported.
        source: Query<Option<ComplaintSource>>,
        /// How many days back, 1 to 366; 30 unless given, and of imported complaints all.
        days: Query<Option<i64>>,
        /// From this day at the projects, instead of `days`.
        from_on: Query<Option<Date>>,
        /// Up to and with this day at the projects; up to now unless given.
        until_on: Query<Option<Date>>,
        /// How long a stretch is; a day unless given.
        by: Query<Option<Step>>,
    ) -> Result<Json<Page<PromiseStretch>>, Problem> {
        let asked = asked(&app, project_id, source, days, (from_on, until_on))?;
        let series = logic::series(&app, &asked, by.0.unwrap_or(Step::Day)).await?;
        Ok(Json(Page { items: series.into_iter().map(PromiseStretch::from).collect(), next: None }))
    }

    /// Read how the promise was kept in each project.
    ///
    /// Projects that were complained about in the period, by id.
    #[oai(path = "/promise/projects", method = "get", operation_id = "list_promise_projects")]
    #[expect(clippy::too_many_arguments, reason = "each is a documented parameter")]
    async fn projects(
        &self,
        app: Data<&App>,
        _auth: Anyone,
        /// Of this project only.
        project_id: Query<Option<ProjectId>>,
        /// Live complaints, unless those are asked for that were imported.
        source: Query<Option<ComplaintSource>>,
        /// How many days back, 1 to 366; 30 unless given, and of imported complaints all.
        days: Query<Option<i64>>,
        /// From this day at the projects, instead of `days`.
        from_on: Query<Option<Date>>,
        /// Up to and with this day at the projects; up to now unless given.
        until_on: Query<Option<Date>>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<PromiseOfProject>>, Problem> {
        let asked = asked(&app, project_id, source, days, (from_on, until_on))?;
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (items, next) = logic::of_projects(&app, &asked, &page).await?;
        Ok(Json(Page { items: items.into_iter().map(PromiseOfProject::from).collect(), next }))
    }

    /// Read which promises were not kept.
    ///
    /// Every one of the period, the latest due first. Without names, homes and titles; what a complaint that is not
    /// public is about is told only where at least five of its project are about the same.
    #[oai(path = "/promise/breaches", method = "get", operation_id = "list_promise_breaches")]
    #[expect(clippy::too_many_arguments, reason = "each is a documented parameter")]
    async fn breaches(
        &self,
        app: Data<&App>,
        auth: Anyone,
        /// Of this project only.
        project_id: Query<Option<ProjectId>>,
        /// Live complaints, unless those are asked for that were imported.
        source: Query<Option<ComplaintSource>>,
        /// How many days back, 1 to 366; 30 unless given, and of imported complaints all.
        days: Query<Option<i64>>,
        /// From this day at the projects, instead of `days`.
        from_on: Query<Option<Date>>,
        /// Up to and with this day at the projects; up to now unless given.
        until_on: Query<Option<Date>>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<PromiseBreach>>, Problem> {
        let asked = asked(&app, project_id, source, days, (from_on, until_on))?;
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (found, next) = logic::breaches(&app, &auth.into(), &asked, &page).await?;
        let now = app.clock.now();
        Ok(Json(Page { items: found.into_iter().map(|one| PromiseBreach::of(one, now)).collect(), next }))
    }

    /// Read how the promise was kept for complaints that are alike.
    ///
    /// For staff, over the projects where they answer complaints.
    #[oai(path = "/promise/cuts", method = "get", operation_id = "list_promise_cuts")]
    #[expect(clippy::too_many_arguments, reason = "each is a documented parameter")]
    async fn cuts(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Of this project only.
        project_id: Query<Option<ProjectId>>,
        /// Live complaints, unless those are asked for that were imported.
        source: Query<Option<ComplaintSource>>,
        /// How many days back, 1 to 366; 30 unless given, and of imported complaints all.
        days: Query<Option<i64>>,
        /// From this day at the projects, instead of `days`.
        from_on: Query<Option<Date>>,
        /// Up to and with this day at the projects; up to now unless given.
        until_on: Query<Option<Date>>,
        /// What they are told apart by.
        cut: Query<Cut>,
    ) -> Result<Json<Page<PromiseCut>>, Problem> {
        let asked = asked(&app, project_id, source, days, (from_on, until_on))?;
        let cuts = logic::cuts(&app, &auth.into(), &asked, cut.0).await?;
        Ok(Json(Page { items: cuts.into_iter().map(PromiseCut::from).collect(), next: None }))
    }

    /// Export figures as a table.
    ///
    /// The same figures with the same filters, for spreadsheets. Lists end after 5000 rows.
    #[oai(path = "/promise/table", method = "get", operation_id = "export_promise")]
    #[expect(clippy::too_many_arguments, reason = "each is a documented parameter")]
    async fn table(
        &self,
        app: Data<&App>,
        auth: Anyone,
        /// Of this project only.
        project_id: Query<Option<ProjectId>>,
        /// Live complaints, unless those are asked for that were imported.
        source: Query<Option<ComplaintSource>>,
        /// How many days back, 1 to 366; 30 unless given, and of imported complaints all.
        days: Query<Option<i64>>,
        /// From this day at the projects, instead of `days`.
        from_on: Query<Option<Date>>,
        /// Up to and with this day at the projects; up to now unless given.
        until_on: Query<Option<Date>>,
        /// Of a series: how long a stretch is; a day unless given.
        by: Query<Option<Step>>,
        /// Which table; the series unless given.
        table: Query<Option<PromiseTable>>,
    ) -> Result<Csv, Problem> {
        let asked = asked(&app, project_id, source, days, (from_on, until_on))?;
        let (step, table) = (by.0.unwrap_or(Step::Day), table.0.unwrap_or(PromiseTable::Series));
        Ok(exported(&app, &auth.into(), &asked, step, table).await?)
    }

    /// Get a badge that says how the promise was kept.
    ///
    /// SVG, to be shown on other sites; of one project or all.
    #[oai(path = "/promise/badge", method = "get", operation_id = "get_promise_badge")]
    async fn badge(
        &self,
        app: Data<&App>,
        _auth: Anyone,
        /// Of this project only.
        project_id: Query<Option<ProjectId>>,
        /// How many days back, 1 to 366; 30 unless given.
        days: Query<Option<i64>>,
        /// In which language; Chinese unless given.
        locale: Query<Option<Locale>>,
    ) -> Result<Svg, Problem> {
        let asked = asked(&app, project_id, Query(None), days, (Query(None), Query(None)))?;
        let overview = logic::overview(&app, &asked).await?;
        let svg = badge::badge(&overview.figures, locale.0.unwrap_or(Locale::ZhCn));
        Ok(Svg::Picture(PlainText(svg), "public, max-age=300".to_owned()))
    }
}

async fn exported(
    app: &App,
    actor: &Actor,
    asked: &Asked,
    step: Step,
    table: PromiseTable,
) -> Result<Csv, crate::error::Error> {
    Ok(match table {
        PromiseTable::Series => Csv::series(logic::series(app, asked, step).await?),
        PromiseTable::Projects => {
            let all = PageRequest { limit: EXPORTED_MAX, after: None };
            Csv::projects(logic::of_projects(app, asked, &all).await?.0)
        }
        PromiseTable::Breaches => {
            let all = PageRequest { limit: EXPORTED_MAX, after: None };
            Csv::breaches(logic::breaches(app, actor, asked, &all).await?.0, app.clock.now())
        }
    })
}
