//! Use cases of search.

pub mod complaints;
pub mod similar;

use std::collections::HashMap;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context as _;
use linli_entities::account::AccountId;
use linli_entities::board::BoardId;
use linli_entities::post::{self, PostId};
use linli_entities::project::ProjectId;
use linli_entities::topic;
use linli_search::highlight::Highlighter;
use linli_search::{
    BoardSet, Inventory, Notice, Opened, Query, QueryError, SearchIndex, SearchRequest, Sort, Watermark,
};
use tokio::sync::Semaphore;

use super::output::{ComplaintHit, HitKind, SearchHit, SearchNotice, SearchPage, SearchSort};
use super::store;
use crate::actor::Actor;
use crate::app::App;
use crate::clock::Stopwatch;
use crate::code::Code;
use crate::db::Db;
use crate::error::Error;
use crate::features::boards::rules::BoardScope;
use crate::features::pseudonyms::output::AuthorRef;
use crate::features::pseudonyms::rules::{Signature, of_post};
use crate::features::{boards, posts, pseudonyms};
use crate::markdown;
use crate::outbox::{self, Position};
use crate::page::{self, PageRequest};
use crate::secret;

/// Searches that run at one time; others wait.
const AT_ONCE: usize = 4;
/// How much of a post a hit shows, in characters.
const SNIPPET_CHARS: usize = 120;
/// How far behind is counted, in changes.
const LAG_MAX: u64 = 1000;

/// The full-text index of this node.
pub struct Search {
    index: SearchIndex,
    places: Semaphore,
    /// Where a server beside this process has the index.
    beside: Option<PathBuf>,
}

impl Search {
    /// Opens the index in `folder`. A missing or foreign one starts empty and is built by the follower; so does one that
    /// is ahead of a database which was put back to an earlier state.
    ///
    /// # Errors
    /// When another process has it, or the folder cannot be used.
    pub async fn open(folder: &Path, db: &Db) -> anyhow::Result<Self> {
        let epoch = epoch(db).await.context("epoch of the database")?;
        let index = match SearchIndex::open(folder, &epoch)? {
            Opened::Resumed { index, watermark } => {
                if leads_to(db, watermark).await? {
                    tracing::debug!(?watermark, "the search index goes on");
                } else {
                    tracing::warn!(
                        ?watermark,
                        "the search index is of a later state of the database and is built"
                    );
                    index.start_over()?;
                }
                index
            }
            Opened::Fresh { index, cause } => {
                tracing::info!(?cause, "the search index starts empty and is built");
                index
            }
        };
        Ok(Self::new(index, None))
    }

    /// An index that stays empty: for commands that write beside a server, whose index in `folder` follows by itself.
    ///
    /// # Errors
    /// When memory for it cannot be had.
    pub fn absent(folder: PathBuf) -> anyhow::Result<Self> {
        Ok(Self::new(SearchIndex::in_memory("absent")?, Some(folder)))
    }

    fn new(index: SearchIndex, beside: Option<PathBuf>) -> Self {
        Self { index, places: Semaphore::new(AT_ONCE), beside }
    }

    /// What the index holds now, also that of a server beside this process; none until it is built.
    pub(super) async fn inventory(&self, db: &Db) -> Result<Option<Inventory>, Error> {
        let Some(folder) = self.beside.clone() else { return Ok(self.index.inventory()) };
        let epoch = epoch(db).await?;
        let opened = tokio::task::spawn_blocking(move || Inventory::open(&folder, &epoch)).await;
        let found = opened.map_err(Error::internal)?.map_err(Error::internal)?;
        match found {
            Some(found) if !leads_to(db, found.watermark()).await? => Ok(None),
            found => Ok(found),
        }
    }

    pub(super) fn index(&self) -> &SearchIndex {
        &self.index
    }

    /// Finishes what the index has under way.
    pub fn close(&self) {
        if let Err(error) = self.index.close() {
            tracing::warn!(%error, "the search index did not close cleanly; it goes on from its last commit");
        }
    }
}

async fn leads_to(db: &Db, reached: Watermark) -> Result<bool, Error> {
    let reached = Position { txid: reached.txid, seq: reached.seq };
    Ok(outbox::leads_to(db.read(), reached).await?)
}

