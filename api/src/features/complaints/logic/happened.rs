//! What happened to complaints, for those who are told of it.

use std::collections::HashMap;

use linli_entities::account::AccountId;
use linli_entities::complaint::{self, ComplaintId, Grade};
use linli_entities::complaint_act::{self, ActId, ActKind};
use linli_entities::complaint_deadline::DeadlineKind;
use linli_entities::complaint_rung::Rung;
use linli_entities::project;
use serde_json::Value;

use super::{party, reading};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::features::complaints::rules::fold::Deadline;
use crate::features::complaints::rules::ladder;
use crate::features::complaints::rules::table::Party;
use crate::features::complaints::store;

/// An act with what it happened to.
#[derive(Clone, Debug)]
pub struct Happened {
    /// The act.
    pub act: complaint_act::Model,
    /// The complaint, as it is now.
    pub complaint: complaint::Model,
    /// Its project.
    pub project: project::Model,
}

impl Happened {
    fn word(&self, name: &str) -> Option<&str> {
        self.act.detail.get(name).and_then(Value::as_str)
    }

    fn whole(&self, name: &str) -> Option<i64> {
        self.act.detail.get(name).and_then(Value::as_i64)
    }

    /// The grade that the act gave, where it gave one.
    pub fn grade(&self) -> Option<Grade> {
        self.word("grade").and_then(|text| text.parse().ok())
    }

    /// The step of the ladder, where the act is one.
    pub fn rung(&self) -> Option<Rung> {
        self.word("rung").and_then(|text| text.parse().ok())
    }

    /// What runs out of time, where the act is a step of the ladder.
    pub fn owed(&self) -> Option<DeadlineKind> {
        self.word("deadline").and_then(|text| text.parse().ok())
    }

    /// Who works on it from the act on, or no longer.
    pub fn handler_id(&self) -> Option<AccountId> {
        self.whole("handler_id").map(AccountId)
    }
}

/// The acts with these ids that the actor may read of, and how the actor stands to each complaint. Four queries, however
/// many there are.
///
/// # Errors
/// When the database fails.
pub async fn happened(app: &App, actor: &Actor, ids: &[ActId]) -> Result<Vec<(Happened, Party)>, Error> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let db = app.db.read();
    let acts = store::acts_by_ids(db, ids).await?;
    let mut of: Vec<ComplaintId> = acts.iter().map(|act| act.complaint_id).collect();
    of.sort_unstable();
    of.dedup();
    let rows = store::by_ids(db, &of).await?;
    let seen = reading::with_parties(app, actor, rows).await?;
    let seen: HashMap<ComplaintId, _> = seen.into_iter().map(|one| (one.0.id, one)).collect();
    let found = acts.into_iter().filter_map(|act| {
        let (complaint, project, party) = seen.get(&act.complaint_id).cloned()?;
        Some((Happened { act, complaint, project }, party))
    });
    Ok(found.collect())
}

/// How the actor stands to the complaint that this happened to.
///
/// # Errors
/// When the database fails.
pub async fn stands_to(app: &App, actor: &Actor, happened: &Happened) -> Result<Party, Error> {
    party(app.db.read(), actor, &happened.complaint, &happened.project).await
}

/// The step of the ladder whose people are told; none where the act is no step, or tells nobody.
///
/// # Errors
/// When the database fails.
pub async fn alarm(app: &App, happened: &Happened) -> Result<Option<Rung>, Error> {
    let act = &happened.act;
    let step = happened.rung().filter(|_| matches!(act.kind, ActKind::Escalated | ActKind::Breached));
    let Some(rung) = step else { return Ok(None) };
    let rows = store::deadlines(app.db.read(), &[act.complaint_id]).await?;
    let of_act = rows.into_iter().find(|row| {
        Some(row.kind) == happened.owed() && Some(i64::from(row.opened_by)) == happened.whole("opened_by")
    });
    let tells = of_act.is_none_or(|row| ladder::tells(rung, &Deadline::from(row), act.acted_at));
    Ok(tells.then_some(rung))
}

/// Who answered the complaint before this happened: they do not rule on what they said.
///
/// # Errors
/// When the database fails.
pub async fn answered_by(app: &App, happened: &Happened) -> Result<Vec<AccountId>, Error> {
    let acts = store::acts(app.db.read(), happened.complaint.id).await?;
    Ok(acts.iter().filter(|act| act.kind == ActKind::Answered).filter_map(|act| act.actor_id).collect())
}
