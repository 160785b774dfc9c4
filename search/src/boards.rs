//! Which boards a search may see, and the filter that holds it inside the query.
//!
//! What always holds: a post is a hit, or is counted, only if its board is in the set, or if it is
//! there itself. A post without a board, an id nobody inserted and an empty set all mean *no*. The set is read at
//! query time from memory, so a board that becomes private vanishes from the very next search,
//! without any change to the index.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use tantivy::columnar::ColumnValues;
use tantivy::query::doc_predicate_query::{
    ConstOrVariableSegmentPredicate, DocPredicate, DocPredicateQuery, SegmentDocPredicate,
};
use tantivy::query::{AllScorer, ConstScoreQuery};
use tantivy::{DocId, SegmentReader};

use crate::schema::{BOARD_ID, CREATED_AT, POST_ID};

/// Ids below this live in the bitset (128 KiB when full); others, which a database that counts
/// from one does not hand out, in a hash set.
const DENSE_IDS: i64 = 1 << 20;

/// A set of board ids, and of single posts in other boards; empty until something is inserted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BoardSet {
    dense: Vec<u64>,
    sparse: HashSet<i64>,
    posts: HashSet<i64>,
    everything: bool,
}

impl BoardSet {
    /// The set that contains no board.
    #[must_use]
    pub fn new() -> BoardSet {
        BoardSet::default()
    }

    /// The set that contains every board, present and future: for staff.
    #[must_use]
    pub fn everything() -> BoardSet {
        BoardSet { everything: true, ..BoardSet::default() }
    }

    /// Adds a board; ids may come in any order.
    pub fn insert(&mut self, board_id: i64) {
        match slot(board_id) {
            Some((word, bit)) => {
                if self.dense.len() <= word {
                    self.dense.resize(word + 1, 0);
                }
                self.dense[word] |= bit;
            }
            None => {
                self.sparse.insert(board_id);
            }
        }
    }

    /// Adds one post, whatever board it is in.
    pub fn insert_post(&mut self, post_id: i64) {
        self.posts.insert(post_id);
    }

    /// Whether the set holds this post, which is in this board.
    fn holds(&self, board_id: i64, post_id: i64) -> bool {
        self.contains(board_id) || self.posts.contains(&post_id)
    }

    /// Whether the board is in the set.
    #[must_use]
    pub fn contains(&self, board_id: i64) -> bool {
        self.everything
            || match slot(board_id) {
                Some((word, bit)) => self.dense.get(word).is_some_and(|bits| bits & bit != 0),
                None => self.sparse.contains(&board_id),
            }
    }

    /// Whether neither a board nor a post is in the set.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let no_board = self.sparse.is_empty() && self.dense.iter().all(|&bits| bits == 0);
        !self.everything && no_board && self.posts.is_empty()
    }
}

impl FromIterator<i64> for BoardSet {
    fn from_iter<I: IntoIterator<Item = i64>>(board_ids: I) -> BoardSet {
        let mut set = BoardSet::new();
        set.extend(board_ids);
        set
    }
}

impl Extend<i64> for BoardSet {
    fn extend<I: IntoIterator<Item = i64>>(&mut self, board_ids: I) {
        for board_id in board_ids {
            self.insert(board_id);
        }
    }
}

/// The word and the bit of a dense id.
fn slot(board_id: i64) -> Option<(usize, u64)> {
    let dense = (0..DENSE_IDS).contains(&board_id);
    let index = usize::try_from(board_id).ok().filter(|_| dense)?;
    Some((index / 64, 1 << (index % 64)))
}

/// Everything that is decided per document from fast columns, as one clause of the query.
#[derive(Debug, Clone)]
pub(crate) struct Filter {
    /// The boards that the reader may see.
    pub(crate) readable: Arc<BoardSet>,
    /// The boards that the reader asks for; `None` for all.
    pub(crate) wanted: Option<Arc<BoardSet>>,
    /// Creation times asked for, in seconds since 1970; `None` for all.
    pub(crate) created: Option<Range<i64>>,
    /// Only posts with a smaller id (the cursor of newest first); `None` for all.
    pub(crate) before_post: Option<i64>,
}

