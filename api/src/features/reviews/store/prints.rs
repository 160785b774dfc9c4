//! Rows of what moderators removed: hashes, and no text.

use linli_entities::Instant;
use linli_entities::post::PostId;
use linli_entities::project::ProjectId;
use linli_entities::removed_gram as gram;
use linli_entities::removed_print::{ActiveModel, Column, Entity, RemovedPrintId};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, Set,
};

use crate::db::queries::Sql;

/// A text of a project, or of the club, that has as many of these hashes, and was removed after an instant.
pub(in super::super) async fn alike(
    db: &impl ConnectionTrait,
    (project_id, after): (Option<ProjectId>, Instant),
    hashes: &[i64],
    least: usize,
) -> Result<Option<RemovedPrintId>, DbErr> {
    let mut sql = Sql::new(
        "SELECT g.print_id FROM removed_gram g JOIN removed_print p ON p.id = g.print_id WHERE g.hash IN (",
    );
    sql.bind_all(hashes.iter().copied());
    sql.bind(") AND p.removed_at > ", after);
    match project_id {
        Some(id) => sql.bind(" AND p.project_id = ", id.0),
        None => sql.push(" AND p.project_id IS NULL"),
    }
    sql.bind(" GROUP BY g.print_id HAVING COUNT(*) >= ", least as i64);
    sql.push(" LIMIT 1");
    let found = db.query_one_raw(sql.statement(db.get_database_backend())).await?;
    found.map(|row| Ok(RemovedPrintId(row.try_get_by_index(0)?))).transpose()
}

/// Keeps the hashes of a text that was removed.
pub(in super::super) async fn insert(
    db: &impl ConnectionTrait,
    (project_id, post_id): (Option<ProjectId>, Option<PostId>),
    hashes: Vec<i64>,
    now: Instant,
) -> Result<(), DbErr> {
    let row = ActiveModel {
        project_id: Set(project_id),
        post_id: Set(post_id),
        removed_at: Set(now),
        ..Default::default()
    };
    let print_id = row.insert(db).await?.id;
    let mut hashes = hashes;
    hashes.sort_unstable();
    hashes.dedup();
    let rows = hashes.into_iter().map(|hash| gram::ActiveModel { hash: Set(hash), print_id: Set(print_id) });
    gram::Entity::insert_many(rows).exec_without_returning(db).await?;
    Ok(())
}

/// Keeps a text for longer that was removed once more.
pub(in super::super) async fn renew(
    db: &impl ConnectionTrait,
    id: RemovedPrintId,
    now: Instant,
) -> Result<(), DbErr> {
    ActiveModel { id: Set(id), removed_at: Set(now), ..Default::default() }.update(db).await?;
    Ok(())
}

/// Those of a post.
pub(in super::super) async fn of_post(
    db: &impl ConnectionTrait,
    post_id: PostId,
) -> Result<Vec<RemovedPrintId>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::PostId.eq(post_id))
        .into_tuple()
        .all(db)
        .await
}

/// Those that were removed before an instant, at most `limit`: `removed_print_removed`.
pub(in super::super) async fn old(
    db: &impl ConnectionTrait,
    before: Instant,
    limit: u64,
) -> Result<Vec<RemovedPrintId>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::RemovedAt.lt(before))
        .order_by_asc(Column::RemovedAt)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await
}

/// Deletes texts with their hashes.
pub(in super::super) async fn delete(db: &impl ConnectionTrait, ids: &[RemovedPrintId]) -> Result<(), DbErr> {
    if ids.is_empty() {
        return Ok(());
    }
    let ids = || ids.iter().copied();
    gram::Entity::delete_many().filter(gram::Column::PrintId.is_in(ids())).exec(db).await?;
    Entity::delete_many().filter(Column::Id.is_in(ids())).exec(db).await?;
    Ok(())
}
