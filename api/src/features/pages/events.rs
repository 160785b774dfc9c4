//! The data of the pages of events.

use linli_entities::event::EventId;
use linli_entities::project::ProjectId;
use serde_json::{Value, json};

use super::data::{first, json, list};
use super::props::Asked;
use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::features::events::logic;
use crate::features::events::output::{Event, EventCard};
use crate::features::projects::output::ProjectRef;
use crate::features::registrations::output::Registration;
use crate::features::{projects, registrations};
use crate::page::PageRequest;

/// Events on a page that is about something else.
const FEW: u64 = 3;

/// What comes next, in a project or anywhere.
///
/// # Errors
/// When the database fails.
pub async fn coming(app: &App, actor: &Actor, project_id: Option<ProjectId>) -> Result<Value, Error> {
    let asked = logic::Asked { project_id, ..logic::Asked::default() };
    let (found, _) = logic::list(app, actor, asked, &first(FEW)).await?;
    Ok(list(&found.iter().map(EventCard::from).collect::<Vec<_>>()))
}

/// The list of events: coming or past ones, of a project or all.
///
/// # Errors
/// [`Error::NotFound`] where there is no such project; those of the parameters.
pub async fn events(app: &App, actor: &Actor, asked: &Asked) -> Result<Value, Error> {
    let project = match asked.parameter("project") {
        Some(slug) => Some(projects::logic::by_slug(app, actor, slug).await?.project),
        None => None,
    };
    let past = asked.parameter("when") == Some("past");
    let wanted = logic::Asked {
        project_id: project.as_ref().map(|project| project.id),
        when: past.then(|| "past".to_owned()),
        ..logic::Asked::default()
    };
    let page = PageRequest::parse(None, asked.parameter("after"))?;
    let (found, next) = logic::list(app, actor, wanted, &page).await?;
    Ok(json!({
        "items": list(&found.iter().map(EventCard::from).collect::<Vec<_>>()),
        "next": next,
        "past": past,
        "project": project.map(|project| json(&ProjectRef::from(&project))),
    }))
}

/// An event, and how the reader is registered.
///
/// # Errors
/// [`Error::NotFound`] where there is none for the actor.
pub async fn event(app: &App, actor: &Actor, id: EventId) -> Result<Value, Error> {
    let seen = logic::get(app, actor, id).await?;
    let registration = match &seen.own {
        Some(own) => Some(json(&Registration::from(registrations::logic::get(app, actor, own.id).await?))),
        None => None,
    };
    Ok(json!({ "event": json(&Event::from(seen)), "registration": registration }))
}
