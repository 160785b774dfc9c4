//! What acts add up to. A complaint's row and its deadlines are this fold, nothing else: folding the acts again gives
//! the same, whatever ran or did not run in between.

use chrono::TimeDelta;
use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::complaint::{ComplaintState, Grade};
use linli_entities::complaint_act::ActKind;
use linli_entities::complaint_deadline::DeadlineKind;
use linli_entities::team::TeamId;

pub use super::deadline::{Deadline, Pause, Status};
pub use super::fact::Fact;
use super::promise::{EXTENSIONS_MAX, PAUSE_MAX, Promise, RULING, VERSIONS};
use super::silence::Silence;
use super::table;

/// Whoever makes a complaint graver while its time is already up is given this long (E24).
const GRACE: TimeDelta = TimeDelta::minutes(15);

/// What acts add up to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Where the complaint stands.
    pub state: ComplaintState,
    /// How grave it is.
    pub grade: Grade,
    /// How often it was opened.
    pub cycle: i32,
    /// The promise under which the cycle began.
    pub promise: Promise,
    /// Who works on it.
    pub handler: Option<AccountId>,
    /// The team that has it.
    pub team: Option<TeamId>,
    /// Whether a lead decided on that, and not a rule.
    pub team_decided: bool,
    /// When the team said that it is not theirs, until a lead has decided.
    pub refused_at: Option<Instant>,
    /// To whom it is offered, until that one has answered.
    pub offered_to: Option<AccountId>,
    /// Who answers for it.
    pub responsible: Option<AccountId>,
    /// What the complainant says of how it was handled.
    pub rating: Option<i32>,
    /// What is and was owed, in the order of opening.
    pub deadlines: Vec<Deadline>,
    /// How often the time to put it right was extended in this cycle.
    pub extension_count: i32,
    /// Who proposed to close it as spam or abuse, while nobody has decided.
    pub proposal: Option<AccountId>,
    /// Whether staff asked for information since the complainant last said something.
    pub asked: bool,
    /// Answers that stand: number, when, in which cycle.
    answers: Vec<(i32, Instant, i32)>,
    /// Answers that were disputed, each with the number of the dispute.
    disputes: Vec<(i32, i32)>,
    /// Places of the deadlines that staff found needless, until the next answer.
    skipped: Vec<usize>,
    /// How long the complainant has said nothing since it was put right.
    pub(super) silence: Option<Silence>,
}

impl Standing {
    /// What the facts add up to; none where they do not begin with a filing.
    pub fn of(facts: &[Fact]) -> Option<Self> {
        Self::under(VERSIONS, facts)
    }

    /// The same, where these are the promises there were.
    pub fn under(versions: &[Promise], facts: &[Fact]) -> Option<Self> {
        Self::along(versions, facts, |_, _| {})
    }

    /// The same, telling after each fact how it stands.
    pub fn watched(facts: &[Fact], told: impl FnMut(&Fact, &Self)) -> Option<Self> {
        Self::along(VERSIONS, facts, told)
    }

    fn along(versions: &[Promise], facts: &[Fact], mut told: impl FnMut(&Fact, &Self)) -> Option<Self> {
        let (first, later) = facts.split_first()?;
        if first.kind != ActKind::Filed {
            return None;
        }
        let promise_of = |fact: &Fact| versions.iter().find(|one| Some(one.version) == fact.promise).copied();
        let promise = promise_of(first).or(versions.first().copied())?;
        let staff = first.actor.filter(|_| first.told);
        let mut standing = Self {
            state: ComplaintState::Received,
            grade: first.grade?,
            cycle: 1,
            promise,
            handler: staff,
            team: first.team,
            team_decided: false,
            refused_at: None,
            offered_to: None,
            responsible: staff,
            rating: None,
            deadlines: vec![],
            extension_count: 0,
            proposal: None,
            asked: false,
            answers: vec![],
            disputes: vec![],
            skipped: vec![],
            silence: None,
        };
        standing.open_cycle(first);
        told(first, &standing);
        for fact in later {
            if fact.kind == ActKind::Reopened {
                standing.promise = promise_of(fact).unwrap_or(standing.promise);
            }
            standing.take(fact);
            told(fact, &standing);
        }
        Some(standing)
    }

