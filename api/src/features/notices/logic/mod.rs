//! Use cases of notices.

pub mod follow;
mod news;
mod reading;
pub mod stream;
mod subjects;

use linli_entities::account::AccountId;

use super::store;
use crate::db::Txn;
use crate::error::Error;

pub use reading::{Listed, Told, list, mark_all_read, mark_read, unread_count};

/// Forgets everything that an account was told, within the transaction that erases it.
///
/// # Errors
/// When the database fails.
pub async fn forget(txn: &Txn, account_id: AccountId) -> Result<(), Error> {
    Ok(store::erase(txn, account_id).await?)
}
