//! Rows of pictures within posts.

use linli_entities::attachment::AttachmentId;
use linli_entities::post::PostId;
use linli_entities::post_image::{ActiveModel, Column, Entity, Model};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, Set};

pub(super) async fn of_picture(db: &impl ConnectionTrait, id: AttachmentId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

/// The pictures of a post, those included that an edit left out; by `post_image_post`.
pub(super) async fn of_post(db: &impl ConnectionTrait, id: PostId) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::PostId.eq(id)).all(db).await
}

/// Hangs pictures on a post that shows them; there is at least one.
pub(super) async fn insert(
    db: &impl ConnectionTrait,
    post_id: PostId,
    pictures: &[AttachmentId],
) -> Result<(), DbErr> {
    let rows = pictures.iter().map(|id| ActiveModel {
        attachment_id: Set(*id),
        post_id: Set(post_id),
        shown: Set(true),
    });
    Entity::insert_many(rows).exec_without_returning(db).await?;
    Ok(())
}

/// Of the pictures of a post these are shown from now on, or are not.
pub(super) async fn set_shown(
    db: &impl ConnectionTrait,
    post_id: PostId,
    pictures: &[AttachmentId],
    shown: bool,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::Shown, Expr::val(shown))
        .filter(Column::PostId.eq(post_id))
        .filter(Column::AttachmentId.is_in(pictures.iter().copied()))
        .exec(db)
        .await?;
    Ok(())
}
