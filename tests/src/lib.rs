//! The harness of the stories: an application on either database, a browser that speaks HTTP to it, a clock that is
//! moved by hand.
//!
//! A story is arranged through logic, acts and asserts over HTTP, and runs on SQLite and on PostgreSQL:
//!
//! ```ignore
//! linli_tests::story! {
//!     async fn a_guest_is_told_that_the_server_lives(app) {
//!         app.guest().get("/api/v1/healthz").await.expect(200);
//!     }
//! }
//! ```

pub mod app;
pub mod arrange;
pub mod browser;
pub mod corpus;
pub mod dice;
pub mod disk;
pub mod postgres;
pub mod server;
pub mod sqlite;

pub use app::{Database, TestApp, run, run_with};
pub use browser::{Answer, Browser};

/// The folder of the whole workspace.
///
/// # Panics
/// Never: this crate is a folder of it.
pub fn root() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace").to_owned()
}

/// Declares a story and runs it on both databases.
#[macro_export]
macro_rules! story {
    ($($(#[$attribute:meta])* async fn $name:ident($app:ident) $body:block)+) => {
        $(
            $(#[$attribute])*
            mod $name {
                #[allow(unused_imports, reason = "a story need not use everything its file imports")]
                use super::*;

                async fn story($app: $crate::TestApp) $body

                #[test]
                fn on_sqlite() {
                    $crate::run($crate::Database::Sqlite, story);
                }

                #[test]
                fn on_postgres() {
                    $crate::run($crate::Database::Postgres, story);
                }
            }
        )+
    };
}
