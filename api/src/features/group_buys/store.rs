//! Rows of group buys.

use linli_entities::Instant;
use linli_entities::group_buy::{
    ActiveModel, Column, Entity, GroupBuyId, GroupBuyMode, GroupBuyState, Model,
};
use linli_entities::group_buy_project;
use linli_entities::project::{self, ProjectId};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _, JoinType,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, QueryTrait as _, Set,
};

use crate::actor::Reach;
use crate::db::{queries, reach};
use crate::page::PageRequest;

/// Group buys of a project within reach.
pub(super) fn of_reach(reach: &Reach) -> Condition {
    if *reach == Reach::Everywhere {
        return Condition::all();
    }
    let ids = group_buy_project::Entity::find()
        .select_only()
        .column(group_buy_project::Column::GroupBuyId)
        .filter(reach::within(reach, group_buy_project::Column::ProjectId));
    Condition::all().add(Column::Id.in_subquery(ids.into_query()))
}

/// The group buys that there are for somebody who manages those within reach: the one rule of who knows of which.
fn known(manages: &Reach) -> Condition {
    Condition::any().add(Column::State.ne(GroupBuyState::Draft)).add(of_reach(manages))
}

/// A page of the group buys, without auctions, in these states, newest first.
pub(super) async fn page(
    db: &impl ConnectionTrait,
    manages: &Reach,
    states: &[GroupBuyState],
    project_id: Option<ProjectId>,
    page: &PageRequest<GroupBuyId>,
) -> Result<Vec<Model>, DbErr> {
    let mut rows = Entity::find()
        .filter(known(manages))
        .filter(Column::Mode.eq(GroupBuyMode::GroupBuy))
        .filter(Column::State.is_in(states.iter().copied()));
    if let Some(id) = project_id {
        let of_project = group_buy_project::Entity::find()
            .select_only()
            .column(group_buy_project::Column::GroupBuyId)
            .filter(group_buy_project::Column::ProjectId.eq(id));
        rows = rows.filter(Column::Id.in_subquery(of_project.into_query()));
    }
    if let Some(after) = page.after {
        rows = rows.filter(Column::Id.lt(after));
    }
    rows.order_by_desc(Column::Id).limit(page.rows()).all(db).await
}

pub(super) async fn known_by_id(
    db: &impl ConnectionTrait,
    manages: &Reach,
    id: GroupBuyId,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).filter(known(manages)).one(db).await
}

pub(super) async fn by_ids(db: &impl ConnectionTrait, ids: &[GroupBuyId]) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    Entity::find().filter(Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// The group buy, held until the end of the transaction: whoever changes what is counted of it does so one after another.
pub(super) async fn locked(db: &impl ConnectionTrait, id: GroupBuyId) -> Result<Option<Model>, DbErr> {
    queries::locked(db, Entity::find_by_id(id)).one(db).await
}

pub(super) async fn insert(db: &impl ConnectionTrait, row: ActiveModel) -> Result<GroupBuyId, DbErr> {
    Ok(row.insert(db).await?.id)
}

pub(super) async fn update(db: &impl ConnectionTrait, row: ActiveModel) -> Result<Model, DbErr> {
    row.update(db).await
}

/// The projects of these, each with its city.
pub(super) async fn projects_of(
    db: &impl ConnectionTrait,
    ids: &[GroupBuyId],
) -> Result<Vec<(GroupBuyId, ProjectId, String)>, DbErr> {
    use group_buy_project::Column;
    if ids.is_empty() {
        return Ok(vec![]);
    }
    group_buy_project::Entity::find()
        .select_only()
        .columns([Column::GroupBuyId, Column::ProjectId])
        .column(project::Column::City)
        .join(
            JoinType::InnerJoin,
            group_buy_project::Entity::belongs_to(project::Entity)
                .from(Column::ProjectId)
                .to(project::Column::Id)
                .into(),
        )
        .filter(Column::GroupBuyId.is_in(ids.iter().copied()))
        .order_by_asc(Column::ProjectId)
        .into_tuple()
        .all(db)
        .await
}

/// Says anew for which projects it is.
pub(super) async fn replace_projects(
    db: &impl ConnectionTrait,
    id: GroupBuyId,
    projects: &[ProjectId],
) -> Result<(), DbErr> {
    use group_buy_project::Column;
    group_buy_project::Entity::delete_many().filter(Column::GroupBuyId.eq(id)).exec(db).await?;
    let rows = projects.iter().map(|project_id| group_buy_project::ActiveModel {
        group_buy_id: Set(id),
        project_id: Set(*project_id),
    });
    group_buy_project::Entity::insert_many(rows).exec_without_returning(db).await?;
    Ok(())
}

/// Takes a seat, where there is one; false where there is not.
pub(super) async fn take_seat(db: &impl ConnectionTrait, id: GroupBuyId) -> Result<bool, DbErr> {
    let room = Condition::any()
        .add(Column::SeatCount.is_null())
        .add(Expr::col(Column::HeldCount).lt(Expr::col(Column::SeatCount)));
    move_seats(db, id, 1, room).await
}

/// Gives a seat back.
pub(super) async fn give_seat(db: &impl ConnectionTrait, id: GroupBuyId) -> Result<bool, DbErr> {
    move_seats(db, id, -1, Condition::all().add(Column::HeldCount.gt(0))).await
}

async fn move_seats(
    db: &impl ConnectionTrait,
    id: GroupBuyId,
    by: i32,
    room: Condition,
) -> Result<bool, DbErr> {
    let moved = Entity::update_many()
        .col_expr(Column::HeldCount, Expr::col(Column::HeldCount).add(by))
        .filter(Column::Id.eq(id))
        .filter(room)
        .exec(db)
        .await?;
    Ok(moved.rows_affected == 1)
}

/// Those whose time has come: to decide whether enough joined, or to keep the promise. Auctions end by their bids.
pub(super) async fn due(
    db: &impl ConnectionTrait,
    now: Instant,
    limit: u64,
) -> Result<Vec<GroupBuyId>, DbErr> {
    let decides = Condition::all().add(Column::State.eq(GroupBuyState::Open)).add(Column::DecidesAt.lte(now));
    let promised =
        Condition::all().add(Column::State.eq(GroupBuyState::Selecting)).add(Column::PromiseAt.lte(now));
    Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::Mode.eq(GroupBuyMode::GroupBuy))
        .filter(Condition::any().add(decides).add(promised))
        .order_by_asc(Column::Id)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await
}

/// Group buys after one, in order, for whoever checks them.
pub(super) async fn after(
    db: &impl ConnectionTrait,
    after: GroupBuyId,
    limit: u64,
) -> Result<Vec<(GroupBuyId, i32)>, DbErr> {
    Entity::find()
        .select_only()
        .columns([Column::Id, Column::HeldCount])
        .filter(Column::Id.gt(after))
        .order_by_asc(Column::Id)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await
}
