//! Money in the ledger: a book of its own, in fen, of the same double entry as points. It has no lots and nothing lapses.
//! Called inside the transaction of what the money moves for.

use linli_entities::account::AccountId;
use linli_entities::ledger_account::LedgerAccountKind as Kind;
use linli_entities::ledger_head::LedgerUnit;
use linli_entities::ledger_transaction::{LedgerTransactionId, SourceKind, TransactionKind};
use linli_entities::membership::MembershipId;
use linli_entities::{Date, Instant};
use sea_orm::ConnectionTrait;

use super::opened::{Moved, OpenBook, Posting, broken};
use crate::db::Txn;
use crate::error::Error;
use crate::features::points::rules::{Fen, Owner};
use crate::features::points::store::{self, reading as rows};

/// The book that money is kept in.
pub(super) const UNIT: LedgerUnit = LedgerUnit::Fen;
/// The accounts that a member has in it.
const OWN: [Kind; 2] = [Kind::Held, Kind::Refundable];

/// Money that moves from one account to another.
#[derive(Clone, Copy, Debug)]
pub struct Transfer {
    /// Whose it is, where that is known.
    pub membership_id: Option<MembershipId>,
    /// How much; more than nothing.
    pub fen: Fen,
    /// What it is.
    pub kind: TransactionKind,
    /// From where.
    pub from: Kind,
    /// To where.
    pub to: Kind,
    /// The payment that moves. Of each kind a payment moves once, for ever: the database refuses more.
    pub payment_id: i64,
    /// Who caused it.
    pub actor_id: Option<AccountId>,
}

/// The book, with the accounts of a member, which are opened where there are none.
async fn open(txn: &Txn, membership_id: Option<MembershipId>, now: Instant) -> Result<OpenBook<'_>, Error> {
    let mut book = OpenBook::of(txn, UNIT, membership_id.into(), now).await?;
    // Under the lock of the book: two that open for one member come here one after another.
    if let Some(id) = membership_id.filter(|_| !OWN.iter().all(|kind| book.has(*kind))) {
        store::open_accounts(txn, UNIT, Owner::Member(id), &OWN).await?;
        book = OpenBook::of(txn, UNIT, membership_id.into(), now).await?;
    }
    Ok(book)
}

/// Moves money.
///
/// # Errors
/// A fault of ours where there is not so much; when the database fails.
pub async fn transfer(
    txn: &Txn,
    transfer: Transfer,
    on: Date,
    now: Instant,
) -> Result<LedgerTransactionId, Error> {
    let Transfer { membership_id, fen, kind, from, to, payment_id, actor_id } = transfer;
    let mut book = open(txn, membership_id, now).await?;
    // Only what came in from outside is below zero: it is owed.
    if fen.0 <= 0 || (from != Kind::Clearing && book.posted(from) < fen.0) {
        return Err(broken("money that is not there is to be moved"));
    }
    let posting = Posting { actor_id, ..Posting::of(kind, (SourceKind::Payment, payment_id), on) };
    let moved = Moved { entries: vec![(from, -fen.0), (to, fen.0)], ..Moved::default() };
    book.post(&posting, &moved).await
}

/// Locks the book until the transaction ends: what is read under the lock is of one moment.
///
/// # Errors
/// When the database fails.
pub async fn lock(txn: &Txn) -> Result<(), Error> {
    Ok(store::lock_head(txn, UNIT).await.map(drop)?)
}

/// What is held of members after one, in order, and what is on its way back to them.
///
/// # Errors
/// When the database fails.
pub async fn members(
    db: &impl ConnectionTrait,
    after: MembershipId,
    limit: u64,
) -> Result<Vec<(MembershipId, Fen, Fen)>, Error> {
    let ids = rows::with_accounts(db, UNIT, after, limit).await?;
    let posted = store::balances(db, UNIT, &ids).await?;
    let of = |id: MembershipId, kind: Kind| {
        let own = posted.iter().filter(|(whose, of, _)| (*whose, *of) == (id, kind));
        Fen(own.map(|(.., n)| n).sum())
    };
    Ok(ids.into_iter().map(|id| (id, of(id, Kind::Held), of(id, Kind::Refundable))).collect())
}

/// What the accounts of money of all members together say, and those that are nobody's: held, refundable, unassigned
/// and in contracts.
///
/// # Errors
/// When the database fails.
pub async fn totals(db: &impl ConnectionTrait) -> Result<[(Kind, Fen); 4], Error> {
    let sums = rows::sums_by_kind(db, UNIT).await?;
    let of = |kind: Kind| Fen(sums.iter().filter(|(of, _)| *of == kind).map(|(_, n)| *n).sum());
    Ok([Kind::Held, Kind::Refundable, Kind::Unassigned, Kind::Contracts].map(|kind| (kind, of(kind))))
}

/// Money that came in or went out.
#[derive(Clone, Copy, Debug)]
pub struct CashLine {
    /// The number of the transaction.
    pub number: i64,
    /// On which day.
    pub on: Date,
    /// The payment.
    pub payment_id: i64,
    /// How much came in; below zero where it went out.
    pub fen: Fen,
    /// What there is then.
    pub balance: Fen,
}

/// Money that came in or went out on these days, oldest first, after a number.
///
/// # Errors
/// When the database fails.
pub async fn cash(
    db: &impl ConnectionTrait,
    (from, until): (Date, Date),
    after: i64,
    limit: u64,
) -> Result<Vec<CashLine>, Error> {
    let found = rows::cash(db, UNIT, (from, until), after, limit).await?;
    let lines = found.into_iter().map(|(number, on, payment_id, amount, balance)| CashLine {
        number,
        on,
        payment_id,
        // What came in is owed, and so below zero on the account.
        fen: Fen(-amount),
        balance: Fen(-balance),
    });
    Ok(lines.collect())
}
