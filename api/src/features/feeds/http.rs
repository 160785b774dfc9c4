//! Addresses of feeds.

use linli_entities::board::BoardId;
use linli_entities::topic::TopicId;
use poem::web::{Data, Path};
use poem::{Request, Response, Route, get, handler};

use super::logic::{self, Feed};
use crate::app::App;
use crate::prepared::Prepared;

const ATOM: &str = "application/atom+xml; charset=utf-8";

/// Adds every feed to the routes of the site.
pub fn routes(site: Route) -> Route {
    site.at("/feed.atom", get(latest))
        .at("/boards/:id/feed.atom", get(board))
        .at("/topics/:id/feed.atom", get(topic))
}

#[handler]
async fn latest(app: Data<&App>, request: &Request) -> poem::Result<Response> {
    sent(&app, request, Feed::Latest).await
}

#[handler]
async fn board(app: Data<&App>, request: &Request, id: Path<String>) -> poem::Result<Response> {
    sent(&app, request, Feed::Board(BoardId(id.parse().unwrap_or(0)))).await
}

#[handler]
async fn topic(app: Data<&App>, request: &Request, id: Path<String>) -> poem::Result<Response> {
    sent(&app, request, Feed::Topic(TopicId(id.parse().unwrap_or(0)))).await
}

async fn sent(app: &App, request: &Request, feed: Feed) -> poem::Result<Response> {
    Prepared::public(logic::read(app, feed).await, request, ATOM)
}
