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
use crate::features::projects::output::Project;
use crate::features::projects::rules::Filter;
use crate::features::topics::rules::Wanted;
use crate::features::{boards, projects, topics};

/// Signposts that the page of a board shows.
const SIGNS: u64 = 3;

/// Which topics a page shows; what is none of the ways to order them is the usual one.
fn wanted(asked: &Asked) -> Wanted {
    let solved = asked.parameter("solved").and_then(|solved| solved.parse().ok());
    match (asked.parameter("sort"), asked.parameter("kind")) {
        (Some("hot"), _) => Wanted::Hot,
        (_, Some("question")) => Wanted::Questions(solved),
        _ => Wanted::Latest,
    }
}

/// What is new: projects, boards, events, and topics in the order that one asks for.
///
/// # Errors
/// When the database fails.
pub(super) async fn home(app: &App, actor: &Actor, asked: &Asked) -> Result<Value, Error> {
    let projects = projects::logic::list(app, actor, &Filter::default(), &first(LATEST)).await?.0;
    let boards = boards::logic::list(app, actor, None).await?;
    let few = (Some(LATEST), None);
    let topics = topics::logic::everywhere(app, actor, None, wanted(asked), few).await?.items;
    let directory = boards::logic::directory(app).await?;
    let mut board_names = BTreeMap::new();
    for id in topics.iter().map(|topic| topic.board_id).collect::<BTreeSet<_>>() {
        let Some(board) = directory.get(&id) else { continue };
        let project_name = board.project.as_ref().map(|project| &project.name);
        let name = json!({ "name": board.name, "project_name": project_name });
        board_names.insert(id.to_string(), name);
    }
    Ok(json!({
        "projects": list(&projects.into_iter().map(Project::from).collect::<Vec<_>>()),
        "boards": list(&boards.into_iter().map(Board::from).collect::<Vec<_>>()),
        "topics": list(&topics),
        "board_names": board_names,
        "events": events::coming(app, actor, None).await?,
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
