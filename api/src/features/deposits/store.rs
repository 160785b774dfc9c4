//! Rows of deposits.

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::deposit::{ActiveModel, Column, DepositId, DepositState, Entity, Model};
use linli_entities::deposit_act::{self, DepositActId};
use linli_entities::deposit_home;
use linli_entities::group_buy::{self, GroupBuyId, GroupBuyState};
use linli_entities::membership::MembershipId;
use linli_entities::unit::UnitId;
use sea_orm::sea_query::{BinOper, Expr, ExprTrait as _};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _, JoinType,
    PaginatorTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, Set,
};

use crate::db::queries::{self, Sql};
use crate::page::PageRequest;

/// The states in which a deposit stands.
const STANDING: [DepositState; 4] =
    [DepositState::Waiting, DepositState::Held, DepositState::Selected, DepositState::Applied];
/// The states in which it takes a seat.
const SEATED: [DepositState; 3] = [DepositState::Held, DepositState::Selected, DepositState::Applied];

pub(super) async fn insert(db: &impl ConnectionTrait, row: ActiveModel) -> Result<Model, DbErr> {
    row.insert(db).await
}

pub(super) async fn by_ids(db: &impl ConnectionTrait, ids: &[DepositId]) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    Entity::find().filter(Column::Id.is_in(ids.iter().copied())).all(db).await
}

pub(super) async fn by_reference(db: &impl ConnectionTrait, text: &str) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(Column::Reference.eq(text)).one(db).await
}

/// Changes a deposit that still stands so; false where it does not.
pub(super) async fn update(
    db: &impl ConnectionTrait,
    id: DepositId,
    from: DepositState,
    row: ActiveModel,
) -> Result<bool, DbErr> {
    let changed =
        Entity::update_many().set(row).filter(Column::Id.eq(id)).filter(Column::State.eq(from)).exec(db);
    Ok(changed.await?.rows_affected == 1)
}

/// The deposit of a member that stands.
pub(super) async fn standing(
    db: &impl ConnectionTrait,
    group_buy_id: GroupBuyId,
    membership_id: MembershipId,
) -> Result<Option<Model>, DbErr> {
    Entity::find()
        .filter(Column::GroupBuyId.eq(group_buy_id))
        .filter(Column::MembershipId.eq(membership_id))
        .filter(Column::State.is_in(STANDING))
        .one(db)
        .await
}

/// Whether one of these homes has a deposit that stands.
pub(super) async fn are_taken(
    db: &impl ConnectionTrait,
    group_buy_id: GroupBuyId,
    homes: &[UnitId],
) -> Result<bool, DbErr> {
    use deposit_home::Column;
    let rows = deposit_home::Entity::find()
        .filter(Column::GroupBuyId.eq(group_buy_id))
        .filter(Column::UnitId.is_in(homes.iter().copied()));
    Ok(!homes.is_empty() && rows.limit(1).count(db).await? > 0)
}

pub(super) async fn take_homes(
    db: &impl ConnectionTrait,
    row: &Model,
    homes: &[UnitId],
) -> Result<(), DbErr> {
    if homes.is_empty() {
        return Ok(());
    }
    let rows = homes.iter().map(|unit_id| deposit_home::ActiveModel {
        group_buy_id: Set(row.group_buy_id),
        unit_id: Set(*unit_id),
        deposit_id: Set(row.id),
    });
    deposit_home::Entity::insert_many(rows).exec_without_returning(db).await?;
    Ok(())
}

pub(super) async fn leave_homes(db: &impl ConnectionTrait, id: DepositId) -> Result<(), DbErr> {
    deposit_home::Entity::delete_many().filter(deposit_home::Column::DepositId.eq(id)).exec(db).await?;
    Ok(())
}

pub(super) async fn insert_act(
    db: &impl ConnectionTrait,
    row: deposit_act::ActiveModel,
) -> Result<DepositActId, DbErr> {
    Ok(row.insert(db).await?.id)
}

/// What happened to these, the first first.
pub(super) async fn acts(
    db: &impl ConnectionTrait,
    ids: &[DepositId],
) -> Result<Vec<deposit_act::Model>, DbErr> {
    use deposit_act::Column;
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let rows = deposit_act::Entity::find().filter(Column::DepositId.is_in(ids.iter().copied()));
    rows.order_by_asc(Column::Id).all(db).await
}

pub(super) async fn acts_by_ids(
    db: &impl ConnectionTrait,
    ids: &[DepositActId],
) -> Result<Vec<deposit_act::Model>, DbErr> {
    deposit_act::Entity::find().filter(deposit_act::Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// The deposits of a member for these group buys, the newest last.
pub(super) async fn of_member_for(
    db: &impl ConnectionTrait,
    membership_id: MembershipId,
    ids: &[GroupBuyId],
) -> Result<Vec<(GroupBuyId, DepositId, DepositState)>, DbErr> {
    Entity::find()
        .select_only()
        .columns([Column::GroupBuyId, Column::Id, Column::State])
        .filter(Column::MembershipId.eq(membership_id))
        .filter(Column::GroupBuyId.is_in(ids.iter().copied()))
        .order_by_asc(Column::Id)
        .into_tuple()
        .all(db)
        .await
}

/// A page of the deposits of a member, newest first.
pub(super) async fn of_member(
    db: &impl ConnectionTrait,
    membership_id: MembershipId,
    page: &PageRequest<DepositId>,
) -> Result<Vec<Model>, DbErr> {
    let mut rows = Entity::find().filter(Column::MembershipId.eq(membership_id));
    if let Some(after) = page.after {
        rows = rows.filter(Column::Id.lt(after));
    }
    rows.order_by_desc(Column::Id).limit(page.rows()).all(db).await
}

/// All deposits of a member.
pub(super) async fn all_of_member(
    db: &impl ConnectionTrait,
    membership_id: MembershipId,
) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::MembershipId.eq(membership_id)).all(db).await
}

