//! Rules of topics. Pure.

use chrono::TimeDelta;
use linli_entities::{Instant, topic};

use super::output::{TopicKind, TopicSort};
use crate::actor::{Actor, Permission};
use crate::code::Code;
use crate::error::Error;
use crate::features::boards::rules::{BoardScope, demand_write, moderates};
use crate::fields::{Fields, is_invisible};

/// The longest title, in characters.
pub const TITLE_CHARS_MAX: usize = 120;

/// A title that may stand over a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title(String);

impl Title {
    /// Reads a title: one line, trimmed, 2 to [`TITLE_CHARS_MAX`] characters. What shows nothing, or turns the
    /// direction of what follows, is left out.
    ///
    /// # Errors
    /// [`Code::Required`], [`Code::TooShort`], [`Code::TooLong`] at `/title`.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let shown: String = text.chars().filter(|c| c.is_whitespace() || !is_invisible(*c)).collect();
        let title = shown.split_whitespace().collect::<Vec<_>>().join(" ");
        match title.chars().count() {
            0 => Err(Error::invalid("/title", Code::Required)),
            1 => Err(Error::invalid("/title", Code::TooShort)),
            count if count > TITLE_CHARS_MAX => Err(Error::invalid("/title", Code::TooLong)),
            _ => Ok(Self(title)),
        }
    }

    /// The title as text.
    pub fn into_string(self) -> String {
        self.0
    }
}

/// Which topics a list shows, and in which order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// All, by the newest post.
    Latest,
    /// All, the hottest first.
    Hot,
    /// Questions, by the newest post: all, those with an accepted answer, or those without.
    Questions(Option<bool>),
}

impl Wanted {
    /// Reads what is asked for.
    ///
    /// # Errors
    /// [`Code::Malformed`] at `/sort` for questions by their heat: there are too few of them.
    pub fn parse(
        sort: Option<TopicSort>,
        kind: Option<TopicKind>,
        solved: Option<bool>,
    ) -> Result<Self, Error> {
        let questions = kind == Some(TopicKind::Question) || solved.is_some();
        match sort.unwrap_or(TopicSort::Latest) {
            TopicSort::Hot if questions => Err(Error::invalid("/sort", Code::Malformed)),
            TopicSort::Hot => Ok(Self::Hot),
            TopicSort::Latest if questions => Ok(Self::Questions(solved)),
            TopicSort::Latest => Ok(Self::Latest),
        }
    }
}

/// Seconds of a step of heat. As long as the heat of a topic stays within one, it is not moved in its lists.
const STEP_SECONDS: i64 = 600;
/// Steps that twice as much talk is worth: four hours.
const STEPS_PER_DOUBLING: f64 = 24.0;

/// How hot a topic is: the middle between when it was opened and when somebody last wrote, and four hours more for each
/// doubling of its posts and likes. Time takes from all topics alike, and so it does not have to be reckoned again.
pub fn heat(created_at: Instant, last_post_at: Instant, post_count: i32, like_count: i32) -> i64 {
    let middle = (created_at.timestamp() + last_post_at.timestamp()) / 2;
    let talk = f64::from(post_count.saturating_add(like_count).max(1));
    middle / STEP_SECONDS + (talk.log2() * STEPS_PER_DOUBLING).round() as i64
}

/// What an actor may do with a topic that is visible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TopicRights {
    /// Write a post.
    pub reply: bool,
    /// Pin, lock, delete, restore.
    pub moderate: bool,
    /// Change the title.
    pub edit_title: bool,
    /// Delete it.
    pub delete: bool,
    /// Say which post is the answer, where it is a question.
    pub accept: bool,
}

/// What the actor may do with the topic.
pub fn rights(actor: &Actor, board: &BoardScope, topic: &topic::Model) -> TopicRights {
    let moderate = moderates(actor, board);
    let own = actor.account_id() == Some(topic.author_id);
    let alive = topic.deleted_at.is_none();
    let reply = demand_reply(actor, board, topic).is_ok();
    // Whoever answers people there knows as well which answer is right.
    let answers = moderate || actor.may(Permission::AnswerComplaints, board.scope());
    TopicRights {
        reply,
        moderate,
        edit_title: alive && (moderate || (own && reply)),
        // One's own topic can be taken back as long as nobody answered.
        delete: alive && (moderate || (own && reply && topic.post_count <= 1)),
        accept: alive && (answers || (own && reply)),
    }
}

/// Whether the actor may know of the topic, given that the board may be read. What was merged into another is no topic any
/// more, for nobody: its address leads on.
pub fn may_see(actor: &Actor, board: &BoardScope, topic: &topic::Model) -> bool {
    topic.merged_into.is_none() && (topic.deleted_at.is_none() || moderates(actor, board))
}

