//! What waits and why, and what is decided of it. Pure.

pub mod prints;

use chrono::TimeDelta;
use linli_entities::account::Locale;
use linli_entities::board::BoardId;
use linli_entities::review::{self, ReviewKind, ReviewReason, ReviewState};
use linli_entities::review_setting;

use crate::code::Code;
use crate::error::Error;

/// What of one account waits, at most.
pub const WAITING_MAX: u64 = 20;
/// What is decided of at once, at most.
pub const BULK_MAX: usize = 50;
/// For how long the hashes of what was removed are kept, and what was decided of.
pub const KEPT: TimeDelta = TimeDelta::days(90);
/// Posts of an account that are looked at to count its first ones.
pub const POSTS_LOOKED_AT: u64 = 100;

/// Why something waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// The reason.
    pub reason: ReviewReason,
    /// The words that were found.
    pub found: Vec<String>,
}

impl Why {
    /// Because of these words; for no reason where there are none.
    pub fn of_words(found: Vec<String>) -> Option<Self> {
        (!found.is_empty()).then_some(Self { reason: ReviewReason::Words, found })
    }
}

/// What becomes of what somebody writes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// Why it waits; none where it is written at once.
    pub hold: Option<Why>,
    /// The words of which moderators are told.
    pub flagged: Vec<String>,
}

impl Verdict {
    /// It waits.
    pub fn held(reason: ReviewReason, found: Vec<String>) -> Self {
        Self { hold: Some(Why { reason, found }), flagged: vec![] }
    }

    /// It is written, and moderators are told of these words.
    pub fn written(flagged: Vec<String>) -> Self {
        Self { hold: None, flagged }
    }
}

/// What is known of somebody who writes, where their board makes what is new wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Newcomer {
    /// How many posts of theirs stand.
    pub post_count: usize,
    /// How many links of what they write lead elsewhere.
    pub link_count: usize,
}

/// Why what a newcomer writes waits.
pub fn of_newcomer(setting: &review_setting::Model, newcomer: Newcomer) -> Option<ReviewReason> {
    let first = usize::try_from(setting.first_post_count).unwrap_or(0);
    if setting.links && newcomer.link_count > 0 {
        Some(ReviewReason::Links)
    } else if newcomer.post_count < first {
        Some(ReviewReason::FirstPosts)
    } else {
        None
    }
}

/// Demands that nobody has decided of it, and that it still is what was seen.
///
/// # Errors
/// [`Code::AlreadyDecided`]; [`Error::Stale`] where its author changed it since.
pub fn demand_waiting(row: &review::Model, seen: i64) -> Result<(), Error> {
    if row.state != ReviewState::Waiting {
        return Err(Error::Conflict(Code::AlreadyDecided));
    }
    if row.version == seen { Ok(()) } else { Err(Error::Stale) }
}

/// Demands that something lands in the board for which it was judged: its topic may have been moved since.
///
/// # Errors
/// [`Error::Stale`]: nothing is written, and it can be judged again for where the topic is now.
pub fn demand_judged(judged: BoardId, lands: BoardId) -> Result<(), Error> {
    if judged == lands { Ok(()) } else { Err(Error::Stale) }
}

/// Whether it is something that is no post yet: then its author is told what became of it.
pub fn is_held(kind: ReviewKind) -> bool {
    kind != ReviewKind::Posted
}

/// Why a reply is refused whose topic is deleted, as its author is told.
pub fn note_of_deleted(locale: Locale) -> &'static str {
    match locale {
        Locale::ZhCn => "话题已被删除。",
        Locale::En => "The topic was deleted.",
    }
}

/// Words as a column holds them, each in a line.
pub fn lines(words: &[String]) -> String {
    let one = |word: &String| word.split_whitespace().collect::<Vec<_>>().join(" ");
    words.iter().map(one).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use linli_entities::Instant;

    use super::*;

    fn setting(first_post_count: i32, links: bool) -> review_setting::Model {
        let changed_at = Instant::UNIX_EPOCH;
        review_setting::Model {
            board_id: BoardId(1),
            first_post_count,
            links,
            similar_posts: false,
            changed_at,
        }
    }

    #[test]
    fn the_first_posts_of_a_newcomer_wait_and_those_with_links() {
        let newcomer = |post_count, link_count| Newcomer { post_count, link_count };
        assert_eq!(of_newcomer(&setting(2, false), newcomer(1, 3)), Some(ReviewReason::FirstPosts));
        assert_eq!(of_newcomer(&setting(2, false), newcomer(2, 3)), None);
        assert_eq!(of_newcomer(&setting(0, true), newcomer(0, 1)), Some(ReviewReason::Links));
        assert_eq!(of_newcomer(&setting(0, true), newcomer(0, 0)), None);
    }

    #[test]
    fn words_of_several_lines_stay_one_each() {
        assert_eq!(lines(&["赌\n博".to_owned(), "发票".to_owned()]), "赌 博\n发票");
    }
}
