//! Homes: what is done for each from its contract to the visit after four years (docs/journey.md).
//!
//! What always holds: the journey of a home is known to its household (who holds it or acts for whom does, never its
//! tenants) and to staff who care for homes there, to nobody else; where it stands is what its days say today, and no
//! job has to have run; whoever has no role there any more is nobody's manager; a visit is due every four years after
//! the handover, and none is left out.
//! Deliberately absent: who lives where, which is in ownerships; complaints, which a finding only leads to; the
//! follow-up visits of complaints, which are others.

pub mod http;
pub mod input;
pub mod logic;
pub mod output;
pub mod rules;
mod store;
