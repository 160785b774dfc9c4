//! Opening and using tantivy's writer, and the work-around for its lost delete.
//!
//! tantivy 0.27 hands the first operation of a new writer the operation stamp of the last commit.
//! If that operation is a delete, and segments of that commit are merged before the next one, the
//! merge may skip it: a segment whose deletes were written at that very stamp looks up to date.
//! The post then stands in the index twice, for good. [`open`] therefore spends the first stamp
//! on a delete of a post that cannot exist. Whoever opens a writer must do it here.

use std::thread;
use std::time::Duration;

use tantivy::directory::error::LockError;
use tantivy::indexer::LogMergePolicy;
use tantivy::{Index, IndexWriter, TantivyError, Term};

use crate::index::{Change, PostDoc};
use crate::schema::Fields;

/// Heap of the one indexing thread in daily work, bytes.
pub(crate) const HEAP_DAILY: usize = 32_000_000;

/// Heap of a rebuild, bytes: fewer and larger segments.
pub(crate) const HEAP_REBUILD: usize = 64_000_000;

const LOCK_RETRIES: usize = 100;
const LOCK_RETRY_AFTER: Duration = Duration::from_millis(5);

/// Opens the one writer of an index.
pub(crate) fn open(index: &Index, fields: &Fields, heap: usize) -> tantivy::Result<IndexWriter> {
    let writer = open_when_free(index, heap)?;
    writer.set_merge_policy(Box::new(merge_policy()));
    writer.delete_term(Term::from_field_i64(fields.post_id, i64::MIN));
    clear_up(&writer);
    Ok(writer)
}

/// Deletes what writers before left unfinished. tantivy does so after a commit, and on a full disk there would never be
/// one: each try would leave more behind.
fn clear_up(writer: &IndexWriter) {
    // What cannot be deleted now is in nobody's way but the next commit's, which tries again.
    let _ = writer.garbage_collect_files().wait();
}

/// Waits out a lock left by the writer before: tantivy only closes the locked file, and a process
/// that another thread is just starting holds a copy of it until it runs. Nobody else can hold it,
/// because the directory as a whole is locked.
fn open_when_free(index: &Index, heap: usize) -> tantivy::Result<IndexWriter> {
    for _ in 0..LOCK_RETRIES {
        match index.writer_with_num_threads(1, heap) {
            Err(TantivyError::LockFailure(LockError::LockBusy, _)) => thread::sleep(LOCK_RETRY_AFTER),
            opened => return opened,
        }
    }
    index.writer_with_num_threads(1, heap)
}

fn merge_policy() -> LogMergePolicy {
    let mut policy = LogMergePolicy::default();
    policy.set_min_num_segments(6);
    policy.set_min_layer_size(10_000);
    // By default edits and deletions never cause a merge, and the dead weight stays.
    policy.set_del_docs_ratio_before_merge(0.2);
    policy
}

/// Hands one change to a writer, to be seen after the next commit.
pub(crate) fn change(writer: &IndexWriter, fields: &Fields, change: &Change) -> tantivy::Result<()> {
    match change {
        Change::Put(post) => put(writer, fields, post),
        Change::Remove { post_id } => {
            writer.delete_term(Term::from_field_i64(fields.post_id, *post_id));
            Ok(())
        }
    }
}

/// Replaces whatever the index holds of a post.
pub(crate) fn put(writer: &IndexWriter, fields: &Fields, post: &PostDoc) -> tantivy::Result<()> {
    writer.delete_term(Term::from_field_i64(fields.post_id, post.post_id));
    writer.add_document(fields.document(post))?;
    Ok(())
}

/// Commits with a payload, so that documents and payload become durable as one.
pub(crate) fn commit(writer: &mut IndexWriter, payload: &str) -> tantivy::Result<()> {
    let mut prepared = writer.prepare_commit()?;
    prepared.set_payload(payload);
    prepared.commit()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use tantivy::collector::Count;
    use tantivy::indexer::NoMergePolicy;
    use tantivy::query::TermQuery;
    use tantivy::schema::IndexRecordOption;

    use super::*;
    use crate::schema;

    fn post(post_id: i64) -> PostDoc {
        PostDoc {
            post_id,
            topic_id: 1,
            board_id: 1,
            author_id: 1,
            created_at: 0,
            title: String::new(),
            body: String::new(),
        }
    }

    /// An index as a crash leaves it: its last commit wrote deletes, and segments wait for a merge.
    fn crashed_index(fields: &Fields, schema: &tantivy::schema::Schema) -> Index {
        let index = Index::create_in_ram(schema.clone());
        schema::register_analyzers(&index);
        let mut writer: IndexWriter = index.writer_with_num_threads(1, 15_000_000).unwrap();
        writer.set_merge_policy(Box::new(NoMergePolicy));
        for first in [0, 10, 20] {
            for post_id in first..first + 10 {
                writer.add_document(fields.document(&post(post_id))).unwrap();
            }
            if first == 20 {
                writer.delete_term(Term::from_field_i64(fields.post_id, 15));
            }
            writer.commit().unwrap();
        }
        drop(writer);
        index
    }

    /// Replaces post 12 through a new writer with an eager merge policy and counts it.
    fn copies_after_resume(open_writer: fn(&Index, &Fields, usize) -> tantivy::Result<IndexWriter>) -> usize {
        let (schema, fields) = schema::schema();
        let index = crashed_index(&fields, &schema);
        let mut writer = open_writer(&index, &fields, 15_000_000).unwrap();
        let mut eager = LogMergePolicy::default();
        eager.set_min_num_segments(2);
        writer.set_merge_policy(Box::new(eager));
        put(&writer, &fields, &post(12)).unwrap();
        writer.commit().unwrap();
        writer.wait_merging_threads().unwrap();
        let term = Term::from_field_i64(fields.post_id, 12);
        let query = TermQuery::new(term, IndexRecordOption::Basic);
        index.reader().unwrap().searcher().search(&query, &Count).unwrap()
    }

    #[test]
    fn an_upsert_right_after_a_restart_leaves_one_copy() {
        for _ in 0..40 {
            assert_eq!(copies_after_resume(open), 1);
        }
    }

    #[test]
    fn what_an_unfinished_write_left_is_cleared_by_the_next_writer() {
        let folder = tempfile::tempdir().unwrap();
        let (schema, fields) = schema::schema();
        let index = Index::create_in_dir(folder.path(), schema).unwrap();
        schema::register_analyzers(&index);
        let files = || std::fs::read_dir(folder.path()).unwrap().count();
        let mut left = vec![];
        for post_id in 0..3 {
            let mut writer = open(&index, &fields, 15_000_000).unwrap();
            put(&writer, &fields, &post(post_id)).unwrap();
            // The files are written, and the commit that would name them is not.
            drop(writer.prepare_commit().unwrap());
            drop(writer);
            left.push(files());
        }
        assert!(left[0] > 5 && left.windows(2).all(|pair| pair[0] == pair[1]), "{left:?}");
    }

    /// When this fails on a newer tantivy, the work-around may go.
    #[test]
    fn the_lost_delete_is_real_without_the_work_around() {
        let open_bare = |index: &Index, _: &Fields, heap| index.writer_with_num_threads(1, heap);
        let duplicated = (0..400).any(|_| copies_after_resume(open_bare) > 1);
        assert!(duplicated, "400 rounds without a lost delete: fixed upstream?");
    }
}
