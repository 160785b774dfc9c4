//! The queue: who gets what comes free. Pure.
//!
//! Parties are looked at in the order in which they joined. One that fits as a whole is given all of its seats. Of one
//! that does not, as many of its first seats as there is room for are offered, unless it let such an offer pass before;
//! then it waits for all of them, and holds up nobody. One that waits for something that is full holds up nobody who wants
//! something else: it is given nothing, and takes nothing.

use std::collections::HashMap;

use linli_entities::event_quota::{self, QuotaId};

use crate::features::events::rules::plan::Demand;

/// A party that waits.
#[derive(Clone, Debug)]
pub struct Party<I> {
    /// Which.
    pub id: I,
    /// What each of its seats takes, in their order.
    pub seats: Vec<Demand>,
    /// Whether it let an offer of a part pass.
    pub passed: bool,
}

/// What is free of each quota that has an end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Free(HashMap<QuotaId, i32>);

impl Free {
    /// What is free of these.
    pub fn of(quotas: &[event_quota::Model]) -> Self {
        let free = |quota: &event_quota::Model| Some((quota.id, quota.size? - quota.taken));
        Self(quotas.iter().filter_map(free).collect())
    }

    /// Whether there is room for all of this.
    pub fn fits(&self, demand: &Demand) -> bool {
        demand.iter().all(|(quota, count)| self.0.get(quota).is_none_or(|free| free >= count))
    }

    /// The quotas in which there is not enough room for this.
    pub fn lacking(&self, demand: &Demand) -> Vec<QuotaId> {
        let lacks = |quota: &QuotaId, count: &i32| self.0.get(quota).is_some_and(|free| free < count);
        let mut found: Vec<QuotaId> =
            demand.iter().filter(|(quota, count)| lacks(quota, count)).map(|(quota, _)| *quota).collect();
        found.sort_unstable();
        found
    }

    /// How many of the first of these seats there is room for.
    pub fn room_for(&self, seats: &[Demand]) -> usize {
        (1..=seats.len()).rev().find(|count| self.fits(&sum(&seats[..*count]))).unwrap_or(0)
    }

    fn take(&mut self, demand: &Demand) {
        for (quota, count) in demand {
            if let Some(free) = self.0.get_mut(quota) {
                *free -= count;
            }
        }
    }
}

/// What these seats take together.
pub fn sum(seats: &[Demand]) -> Demand {
    let mut all = Demand::new();
    for (quota, count) in seats.iter().flatten() {
        *all.entry(*quota).or_default() += count;
    }
    all
}

/// Who is given how many of their first seats, in the order of the queue.
pub fn walk<I: Copy>(mut free: Free, queue: &[Party<I>]) -> Vec<(I, usize)> {
    let mut given = vec![];
    for party in queue {
        let room = free.room_for(&party.seats);
        if room > 0 && (room == party.seats.len() || !party.passed) {
            free.take(&sum(&party.seats[..room]));
            given.push((party.id, room));
        }
    }
    given
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seats(count: usize, quotas: &[i64]) -> Vec<Demand> {
        vec![quotas.iter().map(|id| (QuotaId(*id), 1)).collect(); count]
    }

    fn party(id: u8, count: usize, quotas: &[i64]) -> Party<u8> {
        Party { id, seats: seats(count, quotas), passed: false }
    }

    fn free(of: &[(i64, i32)]) -> Free {
        Free(of.iter().map(|(id, count)| (QuotaId(*id), *count)).collect())
    }

    #[test]
    fn a_large_party_is_offered_what_there_is_and_keeps_its_place_when_it_lets_that_pass() {
        let mut queue = [party(1, 4, &[1]), party(2, 2, &[1])];
        assert_eq!(walk(free(&[(1, 2)]), &queue), [(1, 2)]);
        queue[0].passed = true;
        assert_eq!(walk(free(&[(1, 2)]), &queue), [(2, 2)]);
        assert_eq!(walk(free(&[(1, 5)]), &queue), [(1, 4), (2, 1)]);
    }

    #[test]
    fn one_full_quota_holds_up_nobody_who_wants_something_else() {
        let queue = [party(1, 2, &[1, 3]), party(2, 2, &[2, 3])];
        assert_eq!(walk(free(&[(1, 0), (2, 5), (3, 2)]), &queue), [(2, 2)]);
    }

    #[test]
    fn what_has_no_end_and_what_is_oversold_are_understood() {
        assert_eq!(walk(free(&[]), &[party(1, 4, &[9])]), [(1, 4)]);
        assert_eq!(walk(free(&[(1, -3)]), &[party(1, 1, &[1])]), []);
        assert_eq!(free(&[(1, 1), (2, 9)]).lacking(&sum(&seats(2, &[1, 2]))), [QuotaId(1)]);
    }
}
