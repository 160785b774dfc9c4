//! Rows of registrations.

mod seats;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::calendar_feed;
use linli_entities::event::{self, EventId};
use linli_entities::event_rating;
use linli_entities::ownership::{self, OwnershipState};
use linli_entities::registration::{ActiveModel, Column, Entity, Model, RegistrationId, RegistrationState};
use linli_entities::registration_act::{self, RegistrationActId, RegistrationActKind};
use linli_entities::reminder::{self, ReminderId};
use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, JoinType,
    PaginatorTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, QueryTrait as _, Set,
};

use crate::page::PageRequest;

pub(super) use seats::{
    attendee, attendee_by_code, attendees, attendees_of, has_come, insert_attendee, set_seats,
    update_attendee,
};

/// The states in which a registration stands.
pub(super) const ACTIVE: [RegistrationState; 3] =
    [RegistrationState::Confirmed, RegistrationState::Waiting, RegistrationState::Offered];

pub(super) async fn by_ids(db: &impl ConnectionTrait, ids: &[RegistrationId]) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    Entity::find().filter(Column::Id.is_in(ids.iter().copied())).all(db).await
}

pub(super) async fn insert(db: &impl ConnectionTrait, row: ActiveModel) -> Result<Model, DbErr> {
    row.insert(db).await
}

/// Changes a registration; its version grows.
pub(super) async fn update(
    db: &impl ConnectionTrait,
    before: &Model,
    row: ActiveModel,
) -> Result<Model, DbErr> {
    ActiveModel { id: Set(before.id), version: Set(before.version + 1), ..row }.update(db).await
}

/// The registration of an account for an event that stands.
pub(super) async fn standing(
    db: &impl ConnectionTrait,
    event_id: EventId,
    account_id: AccountId,
) -> Result<Option<Model>, DbErr> {
    let rows = Entity::find().filter(Column::EventId.eq(event_id)).filter(Column::AccountId.eq(account_id));
    rows.filter(Column::State.is_in(ACTIVE)).one(db).await
}

/// The registrations of an account for these events that stand.
pub(super) async fn standing_of(
    db: &impl ConnectionTrait,
    ids: &[EventId],
    account_id: AccountId,
) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let rows = Entity::find()
        .filter(Column::EventId.is_in(ids.iter().copied()))
        .filter(Column::AccountId.eq(account_id));
    rows.filter(Column::State.is_in(ACTIVE)).all(db).await
}

/// Whether somebody who shares a home with the account has a registration that stands.
pub(super) async fn household_has_one(
    db: &impl ConnectionTrait,
    event_id: EventId,
    account_id: AccountId,
) -> Result<bool, DbErr> {
    let units = ownership::Entity::find()
        .select_only()
        .column(ownership::Column::UnitId)
        .filter(ownership::Column::AccountId.eq(account_id))
        .filter(ownership::Column::State.eq(OwnershipState::Confirmed));
    let household = ownership::Entity::find()
        .select_only()
        .column(ownership::Column::AccountId)
        .filter(ownership::Column::UnitId.in_subquery(units.into_query()))
        .filter(ownership::Column::State.eq(OwnershipState::Confirmed));
    let rows = Entity::find()
        .filter(Column::EventId.eq(event_id))
        .filter(Column::State.is_in(ACTIVE))
        .filter(Column::AccountId.ne(account_id))
        .filter(Column::AccountId.in_subquery(household.into_query()));
    Ok(rows.limit(1).count(db).await? > 0)
}

/// Those who wait for these events, in the order of the queues.
pub(super) async fn waiting(db: &impl ConnectionTrait, ids: &[EventId]) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    Entity::find()
        .filter(Column::EventId.is_in(ids.iter().copied()))
        .filter(Column::State.eq(RegistrationState::Waiting))
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

