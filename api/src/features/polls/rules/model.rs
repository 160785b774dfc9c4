//! Made-up votes, counted by the rules and by a naive model: one that keeps each vote by itself, crosses out one option at a
//! time, and reckons each round from all votes anew.

use linli_entities::poll::PollKind;
use linli_entities::poll_option::PollOptionId;
use proptest::prelude::*;

use super::tally::{Pile, Tally, tally};

/// A vote: the option that is preferred first, then the next.
type Vote = Vec<usize>;

/// So many options, and votes for them.
fn polled() -> impl Strategy<Value = (usize, Vec<Vote>)> {
    (2..=7_usize).prop_flat_map(|count| {
        let all: Vec<usize> = (0..count).collect();
        let vote = (Just(all).prop_shuffle(), 1..=count).prop_map(|(order, named)| order[..named].to_vec());
        (Just(count), proptest::collection::vec(vote, 0..24))
    })
}

/// Ids that do not rise with the place of the option: only the place counts.
fn id(option: usize) -> PollOptionId {
    PollOptionId(100 - i64::try_from(option).unwrap_or(0))
}

fn ids(count: usize) -> Vec<PollOptionId> {
    (0..count).map(id).collect()
}

/// Each vote a pile of its own.
fn apart(votes: &[Vote]) -> Vec<Pile> {
    let pile = |vote: &Vote| Pile { choices: vote.iter().copied().map(id).collect(), count: 1 };
    votes.iter().map(pile).collect()
}

/// Equal votes together, in another order.
fn together(votes: &[Vote]) -> Vec<Pile> {
    let mut sorted: Vec<Vote> = votes.to_vec();
    sorted.sort_unstable_by(|one, other| other.cmp(one));
    let equal = sorted.chunk_by(|one, other| one == other);
    equal
        .map(|votes| Pile { count: i64::try_from(votes.len()).unwrap_or(0), ..apart(votes).remove(0) })
        .collect()
}

/// How many votes count for an option when only these are left.
fn support(votes: &[Vote], left: &[usize], option: usize) -> usize {
    votes.iter().filter(|vote| vote.iter().find(|one| left.contains(one)) == Some(&option)).count()
}

/// Who wins: whoever has more than half of what counts, or is alone.
fn model_winner(votes: &[Vote], count: usize) -> Option<usize> {
    if votes.is_empty() {
        return None;
    }
    let mut left: Vec<usize> = (0..count).collect();
    // What each had in each round so far.
    let mut had: Vec<Vec<usize>> = vec![vec![]; count];
    loop {
        for option in &left {
            had[*option].push(support(votes, &left, *option));
        }
        let now = |option: &usize| had[*option].last().copied().unwrap_or(0);
        let counting: usize = left.iter().map(now).sum();
        if let Some(winner) = left.iter().find(|option| left.len() == 1 || now(option) * 2 > counting) {
            return Some(*winner);
        }
        // The latest round is compared first, then the ones before it; what never differed is out from the end.
        let worst = left.iter().copied().min_by_key(|option| {
            let newest_first: Vec<usize> = had[*option].iter().rev().copied().collect();
            (newest_first, std::cmp::Reverse(*option))
        });
        left.retain(|option| Some(*option) != worst);
    }
}

fn named(tally: &Tally, option: usize) -> i64 {
    tally.counts.iter().find(|(one, _)| *one == id(option)).map_or(-1, |(_, count)| *count)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn ranked_votes_elect_whom_a_naive_model_elects((count, votes) in polled()) {
        let counted = tally(PollKind::Ranked, &ids(count), &apart(&votes));
        let winner = model_winner(&votes, count).map(id);
        prop_assert_eq!(counted.winners, winner.into_iter().collect::<Vec<_>>(), "{:?}", counted.rounds);
    }

    #[test]
    fn it_makes_no_difference_in_which_order_votes_lie_and_whether_equal_ones_lie_together(
        (count, votes) in polled(),
    ) {
        for kind in [PollKind::Ranked, PollKind::Several] {
            prop_assert_eq!(tally(kind, &ids(count), &apart(&votes)), tally(kind, &ids(count), &together(&votes)));
        }
    }

    #[test]
    fn in_each_round_each_vote_counts_once_or_no_more_and_what_is_out_stays_out((count, votes) in polled()) {
        let counted = tally(PollKind::Ranked, &ids(count), &apart(&votes));
        let mut left = ids(count);
        for (index, round) in counted.rounds.iter().enumerate() {
            let told: Vec<PollOptionId> = round.counts.iter().map(|(id, _)| *id).collect();
            prop_assert_eq!(&told, &left);
            let sum: i64 = round.counts.iter().map(|(_, count)| count).sum();
            prop_assert_eq!(sum + round.exhausted_count, counted.voter_count);
            prop_assert_eq!(round.out.is_empty(), index + 1 == counted.rounds.len());
            left.retain(|id| !round.out.contains(id));
        }
        prop_assert_eq!(counted.rounds.is_empty(), votes.is_empty());
        prop_assert!(counted.rounds.len() <= count);
    }

    #[test]
    fn what_most_put_first_wins_and_what_is_not_ranked_has_as_many_votes_as_name_it((count, votes) in polled()) {
        let ranked = tally(PollKind::Ranked, &ids(count), &apart(&votes));
        let several = tally(PollKind::Several, &ids(count), &apart(&votes));
        for option in 0..count {
            let first = votes.iter().filter(|vote| vote.first() == Some(&option)).count();
            prop_assert_eq!(named(&ranked, option), i64::try_from(first).unwrap_or(-1));
            if first * 2 > votes.len() {
                prop_assert_eq!(&ranked.winners, &vec![id(option)]);
            }
            let all = votes.iter().filter(|vote| vote.contains(&option)).count();
            prop_assert_eq!(named(&several, option), i64::try_from(all).unwrap_or(-1));
            let leads = all > 0 && (0..count).all(|other| named(&several, other) <= named(&several, option));
            prop_assert_eq!(several.winners.contains(&id(option)), leads);
        }
    }
}
