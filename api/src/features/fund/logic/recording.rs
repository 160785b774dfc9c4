//! Recording in a fund: what came, what was spent, what was wrong; photos that come later.

use chrono::TimeDelta;
use linli_entities::attachment::AttachmentKind;
use linli_entities::fund::{self, FundId};
use linli_entities::fund_entry::{ActiveModel, FundCategory, FundEntryId, FundEntryKind, FundSource, Model};
use linli_entities::fund_photo;
use linli_entities::fund_proposal::FundProposalId;
use linli_entities::ledger_transaction::TransactionKind;
use linli_entities::outbox::OutboxKind;
use linli_entities::project::ProjectId;
use linli_entities::{Date, Instant};
use sea_orm::{ActiveModelTrait as _, IntoActiveModel as _, Set};
use serde_json::json;

use super::entries::{self, SeenEntry, known_entry};
use super::{KEEP, demand_kept, held};
use crate::actor::Actor;
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::{Error, FieldError};
use crate::features::complaints::logic::searching;
use crate::features::fund::input::{FundIncomeInput, FundPhotosInput, FundReason, FundSpendingInput};
use crate::features::fund::rules::{self, NewIncome, NewSpending, PHOTOS_OF_ENTRY_MAX, Shown, Words, chain};
use crate::features::fund::store;
use crate::features::points::logic::funds::{self, Movement};
use crate::features::points::rules::Fen;
use crate::features::projects::logic::buildings;
use crate::features::promise::rules::calendar;
use crate::features::{attachments, projects};
use crate::markdown::{self, Mentioned};
use crate::once::Once;
use crate::{audit, outbox};

/// Within which time what goes to one payee is counted together.
const MONTH: TimeDelta = TimeDelta::days(30);

/// An entry that is to be written, as it was decided.
#[derive(Clone, Debug)]
pub(super) struct NewEntry {
    pub(super) kind: FundEntryKind,
    pub(super) source: Option<FundSource>,
    pub(super) category: Option<FundCategory>,
    /// By how much the fund changes.
    pub(super) fen: i64,
    pub(super) on: Date,
    pub(super) words: Words,
    pub(super) html: String,
    pub(super) corrects: Option<(FundEntryId, i64)>,
    pub(super) proposal_id: Option<FundProposalId>,
    /// Who recorded it, and who approved it.
    pub(super) by: (Option<linli_entities::account::AccountId>, Option<linli_entities::account::AccountId>),
}

/// What photos go with.
#[derive(Clone, Copy, Debug)]
pub(super) enum Shows {
    /// An entry.
    Entry(FundEntryId),
    /// A proposal.
    Proposal(FundProposalId),
}

/// Demands of the complaint that led to something that it is one of the project that the actor reads.
pub(super) async fn demand_complaint(
    app: &App,
    actor: &Actor,
    project_id: ProjectId,
    words: &Words,
) -> Result<(), Error> {
    let Some(id) = words.complaint_id else { return Ok(()) };
    let found = searching::readable_among(app, actor, &[id]).await?;
    if found.iter().any(|one| one.row.project_id == project_id) {
        return Ok(());
    }
    Err(Error::invalid("/complaint_id", Code::NotFound))
}

