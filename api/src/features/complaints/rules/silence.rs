//! What happens by itself while the complainant says nothing: two reminders, then it is closed (E08). Nothing happens
//! at once that should have days between: a server that stood still reminds first and closes a day later.

use chrono::TimeDelta;
use linli_entities::Instant;
use linli_entities::complaint::ComplaintState;
use linli_entities::complaint_act::ActKind;
use linli_entities::complaint_deadline::DeadlineKind;

use super::fold::{Fact, Standing};

/// When the first reminder comes after the last word.
const FIRST: TimeDelta = TimeDelta::days(3);
/// When the second.
const SECOND: TimeDelta = TimeDelta::days(6);
/// When it is closed.
const CLOSED: TimeDelta = TimeDelta::days(7);
/// What lies between one and the next, at least.
const BETWEEN: TimeDelta = TimeDelta::days(1);

/// How long the complainant has said nothing since it was put right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Silence {
    /// Since when.
    since: Instant,
    /// How often the complainant was reminded.
    reminder_count: i32,
    /// When for the last time.
    reminded_at: Instant,
}

impl Silence {
    /// What is left of a silence after an act: it begins when it is put right and with each word of the complainant.
    pub(super) fn after(silence: Option<Self>, state: ComplaintState, fact: &Fact) -> Option<Self> {
        use ActKind::{AnswerDisputed, FollowedUp, Rated, Reminded, Resolved};
        if state != ComplaintState::Resolved {
            return None;
        }
        match fact.kind {
            Resolved | FollowedUp | AnswerDisputed | Rated => {
                Some(Self { since: fact.at, reminder_count: 0, reminded_at: fact.at })
            }
            Reminded => silence.map(|silence| Self {
                reminder_count: silence.reminder_count + 1,
                reminded_at: fact.at,
                ..silence
            }),
            _ => silence,
        }
    }
}

impl Standing {
    /// What happens next by itself, and when. A complaint is not closed while a lead has yet to rule on an answer.
    pub fn next_step(&self) -> Option<(ActKind, Instant)> {
        let silence = self.silence.filter(|_| !self.owes(DeadlineKind::Ruling))?;
        let soon = silence.reminded_at + BETWEEN;
        Some(match silence.reminder_count {
            0 => (ActKind::Reminded, silence.since + FIRST),
            1 => (ActKind::Reminded, soon.max(silence.since + SECOND)),
            _ => (ActKind::AutoClosed, soon.max(silence.since + CLOSED)),
        })
    }
}