/// The places in the queues: who waits for which event, in order.
pub(super) async fn queues(
    db: &impl ConnectionTrait,
    ids: Vec<EventId>,
) -> Result<Vec<(RegistrationId, EventId)>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    Entity::find()
        .select_only()
        .columns([Column::Id, Column::EventId])
        .filter(Column::EventId.is_in(ids))
        .filter(Column::State.eq(RegistrationState::Waiting))
        .order_by_asc(Column::Id)
        .into_tuple()
        .all(db)
        .await
}

/// How many wait for each of these events.
pub(super) async fn waiting_counts(
    db: &impl ConnectionTrait,
    ids: &[EventId],
) -> Result<Vec<(EventId, i64)>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    Entity::find()
        .select_only()
        .column(Column::EventId)
        .expr_as(Expr::col(Column::Id).count(), "waiting")
        .filter(Column::EventId.is_in(ids.iter().copied()))
        .filter(Column::State.eq(RegistrationState::Waiting))
        .group_by(Column::EventId)
        .into_tuple()
        .all(db)
        .await
}

/// A page of the registrations for an event, the first first.
pub(super) async fn of_event(
    db: &impl ConnectionTrait,
    event_id: EventId,
    state: Option<RegistrationState>,
    page: &PageRequest<RegistrationId>,
) -> Result<Vec<Model>, DbErr> {
    let mut rows = Entity::find().filter(Column::EventId.eq(event_id));
    if let Some(state) = state {
        rows = rows.filter(Column::State.eq(state));
    }
    if let Some(id) = page.after {
        rows = rows.filter(Column::Id.gt(id));
    }
    rows.order_by_asc(Column::Id).limit(page.rows()).all(db).await
}

/// The newest registrations for an event that hold seats.
pub(super) async fn newest(
    db: &impl ConnectionTrait,
    event_id: EventId,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let holding = [RegistrationState::Confirmed, RegistrationState::Offered];
    let rows = Entity::find().filter(Column::EventId.eq(event_id)).filter(Column::State.is_in(holding));
    rows.order_by_desc(Column::Id).limit(limit).all(db).await
}

/// A page of the registrations of an account, of events that are over or not: the newest first.
pub(super) async fn of_account(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    over: Option<bool>,
    now: Instant,
    page: &PageRequest<RegistrationId>,
) -> Result<Vec<Model>, DbErr> {
    let mut rows = Entity::find().filter(Column::AccountId.eq(account_id));
    if let Some(over) = over {
        let ended = event::Entity::find().select_only().column(event::Column::Id);
        let ended = ended.filter(event::Column::EndsAt.lte(now)).into_query();
        rows = if over {
            rows.filter(Column::EventId.in_subquery(ended))
        } else {
            rows.filter(Column::EventId.not_in_subquery(ended))
        };
    }
    if let Some(id) = page.after {
        rows = rows.filter(Column::Id.lt(id));
    }
    rows.order_by_desc(Column::Id).limit(page.rows()).all(db).await
}

/// The events of an account's calendar: registrations of events that ended after `since`, the newest first.
pub(super) async fn for_calendar(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    since: Instant,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let recent = event::Entity::find().select_only().column(event::Column::Id);
    let recent = recent.filter(event::Column::EndsAt.gte(since)).into_query();
    let rows = Entity::find().filter(Column::AccountId.eq(account_id));
    let rows = rows.filter(Column::EventId.in_subquery(recent));
    rows.order_by_desc(Column::Id).limit(limit).all(db).await
}

/// Events at which an offer has come to its end, at most `limit`.
pub(super) async fn with_lapsed_offers(
    db: &impl ConnectionTrait,
    now: Instant,
    limit: u64,
) -> Result<Vec<EventId>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::EventId)
        .filter(Column::OfferExpiresAt.lte(now))
        .distinct()
        .limit(limit)
        .into_tuple()
        .all(db)
        .await
}

/// The offers for an event that have come to their end.
pub(super) async fn lapsed_offers(
    db: &impl ConnectionTrait,
    event_id: EventId,
    now: Instant,
) -> Result<Vec<Model>, DbErr> {
    let rows = Entity::find().filter(Column::EventId.eq(event_id)).filter(Column::OfferExpiresAt.lte(now));
    rows.order_by_asc(Column::Id).all(db).await
}

