//! Use cases of funds.

pub mod checking;
pub mod entries;
pub mod proposals;
mod recording;
pub mod telling;

use linli_entities::fund::{ActiveModel, Model};
use linli_entities::project::{self, ProjectId};
use sea_orm::{ConnectionTrait, Set};
use serde_json::json;

use super::input::{FundInput, FundPatch};
use super::output::{FundRef, url};
use super::rules::figures::{self, Figures};
use super::rules::{FundChanges, LIMIT_FEN, NewFund};
use super::store;
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::{AccountRef, refs as accounts, sessions};
use crate::features::points::logic::funds;
use crate::features::projects::output::ProjectRef;
use crate::features::promise::rules::calendar;
use crate::features::{ownerships, projects};
use crate::markdown::{self, Mentioned};
use crate::once::Once;
use crate::{audit, etag};

pub use recording::{add_photos, correct, record_income, record_spending};

/// What keeping a fund takes.
pub(super) const KEEP: Permission = Permission::KeepFund;

/// A fund, as one reader sees it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The row.
    pub row: Model,
    /// Its project.
    pub project: ProjectRef,
    /// What is in it, in fen.
    pub balance: i64,
    /// What came and was spent.
    pub figures: Figures,
    /// Who opened it.
    pub opened_by: Option<AccountRef>,
    /// Whether the reader records in it.
    pub may_keep: bool,
    /// Whether the reader says how large a spending takes two persons.
    pub may_limit: bool,
}

pub(super) fn unknown() -> Error {
    Error::NotFound("fund")
}

/// Whether the actor reads the book of a project: staff who keep it or read what is for owners, and whoever holds a home
/// there or acts for whom does. Not tenants: the money is of those who own, and so are its accounts.
///
/// # Errors
/// When the database fails.
pub async fn may_read(
    db: &impl ConnectionTrait,
    actor: &Actor,
    project: &project::Model,
) -> Result<bool, Error> {
    let scope = projects::rules::scope(project);
    if actor.may(KEEP, scope) || actor.may(Permission::ReadOwnersBoards, scope) {
        return Ok(true);
    }
    match actor.account_id().filter(|_| actor.is_at_home(project.id)) {
        Some(id) => ownerships::logic::holds_in(db, id, project.id).await,
        None => Ok(false),
    }
}

/// The fund of a project, for whoever reads it.
///
/// # Errors
/// [`Error::NotFound`] where there is none for the actor.
pub(super) async fn known(
    db: &impl ConnectionTrait,
    actor: &Actor,
    id: ProjectId,
) -> Result<(project::Model, Model), Error> {
    let project = projects::logic::project(db, id).await?;
    if !may_read(db, actor, &project).await? {
        return Err(unknown());
    }
    let fund = store::of_project(db, id).await?.ok_or_else(unknown)?;
    Ok((project, fund))
}

/// The fund of a project, for whoever keeps it, held until the transaction ends.
pub(super) async fn held(
    txn: &Txn,
    actor: &Actor,
    id: ProjectId,
) -> Result<(Actor, project::Model, Model), Error> {
    let actor = sessions::seen_again(txn, actor).await?;
    let project = projects::logic::demand(txn, &actor, KEEP, id).await?;
    let fund = store::locked(txn, id).await?.ok_or_else(unknown)?;
    Ok((actor, project, fund))
}

/// Demands that the actor keeps the fund of a project and that there is one, before what is sent is judged.
pub(super) async fn demand_kept(
    app: &App,
    actor: &Actor,
    id: ProjectId,
) -> Result<(project::Model, Model), Error> {
    let project = projects::logic::demand(app.db.read(), actor, KEEP, id).await?;
    let fund = store::of_project(app.db.read(), id).await?.ok_or_else(unknown)?;
    Ok((project, fund))
}

/// The fund of a project.
///
/// # Errors
/// [`Error::NotFound`] where there is none for the actor.
pub async fn get(app: &App, actor: &Actor, id: ProjectId) -> Result<Seen, Error> {
    let db = app.db.read();
    let (project, row) = known(db, actor, id).await?;
    let scope = projects::rules::scope(&project);
    let by: Vec<_> = row.opened_by.into_iter().collect();
    let people = accounts::refs(app, &by, scope).await?;
    let sums = store::sums(db, row.id).await?;
    Ok(Seen {
        balance: funds::balance(db, row.id).await?.0,
        figures: figures::figures(&sums, calendar::date(app.clock.now())),
        opened_by: row.opened_by.map(|id| AccountRef::of(&people, id)),
        may_keep: actor.may(KEEP, scope),
        may_limit: actor.may(KEEP, Scope::Club),
        project: ProjectRef::from(&project),
        row,
    })
}

