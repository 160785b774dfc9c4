//! The files of archives: in the folder `exports`, one for each row that is ready, and one for each try to make one.

use std::path::PathBuf;

use linli_entities::Instant;
use linli_entities::export::{ExportId, Model};
use tokio::fs::File;

use super::{get, unknown};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::features::exports::{rules, store};

/// Archives that are deleted in one transaction.
const BATCH: u64 = 100;

fn folder(app: &App) -> PathBuf {
    app.config.data_dir.join("exports")
}

/// Where an archive is.
pub(super) fn path(app: &App, id: ExportId) -> PathBuf {
    folder(app).join(format!("{id}.zip"))
}

/// Where it is while this try makes it.
pub(super) fn part(app: &App, row: &Model) -> PathBuf {
    folder(app).join(format!("{}.{}.part", row.id, row.attempt_count))
}

/// The file of an archive of the actor, to be read from its beginning, and the archive.
///
/// # Errors
/// [`Error::NotFound`] for one that is none, another's, not ready, or not kept any more.
pub async fn open(app: &App, actor: &Actor, id: ExportId) -> Result<(Model, File), Error> {
    let row = get(app, actor, id).await?;
    if !rules::is_downloadable(&row, app.clock.now()) {
        return Err(unknown());
    }
    match File::open(path(app, id)).await {
        Ok(file) => Ok((row, file)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(unknown()),
        Err(error) => Err(Error::internal(error)),
    }
}

/// Deletes the files of archives whose rows are gone; what cannot be deleted is deleted by the next [`sweep`].
pub async fn forget(app: &App, ids: &[ExportId]) {
    for id in ids {
        let begins = format!("{id}.");
        delete_files(app, |name| name.starts_with(&begins)).await;
    }
}

/// Deletes the archives whose time is over, and the files that no row leads to: what a crash left, and what was being made
/// for an account that was erased.
///
/// # Errors
/// When the database fails.
pub async fn sweep(app: &App, now: Instant) -> Result<(), Error> {
    while !app.stop.is_cancelled() {
        let ids = store::expired(app.db.read(), now, BATCH).await?;
        if ids.is_empty() {
            break;
        }
        let gone = ids.clone();
        app.db.write(ids, |txn, ids| Box::pin(async move { Ok(store::delete(txn, &ids).await?) })).await?;
        forget(app, &gone).await;
    }
    for id in kept(app).await {
        if store::by_id(app.db.read(), id).await?.is_none() {
            forget(app, &[id]).await;
        }
    }
    Ok(())
}

/// Of which archives there are files.
async fn kept(app: &App) -> Vec<ExportId> {
    let mut ids: Vec<ExportId> = names(app).await.iter().filter_map(|name| id_of(name)).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

fn id_of(name: &str) -> Option<ExportId> {
    name.split('.').next().and_then(|id| id.parse().ok()).map(ExportId)
}

async fn names(app: &App) -> Vec<String> {
    let Ok(mut entries) = tokio::fs::read_dir(folder(app)).await else { return vec![] };
    let mut names = vec![];
    while let Ok(Some(entry)) = entries.next_entry().await {
        names.extend(entry.file_name().into_string());
    }
    names
}

async fn delete_files(app: &App, which: impl Fn(&str) -> bool) {
    for name in names(app).await.iter().filter(|name| which(name)) {
        if let Err(error) = tokio::fs::remove_file(folder(app).join(name)).await
            && error.kind() != std::io::ErrorKind::NotFound
        {
            tracing::warn!(%error, "cannot delete an archive");
        }
    }
}
