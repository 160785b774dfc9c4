//! What an account may do, from the rows of grants and ownerships.

use linli_entities::account::AccountId;
use linli_entities::building::BuildingId;
use linli_entities::ownership::{self, OwnershipRole, OwnershipState};
use linli_entities::project::ProjectId;
use linli_entities::{building, role_grant, unit};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, JoinType, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, Select,
};

use crate::actor::{Grant, Held};

/// The roles that are not revoked, of all these accounts.
pub(crate) async fn grants(
    db: &impl ConnectionTrait,
    ids: &[AccountId],
) -> Result<Vec<(AccountId, Grant)>, DbErr> {
    let rows = role_grant::Entity::find()
        .filter(role_grant::Column::AccountId.is_in(ids.iter().copied()))
        .filter(role_grant::Column::RevokedAt.is_null())
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.account_id, Grant { role: row.role, city: row.city, project_id: row.project_id }))
        .collect())
}

/// Confirmed ownerships, joined to the building that says which project they are in.
fn confirmed() -> Select<ownership::Entity> {
    let unit = ownership::Entity::belongs_to(unit::Entity)
        .from(ownership::Column::UnitId)
        .to(unit::Column::Id)
        .into();
    let building = unit::Entity::belongs_to(building::Entity)
        .from(unit::Column::BuildingId)
        .to(building::Column::Id)
        .into();
    ownership::Entity::find()
        .join(JoinType::InnerJoin, unit)
        .join(JoinType::InnerJoin, building)
        .select_only()
        .filter(ownership::Column::State.eq(OwnershipState::Confirmed))
}

/// The homes of these accounts whose ownership is confirmed; by the unique index of the account.
pub(crate) async fn held(
    db: &impl ConnectionTrait,
    ids: &[AccountId],
) -> Result<Vec<(AccountId, Held)>, DbErr> {
    type Row = (AccountId, ProjectId, BuildingId, Option<String>, OwnershipRole);
    let rows: Vec<Row> = confirmed()
        .column(ownership::Column::AccountId)
        .columns([building::Column::ProjectId, building::Column::Id])
        .column(unit::Column::Entrance)
        .column(ownership::Column::Role)
        .filter(ownership::Column::AccountId.is_in(ids.iter().copied()))
        .order_by_asc(ownership::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    let held = |(id, project_id, building_id, entrance, role)| {
        (id, Held { project_id, building_id, entrance, role })
    };
    Ok(rows.into_iter().map(held).collect())
}

/// Which of these accounts are at home in the project, and how they stand to their homes there.
pub(crate) async fn at_home(
    db: &impl ConnectionTrait,
    ids: &[AccountId],
    project_id: ProjectId,
) -> Result<Vec<(AccountId, OwnershipRole)>, DbErr> {
    confirmed()
        .column(ownership::Column::AccountId)
        .column(ownership::Column::Role)
        .distinct()
        .filter(ownership::Column::AccountId.is_in(ids.iter().copied()))
        .filter(building::Column::ProjectId.eq(project_id))
        .into_tuple()
        .all(db)
        .await
}