    /// The nearest answer that is owed, of those promised from `from` on, where that is said.
    pub fn due_at(&self, from: Option<Instant>) -> Option<Instant> {
        let owed = self.deadlines.iter().filter(|one| one.is_owed() && one.is_answer());
        let owed = owed.filter(|one| from.is_none_or(|from| one.started_at >= from));
        owed.map(|one| one.due_at).min()
    }

    /// Whether the answer of this number stands in the present cycle; what is past stays as it was (E25).
    pub fn has_answer(&self, number: i32) -> bool {
        self.answers.iter().any(|(one, _, cycle)| *one == number && *cycle == self.cycle)
    }

    /// Whether the complainant may say that this answer is none: of the present cycle, and once (E10).
    pub fn may_dispute(&self, number: i32) -> bool {
        self.has_answer(number) && !self.disputes.iter().any(|(answer, _)| *answer == number)
    }

    /// Whether a lead has yet to rule on this answer.
    pub fn awaits_ruling(&self, number: i32) -> bool {
        let of = |one: &Deadline| self.disputes.contains(&(number, one.opened_by));
        self.deadlines.iter().any(|one| one.kind == DeadlineKind::Ruling && one.is_owed() && of(one))
    }

    /// Whether something of this kind is owed.
    pub fn owes(&self, kind: DeadlineKind) -> bool {
        self.deadlines.iter().any(|one| one.kind == kind && one.is_owed())
    }

    /// Whether staff found an answer needless that the complainant may still want.
    pub fn has_skipped(&self) -> bool {
        !self.skipped.is_empty()
    }

    fn open(&mut self, kind: DeadlineKind, fact: &Fact, due_at: Instant) {
        self.deadlines.push(Deadline {
            kind,
            cycle: self.cycle,
            opened_by: fact.number,
            started_at: fact.at,
            due_at,
            met: None,
            cancelled_at: None,
            pauses: vec![],
        });
    }

