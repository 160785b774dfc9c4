//! Rows of checklists: their items, and what was ticked.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::checklist_item::{self, ChecklistItemId};
use linli_entities::checklist_tick::{self, TickSide};
use linli_entities::project::ProjectId;
use linli_entities::unit::UnitId;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, JoinType,
    PaginatorTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, Set,
};

use super::{Of, ids};
use crate::db::queries;

/// The items of a project that are in use, by their places.
pub(in crate::features::homes) async fn items(
    db: &impl ConnectionTrait,
    project_id: ProjectId,
) -> Result<Vec<checklist_item::Model>, DbErr> {
    use checklist_item::Column;
    let rows = checklist_item::Entity::find()
        .filter(Column::ProjectId.eq(project_id))
        .filter(Column::RetiredAt.is_null());
    rows.order_by_asc(Column::Position).order_by_asc(Column::Id).all(db).await
}

pub(in crate::features::homes) async fn count(
    db: &impl ConnectionTrait,
    project_id: ProjectId,
) -> Result<u64, DbErr> {
    use checklist_item::Column;
    let rows = checklist_item::Entity::find().filter(Column::ProjectId.eq(project_id));
    rows.filter(Column::RetiredAt.is_null()).count(db).await
}

/// The last place in a project.
pub(in crate::features::homes) async fn last_position(
    db: &impl ConnectionTrait,
    project_id: ProjectId,
) -> Result<Option<i32>, DbErr> {
    use checklist_item::Column;
    checklist_item::Entity::find()
        .select_only()
        .column(Column::Position)
        .filter(Column::ProjectId.eq(project_id))
        .order_by_desc(Column::Position)
        .into_tuple()
        .one(db)
        .await
}

/// The item, where it is in use.
pub(in crate::features::homes) async fn in_use(
    db: &impl ConnectionTrait,
    id: ChecklistItemId,
) -> Result<Option<checklist_item::Model>, DbErr> {
    let rows = checklist_item::Entity::find_by_id(id).filter(checklist_item::Column::RetiredAt.is_null());
    rows.one(db).await
}

/// The item, where it is in use, held until the transaction ends.
pub(in crate::features::homes) async fn locked(
    db: &impl ConnectionTrait,
    id: ChecklistItemId,
) -> Result<Option<checklist_item::Model>, DbErr> {
    let rows = checklist_item::Entity::find_by_id(id).filter(checklist_item::Column::RetiredAt.is_null());
    queries::locked(db, rows).one(db).await
}

pub(in crate::features::homes) async fn insert(
    db: &impl ConnectionTrait,
    row: checklist_item::ActiveModel,
) -> Result<ChecklistItemId, DbErr> {
    Ok(row.insert(db).await?.id)
}

pub(in crate::features::homes) async fn update(
    db: &impl ConnectionTrait,
    row: checklist_item::ActiveModel,
) -> Result<(), DbErr> {
    row.update(db).await?;
    Ok(())
}

/// What was ticked of the items in use in these homes.
pub(in crate::features::homes) async fn ticks(
    db: &impl ConnectionTrait,
    of: Of,
) -> Result<Vec<checklist_tick::Model>, DbErr> {
    use checklist_tick::Column;
    let item = checklist_tick::Entity::belongs_to(checklist_item::Entity)
        .from(Column::ItemId)
        .to(checklist_item::Column::Id)
        .into();
    checklist_tick::Entity::find()
        .join(JoinType::InnerJoin, item)
        .filter(Column::UnitId.in_subquery(ids(of)))
        .filter(checklist_item::Column::RetiredAt.is_null())
        .all(db)
        .await
}

/// Notes what one side saw of an item, in the place of what it saw before.
pub(in crate::features::homes) async fn tick(
    db: &impl ConnectionTrait,
    row: checklist_tick::ActiveModel,
) -> Result<(), DbErr> {
    use checklist_tick::Column;
    let again = OnConflict::columns([Column::UnitId, Column::ItemId, Column::Side])
        .update_columns([Column::Result, Column::Note, Column::TickedBy, Column::TickedAt])
        .to_owned();
    checklist_tick::Entity::insert(row).on_conflict(again).exec_without_returning(db).await?;
    Ok(())
}

/// Takes back what one side saw of an item.
pub(in crate::features::homes) async fn untick(
    db: &impl ConnectionTrait,
    key: (UnitId, ChecklistItemId, TickSide),
) -> Result<(), DbErr> {
    checklist_tick::Entity::delete_by_id(key).exec(db).await?;
    Ok(())
}

/// Takes an item out of use.
pub(in crate::features::homes) async fn retire(
    db: &impl ConnectionTrait,
    id: ChecklistItemId,
    now: Instant,
) -> Result<(), DbErr> {
    let row = checklist_item::ActiveModel { id: Set(id), retired_at: Set(Some(now)), ..Default::default() };
    row.update(db).await?;
    Ok(())
}

/// Forgets what an account wrote beside its ticks.
pub(in crate::features::homes) async fn forget(
    db: &impl ConnectionTrait,
    account_id: AccountId,
) -> Result<(), DbErr> {
    use checklist_tick::Column;
    checklist_tick::Entity::update_many()
        .col_expr(Column::Note, Expr::value(""))
        .filter(Column::TickedBy.eq(account_id))
        .exec(db)
        .await?;
    Ok(())
}
