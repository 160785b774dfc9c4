//! Making archives: a batch of what somebody wrote at a time, into a file that gets its name when it is whole.

use std::path::PathBuf;

use linli_entities::export::Model;
use linli_entities::outbox::OutboxKind;

use super::keeping;
use super::parts::{self, PARTS, Part, Writer};
use crate::app::App;
use crate::error::Error;
use crate::features::accounts::logic::readers;
use crate::features::exports::archive::Archive;
use crate::features::exports::{pages, rules, store};
use crate::{jobs, outbox};

/// Makes the archives that wait.
///
/// # Errors
/// When the database fails. What a single archive runs into is tried again, and then given up.
pub async fn run_due(app: &App) -> Result<usize, Error> {
    jobs::until_none(app, || async {
        let now = app.clock.now();
        // Looking first keeps an idle runner from writing.
        if !store::any_due(app.db.read(), now).await? {
            return Ok(0);
        }
        let claimed = app.db.write(now, |txn, now| {
            Box::pin(async move { Ok(store::claim(txn, now, now + rules::LEASE).await?) })
        });
        let Some(row) = claimed.await? else { return Ok(0) };
        attempt(app, row).await?;
        Ok(1)
    })
    .await
}

/// One try. One too many is none: a worker died at each of the others.
async fn attempt(app: &App, row: Model) -> Result<(), Error> {
    if row.attempt_count > rules::ATTEMPTS_MAX {
        return end(app, row, None).await;
    }
    match make(app, &row).await {
        Ok(Made::Whole(bytes)) => end(app, row, Some(bytes)).await,
        Ok(Made::Lost) => {
            discard(keeping::part(app, &row)).await;
            Ok(())
        }
        Err(error) => {
            tracing::warn!(?error, export = row.id.0, attempts = row.attempt_count, "cannot make an archive");
            discard(keeping::part(app, &row)).await;
            if row.attempt_count >= rules::ATTEMPTS_MAX {
                return end(app, row, None).await;
            }
            hold(app, &row, rules::PAUSE).await.map(drop)
        }
    }
}

/// What came of a try.
enum Made {
    /// An archive of so many bytes, under its name.
    Whole(u64),
    /// It is somebody else's by now, or nobody's: the application closes, or the account was erased.
    Lost,
}

async fn make(app: &App, row: &Model) -> Result<Made, Error> {
    let Some(reader) = readers::of(app.db.read(), &[row.account_id]).await?.remove(&row.account_id) else {
        return Ok(Made::Lost);
    };
    let part = keeping::part(app, row);
    let (into, asked_at) = (part.clone(), row.asked_at);
    let archive = off(move || {
        std::fs::create_dir_all(into.parent().unwrap_or(&into))?;
        Ok(Archive::new(std::fs::File::create(&into)?, asked_at))
    })
    .await?;
    let mut writer = Writer::new(archive);
    writer.entry("style.css", pages::STYLE.to_owned()).await?;
    writer.entry("data/profile.json", parts::profile(app, row.account_id).await?).await?;
    let mut written = vec![];
    for kind in PARTS {
        let Some(count) = one_part(app, row, &reader, &mut writer, *kind).await? else {
            return Ok(Made::Lost);
        };
        written.push((*kind, count));
    }
    let locale = reader.account.locale;
    writer.entry("data/export.json", parts::manifest(row, &written)).await?;
    writer.entry("index.html", pages::index(&reader.account.name, row.asked_at, &written, locale)).await?;
    let path = keeping::path(app, row.id);
    let bytes = off(move || {
        let bytes = writer.finish()?;
        std::fs::rename(&part, &path)?;
        path.parent().map_or(Ok(()), |folder| std::fs::File::open(folder)?.sync_all())?;
        Ok(bytes)
    })
    .await?;
    Ok(Made::Whole(bytes))
}

/// Writes all records of a kind, for programs and, where it is text, for people; answers how many pages there are for those.
/// None where the archive is somebody else's by now.
async fn one_part(
    app: &App,
    row: &Model,
    reader: &readers::Reader,
    writer: &mut Writer,
    kind: Part,
) -> Result<Option<parts::Counts>, Error> {
    let mut counts = parts::Counts::default();
    writer.open_entry(&kind.file()).await?;
    let mut after = 0;
    while let Some((page, next)) = parts::page(app, reader, kind, after).await? {
        if app.stop.is_cancelled() || !hold(app, row, rules::LEASE).await? {
            return Ok(None);
        }
        counts.records += page.len();
        writer.write(page.iter().map(|record| format!("{record}\n")).collect()).await?;
        after = next;
    }
    let mut after = 0;
    while kind.is_read() && counts.records > 0 {
        let Some((page, next)) = parts::page(app, reader, kind, after).await? else { break };
        if app.stop.is_cancelled() || !hold(app, row, rules::LEASE).await? {
            return Ok(None);
        }
        counts.pages += 1;
        let html = pages::page(kind, counts.pages, &page, reader.account.locale);
        writer.entry(&kind.page(counts.pages), html).await?;
        after = next;
    }
    Ok(Some(counts))
}

/// Keeps the archive to this worker from now on for a time; whether it still is its own.
async fn hold(app: &App, row: &Model, time: chrono::TimeDelta) -> Result<bool, Error> {
    let until = app.clock.now() + time;
    app.db
        .write((row.clone(), until), |txn, (row, until)| {
            Box::pin(async move { Ok(store::lease(txn, &row, until).await?) })
        })
        .await
}

/// Notes what came of it; what is ready is told. Where it is somebody else's by now, what was made is of no use.
async fn end(app: &App, row: Model, bytes: Option<u64>) -> Result<(), Error> {
    let id = row.id;
    let bytes = bytes.map(|bytes| i64::try_from(bytes).unwrap_or(i64::MAX));
    let ended = app
        .db
        .write((row, bytes, app.clock.now()), |txn, (row, bytes, now)| {
            Box::pin(async move {
                let ended = store::end(txn, &row, bytes, (now, now + rules::KEPT)).await?;
                if ended && bytes.is_some() {
                    outbox::enqueue(txn, OutboxKind::Export, row.id.0, now).await?;
                }
                Ok(ended)
            })
        })
        .await?;
    if !ended && store::by_id(app.db.read(), id).await?.is_none() {
        keeping::forget(app, &[id]).await;
    }
    Ok(())
}

/// Does what waits for the disk on a thread for that.
pub(super) async fn off<T: Send + 'static>(
    work: impl FnOnce() -> std::io::Result<T> + Send + 'static,
) -> Result<T, Error> {
    Ok(tokio::task::spawn_blocking(work).await.map_err(Error::internal)??)
}

async fn discard(part: PathBuf) {
    // What stays is swept.
    let _ = tokio::fs::remove_file(part).await;
}
