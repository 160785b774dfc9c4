//! Compensation: proposed, approved by somebody else, accepted, carried out once, received. Each step is an act.

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::compensation::{self, CompensationId, CompensationKind, CompensationState};
use linli_entities::complaint::{self, ComplaintId};
use linli_entities::complaint_act::{ActId, ActKind};
use linli_entities::project::{self, ProjectId};
use linli_entities::{compensation_approval, compensation_payment};
use sea_orm::Set;
use serde_json::{Value, json};

use super::reading;
use super::recording::{self, NewAct, Said};
use super::seen_now;
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::audit;
use crate::code::Code;
use crate::db::Txn;
use crate::error::{Error, OnViolation as _};
use crate::features::accounts::logic::AccountRef;
use crate::features::complaints::rules::compensation::{
    self as rules, Approver, COMPENSATIONS_MAX, Offer, Step,
};
use crate::features::complaints::rules::table::{self, Party};
use crate::features::complaints::store::{self, compensations as rows};
use crate::features::projects::output::ProjectRef;
use crate::features::{accounts, posts, projects};
use crate::once::Once;
use crate::page::PageRequest;

pub use super::limits::{SeenLimits, limits, set_limits};
pub use rows::{Filter, Total};

/// A compensation, as one reader sees it.
#[derive(Clone, Debug)]
pub struct SeenCompensation {
    /// The row.
    pub row: compensation::Model,
    /// Its project.
    pub project: ProjectRef,
    /// What it is for, as sanitised HTML.
    pub html: Option<String>,
    /// Who proposed it; for staff.
    pub proposed_by: Option<AccountRef>,
    /// Who approved it and when; for staff.
    pub approvals: Vec<(AccountRef, Instant)>,
    /// How many persons approve it.
    pub persons: usize,
    /// That it was carried out, and by whom.
    pub payment: Option<(compensation_payment::Model, AccountRef)>,
    /// What the reader may do.
    pub may: May,
    /// The time at which it was read.
    pub now: Instant,
}

/// What a reader may do about a compensation as it stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct May {
    /// Approve it.
    pub approve: bool,
    /// Refuse it, or take it back.
    pub refuse: bool,
    /// Accept or decline it.
    pub decide: bool,
    /// Carry it out.
    pub pay: bool,
    /// Confirm that it arrived.
    pub receive: bool,
}

#[derive(Clone)]
struct Proposing {
    actor: Actor,
    complaint_id: ComplaintId,
    offer: Offer,
    said: Said,
    once: Once,
    now: Instant,
}

/// Proposes a compensation, with what it is for.
///
/// # Errors
/// [`Error::NotFound`] for a complaint that may not be read; [`Code::Forbidden`] to whoever is not its staff;
/// [`Code::WrongState`] before the first answer; [`Code::AlreadyProposed`] while another of the kind is open;
/// [`Code::TooMany`].
pub async fn propose(
    app: &App,
    actor: &Actor,
    complaint_id: ComplaintId,
    (offer, markdown): (Offer, String),
    once: Once,
) -> Result<SeenCompensation, Error> {
    let account_id = actor.signed_in()?.account_id;
    reading::demand_staff(app, actor, complaint_id).await?;
    app.rates.write.count(&account_id)?;
    let said = Said::new(posts::logic::render(app, &markdown).await?);
    let now = app.clock.now();
    let input = Proposing { actor: actor.clone(), complaint_id, offer, said, once, now };
    let id = app.db.write(input, |txn, proposing| Box::pin(propose_in(txn, proposing))).await?;
    get(app, actor, id).await
}

