//! How cards are shown.

use linli_entities::complaint::ComplaintState;
use linli_entities::link_card::{LinkCardId, Model};
use linli_entities::{Date, Instant};
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::rules::Shown;
use crate::features::commitments::output::CommittedPost;
use crate::features::commitments::rules::CommitmentState;
use crate::features::events::rules::{EventPhase, RegistrationPhase};
use crate::features::votes::rules::VotePhase;

/// How something here stands now, to which a path leads; one of `topic`, `event`, `complaint`, `commitment` and `vote`.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct LiveCard {
    /// The path, as it was asked for.
    pub path: String,
    /// What it is called; of a commitment what will be done.
    pub title: String,
    /// The name of its project; null where it is of none.
    pub place: Option<String>,
    /// Where it is a topic.
    pub topic: Option<LiveTopic>,
    /// Where it is a gathering.
    pub event: Option<LiveEvent>,
    /// Where it is a complaint.
    pub complaint: Option<LiveComplaint>,
    /// Where it is a post by which staff committed themselves.
    pub commitment: Option<LiveCommitment>,
    /// Where it is a vote of owners.
    pub vote: Option<LiveVote>,
}

/// How a topic stands.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
pub struct LiveTopic {
    /// The number of the post, where the path leads to one.
    pub number: Option<i32>,
    /// Posts that stand.
    pub post_count: i32,
    /// When the newest was written.
    pub last_post_at: Instant,
    /// Whether it asks something.
    pub question: bool,
    /// Whether an answer is accepted.
    pub solved: bool,
    /// Whether it takes no new posts.
    pub locked: bool,
    /// Whether one can vote in its poll; null where it has none.
    pub poll_open: Option<bool>,
}

/// How a gathering stands.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
pub struct LiveEvent {
    /// Where it stands.
    pub state: EventPhase,
    /// When it begins.
    pub begins_at: Instant,
    /// Whether one can register.
    pub registration: RegistrationPhase,
    /// Seats that are left; null where there is no end.
    pub seats_left: Option<i32>,
}

/// How a complaint stands.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
pub struct LiveComplaint {
    /// Its number within the project.
    pub number: i32,
    /// Where it stands.
    pub state: ComplaintState,
    /// When the nearest answer is due; null while none is owed.
    pub due_at: Option<Instant>,
}

/// How a commitment stands.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
pub struct LiveCommitment {
    /// How it stands today.
    pub state: CommitmentState,
    /// The day that holds.
    pub due_on: Date,
    /// The day on which it was kept or given up.
    pub ended_on: Option<Date>,
}

/// How a vote of owners stands.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
pub struct LiveVote {
    /// Where it stands.
    pub state: VotePhase,
    /// From when on one can vote.
    pub opens_at: Instant,
    /// Until when.
    pub closes_at: Instant,
}

impl From<CommittedPost> for LiveCommitment {
    fn from(CommittedPost { state, due_on, ended_on, .. }: CommittedPost) -> Self {
        Self { state, due_on, ended_on }
    }
}

impl LiveCard {
    /// What is told of all alike; how it stands is still to be said.
    pub fn new(path: String, title: String, place: Option<String>) -> Self {
        Self { path, title, place, topic: None, event: None, complaint: None, commitment: None, vote: None }
    }
}

impl Example for LiveCard {
    fn example() -> Self {
        let event = LiveEvent {
            state: EventPhase::Published,
            begins_at: Instant::UNIX_EPOCH,
            registration: RegistrationPhase::Open,
            seats_left: Some(12),
        };
        let card = Self::new("/events/3".to_owned(), "春日看房团".to_owned(), Some("江畔国际".to_owned()));
        Self { event: Some(event), ..card }
    }
}

/// A page elsewhere that a post links to, as its card says it.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[oai(example)]
pub struct PostCard {
    /// The id of the card.
    pub id: LinkCardId,
    /// The address of the page.
    pub url: String,
    /// What it is called.
    pub title: String,
    /// What it is about; may be empty.
    pub description: String,
    /// Where it is, and what its site calls itself.
    pub site: String,
}

impl PostCard {
    /// The card of a page; nothing where it is not known what it is called.
    pub fn of(card: &Model) -> Option<Self> {
        let Shown { title, description, site } = Shown::of(card)?;
        Some(Self { id: card.id, url: card.url.clone(), title, description, site })
    }
}

impl Example for PostCard {
    fn example() -> Self {
        Self {
            id: LinkCardId(7),
            url: "https://news.example/lift".to_owned(),
            title: "电梯更新可以申请补贴".to_owned(),
            description: "使用满十五年的住宅电梯可以申请。".to_owned(),
            site: "news.example".to_owned(),
        }
    }
}

/// How things here stand.
#[derive(Debug, Object)]
pub struct LiveCardList {
    /// Those that the reader may read, in the order of the paths.
    pub items: Vec<LiveCard>,
}

/// The cards of a post.
#[derive(Debug, Object)]
pub struct PostCardList {
    /// In the order of the post, each page once.
    pub items: Vec<PostCard>,
}
