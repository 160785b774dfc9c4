//! Rows of complaints as search wants them.

use linli_entities::account::AccountId;
use linli_entities::complaint::{Column, ComplaintId, Entity};
use linli_entities::ownership::{self, OwnershipState};
use linli_entities::project::{self, ProjectId};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, QueryTrait as _, Select,
};

/// Every project with its city.
pub(in super::super) async fn projects(db: &impl ConnectionTrait) -> Result<Vec<(ProjectId, String)>, DbErr> {
    let columns = [project::Column::Id, project::Column::City];
    project::Entity::find().select_only().columns(columns).into_tuple().all(db).await
}

/// Those of an account, and those of the homes that it holds, as far as staff confirmed.
fn of_account(account_id: AccountId) -> Select<Entity> {
    let homes = ownership::Entity::find()
        .select_only()
        .column(ownership::Column::UnitId)
        .filter(ownership::Column::AccountId.eq(account_id))
        .filter(ownership::Column::State.eq(OwnershipState::Confirmed));
    Entity::find().select_only().column(Column::Id).filter(
        Condition::any()
            .add(Column::ComplainantId.eq(account_id))
            .add(Column::UnitId.in_subquery(homes.into_query())),
    )
}

/// The newest of an account and its household.
pub(in super::super) async fn own(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    limit: u64,
) -> Result<Vec<ComplaintId>, DbErr> {
    of_account(account_id).order_by_desc(Column::Id).limit(limit).into_tuple().all(db).await
}

/// Those of an account and its household among these.
pub(in super::super) async fn own_among(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    ids: &[ComplaintId],
) -> Result<Vec<ComplaintId>, DbErr> {
    of_account(account_id).filter(Column::Id.is_in(ids.iter().copied())).into_tuple().all(db).await
}
