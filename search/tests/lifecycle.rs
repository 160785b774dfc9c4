//! Opening, resuming, rebuilding, and what a crash or a damaged file leads to.

#![expect(clippy::unwrap_used, reason = "what cannot be unwrapped fails the test")]

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use linli_search::{
    BoardSet, Change, Error, FreshCause, Opened, PAGE_HITS_MAX, PostDoc, Query, SearchIndex, SearchRequest,
    Sort, Watermark,
};

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

fn at(txid: i64) -> Watermark {
    Watermark { txid, seq: 0 }
}

fn found(index: &SearchIndex, query: &str) -> BTreeSet<i64> {
    let mut request = SearchRequest::new(Query::parse(query).unwrap());
    request.sort = Sort::Newest { after: None };
    request.limit = PAGE_HITS_MAX;
    let mut found = BTreeSet::new();
    loop {
        let page = index.search(&request, &Arc::new(BoardSet::everything())).unwrap();
        for hit in &page.hits {
            assert!(found.insert(hit.post_id), "post {} is there twice", hit.post_id);
        }
        match page.next {
            Some(next) => request.sort = next,
            None => return found,
        }
    }
}

fn fresh(dir: &Path, epoch: &str) -> (SearchIndex, FreshCause) {
    match SearchIndex::open(dir, epoch).unwrap() {
        Opened::Fresh { index, cause } => (index, cause),
        Opened::Resumed { watermark, .. } => panic!("resumed at {watermark:?}"),
    }
}

fn resumed(dir: &Path, epoch: &str) -> (SearchIndex, Watermark) {
    match SearchIndex::open(dir, epoch).unwrap() {
        Opened::Resumed { index, watermark } => (index, watermark),
        Opened::Fresh { cause, .. } => panic!("not resumed: {cause:?}"),
    }
}

/// An index of posts 1, 2 and 3, built and closed.
fn built(dir: &Path) {
    let (index, cause) = fresh(dir, "db");
    assert_eq!(cause, FreshCause::Absent);
    let mut rebuild = index.begin_rebuild().unwrap();
    rebuild.put(&[post(1, "物业"), post(2, "漏水")]).unwrap();
    rebuild.put(&[post(3, "电梯")]).unwrap();
    rebuild.finish(at(5)).unwrap();
    index.close().unwrap();
}

fn generations(dir: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.is_dir()).collect()
}

#[test]
fn a_closed_index_resumes_where_it_stopped() {
    let dir = tempfile::tempdir().unwrap();
    built(dir.path());
    let (index, watermark) = resumed(dir.path(), "db");
    assert_eq!(watermark, at(5));
    assert_eq!(index.doc_count(), 3);
    index.apply(&[Change::Put(post(4, "新帖物业"))], &at(6)).unwrap();
    index.apply(&[], &at(8)).unwrap();
    // A replay repeats, it does not take back.
    index.apply(&[Change::Put(post(4, "新帖物业"))], &at(6)).unwrap();
    assert_eq!(index.watermark(), Some(at(8)));
    index.close().unwrap();
    index.close().unwrap();
    assert!(matches!(index.apply(&[], &at(9)), Err(Error::Closed)));
    assert!(matches!(index.begin_rebuild(), Err(Error::Closed)));
    assert_eq!(found(&index, "物业"), BTreeSet::from([1, 4]));
    let (index, watermark) = resumed(dir.path(), "db");
    assert_eq!((watermark, index.doc_count()), (at(8), 4));
}

#[test]
fn an_index_that_was_never_built_takes_no_changes() {
    let dir = tempfile::tempdir().unwrap();
    let (index, _) = fresh(dir.path(), "db");
    assert!(matches!(index.apply(&[], &at(1)), Err(Error::NotBuilt)));
    assert_eq!(index.watermark(), None);
    assert!(found(&index, "物业").is_empty());
    let rebuild = index.begin_rebuild().unwrap();
    assert!(matches!(index.begin_rebuild(), Err(Error::Rebuilding)));
    drop(rebuild);
    assert!(generations(dir.path()).is_empty());
    index.begin_rebuild().unwrap().finish(at(0)).unwrap();
    index.apply(&[Change::Put(post(1, "物业"))], &at(1)).unwrap();
    assert_eq!(found(&index, "物业"), BTreeSet::from([1]));
}

#[test]
fn a_directory_serves_one_index_at_a_time() {
    let dir = tempfile::tempdir().unwrap();
    let (index, _) = fresh(dir.path(), "db");
    assert!(matches!(SearchIndex::open(dir.path(), "db"), Err(Error::Locked { .. })));
    index.close().unwrap();
    fresh(dir.path(), "db");
}

