//! Seats: taken and given back by guarded updates, within the lock of the event.

use linli_entities::event::{EventId, Model};

use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::events::rules::plan::Demand;
use crate::features::events::store;

/// The event, held until the end of the transaction. What is read after it is as it stays.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn locked(txn: &Txn, id: EventId) -> Result<Model, Error> {
    store::locked(txn, id).await?.ok_or(Error::NotFound("event"))
}

/// Takes all of this.
///
/// # Errors
/// [`Code::EventFull`] where there is not as much; then the use case has to fail.
pub async fn take(txn: &Txn, demand: &Demand) -> Result<(), Error> {
    for (quota, count) in demand {
        if !store::take(txn, *quota, *count).await? {
            return Err(Error::Conflict(Code::EventFull));
        }
    }
    Ok(())
}

/// Takes all of this, whether there is as much or not: somebody stands in the door.
///
/// # Errors
/// When the database fails.
pub async fn take_beyond(txn: &Txn, demand: &Demand) -> Result<(), Error> {
    for (quota, count) in demand {
        store::shift(txn, *quota, *count).await?;
    }
    Ok(())
}

/// Gives all of this back.
///
/// # Errors
/// When the database fails.
pub async fn give_back(txn: &Txn, demand: &Demand) -> Result<(), Error> {
    for (quota, count) in demand {
        store::shift(txn, *quota, -count).await?;
    }
    Ok(())
}
