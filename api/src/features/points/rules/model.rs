//! Made-up lives of a member, lived by the book and by a naive model: one that knows nothing of lots, accounts and plans,
//! but follows each single point from where it came to where it went.
//!
//! Some of what happens is lost before it is written, as by a crash, and some is asked for twice.

use std::collections::{HashMap, HashSet};

use chrono::TimeDelta;
use linli_entities::Instant;
use linli_entities::ledger_account::LedgerAccountKind as Kind;
use linli_entities::ledger_transaction::LedgerTransactionId as Id;
use linli_entities::point_lot::PointLotId;
use proptest::prelude::*;

use super::book::{Book, Lot, Plan};
use super::days::RELEASE_GRACE;
use super::{Points, Terms};

const TERMS: Terms = Terms { months: 1, grace_days: 3, offset_minutes: 480 };

#[derive(Clone, Copy, Debug)]
enum Wish {
    Give(u8, i64),
    Promise(i64),
    Release(usize),
    Break(usize),
    Spend(i64),
    Hold(i64),
    Resolve(usize, i64),
    Refund(usize, i64),
    TakeBack(usize, i64),
    Wait(i64),
}

fn wishes() -> impl Strategy<Value = Vec<(Wish, bool)>> {
    let points = || 1..20_i64;
    let which = || 0..4_usize;
    let wish = prop_oneof![
        4 => (any::<u8>(), points()).prop_map(|(fact, n)| Wish::Give(fact, n)),
        1 => points().prop_map(Wish::Promise),
        1 => which().prop_map(Wish::Release),
        1 => which().prop_map(Wish::Break),
        3 => points().prop_map(Wish::Spend),
        3 => points().prop_map(Wish::Hold),
        4 => (which(), 0..20_i64).prop_map(|(hold, n)| Wish::Resolve(hold, n)),
        2 => (which(), points()).prop_map(|(of, n)| Wish::Refund(of, n)),
        2 => (which(), points()).prop_map(|(of, n)| Wish::TakeBack(of, n)),
        3 => (0..40_i64).prop_map(Wish::Wait),
    ];
    // One in eight is lost before it is written.
    let lost = prop::bool::weighted(0.125);
    proptest::collection::vec((wish, lost), 0..60)
}

/// Where a single point is.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Place {
    Free,
    Held(usize),
    Spent(Id),
    Lost,
    Gone,
}

/// A single point.
#[derive(Clone, Copy, Debug)]
struct Grain {
    origin: Id,
    lot: PointLotId,
    place: Place,
}

#[derive(Default)]
struct Naive {
    grains: Vec<Grain>,
    lapses: HashMap<PointLotId, Instant>,
    debt: i64,
    pending: i64,
}

impl Naive {
    fn order(&self, index: usize) -> (Instant, PointLotId) {
        let lot = self.grains[index].lot;
        (self.lapses[&lot], lot)
    }

    /// The points for which `wanted` holds, those that lapse first first.
    fn found(&self, wanted: impl Fn(&Grain) -> bool) -> Vec<usize> {
        let mut found: Vec<usize> = (0..self.grains.len()).filter(|i| wanted(&self.grains[*i])).collect();
        found.sort_by_key(|i| self.order(*i));
        found
    }

    fn count(&self, wanted: impl Fn(&Grain) -> bool) -> i64 {
        i64::try_from(self.found(wanted).len()).expect("few")
    }

    fn come(&mut self, n: i64, origin: Id, lot: PointLotId, until: Instant) {
        for _ in 0..n {
            if self.debt > 0 {
                self.debt -= 1;
            } else {
                self.lapses.insert(lot, until);
                self.grains.push(Grain { origin, lot, place: Place::Free });
            }
        }
    }

    fn put(&mut self, which: &[usize], n: i64, place: Place) {
        for i in which.iter().take(usize::try_from(n).expect("few")) {
            self.grains[*i].place = place;
        }
    }

