//! Making and changing events.

use linli_entities::Instant;
use linli_entities::event::{ActiveModel, EventId, EventState, Model};
use linli_entities::event_quota::{self, QuotaId};
use linli_entities::event_slot::SlotKind;
use linli_entities::outbox::OutboxKind;
use linli_entities::{event_question, event_slot};
use sea_orm::{IntoActiveModel as _, Set};
use serde_json::json;

use super::{Seen, demand, get, known, seats};
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::audit;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::etag;
use crate::features::accounts::logic::sessions;
use crate::features::events::input::{
    CancelEventInput, EventInput, EventPatch, PlanInput, PublishInput, QuotaPatch,
};
use crate::features::events::rules::plan::{self, NewPlan, NewSlot};
use crate::features::events::rules::{Changes, EventPhase, NewEvent, Times, phase};
use crate::features::events::store;
use crate::features::{projects, registrations};
use crate::once::Once;
use crate::outbox;

/// Makes an event, or one for each week; answers the first.
///
/// # Errors
/// [`Code::Forbidden`] to whoever manages no events there; [`Error::Invalid`]; [`Error::NotFound`] for a project that
/// is none.
pub async fn create(app: &App, actor: &Actor, input: EventInput, once: Once) -> Result<Seen, Error> {
    actor.demand(Permission::ManageEvents, Scope::Anywhere)?;
    let new = input.parse()?;
    let input = (actor.clone(), new, once, app.clock.now());
    let id = app
        .db
        .write(input, |txn, (actor, new, once, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                let city = match new.whose.project_id() {
                    Some(id) => Some(projects::logic::project(txn, id).await?.city),
                    None => None,
                };
                actor.demand(Permission::ManageEvents, new.whose.scope(city.as_deref()))?;
                if let Some(before) = once.made_before(txn).await? {
                    return Ok(EventId(before));
                }
                let id = create_in(txn, &actor, new, now).await?;
                once.remember(txn, id.0, now).await?;
                Ok(id)
            })
        })
        .await?;
    get(app, actor, id).await
}

async fn create_in(txn: &Txn, actor: &Actor, new: NewEvent, now: Instant) -> Result<EventId, Error> {
    if let Some(building) = new.building_id
        && store::project_of(txn, building).await? != new.whose.project_id()
    {
        return Err(Error::invalid("/building_id", Code::NotFound));
    }
    let weekly = new.times.len() > 1;
    let mut first: Option<EventId> = None;
    for (times, week) in &new.times {
        let row = ActiveModel { created_by: Set(actor.account_id()), ..row(&new, *times, first, now) };
        let id = store::insert(txn, row).await?;
        if weekly && first.is_none() {
            let series = ActiveModel { id: Set(id), series_id: Set(Some(id)), ..Default::default() };
            store::update(txn, series).await?;
        }
        first = first.or(Some(id));
        insert_plan(txn, id, new.plan.later(*week)).await?;
        outbox::enqueue(txn, OutboxKind::Event, id.0, now).await?;
    }
    let id = first.ok_or_else(|| Error::invalid("/repeat", Code::OutOfRange))?;
    let detail = json!({ "title": new.words.title, "weeks": new.times.len() });
    audit::record(txn, actor, "create_event", ("event", id.0), detail, now).await?;
    Ok(id)
}

fn row(new: &NewEvent, times: Times, series: Option<EventId>, now: Instant) -> ActiveModel {
    ActiveModel {
        project_id: Set(new.whose.project_id()),
        city: Set(new.whose.city().map(str::to_owned)),
        building_id: Set(new.building_id),
        audience: Set(new.audience),
        kind: Set(new.kind),
        state: Set(EventState::Draft),
        series_id: Set(series),
        title: Set(new.words.title.clone()),
        markdown: Set(new.words.markdown.clone()),
        html: Set(new.words.html.clone()),
        place: Set(new.words.place.clone()),
        begins_at: Set(times.begins_at),
        ends_at: Set(times.ends_at),
        registration_opens_at: Set(times.opens_at),
        registration_closes_at: Set(times.closes_at),
        free_cancel_until_at: Set(times.free_cancel_until_at),
        party_max: Set(new.party_max),
        one_per_household: Set(new.one_per_household),
        offer_hours: Set(new.offer_hours),
        version: Set(1),
        schedule_version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
        ..Default::default()
    }
}

async fn insert_plan(txn: &Txn, id: EventId, new: NewPlan) -> Result<(), Error> {
    let mut quotas = Vec::with_capacity(new.quotas.len());
    for quota in new.quotas {
        let row = event_quota::ActiveModel {
            event_id: Set(id),
            key: Set(quota.key),
            name: Set(quota.name),
            size: Set(quota.size),
            taken: Set(0),
            ..Default::default()
        };
        quotas.push(store::insert_quota(txn, row).await?);
    }
    let slots = new.slots.into_iter().map(|slot| (SlotKind::Slot, slot));
    for (kind, slot) in slots.chain(new.extras.into_iter().map(|extra| (SlotKind::Extra, extra))) {
        let NewSlot { name, place, begins_at, ends_at, quotas: places } = slot;
        let ids: Vec<i64> = places.iter().filter_map(|place| quotas.get(*place)).map(|id| id.0).collect();
        let row = event_slot::ActiveModel {
            event_id: Set(id),
            kind: Set(kind),
            name: Set(name),
            place: Set(place),
            begins_at: Set(begins_at),
            ends_at: Set(ends_at),
            quota_ids: Set(json!(ids)),
            ..Default::default()
        };
        store::insert_slot(txn, row).await?;
    }
    for question in new.questions {
        let row = event_question::ActiveModel {
            event_id: Set(id),
            kind: Set(question.kind),
            prompt: Set(question.prompt),
            choices: Set(json!(question.choices)),
            required: Set(question.required),
            ..Default::default()
        };
        store::insert_question(txn, row).await?;
    }
    Ok(())
}

