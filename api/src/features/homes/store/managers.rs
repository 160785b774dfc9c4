//! Rows of those who look after homes.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::building::{self, BuildingId};
use linli_entities::home_manager::{ActiveModel, Column, Entity, HomeManagerId, Model};
use linli_entities::project::ProjectId;
use linli_entities::unit::{self, UnitId};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _, JoinType,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, QueryTrait as _,
};

use super::{Of, units};

/// What is looked after: all homes of a building, or one of them.
pub(in crate::features::homes) type Place = (BuildingId, Option<UnitId>);

fn of_place((building_id, unit_id): Place) -> Condition {
    let unit = match unit_id {
        Some(id) => Column::UnitId.eq(id),
        None => Column::UnitId.is_null(),
    };
    Condition::all().add(Column::BuildingId.eq(building_id)).add(unit).add(Column::EndedAt.is_null())
}

/// Who is named for exactly this place.
pub(in crate::features::homes) async fn standing(
    db: &impl ConnectionTrait,
    place: Place,
) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(of_place(place)).one(db).await
}

/// Who is named for these homes, or for all of their buildings.
pub(in crate::features::homes) async fn of(db: &impl ConnectionTrait, of: Of) -> Result<Vec<Model>, DbErr> {
    let buildings = units(of).select_only().column(unit::Column::BuildingId).into_query();
    let mut rows =
        Entity::find().filter(Column::BuildingId.in_subquery(buildings)).filter(Column::EndedAt.is_null());
    if let Of::Unit(id) = of {
        rows = rows.filter(Condition::any().add(Column::UnitId.is_null()).add(Column::UnitId.eq(id)));
    }
    rows.all(db).await
}

/// Who is named in a project, by buildings.
pub(in crate::features::homes) async fn of_project(
    db: &impl ConnectionTrait,
    project_id: ProjectId,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let building =
        Entity::belongs_to(building::Entity).from(Column::BuildingId).to(building::Column::Id).into();
    Entity::find()
        .join(JoinType::InnerJoin, building)
        .filter(building::Column::ProjectId.eq(project_id))
        .filter(Column::EndedAt.is_null())
        .order_by_asc(Column::BuildingId)
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(db)
        .await
}

pub(in crate::features::homes) async fn by_id(
    db: &impl ConnectionTrait,
    id: HomeManagerId,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

pub(in crate::features::homes) async fn insert(
    db: &impl ConnectionTrait,
    row: ActiveModel,
) -> Result<HomeManagerId, DbErr> {
    Ok(row.insert(db).await?.id)
}

pub(in crate::features::homes) async fn update(
    db: &impl ConnectionTrait,
    row: ActiveModel,
) -> Result<(), DbErr> {
    row.update(db).await?;
    Ok(())
}

/// Ends who is named for exactly this place; whether somebody was.
pub(in crate::features::homes) async fn end(
    db: &impl ConnectionTrait,
    place: Place,
    now: Instant,
) -> Result<bool, DbErr> {
    let ended = Entity::update_many()
        .col_expr(Column::EndedAt, Expr::value(now))
        .filter(of_place(place))
        .exec(db)
        .await?;
    Ok(ended.rows_affected > 0)
}

/// Forgets how an account was reached, and ends what it looks after.
pub(in crate::features::homes) async fn forget(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    now: Instant,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::Contact, Expr::value(""))
        .filter(Column::AccountId.eq(account_id))
        .exec(db)
        .await?;
    Entity::update_many()
        .col_expr(Column::EndedAt, Expr::value(now))
        .filter(Column::AccountId.eq(account_id))
        .filter(Column::EndedAt.is_null())
        .exec(db)
        .await?;
    Entity::update_many()
        .col_expr(Column::SubstituteContact, Expr::value(Option::<String>::None))
        .col_expr(Column::SubstituteId, Expr::value(Option::<i64>::None))
        .filter(Column::SubstituteId.eq(account_id))
        .exec(db)
        .await?;
    Ok(())
}
