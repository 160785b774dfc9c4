//! What moves points: called inside the transaction of what they are given or spent for.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::ledger_account::LedgerAccountKind as Kind;
use linli_entities::ledger_transaction::{self, LedgerTransactionId, SourceKind, TransactionKind};
use linli_entities::membership::MembershipId;
use linli_entities::point_hold::{self, HoldState, PointHoldId};
use linli_entities::point_lot::PointLotId;
use sea_orm::Set;

use super::ledger::{Ledger, Posting, UNIT};
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::points::rules::book::{Book, NotEnough};
use crate::features::points::rules::{Owner, Points, Terms};
use crate::features::points::store;

/// The accounts that a member has.
const OWN: [Kind; 4] = [Kind::Available, Kind::Held, Kind::Pending, Kind::Debt];

/// Points that are given for something.
#[derive(Clone, Debug)]
pub struct Gift {
    /// To whom.
    pub membership_id: MembershipId,
    /// How many; more than none.
    pub points: Points,
    /// For what.
    pub source: (SourceKind, i64),
    /// The fact, in a word of its own: it gives points once, for ever.
    pub fact: String,
    /// By which rule.
    pub rule_id: Option<i64>,
    /// Who caused it.
    pub actor_id: Option<AccountId>,
}

/// Points that are spent on something, or set aside for it.
#[derive(Clone, Copy, Debug)]
pub struct Spending {
    /// Whose.
    pub membership_id: MembershipId,
    /// How many; more than none.
    pub points: Points,
    /// On what.
    pub source: (SourceKind, i64),
    /// Who spends them.
    pub actor_id: Option<AccountId>,
}

impl From<NotEnough> for Error {
    fn from(_: NotEnough) -> Self {
        Self::Conflict(Code::NotEnoughPoints)
    }
}

pub(super) fn positive(points: Points) -> Result<(), Error> {
    if points.is_some() {
        Ok(())
    } else {
        Err(Error::internal(anyhow::anyhow!("{points:?} are to be moved")))
    }
}

/// Opens the accounts of a new member.
///
/// # Errors
/// When the database fails.
pub async fn open(txn: &Txn, membership_id: MembershipId) -> Result<(), Error> {
    Ok(store::open_accounts(txn, UNIT, Owner::Member(membership_id), &OWN).await?)
}

/// Locks the book until the transaction ends: what is reckoned from it under the lock stays so.
///
/// # Errors
/// When the database fails.
pub async fn lock(txn: &Txn) -> Result<(), Error> {
    Ok(store::lock_head(txn, UNIT).await.map(drop)?)
}

/// Gives points for a fact; none where it gave points before.
///
/// # Errors
/// When the database fails.
pub async fn give(
    txn: &Txn,
    gift: Gift,
    terms: &Terms,
    now: Instant,
) -> Result<Option<LedgerTransactionId>, Error> {
    positive(gift.points)?;
    let mut ledger = Ledger::of(txn, gift.membership_id, &[], terms, now).await?;
    // Under the lock of the book: two that give for one fact come here one after another.
    if store::fact(txn, gift.membership_id, &gift.fact).await?.is_some() {
        return Ok(None);
    }
    let plan = ledger.book.give(Kind::Issuance, gift.points, terms.expiry(now));
    let posting = Posting {
        rule_id: gift.rule_id,
        actor_id: gift.actor_id,
        qualifying: gift.points.0,
        ..Posting::of(TransactionKind::Earned, gift.source, terms.day(now))
    };
    let id = ledger.post(posting, plan).await?;
    store::insert_fact(txn, gift.membership_id, gift.fact, id).await?;
    Ok(Some(id))
}

/// Spends points.
///
/// # Errors
/// [`Code::NotEnoughPoints`].
pub async fn spend(
    txn: &Txn,
    spending: Spending,
    terms: &Terms,
    now: Instant,
) -> Result<LedgerTransactionId, Error> {
    positive(spending.points)?;
    let mut ledger = Ledger::of(txn, spending.membership_id, &[], terms, now).await?;
    let plan = ledger.book.spend(Kind::Redeemed, spending.points, now)?;
    let posting = Posting {
        actor_id: spending.actor_id,
        ..Posting::of(TransactionKind::Spent, spending.source, terms.day(now))
    };
    ledger.post(posting, plan).await
}

/// Gives points by hand, or takes them.
///
/// # Errors
/// [`Code::NotEnoughPoints`] where more is taken than there is.
pub async fn adjust(
    txn: &Txn,
    spending: Spending,
    terms: &Terms,
    now: Instant,
) -> Result<LedgerTransactionId, Error> {
    let mut ledger = Ledger::of(txn, spending.membership_id, &[], terms, now).await?;
    let plan = if spending.points.is_some() {
        ledger.book.give(Kind::Adjusted, spending.points, terms.expiry(now))
    } else {
        ledger.book.spend(Kind::Adjusted, -spending.points, now)?
    };
    let posting = Posting {
        actor_id: spending.actor_id,
        ..Posting::of(TransactionKind::Adjusted, spending.source, terms.day(now))
    };
    ledger.post(posting, plan).await
}

