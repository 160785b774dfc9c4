//! Adding up acts anew: what the rows of a complaint say is compared with what its acts add up to, and brought to it.

use std::collections::{BTreeMap, HashMap};

use linli_entities::compensation::{self, CompensationId, CompensationState};
use linli_entities::complaint::{self, ComplaintId};
use linli_entities::complaint_act;
use linli_entities::complaint_deadline;
use sea_orm::ActiveValue;
use sea_orm::{IntoActiveModel as _, Set};

use super::recording;
use crate::app::App;
use crate::error::Error;
use crate::features::complaints::rules::compensation as offers;
use crate::features::complaints::rules::fold::{Deadline, Standing};
use crate::features::complaints::store::{self, compensations};

/// Complaints that are compared at once.
const PAGE: u64 = 100;

/// What a complaint says otherwise than its acts add up to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Differs {
    /// Its row: the state, the grade, who works on it, what is due.
    Row,
    /// What is and was owed.
    Deadlines,
    /// What is offered for it.
    Compensations,
    /// Its acts begin with no filing, or one of them is missing.
    Acts,
}

/// What adding up a page of complaints came to.
#[derive(Clone, Debug, Default)]
pub struct Replayed {
    /// Those that differ.
    pub differing: Vec<(ComplaintId, Differs)>,
    /// How many were looked at.
    pub count: u64,
    /// Where the next page begins; none after the last.
    pub next: Option<ComplaintId>,
}

/// Compares a page of complaints with what their acts add up to.
pub(crate) async fn compare(app: &App, after: ComplaintId) -> Result<Replayed, Error> {
    let db = app.db.read();
    let rows = store::after(db, after, PAGE).await?;
    let next = rows.last().map(|row| row.id).filter(|_| rows.len() as u64 == PAGE);
    let mut replayed = Replayed { count: rows.len() as u64, next, ..Replayed::default() };
    let ids: Vec<ComplaintId> = rows.iter().map(|row| row.id).collect();
    let mut acts: HashMap<ComplaintId, Vec<complaint_act::Model>> = HashMap::new();
    for act in store::acts_of(db, &ids).await? {
        acts.entry(act.complaint_id).or_default().push(act);
    }
    let mut deadlines: HashMap<ComplaintId, Vec<Deadline>> = HashMap::new();
    for row in store::deadlines(db, &ids).await? {
        deadlines.entry(row.complaint_id).or_default().push(row.into());
    }
    let mut offered: HashMap<ComplaintId, Vec<compensation::Model>> = HashMap::new();
    for row in compensations::of_complaints(db, &ids).await? {
        offered.entry(row.complaint_id).or_default().push(row);
    }
    for row in rows {
        let acts = acts.remove(&row.id).unwrap_or_default();
        let owed = deadlines.remove(&row.id).unwrap_or_default();
        let offered = offered.remove(&row.id).unwrap_or_default();
        // What differs is read again at one moment: whoever acts meanwhile makes no difference of it.
        if differs(&row, &acts, owed, &offered).is_some()
            && let Some(differs) = look_again(app, row.id).await?
        {
            replayed.differing.push((row.id, differs));
        }
    }
    Ok(replayed)
}

async fn look_again(app: &App, id: ComplaintId) -> Result<Option<Differs>, Error> {
    app.db
        .write(id, |txn, id| {
            Box::pin(async move {
                let Some(row) = store::locked(txn, id).await? else { return Ok(None) };
                let acts = store::acts(txn, id).await?;
                let owed = store::deadlines(txn, &[id]).await?.into_iter().map(Deadline::from).collect();
                let offered = compensations::of_complaints(txn, &[id]).await?;
                Ok(differs(&row, &acts, owed, &offered))
            })
        })
        .await
}

fn differs(
    row: &complaint::Model,
    acts: &[complaint_act::Model],
    mut deadlines: Vec<Deadline>,
    offered: &[compensation::Model],
) -> Option<Differs> {
    let numbered = acts.iter().zip(1..).all(|(act, number)| act.number == number);
    let Some(standing) = recording::standing_of(row.id, acts).ok().filter(|_| numbered) else {
        return Some(Differs::Acts);
    };
    // In the order of opening, however the rows were written.
    deadlines.sort_by_key(|one| (one.opened_by, one.kind));
    let mut owed = standing.deadlines.clone();
    owed.sort_by_key(|one| (one.opened_by, one.kind));
    if deadlines != owed {
        return Some(Differs::Deadlines);
    }
    if offers_of(acts) != offered.iter().map(|row| (row.id, (row.state, row.value_fen))).collect() {
        return Some(Differs::Compensations);
    }
    (changed(row, &standing, acts) != *row).then_some(Differs::Row)
}

/// What was offered, where each of it stands and what it is worth, as the acts say.
fn offers_of(acts: &[complaint_act::Model]) -> BTreeMap<CompensationId, (CompensationState, i64)> {
    let offer = |act: &complaint_act::Model| {
        let whole = |key: &str| act.detail.get(key)?.as_i64();
        let id = CompensationId(whole("compensation_id")?);
        Some((id, (offers::after(act.kind)?, whole("value_fen")?)))
    };
    acts.iter().filter_map(offer).collect()
}

/// The row as its acts would have it.
fn changed(row: &complaint::Model, standing: &Standing, acts: &[complaint_act::Model]) -> complaint::Model {
    let count = i32::try_from(acts.len()).unwrap_or(i32::MAX);
    let derived = recording::row_of(row, standing, count);
    let mut whole = row.clone().into_active_model();
    macro_rules! take {
        ($($field:ident)+) => { $(if let ActiveValue::Set(value) = derived.$field { whole.$field = ActiveValue::Set(value); })+ };
    }
    take!(state grade cycle promise_version handler_id responsible_id rating due_at step_at proposed_by skipped);
    take!(act_count team_id team_decided refused_at offered_to_id danger);
    sea_orm::TryIntoModel::try_into_model(whole).unwrap_or_else(|_| row.clone())
}

/// Writes the row and the deadlines of a complaint as its acts add up to, which steps of the ladders were reached, and
/// where stands what is offered.
pub(crate) async fn rebuild(app: &App, id: ComplaintId) -> Result<(), Error> {
    app.db
        .write(id, |txn, id| {
            Box::pin(async move {
                let Some(complaint) = store::locked(txn, id).await? else { return Ok(()) };
                let (acts, standing) = recording::acts_and_standing(txn, id).await?;
                let derived =
                    recording::row_of(&complaint, &standing, changed(&complaint, &standing, &acts).act_count);
                store::update(txn, derived).await?;
                let rows: Vec<complaint_deadline::Model> = store::deadlines(txn, &[id]).await?;
                let of = |row: &complaint_deadline::Model, one: &Deadline| {
                    (row.kind, row.opened_by) == (one.kind, one.opened_by)
                };
                for row in rows.iter().filter(|row| !standing.deadlines.iter().any(|one| of(row, one))) {
                    store::delete_deadline(txn, row.id).await?;
                }
                store::put_deadlines(txn, &complaint, &standing.deadlines).await?;
                for (id, (state, value_fen)) in offers_of(&acts) {
                    let (id, state, value_fen) = (Set(id), Set(state), Set(value_fen));
                    let row = compensation::ActiveModel { id, state, value_fen, ..Default::default() };
                    compensations::update(txn, row).await?;
                }
                Ok(store::mark_fired(txn, id, &acts).await?)
            })
        })
        .await
}
