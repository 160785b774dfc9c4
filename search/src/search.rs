//! Asking the index: a request, a page of hits, and how one becomes the other.
//!
//! What always holds: the filter of readable boards is a clause of every query that is run, the
//! counting ones included. `count` is the exact number of posts that match the query as it
//! stands, also when the page was filled up with relaxed hits.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tantivy::collector::sort_key::{SortBySimilarityScore, SortByStaticFastValue};
use tantivy::collector::{Count, TopDocs};
use tantivy::query::{BooleanQuery, ConstScoreQuery, Occur, Query as TantivyQuery, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, Order, Score, Searcher, Term};

use crate::boards::{BoardSet, Filter};
use crate::clause::{Clause, Demand, LooseTerm};
use crate::query::{QUERY_TERMS_MAX, Query};
use crate::schema::{Fields, POST_ID, TOPIC_ID};

/// Hits on one page; a larger limit in a request counts as this one.
pub const PAGE_HITS_MAX: usize = 100;

/// Hits by relevance that can be reached by paging; nobody reads further, and the offset costs.
pub const RELEVANCE_OFFSET_MAX: usize = 1_000;

/// Fewer exact hits than this on a first page by relevance bring in relaxed ones.
const EXACT_HITS_ENOUGH: usize = 10;

/// The order of the hits and where the page begins; a caller's opaque cursor holds one of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// Best first, newer first among equals.
    Relevance {
        /// Hits to skip; from [`RELEVANCE_OFFSET_MAX`] on every page is empty.
        offset: usize,
    },
    /// Highest post id first. Stable while posts arrive.
    Newest {
        /// Only posts with a smaller id: the last one of the page before.
        after: Option<i64>,
    },
}

/// What to search for, where, and which page.
#[derive(Debug, Clone)]
pub struct SearchRequest {
    /// The user's words.
    pub query: Query,
    /// Only these boards, of those that are readable; `None` for all readable ones.
    pub boards: Option<Arc<BoardSet>>,
    /// Only this author's posts.
    pub author_id: Option<i64>,
    /// Only posts created in this range, seconds since 1970.
    pub created: Option<Range<i64>>,
    /// Order and start.
    pub sort: Sort,
    /// Hits wanted, 1 to [`PAGE_HITS_MAX`].
    pub limit: usize,
}

impl SearchRequest {
    /// The first 20 hits by relevance, anywhere the reader may look.
    #[must_use]
    pub fn new(query: Query) -> SearchRequest {
        SearchRequest {
            query,
            boards: None,
            author_id: None,
            created: None,
            sort: Sort::Relevance { offset: 0 },
            limit: 20,
        }
    }
}

/// One post found. Its text, and whether it still exists, is for the database to say.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SearchHit {
    /// The post.
    pub post_id: i64,
    /// Its topic when it was indexed.
    pub topic_id: i64,
    /// BM25, comparable within one page among exact or among relaxed hits; zero by newest.
    pub score: Score,
}

/// Something to tell the reader about a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Notice {
    /// The query was longer than the limits; its end was left out.
    Truncated,
    /// Few posts match the query as it stands, so similar ones follow after them. The exact hits
    /// are the first [`SearchPage::count`] ones, which may be none.
    Relevance,
}

/// A page of hits.
#[derive(Debug, Clone, PartialEq)]
pub struct SearchPage {
    /// In the order asked for; relaxed hits last.
    pub hits: Vec<SearchHit>,
    /// Readable posts that match the query exactly, on all pages together.
    pub count: usize,
    /// At most one of each kind.
    pub notices: Vec<Notice>,
    /// Where the next page starts; `None` if this is the last. Relaxed hits have one page.
    pub next: Option<Sort>,
}

/// Runs a request on a snapshot of the index.
pub(crate) fn run(
    searcher: &Searcher,
    fields: &Fields,
    request: &SearchRequest,
    readable: &Arc<BoardSet>,
) -> tantivy::Result<SearchPage> {
    let limit = request.limit.clamp(1, PAGE_HITS_MAX);
    let search = Search { searcher, fields, request, filter: filter(request, readable) };
    let mut page = match request.sort {
        Sort::Relevance { offset } => search.by_relevance(offset, limit)?,
        Sort::Newest { after } => search.by_newest(after, limit)?,
    };
    if request.query.truncated() {
        page.notices.push(Notice::Truncated);
    }
    Ok(page)
}

fn filter(request: &SearchRequest, readable: &Arc<BoardSet>) -> Filter {
    Filter {
        readable: Arc::clone(readable),
        wanted: request.boards.clone(),
        created: request.created.clone(),
        before_post: None,
    }
}

/// A request with what is needed to run it.
struct Search<'a> {
    searcher: &'a Searcher,
    fields: &'a Fields,
    request: &'a SearchRequest,
    filter: Filter,
}

