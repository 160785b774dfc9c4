//! Who is at home where, and who is of which household.

use linli_entities::account::AccountId;
use linli_entities::building::{self, BuildingId};
use linli_entities::ownership::{Column, Entity, OwnershipRole, OwnershipState};
use linli_entities::project::{self, ProjectId};
use linli_entities::unit::{self, UnitId};
use sea_orm::sea_query::SelectStatement;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, JoinType, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, QueryTrait as _, RelationDef, Select,
};

use super::{all, located};
use crate::features::ownerships::rules::Located;

/// How one is of the household of a home: as whoever holds it, or acts for whom does.
const HOUSEHOLD: [OwnershipRole; 4] =
    [OwnershipRole::Buyer, OwnershipRole::Owner, OwnershipRole::CoOwner, OwnershipRole::Proxy];

/// The units of a project, or of a building of it.
fn units_in(project_id: ProjectId, building_id: Option<BuildingId>) -> SelectStatement {
    let of_project: RelationDef = unit::Entity::belongs_to(building::Entity)
        .from(unit::Column::BuildingId)
        .to(building::Column::Id)
        .into();
    let mut units = unit::Entity::find()
        .select_only()
        .column(unit::Column::Id)
        .join(JoinType::InnerJoin, of_project)
        .filter(building::Column::ProjectId.eq(project_id));
    if let Some(id) = building_id {
        units = units.filter(building::Column::Id.eq(id));
    }
    units.into_query()
}

/// Accounts that are at home in a project, or in a building of it, those after one, by their ids.
pub(in crate::features::ownerships) async fn at_home(
    db: &impl ConnectionTrait,
    project_id: ProjectId,
    building_id: Option<BuildingId>,
    after: AccountId,
    limit: u64,
) -> Result<Vec<AccountId>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::AccountId)
        .filter(Column::State.eq(OwnershipState::Confirmed))
        .filter(Column::UnitId.in_subquery(units_in(project_id, building_id)))
        .filter(Column::AccountId.gt(after))
        .distinct()
        .order_by_asc(Column::AccountId)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await
}

/// Those who are of a household in a project.
fn households_in(project_id: ProjectId) -> Select<Entity> {
    Entity::find()
        .filter(Column::State.eq(OwnershipState::Confirmed))
        .filter(Column::Role.is_in(HOUSEHOLD))
        .filter(Column::UnitId.in_subquery(units_in(project_id, None)))
}

/// Whether an account is of the household of any home of a project.
pub(in crate::features::ownerships) async fn holds_in(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    project_id: ProjectId,
) -> Result<bool, DbErr> {
    let own = households_in(project_id).filter(Column::AccountId.eq(account_id));
    Ok(own.limit(1).one(db).await?.is_some())
}

/// The confirmed homes of an account in a project: building, its name, and as what the home is held.
pub(in crate::features::ownerships) async fn confirmed_in(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    project_id: ProjectId,
) -> Result<Vec<(BuildingId, String, OwnershipRole)>, DbErr> {
    let unit = Entity::belongs_to(unit::Entity).from(Column::UnitId).to(unit::Column::Id).into();
    let of_unit = unit::Entity::belongs_to(building::Entity)
        .from(unit::Column::BuildingId)
        .to(building::Column::Id)
        .into();
    Entity::find()
        .join(JoinType::InnerJoin, unit)
        .join(JoinType::InnerJoin, of_unit)
        .select_only()
        .columns([building::Column::Id, building::Column::Name])
        .column(Column::Role)
        .filter(Column::AccountId.eq(account_id))
        .filter(Column::State.eq(OwnershipState::Confirmed))
        .filter(building::Column::ProjectId.eq(project_id))
        .into_tuple()
        .all(db)
        .await
}

/// Accounts of the households of a project, those after one, by their ids.
pub(in crate::features::ownerships) async fn holders_in(
    db: &impl ConnectionTrait,
    project_id: ProjectId,
    after: AccountId,
    limit: u64,
) -> Result<Vec<AccountId>, DbErr> {
    households_in(project_id)
        .select_only()
        .column(Column::AccountId)
        .filter(Column::AccountId.gt(after))
        .distinct()
        .order_by_asc(Column::AccountId)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await
}

