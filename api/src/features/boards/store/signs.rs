//! Signposts of boards.

use linli_entities::Instant;
use linli_entities::board::BoardId;
use linli_entities::board_sign::{ActiveModel, BoardSignId, BoardSignKind, Column, Entity, Model};
use linli_entities::opening::OpeningId;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, Set,
};

use crate::page::PageRequest;

/// Puts a signpost up, each once.
pub(in crate::features::boards) async fn insert(
    db: &impl ConnectionTrait,
    board_id: BoardId,
    kind: BoardSignKind,
    opening_id: Option<OpeningId>,
    now: Instant,
) -> Result<(), DbErr> {
    let row = ActiveModel {
        board_id: Set(board_id),
        kind: Set(kind),
        opening_id: Set(opening_id),
        signed_at: Set(now),
        ..Default::default()
    };
    let once = OnConflict::new().do_nothing().to_owned();
    Entity::insert(row).on_conflict(once).exec_without_returning(db).await?;
    Ok(())
}

/// A page of the signposts of a board, the last first.
pub(in crate::features::boards) async fn page(
    db: &impl ConnectionTrait,
    id: BoardId,
    page: &PageRequest<BoardSignId>,
) -> Result<Vec<Model>, DbErr> {
    let mut rows = Entity::find().filter(Column::BoardId.eq(id));
    if let Some(after) = page.after {
        rows = rows.filter(Column::Id.lt(after));
    }
    rows.order_by_desc(Column::Id).limit(page.rows()).all(db).await
}
