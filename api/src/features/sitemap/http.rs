//! Addresses of the sitemap.

use poem::http::StatusCode;
use poem::web::{Data, Path};
use poem::{Request, Response, Route, get, handler};

use super::logic::{self, Part};
use crate::app::App;
use crate::prepared::Prepared;

const XML: &str = "application/xml; charset=utf-8";

/// Adds the sitemap to the routes of the site.
pub fn routes(site: Route) -> Route {
    site.at("/robots.txt", get(robots)).at("/sitemap.xml", get(index)).at("/sitemap/:number", get(numbered))
}

#[handler]
fn robots(app: Data<&App>) -> Response {
    Response::builder().content_type("text/plain; charset=utf-8").body(logic::robots(&app.config.public_url))
}

#[handler]
async fn index(app: Data<&App>, request: &Request) -> poem::Result<Response> {
    sent(&app, request, Part::Index).await
}

#[handler]
async fn numbered(app: Data<&App>, request: &Request, number: Path<String>) -> poem::Result<Response> {
    match number.parse() {
        Ok(number) => sent(&app, request, Part::of(number)).await,
        Err(_) => Ok(StatusCode::NOT_FOUND.into()),
    }
}

async fn sent(app: &App, request: &Request, part: Part) -> poem::Result<Response> {
    Prepared::public(logic::read(app, part).await, request, XML)
}