/// The row of an event that the actor manages.
async fn managed(app: &App, actor: &Actor, id: EventId) -> Result<Model, Error> {
    actor.signed_in()?;
    let row = known(app.db.read(), actor, id).await?;
    demand(app.db.read(), actor, &row, Permission::ManageEvents).await?;
    Ok(row)
}

/// The row, held, for whoever manages it still and has seen what it is; one that is over or cancelled stays as it is.
async fn held(
    txn: &Txn,
    actor: &Actor,
    id: EventId,
    seen: Option<i64>,
    now: Instant,
) -> Result<Model, Error> {
    let actor = sessions::seen_again(txn, actor).await?;
    let row = seats::locked(txn, id).await?;
    demand(txn, &actor, &row, Permission::ManageEvents).await?;
    if let Some(seen) = seen {
        etag::demand_unchanged(seen, row.version)?;
    }
    match phase(&row, now) {
        EventPhase::Draft | EventPhase::Published => Ok(row),
        EventPhase::Cancelled | EventPhase::Done => Err(Error::Conflict(Code::WrongState)),
    }
}

/// Stores a change and tells of it.
async fn store_change(
    txn: &Txn,
    actor: &Actor,
    act: &str,
    row: ActiveModel,
    before: &Model,
    now: Instant,
) -> Result<Model, Error> {
    let row = ActiveModel { version: Set(before.version + 1), changed_at: Set(now), ..row };
    let row = store::update(txn, row).await?;
    outbox::enqueue(txn, OutboxKind::Event, row.id.0, now).await?;
    audit::record(txn, actor, act, ("event", row.id.0), json!({}), now).await?;
    Ok(row)
}

/// Changes an event. One that is published and moves tells everybody who registered, once.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`], [`Error::PreconditionRequired`], [`Error::Stale`], [`Error::Invalid`],
/// [`Code::WrongState`].
pub async fn update(
    app: &App,
    actor: &Actor,
    id: EventId,
    if_match: Option<&str>,
    input: EventPatch,
) -> Result<Seen, Error> {
    let row = managed(app, actor, id).await?;
    let seen = etag::version_seen(if_match)?;
    etag::demand_unchanged(seen, row.version)?;
    let changes = input.parse(&row)?;
    let input = (actor.clone(), id, seen, changes, app.clock.now());
    app.db
        .write(input, |txn, (actor, id, seen, changes, now)| {
            Box::pin(async move {
                let before = held(txn, &actor, id, Some(seen), now).await?;
                let row = changed(&before, changes);
                store_change(txn, &actor, "update_event", row, &before, now).await?;
                Ok(())
            })
        })
        .await?;
    get(app, actor, id).await
}

fn changed(before: &Model, changes: Changes) -> ActiveModel {
    let place = changes.place.unwrap_or_else(|| before.place.clone());
    let begins_at = changes.begins_at.unwrap_or(before.begins_at);
    let ends_at = changes.ends_at.unwrap_or(before.ends_at);
    let moved = (&place, begins_at, ends_at) != (&before.place, before.begins_at, before.ends_at);
    let told = moved && before.state == EventState::Published;
    let (markdown, html) = changes.text.unwrap_or_else(|| (before.markdown.clone(), before.html.clone()));
    ActiveModel {
        id: Set(before.id),
        title: Set(changes.title.unwrap_or_else(|| before.title.clone())),
        markdown: Set(markdown),
        html: Set(html),
        place: Set(place),
        begins_at: Set(begins_at),
        ends_at: Set(ends_at),
        registration_opens_at: Set(changes.opens_at.or(before.registration_opens_at)),
        registration_closes_at: Set(changes.closes_at.or(before.registration_closes_at)),
        free_cancel_until_at: Set(changes.free_cancel_until_at.or(before.free_cancel_until_at)),
        party_max: Set(changes.party_max.unwrap_or(before.party_max)),
        one_per_household: Set(changes.one_per_household.unwrap_or(before.one_per_household)),
        offer_hours: Set(changes.offer_hours.unwrap_or(before.offer_hours)),
        schedule_version: Set(before.schedule_version + i64::from(told)),
        ..Default::default()
    }
}

