//! Rows of proofs: codes and links.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::proof::{ActiveModel, Column, Entity, Model, ProofId, Purpose};
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _,
};

pub(crate) async fn insert(db: &impl ConnectionTrait, proof: ActiveModel) -> Result<Model, DbErr> {
    proof.insert(db).await
}

/// The newest proof of this purpose that can still be used.
pub(crate) async fn open(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    purpose: Purpose,
    now: Instant,
) -> Result<Option<Model>, DbErr> {
    Entity::find()
        .filter(Column::AccountId.eq(account_id))
        .filter(Column::Purpose.eq(purpose))
        .filter(Column::UsedAt.is_null())
        .filter(Column::ExpiresAt.gt(now))
        .order_by_desc(Column::Id)
        .one(db)
        .await
}

/// The proof with this secret, if it can still be used.
pub(crate) async fn open_by_secret(
    db: &impl ConnectionTrait,
    secret_hash: &str,
    purpose: Purpose,
    now: Instant,
) -> Result<Option<Model>, DbErr> {
    Entity::find()
        .filter(Column::SecretHash.eq(secret_hash))
        .filter(Column::Purpose.eq(purpose))
        .filter(Column::UsedAt.is_null())
        .filter(Column::ExpiresAt.gt(now))
        .one(db)
        .await
}

/// How many proofs of this purpose the account was sent since then.
pub(crate) async fn count_since(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    purpose: Purpose,
    since: Instant,
) -> Result<u64, DbErr> {
    Entity::find()
        .filter(Column::AccountId.eq(account_id))
        .filter(Column::Purpose.eq(purpose))
        .filter(Column::CreatedAt.gt(since))
        .count(db)
        .await
}

/// Counts a try before it is judged, so that tries at the same moment count as well; false when there are none left.
pub(crate) async fn count_try(db: &impl ConnectionTrait, id: ProofId, tries_max: i32) -> Result<bool, DbErr> {
    let counted = Entity::update_many()
        .col_expr(Column::AttemptCount, Expr::col(Column::AttemptCount).add(1))
        .filter(Column::Id.eq(id))
        .filter(Column::AttemptCount.lt(tries_max))
        .filter(Column::UsedAt.is_null())
        .exec(db)
        .await?;
    Ok(counted.rows_affected == 1)
}

/// Uses the proof up; false when somebody else did at the same moment.
pub(crate) async fn use_up(db: &impl ConnectionTrait, id: ProofId, now: Instant) -> Result<bool, DbErr> {
    let used = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .filter(Column::UsedAt.is_null())
        .exec(db)
        .await?;
    Ok(used.rows_affected == 1)
}

/// Makes the proofs of the account for these purposes void.
pub(crate) async fn void(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    purposes: &[Purpose],
    now: Instant,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(now))
        .filter(Column::AccountId.eq(account_id))
        .filter(Column::Purpose.is_in(purposes.iter().copied()))
        .filter(Column::UsedAt.is_null())
        .exec(db)
        .await?;
    Ok(())
}

/// Deletes every proof of the account: they name its addresses.
pub(crate) async fn delete_of(db: &impl ConnectionTrait, account_id: AccountId) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::AccountId.eq(account_id)).exec(db).await?;
    Ok(())
}

/// Deletes what expired before `before`, used or not, at most `limit` rows.
pub(crate) async fn delete_expired(
    db: &impl ConnectionTrait,
    before: Instant,
    limit: u64,
) -> Result<u64, DbErr> {
    let expired = Query::select()
        .column(Column::Id)
        .from(Entity)
        .and_where(Expr::col(Column::ExpiresAt).lte(before))
        .limit(limit)
        .to_owned();
    Ok(Entity::delete_many().filter(Column::Id.in_subquery(expired)).exec(db).await?.rows_affected)
}
