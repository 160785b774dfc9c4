//! Search, and how soon it finds what was written.

use std::cell::Cell;
use std::time::Duration;

use anyhow::ensure;
use futures_util::future::join_all;
use linli::clock::Stopwatch;
use serde_json::Value;

use crate::corpus::{self, Dice};
use crate::load::{Client, Shot, Until};
use crate::measure::{self, Figures, Pace, median};
use crate::site::{Site, Subject};
use crate::table::{Bar, Row};

/// Searches that run at once.
const CLIENTS: usize = 4;
/// Different queries.
const QUERIES: u64 = 64;
/// Those who write and then look for it.
const WRITERS: usize = 4;
/// How often they look.
const LOOK_EACH: Duration = Duration::from_millis(5);
/// How long they look.
const LOOK_SECONDS: u64 = 30;

fn search(words: &str) -> String {
    let encoded: String = words.bytes().map(|byte| format!("%{byte:02X}")).collect();
    format!("/api/v1/search?limit=20&q={encoded}")
}

async fn count(client: &Client, path: &str) -> anyhow::Result<u64> {
    let answer: Value = serde_json::from_slice(&client.send(Shot::get(path)).await?.body)?;
    Ok(answer["count"].as_u64().unwrap_or_default())
}

/// Words that many posts have, and words that few have together.
pub async fn searches(site: &Site, subject: &Subject, pace: Pace) -> anyhow::Result<Vec<Row>> {
    let mut dice = Dice::new(42);
    let common: Vec<String> = (0..QUERIES).map(|_| search(corpus::common_word(&mut dice))).collect();
    let rarer: Vec<String> = (0..QUERIES).map(|_| search(&corpus::rarer_words(&mut dice))).collect();
    let mut rows = vec![];
    for (name, paths, bar) in [("a common word", &common, true), ("three words", &rarer, false)] {
        let clients = vec![subject.client(None, ""); CLIENTS];
        let mut hits = vec![];
        for path in paths {
            hits.push(count(&clients[0], path).await? as f64);
        }
        let shot = |number: u64| Shot::get(paths[number as usize % paths.len()].clone());
        let mut rounds = vec![];
        for _ in 0..pace.rounds {
            rounds.push(measure::round(subject.pid(), &clients, Until::Elapsed(pace.round), shot).await?);
            subject.memory()?;
        }
        let figures = Figures::medians(&rounds);
        let row = Row::of(format!("search, {name}, top 20"), figures).note(format!(
            "{} posts, {} boards of which {} may be read; {QUERIES} queries, {} hits in the median; {CLIENTS} clients",
            site.shape.all_posts(),
            site.shape.boards + site.shape.closed_boards,
            site.shape.boards,
            median(hits),
        ));
        rows.push(if bar { row.bar(Bar::at_most("CPU", figures.cpu, 3.0, " ms")) } else { row });
    }
    Ok(rows)
}

/// Writes a post with a word of its own and looks for it, so many times.
pub async fn found_after(site: &Site, subject: &Subject, times: usize) -> anyhow::Result<Row> {
    let next = Cell::new(0);
    let one = async |token: &String| -> anyhow::Result<Vec<f64>> {
        let client = subject.client(Some(token), "");
        let mut took = vec![];
        while next.get() < times {
            let number = next.replace(next.get() + 1);
            took.push(write_and_find(site, &client, number).await?);
        }
        Ok(took)
    };
    let mut took = vec![];
    for outcome in join_all(site.tokens.iter().take(WRITERS).map(one)).await {
        took.extend(outcome?);
    }
    took.sort_unstable_by(f64::total_cmp);
    let at = |share: f64| took[((took.len() - 1) as f64 * share).round() as usize];
    let (p50, p99) = (at(0.5), at(0.99));
    Ok(Row::named("search, found after the answer 201")
        .bar(Bar::at_most("p99", p99, 1.0, " s"))
        .note(format!("{times} posts, {WRITERS} writers; p50 {p50:.3} s, longest {:.3} s", at(1.0))))
}

async fn write_and_find(site: &Site, client: &Client, number: usize) -> anyhow::Result<f64> {
    let topic = number as u64 * 37 % site.shape.topics + 1;
    // Not a topic of a closed board.
    let topic = if topic % 20 == 1 { topic + 1 } else { topic };
    let word = format!("zq{number:05}x");
    let body = serde_json::json!({ "markdown": format!("今天的编号是 {word}，请记一下。") }).to_string();
    client.send(Shot::post(format!("/api/v1/topics/{topic}/posts"), body)).await?;
    let (watch, path) = (Stopwatch::start(), search(&word));
    while count(client, &path).await? == 0 {
        ensure!(watch.elapsed().as_secs() < LOOK_SECONDS, "{word} is not found");
        tokio::time::sleep(LOOK_EACH).await;
    }
    Ok(watch.elapsed().as_secs_f64())
}
