//! What a member has, and what each thing that may happen moves: a plan of entries and lots that is then written as it
//! stands. Pure.
//!
//! What expires first is spent first. What is owed is paid before anything else: by what comes and by what comes back.

use linli_entities::Instant;
use linli_entities::ledger_account::LedgerAccountKind as Kind;
use linli_entities::ledger_transaction::LedgerTransactionId;
use linli_entities::point_lot::PointLotId;

use super::Points;
use super::days::{Expiry, RELEASE_GRACE};

/// Points that came together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lot {
    /// The lot.
    pub id: PointLotId,
    /// With which transaction they came.
    pub origin: LedgerTransactionId,
    /// How many are left, those that are held included.
    pub remaining: Points,
    /// How many are held.
    pub held: Points,
    /// From when on they can not be spent.
    pub lapses_at: Option<Instant>,
}

impl Lot {
    /// How many can be spent.
    pub fn free(&self) -> Points {
        self.remaining - self.held
    }

    /// Whether they can not be spent any more.
    pub fn has_lapsed(&self, now: Instant) -> bool {
        self.lapses_at.is_some_and(|at| at <= now)
    }

    /// What comes first is spent first.
    fn order(&self) -> (bool, Option<Instant>, PointLotId) {
        (self.lapses_at.is_none(), self.lapses_at, self.id)
    }
}

/// What a member has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Book {
    /// What can be spent.
    pub available: Points,
    /// What is set aside.
    pub held: Points,
    /// What waits for an event.
    pub pending: Points,
    /// What is owed: above zero where something is.
    pub debt: Points,
    /// Lots, those of which nothing is left only where they are asked for.
    pub lots: Vec<Lot>,
}

/// A lot that is to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewLot {
    /// How many points.
    pub amount: Points,
    /// Until when.
    pub expiry: Expiry,
}

/// What is to be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// What moves on which account; adds up to nothing.
    pub entries: Vec<(Kind, Points)>,
    /// What is taken out of which lot; below zero where it comes back.
    pub takes: Vec<(PointLotId, Points)>,
    /// By how much what is held of a lot changes.
    pub holds: Vec<(PointLotId, Points)>,
    /// Lots that lapse later than they would have.
    pub lapses: Vec<(PointLotId, Instant)>,
    /// The lot that is made.
    pub lot: Option<NewLot>,
}

impl Plan {
    fn entry(&mut self, kind: Kind, points: Points) {
        if points != Points::ZERO {
            match self.entries.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, sum)) => *sum += points,
                None => self.entries.push((kind, points)),
            }
        }
    }

    fn take(&mut self, id: PointLotId, points: Points) {
        if points != Points::ZERO {
            match self.takes.iter_mut().find(|(known, _)| *known == id) {
                Some((_, sum)) => *sum += points,
                None => self.takes.push((id, points)),
            }
        }
    }

    /// The plan without what adds up to nothing.
    fn done(mut self) -> Self {
        self.entries.retain(|(_, points)| *points != Points::ZERO);
        self.takes.retain(|(_, points)| *points != Points::ZERO);
        self
    }
}

/// There is not so much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotEnough {
    /// What there is.
    pub available: Points,
}

impl Book {
    /// What of the lots can be spent now.
    pub fn free(&self, now: Instant) -> Points {
        self.lots.iter().filter(|lot| !lot.has_lapsed(now)).map(Lot::free).sum()
    }

    /// Lots of which something can be spent, in the order in which they are.
    fn spendable(&self, now: Instant) -> Vec<Lot> {
        let mut lots: Vec<Lot> =
            self.lots.iter().filter(|lot| lot.free().is_some() && !lot.has_lapsed(now)).copied().collect();
        lots.sort_by_key(Lot::order);
        lots
    }

    /// What of points that come pays what is owed, and what is left.
    fn split(&self, points: Points) -> (Points, Points) {
        let paid = points.min(self.debt);
        (paid, points - paid)
    }

    fn come(&self, plan: &mut Plan, points: Points, expiry: Expiry) {
        let (paid, rest) = self.split(points);
        plan.entry(Kind::Debt, paid);
        plan.entry(Kind::Available, rest);
        plan.lot = rest.is_some().then_some(NewLot { amount: rest, expiry });
    }

    /// Points come from an account of the club.
    pub fn give(&self, from: Kind, points: Points, expiry: Expiry) -> Plan {
        let mut plan = Plan::default();
        plan.entry(from, -points);
        self.come(&mut plan, points, expiry);
        plan.done()
    }

    /// Points come that wait for an event.
    pub fn promise(points: Points) -> Plan {
        Plan { entries: vec![(Kind::Issuance, -points), (Kind::Pending, points)], ..Plan::default() }
    }

    /// The event came: what was promised can be spent.
    pub fn release(&self, points: Points, expiry: Expiry) -> Plan {
        let mut plan = Plan::default();
        plan.entry(Kind::Pending, -points);
        self.come(&mut plan, points, expiry);
        plan.done()
    }

    /// The event will not come.
    pub fn break_promise(points: Points) -> Plan {
        Plan { entries: vec![(Kind::Pending, -points), (Kind::Issuance, points)], ..Plan::default() }
    }

    /// Takes so many out of these lots, in their order; what is not there is answered.
    fn draw(lots: &[Lot], points: Points) -> (Vec<(PointLotId, Points)>, Points) {
        let (mut drawn, mut rest) = (vec![], points);
        for lot in lots {
            let part = rest.min(lot.free());
            if part.is_some() {
                drawn.push((lot.id, part));
                rest -= part;
            }
        }
        (drawn, rest)
    }

