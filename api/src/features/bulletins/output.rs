//! How bulletins are shown.

use linli_entities::Instant;
use linli_entities::bulletin::{BulletinId, BulletinState, Model};
use linli_entities::consent_act::ConsentChannel;
use linli_entities::segment::SegmentId;
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::logic::Seen;
use crate::answer::Addressed;
use crate::features::deliveries::output::DeliveryCounts;

/// A bulletin that one was sent.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct MyBulletin {
    /// The id.
    pub id: BulletinId,
    /// Its title.
    pub title: String,
    /// What it says, safe to show as it is.
    pub html: String,
    /// When it began to be sent.
    pub begun_at: Option<Instant>,
}

impl From<Model> for MyBulletin {
    fn from(Model { id, title, html, begun_at, .. }: Model) -> Self {
        Self { id, title, html, begun_at }
    }
}

impl Example for MyBulletin {
    fn example() -> Self {
        Self {
            id: BulletinId(7),
            title: "江畔三月：样板间开放".to_owned(),
            html: "<p>样板间<strong>周六</strong>开放，欢迎带家人来看。</p>".to_owned(),
            begun_at: Some(Instant::UNIX_EPOCH),
        }
    }
}

/// Whom a bulletin is for.
#[derive(Clone, Debug, Object)]
pub struct SegmentRef {
    /// The id.
    pub id: SegmentId,
    /// What it is called.
    pub name: String,
}

/// A bulletin, for staff.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Bulletin {
    /// The id.
    pub id: BulletinId,
    /// Its title.
    pub title: String,
    /// What it says, as it was typed.
    pub markdown: String,
    /// The same, safe to show as it is.
    pub html: String,
    /// Whom it is for; null for everybody who consents.
    pub segment: Option<SegmentRef>,
    /// On which ways it is sent.
    pub channels: Vec<ConsentChannel>,
    /// For how many days it waits for whoever has an open complaint.
    pub held_days: i32,
    /// Where it stands.
    pub state: BulletinState,
    /// From when on it is to be sent.
    pub send_at: Option<Instant>,
    /// When it began to be sent.
    pub begun_at: Option<Instant>,
    /// When it was sent to everybody who was not held back, or stopped.
    pub ended_at: Option<Instant>,
    /// How many got it; null before it began to be sent.
    pub counts: Option<DeliveryCounts>,
    /// Grows with every change.
    pub version: i64,
    /// When it was written first.
    pub created_at: Instant,
    /// When it was changed last.
    pub changed_at: Instant,
}

impl From<Seen> for Bulletin {
    fn from(Seen { row, segment, channels, counts }: Seen) -> Self {
        Self {
            id: row.id,
            title: row.title,
            markdown: row.markdown,
            html: row.html,
            segment: segment.map(|(id, name)| SegmentRef { id, name }),
            channels,
            held_days: row.held_days,
            state: row.state,
            send_at: row.send_at,
            begun_at: row.begun_at,
            ended_at: row.ended_at,
            counts: counts.map(|counts| DeliveryCounts::of(counts, row.no_consent_count)),
            version: row.version,
            created_at: row.created_at,
            changed_at: row.changed_at,
        }
    }
}

impl Addressed for Bulletin {
    fn address(&self) -> String {
        format!("/bulletins/{}", self.id)
    }
}

impl Example for Bulletin {
    fn example() -> Self {
        let MyBulletin { id, title, html, .. } = MyBulletin::example();
        Self {
            id,
            title,
            markdown: "样板间**周六**开放，欢迎带家人来看。".to_owned(),
            html,
            segment: Some(SegmentRef { id: SegmentId(4), name: "江畔业主，常来活动".to_owned() }),
            channels: vec![ConsentChannel::Mail, ConsentChannel::Push],
            held_days: 14,
            state: BulletinState::Sent,
            send_at: Some(Instant::UNIX_EPOCH),
            begun_at: Some(Instant::UNIX_EPOCH),
            ended_at: Some(Instant::UNIX_EPOCH),
            counts: Some(DeliveryCounts::example()),
            version: 4,
            created_at: Instant::UNIX_EPOCH,
            changed_at: Instant::UNIX_EPOCH,
        }
    }
}
