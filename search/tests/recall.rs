//! Chinese search is exact: every post that contains the piece is found, and no other, judged
//! against a plain search for the substring in folded text, on real posts.
//!
//! Needs `LINLI_CORPUS_DIR`, the folder of `posts.zh.jsonl.gz`. Without it the test says that it
//! was skipped; under CI it fails instead.

#![expect(clippy::unwrap_used, reason = "what cannot be unwrapped fails the test")]

use std::collections::BTreeSet;
use std::env;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::sync::Arc;

use flate2::read::GzDecoder;
use linli_search::{
    BoardSet, Change, PAGE_HITS_MAX, PostDoc, Query, SearchIndex, SearchRequest, Sort, Watermark, fold,
};
use serde::Deserialize;

/// Every how many posts of the corpus one is taken, so that unoptimised builds stay quick; with `LINLI_RECALL_ALL`
/// all of them are.
const SAMPLE: usize = 12;
const PIECES: usize = 2_000;

#[derive(Deserialize)]
struct Line {
    title: Option<String>,
    body: String,
}

#[test]
fn every_piece_of_chinese_text_is_found_and_nothing_else() {
    let Some(dir) = env::var_os("LINLI_CORPUS_DIR") else {
        assert!(env::var_os("CI").is_none(), "LINLI_CORPUS_DIR must be set in CI");
        eprintln!("SKIPPED: LINLI_CORPUS_DIR is not set, recall was not measured");
        return;
    };
    let posts = read(Path::new(&dir));
    let texts: Vec<[String; 2]> = posts.iter().map(|post| [fold(&post.title), fold(&post.body)]).collect();
    let runs: Vec<Vec<char>> = posts
        .iter()
        .flat_map(|post| [&post.title, &post.body])
        .flat_map(|text| text.split(|c| !('\u{4E00}'..='\u{9FFF}').contains(&c)))
        .map(|run| run.chars().collect())
        .filter(|run: &Vec<char>| !run.is_empty())
        .collect();
    let index = SearchIndex::in_memory("recall").unwrap();
    let changes: Vec<_> = posts.into_iter().map(Change::Put).collect();
    // Several segments, as in real use.
    for (batch, changes) in changes.chunks(1_000).enumerate() {
        let upto = Watermark { txid: batch as i64 + 1, seq: 0 };
        index.apply(changes, &upto).unwrap();
    }
    let mut random = Random(20_261_121);
    let (mut wanted, mut found, mut both) = (0, 0, 0);
    for _ in 0..PIECES {
        let run = &runs[random.below(runs.len())];
        let length = (1 + random.below(4)).min(run.len());
        let start = random.below(run.len() - length + 1);
        let piece: String = run[start..start + length].iter().collect();
        let folded = fold(&piece);
        let contains = |texts: &[String; 2]| texts.iter().any(|text| text.contains(&folded));
        let truth: BTreeSet<i64> =
            (0..).zip(&texts).filter(|(_, texts)| contains(texts)).map(|(id, _)| id).collect();
        let answer = search_all(&index, &piece);
        assert!(!truth.is_empty());
        both += truth.intersection(&answer).count();
        wanted += truth.len();
        found += answer.len();
        assert_eq!(answer, truth, "{piece}");
    }
    eprintln!(
        "{} posts, {PIECES} pieces, {wanted} pairs: recall {:.6}, precision {:.6}",
        texts.len(),
        both as f64 / wanted as f64,
        both as f64 / found as f64,
    );
}

/// All hits by newest, page after page; checks the count on the way.
fn search_all(index: &SearchIndex, piece: &str) -> BTreeSet<i64> {
    let readable = Arc::new(BoardSet::from_iter([7]));
    let mut request = SearchRequest::new(Query::parse(piece).unwrap());
    request.limit = PAGE_HITS_MAX;
    request.sort = Sort::Newest { after: None };
    let mut answer = BTreeSet::new();
    loop {
        let page = index.search(&request, &readable).unwrap();
        for hit in &page.hits {
            assert!(answer.insert(hit.post_id), "{piece}: post {} twice", hit.post_id);
        }
        match page.next {
            Some(next) => request.sort = next,
            None => {
                assert_eq!(page.count, answer.len(), "{piece}");
                return answer;
            }
        }
    }
}

fn read(dir: &Path) -> Vec<PostDoc> {
    let file = File::open(dir.join("posts.zh.jsonl.gz")).unwrap();
    let lines = BufReader::new(GzDecoder::new(file)).lines();
    (0..)
        .zip(lines.step_by(if env::var_os("LINLI_RECALL_ALL").is_some() { 1 } else { SAMPLE }))
        .map(|(post_id, line)| {
            let line: Line = serde_json::from_str(&line.unwrap()).unwrap();
            PostDoc {
                post_id,
                topic_id: post_id,
                board_id: 7,
                author_id: 1,
                created_at: post_id,
                title: line.title.unwrap_or_default(),
                body: line.body,
            }
        })
        .collect()
}

/// `SplitMix64`: the same pieces on every run, without a dependency.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % bound as u64) as usize
    }
}
