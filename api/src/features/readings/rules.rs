//! When a topic is new to somebody, and when it is unread. Pure; the lists of `store.rs` say the same in SQL.

use chrono::TimeDelta;
use linli_entities::Instant;
use linli_entities::topic::Model;
use linli_entities::topic_watch::TopicLevel;
use poem_openapi::Enum;

/// For how long a topic is new: what is older and was never opened is found, but not brought forward any more.
pub const NEW_FOR: TimeDelta = TimeDelta::days(14);

/// What a topic is to somebody who may read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum ReadState {
    /// Opened within the last 14 days by somebody else, never looked at, neither muted nor marked as read.
    New,
    /// Looked at before, or watched, with posts since; neither muted nor marked as read.
    Unread,
    /// Nothing to be told of.
    Read,
}

/// Since when topics are new, to somebody who marked all as read up to an instant.
pub fn new_since(now: Instant, mark: Option<Instant>) -> Instant {
    let lately = now - NEW_FOR;
    mark.map_or(lately, |mark| mark.max(lately))
}

/// What decides of a topic for somebody.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    /// When it was opened.
    pub created_at: Instant,
    /// When the newest post was written.
    pub last_post_at: Instant,
    /// The highest number there is.
    pub last_number: i32,
    /// Whether they opened it, under whatever name.
    pub own: bool,
    /// The highest number that they read; none where they never looked at it.
    pub number: Option<i32>,
    /// How closely they follow it.
    pub level: TopicLevel,
    /// Since when they watch it, or its board; none where they do not.
    pub watched_at: Option<Instant>,
    /// Up to when they marked all as read, everywhere or in its board.
    pub mark: Option<Instant>,
}

impl Reading {
    /// Of a topic that nobody has said anything of.
    pub fn of(topic: &Model, own: bool) -> Self {
        Self {
            created_at: topic.created_at,
            last_post_at: topic.last_post_at,
            last_number: topic.last_number,
            own,
            number: None,
            level: TopicLevel::Normal,
            watched_at: None,
            mark: None,
        }
    }

    /// What the topic is to them at an instant.
    pub fn state(&self, now: Instant) -> ReadState {
        if self.level == TopicLevel::Muted {
            ReadState::Read
        } else if self.is_new(now) {
            ReadState::New
        } else if self.is_unread() {
            ReadState::Unread
        } else {
            ReadState::Read
        }
    }

    fn is_new(&self, now: Instant) -> bool {
        self.number.is_none() && !self.own && self.created_at > new_since(now, self.mark)
    }

    fn is_unread(&self) -> bool {
        let followed = self.number.is_some() || self.watched_at.is_some();
        let later = self.until().is_none_or(|until| self.last_post_at > until);
        followed && later && self.number.unwrap_or(0) < self.last_number
    }

    /// Up to when its posts count as read, however far they looked: since the mark, and of what they watch and never looked at
    /// since they watch it. None where nothing says so, as of what is new.
    pub fn counts_until(&self, now: Instant) -> Option<Instant> {
        if self.is_new(now) { None } else { self.until() }
    }

    fn until(&self) -> Option<Instant> {
        // None comes before every instant.
        if self.number.is_some() { self.mark } else { self.mark.max(self.watched_at) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(day: i64) -> Instant {
        Instant::UNIX_EPOCH + TimeDelta::days(100 + day)
    }

    /// Opened today with three posts, two of them of tomorrow and the day after.
    fn reading() -> Reading {
        Reading {
            created_at: day(0),
            last_post_at: day(2),
            last_number: 3,
            own: false,
            number: None,
            level: TopicLevel::Normal,
            watched_at: None,
            mark: None,
        }
    }

    #[test]
    fn what_was_never_looked_at_is_new_for_fourteen_days() {
        assert_eq!(reading().state(day(3)), ReadState::New);
        let last = day(14) - TimeDelta::microseconds(1);
        assert_eq!((reading().state(last), reading().state(day(14))), (ReadState::New, ReadState::Read));
        assert_eq!(Reading { own: true, ..reading() }.state(day(3)), ReadState::Read);
        assert_eq!(Reading { level: TopicLevel::Muted, ..reading() }.state(day(3)), ReadState::Read);
        assert_eq!(Reading { number: Some(3), ..reading() }.state(day(3)), ReadState::Read);
        assert_eq!(Reading { number: Some(0), ..reading() }.state(day(3)), ReadState::Unread);
    }

    #[test]
    fn what_came_after_a_mark_is_unread_where_one_looked_or_watches() {
        let marked = |at, number| Reading { mark: Some(at), number, ..reading() }.state(day(3));
        assert_eq!((marked(day(1), None), marked(day(1), Some(1))), (ReadState::Read, ReadState::Unread));
        assert_eq!((marked(day(2), Some(1)), marked(day(1), Some(3))), (ReadState::Read, ReadState::Read));
        let watched = |at, now| {
            let level = TopicLevel::Watching;
            Reading { watched_at: Some(at), level, ..reading() }.state(now)
        };
        assert_eq!((watched(day(1), day(3)), watched(day(1), day(20))), (ReadState::New, ReadState::Unread));
        assert_eq!(watched(day(2), day(20)), ReadState::Read, "nothing was said since it is watched");
    }

    proptest! {
        /// Marking up to now leaves nothing, whatever there was; and a later mark never makes anything unread.
        #[test]
        fn a_mark_only_takes_away(
            opened in 0_i64..30, later in 0_i64..30, number in prop::option::of(0_i32..5), watched in prop::option::of(0_i64..40),
            marks in (prop::option::of(0_i64..60), 0_i64..60), own: bool, muted: bool,
        ) {
            let level = match (muted, watched) {
                (true, _) => TopicLevel::Muted,
                (false, Some(_)) => TopicLevel::Watching,
                (false, None) => TopicLevel::Normal,
            };
            let mark = marks.0.map(day);
            let (created_at, last_post_at) = (day(opened), day(opened + later));
            let of = Reading { created_at, last_post_at, last_number: 4, own, number, level, watched_at: watched.map(day), mark };
            let now = day(60);
            let marked = Reading { mark: Some(day(marks.1).max(mark.unwrap_or(day(0)))), ..of };
            prop_assert_eq!(Reading { mark: Some(now), ..of }.state(now), ReadState::Read);
            prop_assert!(of.state(now) != ReadState::Read || marked.state(now) == ReadState::Read);
            prop_assert!(!muted || of.state(now) == ReadState::Read);
        }
    }
}
