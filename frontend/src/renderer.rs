//! Renders pages on the threads that ask for them, with a bounded number of engines.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use crate::engine::Engine;

/// Why a page could not be rendered.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// The binary was made before the web assets.
    #[error("the pages are not built: run `npm ci && npm run build` in frontend/, then build again")]
    NotBuilt,
    /// The JavaScript engine could not be started.
    #[error("the page engine did not start: {0}")]
    Engine(String),
    /// The page threw: props of the wrong shape, or a page that does not exist.
    #[error("the page failed: {0}")]
    Failed(String),
    /// The page took longer than any page may.
    #[error("the page took too long")]
    TooSlow,
}

impl RenderError {
    pub(crate) fn engine(error: impl std::fmt::Display) -> Self {
        Self::Engine(error.to_string())
    }
}

/// A complete HTML document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// From `<!doctype html>` to `</html>`, to be sent as `text/html; charset=utf-8`.
    pub html: String,
}

/// Renders pages. Cheap to share by reference between threads.
///
/// Rendering takes milliseconds of CPU and blocks when all engines are busy: call it from
/// `spawn_blocking` or `block_in_place`.
///
/// # Why no data can become markup
///
/// The whole document is written by `src/document.ts`, and the argument stands there: Svelte
/// escapes every value; the few `{@html}` show what was sanitised when it was written; the props
/// are embedded as JSON in a data block with each `<` written as `\u003c`. The tests below and the
/// lint rule against `{@html}` hold it in place.
pub struct Renderer {
    pool: Mutex<Pool>,
    freed: Condvar,
    size: usize,
}

/// Idle engines, and how many exist at all, busy ones included.
struct Pool {
    idle: Vec<Engine>,
    count: usize,
}

impl Renderer {
    /// A renderer with at most `pool_size` engines (at least one), which is how many pages are
    /// rendered at the same time. The first engine starts now, so that a broken build is noticed
    /// here; the others when they are needed.
    pub fn new(pool_size: usize) -> Result<Self, RenderError> {
        let first = Engine::start()?;
        Ok(Self {
            pool: Mutex::new(Pool { idle: vec![first], count: 1 }),
            freed: Condvar::new(),
            size: pool_size.max(1),
        })
    }

    /// Renders the page that these props describe: `{page, path, query, locale, theme, viewer,
    /// public_url, now, data}`. The same props always give the same document.
    pub fn render(&self, props_json: &str) -> Result<Document, RenderError> {
        let seat = self.take()?;
        let html = seat.engine().render(props_json)?;
        seat.give_back();
        Ok(Document { html })
    }

    /// An idle engine, or a new one, or whichever is given back first.
    fn take(&self) -> Result<Seat<'_>, RenderError> {
        let mut pool = self.lock();
        loop {
            if let Some(engine) = pool.idle.pop() {
                return Ok(Seat { renderer: self, engine: Some(engine) });
            }
            if pool.count < self.size {
                pool.count += 1;
                drop(pool);
                // The seat exists before its engine, so that a failed start frees it again.
                let mut seat = Seat { renderer: self, engine: None };
                seat.engine = Some(Engine::start()?);
                return Ok(seat);
            }
            pool = self.freed.wait(pool).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn lock(&self) -> MutexGuard<'_, Pool> {
        self.pool.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A place in the pool. Dropped with its engine still inside (an error, a panic), it throws the
/// engine away: nobody knows what a page that failed has left behind.
struct Seat<'a> {
    renderer: &'a Renderer,
    engine: Option<Engine>,
}

impl Seat<'_> {
    fn engine(&self) -> &Engine {
        self.engine.as_ref().expect("a seat that was taken has its engine until it is given back")
    }

    fn give_back(mut self) {
        if let Some(engine) = self.engine.take() {
            let mut pool = self.renderer.lock();
            pool.idle.push(engine);
            // Its place stays counted; `drop` would free it.
            pool.count += 1;
        }
    }
}

impl Drop for Seat<'_> {
    fn drop(&mut self) {
        self.renderer.lock().count -= 1;
        self.renderer.freed.notify_one();
    }
}

#[cfg(test)]
mod tests;
