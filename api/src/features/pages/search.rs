//! The data of the page of searches.

use std::net::IpAddr;

use linli_entities::account::AccountId;
use linli_entities::board::BoardId;
use linli_entities::project::ProjectId;
use serde_json::{Value, json};

use super::data::json;
use super::props::Asked;
use crate::actor::{Actor, Scope};
use crate::app::App;
use crate::code::Code;
use crate::error::{Error, Known as _};
use crate::features::search::logic::Wanted;
use crate::features::search::output::{HitKind, SearchSort};
use crate::features::{accounts, boards, projects, search};
use crate::page::PageRequest;

/// Where one searches, and for whose posts; what is no number narrows nothing.
#[derive(Clone, Copy)]
struct Narrowed {
    board_id: Option<BoardId>,
    project_id: Option<ProjectId>,
    author_id: Option<AccountId>,
}

impl Narrowed {
    fn parse(asked: &Asked) -> Self {
        let number = |name: &str| asked.parameter(name).and_then(|id| id.parse().ok());
        Self {
            board_id: number("board_id").map(BoardId),
            project_id: number("project_id").map(ProjectId),
            author_id: number("author_id").map(AccountId),
        }
    }
}

/// The data of the search page: a search that failed says why, and keeps what was typed.
///
/// # Errors
/// Faults of the server only.
pub async fn found(app: &App, actor: &Actor, address: IpAddr, asked: &Asked) -> Result<Value, Error> {
    let within = Narrowed::parse(asked);
    let narrowed = named(app, actor, within).await?;
    let Some(text) = asked.parameter("q") else {
        return Ok(json!({ "query": "", "narrowed": narrowed, "result": null, "error": null }));
    };
    let result = match PageRequest::parse(None, asked.parameter("after")) {
        Ok(page) => {
            let sort = match asked.parameter("sort") {
                Some("newest") => SearchSort::Newest,
                _ => SearchSort::Relevance,
            };
            let kind = match asked.parameter("kind") {
                Some("complaint") => HitKind::Complaint,
                _ => HitKind::Post,
            };
            let Narrowed { board_id, project_id, author_id } = within;
            let wanted = Wanted { text: text.to_owned(), kind, board_id, project_id, author_id, sort, page };
            search::logic::search(app, actor, address, wanted).await
        }
        Err(error) => Err(error),
    };
    let (result, error) = match result {
        Ok(page) => (json(&page), None),
        Err(Error::Invalid(fields)) => (Value::Null, fields.first().map(|field| field.code)),
        Err(Error::TooManyRequests { .. }) => (Value::Null, Some(Code::TooManyRequests)),
        Err(error) => return Err(error),
    };
    Ok(json!({ "query": text, "narrowed": narrowed, "result": result, "error": error.map(Code::as_str) }))
}

/// What narrows the search, by name. What the actor may not know of has none, just as what there is not: either way
/// nothing is found.
async fn named(app: &App, actor: &Actor, within: Narrowed) -> Result<Vec<Value>, Error> {
    let mut named = vec![];
    if let Some(id) = within.board_id {
        let board = boards::logic::visible(app, actor, id).await.known()?;
        let name = board.map(|board| match &board.project {
            Some(project) => format!("{} · {}", project.name, board.name),
            None => board.name.clone(),
        });
        named.push(json!({ "by": "board_id", "name": name }));
    }
    if let Some(id) = within.project_id {
        let name = projects::logic::refs(app, [id]).await?.remove(&id).map(|project| project.name);
        named.push(json!({ "by": "project_id", "name": name }));
    }
    if let Some(id) = within.author_id {
        let account = accounts::logic::refs(app, &[id], Scope::Anywhere).await?.remove(&id);
        let name = account.filter(|account| !account.erased).map(|account| account.display_name);
        named.push(json!({ "by": "author_id", "name": name }));
    }
    Ok(named)
}
