//! When an archive is made, and for how long it is kept. Pure.

use chrono::TimeDelta;
use linli_entities::Instant;
use linli_entities::export::{ExportState, Model};

use crate::code::Code;
use crate::error::Error;

/// For how long an archive can be downloaded.
pub const KEPT: TimeDelta = TimeDelta::days(7);
/// How long after one was asked for another is.
pub const EACH: TimeDelta = TimeDelta::days(1);
/// For how long a worker has an archive to itself: it says so again with each batch, long before that is over.
pub const LEASE: TimeDelta = TimeDelta::minutes(5);
/// How long is waited after a try that failed.
pub const PAUSE: TimeDelta = TimeDelta::minutes(1);
/// How often an archive is begun.
pub const ATTEMPTS_MAX: i32 = 5;

/// Demands that one may ask for an archive, having asked for this one last. One that failed is no reason to wait.
///
/// # Errors
/// [`Code::AlreadyProposed`] while it is being made; [`Code::TooEarly`] within a day.
pub fn demand_due(last: Option<&Model>, now: Instant) -> Result<(), Error> {
    match last {
        Some(last) if last.state == ExportState::Waiting => Err(Error::Conflict(Code::AlreadyProposed)),
        Some(last) if last.state == ExportState::Ready && now < last.asked_at + EACH => {
            Err(Error::Conflict(Code::TooEarly))
        }
        _ => Ok(()),
    }
}

/// Whether an archive can be downloaded.
pub fn is_downloadable(row: &Model, now: Instant) -> bool {
    row.state == ExportState::Ready && now < row.expires_at
}

#[cfg(test)]
mod tests {
    use linli_entities::account::AccountId;
    use linli_entities::export::ExportId;

    use super::*;

    #[test]
    fn one_is_made_at_a_time_and_one_a_day() {
        let now = Instant::UNIX_EPOCH + TimeDelta::days(100);
        let asked = |state, ago| Model {
            id: ExportId(1),
            account_id: AccountId(1),
            state,
            attempt_count: 0,
            leased_until: None,
            byte_count: None,
            asked_at: now - ago,
            ended_at: None,
            expires_at: now,
        };
        let (minute, day) = (TimeDelta::minutes(1), TimeDelta::days(1));
        assert!(demand_due(None, now).is_ok());
        assert!(demand_due(Some(&asked(ExportState::Waiting, day * 3)), now).is_err());
        assert!(demand_due(Some(&asked(ExportState::Ready, day - minute)), now).is_err());
        assert!(demand_due(Some(&asked(ExportState::Ready, day)), now).is_ok());
        assert!(demand_due(Some(&asked(ExportState::Failed, minute)), now).is_ok());
    }
}
