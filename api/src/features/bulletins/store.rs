//! Rows of bulletins.

use linli_entities::Instant;
use linli_entities::bulletin::{ActiveModel, BulletinId, BulletinState, Column, Entity, Model};
use sea_orm::sea_query::SelectStatement;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _,
};

use crate::db::queries;
use crate::page::PageRequest;

pub(super) async fn insert(db: &impl ConnectionTrait, row: ActiveModel) -> Result<BulletinId, DbErr> {
    Ok(row.insert(db).await?.id)
}

pub(super) async fn update(db: &impl ConnectionTrait, row: ActiveModel) -> Result<(), DbErr> {
    row.update(db).await?;
    Ok(())
}

pub(super) async fn by_id(db: &impl ConnectionTrait, id: BulletinId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

/// A bulletin that nobody else changes until the transaction ends.
pub(super) async fn locked(db: &impl ConnectionTrait, id: BulletinId) -> Result<Option<Model>, DbErr> {
    queries::locked(db, Entity::find_by_id(id)).one(db).await
}

/// Bulletins, newest first; of those that a query names only, where one is given.
pub(super) async fn page(
    db: &impl ConnectionTrait,
    state: Option<BulletinState>,
    among: Option<SelectStatement>,
    page: &PageRequest<BulletinId>,
) -> Result<Vec<Model>, DbErr> {
    let mut rows = Entity::find();
    if let Some(state) = state {
        rows = rows.filter(Column::State.eq(state));
    }
    if let Some(among) = among {
        rows = rows.filter(Column::Id.in_subquery(among));
    }
    if let Some(id) = page.after {
        rows = rows.filter(Column::Id.lt(id));
    }
    rows.order_by_desc(Column::Id).limit(page.rows()).all(db).await
}

/// A bulletin, if a query names it.
pub(super) async fn one_of(
    db: &impl ConnectionTrait,
    id: BulletinId,
    among: SelectStatement,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).filter(Column::Id.in_subquery(among)).one(db).await
}

/// Those whose time to be sent has come, longest due first.
pub(super) async fn due(
    db: &impl ConnectionTrait,
    now: Instant,
    limit: u64,
) -> Result<Vec<BulletinId>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::State.eq(BulletinState::Scheduled))
        .filter(Column::SendAt.lte(now))
        .order_by_asc(Column::SendAt)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await
}

/// Those that are being sent, oldest first: those whose deliveries are all written, or those where some are not.
pub(super) async fn sending(
    db: &impl ConnectionTrait,
    frozen: bool,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let frozen = if frozen { Column::FrozenAt.is_not_null() } else { Column::FrozenAt.is_null() };
    Entity::find()
        .filter(Column::State.eq(BulletinState::Sending))
        .filter(frozen)
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(db)
        .await
}
