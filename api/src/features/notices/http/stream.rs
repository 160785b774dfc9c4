//! The stream of what is new.

use futures_util::StreamExt as _;
use futures_util::stream::BoxStream;
use linli_entities::notice::NoticeId;
use poem::Request;
use poem::web::Data;
use poem::web::sse::Event;
use poem_openapi::OpenApi;
use poem_openapi::param::Header;
use poem_openapi::payload::EventStream;
use poem_openapi::types::ToJSON as _;

use crate::actor::Actor;
use crate::app::App;
use crate::auth::{self, Member, SESSION_COOKIE};
use crate::features::notices::logic::stream::{self, HEARTBEAT};
use crate::features::notices::output::StreamEvent;
use crate::problem::Problem;
use crate::server::Tag;

fn event(new: StreamEvent) -> Event {
    let name = if new.kind.is_some() { "notice" } else { "ready" };
    Event::message(new.to_json_string()).event_type(name).id(new.notice_id.to_string())
}

/// The stream.
pub struct StreamApi;

#[OpenApi(tag = "Tag::Notices")]
impl StreamApi {
    /// Follow what is new.
    ///
    /// Server-sent events: `ready` when the stream begins, then `notice` for each new notice, with its id as the id of
    /// the event; a comment every ten seconds shows that the stream lives. It ends when the session does, and when the
    /// server stops: come back with `Last-Event-ID` to miss nothing. An account has eight streams at most.
    #[oai(path = "/stream", method = "get", operation_id = "open_stream")]
    async fn open(
        &self,
        app: Data<&App>,
        auth: Member,
        request: &Request,
        /// The id of the last event that was received.
        #[oai(name = "Last-Event-ID")]
        last: Header<Option<String>>,
    ) -> Result<EventStream<BoxStream<'static, StreamEvent>>, Problem> {
        let token = auth::cookie(request, SESSION_COOKIE).unwrap_or_default().to_owned();
        let last = last.0.and_then(|id| id.trim().parse().ok()).map(NoticeId);
        let news = stream::open(&app, &Actor::from(auth), token, last).await?;
        Ok(EventStream::new(news.map(StreamEvent::from).boxed()).keep_alive(HEARTBEAT).to_event(event))
    }
}
