//! How points are shown.

use linli_entities::ledger_transaction::{SourceKind, TransactionKind};
use linli_entities::{Date, Instant};
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::logic;
use super::logic::reading::Line;

/// What a member has. All of them are at least 0.
#[derive(Clone, Copy, Debug, Object)]
#[oai(example)]
pub struct PointBalance {
    /// What can be spent.
    pub available: i64,
    /// What is set aside for something.
    pub held: i64,
    /// What waits for an event before it can be spent.
    pub pending: i64,
    /// What was spent and then taken back; what comes next pays it. Above 0 only while nothing is available.
    pub debt: i64,
}

impl From<logic::Balance> for PointBalance {
    fn from(balance: logic::Balance) -> Self {
        let logic::Balance { available, held, pending, debt } = balance;
        Self { available: available.0, held: held.0, pending: pending.0, debt: debt.0 }
    }
}

impl Example for PointBalance {
    fn example() -> Self {
        Self { available: 1280, held: 0, pending: 500, debt: 0 }
    }
}

/// Points that expire on a day.
#[derive(Clone, Copy, Debug, Object)]
pub struct ExpiringPoints {
    /// The last day on which they can be spent, by the clock of the club.
    pub expires_on: Date,
    /// How many.
    pub points: i64,
}

impl From<logic::Expiring> for ExpiringPoints {
    fn from(expiring: logic::Expiring) -> Self {
        Self { expires_on: expiring.on, points: expiring.points.0 }
    }
}

/// A line of a statement.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct StatementLine {
    /// The number of the transaction in the book of the club.
    pub number: i64,
    /// When.
    pub recorded_at: Instant,
    /// What happened.
    pub kind: TransactionKind,
    /// What it came from.
    pub source: SourceKind,
    /// The id of that.
    pub source_id: i64,
    /// What that is called: the topic of a post, a reward, somebody who was sent. Null where it has no name or the reader may not know it.
    pub title: Option<String>,
    /// Of an adjustment: why.
    pub reason: Option<String>,
    /// By how much what can be spent changed; what is owed counts below zero.
    pub points: i64,
    /// By how much what is held changed.
    pub held: i64,
    /// By how much what is pending changed.
    pub pending: i64,
    /// What could be spent then; below zero where something was owed.
    pub balance: i64,
    /// Of points that came: the last day on which they can be spent.
    pub expires_on: Option<Date>,
    /// The number of the line that this one takes back or releases.
    pub reverses: Option<i64>,
}

impl StatementLine {
    /// A line with what its source is called and why it was.
    pub fn of(line: Line, title: Option<String>, reason: Option<String>) -> Self {
        Self {
            number: line.row.number,
            recorded_at: line.row.recorded_at,
            kind: line.row.kind,
            source: line.row.source,
            source_id: line.row.source_id,
            title,
            reason,
            points: line.points.0,
            held: line.held.0,
            pending: line.pending.0,
            balance: line.balance.0,
            expires_on: line.expires_on,
            reverses: line.reverses,
        }
    }
}

impl Example for StatementLine {
    fn example() -> Self {
        Self {
            number: 812,
            recorded_at: Instant::UNIX_EPOCH,
            kind: TransactionKind::Earned,
            source: SourceKind::Post,
            source_id: 31,
            title: Some("样板间哪天可以看？".to_owned()),
            reason: None,
            points: 5,
            held: 0,
            pending: 0,
            balance: 1285,
            expires_on: None,
            reverses: None,
        }
    }
}
