//! How hits are shown.

use linli_entities::Instant;
use linli_entities::board::BoardId;
use linli_entities::complaint::{Category, ComplaintId, ComplaintState};
use linli_entities::post::PostId;
use linli_entities::topic::{self, TopicId};
use poem_openapi::types::Example;
use poem_openapi::{Enum, Object};

use crate::features::boards::output::BoardRef;
use crate::features::projects::output::ProjectRef;
use crate::features::pseudonyms::output::AuthorRef;

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum HitKind {
    /// A post.
    Post,
    /// A complaint.
    Complaint,
}

/// In which order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum SearchSort {
    /// Best first.
    Relevance,
    /// Newest first.
    Newest,
}

/// Something to tell the reader about a page of hits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum SearchNotice {
    /// The query was too long; its end was left out.
    QueryTruncated,
    /// Few posts match exactly; similar ones follow after them.
    Relevance,
}

/// A post that was found.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct SearchHit {
    /// What it is.
    pub kind: HitKind,
    /// The post.
    pub post_id: PostId,
    /// Its topic.
    pub topic_id: TopicId,
    /// Its place in the topic.
    pub number: i32,
    /// The board it is in.
    pub board_id: BoardId,
    /// The same board, by name.
    pub board: BoardRef,
    /// The board's project; null in the club.
    pub project: Option<ProjectRef>,
    /// The topic's title: escaped text with `mark` around what was found.
    pub title_html: String,
    /// A piece of the post: escaped text with `mark` around what was found.
    pub snippet_html: String,
    /// Who wrote it.
    pub author: AuthorRef,
    /// When.
    pub created_at: Instant,
    /// Its page on the web, relative to the server.
    pub url: String,
}

/// A complaint that was found. Whose it is is not told.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct ComplaintHit {
    /// What it is.
    pub kind: HitKind,
    /// The complaint.
    pub complaint_id: ComplaintId,
    /// Its project.
    pub project: ProjectRef,
    /// Its number within the project.
    pub number: i32,
    /// Its title: escaped text with `mark` around what was found.
    pub title_html: String,
    /// A piece of what was said: escaped text with `mark` around what was found.
    pub snippet_html: String,
    /// What it is about.
    pub category: Category,
    /// Where it stands.
    pub state: ComplaintState,
    /// When the complainant told of it.
    pub received_at: Instant,
    /// Its page on the web, relative to the server.
    pub url: String,
}

/// A page of hits.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct SearchPage {
    /// The posts, in the order asked for; none where complaints are asked for.
    pub items: Vec<SearchHit>,
    /// The complaints, in the order asked for; none unless they are asked for.
    pub complaints: Vec<ComplaintHit>,
    /// Give this as `after` to get the next page; null on the last.
    pub next: Option<String>,
    /// How many of what is asked for match exactly and may be read by the reader, on all pages together.
    pub count: u64,
    /// How many of the hits, the last of them, do not match exactly and are only similar: they are in no `count`.
    pub similar_count: u64,
    /// How long the search took, in microseconds.
    pub took_us: u64,
    /// What to tell the reader about this page.
    pub notices: Vec<SearchNotice>,
}

/// A topic with a title like one that is being typed.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct SimilarTopic {
    /// The topic.
    pub topic_id: TopicId,
    /// Its title, plain text.
    pub title: String,
    /// The board it is in.
    pub board: BoardRef,
    /// Posts that are not deleted.
    pub post_count: i32,
    /// Whether it asks something.
    pub question: bool,
    /// Whether an answer to what it asks was accepted.
    pub solved: bool,
    /// When the newest post was written.
    pub last_post_at: Instant,
    /// Its page on the web, relative to the server.
    pub url: String,
}

/// Topics with a title like one that is being typed.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct SimilarTopics {
    /// At most 5, best first; among those alike first what was answered.
    pub items: Vec<SimilarTopic>,
}

impl SimilarTopic {
    /// The topic, in its board.
    pub fn new(board: BoardRef, topic: topic::Model) -> Self {
        Self {
            topic_id: topic.id,
            title: topic.title,
            board,
            post_count: topic.post_count,
            question: topic.question,
            solved: topic.accepted_post_id.is_some(),
            last_post_at: topic.last_post_at,
            url: format!("/topics/{}", topic.id),
        }
    }
}

impl Example for SimilarTopic {
    fn example() -> Self {
        Self {
            topic_id: TopicId(42),
            title: "三号楼电梯检修时间".to_owned(),
            board: BoardRef::example(),
            post_count: 6,
            question: true,
            solved: true,
            last_post_at: Instant::UNIX_EPOCH,
            url: "/topics/42".to_owned(),
        }
    }
}

impl Example for SimilarTopics {
    fn example() -> Self {
        Self { items: vec![SimilarTopic::example()] }
    }
}

impl Example for SearchHit {
    fn example() -> Self {
        Self {
            kind: HitKind::Post,
            post_id: PostId(1024),
            topic_id: TopicId(42),
            number: 2,
            board_id: BoardId(3),
            board: BoardRef::example(),
            project: Some(ProjectRef::example()),
            title_html: "三号楼<mark>电梯</mark>检修时间".to_owned(),
            snippet_html: "今天下午三点<mark>电梯</mark>检修，预计两小时。".to_owned(),
            author: AuthorRef::example(),
            created_at: Instant::UNIX_EPOCH,
            url: "/topics/42#p2".to_owned(),
        }
    }
}

impl Example for SearchPage {
    fn example() -> Self {
        let items = vec![SearchHit::example()];
        Self {
            items,
            complaints: vec![],
            next: None,
            count: 1,
            similar_count: 0,
            took_us: 840,
            notices: vec![],
        }
    }
}

impl Example for ComplaintHit {
    fn example() -> Self {
        Self {
            kind: HitKind::Complaint,
            complaint_id: ComplaintId(42),
            project: ProjectRef::example(),
            number: 17,
            title_html: "三号楼<mark>电梯</mark>停了两天".to_owned(),
            snippet_html: "<mark>电梯</mark>从周一早上起一直停运。".to_owned(),
            category: Category::Facilities,
            state: ComplaintState::Answered,
            received_at: Instant::UNIX_EPOCH,
            url: "/complaints/42".to_owned(),
        }
    }
}
