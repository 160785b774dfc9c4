//! Use cases of notices.

pub mod carry;
mod club;
mod commitments;
mod crowd;
pub mod devices;
pub mod follow;
mod journey;
mod kept;
mod later;
pub mod mail;
mod masks;
mod news;
mod owners;
mod reading;
mod sanctions;
pub mod settings;
pub mod stream;
mod subjects;
mod talk;
mod trust;
mod votes;

use chrono::TimeDelta;
use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::notice::NoticeKind;

use super::store;
use crate::app::App;
use crate::db::Txn;
use crate::error::Error;

pub use reading::{Listed, Told, list, mark_all_read, mark_read, unread_count};

/// For how long a notice is kept, read or not.
const KEPT: TimeDelta = TimeDelta::days(180);
/// Rows that are deleted in one transaction: others want to write as well.
const BATCH: u64 = 1000;

/// Forgets everything that an account was told and how it wanted to be told, within the transaction that erases it.
///
/// # Errors
/// When the database fails.
pub async fn forget(txn: &Txn, account_id: AccountId) -> Result<(), Error> {
    Ok(store::erase(txn, account_id).await?)
}

/// Marks as read whatever an account was told of a thing, within the transaction in which it was seen itself.
///
/// # Errors
/// When the database fails.
pub async fn mark_subject_read(
    txn: &Txn,
    account_id: AccountId,
    kind: NoticeKind,
    subject_id: i64,
    now: Instant,
) -> Result<(), Error> {
    Ok(store::mark_subject_read(txn, account_id, (kind, subject_id), now).await?)
}

/// Deletes what has been told for long enough.
///
/// # Errors
/// When the database fails.
pub async fn sweep(app: &App, now: Instant) -> Result<(), Error> {
    while !app.stop.is_cancelled() {
        let deleted = app
            .db
            .write(now - KEPT, |txn, before| {
                Box::pin(async move { Ok(store::delete_old(txn, before, BATCH).await?) })
            })
            .await?;
        if deleted < BATCH {
            break;
        }
    }
    Ok(())
}