async fn propose_in(txn: &Txn, proposing: Proposing) -> Result<CompensationId, Error> {
    let Proposing { actor, complaint_id, offer, said, once, now } = proposing;
    let (actor, complaint, _, party) = seen_now(txn, &actor, complaint_id).await?;
    let kind = ActKind::CompensationProposed;
    table::next(complaint.state, kind, party)?;
    if let Some(before) = once.made_before(txn).await? {
        return Ok(CompensationId(before));
    }
    if rows::count_of(txn, complaint_id).await? >= COMPENSATIONS_MAX {
        return Err(Error::Conflict(Code::TooMany));
    }
    let proposed_by = actor.signed_in()?.account_id;
    let row = compensation::ActiveModel {
        complaint_id: Set(complaint_id),
        project_id: Set(complaint.project_id),
        kind: Set(offer.kind),
        value_fen: Set(offer.value_fen),
        points: Set(offer.points),
        state: Set(CompensationState::Proposed),
        proposed_by: Set(proposed_by),
        proposed_at: Set(now),
        proposed_act: Set(complaint.act_count + 1),
        pay_within_days: Set(offer.pay_within_days),
        version: Set(1),
        ..Default::default()
    };
    let id = rows::insert(txn, row).await.on_unique(Error::Conflict(Code::AlreadyProposed))?;
    let mut detail = detail(id, offer.kind, offer.value_fen, offer.points);
    detail["pay_within_days"] = json!(offer.pay_within_days);
    let entity = ("compensation", id.0);
    audit::record(txn, &actor, "propose_compensation", entity, detail.clone(), now).await?;
    let act = NewAct { kind, actor_id: actor.account_id(), detail, said: Some(said) };
    recording::record(txn, &complaint, act, now).await?;
    once.remember(txn, id.0, now).await?;
    Ok(id)
}

fn detail(id: CompensationId, kind: CompensationKind, value_fen: i64, points: Option<i64>) -> Value {
    let mut detail = json!({ "compensation_id": id, "compensation": kind, "value_fen": value_fen });
    if let Some(points) = points {
        detail["points"] = json!(points);
    }
    detail
}

#[derive(Clone)]
struct Stepping {
    actor: Actor,
    id: CompensationId,
    step: Step,
    said: Option<Said>,
    once: Once,
    now: Instant,
}

/// Does the next thing about a compensation. Sent again, it is done once: whatever is retried, nothing is carried out
/// a second time.
///
/// # Errors
/// [`Error::NotFound`] for one that the actor may not know of; those of [`Step::lead`], [`rules::demand_approver`] and
/// [`table::next`]; [`Code::ReferenceUsed`] where something else stands there in the books.
pub async fn step(
    app: &App,
    actor: &Actor,
    id: CompensationId,
    step: Step,
    once: Once,
) -> Result<SeenCompensation, Error> {
    let account_id = actor.signed_in()?.account_id;
    get(app, actor, id).await?;
    app.rates.write.count(&account_id)?;
    let said = match &step {
        Step::Refuse(reason) => Some(Said::new(posts::logic::render(app, reason).await?)),
        _ => None,
    };
    let input = Stepping { actor: actor.clone(), id, step, said, once, now: app.clock.now() };
    app.db.write(input, |txn, stepping| Box::pin(step_in(txn, stepping))).await?;
    get(app, actor, id).await
}

async fn step_in(txn: &Txn, stepping: Stepping) -> Result<(), Error> {
    let Stepping { actor, id, step, said, once, now } = stepping;
    let unknown = || Error::NotFound("compensation");
    let complaint_id = rows::by_id(txn, id).await?.ok_or_else(unknown)?.complaint_id;
    let (actor, complaint, project, party) = seen_now(txn, &actor, complaint_id).await?;
    // Read under the lock of the complaint: of two who act at once the second sees what the first did.
    let row = rows::by_id(txn, id).await?.filter(|row| rules::knows_of(row, party)).ok_or_else(unknown)?;
    if once.made_before(txn).await?.is_some() || is_done(txn, &row, &step).await? {
        return Ok(());
    }
    let (state, kind) = demand(txn, &row, &step, &actor, (&complaint, &project, party)).await?;
    let mut detail = detail(id, row.kind, row.value_fen, row.points);
    let mut changed = compensation::ActiveModel {
        id: Set(id),
        state: Set(state),
        version: Set(row.version + 1),
        ..Default::default()
    };
    match &step {
        Step::Approve => {
            rows::approve(txn, id, actor.signed_in()?.account_id, now).await?;
            changed.approved_at = Set((state == CompensationState::Approved).then_some(now));
        }
        Step::Refuse(_) | Step::Decline => changed.closed_at = Set(Some(now)),
        Step::Accept => {
            let pay_by_at = rules::pay_by(now, row.pay_within_days);
            changed.pay_by_at = Set(Some(pay_by_at));
            detail["pay_by_us"] = json!(pay_by_at.timestamp_micros());
        }
        Step::Pay(reference) => {
            pay(txn, &row, reference, &actor, now).await?;
            detail["reference"] = json!(reference);
        }
        Step::Receive => changed.received_at = Set(Some(now)),
    }
    rows::update(txn, changed).await?;
    if party.is_staff() {
        audit::record(txn, &actor, step.operation(), ("compensation", id.0), detail.clone(), now).await?;
    }
    let act = NewAct { kind, actor_id: actor.account_id(), detail, said };
    recording::record(txn, &complaint, act, now).await?;
    once.remember(txn, id.0, now).await
}

