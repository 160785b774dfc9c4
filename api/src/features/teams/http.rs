//! Operations of teams.

use linli_entities::account::AccountId;
use linli_entities::project::ProjectId;
use linli_entities::routing_rule::RoutingRuleId;
use linli_entities::team::TeamId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;

use super::input::{RoutingRuleInput, TeamInput, TeamPatch};
use super::logic;
use super::output::{RoutingRule, Team};
use crate::actor::Actor;
use crate::answer::{Created, Gone, Versioned};
use crate::app::App;
use crate::auth::Member;
use crate::etag;
use crate::once::Once;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Teams.
pub struct TeamsApi;

#[OpenApi(tag = "Tag::Teams")]
impl TeamsApi {
    /// List teams.
    ///
    /// For staff who answer complaints: those that work where one answers; with `project_id` those that may work for
    /// the project.
    #[oai(path = "/teams", method = "get", operation_id = "list_teams")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Those that may work for this project only.
        project_id: Query<Option<ProjectId>>,
        /// One's own only.
        mine: Query<Option<bool>>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<Team>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (teams, next) =
            logic::list(&app, &auth.into(), project_id.0, mine.0.unwrap_or(false), &page).await?;
        Ok(Json(Page { items: teams.into_iter().map(Team::from).collect(), next }))
    }

    /// Make a team.
    ///
    /// For whoever manages teams there: a project's manager, the care of a city, of the group.
    #[oai(path = "/teams", method = "post", operation_id = "create_team")]
    async fn create(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<TeamInput>,
    ) -> Result<Created<Team>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "create_team", &body.0)?;
        Ok(Created::of(logic::create(&app, &actor, body.0.try_into()?, once).await?))
    }

    /// Get a team.
    ///
    /// For staff who answer complaints where it works.
    #[oai(path = "/teams/:team_id", method = "get", operation_id = "get_team")]
    async fn get(
        &self,
        app: Data<&App>,
        auth: Member,
        team_id: Path<TeamId>,
    ) -> Result<Versioned<Team>, Problem> {
        let seen = logic::get(&app, &auth.into(), team_id.0).await?;
        Ok(Versioned::of(seen.row.version, seen))
    }

    /// Rename a team.
    ///
    /// For whoever manages teams there.
    #[oai(path = "/teams/:team_id", method = "patch", operation_id = "update_team")]
    async fn update(
        &self,
        app: Data<&App>,
        auth: Member,
        team_id: Path<TeamId>,
        /// The version that was read.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
        body: Json<TeamPatch>,
    ) -> Result<Versioned<Team>, Problem> {
        let version = etag::version_seen(if_match.0.as_deref())?;
        let seen = logic::rename(&app, &auth.into(), team_id.0, version, body.0.try_into()?).await?;
        Ok(Versioned::of(seen.row.version, seen))
    }

    /// Close a team.
    ///
    /// For whoever manages teams there, when no rule leads to it. What it still has, a lead leads elsewhere.
    #[oai(path = "/teams/:team_id", method = "delete", operation_id = "close_team")]
    async fn close(&self, app: Data<&App>, auth: Member, team_id: Path<TeamId>) -> Result<Gone, Problem> {
        logic::close(&app, &auth.into(), team_id.0).await?;
        Ok(Gone::Gone)
    }

    /// Take somebody into a team.
    ///
    /// Who answers complaints in the whole of its place; for whoever manages teams there.
    #[oai(path = "/teams/:team_id/members/:account_id", method = "put", operation_id = "add_team_member")]
    async fn add_member(
        &self,
        app: Data<&App>,
        auth: Member,
        team_id: Path<TeamId>,
        account_id: Path<AccountId>,
    ) -> Result<Versioned<Team>, Problem> {
        let seen = logic::add_member(&app, &auth.into(), team_id.0, account_id.0).await?;
        Ok(Versioned::of(seen.row.version, seen))
    }

    /// Take somebody out of a team.
    ///
    /// For whoever manages teams there. What that one works on is assigned anew by a lead.
    #[oai(
        path = "/teams/:team_id/members/:account_id",
        method = "delete",
        operation_id = "remove_team_member"
    )]
    async fn remove_member(
        &self,
        app: Data<&App>,
        auth: Member,
        team_id: Path<TeamId>,
        account_id: Path<AccountId>,
    ) -> Result<Gone, Problem> {
        logic::remove_member(&app, &auth.into(), team_id.0, account_id.0).await?;
        Ok(Gone::Gone)
    }

    /// List routing rules.
    ///
    /// For staff who answer complaints: those that count where one answers. The most specific one that fits a
    /// complaint counts: its place before its category, that before its grade.
    #[oai(path = "/routing-rules", method = "get", operation_id = "list_routing_rules")]
    async fn rules(
        &self,
        app: Data<&App>,
        auth: Member,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<RoutingRule>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (rules, next) = logic::list_rules(&app, &auth.into(), &page).await?;
        Ok(Json(Page { items: rules.into_iter().map(RoutingRule::from).collect(), next }))
    }

    /// Set a routing rule.
    ///
    /// Makes the rule for this case, or leads it elsewhere; for whoever manages teams there. It counts for what is
    /// filed from now on.
    #[oai(path = "/routing-rules", method = "put", operation_id = "set_routing_rule")]
    async fn set_rule(
        &self,
        app: Data<&App>,
        auth: Member,
        body: Json<RoutingRuleInput>,
    ) -> Result<Json<RoutingRule>, Problem> {
        Ok(Json(logic::set_rule(&app, &auth.into(), body.0.try_into()?).await?.into()))
    }

    /// Delete a routing rule.
    ///
    /// For whoever manages teams there. The rule that fits everything stays.
    #[oai(path = "/routing-rules/:routing_rule_id", method = "delete", operation_id = "delete_routing_rule")]
    async fn delete_rule(
        &self,
        app: Data<&App>,
        auth: Member,
        routing_rule_id: Path<RoutingRuleId>,
    ) -> Result<Gone, Problem> {
        logic::delete_rule(&app, &auth.into(), routing_rule_id.0).await?;
        Ok(Gone::Gone)
    }
}
