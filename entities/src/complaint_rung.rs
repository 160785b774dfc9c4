//! A step of the escalation ladder, written when its deadline is opened.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::complaint_deadline::DeadlineId;
use crate::id::{id, text_enum};

id! {
    /// The id of a rung.
    RungId
}

text_enum! {
    /// How far the time to a deadline has run out, and who learns of it.
    Rung {
        /// Half of the time is gone: whoever handles it.
        Half = "50",
        /// Three quarters: the lead.
        ThreeQuarters = "75",
        /// Nine tenths: the manager of the project.
        NineTenths = "90",
        /// The deadline itself: the care of the city, and it is a breach.
        Due = "100",
        /// A day later: the care of the group.
        DayLate = "+24h",
        /// Three days later: the management.
        ThreeDaysLate = "+72h",
    }
}

/// A step of the escalation ladder.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "complaint_rung")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: RungId,
    /// The deadline.
    pub deadline_id: DeadlineId,
    /// Which step.
    pub rung: Rung,
    /// From when on it is reached.
    pub fire_at: Instant,
    /// When it was recorded as reached, or found never to be.
    pub settled_at: Option<Instant>,
    /// Whether it was reached.
    pub fired: bool,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
