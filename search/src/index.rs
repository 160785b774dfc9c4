//! Opening, feeding and closing the index.
//!
//! What always holds: the documents and the watermark are committed as one, so that whatever
//! happens, following the outbox from [`SearchIndex::watermark`] misses nothing; applying a
//! change twice is the same as applying it once; an index that was never built completely is
//! never taken for a complete one.

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use serde::{Deserialize, Serialize};
use tantivy::{Index, IndexReader, IndexWriter, ReloadPolicy, Searcher, TantivyError};

use crate::boards::BoardSet;
use crate::generation::{Home, HomeLock};
use crate::rebuild::Rebuild;
use crate::schema::{self, ANALYZER_VERSION, Fields, SCHEMA_VERSION};
use crate::search::{self, SearchHit, SearchPage, SearchRequest};
use crate::similar;
use crate::writer;

/// The searchable part of a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostDoc {
    /// The post; a later document of the same post replaces this one.
    pub post_id: i64,
    /// Its topic.
    pub topic_id: i64,
    /// The board that decides who may see it. When a topic moves, all its posts are put again.
    pub board_id: i64,
    /// Who wrote it.
    pub author_id: i64,
    /// When, in seconds since 1970.
    pub created_at: i64,
    /// The topic's title if this is the topic's first post, else empty.
    pub title: String,
    /// The text without markup.
    pub body: String,
}

/// What became of a post. Carries the present state, not a difference, and so may be applied
/// again at any time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The post is new or was changed.
    Put(PostDoc),
    /// The post is gone or may no longer be found by anyone.
    Remove {
        /// The post.
        post_id: i64,
    },
}

impl Change {
    /// The post that changed.
    #[must_use]
    pub fn post_id(&self) -> i64 {
        match self {
            Change::Put(post) => post.post_id,
            Change::Remove { post_id } => *post_id,
        }
    }
}

/// A position in the outbox, in the order in which the follower reads it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Watermark {
    /// The writing transaction.
    pub txid: i64,
    /// The row within it.
    pub seq: i64,
}

/// Why the index could not do something.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The index was closed.
    #[error("the search index is closed")]
    Closed,
    /// Nothing can be applied until a rebuild has been finished.
    #[error("the search index has not been built yet")]
    NotBuilt,
    /// A rebuild is under way already.
    #[error("the search index is already being rebuilt")]
    Rebuilding,
    /// Another index is open in the same directory.
    #[error("the search index in {} is in use", dir.display())]
    Locked {
        /// The directory.
        dir: PathBuf,
    },
    /// The file system refused.
    #[error("the search index's files: {0}")]
    Io(#[from] io::Error),
    /// tantivy refused; after a failed write the next one starts from the last commit.
    #[error("the search engine: {0}")]
    Engine(#[from] TantivyError),
}

/// Why an index starts empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FreshCause {
    /// There was none, or its first rebuild was not finished.
    Absent,
    /// It was made by another version of the schema or of the analyzer.
    OtherVersion,
    /// It was made from another database.
    OtherEpoch,
    /// It cannot be read, for this reason.
    Damaged(String),
}

/// An index as it was found.
#[derive(Debug)]
pub enum Opened {
    /// Complete up to the watermark: follow the outbox from there.
    Resumed {
        /// The index.
        index: SearchIndex,
        /// The last position that was applied.
        watermark: Watermark,
    },
    /// Empty: rebuild it from the database ([`SearchIndex::begin_rebuild`]). Until then a search
    /// finds nothing and [`SearchIndex::apply`] is refused.
    Fresh {
        /// The index.
        index: SearchIndex,
        /// For the log.
        cause: FreshCause,
    },
}

/// The search index: one writer, any number of concurrent searches. Clones are the same index.
#[derive(Debug, Clone)]
pub struct SearchIndex {
    pub(crate) inner: Arc<Inner>,
}

