//! What is sent about milestones.

use linli_entities::Date;
use linli_entities::building::BuildingId;
use poem_openapi::Object;
use poem_openapi::types::{Example, MaybeUndefined};

/// A milestone that is promised.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct MilestoneInput {
    /// The building; null for the whole project.
    pub building_id: Option<BuildingId>,
    /// What is reached: 1 to 80 characters.
    pub name: String,
    /// The day that is promised.
    pub promised_on: Date,
    /// The day that is expected by now, where it is another.
    pub forecast_on: Option<Date>,
    /// Its place, 0 to 10000; after the last where none is given.
    pub position: Option<i32>,
}

/// What of a milestone is to change; what is left out stays.
#[derive(Clone, Debug, Default, Object)]
#[oai(example)]
pub struct MilestonePatch {
    /// What is reached.
    pub name: Option<String>,
    /// Its place.
    pub position: Option<i32>,
    /// The day that is promised; another one takes a reason.
    pub promised_on: Option<Date>,
    /// The day that is expected; null takes it away.
    pub forecast_on: MaybeUndefined<Date>,
    /// The day on which it was reached, not after today; another one takes a reason, and so does null: it was not reached
    /// after all.
    pub actual_on: MaybeUndefined<Date>,
    /// Why a promise moves: at most 500 characters, for everybody to read.
    pub reason: Option<String>,
}

/// Why something is withdrawn.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Withdrawal {
    /// The reason, which whoever could read it reads: 1 to 500 characters.
    pub reason: String,
}

impl Example for MilestoneInput {
    fn example() -> Self {
        Self {
            building_id: None,
            name: "主体结构封顶".to_owned(),
            promised_on: Date::from_ymd_opt(2026, 9, 30).unwrap_or_default(),
            forecast_on: None,
            position: None,
        }
    }
}

impl Example for MilestonePatch {
    fn example() -> Self {
        Self {
            promised_on: Date::from_ymd_opt(2026, 10, 31),
            reason: Some("汛期停工三周。".to_owned()),
            ..Self::default()
        }
    }
}

impl Example for Withdrawal {
    fn example() -> Self {
        Self { reason: "重复录入。".to_owned() }
    }
}
