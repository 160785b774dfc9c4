//! A very long topic and a board of very many: what is read in the middle and at the end costs what the beginning does.

use anyhow::{Context as _, ensure};
use serde_json::Value;

use crate::load::{Client, Shot, Until};
use crate::measure::{self, Figures};
use crate::site::{Site, Subject};
use crate::table::{Bar, Row};

/// Posts of a page of a topic.
const PAGE: u64 = 20;
/// Topics of a page of a board.
const BOARD_PAGE: u64 = 50;
/// What is read in turn from one place before the next has its turn.
const TURN: u64 = 20;
/// How many times as long as at the beginning it may take elsewhere.
const TIMES_MAX: f64 = 1.3;

/// The request with this number.
type Ask<'a> = Box<dyn Fn(u64) -> Shot + 'a>;
/// The beginning, the middle and the end: who reads there, and what.
type Places<'a> = [(Client, Ask<'a>); 3];

/// Reads so many times from each place, in turns, and compares what it takes.
async fn along(subject: &Subject, name: String, count: u64, places: Places<'_>) -> anyhow::Result<Row> {
    let mut rounds = [vec![], vec![], vec![]];
    for turn in 0..count / TURN {
        for ((client, shot), rounds) in places.iter().zip(&mut rounds) {
            let shot = |number: u64| shot(turn * TURN + number);
            let round = measure::round(subject.pid(), std::slice::from_ref(client), Until::Sent(TURN), shot);
            rounds.push(round.await?);
        }
    }
    // What a few requests take of a processor is counted in steps that are too large for a median.
    let cpu = |rounds: &[Figures]| rounds.iter().map(|round| round.cpu).sum::<f64>() / rounds.len() as f64;
    let [first, middle, last] =
        rounds.map(|rounds| Figures { cpu: cpu(&rounds), ..Figures::medians(&rounds) });
    Ok(Row::of(name, last)
        .bar(Bar::at_most("p50, middle against first", middle.p50 / first.p50, TIMES_MAX, ""))
        .bar(Bar::at_most("p50, last against first", last.p50 / first.p50, TIMES_MAX, ""))
        .bar(Bar::at_most("CPU, last against first", last.cpu / first.cpu, TIMES_MAX, ""))
        .note(format!(
            "{count} of each place, 1 client; first: p50 {:.2} ms, CPU {:.2} ms; middle: {:.2}, {:.2}",
            first.p50, first.cpu, middle.p50, middle.cpu
        )))
}

/// Pages of a topic, its posts by their own addresses, and where somebody goes on who read as far.
pub async fn topic(site: &Site, subject: &Subject, count: u64) -> anyhow::Result<Vec<Row>> {
    let posts = site.shape.posts;
    // What the system keeps of the file is no concern of these lines.
    std::fs::read(site.path().join("linli.db"))?;
    let guest = || subject.client(None, "");
    let pages = posts / PAGE;
    let beginnings = [1, pages / 2, pages - count];
    let mut rows = vec![];
    for (form, path) in [("JSON", "/api/v1/topics/1/posts"), ("HTML", "/topics/1")] {
        // Each once, so that none was made before; the renderer of pages starts with the first.
        guest().send(Shot::get(format!("{path}?page={}", pages / 3))).await?;
        let places = beginnings.map(|page| {
            let shot = move |number: u64| Shot::get(format!("{path}?page={}", page + number));
            (guest(), Box::new(shot) as Ask<'_>)
        });
        rows.push(along(subject, format!("topic of {posts} posts, pages, {form}"), count, places).await?);
    }
    let places = [1, posts / 2, posts - count].map(|post| {
        let shot = move |number: u64| Shot::get(format!("/api/v1/posts/{}", post + number));
        (guest(), Box::new(shot) as Ask<'_>)
    });
    rows.push(along(subject, format!("topic of {posts} posts, a post by its address"), count, places).await?);
    let mut places = vec![];
    for (token, number) in site.tokens.iter().zip([PAGE, posts / 2, posts - PAGE]) {
        let reader = subject.client(Some(token), "");
        reader.send(Shot::put("/api/v1/topics/1/read", format!(r#"{{"number":{number}}}"#))).await?;
        let shot = |_| Shot::get("/api/v1/me/unread?topic_ids=1");
        places.push((reader, Box::new(shot) as Ask<'_>));
    }
    let places = places.try_into().map_err(|_| anyhow::anyhow!("three who read"))?;
    rows.push(along(subject, format!("topic of {posts} posts, the first unread"), count, places).await?);
    Ok(rows)
}

/// Pages of a board.
pub async fn board(site: &Site, subject: &Subject, count: u64) -> anyhow::Result<Row> {
    let topics = site.shape.topics;
    std::fs::read(site.path().join("linli.db"))?;
    let client = subject.client(None, "");
    let board = format!("/api/v1/boards/1/topics?limit={BOARD_PAGE}");
    // Where each page begins is told by the one before.
    let (mut paths, mut listed) = (vec![board.clone()], 0);
    loop {
        let answer = client.send(Shot::get(paths.last().context("a page")?.clone())).await?;
        let page: Value = serde_json::from_slice(&answer.body)?;
        listed += page["items"].as_array().map_or(0, Vec::len) as u64;
        let Some(next) = page["next"].as_str() else { break };
        paths.push(format!("{board}&after={next}"));
    }
    ensure!(listed == topics, "{listed} of {topics} topics are listed");
    // As many as fit between the ends.
    let count = count.min(paths.len() as u64 / 3);
    let paths = &paths;
    let places = [0, paths.len() / 2, paths.len() - count as usize].map(|from| {
        let shot = move |number: u64| Shot::get(paths[from + number as usize].clone());
        (client.clone(), Box::new(shot) as Ask<'_>)
    });
    along(subject, format!("board of {topics} topics, pages"), count, places).await
}
