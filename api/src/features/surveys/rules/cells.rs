//! Which cells of a cut are shown, so that none that is too small is known. Pure.
//!
//! A cell with fewer than [`CELL_MIN`] answers is not shown. What all cells have together is known, so what the hidden
//! ones have together is, too: it is at least [`CELL_MIN`], and the hidden cells are not all the same, so that each could
//! be another one. Cells are hidden from the smallest up, all of one size together, until that is so.

/// The fewest answers of which something is shown.
pub const CELL_MIN: u64 = 5;

/// Which of these cells are shown, each with so many answers. One without any is never shown.
pub fn shown(counts: &[u64]) -> Vec<bool> {
    let is_enough = |most: u64| {
        let hidden: Vec<u64> = counts.iter().copied().filter(|count| (1..=most).contains(count)).collect();
        let differ = hidden.iter().any(|count| *count != hidden[0]);
        hidden.is_empty() || (differ && hidden.iter().sum::<u64>() >= CELL_MIN)
    };
    let mut bounds: Vec<u64> = counts.iter().copied().filter(|count| *count >= CELL_MIN).collect();
    bounds.sort_unstable();
    let most = std::iter::once(CELL_MIN - 1).chain(bounds).find(|most| is_enough(*most));
    counts.iter().map(|count| most.is_some_and(|most| *count > most)).collect()
}

/// Whether a question is shown for these cells, which are shown themselves, beside those that are not: replies to it of
/// each. Each has enough, and so have the hidden ones together.
pub fn is_cut(shown: &[u64], hidden: u64) -> bool {
    let enough = |count: u64| count == 0 || count >= CELL_MIN;
    shown.iter().all(|count| *count >= CELL_MIN) && enough(hidden)
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeSet, HashMap};

    use super::*;

    /// Every way in which so many answers are spread over so many cells.
    fn spreads(cells: usize, total: u64) -> Vec<Vec<u64>> {
        if cells == 1 {
            return vec![vec![total]];
        }
        let with = |first: u64| {
            spreads(cells - 1, total - first)
                .into_iter()
                .map(move |rest| std::iter::once(first).chain(rest).collect())
        };
        (0..=total).flat_map(with).collect()
    }

    /// What somebody sees who knows this rule, and how many answers there are.
    fn view(counts: &[u64]) -> Vec<Option<u64>> {
        shown(counts).into_iter().zip(counts).map(|(shown, count)| shown.then_some(*count)).collect()
    }

    #[test]
    fn no_cell_below_five_can_be_reckoned_from_what_is_shown() {
        for cells in 1..=5 {
            for total in CELL_MIN..=if cells < 5 { 22 } else { 16 } {
                let mut same: HashMap<Vec<Option<u64>>, Vec<Vec<u64>>> = HashMap::new();
                for spread in spreads(cells, total) {
                    same.entry(view(&spread)).or_default().push(spread);
                }
                for (view, spreads) in same {
                    let hidden = total - view.iter().flatten().sum::<u64>();
                    assert!(hidden == 0 || hidden >= CELL_MIN, "{view:?} of {total}");
                    assert!(view.iter().flatten().all(|count| *count >= CELL_MIN), "{view:?}");
                    for cell in 0..cells {
                        let could_be: BTreeSet<u64> = spreads.iter().map(|spread| spread[cell]).collect();
                        let small = could_be.iter().any(|count| (1..CELL_MIN).contains(count));
                        assert!(
                            !small || could_be.len() > 1,
                            "{view:?} of {total} tells cell {cell}: {could_be:?}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn no_more_is_hidden_than_has_to_be() {
        for (counts, expected) in [
            (vec![20, 30, 5], vec![true, true, true]),
            (vec![20, 4, 30, 6], vec![true, false, true, false]),
            (vec![2, 4, 9], vec![false, false, true]),
            (vec![0, 9], vec![false, true]),
            (vec![4, 4, 9], vec![false, false, false]),
            (vec![5, 5, 4, 30], vec![false, false, false, true]),
        ] {
            assert_eq!(shown(&counts), expected, "{counts:?}");
        }
    }

    #[test]
    fn a_question_that_few_answered_is_not_cut() {
        assert!(is_cut(&[5, 9], 0) && is_cut(&[5], 5) && is_cut(&[], 0));
        assert!(!is_cut(&[5, 4], 0) && !is_cut(&[5, 9], 4) && !is_cut(&[0], 9));
    }
}
