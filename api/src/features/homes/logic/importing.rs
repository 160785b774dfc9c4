//! Days of homes that were said elsewhere.

use linli_entities::unit::UnitId;
use linli_entities::{Date, Instant, home};
use sea_orm::Set;

use crate::db::Txn;
use crate::error::Error;
use crate::features::homes::store;

/// Says the days of a home inside a transaction, where none were said here; nobody is told.
/// Answers whether these are its days now: others that were said here stay.
///
/// # Errors
/// When the database fails.
pub async fn take_in_dates(
    txn: &Txn,
    id: UnitId,
    (signed_on, handover_on): (Option<Date>, Option<Date>),
    now: Instant,
) -> Result<bool, Error> {
    if signed_on.is_none() && handover_on.is_none() {
        return Ok(true);
    }
    if let Some(home) = store::locked(txn, id).await? {
        return Ok((home.signed_on, home.handover_on) == (signed_on, handover_on));
    }
    let row = home::ActiveModel {
        unit_id: Set(id),
        signed_on: Set(signed_on),
        handover_on: Set(handover_on),
        version: Set(1),
        changed_at: Set(now),
    };
    store::insert_home(txn, row).await?;
    Ok(true)
}
