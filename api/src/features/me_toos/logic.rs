//! Use cases of "me too".

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::complaint::{self, Category, ComplaintId};
use linli_entities::me_too::MeTooId;
use linli_entities::project::ProjectId;
use linli_entities::unit::UnitId;
use sea_orm::ConnectionTrait;

use super::output::{MeTooCell, MeTooHome, MeTooMap, MeTooUnit, MeToos};
use super::{rules, store};
use crate::actor::{Actor, Permission};
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::sessions;
use crate::features::ownerships::rules::Located;
use crate::features::projects::logic::buildings;
use crate::features::projects::output::UnitRef;
use crate::features::{complaints, ownerships, projects};
use crate::page::PageRequest;

/// What seeing which homes say so takes.
const LIST: Permission = Permission::AnswerComplaints;

/// How many homes have what a complaint is about, and which of one's own do.
///
/// # Errors
/// [`Error::NotFound`] for a complaint that the actor may not read.
pub async fn get(app: &App, actor: &Actor, id: ComplaintId) -> Result<MeToos, Error> {
    let db = app.db.read();
    let (complaint, project, _) = complaints::logic::readable(db, actor, id).await?;
    let own = match actor.account_id() {
        Some(account_id) => homes(db, account_id, &complaint).await?,
        None => vec![],
    };
    let units: Vec<UnitId> = own.iter().map(|home| home.unit_id).collect();
    let said = store::among(db, id, &units).await?;
    let shown = own.into_iter().map(|home| MeTooHome {
        said: said.contains(&home.unit_id),
        unit: UnitRef { id: home.unit_id, name: home.unit_name },
        building_name: home.building_name,
    });
    let count = store::count(db, id).await?;
    Ok(MeToos {
        count: i64::try_from(count).unwrap_or(i64::MAX),
        open: rules::is_open(&complaint),
        homes: shown.collect(),
        may_list: actor.account_id().is_some() && actor.may(LIST, projects::rules::scope(&project)),
    })
}

/// The homes of whose household an account is in the project of a complaint, except the one that it is about.
async fn homes(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    complaint: &complaint::Model,
) -> Result<Vec<Located>, Error> {
    let mut held = ownerships::logic::held_by(db, account_id).await?;
    held.retain(|home| home.project.id == complaint.project_id && Some(home.unit_id) != complaint.unit_id);
    Ok(held)
}

/// Says that a home of the actor has what a complaint is about.
///
/// # Errors
/// [`Error::NotFound`] for a complaint that may not be read; [`Code::NoHomeThere`] for a home that is not one's own;
/// [`Code::WrongState`], [`Code::AlreadyThere`].
pub async fn say(app: &App, actor: &Actor, id: ComplaintId, unit_id: UnitId) -> Result<MeToos, Error> {
    app.rates.write.count(&actor.signed_in()?.account_id)?;
    let input = (actor.clone(), id, unit_id, app.clock.now());
    app.db.write(input, |txn, input| Box::pin(say_in(txn, input))).await?;
    get(app, actor, id).await
}

async fn say_in(
    txn: &Txn,
    (actor, id, unit_id, now): (Actor, ComplaintId, UnitId, Instant),
) -> Result<(), Error> {
    let (account_id, complaint) = held(txn, &actor, id, unit_id).await?;
    rules::demand_sayable(&complaint, unit_id)?;
    Ok(store::insert(txn, (complaint.project_id, id, unit_id), account_id, now).await?)
}

/// Takes back that a home of the actor has it, whoever of its household said so.
///
/// # Errors
/// [`Error::NotFound`] for a complaint that may not be read; [`Code::NoHomeThere`] for a home that is not one's own.
pub async fn take_back(app: &App, actor: &Actor, id: ComplaintId, unit_id: UnitId) -> Result<MeToos, Error> {
    actor.signed_in()?;
    app.db
        .write((actor.clone(), id, unit_id), |txn, (actor, id, unit_id)| {
            Box::pin(async move {
                held(txn, &actor, id, unit_id).await?;
                Ok(store::delete(txn, id, unit_id).await?)
            })
        })
        .await?;
    get(app, actor, id).await
}

/// The complaint, for somebody of the household of a home in its project, as it is in the transaction.
async fn held(
    txn: &Txn,
    actor: &Actor,
    id: ComplaintId,
    unit_id: UnitId,
) -> Result<(AccountId, complaint::Model), Error> {
    let actor = sessions::seen_again(txn, actor).await?;
    let account_id = actor.signed_in()?.account_id;
    let (complaint, ..) = complaints::logic::readable(txn, &actor, id).await?;
    let held = ownerships::logic::held_by(txn, account_id).await?;
    let is_there = |home: &Located| home.unit_id == unit_id && home.project.id == complaint.project_id;
    if held.iter().any(is_there) {
        Ok((account_id, complaint))
    } else {
        Err(Error::Forbidden(Code::NoHomeThere))
    }
}

/// A page of the homes that have what a complaint is about, the first that said so first, and the cursor of the next.
///
/// # Errors
/// [`Error::NotFound`] for a complaint that may not be read; [`Code::Forbidden`] to whoever answers none there.
pub async fn list(
    app: &App,
    actor: &Actor,
    id: ComplaintId,
    page: &PageRequest<MeTooId>,
) -> Result<(Vec<MeTooUnit>, Option<String>), Error> {
    let db = app.db.read();
    let (_, project, _) = complaints::logic::readable(db, actor, id).await?;
    actor.demand(LIST, projects::rules::scope(&project))?;
    let rows = store::of_complaint(db, id, page.after, page.rows()).await?;
    let (rows, next) = page.cut(rows, |row| row.id);
    let named = buildings::refs(db, rows.iter().map(|row| row.building_id)).await?;
    let shown = rows.into_iter().filter_map(|row| {
        Some(MeTooUnit {
            unit: UnitRef { id: row.unit_id, name: row.unit_name },
            building: named.get(&row.building_id)?.clone(),
            floor: row.floor,
            said_at: row.said_at,
        })
    });
    Ok((shown.collect(), next))
}

/// Where in a project homes have what others complained of and what is not put right yet.
///
/// # Errors
/// [`Error::NotFound`] for a project that is none; [`Code::Forbidden`] to whoever answers none there.
pub async fn map(
    app: &App,
    actor: &Actor,
    project_id: ProjectId,
    category: Option<Category>,
) -> Result<MeTooMap, Error> {
    let db = app.db.read();
    projects::logic::demand(db, actor, LIST, project_id).await?;
    let mut counted = store::cells(db, project_id, category).await?;
    counted.sort_by_key(|(building_id, floor, _)| (*building_id, std::cmp::Reverse(*floor)));
    let named = buildings::refs(db, counted.iter().map(|(id, ..)| *id)).await?;
    let cells = counted.into_iter().filter_map(|(id, floor, home_count)| {
        Some(MeTooCell { building: named.get(&id)?.clone(), floor, home_count })
    });
    Ok(MeTooMap { category, cells: cells.collect() })
}

/// Takes back all that an account that is erased said, within its transaction.
///
/// # Errors
/// When the database fails.
pub async fn forget(txn: &Txn, account_id: AccountId) -> Result<(), Error> {
    Ok(store::forget(txn, account_id).await?)
}
