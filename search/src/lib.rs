//! Full-text search over posts in Chinese and English.
//!
//! This crate knows ids and text: no rows, no accounts, no async (callers run it on blocking
//! threads). It finds every post that literally contains what was asked, word boundaries or not,
//! Traditional or Simplified; it never shows a post outside the set of boards handed in; and after
//! a kill it resumes exactly where the last commit left off.
//!
//! In reading order:
//!
//! - `fold`: which characters count as the same;
//! - `tokens`: text to pieces and terms, one scan for indexing, querying and highlighting;
//! - `schema`: the fields, and the versions that make an index out of date;
//! - `query`: the user's words to clauses; `clause`: a clause to tantivy queries;
//! - `boards`: the permission filter;
//! - `search`: a request to a page of hits; `similar`: topics with a title like one that is being typed;
//! - `index`: open, apply, close; `writer`: one writer and the work-around for a lost delete;
//!   `generation`: which directory is the live index; `rebuild`: making a new one beside it;
//!   `inventory`: what it holds, to be compared with the database;
//! - [`highlight`]: marks and snippets on text from the database.
//!
//! Deliberately absent: stored text, a dictionary, stemming, fuzzy search, pinyin, facets.

mod boards;
mod clause;
mod fold;
mod generation;
pub mod highlight;
mod index;
mod inventory;
mod query;
mod rebuild;
mod schema;
mod search;
mod similar;
mod tokens;
mod writer;

pub use boards::BoardSet;
pub use fold::{Kind, fold, fold_char, kind};
pub use index::{Change, Error, FreshCause, Opened, PostDoc, SearchIndex, Watermark};
pub use inventory::{Entry, Inventory};
pub use query::{QUERY_BYTES_MAX, QUERY_TERMS_MAX, Query, QueryError};
pub use rebuild::Rebuild;
pub use schema::{ANALYZER_VERSION, SCHEMA_VERSION};
pub use search::{Notice, PAGE_HITS_MAX, RELEVANCE_OFFSET_MAX, SearchHit, SearchPage, SearchRequest, Sort};
