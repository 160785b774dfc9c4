//! Of which complaints homes may say that they have it as well. Pure.

use linli_entities::complaint::{Model, Openness};
use linli_entities::unit::UnitId;

use crate::code::Code;
use crate::error::Error;

/// Whether it can be said of a complaint at all: it is public, and something is still to be done.
pub fn is_open(complaint: &Model) -> bool {
    complaint.openness == Openness::Public && complaint.state.is_live()
}

/// Demands that a home may say of a complaint that it has it as well.
///
/// # Errors
/// [`Code::WrongState`] of one that is not public or has ended; [`Code::AlreadyThere`] of the home that it is about.
pub fn demand_sayable(complaint: &Model, unit_id: UnitId) -> Result<(), Error> {
    if complaint.unit_id == Some(unit_id) {
        return Err(Error::Conflict(Code::AlreadyThere));
    }
    if is_open(complaint) { Ok(()) } else { Err(Error::Conflict(Code::WrongState)) }
}
