//! PostgreSQL: a use case is an ordinary transaction, tried again when the database says that another one was in its
//! way.

use std::time::Duration;

use sea_orm::{DatabaseConnection, DbErr, RuntimeErr, TransactionTrait as _};
use tokio::sync::watch;

use super::use_case::{Answer, Work};
use super::versions::noted;
use super::{Txn, USE_CASE_SECONDS, Versions, changes};
use crate::code::Code;
use crate::error::Error;

/// How often a use case is tried before the caller is told to come back later.
const TRIES: u32 = 8;

pub(super) async fn write(
    pool: &DatabaseConnection,
    versions: &Versions,
    committed: &watch::Sender<u64>,
    mut work: Box<dyn Work>,
) -> Result<Answer, Error> {
    for attempt in 0..TRIES {
        if attempt > 0 {
            tokio::time::sleep(Duration::from_millis(u64::from(4 * attempt * attempt))).await;
        }
        match tokio::time::timeout(USE_CASE_SECONDS, once(pool, work.as_mut())).await {
            Ok(Ok(value)) => {
                // Whoever gets this answer reads nothing older here, in the rest of this request too.
                versions.catch_up().await;
                committed.send_modify(|count| *count += 1);
                return Ok(value);
            }
            Ok(Err(error)) if may_be_tried_again(&error) => {}
            Ok(Err(error)) => return Err(error),
            Err(_) => return Err(unavailable("a use case took too long inside its transaction")),
        }
    }
    Err(unavailable("other transactions were in the way of a use case each time it was tried"))
}

fn unavailable(detail: &str) -> Error {
    Error::Unavailable { code: Code::Unavailable, detail: detail.to_owned() }
}

async fn once(pool: &DatabaseConnection, work: &mut dyn Work) -> Result<Answer, Error> {
    let txn = Txn::new(pool.begin().await?);
    match work.carry_out(&txn).await {
        Ok(value) => {
            let (transaction, touched) = txn.into_touched();
            if !touched.is_empty() {
                changes::note(&transaction, noted(&touched)).await?;
            }
            transaction.commit().await?;
            Ok(value)
        }
        Err(error) => {
            txn.rollback().await?;
            Err(error)
        }
    }
}

/// `40001 serialization_failure` and `40P01 deadlock_detected` (PostgreSQL, appendix A).
fn may_be_tried_again(error: &Error) -> bool {
    let Error::Internal(source) = error else { return false };
    let Some(DbErr::Exec(RuntimeErr::SqlxError(error)) | DbErr::Query(RuntimeErr::SqlxError(error))) =
        source.downcast_ref::<DbErr>()
    else {
        return false;
    };
    error
        .as_database_error()
        .and_then(|error| error.code())
        .is_some_and(|code| code == "40001" || code == "40P01")
}
