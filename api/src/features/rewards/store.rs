//! Rows of rewards and redemptions.

use linli_entities::membership::MembershipId;
use linli_entities::redemption::{self, RedemptionId, RedemptionState};
use linli_entities::reward::{self, RewardId, RewardState};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _,
    PaginatorTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};

use crate::page::PageRequest;

pub(super) async fn insert(db: &impl ConnectionTrait, row: reward::ActiveModel) -> Result<RewardId, DbErr> {
    Ok(row.insert(db).await?.id)
}

pub(super) async fn count(db: &impl ConnectionTrait) -> Result<u64, DbErr> {
    reward::Entity::find().count(db).await
}

/// Changes a reward that is still at this version; false where it is not.
pub(super) async fn update(
    db: &impl ConnectionTrait,
    id: RewardId,
    seen: i64,
    row: reward::ActiveModel,
) -> Result<bool, DbErr> {
    let rows = reward::Entity::update_many().set(row).filter(reward::Column::Id.eq(id));
    Ok(rows.filter(reward::Column::Version.eq(seen)).exec(db).await?.rows_affected == 1)
}

pub(super) async fn by_id(db: &impl ConnectionTrait, id: RewardId) -> Result<Option<reward::Model>, DbErr> {
    reward::Entity::find_by_id(id).one(db).await
}

pub(super) async fn by_ids(db: &impl ConnectionTrait, ids: &[RewardId]) -> Result<Vec<reward::Model>, DbErr> {
    reward::Entity::find().filter(reward::Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// Rewards, newest first: all, or those that are offered.
pub(super) async fn page(
    db: &impl ConnectionTrait,
    all: bool,
    page: &PageRequest<RewardId>,
) -> Result<Vec<reward::Model>, DbErr> {
    use reward::Column;
    let mut rows = reward::Entity::find();
    if !all {
        rows = rows.filter(Column::State.eq(RewardState::Offered));
    }
    if let Some(id) = page.after {
        rows = rows.filter(Column::Id.lt(id));
    }
    rows.order_by_desc(Column::Id).limit(page.rows()).all(db).await
}

/// Takes one piece, or gives one back, and locks the reward until the transaction ends; false where none is left. Where
/// there are as many as are wanted, nothing is counted.
pub(super) async fn move_stock(db: &impl ConnectionTrait, id: RewardId, by: i64) -> Result<bool, DbErr> {
    use reward::Column;
    let left = || Expr::col(Column::StockLeft).add(by);
    let enough = Condition::any().add(Column::StockLeft.is_null()).add(left().gte(0));
    let rows = reward::Entity::update_many()
        .col_expr(Column::StockLeft, left())
        .col_expr(Column::Version, Expr::col(Column::Version).add(1));
    Ok(rows.filter(Column::Id.eq(id)).filter(enough).exec(db).await?.rows_affected == 1)
}

/// How many of these rewards a member has, what was cancelled not counted.
pub(super) async fn had(
    db: &impl ConnectionTrait,
    member: MembershipId,
    ids: &[RewardId],
) -> Result<Vec<(RewardId, i64)>, DbErr> {
    use redemption::Column;
    redemption::Entity::find()
        .select_only()
        .column(Column::RewardId)
        .column_as(Column::Id.count(), "count")
        .filter(Column::MembershipId.eq(member))
        .filter(Column::RewardId.is_in(ids.iter().copied()))
        .filter(Column::State.ne(RedemptionState::Cancelled))
        .group_by(Column::RewardId)
        .into_tuple()
        .all(db)
        .await
}

pub(super) async fn insert_redemption(
    db: &impl ConnectionTrait,
    row: redemption::ActiveModel,
) -> Result<RedemptionId, DbErr> {
    Ok(row.insert(db).await?.id)
}

pub(super) async fn update_redemption(
    db: &impl ConnectionTrait,
    row: redemption::ActiveModel,
) -> Result<(), DbErr> {
    row.update(db).await?;
    Ok(())
}

/// Moves a redemption whose voucher was not used; false where it was used or cancelled.
pub(super) async fn end_redemption(
    db: &impl ConnectionTrait,
    id: RedemptionId,
    row: redemption::ActiveModel,
) -> Result<bool, DbErr> {
    use redemption::Column;
    let rows = redemption::Entity::update_many().set(row).filter(Column::Id.eq(id));
    Ok(rows.filter(Column::State.eq(RedemptionState::Issued)).exec(db).await?.rows_affected == 1)
}

pub(super) async fn redemption(
    db: &impl ConnectionTrait,
    id: RedemptionId,
) -> Result<Option<redemption::Model>, DbErr> {
    redemption::Entity::find_by_id(id).one(db).await
}

pub(super) async fn redemptions(
    db: &impl ConnectionTrait,
    ids: &[RedemptionId],
) -> Result<Vec<redemption::Model>, DbErr> {
    redemption::Entity::find().filter(redemption::Column::Id.is_in(ids.iter().copied())).all(db).await
}

pub(super) async fn of_code(
    db: &impl ConnectionTrait,
    code: &str,
) -> Result<Option<redemption::Model>, DbErr> {
    redemption::Entity::find().filter(redemption::Column::Code.eq(code)).one(db).await
}

/// Redemptions of a member, newest first.
pub(super) async fn of_member(
    db: &impl ConnectionTrait,
    member: MembershipId,
    page: &PageRequest<RedemptionId>,
) -> Result<Vec<redemption::Model>, DbErr> {
    use redemption::Column;
    let mut rows = redemption::Entity::find().filter(Column::MembershipId.eq(member));
    if let Some(id) = page.after {
        rows = rows.filter(Column::Id.lt(id));
    }
    rows.order_by_desc(Column::Id).limit(page.rows()).all(db).await
}
