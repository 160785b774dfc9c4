//! Rows of visits to homes.

use linli_entities::account::AccountId;
use linli_entities::home_visit::{Column, Entity, Model};
use linli_entities::unit::UnitId;
use linli_entities::{Date, Instant, home_visit};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _, Set,
};

use super::{Of, ids};

/// The visits of these homes, by homes and rounds.
pub(in crate::features::homes) async fn of(db: &impl ConnectionTrait, of: Of) -> Result<Vec<Model>, DbErr> {
    let rows = Entity::find().filter(Column::UnitId.in_subquery(ids(of)));
    rows.order_by_asc(Column::UnitId).order_by_asc(Column::Round).all(db).await
}

/// Notes when somebody comes.
pub(in crate::features::homes) async fn appoint(
    db: &impl ConnectionTrait,
    (unit_id, round): (UnitId, i32),
    appointed_at: Instant,
    now: Instant,
) -> Result<(), DbErr> {
    let row = home_visit::ActiveModel {
        unit_id: Set(unit_id),
        round: Set(round),
        appointed_at: Set(Some(appointed_at)),
        changed_at: Set(now),
        ..Default::default()
    };
    put(db, row, &[Column::AppointedAt, Column::ChangedAt]).await
}

/// Notes that somebody came.
pub(in crate::features::homes) async fn report(
    db: &impl ConnectionTrait,
    (unit_id, round): (UnitId, i32),
    (visited_on, findings): (Date, String),
    visitor_id: Option<AccountId>,
    now: Instant,
) -> Result<(), DbErr> {
    let row = home_visit::ActiveModel {
        unit_id: Set(unit_id),
        round: Set(round),
        visited_on: Set(Some(visited_on)),
        findings: Set(Some(findings)),
        visitor_id: Set(visitor_id),
        changed_at: Set(now),
        ..Default::default()
    };
    put(db, row, &[Column::VisitedOn, Column::Findings, Column::VisitorId, Column::ChangedAt]).await
}

async fn put(
    db: &impl ConnectionTrait,
    row: home_visit::ActiveModel,
    changed: &[Column],
) -> Result<(), DbErr> {
    let again = OnConflict::columns([Column::UnitId, Column::Round])
        .update_columns(changed.iter().copied())
        .to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(db).await?;
    Ok(())
}
