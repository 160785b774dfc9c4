//! A very long topic: its last pages against its first.

use crate::load::{Shot, Until};
use crate::measure::{self, Figures};
use crate::site::{Site, Subject};
use crate::table::{Bar, Row};

/// Posts of a page.
const PAGE: u64 = 20;
/// Pages read in turn from one end before the other has its turn.
const TURN: u64 = 20;

/// Reads so many pages from each end, each once, so that none of them was made before.
pub async fn ends(site: &Site, subject: &Subject, count: u64) -> anyhow::Result<Row> {
    let pages = site.shape.posts / PAGE;
    // What the system keeps of the file is no concern of this line.
    std::fs::read(site.path().join("linli.db"))?;
    let clients = [subject.client(None, "")];
    let path = |page: u64| format!("/api/v1/topics/1/posts?page={page}");
    clients[0].send(Shot::get(path(pages / 2))).await?;
    let (mut first, mut last) = (vec![], vec![]);
    for turn in 0..count / TURN {
        for (rounds, end) in [(&mut first, turn * TURN + 1), (&mut last, pages - (turn + 1) * TURN + 1)] {
            let shot = |number: u64| Shot::get(path(end + number));
            rounds.push(measure::round(subject.pid(), &clients, Until::Sent(TURN), shot).await?);
        }
    }
    let cpu = |rounds: &[Figures]| rounds.iter().map(|round| round.cpu).sum::<f64>() / rounds.len() as f64;
    let (cpu_first, cpu_last) = (cpu(&first), cpu(&last));
    let (first, last) = (Figures::medians(&first), Figures::medians(&last));
    Ok(Row::of(format!("topic of {} posts, last pages", site.shape.posts), Figures { cpu: cpu_last, ..last })
        .bar(Bar::at_most("p50, last against first", last.p50 / first.p50, 1.3, ""))
        .bar(Bar::at_most("CPU, last against first", cpu_last / cpu_first, 1.3, ""))
        .note(format!(
            "JSON; {count} pages of each end, each once, 1 client; the first pages: p50 {:.2} ms, CPU {cpu_first:.2} ms",
            first.p50
        )))
}