/// What tells this database from every other: an index of another one is of no use.
async fn epoch(db: &Db) -> Result<String, Error> {
    if let Some(epoch) = store::epoch(db.read()).await? {
        return Ok(epoch);
    }
    db.write(secret::short_id(), |txn, epoch| {
        Box::pin(async move { Ok(store::begin_epoch(txn, epoch).await?) })
    })
    .await?;
    store::epoch(db.read()).await?.ok_or_else(|| Error::internal(anyhow::anyhow!("the epoch was not stored")))
}

/// Makes the database another than it was for every index: one that was restored goes on from an earlier state than an
/// index may have seen.
///
/// # Errors
/// When the database fails.
pub async fn renew_epoch(db: &Db) -> Result<(), Error> {
    db.write(secret::short_id(), |txn, epoch| {
        Box::pin(async move { Ok(store::renew_epoch(txn, epoch).await?) })
    })
    .await
}

/// How many posts are indexed, and how many changes are waiting (at most [`LAG_MAX`] are counted).
///
/// # Errors
/// When the database fails.
pub async fn state(app: &App) -> Result<(u64, u64), Error> {
    let waiting = outbox::read_after(app.db.read(), position(app), LAG_MAX).await?.len();
    Ok((app.search.index.doc_count(), waiting as u64))
}

/// How far the index has followed the outbox.
pub fn position(app: &App) -> Position {
    let mark = app.search.index.watermark();
    mark.map_or(Position::default(), |mark| Position { txid: mark.txid, seq: mark.seq })
}

/// What somebody looks for.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The words.
    pub text: String,
    /// Posts or complaints.
    pub kind: HitKind,
    /// Only in this board.
    pub board_id: Option<BoardId>,
    /// Only in boards of this project.
    pub project_id: Option<ProjectId>,
    /// Only by this account.
    pub author_id: Option<AccountId>,
    /// In which order.
    pub sort: SearchSort,
    /// Which page.
    pub page: PageRequest<Sort>,
}

/// Finds posts or complaints among those that the actor may read.
///
/// # Errors
/// [`Code::EmptyQuery`] for a text without a word; [`Error::TooManyRequests`].
pub async fn search(app: &App, actor: &Actor, address: IpAddr, wanted: Wanted) -> Result<SearchPage, Error> {
    if wanted.kind == HitKind::Complaint {
        return complaints::search(app, actor, address, wanted).await;
    }
    app.rates.search.count(&address)?;
    let watch = Stopwatch::start();
    let query = parsed(&wanted.text)?;
    let readable = board_set(boards::logic::readable(app, actor).await?);
    let request = SearchRequest { boards: narrowed(app, &wanted).await?, ..request(&wanted, &query) };
    let found = run(app, request, readable).await?;
    let ids: Vec<PostId> = found.hits.iter().map(|hit| PostId(hit.post_id)).collect();
    let items = shown(app, actor, &query, &ids).await?;
    // What the index has not yet learnt that it was moved out of sight, or deleted, is not counted either.
    let counted = ids.iter().take(found.count);
    let gone = counted.filter(|id| !items.iter().any(|hit| hit.post_id == **id)).count() as u64;
    let page = page_of(found, items, vec![], watch);
    Ok(SearchPage { count: page.count.saturating_sub(gone), ..page })
}

fn parsed(text: &str) -> Result<Query, Error> {
    Query::parse(text).map_err(|error| match error {
        QueryError::Empty | QueryError::OnlyExcluded => Error::invalid("/q", Code::EmptyQuery),
    })
}

/// What is asked of the index, in whatever places it is.
fn request(wanted: &Wanted, query: &Query) -> SearchRequest {
    let begin = match wanted.sort {
        SearchSort::Relevance => Sort::Relevance { offset: 0 },
        SearchSort::Newest => Sort::Newest { after: None },
    };
    SearchRequest {
        boards: None,
        author_id: wanted.author_id.map(|id| id.0),
        created: None,
        sort: wanted.page.after.unwrap_or(begin),
        limit: usize::try_from(wanted.page.limit).unwrap_or(linli_search::PAGE_HITS_MAX),
        query: query.clone(),
    }
}

