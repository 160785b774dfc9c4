//! How votes are counted: a pure function of the options in their order and of the votes. Pure.
//!
//! Options of which one or several are chosen have as many votes as they were named. Ranked votes are counted in rounds
//! (instant runoff): in each, a vote counts for the option that it prefers among those that are left; a vote none of whose
//! options is left counts no more. An option for which more than half of the votes count that still do has won, and so has the
//! last one that is left. Otherwise some are out: in the first round all for which nobody voted first, else the one with the
//! fewest. Of several with the fewest it is the one that had fewer in the round before, or in the one before that, and so on;
//! of those that never differed, the one that stands last among the options.

use linli_entities::poll::PollKind;
use linli_entities::poll_option::PollOptionId;

/// Votes that are the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pile {
    /// For what they are; where they are ranked, the one that is preferred first.
    pub choices: Vec<PollOptionId>,
    /// How many they are.
    pub count: i64,
}

/// What came of a poll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// How many voted.
    pub voter_count: i64,
    /// How many named each option, in their order; where they are ranked, how many named it first.
    pub counts: Vec<(PollOptionId, i64)>,
    /// The rounds of a count of ranked votes.
    pub rounds: Vec<Round>,
    /// The options with the most votes, or the one that won; none where nobody voted.
    pub winners: Vec<PollOptionId>,
}

/// A round of a count of ranked votes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// How many votes count for each option that is left, in their order.
    pub counts: Vec<(PollOptionId, i64)>,
    /// How many votes count no more.
    pub exhausted_count: i64,
    /// What is out after it; nothing after the last.
    pub out: Vec<PollOptionId>,
}

/// Counts the votes of a poll.
pub fn tally(kind: PollKind, options: &[PollOptionId], piles: &[Pile]) -> Tally {
    let voter_count = piles.iter().map(|pile| pile.count).sum();
    if kind == PollKind::Ranked {
        let rounds = if voter_count > 0 { runoff(options, piles) } else { vec![] };
        let winner = rounds.last().and_then(|last| most(&last.counts).first().copied());
        let counts = preferred(options, piles);
        return Tally { voter_count, counts, rounds, winners: winner.into_iter().collect() };
    }
    let named = |option: PollOptionId| piles.iter().filter(move |pile| pile.choices.contains(&option));
    let counts: Vec<(PollOptionId, i64)> =
        options.iter().map(|id| (*id, named(*id).map(|pile| pile.count).sum())).collect();
    Tally { voter_count, winners: most(&counts), counts, rounds: vec![] }
}

/// The options with the most votes, if there are any.
fn most(counts: &[(PollOptionId, i64)]) -> Vec<PollOptionId> {
    let top = counts.iter().map(|(_, count)| *count).max().unwrap_or(0);
    counts.iter().filter(|(_, count)| top > 0 && *count == top).map(|(id, _)| *id).collect()
}

/// How many votes count for each of the options that are left.
fn preferred(left: &[PollOptionId], piles: &[Pile]) -> Vec<(PollOptionId, i64)> {
    let mut counts: Vec<(PollOptionId, i64)> = left.iter().map(|id| (*id, 0)).collect();
    for pile in piles {
        let first = pile.choices.iter().find_map(|choice| left.iter().position(|id| id == choice));
        if let Some(counted) = first.and_then(|place| counts.get_mut(place)) {
            counted.1 += pile.count;
        }
    }
    counts
}

/// The rounds of a count, of at least one vote. Each but the last leaves fewer options, so there are at most as many as those.
fn runoff(options: &[PollOptionId], piles: &[Pile]) -> Vec<Round> {
    let total: i64 = piles.iter().map(|pile| pile.count).sum();
    let mut left = options.to_vec();
    let mut rounds: Vec<Round> = vec![];
    loop {
        let counts = preferred(&left, piles);
        let counting: i64 = counts.iter().map(|(_, count)| count).sum();
        let won = left.len() <= 1 || counts.iter().any(|(_, count)| count * 2 > counting);
        let out = if won { vec![] } else { losers(&counts, &rounds) };
        left.retain(|id| !out.contains(id));
        rounds.push(Round { counts, exhausted_count: total - counting, out });
        if won {
            return rounds;
        }
    }
}

