//! Starting, and memory.

use std::time::Duration;

use anyhow::ensure;
use linli::clock::Stopwatch;
use linli_tests::server::Server;

use crate::load::{Client, Shot};
use crate::measure::median;
use crate::process;
use crate::site::{Site, Subject};
use crate::table::{Bar, Row};

/// Bytes of a megabyte.
const MB: f64 = 1_000_000.0;
/// How often a starting server is asked.
const ASK_EACH: Duration = Duration::from_millis(2);
/// How long a server rests before its memory is looked at.
const REST: Duration = Duration::from_secs(3);

/// From starting the process to the first answer that it is ready, so many times.
pub async fn starts(site: &Site, times: usize) -> anyhow::Result<Row> {
    let mut took = vec![];
    for _ in 0..times {
        let watch = Stopwatch::start();
        let server = Server::spawn(site.path());
        let client = Client { port: server.port, token: None, encoding: "" };
        while client.send(Shot::get("/api/v1/readyz")).await.is_err() {
            ensure!(watch.elapsed().as_secs() < 60, "the server does not start");
            tokio::time::sleep(ASK_EACH).await;
        }
        took.push(watch.elapsed().as_secs_f64());
        server.stop();
    }
    let slowest = took.iter().copied().fold(0.0, f64::max);
    Ok(Row::named("ready to serve").bar(Bar::at_most("start", median(took), 1.0, " s")).note(format!(
        "{} posts; median of {times} starts, the slowest {slowest:.2} s",
        site.shape.all_posts()
    )))
}

/// A server that has nothing to do.
pub async fn idle(subject: &Subject) -> anyhow::Result<Row> {
    tokio::time::sleep(REST).await;
    let memory = process::anonymous_memory(subject.pid())? as f64 / MB;
    Ok(Row::named("memory at rest").bar(Bar::at_most("anonymous", memory, 80.0, " MB")))
}

/// The most that was seen while pages were read.
pub fn loaded(subject: &Subject, what: &str) -> anyhow::Result<Row> {
    let memory = subject.memory()? as f64 / MB;
    Ok(Row::named(format!("memory while {what}")).bar(Bar::at_most("anonymous", memory, 250.0, " MB")))
}
