//! Rows of compensations.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::compensation::{self, CompensationId, CompensationKind, CompensationState};
use linli_entities::complaint::ComplaintId;
use linli_entities::project::ProjectId;
use linli_entities::{compensation_approval, compensation_limit, compensation_payment};
use sea_orm::sea_query::{BinOper, ExprTrait as _};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _,
    PaginatorTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, Set,
};

use crate::actor::Reach;
use crate::db::{queries, reach};
use crate::page::PageRequest;

pub(in crate::features::complaints) async fn insert(
    db: &impl ConnectionTrait,
    row: compensation::ActiveModel,
) -> Result<CompensationId, DbErr> {
    Ok(row.insert(db).await?.id)
}

pub(in crate::features::complaints) async fn update(
    db: &impl ConnectionTrait,
    row: compensation::ActiveModel,
) -> Result<(), DbErr> {
    row.update(db).await?;
    Ok(())
}

pub(in crate::features::complaints) async fn by_id(
    db: &impl ConnectionTrait,
    id: CompensationId,
) -> Result<Option<compensation::Model>, DbErr> {
    compensation::Entity::find_by_id(id).one(db).await
}

/// Those of these complaints.
pub(in crate::features::complaints) async fn of_complaints(
    db: &impl ConnectionTrait,
    ids: &[ComplaintId],
) -> Result<Vec<compensation::Model>, DbErr> {
    let column = compensation::Column::ComplaintId;
    compensation::Entity::find().filter(column.is_in(ids.iter().copied())).all(db).await
}

/// Those of a complaint, oldest first.
pub(in crate::features::complaints) async fn of_complaint(
    db: &impl ConnectionTrait,
    id: ComplaintId,
) -> Result<Vec<compensation::Model>, DbErr> {
    let rows = compensation::Entity::find().filter(compensation::Column::ComplaintId.eq(id));
    rows.order_by_asc(compensation::Column::Id).all(db).await
}

pub(in crate::features::complaints) async fn count_of(
    db: &impl ConnectionTrait,
    id: ComplaintId,
) -> Result<u64, DbErr> {
    compensation::Entity::find().filter(compensation::Column::ComplaintId.eq(id)).count(db).await
}

/// Which compensations are asked for.
#[derive(Clone, Debug)]
pub struct Filter {
    /// Of this project only.
    pub project_id: Option<ProjectId>,
    /// In this state only.
    pub state: Option<CompensationState>,
    /// Of this kind only.
    pub kind: Option<CompensationKind>,
    /// Accepted, and to be carried out before this time.
    pub late_at: Option<Instant>,
}

/// A page of those within reach, the newest first.
pub(in crate::features::complaints) async fn page(
    db: &impl ConnectionTrait,
    reach: &Reach,
    filter: &Filter,
    page: &PageRequest<(Instant, CompensationId)>,
) -> Result<Vec<compensation::Model>, DbErr> {
    use compensation::Column;
    let mut rows = compensation::Entity::find().filter(reach::within(reach, Column::ProjectId));
    if let Some(id) = filter.project_id {
        rows = rows.filter(Column::ProjectId.eq(id));
    }
    if let Some(state) = filter.state {
        rows = rows.filter(Column::State.eq(state));
    }
    if let Some(kind) = filter.kind {
        rows = rows.filter(Column::Kind.eq(kind));
    }
    if let Some(now) = filter.late_at {
        rows = rows
            .filter(queries::stated(Column::State, BinOper::Equal, CompensationState::Accepted))
            .filter(Column::PayByAt.lt(now));
    }
    if let Some((proposed_at, id)) = page.after {
        let earlier = Condition::any()
            .add(Column::ProposedAt.lt(proposed_at))
            .add(Column::ProposedAt.eq(proposed_at).and(Column::Id.lt(id)));
        rows = rows.filter(earlier);
    }
    let rows = rows.order_by_desc(Column::ProposedAt).order_by_desc(Column::Id);
    rows.limit(page.rows()).all(db).await
}

