//! PostgreSQL: which versions other nodes have moved on.
//!
//! A transaction that moves versions on leaves a row that says which. Before a node answers a request it reads the rows
//! that it has not seen and moves its own counters on, so that nothing it kept is older than what was committed before
//! the request began, on whichever node.
//!
//! Transactions become visible in another order than they number themselves, so a node remembers no number but a
//! snapshot: that of PostgreSQL says of each transaction whether it was over. Rows whose transaction was not are those
//! to read now; none is missed and none is read twice. Writers never wait for one another here: each adds a row of its
//! own.

use std::sync::atomic::{AtomicU64, Ordering};

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, DbErr, FromQueryResult, Statement};
use tokio::sync::Mutex;

use super::versions::Counters;

/// The present snapshot, with each row that the one before did not show; one row without a change where there is none.
const NEWS: &str = "SELECT present.snapshot, version_change.id, version_change.counters
    FROM (SELECT pg_current_snapshot()::text AS snapshot) AS present
    LEFT JOIN version_change
    ON version_change.txid >= pg_snapshot_xmin($1::text::pg_snapshot)
    AND NOT pg_visible_in_snapshot(version_change.txid, $1::text::pg_snapshot)";

/// What this node has seen of the changes of all.
pub(super) struct Changes {
    /// A connection of its own: that the others are busy keeps no reader from what is in memory.
    connection: DatabaseConnection,
    seen: Mutex<Seen>,
    /// How many times the database was asked.
    asked: AtomicU64,
}

#[derive(Default)]
struct Seen {
    snapshot: Option<String>,
    /// The asking that was answered last.
    answered: u64,
}

#[derive(FromQueryResult)]
struct Row {
    snapshot: String,
    /// Absent where nothing changed.
    id: Option<i64>,
    /// Absent where everything did.
    counters: Option<String>,
}

impl Changes {
    pub(super) fn new(connection: DatabaseConnection) -> Self {
        Self { connection, seen: Mutex::default(), asked: AtomicU64::new(0) }
    }

    /// Moves the counters on for everything that was committed before the call. Callers share an asking that begins
    /// after they came.
    pub(super) async fn catch_up(&self, counters: &Counters) {
        let before = self.asked.load(Ordering::SeqCst);
        let mut seen = self.seen.lock().await;
        if seen.answered > before {
            return;
        }
        let asking = self.asked.fetch_add(1, Ordering::SeqCst) + 1;
        match self.news(seen.snapshot.as_deref()).await {
            Ok((snapshot, changes)) => {
                // Otherwise nothing was known yet, or this is not the database that it was.
                if seen.snapshot.as_deref().is_some_and(|known| end(known) <= end(&snapshot)) {
                    changes.iter().for_each(|change| counters.move_noted(change.as_deref()));
                } else {
                    counters.move_all();
                }
                seen.snapshot = Some(snapshot);
            }
            Err(error) => {
                tracing::warn!(%error, "cannot read what other nodes changed");
                counters.move_all();
            }
        }
        seen.answered = asking;
    }

    /// The present snapshot and what changed since the one before.
    async fn news(&self, before: Option<&str>) -> Result<(String, Vec<Option<String>>), DbErr> {
        // Where nothing was seen, nothing is kept: what changed before this is of no interest.
        let query = match before {
            Some(before) => Statement::from_sql_and_values(DbBackend::Postgres, NEWS, [before.into()]),
            None => Statement::from_string(
                DbBackend::Postgres,
                "SELECT pg_current_snapshot()::text AS snapshot, NULL::bigint AS id, NULL::text AS counters",
            ),
        };
        let rows = Row::find_by_statement(query).all(&self.connection).await?;
        let snapshot = rows.first().map(|row| row.snapshot.clone());
        let snapshot = snapshot.ok_or_else(|| DbErr::RecordNotFound("a snapshot".to_owned()))?;
        let changes = rows.into_iter().filter(|row| row.id.is_some()).map(|row| row.counters);
        Ok((snapshot, changes.collect()))
    }
}

/// Notes in the transaction which counters it moves on; all of them where none is named.
pub(super) async fn note(transaction: &impl ConnectionTrait, counters: Option<String>) -> Result<(), DbErr> {
    let insert = "INSERT INTO version_change (counters) VALUES ($1)";
    transaction
        .execute_raw(Statement::from_sql_and_values(DbBackend::Postgres, insert, [counters.into()]))
        .await?;
    Ok(())
}

/// Forgets all changes so far, in favour of one that moves everything on: whoever was away for longer misses nothing.
pub(super) async fn forget(connection: &impl ConnectionTrait) -> Result<(), DbErr> {
    let forget =
        "WITH forgotten AS (DELETE FROM version_change) INSERT INTO version_change (counters) VALUES (NULL)";
    connection.execute_unprepared(forget).await?;
    Ok(())
}

/// The first transaction that a snapshot (`xmin:xmax:running`) knows nothing of.
fn end(snapshot: &str) -> u64 {
    snapshot.split(':').nth(1).and_then(|number| number.parse().ok()).unwrap_or(0)
}
