//! What is sent nowhere: each message as a file, for trying out.

use std::path::Path;

use anyhow::Context as _;
use tokio::fs::OpenOptions;
use tokio::io::AsyncWriteExt as _;

/// Writes a file that nobody else on the machine reads (messages hold codes), under a name that nobody guesses.
pub(super) async fn keep(folder: &Path, ending: &str, bytes: &[u8]) -> anyhow::Result<()> {
    let path = folder.join(format!("{}.{ending}", crate::secret::token()));
    write(&path, bytes).await.with_context(|| format!("cannot write {}", path.display()))?;
    tracing::info!(file = %path.display(), "message kept as a file");
    Ok(())
}

async fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).await?;
    file.write_all(bytes).await?;
    file.flush().await
}