impl Search<'_> {
    fn by_relevance(&self, offset: usize, limit: usize) -> tantivy::Result<SearchPage> {
        let query = self.exact(&self.filter);
        if offset >= RELEVANCE_OFFSET_MAX {
            let count = self.searcher.search(&query, &Count)?;
            return Ok(SearchPage { hits: Vec::new(), count, notices: Vec::new(), next: None });
        }
        let limit = limit.min(RELEVANCE_OFFSET_MAX - offset);
        let (mut hits, count) = self.best(&query, offset, limit)?;
        let mut notices = Vec::new();
        let end = offset + hits.len();
        let next = (end < count && end < RELEVANCE_OFFSET_MAX).then_some(Sort::Relevance { offset: end });
        if offset == 0 && count < EXACT_HITS_ENOUGH.min(limit) {
            let similar = self.similar(&hits, limit)?;
            if !similar.is_empty() {
                notices.push(Notice::Relevance);
                hits.extend(similar);
            }
        }
        Ok(SearchPage { hits, count, notices, next })
    }

    fn by_newest(&self, after: Option<i64>, limit: usize) -> tantivy::Result<SearchPage> {
        let newest = TopDocs::with_limit(limit + 1).order_by_fast_field::<i64>(POST_ID, Order::Desc);
        let all = self.exact(&self.filter);
        let (found, count) = match after {
            None => self.searcher.search(&all, &(newest, Count))?,
            Some(_) => {
                let rest = self.exact(&Filter { before_post: after, ..self.filter.clone() });
                (self.searcher.search(&rest, &newest)?, self.searcher.search(&all, &Count)?)
            }
        };
        let addresses = found.iter().map(|&(_, address)| (0.0, address));
        let mut hits = hits(self.searcher, addresses)?;
        let more = hits.len() > limit;
        hits.truncate(limit);
        let next = hits.last().filter(|_| more).map(|last| Sort::Newest { after: Some(last.post_id) });
        Ok(SearchPage { hits, count, notices: Vec::new(), next })
    }

    /// The best hits of a query and how many there are in all.
    fn best(
        &self,
        query: &dyn TantivyQuery,
        offset: usize,
        limit: usize,
    ) -> tantivy::Result<(Vec<SearchHit>, usize)> {
        // Posts alike in score would otherwise come in the order of segments, which differs from
        // node to node and from page to page.
        let newer_first = SortByStaticFastValue::<i64>::for_field(POST_ID);
        let best = TopDocs::with_limit(limit)
            .and_offset(offset)
            .order_by(((SortBySimilarityScore, Order::Desc), (newer_first, Order::Desc)));
        let (found, count) = self.searcher.search(query, &(best, Count))?;
        let hits = hits(self.searcher, found.into_iter().map(|((score, _), address)| (score, address)))?;
        Ok((hits, count))
    }

    /// Posts that match a part of the query, best first, without the exact hits.
    fn similar(&self, exact: &[SearchHit], limit: usize) -> tantivy::Result<Vec<SearchHit>> {
        let Some(query) = self.relaxed()? else {
            return Ok(Vec::new());
        };
        let known: HashSet<i64> = exact.iter().map(|hit| hit.post_id).collect();
        let (mut hits, _) = self.best(&query, 0, limit)?;
        hits.retain(|hit| !known.contains(&hit.post_id));
        hits.truncate(limit - exact.len());
        Ok(hits)
    }

    fn exact(&self, filter: &Filter) -> BooleanQuery {
        let mut parts = self.conditions(filter);
        for clause in self.request.query.wanted() {
            parts.push((Occur::Must, clause.query(self.fields)));
        }
        BooleanQuery::new(parts)
    }

    /// Some of the terms of the plain words, with everything else as strict as before; `None` if
    /// that would find nothing new.
    fn relaxed(&self) -> tantivy::Result<Option<BooleanQuery>> {
        let words = || self.request.query.wanted().filter(|clause| clause.demand == Demand::Word);
        let mut terms: Vec<LooseTerm> = Vec::new();
        for term in words().flat_map(Clause::loose_terms) {
            if terms.len() < QUERY_TERMS_MAX && !terms.contains(&term) && self.tells(&term)? {
                terms.push(term);
            }
        }
        if terms.len() < 2 {
            return Ok(None);
        }
        let some = terms.iter().flat_map(|term| term.queries(self.fields)).collect();
        let mut parts = self.conditions(&self.filter);
        parts.push((Occur::Must, Box::new(BooleanQuery::new(some))));
        let phrases = self.request.query.wanted().filter(|c| c.demand == Demand::Phrase);
        parts.extend(phrases.map(|clause| (Occur::Must, clause.query(self.fields))));
        Ok(Some(BooleanQuery::new(parts)))
    }

    /// Whether a term is rare enough to be worth its lookup: single characters make the relaxed
    /// search ten times slower, and common ones say nothing that the pairs do not.
    fn tells(&self, term: &LooseTerm) -> tantivy::Result<bool> {
        let LooseTerm::SingleOfRun(character) = term else {
            return Ok(true);
        };
        let term = Term::from_field_text(self.fields.body.singles, character);
        Ok(self.searcher.doc_freq(&term)? <= self.searcher.num_docs() / 20)
    }

    /// What every hit must be, whatever it says: readable, by the author, not excluded.
    fn conditions(&self, filter: &Filter) -> Vec<(Occur, Box<dyn TantivyQuery>)> {
        let mut parts: Vec<(Occur, Box<dyn TantivyQuery>)> = vec![(Occur::Must, Box::new(filter.query()))];
        if let Some(author_id) = self.request.author_id {
            let term = Term::from_field_i64(self.fields.author_id, author_id);
            let by_author = TermQuery::new(term, IndexRecordOption::Basic);
            parts.push((Occur::Must, Box::new(ConstScoreQuery::new(Box::new(by_author), 0.0))));
        }
        for clause in self.request.query.excluded() {
            parts.push((Occur::MustNot, clause.query(self.fields)));
        }
        parts
    }
}

/// What was found, by its ids.
pub(crate) fn hits(
    searcher: &Searcher,
    found: impl Iterator<Item = (Score, DocAddress)>,
) -> tantivy::Result<Vec<SearchHit>> {
    found
        .map(|(score, address)| {
            let columns = searcher.segment_reader(address.segment_ord).fast_fields();
            let value = |name| -> tantivy::Result<i64> {
                let column = columns.i64(name)?;
                // Every document is written with both ids.
                Ok(column.first(address.doc_id).unwrap_or_default())
            };
            Ok(SearchHit { post_id: value(POST_ID)?, topic_id: value(TOPIC_ID)?, score })
        })
        .collect()
}
