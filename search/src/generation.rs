//! Which directory holds the live index.
//!
//! Every index lives in a numbered directory of its own, a *generation*. `state.json` names the
//! live one and is replaced in one step, so that after a crash either the old or the new index is
//! live, and both are complete. A lock file keeps a second process out.

use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::index::Error;

const STATE: &str = "state.json";
const LOCK: &str = "lock";
const PREFIX: &str = "generation-";

/// The directory of an index.
#[derive(Debug)]
pub(crate) struct Home {
    dir: PathBuf,
}

/// The right to write in a directory, given up when dropped.
#[derive(Debug)]
pub(crate) struct HomeLock(File);

impl Drop for HomeLock {
    fn drop(&mut self) {
        // Closing the file is not enough: a process that another thread is just starting holds a
        // copy of it for a moment, and with it the lock. If unlocking fails, closing remains.
        let _ = self.0.unlock();
    }
}

#[derive(Debug, Serialize, Deserialize)]
struct State {
    generation: u64,
}

impl Home {
    /// Creates the directory if needed and locks it until the returned lock is dropped.
    ///
    /// # Errors
    /// [`Error::Locked`] if another index, in this process or another, is open here.
    pub(crate) fn open(dir: &Path) -> Result<(Home, HomeLock), Error> {
        fs::create_dir_all(dir)?;
        let lock = File::options().create(true).truncate(false).write(true).open(dir.join(LOCK))?;
        match lock.try_lock() {
            Ok(()) => Ok((Home { dir: dir.to_owned() }, HomeLock(lock))),
            Err(TryLockError::WouldBlock) => Err(Error::Locked { dir: dir.to_owned() }),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }

    /// The directory of an index that another process may have: to be read only.
    pub(crate) fn beside(dir: &Path) -> Home {
        Home { dir: dir.to_owned() }
    }

    /// The live generation; `None` if there is none or `state.json` cannot be read.
    pub(crate) fn live(&self) -> Option<u64> {
        let text = fs::read(self.dir.join(STATE)).ok()?;
        let state: State = serde_json::from_slice(&text).ok()?;
        Some(state.generation)
    }

    /// Where a generation lives.
    pub(crate) fn path(&self, generation: u64) -> PathBuf {
        self.dir.join(format!("{PREFIX}{generation}"))
    }

    /// Makes an empty directory for a new generation.
    pub(crate) fn create(&self) -> io::Result<u64> {
        let newest = self.generations()?.into_iter().chain(self.live()).max();
        let generation = newest.map_or(1, |newest| newest + 1);
        fs::create_dir(self.path(generation))?;
        Ok(generation)
    }

    /// Makes a generation the live one, durably.
    pub(crate) fn publish(&self, generation: u64) -> io::Result<()> {
        let temporary = self.dir.join(format!("{STATE}.new"));
        let mut file = File::create(&temporary)?;
        file.write_all(serde_json::json!(State { generation }).to_string().as_bytes())?;
        file.sync_all()?;
        fs::rename(&temporary, self.dir.join(STATE))?;
        // The rename is durable only with the directory that holds the name.
        File::open(&self.dir)?.sync_all()
    }

    /// Removes all generations but one; searches still running on them keep their files open.
    pub(crate) fn remove_all_but(&self, kept: u64) -> io::Result<()> {
        for generation in self.generations()? {
            if generation != kept {
                self.remove(generation)?;
            }
        }
        Ok(())
    }

    /// Removes one generation.
    pub(crate) fn remove(&self, generation: u64) -> io::Result<()> {
        fs::remove_dir_all(self.path(generation))
    }

    fn generations(&self) -> io::Result<Vec<u64>> {
        let mut found = Vec::new();
        for entry in fs::read_dir(&self.dir)? {
            let name = entry?.file_name();
            let number: Option<u64> = name.to_str().and_then(|name| name.strip_prefix(PREFIX)?.parse().ok());
            found.extend(number);
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_generation_is_live_only_once_published() {
        let dir = tempfile::tempdir().unwrap();
        let (home, _lock) = Home::open(dir.path()).unwrap();
        assert_eq!(home.live(), None);
        let first = home.create().unwrap();
        home.publish(first).unwrap();
        let second = home.create().unwrap();
        assert_eq!(home.live(), Some(first));
        home.publish(second).unwrap();
        home.remove_all_but(second).unwrap();
        assert_eq!(home.live(), Some(second));
        assert_eq!(home.generations().unwrap(), [second]);
    }

    #[test]
    fn one_directory_serves_one_index() {
        let dir = tempfile::tempdir().unwrap();
        let (_home, lock) = Home::open(dir.path()).unwrap();
        assert!(matches!(Home::open(dir.path()), Err(Error::Locked { .. })));
        drop(lock);
        assert!(Home::open(dir.path()).is_ok());
    }

    #[test]
    fn an_unreadable_state_names_no_generation() {
        let dir = tempfile::tempdir().unwrap();
        let (home, _lock) = Home::open(dir.path()).unwrap();
        fs::write(dir.path().join(STATE), "{\"generation\":").unwrap();
        assert_eq!(home.live(), None);
    }
}