/// Whether a topic takes no new posts at an instant: as it was left by hand, until it closes or opens by itself; of these
/// two the later counts that has come.
pub fn is_locked(topic: &topic::Model, now: Instant) -> bool {
    let come = |at: Option<Instant>| at.filter(|at| *at <= now);
    match (come(topic.closes_at), come(topic.opens_at)) {
        (None, None) => topic.locked,
        (closed, opened) => closed > opened,
    }
}

/// The topic as it is at an instant: whether it takes new posts may change by itself.
#[must_use]
pub fn as_of(topic: topic::Model, now: Instant) -> topic::Model {
    topic::Model { locked: is_locked(&topic, now), ..topic }
}

/// When a topic is to close and to open by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Timer {
    /// When it closes.
    pub closes_at: Option<Instant>,
    /// When it opens.
    pub opens_at: Option<Instant>,
}

/// How far ahead a timer is set, at most.
const TIMER_DAYS_MAX: i64 = 366;

impl Timer {
    /// Reads a timer. It goes off at whole minutes, because pages are kept for one.
    ///
    /// # Errors
    /// [`Code::OutOfRange`] at `/closes_at` and `/opens_at` for what is not ahead, or more than 366 days;
    /// [`Code::Malformed`] at `/opens_at` for the same time twice.
    pub fn parse(closes_at: Option<Instant>, opens_at: Option<Instant>, now: Instant) -> Result<Self, Error> {
        let mut fields = Fields::default();
        let mut read = |pointer: &str, at: Option<Instant>| {
            let at = at.map(whole_minute)?;
            if at <= now || at > now + TimeDelta::days(TIMER_DAYS_MAX) {
                fields.refuse(pointer, Code::OutOfRange);
            }
            Some(at)
        };
        let timer = Self { closes_at: read("/closes_at", closes_at), opens_at: read("/opens_at", opens_at) };
        if timer.closes_at.is_some() && timer.closes_at == timer.opens_at {
            fields.refuse("/opens_at", Code::Malformed);
        }
        fields.finish(timer)
    }
}

/// The minute that an instant is in, from its beginning.
fn whole_minute(at: Instant) -> Instant {
    at - TimeDelta::milliseconds(at.timestamp_millis().rem_euclid(60_000))
        - TimeDelta::nanoseconds(i64::from(at.timestamp_subsec_nanos() % 1_000_000))
}

/// When an account that wrote at `written_at` may write again; none where it may now.
pub fn waits_until(written_at: Option<Instant>, slow_seconds: i32, now: Instant) -> Option<Instant> {
    // A clock that went back makes nobody wait longer than they would have to anyway.
    let again = written_at?.min(now) + TimeDelta::seconds(slow_seconds.into());
    Some(again).filter(|again| *again > now)
}

/// The seconds until an instant, rounded up, as `Retry-After` says them.
pub fn seconds_until(at: Instant, now: Instant) -> u64 {
    u64::try_from((at - now).num_milliseconds().max(0)).unwrap_or(0).div_ceil(1000)
}

/// Demands that the actor may write a post here.
///
/// # Errors
/// Those of the board, [`Code::TopicDeleted`], [`Code::TopicLocked`].
pub fn demand_reply(actor: &Actor, board: &BoardScope, topic: &topic::Model) -> Result<(), Error> {
    demand_write(actor, board)?;
    if topic.deleted_at.is_some() {
        return Err(Error::Conflict(Code::TopicDeleted));
    }
    if topic.locked && !moderates(actor, board) {
        return Err(Error::Conflict(Code::TopicLocked));
    }
    Ok(())
}

