//! Rules of drafts and of posts for later. Pure.

use chrono::TimeDelta;
use linli_entities::Instant;
use linli_entities::draft::{self, DraftPlace};
use linli_entities::scheduled_post::PublishRefusal;

use crate::actor::Actor;
use crate::code::Code;
use crate::error::Error;
use crate::features::boards::rules::BoardScope;

/// Drafts of one account, at most.
pub const DRAFTS_MAX: u64 = 100;
/// Posts for later of one account, at most.
pub const SCHEDULED_MAX: u64 = 50;
/// For how long a draft is kept that nobody touches, and a post for later that was refused.
pub const KEPT: TimeDelta = TimeDelta::days(90);
/// The longest title that a draft keeps, in characters: it may still be too long for a topic.
pub const TITLE_CHARS_MAX: usize = 200;
/// How much of a text is shown in lists, in characters.
pub const EXCERPT_CHARS: usize = 120;
/// How far ahead a post may be written.
const AHEAD_MAX: TimeDelta = TimeDelta::days(366);

/// Where something is written: the id is that of a board, topic, conversation or post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// What is written.
    pub kind: DraftPlace,
    /// Of what.
    pub id: i64,
}

impl Place {
    /// Reads a place of which both parts are told, or neither.
    ///
    /// # Errors
    /// [`Code::Required`] at the one that is missing.
    pub fn parse(kind: Option<DraftPlace>, id: Option<i64>) -> Result<Option<Self>, Error> {
        match (kind, id) {
            (Some(kind), Some(id)) => Ok(Some(Self { kind, id })),
            (None, None) => Ok(None),
            (Some(_), None) => Err(Error::invalid("/target_id", Code::Required)),
            (None, Some(_)) => Err(Error::invalid("/place", Code::Required)),
        }
    }
}

/// What somebody is writing, read and found right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// The title of a new topic.
    pub title: String,
    /// The text, as it was typed.
    pub markdown: String,
    /// Whether a new topic asks something.
    pub question: bool,
    /// The number of the post that a reply answers.
    pub reply_to_number: Option<i32>,
}

impl Words {
    /// Whether a draft says just this.
    pub fn are_of(&self, row: &draft::Model) -> bool {
        self.title == row.title
            && self.markdown == row.markdown
            && self.question == row.question
            && self.reply_to_number == row.reply_to_number
    }
}

/// What becomes of a draft that is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saving {
    /// Nothing: it says so already.
    Same,
    /// There was none.
    First,
    /// It is another now.
    Changed,
}

/// What becomes of the draft of a place when `words` are saved by a device that has `seen` a version of it, or none.
///
/// # Errors
/// [`Error::Stale`] where another device was faster: saved something else, sent it, or threw it away.
pub fn saving(before: Option<&draft::Model>, seen: Option<i64>, words: &Words) -> Result<Saving, Error> {
    match (before, seen) {
        // Also a device whose answer was lost, and that sends the same again.
        (Some(row), _) if words.are_of(row) => Ok(Saving::Same),
        (Some(row), Some(seen)) if row.version == seen => Ok(Saving::Changed),
        (None, None) => Ok(Saving::First),
        _ => Err(Error::Stale),
    }
}

/// The version of what is saved now: later than the one before, and than any that a draft of the same place had which is
/// deleted.
pub fn version(before: Option<i64>, now: Instant) -> i64 {
    let by_time = now.timestamp_millis();
    before.map_or(by_time, |before| by_time.max(before + 1))
}

/// Demands that the actor may write something for later there: staff of the project of the board, its moderators included.
///
/// # Errors
/// [`Error::SignInRequired`], [`Code::Forbidden`].
pub fn demand_later(actor: &Actor, board: &BoardScope) -> Result<(), Error> {
    if actor.signed_in()?.rights.is_staff(board.scope()) {
        Ok(())
    } else {
        Err(Error::Forbidden(Code::Forbidden))
    }
}

