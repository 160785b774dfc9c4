//! Rows of milestones.

use std::collections::HashMap;

use linli_entities::building::BuildingId;
use linli_entities::milestone::{ActiveModel, Column, Entity, MilestoneId, Model};
use linli_entities::milestone_change::{self, MilestoneChangeId};
use linli_entities::project::ProjectId;
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _,
    PaginatorTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};

use crate::db::queries;
use crate::page::PageRequest;

pub(super) async fn by_id(db: &impl ConnectionTrait, id: MilestoneId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

pub(super) async fn by_ids(db: &impl ConnectionTrait, ids: &[MilestoneId]) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    Entity::find().filter(Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// The milestone, held until the transaction ends.
pub(super) async fn locked(db: &impl ConnectionTrait, id: MilestoneId) -> Result<Option<Model>, DbErr> {
    queries::locked(db, Entity::find_by_id(id)).one(db).await
}

/// Those of a project, in no order; with a building, those of it and of the whole project.
pub(super) async fn of_project(
    db: &impl ConnectionTrait,
    project_id: ProjectId,
    building_id: Option<BuildingId>,
) -> Result<Vec<Model>, DbErr> {
    let mut rows = Entity::find().filter(Column::ProjectId.eq(project_id));
    if let Some(id) = building_id {
        rows = rows.filter(Condition::any().add(Column::BuildingId.is_null()).add(Column::BuildingId.eq(id)));
    }
    rows.all(db).await
}

pub(super) async fn count(db: &impl ConnectionTrait, project_id: ProjectId) -> Result<u64, DbErr> {
    Entity::find().filter(Column::ProjectId.eq(project_id)).count(db).await
}

/// The last place in a project.
pub(super) async fn last_position(
    db: &impl ConnectionTrait,
    project_id: ProjectId,
) -> Result<Option<i32>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::Position)
        .filter(Column::ProjectId.eq(project_id))
        .order_by_desc(Column::Position)
        .into_tuple()
        .one(db)
        .await
}

pub(super) async fn insert(db: &impl ConnectionTrait, row: ActiveModel) -> Result<MilestoneId, DbErr> {
    Ok(row.insert(db).await?.id)
}

pub(super) async fn update(db: &impl ConnectionTrait, row: ActiveModel) -> Result<(), DbErr> {
    row.update(db).await?;
    Ok(())
}

pub(super) async fn insert_change(
    db: &impl ConnectionTrait,
    row: milestone_change::ActiveModel,
) -> Result<MilestoneChangeId, DbErr> {
    Ok(row.insert(db).await?.id)
}

pub(super) async fn changes_by_ids(
    db: &impl ConnectionTrait,
    ids: &[MilestoneChangeId],
) -> Result<Vec<milestone_change::Model>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let rows = milestone_change::Entity::find();
    rows.filter(milestone_change::Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// A page of the changes of a milestone, the last first.
pub(super) async fn changes(
    db: &impl ConnectionTrait,
    id: MilestoneId,
    page: &PageRequest<MilestoneChangeId>,
) -> Result<Vec<milestone_change::Model>, DbErr> {
    use milestone_change::Column;
    let mut rows = milestone_change::Entity::find().filter(Column::MilestoneId.eq(id));
    if let Some(after) = page.after {
        rows = rows.filter(Column::Id.lt(after));
    }
    rows.order_by_desc(Column::Id).limit(page.rows()).all(db).await
}

/// How many changes these milestones have.
pub(super) async fn change_counts(
    db: &impl ConnectionTrait,
    ids: &[MilestoneId],
) -> Result<HashMap<MilestoneId, i64>, DbErr> {
    use milestone_change::Column;
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(MilestoneId, i64)> = milestone_change::Entity::find()
        .select_only()
        .column(Column::MilestoneId)
        .expr_as(Expr::col(Column::Id).count(), "change_count")
        .filter(Column::MilestoneId.is_in(ids.iter().copied()))
        .group_by(Column::MilestoneId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}
