//! Rows of which groups posts mention.

use linli_entities::Instant;
use linli_entities::group_mention::{ActiveModel, Column, Entity, Group, Model};
use linli_entities::post::PostId;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, Set};

/// What a post mentioned before stays as it was.
pub(super) async fn insert(
    db: &impl ConnectionTrait,
    post_id: PostId,
    groups: &[Group],
    now: Instant,
) -> Result<(), DbErr> {
    if groups.is_empty() {
        return Ok(());
    }
    let rows = groups.iter().map(|group| ActiveModel {
        post_id: Set(post_id),
        kind: Set(group.kind()),
        building_id: Set(group.building_id()),
        mentioned_at: Set(now),
        ..Default::default()
    });
    let once = OnConflict::new().do_nothing().to_owned();
    Entity::insert_many(rows).on_conflict(once).exec_without_returning(db).await?;
    Ok(())
}

/// What a post mentions: from `group_mention_once`.
pub(super) async fn of_post(db: &impl ConnectionTrait, id: PostId) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::PostId.eq(id)).all(db).await
}
