//! Rules of moving topics and posts. Pure.

use std::collections::{HashMap, HashSet};

use linli_entities::board::BoardId;
use linli_entities::post::{self, PostId};
use linli_entities::topic::{self, TopicId};

use super::input::{TopicAct, TopicActsInput, TopicMergeInput, TopicMoveInput, TopicSplitInput};
use crate::code::Code;
use crate::error::Error;
use crate::features::topics::rules::Title;
use crate::fields::Fields;

/// Posts that are split off at once, at most: somebody chose each.
pub const POSTS_MAX: usize = 100;
/// Numbers of a topic that is merged into another, at most: its posts are moved in one transaction, for which others wait.
pub const MERGED_MAX: i32 = 5000;
/// Topics of one request, at most.
pub const TOPICS_MAX: usize = 50;
/// The longest reason, in characters.
const REASON_MAX: usize = 500;

fn reason(fields: &mut Fields, text: Option<&str>) -> Option<String> {
    let text = fields.prose_or_empty("/reason", text.unwrap_or_default(), REASON_MAX);
    Some(text).filter(|text| !text.is_empty())
}

/// Where a topic goes, and why.
#[derive(Clone, Debug)]
pub struct Move {
    /// The board.
    pub board_id: BoardId,
    /// Why.
    pub reason: Option<String>,
}

impl TryFrom<TopicMoveInput> for Move {
    type Error = Error;

    fn try_from(TopicMoveInput { board_id, reason: text }: TopicMoveInput) -> Result<Self, Error> {
        let mut fields = Fields::default();
        let reason = reason(&mut fields, text.as_deref());
        fields.finish(Self { board_id, reason })
    }
}

/// What is split off, and why.
#[derive(Clone, Debug)]
pub struct Split {
    /// The title of the new topic.
    pub title: String,
    /// Its board; that of the topic where there is none.
    pub board_id: Option<BoardId>,
    /// The posts, each once.
    pub post_ids: Vec<PostId>,
    /// Why.
    pub reason: Option<String>,
}

impl TryFrom<TopicSplitInput> for Split {
    type Error = Error;

    fn try_from(input: TopicSplitInput) -> Result<Self, Error> {
        let TopicSplitInput { title, board_id, mut post_ids, reason: text } = input;
        let mut fields = Fields::default();
        let reason = reason(&mut fields, text.as_deref());
        post_ids.sort_unstable();
        post_ids.dedup();
        if post_ids.is_empty() {
            fields.refuse("/post_ids", Code::Required);
        } else if post_ids.len() > POSTS_MAX {
            fields.refuse("/post_ids", Code::TooMany);
        }
        let title = Title::parse(&title)?.into_string();
        fields.finish(Self { title, board_id, post_ids, reason })
    }
}

/// Which topic another is appended to, and why.
#[derive(Clone, Debug)]
pub struct Merge {
    /// The topic that gets the posts.
    pub into: TopicId,
    /// Why.
    pub reason: Option<String>,
}

impl TryFrom<TopicMergeInput> for Merge {
    type Error = Error;

    fn try_from(TopicMergeInput { into_topic_id, reason: text }: TopicMergeInput) -> Result<Self, Error> {
        let mut fields = Fields::default();
        let reason = reason(&mut fields, text.as_deref());
        fields.finish(Self { into: into_topic_id, reason })
    }
}

/// What is done with a topic of many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// It is moved there.
    Move(BoardId),
    /// It is closed for new posts, or opened.
    Lock(bool),
    /// It is pinned, or no more.
    Pin(bool),
    /// It is deleted.
    Delete,
}

/// One act on many topics.
#[derive(Clone, Debug)]
pub struct Acts {
    /// The topics, each once, as they were named.
    pub topic_ids: Vec<TopicId>,
    /// What is done with each.
    pub act: Act,
    /// Why.
    pub reason: Option<String>,
}

impl TryFrom<TopicActsInput> for Acts {
    type Error = Error;

    fn try_from(input: TopicActsInput) -> Result<Self, Error> {
        let TopicActsInput { mut topic_ids, act, board_id, reason: text } = input;
        let mut fields = Fields::default();
        let reason = reason(&mut fields, text.as_deref());
        let mut named = HashSet::new();
        topic_ids.retain(|id| named.insert(*id));
        if topic_ids.is_empty() {
            fields.refuse("/topic_ids", Code::Required);
        } else if topic_ids.len() > TOPICS_MAX {
            fields.refuse("/topic_ids", Code::TooMany);
        }
        let act = match (act, board_id) {
            (TopicAct::Move, Some(board_id)) => Some(Act::Move(board_id)),
            (TopicAct::Move, None) => {
                fields.refuse("/board_id", Code::Required);
                None
            }
            (TopicAct::Lock, _) => Some(Act::Lock(true)),
            (TopicAct::Unlock, _) => Some(Act::Lock(false)),
            (TopicAct::Pin, _) => Some(Act::Pin(true)),
            (TopicAct::Unpin, _) => Some(Act::Pin(false)),
            (TopicAct::Delete, _) => Some(Act::Delete),
        };
        fields.complete(act.map(|act| Self { topic_ids, act, reason }))
    }
}

