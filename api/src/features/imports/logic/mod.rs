//! Carrying out an import.

mod batch;
mod complaints;
mod homes;

use std::collections::{HashMap, HashSet};
use std::io::BufRead;

use linli_entities::audit_entry::AuditEntryId;
use linli_entities::import_ref::ImportKind;
use linli_entities::post::{self, PostId};

use self::batch::Batch;
use super::format::{AnswerRecord, ComplaintRecord, PostRecord, Record, TopicRecord};
use super::store;
use crate::app::App;
use crate::error::Error;
use crate::features::posts::body::Body;
use crate::markdown::Mentioned;

/// Records in one transaction: few enough that whoever writes beside the import hardly waits, and that a slow machine
/// is done with them long before a use case is failed for taking too long.
const BATCH: usize = 50;
/// The longest line, in bytes.
const LINE_BYTES_MAX: usize = 1024 * 1024;

/// What to do with a line that is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnWrongLine {
    /// Report it and go on.
    Skip,
    /// Report it and end: every line before it is taken in, none after it.
    Stop,
}

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Records taken in.
    pub added_count: u64,
    /// Records that were there already.
    pub known_count: u64,
    /// Of those added, how many the converter had to fill something into.
    pub filled_count: u64,
    /// Lines that were wrong, in their order: number and reason.
    pub wrong: Vec<(u64, String)>,
    /// Whether the import ended at a wrong line.
    pub stopped: bool,
}

/// A record with its rendering, ready to be written.
#[derive(Clone)]
struct Ready {
    line: u64,
    record: Record,
    /// Empty but for what says something: topics, posts, complaints and answers.
    body: Body,
}

/// What the audit says of a run so far.
#[derive(Clone, Default)]
struct Tally {
    entry: Option<AuditEntryId>,
    added: HashMap<ImportKind, u64>,
}

impl Tally {
    fn detail(&self) -> serde_json::Value {
        let count = |kind: &ImportKind| (kind.as_str().to_owned(), self.added.get(kind).copied().into());
        let counted = ImportKind::ALL.iter().filter(|kind| self.added.contains_key(kind));
        serde_json::Value::Object(counted.map(count).collect())
    }
}

/// Takes in every record of `lines`; `progress` is told the number of each line that is done.
///
/// # Errors
/// When the input or the database fails; what was taken in stays, and the import can be run again.
pub async fn run(
    app: &App,
    lines: impl BufRead,
    on_wrong: OnWrongLine,
    progress: impl Fn(u64),
) -> Result<Report, Error> {
    let mut import = Running { app, on_wrong, tally: Tally::default(), report: Report::default() };
    let mut batch = Vec::with_capacity(BATCH);
    let mut number = 0;
    for line in lines.split(b'\n') {
        number += 1;
        match parse(&line.map_err(Error::internal)?) {
            Ok(None) => continue,
            Ok(Some(record)) => batch.push((number, record)),
            Err(reason) => {
                if on_wrong == OnWrongLine::Stop {
                    // The lines before it come first: one of them may be wrong as well.
                    import.take_in(std::mem::take(&mut batch)).await?;
                }
                if !import.report.stopped {
                    import.wrong(vec![(number, reason)]);
                }
            }
        }
        if batch.len() == BATCH {
            import.take_in(std::mem::take(&mut batch)).await?;
            progress(number);
        }
        if import.report.stopped {
            return Ok(import.report);
        }
    }
    import.take_in(batch).await?;
    progress(number);
    // Lines that cannot be read were found before those that could not be written.
    import.report.wrong.sort_unstable();
    Ok(import.report)
}

/// What a record that was taken in became.
///
/// # Errors
/// When the database fails.
pub async fn taken_in(app: &App, kind: ImportKind, reference: &str) -> Result<Option<i64>, Error> {
    let known = store::known(app.db.read(), kind, [reference.to_owned()]).await?;
    Ok(known.into_values().next())
}

/// Those of these posts that were taken in: by records of their own, or with topics that they are the first posts of.
///
/// # Errors
/// When the database fails.
pub async fn taken_in_among(app: &App, posts: &[post::Model]) -> Result<HashSet<PostId>, Error> {
    let ids = posts.iter().map(|post| post.id.0);
    let by_record = store::became(app.db.read(), ImportKind::Post, ids).await?;
    let opened = posts.iter().filter(|post| post.number == 1).map(|post| post.topic_id.0);
    let topics = store::became(app.db.read(), ImportKind::Topic, opened).await?;
    let with_topic = |post: &post::Model| post.number == 1 && topics.contains(&post.topic_id.0);
    let taken_in = posts.iter().filter(|post| by_record.contains(&post.id.0) || with_topic(post));
    Ok(taken_in.map(|post| post.id).collect())
}

fn parse(line: &[u8]) -> Result<Option<Record>, String> {
    if line.len() > LINE_BYTES_MAX {
        return Err("the line is longer than 1 MiB".to_owned());
    }
    let text = std::str::from_utf8(line).map_err(|_| "the line is not UTF-8".to_owned())?.trim();
    if text.is_empty() { Ok(None) } else { Record::parse(text).map(Some) }
}

/// An import under way.
struct Running<'a> {
    app: &'a App,
    on_wrong: OnWrongLine,
    tally: Tally,
    report: Report,
}

impl Running<'_> {
    async fn take_in(&mut self, records: Vec<(u64, Record)>) -> Result<(), Error> {
        if records.is_empty() {
            return Ok(());
        }
        let rendering =
            tokio::task::spawn_blocking(move || records.into_iter().map(render).collect::<Vec<_>>());
        let batch = Batch {
            ready: rendering.await.map_err(Error::internal)?,
            on_wrong: self.on_wrong,
            tally: self.tally.clone(),
            now: self.app.clock.now(),
        };
        let outcome = self.app.db.write(batch, |txn, batch| Box::pin(batch::write(txn, batch))).await?;
        self.tally = outcome.tally;
        self.report.added_count += outcome.added;
        self.report.known_count += outcome.known;
        self.report.filled_count += outcome.filled;
        self.wrong(outcome.wrong);
        Ok(())
    }

    fn wrong(&mut self, lines: Vec<(u64, String)>) {
        self.report.stopped |= self.on_wrong == OnWrongLine::Stop && !lines.is_empty();
        self.report.wrong.extend(lines);
    }
}

fn render((line, record): (u64, Record)) -> Ready {
    let body = match &record {
        // Mentions of other systems mean nobody here.
        Record::Topic(TopicRecord { markdown, .. })
        | Record::Post(PostRecord { markdown, .. })
        | Record::Complaint(ComplaintRecord { markdown, .. })
        | Record::Answer(AnswerRecord { markdown, .. }) => Body::new(markdown.clone(), &Mentioned::new()),
        Record::Project(_)
        | Record::Board(_)
        | Record::Building(_)
        | Record::Unit(_)
        | Record::Account(_) => Body::empty(),
    };
    Ready { line, record, body }
}
