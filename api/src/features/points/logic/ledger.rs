//! Writing a transaction: the only way on which points move.

use linli_entities::account::AccountId;
use linli_entities::ledger_account::{LedgerAccountId, LedgerAccountKind};
use linli_entities::ledger_head::{self, LedgerUnit};
use linli_entities::ledger_transaction::{self, LedgerTransactionId, SourceKind, TransactionKind};
use linli_entities::membership::MembershipId;
use linli_entities::outbox::OutboxKind;
use linli_entities::point_lot::{self, PointLotId};
use linli_entities::{Date, Instant};
use sea_orm::Set;

use crate::db::Txn;
use crate::error::Error;
use crate::features::points::rules::book::{Book, Lot, Plan};
use crate::features::points::rules::chain::Hashed;
use crate::features::points::rules::{Points, Terms};
use crate::features::points::store;
use crate::outbox;

/// The book that points are kept in.
pub(super) const UNIT: LedgerUnit = LedgerUnit::Points;

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

/// The points of a member, locked until the transaction ends.
pub(super) struct Ledger<'a> {
    txn: &'a Txn,
    membership_id: MembershipId,
    now: Instant,
    head: ledger_head::Model,
    accounts: Vec<(LedgerAccountId, LedgerAccountKind, i64)>,
    pub(super) book: Book,
}

/// A fault of ours: what is written does not fit what was read under a lock.
fn broken(what: &str) -> Error {
    Error::internal(anyhow::anyhow!("the ledger: {what}"))
}

impl<'a> Ledger<'a> {
    /// Locks the book, reads what the member has, these other lots included, and takes out what has lapsed: so nothing is
    /// spent after its time, whether a job ran or not.
    pub(super) async fn of(
        txn: &'a Txn,
        membership_id: MembershipId,
        others: &[PointLotId],
        terms: &Terms,
        now: Instant,
    ) -> Result<Self, Error> {
        let head = store::lock_head(txn, UNIT).await?;
        let accounts = store::accounts(txn, UNIT, membership_id).await?;
        let accounts = accounts.into_iter().map(|row| (row.id, row.kind, row.posted)).collect();
        let lots = store::lots(txn, membership_id, others).await?;
        let book = Book { lots: lots.into_iter().map(lot).collect(), ..Book::default() };
        let mut ledger = Self { txn, membership_id, now, head, accounts, book };
        ledger.read_balances();
        ledger.take_out_lapsed(terms).await?;
        Ok(ledger)
    }

    fn posted(&self, kind: LedgerAccountKind) -> Points {
        Points(self.accounts.iter().find(|(_, known, _)| *known == kind).map_or(0, |(.., posted)| *posted))
    }

    fn read_balances(&mut self) {
        self.book.available = self.posted(LedgerAccountKind::Available);
        self.book.held = self.posted(LedgerAccountKind::Held);
        self.book.pending = self.posted(LedgerAccountKind::Pending);
        self.book.debt = -self.posted(LedgerAccountKind::Debt);
    }

    /// Each lot that has lapsed gets a transaction of its own, which says what its points came from.
    async fn take_out_lapsed(&mut self, terms: &Terms) -> Result<(), Error> {
        let now = self.now;
        let is_due = |lot: &&Lot| lot.has_lapsed(now) && lot.free().is_some();
        let lapsed: Vec<Lot> = self.book.lots.iter().filter(is_due).copied().collect();
        for lot in lapsed {
            let origin = store::transaction(self.txn, lot.origin).await?;
            let origin = origin.ok_or_else(|| broken("a lot of no transaction"))?;
            let source = (origin.source, origin.source_id);
            let posting = Posting::of(TransactionKind::Expired, source, terms.day(now));
            self.post(posting, Book::lose(&[lot], LedgerAccountKind::Expired)).await?;
        }
        Ok(())
    }

    /// Writes a transaction as it is planned.
    pub(super) async fn post(&mut self, posting: Posting, plan: Plan) -> Result<LedgerTransactionId, Error> {
        if plan.entries.is_empty() || plan.entries.iter().map(|(_, points)| points.0).sum::<i64>() != 0 {
            return Err(broken("a transaction that does not add up"));
        }
        let entries = self.entries(&plan)?;
        let moves = sorted(&plan.takes);
        let number = self.head.number + 1;
        let hash = self.hash(&posting, number, &plan, &entries, &moves);
        let id = store::insert_transaction(self.txn, self.row(&posting, number, hash.clone())).await?;
        store::insert_entries(self.txn, id, &entries).await?;
        self.move_accounts(&entries).await?;
        self.move_lots(id, &plan).await?;
        store::insert_moves(self.txn, id, &moves).await?;
        store::move_head(self.txn, UNIT, number, hash.clone()).await?;
        self.head = ledger_head::Model { number, hash, ..self.head.clone() };
        outbox::enqueue(self.txn, OutboxKind::Points, id.0, self.now).await?;
        Ok(id)
    }

