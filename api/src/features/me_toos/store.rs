//! Rows of "me too".

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::building::BuildingId;
use linli_entities::complaint::{self, Category, ComplaintId, ComplaintState};
use linli_entities::me_too::{ActiveModel, Column, Entity, MeTooId};
use linli_entities::project::ProjectId;
use linli_entities::unit::{self, UnitId};
use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, JoinType, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, Set,
};

/// A home that has it as well, and where it is.
#[derive(Clone, Debug, sea_orm::FromQueryResult)]
pub(super) struct Row {
    pub(super) id: MeTooId,
    pub(super) unit_id: UnitId,
    pub(super) unit_name: String,
    pub(super) building_id: BuildingId,
    pub(super) floor: Option<i32>,
    pub(super) said_at: Instant,
}

/// What was said already is not said again.
pub(super) async fn insert(
    db: &impl ConnectionTrait,
    (project_id, complaint_id, unit_id): (ProjectId, ComplaintId, UnitId),
    account_id: AccountId,
    now: Instant,
) -> Result<(), DbErr> {
    let row = ActiveModel {
        project_id: Set(project_id),
        complaint_id: Set(complaint_id),
        unit_id: Set(unit_id),
        account_id: Set(account_id),
        said_at: Set(now),
        ..Default::default()
    };
    let once = OnConflict::columns([Column::ComplaintId, Column::UnitId]).do_nothing().to_owned();
    Entity::insert(row).on_conflict(once).exec_without_returning(db).await?;
    Ok(())
}

pub(super) async fn delete(
    db: &impl ConnectionTrait,
    complaint_id: ComplaintId,
    unit_id: UnitId,
) -> Result<(), DbErr> {
    let row = Entity::delete_many().filter(Column::ComplaintId.eq(complaint_id));
    row.filter(Column::UnitId.eq(unit_id)).exec(db).await?;
    Ok(())
}

/// How many homes have it as well; by the unique index of complaint and home.
pub(super) async fn count(db: &impl ConnectionTrait, complaint_id: ComplaintId) -> Result<u64, DbErr> {
    Entity::find().filter(Column::ComplaintId.eq(complaint_id)).count(db).await
}

/// Which of these homes have it as well; by the same.
pub(super) async fn among(
    db: &impl ConnectionTrait,
    complaint_id: ComplaintId,
    units: &[UnitId],
) -> Result<Vec<UnitId>, DbErr> {
    if units.is_empty() {
        return Ok(vec![]);
    }
    Entity::find()
        .select_only()
        .column(Column::UnitId)
        .filter(Column::ComplaintId.eq(complaint_id))
        .filter(Column::UnitId.is_in(units.iter().copied()))
        .into_tuple()
        .all(db)
        .await
}

/// The homes that have it as well, the first that said so first, after one.
pub(super) async fn of_complaint(
    db: &impl ConnectionTrait,
    complaint_id: ComplaintId,
    after: Option<MeTooId>,
    rows: u64,
) -> Result<Vec<Row>, DbErr> {
    Entity::find()
        .select_only()
        .columns([Column::Id, Column::UnitId, Column::SaidAt])
        .column_as(unit::Column::Name, "unit_name")
        .column(unit::Column::BuildingId)
        .column(unit::Column::Floor)
        .join(
            JoinType::InnerJoin,
            Entity::belongs_to(unit::Entity).from(Column::UnitId).to(unit::Column::Id).into(),
        )
        .filter(Column::ComplaintId.eq(complaint_id))
        .filter(Column::Id.gt(after.unwrap_or(MeTooId(0))))
        .order_by_asc(Column::Id)
        .limit(rows)
        .into_model()
        .all(db)
        .await
}

/// Homes of a project that have what is complained of and not yet put right, by building and floor: `me_too_project`.
pub(super) async fn cells(
    db: &impl ConnectionTrait,
    project_id: ProjectId,
    category: Option<Category>,
) -> Result<Vec<(BuildingId, Option<i32>, i64)>, DbErr> {
    let live: Vec<ComplaintState> =
        ComplaintState::ALL.iter().copied().filter(|state| state.is_live()).collect();
    let mut rows = Entity::find()
        .select_only()
        .column(unit::Column::BuildingId)
        .column(unit::Column::Floor)
        .expr_as(Expr::col((Entity, Column::UnitId)).count_distinct(), "home_count")
        .join(
            JoinType::InnerJoin,
            Entity::belongs_to(unit::Entity).from(Column::UnitId).to(unit::Column::Id).into(),
        )
        .join(
            JoinType::InnerJoin,
            Entity::belongs_to(complaint::Entity).from(Column::ComplaintId).to(complaint::Column::Id).into(),
        )
        .filter(Column::ProjectId.eq(project_id))
        .filter(complaint::Column::State.is_in(live));
    if let Some(category) = category {
        rows = rows.filter(complaint::Column::Category.eq(category));
    }
    rows.group_by(unit::Column::BuildingId).group_by(unit::Column::Floor).into_tuple().all(db).await
}

/// What an account said goes with it.
pub(super) async fn forget(db: &impl ConnectionTrait, account_id: AccountId) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::AccountId.eq(account_id)).exec(db).await?;
    Ok(())
}
