//! Which complaints go to which team.

use linli_entities::complaint::{Category, Grade};
use linli_entities::project;
use linli_entities::routing_rule::{self, RoutingRuleId};
use linli_entities::team::TeamId;
use serde_json::json;

use super::{city_of, demand_manager, manages, refs};
use crate::actor::{Actor, Permission};
use crate::app::App;
use crate::audit;
use crate::code::Code;
use crate::db::Txn;
use crate::error::{Error, OnViolation as _};
use crate::features::accounts::logic::sessions;
use crate::features::projects;
use crate::features::projects::output::ProjectRef;
use crate::features::teams::output::TeamRef;
use crate::features::teams::rules::{self, Case, Rule};
use crate::features::teams::store;
use crate::page::PageRequest;
use crate::place::Place;

/// A rule, as staff see it.
#[derive(Clone, Debug)]
pub struct SeenRule {
    /// The row.
    pub row: routing_rule::Model,
    /// Its project, for a rule of one.
    pub project: Option<ProjectRef>,
    /// Where it leads.
    pub team: TeamRef,
    /// Whether the reader may lead it elsewhere.
    pub may_manage: bool,
}

/// The team that a complaint goes to; there is one as long as the rule that fits everything is there.
///
/// # Errors
/// When the database fails.
pub(crate) async fn led_to(
    txn: &Txn,
    project: &project::Model,
    category: Category,
    grade: Grade,
) -> Result<Option<TeamId>, Error> {
    let case = Case { project: (project.id, &project.city), category, grade };
    let rows = store::rules_for(txn, case).await?;
    let rules: Vec<Rule> = rows.iter().map(Rule::from).collect();
    Ok(rules::led_to(&rules, case))
}

/// A page of the rules that count where the actor answers complaints, oldest first, and the cursor of the next.
///
/// # Errors
/// [`Code::Forbidden`] to whoever answers nowhere.
pub async fn list_rules(
    app: &App,
    actor: &Actor,
    page: &PageRequest<RoutingRuleId>,
) -> Result<(Vec<SeenRule>, Option<String>), Error> {
    let rows = store::rules(app.db.read(), &actor.demand_reach(Permission::AnswerComplaints)?, page).await?;
    let (rows, next) = page.cut(rows, |row| row.id);
    Ok((seen(app, actor, rows).await?, next))
}

async fn seen(app: &App, actor: &Actor, rows: Vec<routing_rule::Model>) -> Result<Vec<SeenRule>, Error> {
    let teams = refs(app.db.read(), rows.iter().map(|row| row.team_id)).await?;
    let projects = projects::logic::refs(app, rows.iter().filter_map(|row| row.project_id)).await?;
    let seen = |row: routing_rule::Model| {
        let team = teams.get(&row.team_id).cloned().ok_or(Error::NotFound("team"))?;
        let project = row.project_id.and_then(|id| projects.get(&id).cloned());
        let may_manage = manages(actor, project.as_ref(), row.city.as_deref());
        Ok(SeenRule { project, team, may_manage, row })
    };
    rows.into_iter().map(seen).collect()
}

/// Says where complaints of a case go: makes the rule for it, or leads it elsewhere. What was routed stays where it is.
///
/// # Errors
/// [`Code::Forbidden`] to whoever does not manage teams there; [`Code::NotFound`] at `/team_id` for a team that does
/// not work in the whole of that place.
pub async fn set_rule(app: &App, actor: &Actor, rule: Rule) -> Result<SeenRule, Error> {
    let row = app
        .db
        .write((actor.clone(), rule, app.clock.now()), |txn, (actor, rule, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                demand_manager(txn, &actor, &rule.place).await?;
                let unknown = || Error::invalid("/team_id", Code::NotFound);
                let team =
                    store::by_id(txn, rule.team_id, &actor.demand_reach(Permission::AnswerComplaints)?)
                        .await?
                        .ok_or_else(unknown)?;
                let (works_in, city) =
                    (Place::of(team.project_id, team.city.as_deref()), city_of(txn, &rule.place).await?);
                if !works_in.includes(&rule.place, city.as_deref()) {
                    return Err(unknown());
                }
                let row = store::set_rule(txn, rule, now).await.on_unique(Error::Stale)?;
                note(txn, &actor, "set_routing_rule", &row, now).await?;
                Ok(row)
            })
        })
        .await?;
    seen(app, actor, vec![row]).await?.pop().ok_or(Error::NotFound("rule"))
}

/// Deletes a rule: what it fitted goes where the next most specific one leads.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`]; [`Code::FallbackStays`] for the one that fits everything.
pub async fn delete_rule(app: &App, actor: &Actor, id: RoutingRuleId) -> Result<(), Error> {
    app.db
        .write((actor.clone(), id, app.clock.now()), |txn, (actor, id, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                let row = store::rule(txn, id, &actor.demand_reach(Permission::AnswerComplaints)?)
                    .await?
                    .ok_or(Error::NotFound("rule"))?;
                let rule = Rule::from(&row);
                demand_manager(txn, &actor, &rule.place).await?;
                if rule.is_fallback() {
                    return Err(Error::Conflict(Code::FallbackStays));
                }
                store::delete_rule(txn, id).await?;
                note(txn, &actor, "delete_routing_rule", &row, now).await
            })
        })
        .await
}

async fn note(
    txn: &Txn,
    actor: &Actor,
    act: &str,
    row: &routing_rule::Model,
    now: linli_entities::Instant,
) -> Result<(), Error> {
    let detail = json!({
        "project_id": row.project_id, "city": row.city, "category": row.category, "grade": row.grade,
        "team_id": row.team_id,
    });
    Ok(audit::record(txn, actor, act, ("routing_rule", row.id.0), detail, now).await?)
}
