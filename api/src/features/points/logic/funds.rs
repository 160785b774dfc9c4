//! Money of funds in the ledger: a book of its own, in fen, of the same double entry as points and money. Each fund has its
//! accounts: what is in it, from whom it came, and what was spent. Called inside the transaction of an entry.

use linli_entities::account::AccountId;
use linli_entities::fund::FundId;
use linli_entities::fund_entry::FundEntryId;
use linli_entities::ledger_account::LedgerAccountKind as Kind;
use linli_entities::ledger_head::LedgerUnit;
use linli_entities::ledger_transaction::{LedgerTransactionId, SourceKind, TransactionKind};
use linli_entities::{Date, Instant};
use sea_orm::ConnectionTrait;

use super::opened::{Moved, OpenBook, Posting, broken};
use crate::db::Txn;
use crate::error::Error;
use crate::features::points::rules::{Fen, Owner};
use crate::features::points::store::{self, reading as rows};

/// The book that money of funds is kept in.
pub(super) const UNIT: LedgerUnit = LedgerUnit::Fund;
/// The accounts of a fund.
const OWN: [Kind; 5] = [Kind::Fund, Kind::Developer, Kind::Owners, Kind::Others, Kind::FundSpent];

/// Money that comes into a fund or leaves it.
#[derive(Clone, Copy, Debug)]
pub struct Movement {
    /// The fund.
    pub fund_id: FundId,
    /// The entry that says so. An entry moves money once: the database refuses more.
    pub entry_id: FundEntryId,
    /// What it is.
    pub kind: TransactionKind,
    /// By how much what is in the fund changes.
    pub fen: Fen,
    /// The account on the other side: from whom it came, or what was spent.
    pub with: Kind,
    /// The entry that is taken back.
    pub reverses: Option<FundEntryId>,
    /// Who caused it.
    pub actor_id: Option<AccountId>,
}

/// What the book says of an entry of a fund.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posted {
    /// The entry.
    pub entry_id: FundEntryId,
    /// By how much what is in the fund changed.
    pub fen: Fen,
    /// What was in the fund then.
    pub balance: Fen,
    /// On which day.
    pub on: Date,
    /// Who caused it.
    pub actor_id: Option<AccountId>,
    /// When it was recorded.
    pub recorded_at: Instant,
}

/// Opens the accounts of a new fund.
///
/// # Errors
/// When the database fails.
pub async fn open(txn: &Txn, fund_id: FundId) -> Result<(), Error> {
    Ok(store::open_accounts(txn, UNIT, Owner::Fund(fund_id), &OWN).await?)
}

/// What is in a fund; asked for under the lock of the fund, it stays so until the transaction ends.
///
/// # Errors
/// When the database fails.
pub async fn balance(db: &impl ConnectionTrait, fund_id: FundId) -> Result<Fen, Error> {
    let posted = rows::of_fund(db, UNIT, fund_id).await?;
    Ok(Fen(posted.iter().filter(|(kind, _)| *kind == Kind::Fund).map(|(_, posted)| posted).sum()))
}

/// Moves money of a fund.
///
/// # Errors
/// A fault of ours where there is not so much; when the database fails.
pub async fn post(txn: &Txn, movement: Movement, on: Date, now: Instant) -> Result<(), Error> {
    let Movement { fund_id, entry_id, kind, fen, with, reverses, actor_id } = movement;
    let mut book = OpenBook::of(txn, UNIT, Owner::Fund(fund_id), now).await?;
    if fen.0 == 0 || book.posted(Kind::Fund) + fen.0 < 0 {
        return Err(broken("money that is not in the fund is to be spent"));
    }
    let reverses_id = match reverses {
        Some(id) => Some(transaction_of(txn, id).await?),
        None => None,
    };
    let source = (SourceKind::FundEntry, entry_id.0);
    let posting = Posting { actor_id, reverses_id, ..Posting::of(kind, source, on) };
    let moved = Moved { entries: vec![(Kind::Fund, fen.0), (with, -fen.0)], ..Moved::default() };
    book.post(&posting, &moved).await.map(drop)
}

async fn transaction_of(txn: &Txn, id: FundEntryId) -> Result<LedgerTransactionId, Error> {
    let found = rows::of_sources(txn, UNIT, SourceKind::FundEntry, &[id.0], Kind::Fund).await?;
    found.first().map(|(row, _)| row.id).ok_or_else(|| broken("an entry of a fund that moved nothing"))
}

/// What the book says of these entries, in no order.
///
/// # Errors
/// When the database fails.
pub async fn posted(db: &impl ConnectionTrait, ids: &[FundEntryId]) -> Result<Vec<Posted>, Error> {
    let ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    let found = rows::of_sources(db, UNIT, SourceKind::FundEntry, &ids, Kind::Fund).await?;
    let posted = found.into_iter().map(|(row, moved)| {
        let (fen, balance) = moved.unwrap_or_default();
        Posted {
            entry_id: FundEntryId(row.source_id),
            fen: Fen(fen),
            balance: Fen(balance),
            on: row.effective_on,
            actor_id: row.actor_id,
            recorded_at: row.recorded_at,
        }
    });
    Ok(posted.collect())
}