/// Says anew what there is at an event, as long as nobody registered.
///
/// # Errors
/// As [`update`]; [`Code::InUse`] once somebody has registered.
pub async fn replace_plan(
    app: &App,
    actor: &Actor,
    id: EventId,
    if_match: Option<&str>,
    input: PlanInput,
) -> Result<Seen, Error> {
    managed(app, actor, id).await?;
    let seen = etag::version_seen(if_match)?;
    let new = input.parse()?;
    let input = (actor.clone(), id, seen, new, app.clock.now());
    app.db
        .write(input, |txn, (actor, id, seen, new, now)| {
            Box::pin(async move {
                let before = held(txn, &actor, id, Some(seen), now).await?;
                if store::is_registered_for(txn, id).await? {
                    return Err(Error::Conflict(Code::InUse));
                }
                store::delete_plan(txn, id).await?;
                insert_plan(txn, id, new).await?;
                let row = ActiveModel { id: Set(id), ..Default::default() };
                store_change(txn, &actor, "replace_event_plan", row, &before, now).await?;
                Ok(())
            })
        })
        .await?;
    get(app, actor, id).await
}

/// Publishes a draft, or all drafts of its series.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`]; [`Code::WrongState`] for what is no draft.
pub async fn publish(app: &App, actor: &Actor, id: EventId, input: PublishInput) -> Result<Seen, Error> {
    managed(app, actor, id).await?;
    app.db
        .write((actor.clone(), id, input.whole_series, app.clock.now()), |txn, (actor, id, whole, now)| {
            Box::pin(async move {
                let row = held(txn, &actor, id, None, now).await?;
                if row.state != EventState::Draft {
                    return Err(Error::Conflict(Code::WrongState));
                }
                let rows = match row.series_id {
                    Some(series) if whole => store::drafts_of(txn, series).await?,
                    _ => vec![row],
                };
                for before in rows {
                    let row = ActiveModel {
                        id: Set(before.id),
                        state: Set(EventState::Published),
                        ..Default::default()
                    };
                    store_change(txn, &actor, "publish_event", row, &before, now).await?;
                }
                Ok(())
            })
        })
        .await?;
    get(app, actor, id).await
}

/// Cancels an event. Everybody who registered is told, in the background, each once.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`], [`Error::Invalid`]; [`Code::WrongState`] for what is over or cancelled.
pub async fn cancel(app: &App, actor: &Actor, id: EventId, input: CancelEventInput) -> Result<Seen, Error> {
    managed(app, actor, id).await?;
    let reason = input.parse()?;
    app.db
        .write((actor.clone(), id, reason, app.clock.now()), |txn, (actor, id, reason, now)| {
            Box::pin(async move {
                let before = held(txn, &actor, id, None, now).await?;
                let row = ActiveModel {
                    id: Set(id),
                    state: Set(EventState::Cancelled),
                    cancel_reason: Set(Some(reason)),
                    cancelled_at: Set(Some(now)),
                    schedule_version: Set(before.schedule_version + 1),
                    ..Default::default()
                };
                store_change(txn, &actor, "cancel_event", row, &before, now).await?;
                Ok(())
            })
        })
        .await?;
    get(app, actor, id).await
}

/// A quota that was changed.
#[derive(Clone, Debug)]
pub struct Changed {
    /// The quota as it is now.
    pub quota: event_quota::Model,
    /// Those who came last to what is over.
    pub concerned: Vec<registrations::logic::Seen>,
    /// The version of the event now.
    pub event_version: i64,
}

/// Changes how much there is of something. More goes at once to those who wait; less takes nobody's seat, and tells
/// whom it concerns.
///
/// # Errors
/// As [`update`]; [`Error::NotFound`] for a quota of another event.
pub async fn update_quota(
    app: &App,
    actor: &Actor,
    (id, quota_id): (EventId, QuotaId),
    if_match: Option<&str>,
    input: QuotaPatch,
) -> Result<Changed, Error> {
    managed(app, actor, id).await?;
    let seen = etag::version_seen(if_match)?;
    let (name, size) = input.parse()?;
    let input = (actor.clone(), (id, quota_id), seen, (name, size), app.clock.now());
    let (quota, event_version) = app
        .db
        .write(input, |txn, (actor, (id, quota_id), seen, (name, size), now)| {
            Box::pin(async move {
                let before = held(txn, &actor, id, Some(seen), now).await?;
                let quotas = store::quotas_of(txn, &[id]).await?;
                let quota = quotas.into_iter().find(|quota| quota.id == quota_id);
                let mut row = quota.ok_or(Error::NotFound("quota"))?.into_active_model();
                row.name = Set(name);
                row.size = Set(size);
                store::update_quota(txn, row).await?;
                let row = ActiveModel { id: Set(id), ..Default::default() };
                let event = store_change(txn, &actor, "update_event_quota", row, &before, now).await?;
                registrations::logic::queue::promote(txn, &event, now).await?;
                let quotas = store::quotas_of(txn, &[id]).await?;
                let quota = quotas.into_iter().find(|quota| quota.id == quota_id);
                Ok((quota.ok_or(Error::NotFound("quota"))?, event.version))
            })
        })
        .await?;
    let over = plan::over(&quota);
    let concerned = registrations::logic::last_in(app, actor, &quota, over).await?;
    Ok(Changed { quota, concerned, event_version })
}
