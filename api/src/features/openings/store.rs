//! Rows of openings, which are only ever added.

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::board::BoardId;
use linli_entities::opening::{ActiveModel, Column, Entity, Model, OpeningId};
use linli_entities::opening_act::{self, OpeningActId, OpeningActKind};
use linli_entities::topic::TopicId;
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, Set,
};

use super::rules::NewOpening;
use crate::code::Code;
use crate::db::queries;
use crate::error::{Error, OnViolation as _};
use crate::page::PageRequest;

/// Writes down that somebody asks.
pub(super) async fn insert(
    db: &impl ConnectionTrait,
    NewOpening { board_id, ground, reason, hours }: NewOpening,
    (asked_by, now): (AccountId, Instant),
) -> Result<Model, DbErr> {
    let row = ActiveModel {
        board_id: Set(board_id),
        ground: Set(ground),
        reason: Set(reason),
        hours: Set(hours),
        asked_by: Set(asked_by),
        asked_at: Set(now),
        ..Default::default()
    };
    row.insert(db).await
}

pub(super) async fn by_id(db: &impl ConnectionTrait, id: OpeningId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

/// The opening, which nobody else decides of until the transaction ends.
pub(super) async fn locked(db: &impl ConnectionTrait, id: OpeningId) -> Result<Option<Model>, DbErr> {
    queries::locked(db, Entity::find_by_id(id)).one(db).await
}

/// A page of the openings of a board, or of all boards, the last first.
pub(super) async fn page(
    db: &impl ConnectionTrait,
    board_id: Option<BoardId>,
    page: &PageRequest<OpeningId>,
) -> Result<Vec<Model>, DbErr> {
    let mut rows = Entity::find();
    if let Some(id) = board_id {
        rows = rows.filter(Column::BoardId.eq(id));
    }
    if let Some(after) = page.after {
        rows = rows.filter(Column::Id.lt(after));
    }
    rows.order_by_desc(Column::Id).limit(page.rows()).all(db).await
}

/// What was decided of these openings.
pub(super) async fn decisions(
    db: &impl ConnectionTrait,
    ids: &[OpeningId],
) -> Result<Vec<opening_act::Model>, DbErr> {
    use opening_act::{Column, Entity};
    if ids.is_empty() {
        return Ok(vec![]);
    }
    Entity::find()
        .filter(Column::OpeningId.is_in(ids.iter().copied()))
        .filter(Column::Kind.ne(OpeningActKind::Read))
        .all(db)
        .await
}

/// How many pages were read by each of these openings.
pub(super) async fn read_counts(
    db: &impl ConnectionTrait,
    ids: &[OpeningId],
) -> Result<HashMap<OpeningId, i64>, DbErr> {
    use opening_act::{Column, Entity};
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(OpeningId, i64)> = Entity::find()
        .select_only()
        .column(Column::OpeningId)
        .expr_as(Expr::col(Column::Id).count(), "read_count")
        .filter(Column::OpeningId.is_in(ids.iter().copied()))
        .filter(Column::Kind.eq(OpeningActKind::Read))
        .group_by(Column::OpeningId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// Writes down what somebody did; each is decided once.
pub(super) async fn act(
    db: &impl ConnectionTrait,
    id: OpeningId,
    kind: OpeningActKind,
    read: Option<(TopicId, i32)>,
    (by, now): (AccountId, Instant),
) -> Result<OpeningActId, Error> {
    let row = opening_act::ActiveModel {
        opening_id: Set(id),
        kind: Set(kind),
        topic_id: Set(read.map(|(topic_id, _)| topic_id)),
        page: Set(read.map(|(_, page)| page)),
        actor_id: Set(by),
        acted_at: Set(now),
        ..Default::default()
    };
    Ok(row.insert(db).await.on_unique(Error::Conflict(Code::AlreadyDecided))?.id)
}

/// A page of what was read by an opening, the last first.
pub(super) async fn reads(
    db: &impl ConnectionTrait,
    id: OpeningId,
    page: &PageRequest<OpeningActId>,
) -> Result<Vec<opening_act::Model>, DbErr> {
    use opening_act::{Column, Entity};
    let mut rows =
        Entity::find().filter(Column::OpeningId.eq(id)).filter(Column::Kind.eq(OpeningActKind::Read));
    if let Some(after) = page.after {
        rows = rows.filter(Column::Id.lt(after));
    }
    rows.order_by_desc(Column::Id).limit(page.rows()).all(db).await
}

/// These approvals.
pub(super) async fn acts_by_ids(
    db: &impl ConnectionTrait,
    ids: &[OpeningActId],
) -> Result<Vec<opening_act::Model>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    opening_act::Entity::find().filter(opening_act::Column::Id.is_in(ids.iter().copied())).all(db).await
}

pub(super) async fn by_ids(db: &impl ConnectionTrait, ids: &[OpeningId]) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    Entity::find().filter(Column::Id.is_in(ids.iter().copied())).all(db).await
}
