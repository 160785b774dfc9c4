//! Complaints that were filed and answered elsewhere, taken in with the times at which that was.
//!
//! They are counted apart and owed nothing here: no ladder is set up, nobody is told, no list of work shows them.
//! Whatever is done to one afterwards is done here, like to any other.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::complaint::{
    self, Category, Channel, ComplaintId, ComplaintSource, ComplaintState, Grade, Openness,
};
use linli_entities::complaint_act::{ActId, ActKind};
use linli_entities::outbox::OutboxKind;
use linli_entities::project::ProjectId;
use sea_orm::Set;
use serde_json::json;

use super::recording::{self, NewAct, Said};
use crate::db::Txn;
use crate::error::Error;
use crate::features::complaints::rules::table;
use crate::features::complaints::store;
use crate::features::posts::body::Body;
use crate::outbox;

/// A complaint that was filed elsewhere.
#[derive(Clone, Debug)]
pub struct Elsewhere {
    /// The project.
    pub project_id: ProjectId,
    /// Whose it is.
    pub complainant_id: AccountId,
    /// Plain text.
    pub title: String,
    /// What is wrong.
    pub body: Body,
    /// What it is about.
    pub category: Category,
    /// How grave it was found.
    pub grade: Grade,
    /// Who may read it.
    pub openness: Openness,
    /// When it was received there.
    pub received_at: Instant,
}

/// Takes a complaint in.
///
/// # Errors
/// When the database fails.
pub async fn take_in(txn: &Txn, new: Elsewhere, now: Instant) -> Result<ComplaintId, Error> {
    let row = complaint::ActiveModel {
        project_id: Set(new.project_id),
        number: Set(store::take_number(txn, new.project_id).await?),
        complainant_id: Set(new.complainant_id),
        title: Set(new.title),
        category: Set(new.category),
        grade: Set(new.grade),
        openness: Set(new.openness),
        channel: Set(Channel::Online),
        source: Set(ComplaintSource::Imported),
        state: Set(ComplaintState::Received),
        cycle: Set(1),
        received_at: Set(new.received_at),
        filed_at: Set(now),
        act_count: Set(0),
        ..Default::default()
    };
    let complaint = store::insert(txn, row).await?;
    let detail = json!({
        "grade": new.grade, "category": new.category, "channel": Channel::Online,
        "received_us": new.received_at.timestamp_micros(), "source": ComplaintSource::Imported,
    });
    let (actor_id, said) = (Some(new.complainant_id), Some(Said::new(new.body)));
    let filed = NewAct { kind: ActKind::Filed, actor_id, detail, said };
    recording::write(txn, &complaint, vec![], filed, new.received_at).await?;
    outbox::enqueue(txn, OutboxKind::Complaint, complaint.id.0, now).await?;
    Ok(complaint.id)
}

/// Takes the answer to an imported complaint in: the act, or what is wrong with it.
///
/// # Errors
/// When the database fails.
pub async fn take_in_answer(
    txn: &Txn,
    (id, by): (ComplaintId, AccountId),
    body: Body,
    (answered_at, now): (Instant, Instant),
) -> Result<Result<ActId, String>, Error> {
    let complaint = store::locked(txn, id).await?.ok_or(Error::NotFound("complaint"))?;
    if complaint.source != ComplaintSource::Imported {
        return Ok(Err("the complaint was not imported".to_owned()));
    }
    if complaint.complainant_id == by {
        return Ok(Err("the complainant does not answer the complaint".to_owned()));
    }
    let acts = store::acts(txn, id).await?;
    if acts.last().is_some_and(|act| act.acted_at > answered_at) {
        return Ok(Err("the answer is older than what it answers".to_owned()));
    }
    if table::reached(complaint.state, ActKind::Answered).is_none() {
        return Ok(Err("the complaint takes no answer any more".to_owned()));
    }
    // As with an answer that is given here: whoever answers first answers for it.
    let answered = NewAct {
        kind: ActKind::Answered,
        actor_id: Some(by),
        detail: json!({ "responsible_id": complaint.responsible_id.or(Some(by)) }),
        said: Some(Said::new(body)),
    };
    let (act, _) = recording::write(txn, &complaint, acts, answered, answered_at).await?;
    outbox::enqueue(txn, OutboxKind::Complaint, id.0, now).await?;
    Ok(Ok(act))
}
