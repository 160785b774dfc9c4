//! The database: many readers, and one way to write.
//!
//! A write is one call, [`Db::write`]: a use case in a transaction, run where the request cannot cancel it, answered
//! after the commit. On SQLite one task owns the one writing connection and commits what is waiting together
//! ([`sqlite`]); on PostgreSQL the same call is an ordinary transaction, retried when the database asks for it
//! ([`postgres`]).
//!
//! Invariants: only the `logic.rs` and `jobs.rs` of a feature and the runner of jobs ([`jobs`](crate::jobs)) call
//! [`Db::write`]; nothing slow (rendering, hashing, network) happens inside; a use case never begins a transaction of its
//! own.

mod changes;
mod postgres;
pub mod queries;
pub mod reach;
mod sqlite;
mod txn;
mod use_case;
pub mod versions;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use futures_util::future::BoxFuture;
use linli_migration::{Migrator, MigratorTrait as _};
use sea_orm::{ConnectOptions, Database, DatabaseConnection, DbErr};
use tokio::sync::watch;

use crate::code::Code;
use crate::config::DatabaseConfig;
use crate::error::Error;

pub use txn::Txn;
pub use use_case::UseCase;
use use_case::{Answer, Typed, Work};
pub use versions::Versions;

/// A use case that takes longer than this inside its transaction is failed: others are waiting for it.
const USE_CASE_SECONDS: Duration = Duration::from_secs(10);

/// How long a request waits for word of what other nodes wrote; then it takes nothing from memory.
const CHANGES_TIMEOUT: Duration = Duration::from_secs(5);

/// The database and the versions of what is in it.
#[derive(Clone)]
pub struct Db {
    readers: DatabaseConnection,
    writer: Writer,
    versions: Versions,
    committed: watch::Sender<u64>,
    /// Whether the last write was refused for want of room.
    full: Arc<AtomicBool>,
}

#[derive(Clone)]
enum Writer {
    Sqlite(sqlite::Writer),
    Postgres(DatabaseConnection),
}

/// Brings the schema up to date, and says so where it was not.
async fn migrate(connection: &DatabaseConnection) -> Result<(), DbErr> {
    let pending = Migrator::get_pending_migrations(connection).await?.len();
    Migrator::up(connection, None).await?;
    if pending > 0 {
        tracing::info!(migrations = pending, "the schema is brought up to date");
    }
    Ok(())
}

impl Db {
    /// Opens the database, brings its schema up to date and starts the writer.
    ///
    /// # Errors
    /// When the file cannot be opened, the server not be reached or a migration not be applied.
    pub async fn open(config: &DatabaseConfig) -> Result<Self, DbErr> {
        let committed = watch::Sender::new(0);
        match config {
            DatabaseConfig::Sqlite { path } => {
                let connection = sqlite::connect(path, 1).await?;
                migrate(&connection).await?;
                let versions = Versions::in_process();
                let readers = sqlite::connect(path, sqlite::READERS).await?;
                let writer =
                    sqlite::Writer::start(path.clone(), connection, versions.clone(), committed.clone());
                Ok(Self {
                    readers,
                    writer: Writer::Sqlite(writer),
                    versions,
                    committed,
                    full: Arc::default(),
                })
            }
            DatabaseConfig::Postgres { url } => {
                let mut options = ConnectOptions::new(url);
                options
                    .max_connections(16)
                    .test_before_acquire_if_idle_for(Duration::from_secs(30))
                    .sqlx_logging(false);
                let pool = Database::connect(options.clone()).await?;
                migrate(&pool).await?;
                changes::forget(&pool).await?;
                options.max_connections(1).acquire_timeout(CHANGES_TIMEOUT);
                let versions = Versions::shared(changes::Changes::new(Database::connect(options).await?));
                let writer = Writer::Postgres(pool.clone());
                Ok(Self { readers: pool, writer, versions, committed, full: Arc::default() })
            }
        }
    }

    /// A connection to read with. Each query sees what was committed before it began.
    pub fn read(&self) -> &DatabaseConnection {
        &self.readers
    }

    /// Carries out a use case in a transaction and answers after its commit: an `Ok` is durable.
    ///
    /// # Errors
    /// The use case's own error, after which nothing of it is stored; [`Error::Unavailable`] when the transaction
    /// could not be committed.
    pub async fn write<I, T>(&self, input: I, use_case: UseCase<I, T>) -> Result<T, Error>
    where
        I: Clone + Send + 'static,
        T: Send + 'static,
    {
        let answer = self.carry_out(Box::new(Typed { input, use_case })).await?;
        let value = answer.downcast::<T>();
        value.map(|value| *value).map_err(|_| Error::internal(anyhow::anyhow!("an answer of another type")))
    }

    /// [`Db::write`], whatever the types are. Boxed here, so that no caller's future is as large as this one.
    fn carry_out(&self, work: Box<dyn Work>) -> BoxFuture<'_, Result<Answer, Error>> {
        Box::pin(async move {
            let outcome = match &self.writer {
                Writer::Sqlite(writer) => writer.write(work).await,
                Writer::Postgres(pool) => {
                    // A task of its own: a client that hangs up does not undo half a use case.
                    let (pool, versions) = (pool.clone(), self.versions.clone());
                    let committed = self.committed.clone();
                    let run =
                        tokio::spawn(
                            async move { postgres::write(&pool, &versions, &committed, work).await },
                        );
                    run.await.unwrap_or_else(|panic| {
                        Err(Error::internal(anyhow::anyhow!("use case panicked: {panic}")))
                    })
                }
            };
            match &outcome {
                Ok(_) => self.full.store(false, Ordering::Relaxed),
                Err(Error::Unavailable { code: Code::StorageFull, .. }) => {
                    self.full.store(true, Ordering::Relaxed)
                }
                Err(_) => {}
            }
            outcome
        })
    }

    /// Whether there was room for the last write.
    pub fn has_room(&self) -> bool {
        !self.full.load(Ordering::Relaxed)
    }

    /// The versions of what is shown, for caches.
    pub fn versions(&self) -> &Versions {
        &self.versions
    }

    /// Takes note of everything that was committed before the call, on whichever node: from here on nothing that is
    /// kept in memory is served older than that. Requests and jobs begin with it.
    pub async fn catch_up(&self) {
        self.versions.catch_up().await;
    }

    /// Forgets which changes other nodes may still have to read, in favour of one that moves everything on.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_changes(&self) -> Result<(), DbErr> {
        match &self.writer {
            Writer::Sqlite(_) => Ok(()),
            Writer::Postgres(pool) => changes::forget(pool).await,
        }
    }

    /// Counts the commits of this process: followers and job runners wait for it to change.
    pub fn commits(&self) -> watch::Receiver<u64> {
        self.committed.subscribe()
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<(), DbErr> {
        self.readers.ping().await
    }

    /// Whether this is PostgreSQL, for the few queries that differ.
    pub fn is_postgres(&self) -> bool {
        matches!(self.writer, Writer::Postgres(_))
    }

    /// Writes a consistent copy of the database into a new file, while others go on. SQLite only.
    ///
    /// # Errors
    /// When the file exists or cannot be written; on PostgreSQL, whose own tools do this better.
    pub async fn copy_to(&self, target: &Path) -> Result<(), Error> {
        match &self.writer {
            Writer::Sqlite(_) => sqlite::copy(&self.readers, target).await.map_err(Error::from),
            Writer::Postgres(_) => Err(Error::Unavailable {
                code: Code::Unavailable,
                detail: "a PostgreSQL database is backed up with pg_dump".to_owned(),
            }),
        }
    }
}