#[derive(Debug)]
pub(crate) struct Inner {
    pub(crate) fields: Fields,
    /// `None` in memory.
    pub(crate) home: Option<Home>,
    epoch: String,
    live: RwLock<Live>,
    write: Mutex<WriteState>,
}

/// What searches read. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Live {
    pub(crate) index: Index,
    pub(crate) reader: IndexReader,
    /// `None` until the index has been built.
    pub(crate) watermark: Option<Watermark>,
}

impl std::fmt::Debug for Live {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Live").field("watermark", &self.watermark).finish_non_exhaustive()
    }
}

/// What only one thread at a time may touch.
#[derive(Default)]
pub(crate) struct WriteState {
    /// Opened at the first write, and again after a failed one.
    pub(crate) writer: Option<IndexWriter>,
    pub(crate) closed: bool,
    /// Changes that a running rebuild has yet to take over.
    pub(crate) pending: Option<Vec<Change>>,
    /// Held for as long as the index may write.
    lock: Option<HomeLock>,
}

impl std::fmt::Debug for WriteState {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WriteState").field("closed", &self.closed).finish_non_exhaustive()
    }
}

/// Stored with every commit.
#[derive(Debug, Serialize, Deserialize)]
struct Payload {
    schema: u32,
    analyzer: u32,
    epoch: String,
    #[serde(flatten)]
    watermark: Watermark,
}

impl SearchIndex {
    /// Opens the index in a directory, creating the directory if needed.
    ///
    /// `epoch` identifies the database: an index made from another one is not used. All files are
    /// read once to check them (about a second for each gigabyte).
    ///
    /// # Errors
    /// [`Error::Locked`] if it is open already, [`Error::Io`] if the directory cannot be used. A
    /// damaged index is no error but [`Opened::Fresh`].
    pub fn open(dir: &Path, epoch: &str) -> Result<Opened, Error> {
        let (home, lock) = Home::open(dir)?;
        let found = match home.live() {
            None => Err(FreshCause::Absent),
            Some(generation) => resume(&home.path(generation), epoch).map(|live| (generation, live)),
        };
        match found {
            Ok((generation, (live, watermark))) => {
                home.remove_all_but(generation)?;
                let index = SearchIndex::new(live, epoch, Some((home, lock)));
                Ok(Opened::Resumed { index, watermark })
            }
            Err(cause) => {
                // In memory, so that nothing half built is ever found by the next start.
                let live = live(new_in_ram(), None)?;
                let index = SearchIndex::new(live, epoch, Some((home, lock)));
                Ok(Opened::Fresh { index, cause })
            }
        }
    }

    /// An index in memory that counts as built from an empty outbox: for tests.
    ///
    /// # Errors
    /// [`Error::Engine`].
    pub fn in_memory(epoch: &str) -> Result<SearchIndex, Error> {
        Ok(SearchIndex::new(live(new_in_ram(), Some(Watermark::default()))?, epoch, None))
    }

    fn new(live: Live, epoch: &str, home: Option<(Home, HomeLock)>) -> SearchIndex {
        let (home, lock) = home.unzip();
        let (_, fields) = schema::schema();
        let inner = Inner {
            fields,
            home,
            epoch: epoch.to_owned(),
            live: RwLock::new(live),
            write: Mutex::new(WriteState { lock, ..WriteState::default() }),
        };
        SearchIndex { inner: Arc::new(inner) }
    }

