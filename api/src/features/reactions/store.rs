//! Rows of reactions.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::post::PostId;
use linli_entities::reaction::{ActiveModel, Column, Entity, Model, ReactionKind};
use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, Set,
};

use super::output::ReactionCount;

/// What was said already is not said again; whether it is new.
pub(super) async fn insert(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    post_id: PostId,
    kind: ReactionKind,
    now: Instant,
) -> Result<bool, DbErr> {
    let row = ActiveModel {
        post_id: Set(post_id),
        account_id: Set(account_id),
        kind: Set(kind),
        reacted_at: Set(now),
    };
    let once = OnConflict::columns([Column::PostId, Column::AccountId, Column::Kind]).do_nothing().to_owned();
    Ok(Entity::insert(row).on_conflict(once).exec_without_returning(db).await? > 0)
}

/// Whether there was something to take back.
pub(super) async fn delete(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    post_id: PostId,
    kind: ReactionKind,
) -> Result<bool, DbErr> {
    Ok(Entity::delete_by_id((post_id, account_id, kind)).exec(db).await?.rows_affected > 0)
}

/// When an account said so of a post; none where it does not.
pub(super) async fn given_at(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    post_id: PostId,
    kind: ReactionKind,
) -> Result<Option<Instant>, DbErr> {
    Ok(Entity::find_by_id((post_id, account_id, kind)).one(db).await?.map(|row| row.reacted_at))
}

pub(super) async fn counts(db: &impl ConnectionTrait, ids: &[PostId]) -> Result<Vec<ReactionCount>, DbErr> {
    let rows: Vec<(PostId, ReactionKind, i64)> = Entity::find()
        .select_only()
        .columns([Column::PostId, Column::Kind])
        .column_as(Column::AccountId.count(), "count")
        .filter(Column::PostId.is_in(ids.iter().copied()))
        .group_by(Column::PostId)
        .group_by(Column::Kind)
        .order_by_asc(Column::PostId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(post_id, kind, count)| ReactionCount { post_id, kind, count }).collect())
}

pub(super) async fn of_account(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    ids: &[PostId],
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::AccountId.eq(account_id))
        .filter(Column::PostId.is_in(ids.iter().copied()))
        .all(db)
        .await
}

/// Who thinks what of a post, by account, after one.
pub(super) async fn of_post(
    db: &impl ConnectionTrait,
    post_id: PostId,
    after: Option<(AccountId, ReactionKind)>,
    rows: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find().filter(Column::PostId.eq(post_id));
    if let Some((account_id, kind)) = after {
        let columns = Expr::tuple([Expr::col(Column::AccountId), Expr::col(Column::Kind)]);
        query = query.filter(columns.gt(Expr::tuple([Expr::val(account_id.0), Expr::val(kind.as_str())])));
    }
    query.order_by_asc(Column::AccountId).order_by_asc(Column::Kind).limit(rows).all(db).await
}

pub(super) async fn forget(db: &impl ConnectionTrait, account_id: AccountId) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::AccountId.eq(account_id)).exec(db).await?;
    Ok(())
}

/// When an account said what it thinks, each time once: from `reaction_account`.
pub(super) async fn times_of_account(
    db: &impl ConnectionTrait,
    account_id: AccountId,
) -> Result<Vec<Instant>, DbErr> {
    let own = Entity::find().select_only().column(Column::ReactedAt).filter(Column::AccountId.eq(account_id));
    own.distinct().into_tuple().all(db).await
}

/// What an account thinks of posts, after one: from `reaction_account`.
pub(super) async fn all_of_account(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    after: PostId,
    rows: u64,
) -> Result<Vec<Model>, DbErr> {
    let own = Entity::find().filter(Column::AccountId.eq(account_id)).filter(Column::PostId.gt(after));
    own.order_by_asc(Column::PostId).order_by_asc(Column::Kind).limit(rows).all(db).await
}
