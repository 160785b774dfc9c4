//! Use cases of complaints.

mod acting;
pub mod compensations;
mod demands;
mod filing;
mod handing;
mod happened;
pub mod importing;
mod ladder;
mod limits;
mod notes;
pub mod own;
pub mod photos;
mod promise;
mod reading;
mod recording;
pub(super) mod replaying;
pub mod searching;
mod silence;
pub mod visits;
mod working;

pub use acting::{act, act_as_read, erase_words};
pub use filing::file;
pub use handing::hand_back;
pub use happened::{Happened, alarm, answered_by, happened, stands_to};
pub use ladder::tick;
pub use notes::{note, notes};
pub use promise::beside;
pub use reading::{
    Handler, ListKey, Listed, Note, Seen, SeenAct, Sort, Work, complaining, get, handlers, history, list,
    statements, timeline,
};
pub use recording::{Said, demand_clock};
pub use silence::tick as tick_silent;
pub use working::{SeenHold, assign_all, holders};

use linli_entities::complaint::{self, ComplaintId, ComplaintState, Openness};
use linli_entities::{complaint_act, project};
use sea_orm::ConnectionTrait;

use super::rules::table::Party;
use super::store;
use crate::actor::{Actor, Permission, Scope};
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::sessions;
use crate::features::projects;

/// How the actor stands to a complaint.
async fn party(
    db: &impl ConnectionTrait,
    actor: &Actor,
    complaint: &complaint::Model,
    project: &project::Model,
) -> Result<Party, Error> {
    let at_home = match (actor.account_id(), complaint.unit_id) {
        (Some(account_id), Some(unit_id)) => store::share_a_home(db, account_id, unit_id).await?,
        _ => false,
    };
    Ok(stands(actor, complaint, project, at_home))
}

/// The same, where it is known whether the actor shares the home that the complaint is about. The household comes before
/// the role: whoever lives there does not answer (E03).
fn stands(actor: &Actor, complaint: &complaint::Model, project: &project::Model, at_home: bool) -> Party {
    let scope = Scope::Project(project.id, &project.city);
    match actor {
        Actor::System => Party::System,
        Actor::Guest => Party::Stranger,
        Actor::Account(account) if account.account_id == complaint.complainant_id => Party::Complainant,
        Actor::Account(_) if at_home => Party::Household,
        _ if actor.may(Permission::LeadComplaints, scope) => Party::Lead,
        _ if actor.may(Permission::AnswerComplaints, scope) => Party::Staff,
        Actor::Account(_) => Party::Stranger,
    }
}

/// A complaint with its project, and how the actor stands to it: for use cases of other nouns.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or none that the actor may read.
pub async fn readable(
    db: &impl ConnectionTrait,
    actor: &Actor,
    id: ComplaintId,
) -> Result<(complaint::Model, project::Model, Party), Error> {
    let unknown = || Error::NotFound("complaint");
    let complaint = store::by_ids(db, &[id]).await?.pop().ok_or_else(unknown)?;
    let project = projects::logic::project(db, complaint.project_id).await?;
    let party = party(db, actor, &complaint, &project).await?;
    if may_read(party, &complaint) { Ok((complaint, project, party)) } else { Err(unknown()) }
}

/// A complaint under its lock with its project, who acts with the rights of the moment, and how that one stands to it.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or none that the actor may read; [`Error::SignInRequired`] when the account
/// was closed since.
async fn seen_now(
    txn: &Txn,
    actor: &Actor,
    id: ComplaintId,
) -> Result<(Actor, complaint::Model, project::Model, Party), Error> {
    let unknown = || Error::NotFound("complaint");
    let actor = sessions::seen_again(txn, actor).await?;
    let complaint = store::locked(txn, id).await?.ok_or_else(unknown)?;
    let project = projects::logic::project(txn, complaint.project_id).await?;
    let party = party(txn, &actor, &complaint, &project).await?;
    if may_read(party, &complaint) { Ok((actor, complaint, project, party)) } else { Err(unknown()) }
}

/// Whether somebody who stands so may read the complaint. What was closed as spam or abuse is shown to nobody else.
fn may_read(party: Party, complaint: &complaint::Model) -> bool {
    let shown = complaint.state != ComplaintState::ClosedByModeration;
    party != Party::Stranger || (complaint.openness == Openness::Public && shown)
}

/// The number of the answer that an act takes back.
fn retracted_number(act: &complaint_act::Model) -> Option<i32> {
    recording::fact(act).of.filter(|_| act.kind == complaint_act::ActKind::AnswerRetracted)
}