    /// Applies changes in their order and makes them, and the position reached, durable and
    /// visible. Takes tens of milliseconds however few there are: call it with what has gathered.
    ///
    /// If it fails, nothing is lost: apply the same changes again.
    ///
    /// # Errors
    /// [`Error::Closed`], [`Error::NotBuilt`], [`Error::Engine`] (disk full and the like).
    pub fn apply(&self, changes: &[Change], upto: &Watermark) -> Result<(), Error> {
        let inner = &*self.inner;
        let mut state = inner.lock_write();
        if state.closed {
            return Err(Error::Closed);
        }
        let live = inner.live();
        let reached = live.watermark.ok_or(Error::NotBuilt)?;
        if changes.is_empty() && *upto <= reached {
            return Ok(());
        }
        // Taken out of its place: if a step below fails, the writer is dropped together with what
        // it has not committed, and the next call opens another.
        let mut writer = match state.writer.take() {
            Some(writer) => writer,
            None => writer::open(&live.index, &inner.fields, writer::HEAP_DAILY)?,
        };
        for change in newest_of_each_post(changes) {
            writer::change(&writer, &inner.fields, change)?;
        }
        // A replay from an earlier position repeats what is known, it does not undo it.
        let watermark = reached.max(*upto);
        writer::commit(&mut writer, &inner.payload(watermark))?;
        state.writer = Some(writer);
        if let Some(pending) = &mut state.pending {
            pending.extend_from_slice(changes);
        }
        live.reader.reload()?;
        inner.set_live(Live { watermark: Some(watermark), ..live });
        Ok(())
    }

    /// Finds a page of posts in the boards of `readable`.
    ///
    /// Takes microseconds to milliseconds of CPU, never waits for a write.
    ///
    /// # Errors
    /// [`Error::Engine`] if the index cannot be read.
    pub fn search(&self, request: &SearchRequest, readable: &Arc<BoardSet>) -> Result<SearchPage, Error> {
        let searcher = self.inner.searcher();
        Ok(search::run(&searcher, &self.inner.fields, request, readable)?)
    }

    /// Finds the topics of these boards whose titles resemble a text most: at most `limit`, best first, each by its first
    /// post. A text without a word finds none.
    ///
    /// # Errors
    /// [`Error::Engine`] if the index cannot be read.
    pub fn similar(
        &self,
        title: &str,
        boards: &Arc<BoardSet>,
        limit: usize,
    ) -> Result<Vec<SearchHit>, Error> {
        let searcher = self.inner.searcher();
        Ok(similar::run(&searcher, &self.inner.fields, title, boards, limit)?)
    }

    /// Forgets what the index holds, as if it had not been found: it is empty until it is rebuilt. For an index that
    /// turns out to be none of this database. The files are replaced by the rebuild.
    ///
    /// # Errors
    /// [`Error::Closed`], [`Error::Engine`].
    pub fn start_over(&self) -> Result<(), Error> {
        let inner = &*self.inner;
        let mut state = inner.lock_write();
        if state.closed {
            return Err(Error::Closed);
        }
        let empty = live(new_in_ram(), None)?;
        state.writer = None;
        inner.set_live(empty);
        Ok(())
    }

    /// The last position that was applied, its documents visible; `None` until the index is built.
    #[must_use]
    pub fn watermark(&self) -> Option<Watermark> {
        self.inner.live().watermark
    }

    /// Posts in the index. Differs from the database's count only by what is not yet applied.
    #[must_use]
    pub fn doc_count(&self) -> u64 {
        self.inner.searcher().num_docs()
    }

    /// Starts a new generation of the index beside the live one, which goes on being searched and
    /// fed.
    ///
    /// # Errors
    /// [`Error::Rebuilding`] if one is under way, [`Error::Closed`], [`Error::Io`],
    /// [`Error::Engine`].
    pub fn begin_rebuild(&self) -> Result<Rebuild, Error> {
        Rebuild::begin(self)
    }

    /// Lets running merges end and stops writing for good; searches go on. Closing twice is fine.
    ///
    /// Without it the next start has orphaned files to clear and a merge to repeat, nothing worse.
    ///
    /// # Errors
    /// [`Error::Engine`] if a merge failed; the index is closed all the same.
    pub fn close(&self) -> Result<(), Error> {
        let mut state = self.inner.lock_write();
        state.closed = true;
        let writer = state.writer.take();
        let lock = state.lock.take();
        drop(state);
        let merged = writer.map_or(Ok(()), IndexWriter::wait_merging_threads);
        drop(lock);
        Ok(merged?)
    }
}

