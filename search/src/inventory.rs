//! What the index holds, to be compared with the database: for each post a stamp of what was indexed.

use std::path::Path;

use tantivy::Searcher;

use crate::generation::Home;
use crate::index::{self, Error, PostDoc, SearchIndex, Watermark};
use crate::schema::{POST_ID, STAMP};

/// A post in the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The post.
    pub post_id: i64,
    /// The stamp of the document: [`PostDoc::stamp`].
    pub stamp: u64,
}

/// The index at one moment.
pub struct Inventory {
    searcher: Searcher,
    watermark: Watermark,
}

impl std::fmt::Debug for Inventory {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Inventory").field("watermark", &self.watermark).finish_non_exhaustive()
    }
}

impl Inventory {
    /// The index in a directory that another process may have open; `None` where there is none that the next start would
    /// go on with. Unlike there, files are not checked.
    ///
    /// # Errors
    /// [`Error::Engine`] when its files cannot be read.
    pub fn open(dir: &Path, epoch: &str) -> Result<Option<Inventory>, Error> {
        let home = Home::beside(dir);
        let Some(generation) = home.live() else { return Ok(None) };
        let Ok((index, watermark)) = index::of_database(&home.path(generation), epoch) else {
            return Ok(None);
        };
        let live = index::live(index, Some(watermark))?;
        Ok(Some(Inventory { searcher: live.reader.searcher(), watermark }))
    }

    /// Every change up to this position is in it; later ones may be.
    #[must_use]
    pub fn watermark(&self) -> Watermark {
        self.watermark
    }

    /// The posts with ids above `after`, up to and with `upto`, in the order of ids. One that is there twice, which never
    /// should be, is told twice.
    ///
    /// Takes about a millisecond for each million posts of the whole index.
    ///
    /// # Errors
    /// [`Error::Engine`] when the index cannot be read.
    pub fn entries(&self, after: i64, upto: i64) -> Result<Vec<Entry>, Error> {
        let mut found = Vec::new();
        for segment in self.searcher.segment_readers() {
            let columns = segment.fast_fields();
            let (ids, stamps) = (columns.i64(POST_ID)?, columns.u64(STAMP)?);
            let mut documents = Vec::new();
            ids.get_docids_for_value_range(
                after.saturating_add(1)..=upto,
                0..segment.max_doc(),
                &mut documents,
            );
            let alive = documents.into_iter().filter(|document| !segment.is_deleted(*document));
            let entries = alive.filter_map(|document| {
                Some(Entry { post_id: ids.first(document)?, stamp: stamps.first(document)? })
            });
            // Of a column whose values are all above the range, tantivy 0.27 gives the lowest: it subtracts the minimum
            // from both ends without going below zero (columnar, `transform_range_before_linear_transformation`).
            found.extend(entries.filter(|entry| entry.post_id > after && entry.post_id <= upto));
        }
        found.sort_unstable();
        Ok(found)
    }
}

impl SearchIndex {
    /// What the index holds now; `None` until it has been built.
    #[must_use]
    pub fn inventory(&self) -> Option<Inventory> {
        let live = self.inner.live();
        Some(Inventory { watermark: live.watermark?, searcher: live.reader.searcher() })
    }
}

impl PostDoc {
    /// A number that differs whenever anything in the document does: FNV-1a over its fields, the same in every version
    /// of the program.
    #[must_use]
    pub fn stamp(&self) -> u64 {
        let PostDoc { post_id, topic_id, board_id, author_id, created_at, title, body } = self;
        let numbers = [*post_id, *topic_id, *board_id, *author_id, *created_at, title.len() as i64];
        let numbers = numbers.into_iter().flat_map(i64::to_le_bytes);
        numbers
            .chain(title.bytes())
            .chain(body.bytes())
            .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::{Change, Opened};

    fn post(post_id: i64, body: &str) -> PostDoc {
        PostDoc {
            post_id,
            topic_id: 1,
            board_id: 1,
            author_id: 1,
            created_at: 0,
            title: String::new(),
            body: body.to_owned(),
        }
    }

    fn entry(post: &PostDoc) -> Entry {
        Entry { post_id: post.post_id, stamp: post.stamp() }
    }

    #[test]
    fn every_field_counts_in_the_stamp() {
        let mut stamps = vec![post(1, "甲").stamp(), post(2, "甲").stamp(), post(1, "乙").stamp()];
        let (title, body) = ("甲".to_owned(), String::new());
        stamps.push(PostDoc { title, body, ..post(1, "") }.stamp());
        stamps.push(PostDoc { board_id: 2, ..post(1, "甲") }.stamp());
        stamps.sort_unstable();
        stamps.dedup();
        assert_eq!(stamps.len(), 5);
    }

    #[test]
    fn the_inventory_is_what_was_applied_also_from_beside() {
        let folder = tempfile::tempdir().unwrap();
        assert!(Inventory::open(folder.path(), "db").unwrap().is_none());
        let Opened::Fresh { index, .. } = SearchIndex::open(folder.path(), "db").unwrap() else { panic!() };
        assert!(index.inventory().is_none(), "not built yet");
        let mut rebuild = index.begin_rebuild().unwrap();
        let posts: Vec<PostDoc> = (1..=9).map(|id| post(id, "电梯")).collect();
        rebuild.put(&posts).unwrap();
        rebuild.finish(Watermark { txid: 1, seq: 1 }).unwrap();
        let edited = post(4, "漏水");
        let changes = [Change::Put(edited.clone()), Change::Remove { post_id: 5 }];
        let upto = Watermark { txid: 1, seq: 2 };
        index.apply(&changes, &upto).unwrap();
        let expected = [entry(&posts[2]), entry(&edited), entry(&posts[5])];
        let beside = Inventory::open(folder.path(), "db").unwrap().expect("a built index");
        for inventory in [index.inventory().expect("a built index"), beside] {
            assert_eq!(inventory.watermark(), upto);
            assert_eq!(inventory.entries(2, 6).unwrap(), expected);
            assert_eq!(inventory.entries(9, i64::MAX).unwrap(), []);
        }
        assert!(Inventory::open(folder.path(), "another").unwrap().is_none());
    }
}
