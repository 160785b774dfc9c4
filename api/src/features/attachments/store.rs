//! Rows of attachments.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::attachment::{ActiveModel, AttachmentId, AttachmentKind, Column, Entity, Model};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, Select,
};

pub(super) async fn attachment(db: &impl ConnectionTrait, id: AttachmentId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

pub(super) async fn by_ids(db: &impl ConnectionTrait, ids: &[AttachmentId]) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    Entity::find().filter(Column::Id.is_in(ids.iter().copied())).all(db).await
}

pub(super) async fn insert(db: &impl ConnectionTrait, attachment: ActiveModel) -> Result<Model, DbErr> {
    attachment.insert(db).await
}

pub(super) async fn delete(db: &impl ConnectionTrait, ids: &[AttachmentId]) -> Result<(), DbErr> {
    if !ids.is_empty() {
        Entity::delete_many().filter(Column::Id.is_in(ids.iter().copied())).exec(db).await?;
    }
    Ok(())
}

/// Of these ids those of this kind and account that nothing claims.
pub(super) async fn claimable(
    db: &impl ConnectionTrait,
    kind: AttachmentKind,
    by: AccountId,
    ids: &[AttachmentId],
) -> Result<Vec<Model>, DbErr> {
    let own = Entity::find().filter(Column::Kind.eq(kind)).filter(Column::CreatedBy.eq(by));
    own.filter(Column::ClaimedAt.is_null()).filter(Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// Takes these into use; answers how many were not yet.
pub(super) async fn claim(
    db: &impl ConnectionTrait,
    ids: &[AttachmentId],
    now: Instant,
) -> Result<u64, DbErr> {
    let claimed = Entity::update_many()
        .col_expr(Column::ClaimedAt, Expr::value(now))
        .filter(Column::Id.is_in(ids.iter().copied()))
        .filter(Column::ClaimedAt.is_null())
        .exec(db)
        .await?;
    Ok(claimed.rows_affected)
}

fn waiting_photos(account_id: AccountId) -> Select<Entity> {
    Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::ClaimedAt.is_null())
        .filter(Column::CreatedBy.eq(account_id))
        .filter(Column::Kind.eq(AttachmentKind::Photo))
}

/// How many photos of an account wait to be claimed; at most `limit` are counted.
pub(super) async fn waiting(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    limit: u64,
) -> Result<u64, DbErr> {
    let ids: Vec<AttachmentId> = waiting_photos(account_id).limit(limit).into_tuple().all(db).await?;
    Ok(ids.len() as u64)
}

pub(super) async fn waiting_of(
    db: &impl ConnectionTrait,
    account_id: AccountId,
) -> Result<Vec<AttachmentId>, DbErr> {
    waiting_photos(account_id).into_tuple().all(db).await
}

/// Pictures of a kind made before `before` that nothing claims, after one, oldest first; and whose they are. Those that wait
/// are few, and have an index of their own.
pub(super) async fn orphans(
    db: &impl ConnectionTrait,
    (kind, before): (AttachmentKind, Instant),
    after: AttachmentId,
    limit: u64,
) -> Result<Vec<(AttachmentId, AccountId)>, DbErr> {
    Entity::find()
        .select_only()
        .columns([Column::Id, Column::CreatedBy])
        .filter(Column::ClaimedAt.is_null())
        .filter(Column::Kind.eq(kind))
        .filter(Column::CreatedAt.lt(before))
        .filter(Column::Id.gt(after))
        .order_by_asc(Column::Id)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await
}

/// Deletes a picture, unless something claimed it in the meantime; answers whether it is gone.
pub(super) async fn delete_orphan(db: &impl ConnectionTrait, id: AttachmentId) -> Result<bool, DbErr> {
    let gone =
        Entity::delete_many().filter(Column::Id.eq(id)).filter(Column::ClaimedAt.is_null()).exec(db).await?;
    Ok(gone.rows_affected == 1)
}
