//! Carrying out an import.

mod complaints;

use std::collections::HashMap;
use std::io::BufRead;

use linli_entities::Instant;
use linli_entities::audit_entry::AuditEntryId;
use linli_entities::import_ref::ImportKind;

use super::format::Record;
use super::store;
use crate::app::App;
use crate::audit;
use crate::db::Txn;
use crate::db::versions::Key;
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
    /// Report it and end, keeping what was taken in before its batch.
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
    /// Lines that were wrong: number and reason.
    pub wrong: Vec<(u64, String)>,
    /// Whether the import ended at a wrong line.
    pub stopped: bool,
}

/// A record with its rendering, ready to be written.
#[derive(Clone)]
pub(super) struct Ready {
    pub line: u64,
    pub record: Record,
    /// Of topics, posts, complaints and answers.
    pub body: Option<Body>,
}

/// What records became, by kind and reference.
pub(super) type Known = HashMap<(ImportKind, String), i64>;

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
    let mut report = Report::default();
    let mut tally = Tally::default();
    let mut batch = Vec::with_capacity(BATCH);
    let mut number = 0;
    for line in lines.split(b'\n') {
        number += 1;
        match parse(&line.map_err(Error::internal)?) {
            Ok(None) => {}
            Ok(Some(record)) => batch.push((number, record)),
            Err(reason) => report.wrong.push((number, reason)),
        }
        if batch.len() == BATCH {
            take_in(app, std::mem::take(&mut batch), &mut tally, &mut report).await?;
            progress(number);
        }
        if on_wrong == OnWrongLine::Stop && !report.wrong.is_empty() {
            report.stopped = true;
            return Ok(report);
        }
    }
    take_in(app, batch, &mut tally, &mut report).await?;
    progress(number);
    Ok(report)
}

/// What a record that was taken in became.
///
/// # Errors
/// When the database fails.
pub async fn taken_in(app: &App, kind: ImportKind, reference: &str) -> Result<Option<i64>, Error> {
    let known = store::known(app.db.read(), kind, vec![reference.to_owned()]).await?;
    Ok(known.into_iter().next().map(|(_, id)| id))
}

fn parse(line: &[u8]) -> Result<Option<Record>, String> {
    if line.len() > LINE_BYTES_MAX {
        return Err("the line is longer than 1 MiB".to_owned());
    }
    let text = std::str::from_utf8(line).map_err(|_| "the line is not UTF-8".to_owned())?.trim();
    if text.is_empty() { Ok(None) } else { Record::parse(text).map(Some) }
}

async fn take_in(
    app: &App,
    batch: Vec<(u64, Record)>,
    tally: &mut Tally,
    report: &mut Report,
) -> Result<(), Error> {
    if batch.is_empty() {
        return Ok(());
    }
    let rendering = tokio::task::spawn_blocking(move || batch.into_iter().map(render).collect::<Vec<_>>());
    let ready = rendering.await.map_err(Error::internal)?;
    let input = (ready, tally.clone(), app.clock.now());
    let outcome = app.db.write(input, |txn, input| Box::pin(write(txn, input))).await?;
    *tally = outcome.tally;
    report.added_count += outcome.added;
    report.known_count += outcome.known;
    report.filled_count += outcome.filled;
    report.wrong.extend(outcome.wrong);
    Ok(())
}

fn render((line, record): (u64, Record)) -> Ready {
    let markdown = match &record {
        Record::Topic(topic) => Some(&topic.markdown),
        Record::Post(post) => Some(&post.markdown),
        Record::Complaint(complaint) => Some(&complaint.markdown),
        Record::Answer(answer) => Some(&answer.markdown),
        Record::Project(_) | Record::Board(_) | Record::Account(_) => None,
    };
    // The text was parsed with the record; mentions of other systems mean nobody here.
    let body =
        markdown.and_then(|text| Body::parse(text).ok()).map(|text| Body::new(text, &Mentioned::new()));
    Ready { line, record, body }
}

#[derive(Default)]
struct Outcome {
    tally: Tally,
    added: u64,
    known: u64,
    filled: u64,
    wrong: Vec<(u64, String)>,
}

async fn write(txn: &Txn, (ready, tally, now): (Vec<Ready>, Tally, Instant)) -> Result<Outcome, Error> {
    let mut known = known(txn, &ready).await?;
    let mut outcome = Outcome { tally, ..Outcome::default() };
    let mut posts = store::Posts::default();
    for one in ready {
        let key = (one.record.kind(), one.record.reference().to_owned());
        if known.contains_key(&key) {
            outcome.known += 1;
            continue;
        }
        let missing = one
            .record
            .names()
            .into_iter()
            .find(|(kind, name)| !known.contains_key(&(*kind, (*name).to_owned())));
        if let Some((kind, name)) = missing {
            outcome.wrong.push((one.line, format!("there is no {} {name:?}", kind.as_str())));
            continue;
        }
        let (line, filled) = (one.line, one.record.is_filled());
        let acts = matches!(one.record, Record::Complaint(_) | Record::Answer(_));
        let inserted = if acts {
            complaints::insert(txn, one, &known, now).await?
        } else {
            store::insert(txn, one, &known, &mut posts).await?
        };
        match inserted {
            Ok(id) => {
                *outcome.tally.added.entry(key.0).or_default() += 1;
                known.insert(key, id);
                outcome.added += 1;
                outcome.filled += u64::from(filled);
            }
            Err(reason) => outcome.wrong.push((line, reason)),
        }
    }
    posts.write(txn).await?;
    if outcome.added > 0 {
        let Tally { entry, .. } = outcome.tally;
        let detail = outcome.tally.detail();
        outcome.tally.entry = Some(audit::record_progress(txn, entry, "import", detail, now).await?);
        txn.touch(Key::Everything);
    }
    Ok(outcome)
}

/// What the records of the batch and those they name became, as far as they were taken in before.
async fn known(txn: &Txn, ready: &[Ready]) -> Result<Known, Error> {
    let mut wanted: HashMap<ImportKind, Vec<String>> = HashMap::new();
    for one in ready {
        wanted.entry(one.record.kind()).or_default().push(one.record.reference().to_owned());
        for (kind, name) in one.record.names() {
            wanted.entry(kind).or_default().push(name.to_owned());
        }
    }
    let mut known = Known::new();
    for (kind, mut references) in wanted {
        references.sort_unstable();
        references.dedup();
        let rows = store::known(txn, kind, references).await?;
        known.extend(rows.into_iter().map(|(reference, id)| ((kind, reference), id)));
    }
    Ok(known)
}
