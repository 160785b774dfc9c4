//! What comes in about bulletins.

use linli_entities::Instant;
use linli_entities::consent_act::ConsentChannel;
use linli_entities::segment::SegmentId;
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::rules::{HELD_DAYS_MAX, MARKDOWN_MAX, NewBulletin, TITLE_MAX};
use crate::code::Code;
use crate::error::Error;
use crate::fields::Fields;

/// A bulletin that is to be.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct BulletinInput {
    /// Its title, at most 60 characters.
    pub title: String,
    /// What it says, in Markdown, at most 20 000 characters. A mail has it as it is typed.
    pub markdown: String,
    /// Whom it is for; null for everybody who consents.
    pub segment_id: Option<SegmentId>,
    /// On which ways it is sent: `mail`, `sms` and `push`, at least one.
    pub channels: Vec<ConsentChannel>,
    /// For how many days it waits for whoever has an open complaint, 0 to 60.
    pub held_days: i32,
}

impl BulletinInput {
    /// Reads a bulletin.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every field that lacks or is wrong.
    pub fn parse(self) -> Result<NewBulletin, Error> {
        let Self { title, markdown, segment_id, mut channels, held_days } = self;
        let mut fields = Fields::default();
        let title = fields.line("/title", &title, TITLE_MAX);
        let markdown = fields.prose("/markdown", &markdown, MARKDOWN_MAX);
        let held_days = fields.number("/held_days", held_days, 0..=HELD_DAYS_MAX);
        channels.sort_unstable();
        channels.dedup();
        if channels.is_empty() {
            fields.refuse("/channels", Code::Required);
        }
        // Nobody is called by a bulletin.
        if channels.contains(&ConsentChannel::Phone) {
            fields.refuse("/channels", Code::OutOfRange);
        }
        fields.finish(NewBulletin { title, markdown, segment_id, channels, held_days })
    }
}

impl Example for BulletinInput {
    fn example() -> Self {
        Self {
            title: "江畔三月：样板间开放".to_owned(),
            markdown: "样板间**周六**开放，欢迎带家人来看。".to_owned(),
            segment_id: None,
            channels: vec![ConsentChannel::Mail, ConsentChannel::Push],
            held_days: 14,
        }
    }
}

/// When a bulletin is sent.
#[derive(Clone, Copy, Debug, Object)]
#[oai(example)]
pub struct BulletinScheduleInput {
    /// From then on, at most a year ahead; null for at once. Quiet hours put it off for each reader.
    pub send_at: Option<Instant>,
}

impl Example for BulletinScheduleInput {
    fn example() -> Self {
        Self { send_at: None }
    }
}
