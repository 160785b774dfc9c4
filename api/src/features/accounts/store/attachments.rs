//! Rows of attachments.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::attachment::{ActiveModel, AttachmentId, AttachmentKind, Column, Entity, Model};
use linli_entities::profile;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _,
};

pub(crate) async fn attachment(db: &impl ConnectionTrait, id: AttachmentId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

pub(crate) async fn insert(db: &impl ConnectionTrait, attachment: ActiveModel) -> Result<Model, DbErr> {
    attachment.insert(db).await
}

pub(crate) async fn delete(db: &impl ConnectionTrait, id: AttachmentId) -> Result<(), DbErr> {
    Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}

/// Shows this picture (or none) in the profile.
pub(crate) async fn show(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    avatar_id: Option<AttachmentId>,
    now: Instant,
) -> Result<(), DbErr> {
    profile::Entity::update_many()
        .col_expr(profile::Column::AvatarId, Expr::value(avatar_id))
        .col_expr(profile::Column::UpdatedAt, Expr::value(now))
        .filter(profile::Column::AccountId.eq(account_id))
        .exec(db)
        .await?;
    Ok(())
}

/// Pictures made before `before` that no profile shows: their upload did not come to its end.
pub(crate) async fn orphans(
    db: &impl ConnectionTrait,
    before: Instant,
    limit: u64,
) -> Result<Vec<AttachmentId>, DbErr> {
    let shown = Query::select()
        .column(profile::Column::AvatarId)
        .from(profile::Entity)
        .and_where(Expr::col(profile::Column::AvatarId).is_not_null())
        .to_owned();
    Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::Kind.eq(AttachmentKind::Avatar))
        .filter(Column::CreatedAt.lt(before))
        .filter(Column::Id.not_in_subquery(shown))
        .order_by_asc(Column::Id)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await
}