fn page_of(
    found: linli_search::SearchPage,
    items: Vec<SearchHit>,
    complaints: Vec<ComplaintHit>,
    watch: Stopwatch,
) -> SearchPage {
    // Similar ones come after all that match, and only where those fit on one page.
    let relaxed = found.notices.contains(&Notice::Relevance);
    let similar = if relaxed { found.hits.get(found.count..).unwrap_or_default() } else { &[] };
    let is_similar = |document: i64| similar.iter().any(|hit| hit.post_id == document);
    let similar_count = items.iter().filter(|hit| is_similar(hit.post_id.0)).count()
        + complaints.iter().filter(|hit| is_similar(complaints::document_id(hit.complaint_id))).count();
    let notices = found.notices.iter().map(|notice| match notice {
        Notice::Truncated => SearchNotice::QueryTruncated,
        Notice::Relevance => SearchNotice::Relevance,
    });
    SearchPage {
        items,
        complaints,
        next: found.next.map(|sort| page::encode(&sort)),
        count: found.count as u64,
        similar_count: similar_count as u64,
        took_us: u64::try_from(watch.elapsed().as_micros()).unwrap_or(u64::MAX),
        notices: notices.collect(),
    }
}

fn board_set(ids: impl IntoIterator<Item = BoardId>) -> Arc<BoardSet> {
    let mut set = BoardSet::new();
    ids.into_iter().for_each(|id| set.insert(id.0));
    Arc::new(set)
}

/// The boards that the words themselves narrow the search to; what of them may be read is another matter.
async fn narrowed(app: &App, wanted: &Wanted) -> Result<Option<Arc<BoardSet>>, Error> {
    if wanted.board_id.is_none() && wanted.project_id.is_none() {
        return Ok(None);
    }
    let directory = boards::logic::directory(app).await?;
    let inside = directory.values().filter(|board| {
        wanted.board_id.is_none_or(|id| board.id == id)
            && wanted
                .project_id
                .is_none_or(|id| board.project.as_ref().is_some_and(|project| project.id == id))
    });
    Ok(Some(board_set(inside.map(|board| board.id))))
}

async fn run(
    app: &App,
    request: SearchRequest,
    readable: Arc<BoardSet>,
) -> Result<linli_search::SearchPage, Error> {
    let _place = app.search.places.acquire().await.map_err(Error::internal)?;
    let index = app.search.index.clone();
    let found = tokio::task::spawn_blocking(move || index.search(&request, &readable)).await;
    found.map_err(Error::internal)?.map_err(Error::internal)
}

/// The hits as they are shown: each looked up in the database, and left out where it may not be read any more.
async fn shown(app: &App, actor: &Actor, query: &Query, ids: &[PostId]) -> Result<Vec<SearchHit>, Error> {
    let found = posts::logic::readable_among(app, actor, ids).await?;
    let signed: Vec<Signature> = found.iter().map(|(post, _)| of_post(post)).collect();
    let authors = pseudonyms::logic::authors(app, &signed, crate::actor::Scope::Anywhere).await?;
    let directory = boards::logic::directory(app).await?;
    let highlighter = Highlighter::new(query);
    let mut hits: HashMap<PostId, SearchHit> = found
        .into_iter()
        .filter_map(|(post, topic)| {
            let author = authors.of(of_post(&post));
            let board = directory.get(&topic.board_id)?;
            Some((post.id, hit(&highlighter, post, topic, (author, board))))
        })
        .collect();
    Ok(ids.iter().filter_map(|id| hits.remove(id)).collect())
}

fn hit(
    highlighter: &Highlighter,
    post: post::Model,
    topic: topic::Model,
    (author, board): (AuthorRef, &BoardScope),
) -> SearchHit {
    SearchHit {
        kind: HitKind::Post,
        post_id: post.id,
        topic_id: topic.id,
        number: post.number,
        board_id: topic.board_id,
        board: board.into(),
        project: board.project.clone(),
        title_html: highlighter.mark_all(&topic.title),
        snippet_html: highlighter.snippet(&markdown::plain_text(&post.markdown), SNIPPET_CHARS),
        author,
        created_at: post.created_at,
        url: posts::rules::url(topic.id, post.number),
    }
}
