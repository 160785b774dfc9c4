//! How openings are shown, and what is read by them.

use linli_entities::Instant;
use linli_entities::board::BoardId;
use linli_entities::opening::{OpeningGround, OpeningId};
use linli_entities::opening_act;
use linli_entities::topic::TopicId;
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::logic::Seen;
use super::rules::OpeningState;
use crate::answer::Addressed;
use crate::features::accounts::output::AccountRef;
use crate::features::boards::output::BoardRef;
use crate::features::posts::output::{Post, PostPage};
use crate::features::posts::rules::page_count;
use crate::features::projects::output::ProjectRef;
use crate::features::pseudonyms::output::AuthorRef;
use crate::features::topics::output::Topic;

/// That an administrator reads, or asks to read, a board that is closed to staff.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct BoardOpening {
    /// The id.
    pub id: OpeningId,
    /// The board.
    pub board: BoardRef,
    /// The board's project.
    pub project: Option<ProjectRef>,
    /// On what ground.
    pub ground: OpeningGround,
    /// Why, in words.
    pub reason: String,
    /// For how many hours, from the approval on.
    pub hours: i32,
    /// Where it stands.
    pub state: OpeningState,
    /// Who asked, and reads.
    pub asked_by: AccountRef,
    /// When.
    pub asked_at: Instant,
    /// Who approved it; null where nobody did.
    pub approved_by: Option<AccountRef>,
    /// When.
    pub approved_at: Option<Instant>,
    /// Until when it is open, where nobody ends it before; null where nobody approved it.
    pub until_at: Option<Instant>,
    /// Who ended it; null where nobody did.
    pub revoked_by: Option<AccountRef>,
    /// When.
    pub revoked_at: Option<Instant>,
    /// How many pages were read by it.
    pub read_count: i64,
    /// What the reader may do with it.
    pub may: OpeningMay,
}

/// Where the openings of a board stand on the web, relative to the server.
pub fn url(id: BoardId) -> String {
    format!("/boards/{id}/openings")
}

/// What the reader may do with an opening.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Object)]
pub struct OpeningMay {
    /// Approve it.
    pub approve: bool,
    /// End it.
    pub revoke: bool,
    /// Read the board by it.
    pub read: bool,
}

/// That a page was read by an opening.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct OpeningRead {
    /// The topic; null where the list of topics was read.
    pub topic_id: Option<TopicId>,
    /// Which page of the topic.
    pub page: Option<i32>,
    /// When.
    pub read_at: Instant,
}

/// A topic of a board that is read by an opening.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct OpenedTopic {
    /// The id.
    pub id: TopicId,
    /// Its title, plain text.
    pub title: String,
    /// Who opened it.
    pub author: AuthorRef,
    /// When.
    pub created_at: Instant,
    /// When the newest post was written.
    pub last_post_at: Instant,
    /// Posts that are not deleted.
    pub post_count: i32,
    /// How many pages it has.
    pub page_count: i32,
}

/// A post that is read by an opening.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct OpenedPost {
    /// Its place in the topic, from 1.
    pub number: i32,
    /// Who wrote it.
    pub author: AuthorRef,
    /// What it says, as sanitised HTML; empty where it was deleted.
    pub html: String,
    /// When it was written.
    pub created_at: Instant,
    /// When it was last edited.
    pub edited_at: Option<Instant>,
    /// Whether it is deleted.
    pub deleted: bool,
}

/// A page of a topic that is read by an opening.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct OpenedPage {
    /// The topic.
    pub topic: OpenedTopic,
    /// The posts of the page, by number.
    pub items: Vec<OpenedPost>,
    /// Which page this is, from 1.
    pub page: i32,
}

impl From<Seen> for BoardOpening {
    fn from(seen: Seen) -> Self {
        let Seen { row, board, state, until_at, fate, people, read_count, may } = seen;
        let named = |id| AccountRef::of(&people, id);
        Self {
            id: row.id,
            project: board.project.clone(),
            board: (&board).into(),
            ground: row.ground,
            reason: row.reason,
            hours: row.hours,
            state,
            asked_by: named(row.asked_by),
            asked_at: row.asked_at,
            approved_by: fate.approved.map(|(id, _)| named(id)),
            approved_at: fate.approved.map(|(_, at)| at),
            until_at,
            revoked_by: fate.revoked.map(|(id, _)| named(id)),
            revoked_at: fate.revoked.map(|(_, at)| at),
            read_count,
            may,
        }
    }
}

impl From<opening_act::Model> for OpeningRead {
    fn from(row: opening_act::Model) -> Self {
        let opening_act::Model { topic_id, page, acted_at, .. } = row;
        Self { topic_id, page, read_at: acted_at }
    }
}

impl From<Topic> for OpenedTopic {
    fn from(topic: Topic) -> Self {
        let Topic { id, title, author, created_at, last_post_at, post_count, last_number, .. } = topic;
        Self { id, title, author, created_at, last_post_at, post_count, page_count: page_count(last_number) }
    }
}

impl From<Post> for OpenedPost {
    fn from(post: Post) -> Self {
        let Post { number, author, html, created_at, edited_at, deleted, .. } = post;
        Self { number, author, html, created_at, edited_at, deleted }
    }
}

impl From<PostPage> for OpenedPage {
    fn from(page: PostPage) -> Self {
        let PostPage { detail, items, page, .. } = page;
        Self { topic: detail.topic.into(), items: items.into_iter().map(OpenedPost::from).collect(), page }
    }
}

impl Addressed for BoardOpening {
    fn address(&self) -> String {
        format!("/openings/{}", self.id)
    }
}

impl Example for BoardOpening {
    fn example() -> Self {
        Self {
            id: OpeningId(4),
            board: BoardRef { id: BoardId(9), ..BoardRef::example() },
            project: Some(ProjectRef::example()),
            ground: OpeningGround::CourtOrder,
            reason: "江岸区人民法院调查令（2026）鄂 0102 民初 1234 号。".to_owned(),
            hours: 24,
            state: OpeningState::Asked,
            asked_by: AccountRef::example(),
            asked_at: Instant::UNIX_EPOCH,
            approved_by: None,
            approved_at: None,
            until_at: None,
            revoked_by: None,
            revoked_at: None,
            read_count: 0,
            may: OpeningMay::default(),
        }
    }
}

impl Example for OpeningRead {
    fn example() -> Self {
        Self { topic_id: Some(TopicId(42)), page: Some(1), read_at: Instant::UNIX_EPOCH }
    }
}

impl Example for OpenedTopic {
    fn example() -> Self {
        Topic::example().into()
    }
}

impl Example for OpenedPost {
    fn example() -> Self {
        Post::example().into()
    }
}

impl Example for OpenedPage {
    fn example() -> Self {
        Self { topic: OpenedTopic::example(), items: vec![OpenedPost::example()], page: 1 }
    }
}
