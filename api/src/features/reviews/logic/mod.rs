//! Use cases of reviews.

pub mod deciding;
mod following;
mod holding;
mod judging;
pub mod own;
pub mod pictures;
mod removed;
mod settings;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::review::{Model, ReviewId};
use sea_orm::ConnectionTrait;

use super::rules::KEPT;
use super::store;
use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::features::polls::input::PollInput;
use crate::features::polls::rules::after_waiting;

pub use following::{follow, follow_posts, refuse_of_deleted};
pub use holding::{Held, HeldPlace, hold_in, note_in};
pub use judging::{
    judge, judge_edit, look_at_edit, look_at_poll, look_at_post, look_at_split, look_at_title, look_at_topic,
};
pub use removed::{Print, forget_removed, print_of, remember_removed};
pub use settings::{put_settings, settings};

/// Rows that are deleted in one transaction.
const BATCH: u64 = 500;

/// The poll of a topic that waits, as it is made now: open for as long as it was to be when it was sent.
fn poll_of(row: &Model, now: Instant) -> Option<PollInput> {
    let sent = PollInput::from_text(row.poll.as_deref()?)?;
    Some(after_waiting(sent, row.sent_at, now))
}

/// Those of these of which it was decided: what their authors are told of.
///
/// # Errors
/// When the database fails.
pub async fn decided_among(db: &impl ConnectionTrait, ids: &[ReviewId]) -> Result<Vec<Model>, Error> {
    let rows = store::find_many(db, ids).await?;
    Ok(rows.into_iter().filter(|row| row.decided_at.is_some()).collect())
}

/// Deletes what was decided of long ago, and hashes of what was removed long ago.
///
/// # Errors
/// When the database fails.
pub async fn sweep(app: &App, now: Instant) -> Result<(), Error> {
    while !app.stop.is_cancelled() {
        let deleted = app
            .db
            .write(now - KEPT, |txn, before| {
                Box::pin(async move {
                    let decided = store::delete_old(txn, before, BATCH).await?;
                    let prints = store::prints::old(txn, before, BATCH).await?;
                    store::prints::delete(txn, &prints).await?;
                    Ok(decided.max(prints.len() as u64))
                })
            })
            .await?;
        if deleted < BATCH {
            break;
        }
    }
    Ok(())
}

/// Forgets what an account that is erased sent, within its transaction.
///
/// # Errors
/// When the database fails.
pub async fn forget(txn: &Txn, account_id: AccountId) -> Result<(), Error> {
    Ok(store::forget(txn, account_id).await?)
}
