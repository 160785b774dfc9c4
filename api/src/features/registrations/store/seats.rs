//! Rows of seats.

use linli_entities::account::AccountId;
use linli_entities::attendee::{self, AttendeeId, SeatState};
use linli_entities::event::EventId;
use linli_entities::registration::{self, RegistrationId};
use sea_orm::sea_query::{Expr, ExprTrait as _, Func, LikeExpr};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _,
    PaginatorTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, QueryTrait as _,
};

use crate::page::PageRequest;

pub(in crate::features::registrations) async fn insert_attendee(
    db: &impl ConnectionTrait,
    row: attendee::ActiveModel,
) -> Result<attendee::Model, DbErr> {
    row.insert(db).await
}

pub(in crate::features::registrations) async fn update_attendee(
    db: &impl ConnectionTrait,
    row: attendee::ActiveModel,
) -> Result<attendee::Model, DbErr> {
    row.update(db).await
}

/// The seats of these registrations, in the order in which they were named.
pub(in crate::features::registrations) async fn attendees_of(
    db: &impl ConnectionTrait,
    ids: &[RegistrationId],
) -> Result<Vec<attendee::Model>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let rows = attendee::Entity::find().filter(attendee::Column::RegistrationId.is_in(ids.iter().copied()));
    rows.order_by_asc(attendee::Column::Id).all(db).await
}

pub(in crate::features::registrations) async fn attendee(
    db: &impl ConnectionTrait,
    id: AttendeeId,
) -> Result<Option<attendee::Model>, DbErr> {
    attendee::Entity::find_by_id(id).one(db).await
}

pub(in crate::features::registrations) async fn attendee_by_code(
    db: &impl ConnectionTrait,
    event_id: EventId,
    code: &str,
) -> Result<Option<attendee::Model>, DbErr> {
    let rows = attendee::Entity::find().filter(attendee::Column::EventId.eq(event_id));
    rows.filter(attendee::Column::Code.eq(code)).one(db).await
}

/// A page of the seats of an event; with words those whose name or code has them.
pub(in crate::features::registrations) async fn attendees(
    db: &impl ConnectionTrait,
    event_id: EventId,
    sought: Option<&str>,
    page: &PageRequest<AttendeeId>,
) -> Result<Vec<attendee::Model>, DbErr> {
    use attendee::Column;
    let mut rows = attendee::Entity::find().filter(Column::EventId.eq(event_id));
    if let Some(sought) = sought {
        let name = Expr::expr(Func::lower(Expr::col(Column::Name)));
        let escaped = sought.to_lowercase().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        let like = LikeExpr::new(format!("%{escaped}%")).escape('\\');
        rows = rows.filter(Condition::any().add(name.like(like)).add(Column::Code.eq(sought.to_uppercase())));
    }
    if let Some(id) = page.after {
        rows = rows.filter(Column::Id.gt(id));
    }
    rows.order_by_asc(Column::Id).limit(page.rows()).all(db).await
}

/// Seats of a registration that are not given up change their state.
pub(in crate::features::registrations) async fn set_seats(
    db: &impl ConnectionTrait,
    ids: Vec<AttendeeId>,
    state: SeatState,
) -> Result<(), DbErr> {
    if ids.is_empty() {
        return Ok(());
    }
    attendee::Entity::update_many()
        .col_expr(attendee::Column::State, Expr::value(state.as_str()))
        .filter(attendee::Column::Id.is_in(ids))
        .exec(db)
        .await?;
    Ok(())
}

/// Whether a seat of an account's own registration was taken at the door.
pub(in crate::features::registrations) async fn has_come(
    db: &impl ConnectionTrait,
    event_id: EventId,
    account_id: AccountId,
) -> Result<bool, DbErr> {
    use attendee::Column;
    let own = registration::Entity::find()
        .select_only()
        .column(registration::Column::Id)
        .filter(registration::Column::EventId.eq(event_id))
        .filter(registration::Column::AccountId.eq(account_id));
    let seats = attendee::Entity::find()
        .filter(Column::RegistrationId.in_subquery(own.into_query()))
        .filter(Column::CheckedInAt.is_not_null());
    Ok(seats.limit(1).count(db).await? > 0)
}
