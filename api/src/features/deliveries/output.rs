//! How deliveries are shown, to staff.

use linli_entities::Instant;
use linli_entities::consent_act::ConsentChannel;
use linli_entities::delivery::{DeliveryId, DeliveryState, SkipReason};
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::logic::{Counts, Seen};
use crate::features::accounts::logic::AccountRef;

/// That something is sent to somebody on one way.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Delivery {
    /// The id.
    pub id: DeliveryId,
    /// Who gets it.
    pub account: AccountRef,
    /// On which way.
    pub channel: ConsentChannel,
    /// Where it stands.
    pub state: DeliveryState,
    /// Why it is not sent.
    pub reason: Option<SkipReason>,
    /// When it is looked at next; null where it never is again.
    pub due_at: Option<Instant>,
    /// When it was sent.
    pub sent_at: Option<Instant>,
}

impl From<Seen> for Delivery {
    fn from(Seen { row, account }: Seen) -> Self {
        Self {
            id: row.id,
            account,
            channel: row.channel,
            state: row.state,
            reason: row.reason,
            due_at: row.due_at,
            sent_at: row.sent_at,
        }
    }
}

impl Example for Delivery {
    fn example() -> Self {
        Self {
            id: DeliveryId(77),
            account: AccountRef::example(),
            channel: ConsentChannel::Mail,
            state: DeliveryState::Sent,
            reason: None,
            due_at: None,
            sent_at: Some(Instant::UNIX_EPOCH),
        }
    }
}

/// How many deliveries stand where: each account counts once for each way.
#[derive(Clone, Copy, Debug, Object)]
pub struct DeliveryCounts {
    /// Are to be sent.
    pub waiting_count: i64,
    /// Wait until a complaint of their reader has ended.
    pub held_count: i64,
    /// Were sent.
    pub sent_count: i64,
    /// Were given up: the way took them not.
    pub failed_count: i64,
    /// Are not sent, as their reader did not consent.
    pub no_consent_count: i64,
    /// Were not sent, as there was no proven address or number, no device, or no account any more.
    pub unreachable_count: i64,
    /// Were not sent, as a complaint of their reader did not end in time.
    pub complaint_count: i64,
    /// Were stopped.
    pub stopped_count: i64,
    /// Were not sent, as their time was over.
    pub late_count: i64,
}

impl DeliveryCounts {
    /// The counts, with those for whom nothing was written because they did not consent.
    pub fn of(counts: Counts, never_consented: i64) -> Self {
        Self {
            waiting_count: counts.waiting,
            held_count: counts.held,
            sent_count: counts.sent,
            failed_count: counts.failed,
            no_consent_count: counts.no_consent + never_consented,
            unreachable_count: counts.unreachable,
            complaint_count: counts.complaint,
            stopped_count: counts.stopped,
            late_count: counts.late,
        }
    }
}

impl Example for DeliveryCounts {
    fn example() -> Self {
        Self::of(Counts { sent: 262, held: 4, failed: 1, unreachable: 1, ..Counts::default() }, 144)
    }
}
