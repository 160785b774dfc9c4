//! How what waits is shown: to those who decide of it, and to its author.

use linli_entities::Instant;
use linli_entities::board::BoardId;
use linli_entities::review::{self, ReviewDecision, ReviewId, ReviewKind, ReviewReason, ReviewState};
use linli_entities::review_setting;
use linli_entities::topic::TopicId;
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::input::ReviewSettingsInput;
use crate::answer::Addressed;
use crate::code::Code;
use crate::features::boards::output::BoardRef;
use crate::features::polls::input::PollInput;
use crate::features::projects::output::ProjectRef;
use crate::features::pseudonyms::output::AuthorRef;

/// Where those who wrote it read what waits, relative to the server.
pub const OWN_URL: &str = "/me/held-posts";

/// The topic that something is in.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct ReviewTopic {
    /// The topic.
    pub id: TopicId,
    /// Its title.
    pub title: String,
    /// Where it is, relative to the server; of a post that stands, where that is.
    pub url: String,
}

/// Something that a moderator has to look at.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Review {
    /// The id.
    pub id: ReviewId,
    /// What it is.
    pub kind: ReviewKind,
    /// Why somebody has to look at it.
    pub reason: ReviewReason,
    /// The words that were found.
    pub found: Vec<String>,
    /// The board.
    pub board: BoardRef,
    /// The board's project; null in the club.
    pub project: Option<ProjectRef>,
    /// The topic that it is in; null for one that is not opened.
    pub topic: Option<ReviewTopic>,
    /// Who wrote it, under a pseudonym where it was written under one.
    pub author: AuthorRef,
    /// The title of a topic that is not opened; empty otherwise.
    pub title: String,
    /// What it says.
    pub html: String,
    /// Whether the topic asks something.
    pub question: bool,
    /// The poll that the topic is to have.
    pub poll: Option<PollInput>,
    /// The number of the post that it answers.
    pub reply_to_number: Option<i32>,
    /// When it was sent, or changed by its author.
    pub sent_at: Instant,
    /// The version: a decision names it.
    pub version: i64,
}

/// What was decided.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct ReviewDecided {
    /// Of what.
    pub id: ReviewId,
    /// What.
    pub decision: ReviewDecision,
    /// Where the post is, relative to the server; null where there is none.
    pub url: Option<String>,
}

/// What became of one of several that it was decided of at once.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct ReviewOutcome {
    /// Of what.
    pub id: ReviewId,
    /// Why nothing was decided of it; null where it was.
    pub code: Option<Code>,
}

/// What became of several that it was decided of at once.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct ReviewOutcomes {
    /// One for each, in their order.
    pub items: Vec<ReviewOutcome>,
}

/// What one wrote that waits for a moderator, or was refused.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct HeldPost {
    /// The id.
    pub id: ReviewId,
    /// What it is.
    pub kind: ReviewKind,
    /// The board that it was sent to.
    pub board_id: BoardId,
    /// The topic that it was sent to, or that it opened.
    pub topic_id: Option<TopicId>,
    /// Why it waits.
    pub reason: ReviewReason,
    /// Where it stands.
    pub state: ReviewState,
    /// The title of a topic. Of what was approved it is in the topic.
    pub title: String,
    /// What it says, in Markdown. Of what was approved it is in the post.
    pub markdown: String,
    /// Why it was refused; may be empty.
    pub note: String,
    /// When it was sent, or changed last.
    pub sent_at: Instant,
    /// When it was decided of.
    pub decided_at: Option<Instant>,
    /// The version.
    pub version: i64,
}

/// What became of something that was sent.
#[derive(Clone, Debug)]
pub enum Outcome<T> {
    /// It was written.
    Written(T),
    /// It waits.
    Held(Box<HeldPost>),
}

impl<T> Outcome<T> {
    /// It waits.
    pub fn held(held: HeldPost) -> Self {
        Self::Held(Box::new(held))
    }

