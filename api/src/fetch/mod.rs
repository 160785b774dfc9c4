//! Pages elsewhere, read for what they are called. Whoever writes a post chooses the address, so this is done as if they meant
//! harm.
//!
//! What always holds: only `http` and `https`, at the ports of the web; each name is looked up here, each of its addresses is
//! judged, and the connection goes to what was judged; each redirect is judged anew, and there are three at most; all of it takes
//! five seconds at most, and half a megabyte of what comes, packed or unpacked, of which the head is taken apart; nothing of whoever
//! asks is sent along; four pages are read at once. Deliberately absent: pictures, scripts, cookies, anything but HTML.

mod address;
mod body;
mod connect;
mod page;
#[cfg(test)]
mod tests;

use std::time::Duration;

use anyhow::Context as _;
use hyper::client::conn::http1;
use hyper::header::{
    ACCEPT, ACCEPT_ENCODING, ACCEPT_LANGUAGE, CONNECTION, CONTENT_ENCODING, CONTENT_TYPE, HOST, LOCATION,
    USER_AGENT,
};
use hyper::{HeaderMap, Request, Response, body::Incoming};
use hyper_util::rt::TokioIo;
use tokio::sync::Semaphore;
use tokio_rustls::TlsConnector;
use url::{Position, Url};

use crate::config::Config;
use connect::{Proxy, Resolver, Target};

pub use page::Page;

/// How long reading a page may take, with everything that leads to it.
const TIME_MAX: Duration = Duration::from_secs(5);
/// How often a page may lead elsewhere.
const REDIRECTS_MAX: usize = 3;
/// Pages that are read at once.
pub const AT_ONCE: usize = 4;
/// Bytes of the headers of an answer.
const HEAD_BYTES_MAX: usize = 32 * 1024;

/// Why a page was not read.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Nobody may be sent there.
    #[error("an address that is none of the public web")]
    Address,
    /// It took too long.
    #[error("not within {TIME_MAX:?}")]
    TimedOut,
    /// It leads elsewhere, and on and on.
    #[error("redirected more than {REDIRECTS_MAX} times")]
    Redirects,
    /// It was answered with this.
    #[error("answered with {0}")]
    Status(u16),
    /// It is no HTML, or packed in a way that was not asked for.
    #[error("no page")]
    NoPage,
    /// It does not say what it is called.
    #[error("without a title")]
    Untitled,
    /// Whoever asks does not want its host to be asked now.
    #[error("its host was asked often")]
    Busy,
    /// There was no connection, or it broke.
    #[error("connection: {0}")]
    Connection(String),
}

/// Reads pages.
pub struct Fetcher {
    resolver: Resolver,
    tls: TlsConnector,
    proxy: Option<Proxy>,
    /// The port of this machine that a test listens on.
    loopback_port: Option<u16>,
    user_agent: String,
    turns: Semaphore,
}

/// Whether a host may be asked now.
pub type MayAsk<'a> = dyn Fn(&str) -> bool + Send + Sync + 'a;

/// What came of asking once.
enum Answer {
    Page(Page),
    Elsewhere(Url),
}

impl Fetcher {
    /// As the settings say.
    ///
    /// # Errors
    /// When the proxy is none.
    pub fn new(config: &Config) -> anyhow::Result<Self> {
        let proxy = config.cards.proxy.as_deref().map(Proxy::parse).transpose().context("cards.proxy")?;
        Ok(Self {
            resolver: Resolver::System,
            tls: connect::tls()?,
            proxy,
            loopback_port: config.cards.loopback_port_for_tests,
            user_agent: format!("Linli/{} (link cards; +{})", env!("CARGO_PKG_VERSION"), config.public_url),
            turns: Semaphore::new(AT_ONCE),
        })
    }

    /// Reads what a page says of itself. Before a host is asked, each to which the page leads as well, `may_ask` is: by its name
    /// in small letters without a last dot.
    ///
    /// # Errors
    /// Why it was not read; asking again at once is of no use.
    pub async fn page(&self, url: &Url, may_ask: &MayAsk<'_>) -> Result<Page, Refused> {
        let Ok(_turn) = self.turns.acquire().await else { return Err(Refused::TimedOut) };
        let following = self.follow(url.clone(), may_ask);
        tokio::time::timeout(TIME_MAX, following).await.unwrap_or(Err(Refused::TimedOut))
    }

