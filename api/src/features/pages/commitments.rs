//! The data of the page of the commitments of a project.

use serde_json::{Value, json};

use super::data::{json, list};
use super::props::Asked;
use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::features::commitments::logic;
use crate::features::commitments::output::Commitment;
use crate::features::commitments::rules::CommitmentState;
use crate::features::projects;
use crate::features::projects::output::Project;
use crate::page::PageRequest;

/// The commitments of a project, all or those that stand so, with how many stand how.
///
/// # Errors
/// [`Error::NotFound`] where there is no such project; those of the parameters.
pub async fn commitments(app: &App, actor: &Actor, slug: &str, asked: &Asked) -> Result<Value, Error> {
    let project = projects::logic::by_slug(app, actor, slug).await?;
    let id = project.project.id;
    let state = asked.parameter("state").and_then(CommitmentState::named);
    let page = PageRequest::parse(None, asked.parameter("after"))?;
    let (found, next) = logic::list(app, actor, id, state, &page).await?;
    Ok(json!({
        "project": json(&Project::from(project)),
        "counts": json(&logic::counts(app, actor, id).await?),
        "state": state.map(CommitmentState::as_str),
        "items": list(&found.into_iter().map(Commitment::from).collect::<Vec<_>>()),
        "next": next,
    }))
}
