//! What happens to every request before and after its operation: limits, origin, request id, problems, headers, log.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use poem::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use poem::{Body, Endpoint, IntoResponse as _, Middleware, Request, Response};

use super::{allow::Allow, client, request_id, shapes::Shapes};
use crate::app::App;
use crate::auth::{self, SESSION_COOKIE};
use crate::clock::Stopwatch;
use crate::code::Code;
use crate::prepared::Tagged;
use crate::{etag, problem, rate};

/// Bodies of operations that take text.
const BODY_BYTES_MAX: usize = 512 * 1024;
/// Bodies of operations that take files: where they are, and how large.
const FILES: [(&str, usize); 2] =
    [("/api/v1/me/avatar", 8 * 1024 * 1024), ("/api/v1/attachments", 10 * 1024 * 1024)];
/// Answers up to this size get a tag.
const TAG_BYTES_MAX: usize = 16 * 1024 * 1024;
/// What is sent piece by piece, and so has none: events, and archives, which are large and never asked for twice.
const STREAMED: [&[u8]; 2] = [b"text/event-stream", b"application/zip"];

/// What begins a session.
const SIGNING_IN: [&str; 3] = ["/api/v1/sessions", "/api/v1/accounts", "/api/v1/password-resets"];

/// What is answered without the data, also while the database does not answer.
const NO_DATA: [&str; 3] = ["/favicon.svg", "/api/v1/healthz", "/api/v1/readyz"];

/// After how many seconds it is worth trying again what the server could not do right now.
const RETRY_AFTER_SECONDS: &str = "5";

const SERVER_TIMING: HeaderName = HeaderName::from_static("server-timing");
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Scripts, styles and pictures of this site only; nothing inline, no frames.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
    base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// The body as it came, for whoever has to say what is wrong with it. A copy costs nothing: the bytes are shared.
#[derive(Clone)]
struct Arrived(Bytes);

/// The middleware.
pub(super) struct Edge {
    pub(super) app: App,
    pub(super) allow: Arc<Allow>,
    pub(super) shapes: Arc<Shapes>,
    /// How long a body may take to arrive, and then an answer to be made.
    pub(super) time: Duration,
}

impl<E: Endpoint> Middleware<E> for Edge {
    type Output = Edged<E>;

    fn transform(&self, inner: E) -> Edged<E> {
        Edged {
            app: self.app.clone(),
            allow: self.allow.clone(),
            shapes: self.shapes.clone(),
            time: self.time,
            inner,
        }
    }
}

/// An endpoint behind the edge.
pub struct Edged<E> {
    app: App,
    allow: Arc<Allow>,
    shapes: Arc<Shapes>,
    time: Duration,
    inner: E,
}

impl<E: Endpoint> Endpoint for Edged<E> {
    type Output = Response;

    async fn call(&self, request: Request) -> poem::Result<Response> {
        let watch = Stopwatch::start();
        let id = request_id::of(&request);
        let (method, path) = (request.method().clone(), request.uri().path().to_owned());
        let answer = rate::noting(self.answer(request));
        let (mut response, counted) = request_id::scope(id.clone(), answer).await;
        if let Some(counted) = counted {
            tell_limits(&mut response, &counted);
        }
        finish(&mut response, &path, &id, watch);
        tracing::info!(
            target: "linli::request",
            %method, path, status = response.status().as_u16(), id,
            took_us = u64::try_from(watch.elapsed().as_micros()).unwrap_or(u64::MAX),
        );
        Ok(response)
    }
}

impl<E: Endpoint> Edged<E> {
    async fn answer(&self, mut request: Request) -> Response {
        match tokio::time::timeout(self.time, self.admit(&mut request)).await {
            Ok(Ok(())) => {}
            Ok(Err(refusal)) => return refusal,
            Err(_) => {
                let mut response = problem::plain(StatusCode::REQUEST_TIMEOUT, Code::TimedOut);
                // What is still to come of the body would be taken for the next request.
                response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
                return response;
            }
        }
        tokio::time::timeout(self.time, self.carry_out(request))
            .await
            .unwrap_or_else(|_| problem::plain(StatusCode::SERVICE_UNAVAILABLE, Code::TimedOut))
    }

    async fn carry_out(&self, mut request: Request) -> Response {
        let path = request.uri().path().to_owned();
        let if_none_match = request.header(header::IF_NONE_MATCH).map(str::to_owned);
        // poem has no HEAD of its own: it is GET without the body (RFC 9110 §9.3.2).
        let head = request.method() == Method::HEAD;
        if head {
            request.set_method(Method::GET);
        }
        let reading = request.method() == Method::GET;
        if shows_data(&path) {
            self.app.db.catch_up().await;
        }
        let arrived = request.extensions().get::<Arrived>().cloned();
        let mut response = match self.inner.call(request).await {
            Ok(response) => response.into_response(),
            Err(error) => problem::from_poem(error, |schema| {
                arrived.map_or(vec![], |Arrived(body)| self.shapes.wrong_fields(schema, &body))
            }),
        };
        if response.status() == StatusCode::METHOD_NOT_ALLOWED
            && let Ok(methods) = HeaderValue::from_str(&self.allow.methods(&path))
        {
            response.headers_mut().insert(header::ALLOW, methods);
        }
        if reading && response.status() == StatusCode::OK {
            response = tagged(response, if_none_match.as_deref()).await;
        }
        if head {
            response.set_body(Body::empty());
        }
        response
    }

