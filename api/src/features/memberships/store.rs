//! Rows of the club and its members.

use linli_entities::account::AccountId;
use linli_entities::adjustment::{self, AdjustmentId, AdjustmentState};
use linli_entities::membership::{self, MembershipId};
use linli_entities::{Instant, club, club_tier};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _,
};

use crate::page::PageRequest;

pub(super) async fn club(db: &impl ConnectionTrait) -> Result<club::Model, DbErr> {
    let row = club::Entity::find().one(db).await?;
    row.ok_or_else(|| DbErr::RecordNotFound("the club".to_owned()))
}

/// Changes the club that is still at this version; false where it is not.
pub(super) async fn update_club(
    db: &impl ConnectionTrait,
    seen: i64,
    row: club::ActiveModel,
) -> Result<bool, DbErr> {
    let rows = club::Entity::update_many().set(row).filter(club::Column::Version.eq(seen));
    Ok(rows.exec(db).await?.rows_affected == 1)
}

/// The tiers, lowest first.
pub(super) async fn tiers(db: &impl ConnectionTrait) -> Result<Vec<club_tier::Model>, DbErr> {
    club_tier::Entity::find().order_by_asc(club_tier::Column::Threshold).all(db).await
}

pub(super) async fn replace_tiers(
    db: &impl ConnectionTrait,
    rows: Vec<club_tier::ActiveModel>,
) -> Result<(), DbErr> {
    club_tier::Entity::delete_many().exec(db).await?;
    club_tier::Entity::insert_many(rows).exec_without_returning(db).await?;
    Ok(())
}

pub(super) async fn of_account(
    db: &impl ConnectionTrait,
    account_id: AccountId,
) -> Result<Option<membership::Model>, DbErr> {
    membership::Entity::find().filter(membership::Column::AccountId.eq(account_id)).one(db).await
}

pub(super) async fn by_ids(
    db: &impl ConnectionTrait,
    ids: &[MembershipId],
) -> Result<Vec<membership::Model>, DbErr> {
    membership::Entity::find().filter(membership::Column::Id.is_in(ids.iter().copied())).all(db).await
}

pub(super) async fn by_id(
    db: &impl ConnectionTrait,
    id: MembershipId,
) -> Result<Option<membership::Model>, DbErr> {
    membership::Entity::find_by_id(id).one(db).await
}

pub(super) async fn of_code(
    db: &impl ConnectionTrait,
    code: &str,
) -> Result<Option<membership::Model>, DbErr> {
    membership::Entity::find().filter(membership::Column::ReferralCode.eq(code)).one(db).await
}

pub(super) async fn insert(
    db: &impl ConnectionTrait,
    row: membership::ActiveModel,
) -> Result<membership::Model, DbErr> {
    row.insert(db).await
}

pub(super) async fn update(
    db: &impl ConnectionTrait,
    row: membership::ActiveModel,
) -> Result<membership::Model, DbErr> {
    row.update(db).await
}

/// Memberships, newest first; only those of these accounts where some are given.
pub(super) async fn page(
    db: &impl ConnectionTrait,
    accounts: Option<Vec<AccountId>>,
    page: &PageRequest<MembershipId>,
) -> Result<Vec<membership::Model>, DbErr> {
    use membership::Column;
    let mut rows = membership::Entity::find();
    if let Some(accounts) = accounts {
        rows = rows.filter(Column::AccountId.is_in(accounts));
    }
    if let Some(id) = page.after {
        rows = rows.filter(Column::Id.lt(id));
    }
    rows.order_by_desc(Column::Id).limit(page.rows()).all(db).await
}

/// Members who have been so since before `joined_before`, after one, in order.
pub(super) async fn members_since(
    db: &impl ConnectionTrait,
    joined_before: Instant,
    after: MembershipId,
    rows: u64,
) -> Result<Vec<membership::Model>, DbErr> {
    use membership::Column;
    membership::Entity::find()
        .filter(Column::LeftAt.is_null())
        .filter(Column::JoinedAt.lt(joined_before))
        .filter(Column::Id.gt(after))
        .order_by_asc(Column::Id)
        .limit(rows)
        .all(db)
        .await
}

