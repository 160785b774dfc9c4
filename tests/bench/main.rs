//! `make bench`: how fast Linli is on this machine, each time beside the limit that the same machine has in the same
//! minute, and the bars it has to reach.
//!
//! What always holds: the real program is measured, built for release, over HTTP; a figure is the median of short
//! rounds that take turns with those of the limit, because machines are shared; a bar that is missed is printed as
//! missed and fails nothing, an answer that is no success fails everything.
//! Deliberately absent: figures kept from other runs to compare with. Linux only: costs are read from `/proc`.

mod bare;
mod corpus;
mod load;
mod measure;
mod peers;
mod process;
mod raw;
mod rows;
mod site;
mod table;

use std::time::Duration;

use clap::{Parser, Subcommand, ValueEnum};
use linli::clock::{Clock, Stopwatch};
use serde_json::json;

use crate::corpus::Shape;
use crate::measure::Pace;
use crate::rows::{club, complaints, events, finding, long, reading, replies, standing, words};
use crate::site::Site;
use crate::table::Row;

/// Measures how fast Linli is.
#[derive(Parser)]
struct Arguments {
    /// Little data and short rounds: to see that it works, not to measure.
    #[arg(long)]
    quick: bool,
    /// Only these parts.
    #[arg(long, value_delimiter = ',')]
    only: Vec<Part>,
    /// What `cargo bench` adds.
    #[arg(long, hide = true)]
    bench: bool,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Answer every request with the bytes of a file.
    #[command(hide = true)]
    Bare(bare::Bare),
}

/// What can be measured by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Part {
    /// Starting, topic pages, memory.
    Reading,
    /// Replies.
    Replies,
    /// Search.
    Search,
    /// A very long topic, and a board of very many.
    Long,
    /// Complaints and the figures of the promise.
    Complaints,
    /// Statements and the expiry of points.
    Club,
    /// Registrations and check-ins.
    Events,
    /// Words of lists in posts.
    Words,
}

/// How much is measured.
struct Scale {
    pace: Pace,
    forum: Shape,
    search: Shape,
    long: Shape,
    wide: Shape,
    complaints: u64,
    lines: u64,
    lots: u64,
    members: u64,
    renderings: u64,
    findings: usize,
    pages: u64,
    starts: usize,
}

const FULL: Scale = Scale {
    pace: Pace { round: Duration::from_millis(1500), rounds: 5 },
    forum: Shape { name: "forum", boards: 12, closed_boards: 0, topics: 2000, posts: 20 },
    search: Shape { name: "search", boards: 100, closed_boards: 20, topics: 5000, posts: 20 },
    long: Shape { name: "long", boards: 1, closed_boards: 0, topics: 1, posts: 200_000 },
    wide: Shape { name: "wide", boards: 1, closed_boards: 0, topics: 100_000, posts: 1 },
    complaints: 100_000,
    lines: 10_000,
    lots: 1_000_000,
    members: 40_000,
    renderings: 600,
    findings: 200,
    pages: 500,
    starts: 7,
};

const QUICK: Scale = Scale {
    pace: Pace { round: Duration::from_millis(400), rounds: 3 },
    forum: Shape { name: "forum", boards: 12, closed_boards: 0, topics: 100, posts: 20 },
    search: Shape { name: "search", boards: 100, closed_boards: 20, topics: 300, posts: 20 },
    long: Shape { name: "long", boards: 1, closed_boards: 0, topics: 1, posts: 4000 },
    wide: Shape { name: "wide", boards: 1, closed_boards: 0, topics: 12_000, posts: 1 },
    complaints: 2_000,
    lines: 1_000,
    lots: 2_000,
    members: 5_000,
    renderings: 60,
    findings: 20,
    pages: 60,
    starts: 3,
};

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    if let Some(Command::Bare(bare)) = arguments.command {
        return bare::run(bare);
    }
    // One thread for all clients: the other processors are the server's.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(measured(arguments.quick, &arguments.only))
}