/// Registrations that stand and were not told how the schedule of their event is now.
pub(super) async fn untold(
    db: &impl ConnectionTrait,
    limit: u64,
) -> Result<Vec<(Model, Option<event::Model>)>, DbErr> {
    Entity::find()
        .find_also_related_event()
        .filter(Column::State.is_in(ACTIVE))
        .filter(
            Expr::col((event::Entity, event::Column::ScheduleVersion))
                .gt(Expr::col((Entity, Column::ToldVersion))),
        )
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(db)
        .await
}

/// Notes of which schedule a registration was told; false where somebody else did.
pub(super) async fn mark_told(
    db: &impl ConnectionTrait,
    id: RegistrationId,
    schedule: i64,
) -> Result<bool, DbErr> {
    let rows = Entity::update_many()
        .col_expr(Column::ToldVersion, Expr::value(schedule))
        .filter(Column::Id.eq(id))
        .filter(Column::ToldVersion.lt(schedule));
    Ok(rows.exec(db).await?.rows_affected == 1)
}

/// The join that rows without declared relations need.
trait WithEvent {
    fn find_also_related_event(self) -> sea_orm::SelectTwo<Entity, event::Entity>;
}

impl WithEvent for sea_orm::Select<Entity> {
    fn find_also_related_event(self) -> sea_orm::SelectTwo<Entity, event::Entity> {
        let of = Entity::belongs_to(event::Entity).from(Column::EventId).to(event::Column::Id).into();
        self.join(JoinType::InnerJoin, of).select_also(event::Entity)
    }
}

pub(super) async fn insert_act(
    db: &impl ConnectionTrait,
    id: RegistrationId,
    kind: RegistrationActKind,
    by: Option<AccountId>,
    now: Instant,
) -> Result<RegistrationActId, DbErr> {
    let row = registration_act::ActiveModel {
        registration_id: Set(id),
        kind: Set(kind),
        actor_id: Set(by),
        acted_at: Set(now),
        ..Default::default()
    };
    Ok(row.insert(db).await?.id)
}

pub(super) async fn acts_by_ids(
    db: &impl ConnectionTrait,
    ids: &[RegistrationActId],
) -> Result<Vec<registration_act::Model>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let rows = registration_act::Entity::find();
    rows.filter(registration_act::Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// Drops what nobody was reminded of yet.
pub(super) async fn drop_reminders(db: &impl ConnectionTrait, id: RegistrationId) -> Result<(), DbErr> {
    reminder::Entity::delete_many()
        .filter(reminder::Column::RegistrationId.eq(id))
        .filter(reminder::Column::SentAt.is_null())
        .exec(db)
        .await?;
    Ok(())
}

/// Notes when somebody is to be reminded; once for each schedule.
pub(super) async fn insert_reminder(
    db: &impl ConnectionTrait,
    row: reminder::ActiveModel,
) -> Result<(), DbErr> {
    use reminder::Column;
    let key = [Column::RegistrationId, Column::Kind, Column::ScheduleVersion];
    let once = OnConflict::columns(key).do_nothing().to_owned();
    reminder::Entity::insert(row).on_conflict(once).exec_without_returning(db).await?;
    Ok(())
}

/// Reminders that are due, the oldest first.
pub(super) async fn due_reminders(
    db: &impl ConnectionTrait,
    now: Instant,
    limit: u64,
) -> Result<Vec<reminder::Model>, DbErr> {
    let rows = reminder::Entity::find().filter(reminder::Column::DueAt.lte(now));
    let rows = rows.filter(reminder::Column::SentAt.is_null()).order_by_asc(reminder::Column::DueAt);
    rows.order_by_asc(reminder::Column::Id).limit(limit).all(db).await
}

/// Marks a reminder as dealt with; false where somebody else did.
pub(super) async fn mark_reminded(
    db: &impl ConnectionTrait,
    id: ReminderId,
    now: Instant,
) -> Result<bool, DbErr> {
    let rows = reminder::Entity::update_many()
        .col_expr(reminder::Column::SentAt, Expr::value(now))
        .filter(reminder::Column::Id.eq(id))
        .filter(reminder::Column::SentAt.is_null());
    Ok(rows.exec(db).await?.rows_affected == 1)
}

pub(super) async fn insert_rating(
    db: &impl ConnectionTrait,
    row: event_rating::ActiveModel,
) -> Result<event_rating::Model, DbErr> {
    row.insert(db).await
}

pub(super) async fn ratings(
    db: &impl ConnectionTrait,
    ids: &[RegistrationId],
) -> Result<Vec<event_rating::Model>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let rows = event_rating::Entity::find();
    rows.filter(event_rating::Column::RegistrationId.is_in(ids.iter().copied())).all(db).await
}

