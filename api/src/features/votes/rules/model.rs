//! Counting, against a naive model that goes from ballot to ballot and knows no fraction but what it is asked.

use linli_entities::vote::VoteWeight;
use linli_entities::vote_option::VoteOptionKind;
use linli_entities::vote_question::VoteMajority;
use proptest::prelude::*;

use super::counting::{
    Asked, Counted, Fraction, Rule, Share, VoteOutcome, count, read, spelled, taking_part,
};

const USUAL: [VoteOptionKind; 3] = [VoteOptionKind::For, VoteOptionKind::Against, VoteOptionKind::Abstain];
const OWN: [VoteOptionKind; 4] =
    [VoteOptionKind::Other, VoteOptionKind::Other, VoteOptionKind::Other, VoteOptionKind::Abstain];

/// A home of the register, and what it votes to each of two questions, if it does.
type Home = (i64, Option<(i32, i32)>);

fn homes() -> impl Strategy<Value = Vec<Home>> {
    let area = prop_oneof![Just(8_900_i64), Just(12_000), 1..=1_000_000_i64];
    prop::collection::vec((area, prop::option::of((1..=3_i32, 1..=4_i32))), 0..40)
}

fn weights() -> impl Strategy<Value = VoteWeight> {
    prop::sample::select(VoteWeight::ALL)
}

fn majorities() -> impl Strategy<Value = VoteMajority> {
    prop::sample::select(VoteMajority::ALL)
}

fn quorums() -> impl Strategy<Value = Fraction> {
    (1..=9_i32).prop_flat_map(|denominator| {
        (0..=denominator).prop_map(move |numerator| Fraction { numerator, denominator })
    })
}

fn share(homes: &[Home], takes: impl Fn(&Home) -> bool) -> (i64, i64) {
    let taken: Vec<&Home> = homes.iter().filter(|home| takes(home)).collect();
    (taken.len() as i64, taken.iter().map(|home| home.0).sum())
}

/// Whether `part` is more than `numerator` of `denominator` equal pieces of `whole`, or just as much where that will do:
/// each home is cut into as many pieces as the denominator says, so that nothing is left over.
fn enough(part: i64, whole: i64, (numerator, denominator): (i64, i64), equal_will_do: bool) -> bool {
    let (pieces, wanted) = (part * denominator, whole * numerator);
    pieces > wanted || (equal_will_do && pieces == wanted)
}

fn naive(
    homes: &[Home],
    rule: Rule,
    majority: VoteMajority,
    answer: impl Fn(&(i32, i32)) -> i32,
    kinds: &[VoteOptionKind],
) -> (VoteOutcome, Option<i32>) {
    let whole = share(homes, |_| true);
    let part = share(homes, |home| home.1.is_some());
    let pairs = |one: (i64, i64), all: (i64, i64)| match rule.weight {
        VoteWeight::PerUnit => vec![(one.0, all.0)],
        VoteWeight::ByFloorArea => vec![(one.1, all.1)],
        VoteWeight::Both => vec![(one.0, all.0), (one.1, all.1)],
    };
    let quorum = (i64::from(rule.quorum.numerator), i64::from(rule.quorum.denominator));
    if !pairs(part, whole).iter().all(|(one, all)| enough(*one, *all, quorum, true)) {
        return (VoteOutcome::NoQuorum, None);
    }
    let (fraction, equal_will_do) = match majority {
        VoteMajority::MoreThanHalf => ((1, 2), false),
        VoteMajority::TwoThirds => ((2, 3), true),
        VoteMajority::ThreeQuarters => ((3, 4), true),
    };
    let own = kinds.contains(&VoteOptionKind::Other);
    let mut found = None;
    for (place, kind) in (1..).zip(kinds) {
        let is_wanted = *kind == if own { VoteOptionKind::Other } else { VoteOptionKind::For };
        let for_it = share(homes, |home| home.1.as_ref().is_some_and(|choices| answer(choices) == place));
        let mut holds = is_wanted && for_it.0 > 0;
        for (one, all) in pairs(for_it, part) {
            holds = holds && enough(one, all, fraction, equal_will_do);
        }
        if holds {
            assert!(found.is_none(), "two answers are wanted by most");
            found = Some(place);
        }
    }
    let outcome = match (own, found.is_some()) {
        (false, true) => VoteOutcome::Passed,
        (false, false) => VoteOutcome::Rejected,
        (true, true) => VoteOutcome::Chosen,
        (true, false) => VoteOutcome::NoneChosen,
    };
    (outcome, found)
}

