//! What is counted, of which stretches of days, and what of it is told. Pure.

pub mod cohorts;
pub mod figures;
pub mod times;

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;
use linli_entities::Date;
use linli_entities::account::AccountId;
use linli_entities::board::BoardId;
use linli_entities::project::ProjectId;
use linli_entities::statistic::{StatisticKind, StatisticStep};

use crate::code::Code;
use crate::error::Error;
use crate::features::promise::rules::calendar::Step;
use crate::fields::Fields;

/// Of fewer people than this nothing is shown.
pub const FEW: i64 = 5;
/// For how many days after its end a stretch is counted again in any case, and as far as it is known only then.
pub const FRESH_DAYS: i64 = 3;

/// What is counted one by one: of a week or a month the sum of its days.
pub const ADDED: [StatisticKind; 10] = [
    StatisticKind::Topics,
    StatisticKind::Posts,
    StatisticKind::Likes,
    StatisticKind::Questions,
    StatisticKind::Answered,
    StatisticKind::Replied,
    StatisticKind::StaffReplied,
    StatisticKind::Flags,
    StatisticKind::FlagsDecided,
    StatisticKind::Joined,
];

/// People, each once in a stretch however often they did it.
pub const PEOPLE: [StatisticKind; 5] = [
    StatisticKind::Writers,
    StatisticKind::Readers,
    StatisticKind::Likers,
    StatisticKind::Flaggers,
    StatisticKind::Owners,
];

/// Where something is counted: in the group, in a project or in a board.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The project; 0 for the group and for a board.
    pub project_id: i64,
    /// The board; 0 for the group and for a project.
    pub board_id: i64,
}

/// What is counted, where, and how long it took (0 where nothing is measured).
pub type Key = (Place, StatisticKind, i32);
/// How many of each.
pub type Counts = BTreeMap<Key, i64>;

impl Place {
    /// The whole group.
    pub const GROUP: Self = Self { project_id: 0, board_id: 0 };

    /// A project.
    pub fn project(id: ProjectId) -> Self {
        Self { project_id: id.0, board_id: 0 }
    }

    /// A board.
    pub fn board(id: BoardId) -> Self {
        Self { project_id: 0, board_id: id.0 }
    }

    /// Where something counts that happened in a board of a project, or of the club.
    fn all(project_id: Option<ProjectId>, board_id: Option<BoardId>) -> impl Iterator<Item = Self> {
        let project = project_id.map(Self::project);
        [Some(Self::GROUP), project, board_id.map(Self::board)].into_iter().flatten()
    }
}

/// Counts something that happened in a board.
pub fn add(
    counts: &mut Counts,
    (project_id, board_id): (Option<ProjectId>, BoardId),
    (kind, bucket): (StatisticKind, i32),
    by: i64,
) {
    if by > 0 {
        for place in Place::all(project_id, Some(board_id)) {
            *counts.entry((place, kind, bucket)).or_default() += by;
        }
    }
}

/// Where somebody did something.
pub type Did = (Option<ProjectId>, Option<BoardId>, AccountId);

/// Counts people, each once in each place.
pub fn add_people(counts: &mut Counts, kind: StatisticKind, people: &[Did]) {
    let mut found: BTreeMap<Place, BTreeSet<AccountId>> = BTreeMap::new();
    for (project_id, board_id, account_id) in people {
        for place in Place::all(*project_id, *board_id) {
            found.entry(place).or_default().insert(*account_id);
        }
    }
    for (place, people) in found {
        counts.insert((place, kind, 0), i64::try_from(people.len()).unwrap_or(i64::MAX));
    }
}

/// What a recount must give again. Who read is forgotten when the same topic is read again, and homes change hands: those
/// are told as they were when they were counted.
pub fn is_checked(kind: StatisticKind) -> bool {
    !matches!(kind, StatisticKind::Readers | StatisticKind::Owners | StatisticKind::Residents)
}

/// The figures of readers that stay: of a stretch that is fresh the higher ones, of an older one those that are there.
pub fn keep_readers(counts: &mut Counts, before: &Counts, fresh: bool) {
    let is_readers = |(_, kind, _): &Key| *kind == StatisticKind::Readers;
    if !fresh {
        counts.retain(|key, _| !is_readers(key));
    }
    for (key, count) in before.iter().filter(|(key, _)| is_readers(key)) {
        let kept = counts.entry(*key).or_default();
        *kept = (*kept).max(*count);
    }
}

/// The same stretch, as the calendar knows it.
pub fn calendar_step(step: StatisticStep) -> Step {
    match step {
        StatisticStep::Day => Step::Day,
        StatisticStep::Week => Step::Week,
        StatisticStep::Month => Step::Month,
    }
}

/// The first day of the stretch that holds a day.
pub fn first(step: StatisticStep, day: Date) -> Date {
    calendar_step(step).first(day)
}

/// The first day after the stretch that begins here.
pub fn end(step: StatisticStep, first_on: Date) -> Date {
    calendar_step(step).next(first_on)
}

/// Whether a stretch is under way or ended only a few days ago.
pub fn is_fresh(step: StatisticStep, first_on: Date, today: Date) -> bool {
    end(step, first_on) + TimeDelta::days(FRESH_DAYS) >= today
}

/// The first days of the stretches from one day to another.
pub fn stretches(step: StatisticStep, from: Date, until: Date) -> Vec<Date> {
    std::iter::successors(Some(first(step, from)), |first_on| Some(end(step, *first_on)))
        .take_while(|first_on| *first_on <= until)
        .collect()
}

