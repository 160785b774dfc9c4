//! Rows of deliveries.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::consent_act::ConsentPurpose;
use linli_entities::delivery::{ActiveModel, Column, DeliveryId, DeliveryState, Entity, Model, SkipReason};
use sea_orm::sea_query::{OnConflict, SelectStatement};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, QueryTrait as _, Set,
};

use crate::db::queries;
use crate::page::PageRequest;

/// What has not come to its end.
const OPEN: [DeliveryState; 2] = [DeliveryState::Waiting, DeliveryState::Held];

/// Writes deliveries, but those that there are already.
pub(super) async fn insert_new(db: &impl ConnectionTrait, rows: Vec<ActiveModel>) -> Result<(), DbErr> {
    if rows.is_empty() {
        return Ok(());
    }
    let once =
        OnConflict::columns([Column::AccountId, Column::Channel, Column::Fact]).do_nothing().to_owned();
    Entity::insert_many(rows).on_conflict(once).exec_without_returning(db).await?;
    Ok(())
}

/// Those for a purpose whose time has come, longest due first.
pub(super) async fn due(
    db: &impl ConnectionTrait,
    purpose: ConsentPurpose,
    now: Instant,
    limit: u64,
) -> Result<Vec<DeliveryId>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::DueAt.lte(now))
        .filter(Column::Purpose.eq(purpose))
        .order_by_asc(Column::DueAt)
        .order_by_asc(Column::Id)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await
}

/// A delivery whose time has come, that nobody else changes until the transaction ends.
pub(super) async fn locked_due(
    db: &impl ConnectionTrait,
    id: DeliveryId,
    now: Instant,
) -> Result<Option<Model>, DbErr> {
    let row = queries::locked(db, Entity::find_by_id(id)).one(db).await?;
    Ok(row.filter(|row| OPEN.contains(&row.state) && row.due_at.is_some_and(|due| due <= now)))
}

pub(super) async fn update(db: &impl ConnectionTrait, row: ActiveModel) -> Result<(), DbErr> {
    row.update(db).await?;
    Ok(())
}

fn ended(reason: SkipReason) -> ActiveModel {
    ActiveModel {
        state: Set(DeliveryState::Skipped),
        reason: Set(Some(reason)),
        due_at: Set(None),
        ..Default::default()
    }
}

/// Sends nothing any more of what is about this.
pub(super) async fn stop(
    db: &impl ConnectionTrait,
    purpose: ConsentPurpose,
    subject_id: i64,
) -> Result<(), DbErr> {
    Entity::update_many()
        .set(ended(SkipReason::Stopped))
        .filter(about(purpose, &[subject_id]))
        .filter(Column::State.is_in(OPEN))
        .exec(db)
        .await?;
    Ok(())
}

/// Sends nothing any more to an account.
pub(super) async fn stop_for(db: &impl ConnectionTrait, account_id: AccountId) -> Result<(), DbErr> {
    Entity::update_many()
        .set(ended(SkipReason::Unreachable))
        .filter(Column::AccountId.eq(account_id))
        .filter(Column::State.is_in(OPEN))
        .exec(db)
        .await?;
    Ok(())
}

fn about(purpose: ConsentPurpose, subject_ids: &[i64]) -> Condition {
    Condition::all()
        .add(Column::Purpose.eq(purpose))
        .add(Column::SubjectId.is_in(subject_ids.iter().copied()))
}

/// Whether something about this waits to be sent, what is held back not counted.
pub(super) async fn any_waiting(
    db: &impl ConnectionTrait,
    purpose: ConsentPurpose,
    subject_id: i64,
) -> Result<bool, DbErr> {
    let waiting = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(about(purpose, &[subject_id]))
        .filter(Column::State.eq(DeliveryState::Waiting));
    let found: Option<DeliveryId> = waiting.limit(1).into_tuple().one(db).await?;
    Ok(found.is_some())
}

/// How many there are of what is about each of these, by where they stand and why.
pub(super) async fn counts(
    db: &impl ConnectionTrait,
    purpose: ConsentPurpose,
    subject_ids: &[i64],
) -> Result<Vec<(i64, DeliveryState, Option<SkipReason>, i64)>, DbErr> {
    Entity::find()
        .select_only()
        .columns([Column::SubjectId, Column::State, Column::Reason])
        .column_as(Column::Id.count(), "count")
        .filter(about(purpose, subject_ids))
        .group_by(Column::SubjectId)
        .group_by(Column::State)
        .group_by(Column::Reason)
        .into_tuple()
        .all(db)
        .await
}

/// Deliveries of what is about this, newest first.
pub(super) async fn page(
    db: &impl ConnectionTrait,
    (purpose, subject_id): (ConsentPurpose, i64),
    state: Option<DeliveryState>,
    page: &PageRequest<DeliveryId>,
) -> Result<Vec<Model>, DbErr> {
    let mut rows = Entity::find().filter(about(purpose, &[subject_id]));
    if let Some(state) = state {
        rows = rows.filter(Column::State.eq(state));
    }
    if let Some(id) = page.after {
        rows = rows.filter(Column::Id.lt(id));
    }
    rows.order_by_desc(Column::Id).limit(page.rows()).all(db).await
}

/// What was sent to an account, as a part of another query.
pub(super) fn sent_to(account_id: AccountId, purpose: ConsentPurpose) -> SelectStatement {
    Entity::find()
        .select_only()
        .column(Column::SubjectId)
        .filter(Column::AccountId.eq(account_id))
        .filter(Column::Purpose.eq(purpose))
        .filter(Column::State.eq(DeliveryState::Sent))
        .into_query()
}
