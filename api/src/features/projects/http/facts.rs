//! Operations of facts.

use linli_entities::project::ProjectId;
use linli_entities::project_fact::FactId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path};
use poem_openapi::payload::Json;

use crate::actor::Actor;
use crate::answer::{Created, Gone, Versioned};
use crate::app::App;
use crate::auth::{Anyone, Member};
use crate::etag;
use crate::features::projects::input::{FactInput, FactPatch};
use crate::features::projects::logic::facts as logic;
use crate::features::projects::output::Fact;
use crate::once::Once;
use crate::page::Page;
use crate::problem::Problem;
use crate::server::Tag;

/// Facts.
pub struct FactsApi;

#[OpenApi(tag = "Tag::Projects")]
impl FactsApi {
    /// List the facts of a project.
    ///
    /// What speaks for it, then what speaks against it, each by its places; all on one page.
    #[oai(path = "/projects/:project_id/facts", method = "get", operation_id = "list_facts")]
    async fn list(
        &self,
        app: Data<&App>,
        _auth: Anyone,
        project_id: Path<ProjectId>,
    ) -> Result<Json<Page<Fact>>, Problem> {
        let facts = logic::list(&app, project_id.0).await?;
        Ok(Json(Page { items: facts.into_iter().map(Fact::from).collect(), next: None }))
    }

    /// Tell a fact.
    ///
    /// For those who edit the project.
    #[oai(path = "/projects/:project_id/facts", method = "post", operation_id = "create_fact")]
    async fn create(
        &self,
        app: Data<&App>,
        auth: Member,
        project_id: Path<ProjectId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<FactInput>,
    ) -> Result<Created<Fact>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "create_fact", &(project_id.0, &body.0))?;
        Ok(Created::of(logic::create(&app, &actor, project_id.0, body.0.try_into()?, once).await?))
    }

    /// Change a fact.
    ///
    /// For those who edit the project.
    #[oai(path = "/facts/:fact_id", method = "patch", operation_id = "update_fact")]
    async fn update(
        &self,
        app: Data<&App>,
        auth: Member,
        fact_id: Path<FactId>,
        /// The `version` that was read.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
        body: Json<FactPatch>,
    ) -> Result<Versioned<Fact>, Problem> {
        let seen = etag::version_seen(if_match.0.as_deref())?;
        let fact = logic::update(&app, &auth.into(), fact_id.0, seen, body.0.try_into()?).await?;
        Ok(Versioned::of(fact.version, fact))
    }

    /// Take a fact back.
    ///
    /// For those who edit the project. What it said stays in the audit.
    #[oai(path = "/facts/:fact_id", method = "delete", operation_id = "delete_fact")]
    async fn delete(&self, app: Data<&App>, auth: Member, fact_id: Path<FactId>) -> Result<Gone, Problem> {
        logic::delete(&app, &auth.into(), fact_id.0).await?;
        Ok(Gone::Gone)
    }
}
