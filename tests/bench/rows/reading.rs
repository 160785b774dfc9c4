//! Topic pages: for guests, for members, and drawn for the first time.

use crate::bare::BareServer;
use crate::load::{Client, Shot, Until};
use crate::measure::{self, Figures, Pace};
use crate::site::Subject;
use crate::table::{Bar, Row};

/// Clients that read at once.
const CLIENTS: usize = 16;
/// The topic that everybody reads.
const HOT: u64 = 7;

fn json(topic: u64) -> String {
    format!("/api/v1/topics/{topic}/posts")
}

fn html(topic: u64) -> String {
    format!("/topics/{topic}")
}

/// Each page once: nothing of it was drawn before. For a server that has just been started.
pub async fn first_renderings(subject: &Subject, topics: u64, count: u64) -> anyhow::Result<Row> {
    let clients = vec![subject.client(None, "gzip"); 2];
    // The first page of all starts the renderer itself.
    clients[0].send(Shot::get("/privacy")).await?;
    let shot = |number: u64| Shot::get(html(topics - number % topics));
    let figures = measure::round(subject.pid(), &clients, Until::Sent(count), shot).await?;
    subject.memory()?;
    Ok(Row::of("topic, HTML, first rendering", figures)
        .bar(Bar::at_most("CPU", figures.cpu, 8.0, " ms"))
        .note(format!("{count} topics once each, 2 clients; with reading the rows and compressing")))
}

/// A page that everybody reads.
pub async fn hot(subject: &Subject, pace: Pace, token: &str) -> anyhow::Result<Vec<Row>> {
    let mut rows = vec![];
    for (form, path) in [("JSON", json(HOT)), ("HTML", html(HOT))] {
        for encoding in ["gzip", ""] {
            let client = subject.client(None, encoding);
            rows.push(against_bare(subject, pace, &client, form, &path).await?);
        }
    }
    for (form, path) in [("JSON", json(HOT)), ("HTML", html(HOT))] {
        let clients = vec![subject.client(Some(token), "gzip"); CLIENTS];
        let figures = rounds(subject, pace, &clients, |_| Shot::get(path.clone())).await?;
        let name = format!("topic, {form}, signed in, takes gzip");
        rows.push(Row::of(name, figures).bar(Bar::at_most("CPU", figures.cpu, 0.6, " ms")));
    }
    Ok(rows)
}

/// Pages of all topics in turn: mostly not in the cache when it is smaller than they are.
pub async fn spread(subject: &Subject, pace: Pace, topics: u64) -> anyhow::Result<Row> {
    let clients = vec![subject.client(None, "gzip"); CLIENTS];
    let figures = rounds(subject, pace, &clients, |number| Shot::get(json(number % topics + 1))).await?;
    Ok(Row::of(format!("topic, JSON, guest, all {topics} topics in turn"), figures)
        .note("no bar; for comparison"))
}

async fn rounds(
    subject: &Subject,
    pace: Pace,
    clients: &[Client],
    shot: impl Fn(u64) -> Shot,
) -> anyhow::Result<Figures> {
    measure::round(subject.pid(), clients, Until::Elapsed(pace.round / 4), &shot).await?;
    let mut rounds = vec![];
    for _ in 0..pace.rounds {
        rounds.push(measure::round(subject.pid(), clients, Until::Elapsed(pace.round), &shot).await?);
        subject.memory()?;
    }
    Ok(Figures::medians(&rounds))
}

async fn against_bare(
    subject: &Subject,
    pace: Pace,
    client: &Client,
    form: &str,
    path: &str,
) -> anyhow::Result<Row> {
    let answer = client.send(Shot::get(path)).await?;
    let bare = BareServer::start(&answer)?;
    let shot = |_| Shot::get(path);
    let ours = vec![client.clone(); CLIENTS];
    let theirs = vec![Client { port: bare.port, ..client.clone() }; CLIENTS];
    let until = Until::Elapsed(pace.round);
    let (mut linli, mut limit) = (vec![], vec![]);
    for warm in std::iter::once(true).chain(std::iter::repeat_n(false, pace.rounds)) {
        let until = if warm { Until::Elapsed(pace.round / 4) } else { until };
        let ours = measure::round(subject.pid(), &ours, until, shot).await?;
        let theirs = measure::round(bare.pid(), &theirs, until, shot).await?;
        subject.memory()?;
        if !warm {
            linli.push(ours);
            limit.push(theirs);
        }
    }
    let figures = Figures::medians(&linli);
    let takes = if client.encoding.is_empty() { "plain" } else { "takes gzip" };
    let sent = match answer.content_encoding.as_str() {
        "" => "not compressed",
        encoding => encoding,
    };
    Ok(Row::of(format!("topic, {form}, guest, {takes}"), figures)
        .against(Figures::medians(&limit), 0.5)
        .bar(Bar::at_most("CPU", figures.cpu, 0.12, " ms"))
        .note(format!("{} bytes, {sent}; {CLIENTS} clients; limit: a bare poem handler", answer.body.len())))
}