    fn open_cycle(&mut self, fact: &Fact) {
        self.open(DeadlineKind::FirstAnswer, fact, fact.at + self.promise.first_answer(self.grade));
        self.open(DeadlineKind::Resolution, fact, fact.at + self.promise.resolution(self.grade));
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
            ActKind::AnswerRetracted => self.void(fact),
            ActKind::Graded => self.graded(fact),
            ActKind::Resolved => self.resolved(fact),
            ActKind::Reopened => self.reopened(fact),
            ActKind::Confirmed => self.cancel(fact, &[DeadlineKind::Ruling]),
            ActKind::Withdrawn | ActKind::ClosingAgreed => self.cancel(fact, DeadlineKind::ALL),
            ActKind::Assigned => {
                (self.handler, self.offered_to) = (fact.handler, None);
                self.responsible = self.responsible.or(fact.handler);
            }
            ActKind::Refused => self.refused_at = Some(fact.at),
            ActKind::Rerouted => self.rerouted(fact),
            ActKind::Offered => self.offered_to = fact.handler,
            ActKind::Accepted => (self.handler, self.offered_to) = (fact.actor, None),
            ActKind::Declined => self.offered_to = None,
            ActKind::Rated => self.rating = fact.rating,
            ActKind::HandedBack => self.handed_back(fact),
            ActKind::AnswerDisputed => self.disputed(fact),
            ActKind::DisputeUpheld => {
                self.ruled(fact);
                self.void(fact);
            }
            ActKind::DisputeDismissed => self.ruled(fact),
            ActKind::InfoRequested => self.info_requested(fact),
            ActKind::Extended => self.extended(fact),
            ActKind::CommitmentMade => {
                self.open(DeadlineKind::Commitment, fact, fact.until.unwrap_or(fact.at));
            }
            ActKind::CommitmentKept => {
                for one in self.owed(DeadlineKind::Commitment).filter(|one| Some(one.opened_by) == fact.of) {
                    one.met = Some((fact.number, fact.at));
                }
            }
            ActKind::AnswerWaived | ActKind::AnswerSkipped => self.waived(fact),
            ActKind::AnswerWanted => self.wanted(),
            ActKind::ClosingProposed => self.proposal = fact.actor,
            ActKind::ClosingRefused => self.proposal = None,
            ActKind::Filed
            | ActKind::Escalated
            | ActKind::Breached
            | ActKind::Reminded
            | ActKind::AutoClosed
            | ActKind::Alarmed
            | ActKind::CompensationProposed
            | ActKind::CompensationSeconded
            | ActKind::CompensationApproved
            | ActKind::CompensationRefused
            | ActKind::CompensationAccepted
            | ActKind::CompensationDeclined
            | ActKind::CompensationPaid
            | ActKind::CompensationReceived
            | ActKind::Visited => {}
        }
        // What nobody works on any more is neither handed over nor refused.
        if !matches!(self.state, ComplaintState::Received | ComplaintState::Answered) {
            (self.offered_to, self.refused_at) = (None, None);
        }
        self.silence = Silence::after(self.silence.take(), self.state, fact);
    }

    /// What a lead decided stands: the team does not refuse it again. Whoever worked on it was of the other team.
    fn rerouted(&mut self, fact: &Fact) {
        if self.team != fact.team {
            (self.handler, self.offered_to) = (None, None);
        }
        (self.team, self.team_decided, self.refused_at) = (fact.team, true, None);
    }

    /// An offer ends with whoever made it and with whom it was made to.
    fn handed_back(&mut self, fact: &Fact) {
        if self.handler == fact.handler {
            (self.handler, self.offered_to) = (None, None);
        }
        self.offered_to = self.offered_to.filter(|to| Some(*to) != fact.handler);
        self.responsible = fact.responsible;
    }

    /// One answer clears everything that was asked before it (E06), so one deadline is open at a time: the oldest.
    /// Nothing more is owed for a word after the end (E08), nor before the first answer (E15).
    fn followed_up(&mut self, fact: &Fact) {
        self.asked = false;
        self.go_on(fact);
        let owed = self.deadlines.iter().any(|one| one.is_owed() && one.is_answer());
        if self.state == ComplaintState::Answered && !owed {
            let due_at = fact.at + self.promise.next_answer(self.grade);
            self.open(DeadlineKind::NextAnswer, fact, due_at);
        }
    }

    fn answered(&mut self, fact: &Fact) {
        self.handler = self.handler.or(fact.actor);
        self.responsible = self.responsible.or(fact.actor);
        self.answers.push((fact.number, fact.at, self.cycle));
        self.skipped.clear();
        for kind in [DeadlineKind::FirstAnswer, DeadlineKind::NextAnswer] {
            for deadline in self.owed(kind) {
                deadline.met = Some((fact.number, fact.at));
            }
        }
    }

    /// An answer was none (E09, E10): what it met is met by the next answer that stands, or owed again; and so is that it
    /// is put right, where nothing is left that was put right with an answer.
    fn void(&mut self, fact: &Fact) {
        self.answers.retain(|(number, ..)| Some(*number) != fact.of);
        let (answers, cycle) = (&self.answers, self.cycle);
        for deadline in &mut self.deadlines {
            if deadline.is_answer() && deadline.met.is_some_and(|(by, _)| Some(by) == fact.of) {
                deadline.met = answer_to(answers, deadline);
            }
            // Nobody has to rule on what is no longer said.
            let disputed =
                |(answer, dispute): &(i32, i32)| Some(*answer) == fact.of && *dispute == deadline.opened_by;
            if deadline.kind == DeadlineKind::Ruling
                && deadline.is_owed()
                && self.disputes.iter().any(disputed)
            {
                deadline.cancelled_at = Some(fact.at);
            }
        }
        let bare = !answers.iter().any(|(_, _, one)| *one == cycle);
        if bare && matches!(self.state, ComplaintState::Answered | ComplaintState::Resolved) {
            self.state = ComplaintState::Received;
            let current = |one: &&mut Deadline| one.kind == DeadlineKind::Resolution && one.cycle == cycle;
            if let Some(resolution) = self.deadlines.iter_mut().find(current) {
                resolution.met = None;
            }
        }
    }

    fn disputed(&mut self, fact: &Fact) {
        if let Some(answer) = fact.of {
            self.disputes.push((answer, fact.number));
            self.open(DeadlineKind::Ruling, fact, fact.at + RULING);
        }
    }

    fn ruled(&mut self, fact: &Fact) {
        let of: Vec<i32> =
            self.disputes.iter().filter(|(answer, _)| Some(*answer) == fact.of).map(|(_, by)| *by).collect();
        for deadline in self.owed(DeadlineKind::Ruling).filter(|one| of.contains(&one.opened_by)) {
            deadline.met = Some((fact.number, fact.at));
        }
    }

    /// An answer moves only earlier. What was promised until a date, and a ruling, do not move.
    fn graded(&mut self, fact: &Fact) {
        let Some(grade) = fact.grade else { return };
        self.grade = grade;
        let promise = self.promise;
        for deadline in self.deadlines.iter_mut().filter(|one| one.is_owed()) {
            let within = match deadline.kind {
                DeadlineKind::FirstAnswer => promise.first_answer(grade),
                DeadlineKind::NextAnswer => promise.next_answer(grade),
                DeadlineKind::Resolution => promise.resolution(grade),
                DeadlineKind::Commitment | DeadlineKind::Ruling => continue,
            };
            deadline.hasten(within, fact.at, GRACE);
        }
    }

    /// Only what is not late stands still, and only for the first question that the complainant has not answered (E21).
    fn info_requested(&mut self, fact: &Fact) {
        if self.asked {
            return;
        }
        self.asked = true;
        for deadline in self.owed(DeadlineKind::Resolution).filter(|one| fact.at <= one.due_at) {
            deadline.pause(fact.at, PAUSE_MAX);
        }
    }

    fn go_on(&mut self, fact: &Fact) {
        self.owed(DeadlineKind::Resolution).for_each(|deadline| deadline.go_on(fact.at));
    }

    /// In time, later than it was, and at most so often.
    fn extended(&mut self, fact: &Fact) {
        let Some(until) = fact.until.filter(|_| self.extension_count < EXTENSIONS_MAX) else { return };
        self.extension_count += 1;
        for deadline in self.owed(DeadlineKind::Resolution) {
            if fact.at <= deadline.due_at && until > deadline.due_at {
                deadline.due_at = until;
            }
        }
    }

    fn resolved(&mut self, fact: &Fact) {
        self.go_on(fact);
        for deadline in self.owed(DeadlineKind::Resolution) {
            deadline.met = Some((fact.number, fact.at));
        }
        self.skipped.clear();
        self.cancel(fact, &[DeadlineKind::NextAnswer]);
    }

    /// Only an answer to a later word can be waived: the first is promised to everybody.
    fn waived(&mut self, fact: &Fact) {
        for (place, deadline) in self.deadlines.iter_mut().enumerate() {
            if deadline.kind == DeadlineKind::NextAnswer && deadline.is_owed() {
                deadline.cancelled_at = Some(fact.at);
                if fact.kind == ActKind::AnswerSkipped {
                    self.skipped.push(place);
                }
            }
        }
    }

    /// As if nobody had ever found it needless.
    fn wanted(&mut self) {
        for place in std::mem::take(&mut self.skipped) {
            self.deadlines[place].cancelled_at = None;
        }
    }

    /// A cycle of its own. What staff promised until a date is owed as before.
    fn reopened(&mut self, fact: &Fact) {
        use DeadlineKind::{FirstAnswer, NextAnswer, Resolution, Ruling};
        self.cancel(fact, &[FirstAnswer, NextAnswer, Resolution, Ruling]);
        self.cycle += 1;
        self.extension_count = 0;
        self.asked = false;
        self.proposal = None;
        self.skipped.clear();
        self.open_cycle(fact);
    }

    fn cancel(&mut self, fact: &Fact, kinds: &[DeadlineKind]) {
        self.go_on(fact);
        for deadline in self.deadlines.iter_mut().filter(|one| one.is_owed() && kinds.contains(&one.kind)) {
            deadline.cancelled_at = Some(fact.at);
        }
        if !self.state.is_live() {
            self.skipped.clear();
            self.proposal = None;
        }
    }
}

/// The first answer that stands and was given after the deadline was opened.
fn answer_to(answers: &[(i32, Instant, i32)], deadline: &Deadline) -> Option<(i32, Instant)> {
    let later =
        |(number, _, cycle): &&(i32, Instant, i32)| *number > deadline.opened_by && *cycle == deadline.cycle;
    answers.iter().find(later).map(|(number, at, _)| (*number, *at))
}

#[cfg(test)]
#[path = "fold_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "fold_model.rs"]
mod model;
