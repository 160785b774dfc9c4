//! What is promised, in versions. A version is never changed: a new promise is a new version, and a complaint keeps
//! the one under which its cycle began (E17, E19).

use chrono::TimeDelta;
use linli_entities::complaint::Grade;

/// A promise. Times are wall time: they do not sleep at night (E29).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promise {
    /// The version.
    pub version: i32,
    /// Hours to the first answer: to danger (`s1`), to all others.
    first_answer_hours: [i64; 2],
    /// Hours to an answer to what the complainant wrote later: the same.
    next_answer_hours: [i64; 2],
    /// Days until it is put right, from `s1` to `s4`.
    resolution_days: [i64; 4],
}

/// Every version there was, oldest first. What is received now is under the last.
pub const VERSIONS: &[Promise] = &[Promise {
    version: 1,
    first_answer_hours: [2, 24],
    next_answer_hours: [4, 24],
    resolution_days: [3, 7, 15, 15],
}];

/// The promise of today.
pub const PRESENT: Promise = VERSIONS[VERSIONS.len() - 1];

/// A lead rules on a disputed answer within this time.
pub const RULING: TimeDelta = TimeDelta::hours(24);
/// Asking the complainant for information stops the time to put it right for this long, at most.
pub const PAUSE_MAX: TimeDelta = TimeDelta::hours(72);
/// How often the time to put it right is extended in one cycle, at most.
pub const EXTENSIONS_MAX: i32 = 2;

impl Promise {
    /// The first answer is promised within this time.
    pub fn first_answer(&self, grade: Grade) -> TimeDelta {
        TimeDelta::hours(self.first_answer_hours[usize::from(grade != Grade::S1)])
    }

    /// An answer to what the complainant wrote later is promised within this time.
    pub fn next_answer(&self, grade: Grade) -> TimeDelta {
        TimeDelta::hours(self.next_answer_hours[usize::from(grade != Grade::S1)])
    }

    /// That it is put right is promised within this time.
    pub fn resolution(&self, grade: Grade) -> TimeDelta {
        let days = match grade {
            Grade::S1 => self.resolution_days[0],
            Grade::S2 => self.resolution_days[1],
            Grade::S3 => self.resolution_days[2],
            Grade::S4 => self.resolution_days[3],
        };
        TimeDelta::days(days)
    }

    /// The same promise with another time for first answers, as another version.
    #[cfg(test)]
    pub fn sooner(self, version: i32, hours: i64) -> Self {
        Self { version, first_answer_hours: [self.first_answer_hours[0], hours], ..self }
    }
}
