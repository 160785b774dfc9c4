//! A client that speaks HTTP to the application and keeps its cookies.

use std::collections::BTreeMap;
use std::sync::Arc;

use linli_entities::account::AccountId;
use poem::endpoint::BoxEndpoint;
use poem::http::{HeaderMap, Method, StatusCode, header};
use poem::{Endpoint as _, Request, Response};
use serde_json::Value;

/// A client with cookies.
#[derive(Clone)]
pub struct Browser {
    endpoint: Arc<BoxEndpoint<'static, Response>>,
    cookies: BTreeMap<String, String>,
    account_id: Option<AccountId>,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub bytes: Vec<u8>,
    asked: String,
}

impl Browser {
    pub(crate) fn new(endpoint: Arc<BoxEndpoint<'static, Response>>) -> Self {
        Self { endpoint, cookies: BTreeMap::new(), account_id: None }
    }

    pub(crate) fn sent_to(self, endpoint: Arc<BoxEndpoint<'static, Response>>) -> Self {
        Self { endpoint, ..self }
    }

    pub(crate) fn of_account(mut self, account_id: AccountId, cookie: &str, value: &str) -> Self {
        self.cookies.insert(cookie.to_owned(), value.to_owned());
        self.account_id = Some(account_id);
        self
    }

    /// Whose browser this was arranged to be.
    ///
    /// # Panics
    /// When it was not arranged to be anybody's.
    pub fn account_id(&self) -> AccountId {
        self.account_id.expect("a browser that was arranged for an account")
    }

    /// Reads.
    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, None, &[]).await
    }

    /// Creates, with a JSON body.
    pub async fn post(&mut self, path: &str, body: Value) -> Answer {
        self.send(Method::POST, path, Some(body), &[]).await
    }

    /// Replaces, with a JSON body.
    pub async fn put(&mut self, path: &str, body: Value) -> Answer {
        self.send(Method::PUT, path, Some(body), &[]).await
    }

    /// Edits what has this version.
    pub async fn patch(&mut self, path: &str, version: i64, body: Value) -> Answer {
        self.send(Method::PATCH, path, Some(body), &[("if-match", &format!("\"{version}\""))]).await
    }

    /// Deletes.
    pub async fn delete(&mut self, path: &str) -> Answer {
        self.send(Method::DELETE, path, None, &[]).await
    }

    /// Sends any request with a JSON body, or none.
    pub async fn send(
        &mut self,
        method: Method,
        path: &str,
        body: Option<Value>,
        headers: &[(&str, &str)],
    ) -> Answer {
        let body = body.map(|body| (body.to_string().into_bytes(), "application/json"));
        self.send_bytes(method, path, body, headers).await
    }

    /// Sends any request with any body.
    pub async fn send_bytes(
        &mut self,
        method: Method,
        path: &str,
        body: Option<(Vec<u8>, &str)>,
        headers: &[(&str, &str)],
    ) -> Answer {
        let asked = format!("{method} {path}");
        let mut request = Request::builder()
            .method(method)
            .uri(path.parse().expect("a path"))
            .header(header::HOST, "linli.test");
        if !self.cookies.is_empty() {
            let cookies: Vec<String> =
                self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = match body {
            Some((bytes, kind)) => request.content_type(kind).body(bytes),
            None => request.finish(),
        };
        let mut response = self.endpoint.get_response(request).await;
        self.keep_cookies(response.headers());
        // A stream has no end to wait for; its stories read it over a socket.
        let streamed = response.content_type() == Some("text/event-stream");
        let body = if streamed { poem::Body::empty() } else { response.take_body() };
        let bytes = body.into_vec().await.expect("a body");
        Answer { status: response.status(), headers: response.headers().clone(), bytes, asked }
    }

    /// The value of a cookie.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    fn keep_cookies(&mut self, headers: &HeaderMap) {
        for cookie in headers.get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str().expect("a cookie in ASCII");
            let (pair, attributes) = cookie.split_once(';').unwrap_or((cookie, ""));
            let (name, value) = pair.split_once('=').expect("name=value");
            if value.is_empty() || attributes.to_lowercase().contains("max-age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

impl Answer {
    /// Demands a status and gives the JSON body (null where there is none).
    ///
    /// # Panics
    /// When the status is another.
    #[track_caller]
    pub fn expect(&self, status: u16) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}: {}", self.asked, self.text());
        self.json()
    }

    /// Demands a problem of this status and code.
    ///
    /// # Panics
    /// When it is another answer, or not problem+json.
    #[track_caller]
    pub fn expect_problem(&self, status: u16, code: &str) -> Value {
        let body = self.expect(status);
        assert_eq!(self.header("content-type"), Some("application/problem+json"), "{}", self.asked);
        assert_eq!(body["code"], code, "{}: {body}", self.asked);
        assert_eq!(body["status"], status, "{}: {body}", self.asked);
        body
    }

    /// The body as JSON; null where it is none.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or(Value::Null)
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// A header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }
}
