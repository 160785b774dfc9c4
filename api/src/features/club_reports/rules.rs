//! What is counted of a month. Pure.

use std::collections::{BTreeMap, HashMap};

use chrono::{Datelike as _, Months};
use linli_entities::Date;
use linli_entities::account::AccountId;
use linli_entities::unit::UnitId;

/// Months of one report, at most.
pub const MONTHS_MAX: usize = 24;

/// What is counted of a month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Homes that were confirmed as bought.
    pub homes: i64,
    /// Those of them that somebody bought who had a home already.
    pub repeat_homes: i64,
    /// Events that began and at whose door somebody was let in.
    pub events: i64,
    /// Seats at them that were not given up.
    pub seats: i64,
    /// Those of them where somebody came.
    pub came: i64,
    /// Points that members hold when it ends, what they owe taken off.
    pub points: i64,
}

/// The first days of the months from one to another.
pub fn months(from: Date, until: Date) -> Vec<Date> {
    let next = |month: &Date| month.checked_add_months(Months::new(1));
    std::iter::successors(Some(month(from)), next).take_while(|month| *month <= until).collect()
}

/// The month of a day.
pub fn month(day: Date) -> Date {
    day.with_day(1).unwrap_or(day)
}

/// A home that was confirmed as somebody's own.
#[derive(Clone, Copy, Debug)]
pub struct Purchase {
    /// Whose.
    pub account: AccountId,
    /// The home.
    pub unit: UnitId,
    /// On which day.
    pub on: Date,
}

/// How many homes were bought in each month, and how many of them by somebody who had another before. A home that several
/// hold is one, bought when the first of them had it; of several on one day none comes before the other.
pub fn repeats(purchases: &[Purchase]) -> BTreeMap<Date, (i64, i64)> {
    let mut first: HashMap<AccountId, (Date, UnitId)> = HashMap::new();
    let mut homes: BTreeMap<UnitId, (Date, Vec<AccountId>)> = BTreeMap::new();
    for Purchase { account, unit, on } in purchases {
        let known = first.entry(*account).or_insert((*on, *unit));
        if *on < known.0 {
            *known = (*on, *unit);
        }
        let (since, holders) = homes.entry(*unit).or_insert((*on, vec![]));
        *since = (*since).min(*on);
        holders.push(*account);
    }
    let mut counted: BTreeMap<Date, (i64, i64)> = BTreeMap::new();
    for (unit, (on, holders)) in homes {
        let had =
            |account: &AccountId| first.get(account).is_some_and(|(day, other)| *day < on && *other != unit);
        let (all, again) = counted.entry(month(on)).or_default();
        *all += 1;
        *again += i64::from(holders.iter().any(had));
    }
    counted
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn bought(account: i64, unit: i64, on: &str) -> Purchase {
        Purchase { account: AccountId(account), unit: UnitId(unit), on: day(on) }
    }

    #[test]
    fn months_go_from_the_first_to_the_last() {
        let of = |from, until| months(day(from), day(until)).len();
        assert_eq!(
            (of("2026-01-31", "2026-02-01"), of("2026-01-01", "2026-12-31"), of("2026-03-02", "2026-03-01")),
            (2, 12, 1)
        );
    }

    #[test]
    fn who_had_a_home_before_buys_again_and_a_home_of_two_is_one() {
        let purchases = [
            bought(1, 10, "2026-01-05"),
            bought(2, 10, "2026-01-06"),
            bought(2, 11, "2026-02-01"),
            bought(3, 12, "2026-02-02"),
            bought(3, 13, "2026-02-02"),
        ];
        let counted = repeats(&purchases);
        assert_eq!(counted[&day("2026-01-01")], (1, 0));
        assert_eq!(counted[&day("2026-02-01")], (3, 1));
    }
}
