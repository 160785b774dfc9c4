//! Spendings that take two persons: one proposes, another approves, and nobody approves what is their own.

use linli_entities::account::AccountId;
use linli_entities::attachment;
use linli_entities::complaint::ComplaintId;
use linli_entities::fund_entry::FundEntryId;
use linli_entities::fund_photo::FundPhotoKind;
use linli_entities::fund_proposal::{ActiveModel, FundProposalId, FundProposalState, Model};
use linli_entities::project::{self, ProjectId};
use sea_orm::Set;
use serde_json::json;

use super::entries::{Photos, complaints, project_of};
use super::recording::{Shows, demand_complaint, record, show, spending};
use super::{KEEP, demand_kept, held};
use crate::actor::Actor;
use crate::app::App;
use crate::audit;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::{AccountRef, refs as accounts};
use crate::features::fund::input::{FundProposalInput, FundReason};
use crate::features::fund::output::{FundComplaint, FundEntryRef};
use crate::features::fund::rules::{self, NewSpending, Words};
use crate::features::fund::store;
use crate::features::projects;
use crate::features::projects::logic::buildings;
use crate::features::projects::output::{BuildingRef, ProjectRef};
use crate::features::promise::rules::calendar;
use crate::markdown::{self, Mentioned};
use crate::once::Once;
use crate::page::PageRequest;

/// A proposal, as one reader sees it.
#[derive(Clone, Debug)]
pub struct SeenProposal {
    /// The row.
    pub row: Model,
    /// Its project.
    pub project: ProjectRef,
    /// Its building.
    pub building: Option<BuildingRef>,
    /// The complaint that led to it, where the reader may read that.
    pub complaint: Option<FundComplaint>,
    /// What is shown with it.
    pub photos: Vec<(FundPhotoKind, attachment::Model)>,
    /// Who proposed it.
    pub proposed_by: Option<AccountRef>,
    /// Who decided.
    pub decided_by: Option<AccountRef>,
    /// The entry that came of it.
    pub entry: Option<FundEntryRef>,
    /// Whether the reader may approve it.
    pub may_approve: bool,
}

fn unknown() -> Error {
    Error::NotFound("proposal")
}

/// Proposes a spending.
///
/// # Errors
/// [`Error::NotFound`] where there is no fund; [`Code::Forbidden`]; [`Error::Invalid`].
pub async fn propose(
    app: &App,
    actor: &Actor,
    project_id: ProjectId,
    input: FundProposalInput,
    once: Once,
) -> Result<SeenProposal, Error> {
    demand_kept(app, actor, project_id).await?;
    let new = NewSpending::proposed(input)?;
    demand_complaint(app, actor, project_id, &new.words).await?;
    let html = markdown::render(&new.words.markdown, &Mentioned::new());
    let input = (actor.clone(), project_id, (new, html), once, app.clock.now());
    let id = app
        .db
        .write(input, |txn, (actor, project_id, (new, html), once, now)| {
            Box::pin(async move {
                let (actor, _, fund) = held(txn, &actor, project_id).await?;
                if let Some(before) = once.made_before(txn).await? {
                    return Ok(FundProposalId(before));
                }
                buildings::demand_in(txn, project_id, new.words.building_id).await?;
                let photos = new.photos.clone();
                let row = ActiveModel {
                    fund_id: Set(fund.id),
                    proposed_by: Set(actor.account_id()),
                    proposed_at: Set(now),
                    ..proposed(new, html)
                };
                let id = store::insert_proposal(txn, row).await?;
                show(txn, &actor, Shows::Proposal(id), photos, now).await?;
                let entity = ("fund_proposal", id.0);
                audit::record(txn, &actor, "propose_fund_spending", entity, json!({}), now).await?;
                once.remember(txn, id.0, now).await?;
                Ok(id)
            })
        })
        .await?;
    get(app, actor, id).await
}

fn proposed(new: NewSpending, html: String) -> ActiveModel {
    ActiveModel {
        state: Set(FundProposalState::Proposed),
        category: Set(new.category),
        fen: Set(new.fen),
        title: Set(new.words.title),
        markdown: Set(new.words.markdown),
        html: Set(html),
        payee: Set(new.words.payee.unwrap_or_default()),
        building_id: Set(new.words.building_id),
        complaint_id: Set(new.words.complaint_id),
        ..Default::default()
    }
}

/// A proposal for whoever keeps its fund; nobody else learns of it.
async fn known(app: &App, actor: &Actor, id: FundProposalId) -> Result<(project::Model, Model), Error> {
    let row = store::proposal(app.db.read(), id).await?.ok_or_else(unknown)?;
    let project = project_of(app.db.read(), row.fund_id).await?;
    if actor.may(KEEP, projects::rules::scope(&project)) { Ok((project, row)) } else { Err(unknown()) }
}

/// One proposal.
///
/// # Errors
/// [`Error::NotFound`] where there is none for the actor.
pub async fn get(app: &App, actor: &Actor, id: FundProposalId) -> Result<SeenProposal, Error> {
    let (project, row) = known(app, actor, id).await?;
    seen(app, actor, &project, vec![row]).await?.pop().ok_or_else(unknown)
}

