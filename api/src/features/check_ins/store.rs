//! Rows of check-ins.

use linli_entities::attendee::AttendeeId;
use linli_entities::check_in::{ActiveModel, CheckInId, Column, Entity, Model, Verdict};
use linli_entities::event::EventId;
use sea_orm::sea_query::{Alias, Expr, ExprTrait as _, JoinType, Query, SelectStatement};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _,
};

use crate::page::PageRequest;

pub(super) async fn insert(db: &impl ConnectionTrait, row: ActiveModel) -> Result<Model, DbErr> {
    row.insert(db).await
}

pub(super) async fn update(db: &impl ConnectionTrait, row: ActiveModel) -> Result<Model, DbErr> {
    row.update(db).await
}

pub(super) async fn by_id(db: &impl ConnectionTrait, id: CheckInId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

/// The scan that was sent before.
pub(super) async fn by_nonce(
    db: &impl ConnectionTrait,
    event_id: EventId,
    device: &str,
    nonce: &str,
) -> Result<Option<Model>, DbErr> {
    let rows = Entity::find().filter(Column::EventId.eq(event_id)).filter(Column::Device.eq(device));
    rows.filter(Column::Nonce.eq(nonce)).one(db).await
}

/// The scans of a seat that can count.
pub(super) async fn of_seat(db: &impl ConnectionTrait, id: AttendeeId) -> Result<Vec<Model>, DbErr> {
    let rows = Entity::find().filter(Column::AttendeeId.eq(id));
    rows.filter(Column::Verdict.is_in([Verdict::Accepted, Verdict::Repeated])).all(db).await
}

/// Says of the scans of a seat which counts.
pub(super) async fn set_verdict(
    db: &impl ConnectionTrait,
    id: CheckInId,
    verdict: Verdict,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::Verdict, Expr::value(verdict.as_str()))
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// Seats of an event that were let in by different devices.
fn in_conflict(event_id: EventId) -> SelectStatement {
    let (one, other) = (Alias::new("one"), Alias::new("other"));
    let of = |table: &Alias, column: Column| Expr::col((table.clone(), column));
    Query::select()
        .expr(of(&one, Column::AttendeeId))
        .from_as(Entity, one.clone())
        .join_as(
            JoinType::InnerJoin,
            Entity,
            other.clone(),
            of(&one, Column::AttendeeId).eq(of(&other, Column::AttendeeId)),
        )
        .and_where(of(&one, Column::EventId).eq(event_id))
        .and_where(of(&one, Column::Verdict).eq(Verdict::Accepted.as_str()))
        .and_where(of(&other, Column::Verdict).eq(Verdict::Repeated.as_str()))
        .and_where(of(&one, Column::Device).ne(of(&other, Column::Device)))
        .to_owned()
}

/// A page of the scans at an event, the newest first.
pub(super) async fn page(
    db: &impl ConnectionTrait,
    event_id: EventId,
    conflicts: bool,
    page: &PageRequest<CheckInId>,
) -> Result<Vec<Model>, DbErr> {
    let mut rows = Entity::find().filter(Column::EventId.eq(event_id));
    if conflicts {
        rows = rows
            .filter(Column::AttendeeId.in_subquery(in_conflict(event_id)))
            .filter(Column::Verdict.is_in([Verdict::Accepted, Verdict::Repeated]));
    }
    if let Some(id) = page.after {
        rows = rows.filter(Column::Id.lt(id));
    }
    rows.order_by_desc(Column::Id).limit(page.rows()).all(db).await
}
