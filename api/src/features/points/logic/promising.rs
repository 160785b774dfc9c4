//! Points that wait for an event: promised for a fact, then released or taken away, as a whole and once.

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::ledger_account::LedgerAccountKind as Kind;
use linli_entities::ledger_transaction::{LedgerTransactionId, TransactionKind};
use sea_orm::ConnectionTrait;

use super::ledger::{Ledger, Posting};
use super::moving::{Gift, known, owner, positive, take_back};
use crate::db::Txn;
use crate::error::Error;
use crate::features::points::rules::book::Book;
use crate::features::points::rules::{Points, Terms};
use crate::features::points::store;

/// What became of points that were promised.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Promise {
    /// What waits still.
    pub waiting: Points,
    /// What was released and stands.
    pub given: Points,
    /// What was taken away, whether it waited or was released.
    pub taken_back: Points,
}

/// Promises points for a fact: they wait until they are [released](release); none where it promised points before.
///
/// # Errors
/// When the database fails.
pub async fn promise(
    txn: &Txn,
    gift: Gift,
    terms: &Terms,
    now: Instant,
) -> Result<Option<LedgerTransactionId>, Error> {
    positive(gift.points)?;
    let mut ledger = Ledger::of(txn, gift.membership_id, &[], terms, now).await?;
    if store::fact(txn, gift.membership_id, &gift.fact).await?.is_some() {
        return Ok(None);
    }
    let posting = Posting {
        rule_id: gift.rule_id,
        actor_id: gift.actor_id,
        ..Posting::of(TransactionKind::Pending, gift.source, terms.day(now))
    };
    let id = ledger.post(posting, Book::promise(gift.points)).await?;
    store::insert_fact(txn, gift.membership_id, gift.fact, id).await?;
    Ok(Some(id))
}

/// What is still promised by a transaction, which was the only one to promise it.
async fn still_promised(txn: &Txn, id: LedgerTransactionId) -> Result<Points, Error> {
    let mut all = store::reversals(txn, id).await?;
    all.push(id);
    let moved = store::entries_of(txn, &all).await?;
    Ok(Points(
        moved.iter().filter(|(_, kind, ..)| *kind == Kind::Pending).map(|(.., amount, _)| amount).sum(),
    ))
}

/// The event came: what was promised can be spent. The transaction of it; none where nothing is promised any more.
///
/// # Errors
/// When there is no such promise, or the database fails.
pub async fn release(
    txn: &Txn,
    promised: LedgerTransactionId,
    terms: &Terms,
    now: Instant,
) -> Result<Option<LedgerTransactionId>, Error> {
    let row = known(txn, promised).await?;
    let membership_id = owner(&row)?;
    let mut ledger = Ledger::of(txn, membership_id, &[], terms, now).await?;
    let points = still_promised(txn, promised).await?;
    if !points.is_some() {
        return Ok(None);
    }
    let plan = ledger.book.release(points, terms.expiry(now));
    let posting = Posting {
        rule_id: row.rule_id,
        reverses_id: Some(promised),
        qualifying: points.0,
        ..Posting::of(TransactionKind::Released, (row.source, row.source_id), terms.day(now))
    };
    ledger.post(posting, plan).await.map(Some)
}

/// The event will not come: nothing is promised any more.
///
/// # Errors
/// As [`release`].
pub async fn break_promise(
    txn: &Txn,
    promised: LedgerTransactionId,
    actor_id: Option<AccountId>,
    terms: &Terms,
    now: Instant,
) -> Result<Option<LedgerTransactionId>, Error> {
    let row = known(txn, promised).await?;
    let mut ledger = Ledger::of(txn, owner(&row)?, &[], terms, now).await?;
    let points = still_promised(txn, promised).await?;
    if !points.is_some() {
        return Ok(None);
    }
    let posting = Posting {
        actor_id,
        reverses_id: Some(promised),
        ..Posting::of(TransactionKind::Reversed, (row.source, row.source_id), terms.day(now))
    };
    ledger.post(posting, Book::break_promise(points)).await.map(Some)
}

/// What was promised is taken away, whether it waits still or was released; what was spent of it is owed. None where
/// nothing is left to take away.
///
/// # Errors
/// As [`release`].
pub async fn withdraw(
    txn: &Txn,
    promised: LedgerTransactionId,
    actor_id: Option<AccountId>,
    terms: &Terms,
    now: Instant,
) -> Result<Option<LedgerTransactionId>, Error> {
    if let Some(broken) = break_promise(txn, promised, actor_id, terms, now).await? {
        return Ok(Some(broken));
    }
    let mut released = None;
    for (id, _, kind) in store::reading::reversed(txn, &[promised]).await? {
        if kind == TransactionKind::Released {
            released = take_back(txn, id, None, actor_id, terms, now).await?;
        }
    }
    Ok(released)
}

/// What became of these promises.
///
/// # Errors
/// When the database fails.
pub async fn standing(
    db: &impl ConnectionTrait,
    promised: &[LedgerTransactionId],
) -> Result<HashMap<LedgerTransactionId, Promise>, Error> {
    let ends = store::reading::reversed(db, promised).await?;
    let released: Vec<LedgerTransactionId> =
        ends.iter().filter(|(.., kind)| *kind == TransactionKind::Released).map(|(id, ..)| *id).collect();
    let taken = store::reading::reversed(db, &released).await?;
    let all =
        promised.iter().copied().chain(ends.iter().chain(&taken).map(|(id, ..)| *id)).collect::<Vec<_>>();
    let entries = store::entries_of(db, &all).await?;
    let on = |id: LedgerTransactionId, kind: Kind| {
        let moved = entries.iter().filter(|(of, on, ..)| *of == id && *on == kind);
        Points(moved.map(|(.., amount, _)| amount).sum())
    };
    let of = |promise: &LedgerTransactionId| {
        let mut standing = Promise { waiting: on(*promise, Kind::Pending), ..Promise::default() };
        for (id, _, kind) in ends.iter().filter(|(_, of, _)| of == promise) {
            let ended = -on(*id, Kind::Pending);
            standing.waiting -= ended;
            if *kind == TransactionKind::Released {
                let back = taken.iter().filter(|(_, of, _)| of == id);
                let back: Points = back.map(|(id, ..)| on(*id, Kind::Issuance)).sum();
                standing.given += ended - back;
                standing.taken_back += back;
            } else {
                standing.taken_back += ended;
            }
        }
        (*promise, standing)
    };
    Ok(promised.iter().map(of).collect())
}
