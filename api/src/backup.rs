//! `linli backup` and `linli restore`: the database, the attachments and the keys, in a folder.
//!
//! A backup may be made while the site is served: the database is copied in one consistent state, and attachments are
//! never changed once they are written. The index is left out; it is built anew. A PostgreSQL database is backed up
//! with the tools of PostgreSQL, which do it better.

use std::path::Path;

use anyhow::{Context as _, bail, ensure};

use crate::app::App;
use crate::config::{Config, DatabaseConfig};

const DATABASE: &str = "linli.db";
const FOLDERS: [&str; 2] = ["attachments", "keys"];

/// Copies everything that has to be kept into `target`, which must not exist.
///
/// # Errors
/// When `target` exists or cannot be written, and on PostgreSQL.
pub async fn backup(app: &App, target: &Path) -> anyhow::Result<()> {
    if app.db.is_postgres() {
        bail!(
            "back the database up with pg_dump, and copy attachments/ and keys/ of the data folder beside it"
        );
    }
    std::fs::create_dir(target).with_context(|| format!("cannot create {}", target.display()))?;
    // The database first: then every attachment that it names is there to be copied after it.
    app.db.copy_to(&target.join(DATABASE)).await?;
    for folder in FOLDERS {
        copy_folder(&app.config.data_dir.join(folder), &target.join(folder))?;
    }
    std::fs::File::open(target)?.sync_all()?;
    println!("backed up into {}", target.display());
    Ok(())
}

/// Puts a backup in the place of a data folder that has no database yet.
///
/// # Errors
/// When the folder holds a database already, or `source` is no backup.
pub fn restore(config: &Config, source: &Path) -> anyhow::Result<()> {
    let DatabaseConfig::Sqlite { path } = config.database() else {
        bail!("restore the database with pg_restore, and copy attachments/ and keys/ into the data folder");
    };
    ensure!(source.join(DATABASE).is_file(), "{} is no backup: it has no {DATABASE}", source.display());
    ensure!(!path.exists(), "{} exists: move the data folder away first", path.display());
    std::fs::create_dir_all(&config.data_dir)?;
    for folder in FOLDERS {
        copy_folder(&source.join(folder), &config.data_dir.join(folder))?;
    }
    // The database last: where it is, the restore was whole.
    let half = path.with_extension("db.half");
    copy_file(&source.join(DATABASE), &half)?;
    std::fs::rename(&half, &path)?;
    std::fs::File::open(&config.data_dir)?.sync_all()?;
    println!("restored into {}; the search index is built at the next start", config.data_dir.display());
    Ok(())
}

fn copy_folder(source: &Path, target: &Path) -> anyhow::Result<()> {
    std::fs::create_dir_all(target).with_context(|| format!("cannot create {}", target.display()))?;
    if !source.is_dir() {
        return Ok(());
    }
    for entry in std::fs::read_dir(source).with_context(|| format!("cannot read {}", source.display()))? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            copy_file(&entry.path(), &target.join(entry.file_name()))?;
        }
    }
    Ok(())
}

/// Copies with the permissions, and waits until it is on the disk.
fn copy_file(source: &Path, target: &Path) -> anyhow::Result<()> {
    std::fs::copy(source, target).with_context(|| format!("cannot copy {}", source.display()))?;
    Ok(std::fs::File::open(target)?.sync_all()?)
}
