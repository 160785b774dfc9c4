//! What is read of the ledger.

use std::collections::HashMap;

use linli_entities::expiry_warning::{self, ExpiryWarningId};
use linli_entities::ledger_account::LedgerAccountKind as Kind;
use linli_entities::ledger_transaction::{self, LedgerTransactionId};
use linli_entities::membership::MembershipId;
use linli_entities::{Date, Instant};
use sea_orm::{ConnectionTrait, DbBackend, Statement};

use super::ledger::UNIT;
use crate::error::Error;
use crate::features::points::rules::Points;
use crate::features::points::store;
use crate::features::points::store::reading as rows;

/// How many days of expiry are told of.
const BUCKETS_MAX: u64 = 24;

/// What a member has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    /// What can be spent.
    pub available: Points,
    /// What is set aside.
    pub held: Points,
    /// What waits for an event.
    pub pending: Points,
    /// What is owed.
    pub debt: Points,
}

/// Points that expire on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expiring {
    /// The last day on which they can be spent.
    pub on: Date,
    /// How many.
    pub points: Points,
}

/// A line of a statement.
#[derive(Clone, Debug)]
pub struct Line {
    /// The transaction.
    pub row: ledger_transaction::Model,
    /// By how much what can be spent changed; what is owed counts below zero.
    pub points: Points,
    /// By how much what is held changed.
    pub held: Points,
    /// By how much what is pending changed.
    pub pending: Points,
    /// What can be spent then; below zero where something is owed.
    pub balance: Points,
    /// The last day of what came.
    pub expires_on: Option<Date>,
    /// The number of what it takes back.
    pub reverses: Option<i64>,
}

/// What these members have now, whether a job ran or not.
///
/// # Errors
/// When the database fails.
pub async fn balances(
    db: &impl ConnectionTrait,
    ids: &[MembershipId],
    now: Instant,
) -> Result<HashMap<MembershipId, Balance>, Error> {
    let mut found: HashMap<MembershipId, Balance> = HashMap::new();
    for (id, kind, posted) in store::balances(db, UNIT, ids).await? {
        let balance = found.entry(id).or_default();
        match kind {
            Kind::Available => balance.available = Points(posted),
            Kind::Held => balance.held = Points(posted),
            Kind::Pending => balance.pending = Points(posted),
            Kind::Debt => balance.debt = Points(-posted),
            _ => {}
        }
    }
    for (id, lapsed) in rows::lapsing(db, ids, now).await? {
        if let Some(balance) = found.get_mut(&id) {
            balance.available -= Points(lapsed);
        }
    }
    Ok(found)
}

/// What expires when, soonest first.
///
/// # Errors
/// When the database fails.
pub async fn expiring(
    db: &impl ConnectionTrait,
    id: MembershipId,
    now: Instant,
) -> Result<Vec<Expiring>, Error> {
    let found = rows::expiring(db, id, now, BUCKETS_MAX).await?;
    Ok(found.into_iter().map(|(on, points)| Expiring { on, points: Points(points) }).collect())
}

/// What these members earned from a day on that counts for a tier.
///
/// # Errors
/// When the database fails.
pub async fn qualifying(
    db: &impl ConnectionTrait,
    ids: &[MembershipId],
    from: Date,
) -> Result<HashMap<MembershipId, Points>, Error> {
    let found = rows::qualifying(db, ids, from).await?;
    Ok(found.into_iter().map(|(id, points)| (id, Points(points))).collect())
}

/// Lines of a member's statement: newest first before a number, or oldest first after one.
///
/// # Errors
/// When the database fails.
pub async fn lines(
    db: &impl ConnectionTrait,
    id: MembershipId,
    from: Option<i64>,
    newest_first: bool,
    rows: u64,
) -> Result<Vec<Line>, Error> {
    let found = rows::page(db, UNIT, id, from, newest_first, rows).await?;
    let ids: Vec<LedgerTransactionId> = found.iter().map(|row| row.id).collect();
    let entries = store::entries_of(db, &ids).await?;
    let lots = store::lots_made(db, &ids).await?;
    let reversed: Vec<LedgerTransactionId> = found.iter().filter_map(|row| row.reverses_id).collect();
    let numbers: HashMap<LedgerTransactionId, i64> =
        rows::numbers(db, &reversed).await?.into_iter().collect();
    let mut lines: Vec<Line> = vec![];
    for row in found {
        let on = |kinds: &[Kind]| {
            let mine = entries.iter().filter(|(id, kind, ..)| *id == row.id && kinds.contains(kind));
            mine.fold((0, None), |(sum, after), (.., n, balance)| {
                (sum + n, Some(after.unwrap_or(0) + balance))
            })
        };
        let (points, balance) = on(&[Kind::Available, Kind::Debt]);
        lines.push(Line {
            points: Points(points),
            held: Points(on(&[Kind::Held]).0),
            pending: Points(on(&[Kind::Pending]).0),
            // What only waits moves nothing that can be spent: the balance is that of the line before.
            balance: Points(balance.unwrap_or(i64::MIN)),
            expires_on: lots.iter().find(|lot| lot.transaction_id == row.id).and_then(|lot| lot.expires_on),
            reverses: row.reverses_id.and_then(|id| numbers.get(&id).copied()),
            row,
        });
    }
    fill_balances(db, id, &mut lines, newest_first).await?;
    Ok(lines)
}

