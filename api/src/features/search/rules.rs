//! In which order similar topics are shown. Pure.

/// Similar topics that are shown at a time.
pub const SIMILAR_MAX: usize = 5;
/// Steps between the best and none at all: what is on the same step is alike.
const STEPS: f32 = 5.0;
/// What scores less than so much of the best shares a common word with it by accident.
const SHARE_MIN: f32 = 0.3;

/// A topic that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate<T> {
    /// How well it fits; comparable within one search.
    pub score: f32,
    /// Whether it has an accepted answer.
    pub solved: bool,
    /// The topic.
    pub topic: T,
}

/// Those that are shown, of what came best first: among those alike first what was answered.
pub fn ranked<T>(mut found: Vec<Candidate<T>>) -> Vec<T> {
    let best = found.iter().map(|one| one.score).fold(0.0, f32::max);
    found.retain(|one| one.score >= best * SHARE_MIN);
    let step = |one: &Candidate<T>| if best > 0.0 { (one.score / best * STEPS).ceil() as i32 } else { 0 };
    // Sorting keeps the order of those that are equal.
    found.sort_by_key(|one| std::cmp::Reverse((step(one), one.solved)));
    found.into_iter().take(SIMILAR_MAX).map(|one| one.topic).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(found: &[(f32, bool)]) -> Vec<usize> {
        let found = found.iter().enumerate();
        ranked(found.map(|(topic, &(score, solved))| Candidate { score, solved, topic }).collect())
    }

    #[test]
    fn what_was_answered_comes_first_among_those_alike_and_not_before_what_fits_better() {
        assert_eq!(order(&[(10.0, false), (9.0, false), (8.5, true), (5.0, true)]), [2, 0, 1, 3]);
        assert_eq!(order(&[(10.0, false), (4.0, true), (2.9, true)]), [0, 1], "and not what fits badly");
        assert_eq!(order(&[(1.0, false); 9]), [0, 1, 2, 3, 4], "the newest of those that are equal");
        assert_eq!(order(&[(0.0, false)]), [0]);
        assert!(order(&[]).is_empty());
    }
}
