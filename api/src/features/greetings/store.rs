//! Rows of greetings.

use linli_entities::Date;
use linli_entities::greeting::{ActiveModel, Column, Entity, GreetingId, GreetingKind, GreetingState, Model};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _,
};

use super::rules::DONE;
use crate::db::queries;
use crate::page::PageRequest;

pub(super) async fn insert(db: &impl ConnectionTrait, row: ActiveModel) -> Result<Model, DbErr> {
    row.insert(db).await
}

pub(super) async fn update(db: &impl ConnectionTrait, row: ActiveModel) -> Result<Model, DbErr> {
    row.update(db).await
}

pub(super) async fn by_id(db: &impl ConnectionTrait, id: GreetingId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

/// A greeting that nobody else changes until the transaction ends.
pub(super) async fn locked(db: &impl ConnectionTrait, id: GreetingId) -> Result<Option<Model>, DbErr> {
    queries::locked(db, Entity::find_by_id(id)).one(db).await
}

/// Greetings, newest first.
pub(super) async fn page(
    db: &impl ConnectionTrait,
    page: &PageRequest<GreetingId>,
) -> Result<Vec<Model>, DbErr> {
    let mut rows = Entity::find();
    if let Some(id) = page.after {
        rows = rows.filter(Column::Id.lt(id));
    }
    rows.order_by_desc(Column::Id).limit(page.rows()).all(db).await
}

/// Those that are for a day on which not everybody was looked at.
pub(super) async fn due(db: &impl ConnectionTrait, day: Date, limit: u64) -> Result<Vec<Model>, DbErr> {
    let for_day = Condition::any().add(Column::Kind.eq(GreetingKind::Birthday)).add(Column::GreetsOn.eq(day));
    let undone = Condition::any()
        .add(Column::GreetedOn.is_null())
        .add(Column::GreetedOn.ne(day))
        .add(Column::GreetedTo.lt(DONE));
    Entity::find()
        .filter(Column::State.eq(GreetingState::Active))
        .filter(for_day)
        .filter(undone)
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(db)
        .await
}
