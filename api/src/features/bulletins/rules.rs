//! What a bulletin is, and when it may be sent. Pure.

use chrono::TimeDelta;
use linli_entities::Instant;
use linli_entities::bulletin::{BulletinState, Model};
use linli_entities::consent_act::ConsentChannel;
use linli_entities::segment::SegmentId;

use crate::code::Code;

/// The longest title, in characters: that of a text message.
pub const TITLE_MAX: usize = 60;
/// The longest text, in characters.
pub const MARKDOWN_MAX: usize = 20_000;
/// For how many days a bulletin waits for complaints to end, at most.
pub const HELD_DAYS_MAX: i32 = 60;
/// How long before it is sent a bulletin is scheduled, at most.
const AHEAD_MAX: TimeDelta = TimeDelta::days(366);
/// For how long it is tried to send one that has begun, beyond the days that it waits.
const SENT_WITHIN: TimeDelta = TimeDelta::days(7);

/// A bulletin that is to be.
#[derive(Clone, Debug)]
pub struct NewBulletin {
    /// Its title.
    pub title: String,
    /// What it says, in Markdown.
    pub markdown: String,
    /// Whom it is for; none for everybody.
    pub segment_id: Option<SegmentId>,
    /// On which ways it is sent.
    pub channels: Vec<ConsentChannel>,
    /// For how many days it waits for complaints to end.
    pub held_days: i32,
}

/// When it is sent that is to be sent then, or at once.
///
/// # Errors
/// [`Code::OutOfRange`] for what is over or more than a year ahead.
pub fn send_at(wanted: Option<Instant>, now: Instant) -> Result<Instant, Code> {
    match wanted {
        None => Ok(now),
        Some(at) if at < now || at > now + AHEAD_MAX => Err(Code::OutOfRange),
        Some(at) => Ok(at),
    }
}

/// Until when it waits for complaints to end, and from when on it is not sent any more.
pub fn ends(row: &Model, begun_at: Instant) -> (Option<Instant>, Instant) {
    let held = TimeDelta::days(row.held_days.into());
    let held_until = (row.held_days > 0).then(|| begun_at + held);
    (held_until, begun_at + held + SENT_WITHIN)
}

/// Whether it can be stopped: there may be something left to send, also where somebody is held back alone.
pub fn may_stop(state: BulletinState) -> bool {
    matches!(state, BulletinState::Sending | BulletinState::Sent)
}

/// The title of one that is tried.
pub fn trial_title(title: &str) -> String {
    format!("[试发 / trial] {title}")
}