/// Whether the actor opened the topic under a pseudonym: an entry of what they do with it would say whose it is.
pub fn is_masked(actor: &Actor, topic: &topic::Model) -> bool {
    topic.pseudonym_id.is_some() && actor.account_id() == Some(topic.author_id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_one_line_of_some_length() {
        assert_eq!(Title::parse("  电梯\n 坏了 ").unwrap().into_string(), "电梯 坏了");
        assert_eq!(Title::parse("电\0梯\u{202e}坏了").unwrap().into_string(), "电梯坏了");
        assert!(Title::parse(" \u{3000} ").is_err());
        assert!(Title::parse("\u{200b}\u{2060}\u{feff}").is_err());
        assert!(Title::parse(&"长".repeat(121)).is_err());
        assert!(Title::parse(&"长".repeat(120)).is_ok());
    }

    fn at(hour: i64) -> Instant {
        Instant::from_timestamp(1_800_000_000 + hour * 3600, 0).unwrap()
    }

    #[test]
    fn what_is_talked_of_twice_as_much_is_as_hot_as_what_is_four_hours_newer() {
        assert_eq!(heat(at(0), at(0), 8, 0), heat(at(4), at(4), 4, 0));
        assert_eq!(heat(at(0), at(0), 3, 5), heat(at(0), at(0), 8, 0), "a like is worth a post");
        assert_eq!(heat(at(0), at(8), 1, 0), heat(at(4), at(4), 1, 0), "half of the way to the newest post");
        assert!(
            heat(at(48), at(48), 1, 0) > heat(at(0), at(0), 4000, 0),
            "two days beat four thousand posts"
        );
        assert_eq!(heat(at(0), at(0), 0, -1), heat(at(0), at(0), 1, 0));
    }

    /// A topic of which only what closes and opens it matters.
    fn topic(locked: bool, closes_at: Option<Instant>, opens_at: Option<Instant>) -> topic::Model {
        use linli_entities::account::AccountId;
        use linli_entities::board::BoardId;
        use linli_entities::topic::TopicId;
        topic::Model {
            id: TopicId(1),
            board_id: BoardId(1),
            author_id: AccountId(1),
            pseudonym_id: None,
            title: "电梯".to_owned(),
            pinned: false,
            locked,
            last_number: 1,
            post_count: 1,
            last_post_at: at(0),
            last_post_by: AccountId(1),
            last_post_pseudonym_id: None,
            question: false,
            accepted_post_id: None,
            accepted_at: None,
            accepted_by: None,
            like_count: 0,
            heat: 0,
            slow_seconds: 0,
            closes_at,
            opens_at,
            merged_into: None,
            version: 1,
            created_at: at(0),
            deleted_at: None,
            deleted_by: None,
        }
    }

    #[test]
    fn a_topic_is_closed_and_opened_by_the_later_of_what_has_come() {
        let (one, two) = (Some(at(1)), Some(at(2)));
        let over_time = |topic: topic::Model| [0, 1, 2].map(|hour| is_locked(&topic, at(hour)));
        assert_eq!(over_time(topic(false, None, None)), [false; 3]);
        assert_eq!(over_time(topic(true, None, None)), [true; 3]);
        assert_eq!(over_time(topic(false, one, None)), [false, true, true]);
        assert_eq!(over_time(topic(true, None, two)), [true, true, false]);
        assert_eq!(over_time(topic(false, one, two)), [false, true, false]);
        assert_eq!(over_time(topic(true, two, one)), [true, false, true]);
        assert!(as_of(topic(false, one, None), at(5)).locked);
    }

    #[test]
    fn a_timer_goes_off_ahead_at_a_whole_minute() {
        let odd = at(1) + TimeDelta::milliseconds(59_001);
        let timer = Timer::parse(Some(odd), None, at(0)).unwrap();
        assert_eq!(timer, Timer { closes_at: Some(whole_minute(odd)), opens_at: None });
        assert_eq!(whole_minute(odd).timestamp() % 60, 0);
        assert!(odd - whole_minute(odd) < TimeDelta::minutes(1));
        assert!(Timer::parse(Some(at(0)), None, at(0)).is_err());
        assert!(Timer::parse(None, Some(at(24 * 367)), at(0)).is_err());
        assert!(Timer::parse(Some(at(1)), Some(at(1)), at(0)).is_err());
        assert_eq!(Timer::parse(None, None, at(0)).unwrap(), Timer::default());
    }

    #[test]
    fn one_waits_from_the_last_post_on_and_no_longer() {
        assert_eq!(waits_until(None, 60, at(1)), None);
        assert_eq!(waits_until(Some(at(0)), 3600, at(1)), None);
        assert_eq!(waits_until(Some(at(0)), 3601, at(1)), Some(at(1) + TimeDelta::seconds(1)));
        assert_eq!(
            waits_until(Some(at(9)), 60, at(1)),
            Some(at(1) + TimeDelta::seconds(60)),
            "the clock went back"
        );
        assert_eq!(seconds_until(at(1) + TimeDelta::milliseconds(1), at(1)), 1);
        assert_eq!(seconds_until(at(0), at(1)), 0);
    }

    #[test]
    fn questions_have_a_list_by_the_newest_post_only() {
        use {TopicKind::Question, TopicSort::*};
        assert_eq!(Wanted::parse(None, None, None).unwrap(), Wanted::Latest);
        assert_eq!(Wanted::parse(Some(Hot), None, None).unwrap(), Wanted::Hot);
        assert_eq!(Wanted::parse(None, Some(Question), None).unwrap(), Wanted::Questions(None));
        assert_eq!(Wanted::parse(Some(Latest), None, Some(true)).unwrap(), Wanted::Questions(Some(true)));
        assert!(Wanted::parse(Some(Hot), Some(Question), None).is_err());
        assert!(Wanted::parse(Some(Hot), None, Some(false)).is_err());
    }
}
