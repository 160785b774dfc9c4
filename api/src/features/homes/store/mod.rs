//! Rows of homes: their days, what was done for them, and what happened to them.

pub(super) mod checklist;
pub(super) mod managers;
pub(super) mod notes;
pub(super) mod visits;

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::building::{self, BuildingId};
use linli_entities::home_act::{self, HomeActId};
use linli_entities::home_touch::{self, RecordedTouch};
use linli_entities::project::ProjectId;
use linli_entities::unit::{self, UnitId};
use linli_entities::{Date, home};
use sea_orm::sea_query::{OnConflict, SelectStatement};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, JoinType,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, QueryTrait as _, RelationDef, Select, Set,
};

use crate::db::queries::{self, Sql};

/// Which homes are asked for: all of a project, of a building, or one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// All of a project.
    Project(ProjectId),
    /// All of a building.
    Building(BuildingId),
    /// One.
    Unit(UnitId),
}

fn units(of: Of) -> Select<unit::Entity> {
    let of_project: RelationDef = unit::Entity::belongs_to(building::Entity)
        .from(unit::Column::BuildingId)
        .to(building::Column::Id)
        .into();
    let rows = unit::Entity::find();
    match of {
        Of::Project(id) => {
            rows.join(JoinType::InnerJoin, of_project).filter(building::Column::ProjectId.eq(id))
        }
        Of::Building(id) => rows.filter(unit::Column::BuildingId.eq(id)),
        Of::Unit(id) => rows.filter(unit::Column::Id.eq(id)),
    }
}

/// The ids of the units that are asked for.
pub(super) fn ids(of: Of) -> SelectStatement {
    units(of).select_only().column(unit::Column::Id).into_query()
}

/// The units that are asked for, by buildings and doors.
pub(super) async fn doors(db: &impl ConnectionTrait, of: Of) -> Result<Vec<unit::Model>, DbErr> {
    let rows = units(of).order_by_asc(unit::Column::BuildingId).order_by_asc(unit::Column::Name);
    rows.order_by_asc(unit::Column::Id).all(db).await
}

pub(super) async fn units_by_ids(
    db: &impl ConnectionTrait,
    ids: &[UnitId],
) -> Result<Vec<unit::Model>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    unit::Entity::find().filter(unit::Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// The days of these homes, as far as somebody said them.
pub(super) async fn homes(db: &impl ConnectionTrait, of: Of) -> Result<Vec<home::Model>, DbErr> {
    home::Entity::find().filter(home::Column::UnitId.in_subquery(ids(of))).all(db).await
}

/// The first day on which a home of each of these buildings is handed over: its own, or that of its project; a building
/// of which nobody said a day is missing.
pub(super) async fn first_handovers(
    db: &impl ConnectionTrait,
    ids: &[BuildingId],
) -> Result<HashMap<BuildingId, Date>, DbErr> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let mut sql = Sql::new(
        "SELECT b.id, MIN(COALESCE(h.handover_on, p.handover_on)) FROM building b \
         JOIN project p ON p.id = b.project_id LEFT JOIN unit u ON u.building_id = b.id \
         LEFT JOIN home h ON h.unit_id = u.id WHERE b.id IN (",
    );
    sql.bind_all(ids.iter().map(|id| id.0));
    sql.push(") GROUP BY b.id");
    let rows = db.query_all_raw(sql.statement(db.get_database_backend())).await?;
    let mut days = HashMap::new();
    for row in rows {
        let (id, on): (BuildingId, Option<Date>) = row.try_get_many_by_index()?;
        days.extend(on.map(|on| (id, on)));
    }
    Ok(days)
}

pub(super) async fn home(db: &impl ConnectionTrait, id: UnitId) -> Result<Option<home::Model>, DbErr> {
    home::Entity::find_by_id(id).one(db).await
}

/// The days of a home, held until the transaction ends. A home without any is held by its unit.
pub(super) async fn locked(db: &impl ConnectionTrait, id: UnitId) -> Result<Option<home::Model>, DbErr> {
    queries::locked(db, unit::Entity::find_by_id(id)).one(db).await?;
    home(db, id).await
}

pub(super) async fn insert_home(db: &impl ConnectionTrait, row: home::ActiveModel) -> Result<(), DbErr> {
    home::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

pub(super) async fn update_home(db: &impl ConnectionTrait, row: home::ActiveModel) -> Result<(), DbErr> {
    row.update(db).await?;
    Ok(())
}

/// What was recorded of these homes.
pub(super) async fn touches(db: &impl ConnectionTrait, of: Of) -> Result<Vec<home_touch::Model>, DbErr> {
    home_touch::Entity::find().filter(home_touch::Column::UnitId.in_subquery(ids(of))).all(db).await
}

/// Records that something was done for a household, where that is not recorded yet; whether it was not.
pub(super) async fn insert_touch(
    db: &impl ConnectionTrait,
    (unit_id, kind): (UnitId, RecordedTouch),
    given_on: Date,
    recorded_by: Option<AccountId>,
    now: Instant,
) -> Result<bool, DbErr> {
    let row = home_touch::ActiveModel {
        unit_id: Set(unit_id),
        kind: Set(kind),
        given_on: Set(given_on),
        recorded_by: Set(recorded_by),
        recorded_at: Set(now),
    };
    let once =
        OnConflict::columns([home_touch::Column::UnitId, home_touch::Column::Kind]).do_nothing().to_owned();
    let inserted = home_touch::Entity::insert(row).on_conflict(once).exec_without_returning(db).await?;
    Ok(inserted > 0)
}

pub(super) async fn insert_act(
    db: &impl ConnectionTrait,
    row: home_act::ActiveModel,
) -> Result<HomeActId, DbErr> {
    Ok(row.insert(db).await?.id)
}

pub(super) async fn acts(
    db: &impl ConnectionTrait,
    ids: &[HomeActId],
) -> Result<Vec<home_act::Model>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    home_act::Entity::find().filter(home_act::Column::Id.is_in(ids.iter().copied())).all(db).await
}
