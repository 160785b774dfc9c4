//! The data of the page of a complaint.

use linli_entities::complaint::ComplaintId;
use serde_json::{Value, json};

use super::data::{json, list};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::features::complaints::output::compensations::Compensation;
use crate::features::complaints::output::{Complaint, ComplaintAct};
use crate::features::complaints::rules::table::Party;
use crate::features::{complaints, me_toos};

/// A complaint, what happened to it, and how many homes have it as well.
///
/// # Errors
/// [`Error::NotFound`] where there is none for the actor.
pub async fn complaint(app: &App, actor: &Actor, id: ComplaintId) -> Result<Value, Error> {
    let seen = complaints::logic::get(app, actor, id).await?;
    let acts = complaints::logic::timeline(app, actor, id).await?;
    // What is offered for it is for the complainant alone; staff see it at the desk.
    let offered = match seen.party {
        Party::Complainant => complaints::logic::compensations::of_complaint(app, actor, id).await?,
        _ => vec![],
    };
    Ok(json!({
        "complaint": json(&Complaint::from(seen)),
        "acts": list(&acts.into_iter().map(ComplaintAct::from).collect::<Vec<_>>()),
        "compensations": list(&offered.into_iter().map(Compensation::from).collect::<Vec<_>>()),
        "me_toos": json(&me_toos::logic::get(app, actor, id).await?),
    }))
}