/// A page of the proposals for the fund of a project, the last first, and the cursor of the next.
///
/// # Errors
/// [`Error::NotFound`] where there is no fund; [`Code::Forbidden`].
pub async fn list(
    app: &App,
    actor: &Actor,
    project_id: ProjectId,
    state: Option<FundProposalState>,
    page: &PageRequest<FundProposalId>,
) -> Result<(Vec<SeenProposal>, Option<String>), Error> {
    let (project, fund) = demand_kept(app, actor, project_id).await?;
    let rows = store::page_of_proposals(app.db.read(), fund.id, state, page).await?;
    let (rows, next) = page.cut(rows, |row| row.id);
    Ok((seen(app, actor, &project, rows).await?, next))
}

async fn seen(
    app: &App,
    actor: &Actor,
    project: &project::Model,
    rows: Vec<Model>,
) -> Result<Vec<SeenProposal>, Error> {
    let db = app.db.read();
    let ids: Vec<FundProposalId> = rows.iter().map(|row| row.id).collect();
    let photos = Photos::of(app, &[], &ids).await?;
    let named = buildings::refs(db, rows.iter().filter_map(|row| row.building_id)).await?;
    let led: Vec<ComplaintId> = rows.iter().filter_map(|row| row.complaint_id).collect();
    let led = complaints(app, actor, &led).await?;
    let entries = store::of_proposals(db, &ids).await?;
    let by: Vec<AccountId> =
        rows.iter().flat_map(|row| [row.proposed_by, row.decided_by]).flatten().collect();
    let people = accounts::refs(app, &by, projects::rules::scope(project)).await?;
    let seen = rows.into_iter().map(|row| SeenProposal {
        project: ProjectRef::from(project),
        building: row.building_id.and_then(|id| named.get(&id).cloned()),
        complaint: row.complaint_id.and_then(|id| led.get(&id).cloned()),
        photos: photos.with(None, Some(row.id)),
        proposed_by: row.proposed_by.map(|id| AccountRef::of(&people, id)),
        decided_by: row.decided_by.map(|id| AccountRef::of(&people, id)),
        entry: entries.iter().find(|one| one.proposal_id == Some(row.id)).map(FundEntryRef::from),
        may_approve: rules::demand_approver(&row, actor.account_id()).is_ok(),
        row,
    });
    Ok(seen.collect())
}

/// Approves a proposal of somebody else: it is an entry from then on, of the day of the approval.
///
/// # Errors
/// [`Error::NotFound`]; [`Code::WrongState`]; [`Code::Involved`] to whoever proposed it; [`Code::FundTooSmall`].
pub async fn approve(app: &App, actor: &Actor, id: FundProposalId) -> Result<SeenProposal, Error> {
    let (project, _) = known(app, actor, id).await?;
    app.db
        .write((actor.clone(), project.id, id, app.clock.now()), |txn, (actor, project_id, id, now)| {
            Box::pin(async move {
                let (actor, _, fund) = held(txn, &actor, project_id).await?;
                let row = store::proposal(txn, id).await?.ok_or_else(unknown)?;
                let by = actor.account_id();
                rules::demand_approver(&row, by)?;
                let entry = entry_of(row, calendar::date(now), by);
                decide(txn, id, FundProposalState::Approved, by, None, now).await?;
                let made: FundEntryId = record(txn, &fund, entry, now).await?;
                let (entity, detail) = (("fund_proposal", id.0), json!({ "entry_id": made }));
                Ok(audit::record(txn, &actor, "approve_fund_proposal", entity, detail, now).await?)
            })
        })
        .await?;
    get(app, actor, id).await
}

fn entry_of(row: Model, on: linli_entities::Date, approver: Option<AccountId>) -> super::recording::NewEntry {
    let new = NewSpending {
        category: row.category,
        fen: row.fen,
        words: Words {
            title: row.title,
            markdown: row.markdown,
            payee: Some(row.payee),
            building_id: row.building_id,
            complaint_id: row.complaint_id,
        },
        photos: vec![],
    };
    spending(new, row.html, on, Some(row.id), (row.proposed_by, approver))
}

/// Refuses a proposal, or takes back one's own.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Invalid`]; [`Code::WrongState`].
pub async fn refuse(
    app: &App,
    actor: &Actor,
    id: FundProposalId,
    reason: &FundReason,
) -> Result<SeenProposal, Error> {
    let (project, _) = known(app, actor, id).await?;
    let reason = rules::reason(reason)?;
    let input = (actor.clone(), project.id, (id, reason), app.clock.now());
    app.db
        .write(input, |txn, (actor, project_id, (id, reason), now)| {
            Box::pin(async move {
                let (actor, ..) = held(txn, &actor, project_id).await?;
                let by = actor.account_id();
                decide(txn, id, FundProposalState::Refused, by, Some(reason), now).await?;
                let entity = ("fund_proposal", id.0);
                Ok(audit::record(txn, &actor, "refuse_fund_proposal", entity, json!({}), now).await?)
            })
        })
        .await?;
    get(app, actor, id).await
}

async fn decide(
    txn: &Txn,
    id: FundProposalId,
    state: FundProposalState,
    by: Option<AccountId>,
    reason: Option<String>,
    now: linli_entities::Instant,
) -> Result<(), Error> {
    let row = ActiveModel {
        state: Set(state),
        decided_by: Set(by),
        decided_at: Set(Some(now)),
        reason: Set(reason),
        ..Default::default()
    };
    if store::decide(txn, id, row).await? { Ok(()) } else { Err(Error::Conflict(Code::WrongState)) }
}
