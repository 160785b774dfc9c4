//! Reading the entries of a fund.

use std::collections::HashMap;

use linli_entities::account::AccountId;
use linli_entities::attachment::{self, AttachmentId};
use linli_entities::complaint::ComplaintId;
use linli_entities::fund::FundId;
use linli_entities::fund_entry::{FundEntryId, Model};
use linli_entities::fund_photo::{self, FundPhotoKind};
use linli_entities::fund_proposal::FundProposalId;
use linli_entities::project::{self, ProjectId};
use sea_orm::ConnectionTrait;

use super::{KEEP, known, may_read};
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Known as _};
use crate::features::accounts::logic::{AccountRef, refs as accounts};
use crate::features::complaints::logic::searching;
use crate::features::fund::output::{FundComplaint, FundEntryRef};
use crate::features::fund::{rules, store};
use crate::features::points::logic::funds;
use crate::features::projects::logic::buildings;
use crate::features::projects::output::{BuildingRef, ProjectRef};
use crate::features::{attachments, projects};
use crate::page::PageRequest;

pub use crate::features::fund::store::Filter;

/// Entries of a table, at most.
const TABLE_MAX: u64 = 10_000;

/// An entry, as one reader sees it.
#[derive(Clone, Debug)]
pub struct SeenEntry {
    /// The row.
    pub row: Model,
    /// Its project.
    pub project: ProjectRef,
    /// What was in the fund after it, in fen.
    pub balance: i64,
    /// Its building.
    pub building: Option<BuildingRef>,
    /// The complaint that led to it, where the reader may read that.
    pub complaint: Option<FundComplaint>,
    /// What it corrects.
    pub corrects: Option<FundEntryRef>,
    /// What corrects it.
    pub corrected_by: Option<FundEntryRef>,
    /// What is shown with it.
    pub photos: Vec<(FundPhotoKind, attachment::Model)>,
    /// Who recorded or proposed it.
    pub recorded_by: Option<AccountRef>,
    /// Who approved it.
    pub approved_by: Option<AccountRef>,
    /// Whether the reader keeps the fund.
    pub may_keep: bool,
    /// Whether it can be corrected still.
    pub correctable: bool,
}

pub(super) fn unknown() -> Error {
    Error::NotFound("entry of a fund")
}

/// A page of the entries of the fund of a project, the last first, and the cursor of the next.
///
/// # Errors
/// [`Error::NotFound`] where there is no fund for the actor.
pub async fn list(
    app: &App,
    actor: &Actor,
    project_id: ProjectId,
    filter: Filter,
    page: &PageRequest<i64>,
) -> Result<(Vec<SeenEntry>, Option<String>), Error> {
    let (project, fund) = known(app.db.read(), actor, project_id).await?;
    let rows = store::page(app.db.read(), fund.id, filter, page).await?;
    let (rows, next) = page.cut(rows, |row| row.number);
    Ok((seen(app, actor, &project, rows).await?, next))
}

/// All entries of the fund of a project, in order, at most so many as a table has.
///
/// # Errors
/// [`Error::NotFound`] where there is no fund for the actor.
pub async fn table(
    app: &App,
    actor: &Actor,
    project_id: ProjectId,
) -> Result<(String, Vec<SeenEntry>), Error> {
    let (project, fund) = known(app.db.read(), actor, project_id).await?;
    let rows = store::entries_after(app.db.read(), fund.id, 0, TABLE_MAX).await?;
    let seen = seen(app, actor, &project, rows).await?;
    Ok((project.slug, seen))
}

/// One entry.
///
/// # Errors
/// [`Error::NotFound`] where there is none for the actor.
pub async fn get(app: &App, actor: &Actor, id: FundEntryId) -> Result<SeenEntry, Error> {
    let (project, row) = known_entry(app.db.read(), actor, id).await?;
    seen(app, actor, &project, vec![row]).await?.pop().ok_or_else(unknown)
}

/// An entry that the actor may read, with its project.
pub(super) async fn known_entry(
    db: &impl ConnectionTrait,
    actor: &Actor,
    id: FundEntryId,
) -> Result<(project::Model, Model), Error> {
    let row = store::entries(db, &[id]).await?.pop().ok_or_else(unknown)?;
    let project = project_of(db, row.fund_id).await?;
    if may_read(db, actor, &project).await? { Ok((project, row)) } else { Err(unknown()) }
}

pub(super) async fn project_of(db: &impl ConnectionTrait, id: FundId) -> Result<project::Model, Error> {
    let fund = store::by_ids(db, &[id]).await?.pop().ok_or_else(super::unknown)?;
    projects::logic::project(db, fund.project_id).await
}

/// What photos go with entries and proposals.
pub(super) struct Photos {
    rows: Vec<fund_photo::Model>,
    known: HashMap<AttachmentId, attachment::Model>,
}

