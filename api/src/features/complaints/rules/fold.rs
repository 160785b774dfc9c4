//! What acts add up to. A complaint's row and its deadlines are this fold, nothing else: folding the acts again gives
//! the same, whatever ran or did not run in between.

use chrono::TimeDelta;
use linli_entities::Instant;
use linli_entities::complaint::{ComplaintState, Grade};
use linli_entities::complaint_act::ActKind;
use linli_entities::complaint_deadline::DeadlineKind;
use poem_openapi::Enum;

use super::table;

/// Whoever makes a complaint graver while its time is already up is given this long (E24).
const GRACE: TimeDelta = TimeDelta::minutes(15);

/// What of an act counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Its number, from 1.
    pub number: i32,
    /// What happened.
    pub kind: ActKind,
    /// When; for the filing, when the complaint was received.
    pub at: Instant,
    /// The grade, of a filing and a grading.
    pub grade: Option<Grade>,
    /// The number of the answer that was taken back.
    pub of: Option<i32>,
}

/// Something that is owed, or was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// What is owed.
    pub kind: DeadlineKind,
    /// In which cycle.
    pub cycle: i32,
    /// The act that opened it.
    pub opened_by: i32,
    /// From when it counts.
    pub started_at: Instant,
    /// Until when, this instant included.
    pub due_at: Instant,
    /// The act that met it, and when.
    pub met: Option<(i32, Instant)>,
    /// When it was no longer owed.
    pub cancelled_at: Option<Instant>,
}

/// How a deadline stands at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
pub enum Status {
    /// Still owed, not yet due.
    #[oai(rename = "open")]
    Open,
    /// Done when it was due or before.
    #[oai(rename = "met")]
    Met,
    /// Not done when it was due. For ever.
    #[oai(rename = "breached")]
    Breached,
    /// No longer owed before it was due.
    #[oai(rename = "cancelled")]
    Cancelled,
}

impl Deadline {
    /// How it stands at `now`: done exactly when due is met, and it is breached from the instant after (E32).
    pub fn status(&self, now: Instant) -> Status {
        let done_at = self.met.map(|(_, at)| at);
        match (done_at, self.cancelled_at) {
            (Some(at), _) if at <= self.due_at => Status::Met,
            (Some(_), _) => Status::Breached,
            (None, Some(at)) if at <= self.due_at => Status::Cancelled,
            (None, Some(_)) => Status::Breached,
            (None, None) if now > self.due_at => Status::Breached,
            (None, None) => Status::Open,
        }
    }

    /// Whether it is still owed, late or not.
    pub fn is_owed(&self) -> bool {
        self.met.is_none() && self.cancelled_at.is_none()
    }
}

/// What acts add up to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Where the complaint stands.
    pub state: ComplaintState,
    /// How grave it is.
    pub grade: Grade,
    /// How often it was opened.
    pub cycle: i32,
    /// What is and was owed, in the order of opening.
    pub deadlines: Vec<Deadline>,
    /// Answers that stand: number, when, in which cycle.
    answers: Vec<(i32, Instant, i32)>,
}

impl Standing {
    /// What the facts add up to; none where they do not begin with a filing.
    pub fn of(facts: &[Fact]) -> Option<Self> {
        let (first, later) = facts.split_first()?;
        if first.kind != ActKind::Filed {
            return None;
        }
        let grade = first.grade?;
        let mut standing =
            Self { state: ComplaintState::Received, grade, cycle: 1, deadlines: vec![], answers: vec![] };
        standing.open_cycle(first);
        later.iter().for_each(|fact| standing.take(fact));
        Some(standing)
    }

    /// The nearest answer that is owed.
    pub fn due_at(&self) -> Option<Instant> {
        let owed = self.deadlines.iter().filter(|one| one.is_owed() && one.kind != DeadlineKind::Resolution);
        owed.map(|one| one.due_at).min()
    }

    /// Whether the answer of this number stands in the present cycle; what is past stays as it was (E25).
    pub fn has_answer(&self, number: i32) -> bool {
        self.answers.iter().any(|(one, _, cycle)| *one == number && *cycle == self.cycle)
    }

    fn open(&mut self, kind: DeadlineKind, fact: &Fact, within: TimeDelta) {
        self.deadlines.push(Deadline {
            kind,
            cycle: self.cycle,
            opened_by: fact.number,
            started_at: fact.at,
            due_at: fact.at + within,
            met: None,
            cancelled_at: None,
        });
    }

