//! The limit of writing: one loop over SQLite that renders a post with Linli's own Markdown and commits the rows that
//! a reply is made of, with the same settings, on the same disk, without HTTP, accounts or rights.

use std::io::{Seek as _, Write as _};
use std::path::Path;
use std::time::Duration;

use anyhow::Context as _;
use linli::clock::{Clock, Stopwatch};
use linli::features::posts::body::Body;
use linli::markdown;
use rusqlite::{Connection, Statement, params};

use crate::measure::Figures;
use crate::process;

/// The loop.
pub struct Loop {
    connection: Connection,
}

/// The rows of a reply.
struct Reply<'a> {
    topic: Statement<'a>,
    board: Statement<'a>,
    read: Statement<'a>,
    post: Statement<'a>,
    outbox: Statement<'a>,
}

impl Loop {
    /// Opens a database as the server does.
    pub fn open(path: &Path) -> anyhow::Result<Self> {
        let connection = Connection::open(path)?;
        for (pragma, value) in [
            ("journal_mode", "WAL"),
            ("synchronous", "FULL"),
            ("foreign_keys", "ON"),
            ("cache_size", "-8192"),
            ("mmap_size", "268435456"),
            ("temp_store", "MEMORY"),
        ] {
            connection.pragma_update(None, pragma, value).with_context(|| pragma.to_owned())?;
        }
        Ok(Self { connection })
    }

    /// Writes replies for this long, so many in one commit.
    pub fn round(
        &self,
        time: Duration,
        texts: &[String],
        topics: u64,
        group: usize,
    ) -> anyhow::Result<Figures> {
        let mut reply = Reply::prepare(&self.connection)?;
        let (pid, mut count, mut took) = (std::process::id(), 0_u64, vec![]);
        let before = process::cpu(pid)?;
        let watch = Stopwatch::start();
        while watch.elapsed() < time {
            let commit = Stopwatch::start();
            self.connection.execute_batch("BEGIN IMMEDIATE")?;
            for _ in 0..group {
                let text = &texts[count as usize % texts.len()];
                reply.write((count * 37 % topics + 1) as i64, text)?;
                count += 1;
            }
            self.connection.execute_batch("COMMIT")?;
            took.push(commit.elapsed().as_secs_f64() * 1000.0);
        }
        let elapsed = watch.elapsed().as_secs_f64();
        let cpu = (process::cpu(pid)? - before).as_secs_f64() * 1000.0 / count as f64;
        took.sort_unstable_by(f64::total_cmp);
        let at = |share: f64| took[((took.len() - 1) as f64 * share) as usize];
        Ok(Figures { rate: count as f64 / elapsed, p50: at(0.5), p99: at(0.99), cpu })
    }
}

impl<'a> Reply<'a> {
    fn prepare(connection: &'a Connection) -> anyhow::Result<Self> {
        Ok(Self {
            topic: connection.prepare(
                "UPDATE topic SET last_number = last_number + 1, post_count = post_count + 1, last_post_at = ?2,
                 last_post_by = 1 WHERE id = ?1 AND deleted_at IS NULL RETURNING last_number, board_id",
            )?,
            board: connection
                .prepare("UPDATE board SET post_count = post_count + 1, last_post_at = ?2 WHERE id = ?1")?,
            read: connection.prepare(
                "INSERT INTO topic_read (account_id, topic_id, number, read_at) VALUES (1, ?1, ?2, ?3)
                 ON CONFLICT (account_id, topic_id) DO UPDATE SET number = excluded.number, read_at = excluded.read_at
                 WHERE topic_read.number < excluded.number",
            )?,
            post: connection.prepare(
                "INSERT INTO post (topic_id, number, author_id, markdown, html, html_version, revision_count, created_at)
                 VALUES (?1, ?2, 1, ?3, ?4, ?5, 0, ?6) RETURNING id",
            )?,
            outbox: connection.prepare(
                "INSERT INTO outbox (txid, kind, entity_id, created_at) VALUES (0, 'post', ?1, ?2)",
            )?,
        })
    }

    fn write(&mut self, topic_id: i64, text: &str) -> anyhow::Result<()> {
        let now = Clock::System.now().to_rfc3339();
        let text = Body::parse(text)?;
        let mentioned = markdown::Mentioned::new();
        anyhow::ensure!(markdown::mention_candidates(&text).is_empty(), "a mention would need a look-up");
        let body = Body::new(text, &mentioned);
        let (number, board_id): (i32, i64) =
            self.topic.query_row(params![topic_id, now], |row| Ok((row.get(0)?, row.get(1)?)))?;
        self.board.execute(params![board_id, now])?;
        self.read.execute(params![topic_id, number, now])?;
        let new = params![topic_id, number, body.markdown, body.html, markdown::VERSION, now];
        let id: i64 = self.post.query_row(new, |row| row.get(0))?;
        self.outbox.execute(params![id, now])?;
        Ok(())
    }
}

/// How often a second the disk of this folder takes a page of 4 KB for good.
pub fn syncs(folder: &Path, time: Duration) -> anyhow::Result<f64> {
    let mut file = tempfile::tempfile_in(folder)?;
    let (watch, mut count) = (Stopwatch::start(), 0);
    while watch.elapsed() < time {
        file.rewind()?;
        file.write_all(&[count as u8; 4096])?;
        file.sync_data()?;
        count += 1;
    }
    Ok(f64::from(count) / watch.elapsed().as_secs_f64())
}