/// Gives lines that move nothing that can be spent the balance of the line before them.
async fn fill_balances(
    db: &impl ConnectionTrait,
    id: MembershipId,
    lines: &mut [Line],
    newest_first: bool,
) -> Result<(), Error> {
    let unknown = Points(i64::MIN);
    if lines.iter().all(|line| line.balance != unknown) {
        return Ok(());
    }
    let oldest = lines.iter().map(|line| line.row.number).min().unwrap_or(0);
    let mut known = rows::balance_before(db, id, oldest).await?;
    let mut fill = |line: &mut Line| {
        if line.balance == unknown {
            line.balance = Points(known);
        }
        known = line.balance.0;
    };
    if newest_first {
        lines.iter_mut().rev().for_each(&mut fill)
    } else {
        lines.iter_mut().for_each(&mut fill)
    }
    Ok(())
}

/// How often a rule gave a member points on a day, or promised them.
///
/// # Errors
/// When the database fails.
pub async fn count_by_rule(
    db: &impl ConnectionTrait,
    id: MembershipId,
    rule_id: i64,
    on: Date,
) -> Result<u64, Error> {
    Ok(rows::count_by_rule(db, id, rule_id, on).await?)
}

/// What a rule gave a member, less what was taken back of it.
///
/// # Errors
/// When the database fails.
pub async fn given_by_rule(
    db: &impl ConnectionTrait,
    id: MembershipId,
    rule_id: i64,
) -> Result<Points, Error> {
    Ok(Points(rows::given_by_rule(db, id, rule_id).await?))
}

/// The transactions with which a rule gave a member points, newest first.
///
/// # Errors
/// When the database fails.
pub async fn latest_by_rule(
    db: &impl ConnectionTrait,
    id: MembershipId,
    rule_id: i64,
    limit: u64,
) -> Result<Vec<LedgerTransactionId>, Error> {
    Ok(rows::latest_by_rule(db, id, rule_id, limit).await?)
}

/// The transaction that a fact gave a member points with.
///
/// # Errors
/// When the database fails.
pub async fn given_for(
    db: &impl ConnectionTrait,
    id: MembershipId,
    fact: &str,
) -> Result<Option<LedgerTransactionId>, Error> {
    Ok(store::fact(db, id, fact).await?)
}

/// Transactions by their ids with what they moved that can be spent, or else what waits; whoever may read them.
///
/// # Errors
/// When the database fails.
pub async fn transactions(
    db: &impl ConnectionTrait,
    ids: &[LedgerTransactionId],
) -> Result<Vec<(ledger_transaction::Model, Points)>, Error> {
    let found = rows::by_ids(db, ids).await?;
    let entries = store::entries_of(db, ids).await?;
    let on = |id: LedgerTransactionId, kinds: &[Kind]| {
        let own = entries.iter().filter(|(of, kind, ..)| *of == id && kinds.contains(kind));
        Points(own.map(|(.., n, _)| n).sum())
    };
    let moved = |id| match on(id, &[Kind::Available, Kind::Debt]) {
        Points::ZERO => on(id, &[Kind::Pending]),
        moved => moved,
    };
    Ok(found.into_iter().map(|row| (row.clone(), moved(row.id))).collect())
}

/// Warnings by their ids, whoever may read them.
///
/// # Errors
/// When the database fails.
pub async fn warnings(
    db: &impl ConnectionTrait,
    ids: &[ExpiryWarningId],
) -> Result<Vec<expiry_warning::Model>, Error> {
    Ok(rows::warnings(db, ids).await?)
}

/// The statements that every movement of points reads its accounts and lots with, with their names: for the story that reads their
/// plans.
pub fn statements(backend: DbBackend, now: Instant) -> Vec<(&'static str, Statement)> {
    store::statements(backend, now)
}