/// Whether this was carried out with this very reference before: whoever did not hear the answer asks again.
async fn is_done(txn: &Txn, row: &compensation::Model, step: &Step) -> Result<bool, Error> {
    let Step::Pay(reference) = step else { return Ok(false) };
    let payments = rows::payments(txn, vec![row.id]).await?;
    Ok(payments.iter().any(|payment| payment.reference == *reference))
}

/// What a step needs, where it leads, and what is recorded.
async fn demand(
    txn: &Txn,
    row: &compensation::Model,
    step: &Step,
    actor: &Actor,
    (complaint, project, party): (&complaint::Model, &project::Model, Party),
) -> Result<(CompensationState, ActKind), Error> {
    let mut enough = true;
    match step {
        Step::Approve => {
            let limits = super::limits::of(txn, row.project_id).await?;
            let before = rows::approvals(txn, vec![row.id]).await?;
            let before: Vec<AccountId> = before.iter().map(|approval| approval.approver_id).collect();
            let is_above = is_above(actor, project);
            let account_id = actor.signed_in()?.account_id;
            let weight_fen = rules::weight_fen(row, &rows::of_complaint(txn, row.complaint_id).await?);
            let approver = Approver { account_id, party, is_above, before: &before };
            rules::demand_approver(row, weight_fen, limits, approver)?;
            enough = before.len() + 1 >= limits.persons(weight_fen);
        }
        // What was proposed is taken back by who proposed it, and refused by a lead.
        Step::Refuse(_) if party != Party::Lead && actor.account_id() != Some(row.proposed_by) => {
            return Err(Error::Forbidden(Code::Forbidden));
        }
        Step::Pay(_) if party != Party::Lead => return Err(Error::Forbidden(Code::Forbidden)),
        _ => {}
    }
    let (state, kind) = step.lead(row.state, enough).map_err(|wrong| {
        // Who never does this is told so, whatever the state.
        let allowed = act_of(step).is_none_or(|act| table::parties(act).contains(&party));
        if allowed { wrong } else { Error::Forbidden(Code::Forbidden) }
    })?;
    table::next(complaint.state, kind, party)?;
    Ok((state, kind))
}

fn act_of(step: &Step) -> Option<ActKind> {
    CompensationState::ALL.iter().find_map(|state| step.lead(*state, true).ok()).map(|(_, act)| act)
}

fn is_above(actor: &Actor, project: &project::Model) -> bool {
    actor.may(Permission::ApproveCompensation, projects::rules::scope(project))
}

/// Writes down that it was carried out: the key allows it once, the reference for nothing else.
async fn pay(
    txn: &Txn,
    row: &compensation::Model,
    reference: &str,
    actor: &Actor,
    now: Instant,
) -> Result<(), Error> {
    let payment = compensation_payment::ActiveModel {
        compensation_id: Set(row.id),
        value_fen: Set(row.value_fen),
        points: Set(row.points),
        reference: Set(reference.to_owned()),
        paid_by: Set(actor.signed_in()?.account_id),
        paid_at: Set(now),
    };
    rows::pay(txn, payment).await.on_unique(Error::Conflict(Code::ReferenceUsed))
}

