//! Answers as bytes: made and compressed once, sent many times.
//!
//! What a guest reads is the same for every guest, so it is kept under the version of what it shows and is never
//! older than a committed write. What somebody signed in reads is made for them and kept by nobody.

use std::sync::Arc;

use bytes::Bytes;
use poem::http::{HeaderValue, StatusCode, header};
use poem::{IntoResponse, Request, Response};
use poem_openapi::ApiResponse;
use poem_openapi::payload::{Json, Payload as _};
use poem_openapi::registry::{MetaResponses, Registry};
use poem_openapi::types::ToJSON;

use crate::actor::Actor;
use crate::app::App;
use crate::cache::{Cache, Ticket};
use crate::db::versions::Key;
use crate::error::Error;
use crate::problem::Problem;
use crate::{compress, etag};

/// Memory for answers that are kept, in bytes.
const CACHE_BYTES_MAX: u64 = 32 * 1024 * 1024;

/// A body in the forms in which it is sent.
#[derive(Clone, Debug)]
pub struct Prepared {
    plain: Bytes,
    gzip: Bytes,
    tag: HeaderValue,
}

/// Marks an answer that has its tag and has been compared with what the reader has.
#[derive(Clone, Copy)]
pub struct Tagged;

impl Prepared {
    /// Compresses and tags a body.
    pub fn new(plain: Bytes) -> Self {
        let tag = HeaderValue::from_str(&format!("\"{}\"", etag::hash(&plain)));
        let tag = tag.expect("digits in quotes are a header value");
        Self { gzip: compress::gzip(&plain).into(), plain, tag }
    }

    /// What it takes of memory, in bytes.
    pub fn weight(&self) -> u32 {
        u32::try_from(self.plain.len() + self.gzip.len()).unwrap_or(u32::MAX)
    }

    /// The answer to this request: compressed where the reader takes that, empty where the reader has it already.
    pub fn answer(&self, request: &Request, status: StatusCode, content_type: &'static str) -> Response {
        let known = request.header(header::IF_NONE_MATCH);
        let mut response = if status == StatusCode::OK
            && known.is_some_and(|known| etag::is_fresh(known, self.tag.to_str().unwrap_or_default()))
        {
            Response::builder().status(StatusCode::NOT_MODIFIED).finish()
        } else if compress::takes(request.header(header::ACCEPT_ENCODING), "gzip") {
            let response = Response::builder().status(status).header(header::CONTENT_ENCODING, "gzip");
            response.content_type(content_type).body(self.gzip.clone())
        } else {
            Response::builder().status(status).content_type(content_type).body(self.plain.clone())
        };
        response.headers_mut().insert(header::ETAG, self.tag.clone());
        response.extensions_mut().insert(Tagged);
        response
    }

    /// The answer to whoever asks for what everybody gets; not found where a guest may not have it.
    ///
    /// # Errors
    /// A fault of ours.
    pub fn public(
        made: Result<Arc<Self>, Error>,
        request: &Request,
        content_type: &'static str,
    ) -> poem::Result<Response> {
        let mut response = match made {
            Ok(made) => made.answer(request, StatusCode::OK, content_type),
            Err(error @ Error::Internal(_)) => return Err(error.into()),
            Err(_) => return Ok(StatusCode::NOT_FOUND.into()),
        };
        let headers = response.headers_mut();
        headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, no-cache"));
        Ok(response)
    }
}

/// Answers of the API that every guest gets, by path and parameters, each with the minute in which it was made. It is made anew
/// in the next: what closes at the turn of a minute, or with a day, is then told as closed without anybody writing it.
pub struct Answers(Cache<String, (i64, Arc<Prepared>)>);

impl Default for Answers {
    fn default() -> Self {
        Self(Cache::new(CACHE_BYTES_MAX, |(_, answer): &(i64, Arc<Prepared>)| answer.weight()))
    }
}

/// JSON that was kept for guests, or has just been made for one reader.
pub enum PreparedJson<T> {
    /// The same for every guest.
    Kept(Response),
    /// For one reader.
    Made(Json<T>),
}

impl<T: ToJSON + Send> PreparedJson<T> {
    /// The answer to a request for something that shows `shows`: `make` is asked only when nothing is kept.
    ///
    /// # Errors
    /// Those of `make`.
    pub async fn of(
        app: &App,
        request: &Request,
        actor: &Actor,
        shows: Vec<Key>,
        make: impl Future<Output = Result<T, Error>>,
    ) -> Result<Self, Problem> {
        if !matches!(actor, Actor::Guest) {
            return Ok(Self::Made(Json(make.await?)));
        }
        let path = request.uri().path_and_query().map_or("", |path| path.as_str());
        // Read before what is made of it: that is at least as new.
        let minute = app.clock.now().timestamp().div_euclid(60);
        let kept = match app.answers.0.get(app.db.versions(), path) {
            Some((made, kept)) if made == minute => kept,
            _ => {
                let ticket = Ticket::take(app.db.versions(), shows);
                let body = make.await?.to_json_string();
                let answer = Arc::new(Prepared::new(body.into()));
                app.answers.0.put(path.to_owned(), (minute, answer.clone()), ticket);
                answer
            }
        };
        let mut response = kept.answer(request, StatusCode::OK, Json::<T>::CONTENT_TYPE);
        response.headers_mut().insert(header::VARY, HeaderValue::from_static("Cookie, Accept-Encoding"));
        Ok(Self::Kept(response))
    }
}

impl<T: ToJSON> IntoResponse for PreparedJson<T> {
    fn into_response(self) -> Response {
        match self {
            Self::Kept(response) => response,
            Self::Made(json) => json.into_response(),
        }
    }
}

impl<T: ToJSON> ApiResponse for PreparedJson<T> {
    fn meta() -> MetaResponses {
        <Json<T> as ApiResponse>::meta()
    }

    fn register(registry: &mut Registry) {
        <Json<T> as ApiResponse>::register(registry);
    }
}
