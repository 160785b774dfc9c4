//! News that are sent to many.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::id::{id, text_enum};
use crate::segment::SegmentId;

id! {
    /// The id of a bulletin.
    BulletinId
}

text_enum! {
    /// Where a bulletin stands.
    BulletinState {
        /// Is being written.
        Draft = "draft",
        /// Is sent from a time on.
        Scheduled = "scheduled",
        /// Is being sent.
        Sending = "sending",
        /// Was sent to everybody who was not held back.
        Sent = "sent",
        /// Was stopped: what was not sent is not.
        Stopped = "stopped",
    }
}

/// News that are sent to many.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "bulletin")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: BulletinId,
    /// Title.
    pub title: String,
    /// What it says, as it was written.
    pub markdown: String,
    /// The same as sanitised HTML.
    pub html: String,
    /// Whom it is for; null for everybody.
    pub segment_id: Option<SegmentId>,
    /// On which ways it is sent.
    pub channels: Json,
    /// For how many days it waits for whoever has an open complaint.
    pub held_days: i32,
    /// Where it stands.
    pub state: BulletinState,
    /// From when on it is sent.
    pub send_at: Option<Instant>,
    /// What was asked when it began to be sent.
    pub question: Option<Json>,
    /// Up to which account its deliveries are written.
    pub frozen_to: i64,
    /// When all of them were.
    pub frozen_at: Option<Instant>,
    /// How often somebody it was for had not consented, each way for itself.
    pub no_consent_count: i64,
    /// When it began to be sent.
    pub begun_at: Option<Instant>,
    /// When it was sent, or stopped.
    pub ended_at: Option<Instant>,
    /// Grows with every change.
    pub version: i64,
    /// Who made it.
    pub created_by: Option<AccountId>,
    /// When it was made.
    pub created_at: Instant,
    /// When it was changed last.
    pub changed_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