/// What is out after a round in which nothing has won.
fn losers(counts: &[(PollOptionId, i64)], before: &[Round]) -> Vec<PollOptionId> {
    let unnamed: Vec<PollOptionId> =
        counts.iter().filter(|(_, count)| *count == 0).map(|(id, _)| *id).collect();
    if !unnamed.is_empty() && unnamed.len() < counts.len() {
        return unnamed;
    }
    let mut fewest: Vec<PollOptionId> = counts.iter().map(|(id, _)| *id).collect();
    for round in std::iter::once(counts).chain(before.iter().rev().map(|round| &*round.counts)) {
        let of = |id: &PollOptionId| round.iter().find(|(one, _)| one == id).map_or(0, |(_, count)| *count);
        let least = fewest.iter().map(of).min().unwrap_or(0);
        fewest.retain(|id| of(id) == least);
    }
    fewest.pop().into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPTIONS: [PollOptionId; 4] = [PollOptionId(1), PollOptionId(2), PollOptionId(3), PollOptionId(4)];

    fn piles(said: &[(&[i64], i64)]) -> Vec<Pile> {
        let pile = |(ids, count): &(&[i64], i64)| Pile {
            choices: ids.iter().copied().map(PollOptionId).collect(),
            count: *count,
        };
        said.iter().map(pile).collect()
    }

    fn ids(of: &[i64]) -> Vec<PollOptionId> {
        of.iter().copied().map(PollOptionId).collect()
    }

    fn outs(tally: &Tally) -> Vec<Vec<PollOptionId>> {
        tally.rounds.iter().map(|round| round.out.clone()).collect()
    }

    #[test]
    fn what_was_named_most_leads_and_several_may() {
        let counted = tally(PollKind::Several, &OPTIONS, &piles(&[(&[1, 3], 2), (&[3], 1), (&[1], 1)]));
        assert_eq!((counted.voter_count, counted.winners), (4, ids(&[1, 3])));
        assert_eq!(counted.counts.iter().map(|(_, count)| *count).collect::<Vec<_>>(), [3, 0, 3, 0]);
        let none = tally(PollKind::Single, &OPTIONS, &[]);
        assert_eq!((none.voter_count, none.winners, none.counts.len()), (0, vec![], 4));
    }

    #[test]
    fn votes_go_on_to_what_they_prefer_next() {
        // The one with the most in the first round does not win: those who wanted the third prefer the second.
        let counted = tally(PollKind::Ranked, &OPTIONS, &piles(&[(&[1], 4), (&[2, 1], 3), (&[3, 2], 2)]));
        assert_eq!(outs(&counted), [ids(&[4]), ids(&[3]), vec![]]);
        assert_eq!(counted.winners, ids(&[2]));
        assert_eq!(counted.rounds[2].counts, [(PollOptionId(1), 4), (PollOptionId(2), 5)]);
    }

    #[test]
    fn a_vote_none_of_whose_options_is_left_counts_no_more() {
        let counted =
            tally(PollKind::Ranked, &OPTIONS, &piles(&[(&[1], 3), (&[2], 2), (&[3], 1), (&[4, 2], 1)]));
        let exhausted: Vec<i64> = counted.rounds.iter().map(|round| round.exhausted_count).collect();
        assert_eq!(outs(&counted), [ids(&[4]), ids(&[3]), ids(&[2]), vec![]]);
        assert_eq!((exhausted, counted.winners), (vec![0, 0, 1, 4], ids(&[1])));
    }

    #[test]
    fn of_those_with_the_fewest_the_one_is_out_that_had_fewer_before_and_else_the_last() {
        // 2 and 3 have two each in the second round; in the first 2 had one.
        let counted =
            tally(PollKind::Ranked, &OPTIONS, &piles(&[(&[1], 3), (&[3, 1], 2), (&[2, 1], 1), (&[4, 2], 1)]));
        assert_eq!(outs(&counted), [ids(&[4]), ids(&[2]), vec![]]);
        let never = tally(PollKind::Ranked, &OPTIONS, &piles(&[(&[1], 1), (&[2], 1)]));
        assert_eq!((outs(&never), never.winners), (vec![ids(&[3, 4]), ids(&[2]), vec![]], ids(&[1])));
    }
}