/// How the fund of a project is linked to; none where there is none for the actor.
///
/// # Errors
/// When the database fails.
pub async fn named(
    db: &impl ConnectionTrait,
    actor: &Actor,
    project: &project::Model,
) -> Result<Option<FundRef>, Error> {
    if !may_read(db, actor, project).await? {
        return Ok(None);
    }
    let Some(row) = store::of_project(db, project.id).await? else { return Ok(None) };
    let balance_fen = funds::balance(db, row.id).await?.0;
    Ok(Some(FundRef { balance_fen, url: url(&project.slug) }))
}

/// Opens the fund of a project.
///
/// # Errors
/// [`Error::NotFound`] for a project that is none; [`Code::Forbidden`](crate::code::Code::Forbidden); [`Error::Invalid`]; [`Code::FundOpened`](crate::code::Code::FundOpened).
pub async fn open(
    app: &App,
    actor: &Actor,
    project_id: ProjectId,
    input: FundInput,
    once: Once,
) -> Result<Seen, Error> {
    projects::logic::demand(app.db.read(), actor, KEEP, project_id).await?;
    let new = NewFund::try_from(input)?;
    let html = markdown::render(&new.purpose, &Mentioned::new());
    let input = (actor.clone(), project_id, (new, html), once, app.clock.now());
    app.db
        .write(input, |txn, (actor, project_id, (new, html), once, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                projects::logic::demand(txn, &actor, KEEP, project_id).await?;
                if once.made_before(txn).await?.is_some() {
                    return Ok(());
                }
                let row = ActiveModel {
                    project_id: Set(project_id),
                    purpose_markdown: Set(new.purpose),
                    purpose_html: Set(html),
                    promise: Set(new.promise),
                    promised_fen: Set(new.promised_fen),
                    approval_fen: Set(LIMIT_FEN),
                    notice_fen: Set(LIMIT_FEN),
                    entry_count: Set(0),
                    head: Set(vec![]),
                    version: Set(1),
                    opened_by: Set(actor.account_id()),
                    opened_at: Set(now),
                    changed_at: Set(now),
                    ..Default::default()
                };
                let id = store::insert(txn, row).await?;
                funds::open(txn, id).await?;
                audit::record(txn, &actor, "open_fund", ("fund", id.0), json!({}), now).await?;
                once.remember(txn, id.0, now).await
            })
        })
        .await?;
    get(app, actor, project_id).await
}

/// Changes the words or the limits of a fund that is still at the version that was seen. What it said before stays in the
/// audit.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`](crate::code::Code::Forbidden), [`Error::PreconditionRequired`], [`Error::Stale`], [`Error::Invalid`].
pub async fn update(
    app: &App,
    actor: &Actor,
    project_id: ProjectId,
    if_match: Option<&str>,
    patch: FundPatch,
) -> Result<Seen, Error> {
    demand_kept(app, actor, project_id).await?;
    let limits = patch.changes_limits();
    if limits {
        actor.demand(KEEP, Scope::Club)?;
    }
    let seen = etag::version_seen(if_match)?;
    let changes = FundChanges::try_from(patch)?;
    let html = changes.purpose.as_ref().map(|text| markdown::render(text, &Mentioned::new()));
    let input = (actor.clone(), (project_id, seen, limits), (changes, html), app.clock.now());
    app.db
        .write(input, |txn, (actor, (project_id, seen, limits), (changes, html), now)| {
            Box::pin(async move {
                let (actor, _, before) = held(txn, &actor, project_id).await?;
                if limits {
                    actor.demand(KEEP, Scope::Club)?;
                }
                etag::demand_unchanged(seen, before.version)?;
                let detail = json!({
                    "purpose_before": before.purpose_markdown,
                    "promise_before": [before.promise, before.promised_fen],
                    "limits_before": [before.approval_fen, before.notice_fen],
                });
                let id = before.id;
                store::update(txn, changed(before, changes, html, now)).await?;
                Ok(audit::record(txn, &actor, "update_fund", ("fund", id.0), detail, now).await?)
            })
        })
        .await?;
    get(app, actor, project_id).await
}

fn changed(
    before: Model,
    changes: FundChanges,
    html: Option<String>,
    now: linli_entities::Instant,
) -> ActiveModel {
    ActiveModel {
        id: Set(before.id),
        purpose_markdown: Set(changes.purpose.unwrap_or(before.purpose_markdown)),
        purpose_html: Set(html.unwrap_or(before.purpose_html)),
        promise: Set(changes.promise.unwrap_or(before.promise)),
        promised_fen: Set(changes.promised_fen.unwrap_or(before.promised_fen)),
        approval_fen: Set(changes.approval_fen.unwrap_or(before.approval_fen)),
        notice_fen: Set(changes.notice_fen.unwrap_or(before.notice_fen)),
        version: Set(before.version + 1),
        changed_at: Set(now),
        ..Default::default()
    }
}
