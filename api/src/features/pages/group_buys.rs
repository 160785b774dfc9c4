//! The data of the pages of group buys.

use linli_entities::group_buy::GroupBuyId;
use linli_entities::project::ProjectId;
use serde_json::{Value, json};

use super::data::{first, json, list};
use super::props::Asked;
use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::features::deposits::output::Deposit;
use crate::features::group_buys::logic;
use crate::features::group_buys::output::GroupBuy;
use crate::features::group_buys::rules::GroupBuyPhase;
use crate::features::projects::output::ProjectRef;
use crate::features::{deposits, projects};
use crate::page::PageRequest;

/// Group buys on a page that is about something else.
const FEW: usize = 3;
/// Group buys that are looked at for those.
const LOOKED_AT: u64 = 20;

/// Those for homes of a project that one can join now.
///
/// # Errors
/// When the database fails.
pub async fn open(app: &App, actor: &Actor, project_id: ProjectId) -> Result<Value, Error> {
    let (found, _) = logic::list(app, actor, Some(project_id), None, &first(LOOKED_AT)).await?;
    let found = found.into_iter().map(GroupBuy::from).filter(|one| one.state == GroupBuyPhase::Open);
    Ok(list(&found.take(FEW).collect::<Vec<_>>()))
}

/// The list of group buys: current or past ones, for homes of a project or of all.
///
/// # Errors
/// [`Error::NotFound`] where there is no such project; those of the parameters.
pub async fn group_buys(app: &App, actor: &Actor, asked: &Asked) -> Result<Value, Error> {
    let project = match asked.parameter("project") {
        Some(slug) => Some(projects::logic::by_slug(app, actor, slug).await?.project),
        None => None,
    };
    let past = asked.parameter("when") == Some("past");
    let page = PageRequest::parse(None, asked.parameter("after"))?;
    let project_id = project.as_ref().map(|project| project.id);
    let (found, next) = logic::list(app, actor, project_id, past.then_some("past"), &page).await?;
    Ok(json!({
        "items": list(&found.into_iter().map(GroupBuy::from).collect::<Vec<_>>()),
        "next": next,
        "past": past,
        "project": project.map(|project| json(&ProjectRef::from(&project))),
    }))
}

/// A group buy, and the reader's own deposit for it.
///
/// # Errors
/// [`Error::NotFound`] where there is none for the actor.
pub async fn group_buy(app: &App, actor: &Actor, id: GroupBuyId) -> Result<Value, Error> {
    let seen = logic::get(app, actor, id).await?;
    let deposit = match &seen.own {
        Some(own) => Some(json(&Deposit::from(deposits::logic::get(app, actor, own.id).await?))),
        None => None,
    };
    Ok(json!({ "group_buy": json(&GroupBuy::from(seen)), "deposit": deposit }))
}
