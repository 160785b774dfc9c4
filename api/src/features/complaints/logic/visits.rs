//! Follow-up visits: planned when a complaint ends, made by somebody who did not work on it.

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::complaint::{self, ComplaintId};
use linli_entities::complaint_act::ActKind;
use linli_entities::project::ProjectId;
use linli_entities::visit::{self, VisitId, VisitState};
use sea_orm::Set;
use serde_json::json;

use super::reading::{self, Seen};
use super::recording::{self, NewAct, Said};
use super::seen_now;
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::audit;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::AccountRef;
use crate::features::complaints::rules::table::{self, Party};
use crate::features::complaints::rules::visits::{self as rules, Asked};
use crate::features::complaints::store::{self, visits as rows};
use crate::features::{accounts, posts};
use crate::once::Once;
use crate::page::PageRequest;

/// A visit, as staff see it.
#[derive(Clone, Debug)]
pub struct SeenVisit {
    /// The row.
    pub row: visit::Model,
    /// Who asked last.
    pub visitor: Option<AccountRef>,
    /// Whether the reader may make it now.
    pub may_visit: bool,
    /// The time at which it was read.
    pub now: Instant,
}

/// Plans what an act asks for, in its transaction: a visit when the complaint ends, none any more when it is opened
/// again.
pub(super) async fn follow(
    txn: &Txn,
    complaint: &complaint::Model,
    kind: ActKind,
    now: Instant,
) -> Result<(), Error> {
    match kind {
        ActKind::Confirmed | ActKind::AutoClosed
            if rules::is_asked_about(complaint.grade, complaint.number) =>
        {
            let (from_at, due_at) = rules::window(now);
            let row = visit::ActiveModel {
                complaint_id: Set(complaint.id),
                cycle: Set(complaint.cycle),
                state: Set(VisitState::Due),
                from_at: Set(from_at),
                due_at: Set(due_at),
                attempt_count: Set(0),
                ..Default::default()
            };
            Ok(rows::plan(txn, row).await?)
        }
        ActKind::Reopened => Ok(rows::cancel(txn, complaint.id, now).await?),
        _ => Ok(()),
    }
}

/// Whether the actor works on the complaint or answers for it: such a one does not ask how it went.
fn worked_on(complaint: &complaint::Model, actor: &Actor) -> bool {
    actor.account_id().is_some_and(|id| [complaint.handler_id, complaint.responsible_id].contains(&Some(id)))
}

#[derive(Clone)]
struct Visiting {
    actor: Actor,
    complaint_id: ComplaintId,
    asked: Asked,
    said: Option<Said>,
    once: Once,
    now: Instant,
}

/// Records that the complainant was asked, with what they said.
///
/// # Errors
/// [`Error::NotFound`] for a complaint that may not be read; [`Code::Forbidden`] to whoever is not its staff;
/// [`Code::Involved`] to who works on it or answers for it; [`Code::WrongState`] where no visit is to be made, [`Code::TooEarly`] where
/// it is not time yet.
pub async fn visit(
    app: &App,
    actor: &Actor,
    complaint_id: ComplaintId,
    (asked, words): (Asked, Option<String>),
    once: Once,
) -> Result<SeenVisit, Error> {
    let account_id = actor.signed_in()?.account_id;
    reading::demand_staff(app, actor, complaint_id).await?;
    app.rates.write.count(&account_id)?;
    let said = match words {
        Some(words) => Some(Said::new(posts::logic::render(app, &words).await?)),
        None => None,
    };
    let input = Visiting { actor: actor.clone(), complaint_id, asked, said, once, now: app.clock.now() };
    app.db.write(input, |txn, visiting| Box::pin(visit_in(txn, visiting))).await?;
    of_complaint(app, actor, complaint_id).await?.pop().ok_or(Error::NotFound("visit"))
}

