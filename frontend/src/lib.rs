//! The web frontend: what the browser loads, and the pages as the server sends them.
//!
//! The same Svelte components are built twice by `npm run build`: once for browsers
//! (`dist/client`, see [`asset`]) and once as a single script for the server
//! (`dist/server/render.js`), which [`Renderer`] runs inside this process. The browser then hydrates
//! what the server rendered, from the same props.
//!
//! What always holds here:
//! - this crate knows no other crate of the workspace, no HTTP and no database: props come in as
//!   JSON, a document goes out as text;
//! - rendering is a pure function of the props: the engine has no network, no files and no timers;
//! - a build without the web assets compiles; it says so when it is asked for them.

mod assets;
mod engine;
mod renderer;

pub use assets::{Asset, asset, assets_are_built};
pub use renderer::{Document, RenderError, Renderer};
