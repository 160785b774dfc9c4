//! The data of the pages that lead to topics.

use std::collections::{BTreeMap, BTreeSet};

use linli_entities::board::BoardId;
use serde_json::{Value, json};

use super::data::{LATEST, first, json, list};
use super::events;
use super::props::Asked;
use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::features::boards::output::{Board, BoardSign};
use crate::features::projects::output::{Project, ProjectRef};
use crate::features::projects::rules::Filter;
use crate::features::topics::output::Topic;
use crate::features::topics::rules::Wanted;
use crate::features::{boards, projects, topics};

/// Signposts that the page of a board shows.
const SIGNS: u64 = 3;

/// Which topics a page shows; what is none of the ways to order them is the usual one.
fn wanted(asked: &Asked) -> Wanted {
    let solved = asked.parameter("solved").and_then(|solved| solved.parse().ok());
    match (asked.parameter("sort"), asked.parameter("kind")) {
        (Some("hot"), _) => Wanted::Hot,
        // Pages have a list of those with an answer, and one of those without.
        (_, Some("question")) if solved.is_some() => Wanted::Questions(solved),
        _ => Wanted::Latest,
    }
}

/// What is new: projects, boards, events, and topics in the order that one asks for. What stands around the topics stands
/// around the first of them only.
///
/// # Errors
/// Those of the parameters.
pub(super) async fn home(app: &App, actor: &Actor, asked: &Asked) -> Result<Value, Error> {
    let after = asked.parameter("after");
    let page = (after.is_none().then_some(LATEST), after);
    let topics = topics::logic::everywhere(app, actor, None, wanted(asked), page).await?;
    let (mut projects, mut boards, mut events) = (vec![], vec![], json!([]));
    if after.is_none() {
        projects = projects::logic::list(app, actor, &Filter::default(), &first(LATEST)).await?.0;
        boards = boards::logic::list(app, actor, None).await?;
        events = events::coming(app, actor, None).await?;
    }
    Ok(json!({
        "projects": list(&projects.into_iter().map(Project::from).collect::<Vec<_>>()),
        "boards": list(&boards.into_iter().map(Board::from).collect::<Vec<_>>()),
        "topics": list(&topics.items),
        "next": topics.next,
        "board_names": board_names(app, &topics.items).await?,
        "events": events,
    }))
}

/// How the boards of these topics are called, by their ids.
async fn board_names(app: &App, topics: &[Topic]) -> Result<BTreeMap<String, Value>, Error> {
    let directory = boards::logic::directory(app).await?;
    let ids: BTreeSet<BoardId> = topics.iter().map(|topic| topic.board_id).collect();
    let named = ids.into_iter().filter_map(|id| {
        let board = directory.get(&id)?;
        let project_name = board.project.as_ref().map(|project| &project.name);
        Some((id.to_string(), json!({ "name": board.name, "project_name": project_name })))
    });
    Ok(named.collect())
}

/// The topics of a project that the actor may read, in the order that one asks for.
///
/// # Errors
/// [`Error::NotFound`] where there is no such project; those of the parameters.
pub(super) async fn of_project(app: &App, actor: &Actor, slug: &str, asked: &Asked) -> Result<Value, Error> {
    let project = projects::logic::by_slug(app, actor, slug).await?.project;
    let page = (None, asked.parameter("after"));
    let topics = topics::logic::everywhere(app, actor, Some(project.id), wanted(asked), page).await?;
    Ok(json!({
        "project": json(&ProjectRef::from(&project)),
        "topics": list(&topics.items),
        "next": topics.next,
        "board_names": board_names(app, &topics.items).await?,
    }))
}

/// A board and its topics, in the order that one asks for.
///
/// # Errors
/// [`Error::NotFound`] for a board that may not be read; those of the parameters.
pub(super) async fn board(app: &App, actor: &Actor, id: BoardId, asked: &Asked) -> Result<Value, Error> {
    let seen = boards::logic::board(app, actor, id).await?;
    let project = seen.project.clone();
    let page = (None, asked.parameter("after"));
    let topics = topics::logic::of_board(app, actor, id, wanted(asked), page).await?;
    let signs = boards::logic::signs::list(app, actor, id, &first(SIGNS)).await?.0;
    Ok(json!({
        "board": json(&Board::from(seen)),
        "signs": list(&signs.into_iter().map(BoardSign::from).collect::<Vec<_>>()),
        "project": project.map(|project| json(&project)),
        "topics": list(&topics.items),
        "next": topics.next,
    }))
}
