use proptest::prelude::*;

use super::*;

const HOUR: i64 = 3600;

fn at(seconds: i64) -> Instant {
    Instant::from_timestamp(seconds, 0).expect("an instant")
}

fn fact(number: i32, kind: ActKind, seconds: i64) -> Fact {
    let grade = matches!(kind, ActKind::Filed).then_some(Grade::S3);
    Fact { number, kind, at: at(seconds), grade, of: None }
}

fn statuses(facts: &[Fact], now: i64) -> Vec<(DeadlineKind, Status)> {
    let standing = Standing::of(facts).expect("a standing");
    let answers = standing.deadlines.iter().filter(|one| one.kind != DeadlineKind::Resolution);
    answers.map(|one| (one.kind, one.status(at(now)))).collect()
}

#[test]
fn an_answer_at_the_very_instant_is_in_time_and_a_second_later_is_late() {
    let filed = fact(1, ActKind::Filed, 0);
    let in_time = [filed.clone(), fact(2, ActKind::Answered, 24 * HOUR)];
    assert_eq!(statuses(&in_time, 30 * HOUR), [(DeadlineKind::FirstAnswer, Status::Met)]);
    let late = [filed.clone(), fact(2, ActKind::Answered, 24 * HOUR + 1)];
    assert_eq!(statuses(&late, 30 * HOUR), [(DeadlineKind::FirstAnswer, Status::Breached)]);
    assert_eq!(
        statuses(std::slice::from_ref(&filed), 24 * HOUR),
        [(DeadlineKind::FirstAnswer, Status::Open)]
    );
    assert_eq!(statuses(&[filed], 24 * HOUR + 1), [(DeadlineKind::FirstAnswer, Status::Breached)]);
}

#[test]
fn a_retracted_answer_was_none_unless_another_stands() {
    let mut facts = vec![
        fact(1, ActKind::Filed, 0),
        fact(2, ActKind::Answered, HOUR),
        fact(3, ActKind::Answered, 2 * HOUR),
        Fact { of: Some(2), ..fact(4, ActKind::AnswerRetracted, 3 * HOUR) },
    ];
    let standing = Standing::of(&facts).expect("a standing");
    assert_eq!(standing.deadlines[0].met, Some((3, at(2 * HOUR))));
    facts.push(Fact { of: Some(3), ..fact(5, ActKind::AnswerRetracted, 30 * HOUR) });
    let standing = Standing::of(&facts).expect("a standing");
    assert_eq!(standing.state, ComplaintState::Received);
    assert_eq!(standing.deadlines[0].status(at(30 * HOUR)), Status::Breached);
}

#[test]
fn a_graver_grade_moves_the_deadline_earlier_but_never_into_the_past() {
    let graded = |seconds, grade| Fact { grade: Some(grade), ..fact(2, ActKind::Graded, seconds) };
    let due = |facts: &[Fact]| Standing::of(facts).expect("a standing").deadlines[0].due_at;
    let filed = fact(1, ActKind::Filed, 0);
    assert_eq!(due(&[filed.clone(), graded(HOUR, Grade::S1)]), at(2 * HOUR));
    assert_eq!(due(&[filed.clone(), graded(10 * HOUR, Grade::S1)]), at(10 * HOUR + 900));
    assert_eq!(due(&[filed.clone(), graded(24 * HOUR - 60, Grade::S1)]), at(24 * HOUR));
    let urgent = Fact { grade: Some(Grade::S1), ..filed };
    assert_eq!(due(&[urgent, graded(HOUR, Grade::S4)]), at(2 * HOUR), "never later");
}

/// Acts as a person might do them: kinds that are possible, at times that do not go back.
fn acts() -> impl Strategy<Value = Vec<(ActKind, i64, Grade)>> {
    let kinds: Vec<ActKind> = ActKind::ALL.iter().copied().filter(|kind| *kind != ActKind::Filed).collect();
    let act = (proptest::sample::select(kinds), 0..40 * HOUR, proptest::sample::select(Grade::ALL.to_vec()));
    proptest::collection::vec(act, 0..14)
}

/// What of the acts the table lets happen.
fn story(acts: Vec<(ActKind, i64, Grade)>, first: Grade) -> Vec<Fact> {
    let mut facts = vec![Fact { grade: Some(first), ..fact(1, ActKind::Filed, 0) }];
    let mut now = 0;
    for (kind, later, grade) in acts {
        now += later;
        let standing = Standing::of(&facts).expect("a standing");
        if table::reached(standing.state, kind).is_none() {
            continue;
        }
        let number = i32::try_from(facts.len()).expect("few") + 1;
        let of = standing.answers.last().map(|(number, ..)| *number);
        if kind == ActKind::AnswerRetracted && of.is_none() {
            continue;
        }
        let grade = (kind == ActKind::Graded).then_some(grade);
        facts.push(Fact {
            of: of.filter(|_| kind == ActKind::AnswerRetracted),
            grade,
            ..fact(number, kind, now)
        });
    }
    facts
}

