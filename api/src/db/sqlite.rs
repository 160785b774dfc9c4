//! SQLite: one task owns the one writing connection and commits what is waiting together (group commit).
//!
//! `BEGIN IMMEDIATE`, a savepoint for each use case, one `COMMIT` with `synchronous=FULL`, and only then the answers.
//! Four traps of savepoints on one connection, and what holds against each:
//! 1. a savepoint dropped half-way undoes the batch in silence: no request owns one, the task does;
//! 2. a cancelled `begin()` while the connection is in use panics: one task, one use case at a time;
//! 3. an error that rolls the whole transaction back leaves the next use case outside of any: after every failure
//!    the savepoint must still be there to be rolled back, else the batch fails and the connection is replaced;
//! 4. a deferred constraint that is violated sinks the batch at `COMMIT`: the schema has none.

use std::panic::AssertUnwindSafe;
use std::path::{Path, PathBuf};
use std::time::Duration;

use futures_util::FutureExt as _;
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    ConnectOptions, ConnectionTrait as _, Database, DatabaseConnection, DatabaseTransaction, DbErr,
    SqliteTransactionMode, TransactionOptions, TransactionTrait as _,
};
use tokio::sync::{mpsc, oneshot, watch};

use super::use_case::{Answer, Work};
use super::versions::{Key, Versions};
use super::{Txn, USE_CASE_SECONDS};
use crate::code::Code;
use crate::error::Error;

/// Connections to read with.
pub(super) const READERS: u32 = 4;
/// Use cases that may wait for the writer before callers have to wait for a place.
const QUEUE: usize = 1024;
/// Use cases in one commit, at most.
const BATCH: usize = 64;

fn options(options: SqliteConnectOptions) -> SqliteConnectOptions {
    options
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(Duration::from_secs(10))
        .foreign_keys(true)
        .pragma("cache_size", "-8192")
        .pragma("mmap_size", "268435456")
        .pragma("temp_store", "MEMORY")
        .statement_cache_capacity(256)
}

/// Opens `count` connections to the file, making it where there is none.
pub(super) async fn connect(path: &Path, count: u32) -> Result<DatabaseConnection, DbErr> {
    let mut connect = ConnectOptions::new(format!("sqlite://{}?mode=rwc", path.display()));
    connect
        .max_connections(count)
        .min_connections(1)
        .sqlx_logging(false)
        .test_before_acquire(false)
        .map_sqlx_sqlite_opts(options);
    Database::connect(connect).await
}

/// Writes a consistent copy into a new file (`VACUUM INTO`); readers and the writer go on.
pub(super) async fn copy(connection: &DatabaseConnection, target: &Path) -> Result<(), DbErr> {
    let target = target.display().to_string().replace('\'', "''");
    connection.execute_unprepared(&format!("VACUUM INTO '{target}'")).await?;
    Ok(())
}

/// The handle to the task that writes.
#[derive(Clone)]
pub(super) struct Writer {
    queue: mpsc::Sender<Call>,
}

impl Writer {
    pub(super) fn start(
        path: PathBuf,
        connection: DatabaseConnection,
        versions: Versions,
        committed: watch::Sender<u64>,
    ) -> Self {
        let (queue, waiting) = mpsc::channel(QUEUE);
        tokio::spawn(run(path, connection, waiting, versions, committed));
        Self { queue }
    }

    pub(super) async fn write(&self, work: Box<dyn Work>) -> Result<Answer, Error> {
        let (answer, answered) = oneshot::channel();
        let call = Call { work, answer };
        self.queue.send(call).await.map_err(|_| unavailable("the writer has stopped"))?;
        answered.await.map_err(|_| unavailable("the writer gave no answer"))?
    }
}

fn unavailable(detail: &str) -> Error {
    Error::Unavailable { code: Code::Unavailable, detail: detail.to_owned() }
}

/// A use case in the queue, and who waits for its answer.
struct Call {
    work: Box<dyn Work>,
    answer: oneshot::Sender<Result<Answer, Error>>,
}

impl Call {
    /// Carries it out within `batch`.
    async fn carry_out(self, batch: &DatabaseTransaction) -> Carried {
        let Self { mut work, answer } = self;
        let (result, touched, lost) = in_savepoint(batch, work.as_mut()).await;
        Carried { answer, result, touched, lost }
    }

    /// Answers without carrying it out.
    fn refuse(self, lost: &Lost) {
        let _ = self.answer.send(Err(lost.to()));
    }
}

/// Why a batch came to nothing, for everybody in it.
#[derive(Clone, Debug)]
struct Lost {
    code: Code,
    detail: String,
}

