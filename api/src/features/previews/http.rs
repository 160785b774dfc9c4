//! Addresses of pictures of pages.

use linli_entities::board::BoardId;
use linli_entities::complaint::ComplaintId;
use linli_entities::event::EventId;
use linli_entities::topic::TopicId;
use poem::http::{HeaderValue, StatusCode, header};
use poem::web::{Data, Path};
use poem::{Endpoint, Request, Response, Route, get, handler};

use super::logic::{self, Subject};
use crate::app::App;
use crate::error::Error;

const PNG: &str = "image/png";

/// Adds every picture to the routes of the site. What is named may end in `.png`, by which some messengers go.
pub fn routes(site: Route) -> Route {
    site.at("/share/site.png", get(one(Subject::Site)))
        .at("/share/promise.png", get(one(Subject::Promise)))
        .at("/share/projects/:slug", get(project))
        .at("/share/boards/:id", get(board))
        .at("/share/topics/:id", get(topic))
        .at("/share/events/:id", get(event))
        .at("/share/complaints/:id", get(complaint))
}

/// A picture that is the only one of its kind.
fn one(subject: Subject) -> impl Endpoint {
    poem::endpoint::make(move |request: Request| {
        let subject = subject.clone();
        async move {
            let app: &App =
                request.data().ok_or_else(|| Error::internal(anyhow::anyhow!("no app in the request")))?;
            sent(app, subject).await
        }
    })
}

#[handler]
async fn project(app: Data<&App>, slug: Path<String>) -> poem::Result<Response> {
    sent(&app, Subject::Project(name_of(&slug).to_owned())).await
}

#[handler]
async fn board(app: Data<&App>, id: Path<String>) -> poem::Result<Response> {
    sent(&app, Subject::Board(BoardId(id_of(&id)))).await
}

#[handler]
async fn topic(app: Data<&App>, id: Path<String>) -> poem::Result<Response> {
    sent(&app, Subject::Topic(TopicId(id_of(&id)))).await
}

#[handler]
async fn event(app: Data<&App>, id: Path<String>) -> poem::Result<Response> {
    sent(&app, Subject::Event(EventId(id_of(&id)))).await
}

#[handler]
async fn complaint(app: Data<&App>, id: Path<String>) -> poem::Result<Response> {
    sent(&app, Subject::Complaint(ComplaintId(id_of(&id)))).await
}

fn name_of(text: &str) -> &str {
    text.strip_suffix(".png").unwrap_or(text)
}

/// What is no number is the id of nothing.
fn id_of(text: &str) -> i64 {
    name_of(text).parse().unwrap_or(0)
}

/// The picture; not found where a guest may not read what it is of.
async fn sent(app: &App, subject: Subject) -> poem::Result<Response> {
    let bytes = match logic::read(app, subject).await {
        Ok(bytes) => bytes,
        Err(error @ Error::Internal(_)) => return Err(error.into()),
        Err(_) => return Ok(StatusCode::NOT_FOUND.into()),
    };
    let mut response = Response::builder().content_type(PNG).body(bytes);
    // Asked for again each time: its board may have been closed.
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("public, no-cache"));
    Ok(response)
}
