//! Rendering pages and keeping what everybody may read.

use std::net::IpAddr;
use std::sync::Arc;

use linli_frontend::Renderer;
use serde_json::Value;

use super::data::{self, Reading};
use super::props::{self, Asked, Look, PageName, Props};
use super::search;
use crate::actor::Actor;
use crate::app::App;
use crate::cache::{Cache, Ticket};
use crate::error::Error;
use crate::prepared::Prepared;

/// Memory for rendered pages, in bytes.
const CACHE_BYTES_MAX: u64 = 48 * 1024 * 1024;

/// A rendered page, ready to be sent.
#[derive(Clone, Debug)]
pub struct Rendered {
    /// The HTML.
    pub html: Prepared,
    /// Whether there is such a page.
    pub found: bool,
    /// Whether a guest reads the same, so that a device may keep it for reading without a network.
    pub for_everybody: bool,
}

/// The parameters that pages know. Others make no page of their own, and are not kept with a page that others get.
const PARAMETERS: [&str; 13] = [
    "after", "category", "city", "days", "kind", "page", "project", "query", "solved", "sort", "state",
    "status", "when",
];

type CacheKey = (String, Look, i64);

/// The renderer, and what it rendered for everybody.
pub struct Pages {
    // Started with the first page: commands that serve nothing pay nothing.
    renderer: std::sync::OnceLock<Result<Renderer, String>>,
    kept: Cache<CacheKey, Arc<Rendered>>,
}

impl Default for Pages {
    fn default() -> Self {
        let weight = |page: &Arc<Rendered>| page.html.weight();
        Self { renderer: std::sync::OnceLock::new(), kept: Cache::new(CACHE_BYTES_MAX, weight) }
    }
}

impl Pages {
    fn renderer(&self) -> Result<&Renderer, Error> {
        let threads = std::thread::available_parallelism().map_or(2, std::num::NonZeroUsize::get);
        let started = self.renderer.get_or_init(|| Renderer::new(threads).map_err(|error| error.to_string()));
        started.as_ref().map_err(|reason| Error::internal(anyhow::anyhow!("{reason}")))
    }
}

/// A page that is read: from memory where everybody may read it, else rendered for the actor.
///
/// A page that the actor may not see, or that does not exist, is the same page.
///
/// # Errors
/// Faults of the server only.
pub async fn read(
    app: &App,
    actor: &Actor,
    reading: Reading,
    mut asked: Asked,
) -> Result<Arc<Rendered>, Error> {
    asked.query.retain(|name, _| PARAMETERS.contains(&name.as_str()));
    let more = reading.has_more_for_members() && !matches!(actor, Actor::Guest);
    if more || reading.is_personal() {
        return read_personally(app, actor, reading, asked).await.map(Arc::new);
    }
    let minute = if reading.tells_time() { props::minute(app.clock.now()) } else { 0 };
    let key = (cache_path(&asked), asked.look, minute);
    if let Some(kept) = app.pages.kept.get(app.db.versions(), &key) {
        return Ok(kept);
    }
    let ticket = Ticket::take(app.db.versions(), reading.shows());
    match reading.data(app, &Actor::Guest, &asked).await {
        Ok(data) => {
            let page = render(app, reading.name(), asked, None, data, true).await?;
            let page = Arc::new(Rendered { for_everybody: true, ..page });
            app.pages.kept.put(key, page.clone(), ticket);
            Ok(page)
        }
        Err(Error::Internal(source)) => Err(Error::Internal(source)),
        Err(_) => read_personally(app, actor, reading, asked).await.map(Arc::new),
    }
}

async fn read_personally(
    app: &App,
    actor: &Actor,
    reading: Reading,
    asked: Asked,
) -> Result<Rendered, Error> {
    let viewer = data::viewer(app, actor).await?;
    match reading.data(app, actor, &asked).await {
        Ok(data) => {
            let for_everybody = matches!(actor, Actor::Guest);
            let page = render(app, reading.name(), asked, viewer, data, true).await?;
            Ok(Rendered { for_everybody, ..page })
        }
        Err(Error::Internal(source)) => Err(Error::Internal(source)),
        Err(_) => render(app, PageName::NotFound, asked, viewer, Value::Null, false).await,
    }
}

/// The page of a search, always made for the actor.
///
/// # Errors
/// Faults of the server only.
pub async fn search(app: &App, actor: &Actor, address: IpAddr, asked: Asked) -> Result<Rendered, Error> {
    let data = search::found(app, actor, address, &asked).await?;
    let viewer = data::viewer(app, actor).await?;
    render(app, PageName::Search, asked, viewer, data, true).await
}

/// The page of notices, always made for the actor; guests are asked to sign in.
///
/// # Errors
/// Faults of the server only.
pub async fn notices(app: &App, actor: &Actor, asked: Asked) -> Result<Rendered, Error> {
    let data = data::notices(app, actor, &asked).await?;
    let viewer = data::viewer(app, actor).await?;
    render(app, PageName::Notices, asked, viewer, data, true).await
}

/// The page that ends mails of a kind: first it asks, then it says that they are ended.
///
/// # Errors
/// Faults of the server only.
pub async fn unsubscribe(app: &App, actor: &Actor, asked: Asked, confirmed: bool) -> Result<Rendered, Error> {
    let data = data::unsubscribe(app, &asked, confirmed).await?;
    let viewer = data::viewer(app, actor).await?;
    render(app, PageName::Unsubscribe, asked, viewer, data, true).await
}

/// A page that lives in the browser: the server sends its frame.
///
/// # Errors
/// Faults of the server only.
pub async fn frame(app: &App, actor: &Actor, name: PageName, asked: Asked) -> Result<Rendered, Error> {
    let viewer = data::viewer(app, actor).await?;
    render(app, name, asked, viewer, Value::Null, name != PageName::NotFound).await
}

/// The page that stands for those that are not there without a network. It knows nobody: a device keeps it.
///
/// # Errors
/// Faults of the server only.
pub async fn offline(app: &App, asked: Asked) -> Result<Rendered, Error> {
    let page = render(app, PageName::Offline, asked, None, Value::Null, true).await?;
    Ok(Rendered { for_everybody: true, ..page })
}

/// Pages of one path differ by their parameters.
fn cache_path(asked: &Asked) -> String {
    let mut path = asked.path.clone();
    for (name, value) in &asked.query {
        path.extend(["\n", name, "=", value]);
    }
    path
}

async fn render(
    app: &App,
    page: PageName,
    asked: Asked,
    viewer: Option<Value>,
    data: Value,
    found: bool,
) -> Result<Rendered, Error> {
    let props = Props {
        page,
        path: &asked.path,
        query: &asked.query,
        locale: asked.look.locale,
        theme: asked.look.theme,
        viewer,
        public_url: &app.config.public_url,
        now: props::instant(app.clock.now()),
        data,
    };
    let props = serde_json::to_string(&props).map_err(Error::internal)?;
    let app = app.clone();
    let made = tokio::task::spawn_blocking(move || {
        let html = app.pages.renderer()?.render(&props).map_err(Error::internal)?.html;
        Ok(Rendered { html: Prepared::new(html.into()), found, for_everybody: false })
    });
    made.await.map_err(Error::internal)?
}