    /// The entries with the accounts that they are on, and what those hold then.
    fn entries(&self, plan: &Plan) -> Result<Vec<(LedgerAccountId, i64, i64)>, Error> {
        let mut entries = plan
            .entries
            .iter()
            .map(|(kind, points)| {
                let account = self.accounts.iter().find(|(_, known, _)| known == kind);
                let (id, _, posted) = account.ok_or_else(|| broken("a member without accounts"))?;
                Ok((*id, points.0, posted + points.0))
            })
            .collect::<Result<Vec<_>, Error>>()?;
        entries.sort_by_key(|(id, ..)| *id);
        Ok(entries)
    }

    fn hash(
        &self,
        posting: &Posting,
        number: i64,
        plan: &Plan,
        entries: &[(LedgerAccountId, i64, i64)],
        moves: &[(PointLotId, i64)],
    ) -> Vec<u8> {
        let entries: Vec<(LedgerAccountId, i64)> =
            entries.iter().map(|(id, amount, _)| (*id, *amount)).collect();
        let hashed = Hashed {
            unit: UNIT,
            number,
            kind: posting.kind,
            membership_id: Some(self.membership_id),
            source: posting.source,
            rule_id: posting.rule_id,
            actor_id: posting.actor_id,
            reverses_id: posting.reverses_id,
            qualifying: posting.qualifying,
            effective_on: posting.effective_on,
            recorded_at: self.now,
            entries: &entries,
            moves,
            lot: plan.lot.map(|lot| (lot.amount.0, Some(lot.expiry.on))),
        };
        hashed.after(&self.head.hash)
    }

    fn row(&self, posting: &Posting, number: i64, hash: Vec<u8>) -> ledger_transaction::ActiveModel {
        ledger_transaction::ActiveModel {
            unit: Set(UNIT),
            number: Set(number),
            kind: Set(posting.kind),
            membership_id: Set(Some(self.membership_id)),
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

    async fn move_accounts(&mut self, entries: &[(LedgerAccountId, i64, i64)]) -> Result<(), Error> {
        for (id, amount, balance) in entries {
            if !store::move_account(self.txn, *id, balance - amount, *amount).await? {
                return Err(broken("an account that moved under its lock"));
            }
            for account in self.accounts.iter_mut().filter(|(known, ..)| known == id) {
                account.2 = *balance;
            }
        }
        self.read_balances();
        Ok(())
    }

    async fn move_lots(&mut self, id: LedgerTransactionId, plan: &Plan) -> Result<(), Error> {
        // What is no longer held can be taken.
        for (lot_id, points) in &plan.holds {
            if !store::hold_of_lot(self.txn, *lot_id, points.0).await? {
                return Err(broken("a lot that holds less"));
            }
        }
        for (lot_id, points) in &plan.takes {
            if !store::take_from_lot(self.txn, *lot_id, points.0).await? {
                return Err(broken("a lot that has less"));
            }
        }
        for (lot_id, at) in &plan.lapses {
            store::lapse_later(self.txn, *lot_id, *at).await?;
        }
        if let Some(new) = plan.lot {
            let row = point_lot::ActiveModel {
                membership_id: Set(self.membership_id),
                transaction_id: Set(id),
                amount: Set(new.amount.0),
                remaining: Set(new.amount.0),
                held: Set(0),
                expires_on: Set(Some(new.expiry.on)),
                lapses_at: Set(Some(new.expiry.at)),
                ..Default::default()
            };
            store::insert_lot(self.txn, row).await?;
        }
        let known: Vec<PointLotId> = self.book.lots.iter().map(|lot| lot.id).collect();
        let lots = store::lots(self.txn, self.membership_id, &known).await?;
        self.book.lots = lots.into_iter().map(lot).collect();
        Ok(())
    }
}

fn sorted(takes: &[(PointLotId, Points)]) -> Vec<(PointLotId, i64)> {
    let mut moves: Vec<(PointLotId, i64)> = takes.iter().map(|(id, points)| (*id, points.0)).collect();
    moves.sort_by_key(|(id, _)| *id);
    moves
}

fn lot(row: point_lot::Model) -> Lot {
    Lot {
        id: row.id,
        origin: row.transaction_id,
        remaining: Points(row.remaining),
        held: Points(row.held),
        lapses_at: row.lapses_at,
    }
}
