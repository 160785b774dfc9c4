//! A draw that anyone can recompute.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::event::EventId;
use crate::id::{id, text_enum};
use crate::project::ProjectId;

id! {
    /// The id of a draw.
    DrawId
}

text_enum! {
    /// Who may enter a draw: members of the club all of them.
    DrawAudience {
        /// Every member.
        Members = "members",
        /// Those with a confirmed home in its project.
        Owners = "owners",
        /// Those who registered for an event, and came.
        Attendees = "attendees",
    }
}

/// A draw that anyone can recompute. Where it stands, its facts and the time say.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "draw")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: DrawId,
    /// The project; none for the club.
    pub project_id: Option<ProjectId>,
    /// Its title.
    pub title: String,
    /// What was typed.
    pub markdown: String,
    /// What is shown.
    pub html: String,
    /// Who may enter.
    pub audience: DrawAudience,
    /// The event to which they came, where that is asked.
    pub event_id: Option<EventId>,
    /// What entering costs, in points.
    pub cost: i64,
    /// Whether a home enters once.
    pub one_per_household: bool,
    /// From when on one can enter.
    pub opens_at: Instant,
    /// Until when.
    pub closes_at: Instant,
    /// From when on the public value is known.
    pub draws_at: Instant,
    /// Where the public value comes from.
    pub value_source: String,
    /// When it was offered.
    pub offered_at: Option<Instant>,
    /// What the secret is made of, together with the key of the installation.
    pub seed: Option<String>,
    /// SHA-256 of the secret.
    pub commitment: Option<String>,
    /// How many entered: the last number.
    pub entry_count: i32,
    /// When the list of entries was frozen.
    pub frozen_at: Option<Instant>,
    /// SHA-256 of that list.
    pub entries_hash: Option<String>,
    /// The public value, as a first person stated it.
    pub stated_value: Option<String>,
    /// Who that was.
    pub stated_by: Option<AccountId>,
    /// When.
    pub stated_at: Option<Instant>,
    /// The public value.
    pub value: Option<String>,
    /// Where it can be looked up.
    pub evidence_url: Option<String>,
    /// The secret, once it is drawn.
    pub secret: Option<String>,
    /// When it was drawn.
    pub drawn_at: Option<Instant>,
    /// When it was cancelled.
    pub cancelled_at: Option<Instant>,
    /// Why.
    pub cancel_reason: Option<String>,
    /// Grows with every edit; the ETag.
    pub version: i64,
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
