//! The load generator: connections that are kept open, each sending its next request when the answer to the last one
//! has come (as wrk does), all on one thread.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::pin::Pin;
use std::time::Duration;

use anyhow::{Context as _, bail};
use futures_util::future::join_all;
use hyper::body::Body as _;
use hyper::client::conn::http1::{self, SendRequest};
use hyper::header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_TYPE, COOKIE, HOST};
use hyper::{Method, Request};
use hyper_util::rt::TokioIo;
use linli::clock::Stopwatch;

/// Who asks: where, with which session, taking which encoding.
#[derive(Clone, Debug)]
pub struct Client {
    /// The port on this machine.
    pub port: u16,
    /// The session.
    pub token: Option<String>,
    /// `Accept-Encoding`, empty for none.
    pub encoding: &'static str,
}

/// A request.
#[derive(Clone, Debug)]
pub struct Shot {
    /// How.
    pub method: Method,
    /// What.
    pub path: String,
    /// JSON.
    pub body: Option<String>,
    /// The session that asks, where it is not the client's.
    pub token: Option<String>,
}

impl Shot {
    /// Reads a path.
    pub fn get(path: impl Into<String>) -> Self {
        Self { method: Method::GET, path: path.into(), body: None, token: None }
    }

    /// Sends JSON to a path.
    pub fn post(path: impl Into<String>, body: String) -> Self {
        Self { method: Method::POST, path: path.into(), body: Some(body), token: None }
    }

    /// Puts JSON at a path.
    pub fn put(path: impl Into<String>, body: String) -> Self {
        Self { method: Method::PUT, ..Self::post(path, body) }
    }

    /// Asks with this session.
    pub fn by(self, token: String) -> Self {
        Self { token: Some(token), ..self }
    }
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The bytes as they were sent.
    pub body: Vec<u8>,
    /// `Content-Type`.
    pub content_type: String,
    /// `Content-Encoding`, empty for none.
    pub content_encoding: String,
}

/// When to end.
#[derive(Clone, Copy, Debug)]
pub enum Until {
    /// After this long.
    Elapsed(Duration),
    /// After so many requests.
    Sent(u64),
}

/// What became of it.
#[derive(Clone, Debug)]
pub struct Load {
    /// Requests that were answered.
    pub count: u64,
    /// How long it took.
    pub elapsed: Duration,
    /// How long each took, in microseconds, sorted.
    latencies: Vec<u32>,
}

impl Load {
    /// Requests a second.
    pub fn rate(&self) -> f64 {
        self.count as f64 / self.elapsed.as_secs_f64()
    }

    /// The latency that this share of the requests did not pass, in milliseconds.
    pub fn percentile(&self, share: f64) -> f64 {
        let at = (self.latencies.len() as f64 * share) as usize;
        let micros = self.latencies.get(at.min(self.latencies.len().saturating_sub(1)));
        micros.map_or(f64::NAN, |micros| f64::from(*micros) / 1000.0)
    }
}

/// A connection that is open.
pub struct Connection {
    sender: SendRequest<String>,
}

impl Client {
    /// Opens a connection.
    pub async fn connect(&self) -> anyhow::Result<Connection> {
        let stream = tokio::net::TcpStream::connect(("127.0.0.1", self.port)).await?;
        stream.set_nodelay(true)?;
        let (sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
        tokio::spawn(async move {
            // A connection that breaks is told by the request on it.
            let _ = connection.await;
        });
        Ok(Connection { sender })
    }

    /// Sends one request on a connection of its own.
    pub async fn send(&self, shot: Shot) -> anyhow::Result<Answer> {
        self.connect().await?.send(self, shot).await
    }

    fn request(&self, shot: Shot) -> anyhow::Result<Request<String>> {
        let mut request = Request::builder().method(shot.method).uri(shot.path).header(HOST, "127.0.0.1");
        if !self.encoding.is_empty() {
            request = request.header(ACCEPT_ENCODING, self.encoding);
        }
        if let Some(token) = shot.token.as_ref().or(self.token.as_ref()) {
            request = request.header(COOKIE, format!("linli_session={token}"));
        }
        if shot.body.is_some() {
            request = request.header(CONTENT_TYPE, "application/json");
        }
        Ok(request.body(shot.body.unwrap_or_default())?)
    }
}

impl Connection {
    /// Sends a request and reads the whole answer; whatever is no success is an error.
    pub async fn send(&mut self, client: &Client, shot: Shot) -> anyhow::Result<Answer> {
        let mut body = Vec::new();
        let (content_type, content_encoding) =
            self.exchange(client, shot, |bytes| body.extend_from_slice(bytes)).await?;
        Ok(Answer { body, content_type, content_encoding })
    }

    async fn exchange(
        &mut self,
        client: &Client,
        shot: Shot,
        mut each: impl FnMut(&[u8]),
    ) -> anyhow::Result<(String, String)> {
        let path = shot.path.clone();
        self.sender.ready().await?;
        let mut response = self.sender.send_request(client.request(shot)?).await.context("no answer")?;
        while let Some(frame) = poll_fn(|context| Pin::new(response.body_mut()).poll_frame(context)).await {
            if let Some(bytes) = frame?.data_ref() {
                each(bytes);
            }
        }
        let status = response.status();
        if !status.is_success() {
            bail!("{path} answered {status}");
        }
        let header = |name| {
            let value = response.headers().get(name).and_then(|value| value.to_str().ok());
            value.unwrap_or_default().to_owned()
        };
        Ok((header(CONTENT_TYPE), header(CONTENT_ENCODING)))
    }
}

/// Sends requests from so many clients at once; `shot` gives the request with this number.
///
/// # Errors
/// At the first answer that is no success: what fails is not measured.
pub async fn drive(clients: &[Client], until: Until, shot: impl Fn(u64) -> Shot) -> anyhow::Result<Load> {
    let (next, latencies) = (Cell::new(0), RefCell::new(Vec::with_capacity(100_000)));
    let connections = join_all(clients.iter().map(Client::connect)).await;
    let watch = Stopwatch::start();
    let one = async |client: &Client, connection: anyhow::Result<Connection>| -> anyhow::Result<()> {
        let mut connection = connection?;
        loop {
            let number = next.get();
            match until {
                Until::Elapsed(time) if watch.elapsed() >= time => return Ok(()),
                Until::Sent(count) if number >= count => return Ok(()),
                _ => next.set(number + 1),
            }
            let began = Stopwatch::start();
            connection.exchange(client, shot(number), |_| {}).await?;
            let micros = u32::try_from(began.elapsed().as_micros()).unwrap_or(u32::MAX);
            latencies.borrow_mut().push(micros);
        }
    };
    let each = clients.iter().zip(connections).map(|(client, connection)| one(client, connection));
    for outcome in join_all(each).await {
        outcome?;
    }
    let elapsed = watch.elapsed();
    let mut latencies = latencies.into_inner();
    latencies.sort_unstable();
    Ok(Load { count: latencies.len() as u64, elapsed, latencies })
}