    fn open_cycle(&mut self, fact: &Fact) {
        self.open(DeadlineKind::FirstAnswer, fact, super::first_answer(self.grade));
        self.open(DeadlineKind::Resolution, fact, super::resolution(self.grade));
    }

    fn owed(&mut self, kind: DeadlineKind) -> impl Iterator<Item = &mut Deadline> {
        self.deadlines.iter_mut().filter(move |one| one.kind == kind && one.is_owed())
    }

    fn take(&mut self, fact: &Fact) {
        if let Some(state) = table::reached(self.state, fact.kind) {
            self.state = state;
        }
        match fact.kind {
            ActKind::FollowedUp => self.followed_up(fact),
            ActKind::Answered => self.answered(fact),
            ActKind::AnswerRetracted => self.retracted(fact),
            ActKind::Graded => self.graded(fact),
            ActKind::Resolved => self.resolved(fact),
            ActKind::Reopened => {
                self.cycle += 1;
                self.cancel_all(fact);
                self.open_cycle(fact);
            }
            ActKind::Withdrawn => self.cancel_all(fact),
            _ => {}
        }
    }

    /// One answer clears everything that was asked before it (E06), so one deadline is open at a time: the oldest.
    /// Nothing more is owed for a word after the end (E08), nor before the first answer (E15).
    fn followed_up(&mut self, fact: &Fact) {
        let owed = self.deadlines.iter().any(|one| one.is_owed() && one.kind != DeadlineKind::Resolution);
        if self.state == ComplaintState::Answered && !owed {
            self.open(DeadlineKind::NextAnswer, fact, super::next_answer(self.grade));
        }
    }

    fn answered(&mut self, fact: &Fact) {
        self.answers.push((fact.number, fact.at, self.cycle));
        for kind in [DeadlineKind::FirstAnswer, DeadlineKind::NextAnswer] {
            for deadline in self.owed(kind) {
                deadline.met = Some((fact.number, fact.at));
            }
        }
    }

    /// What the answer met is met by the next answer that stands, or owed again (E09).
    fn retracted(&mut self, fact: &Fact) {
        self.answers.retain(|(number, ..)| Some(*number) != fact.of);
        let answers = &self.answers;
        for deadline in &mut self.deadlines {
            if deadline.met.is_some_and(|(by, _)| Some(by) == fact.of)
                && deadline.kind != DeadlineKind::Resolution
            {
                let next = answers
                    .iter()
                    .find(|(number, _, cycle)| *number > deadline.opened_by && *cycle == deadline.cycle);
                deadline.met = next.map(|(number, at, _)| (*number, *at));
            }
        }
        let cycle = self.cycle;
        let bare = !answers.iter().any(|(_, _, one)| *one == cycle);
        if bare && matches!(self.state, ComplaintState::Answered | ComplaintState::Resolved) {
            self.state = ComplaintState::Received;
        }
    }

    /// A deadline moves only earlier.
    fn graded(&mut self, fact: &Fact) {
        let Some(grade) = fact.grade else { return };
        self.grade = grade;
        for deadline in self.deadlines.iter_mut().filter(|one| one.is_owed()) {
            let within = match deadline.kind {
                DeadlineKind::FirstAnswer => super::first_answer(grade),
                DeadlineKind::NextAnswer => super::next_answer(grade),
                DeadlineKind::Resolution => super::resolution(grade),
            };
            let due_at = (deadline.started_at + within).max(fact.at + GRACE);
            deadline.due_at = deadline.due_at.min(due_at);
        }
    }

    fn resolved(&mut self, fact: &Fact) {
        for deadline in self.owed(DeadlineKind::Resolution) {
            deadline.met = Some((fact.number, fact.at));
        }
        for deadline in self.owed(DeadlineKind::NextAnswer) {
            deadline.cancelled_at = Some(fact.at);
        }
    }

    fn cancel_all(&mut self, fact: &Fact) {
        for deadline in self.deadlines.iter_mut().filter(|one| one.is_owed()) {
            deadline.cancelled_at = Some(fact.at);
        }
    }
}

#[cfg(test)]
#[path = "fold_tests.rs"]
mod tests;
