//! The checklist of a handover: the items of a project, and what each side of a home saw.

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::checklist_item::{self, ChecklistItemId};
use linli_entities::checklist_tick::{self, TickResult, TickSide};
use linli_entities::project::ProjectId;
use linli_entities::unit::UnitId;
use sea_orm::{ConnectionTrait, Set};
use serde_json::json;

use super::notes::demand_edited;
use super::store::checklist as store;
use super::{CARE, Known, Of, demand_owner_in, known, known_again};
use crate::actor::{Actor, Permission};
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::{AccountRef, refs as accounts, sessions};
use crate::features::homes::input::{ChecklistItemPatch, ChecklistItemsInput, TickInput};
use crate::features::homes::rules::checklist::{self as rules, ITEMS_MAX, ItemChanges, NewItems};
use crate::features::projects::logic as projects;
use crate::features::projects::rules::scope;
use crate::once::Once;
use crate::{audit, etag};

/// An item with what each side of a home saw of it.
#[derive(Clone, Debug)]
pub struct Line {
    /// The item.
    pub item: checklist_item::Model,
    /// What the household saw.
    pub household: Option<SeenTick>,
    /// What staff saw.
    pub staff: Option<SeenTick>,
    /// The home.
    pub unit_id: UnitId,
    /// Its door, as a complaint would name it.
    pub door: String,
}

/// What one side saw, and who looked.
#[derive(Clone, Debug)]
pub struct SeenTick {
    /// The row.
    pub row: checklist_tick::Model,
    /// Who looked.
    pub by: Option<AccountRef>,
}

fn unknown() -> Error {
    Error::NotFound("checklist item")
}

/// The checklist of a project, by places: for those who bought a home there, and its staff.
///
/// # Errors
/// [`Error::SignInRequired`]; [`Error::NotFound`] to everybody else.
pub async fn items(
    app: &App,
    actor: &Actor,
    project_id: ProjectId,
) -> Result<Vec<checklist_item::Model>, Error> {
    demand_owner_in(app.db.read(), actor, project_id, &[Permission::EditProject, CARE]).await?;
    Ok(store::items(app.db.read(), project_id).await?)
}

/// Makes items, after those there are.
///
/// # Errors
/// [`Error::NotFound`] for a project that is none; [`Code::Forbidden`]; [`Error::Invalid`]; [`Code::TooMany`].
pub async fn create(
    app: &App,
    actor: &Actor,
    project_id: ProjectId,
    input: ChecklistItemsInput,
    once: Once,
) -> Result<Vec<checklist_item::Model>, Error> {
    projects::demand(app.db.read(), actor, Permission::EditProject, project_id).await?;
    let new = NewItems::try_from(input)?;
    let count = new.0.len();
    let input = (actor.clone(), project_id, new, once, app.clock.now());
    let first = app
        .db
        .write(input, |txn, (actor, project_id, new, once, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                projects::demand(txn, &actor, Permission::EditProject, project_id).await?;
                if let Some(before) = once.made_before(txn).await? {
                    return Ok(ChecklistItemId(before));
                }
                let first = create_in(txn, &actor, project_id, new, now).await?;
                once.remember(txn, first.0, now).await?;
                Ok(first)
            })
        })
        .await?;
    let mut made = store::items(app.db.read(), project_id).await?;
    made.retain(|item| item.id >= first);
    made.sort_by_key(|item| item.id);
    made.truncate(count);
    Ok(made)
}

async fn create_in(
    txn: &Txn,
    actor: &Actor,
    project_id: ProjectId,
    NewItems(new): NewItems,
    now: Instant,
) -> Result<ChecklistItemId, Error> {
    let count = new.len();
    if store::count(txn, project_id).await? + count as u64 > ITEMS_MAX {
        return Err(Error::Conflict(Code::TooMany));
    }
    let mut position = store::last_position(txn, project_id).await?.map_or(0, |last| last.saturating_add(1));
    let mut first = None;
    for (area, text) in new {
        let row = checklist_item::ActiveModel {
            project_id: Set(project_id),
            area: Set(area),
            text: Set(text),
            position: Set(position),
            version: Set(1),
            ..Default::default()
        };
        let id = store::insert(txn, row).await?;
        first.get_or_insert(id);
        position = position.saturating_add(1);
    }
    let detail = json!({ "item_count": count });
    audit::record(txn, actor, "create_checklist_items", ("project", project_id.0), detail, now).await?;
    first.ok_or_else(|| Error::invalid("/items", Code::Required))
}

/// The item, held, for whoever edits its project still; whoever may not know of it learns of none.
async fn held(
    txn: &Txn,
    actor: &Actor,
    id: ChecklistItemId,
) -> Result<(Actor, checklist_item::Model), Error> {
    let actor = sessions::seen_again(txn, actor).await?;
    let row = store::locked(txn, id).await?.ok_or_else(unknown)?;
    demand_edited(txn, &actor, row.project_id, unknown).await?;
    Ok((actor, row))
}

