//! What moderators removed, and whether something says much the same.

use linli_entities::Instant;
use linli_entities::post::PostId;
use linli_entities::project::ProjectId;

use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::features::boards::rules::BoardScope;
use crate::features::reviews::rules::KEPT;
use crate::features::reviews::rules::prints::{ALIKE_MIN, HASHES, sketch};
use crate::features::reviews::store::prints;

/// Hashes that two texts have in common that are as good as the same: then the first is kept for longer.
const SAME_MIN: usize = HASHES - 2;

/// By what a text is known that says much the same as another: made before the transaction.
#[derive(Clone, Debug)]
pub struct Print {
    project_id: Option<ProjectId>,
    hashes: Vec<i64>,
}

/// The print of a text of a board; none for a text that is too short, and for boards that are closed to staff, of which nothing
/// leads out.
pub fn print_of(board: &BoardScope, markdown: &str) -> Option<Print> {
    if board.is_closed() {
        return None;
    }
    let project_id = board.project.as_ref().map(|project| project.id);
    sketch(markdown).map(|hashes| Print { project_id, hashes })
}

/// Whether something says much the same as what moderators removed in the same project, or in the club, in the last 90 days.
pub(super) async fn is_like_removed(
    app: &App,
    board: &BoardScope,
    print: Option<Print>,
) -> Result<bool, Error> {
    let Some(Print { project_id, hashes }) = print.filter(|_| !board.is_closed()) else { return Ok(false) };
    let place = (project_id, app.clock.now() - KEPT);
    Ok(prints::alike(app.db.read(), place, &hashes, ALIKE_MIN).await?.is_some())
}

/// Keeps the print of what a moderator removes, inside the transaction of that.
///
/// # Errors
/// When the database fails.
pub async fn remember_removed(
    txn: &Txn,
    print: Option<Print>,
    post_id: Option<PostId>,
    now: Instant,
) -> Result<(), Error> {
    let Some(Print { project_id, hashes }) = print else { return Ok(()) };
    match prints::alike(txn, (project_id, now - KEPT), &hashes, SAME_MIN).await? {
        Some(id) => Ok(prints::renew(txn, id, now).await?),
        None => Ok(prints::insert(txn, (project_id, post_id), hashes, now).await?),
    }
}

/// Forgets the print of a post that is restored, inside the transaction of that.
///
/// # Errors
/// When the database fails.
pub async fn forget_removed(txn: &Txn, post_id: PostId) -> Result<(), Error> {
    let ids = prints::of_post(txn, post_id).await?;
    Ok(prints::delete(txn, &ids).await?)
}
