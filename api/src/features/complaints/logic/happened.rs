//! What happened to complaints, for those who are told of it.

use std::collections::HashMap;

use linli_entities::complaint::{self, ComplaintId};
use linli_entities::complaint_act::{self, ActId, ActKind};
use linli_entities::complaint_rung::Rung;
use linli_entities::project;
use sea_orm::ConnectionTrait;
use serde_json::Value;

use super::party;
use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::features::complaints::rules::fold::Deadline;
use crate::features::complaints::rules::ladder;
use crate::features::complaints::rules::table::Party;
use crate::features::complaints::store;
use crate::features::projects;

/// An act with what it happened to.
#[derive(Clone, Debug)]
pub struct Happened {
    /// The act.
    pub act: complaint_act::Model,
    /// The complaint, as it is now.
    pub complaint: complaint::Model,
    /// Its project.
    pub project: project::Model,
    /// The step of the ladder whose people are told; none where the act is no step, or tells nobody.
    pub alarm: Option<Rung>,
}

/// The acts with these ids, whoever may read them.
///
/// # Errors
/// When the database fails.
pub async fn happened(app: &App, ids: &[ActId]) -> Result<Vec<Happened>, Error> {
    let db = app.db.read();
    let mut known: HashMap<ComplaintId, (complaint::Model, project::Model)> = HashMap::new();
    let mut found = vec![];
    for act in store::acts_by_ids(db, ids).await? {
        if !known.contains_key(&act.complaint_id) {
            let Some(complaint) = store::by_id(db, act.complaint_id).await? else { continue };
            let project = projects::logic::project(db, complaint.project_id).await?;
            known.insert(act.complaint_id, (complaint, project));
        }
        let Some((complaint, project)) = known.get(&act.complaint_id).cloned() else { continue };
        let alarm = alarm(db, &act).await?;
        found.push(Happened { act, complaint, project, alarm });
    }
    Ok(found)
}

/// How the actor stands to the complaint that this happened to.
///
/// # Errors
/// When the database fails.
pub async fn stands(db: &impl ConnectionTrait, actor: &Actor, happened: &Happened) -> Result<Party, Error> {
    party(db, actor, &happened.complaint, &happened.project).await
}

async fn alarm(db: &impl ConnectionTrait, act: &complaint_act::Model) -> Result<Option<Rung>, Error> {
    if !matches!(act.kind, ActKind::Escalated | ActKind::Breached) {
        return Ok(None);
    }
    let word = |name: &str| act.detail.get(name).and_then(Value::as_str);
    let Some(rung) = word("rung").and_then(|text| text.parse::<Rung>().ok()) else { return Ok(None) };
    let opened_by = act.detail.get("opened_by").and_then(Value::as_i64);
    let rows = store::deadlines(db, &[act.complaint_id]).await?;
    let of_act = rows.into_iter().find(|row| {
        Some(row.kind.as_str()) == word("deadline") && Some(i64::from(row.opened_by)) == opened_by
    });
    let tells = of_act.is_none_or(|row| ladder::tells(rung, &Deadline::from(row), act.acted_at));
    Ok(tells.then_some(rung))
}