async fn measured(quick: bool, only: &[Part]) -> anyhow::Result<()> {
    let scale = if quick { QUICK } else { FULL };
    let wanted = |part: Part| only.is_empty() || only.contains(&part);
    let (watch, load_before) = (Stopwatch::start(), process::load_average());
    let mut rows = vec![];
    if wanted(Part::Reading) || wanted(Part::Replies) {
        rows.extend(forum(&scale, wanted(Part::Reading), wanted(Part::Replies)).await?);
    }
    if wanted(Part::Search) {
        rows.extend(search(&scale).await?);
    }
    if wanted(Part::Long) {
        let site = Site::copied(scale.long).await?;
        rows.extend(long::topic(&site, &site.serve().await, scale.pages).await?);
        let site = Site::copied(scale.wide).await?;
        rows.push(long::board(&site, &site.serve().await, scale.pages).await?);
    }
    if wanted(Part::Complaints) {
        rows.extend(complaints_of(&scale).await?);
    }
    if wanted(Part::Club) {
        rows.extend(club_of(&scale).await?);
    }
    if wanted(Part::Events) {
        rows.extend(events_of(&scale).await?);
    }
    if wanted(Part::Words) {
        rows.extend(words::looked_for()?);
    }
    let (load_after, now) = (process::load_average(), Clock::System.now());
    let processors = std::thread::available_parallelism().map_or(0, std::num::NonZeroUsize::get);
    println!(
        "\nLinli, {} scale, {processors} processors, load average {load_before:.1} before and {load_after:.1} after; \
         the same piece of work took {:.1} times as long as at best, in the median; {:.0} s in all\n",
        if quick { "QUICK (not a measurement)" } else { "full" },
        process::slowdown(),
        watch.elapsed().as_secs_f64()
    );
    table::print(&rows);
    peers::print();
    let kept = json!({ "at": now, "quick": quick, "processors": processors,
        "load_average": [load_before, load_after], "slowdown": process::slowdown(), "rows": table::json(&rows) });
    let file = site::folder()?.join(format!("{}.json", now.format("%Y%m%d-%H%M%S")));
    std::fs::write(&file, serde_json::to_string_pretty(&kept)?)?;
    println!("\nkept as {}", file.display());
    Ok(())
}

async fn forum(scale: &Scale, read: bool, write: bool) -> anyhow::Result<Vec<Row>> {
    let Scale { pace, forum, renderings, starts, .. } = *scale;
    let site = Site::copied(forum).await?;
    let mut rows = vec![];
    if read {
        rows.push(standing::starts(&site, starts).await?);
    }
    let subject = site.serve().await;
    if read {
        rows.push(standing::idle(&subject).await?);
        rows.push(reading::first_renderings(&subject, forum.topics, renderings).await?);
        rows.extend(reading::hot(&subject, pace, &site.tokens[0]).await?);
        rows.push(reading::spread(&subject, pace, forum.topics).await?);
        rows.push(standing::loaded(&subject, "topics are read")?);
    }
    if write {
        rows.push(replies::replies(&site, &subject, pace).await?);
    }
    Ok(rows)
}

/// A forum that is there because there has to be one.
const SMALL: Shape = Shape { name: "small", boards: 1, closed_boards: 0, topics: 1, posts: 1 };

async fn complaints_of(scale: &Scale) -> anyhow::Result<Vec<Row>> {
    let site = Site::copied(SMALL).await?;
    complaints::fill(&site, scale.complaints)?;
    let subject = site.serve().await;
    let mut rows = complaints::asked(&site, &subject, scale.pace, scale.complaints).await?;
    rows.push(standing::loaded(&subject, "figures are read")?);
    Ok(rows)
}

async fn search(scale: &Scale) -> anyhow::Result<Vec<Row>> {
    let site = Site::copied(scale.search).await?;
    let subject = site.serve().await;
    let mut rows = finding::searches(&site, &subject, scale.pace).await?;
    rows.push(standing::loaded(&subject, "searches run")?);
    rows.push(finding::found_after(&site, &subject, scale.findings).await?);
    Ok(rows)
}

async fn club_of(scale: &Scale) -> anyhow::Result<Vec<Row>> {
    let site = Site::copied(SMALL).await?;
    club::fill_statement(&site, scale.lines)?;
    let mut rows = club::statement(&site, &site.serve().await, scale.pace, scale.lines).await?;
    let site = Site::copied(SMALL).await?;
    club::fill_lots(&site, scale.lots)?;
    rows.push(club::expiry(&site, scale.lots).await?);
    Ok(rows)
}

async fn events_of(scale: &Scale) -> anyhow::Result<Vec<Row>> {
    let site = Site::copied(SMALL).await?;
    events::fill(&site, scale.members)?;
    let subject = site.serve().await;
    Ok(vec![
        events::registrations(&site, &subject, scale.pace, scale.members).await?,
        events::check_ins(&site, &subject, scale.pace, scale.members).await?,
    ])
}