    fn resolve(&mut self, hold: usize, spent: i64, id: Id, now: Instant) {
        let held = self.found(|grain| grain.place == Place::Held(hold));
        self.put(&held, spent, Place::Spent(id));
        for i in held.into_iter().skip(usize::try_from(spent).expect("few")) {
            if self.debt > 0 {
                // It went with what was spent.
                self.debt -= 1;
                self.grains[i].place = Place::Spent(id);
            } else {
                self.grains[i].place = Place::Free;
                let until = self.lapses.get_mut(&self.grains[i].lot).expect("a lot");
                if *until <= now {
                    *until = now + RELEASE_GRACE;
                }
            }
        }
    }

    fn refund(&mut self, of: Id, n: i64, id: Id, lot: PointLotId, now: Instant) {
        let n = usize::try_from(n).expect("few");
        let mut spent = self.found(|grain| grain.place == Place::Spent(of));
        spent.reverse();
        let mut lapsed = n - spent.len().min(n);
        let mut back = vec![];
        for i in spent.into_iter().take(n) {
            if self.order(i).0 <= now { lapsed += 1 } else { back.push(i) }
        }
        back.reverse();
        let mut back = back.into_iter();
        while self.debt > 0 && (lapsed > 0 || back.len() > 0) {
            self.debt -= 1;
            if lapsed > 0 {
                lapsed -= 1;
            } else {
                back.next();
            }
        }
        for i in back {
            self.grains[i].place = Place::Free;
        }
        self.come(i64::try_from(lapsed).expect("few"), id, lot, TERMS.grace(now).at);
    }

    fn take_back(&mut self, of: Id, n: i64) {
        let own = self.found(|grain| grain.place == Place::Free && grain.origin == of);
        let lost = self.found(|grain| grain.place == Place::Lost && grain.origin == of);
        let other = self.found(|grain| grain.place == Place::Free && grain.origin != of);
        let all = [own, lost, other].concat();
        self.put(&all, n, Place::Gone);
        self.debt += (n - i64::try_from(all.len()).expect("few")).max(0);
    }

    fn lapse(&mut self, now: Instant) {
        for grain in self.grains.iter_mut().filter(|grain| grain.place == Place::Free) {
            if self.lapses[&grain.lot] <= now {
                grain.place = Place::Lost;
            }
        }
    }
}

/// What was written: as the database has it.
#[derive(Default)]
struct Written {
    book: Book,
    amounts: HashMap<PointLotId, (i64, i64)>,
    accounts: HashMap<&'static str, i64>,
    transactions: Vec<(Id, Plan)>,
    takes_back: Vec<(Id, Plan)>,
    lost: HashMap<Id, i64>,
}

impl Written {
    fn next(&self) -> i64 {
        i64::try_from(self.transactions.len()).expect("few") + 1
    }

    fn write(&mut self, plan: &Plan) -> Id {
        let id = Id(self.next());
        assert_eq!(plan.entries.iter().map(|(_, points)| points.0).sum::<i64>(), 0, "L1 {plan:?}");
        for (kind, points) in &plan.entries {
            *self.accounts.entry(kind.as_str()).or_default() += points.0;
        }
        let book = &mut self.book;
        let posted = |kind: Kind| Points(self.accounts.get(kind.as_str()).copied().unwrap_or(0));
        book.available = posted(Kind::Available);
        book.held = posted(Kind::Held);
        book.pending = posted(Kind::Pending);
        book.debt = -posted(Kind::Debt);
        for (lot_id, points) in &plan.takes {
            let lot = book.lots.iter_mut().find(|lot| lot.id == *lot_id).expect("a lot");
            lot.remaining -= *points;
            self.amounts.get_mut(lot_id).expect("an amount").1 += points.0;
        }
        for (lot_id, points) in &plan.holds {
            book.lots.iter_mut().find(|lot| lot.id == *lot_id).expect("a lot").held += *points;
        }
        for (lot_id, until) in &plan.lapses {
            book.lots.iter_mut().find(|lot| lot.id == *lot_id).expect("a lot").lapses_at = Some(*until);
        }
        if let Some(new) = plan.lot {
            let (lot_id, lapses_at) = (PointLotId(id.0), Some(new.expiry.at));
            self.amounts.insert(lot_id, (new.amount.0, 0));
            book.lots.push(Lot {
                id: lot_id,
                origin: id,
                remaining: new.amount,
                held: Points::ZERO,
                lapses_at,
            });
        }
        self.transactions.push((id, plan.clone()));
        id
    }