/// Writes an entry into a fund that is held: itself, what it moves in the ledger, and the end of the chain. Owners are told
/// of a large one where it spends or corrects.
pub(super) async fn record(
    txn: &Txn,
    fund: &fund::Model,
    new: NewEntry,
    now: Instant,
) -> Result<FundEntryId, Error> {
    if new.fen < 0 {
        rules::demand_enough(-new.fen, funds::balance(txn, fund.id).await?.0)?;
    }
    let (fen, on, side) = (new.fen, new.on, rules::side(new.source));
    let (kind, corrects) = (new.kind, new.corrects);
    let actor_id = new.by.1.or(new.by.0);
    let number = fund.entry_count + 1;
    let row = row(fund.id, number, new, now);
    let hash = chain::after(&fund.head, &row, corrects.map(|(_, number)| number));
    let row = ActiveModel { hash: Set(hash.clone()), ..made(row) };
    let id = store::insert_entry(txn, row).await?;
    let movement = Movement {
        fund_id: fund.id,
        entry_id: id,
        kind: match kind {
            FundEntryKind::Income => TransactionKind::Earned,
            FundEntryKind::Spending => TransactionKind::Spent,
            FundEntryKind::Correction => TransactionKind::Reversed,
        },
        fen: Fen(fen),
        with: side,
        reverses: corrects.map(|(id, _)| id),
        actor_id,
    };
    funds::post(txn, movement, on, now).await?;
    store::move_head(txn, fund.id, number, hash).await?;
    if kind != FundEntryKind::Income && fen.abs() >= fund.notice_fen {
        outbox::enqueue(txn, OutboxKind::FundEntry, id.0, now).await?;
    }
    Ok(id)
}

/// The row as it is hashed.
fn row(fund_id: FundId, number: i64, new: NewEntry, now: Instant) -> Model {
    let Words { title, markdown, payee, building_id, complaint_id } = new.words;
    Model {
        id: FundEntryId(0),
        fund_id,
        number,
        kind: new.kind,
        source: new.source,
        category: new.category,
        fen: new.fen,
        happened_on: new.on,
        title,
        markdown,
        html: new.html,
        payee,
        building_id,
        complaint_id,
        corrects_id: new.corrects.map(|(id, _)| id),
        proposal_id: new.proposal_id,
        recorded_by: new.by.0,
        approved_by: new.by.1,
        recorded_at: now,
        hash: vec![],
    }
}

/// The row, all of it new, its id to be given by the database.
fn made(row: Model) -> ActiveModel {
    let mut row = row.into_active_model().reset_all();
    row.id = sea_orm::NotSet;
    row
}

/// Takes photos into use that the actor uploaded.
pub(super) async fn show(
    txn: &Txn,
    actor: &Actor,
    shows: Shows,
    photos: Vec<Shown>,
    now: Instant,
) -> Result<(), Error> {
    for (kind, pointer, ids) in photos.into_iter().filter(|(.., ids)| !ids.is_empty()) {
        let by = actor.account_id().ok_or_else(|| Error::invalid(pointer, Code::NotFound))?;
        let claimed = attachments::logic::claim(txn, (AttachmentKind::Photo, by), &ids, now).await;
        let claimed = claimed.map_err(|error| named(error, pointer))?;
        let (entry_id, proposal_id) = match shows {
            Shows::Entry(id) => (Some(id), None),
            Shows::Proposal(id) => (None, Some(id)),
        };
        let rows = claimed.into_iter().map(|photo| fund_photo::ActiveModel {
            attachment_id: Set(photo.id),
            entry_id: Set(entry_id),
            proposal_id: Set(proposal_id),
            kind: Set(kind),
            added_by: Set(by),
            added_at: Set(now),
        });
        store::insert_photos(txn, rows.collect()).await?;
    }
    Ok(())
}

/// What is wrong with photos, at the field that named them.
fn named(error: Error, pointer: &str) -> Error {
    match error {
        Error::Invalid(fields) => Error::Invalid(
            fields
                .into_iter()
                .map(|one| FieldError { pointer: one.pointer.replacen("/photo_ids", pointer, 1), ..one })
                .collect(),
        ),
        other => other,
    }
}