/// Sets points aside for something, once.
///
/// # Errors
/// [`Code::NotEnoughPoints`]; [`Code::WrongState`] where some were set aside for it before.
pub async fn hold(
    txn: &Txn,
    spending: Spending,
    until: Option<Instant>,
    terms: &Terms,
    now: Instant,
) -> Result<PointHoldId, Error> {
    positive(spending.points)?;
    let mut ledger = Ledger::of(txn, spending.membership_id, &[], terms, now).await?;
    if store::hold_for(txn, spending.source.0, spending.source.1).await?.is_some() {
        return Err(Error::Conflict(Code::WrongState));
    }
    let plan = ledger.book.hold(spending.points, now)?;
    let lots: Vec<(PointLotId, i64)> = plan.holds.iter().map(|(id, points)| (*id, points.0)).collect();
    let posting = Posting {
        actor_id: spending.actor_id,
        ..Posting::of(TransactionKind::Held, spending.source, terms.day(now))
    };
    let id = ledger.post(posting, plan).await?;
    let row = point_hold::ActiveModel {
        membership_id: Set(spending.membership_id),
        amount: Set(spending.points.0),
        state: Set(HoldState::Pending),
        purpose: Set(spending.source.0),
        purpose_id: Set(spending.source.1),
        transaction_id: Set(id),
        expires_at: Set(until),
        ..Default::default()
    };
    Ok(store::insert_hold(txn, row, &lots).await?)
}

/// Spends what was set aside for something, in whole or in part; the rest can be spent again.
///
/// # Errors
/// [`Code::WrongState`] where nothing is set aside for it (any more); [`Code::NotEnoughPoints`] where less is.
pub async fn capture(
    txn: &Txn,
    purpose: (SourceKind, i64),
    points: Points,
    terms: &Terms,
    now: Instant,
) -> Result<LedgerTransactionId, Error> {
    positive(points)?;
    resolve(txn, purpose, points, HoldState::Captured, terms, now).await
}

/// Lets go of what was set aside for something.
///
/// # Errors
/// [`Code::WrongState`] where nothing is set aside for it (any more).
pub async fn let_go(
    txn: &Txn,
    purpose: (SourceKind, i64),
    terms: &Terms,
    now: Instant,
) -> Result<LedgerTransactionId, Error> {
    resolve(txn, purpose, Points::ZERO, HoldState::Released, terms, now).await
}

pub(super) async fn resolve(
    txn: &Txn,
    purpose: (SourceKind, i64),
    points: Points,
    to: HoldState,
    terms: &Terms,
    now: Instant,
) -> Result<LedgerTransactionId, Error> {
    let nothing = || Error::Conflict(Code::WrongState);
    let hold = store::hold_for(txn, purpose.0, purpose.1).await?.ok_or_else(nothing)?;
    let held = store::hold_lots(txn, hold.id).await?;
    let lots: Vec<PointLotId> = held.iter().map(|row| row.lot_id).collect();
    let mut ledger = Ledger::of(txn, hold.membership_id, &lots, terms, now).await?;
    if points.0 > hold.amount {
        return Err(Error::Conflict(Code::NotEnoughPoints));
    }
    // Whoever comes second finds it resolved.
    if !store::resolve_hold(txn, hold.id, to).await? {
        return Err(nothing());
    }
    let held: Vec<(PointLotId, Points)> = held.iter().map(|row| (row.lot_id, Points(row.quantity))).collect();
    let plan = ledger.book.resolve(&held, points, now);
    let kind = if points.is_some() { TransactionKind::Captured } else { TransactionKind::HoldReleased };
    ledger.post(Posting::of(kind, purpose, terms.day(now)), plan).await
}

pub(super) async fn known(txn: &Txn, id: LedgerTransactionId) -> Result<ledger_transaction::Model, Error> {
    store::transaction(txn, id)
        .await?
        .ok_or_else(|| Error::internal(anyhow::anyhow!("no transaction {id} of the ledger")))
}

pub(super) fn owner(row: &ledger_transaction::Model) -> Result<MembershipId, Error> {
    row.membership_id.ok_or_else(|| Error::internal(anyhow::anyhow!("transaction {} of nobody", row.id)))
}