impl Lost {
    fn to(&self) -> Error {
        Error::Unavailable { code: self.code, detail: self.detail.clone() }
    }
}

impl From<&Error> for Lost {
    fn from(error: &Error) -> Self {
        match error {
            Error::Unavailable { code, detail } => Self { code: *code, detail: detail.clone() },
            other => Self { code: Code::Unavailable, detail: format!("lost to an earlier failure: {other}") },
        }
    }
}

/// What became of a use case, to be answered once the fate of the batch is known.
struct Carried {
    answer: oneshot::Sender<Result<Answer, Error>>,
    result: Result<Answer, Error>,
    touched: Vec<Key>,
    /// Why the transaction of the batch is gone, if it is (trap 3).
    lost: Option<Lost>,
}

/// Runs one use case in a savepoint: its result, what it touched, and whether and why the batch is lost.
async fn in_savepoint(
    batch: &DatabaseTransaction,
    work: &mut dyn Work,
) -> (Result<Answer, Error>, Vec<Key>, Option<Lost>) {
    let sunk = |error: Error| {
        let lost = Lost::from(&error);
        (Err(error), vec![], Some(lost))
    };
    let savepoint = match batch.begin().await {
        Ok(savepoint) => Txn::new(savepoint),
        Err(error) => return sunk(error.into()),
    };
    let running = AssertUnwindSafe(work.carry_out(&savepoint)).catch_unwind();
    let result = match tokio::time::timeout(USE_CASE_SECONDS, running).await {
        Ok(Ok(result)) => result,
        Ok(Err(_)) => Err(Error::internal(anyhow::anyhow!("a use case panicked"))),
        Err(_) => Err(unavailable("a use case took too long inside its transaction")),
    };
    match result {
        Ok(value) => {
            let (savepoint, touched) = savepoint.into_touched();
            match savepoint.commit().await {
                Ok(()) => (Ok(value), touched, None),
                Err(error) => sunk(error.into()),
            }
        }
        Err(error) if savepoint.rollback().await.is_err() => sunk(error),
        Err(error) => (Err(error), vec![], None),
    }
}

async fn run(
    path: PathBuf,
    mut connection: DatabaseConnection,
    mut waiting: mpsc::Receiver<Call>,
    versions: Versions,
    committed: watch::Sender<u64>,
) {
    let mut batch = Vec::with_capacity(BATCH);
    while waiting.recv_many(&mut batch, BATCH).await > 0 {
        let sound = commit_together(&connection, batch.drain(..), &versions, &committed).await;
        if !sound {
            tracing::warn!("the writing connection is replaced");
            match connect(&path, 1).await {
                Ok(new) => connection = new,
                Err(error) => {
                    tracing::error!(%error, "cannot reopen the database; trying again with the next write")
                }
            }
        }
    }
}

/// Carries out a batch and commits it; false when the connection must not be used again.
async fn commit_together(
    connection: &DatabaseConnection,
    batch: impl Iterator<Item = Call>,
    versions: &Versions,
    committed: &watch::Sender<u64>,
) -> bool {
    let immediate = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..Default::default()
    };
    let transaction = match connection.begin_with_options(immediate).await {
        Ok(transaction) => transaction,
        Err(error) => {
            tracing::error!(%error, "cannot begin a transaction");
            let lost = Lost::from(&Error::from(error));
            batch.for_each(|call| call.refuse(&lost));
            return false;
        }
    };
    let mut carried = Vec::new();
    let mut lost: Option<Lost> = None;
    for call in batch {
        if let Some(lost) = &lost {
            call.refuse(lost);
            continue;
        }
        let one = call.carry_out(&transaction).await;
        lost = one.lost.clone();
        carried.push(one);
    }
    if lost.is_some() {
        // Dropping rolls back what is left of it.
        drop(transaction);
    } else if let Err(error) = transaction.commit().await {
        lost = Some(Lost::from(&Error::from(error)));
    }
    settle(carried, lost.as_ref(), versions, committed);
    lost.is_none()
}

/// Moves the versions on and gives the answers, in this order: nobody who got an answer reads an older page.
fn settle(carried: Vec<Carried>, lost: Option<&Lost>, versions: &Versions, committed: &watch::Sender<u64>) {
    if lost.is_none() {
        for key in carried.iter().flat_map(|one| &one.touched) {
            versions.touch(*key);
        }
        committed.send_modify(|count| *count += 1);
    }
    for one in carried {
        // The caller may have hung up; what is committed stays committed.
        let _ = one.answer.send(match (lost, one.result) {
            (Some(lost), Ok(_)) => Err(lost.to()),
            (_, result) => result,
        });
    }
}