/// Records money that came.
///
/// # Errors
/// [`Error::NotFound`] where there is no fund; [`Code::Forbidden`]; [`Error::Invalid`].
pub async fn record_income(
    app: &App,
    actor: &Actor,
    project_id: ProjectId,
    input: FundIncomeInput,
    once: Once,
) -> Result<SeenEntry, Error> {
    demand_kept(app, actor, project_id).await?;
    let new = NewIncome::parse(input, calendar::date(app.clock.now()))?;
    let html = markdown::render(&new.words.markdown, &Mentioned::new());
    let input = (actor.clone(), project_id, (new, html), once, app.clock.now());
    let id = app
        .db
        .write(input, |txn, (actor, project_id, (new, html), once, now)| {
            Box::pin(async move {
                let (actor, _, fund) = held(txn, &actor, project_id).await?;
                if let Some(before) = once.made_before(txn).await? {
                    return Ok(FundEntryId(before));
                }
                let entry = NewEntry {
                    kind: FundEntryKind::Income,
                    source: Some(new.source),
                    category: None,
                    fen: new.fen,
                    on: new.on,
                    words: new.words,
                    html,
                    corrects: None,
                    proposal_id: None,
                    by: (actor.account_id(), None),
                };
                let id = record(txn, &fund, entry, now).await?;
                show(txn, &actor, Shows::Entry(id), new.photos, now).await?;
                let entity = ("fund_entry", id.0);
                audit::record(txn, &actor, "record_fund_income", entity, json!({}), now).await?;
                once.remember(txn, id.0, now).await?;
                Ok(id)
            })
        })
        .await?;
    entries::get(app, actor, id).await
}

/// Records money that was spent, up to what one person records alone.
///
/// # Errors
/// [`Error::NotFound`] where there is no fund; [`Code::Forbidden`]; [`Error::Invalid`]; [`Code::OverLimit`];
/// [`Code::FundTooSmall`].
pub async fn record_spending(
    app: &App,
    actor: &Actor,
    project_id: ProjectId,
    input: FundSpendingInput,
    once: Once,
) -> Result<SeenEntry, Error> {
    demand_kept(app, actor, project_id).await?;
    let (new, on) = NewSpending::parse(input, calendar::date(app.clock.now()))?;
    demand_complaint(app, actor, project_id, &new.words).await?;
    let html = markdown::render(&new.words.markdown, &Mentioned::new());
    let input = (actor.clone(), project_id, (new, html, on), once, app.clock.now());
    let id = app
        .db
        .write(input, |txn, (actor, project_id, (new, html, on), once, now)| {
            Box::pin(async move {
                let (actor, _, fund) = held(txn, &actor, project_id).await?;
                if let Some(before) = once.made_before(txn).await? {
                    return Ok(FundEntryId(before));
                }
                let payee = new.words.payee.clone().unwrap_or_default();
                let alone = store::spent_alone(txn, fund.id, &payee, now - MONTH).await?;
                rules::demand_alone(new.fen, alone, fund.approval_fen)?;
                buildings::demand_in(txn, project_id, new.words.building_id).await?;
                let photos = new.photos.clone();
                let entry = spending(new, html, on, None, (actor.account_id(), None));
                let id = record(txn, &fund, entry, now).await?;
                show(txn, &actor, Shows::Entry(id), photos, now).await?;
                let entity = ("fund_entry", id.0);
                audit::record(txn, &actor, "record_fund_spending", entity, json!({}), now).await?;
                once.remember(txn, id.0, now).await?;
                Ok(id)
            })
        })
        .await?;
    entries::get(app, actor, id).await
}

/// A spending as an entry.
pub(super) fn spending(
    new: NewSpending,
    html: String,
    on: Date,
    proposal_id: Option<FundProposalId>,
    by: (Option<linli_entities::account::AccountId>, Option<linli_entities::account::AccountId>),
) -> NewEntry {
    NewEntry {
        kind: FundEntryKind::Spending,
        source: None,
        category: Some(new.category),
        fen: -new.fen,
        on,
        words: new.words,
        html,
        corrects: None,
        proposal_id,
        by,
    }
}