impl Photos {
    pub(super) async fn of(
        app: &App,
        entries: &[FundEntryId],
        proposals: &[FundProposalId],
    ) -> Result<Self, Error> {
        let rows = store::photos(app.db.read(), entries, proposals).await?;
        let ids: Vec<AttachmentId> = rows.iter().map(|row| row.attachment_id).collect();
        let known = attachments::logic::by_ids(app, &ids).await?;
        Ok(Self { rows, known: known.into_iter().map(|row| (row.id, row)).collect() })
    }

    /// Those of an entry, and of the proposal that it came of.
    pub(super) fn with(
        &self,
        entry: Option<FundEntryId>,
        proposal: Option<FundProposalId>,
    ) -> Vec<(FundPhotoKind, attachment::Model)> {
        let own = self.rows.iter().filter(|row| {
            (entry.is_some() && row.entry_id == entry) || (proposal.is_some() && row.proposal_id == proposal)
        });
        own.filter_map(|row| Some((row.kind, self.known.get(&row.attachment_id)?.clone()))).collect()
    }
}

/// The complaints among these that the actor may read.
pub(super) async fn complaints(
    app: &App,
    actor: &Actor,
    ids: &[ComplaintId],
) -> Result<HashMap<ComplaintId, FundComplaint>, Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let readable = searching::readable_among(app, actor, ids).await?;
    Ok(readable.into_iter().map(|one| (one.row.id, FundComplaint::from(&one.row))).collect())
}

async fn seen(
    app: &App,
    actor: &Actor,
    project: &project::Model,
    rows: Vec<Model>,
) -> Result<Vec<SeenEntry>, Error> {
    let db = app.db.read();
    let ids: Vec<FundEntryId> = rows.iter().map(|row| row.id).collect();
    let proposals: Vec<FundProposalId> = rows.iter().filter_map(|row| row.proposal_id).collect();
    let photos = Photos::of(app, &ids, &proposals).await?;
    let balances: HashMap<FundEntryId, i64> =
        funds::posted(db, &ids).await?.into_iter().map(|one| (one.entry_id, one.balance.0)).collect();
    let named = buildings::refs(db, rows.iter().filter_map(|row| row.building_id)).await?;
    let led: Vec<ComplaintId> = rows.iter().filter_map(|row| row.complaint_id).collect();
    let led = complaints(app, actor, &led).await?;
    let corrected: Vec<FundEntryId> = rows.iter().filter_map(|row| row.corrects_id).collect();
    let corrected = store::entries(db, &corrected).await?;
    let correcting = store::correcting(db, &ids).await?;
    let scope = projects::rules::scope(project);
    let by: Vec<AccountId> =
        rows.iter().flat_map(|row| [row.recorded_by, row.approved_by]).flatten().collect();
    let people = accounts::refs(app, &by, scope).await?;
    let may_keep = actor.may(KEEP, scope);
    let seen = rows.into_iter().map(|row| {
        let correction = correcting.iter().find(|one| one.corrects_id == Some(row.id));
        SeenEntry {
            project: ProjectRef::from(project),
            balance: balances.get(&row.id).copied().unwrap_or(0),
            building: row.building_id.and_then(|id| named.get(&id).cloned()),
            complaint: row.complaint_id.and_then(|id| led.get(&id).cloned()),
            corrects: corrected.iter().find(|one| Some(one.id) == row.corrects_id).map(FundEntryRef::from),
            corrected_by: correction.map(FundEntryRef::from),
            photos: photos.with(Some(row.id), row.proposal_id),
            recorded_by: row.recorded_by.map(|id| AccountRef::of(&people, id)),
            approved_by: row.approved_by.map(|id| AccountRef::of(&people, id)),
            may_keep,
            correctable: rules::demand_correctable(&row, correction.is_some()).is_ok(),
            row,
        }
    });
    Ok(seen.collect())
}

/// Whether the actor may see a photo: it goes with an entry that the actor may read, or with a proposal of a fund that the
/// actor keeps.
///
/// # Errors
/// When the database fails.
pub async fn may_see(app: &App, actor: &Actor, id: AttachmentId) -> Result<bool, Error> {
    let db = app.db.read();
    let Some(photo) = store::photo(db, id).await? else { return Ok(false) };
    if let Some(entry_id) = photo.entry_id {
        return Ok(known_entry(db, actor, entry_id).await.known()?.is_some());
    }
    let Some(proposal_id) = photo.proposal_id else { return Ok(false) };
    if let Some(entry) = store::of_proposals(db, &[proposal_id]).await?.pop() {
        return Ok(known_entry(db, actor, entry.id).await.known()?.is_some());
    }
    let Some(row) = store::proposal(db, proposal_id).await? else { return Ok(false) };
    let project = project_of(db, row.fund_id).await?;
    Ok(actor.may(KEEP, projects::rules::scope(&project)))
}
