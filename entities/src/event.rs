//! A gathering: a house tour, a question hour, a handover day.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::building::BuildingId;
use crate::id::{id, text_enum};
use crate::project::ProjectId;

id! {
    /// The id of an event.
    EventId
}

text_enum! {
    /// What people come for.
    EventKind {
        /// A tour of homes for sale, often by bus.
        Tour = "tour",
        /// Experts answer questions.
        QuestionHour = "question_hour",
        /// Owners meet.
        Gathering = "gathering",
        /// The building site is open to those who bought.
        SiteOpenDay = "site_open_day",
        /// Homes are handed over.
        HandoverDay = "handover_day",
        /// Something else.
        Other = "other",
    }
}

text_enum! {
    /// Who knows of an event and may come.
    Audience {
        /// Everybody.
        Public = "public",
        /// Whoever has an account.
        Members = "members",
        /// Who is at home in the project.
        Owners = "owners",
    }
}

text_enum! {
    /// What was decided about an event. That it is over, its time says.
    EventState {
        /// Being prepared; staff alone know of it.
        Draft = "draft",
        /// It takes place.
        Published = "published",
        /// It does not take place.
        Cancelled = "cancelled",
    }
}

/// A gathering: a house tour, a question hour, a handover day.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "event")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: EventId,
    /// Set for one of a project.
    pub project_id: Option<ProjectId>,
    /// Set for one of a city.
    pub city: Option<String>,
    /// Set for one for those at home in one building.
    pub building_id: Option<BuildingId>,
    /// Who knows of it and may come.
    pub audience: Audience,
    /// What people come for.
    pub kind: EventKind,
    /// What was decided about it.
    pub state: EventState,
    /// The first of the weeks of which it is one.
    pub series_id: Option<EventId>,
    /// Its title.
    pub title: String,
    /// What was typed.
    pub markdown: String,
    /// What is shown.
    pub html: String,
    /// Where to come to.
    pub place: String,
    /// When it begins.
    pub begins_at: Instant,
    /// When it ends.
    pub ends_at: Instant,
    /// From when on one can register; from its publication on where there is none.
    pub registration_opens_at: Option<Instant>,
    /// Until when one can register; until it begins where there is none.
    pub registration_closes_at: Option<Instant>,
    /// Until when whoever cancels is not late.
    pub free_cancel_until_at: Option<Instant>,
    /// Seats of one registration, at most.
    pub party_max: i32,
    /// Whether a home comes once.
    pub one_per_household: bool,
    /// For how many waking hours an offered seat is kept.
    pub offer_hours: i32,
    /// Grows with every edit; the ETag.
    pub version: i64,
    /// Grows when it moves or is cancelled; the sequence of its calendar entry.
    pub schedule_version: i64,
    /// Why it was cancelled.
    pub cancel_reason: Option<String>,
    /// When it was cancelled.
    pub cancelled_at: Option<Instant>,
    /// Who made it; null for the command line.
    pub created_by: Option<AccountId>,
    /// When it was made.
    pub created_at: Instant,
    /// When it last changed.
    pub changed_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