/// Who is at home in a unit, by account.
fn of_unit(unit_id: UnitId) -> Select<Entity> {
    Entity::find()
        .select_only()
        .column(Column::AccountId)
        .filter(Column::UnitId.eq(unit_id))
        .filter(Column::State.eq(OwnershipState::Confirmed))
        .order_by_asc(Column::AccountId)
}

/// The household of a unit.
pub(in crate::features::ownerships) async fn household_of(
    db: &impl ConnectionTrait,
    unit_id: UnitId,
) -> Result<Vec<AccountId>, DbErr> {
    of_unit(unit_id).filter(Column::Role.is_in(HOUSEHOLD)).into_tuple().all(db).await
}

/// Who is at home in a unit, tenants included.
pub(in crate::features::ownerships) async fn residents_of(
    db: &impl ConnectionTrait,
    unit_id: UnitId,
) -> Result<Vec<AccountId>, DbErr> {
    of_unit(unit_id).into_tuple().all(db).await
}

/// The homes of whose household an account is, by their doors.
pub(in crate::features::ownerships) async fn held_by(
    db: &impl ConnectionTrait,
    account_id: AccountId,
) -> Result<Vec<Located>, DbErr> {
    let rows = located()
        .filter(Column::AccountId.eq(account_id))
        .filter(Column::State.eq(OwnershipState::Confirmed))
        .filter(Column::Role.is_in(HOUSEHOLD));
    let rows = rows.order_by_asc(project::Column::Id).order_by_asc(building::Column::Id);
    all(db, rows.order_by_asc(unit::Column::Name).order_by_asc(Column::Id)).await
}

/// The units of a project that have a household.
pub(in crate::features::ownerships) async fn held_in(
    db: &impl ConnectionTrait,
    project_id: ProjectId,
) -> Result<Vec<UnitId>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::UnitId)
        .filter(Column::State.eq(OwnershipState::Confirmed))
        .filter(Column::Role.is_in(HOUSEHOLD))
        .filter(Column::UnitId.in_subquery(units_in(project_id, None)))
        .distinct()
        .into_tuple()
        .all(db)
        .await
}

/// The owners of the homes of a project, or of a building of it: who has bought and not moved in yet is none.
pub(in crate::features::ownerships) async fn owners_in(
    db: &impl ConnectionTrait,
    project_id: ProjectId,
    building_id: Option<BuildingId>,
) -> Result<Vec<(UnitId, AccountId)>, DbErr> {
    Entity::find()
        .select_only()
        .columns([Column::UnitId, Column::AccountId])
        .filter(Column::State.eq(OwnershipState::Confirmed))
        .filter(Column::Role.is_in([OwnershipRole::Owner, OwnershipRole::CoOwner]))
        .filter(Column::UnitId.in_subquery(units_in(project_id, building_id)))
        .distinct()
        .into_tuple()
        .all(db)
        .await
}

/// The buildings in which an account is of a household, with their projects.
pub(in crate::features::ownerships) async fn held_places(
    db: &impl ConnectionTrait,
    account_id: AccountId,
) -> Result<Vec<(ProjectId, BuildingId)>, DbErr> {
    let unit: RelationDef = Entity::belongs_to(unit::Entity).from(Column::UnitId).to(unit::Column::Id).into();
    let of_project: RelationDef = unit::Entity::belongs_to(building::Entity)
        .from(unit::Column::BuildingId)
        .to(building::Column::Id)
        .into();
    Entity::find()
        .select_only()
        .column(building::Column::ProjectId)
        .column(building::Column::Id)
        .join(JoinType::InnerJoin, unit)
        .join(JoinType::InnerJoin, of_project)
        .filter(Column::AccountId.eq(account_id))
        .filter(Column::State.eq(OwnershipState::Confirmed))
        .filter(Column::Role.is_in(HOUSEHOLD))
        .distinct()
        .into_tuple()
        .all(db)
        .await
}
