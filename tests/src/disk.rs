//! Where stories keep their data: in memory where there is room, and on a disk that is soon full.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use tempfile::TempDir;

use crate::server::{self, Server};

/// What stories may need at once, in KiB.
const ROOM_KIB: u64 = 2 * 1024 * 1024;

/// The folder for data that need not outlive the machine: in memory, where a commit waits for no disk, if there is room.
pub fn fast() -> &'static Path {
    static FAST: LazyLock<PathBuf> = LazyLock::new(|| {
        let memory = Path::new("/dev/shm");
        let room = Command::new("df").args(["--output=avail", "-k"]).arg(memory).output();
        let room = room.ok().and_then(|said| {
            String::from_utf8_lossy(&said.stdout).lines().last()?.trim().parse::<u64>().ok()
        });
        if room.is_some_and(|room| room >= ROOM_KIB) { memory.to_owned() } else { std::env::temp_dir() }
    });
    &FAST
}

/// A folder that takes only so much, until there is made room.
pub struct SmallDisk {
    folder: TempDir,
    kind: Kind,
}

enum Kind {
    /// A file system of its own in memory, partly filled with ballast.
    Mounted,
    /// Files of the server may grow only so far: for where nothing may be mounted.
    SmallFiles { bytes: u64 },
}

const BALLAST: &str = "ballast";

impl SmallDisk {
    /// A file system of `free` bytes, to which `more` are added later. Where nothing may be mounted, files are kept small
    /// instead, and that is said.
    ///
    /// # Panics
    /// When there is no room for it.
    pub fn mount(free: u64, more: u64) -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let size = format!("size={}", free + more);
        let mounted =
            Command::new("mount").args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(folder.path()).output();
        match mounted {
            Ok(output) if output.status.success() => {
                let ballast = vec![0; usize::try_from(more).expect("a size that fits")];
                std::fs::write(folder.path().join(BALLAST), ballast).expect("ballast");
                Self { folder, kind: Kind::Mounted }
            }
            refused => {
                eprintln!("NOT MOUNTED: {refused:?}; files are kept small instead");
                Self { folder, kind: Kind::SmallFiles { bytes: free / 2 } }
            }
        }
    }

    /// A folder in which the server may make no file larger than so many bytes.
    ///
    /// # Panics
    /// When there is no room for it.
    pub fn of_small_files(bytes: u64) -> Self {
        Self { folder: TempDir::new().expect("a temporary folder"), kind: Kind::SmallFiles { bytes } }
    }

    /// Where the data is.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Copies a data folder here.
    ///
    /// # Panics
    /// When it does not fit.
    pub fn take(&self, data_dir: &Path) {
        let copied = Command::new("cp").arg("-r").arg(data_dir).arg(self.data()).status();
        assert!(copied.is_ok_and(|status| status.success()), "the data is copied");
    }

    /// Starts the server on it.
    ///
    /// # Panics
    /// When it does not answer.
    pub async fn serve(&self) -> Server {
        let program = match self.kind {
            Kind::Mounted => Command::new(server::program()),
            Kind::SmallFiles { bytes } => {
                // Whoever is not told by a signal is told by an error. Blocks are of 512 bytes.
                let limited = format!("trap '' XFSZ; ulimit -S -f {}; exec \"$0\" \"$@\"", bytes / 512);
                let mut shell = Command::new("sh");
                shell.arg("-c").arg(limited).arg(server::program());
                shell
            }
        };
        Server::start_as(program, &self.data()).await
    }

    /// Makes room, while the server runs.
    ///
    /// # Panics
    /// When it cannot be made.
    pub fn make_room(&self, server: &Server) {
        match self.kind {
            Kind::Mounted => {
                std::fs::remove_file(self.folder.path().join(BALLAST)).expect("the ballast goes")
            }
            Kind::SmallFiles { .. } => {
                let pid = server.pid().to_string();
                let raised =
                    Command::new("prlimit").args(["--pid", &pid, "--fsize=unlimited:unlimited"]).status();
                assert!(raised.is_ok_and(|status| status.success()), "the limit is raised");
            }
        }
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        if matches!(self.kind, Kind::Mounted) {
            // Also when a server that is going still has files open there.
            let _ = Command::new("umount").arg("--lazy").arg(self.folder.path()).status();
        }
    }
}