/// A compensation.
///
/// # Errors
/// [`Error::NotFound`] for one that the actor may not know of.
pub async fn get(app: &App, actor: &Actor, id: CompensationId) -> Result<SeenCompensation, Error> {
    let unknown = || Error::NotFound("compensation");
    actor.signed_in()?;
    let row = rows::by_id(app.db.read(), id).await?.ok_or_else(unknown)?;
    let visible = reading::visible(app, actor, row.complaint_id).await;
    let (_, project, party) = visible.map_err(|error| match error {
        Error::NotFound(_) => unknown(),
        other => other,
    })?;
    if !rules::knows_of(&row, party) {
        return Err(unknown());
    }
    shown(app, actor, vec![(row, project, party)]).await?.pop().ok_or_else(unknown)
}

/// The compensations of a complaint, oldest first, as far as the actor may know of them.
///
/// # Errors
/// [`Error::NotFound`] for a complaint that may not be read; [`Code::Forbidden`] to whoever is neither its complainant
/// nor its staff.
pub async fn of_complaint(app: &App, actor: &Actor, id: ComplaintId) -> Result<Vec<SeenCompensation>, Error> {
    actor.signed_in()?;
    let (_, project, party) = reading::visible(app, actor, id).await?;
    if matches!(party, Party::Household | Party::Stranger) {
        return Err(Error::Forbidden(Code::Forbidden));
    }
    let found = rows::of_complaint(app.db.read(), id).await?;
    let known = found.into_iter().filter(|row| rules::knows_of(row, party));
    shown(app, actor, known.map(|row| (row, project.clone(), party)).collect()).await
}

/// A page of the compensations of the projects where the actor answers complaints, the newest first, and the cursor of
/// the next.
///
/// # Errors
/// [`Code::Forbidden`] to whoever answers nowhere.
pub async fn list(
    app: &App,
    actor: &Actor,
    filter: Filter,
    page: &PageRequest<(Instant, CompensationId)>,
) -> Result<(Vec<SeenCompensation>, Option<String>), Error> {
    let reach = actor.demand_reach(Permission::AnswerComplaints)?;
    let db = app.db.read();
    let found = rows::page(db, &reach, &filter, page).await?;
    let (found, next) = page.cut(found, |row| (row.proposed_at, row.id));
    let ids: Vec<ComplaintId> = found.iter().map(|row| row.complaint_id).collect();
    let complaints = reading::worked_on(app, actor, store::by_ids(db, &ids).await?).await?;
    let known = found.into_iter().filter_map(|row| {
        let (_, project, party) = complaints.iter().find(|(one, ..)| one.id == row.complaint_id)?;
        Some((row, project.clone(), *party))
    });
    let known = known.collect();
    Ok((shown(app, actor, known).await?, next))
}