/// How many stretches before the last are told where nothing else is asked for, and how many stretches at most.
fn told(step: StatisticStep) -> (usize, usize) {
    match step {
        StatisticStep::Day => (29, 92),
        StatisticStep::Week => (12, 106),
        StatisticStep::Month => (11, 24),
    }
}

/// The stretches that are asked for: up to today where nothing is said, and never beyond.
///
/// # Errors
/// [`Code::OutOfRange`] at `/from_on` where it is after the last day, or more is asked for than is told at once; those of
/// [`Fields::date`].
pub fn period(
    step: StatisticStep,
    (from_on, until_on): (Option<Date>, Option<Date>),
    today: Date,
) -> Result<Vec<Date>, Error> {
    let mut fields = Fields::default();
    for (pointer, day) in [("/from_on", from_on), ("/until_on", until_on)] {
        if let Some(day) = day {
            fields.date(pointer, day);
        }
    }
    fields.finish(())?;
    let (usual, most) = told(step);
    let until = until_on.unwrap_or(today).min(today);
    let back = |first_on: &Date| Some(first(step, *first_on - TimeDelta::days(1)));
    let from = from_on
        .unwrap_or_else(|| std::iter::successors(Some(first(step, until)), back).nth(usual).unwrap_or(until));
    // The longest that is told is no more days than so many of the longest stretches.
    let far = (until - from).num_days() > calendar_step(step).days_max() * i64::try_from(most).unwrap_or(0);
    let found = if far || from > until { vec![] } else { stretches(step, from, until) };
    if found.is_empty() || found.len() > most {
        return Err(Error::invalid("/from_on", Code::OutOfRange));
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn what_happens_in_a_board_counts_there_and_in_its_project_and_in_the_group() {
        let mut counts = Counts::new();
        add(&mut counts, (Some(ProjectId(1)), BoardId(7)), (StatisticKind::Posts, 0), 2);
        add(&mut counts, (None, BoardId(8)), (StatisticKind::Posts, 0), 3);
        add(&mut counts, (None, BoardId(8)), (StatisticKind::Topics, 0), 0);
        let of = |place: Place| counts.get(&(place, StatisticKind::Posts, 0)).copied();
        assert_eq!(of(Place::GROUP), Some(5));
        assert_eq!(of(Place::project(ProjectId(1))), Some(2));
        assert_eq!((of(Place::board(BoardId(7))), of(Place::board(BoardId(8)))), (Some(2), Some(3)));
        assert_eq!(counts.len(), 4, "nothing is kept of none");
    }

    #[test]
    fn whoever_does_it_in_two_boards_is_one() {
        let mut counts = Counts::new();
        let did = |board: i64, account: i64| (Some(ProjectId(1)), Some(BoardId(board)), AccountId(account));
        add_people(&mut counts, StatisticKind::Writers, &[did(7, 1), did(8, 1), did(8, 2)]);
        let of = |place: Place| counts[&(place, StatisticKind::Writers, 0)];
        assert_eq!((of(Place::GROUP), of(Place::project(ProjectId(1)))), (2, 2));
        assert_eq!((of(Place::board(BoardId(7))), of(Place::board(BoardId(8)))), (1, 2));
    }

    #[test]
    fn readers_of_a_stretch_never_become_fewer_and_those_of_an_old_one_stay() {
        let key = (Place::GROUP, StatisticKind::Readers, 0);
        for (fresh, counted, expected) in [(true, 3, 7), (true, 9, 9), (false, 9, 7)] {
            let mut counts = Counts::from([(key, counted)]);
            keep_readers(&mut counts, &Counts::from([(key, 7)]), fresh);
            assert_eq!(counts[&key], expected);
        }
        let mut counts = Counts::from([(key, 9)]);
        keep_readers(&mut counts, &Counts::new(), false);
        assert_eq!(counts, Counts::new(), "nothing is known of a day that is long over");
    }

    #[test]
    fn a_period_ends_today_and_has_so_many_stretches_at_most() {
        let today = day("2026-03-31");
        let count = |step, from: Option<&str>, until: Option<&str>| {
            period(step, (from.map(day), until.map(day)), today).map(|found| found.len()).ok()
        };
        assert_eq!(count(StatisticStep::Day, None, None), Some(30));
        assert_eq!(count(StatisticStep::Week, None, None), Some(13));
        assert_eq!(count(StatisticStep::Day, Some("2025-12-30"), None), Some(92));
        assert_eq!(count(StatisticStep::Day, Some("2025-12-29"), None), None);
        assert_eq!(count(StatisticStep::Month, Some("2024-04-30"), None), Some(24));
        assert_eq!(count(StatisticStep::Month, Some("2024-03-31"), None), None);
        assert_eq!(count(StatisticStep::Month, Some("1900-01-01"), None), None);
        assert_eq!(count(StatisticStep::Day, Some("2026-04-01"), Some("2026-04-02")), None);
        assert_eq!(count(StatisticStep::Day, Some("2026-03-31"), Some("2027-01-01")), Some(1));
        let months = period(StatisticStep::Month, (None, None), today).unwrap();
        assert_eq!(months.last(), Some(&day("2026-03-01")));
        assert_eq!(months.first(), Some(&day("2025-04-01")));
    }
}
