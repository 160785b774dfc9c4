//! Who stays: of those who joined in a month, how many wrote in that and in later ones. Pure.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::Months;
use linli_entities::account::AccountId;
use linli_entities::project::ProjectId;
use linli_entities::{Date, Instant};

use super::FEW;
use super::figures::of_people;
use crate::features::promise::rules::calendar::{self, Step};

/// Months of a table, at most.
pub const MONTHS_MAX: u32 = 24;
/// Months of a table where nothing else is asked for: as many as are counted again each night.
pub const MONTHS: u32 = 12;

/// By project (0 for everybody) and by the month of joining.
pub type Cohorts = BTreeMap<(i64, Date), i64>;

/// The first day of the month of a time.
pub fn month(at: Instant) -> Date {
    Step::Month.first(calendar::date(at))
}

/// So many months up to that of a day, in order.
pub fn months(today: Date, count: u32) -> Vec<Date> {
    let last = Step::Month.first(today);
    (0..count).rev().filter_map(|back| last.checked_sub_months(Months::new(back))).collect()
}

/// Who holds a home where, and when they joined.
pub type Resident = (ProjectId, AccountId, Instant);

/// How many of those who wrote in a month joined in which: of everybody, and in each project of those who hold a home there
/// and wrote there. Who wrote before they joined was imported, and counts nowhere.
pub fn active(
    active_on: Date,
    writers: &[(Option<ProjectId>, AccountId)],
    joined: &HashMap<AccountId, Instant>,
    residents: &[Resident],
) -> Cohorts {
    let homes: HashSet<(ProjectId, AccountId)> =
        residents.iter().map(|(project_id, account_id, _)| (*project_id, *account_id)).collect();
    let mut people: BTreeMap<(i64, Date), HashSet<AccountId>> = BTreeMap::new();
    for (project_id, account_id) in writers {
        let Some(joined_on) = joined.get(account_id).map(|at| month(*at)) else { continue };
        if joined_on > active_on {
            continue;
        }
        people.entry((0, joined_on)).or_default().insert(*account_id);
        if let Some(project_id) = project_id.filter(|id| homes.contains(&(*id, *account_id))) {
            people.entry((project_id.0, joined_on)).or_default().insert(*account_id);
        }
    }
    people.into_iter().map(|(key, people)| (key, i64::try_from(people.len()).unwrap_or(i64::MAX))).collect()
}

/// Those who joined in a month.
#[derive(Clone, Debug, PartialEq)]
pub struct Cohort {
    /// The first day of the month.
    pub joined_on: Date,
    /// How many they are; none where they are fewer than five.
    pub size: Option<i64>,
    /// How many of a hundred of them wrote in that month and in each later one; none where fewer than five did.
    pub shares: Vec<Option<f64>>,
}

/// The table of these months: how many joined in each, and how many of them wrote in which.
pub fn table(
    months: &[Date],
    sizes: &BTreeMap<Date, i64>,
    active: &BTreeMap<(Date, Date), i64>,
) -> Vec<Cohort> {
    let cohort = |(index, joined_on): (usize, &Date)| {
        let size = sizes.get(joined_on).copied().unwrap_or(0);
        let share = |active_on: &Date| {
            let count = active.get(&(*joined_on, *active_on)).copied().unwrap_or(0);
            (size >= FEW && count >= FEW).then(|| percent(count, size))
        };
        let shares = months.iter().skip(index).map(share).collect();
        Cohort { joined_on: *joined_on, size: of_people(size), shares }
    };
    months.iter().enumerate().map(cohort).collect()
}

/// How many of a hundred, to a tenth; never more than all, though somebody may have left since they wrote.
fn percent(count: i64, size: i64) -> f64 {
    let tenths = (count.min(size) * 2000 + size) / (2 * size);
    f64::from(i32::try_from(tenths).unwrap_or(1000)) / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn who_writes_counts_to_the_month_of_joining_and_once() {
        let at = |text: &str| text.parse::<Instant>().unwrap();
        let joined = HashMap::from([
            (AccountId(1), at("2026-01-31T15:59:59Z")),
            (AccountId(2), at("2026-01-31T16:00:00Z")),
            (AccountId(3), at("2026-04-01T00:00:00Z")),
        ]);
        let one = Some(ProjectId(1));
        let writers = [(one, AccountId(1)), (None, AccountId(1)), (one, AccountId(2)), (one, AccountId(3))];
        let residents = [(ProjectId(1), AccountId(2), at("2026-01-31T16:00:00Z"))];
        let found = active(day("2026-03-01"), &writers, &joined, &residents);
        let expected =
            [((0, day("2026-01-01")), 1), ((0, day("2026-02-01")), 1), ((1, day("2026-02-01")), 1)];
        assert_eq!(found, Cohorts::from(expected));
    }

    #[test]
    fn cells_of_few_are_hidden() {
        let months = months(day("2026-03-15"), 3);
        assert_eq!(months, [day("2026-01-01"), day("2026-02-01"), day("2026-03-01")]);
        let sizes = BTreeMap::from([(months[0], 30), (months[1], 4)]);
        let active = BTreeMap::from([
            ((months[0], months[0]), 20),
            ((months[0], months[1]), 4),
            ((months[0], months[2]), 5),
            ((months[1], months[1]), 4),
        ]);
        let told = table(&months, &sizes, &active);
        assert_eq!((told[0].size, &told[0].shares[..]), (Some(30), &[Some(66.7), None, Some(16.7)][..]));
        assert_eq!((told[1].size, &told[1].shares[..]), (None, &[None, None][..]));
        assert_eq!((told[2].size, &told[2].shares[..]), (Some(0), &[None][..]));
    }
}