/// The naive model of the first answer of a cycle: looks at all acts at once instead of one after another.
fn naive(facts: &[Fact], now: Instant) -> Vec<Status> {
    let starts: Vec<usize> =
        (0..facts.len()).filter(|i| matches!(facts[*i].kind, ActKind::Filed | ActKind::Reopened)).collect();
    let grade_at = |index: usize| facts[..=index].iter().rev().find_map(|fact| fact.grade).expect("a grade");
    let mut found = vec![];
    for (place, start) in starts.iter().enumerate() {
        let end = starts.get(place + 1).copied().unwrap_or(facts.len());
        let retracted: Vec<i32> = facts.iter().filter_map(|fact| fact.of).collect();
        let cycle = &facts[*start..end];
        let answer = cycle
            .iter()
            .find(|fact| fact.kind == ActKind::Answered && !retracted.contains(&fact.number))
            .map(|fact| fact.at);
        let mut due = facts[*start].at + crate::features::complaints::rules::first_answer(grade_at(*start));
        // While an answer stood, a grading moved nothing.
        for (index, graded) in facts.iter().enumerate().take(end).skip(*start) {
            let stood = facts[*start..index].iter().any(|fact| {
                fact.kind == ActKind::Answered
                    && !facts[..index].iter().any(|later| later.of == Some(fact.number))
            });
            if graded.kind == ActKind::Graded && !stood {
                let within = crate::features::complaints::rules::first_answer(graded.grade.expect("a grade"));
                due = due.min((facts[*start].at + within).max(graded.at + GRACE));
            }
        }
        let withdrawn = facts[*start..].iter().find(|fact| fact.kind == ActKind::Withdrawn);
        let ended = facts.get(end).or(withdrawn).map(|fact| fact.at);
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

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), ..ProptestConfig::default() })]

    #[test]
    fn the_fold_agrees_with_a_naive_model(
        acts in acts(), first in proptest::sample::select(Grade::ALL.to_vec()), later in 0..200 * HOUR,
    ) {
        let facts = story(acts, first);
        let now = facts.last().expect("facts").at + TimeDelta::seconds(later);
        let standing = Standing::of(&facts).expect("a standing");
        let first_answers: Vec<&Deadline> =
            standing.deadlines.iter().filter(|one| one.kind == DeadlineKind::FirstAnswer).collect();
        // I1: one first answer for each cycle. I2: never more than 24 hours.
        prop_assert_eq!(first_answers.len(), usize::try_from(standing.cycle).expect("few"));
        for one in &first_answers {
            prop_assert!(one.due_at - one.started_at <= TimeDelta::hours(24));
        }
        let statuses: Vec<Status> = first_answers.iter().map(|one| one.status(now)).collect();
        prop_assert_eq!(statuses, naive(&facts, now));
        // At most one answer of a kind is owed at a time, but for those that one answer had met which was taken back.
        let taken_back = facts.iter().any(|fact| fact.of.is_some());
        for kind in [DeadlineKind::FirstAnswer, DeadlineKind::NextAnswer] {
            let owed = standing.deadlines.iter().filter(|one| one.is_owed() && one.kind == kind).count();
            prop_assert!(owed <= 1 || (taken_back && kind == DeadlineKind::NextAnswer));
        }
        // One is owed whenever nobody has answered.
        if standing.state == ComplaintState::Received {
            prop_assert!(standing.due_at().is_some());
        }
        // I11: what was owed in an earlier cycle stays as it was when the cycle ended.
        for cut in 1..facts.len() {
            let before = Standing::of(&facts[..cut]).expect("a standing");
            if facts[cut].kind == ActKind::Reopened {
                let old = |standing: &Standing| -> Vec<Status> {
                    let cycle = before.cycle;
                    standing.deadlines.iter().filter(|one| one.cycle == cycle).map(|one| one.status(now)).collect()
                };
                let after = Standing::of(&facts[..=cut]).expect("a standing");
                let rest = Standing::of(&facts).expect("a standing");
                let answers_kept = facts[cut..].iter().all(|fact| fact.of.is_none());
                prop_assert!(!answers_kept || old(&after) == old(&rest));
            }
        }
    }
}

/// 2 000 sequences in `make check`, more where `PROPTEST_CASES` says so.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(2_000)
}