    fn lapse(&mut self, now: Instant) {
        let lapsed: Vec<Lot> = self
            .book
            .lots
            .iter()
            .filter(|lot| lot.free().is_some() && lot.has_lapsed(now))
            .copied()
            .collect();
        for lot in lapsed {
            *self.lost.entry(lot.origin).or_default() += lot.free().0;
            self.write(&Book::lose(&[lot], Kind::Expired));
        }
    }

    /// What of a lot came back to it from what a transaction took.
    fn outstanding(&self, of: Id, refunds: &[(Id, Id)]) -> Vec<(PointLotId, Points)> {
        let plan = |id: Id| &self.transactions.iter().find(|(one, _)| *one == id).expect("a transaction").1;
        let mut taken = plan(of).takes.clone();
        for (_, refund) in refunds.iter().filter(|(one, _)| *one == of) {
            for (lot_id, points) in &plan(*refund).takes {
                if let Some((_, left)) = taken.iter_mut().find(|(one, _)| one == lot_id) {
                    *left += *points;
                }
            }
        }
        taken
    }
}

#[derive(Default)]
struct Life {
    naive: Naive,
    written: Written,
    facts: HashSet<u8>,
    given: Vec<(Id, i64)>,
    spent: Vec<(Id, i64)>,
    refunds: Vec<(Id, Id)>,
    promises: Vec<i64>,
    holds: Vec<Option<Vec<(PointLotId, Points)>>>,
}

impl Life {
    fn live(&mut self, wish: Wish, crash: bool, now: Instant) {
        let (next, expiry) = (Id(self.written.next()), TERMS.expiry(now));
        let lot = PointLotId(next.0);
        let book = self.written.book.clone();
        match wish {
            Wish::Wait(_) => {}
            _ if crash => {}
            // The same fact gives points once.
            Wish::Give(fact, n) if self.facts.insert(fact) => {
                self.written.write(&book.give(Kind::Issuance, Points(n), expiry));
                self.naive.come(n, next, lot, expiry.at);
                self.given.push((next, n));
            }
            Wish::Give(..) => {}
            Wish::Promise(n) => {
                self.written.write(&Book::promise(Points(n)));
                self.naive.pending += n;
                self.promises.push(n);
            }
            Wish::Release(which) if which < self.promises.len() => {
                let n = self.promises.remove(which);
                self.written.write(&book.release(Points(n), expiry));
                self.naive.pending -= n;
                self.naive.come(n, next, lot, expiry.at);
            }
            Wish::Break(which) if which < self.promises.len() => {
                let n = self.promises.remove(which);
                self.written.write(&Book::break_promise(Points(n)));
                self.naive.pending -= n;
            }
            Wish::Spend(n) => {
                let free = self.naive.found(|grain| grain.place == Place::Free);
                match book.spend(Kind::Redeemed, Points(n), now) {
                    Ok(plan) => {
                        self.written.write(&plan);
                        self.naive.put(&free, n, Place::Spent(next));
                        self.spent.push((next, n));
                    }
                    Err(few) => assert_eq!(few.available.0, i64::try_from(free.len()).expect("few")),
                }
            }
            Wish::Hold(n) => {
                let free = self.naive.found(|grain| grain.place == Place::Free);
                if let Ok(plan) = book.hold(Points(n), now) {
                    self.naive.put(&free, n, Place::Held(self.holds.len()));
                    self.holds.push(Some(plan.holds.clone()));
                    self.written.write(&plan);
                }
            }
            Wish::Resolve(which, n) => {
                // One of the last: resolved at most once.
                let which = self.holds.len().wrapping_sub(which + 1);
                let Some(held) = self.holds.get_mut(which).and_then(Option::take) else { return };
                let n = n.min(held.iter().map(|(_, points)| points.0).sum());
                self.written.write(&book.resolve(&held, Points(n), now));
                self.naive.resolve(which, n, next, now);
                self.spent.push((next, n));
            }
            Wish::Refund(which, n) => self.refund(which, n, now),
            Wish::TakeBack(which, n) => self.take_back(which, n),
            Wish::Release(_) | Wish::Break(_) => {}
        }
    }