/// The word for why one topic of many is not as was wanted; none for a fault of ours.
pub fn word_of(error: &Error) -> Option<Code> {
    match error {
        Error::NotFound(_) => Some(Code::NotFound),
        Error::SignInRequired => Some(Code::SignInRequired),
        Error::Forbidden(code) | Error::Conflict(code) | Error::ConflictTold(code, _) => Some(*code),
        Error::Paced { code, .. } | Error::Unavailable { code, .. } => Some(*code),
        Error::Invalid(fields) => fields.first().map(|field| field.code),
        Error::Words { .. } => Some(Code::WordsNotAllowed),
        Error::Stale => Some(Code::Stale),
        Error::PreconditionRequired => Some(Code::IfMatchRequired),
        Error::TooManyRequests { .. } => Some(Code::TooManyRequests),
        Error::TooLarge => Some(Code::TooLarge),
        Error::Internal(_) => None,
    }
}

/// A post that goes to a new topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The post.
    pub id: PostId,
    /// The number that it had.
    pub number: i32,
    /// The number that it gets.
    pub to_number: i32,
    /// The number of the post that it answered where it was.
    pub reply_to_number: Option<i32>,
    /// The number of the post that it answers where it comes to: where that comes along.
    pub to_reply_to_number: Option<i32>,
}

/// The new places of posts that become a topic: in their order, from 1, without gaps.
pub fn places(posts: &[post::Model]) -> Vec<Placed> {
    let numbers: HashMap<i32, i32> = posts.iter().zip(1..).map(|(post, to)| (post.number, to)).collect();
    let place = |post: &post::Model| Placed {
        id: post.id,
        number: post.number,
        to_number: numbers[&post.number],
        reply_to_number: post.reply_to_number,
        to_reply_to_number: post.reply_to_number.and_then(|number| numbers.get(&number).copied()),
    };
    posts.iter().map(place).collect()
}

/// Demands that these posts of a topic may become one of their own.
///
/// # Errors
/// [`Code::NotFound`] at `/post_ids` for posts that are not (any more) in it; [`Code::FirstPost`], [`Code::PostDeleted`],
/// [`Code::PostAccepted`].
pub fn demand_split(topic: &topic::Model, wanted: usize, posts: &[post::Model]) -> Result<(), Error> {
    if posts.len() < wanted || posts.iter().any(|post| post.topic_id != topic.id) {
        return Err(Error::invalid("/post_ids", Code::NotFound));
    }
    if posts.iter().any(|post| post.number == 1) {
        return Err(Error::Conflict(Code::FirstPost));
    }
    if posts.iter().any(|post| post.deleted_at.is_some()) {
        return Err(Error::Conflict(Code::PostDeleted));
    }
    if posts.iter().any(|post| topic.accepted_post_id == Some(post.id)) {
        return Err(Error::Conflict(Code::PostAccepted));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use linli_entities::Instant;
    use linli_entities::account::AccountId;
    use proptest::prelude::*;

    use super::*;

    fn post(number: i32, reply_to_number: Option<i32>) -> post::Model {
        post::Model {
            id: PostId(i64::from(number) + 100),
            topic_id: TopicId(1),
            number,
            author_id: AccountId(1),
            pseudonym_id: None,
            reply_to_number,
            markdown: String::new(),
            html: String::new(),
            html_version: 1,
            revision_count: 0,
            created_at: Instant::UNIX_EPOCH,
            edited_at: None,
            edited_by: None,
            deleted_at: None,
            deleted_by: None,
        }
    }

    proptest! {
        #[test]
        fn new_numbers_have_no_gaps_and_answers_follow_what_comes_along(
            numbers in proptest::collection::btree_set(2..60_i32, 1..20),
            replies in proptest::collection::vec(proptest::option::of(1..60_i32), 20),
        ) {
            let posts: Vec<post::Model> =
                numbers.iter().zip(&replies).map(|(number, reply)| post(*number, *reply)).collect();
            let placed = places(&posts);
            prop_assert!(placed.iter().zip(1..).all(|(one, number)| one.to_number == number));
            for one in &placed {
                let along = placed.iter().find(|other| one.reply_to_number == Some(other.number));
                prop_assert_eq!(one.to_reply_to_number, along.map(|other| other.to_number));
            }
        }
    }

    #[test]
    fn many_topics_are_named_once_each_and_no_more_than_fifty() {
        let input = |ids: Vec<i64>, act, board| TopicActsInput {
            topic_ids: ids.into_iter().map(TopicId).collect(),
            act,
            board_id: board,
            reason: Some(" 重复 ".to_owned()),
        };
        let acts = Acts::try_from(input(vec![3, 1, 3], TopicAct::Pin, None)).unwrap();
        assert_eq!((acts.topic_ids, acts.act), (vec![TopicId(3), TopicId(1)], Act::Pin(true)));
        assert_eq!(acts.reason.as_deref(), Some("重复"));
        assert!(Acts::try_from(input(vec![], TopicAct::Pin, None)).is_err());
        assert!(Acts::try_from(input((0..51).collect(), TopicAct::Pin, None)).is_err());
        assert!(Acts::try_from(input(vec![1], TopicAct::Move, None)).is_err());
        assert!(Acts::try_from(input(vec![1], TopicAct::Move, Some(BoardId(1)))).is_ok());
    }
}