impl Inner {
    /// A snapshot of what is live.
    pub(crate) fn live(&self) -> Live {
        self.live.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn searcher(&self) -> Searcher {
        self.live.read().unwrap_or_else(PoisonError::into_inner).reader.searcher()
    }

    /// Only with the write lock held, so that a snapshot taken under it stays true.
    pub(crate) fn set_live(&self, live: Live) {
        *self.live.write().unwrap_or_else(PoisonError::into_inner) = live;
    }

    pub(crate) fn lock_write(&self) -> MutexGuard<'_, WriteState> {
        // Every state between two steps is sound: the writer is out of its place while in use.
        self.write.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The payload of a commit that reaches this position.
    pub(crate) fn payload(&self, watermark: Watermark) -> String {
        let payload = Payload {
            schema: SCHEMA_VERSION,
            analyzer: ANALYZER_VERSION,
            epoch: self.epoch.clone(),
            watermark,
        };
        serde_json::json!(payload).to_string()
    }
}

/// An empty index in memory.
pub(crate) fn new_in_ram() -> Index {
    let index = Index::create_in_ram(schema::schema().0);
    schema::register_analyzers(&index);
    index
}

/// An empty index in an empty directory.
pub(crate) fn new_in_dir(dir: &Path) -> Result<Index, Error> {
    let index = Index::create_in_dir(dir, schema::schema().0)?;
    schema::register_analyzers(&index);
    Ok(index)
}

/// An index with its reader, which is reloaded by hand after each commit.
pub(crate) fn live(index: Index, watermark: Option<Watermark>) -> Result<Live, Error> {
    let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
    Ok(Live { index, reader, watermark })
}

/// Opens a generation and checks all of it.
fn resume(dir: &Path, epoch: &str) -> Result<(Live, Watermark), FreshCause> {
    let damaged = |error: &dyn std::fmt::Display| FreshCause::Damaged(error.to_string());
    let (index, watermark) = of_database(dir, epoch)?;
    // Before anything is read of its files: a reader takes them as they are.
    let broken = index.validate_checksum().map_err(|e| damaged(&e))?;
    if !broken.is_empty() {
        return Err(FreshCause::Damaged(format!("checksums of {broken:?} are wrong")));
    }
    let live = live(index, Some(watermark)).map_err(|e| damaged(&e))?;
    Ok((live, watermark))
}

/// Opens a generation if it belongs to the database and this version of the program.
pub(crate) fn of_database(dir: &Path, epoch: &str) -> Result<(Index, Watermark), FreshCause> {
    let damaged = |error: &dyn std::fmt::Display| FreshCause::Damaged(error.to_string());
    let index = Index::open_in_dir(dir).map_err(|e| damaged(&e))?;
    schema::register_analyzers(&index);
    let metas = index.load_metas().map_err(|e| damaged(&e))?;
    let payload = metas.payload.ok_or_else(|| damaged(&"the last commit has no payload"))?;
    let payload: Payload = serde_json::from_str(&payload).map_err(|e| damaged(&e))?;
    let versions = (payload.schema, payload.analyzer);
    if versions != (SCHEMA_VERSION, ANALYZER_VERSION) || index.schema() != schema::schema().0 {
        return Err(FreshCause::OtherVersion);
    }
    if payload.epoch != epoch {
        return Err(FreshCause::OtherEpoch);
    }
    Ok((index, payload.watermark))
}

/// The last change of each post, in order: a post edited often within one batch is indexed once.
fn newest_of_each_post(changes: &[Change]) -> Vec<&Change> {
    let mut seen = HashSet::new();
    let mut newest: Vec<_> = changes.iter().rev().filter(|change| seen.insert(change.post_id())).collect();
    newest.reverse();
    newest
}
