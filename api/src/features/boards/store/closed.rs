//! Boards that are closed to staff, and who moderates them.

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::board::{self, BoardId, Visibility};
use linli_entities::board_moderator::{ActiveModel, Column, Entity, Model};
use linli_entities::project::ProjectId;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, Set,
};

/// Who moderates which board.
pub(in crate::features::boards) async fn all_moderators(
    db: &impl ConnectionTrait,
) -> Result<HashMap<BoardId, Vec<AccountId>>, DbErr> {
    let rows: Vec<(BoardId, AccountId)> = Entity::find()
        .select_only()
        .columns([Column::BoardId, Column::AccountId])
        .filter(Column::EndedAt.is_null())
        .order_by_asc(Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    let mut moderators: HashMap<BoardId, Vec<AccountId>> = HashMap::new();
    for (board_id, account_id) in rows {
        moderators.entry(board_id).or_default().push(account_id);
    }
    Ok(moderators)
}

/// Who moderates a board, in the order in which they were named; of a board of this visibility that has some.
pub(in crate::features::boards) async fn moderators_if(
    db: &impl ConnectionTrait,
    id: BoardId,
    visibility: Visibility,
) -> Result<Vec<AccountId>, DbErr> {
    if visibility != Visibility::OwnersWithoutStaff {
        return Ok(vec![]);
    }
    Entity::find()
        .select_only()
        .column(Column::AccountId)
        .filter(Column::BoardId.eq(id))
        .filter(Column::EndedAt.is_null())
        .order_by_asc(Column::Id)
        .into_tuple()
        .all(db)
        .await
}

/// Names a moderator; by the index of those who stand a second one is refused.
pub(in crate::features::boards) async fn name(
    db: &impl ConnectionTrait,
    (board_id, account_id): (BoardId, AccountId),
    (named_by, now): (Option<AccountId>, Instant),
) -> Result<Model, DbErr> {
    let row = ActiveModel {
        board_id: Set(board_id),
        account_id: Set(account_id),
        named_by: Set(named_by),
        named_at: Set(now),
        ..Default::default()
    };
    row.insert(db).await
}

/// Ends that somebody moderates a board, or all boards; answers which.
pub(in crate::features::boards) async fn end(
    db: &impl ConnectionTrait,
    board_id: Option<BoardId>,
    account_id: AccountId,
    now: Instant,
) -> Result<Vec<BoardId>, DbErr> {
    let mut standing = Entity::update_many()
        .col_expr(Column::EndedAt, Expr::val(now))
        .filter(Column::AccountId.eq(account_id))
        .filter(Column::EndedAt.is_null());
    if let Some(id) = board_id {
        standing = standing.filter(Column::BoardId.eq(id));
    }
    Ok(standing.exec_with_returning(db).await?.into_iter().map(|row| row.board_id).collect())
}

/// The boards of a project that are closed to staff, in the order in which they were made.
pub(in crate::features::boards) async fn of_project(
    db: &impl ConnectionTrait,
    id: ProjectId,
) -> Result<Vec<board::Model>, DbErr> {
    board::Entity::find()
        .filter(board::Column::ProjectId.eq(id))
        .filter(board::Column::Visibility.eq(Visibility::OwnersWithoutStaff))
        .order_by_asc(board::Column::Id)
        .all(db)
        .await
}
