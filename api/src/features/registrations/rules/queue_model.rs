//! The queue against a naive model: seats are single chairs that a person at a desk hands out one after another.

use std::collections::HashMap;

use linli_entities::event_quota::QuotaId;
use proptest::prelude::*;

use super::queue::{Free, Party, sum, walk};
use crate::features::events::rules::plan::Demand;

/// Something that happens at the desk.
#[derive(Clone, Debug)]
enum Step {
    /// A party of so many comes, for one of the buses, some with lunch.
    Join { seats: usize, bus: i64, lunches: usize },
    /// Somebody of those who have seats gives all up.
    Leave(usize),
    /// Whoever was offered a part lets it pass.
    Pass(usize),
    /// There is so much of a quota from now on.
    Resize { quota: i64, size: i32 },
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (1..=5_usize, 1..=2_i64, 0..=5_usize)
            .prop_map(|(seats, bus, lunches)| Step::Join { seats, bus, lunches }),
        3 => any::<usize>().prop_map(Step::Leave),
        2 => any::<usize>().prop_map(Step::Pass),
        1 => (1..=3_i64, 0..=12_i32).prop_map(|(quota, size)| Step::Resize { quota, size }),
    ]
}

#[derive(Clone, Debug)]
struct Known {
    party: Party<usize>,
    /// How many of its first seats it has.
    has: usize,
}

/// The desk: sizes, and everybody in the order in which they came.
#[derive(Default)]
struct Desk {
    sizes: HashMap<i64, i32>,
    known: Vec<Known>,
    next: usize,
}

impl Desk {
    /// Chairs that nobody sits on, counted one by one.
    fn chairs(&self) -> HashMap<i64, i32> {
        let mut free = self.sizes.clone();
        for one in &self.known {
            for seat in &one.party.seats[..one.has] {
                for (quota, count) in seat {
                    *free.entry(quota.0).or_default() -= count;
                }
            }
        }
        free
    }

    /// The naive way: seat after seat, as long as there is a chair of each kind for it.
    fn naive(&self) -> Vec<(usize, usize)> {
        let (mut free, mut given) = (self.chairs(), vec![]);
        for one in self.known.iter().filter(|one| one.has == 0) {
            let mut left = free.clone();
            let mut count = 0;
            for seat in &one.party.seats {
                if seat.iter().any(|(quota, count)| left[&quota.0] < *count) {
                    break;
                }
                seat.iter().for_each(|(quota, count)| *left.entry(quota.0).or_default() -= count);
                count += 1;
            }
            if count == one.party.seats.len() || (count > 0 && !one.party.passed) {
                free = left;
                given.push((one.party.id, count));
            }
        }
        given
    }

    fn promote(&mut self) -> Vec<(usize, usize)> {
        let queue: Vec<Party<usize>> =
            self.known.iter().filter(|one| one.has == 0).map(|one| one.party.clone()).collect();
        let quotas: Vec<_> = self.chairs().into_iter().map(|(id, left)| quota(id, left)).collect();
        let given = walk(Free::of(&quotas), &queue);
        assert_eq!(given, self.naive());
        for (id, count) in &given {
            if let Some(one) = self.known.iter_mut().find(|one| one.party.id == *id) {
                one.has = *count;
            }
        }
        given
    }

    fn act(&mut self, step: Step) {
        match step {
            Step::Join { seats, bus, lunches } => {
                let seat = |index: usize| -> Demand {
                    let lunch = (index < lunches).then_some((QuotaId(3), 1));
                    [(QuotaId(bus), 1)].into_iter().chain(lunch).collect()
                };
                let party = Party { id: self.next, seats: (0..seats).map(seat).collect(), passed: false };
                self.next += 1;
                self.known.push(Known { party, has: 0 });
            }
            Step::Leave(which) if !self.known.is_empty() => {
                let which = which % self.known.len();
                self.known.remove(which);
            }
            Step::Pass(which) if !self.known.is_empty() => {
                let which = which % self.known.len();
                let one = &mut self.known[which];
                if one.has > 0 && one.has < one.party.seats.len() {
                    one.has = 0;
                    one.party.passed = true;
                }
            }
            Step::Leave(_) | Step::Pass(_) => {}
            Step::Resize { quota, size } => drop(self.sizes.insert(quota, size)),
        }
    }
}

fn quota(id: i64, left: i32) -> linli_entities::event_quota::Model {
    linli_entities::event_quota::Model {
        id: QuotaId(id),
        event_id: linli_entities::event::EventId(1),
        key: String::new(),
        name: String::new(),
        size: Some(left),
        taken: 0,
    }
}

proptest! {
    // 2000 steps in the normal run; `PROPTEST_CASES=2500` makes it 100 000.
    #![proptest_config(ProptestConfig { cases: std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(50), ..ProptestConfig::default() })]

    #[test]
    fn the_queue_gives_what_a_person_at_a_desk_would(steps in prop::collection::vec(step(), 40)) {
        let mut desk = Desk { sizes: HashMap::from([(1, 6), (2, 4), (3, 7)]), ..Desk::default() };
        for step in steps {
            let shrinks = matches!(step, Step::Resize { .. });
            let before = desk.chairs();
            desk.act(step);
            let given = desk.promote();
            // Nothing is given that is not there: what was oversold by a smaller size stays, and nothing more.
            let after = desk.chairs();
            for (id, left) in &after {
                prop_assert!(*left >= 0 || shrinks || *left >= before[id], "{id}: {left}");
            }
            // Whoever waits could not be given everything now; nobody behind took what it could have had.
            for one in desk.known.iter().filter(|one| one.has == 0) {
                let all = sum(&one.party.seats);
                let fits = all.iter().all(|(quota, count)| after[&quota.0] >= *count);
                prop_assert!(!fits, "{} waits though there is room: {given:?}", one.party.id);
            }
        }
    }
}
