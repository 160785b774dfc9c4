//! Made-up stories, added up by the fold and by a naive model: one that looks at all acts at once and knows nothing of
//! the order in which the fold takes them.
//!
//! What always holds, with the numbers under which it is spoken of: I1 each cycle has one first answer, I2 an answer is
//! due at most its promise after it began and never moves later, I3 what is owed is at any time one of met, breached,
//! open and cancelled, and once breached stays so while no act comes, I4 each step of a ladder comes once and in order,
//! I5 the same acts add up to the same, whatever was added up before, I7 acts do not go back in time, I8 nobody does what
//! the table refuses, I11 what was owed in an earlier cycle stays as it was, and what was promised until a date outlives it.

use proptest::prelude::*;

use super::tests::{HOUR, fact};
use super::*;
use crate::features::complaints::rules::ladder;
use crate::features::complaints::rules::promise::PRESENT;

/// What may happen next: what, how much later, and what of several is meant.
type Wish = (ActKind, i64, Grade, usize);

fn wishes() -> impl Strategy<Value = Vec<Wish>> {
    let kinds: Vec<ActKind> = ActKind::ALL.iter().copied().filter(|kind| *kind != ActKind::Filed).collect();
    let grades = proptest::sample::select(Grade::ALL.to_vec());
    let wish = (proptest::sample::select(kinds), 0..40 * HOUR, grades, 0..4_usize);
    proptest::collection::vec(wish, 0..24)
}

/// What of the wishes the table and the facts let happen.
fn story(wishes: Vec<Wish>, first: Grade) -> Vec<Fact> {
    let mut facts = vec![Fact { grade: Some(first), ..fact(1, ActKind::Filed, 0) }];
    let mut now = 0;
    for (kind, later, grade, which) in wishes {
        now += later;
        let standing = Standing::of(&facts).expect("a standing");
        if table::reached(standing.state, kind).is_none() {
            continue;
        }
        let number = i32::try_from(facts.len()).expect("few") + 1;
        let mut new = fact(number, kind, now);
        let pick = |numbers: Vec<i32>| numbers.get(which % numbers.len().max(1)).copied();
        let all = |wanted: &dyn Fn(i32) -> bool| (1..number).filter(|one| wanted(*one)).collect::<Vec<_>>();
        let promised = |of: i32| {
            standing
                .deadlines
                .iter()
                .any(|one| one.kind == DeadlineKind::Commitment && one.opened_by == of && one.is_owed())
        };
        new.of = match kind {
            ActKind::AnswerRetracted => pick(all(&|of| standing.has_answer(of))),
            ActKind::AnswerDisputed => pick(all(&|of| standing.may_dispute(of))),
            ActKind::DisputeUpheld | ActKind::DisputeDismissed => pick(all(&|of| standing.awaits_ruling(of))),
            ActKind::CommitmentKept => pick(all(&promised)),
            _ => None,
        };
        let resolution =
            standing.deadlines.iter().find(|one| one.kind == DeadlineKind::Resolution && one.is_owed());
        let fits = match kind {
            ActKind::AnswerRetracted
            | ActKind::AnswerDisputed
            | ActKind::DisputeUpheld
            | ActKind::DisputeDismissed
            | ActKind::CommitmentKept => new.of.is_some(),
            ActKind::AnswerWaived | ActKind::AnswerSkipped => standing.owes(DeadlineKind::NextAnswer),
            ActKind::AnswerWanted => standing.has_skipped(),
            ActKind::Extended => resolution.is_some_and(|one| {
                new.at <= one.due_at && !one.is_paused(new.at) && standing.extension_count < EXTENSIONS_MAX
            }),
            ActKind::Reminded | ActKind::AutoClosed => {
                standing.next_step().is_some_and(|(step, from)| step == kind && from <= new.at)
            }
            _ => true,
        };
        if !fits {
            continue;
        }
        new.grade = (kind == ActKind::Graded).then_some(grade);
        let hours = TimeDelta::hours(i64::try_from(which).expect("few") * 20 + 1);
        new.until = match kind {
            ActKind::CommitmentMade => Some(new.at + hours),
            ActKind::Extended => resolution.map(|one| one.due_at + hours),
            _ => None,
        };
        facts.push(new);
    }
    facts
}

