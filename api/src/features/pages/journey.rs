//! The data of the pages of building: what was promised, and news from the building site.

use linli_entities::project_update::UpdateId;
use serde_json::{Value, json};

use super::data::{json, list};
use super::props::Asked;
use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::features::milestones::output::Milestone;
use crate::features::projects::output::Project;
use crate::features::updates::output::Update;
use crate::features::{milestones, projects, updates};
use crate::page::PageRequest;

/// The progress of a project: its milestones, and the news that the actor knows of.
///
/// # Errors
/// [`Error::NotFound`] where there is no such project; those of the parameters.
pub async fn progress(app: &App, actor: &Actor, slug: &str, asked: &Asked) -> Result<Value, Error> {
    let project = projects::logic::by_slug(app, actor, slug).await?;
    let id = project.project.id;
    let promised = milestones::logic::list(app, actor, id, None).await?;
    let page = PageRequest::parse(None, asked.parameter("after"))?;
    let (news, next) = updates::logic::list(app, actor, id, None, &page).await?;
    Ok(json!({
        "project": json(&Project::from(project)),
        "milestones": list(&promised.into_iter().map(Milestone::from).collect::<Vec<_>>()),
        "updates": { "items": list(&news.into_iter().map(Update::from).collect::<Vec<_>>()), "next": next },
    }))
}

/// An update.
///
/// # Errors
/// [`Error::NotFound`] where there is none for the actor.
pub async fn update(app: &App, actor: &Actor, id: UpdateId) -> Result<Value, Error> {
    let seen = updates::logic::get(app, actor, id).await?;
    Ok(json!({ "update": json(&Update::from(seen)) }))
}
