//! What came and what was spent, added up. Pure.

use std::collections::BTreeMap;

use chrono::{Datelike as _, Months};
use linli_entities::Date;
use linli_entities::fund_entry::{FundCategory, FundSource};

/// Months that are shown one by one.
const MONTHS: u32 = 12;

/// What entries of one month come to, of one source or category.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sum {
    /// A day of the month.
    pub month_on: Date,
    /// Who gave it.
    pub source: Option<FundSource>,
    /// What it was spent on.
    pub category: Option<FundCategory>,
    /// By how much the fund changed.
    pub fen: i64,
}

/// What came and was spent within a time, in fen; both above zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flow {
    /// What came.
    pub income: i64,
    /// What was spent.
    pub spent: i64,
}

impl Flow {
    fn add(&mut self, sum: &Sum) {
        match sum.source {
            Some(_) => self.income += sum.fen,
            None => self.spent -= sum.fen,
        }
    }
}

/// What is shown of a fund as a whole. Corrections count where what they correct counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// What came, of each source, those that gave nothing too.
    pub sources: Vec<(FundSource, i64)>,
    /// What was spent, on each category, the most first; those on which nothing was spent are left out.
    pub categories: Vec<(FundCategory, i64)>,
    /// Year by year, those in which nothing happened too, with what was in the fund at the end of each; the last first.
    pub years: Vec<(i32, Flow, i64)>,
    /// The last months, the one of today last.
    pub months: Vec<(Date, Flow)>,
    /// Since it was opened.
    pub whole: Flow,
}

/// Adds up.
pub fn figures(sums: &[Sum], today: Date) -> Figures {
    let mut found = Figures::default();
    sums.iter().for_each(|sum| found.whole.add(sum));
    found.sources = FundSource::ALL
        .iter()
        .map(|source| (*source, total(sums, |sum| sum.source == Some(*source))))
        .collect();
    found.categories = FundCategory::ALL
        .iter()
        .map(|category| (*category, -total(sums, |sum| sum.category == Some(*category))))
        .filter(|(_, fen)| *fen != 0)
        .collect();
    found.categories.sort_by_key(|(_, fen)| -fen);
    found.years = years(sums, today);
    found.months = (0..MONTHS).rev().filter_map(|back| month(sums, today, back)).collect();
    found
}

fn total(sums: &[Sum], of: impl Fn(&Sum) -> bool) -> i64 {
    sums.iter().filter(|sum| of(sum)).map(|sum| sum.fen).sum()
}

fn years(sums: &[Sum], today: Date) -> Vec<(i32, Flow, i64)> {
    let mut flows: BTreeMap<i32, Flow> = BTreeMap::new();
    for sum in sums {
        flows.entry(sum.month_on.year()).or_default().add(sum);
    }
    let Some(first) = flows.keys().next().copied() else { return vec![] };
    let mut balance = 0;
    let mut years: Vec<(i32, Flow, i64)> = (first..=today.year())
        .map(|year| {
            let flow = flows.get(&year).copied().unwrap_or_default();
            balance += flow.income - flow.spent;
            (year, flow, balance)
        })
        .collect();
    years.reverse();
    years
}

fn month(sums: &[Sum], today: Date, back: u32) -> Option<(Date, Flow)> {
    let month_on = today.with_day(1)?.checked_sub_months(Months::new(back))?;
    let mut flow = Flow::default();
    let same =
        |sum: &&Sum| (sum.month_on.year(), sum.month_on.month()) == (month_on.year(), month_on.month());
    sums.iter().filter(same).for_each(|sum| flow.add(sum));
    Some((month_on, flow))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().expect("a date")
    }

    fn income(on: &str, source: FundSource, fen: i64) -> Sum {
        Sum { month_on: day(on), source: Some(source), category: None, fen }
    }

    fn spent(on: &str, category: FundCategory, fen: i64) -> Sum {
        Sum { month_on: day(on), source: None, category: Some(category), fen: -fen }
    }

    #[test]
    fn every_figure_adds_up_to_what_is_in_the_fund() {
        let sums = [
            income("2024-11-01", FundSource::Developer, 1_000),
            income("2026-02-01", FundSource::Owners, 300),
            spent("2024-12-01", FundCategory::Repair, 400),
            spent("2026-02-01", FundCategory::Greenery, 500),
            // What was corrected.
            spent("2026-02-01", FundCategory::Greenery, -100),
        ];
        let found = figures(&sums, day("2026-03-09"));
        assert_eq!(found.whole, Flow { income: 1_300, spent: 800 });
        assert_eq!(
            found.sources,
            [(FundSource::Developer, 1_000), (FundSource::Owners, 300), (FundSource::Other, 0)],
        );
        assert_eq!(found.categories, [(FundCategory::Repair, 400), (FundCategory::Greenery, 400)]);
        assert_eq!(
            found.years,
            [
                (2026, Flow { income: 300, spent: 400 }, 500),
                (2025, Flow::default(), 600),
                (2024, Flow { income: 1_000, spent: 400 }, 600),
            ],
        );
        assert_eq!(found.months.len(), 12);
        assert_eq!(found.months[0].0, day("2025-04-01"));
        assert_eq!(found.months[10], (day("2026-02-01"), Flow { income: 300, spent: 400 }));
        assert_eq!(found.months[11], (day("2026-03-01"), Flow::default()));
    }

    #[test]
    fn a_fund_in_which_nothing_happened_has_no_years() {
        let found = figures(&[], day("2026-03-31"));
        assert!(found.years.is_empty() && found.categories.is_empty());
        assert_eq!(found.months.last().map(|(on, _)| *on), Some(day("2026-03-01")));
    }
}
