//! Making a new generation of the index beside the live one.
//!
//! The order that loses nothing: begin; remember the head of the outbox; put every post of the
//! database, in any order and in pages; finish with the remembered head. Meanwhile the live index
//! may be fed as always: the rebuild is handed the same changes, and a post that changed after the
//! beginning is taken from its change, not from a page read perhaps earlier. So the follower of
//! the outbox need not know that a rebuild happens.

use std::collections::HashSet;

use tantivy::{Index, IndexWriter};

use crate::generation::Home;
use crate::index::{self, Change, Error, Live, PostDoc, SearchIndex, Watermark};
use crate::writer;

/// A generation in the making. Dropped without [`Rebuild::finish`], it leaves no trace.
#[derive(Debug)]
pub struct Rebuild {
    index: SearchIndex,
    /// `None` once its writing has ended, well or not.
    building: Option<Building>,
    /// `None` in memory.
    generation: Option<u64>,
    /// Posts changed since the beginning.
    changed: HashSet<i64>,
    /// Whether the new generation became the live one.
    live: bool,
}

struct Building {
    index: Index,
    writer: IndexWriter,
}

impl std::fmt::Debug for Building {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Building").finish_non_exhaustive()
    }
}

impl Rebuild {
    pub(crate) fn begin(search_index: &SearchIndex) -> Result<Rebuild, Error> {
        let inner = &*search_index.inner;
        let mut state = inner.lock_write();
        if state.closed {
            return Err(Error::Closed);
        }
        if state.pending.is_some() {
            return Err(Error::Rebuilding);
        }
        let (generation, index) = match &inner.home {
            Some(home) => {
                let generation = home.create()?;
                (Some(generation), index::new_in_dir(&home.path(generation))?)
            }
            None => (None, index::new_in_ram()),
        };
        let writer = writer::open(&index, &inner.fields, writer::HEAP_REBUILD)?;
        state.pending = Some(Vec::new());
        drop(state);
        Ok(Rebuild {
            index: search_index.clone(),
            building: Some(Building { index, writer }),
            generation,
            changed: HashSet::new(),
            live: false,
        })
    }

    /// Adds posts as the database holds them now. Pages of some thousand keep the memory small.
    ///
    /// # Errors
    /// [`Error::Closed`] after the index was closed, [`Error::Engine`]; drop the rebuild then.
    pub fn put(&mut self, posts: &[PostDoc]) -> Result<(), Error> {
        self.take_over_changes()?;
        let building = self.building.as_ref().ok_or(Error::Closed)?;
        for post in posts {
            if !self.changed.contains(&post.post_id) {
                writer::put(&building.writer, &self.index.inner.fields, post)?;
            }
        }
        Ok(())
    }

    /// Makes the new generation the live one, without a gap for searches, and removes the old one.
    ///
    /// `head` is the outbox position remembered before the first page was read. It becomes the
    /// watermark unless the index that is replaced was being fed, whose watermark then stands: what
    /// it was fed with may have been read before the pages were, and before `head` was.
    ///
    /// # Errors
    /// As [`Rebuild::put`], and [`Error::Io`]; the old generation then stays the live one.
    pub fn finish(mut self, head: Watermark) -> Result<(), Error> {
        self.take_over_changes()?;
        let search_index = self.index.clone();
        let inner = &*search_index.inner;
        let mut building = self.building.take().ok_or(Error::Closed)?;
        // The bulk is written and merged while the live index is still being fed.
        building.writer.commit()?;
        building.writer.wait_merging_threads()?;
        let new = Building {
            writer: writer::open(&building.index, &inner.fields, writer::HEAP_DAILY)?,
            index: building.index,
        };
        // Known before the swap: another rebuild may begin right after it.
        let old_generation = inner.home.as_ref().and_then(Home::live);
        let old_writer = self.swap_in(new, head)?;
        if let Some(old_writer) = old_writer {
            // A failed merge in an index about to be deleted is nobody's loss.
            let _ = old_writer.wait_merging_threads();
        }
        if let (Some(home), Some(old_generation)) = (&inner.home, old_generation) {
            // What cannot be removed now is removed by the next open.
            let _ = home.remove(old_generation);
        }
        Ok(())
    }

    /// Commits what came in last and exchanges the generations, all under the write lock.
    fn swap_in(&mut self, new: Building, head: Watermark) -> Result<Option<IndexWriter>, Error> {
        let inner = &*self.index.inner;
        let mut state = inner.lock_write();
        if state.closed {
            return Err(Error::Closed);
        }
        let Building { index, mut writer } = new;
        for change in state.pending.iter().flatten() {
            writer::change(&writer, &inner.fields, change)?;
            self.changed.insert(change.post_id());
        }
        let watermark = match inner.live().watermark {
            Some(reached) if !self.changed.is_empty() => reached,
            reached => reached.map_or(head, |reached| reached.max(head)),
        };
        writer::commit(&mut writer, &inner.payload(watermark))?;
        let live: Live = index::live(index, Some(watermark))?;
        if let (Some(home), Some(generation)) = (&inner.home, self.generation) {
            home.publish(generation)?;
        }
        inner.set_live(live);
        state.pending = None;
        self.live = true;
        Ok(state.writer.replace(writer))
    }

    /// Applies what was applied to the live index since the last call.
    fn take_over_changes(&mut self) -> Result<(), Error> {
        let inner = &*self.index.inner;
        let mut state = inner.lock_write();
        if state.closed {
            return Err(Error::Closed);
        }
        let changes: Vec<Change> = match &mut state.pending {
            Some(pending) => std::mem::take(pending),
            None => Vec::new(),
        };
        drop(state);
        let building = self.building.as_ref().ok_or(Error::Closed)?;
        for change in &changes {
            writer::change(&building.writer, &inner.fields, change)?;
            self.changed.insert(change.post_id());
        }
        Ok(())
    }
}

impl Drop for Rebuild {
    fn drop(&mut self) {
        if self.live {
            return;
        }
        let inner = &*self.index.inner;
        // The writer goes before its files do.
        self.building = None;
        inner.lock_write().pending = None;
        if let (Some(home), Some(generation)) = (&inner.home, self.generation)
            && home.live() != Some(generation)
        {
            // What cannot be removed now is removed by the next open.
            let _ = home.remove(generation);
        }
    }
}