proptest! {
    #[test]
    fn a_vote_comes_out_as_the_naive_model_says(
        homes in homes(), weight in weights(), quorum in quorums(), first in majorities(), second in majorities(),
    ) {
        let rule = Rule { weight, quorum };
        let asked = [Asked { majority: first, kinds: USUAL.to_vec() }, Asked { majority: second, kinds: OWN.to_vec() }];
        let ballots: Vec<Counted> = homes
            .iter()
            .filter_map(|(area, choices)| choices.map(|(one, two)| Counted { choices: vec![one, two], area: *area }))
            .collect();
        let counts = count(&asked, &ballots);
        let part = taking_part(&counts);
        let (units, area) = share(&homes, |_| true);
        let whole = Share { units, area };
        prop_assert_eq!((part.units, part.area), share(&homes, |home| home.1.is_some()));
        prop_assert_eq!(
            rule.outcome((part, whole), &asked[0], &counts[0]),
            naive(&homes, rule, first, |choices| choices.0, &USUAL)
        );
        prop_assert_eq!(
            rule.outcome((part, whole), &asked[1], &counts[1]),
            naive(&homes, rule, second, |choices| choices.1, &OWN)
        );
    }

    #[test]
    fn the_order_of_ballots_makes_no_difference(homes in homes(), seed in any::<u64>()) {
        let asked = [Asked { majority: VoteMajority::MoreThanHalf, kinds: USUAL.to_vec() }];
        let mut ballots: Vec<Counted> = homes
            .iter()
            .filter_map(|(area, choices)| choices.map(|(one, _)| Counted { choices: vec![one], area: *area }))
            .collect();
        let before = count(&asked, &ballots);
        let length = ballots.len().max(1);
        let by = usize::try_from(seed % length as u64).unwrap_or(0).min(ballots.len());
        ballots.rotate_left(by);
        ballots.reverse();
        prop_assert_eq!(before, count(&asked, &ballots));
    }

    #[test]
    fn one_more_who_is_for_it_never_rejects_what_had_passed(
        homes in homes(), weight in weights(), quorum in quorums(), majority in majorities(), area in 1..=1_000_000_i64,
    ) {
        // One who had not voted votes for it: the whole stays the same.
        let rule = Rule { weight, quorum };
        let asked = Asked { majority, kinds: USUAL.to_vec() };
        let outcome = |homes: &[Home]| naive_counts(homes, rule, &asked);
        let (mut before, mut after) = (homes.clone(), homes);
        before.push((area, None));
        after.push((area, Some((1, 1))));
        if outcome(&before) == VoteOutcome::Passed {
            prop_assert_eq!(outcome(&after), VoteOutcome::Passed);
        }
    }

    #[test]
    fn what_is_spelled_is_read_again(choices in prop::collection::vec(1..=11_i32, 1..=20)) {
        prop_assert_eq!(read(&spelled(&choices)), choices);
    }
}

fn naive_counts(homes: &[Home], rule: Rule, asked: &Asked) -> VoteOutcome {
    let ballots: Vec<Counted> = homes
        .iter()
        .filter_map(|(area, choices)| choices.map(|(one, _)| Counted { choices: vec![one], area: *area }))
        .collect();
    let counts = count(std::slice::from_ref(asked), &ballots);
    let (units, area) = share(homes, |_| true);
    rule.outcome((taking_part(&counts), Share { units, area }), asked, &counts[0]).0
}

#[test]
fn article_278_takes_two_thirds_of_both_and_then_more_than_a_half_or_three_quarters_of_both() {
    let rule = Rule { weight: VoteWeight::Both, quorum: Fraction::TWO_THIRDS };
    let asked = |majority| Asked { majority, kinds: USUAL.to_vec() };
    let share = |units, area| Share { units, area };
    let whole = share(9, 900);
    let outcome = |taking_part, answers: [Share; 3], majority| {
        rule.outcome((taking_part, whole), &asked(majority), &answers).0
    };
    let (half, quarters) = (VoteMajority::MoreThanHalf, VoteMajority::ThreeQuarters);
    // Just two thirds of both is enough; a home or a square decimetre less of either is not.
    let split = [share(4, 400), share(2, 200), share(0, 0)];
    assert_eq!(outcome(share(6, 600), split, half), VoteOutcome::Passed);
    assert_eq!(outcome(share(5, 700), split, half), VoteOutcome::NoQuorum);
    assert_eq!(outcome(share(7, 599), split, half), VoteOutcome::NoQuorum);
    // A half is not more than a half; who abstains takes part.
    let even = [share(3, 301), share(2, 200), share(1, 99)];
    assert_eq!(outcome(share(6, 600), even, half), VoteOutcome::Rejected);
    // Three quarters are enough where three quarters are wanted, of both.
    let most = [share(6, 600), share(2, 200), share(0, 0)];
    assert_eq!(outcome(share(8, 800), most, quarters), VoteOutcome::Passed);
    let less = [share(6, 599), share(2, 201), share(0, 0)];
    assert_eq!(outcome(share(8, 800), less, quarters), VoteOutcome::Rejected);
}

#[test]
fn where_nobody_votes_nothing_passes() {
    for weight in VoteWeight::ALL {
        let rule = Rule { weight: *weight, quorum: Fraction { numerator: 0, denominator: 1 } };
        for majority in VoteMajority::ALL {
            let asked = Asked { majority: *majority, kinds: USUAL.to_vec() };
            let none = [Share::default(); 3];
            let outcome = rule.outcome((Share::default(), Share { units: 3, area: 9 }), &asked, &none);
            assert_eq!(outcome, (VoteOutcome::Rejected, None));
        }
    }
}
