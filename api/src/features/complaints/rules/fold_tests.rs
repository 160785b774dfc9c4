use super::*;
use crate::features::complaints::rules::promise::PRESENT;

pub(super) const HOUR: i64 = 3600;

pub(super) fn at(seconds: i64) -> Instant {
    Instant::from_timestamp(seconds, 0).expect("an instant")
}

pub(super) fn fact(number: i32, kind: ActKind, seconds: i64) -> Fact {
    let grade = matches!(kind, ActKind::Filed).then_some(Grade::S3);
    Fact { grade, ..Fact::new(number, kind, at(seconds)) }
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

fn of_kind(facts: &[Fact], kind: DeadlineKind) -> Deadline {
    let standing = Standing::of(facts).expect("a standing");
    standing.deadlines.into_iter().find(|one| one.kind == kind).expect("a deadline of this kind")
}

#[test]
fn a_complaint_is_judged_by_the_promise_under_which_it_was_received() {
    let versions = [PRESENT, PRESENT.sooner(2, 12)];
    let filed = |promise| Fact { promise: Some(promise), ..fact(1, ActKind::Filed, 0) };
    let due = |facts: &[Fact]| Standing::under(&versions, facts).expect("a standing").deadlines[0].due_at;
    assert_eq!(due(&[filed(1)]), at(24 * HOUR));
    assert_eq!(due(&[filed(2)]), at(12 * HOUR));
    let graded = Fact { grade: Some(Grade::S2), ..fact(2, ActKind::Graded, HOUR) };
    assert_eq!(due(&[filed(1), graded]), at(24 * HOUR), "also where it is graded under a later one");
    let (answered, resolved) = (fact(2, ActKind::Answered, HOUR), fact(3, ActKind::Resolved, HOUR));
    let again = Fact { promise: Some(2), ..fact(4, ActKind::Reopened, HOUR) };
    let standing = Standing::under(&versions, &[filed(1), answered, resolved, again]).expect("a standing");
    let first = standing.deadlines.iter().filter(|one| one.kind == DeadlineKind::FirstAnswer);
    assert_eq!(first.map(|one| one.due_at).collect::<Vec<_>>(), [at(24 * HOUR), at(13 * HOUR)]);
}

#[test]
fn asking_stops_the_time_to_put_it_right_until_the_next_word_and_no_answer() {
    let mut facts = vec![fact(1, ActKind::Filed, 0), fact(2, ActKind::InfoRequested, 10 * HOUR)];
    let due = |facts: &[Fact]| of_kind(facts, DeadlineKind::Resolution).due_at;
    assert_eq!(due(&facts), at((15 * 24 + 72) * HOUR), "as long as it can become");
    facts.push(fact(3, ActKind::InfoRequested, 20 * HOUR));
    assert_eq!(due(&facts), at((15 * 24 + 72) * HOUR), "once only");
    facts.push(fact(4, ActKind::FollowedUp, 30 * HOUR));
    assert_eq!(due(&facts), at((15 * 24 + 20) * HOUR));
    assert_eq!(of_kind(&facts, DeadlineKind::FirstAnswer).due_at, at(24 * HOUR));
    // Graver: seven days of which twenty hours do not count.
    facts.push(Fact { grade: Some(Grade::S2), ..fact(5, ActKind::Graded, 40 * HOUR) });
    assert_eq!(due(&facts), at((7 * 24 + 20) * HOUR));
    // Nobody stops what is late.
    facts.push(fact(6, ActKind::InfoRequested, 20 * 24 * HOUR));
    assert_eq!(due(&facts), at((7 * 24 + 20) * HOUR));
}

#[test]
fn what_a_lead_finds_no_answer_was_none_and_it_was_not_put_right() {
    let facts = [
        fact(1, ActKind::Filed, 0),
        fact(2, ActKind::Answered, HOUR),
        fact(3, ActKind::Resolved, 2 * HOUR),
        Fact { of: Some(2), ..fact(4, ActKind::AnswerDisputed, 3 * HOUR) },
        Fact { of: Some(2), ..fact(5, ActKind::DisputeUpheld, 4 * HOUR) },
    ];
    let disputed = Standing::of(&facts[..4]).expect("a standing");
    assert!(disputed.awaits_ruling(2) && !disputed.may_dispute(2) && disputed.next_step().is_none());
    let ruled = Standing::of(&facts).expect("a standing");
    assert_eq!(ruled.state, ComplaintState::Received);
    assert!(ruled.owes(DeadlineKind::FirstAnswer) && ruled.owes(DeadlineKind::Resolution));
    assert_eq!(of_kind(&facts, DeadlineKind::Ruling).met, Some((5, at(4 * HOUR))));
}

#[test]
fn what_staff_found_needless_is_owed_as_before_when_the_complainant_wants_it() {
    let mut facts = vec![
        fact(1, ActKind::Filed, 0),
        fact(2, ActKind::Answered, HOUR),
        fact(3, ActKind::FollowedUp, 2 * HOUR),
        fact(4, ActKind::AnswerSkipped, 25 * HOUR),
    ];
    assert_eq!(statuses(&facts, 90 * HOUR)[1].1, Status::Cancelled);
    facts.push(fact(5, ActKind::AnswerWanted, 80 * HOUR));
    assert_eq!(statuses(&facts, 90 * HOUR)[1].1, Status::Breached);
}

#[test]
fn silence_is_met_with_two_reminders_and_then_an_end_each_a_day_after_the_other() {
    let day = 24 * HOUR;
    let mut facts =
        vec![fact(1, ActKind::Filed, 0), fact(2, ActKind::Answered, 0), fact(3, ActKind::Resolved, 0)];
    let step = |facts: &[Fact]| Standing::of(facts).expect("a standing").next_step();
    assert_eq!(step(&facts), Some((ActKind::Reminded, at(3 * day))));
    // The server stood still for ten days.
    facts.push(fact(4, ActKind::Reminded, 10 * day));
    assert_eq!(step(&facts), Some((ActKind::Reminded, at(11 * day))));
    facts.push(fact(5, ActKind::Reminded, 11 * day));
    assert_eq!(step(&facts), Some((ActKind::AutoClosed, at(12 * day))));
    facts.push(fact(6, ActKind::FollowedUp, 11 * day + HOUR));
    assert_eq!(step(&facts), Some((ActKind::Reminded, at(14 * day + HOUR))), "a word begins it anew");
    facts.push(fact(7, ActKind::AutoClosed, 20 * day));
    assert_eq!(step(&facts), None);
}