    /// What was written; none where it waits.
    pub fn written(self) -> Option<T> {
        match self {
            Self::Written(thing) => Some(thing),
            Self::Held(_) => None,
        }
    }
}

/// What of a board waits until a moderator has looked at it, beside what has a word of a list.
#[derive(Clone, Copy, Debug, Object)]
#[oai(example)]
pub struct ReviewSettings {
    /// The board.
    pub board_id: BoardId,
    /// How many posts of an account that has just come wait, from its first.
    pub first_post_count: i32,
    /// Whether posts of accounts that have just come wait where they lead elsewhere.
    pub links: bool,
    /// Whether posts wait that say much the same as one that moderators removed in the last 90 days.
    pub similar_posts: bool,
}

impl From<review::Model> for HeldPost {
    fn from(row: review::Model) -> Self {
        Self {
            id: row.id,
            kind: row.kind,
            board_id: row.board_id,
            topic_id: row.topic_id,
            reason: row.reason,
            state: row.state,
            title: row.title,
            markdown: row.markdown,
            note: row.note,
            sent_at: row.sent_at,
            decided_at: row.decided_at,
            version: row.version,
        }
    }
}

impl Addressed for HeldPost {
    fn address(&self) -> String {
        format!("{OWN_URL}/{}", self.id)
    }
}

impl ReviewSettings {
    /// What of a board waits: nothing where nobody said so.
    pub fn new(board_id: BoardId, row: Option<review_setting::Model>) -> Self {
        Self {
            board_id,
            first_post_count: row.as_ref().map_or(0, |row| row.first_post_count),
            links: row.as_ref().is_some_and(|row| row.links),
            similar_posts: row.as_ref().is_some_and(|row| row.similar_posts),
        }
    }
}

impl Example for ReviewTopic {
    fn example() -> Self {
        Self {
            id: TopicId(42), title: "三号楼电梯检修时间".to_owned(), url: "/topics/42".to_owned()
        }
    }
}

impl Example for Review {
    fn example() -> Self {
        Self {
            id: ReviewId(12),
            kind: ReviewKind::Reply,
            reason: ReviewReason::Words,
            found: vec!["代 开 发 票".to_owned()],
            board: BoardRef::example(),
            project: Some(ProjectRef::example()),
            topic: Some(ReviewTopic::example()),
            author: AuthorRef::example(),
            title: String::new(),
            html: "<p>长期代 开 发 票</p>\n".to_owned(),
            question: false,
            poll: None,
            reply_to_number: None,
            sent_at: Instant::UNIX_EPOCH,
            version: 1,
        }
    }
}

impl Example for ReviewDecided {
    fn example() -> Self {
        Self { id: ReviewId(12), decision: ReviewDecision::Approved, url: Some("/topics/42#p7".to_owned()) }
    }
}

impl Example for ReviewOutcome {
    fn example() -> Self {
        Self { id: ReviewId(12), code: Some(Code::AlreadyDecided) }
    }
}

impl Example for ReviewOutcomes {
    fn example() -> Self {
        Self { items: vec![ReviewOutcome::example()] }
    }
}

impl Example for HeldPost {
    fn example() -> Self {
        Self {
            id: ReviewId(12),
            kind: ReviewKind::Topic,
            board_id: BoardId(3),
            topic_id: None,
            reason: ReviewReason::FirstPosts,
            state: ReviewState::Waiting,
            title: "样板间哪天可以看？".to_owned(),
            markdown: "想带家里人一起去。".to_owned(),
            note: String::new(),
            sent_at: Instant::UNIX_EPOCH,
            decided_at: None,
            version: 1,
        }
    }
}

impl Example for ReviewSettings {
    fn example() -> Self {
        let ReviewSettingsInput { first_post_count, links, similar_posts } = ReviewSettingsInput::example();
        Self { board_id: BoardId(3), first_post_count, links, similar_posts }
    }
}
