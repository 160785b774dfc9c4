//! How hits are shown.

use linli_entities::Instant;
use linli_entities::board::BoardId;
use linli_entities::post::PostId;
use linli_entities::topic::TopicId;
use poem_openapi::types::Example;
use poem_openapi::{Enum, Object};

use crate::features::accounts::logic::AccountRef;

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum HitKind {
    /// A post.
    Post,
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
    /// The topic's title: escaped text with `mark` around what was found.
    pub title_html: String,
    /// A piece of the post: escaped text with `mark` around what was found.
    pub snippet_html: String,
    /// Who wrote it.
    pub author: AccountRef,
    /// When.
    pub created_at: Instant,
    /// Its page on the web, relative to the server.
    pub url: String,
}

/// A page of hits.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct SearchPage {
    /// The hits, in the order asked for.
    pub items: Vec<SearchHit>,
    /// Give this as `after` to get the next page; null on the last.
    pub next: Option<String>,
    /// Posts that match exactly and that the reader may read, on all pages together.
    pub count: u64,
    /// How long the search took, in microseconds.
    pub took_us: u64,
    /// What to tell the reader about this page.
    pub notices: Vec<SearchNotice>,
}

impl Example for SearchHit {
    fn example() -> Self {
        Self {
            kind: HitKind::Post,
            post_id: PostId(1024),
            topic_id: TopicId(42),
            number: 2,
            board_id: BoardId(3),
            title_html: "三号楼<mark>电梯</mark>检修时间".to_owned(),
            snippet_html: "今天下午三点<mark>电梯</mark>检修，预计两小时。".to_owned(),
            author: AccountRef::example(),
            created_at: Instant::UNIX_EPOCH,
            url: "/topics/42#p2".to_owned(),
        }
    }
}

impl Example for SearchPage {
    fn example() -> Self {
        Self { items: vec![SearchHit::example()], next: None, count: 1, took_us: 840, notices: vec![] }
    }
}
