//! That something is sent to somebody on one way: written once, sent once.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::consent_act::{ConsentChannel, ConsentPurpose};
use crate::id::{id, text_enum};

id! {
    /// The id of a delivery.
    DeliveryId
}

text_enum! {
    /// Where a delivery stands.
    DeliveryState {
        /// Is sent when its time comes.
        Waiting = "waiting",
        /// Waits until a complaint of its reader has ended.
        Held = "held",
        /// Was sent.
        Sent = "sent",
        /// Was given up: the way took it not.
        Failed = "failed",
        /// Is not sent, and why is said.
        Skipped = "skipped",
    }
}

text_enum! {
    /// Why a delivery is not sent.
    SkipReason {
        /// Its reader did not consent, or does not any more.
        NoConsent = "no_consent",
        /// There is no proven address or number, no device, or the account is closed.
        Unreachable = "unreachable",
        /// A complaint of its reader did not end in time.
        Complaint = "complaint",
        /// It was stopped.
        Stopped = "stopped",
        /// Its time was over before it could be sent.
        Late = "late",
    }
}

/// That something is sent to somebody on one way: written once, sent once.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "delivery")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: DeliveryId,
    /// What it is sent for.
    pub purpose: ConsentPurpose,
    /// What is sent, in a word of its own: `bulletin:7`, `birthday:2026`. An account gets it once on each way.
    pub fact: String,
    /// The bulletin or the greeting, as the purpose says.
    pub subject_id: i64,
    /// Who gets it.
    pub account_id: AccountId,
    /// On which way.
    pub channel: ConsentChannel,
    /// Where it stands.
    pub state: DeliveryState,
    /// Why it is not sent.
    pub reason: Option<SkipReason>,
    /// When it is looked at next; null where it never is again.
    pub due_at: Option<Instant>,
    /// Until when it waits for a complaint of its reader to end; null where it does not.
    pub held_until_at: Option<Instant>,
    /// From then on it is not sent any more.
    pub until_at: Instant,
    /// How often it was tried.
    pub attempt_count: i32,
    /// When it was sent.
    pub sent_at: Option<Instant>,
    /// When it was written.
    pub created_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