/// Cycles as ranges of facts.
fn cycles(facts: &[Fact]) -> Vec<std::ops::Range<usize>> {
    let starts: Vec<usize> =
        (0..facts.len()).filter(|i| matches!(facts[*i].kind, ActKind::Filed | ActKind::Reopened)).collect();
    let ends = starts.iter().skip(1).copied().chain([facts.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

fn grade_at(facts: &[Fact], index: usize) -> Grade {
    facts[..=index].iter().rev().find_map(|fact| fact.grade).expect("a grade")
}

/// Whether the fact makes an answer none.
fn voids(fact: &Fact) -> bool {
    matches!(fact.kind, ActKind::AnswerRetracted | ActKind::DisputeUpheld)
}

/// The first answer of each cycle.
fn naive_first(facts: &[Fact], now: Instant) -> Vec<Status> {
    let mut found = vec![];
    for cycle in cycles(facts) {
        let (start, end) = (cycle.start, cycle.end);
        let void: Vec<i32> = facts.iter().filter(|fact| voids(fact)).filter_map(|fact| fact.of).collect();
        let answers = facts[cycle.clone()].iter().filter(|fact| fact.kind == ActKind::Answered);
        let answer = answers.clone().find(|fact| !void.contains(&fact.number)).map(|fact| fact.at);
        let mut due = facts[start].at + PRESENT.first_answer(grade_at(facts, start));
        // While an answer stood, a grading moved nothing.
        for (index, graded) in facts.iter().enumerate().take(end).skip(start) {
            let stood = facts[start..index].iter().any(|fact| {
                fact.kind == ActKind::Answered
                    && !facts[..index].iter().any(|later| voids(later) && later.of == Some(fact.number))
            });
            if graded.kind == ActKind::Graded && !stood {
                let within = PRESENT.first_answer(graded.grade.expect("a grade"));
                due = due.min((facts[start].at + within).max(graded.at + GRACE));
            }
        }
        let over = |fact: &&Fact| matches!(fact.kind, ActKind::Withdrawn | ActKind::ClosingAgreed);
        let ended = facts[cycle].iter().find(over).or(facts.get(end)).map(|fact| fact.at);
        found.push(match (answer, ended) {
            (Some(answer), _) if answer <= due => Status::Met,
            (Some(_), _) => Status::Breached,
            (None, Some(ended)) if ended <= due => Status::Cancelled,
            (None, None) if now <= due => Status::Open,
            _ => Status::Breached,
        });
    }
    found
}

/// What is left of the time to put it right in the last cycle, burnt down from act to act, where it was not put right in
/// it: a clock that is stopped and set, instead of an instant that moves.
fn naive_left(facts: &[Fact]) -> Option<(TimeDelta, Instant)> {
    let cycle = cycles(facts).pop()?;
    let start = &facts[cycle.start];
    let mut left = PRESENT.resolution(grade_at(facts, cycle.start));
    let (mut burnt, mut at) = (TimeDelta::zero(), start.at);
    let (mut stopped, mut silent) = (None::<Instant>, true);
    for fact in &facts[cycle.start + 1..cycle.end] {
        // Time that passed since the act before, without what stood still.
        let stood = stopped.map_or(TimeDelta::zero(), |until| until.min(fact.at) - at.min(until));
        let passed = fact.at - at - stood;
        (left, burnt, at) = (left - passed, burnt + passed, fact.at);
        stopped = stopped.filter(|until| *until > fact.at);
        match fact.kind {
            ActKind::InfoRequested if silent => {
                silent = false;
                stopped = (left >= TimeDelta::zero()).then(|| fact.at + PAUSE_MAX);
            }
            ActKind::FollowedUp => (stopped, silent) = (None, true),
            ActKind::Graded => {
                let within = PRESENT.resolution(fact.grade.expect("a grade"));
                left = left.min((within - burnt).max(GRACE));
            }
            ActKind::Extended => left = fact.until.expect("a time") - fact.at,
            ActKind::Resolved | ActKind::Withdrawn | ActKind::ClosingAgreed => return None,
            _ => {}
        }
    }
    let still = stopped.map_or(TimeDelta::zero(), |until| until - at);
    Some((left, at + still))
}

/// What was promised until a date.
fn naive_commitments(facts: &[Fact], now: Instant) -> Vec<Status> {
    let mut found = vec![];
    for (index, made) in facts.iter().enumerate().filter(|(_, fact)| fact.kind == ActKind::CommitmentMade) {
        let ends = |fact: &&Fact| {
            (fact.kind == ActKind::CommitmentKept && fact.of == Some(made.number))
                || matches!(fact.kind, ActKind::Withdrawn | ActKind::ClosingAgreed)
        };
        let end = facts[index..].iter().find(ends);
        let in_time = end.map_or(now, |end| end.at) <= made.until.expect("a time");
        found.push(match end.map(|end| end.kind) {
            _ if !in_time => Status::Breached,
            Some(ActKind::CommitmentKept) => Status::Met,
            Some(_) => Status::Cancelled,
            None => Status::Open,
        });
    }
    found
}

/// Rulings on disputed answers.
fn naive_rulings(facts: &[Fact], now: Instant) -> Vec<Status> {
    let mut found = vec![];
    for (index, disputed) in facts.iter().enumerate().filter(|(_, fact)| fact.kind == ActKind::AnswerDisputed)
    {
        use ActKind::{
            AnswerRetracted, ClosingAgreed, Confirmed, DisputeDismissed, DisputeUpheld, Reopened, Withdrawn,
        };
        let of = |fact: &Fact| fact.of == disputed.of;
        let end = facts[index + 1..].iter().find(|fact| match fact.kind {
            DisputeUpheld | DisputeDismissed | AnswerRetracted => of(fact),
            Confirmed | Reopened | Withdrawn | ClosingAgreed => true,
            _ => false,
        });
        let in_time = end.map_or(now, |end| end.at) <= disputed.at + RULING;
        found.push(match end.map(|end| end.kind) {
            _ if !in_time => Status::Breached,
            Some(DisputeUpheld | DisputeDismissed) => Status::Met,
            Some(_) => Status::Cancelled,
            None => Status::Open,
        });
    }
    found
}

/// Whether the complaint came to its end by itself, and how often the complainant had been asked since the last word.
fn naive_end(facts: &[Fact]) -> Option<(TimeDelta, usize)> {
    let closed = facts.iter().rposition(|fact| fact.kind == ActKind::AutoClosed)?;
    let word = |fact: &Fact| {
        use ActKind::{AnswerDisputed, FollowedUp, Rated, Resolved};
        matches!(fact.kind, Resolved | FollowedUp | AnswerDisputed | Rated)
    };
    let last = facts[..closed].iter().rposition(word)?;
    let reminders = facts[last..closed].iter().filter(|fact| fact.kind == ActKind::Reminded).count();
    Some((facts[closed].at - facts[last].at, reminders))
}

fn of_kind(standing: &Standing, kind: DeadlineKind) -> Vec<&Deadline> {
    standing.deadlines.iter().filter(|one| one.kind == kind).collect()
}

fn statuses(standing: &Standing, kind: DeadlineKind, now: Instant) -> Vec<Status> {
    of_kind(standing, kind).iter().map(|one| one.status(now)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), ..ProptestConfig::default() })]

    #[test]
    fn the_fold_agrees_with_a_naive_model(
        wishes in wishes(), first in proptest::sample::select(Grade::ALL.to_vec()), later in 0..200 * HOUR,
    ) {
        let facts = story(wishes, first);
        let now = facts.last().expect("facts").at + TimeDelta::seconds(later);
        let standing = Standing::of(&facts).expect("a standing");
        prop_assert_eq!(statuses(&standing, DeadlineKind::FirstAnswer, now), naive_first(&facts, now));
        prop_assert_eq!(statuses(&standing, DeadlineKind::Commitment, now), naive_commitments(&facts, now));
        prop_assert_eq!(statuses(&standing, DeadlineKind::Ruling, now), naive_rulings(&facts, now));
        if let Some((left, from)) = naive_left(&facts) {
            let resolution = of_kind(&standing, DeadlineKind::Resolution).pop().expect("a resolution");
            prop_assert_eq!(resolution.due_at, from + left);
        }
        if let Some((silence, reminders)) = naive_end(&facts) {
            prop_assert!(silence >= TimeDelta::days(7) && reminders >= 2);
        }
    }

    #[test]
    fn what_always_holds_does(
        wishes in wishes(), first in proptest::sample::select(Grade::ALL.to_vec()), later in 0..200 * HOUR,
    ) {
        let facts = story(wishes, first);
        // I7.
        prop_assert!(facts.is_sorted_by_key(|fact| fact.at));
        let mut before: Option<Standing> = None;
        for (index, fact) in facts.iter().enumerate() {
            // I5: adding up anew is the only way to know.
            let standing = Standing::of(&facts[..=index]).expect("a standing");
            holds(&standing, fact.at, later)?;
            if let Some(before) = before {
                // I8.
                let someone = super::super::table::Party::ALL;
                prop_assert!(someone.iter().any(|party| table::next(before.state, fact.kind, *party).is_ok()));
                moves(&before, &standing, fact)?;
            }
            before = Some(standing);
        }
        // I11.
        let standing = before.expect("a standing");
        for cycle in cycles(&facts).iter().skip(1) {
            let then = Standing::of(&facts[..=cycle.start]).expect("a standing");
            for old in then.deadlines.iter().filter(|one| one.cycle < then.cycle && !one.is_owed()) {
                prop_assert!(standing.deadlines.contains(old));
            }
        }
    }
}

