//! A book of the ledger that is open for writing: the only way on which anything moves in it, points or money.

use linli_entities::account::AccountId;
use linli_entities::ledger_account::{LedgerAccountId, LedgerAccountKind};
use linli_entities::ledger_head::{self, LedgerUnit};
use linli_entities::ledger_transaction::{self, LedgerTransactionId, SourceKind, TransactionKind};
use linli_entities::point_lot::PointLotId;
use linli_entities::{Date, Instant};
use sea_orm::Set;

use crate::db::Txn;
use crate::error::Error;
use crate::features::points::rules::Owner;
use crate::features::points::rules::chain::Hashed;
use crate::features::points::store;

/// What a transaction says of itself.
#[derive(Clone, Debug)]
pub(super) struct Posting {
    pub(super) kind: TransactionKind,
    pub(super) source: (SourceKind, i64),
    pub(super) rule_id: Option<i64>,
    pub(super) actor_id: Option<AccountId>,
    pub(super) reverses_id: Option<LedgerTransactionId>,
    pub(super) qualifying: i64,
    pub(super) effective_on: Date,
}

impl Posting {
    /// Something that counts for no tier and takes nothing back.
    pub(super) fn of(kind: TransactionKind, source: (SourceKind, i64), effective_on: Date) -> Self {
        Self { kind, source, rule_id: None, actor_id: None, reverses_id: None, qualifying: 0, effective_on }
    }
}

/// What a transaction moves.
#[derive(Clone, Debug, Default)]
pub(super) struct Moved {
    /// On which accounts, by how much.
    pub(super) entries: Vec<(LedgerAccountKind, i64)>,
    /// Out of which lots, in their order.
    pub(super) lots: Vec<(PointLotId, i64)>,
    /// The lot that it makes, and the last day of that.
    pub(super) lot: Option<(i64, Option<Date>)>,
}

/// On which account, by how much, and what that holds then.
type Entry = (LedgerAccountId, i64, i64);

/// A book with the accounts of its owner and those that are nobody's, locked until the transaction ends.
pub(super) struct OpenBook<'a> {
    pub(super) txn: &'a Txn,
    pub(super) owner: Owner,
    pub(super) now: Instant,
    unit: LedgerUnit,
    head: ledger_head::Model,
    accounts: Vec<(LedgerAccountId, LedgerAccountKind, i64)>,
}

/// A fault of ours: what is written does not fit what was read under a lock.
pub(super) fn broken(what: &str) -> Error {
    Error::internal(anyhow::anyhow!("the ledger: {what}"))
}

impl<'a> OpenBook<'a> {
    /// Locks the book: whoever writes into it does so one after another.
    pub(super) async fn of(
        txn: &'a Txn,
        unit: LedgerUnit,
        owner: Owner,
        now: Instant,
    ) -> Result<Self, Error> {
        let head = store::lock_head(txn, unit).await?;
        let accounts = store::accounts(txn, unit, owner).await?;
        let accounts = accounts.into_iter().map(|row| (row.id, row.kind, row.posted)).collect();
        Ok(Self { txn, owner, now, unit, head, accounts })
    }

    /// Whether there is such an account.
    pub(super) fn has(&self, kind: LedgerAccountKind) -> bool {
        self.accounts.iter().any(|(_, known, _)| *known == kind)
    }

    /// What an account says.
    pub(super) fn posted(&self, kind: LedgerAccountKind) -> i64 {
        self.accounts.iter().find(|(_, known, _)| *known == kind).map_or(0, |(.., posted)| *posted)
    }

    /// Writes a transaction: itself, its entries, what it takes out of lots, and the end of the chain.
    pub(super) async fn post(
        &mut self,
        posting: &Posting,
        moved: &Moved,
    ) -> Result<LedgerTransactionId, Error> {
        let ids = self.post_all(&[(posting, moved)]).await?;
        ids.into_iter().next().ok_or_else(|| broken("a transaction that was not written"))
    }

