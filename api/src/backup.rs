//! `linli backup` and `linli restore`: the database, the attachments and the keys, in a folder.
//!
//! A backup may be made while the site is served: the database is copied in one consistent state, and attachments are
//! never changed once they are written; one that is deleted meanwhile is left out. It is there under its name whole or
//! not at all. The index is left out; it is built anew. A PostgreSQL database is backed up with the tools of PostgreSQL,
//! which do it better.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail, ensure};

use crate::app::App;
use crate::config::{Config, DatabaseConfig};
use crate::db::Db;
use crate::features::search;
use crate::secret;

const DATABASE: &str = "linli.db";
const FOLDERS: [&str; 2] = ["attachments", "keys"];

/// Copies everything that has to be kept into `target`, which must not exist.
///
/// # Errors
/// When `target` exists or cannot be written, and on PostgreSQL; then nothing is there under its name.
pub async fn backup(app: &App, target: &Path) -> anyhow::Result<()> {
    if app.db.is_postgres() {
        bail!(
            "back the database up with pg_dump, and copy attachments/ and keys/ of the data folder beside it"
        );
    }
    ensure!(!target.exists(), "{} exists", target.display());
    let half = half_of(target)?;
    std::fs::create_dir(&half).with_context(|| format!("cannot create {}", half.display()))?;
    let made = match copy_into(app, &half).await {
        Ok(()) => std::fs::rename(&half, target).with_context(|| format!("cannot name {}", target.display())),
        Err(error) => Err(error),
    };
    if made.is_err() {
        // What is left of it only takes room; the next try has a folder of its own.
        let _ = std::fs::remove_dir_all(&half);
    }
    made?;
    println!("backed up into {}", target.display());
    Ok(())
}

/// The folder that a backup is made in, beside the one that it becomes: another for each try.
fn half_of(target: &Path) -> anyhow::Result<PathBuf> {
    let name = target.file_name().with_context(|| format!("{} names no folder", target.display()))?;
    let mut half = name.to_owned();
    half.push(format!(".half-{}", secret::short_id()));
    Ok(target.with_file_name(half))
}

async fn copy_into(app: &App, folder: &Path) -> anyhow::Result<()> {
    // The database first: then every attachment that it names is there to be copied after it.
    app.db.copy_to(&folder.join(DATABASE)).await?;
    for name in FOLDERS {
        copy_folder(&app.config.data_dir.join(name), &folder.join(name))?;
    }
    Ok(std::fs::File::open(folder)?.sync_all()?)
}

/// Puts a backup into a data folder that is empty or does not exist. To every search index it is another database than
/// the one that was backed up: that one may have gone on since.
///
/// # Errors
/// When there is anything in the folder, or `source` is no backup.
pub async fn restore(config: &Config, source: &Path) -> anyhow::Result<()> {
    let DatabaseConfig::Sqlite { path } = config.database() else {
        bail!("restore the database with pg_restore, and copy attachments/ and keys/ into the data folder");
    };
    ensure!(source.join(DATABASE).is_file(), "{} is no backup: it has no {DATABASE}", source.display());
    let data = &config.data_dir;
    std::fs::create_dir_all(data).with_context(|| format!("cannot create {}", data.display()))?;
    if let Some(entry) = std::fs::read_dir(data)?.next() {
        let found = entry?.file_name();
        bail!(
            "{} is not empty, {} is in it: a backup is restored into an empty data folder; move what is there away first",
            data.display(),
            found.display()
        );
    }
    for folder in FOLDERS {
        copy_folder(&source.join(folder), &data.join(folder))?;
    }
    // The database last: where it is, the restore was whole.
    let half = path.with_extension("db.half");
    copy_file(&source.join(DATABASE), &half)?;
    std::fs::rename(&half, &path)?;
    std::fs::File::open(data)?.sync_all()?;
    let db = Db::open(&config.database()).await.context("cannot open the restored database")?;
    search::logic::renew_epoch(&db).await?;
    println!("restored into {}; the search index is built at the next start", data.display());
    Ok(())
}

/// Copies the files of a folder, except those that are being written and those that are gone before it is their turn.
fn copy_folder(source: &Path, target: &Path) -> anyhow::Result<()> {
    std::fs::create_dir_all(target).with_context(|| format!("cannot create {}", target.display()))?;
    if !source.is_dir() {
        return Ok(());
    }
    for entry in std::fs::read_dir(source).with_context(|| format!("cannot read {}", source.display()))? {
        let path = entry?.path();
        let Some(name) = path.file_name().filter(|_| path.is_file()) else { continue };
        if path.extension().is_some_and(|ending| ending == "part") {
            continue;
        }
        match copy_file(&path, &target.join(name)) {
            Err(error) if is_not_found(&error) && !path.exists() => {}
            copied => copied?,
        }
    }
    Ok(std::fs::File::open(target)?.sync_all()?)
}

fn is_not_found(error: &anyhow::Error) -> bool {
    error.downcast_ref::<std::io::Error>().is_some_and(|error| error.kind() == ErrorKind::NotFound)
}

/// Copies with the permissions, and waits until it is on the disk.
fn copy_file(source: &Path, target: &Path) -> anyhow::Result<()> {
    std::fs::copy(source, target).with_context(|| format!("cannot copy {}", source.display()))?;
    Ok(std::fs::File::open(target)?.sync_all()?)
}
