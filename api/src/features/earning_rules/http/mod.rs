//! Operations of earning rules.

pub mod receipts;

use linli_entities::Date;
use linli_entities::earning_rule::EarningRuleId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;

use super::input::EarningRuleInput;
use super::logic;
use super::output::{DryRun, EarningRule, EarningWay, EarningWays};
use crate::actor::{Actor, Permission, Scope};
use crate::answer::CreatedIn;
use crate::app::App;
use crate::auth::{Anyone, Member};
use crate::once::Once;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Earning rules.
pub struct EarningRulesApi;

#[OpenApi(tag = "Tag::EarningRules")]
impl EarningRulesApi {
    /// Read how points are earned.
    ///
    /// For everybody: the rules that hold now.
    #[oai(path = "/club/earning", method = "get", operation_id = "get_earning")]
    async fn ways(&self, app: Data<&App>, _auth: Anyone) -> Result<Json<EarningWays>, Problem> {
        let rules = logic::active(&app).await?;
        Ok(Json(EarningWays { items: rules.into_iter().map(EarningWay::from).collect() }))
    }

    /// List earning rules.
    ///
    /// For whoever runs the club: newest first, drafts and those that ended included.
    #[oai(path = "/club/earning-rules", method = "get", operation_id = "list_earning_rules")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Member,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<EarningRule>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (rules, next) = logic::list(&app, &auth.into(), &page).await?;
        Ok(Json(Page { items: rules.into_iter().map(EarningRule::from).collect(), next }))
    }

    /// Write an earning rule.
    ///
    /// For whoever runs the club. It gives nothing before it is activated, and is never changed: another takes its place.
    #[oai(path = "/club/earning-rules", method = "post", operation_id = "create_earning_rule")]
    async fn create(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<EarningRuleInput>,
    ) -> Result<CreatedIn<EarningRule>, Problem> {
        let actor = Actor::from(auth);
        actor.demand(Permission::RunClub, Scope::Club)?;
        let once = Once::parse(&actor, key.0, "create_earning_rule", &body.0)?;
        Ok(CreatedIn::list(logic::create(&app, &actor, body.0.try_into()?, once).await?))
    }

    /// Try an earning rule.
    ///
    /// For whoever runs the club: what it would have given for what happened on these days. Nothing moves.
    #[oai(
        path = "/club/earning-rules/:earning_rule_id/dry-run",
        method = "get",
        operation_id = "try_earning_rule"
    )]
    async fn dry_run(
        &self,
        app: Data<&App>,
        auth: Member,
        earning_rule_id: Path<EarningRuleId>,
        /// The first day.
        from_on: Query<Date>,
        /// The last day; at most a year after the first.
        until_on: Query<Date>,
    ) -> Result<Json<DryRun>, Problem> {
        let days = (from_on.0, until_on.0);
        Ok(Json(logic::dry_run::run(&app, &auth.into(), earning_rule_id.0, days).await?.into()))
    }

    /// Activate an earning rule.
    ///
    /// For whoever runs the club. From now on it gives points for what happens; the one of its kind that did so far ends.
    #[oai(
        path = "/club/earning-rules/:earning_rule_id/activation",
        method = "post",
        operation_id = "activate_earning_rule"
    )]
    async fn activate(
        &self,
        app: Data<&App>,
        auth: Member,
        earning_rule_id: Path<EarningRuleId>,
    ) -> Result<Json<EarningRule>, Problem> {
        Ok(Json(logic::activate(&app, &auth.into(), earning_rule_id.0).await?.into()))
    }

    /// End an earning rule.
    ///
    /// For whoever runs the club. What was earned stays.
    #[oai(
        path = "/club/earning-rules/:earning_rule_id/ending",
        method = "post",
        operation_id = "end_earning_rule"
    )]
    async fn end(
        &self,
        app: Data<&App>,
        auth: Member,
        earning_rule_id: Path<EarningRuleId>,
    ) -> Result<Json<EarningRule>, Problem> {
        Ok(Json(logic::end(&app, &auth.into(), earning_rule_id.0).await?.into()))
    }
}
