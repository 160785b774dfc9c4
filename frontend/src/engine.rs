//! One JavaScript engine with the pages loaded into it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use rquickjs::{CatchResultExt, CaughtError, Context, Ctx, Function, Object, Runtime};
use rust_embed::RustEmbed;

use crate::renderer::RenderError;

#[derive(RustEmbed)]
#[folder = "dist/server"]
#[allow_missing = true]
struct ServerFiles;

/// A page of 20 long posts needs about a tenth of it.
const MEMORY_BYTES_MAX: usize = 96 * 1024 * 1024;

/// Well below the stack of the threads that render (2 MB by default in tokio and in std).
const STACK_BYTES_MAX: usize = 768 * 1024;

/// No page takes a hundredth of this where there is a processor for it; it ends what would never end.
const RENDER_TIME_MAX: Duration = Duration::from_secs(10);

/// What the bundle expects of its surroundings: a global object and a console, which says nothing.
/// Its `import("node:async_hooks")` finds no loader and is rejected, as Svelte expects outside of
/// Node: it then renders synchronously, which is all we use.
const SURROUNDINGS: &str = r"
globalThis.self = globalThis;
const silent = () => {};
globalThis.console = { log: silent, info: silent, warn: silent, error: silent, debug: silent };
";

/// A runtime, its one context, and the time by which it has to be done.
pub(crate) struct Engine {
    // Declared before the runtime, so that it is dropped first.
    context: Context,
    runtime: Runtime,
    deadline: Deadline,
}

impl Engine {
    /// Starts an engine and loads the pages: some tens of milliseconds.
    pub(crate) fn start() -> Result<Self, RenderError> {
        let bundle = ServerFiles::get("render.js").ok_or(RenderError::NotBuilt)?;
        let bundle = String::from_utf8_lossy(&bundle.data).into_owned();
        let runtime = Runtime::new().map_err(RenderError::engine)?;
        runtime.set_memory_limit(MEMORY_BYTES_MAX);
        runtime.set_max_stack_size(STACK_BYTES_MAX);
        let deadline = Deadline::new();
        let watched = deadline.clone();
        runtime.set_interrupt_handler(Some(Box::new(move || watched.has_passed())));
        let context = Context::full(&runtime).map_err(RenderError::engine)?;
        deadline.set(RENDER_TIME_MAX);
        context.with(|ctx| {
            ctx.eval::<(), _>(SURROUNDINGS).catch(&ctx).map_err(failure)?;
            ctx.eval::<(), _>(bundle).catch(&ctx).map_err(failure)
        })?;
        Ok(Self { context, runtime, deadline })
    }

    /// Renders one document. After an error the engine is in an unknown state: drop it.
    pub(crate) fn render(&self, props_json: &str) -> Result<String, RenderError> {
        self.deadline.set(RENDER_TIME_MAX);
        let rendered = self.context.with(|ctx| {
            let render = render_function(&ctx).catch(&ctx).map_err(failure)?;
            render.call::<_, String>((props_json,)).catch(&ctx).map_err(failure)
        });
        self.finish_jobs();
        match rendered {
            Err(_) if self.deadline.has_passed() => Err(RenderError::TooSlow),
            other => other,
        }
    }

    /// Promises that a render leaves behind are of no use to it, but they hold memory.
    fn finish_jobs(&self) {
        while self.runtime.is_job_pending() {
            if self.runtime.execute_pending_job().is_err() {
                break;
            }
        }
    }
}

fn render_function<'js>(ctx: &Ctx<'js>) -> rquickjs::Result<Function<'js>> {
    let pages: Object<'js> = ctx.globals().get("linli")?;
    pages.get("renderDocument")
}

fn failure(error: CaughtError<'_>) -> RenderError {
    RenderError::Failed(error.to_string())
}

/// The time at which the engine gives up, shared with its interrupt handler.
#[derive(Clone)]
struct Deadline {
    started: Instant,
    after_ms: Arc<AtomicU64>,
}

impl Deadline {
    #[expect(clippy::disallowed_methods, reason = "limits the engine; no page shows or stores this time")]
    fn new() -> Self {
        Self { started: Instant::now(), after_ms: Arc::default() }
    }

    fn set(&self, allowed: Duration) {
        self.after_ms.store(millis(self.started.elapsed() + allowed), Ordering::Relaxed);
    }

    fn has_passed(&self) -> bool {
        millis(self.started.elapsed()) > self.after_ms.load(Ordering::Relaxed)
    }
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_never_ends_is_ended() {
        let engine = Engine::start().expect("run `npm run build` in frontend/");
        engine.deadline.set(Duration::from_millis(20));
        let looped = engine.context.with(|ctx| ctx.eval::<(), _>("for (;;) {}"));
        assert!(looped.is_err());
        assert!(engine.deadline.has_passed());
    }

    #[test]
    fn a_page_that_eats_memory_is_refused() {
        let engine = Engine::start().expect("run `npm run build` in frontend/");
        let grow = "let all = []; for (;;) all.push('x'.repeat(1e6) + all.length);";
        assert!(engine.context.with(|ctx| ctx.eval::<(), _>(grow)).is_err());
    }
}