    /// Writes transactions, each after the one before it in the chain; rows of one table at once. Their ids, in order.
    pub(super) async fn post_all(
        &mut self,
        all: &[(&Posting, &Moved)],
    ) -> Result<Vec<LedgerTransactionId>, Error> {
        let read = self.accounts.clone();
        let (mut rows, mut entries) = (vec![], vec![]);
        for (posting, moved) in all {
            let (row, of) = self.next(posting, moved)?;
            rows.push(row);
            entries.push(of);
        }
        let ids = store::insert_transactions(self.txn, rows).await?;
        if ids.len() != all.len() {
            return Err(broken("transactions that were not written"));
        }
        let (mut written, mut moves) = (vec![], vec![]);
        for ((id, of), (_, moved)) in ids.iter().zip(entries).zip(all) {
            written.extend(of.into_iter().map(|entry| (*id, entry)));
            moves.extend(moved.lots.iter().map(|(lot_id, points)| (*id, *lot_id, *points)));
        }
        store::insert_entries(self.txn, written).await?;
        store::insert_moves(self.txn, moves).await?;
        self.move_accounts(&read).await?;
        store::move_head(self.txn, self.unit, self.head.number, self.head.hash.clone()).await?;
        Ok(ids)
    }

    /// The row and the entries of the next transaction, after which book and chain stand as after writing it.
    fn next(
        &mut self,
        posting: &Posting,
        moved: &Moved,
    ) -> Result<(ledger_transaction::ActiveModel, Vec<Entry>), Error> {
        if moved.entries.is_empty() || moved.entries.iter().map(|(_, amount)| amount).sum::<i64>() != 0 {
            return Err(broken("a transaction that does not add up"));
        }
        let entries = self.entries(moved)?;
        let number = self.head.number + 1;
        let hash = self.hash(posting, number, &entries, moved);
        let row = self.row(posting, number, hash.clone());
        (self.head.number, self.head.hash) = (number, hash);
        for (id, _, balance) in &entries {
            for account in self.accounts.iter_mut().filter(|(known, ..)| known == id) {
                account.2 = *balance;
            }
        }
        Ok((row, entries))
    }

    /// The entries with the accounts that they are on, and what those hold then.
    fn entries(&self, moved: &Moved) -> Result<Vec<Entry>, Error> {
        let mut entries = moved
            .entries
            .iter()
            .map(|(kind, amount)| {
                let account = self.accounts.iter().find(|(_, known, _)| known == kind);
                let (id, _, posted) = account.ok_or_else(|| broken("an owner without accounts"))?;
                Ok((*id, *amount, posted + amount))
            })
            .collect::<Result<Vec<_>, Error>>()?;
        entries.sort_by_key(|(id, ..)| *id);
        Ok(entries)
    }

    fn hash(&self, posting: &Posting, number: i64, entries: &[Entry], moved: &Moved) -> Vec<u8> {
        let entries: Vec<(LedgerAccountId, i64)> =
            entries.iter().map(|(id, amount, _)| (*id, *amount)).collect();
        let hashed = Hashed {
            unit: self.unit,
            number,
            kind: posting.kind,
            membership_id: self.owner.membership_id(),
            source: posting.source,
            rule_id: posting.rule_id,
            actor_id: posting.actor_id,
            reverses_id: posting.reverses_id,
            qualifying: posting.qualifying,
            effective_on: posting.effective_on,
            recorded_at: self.now,
            entries: &entries,
            moves: &moved.lots,
            lot: moved.lot,
        };
        hashed.after(&self.head.hash)
    }

    fn row(&self, posting: &Posting, number: i64, hash: Vec<u8>) -> ledger_transaction::ActiveModel {
        ledger_transaction::ActiveModel {
            unit: Set(self.unit),
            number: Set(number),
            kind: Set(posting.kind),
            membership_id: Set(self.owner.membership_id()),
            source: Set(posting.source.0),
            source_id: Set(posting.source.1),
            rule_id: Set(posting.rule_id),
            actor_id: Set(posting.actor_id),
            reverses_id: Set(posting.reverses_id),
            qualifying: Set(posting.qualifying),
            effective_on: Set(posting.effective_on),
            recorded_at: Set(self.now),
            hash: Set(hash),
            ..Default::default()
        }
    }

    /// Moves the accounts from what was read to what they hold now.
    async fn move_accounts(&self, read: &[(LedgerAccountId, LedgerAccountKind, i64)]) -> Result<(), Error> {
        for ((id, _, before), (.., now)) in read.iter().zip(&self.accounts) {
            if before != now && !store::move_account(self.txn, *id, *before, now - before).await? {
                return Err(broken("an account that moved under its lock"));
            }
        }
        Ok(())
    }
}
