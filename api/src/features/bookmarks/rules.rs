//! What may be kept beside a post, and when one may be told of it. Pure.

use chrono::{Months, SubsecRound as _};
use linli_entities::Instant;
use linli_entities::bookmark::Model;

use super::input::BookmarkInput;
use crate::code::Code;
use crate::error::Error;
use crate::fields::Fields;

/// Bookmarks of one account, at most.
pub const BOOKMARKS_MAX: u64 = 2_000;

const NOTE_MAX: usize = 500;
/// Nobody knows what they will want after that.
const MONTHS_MAX: Months = Months::new(24);

/// How a post is to be kept, read and found right but for its time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keeping {
    /// What is written beside it; may be empty.
    pub note: String,
    /// When one wants to be told of it.
    pub remind_at: Option<Instant>,
}

impl Keeping {
    /// Reads what is sent. Whether its time is one that may be asked for, [`reminder`] tells.
    ///
    /// # Errors
    /// [`Code::TooLong`], [`Code::Malformed`] at `/note`.
    pub fn parse(input: BookmarkInput) -> Result<Self, Error> {
        let BookmarkInput { note, remind_at } = input;
        let mut fields = Fields::default();
        let note = fields.prose_or_empty("/note", &note, NOTE_MAX);
        fields.finish(Self { note, remind_at: remind_at.map(|at| at.trunc_subsecs(0)) })
    }
}

/// When one will be told and when one was, where this is asked for of a bookmark that may be there already: a time that stays
/// as it was stays told.
///
/// # Errors
/// [`Code::OutOfRange`] at `/remind_at` for a time that is over or too far away.
pub fn reminder(
    before: Option<&Model>,
    asked: Option<Instant>,
    now: Instant,
) -> Result<(Option<Instant>, Option<Instant>), Error> {
    let Some(at) = asked else { return Ok((None, None)) };
    if let Some(row) = before.filter(|row| row.remind_at == Some(at)) {
        return Ok((Some(at), row.reminded_at));
    }
    let last = now.checked_add_months(MONTHS_MAX).unwrap_or(Instant::MAX_UTC);
    if at <= now || at > last {
        return Err(Error::invalid("/remind_at", Code::OutOfRange));
    }
    Ok((Some(at), None))
}

/// Whether somebody is to be told of a post now.
pub fn is_due(row: &Model, now: Instant) -> bool {
    row.reminded_at.is_none() && row.remind_at.is_some_and(|at| at <= now)
}

/// The word of a reminder: an account is told once of each time that it asked for.
pub fn fact(row: &Model) -> String {
    let at = row.remind_at.map_or(0, |at| at.timestamp());
    format!("reminder:{}:{at}", row.id)
}

#[cfg(test)]
mod tests {
    use linli_entities::account::AccountId;
    use linli_entities::bookmark::BookmarkId;
    use linli_entities::post::PostId;

    use super::*;

    fn at(text: &str) -> Instant {
        text.parse().expect("an instant")
    }

    fn kept(remind_at: Option<&str>, reminded_at: Option<&str>) -> Model {
        Model {
            id: BookmarkId(1),
            account_id: AccountId(1),
            post_id: PostId(1),
            note: String::new(),
            remind_at: remind_at.map(at),
            reminded_at: reminded_at.map(at),
            bookmarked_at: at("2026-01-01T00:00:00Z"),
        }
    }

    #[test]
    fn one_is_told_in_the_future_and_within_two_years() {
        let now = at("2026-02-28T12:00:00Z");
        let asked = |text: &str| reminder(None, Some(at(text)), now).is_ok();
        assert!(asked("2026-02-28T12:00:01Z") && asked("2028-02-28T12:00:00Z"));
        assert!(!asked("2026-02-28T12:00:00Z") && !asked("2028-02-28T12:00:01Z"));
        assert_eq!(reminder(None, None, now).ok(), Some((None, None)));
    }

    #[test]
    fn a_time_that_stays_stays_told_and_another_is_told_anew() {
        let (then, told, now) = ("2026-03-01T00:00:00Z", "2026-03-01T00:00:05Z", at("2026-03-02T00:00:00Z"));
        let before = kept(Some(then), Some(told));
        let stays = reminder(Some(&before), Some(at(then)), now).ok();
        assert_eq!(stays, Some((Some(at(then)), Some(at(told)))));
        let later = at("2026-03-09T00:00:00Z");
        assert_eq!(reminder(Some(&before), Some(later), now).ok(), Some((Some(later), None)));
        assert_eq!(reminder(Some(&before), None, now).ok(), Some((None, None)));
    }

    #[test]
    fn what_is_due_was_asked_for_has_come_and_was_not_told() {
        let now = at("2026-03-02T00:00:00Z");
        assert!(is_due(&kept(Some("2026-03-02T00:00:00Z"), None), now));
        assert!(!is_due(&kept(Some("2026-03-02T00:00:01Z"), None), now));
        assert!(!is_due(&kept(Some("2026-03-01T00:00:00Z"), Some("2026-03-01T00:00:00Z")), now));
        assert!(!is_due(&kept(None, None), now));
    }

    #[test]
    fn a_note_has_five_hundred_characters() {
        let parsed = |count: usize| {
            Keeping::parse(BookmarkInput { note: "字".repeat(count), remind_at: None }).is_ok()
        };
        assert!(parsed(0) && parsed(500) && !parsed(501));
    }
}