#[test]
fn another_database_or_version_starts_fresh() {
    let dir = tempfile::tempdir().unwrap();
    built(dir.path());
    let (index, cause) = fresh(dir.path(), "another");
    assert_eq!((cause, index.doc_count()), (FreshCause::OtherEpoch, 0));
    drop(index);
    // Nothing was destroyed yet.
    drop(resumed(dir.path(), "db"));
    let meta = generations(dir.path())[0].join("meta.json");
    let text = fs::read_to_string(&meta).unwrap();
    let older = text.replace("\\\"analyzer\\\":1", "\\\"analyzer\\\":0");
    assert_ne!(older, text);
    fs::write(&meta, older).unwrap();
    let (index, cause) = fresh(dir.path(), "db");
    assert_eq!(cause, FreshCause::OtherVersion);
    index.begin_rebuild().unwrap().finish(at(1)).unwrap();
    assert_eq!(generations(dir.path()).len(), 1);
}

#[test]
fn an_index_that_starts_over_is_empty_until_it_is_rebuilt() {
    let dir = tempfile::tempdir().unwrap();
    built(dir.path());
    let (index, _) = resumed(dir.path(), "db");
    index.start_over().unwrap();
    assert_eq!((index.watermark(), index.doc_count()), (None, 0));
    assert!(matches!(index.apply(&[], &at(6)), Err(Error::NotBuilt)));
    let mut rebuild = index.begin_rebuild().unwrap();
    rebuild.put(&[post(9, "漏水")]).unwrap();
    rebuild.finish(at(2)).unwrap();
    index.close().unwrap();
    assert!(matches!(index.start_over(), Err(Error::Closed)));
    let (index, watermark) = resumed(dir.path(), "db");
    assert_eq!((watermark, found(&index, "漏水")), (at(2), BTreeSet::from([9])));
    assert_eq!(generations(dir.path()).len(), 1);
}

#[test]
fn a_damaged_index_starts_fresh() {
    let dir = tempfile::tempdir().unwrap();
    built(dir.path());
    let generation = generations(dir.path()).remove(0);
    let files: Vec<_> = fs::read_dir(&generation).unwrap().map(|f| f.unwrap().path()).collect();
    let mut damaged = 0;
    for file in files {
        let whole = fs::read(&file).unwrap();
        let name = file.file_name().unwrap().to_str().unwrap().to_owned();
        if whole.is_empty() || name.ends_with(".lock") || name == ".managed.json" {
            continue;
        }
        let mut flipped = whole.clone();
        flipped[whole.len() / 4] ^= 0x55;
        for bytes in [&flipped[..], &whole[..whole.len() / 2]] {
            fs::write(&file, bytes).unwrap();
            let (_, cause) = fresh(dir.path(), "db");
            assert!(!matches!(cause, FreshCause::Absent), "{name}: {cause:?}");
            damaged += 1;
        }
        fs::remove_file(&file).unwrap();
        fresh(dir.path(), "db");
        fs::write(&file, whole).unwrap();
    }
    assert!(damaged > 10, "{damaged}");
    assert_eq!(resumed(dir.path(), "db").0.doc_count(), 3);
    fs::write(dir.path().join("state.json"), "nonsense").unwrap();
    assert_eq!(fresh(dir.path(), "db").1, FreshCause::Absent);
}

#[test]
fn a_rebuild_replaces_the_index_while_it_is_fed() {
    let dir = tempfile::tempdir().unwrap();
    built(dir.path());
    let (index, _) = resumed(dir.path(), "db");
    let mut rebuild = index.begin_rebuild().unwrap();
    // Changed before its page is read, and after.
    index.apply(&[Change::Put(post(1, "物业新"))], &at(6)).unwrap();
    rebuild.put(&[post(1, "物业旧"), post(2, "漏水旧"), post(3, "电梯旧")]).unwrap();
    index.apply(&[Change::Put(post(2, "漏水新")), Change::Remove { post_id: 3 }], &at(7)).unwrap();
    rebuild.put(&[post(4, "车位")]).unwrap();
    index.apply(&[Change::Put(post(5, "绿化"))], &at(8)).unwrap();
    assert!(found(&index, "车位").is_empty());
    // The head remembered at the beginning is behind what was applied since.
    rebuild.finish(at(5)).unwrap();
    let check = |index: &SearchIndex| {
        assert_eq!(index.watermark(), Some(at(8)));
        assert_eq!(found(index, "新"), BTreeSet::from([1, 2]));
        assert!(found(index, "旧").is_empty() && found(index, "电梯").is_empty());
        assert_eq!(found(index, "车位"), BTreeSet::from([4]));
        assert_eq!(found(index, "绿化"), BTreeSet::from([5]));
        assert_eq!(index.doc_count(), 4);
    };
    check(&index);
    assert_eq!(generations(dir.path()).len(), 1);
    index.close().unwrap();
    check(&resumed(dir.path(), "db").0);
}

