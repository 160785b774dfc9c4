//! What is sent nowhere: each message as a file, for trying out.

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::Context as _;
use tokio::fs::OpenOptions;
use tokio::io::AsyncWriteExt as _;

/// How many were kept since the start: files of one instant are told apart by it.
static KEPT: AtomicU64 = AtomicU64::new(0);

/// Writes a file that nobody else on the machine reads (messages hold codes), under a name that nobody guesses and that
/// sorts as they were kept. It has its name when all of it is there: whoever opens it as it comes reads a whole message,
/// and one that was being written when the process died is none.
pub(super) async fn keep(folder: &Path, ending: &str, bytes: &[u8]) -> anyhow::Result<()> {
    let number = KEPT.fetch_add(1, Ordering::Relaxed);
    let path = folder.join(format!("{number:08}-{}.{ending}", crate::secret::token()));
    let part = path.with_extension("part");
    write(&part, bytes).await.with_context(|| format!("cannot write {}", part.display()))?;
    tokio::fs::rename(&part, &path).await.with_context(|| format!("cannot name {}", path.display()))?;
    tracing::info!(file = %path.display(), "message kept as a file");
    Ok(())
}

async fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).await?;
    file.write_all(bytes).await?;
    file.flush().await
}