/// What was spent comes back to the lots that it came from: all of it, or so much. Never more than was spent, however
/// often it is asked for; none where nothing is left to come back.
///
/// # Errors
/// When there is no such transaction, or the database fails.
pub async fn refund(
    txn: &Txn,
    spent: LedgerTransactionId,
    points: Option<Points>,
    actor_id: Option<AccountId>,
    terms: &Terms,
    now: Instant,
) -> Result<Option<LedgerTransactionId>, Error> {
    let row = known(txn, spent).await?;
    let before = store::moves_of(txn, &[spent]).await?;
    let lots: Vec<PointLotId> = before.iter().map(|row| row.lot_id).collect();
    let mut ledger = Ledger::of(txn, owner(&row)?, &lots, terms, now).await?;
    let mut all = store::reversals(txn, spent).await?;
    all.push(spent);
    let entries = store::entries_of(txn, &all).await?;
    let left: i64 =
        entries.iter().filter(|(_, kind, ..)| *kind == Kind::Redeemed).map(|(.., amount, _)| amount).sum();
    let points = points.map_or(left, |points| points.0.min(left));
    if points <= 0 {
        return Ok(None);
    }
    let moves = store::moves_of(txn, &all).await?;
    let taken: Vec<(PointLotId, Points)> = lots
        .iter()
        .map(|id| (*id, Points(moves.iter().filter(|one| one.lot_id == *id).map(|one| one.quantity).sum())))
        .filter(|(_, points): &(_, Points)| points.is_some())
        .collect();
    let plan = ledger.book.refund(Kind::Redeemed, &taken, Points(points), now, terms.grace(now));
    let posting = Posting {
        actor_id,
        reverses_id: Some(spent),
        ..Posting::of(TransactionKind::Refunded, (row.source, row.source_id), terms.day(now))
    };
    ledger.post(posting, plan).await.map(Some)
}

/// What was given is taken back: all of it, or so much. What was spent meanwhile is owed, and what comes next pays it.
/// Never more than was given, however often it is asked for; none where nothing is left to take back.
///
/// # Errors
/// When there is no such transaction, or the database fails.
pub async fn take_back(
    txn: &Txn,
    given: LedgerTransactionId,
    points: Option<Points>,
    actor_id: Option<AccountId>,
    terms: &Terms,
    now: Instant,
) -> Result<Option<LedgerTransactionId>, Error> {
    let row = known(txn, given).await?;
    let mut ledger = Ledger::of(txn, owner(&row)?, &[], terms, now).await?;
    let reversals = store::reversals(txn, given).await?;
    // What was given: by a gift out of the issuance, by a release out of what was pending.
    let came = store::entries_of(txn, &[given]).await?;
    let came: i64 = came
        .iter()
        .filter(|(_, kind, ..)| matches!(kind, Kind::Available | Kind::Debt))
        .map(|(.., n, _)| n)
        .sum();
    let went = store::entries_of(txn, &reversals).await?;
    let on = |kind: Kind| went.iter().filter(|(_, on, ..)| *on == kind).map(|(.., n, _)| n).sum::<i64>();
    let left = came - on(Kind::Issuance);
    let points = points.map_or(left, |points| points.0.min(left));
    if points <= 0 {
        return Ok(None);
    }
    let lots: Vec<PointLotId> = store::lots_made(txn, &[given]).await?.iter().map(|lot| lot.id).collect();
    let lost = store::lost_of(txn, &lots).await?;
    let of = |kind| lost.iter().filter(|(of, _)| *of == kind).map(|(_, n)| n).sum::<i64>();
    let lost = [
        (Kind::Expired, Points(of(TransactionKind::Expired) + on(Kind::Expired))),
        (Kind::Forfeited, Points(of(TransactionKind::Forfeited) + on(Kind::Forfeited))),
    ];
    let plan = ledger.book.take_back(Kind::Issuance, given, Points(points), &lost);
    let posting = Posting {
        actor_id,
        rule_id: row.rule_id,
        reverses_id: Some(given),
        // It never counted, from the day on which it was given.
        qualifying: if row.qualifying == 0 { 0 } else { -points },
        ..Posting::of(TransactionKind::Reversed, (row.source, row.source_id), row.effective_on)
    };
    ledger.post(posting, plan).await.map(Some)
}

/// Whoever leaves gives up what can be spent. What is held or promised stays until that is decided, and what is owed is
/// owed.
///
/// # Errors
/// When the database fails.
pub async fn forfeit(
    txn: &Txn,
    membership_id: MembershipId,
    actor_id: Option<AccountId>,
    terms: &Terms,
    now: Instant,
) -> Result<(), Error> {
    let mut ledger = Ledger::of(txn, membership_id, &[], terms, now).await?;
    if ledger.book.available.is_some() {
        let plan = Book::lose(&ledger.book.lots, Kind::Forfeited);
        let source = (SourceKind::Membership, membership_id.0);
        let posting = Posting { actor_id, ..Posting::of(TransactionKind::Forfeited, source, terms.day(now)) };
        ledger.post(posting, plan).await?;
    }
    Ok(())
}
