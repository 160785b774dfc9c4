//! Rows of earning rules and receipts.

use linli_entities::earning_rule::{self, EarningKind, EarningRuleId, EarningRuleState};
use linli_entities::membership::MembershipId;
use linli_entities::receipt::{self, ReceiptId};
use linli_entities::{Date, Instant};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _,
};

use crate::db::queries;
use crate::page::PageRequest;

pub(super) async fn insert(
    db: &impl ConnectionTrait,
    row: earning_rule::ActiveModel,
) -> Result<EarningRuleId, DbErr> {
    Ok(row.insert(db).await?.id)
}

pub(super) async fn by_id(
    db: &impl ConnectionTrait,
    id: EarningRuleId,
) -> Result<Option<earning_rule::Model>, DbErr> {
    earning_rule::Entity::find_by_id(id).one(db).await
}

/// Rules, newest first.
pub(super) async fn page(
    db: &impl ConnectionTrait,
    page: &PageRequest<EarningRuleId>,
) -> Result<Vec<earning_rule::Model>, DbErr> {
    use earning_rule::Column;
    let mut rows = earning_rule::Entity::find();
    if let Some(id) = page.after {
        rows = rows.filter(Column::Id.lt(id));
    }
    rows.order_by_desc(Column::Id).limit(page.rows()).all(db).await
}

/// The rules that are active.
pub(super) async fn active(db: &impl ConnectionTrait) -> Result<Vec<earning_rule::Model>, DbErr> {
    use earning_rule::Column;
    let rows = earning_rule::Entity::find().filter(Column::State.eq(EarningRuleState::Active));
    rows.order_by_asc(Column::Id).all(db).await
}

/// The rule of a kind that was active at a time.
pub(super) async fn active_at(
    db: &impl ConnectionTrait,
    kind: EarningKind,
    at: Instant,
) -> Result<Option<earning_rule::Model>, DbErr> {
    use earning_rule::Column;
    earning_rule::Entity::find()
        .filter(Column::Kind.eq(kind))
        .filter(Column::ActivatedAt.lte(at))
        .filter(Column::EndedAt.is_null().or(Column::EndedAt.gt(at)))
        .order_by_desc(Column::Id)
        .one(db)
        .await
}

/// Moves a rule from one state to another; false where it is not in that state.
pub(super) async fn change(
    db: &impl ConnectionTrait,
    id: EarningRuleId,
    from: EarningRuleState,
    row: earning_rule::ActiveModel,
) -> Result<bool, DbErr> {
    use earning_rule::Column;
    let rows = earning_rule::Entity::update_many().set(row).filter(Column::Id.eq(id));
    Ok(rows.filter(Column::State.eq(from)).exec(db).await?.rows_affected == 1)
}

/// Ends the active rule of a kind.
pub(super) async fn end_active(
    db: &impl ConnectionTrait,
    kind: EarningKind,
    row: earning_rule::ActiveModel,
) -> Result<(), DbErr> {
    use earning_rule::Column;
    earning_rule::Entity::update_many()
        .set(row)
        .filter(Column::Kind.eq(kind))
        .filter(Column::State.eq(EarningRuleState::Active))
        .exec(db)
        .await?;
    Ok(())
}

pub(super) async fn insert_receipt(
    db: &impl ConnectionTrait,
    row: receipt::ActiveModel,
) -> Result<receipt::Model, DbErr> {
    row.insert(db).await
}

pub(super) async fn receipt(
    db: &impl ConnectionTrait,
    id: ReceiptId,
) -> Result<Option<receipt::Model>, DbErr> {
    receipt::Entity::find_by_id(id).one(db).await
}

pub(super) async fn receipt_of(
    db: &impl ConnectionTrait,
    reference: &str,
) -> Result<Option<receipt::Model>, DbErr> {
    receipt::Entity::find().filter(receipt::Column::Reference.eq(reference)).one(db).await
}

/// Finds a receipt void that is not; false where it is.
pub(super) async fn void_receipt(
    db: &impl ConnectionTrait,
    id: ReceiptId,
    row: receipt::ActiveModel,
) -> Result<bool, DbErr> {
    use receipt::Column;
    let rows = receipt::Entity::update_many().set(row).filter(Column::Id.eq(id));
    Ok(rows.filter(Column::VoidedAt.is_null()).exec(db).await?.rows_affected == 1)
}

/// Receipts of a member, newest first.
pub(super) async fn receipts(
    db: &impl ConnectionTrait,
    membership_id: Option<MembershipId>,
    page: &PageRequest<ReceiptId>,
) -> Result<Vec<receipt::Model>, DbErr> {
    use receipt::Column;
    let mut rows = receipt::Entity::find();
    if let Some(id) = membership_id {
        rows = rows.filter(Column::MembershipId.eq(id));
    }
    if let Some(id) = page.after {
        rows = rows.filter(Column::Id.lt(id));
    }
    rows.order_by_desc(Column::Id).limit(page.rows()).all(db).await
}

/// What the receipts of a member say that were recorded while a rule was active and are not void.
pub(super) async fn spent(
    db: &impl ConnectionTrait,
    membership_id: MembershipId,
    rule: &earning_rule::Model,
) -> Result<i64, DbErr> {
    use receipt::Column;
    let mut rows = receipt::Entity::find()
        .select_only()
        .expr_as(queries::whole(Expr::col(Column::Fen).sum()), "fen")
        .filter(Column::MembershipId.eq(membership_id))
        .filter(Column::VoidedAt.is_null());
    if let Some(at) = rule.activated_at {
        rows = rows.filter(Column::RecordedAt.gte(at));
    }
    if let Some(at) = rule.ended_at {
        rows = rows.filter(Column::RecordedAt.lt(at));
    }
    let sum: Option<Option<i64>> = rows.into_tuple().one(db).await?;
    Ok(sum.flatten().unwrap_or(0))
}

/// Receipts that were paid on these days and are not void, at most so many.
pub(super) async fn receipts_between(
    db: &impl ConnectionTrait,
    (from, until): (Date, Date),
    limit: u64,
) -> Result<Vec<(MembershipId, i64)>, DbErr> {
    use receipt::Column;
    receipt::Entity::find()
        .select_only()
        .columns([Column::MembershipId, Column::Fen])
        .filter(Column::PaidOn.gte(from))
        .filter(Column::PaidOn.lte(until))
        .filter(Column::VoidedAt.is_null())
        .order_by_asc(Column::Id)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await
}
