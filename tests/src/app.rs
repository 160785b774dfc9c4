//! An application of its own for each story.

use std::fs::DirEntry;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use linli::app::{App, Purpose};
use linli::clock::Clock;
use linli::config::Config;
use linli::features::notices::logic::follow;
use linli::jobs::carrier::Message;
use linli::jobs::mail::Mail;
use linli::server;
use linli_entities::{job, outbox};
use poem::EndpointExt as _;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use tempfile::TempDir;

use crate::browser::Browser;
use crate::{disk, postgres, sqlite};

/// Which database a story runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Database {
    /// A file in a temporary folder.
    Sqlite,
    /// A database of its own in the private cluster.
    Postgres,
}

/// Where the site of every story is, and of every program that a story starts: what they mail has the ids of one site.
pub const PUBLIC_URL: &str = "http://linli.test";

/// The instant at which every story begins: 2026-03-02 09:00 in Shanghai, a Monday.
pub const BEGINNING: &str = "2026-03-02T01:00:00Z";

/// An application with nothing running in the background: a story moves the clock, runs jobs and feeds the index
/// itself.
pub struct TestApp {
    /// The application.
    pub app: App,
    endpoint: Arc<poem::endpoint::BoxEndpoint<'static, poem::Response>>,
    // Deleted with the application.
    _folder: TempDir,
}

impl TestApp {
    /// An empty application.
    pub async fn new(database: Database) -> Option<Self> {
        Self::with(database, |_| {}).await
    }

    /// An empty application with other settings; none where there is no PostgreSQL to run it on.
    pub async fn with(database: Database, set: impl FnOnce(&mut Config)) -> Option<Self> {
        let folder = TempDir::new_in(disk::fast()).expect("a temporary folder");
        let database_url = match database {
            Database::Sqlite => {
                sqlite::new_database(&folder.path().join("linli.db")).await;
                None
            }
            Database::Postgres => Some(postgres::new_database().await?),
        };
        let mut config = Config {
            data_dir: folder.path().to_owned(),
            public_url: PUBLIC_URL.to_owned(),
            database_url,
            ..Config::default()
        };
        set(&mut config);
        let beginning: DateTime<Utc> = BEGINNING.parse().expect("an instant");
        let app = App::open(config, Clock::manual(beginning), Purpose::Serve).await.expect("an application");
        let endpoint = Arc::new(server::endpoint(&app, server::Limits::default()).boxed());
        Some(Self { app, endpoint, _folder: folder })
    }

    /// A second node on the same database: none where only one process may write (SQLite).
    ///
    /// # Panics
    /// When it cannot be opened.
    pub async fn beside(&self) -> Option<Self> {
        let folder = TempDir::new_in(disk::fast()).expect("a temporary folder");
        let config = Config { data_dir: folder.path().to_owned(), ..self.app.config.clone() };
        config.database_url.as_ref()?;
        let app = App::open(config, self.app.clock.clone(), Purpose::Serve).await.expect("a second node");
        let endpoint = Arc::new(server::endpoint(&app, server::Limits::default()).boxed());
        Some(Self { app, endpoint, _folder: folder })
    }

    /// Whether step `index` of a long walk over all operations is taken on this database: in a check each step is taken on
    /// one of them, one of four on PostgreSQL, the others on SQLite. What is walked for is decided above the database, and a
    /// check has to come to its end. Where everything is walked, each is taken on both.
    pub fn walks(&self, index: usize) -> bool {
        let on_postgres = self.app.config.database_url.is_some();
        Self::walks_everything() || index.is_multiple_of(4) == on_postgres
    }

    /// Whether long walks leave out nothing: where `LINLI_WALK_ALL` is set, as `make soak` does.
    pub fn walks_everything() -> bool {
        std::env::var_os("LINLI_WALK_ALL").is_some()
    }

    /// The same browser, sent to this node.
    pub fn served(&self, browser: &Browser) -> Browser {
        browser.clone().sent_to(self.endpoint.clone())
    }

    /// One more node of the same site. PostgreSQL only.
    ///
    /// # Panics
    /// When it does not open.
    pub async fn node(&self) -> Self {
        self.beside().await.expect("a file has one process that writes")
    }

    /// Somebody who is not signed in.
    pub fn guest(&self) -> Browser {
        Browser::new(self.endpoint.clone())
    }