/// A page of the deposits for a group buy, in the order in which they were made.
pub(super) async fn of_group_buy(
    db: &impl ConnectionTrait,
    id: GroupBuyId,
    state: Option<DepositState>,
    page: &PageRequest<DepositId>,
) -> Result<Vec<Model>, DbErr> {
    let mut rows = Entity::find().filter(Column::GroupBuyId.eq(id));
    if let Some(state) = state {
        rows = rows.filter(Column::State.eq(state));
    }
    if let Some(after) = page.after {
        rows = rows.filter(Column::Id.gt(after));
    }
    rows.order_by_asc(Column::Id).limit(page.rows()).all(db).await
}

/// Whether somebody was selected, or has a contract already.
pub(super) async fn any_selected(db: &impl ConnectionTrait, id: GroupBuyId) -> Result<bool, DbErr> {
    let rows = Entity::find()
        .filter(Column::GroupBuyId.eq(id))
        .filter(Column::State.is_in([DepositState::Selected, DepositState::Applied]));
    Ok(rows.limit(1).count(db).await? > 0)
}

/// Those that were not paid in time.
pub(super) async fn unpaid(
    db: &impl ConnectionTrait,
    now: Instant,
    limit: u64,
) -> Result<Vec<DepositId>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(queries::stated(Column::State, BinOper::Equal, DepositState::Waiting))
        .filter(Column::PayByAt.lte(now))
        .order_by_asc(Column::PayByAt)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await
}

/// Those whose group buy is over, and that are not.
pub(super) async fn left_over(db: &impl ConnectionTrait, limit: u64) -> Result<Vec<DepositId>, DbErr> {
    let failed = Condition::all()
        .add(group_buy::Column::State.eq(GroupBuyState::Failed))
        .add(Column::State.is_in([DepositState::Waiting, DepositState::Held, DepositState::Selected]));
    let settled = Condition::all()
        .add(group_buy::Column::State.eq(GroupBuyState::Settled))
        .add(Column::State.is_in([DepositState::Waiting, DepositState::Held]));
    Entity::find()
        .select_only()
        .column(Column::Id)
        .join(
            JoinType::InnerJoin,
            Entity::belongs_to(group_buy::Entity).from(Column::GroupBuyId).to(group_buy::Column::Id).into(),
        )
        .filter(Condition::any().add(failed).add(settled))
        .order_by_asc(Column::Id)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await
}

/// The place of these among all for the same group buy, in the order in which they were made.
pub(super) async fn places(
    db: &impl ConnectionTrait,
    ids: &[DepositId],
) -> Result<HashMap<DepositId, i32>, DbErr> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let mut sql = Sql::new(
        "SELECT d.id AS id, CAST(COUNT(*) AS INTEGER) AS place FROM deposit d \
         JOIN deposit o ON o.group_buy_id = d.group_buy_id AND o.id <= d.id WHERE d.id IN (",
    );
    sql.bind_all(ids.iter().map(|id| id.0));
    sql.push(") GROUP BY d.id");
    let rows = db.query_all_raw(sql.statement(db.get_database_backend())).await?;
    rows.iter().map(|row| Ok((DepositId(row.try_get("", "id")?), row.try_get("", "place")?))).collect()
}

/// What the deposits of these members hold.
pub(super) async fn held_sums(
    db: &impl ConnectionTrait,
    ids: &[MembershipId],
) -> Result<Vec<(MembershipId, i64)>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::MembershipId)
        .expr_as(queries::whole(Expr::col(Column::Fen).sum()), "fen")
        .filter(Column::MembershipId.is_in(ids.iter().copied()))
        .filter(Column::State.is_in([DepositState::Held, DepositState::Selected]))
        .group_by(Column::MembershipId)
        .into_tuple()
        .all(db)
        .await
}

/// What was applied to contracts.
pub(super) async fn applied_sum(db: &impl ConnectionTrait) -> Result<i64, DbErr> {
    let sum: Option<Option<i64>> = Entity::find()
        .select_only()
        .expr_as(queries::whole(Expr::col(Column::Fen).sum()), "fen")
        .filter(Column::State.eq(DepositState::Applied))
        .into_tuple()
        .one(db)
        .await?;
    Ok(sum.flatten().unwrap_or(0))
}

/// How many seats the deposits for these group buys take.
pub(super) async fn seated(
    db: &impl ConnectionTrait,
    ids: &[GroupBuyId],
) -> Result<Vec<(GroupBuyId, i64)>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::GroupBuyId)
        .expr_as(Expr::col(Column::Id).count(), "seats")
        .filter(Column::GroupBuyId.is_in(ids.iter().copied()))
        .filter(Column::State.is_in(SEATED))
        .group_by(Column::GroupBuyId)
        .into_tuple()
        .all(db)
        .await
}
