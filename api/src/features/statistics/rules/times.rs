//! How long something took, as far as it is kept: in steps of a list. Pure.

use std::collections::BTreeMap;

const MINUTE: i64 = 60;
const HOUR: i64 = 3600;
const DAY: i64 = 86_400;

/// Up to how many seconds each step goes; what took longer than the last counts there.
pub const BOUNDS: [i64; 24] = [
    5 * MINUTE,
    10 * MINUTE,
    15 * MINUTE,
    20 * MINUTE,
    30 * MINUTE,
    45 * MINUTE,
    HOUR,
    90 * MINUTE,
    2 * HOUR,
    3 * HOUR,
    4 * HOUR,
    6 * HOUR,
    8 * HOUR,
    12 * HOUR,
    18 * HOUR,
    DAY,
    36 * HOUR,
    2 * DAY,
    3 * DAY,
    5 * DAY,
    7 * DAY,
    14 * DAY,
    30 * DAY,
    365 * DAY,
];

/// The step in which a time is, from 1 on.
pub fn bucket(seconds: i64) -> i32 {
    let index = BOUNDS.partition_point(|bound| *bound < seconds).min(BOUNDS.len() - 1);
    i32::try_from(index + 1).unwrap_or(i32::MAX)
}

/// The seconds within which half of them were done: up to which the step goes in which the one in the middle is, of an even
/// number the earlier one. None where there is none.
pub fn median(counted: &BTreeMap<i32, i64>) -> Option<i64> {
    let whole: i64 = counted.values().sum();
    let mut before = 0;
    let (step, _) = counted.iter().find(|(_, count)| {
        before += **count;
        **count > 0 && before * 2 >= whole
    })?;
    let index = usize::try_from(*step).ok()?.checked_sub(1)?;
    BOUNDS.get(index.min(BOUNDS.len() - 1)).copied()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn counted(times: &[i64]) -> BTreeMap<i32, i64> {
        let mut found = BTreeMap::new();
        times.iter().for_each(|time| *found.entry(bucket(*time)).or_default() += 1);
        found
    }

    #[test]
    fn a_time_is_in_the_step_that_goes_up_to_it() {
        assert_eq!((bucket(0), bucket(300), bucket(301)), (1, 1, 2));
        assert_eq!((bucket(365 * DAY), bucket(366 * DAY)), (24, 24));
        assert_eq!(median(&BTreeMap::new()), None);
        assert_eq!(median(&counted(&[60, 70, 4000])), Some(300));
        assert_eq!(median(&counted(&[60, 4000])), Some(300));
        assert_eq!(median(&counted(&[4000])), Some(90 * MINUTE));
    }

    proptest! {
        #[test]
        fn the_middle_one_took_no_longer_and_longer_than_the_step_before(
            mut times in proptest::collection::vec(0..400 * DAY, 1..40),
        ) {
            times.sort_unstable();
            let middle = times[(times.len() - 1) / 2];
            let told = median(&counted(&times)).unwrap();
            let before = BOUNDS.iter().rev().find(|bound| **bound < told).copied().unwrap_or(-1);
            prop_assert!(middle > before && (middle <= told || told == 365 * DAY));
        }
    }
}
