//! Writing a transaction: the only way on which points move.

use linli_entities::Instant;
use linli_entities::ledger_account::LedgerAccountKind;
use linli_entities::ledger_head::LedgerUnit;
use linli_entities::ledger_transaction::{LedgerTransactionId, TransactionKind};
use linli_entities::membership::MembershipId;
use linli_entities::outbox::OutboxKind;
use linli_entities::point_lot::{self, PointLotId};
use sea_orm::Set;

use super::opened::{Moved, OpenBook, broken};
use crate::db::Txn;
use crate::error::Error;
use crate::features::points::rules::book::{Book, Lot, Plan};
use crate::features::points::rules::{Owner, Points, Terms};
use crate::features::points::store;
use crate::outbox;

pub(super) use super::opened::Posting;

/// The book that points are kept in.
pub(super) const UNIT: LedgerUnit = LedgerUnit::Points;

/// Transactions of lots that lapsed which are written at once.
const AT_ONCE: usize = 100;

/// The points of a member, locked until the transaction ends.
pub(super) struct Ledger<'a> {
    opened: OpenBook<'a>,
    membership_id: MembershipId,
    pub(super) book: Book,
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
        let opened = OpenBook::of(txn, UNIT, Owner::Member(membership_id), now).await?;
        let lots = store::lots(txn, membership_id, others).await?;
        let book = Book { lots: lots.into_iter().map(lot).collect(), ..Book::default() };
        let mut ledger = Self { opened, membership_id, book };
        ledger.read_balances();
        ledger.take_out_lapsed(terms).await?;
        Ok(ledger)
    }

    fn read_balances(&mut self) {
        let posted = |kind| Points(self.opened.posted(kind));
        self.book.available = posted(LedgerAccountKind::Available);
        self.book.held = posted(LedgerAccountKind::Held);
        self.book.pending = posted(LedgerAccountKind::Pending);
        self.book.debt = -posted(LedgerAccountKind::Debt);
    }

    /// Each lot that has lapsed gets a transaction of its own, which says what its points came from.
    async fn take_out_lapsed(&mut self, terms: &Terms) -> Result<(), Error> {
        let now = self.opened.now;
        let is_due = |lot: &&Lot| lot.has_lapsed(now) && lot.free().is_some();
        let lapsed: Vec<Lot> = self.book.lots.iter().filter(is_due).copied().collect();
        for some in lapsed.chunks(AT_ONCE) {
            let origins: Vec<LedgerTransactionId> = some.iter().map(|lot| lot.origin).collect();
            let sources = store::sources(self.opened.txn, &origins).await?;
            let mut all = vec![];
            for lot in some {
                let source = sources.get(&lot.origin).ok_or_else(|| broken("a lot of no transaction"))?;
                let posting = Posting::of(TransactionKind::Expired, *source, terms.day(now));
                all.push((posting, Book::lose(&[*lot], LedgerAccountKind::Expired)));
            }
            self.post_all(&all).await?;
        }
        Ok(())
    }

    /// Writes a transaction as it is planned.
    pub(super) async fn post(&mut self, posting: Posting, plan: Plan) -> Result<LedgerTransactionId, Error> {
        let ids = self.post_all(&[(posting, plan)]).await?;
        ids.into_iter().next().ok_or_else(|| broken("a transaction that was not written"))
    }

    /// Writes transactions as they are planned, of which none needs to know what those before it leave.
    async fn post_all(&mut self, all: &[(Posting, Plan)]) -> Result<Vec<LedgerTransactionId>, Error> {
        let moved: Vec<Moved> = all.iter().map(|(_, plan)| moved(plan)).collect();
        let pairs: Vec<(&Posting, &Moved)> = all.iter().map(|(posting, _)| posting).zip(&moved).collect();
        let ids = self.opened.post_all(&pairs).await?;
        self.read_balances();
        for (id, (_, plan)) in ids.iter().zip(all) {
            self.move_lots(*id, plan).await?;
            outbox::enqueue(self.opened.txn, OutboxKind::Points, id.0, self.opened.now).await?;
        }
        let known: Vec<PointLotId> = self.book.lots.iter().map(|lot| lot.id).collect();
        let lots = store::lots(self.opened.txn, self.membership_id, &known).await?;
        self.book.lots = lots.into_iter().map(lot).collect();
        Ok(ids)
    }

    async fn move_lots(&mut self, id: LedgerTransactionId, plan: &Plan) -> Result<(), Error> {
        // What is no longer held can be taken.
        for (lot_id, points) in &plan.holds {
            if !store::hold_of_lot(self.opened.txn, *lot_id, points.0).await? {
                return Err(broken("a lot that holds less"));
            }
        }
        for (lot_id, points) in &plan.takes {
            if !store::take_from_lot(self.opened.txn, *lot_id, points.0).await? {
                return Err(broken("a lot that has less"));
            }
        }
        for (lot_id, at) in &plan.lapses {
            store::lapse_later(self.opened.txn, *lot_id, *at).await?;
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
            store::insert_lot(self.opened.txn, row).await?;
        }
        Ok(())
    }
}

fn moved(plan: &Plan) -> Moved {
    Moved {
        entries: plan.entries.iter().map(|(kind, points)| (*kind, points.0)).collect(),
        lots: sorted(&plan.takes),
        lot: plan.lot.map(|lot| (lot.amount.0, Some(lot.expiry.on))),
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