/// How many of a kind stand where, and what they are worth together.
pub type Total = (CompensationKind, CompensationState, i64, i64, i64);

/// The same, as the database sums: of no rows it is null.
type Summed = (CompensationKind, CompensationState, i64, Option<i64>, Option<i64>);

/// Totals of those within reach that were proposed in a period: count, fen and points by kind and state.
pub(in crate::features::complaints) async fn totals(
    db: &impl ConnectionTrait,
    reach: &Reach,
    project_id: Option<ProjectId>,
    (from, until): (Instant, Instant),
) -> Result<Vec<Total>, DbErr> {
    use compensation::Column;
    let mut rows = compensation::Entity::find()
        .select_only()
        .columns([Column::Kind, Column::State])
        .column_as(Column::Id.count(), "count")
        .column_as(queries::whole(Column::ValueFen.sum()), "fen")
        .column_as(queries::whole(Column::Points.sum()), "points")
        .filter(reach::within(reach, Column::ProjectId))
        .filter(Column::ProposedAt.gte(from))
        .filter(Column::ProposedAt.lt(until));
    if let Some(id) = project_id {
        rows = rows.filter(Column::ProjectId.eq(id));
    }
    let rows = rows.group_by(Column::Kind).group_by(Column::State);
    let found: Vec<Summed> = rows.into_tuple().all(db).await?;
    let total = |(kind, state, count, fen, points): Summed| {
        (kind, state, count, fen.unwrap_or(0), points.unwrap_or(0))
    };
    Ok(found.into_iter().map(total).collect())
}

pub(in crate::features::complaints) async fn approvals(
    db: &impl ConnectionTrait,
    ids: Vec<CompensationId>,
) -> Result<Vec<compensation_approval::Model>, DbErr> {
    use compensation_approval::Column;
    let rows = compensation_approval::Entity::find().filter(Column::CompensationId.is_in(ids));
    rows.order_by_asc(Column::ApprovedAt).order_by_asc(Column::ApproverId).all(db).await
}

pub(in crate::features::complaints) async fn approve(
    db: &impl ConnectionTrait,
    id: CompensationId,
    approver_id: AccountId,
    now: Instant,
) -> Result<(), DbErr> {
    let row = compensation_approval::ActiveModel {
        compensation_id: Set(id),
        approver_id: Set(approver_id),
        approved_at: Set(now),
    };
    row.insert(db).await?;
    Ok(())
}

pub(in crate::features::complaints) async fn payments(
    db: &impl ConnectionTrait,
    ids: Vec<CompensationId>,
) -> Result<Vec<compensation_payment::Model>, DbErr> {
    let column = compensation_payment::Column::CompensationId;
    compensation_payment::Entity::find().filter(column.is_in(ids)).all(db).await
}

pub(in crate::features::complaints) async fn pay(
    db: &impl ConnectionTrait,
    row: compensation_payment::ActiveModel,
) -> Result<(), DbErr> {
    row.insert(db).await?;
    Ok(())
}

/// The limits of these projects that have their own.
pub(in crate::features::complaints) async fn limits(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = ProjectId>,
) -> Result<Vec<compensation_limit::Model>, DbErr> {
    let own = compensation_limit::Column::ProjectId.is_in(ids);
    compensation_limit::Entity::find().filter(own).all(db).await
}

pub(in crate::features::complaints) async fn insert_limit(
    db: &impl ConnectionTrait,
    row: compensation_limit::ActiveModel,
) -> Result<(), DbErr> {
    row.insert(db).await?;
    Ok(())
}

/// Changes the limits of a project that are still at this version; false where they are not.
pub(in crate::features::complaints) async fn change_limit(
    db: &impl ConnectionTrait,
    id: ProjectId,
    seen: i64,
    row: compensation_limit::ActiveModel,
) -> Result<bool, DbErr> {
    use compensation_limit::Column;
    let rows = compensation_limit::Entity::update_many().set(row);
    let rows = rows.filter(Column::ProjectId.eq(id)).filter(Column::Version.eq(seen));
    Ok(rows.exec(db).await?.rows_affected == 1)
}
