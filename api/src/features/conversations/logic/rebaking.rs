//! Rendering messages anew that an older renderer made. Whom they mean was decided when they were written, and nobody is told.

use linli_entities::message::{self, MessageId};

use super::super::store;
use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::features::posts::body::Body;
use crate::jobs::rebaking::{BATCH, Turn, rounds};
use crate::markdown;

/// A message that was rendered anew.
#[derive(Clone)]
struct Baked {
    id: MessageId,
    /// The version of what it was rendered from, and whether that was deleted.
    seen: (i32, bool),
    html: String,
}

/// The next version above one whose HTML is older than what would be made today.
///
/// # Errors
/// When the database fails.
pub async fn next(app: &App, above: i32) -> Result<Option<i32>, Error> {
    Ok(store::next_version(app.db.read(), above).await?)
}

/// Renders some messages of a version after an id anew. One that cannot be rendered stays as it is, and the log says so.
///
/// # Errors
/// When the database fails.
pub async fn some(app: &App, version: i32, after: i64) -> Result<Turn, Error> {
    let rows = store::of_version(app.db.read(), version, MessageId(after), BATCH).await?;
    let last = rows.last().filter(|_| rows.len() as u64 == BATCH).map(|row| row.id.0);
    let mut baked = vec![];
    for row in rows {
        let id = row.id;
        // In a task of its own: a text that the renderer dies of spoils no other.
        match tokio::task::spawn_blocking(move || bake(row)).await {
            Ok(one) => baked.push(one),
            Err(error) => tracing::error!(id = id.0, ?error, "cannot render a message anew"),
        }
    }
    let mut written = 0;
    for round in rounds(baked, |one| one.html.len()) {
        written += app.db.write(round, |txn, round| Box::pin(put(txn, round))).await?;
    }
    Ok(Turn { last, written })
}

fn bake(row: message::Model) -> Baked {
    let meant = markdown::meant_in(&row.html);
    let html = Body::new(row.markdown, &meant).html;
    Baked { id: row.id, seen: (row.html_version, row.deleted_at.is_some()), html }
}

/// Writes what is still what was rendered; answers how many. Nothing of messages is kept that would have to be renewed.
async fn put(txn: &Txn, baked: Vec<Baked>) -> Result<usize, Error> {
    let mut written = 0;
    for Baked { id, seen, html } in baked {
        written += usize::from(store::rebake(txn, id, seen, html).await?);
    }
    Ok(written)
}
