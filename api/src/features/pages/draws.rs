//! The data of the pages of draws.

use linli_entities::draw::DrawId;
use serde_json::{Value, json};

use super::data::{json, list};
use super::props::Asked;
use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::features::draws::logic;
use crate::features::draws::output::Draw;
use crate::features::projects;
use crate::features::projects::output::ProjectRef;
use crate::page::PageRequest;

/// The list of draws: current or past ones, of a project or of all.
///
/// # Errors
/// [`Error::NotFound`] where there is no such project; those of the parameters.
pub async fn draws(app: &App, actor: &Actor, asked: &Asked) -> Result<Value, Error> {
    let project = match asked.parameter("project") {
        Some(slug) => Some(projects::logic::by_slug(app, actor, slug).await?.project),
        None => None,
    };
    let past = asked.parameter("when") == Some("past");
    let page = PageRequest::parse(None, asked.parameter("after"))?;
    let project_id = project.as_ref().map(|project| project.id);
    let (found, next) = logic::list(app, actor, project_id, past.then_some("past"), &page).await?;
    Ok(json!({
        "items": list(&found.into_iter().map(Draw::from).collect::<Vec<_>>()),
        "next": next,
        "past": past,
        "project": project.map(|project| json(&ProjectRef::from(&project))),
    }))
}

/// A draw, and the reader's own entry. What proves it the page asks for when it recomputes it.
///
/// # Errors
/// [`Error::NotFound`] where there is none for the actor.
pub async fn draw(app: &App, actor: &Actor, id: DrawId) -> Result<Value, Error> {
    let seen = logic::get(app, actor, id).await?;
    Ok(json!({ "draw": json(&Draw::from(seen)) }))
}
