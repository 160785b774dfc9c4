//! Rows of follow-up visits.

use linli_entities::Instant;
use linli_entities::complaint::{self, ComplaintId};
use linli_entities::project::ProjectId;
use linli_entities::visit::{self, VisitId, VisitState};
use sea_orm::sea_query::{BinOper, Expr, ExprTrait as _, OnConflict};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, QueryTrait as _,
};

use crate::actor::Reach;
use crate::db::{queries, reach};
use crate::page::PageRequest;

/// Plans a visit, unless there is one for the cycle.
pub(in crate::features::complaints) async fn plan(
    db: &impl ConnectionTrait,
    row: visit::ActiveModel,
) -> Result<(), DbErr> {
    use visit::Column;
    let once = OnConflict::columns([Column::ComplaintId, Column::Cycle]).do_nothing().to_owned();
    visit::Entity::insert(row).on_conflict(once).exec_without_returning(db).await?;
    Ok(())
}

pub(in crate::features::complaints) async fn update(
    db: &impl ConnectionTrait,
    row: visit::ActiveModel,
) -> Result<(), DbErr> {
    row.update(db).await?;
    Ok(())
}

/// The visits of a complaint, oldest first.
pub(in crate::features::complaints) async fn of_complaint(
    db: &impl ConnectionTrait,
    id: ComplaintId,
) -> Result<Vec<visit::Model>, DbErr> {
    let rows = visit::Entity::find().filter(visit::Column::ComplaintId.eq(id));
    rows.order_by_asc(visit::Column::Id).all(db).await
}

/// Cancels what is still to be made for a complaint.
pub(in crate::features::complaints) async fn cancel(
    db: &impl ConnectionTrait,
    id: ComplaintId,
    now: Instant,
) -> Result<(), DbErr> {
    use visit::Column;
    visit::Entity::update_many()
        .col_expr(Column::State, Expr::value(VisitState::Cancelled.as_str()))
        .col_expr(Column::EndedAt, Expr::value(now))
        .filter(Column::ComplaintId.eq(id))
        .filter(Column::State.eq(VisitState::Due))
        .exec(db)
        .await?;
    Ok(())
}

/// A page of the visits within reach whose time has come, the most urgent first.
pub(in crate::features::complaints) async fn due(
    db: &impl ConnectionTrait,
    reach: &Reach,
    project_id: Option<ProjectId>,
    now: Instant,
    page: &PageRequest<(Instant, VisitId)>,
) -> Result<Vec<visit::Model>, DbErr> {
    use visit::Column;
    let within = reach::within(reach, complaint::Column::ProjectId);
    let mut of = complaint::Entity::find().select_only().column(complaint::Column::Id).filter(within);
    if let Some(id) = project_id {
        of = of.filter(complaint::Column::ProjectId.eq(id));
    }
    let mut rows = visit::Entity::find()
        .filter(queries::stated(Column::State, BinOper::Equal, VisitState::Due))
        .filter(Column::FromAt.lte(now))
        .filter(Column::ComplaintId.in_subquery(of.into_query()));
    if let Some((due_at, id)) = page.after {
        let later = Condition::any()
            .add(Column::DueAt.gt(due_at))
            .add(Column::DueAt.eq(due_at).and(Column::Id.gt(id)));
        rows = rows.filter(later);
    }
    rows.order_by_asc(Column::DueAt).order_by_asc(Column::Id).limit(page.rows()).all(db).await
}