/// Members with one of these birthdays, after one, in order.
pub(super) async fn born_on(
    db: &impl ConnectionTrait,
    birthdays: &[String],
    after: MembershipId,
    rows: u64,
) -> Result<Vec<membership::Model>, DbErr> {
    use membership::Column;
    membership::Entity::find()
        .filter(Column::LeftAt.is_null())
        .filter(Column::Birthday.is_in(birthdays))
        .filter(Column::Id.gt(after))
        .order_by_asc(Column::Id)
        .limit(rows)
        .all(db)
        .await
}

pub(super) async fn insert_adjustment(
    db: &impl ConnectionTrait,
    row: adjustment::ActiveModel,
) -> Result<AdjustmentId, DbErr> {
    Ok(row.insert(db).await?.id)
}

pub(super) async fn adjustment(
    db: &impl ConnectionTrait,
    id: AdjustmentId,
) -> Result<Option<adjustment::Model>, DbErr> {
    adjustment::Entity::find_by_id(id).one(db).await
}

pub(super) async fn adjustments(
    db: &impl ConnectionTrait,
    ids: &[AdjustmentId],
) -> Result<Vec<adjustment::Model>, DbErr> {
    adjustment::Entity::find().filter(adjustment::Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// Decides on an adjustment that waits; false where it does not any more.
pub(super) async fn decide(
    db: &impl ConnectionTrait,
    id: AdjustmentId,
    row: adjustment::ActiveModel,
) -> Result<bool, DbErr> {
    use adjustment::Column;
    let rows = adjustment::Entity::update_many()
        .set(row)
        .filter(Column::Id.eq(id))
        .filter(Column::State.eq(AdjustmentState::Proposed));
    Ok(rows.exec(db).await?.rows_affected == 1)
}

/// How many points somebody proposed to move since then, whatever their sign, but those that were refused.
pub(super) async fn proposed_since(
    db: &impl ConnectionTrait,
    by: AccountId,
    since: Instant,
) -> Result<i64, DbErr> {
    use adjustment::Column;
    let all: Vec<i64> = adjustment::Entity::find()
        .select_only()
        .column(Column::Points)
        .filter(Column::ProposedBy.eq(by))
        .filter(Column::ProposedAt.gt(since))
        .filter(Column::State.ne(AdjustmentState::Refused))
        .into_tuple()
        .all(db)
        .await?;
    Ok(all.into_iter().map(i64::saturating_abs).fold(0, i64::saturating_add))
}

/// Adjustments, newest first.
pub(super) async fn page_of_adjustments(
    db: &impl ConnectionTrait,
    state: Option<AdjustmentState>,
    membership_id: Option<MembershipId>,
    page: &PageRequest<AdjustmentId>,
) -> Result<Vec<adjustment::Model>, DbErr> {
    use adjustment::Column;
    let mut rows = adjustment::Entity::find();
    if let Some(state) = state {
        rows = rows.filter(Column::State.eq(state));
    }
    if let Some(id) = membership_id {
        rows = rows.filter(Column::MembershipId.eq(id));
    }
    if let Some(id) = page.after {
        rows = rows.filter(Column::Id.lt(id));
    }
    rows.order_by_desc(Column::Id).limit(page.rows()).all(db).await
}

/// Forgets what staff wrote of a member.
pub(super) async fn forget_reasons(db: &impl ConnectionTrait, id: MembershipId) -> Result<(), DbErr> {
    adjustment::Entity::update_many()
        .col_expr(adjustment::Column::Reason, Expr::val(""))
        .filter(Expr::col(adjustment::Column::MembershipId).eq(id.0))
        .exec(db)
        .await?;
    Ok(())
}