    /// Points go to an account of the club.
    ///
    /// # Errors
    /// [`NotEnough`].
    pub fn spend(&self, to: Kind, points: Points, now: Instant) -> Result<Plan, NotEnough> {
        let (takes, rest) = Self::draw(&self.spendable(now), points);
        if rest.is_some() {
            return Err(NotEnough { available: self.free(now) });
        }
        let entries = vec![(Kind::Available, -points), (to, points)];
        Ok(Plan { entries, takes, ..Plan::default() })
    }

    /// Points are set aside.
    ///
    /// # Errors
    /// [`NotEnough`].
    pub fn hold(&self, points: Points, now: Instant) -> Result<Plan, NotEnough> {
        let (holds, rest) = Self::draw(&self.spendable(now), points);
        if rest.is_some() {
            return Err(NotEnough { available: self.free(now) });
        }
        let entries = vec![(Kind::Available, -points), (Kind::Held, points)];
        Ok(Plan { entries, holds, ..Plan::default() })
    }

    /// Of what a hold set aside, `spent` is spent, and the rest can be spent again: for a day at least, also where it
    /// would have lapsed meanwhile. `spent` is at most what is held.
    pub fn resolve(&self, held: &[(PointLotId, Points)], spent: Points, now: Instant) -> Plan {
        let mut held: Vec<(Lot, Points)> =
            held.iter().filter_map(|(id, points)| Some((*self.lot(*id)?, *points))).collect();
        held.sort_by_key(|(lot, _)| lot.order());
        let total: Points = held.iter().map(|(_, points)| *points).sum();
        let (mut plan, mut rest) = (Plan::default(), spent);
        let (paid, back) = self.split(total - spent);
        let mut owed = paid;
        for (lot, points) in held {
            plan.holds.push((lot.id, -points));
            let gone = rest.min(points);
            let pays = owed.min(points - gone);
            rest -= gone;
            owed -= pays;
            plan.take(lot.id, gone + pays);
            if (points - gone - pays).is_some() && lot.has_lapsed(now) {
                plan.lapses.push((lot.id, now + RELEASE_GRACE));
            }
        }
        plan.entry(Kind::Held, -total);
        plan.entry(Kind::Redeemed, spent);
        plan.entry(Kind::Debt, paid);
        plan.entry(Kind::Available, back);
        plan.done()
    }

    fn lot(&self, id: PointLotId) -> Option<&Lot> {
        self.lots.iter().find(|lot| lot.id == id)
    }

    /// What was spent out of these lots comes back to them, what expires last first; where a lot has lapsed, as a new lot
    /// with a time of grace. `points` is at most what is still to come back.
    pub fn refund(
        &self,
        from: Kind,
        taken: &[(PointLotId, Points)],
        points: Points,
        now: Instant,
        grace: Expiry,
    ) -> Plan {
        let mut taken: Vec<(Lot, Points)> =
            taken.iter().filter_map(|(id, points)| Some((*self.lot(*id)?, *points))).collect();
        taken.sort_by_key(|(lot, _)| lot.order());
        let (mut lapsed, mut back, mut rest) = (Points::ZERO, vec![], points);
        for (lot, points) in taken.into_iter().rev() {
            let part = rest.min(points);
            rest -= part;
            if lot.has_lapsed(now) {
                lapsed += part;
            } else {
                back.push((lot.id, part));
            }
        }
        // What was paid to a debt out of these lots came out of none.
        lapsed += rest;
        let (paid, available) = self.split(points);
        let mut owed = paid;
        let mut plan = Plan::default();
        let from_lapsed = owed.min(lapsed);
        owed -= from_lapsed;
        lapsed -= from_lapsed;
        // What expires first pays.
        for (id, part) in back.into_iter().rev() {
            let pays = owed.min(part);
            owed -= pays;
            plan.take(id, pays - part);
        }
        plan.entry(from, -points);
        plan.entry(Kind::Debt, paid);
        plan.entry(Kind::Available, available);
        plan.lot = lapsed.is_some().then_some(NewLot { amount: lapsed, expiry: grace });
        plan.done()
    }

    /// What was given is taken back: out of its own lot; where that was not spent in time, from what expired or was
    /// forfeited; then out of what there is; the rest is owed. What is held stays.
    pub fn take_back(
        &self,
        to: Kind,
        origin: LedgerTransactionId,
        points: Points,
        lost: &[(Kind, Points)],
    ) -> Plan {
        let mut lots: Vec<Lot> = self.lots.iter().filter(|lot| lot.free().is_some()).copied().collect();
        lots.sort_by_key(Lot::order);
        let (own, others): (Vec<Lot>, Vec<Lot>) = lots.into_iter().partition(|lot| lot.origin == origin);
        let mut plan = Plan::default();
        let (drawn, mut rest) = Self::draw(&own, points);
        plan.takes = drawn;
        for (kind, there) in lost {
            let part = rest.min(*there);
            rest -= part;
            plan.entry(*kind, -part);
        }
        let (drawn, owed) = Self::draw(&others, rest);
        plan.takes.extend(drawn);
        let taken: Points = plan.takes.iter().map(|(_, points)| *points).sum();
        plan.entry(to, points);
        plan.entry(Kind::Available, -taken);
        plan.entry(Kind::Debt, -owed);
        plan.done()
    }

    /// What is free of a lot leaves it: it lapsed, or its owner gave it up.
    pub fn lose(lots: &[Lot], to: Kind) -> Plan {
        let takes: Vec<(PointLotId, Points)> =
            lots.iter().filter(|lot| lot.free().is_some()).map(|lot| (lot.id, lot.free())).collect();
        let lost: Points = takes.iter().map(|(_, points)| *points).sum();
        let mut plan = Plan { takes, ..Plan::default() };
        plan.entry(Kind::Available, -lost);
        plan.entry(to, lost);
        plan
    }
}
