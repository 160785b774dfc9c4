//! Operations of funds.

pub mod entries;
pub mod proposals;

use linli_entities::project::ProjectId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path};
use poem_openapi::payload::Json;

use super::input::{FundInput, FundPatch};
use super::logic;
use super::output::{Fund, FundTable};
use crate::actor::Actor;
use crate::answer::{Created, Versioned};
use crate::app::App;
use crate::auth::Member;
use crate::once::Once;
use crate::problem::Problem;
use crate::server::Tag;

/// Funds.
pub struct FundsApi;

#[OpenApi(tag = "Tag::Funds")]
impl FundsApi {
    /// Read the fund of a project.
    ///
    /// For those who hold a home there or act for whom does, and for staff there: what is in it, what came from whom, and
    /// what was spent on what. Nobody else learns whether there is one; tenants do not either.
    #[oai(path = "/projects/:project_id/fund", method = "get", operation_id = "get_fund")]
    async fn get(
        &self,
        app: Data<&App>,
        auth: Member,
        project_id: Path<ProjectId>,
    ) -> Result<Versioned<Fund>, Problem> {
        let seen = logic::get(&app, &auth.into(), project_id.0).await?;
        Ok(Versioned::of(seen.row.version, seen))
    }

    /// Open the fund of a project.
    ///
    /// For those who keep it; a project has one. A spending above 10000 yuan takes two persons, and owners are told of one
    /// from there on, until somebody who keeps all funds says otherwise.
    #[oai(path = "/projects/:project_id/fund", method = "post", operation_id = "open_fund")]
    async fn open(
        &self,
        app: Data<&App>,
        auth: Member,
        project_id: Path<ProjectId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<FundInput>,
    ) -> Result<Created<Fund>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "open_fund", &(project_id.0, &body.0))?;
        Ok(Created::of(logic::open(&app, &actor, project_id.0, body.0, once).await?))
    }

    /// Change the words and limits of a fund.
    ///
    /// For those who keep it; the limits for those who keep the funds of all projects, so that nobody moves the line they
    /// stand behind. What it said before stays in the audit.
    #[oai(path = "/projects/:project_id/fund", method = "patch", operation_id = "update_fund")]
    async fn update(
        &self,
        app: Data<&App>,
        auth: Member,
        project_id: Path<ProjectId>,
        /// The version that was read.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
        body: Json<FundPatch>,
    ) -> Result<Versioned<Fund>, Problem> {
        let seen = logic::update(&app, &auth.into(), project_id.0, if_match.0.as_deref(), body.0).await?;
        Ok(Versioned::of(seen.row.version, seen))
    }

    /// Download the book of a fund.
    ///
    /// For its readers: all entries in order, at most 10000, as a table for spreadsheets, with what was in the fund after
    /// each and the hash of each.
    #[oai(path = "/projects/:project_id/fund/table", method = "get", operation_id = "export_fund")]
    async fn table(
        &self,
        app: Data<&App>,
        auth: Member,
        project_id: Path<ProjectId>,
    ) -> Result<FundTable, Problem> {
        Ok(FundTable::of(logic::entries::table(&app, &auth.into(), project_id.0).await?))
    }
}