impl Filter {
    /// The clause; it adds nothing to a score.
    pub(crate) fn query(&self) -> ConstScoreQuery {
        ConstScoreQuery::new(Box::new(DocPredicateQuery::from(self.clone())), 0.0)
    }
}

impl DocPredicate for Filter {
    type SegmentDocPredicate = SegmentFilter;

    fn doc_predicate(
        &self,
        segment: &SegmentReader,
    ) -> tantivy::Result<ConstOrVariableSegmentPredicate<SegmentFilter>> {
        if self.readable.is_empty() {
            return Ok(ConstOrVariableSegmentPredicate::Const(false));
        }
        let sets = [Some(&self.readable), self.wanted.as_ref()];
        let sets: Vec<_> = sets.into_iter().flatten().filter(|set| !set.everything).collect();
        if sets.is_empty() && self.created.is_none() && self.before_post.is_none() {
            return Ok(ConstOrVariableSegmentPredicate::Const(true));
        }
        let columns = segment.fast_fields();
        let open = |name| -> tantivy::Result<Column> {
            // No board has this id, no range holds this time: a post without a value is refused.
            Ok(columns.i64(name)?.first_or_default_col(i64::MAX))
        };
        let boards = if sets.is_empty() { None } else { Some(open(BOARD_ID)?) };
        let created = match &self.created {
            Some(range) => Some((open(CREATED_AT)?, range.clone())),
            None => None,
        };
        let single = sets.iter().any(|set| !set.posts.is_empty());
        let posts = if single || self.before_post.is_some() { Some(open(POST_ID)?) } else { None };
        Ok(ConstOrVariableSegmentPredicate::Variable {
            predicate: SegmentFilter {
                boards: boards.map(|column| (column, sets.into_iter().cloned().collect())),
                created,
                posts,
                before_post: self.before_post,
            },
            necessary_condition: Box::new(AllScorer::new(segment.max_doc())),
        })
    }
}

/// A fast column of ids or times.
type Column = Arc<dyn ColumnValues<i64>>;

/// The filter with the columns of one segment in hand; what is `None` need not be read.
pub(crate) struct SegmentFilter {
    boards: Option<(Column, Vec<Arc<BoardSet>>)>,
    created: Option<(Column, Range<i64>)>,
    posts: Option<Column>,
    before_post: Option<i64>,
}

impl SegmentDocPredicate for SegmentFilter {
    fn eval(&mut self, doc: DocId) -> bool {
        // Where no single post counts, none has this id.
        let post_id = self.posts.as_ref().map_or(i64::MIN, |column| column.get_val(doc));
        let board = self.boards.as_ref().is_none_or(|(column, sets)| {
            let board_id = column.get_val(doc);
            sets.iter().all(|set| set.holds(board_id, post_id))
        });
        board
            && self.created.as_ref().is_none_or(|(column, range)| range.contains(&column.get_val(doc)))
            && self.before_post.is_none_or(|id| post_id < id)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_empty_set_contains_nothing_and_everything_contains_all() {
        let all = BoardSet::everything();
        for id in [i64::MIN, -1, 0, 1, DENSE_IDS - 1, DENSE_IDS, i64::MAX] {
            assert!(!BoardSet::new().contains(id));
            assert!(all.contains(id));
            assert!(BoardSet::from_iter([id]).contains(id));
        }
        assert!(BoardSet::new().is_empty() && !all.is_empty());
    }

    #[test]
    fn a_single_post_is_held_whatever_board_it_is_in() {
        let mut set = BoardSet::from_iter([7]);
        set.insert_post(70);
        assert!(set.holds(7, 1) && set.holds(8, 70) && !set.holds(8, 1) && !set.contains(70));
        let mut alone = BoardSet::new();
        alone.insert_post(1);
        assert!(!alone.is_empty());
    }

    proptest! {
        #[test]
        fn the_set_is_a_set(ids in proptest::collection::vec(-3i64..200, 0..60)) {
            let set: BoardSet = ids.iter().copied().collect();
            let truth: BTreeSet<i64> = ids.into_iter().collect();
            for id in -5..205 {
                prop_assert_eq!(set.contains(id), truth.contains(&id));
            }
            prop_assert_eq!(set.is_empty(), truth.is_empty());
        }
    }
}