/// When something is published that is to be published then.
///
/// # Errors
/// [`Code::OutOfRange`] for what is over or more than a year ahead.
pub fn publish_at(wanted: Instant, now: Instant) -> Result<Instant, Code> {
    if wanted <= now || wanted > now + AHEAD_MAX { Err(Code::OutOfRange) } else { Ok(wanted) }
}

/// Why something is not published, where trying again is of no use.
pub fn refusal(error: &Error) -> Option<PublishRefusal> {
    match error {
        Error::NotFound(_) | Error::Conflict(Code::TopicDeleted) => Some(PublishRefusal::Gone),
        Error::Conflict(Code::BoardLocked | Code::TopicLocked) => Some(PublishRefusal::Locked),
        Error::SignInRequired
        | Error::Forbidden(_)
        | Error::Conflict(_)
        | Error::ConflictTold(..)
        | Error::Stale
        | Error::PreconditionRequired => Some(PublishRefusal::NotAllowed),
        Error::Invalid(_) | Error::Words { .. } | Error::TooLarge => Some(PublishRefusal::Unfit),
        Error::TooManyRequests { .. }
        | Error::Paced { .. }
        | Error::Unavailable { .. }
        | Error::Internal(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use linli_entities::account::AccountId;
    use linli_entities::draft::DraftId;
    use proptest::prelude::*;

    use super::*;

    fn at(second: i64) -> Instant {
        Instant::from_timestamp(1_800_000_000 + second, 0).unwrap()
    }

    fn words(text: &str) -> Words {
        Words { title: String::new(), markdown: text.to_owned(), question: false, reply_to_number: None }
    }

    fn row(text: &str, version: i64) -> draft::Model {
        draft::Model {
            id: DraftId(1),
            account_id: AccountId(1),
            place: DraftPlace::Reply,
            target_id: 7,
            title: String::new(),
            markdown: text.to_owned(),
            question: false,
            reply_to_number: None,
            version,
            saved_at: at(0),
        }
    }

    #[test]
    fn whoever_has_not_seen_what_is_there_does_not_write_over_it() {
        let there = row("一", 5);
        assert_eq!(saving(None, None, &words("二")).unwrap(), Saving::First);
        assert_eq!(saving(Some(&there), Some(5), &words("二")).unwrap(), Saving::Changed);
        for seen in [None, Some(4), Some(6)] {
            assert!(matches!(saving(Some(&there), seen, &words("二")), Err(Error::Stale)), "{seen:?}");
            assert_eq!(saving(Some(&there), seen, &words("一")).unwrap(), Saving::Same, "{seen:?}");
        }
        // It was sent or thrown away elsewhere.
        assert!(matches!(saving(None, Some(5), &words("二")), Err(Error::Stale)));
    }

    #[test]
    fn a_post_for_later_is_later_and_within_a_year() {
        assert!(publish_at(at(1), at(0)).is_ok());
        assert!(publish_at(at(0), at(0)).is_err());
        assert!(publish_at(at(366 * 86_400), at(0)).is_ok());
        assert!(publish_at(at(366 * 86_400 + 1), at(0)).is_err());
    }

    #[test]
    fn what_may_succeed_later_is_not_refused() {
        assert_eq!(refusal(&Error::NotFound("topic")), Some(PublishRefusal::Gone));
        assert_eq!(refusal(&Error::Conflict(Code::TopicLocked)), Some(PublishRefusal::Locked));
        assert_eq!(refusal(&Error::SignInRequired), Some(PublishRefusal::NotAllowed));
        assert_eq!(refusal(&Error::invalid("/markdown", Code::TooLong)), Some(PublishRefusal::Unfit));
        let full = Error::Unavailable { code: Code::StorageFull, detail: String::new() };
        assert_eq!(refusal(&full), None);
        assert_eq!(refusal(&Error::TooManyRequests { retry_after_s: 1 }), None);
    }

    proptest! {
        #[test]
        fn versions_only_grow_also_where_the_clock_went_back(
            before in 0..2_000_000_000_000_i64,
            second in -1_000_000..1_000_000_i64,
        ) {
            let after = version(Some(before), at(second));
            prop_assert!(after > before);
            prop_assert!(after >= at(second).timestamp_millis());
        }
    }
}