/// What holds of any standing.
fn holds(standing: &Standing, now: Instant, later: i64) -> Result<(), TestCaseError> {
    // I1.
    let first = of_kind(standing, DeadlineKind::FirstAnswer);
    prop_assert_eq!(first.len(), usize::try_from(standing.cycle).expect("few"));
    for one in &standing.deadlines {
        // I2.
        if one.is_answer() {
            prop_assert!(one.due_at - one.started_at <= TimeDelta::hours(24) && one.pauses.is_empty());
        }
        // I3.
        let (early, late) = (one.status(now), one.status(now + TimeDelta::seconds(later)));
        prop_assert!(early == late || (early, late) == (Status::Open, Status::Breached));
        // I4.
        let steps: Vec<Instant> =
            ladder::rungs(one.kind).iter().map(|rung| ladder::fire_at(*rung, one)).collect();
        prop_assert!(steps.is_sorted_by(|a, b| a < b || one.due_at == one.started_at));
    }
    // Whoever waits is owed something: an answer, and that it is put right.
    if standing.state == ComplaintState::Received {
        prop_assert!(standing.due_at(None).is_some());
    }
    let open = matches!(standing.state, ComplaintState::Received | ComplaintState::Answered);
    prop_assert_eq!(standing.owes(DeadlineKind::Resolution), open);
    if !standing.state.is_live() {
        prop_assert!(standing.due_at(None).is_none() && standing.next_step().is_none());
    }
    Ok(())
}

/// What an act may change of what is owed.
fn moves(before: &Standing, after: &Standing, fact: &Fact) -> Result<(), TestCaseError> {
    for (old, new) in before.deadlines.iter().zip(&after.deadlines) {
        // I2: only the time to put it right ever moves later, and only for a question or by a lead, in time.
        if new.due_at > old.due_at {
            prop_assert!(new.kind == DeadlineKind::Resolution && fact.at <= old.due_at);
            prop_assert!(matches!(fact.kind, ActKind::InfoRequested | ActKind::Extended));
        }
        // I11: what is late stays late, unless what made it so was an error of the same kind.
        let reversed = voids(fact) || fact.kind == ActKind::AnswerWanted;
        if old.status(fact.at) == Status::Breached && !reversed {
            prop_assert_eq!(new.status(fact.at), Status::Breached);
        }
        // Whoever began a cycle anew does not free anybody of a promise.
        if fact.kind == ActKind::Reopened && old.kind == DeadlineKind::Commitment {
            prop_assert_eq!(old, new);
        }
    }
    Ok(())
}

/// 2 000 sequences in `make check`, more where `PROPTEST_CASES` says so.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(2_000)
}
