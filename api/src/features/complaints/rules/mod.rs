//! Rules of complaints. Pure.

pub mod beside;
pub mod canonical;
pub mod compensation;
mod deadline;
mod fact;
pub mod fold;
pub mod holding;
pub mod ladder;
pub mod outcome;
pub mod promise;
mod silence;
pub mod table;
pub mod visits;

use chrono::TimeDelta;
use linli_entities::Instant;
use linli_entities::attachment::AttachmentId;
use linli_entities::complaint::{self, Category, Channel, ComplaintSource, Grade, Openness};
use linli_entities::project::ProjectId;
use linli_entities::unit::UnitId;

use crate::code::Code;
use crate::error::Error;

/// The longest title, in characters.
pub const TITLE_MAX: usize = 80;
/// The longest text, in characters.
pub const TEXT_MAX: usize = 8_000;
/// The longest internal note, in characters.
pub const NOTE_MAX: usize = 2_000;
/// Photos that go with one act, at most.
pub const PHOTOS_MAX: usize = 9;
/// An answer says something: a shorter one is none (E10).
pub const ANSWER_MIN: usize = 10;
/// How far back staff may date a complaint that they were told of (E04).
pub const BACK_DATED_MAX: TimeDelta = TimeDelta::hours(24);
/// How long after it was confirmed a complaint may be opened again.
pub const REOPEN_WITHIN: TimeDelta = TimeDelta::days(30);
/// How far ahead staff may promise something, or put off when it is put right.
pub const PROMISED_MAX: TimeDelta = TimeDelta::days(366);
/// How long a rating may be given or changed after the complaint was confirmed.
pub const RATE_WITHIN: TimeDelta = TimeDelta::days(7);

/// How long a team may say that a complaint is not theirs.
pub const REFUSE_WITHIN: TimeDelta = TimeDelta::hours(2);
/// Complaints that are assigned at once, at most.
pub const ASSIGN_MAX: usize = 100;

/// Whether life or property is in danger: such a complaint goes before all others.
pub fn is_danger(category: Category, grade: Grade) -> bool {
    category == Category::Safety || grade == Grade::S1
}

/// A complaint that is to be filed, read and found right.
#[derive(Clone, Debug)]
pub struct NewComplaint {
    /// The project.
    pub project_id: ProjectId,
    /// The home.
    pub unit_id: Option<UnitId>,
    /// Plain text.
    pub title: String,
    /// Markdown.
    pub markdown: String,
    /// What it is about.
    pub category: Category,
    /// What shows it.
    pub photo_ids: Vec<AttachmentId>,
    /// How grave the complainant finds it.
    pub grade: Grade,
    /// Who may read it.
    pub openness: Openness,
}

/// From when on what is owed for a complaint was promised here: what was imported with it was promised elsewhere.
pub fn promised_from(complaint: &complaint::Model) -> Option<Instant> {
    (complaint.source == ComplaintSource::Imported).then_some(complaint.filed_at)
}

/// How staff came to know of a complaint that they file for somebody.
#[derive(Clone, Copy, Debug)]
pub struct Told {
    /// The way.
    pub channel: Channel,
    /// When.
    pub received_at: Instant,
}

impl Told {
    /// Reads when and how staff were told: not in the future, at most [`BACK_DATED_MAX`] ago.
    ///
    /// # Errors
    /// [`Code::OutOfRange`] at `/received_at`; [`Code::Malformed`] at `/channel` for a way that needs no staff.
    pub fn parse(channel: Channel, received_at: Instant, now: Instant) -> Result<Self, Error> {
        if channel == Channel::Online {
            return Err(Error::invalid("/channel", Code::Malformed));
        }
        if received_at > now || now - received_at > BACK_DATED_MAX {
            return Err(Error::invalid("/received_at", Code::OutOfRange));
        }
        Ok(Self { channel, received_at })
    }
}