    /// Lets time pass.
    pub fn advance(&self, by: Duration) {
        self.app.clock.advance(by);
    }

    /// Sets the clock back, as a machine does whose clock was wrong.
    pub fn back(&self, by: Duration) {
        if let Clock::Manual(millis) = &self.app.clock {
            let by = i64::try_from(by.as_millis()).expect("a short time");
            millis.fetch_sub(by, std::sync::atomic::Ordering::SeqCst);
        }
    }

    /// Runs the jobs that are due; answers how many.
    pub async fn run_jobs(&self) -> usize {
        linli::jobs::run_due(&self.app).await.expect("jobs run")
    }

    /// Feeds the index with everything written so far.
    ///
    /// On PostgreSQL a row is read only when every transaction of the whole cluster that began before it has ended,
    /// also those of other stories: then feeding is repeated.
    pub async fn feed_search(&self) {
        let newest = outbox::Entity::find().order_by_desc(outbox::Column::Seq).one(self.app.db.read()).await;
        let Some(newest) = newest.expect("the outbox") else { return };
        for _ in 0..2000 {
            linli::features::search::feed::catch_up(&self.app).await.expect("the index is fed");
            if linli::features::search::logic::position(&self.app).seq >= newest.seq {
                return;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        panic!("the index does not come to the end of the outbox");
    }

    /// Makes the notices of everything that happened so far, as [`feed_search`](Self::feed_search) feeds the index.
    pub async fn make_notices(&self) {
        let newest = outbox::Entity::find().order_by_desc(outbox::Column::Seq).one(self.app.db.read()).await;
        let Some(newest) = newest.expect("the outbox") else { return };
        for _ in 0..2000 {
            follow::catch_up(&self.app).await.expect("notices are made");
            if follow::position(&self.app).await.expect("a position").seq >= newest.seq {
                return;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        panic!("the follower does not come to the end of the outbox");
    }

    /// The letters that wait to be sent, oldest first, as they were written.
    pub async fn letters(&self) -> Vec<Mail> {
        let waiting = job::Entity::find()
            .filter(job::Column::DoneAt.is_null())
            .filter(job::Column::Kind.eq(job::JobKind::SendMail))
            .order_by_asc(job::Column::Id)
            .all(self.app.db.read())
            .await
            .expect("jobs");
        waiting.into_iter().map(|job| serde_json::from_value(job.payload).expect("a letter")).collect()
    }

    /// The mails sent so far, oldest first, as they were kept.
    pub async fn mails(&self) -> Vec<String> {
        self.kept("mail").await
    }

    /// The text messages and pushes sent so far, oldest first, as they were kept.
    pub async fn messages(&self) -> Vec<Message> {
        let kept = self.kept("messages").await;
        kept.iter().map(|message| serde_json::from_str(message).expect("a message")).collect()
    }

    async fn kept(&self, folder: &str) -> Vec<String> {
        self.run_jobs().await;
        let folder = self.app.config.data_dir.join(folder);
        let files = std::fs::read_dir(folder).expect("the folder").filter_map(Result::ok);
        // One that is still being written is none yet.
        let whole = |file: &DirEntry| file.path().extension().is_none_or(|ending| ending != "part");
        let mut files: Vec<_> = files.filter(whole).collect();
        files.sort_by_key(|file| (file.metadata().and_then(|meta| meta.modified()).ok(), file.file_name()));
        files.iter().map(|file| std::fs::read_to_string(file.path()).expect("a message")).collect()
    }
}

/// Runs a story on one database.
///
/// # Panics
/// When the story fails; in CI also when there is no PostgreSQL.
pub fn run<F: Future<Output = ()>>(database: Database, story: impl FnOnce(TestApp) -> F) {
    run_with(database, |_| {}, story);
}

/// Runs a story on one database, with other settings.
///
/// # Panics
/// As [`run`].
pub fn run_with<F: Future<Output = ()>>(
    database: Database,
    set: impl FnOnce(&mut Config),
    story: impl FnOnce(TestApp) -> F,
) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        if let Some(app) = TestApp::with(database, set).await {
            let inner = app.app.clone();
            story(app).await;
            inner.close().await;
            if let Some(url) = &inner.config.database_url {
                postgres::remove(url).await;
            }
        }
    });
}