    async fn follow(&self, mut url: Url, may_ask: &MayAsk<'_>) -> Result<Page, Refused> {
        for _ in 0..=REDIRECTS_MAX {
            let host = url.host_str().unwrap_or_default().trim_end_matches('.').to_ascii_lowercase();
            if !may_ask(&host) {
                return Err(Refused::Busy);
            }
            match self.ask(&url).await? {
                Answer::Page(page) => return Ok(page),
                Answer::Elsewhere(next) => url = next,
            }
        }
        Err(Refused::Redirects)
    }

    async fn ask(&self, url: &Url) -> Result<Answer, Refused> {
        let stream = self.connect(&Target::of(url)?).await?;
        let handshake = http1::Builder::new().max_buf_size(HEAD_BYTES_MAX).handshake(TokioIo::new(stream));
        let (mut sender, connection) = handshake.await.map_err(broken)?;
        let request = self.request(url)?;
        let reading = async move { read(url, sender.send_request(request).await.map_err(broken)?).await };
        tokio::pin!(reading, connection);
        // The connection is what moves the bytes; what it has brought is read to its end.
        tokio::select! {
            answer = &mut reading => answer,
            _ = &mut connection => reading.await,
        }
    }

    fn request(&self, url: &Url) -> Result<Request<String>, Refused> {
        let request = Request::get(&url[Position::BeforePath..Position::AfterQuery])
            .header(HOST, &url[Position::BeforeHost..Position::AfterPort])
            .header(USER_AGENT, &self.user_agent)
            .header(ACCEPT, "text/html,application/xhtml+xml")
            .header(ACCEPT_ENCODING, "gzip")
            .header(ACCEPT_LANGUAGE, "zh-CN,zh;q=0.9,en;q=0.7")
            .header(CONNECTION, "close");
        request.body(String::new()).map_err(|_| Refused::Address)
    }
}

fn broken(error: hyper::Error) -> Refused {
    Refused::Connection(error.to_string())
}

/// What an answer is: a page, or that it is elsewhere.
async fn read(url: &Url, answer: Response<Incoming>) -> Result<Answer, Refused> {
    let (head, body) = answer.into_parts();
    match head.status.as_u16() {
        200 => {}
        301 | 302 | 303 | 307 | 308 => {
            let next = header(&head.headers, LOCATION.as_str()).and_then(|to| url.join(to).ok());
            return next.map(Answer::Elsewhere).ok_or(Refused::NoPage);
        }
        status => return Err(Refused::Status(status)),
    }
    let kind = header(&head.headers, CONTENT_TYPE.as_str()).unwrap_or("").to_ascii_lowercase();
    let (media_type, parameters) = kind.split_once(';').unwrap_or((&kind, ""));
    if !["text/html", "application/xhtml+xml"].contains(&media_type.trim()) {
        return Err(Refused::NoPage);
    }
    let zipped = match header(&head.headers, CONTENT_ENCODING.as_str()) {
        None | Some("identity") => false,
        Some("gzip" | "x-gzip") => true,
        Some(_) => return Err(Refused::NoPage),
    };
    let robots = head.headers.get_all("x-robots-tag").iter().filter_map(|value| value.to_str().ok());
    let quotable = !robots.into_iter().any(page::forbids_quoting);
    let charset = parameters.split(';').find_map(|parameter| parameter.trim().strip_prefix("charset="));
    let charset = charset.map(|charset| charset.trim_matches('"').to_owned());
    let bytes = body::read(body, zipped).await?;
    let reading = move || page::read(&body::text(&bytes, charset.as_deref()), quotable);
    let page = tokio::task::spawn_blocking(reading).await.map_err(|_| Refused::NoPage)?;
    page.map(Answer::Page).ok_or(Refused::Untitled)
}

fn header<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}
