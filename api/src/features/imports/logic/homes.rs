//! Buildings and units, and the days of homes: written by the features that own them.

use linli_entities::Instant;
use linli_entities::building::BuildingId;
use linli_entities::project::ProjectId;

use super::batch::Became;
use crate::db::Txn;
use crate::error::Error;
use crate::features::homes::logic::importing;
use crate::features::imports::format::{BuildingRecord, UnitRecord};
use crate::features::projects::logic::buildings;

/// Takes in a building of this project: the one of that name, where there is one.
pub(super) async fn building(
    txn: &Txn,
    record: BuildingRecord,
    project_id: ProjectId,
) -> Result<Became, Error> {
    let id = buildings::make(txn, project_id, record.new, record.created_at).await?;
    Ok(Ok(id.0))
}

/// Takes in a unit of this building, the one of that name where there is one, and the days of the home.
pub(super) async fn unit(
    txn: &Txn,
    record: UnitRecord,
    building_id: BuildingId,
    now: Instant,
) -> Result<Became, Error> {
    let name = record.new.name.clone();
    let id = buildings::make_unit(txn, building_id, record.new, record.created_at).await?;
    match importing::take_in_dates(txn, id, record.days, now).await? {
        true => Ok(Ok(id.0)),
        false => Ok(Err(format!("the home {name:?} has other days"))),
    }
}
