//! What an event is and when one can register for it. Pure.

pub mod calendar;
pub mod plan;
pub mod repeat;

use linli_entities::Instant;
use linli_entities::building::BuildingId;
use linli_entities::event::{Audience, EventKind, EventState, Model};
use poem_openapi::Enum;

use crate::code::Code;
use crate::fields::Fields;
use crate::place::Place;

/// The longest title, in characters.
pub const TITLE_MAX: usize = 120;
/// The longest name of a place, in characters.
pub const PLACE_MAX: usize = 200;
/// The longest reason, in characters.
pub const REASON_MAX: usize = 500;
/// Seats of one registration.
pub const PARTY: std::ops::RangeInclusive<i32> = 1..=20;
/// Hours for which an offer is kept.
pub const OFFER_HOURS: std::ops::RangeInclusive<i32> = 1..=168;

/// Where an event stands, as everybody sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum EventPhase {
    /// Being prepared; staff alone know of it.
    #[oai(rename = "draft")]
    Draft,
    /// It takes place.
    #[oai(rename = "published")]
    Published,
    /// It does not take place.
    #[oai(rename = "cancelled")]
    Cancelled,
    /// It is over.
    #[oai(rename = "done")]
    Done,
}

/// Whether one can register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum RegistrationPhase {
    /// Not yet.
    #[oai(rename = "not_yet")]
    NotYet,
    /// Now.
    #[oai(rename = "open")]
    Open,
    /// Not any more.
    #[oai(rename = "closed")]
    Closed,
}

/// Where an event stands at this time.
pub fn phase(event: &Model, now: Instant) -> EventPhase {
    match event.state {
        EventState::Draft => EventPhase::Draft,
        EventState::Cancelled => EventPhase::Cancelled,
        EventState::Published if event.ends_at <= now => EventPhase::Done,
        EventState::Published => EventPhase::Published,
    }
}

/// Until when one can register.
pub fn closes_at(event: &Model) -> Instant {
    event.registration_closes_at.unwrap_or(event.begins_at)
}

/// Whether one can register at this time.
pub fn registration_phase(event: &Model, now: Instant) -> RegistrationPhase {
    if event.state == EventState::Cancelled || closes_at(event) <= now {
        return RegistrationPhase::Closed;
    }
    let opens = event.registration_opens_at.is_some_and(|at| now < at);
    if opens || event.state == EventState::Draft {
        RegistrationPhase::NotYet
    } else {
        RegistrationPhase::Open
    }
}

/// Demands that one can register at this time.
///
/// # Errors
/// [`Code::RegistrationClosed`], [`Code::RegistrationNotOpen`].
pub fn demand_open(event: &Model, now: Instant) -> Result<(), Code> {
    match registration_phase(event, now) {
        RegistrationPhase::Open => Ok(()),
        RegistrationPhase::NotYet => Err(Code::RegistrationNotOpen),
        RegistrationPhase::Closed => Err(Code::RegistrationClosed),
    }
}

/// When an event is, and when one can register for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Times {
    /// When it begins.
    pub begins_at: Instant,
    /// When it ends.
    pub ends_at: Instant,
    /// From when on one can register.
    pub opens_at: Option<Instant>,
    /// Until when.
    pub closes_at: Option<Instant>,
    /// Until when whoever cancels is not late.
    pub free_cancel_until_at: Option<Instant>,
}

impl Times {
    /// Notes what does not follow each other.
    pub fn check(&self, fields: &mut Fields) {
        if self.ends_at <= self.begins_at {
            fields.refuse("/ends_at", Code::OutOfRange);
        }
        if self.closes_at.is_some_and(|at| at > self.ends_at || self.opens_at.is_some_and(|open| open >= at))
        {
            fields.refuse("/registration_closes_at", Code::OutOfRange);
        }
        if self.opens_at.is_some_and(|at| at >= self.ends_at) {
            fields.refuse("/registration_opens_at", Code::OutOfRange);
        }
        if self.free_cancel_until_at.is_some_and(|at| at > self.begins_at) {
            fields.refuse("/free_cancel_until_at", Code::OutOfRange);
        }
    }

    /// The same, so many weeks later. Clocks at the projects are never put forward, so an hour stays the hour it is.
    #[must_use]
    pub fn later(&self, weeks: i64) -> Self {
        let later = |at: Instant| at + chrono::TimeDelta::weeks(weeks);
        Self {
            begins_at: later(self.begins_at),
            ends_at: later(self.ends_at),
            opens_at: self.opens_at.map(later),
            closes_at: self.closes_at.map(later),
            free_cancel_until_at: self.free_cancel_until_at.map(later),
        }
    }
}

/// What of an event is said in words.
#[derive(Clone, Debug)]
pub struct Words {
    /// Its title.
    pub title: String,
    /// What was typed.
    pub markdown: String,
    /// What is shown.
    pub html: String,
    /// Where to come to.
    pub place: String,
}

/// An event that is to be made, read and found right.
#[derive(Clone, Debug)]
pub struct NewEvent {
    /// What it is for.
    pub whose: Place,
    /// For those at home in one building.
    pub building_id: Option<BuildingId>,
    /// What people come for.
    pub kind: EventKind,
    /// Who knows of it.
    pub audience: Audience,
    /// What is said of it.
    pub words: Words,
    /// When it is; one for each week of a series.
    pub times: Vec<(Times, i64)>,
    /// Seats of one registration, at most.
    pub party_max: i32,
    /// Whether a home comes once.
    pub one_per_household: bool,
    /// For how many hours an offer is kept.
    pub offer_hours: i32,
    /// What there is and what is asked.
    pub plan: plan::NewPlan,
}

/// What of an event is to change, read and found right.
#[derive(Clone, Debug)]
pub struct Changes {
    /// Its title.
    pub title: Option<String>,
    /// What was typed and what is shown.
    pub text: Option<(String, String)>,
    /// Where to come to.
    pub place: Option<String>,
    /// When it begins.
    pub begins_at: Option<Instant>,
    /// When it ends.
    pub ends_at: Option<Instant>,
    /// From when on one can register.
    pub opens_at: Option<Instant>,
    /// Until when.
    pub closes_at: Option<Instant>,
    /// Until when whoever cancels is not late.
    pub free_cancel_until_at: Option<Instant>,
    /// Seats of one registration, at most.
    pub party_max: Option<i32>,
    /// Whether a home comes once.
    pub one_per_household: Option<bool>,
    /// For how many hours an offer is kept.
    pub offer_hours: Option<i32>,
}

/// The times of an event.
pub fn times(event: &Model) -> Times {
    Times {
        begins_at: event.begins_at,
        ends_at: event.ends_at,
        opens_at: event.registration_opens_at,
        closes_at: event.registration_closes_at,
        free_cancel_until_at: event.free_cancel_until_at,
    }
}