/// Corrects an entry by its opposite, as a whole and once. Both stay.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`], [`Error::Invalid`]; [`Code::WrongState`] for a correction and for what was
/// corrected before; [`Code::FundTooSmall`] where income was spent meanwhile.
pub async fn correct(
    app: &App,
    actor: &Actor,
    id: FundEntryId,
    reason: &FundReason,
    once: Once,
) -> Result<SeenEntry, Error> {
    let project_id = demand_entry_kept(app, actor, id).await?;
    let reason = rules::reason(reason)?;
    let html = markdown::render(&reason, &Mentioned::new());
    let input = (actor.clone(), (project_id, id), (reason, html), once, app.clock.now());
    let id = app
        .db
        .write(input, |txn, (actor, (project_id, id), (reason, html), once, now)| {
            Box::pin(async move {
                let (actor, _, fund) = held(txn, &actor, project_id).await?;
                if let Some(before) = once.made_before(txn).await? {
                    return Ok(FundEntryId(before));
                }
                let wrong = store::entries(txn, &[id]).await?.pop().ok_or_else(entries::unknown)?;
                let corrected = !store::correcting(txn, &[id]).await?.is_empty();
                rules::demand_correctable(&wrong, corrected)?;
                let entry = opposite(wrong, (reason, html), actor.account_id());
                let made = record(txn, &fund, entry, now).await?;
                let detail = json!({ "corrects": id });
                audit::record(txn, &actor, "correct_fund_entry", ("fund_entry", made.0), detail, now).await?;
                once.remember(txn, made.0, now).await?;
                Ok(made)
            })
        })
        .await?;
    entries::get(app, actor, id).await
}

/// The opposite of an entry: it counts on the same day, for the same payee, source or category.
fn opposite(
    wrong: Model,
    (reason, html): (String, String),
    by: Option<linli_entities::account::AccountId>,
) -> NewEntry {
    NewEntry {
        kind: FundEntryKind::Correction,
        source: wrong.source,
        category: wrong.category,
        fen: -wrong.fen,
        on: wrong.happened_on,
        words: Words {
            title: wrong.title,
            markdown: reason,
            payee: wrong.payee,
            building_id: wrong.building_id,
            complaint_id: wrong.complaint_id,
        },
        html,
        corrects: Some((wrong.id, wrong.number)),
        proposal_id: None,
        by: (by, None),
    }
}

/// Demands that the actor keeps the fund of an entry that it may read; answers the project.
async fn demand_entry_kept(app: &App, actor: &Actor, id: FundEntryId) -> Result<ProjectId, Error> {
    let (project, _) = known_entry(app.db.read(), actor, id).await?;
    actor.demand(KEEP, projects::rules::scope(&project))?;
    Ok(project.id)
}

/// Adds photos to an entry: how it is since, and whatever proves it.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`], [`Error::Invalid`]; [`Code::LimitReached`].
pub async fn add_photos(
    app: &App,
    actor: &Actor,
    id: FundEntryId,
    input: FundPhotosInput,
    once: Once,
) -> Result<SeenEntry, Error> {
    let project_id = demand_entry_kept(app, actor, id).await?;
    let shown = rules::added(input)?;
    let input = (actor.clone(), (project_id, id), shown, once, app.clock.now());
    app.db
        .write(input, |txn, (actor, (project_id, id), shown, once, now)| {
            Box::pin(async move {
                let (actor, ..) = held(txn, &actor, project_id).await?;
                if once.made_before(txn).await?.is_some() {
                    return Ok(());
                }
                if store::photos(txn, &[id], &[]).await?.len() + shown.2.len() > PHOTOS_OF_ENTRY_MAX {
                    return Err(Error::Conflict(Code::LimitReached));
                }
                show(txn, &actor, Shows::Entry(id), vec![shown], now).await?;
                let entity = ("fund_entry", id.0);
                audit::record(txn, &actor, "add_fund_photos", entity, json!({}), now).await?;
                once.remember(txn, id.0, now).await
            })
        })
        .await?;
    entries::get(app, actor, id).await
}