/// Changes an item that is still at the version that was seen.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`], [`Error::PreconditionRequired`], [`Error::Stale`], [`Error::Invalid`].
pub async fn update(
    app: &App,
    actor: &Actor,
    id: ChecklistItemId,
    if_match: Option<&str>,
    patch: ChecklistItemPatch,
) -> Result<checklist_item::Model, Error> {
    actor.signed_in()?;
    let row = store::in_use(app.db.read(), id).await?.ok_or_else(unknown)?;
    demand_edited(app.db.read(), actor, row.project_id, unknown).await?;
    let seen = etag::version_seen(if_match)?;
    let changes = ItemChanges::try_from(patch)?;
    let input = (actor.clone(), (id, seen), changes, app.clock.now());
    app.db
        .write(input, |txn, (actor, (id, seen), changes, now)| {
            Box::pin(async move {
                let (actor, before) = held(txn, &actor, id).await?;
                etag::demand_unchanged(seen, before.version)?;
                let detail = json!({ "area_before": before.area, "text_before": before.text });
                let row = checklist_item::ActiveModel {
                    id: Set(id),
                    area: Set(changes.area.unwrap_or(before.area)),
                    text: Set(changes.text.unwrap_or(before.text)),
                    position: Set(changes.position.unwrap_or(before.position)),
                    version: Set(before.version + 1),
                    ..Default::default()
                };
                store::update(txn, row).await?;
                let entity = ("checklist_item", id.0);
                audit::record(txn, &actor, "update_checklist_item", entity, detail, now).await?;
                store::in_use(txn, id).await?.ok_or_else(unknown)
            })
        })
        .await
}

/// Takes an item out of use: it leaves all lists.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`].
pub async fn retire(app: &App, actor: &Actor, id: ChecklistItemId) -> Result<(), Error> {
    actor.signed_in()?;
    app.db
        .write((actor.clone(), id, app.clock.now()), |txn, (actor, id, now)| {
            Box::pin(async move {
                let (actor, before) = held(txn, &actor, id).await?;
                store::retire(txn, id, now).await?;
                let detail = json!({ "text_before": before.text });
                let entity = ("checklist_item", id.0);
                Ok(audit::record(txn, &actor, "delete_checklist_item", entity, detail, now).await?)
            })
        })
        .await
}

/// The checklist of a home, with what each side saw.
///
/// # Errors
/// [`Error::SignInRequired`]; [`Error::NotFound`] to whoever is neither of its household nor cares for homes there.
pub async fn of_home(app: &App, actor: &Actor, id: UnitId) -> Result<Vec<Line>, Error> {
    let known = known(app.db.read(), actor, id).await?;
    lines(app, &known).await
}

async fn lines(app: &App, known: &Known) -> Result<Vec<Line>, Error> {
    let db = app.db.read();
    let items = store::items(db, known.project.id).await?;
    let ticks = store::ticks(db, Of::Unit(known.unit.id)).await?;
    let by: Vec<AccountId> = ticks.iter().filter_map(|tick| tick.ticked_by).collect();
    let people = accounts(app, &by, scope(&known.project)).await?;
    let mut seen: HashMap<(ChecklistItemId, TickSide), SeenTick> = HashMap::new();
    for row in ticks {
        let by = row.ticked_by.map(|id| AccountRef::of(&people, id));
        seen.insert((row.item_id, row.side), SeenTick { row, by });
    }
    let lines = items.into_iter().map(|item| Line {
        household: seen.remove(&(item.id, TickSide::Household)),
        staff: seen.remove(&(item.id, TickSide::Staff)),
        unit_id: known.unit.id,
        door: format!("{} {}", known.building.name, known.unit.name),
        item,
    });
    Ok(lines.collect())
}

/// The side on which somebody ticks: who is of the household and of the staff ticks at home.
fn side(known: &Known) -> TickSide {
    if known.is_household { TickSide::Household } else { TickSide::Staff }
}

/// Notes what one side of a home saw of an item, or that it was not looked at after all.
///
/// # Errors
/// [`Error::NotFound`] for a home or an item that is none for the actor; [`Error::Invalid`].
pub async fn tick(
    app: &App,
    actor: &Actor,
    id: UnitId,
    item_id: ChecklistItemId,
    input: TickInput,
) -> Result<Line, Error> {
    let home = known(app.db.read(), actor, id).await?;
    demand_item(app.db.read(), &home, item_id).await?;
    let tick = rules::parse_tick(input)?;
    app.db
        .write((actor.clone(), (id, item_id), tick, app.clock.now()), |txn, (actor, key, tick, now)| {
            Box::pin(async move {
                let (actor, home) = known_again(txn, &actor, key.0).await?;
                demand_item(txn, &home, key.1).await?;
                tick_in(txn, &actor, &home, key.1, tick, now).await
            })
        })
        .await?;
    lines(app, &home).await?.into_iter().find(|line| line.item.id == item_id).ok_or_else(unknown)
}

async fn tick_in(
    txn: &Txn,
    actor: &Actor,
    home: &Known,
    item_id: ChecklistItemId,
    tick: Option<(TickResult, String)>,
    now: Instant,
) -> Result<(), Error> {
    let (unit_id, side) = (home.unit.id, side(home));
    let Some((result, note)) = tick else {
        return Ok(store::untick(txn, (unit_id, item_id, side)).await?);
    };
    let row = checklist_tick::ActiveModel {
        unit_id: Set(unit_id),
        item_id: Set(item_id),
        side: Set(side),
        result: Set(result),
        note: Set(note),
        ticked_by: Set(actor.account_id()),
        ticked_at: Set(now),
    };
    Ok(store::tick(txn, row).await?)
}

/// Demands that an item is of the checklist of a home.
async fn demand_item(db: &impl ConnectionTrait, home: &Known, id: ChecklistItemId) -> Result<(), Error> {
    let item = store::in_use(db, id).await?.filter(|item| item.project_id == home.project.id);
    item.map(drop).ok_or_else(unknown)
}