    fn refund(&mut self, which: usize, n: i64, now: Instant) {
        let Some((of, left)) = self.spent.get_mut(which) else { return };
        let (n, of) = (n.min(*left), *of);
        *left -= n;
        if n == 0 {
            return;
        }
        let taken = self.written.outstanding(of, &self.refunds);
        let (next, lot) = (Id(self.written.next()), PointLotId(self.written.next()));
        let plan = self.written.book.refund(Kind::Redeemed, &taken, Points(n), now, TERMS.grace(now));
        self.written.write(&plan);
        self.refunds.push((of, next));
        self.naive.refund(of, n, next, lot, now);
    }

    fn take_back(&mut self, which: usize, n: i64) {
        let Some((of, left)) = self.given.get_mut(which) else { return };
        let (n, of) = (n.min(*left), *of);
        *left -= n;
        if n == 0 {
            return;
        }
        let lost = self.written.lost.get(&of).copied().unwrap_or(0);
        let plan =
            self.written.book.take_back(Kind::Issuance, of, Points(n), &[(Kind::Expired, Points(lost))]);
        let found =
            plan.entries.iter().find(|(kind, _)| *kind == Kind::Expired).map_or(0, |(_, points)| points.0);
        *self.written.lost.entry(of).or_default() += found;
        self.written.write(&plan);
        self.written.takes_back.push((of, plan));
        self.naive.take_back(of, n);
    }

    fn check(&self, wish: Wish) {
        let (naive, book) = (&self.naive, &self.written.book);
        let free = naive.count(|grain| grain.place == Place::Free);
        let held = naive.count(|grain| matches!(grain.place, Place::Held(_)));
        assert_eq!(book.available.0, free, "available after {wish:?}");
        assert_eq!(book.held.0, held, "held after {wish:?}");
        assert_eq!(book.pending.0, naive.pending, "pending after {wish:?}");
        assert_eq!(book.debt.0, naive.debt, "debt after {wish:?}");
        assert!(book.debt.0 == 0 || book.available.0 == 0, "L3 after {wish:?}: {book:?}");
        let left: Points = book.lots.iter().map(|lot| lot.remaining).sum();
        assert_eq!(left, book.available + book.held, "L4 after {wish:?}");
        for lot in &book.lots {
            let (amount, moved) = self.written.amounts[&lot.id];
            assert_eq!(amount, lot.remaining.0 + moved, "L5 after {wish:?}");
            let free = naive.count(|grain| grain.lot == lot.id && grain.place == Place::Free);
            assert_eq!(lot.free().0, free, "lot {:?} after {wish:?}", lot.id);
        }
        assert_eq!(self.written.accounts.values().sum::<i64>(), 0, "L1");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: steps() / 29, ..ProptestConfig::default() })]

    #[test]
    fn every_point_is_where_a_naive_model_has_it(wishes in wishes()) {
        let mut now: Instant = "2026-03-02T01:00:00Z".parse().expect("an instant");
        let mut life = Life::default();
        for (wish, crash) in wishes {
            if let Wish::Wait(days) = wish {
                now += TimeDelta::days(days);
                life.written.lapse(now);
                life.naive.lapse(now);
            }
            life.live(wish, crash, now);
            life.check(wish);
        }
    }
}

/// How many steps are lived: 2 000, or as many as `LEDGER_STEPS` says. A life has just over twenty-nine on average.
fn steps() -> u32 {
    std::env::var("LEDGER_STEPS").ok().and_then(|text| text.parse().ok()).unwrap_or(2_000)
}
