//! Durable replies.

use crate::corpus::{self, Dice};
use crate::load::{Client, Shot, Until};
use crate::measure::{self, Figures, Pace, median};
use crate::peers;
use crate::raw::{self, Loop};
use crate::site::{Site, Subject};
use crate::table::{Bar, Row};

/// Different texts.
const TEXTS: usize = 512;

/// The limit of durable writing here: the raw loop, on a copy of a site's database beside it.
pub struct Limit {
    raw: Loop,
    texts: Vec<String>,
    topics: u64,
    /// Kept as long as the loop writes there.
    copy: tempfile::TempDir,
}

impl Limit {
    /// Copies the database as it is now.
    pub fn open(site: &Site) -> anyhow::Result<Self> {
        let copy = tempfile::TempDir::with_prefix_in("raw-", site.path())?;
        let database = copy.path().join("linli.db");
        rusqlite::Connection::open(site.path().join("linli.db"))?
            .execute("VACUUM INTO ?1", [database.display().to_string()])?;
        Ok(Self { raw: Loop::open(&database)?, texts: texts(), topics: site.shape.topics, copy })
    }

    /// Writes replies for a round, so many to a commit.
    pub fn round(&self, pace: Pace, group: usize) -> anyhow::Result<Figures> {
        self.raw.round(pace.round, &self.texts, self.topics, group)
    }
}

fn texts() -> Vec<String> {
    let mut dice = Dice::new(u64::from(corpus::VERSION) + 1_000_000);
    (0..TEXTS).map(|_| corpus::post(&mut dice)).collect()
}

/// Eight clients write replies; between their rounds the raw loop writes the same into a copy of the database.
pub async fn replies(site: &Site, subject: &Subject, pace: Pace) -> anyhow::Result<Row> {
    let bodies: Vec<String> =
        texts().iter().map(|text| serde_json::json!({ "markdown": text }).to_string()).collect();
    let topics = site.shape.topics;
    let shot = |number: u64| {
        let path = format!("/api/v1/topics/{}/posts", number * 37 % topics + 1);
        Shot::post(path, bodies[number as usize % TEXTS].clone())
    };
    let clients: Vec<Client> = site.tokens.iter().map(|token| subject.client(Some(token), "")).collect();
    let raw = Limit::open(site)?;
    measure::round(subject.pid(), &clients, Until::Elapsed(pace.round / 4), shot).await?;
    let (mut linli, mut limit, mut syncs) = (vec![], vec![], vec![]);
    for _ in 0..pace.rounds {
        linli.push(measure::round(subject.pid(), &clients, Until::Elapsed(pace.round), shot).await?);
        limit.push(raw.round(pace, clients.len())?);
        syncs.push(raw::syncs(raw.copy.path(), pace.round / 4)?);
    }
    let (figures, limit) = (Figures::medians(&linli), Figures::medians(&limit));
    Ok(Row::of("replies, 8 clients, durable", figures)
        .against_rate(limit, 0.5)
        .bar(Bar::at_least("replies per s", figures.rate, 10.0 * peers::LEMMY_REPLIES, ""))
        .note(format!(
            "limit: a loop of raw SQLite, {} replies to a commit, which is the most that {} clients can fill; the disk \
             takes {:.0} syncs a second",
            clients.len(),
            clients.len(),
            median(syncs)
        )))
}