    /// Refuses a foreign write and reads the body within its limits.
    async fn admit(&self, request: &mut Request) -> Result<(), Response> {
        if request.method().is_safe() {
            return Ok(());
        }
        let has_session = auth::cookie(request, SESSION_COOKIE).is_some();
        // Signing in is guarded as well: nobody is to be signed in to somebody else's account.
        let signs_in = SIGNING_IN.iter().any(|path| request.uri().path() == *path);
        if (has_session || signs_in) && !client::is_same_origin(request, &self.app.config) {
            return Err(problem::plain(StatusCode::FORBIDDEN, Code::OriginRefused));
        }
        let file = FILES.iter().find(|(path, _)| request.uri().path() == *path);
        let limit = file.map_or(BODY_BYTES_MAX, |(_, limit)| *limit);
        let announced =
            request.header(header::CONTENT_LENGTH).and_then(|length| length.parse::<usize>().ok());
        let too_large = || problem::plain(StatusCode::PAYLOAD_TOO_LARGE, Code::TooLarge);
        if announced.is_some_and(|length| length > limit) {
            return Err(too_large());
        }
        let body = request.take_body().into_bytes_limit(limit).await.map_err(|error| match error {
            poem::error::ReadBodyError::PayloadTooLarge => too_large(),
            _ => problem::plain(StatusCode::BAD_REQUEST, Code::BadRequest),
        })?;
        if file.is_none() {
            request.set_data(Arrived(body.clone()));
        }
        request.set_body(body);
        Ok(())
    }
}

/// Whether what is there is made of the database; then it is as new as the last write on any node.
fn shows_data(path: &str) -> bool {
    !path.starts_with("/assets/") && !NO_DATA.contains(&path)
}

/// Gives an answer its tag, or says that the reader has it already.
async fn tagged(mut response: Response, if_none_match: Option<&str>) -> Response {
    if response.extensions().get::<Tagged>().is_some() {
        return response;
    }
    let kind = response.headers().get(header::CONTENT_TYPE).map(HeaderValue::as_bytes);
    if kind.is_some_and(|kind| STREAMED.iter().any(|streamed| kind.starts_with(streamed))) {
        return response;
    }
    let Ok(bytes) = response.take_body().into_bytes_limit(TAG_BYTES_MAX).await else {
        return problem::plain(StatusCode::INTERNAL_SERVER_ERROR, Code::Internal);
    };
    let version = response.headers().get(header::ETAG).and_then(|tag| tag.to_str().ok());
    let tag = match version {
        Some(version) => format!("\"{}-{}\"", version.trim_matches('"'), etag::hash(&bytes)),
        None => format!("\"{}\"", etag::hash(&bytes)),
    };
    let fresh = if_none_match.is_some_and(|sent| etag::is_fresh(sent, &tag));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    if fresh {
        response.set_status(StatusCode::NOT_MODIFIED);
        response.headers_mut().remove(header::CONTENT_TYPE);
        response.headers_mut().remove(header::CONTENT_LENGTH);
    } else {
        response.set_body(bytes);
    }
    response
}

/// Says how much may still be asked of what was counted.
fn tell_limits(response: &mut Response, counted: &rate::Told) {
    for (name, value) in [("ratelimit-policy", &counted.policy), ("ratelimit", &counted.remaining)] {
        if let Ok(value) = HeaderValue::from_str(value) {
            response.headers_mut().insert(HeaderName::from_static(name), value);
        }
    }
}

fn finish(response: &mut Response, path: &str, id: &str, watch: Stopwatch) {
    let took = format!("app;dur={:.2}", watch.elapsed().as_secs_f64() * 1000.0);
    let status = response.status();
    let headers = response.headers_mut();
    for (name, value) in [(REQUEST_ID, id), (SERVER_TIMING, took.as_str())] {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    }
    let mut default = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    if status == StatusCode::SERVICE_UNAVAILABLE {
        default(header::RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    default(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    // Scripts and styles of a page are no page: these say nothing of them, and would be half of a small one.
    if !(status == StatusCode::OK && path.starts_with("/assets/")) {
        default(header::REFERRER_POLICY, "strict-origin-when-cross-origin");
        default(header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY);
        default(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
        default(
            HeaderName::from_static("permissions-policy"),
            "camera=(self), geolocation=(), microphone=()",
        );
    }
    // What is personal is revalidated by its owner and kept by nobody else.
    default(header::CACHE_CONTROL, if path.starts_with("/api/") { "private, no-cache" } else { "no-cache" });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_told_to_come_back_is_told_when() {
        for (status, told) in [(StatusCode::SERVICE_UNAVAILABLE, true), (StatusCode::OK, false)] {
            let mut response = Response::builder().status(status).finish();
            finish(&mut response, "/api/v1/topics", "1", Stopwatch::start());
            assert_eq!(response.headers().contains_key(header::RETRY_AFTER), told, "{status}");
        }
    }
}