async fn visit_in(txn: &Txn, visiting: Visiting) -> Result<(), Error> {
    let Visiting { actor, complaint_id, asked, said, once, now } = visiting;
    let (actor, complaint, _, party) = seen_now(txn, &actor, complaint_id).await?;
    if once.made_before(txn).await?.is_some() {
        return Ok(());
    }
    table::next(complaint.state, ActKind::Visited, party)?;
    if worked_on(&complaint, &actor) {
        return Err(Error::Forbidden(Code::Involved));
    }
    let planned = rows::of_complaint(txn, complaint_id).await?;
    let planned = planned.into_iter().find(|row| row.state == VisitState::Due);
    let row = planned.ok_or(Error::Conflict(Code::WrongState))?;
    if now < row.from_at {
        return Err(Error::Conflict(Code::TooEarly));
    }
    let attempt = row.attempt_count + 1;
    let state = asked.leads_to(attempt);
    let mut changed = visit::ActiveModel {
        id: Set(row.id),
        state: Set(state),
        attempt_count: Set(attempt),
        visitor_id: Set(actor.account_id()),
        ended_at: Set((state != VisitState::Due).then_some(now)),
        ..Default::default()
    };
    let mut detail = json!({ "visit_id": row.id, "attempt": attempt, "visit": state });
    if let Asked::Reached { solved, satisfaction } = asked {
        (changed.solved, changed.satisfaction) = (Set(Some(solved)), Set(satisfaction));
        detail["solved"] = json!(solved);
        if let Some(satisfaction) = satisfaction {
            detail["satisfaction"] = json!(satisfaction);
        }
    }
    rows::update(txn, changed).await?;
    audit::record(txn, &actor, "visit_complainant", ("complaint", complaint_id.0), detail.clone(), now)
        .await?;
    let act = NewAct { kind: ActKind::Visited, actor_id: actor.account_id(), detail, said };
    recording::record(txn, &complaint, act, now).await?;
    once.remember(txn, complaint_id.0, now).await
}

/// The visits of a complaint, oldest first, for its staff.
///
/// # Errors
/// [`Error::NotFound`] for a complaint that may not be read; [`Code::Forbidden`] to whoever is not its staff.
pub async fn of_complaint(app: &App, actor: &Actor, id: ComplaintId) -> Result<Vec<SeenVisit>, Error> {
    actor.signed_in()?;
    let (complaint, _, party) = reading::demand_staff(app, actor, id).await?;
    let found = rows::of_complaint(app.db.read(), id).await?;
    shown(app, actor, found.into_iter().map(|row| (row, &complaint, party)).collect()).await
}

async fn shown(
    app: &App,
    actor: &Actor,
    found: Vec<(visit::Model, &complaint::Model, Party)>,
) -> Result<Vec<SeenVisit>, Error> {
    let visitors: Vec<_> = found.iter().filter_map(|(row, ..)| row.visitor_id).collect();
    let people = accounts::logic::refs(app, &visitors, Scope::Anywhere).await?;
    let now = app.clock.now();
    let seen = found.into_iter().map(|(row, complaint, party)| SeenVisit {
        visitor: row.visitor_id.and_then(|id| people.get(&id).cloned()),
        may_visit: row.state == VisitState::Due
            && row.from_at <= now
            && table::next(complaint.state, ActKind::Visited, party).is_ok()
            && !worked_on(complaint, actor),
        row,
        now,
    });
    Ok(seen.collect())
}

/// A page of the visits whose time has come in the projects where the actor answers complaints, the most urgent first,
/// each with its complaint, and the cursor of the next.
///
/// # Errors
/// [`Code::Forbidden`] to whoever answers nowhere.
pub async fn due(
    app: &App,
    actor: &Actor,
    project_id: Option<ProjectId>,
    page: &PageRequest<(Instant, VisitId)>,
) -> Result<(Vec<(SeenVisit, Seen)>, Option<String>), Error> {
    let reach = actor.demand_reach(Permission::AnswerComplaints)?;
    let found = rows::due(app.db.read(), &reach, project_id, app.clock.now(), page).await?;
    let (found, next) = page.cut(found, |row| (row.due_at, row.id));
    let ids: Vec<ComplaintId> = found.iter().map(|row| row.complaint_id).collect();
    let complaints = store::by_ids(app.db.read(), &ids).await?;
    let complaints = reading::worked_on(app, actor, complaints).await?;
    let complaints = reading::shown(app, actor, complaints).await?;
    let mut complaints: HashMap<ComplaintId, Seen> =
        complaints.into_iter().map(|seen| (seen.row.id, seen)).collect();
    let visits = found.into_iter().filter_map(|row| {
        let seen = complaints.get(&row.complaint_id)?;
        Some((row, &seen.row, seen.party))
    });
    let visits = shown(app, actor, visits.collect()).await?;
    let seen = visits.into_iter().filter_map(|visit| {
        let complaint = complaints.remove(&visit.row.complaint_id)?;
        Some((visit, complaint))
    });
    Ok((seen.collect(), next))
}