#[test]
fn an_index_that_was_not_fed_meanwhile_is_as_new_as_its_pages() {
    let dir = tempfile::tempdir().unwrap();
    built(dir.path());
    let (index, _) = resumed(dir.path(), "db");
    let mut rebuild = index.begin_rebuild().unwrap();
    rebuild.put(&[post(4, "车位")]).unwrap();
    rebuild.finish(at(9)).unwrap();
    assert_eq!((index.watermark(), index.doc_count()), (Some(at(9)), 1));
    index.begin_rebuild().unwrap().finish(at(2)).unwrap();
    assert_eq!(index.watermark(), Some(at(9)), "never backwards");
    drop(index);
    assert_eq!(resumed(dir.path(), "db").1, at(9));
}

#[test]
fn an_abandoned_rebuild_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    built(dir.path());
    let (index, _) = resumed(dir.path(), "db");
    let mut rebuild = index.begin_rebuild().unwrap();
    rebuild.put(&[post(9, "别的")]).unwrap();
    drop(rebuild);
    assert_eq!((generations(dir.path()).len(), index.doc_count()), (1, 3));
    let mut rebuild = index.begin_rebuild().unwrap();
    index.close().unwrap();
    assert!(matches!(rebuild.put(&[]), Err(Error::Closed)));
    assert!(matches!(rebuild.finish(at(9)), Err(Error::Closed)));
    assert_eq!(resumed(dir.path(), "db").1, at(5));
}

#[test]
fn searches_go_on_while_generations_change() {
    let index = SearchIndex::in_memory("db").unwrap();
    index.apply(&[Change::Put(post(1, "物业"))], &at(1)).unwrap();
    thread::scope(|scope| {
        let searching = scope.spawn(|| {
            for _ in 0..300 {
                assert_eq!(found(&index, "物业"), BTreeSet::from([1]));
            }
        });
        for round in 2..6 {
            let mut rebuild = index.begin_rebuild().unwrap();
            rebuild.put(&[post(1, "物业")]).unwrap();
            index.apply(&[Change::Put(post(1, "物业费"))], &at(round)).unwrap();
            rebuild.finish(at(0)).unwrap();
        }
        searching.join().unwrap();
    });
    assert_eq!(found(&index, "物业费"), BTreeSet::from([1]));
}

/// Transaction `n` puts posts `n % 50` and `n % 7`; both then say `n` and everything before is
/// replaced. So the watermark alone tells what the index must hold.
fn changes_of(txid: i64) -> [Change; 2] {
    let body = format!("第{txid}次 内容");
    [Change::Put(post(txid % 50, &body)), Change::Put(post(100 + txid % 7, &body))]
}

const CHILD_DIR: &str = "LINLI_SEARCH_KILL_DIR";

/// Not a test of its own: the process that is killed by the next one.
#[test]
fn child_that_writes_until_killed() {
    let Some(dir) = env::var_os(CHILD_DIR) else {
        return;
    };
    let (index, watermark) = resumed(Path::new(&dir), "db");
    let mut txid = watermark.txid;
    loop {
        let batch: Vec<_> = (txid + 1..=txid + 3).flat_map(changes_of).collect();
        txid += 3;
        index.apply(&batch, &at(txid)).unwrap();
    }
}

/// Returns when the file has changed so many times: a sleep would be too short on a busy machine.
fn wait_for_commits(meta: &Path, commits: usize) {
    let mut last = fs::read(meta).unwrap();
    let mut seen = 0;
    for _ in 0..30_000 {
        let now = fs::read(meta).unwrap();
        if now != last {
            last = now;
            seen += 1;
        }
        if seen >= commits {
            return;
        }
        thread::sleep(Duration::from_millis(1));
    }
    panic!("the writer committed {seen} times in 30 seconds");
}

#[test]
fn a_killed_writer_resumes_exactly() {
    let dir = tempfile::tempdir().unwrap();
    let (index, _) = fresh(dir.path(), "db");
    index.begin_rebuild().unwrap().finish(at(0)).unwrap();
    drop(index);
    let mut last = 0;
    for (commits, delay_ms) in [(1, 0), (4, 7), (2, 23), (3, 41), (5, 2)] {
        let mut child = Command::new(env::current_exe().unwrap())
            .args(["--exact", "child_that_writes_until_killed"])
            .env(CHILD_DIR, dir.path())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        wait_for_commits(&generations(dir.path())[0].join("meta.json"), commits);
        thread::sleep(Duration::from_millis(delay_ms));
        assert!(child.try_wait().unwrap().is_none(), "the writer ended by itself");
        child.kill().unwrap();
        child.wait().unwrap();
        let (index, watermark) = resumed(dir.path(), "db");
        assert!(watermark.txid > last);
        last = watermark.txid;
        let mut truth = BTreeSet::new();
        for txid in (1..=last).rev().take(60).collect::<Vec<_>>().into_iter().rev() {
            truth.extend(changes_of(txid).map(|change| change.post_id()));
        }
        assert_eq!(found(&index, "内容"), truth);
        let newest = BTreeSet::from(changes_of(last).map(|change| change.post_id()));
        assert_eq!(found(&index, &format!("第{last}次")), newest);
    }
}