async fn shown(
    app: &App,
    actor: &Actor,
    found: Vec<(compensation::Model, project::Model, Party)>,
) -> Result<Vec<SeenCompensation>, Error> {
    let db = app.db.read();
    let ids: Vec<CompensationId> = found.iter().map(|(row, ..)| row.id).collect();
    let approvals = rows::approvals(db, ids.clone()).await?;
    let payments = rows::payments(db, ids).await?;
    let mut complaints: Vec<ComplaintId> = found.iter().map(|(row, ..)| row.complaint_id).collect();
    complaints.dedup();
    let beside = rows::of_complaints(db, &complaints).await?;
    let people: Vec<AccountId> = found.iter().map(|(row, ..)| row.proposed_by).collect();
    let others = approvals.iter().map(|one| one.approver_id).chain(payments.iter().map(|one| one.paid_by));
    let people: Vec<AccountId> = people.into_iter().chain(others).collect();
    let people = accounts::logic::refs(app, &people, Scope::Anywhere).await?;
    let (mut seen, now) = (vec![], app.clock.now());
    let mut words = reasons(app, &found).await?;
    let limits = super::limits::of_all(db, found.iter().map(|(_, project, _)| project.id)).await?;
    for (row, project, party) in found {
        let limits = limits.get(&project.id).copied().unwrap_or_default();
        let weight_fen = rules::weight_fen(&row, &beside);
        let own: Vec<&compensation_approval::Model> =
            approvals.iter().filter(|one| one.compensation_id == row.id).collect();
        let payment = payments.iter().find(|one| one.compensation_id == row.id).cloned();
        let by: Vec<AccountId> = own.iter().map(|one| one.approver_id).collect();
        let staff = party.is_staff();
        let named = own.iter().map(|one| (AccountRef::of(&people, one.approver_id), one.approved_at));
        seen.push(SeenCompensation {
            html: words.remove(&row.id),
            proposed_by: people.get(&row.proposed_by).cloned().filter(|_| staff),
            approvals: named.filter(|_| staff).collect(),
            persons: limits.persons(weight_fen),
            payment: payment.map(|one| (one.clone(), AccountRef::of(&people, one.paid_by))),
            may: may(&row, actor, party, (limits, weight_fen), (&project, &by)),
            project: ProjectRef::from(&project),
            row,
            now,
        });
    }
    Ok(seen)
}

/// What each is for, as sanitised HTML; missing where it was erased.
async fn reasons(
    app: &App,
    found: &[(compensation::Model, project::Model, Party)],
) -> Result<HashMap<CompensationId, String>, Error> {
    let db = app.db.read();
    let proposed: Vec<(ComplaintId, i32)> =
        found.iter().map(|(row, ..)| (row.complaint_id, row.proposed_act)).collect();
    let acts = store::act_ids(db, &proposed).await?;
    let texts = store::texts(db, &acts.values().copied().collect::<Vec<_>>()).await?;
    let texts: HashMap<ActId, String> = texts.into_iter().map(|text| (text.act_id, text.html)).collect();
    let reason = |(row, ..): &(compensation::Model, _, _)| {
        let act = acts.get(&(row.complaint_id, row.proposed_act))?;
        Some((row.id, texts.get(act)?.clone()))
    };
    Ok(found.iter().filter_map(reason).collect())
}

fn may(
    row: &compensation::Model,
    actor: &Actor,
    party: Party,
    (limits, weight_fen): (rules::Limits, i64),
    (project, before): (&project::Model, &[AccountId]),
) -> May {
    let Some(account_id) = actor.account_id() else { return May::default() };
    let leads = |step: &Step| step.lead(row.state, true).is_ok();
    let approver = Approver { account_id, party, is_above: is_above(actor, project), before };
    let complains = party == Party::Complainant;
    May {
        approve: leads(&Step::Approve) && rules::demand_approver(row, weight_fen, limits, approver).is_ok(),
        refuse: leads(&Step::Refuse(String::new()))
            && (party == Party::Lead || (party == Party::Staff && account_id == row.proposed_by)),
        decide: leads(&Step::Accept) && complains,
        pay: leads(&Step::Pay(String::new())) && party == Party::Lead,
        receive: leads(&Step::Receive) && complains,
    }
}

/// Totals by kind and state of what was proposed in a period, for leads: of one project, or of all where they lead.
///
/// # Errors
/// [`Code::Forbidden`] to whoever leads nowhere, or not there; [`Error::NotFound`] for a project that is none.
pub async fn totals(
    app: &App,
    actor: &Actor,
    project_id: Option<ProjectId>,
    period: (Instant, Instant),
) -> Result<HashMap<CompensationKind, Vec<Total>>, Error> {
    let reach = actor.demand_reach(Permission::LeadComplaints)?;
    let db = app.db.read();
    if let Some(id) = project_id {
        let project = projects::logic::project(db, id).await?;
        actor.demand(Permission::LeadComplaints, projects::rules::scope(&project))?;
    }
    let mut totals: HashMap<CompensationKind, Vec<Total>> = HashMap::new();
    for total in rows::totals(db, &reach, project_id, period).await? {
        totals.entry(total.0).or_default().push(total);
    }
    Ok(totals)
}
