//! Use cases of complaints.

mod acting;
mod filing;
mod ladder;
pub mod photos;
mod promise;
mod reading;

pub use acting::{Said, act, act_as_read, erase_words, note, notes};
pub use filing::file;
pub use ladder::tick;
pub use promise::{last_days, promise};
pub use reading::{Handler, Listed, Note, Seen, SeenAct, Sort, get, handlers, list, timeline};

use linli_entities::complaint::{self, Openness};
use linli_entities::project;
use sea_orm::ConnectionTrait;

use super::rules::table::Party;
use super::store;
use crate::actor::{Actor, Permission, Scope};
use crate::error::Error;

/// How the actor stands to a complaint. The household comes before the role: whoever lives there does not answer (E03).
async fn party(
    db: &impl ConnectionTrait,
    actor: &Actor,
    complaint: &complaint::Model,
    project: &project::Model,
) -> Result<Party, Error> {
    if matches!(actor, Actor::System) {
        return Ok(Party::System);
    }
    let Some(account_id) = actor.account_id() else { return Ok(Party::Stranger) };
    if account_id == complaint.complainant_id {
        return Ok(Party::Complainant);
    }
    if let Some(unit_id) = complaint.unit_id
        && store::share_a_home(db, account_id, unit_id).await?
    {
        return Ok(Party::Household);
    }
    let scope = Scope::Project(project.id, &project.city);
    Ok(if actor.may(Permission::LeadComplaints, scope) {
        Party::Lead
    } else if actor.may(Permission::AnswerComplaints, scope) {
        Party::Staff
    } else {
        Party::Stranger
    })
}

/// Whether somebody who stands so may read the complaint: design invariant 1.
fn may_read(party: Party, complaint: &complaint::Model) -> bool {
    party != Party::Stranger || complaint.openness == Openness::Public
}
