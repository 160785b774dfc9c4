//! Which figures are asked for.

use chrono::TimeDelta;
use linli_entities::complaint::ComplaintSource;
use linli_entities::project::ProjectId;
use linli_entities::{Date, Instant};
use poem_openapi::Enum;

use super::rules::calendar;
use crate::code::Code;
use crate::error::Error;

/// Days that figures reach back where no date is given, at most.
const DAYS_MAX: i64 = 366;
/// Days that they reach back where nothing is said.
const DAYS_DEFAULT: i64 = 30;

/// What staff tell complaints apart by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
pub enum Cut {
    /// What they are about.
    #[oai(rename = "category")]
    Category,
    /// How grave they are now.
    #[oai(rename = "grade")]
    Grade,
    /// The way on which they came.
    #[oai(rename = "channel")]
    Channel,
}

/// The parameters that every operation of figures takes.
#[derive(Clone, Debug, Default)]
pub struct Parameters {
    /// Of this project only.
    pub project_id: Option<ProjectId>,
    /// Live or imported.
    pub source: Option<ComplaintSource>,
    /// How many days back.
    pub days: Option<i64>,
    /// From this day on.
    pub from_on: Option<Date>,
    /// Up to and with this day.
    pub until_on: Option<Date>,
}

/// Which figures are asked for.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// Of this project only.
    pub project_id: Option<ProjectId>,
    /// Live or imported.
    pub source: ComplaintSource,
    /// From when on; none where everything is asked for.
    pub from: Option<Instant>,
    /// Until when, not included.
    pub until: Instant,
}

impl Parameters {
    /// Reads them: dates, else days back from now, else what is usual: 30 days of live complaints, all imported ones.
    ///
    /// # Errors
    /// [`Code::OutOfRange`] at `/days` or `/from_on`.
    pub fn parse(self, now: Instant) -> Result<Asked, Error> {
        let source = self.source.unwrap_or(ComplaintSource::Live);
        let days =
            self.days.or((source == ComplaintSource::Live && self.from_on.is_none()).then_some(DAYS_DEFAULT));
        if days.is_some_and(|days| !(1..=DAYS_MAX).contains(&days)) {
            return Err(Error::invalid("/days", Code::OutOfRange));
        }
        let until = match self.until_on {
            Some(date) => calendar::begin(calendar::Step::Day.next(date)),
            None => now + TimeDelta::microseconds(1),
        };
        let from = match self.from_on {
            Some(date) => Some(calendar::begin(date)),
            None => days.map(|days| until - TimeDelta::days(days)),
        };
        if from.is_some_and(|from| from >= until) {
            return Err(Error::invalid("/from_on", Code::OutOfRange));
        }
        Ok(Asked { project_id: self.project_id, source, from, until })
    }
}