/// A page of what was said of an event, the newest first.
pub(super) async fn ratings_of(
    db: &impl ConnectionTrait,
    event_id: EventId,
    page: &PageRequest<RegistrationId>,
) -> Result<Vec<event_rating::Model>, DbErr> {
    use event_rating::Column;
    let mut rows = event_rating::Entity::find().filter(Column::EventId.eq(event_id));
    if let Some(id) = page.after {
        rows = rows.filter(Column::RegistrationId.lt(id));
    }
    rows.order_by_desc(Column::RegistrationId).limit(page.rows()).all(db).await
}

/// Keeps the address of an account's calendar; a new one ends the old.
pub(super) async fn put_feed(
    db: &impl ConnectionTrait,
    row: calendar_feed::ActiveModel,
) -> Result<(), DbErr> {
    use calendar_feed::Column;
    let replace = OnConflict::column(Column::AccountId)
        .update_columns([Column::SecretHash, Column::CreatedAt])
        .to_owned();
    calendar_feed::Entity::insert(row).on_conflict(replace).exec_without_returning(db).await?;
    Ok(())
}

pub(super) async fn delete_feed(db: &impl ConnectionTrait, account_id: AccountId) -> Result<(), DbErr> {
    calendar_feed::Entity::delete_by_id(account_id).exec(db).await?;
    Ok(())
}

pub(super) async fn feed_of(
    db: &impl ConnectionTrait,
    secret_hash: &str,
) -> Result<Option<AccountId>, DbErr> {
    let row = calendar_feed::Entity::find().filter(calendar_feed::Column::SecretHash.eq(secret_hash));
    Ok(row.one(db).await?.map(|row| row.account_id))
}

/// Every registration of an account.
pub(super) async fn all_of(db: &impl ConnectionTrait, account_id: AccountId) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::AccountId.eq(account_id)).order_by_asc(Column::Id).all(db).await
}

/// Forgets the words of an account: names, answers, reasons, ratings.
pub(super) async fn forget(db: &impl ConnectionTrait, account_id: AccountId) -> Result<(), DbErr> {
    let own = Entity::find().select_only().column(Column::Id).filter(Column::AccountId.eq(account_id));
    let own = own.into_query();
    linli_entities::attendee::Entity::update_many()
        .col_expr(linli_entities::attendee::Column::Name, Expr::value(""))
        .filter(linli_entities::attendee::Column::RegistrationId.in_subquery(own.clone()))
        .exec(db)
        .await?;
    event_rating::Entity::update_many()
        .col_expr(event_rating::Column::Words, Expr::value(""))
        .filter(event_rating::Column::RegistrationId.in_subquery(own))
        .exec(db)
        .await?;
    let nothing =
        ActiveModel { answers: Set(serde_json::json!({})), reason: Set(None), ..Default::default() };
    Entity::update_many().set(nothing).filter(Column::AccountId.eq(account_id)).exec(db).await?;
    delete_feed(db, account_id).await
}
