//! Looking for the words of lists: the whole way that a text takes, beside the bare automaton over the same words and texts.

use std::io::Read as _;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use anyhow::Context as _;
use linli::clock::Stopwatch;
use linli::features::word_rules::rules::engine::Engine;
use linli::features::word_rules::rules::words;
use linli_tests::corpus;

use crate::measure::median;
use crate::table::{Bar, Row};

/// Posts that are looked at.
const POSTS: usize = 10_000;
/// How often each is done; the two take turns.
const ROUNDS: usize = 5;
/// How many times as long as the bare automaton it may take: each text is read twice, character by character.
const TIMES_MAX: f64 = 40.0;
/// Milliseconds that a post may take: it is looked at while somebody waits.
const POST_MS_MAX: f64 = 1.0;
/// Bytes of a megabyte.
const MB: f64 = 1_000_000.0;

/// All words of the corpus over its posts; none where the corpus is not here.
pub fn looked_for() -> anyhow::Result<Option<Row>> {
    let Some(folder) = corpus::folder() else { return Ok(None) };
    let list = std::fs::File::open(folder.join("lists/sensitive.mit.tsv.gz")).context("the list of words")?;
    let mut text = String::new();
    flate2::read::GzDecoder::new(list).read_to_string(&mut text)?;
    let words = words::parse(&text).map_err(|code| anyhow::anyhow!("{}", code.as_str()))?.words;
    let rows = corpus::rows("posts.zh.jsonl.gz").unwrap_or_default();
    let posts: Vec<&str> = rows.iter().filter_map(|row| row["body"].as_str()).take(POSTS).collect();

    let watch = Stopwatch::start();
    let engine = Engine::new(words.iter().map(String::as_str))?;
    let compiled = watch.elapsed().as_secs_f64();
    let kind = Some(AhoCorasickKind::ContiguousNFA);
    let bare = AhoCorasick::builder().kind(kind).build(&words)?;
    let (mut ours, mut theirs, mut found) = (vec![], vec![], 0);
    for _ in 0..ROUNDS {
        let watch = Stopwatch::start();
        let bare_found: usize = posts.iter().map(|post| bare.find_overlapping_iter(post).count()).sum();
        theirs.push(watch.elapsed().as_secs_f64());
        let watch = Stopwatch::start();
        found = posts.iter().map(|post| engine.find(post).len()).sum();
        ours.push(watch.elapsed().as_secs_f64());
        anyhow::ensure!(bare_found > 0, "no word in any post");
    }
    let (ours, theirs) = (median(ours), median(theirs));
    let each = ours * 1000.0 / posts.len() as f64;
    let row = Row::named("words of lists in posts")
        .bar(Bar::at_most("times the bare automaton", ours / theirs, TIMES_MAX, ""))
        .bar(Bar::at_most("a post", each, POST_MS_MAX, " ms"))
        .note(format!(
            "{} words, {} posts, {found} found; compiled in {compiled:.2} s, {:.0} MB",
            words.len(),
            posts.len(),
            engine.memory() as f64 / MB
        ));
    Ok(Some(row))
}
