//! How consents are shown.

use linli_entities::Instant;
use linli_entities::consent_act::{ConsentActId, ConsentChannel, ConsentPurpose, ConsentSource};
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::logic::{Seen, SeenAct};
use super::rules::Standing;
use crate::features::accounts::logic::AccountRef;

/// Whether something is consented to on one way.
#[derive(Clone, Debug, Object)]
pub struct Consent {
    /// On which way.
    pub channel: ConsentChannel,
    /// What for.
    pub purpose: ConsentPurpose,
    /// Whether it is; nothing is before it was said.
    pub given: bool,
    /// Where it was said; null where nothing was.
    pub source: Option<ConsentSource>,
    /// When it was said.
    pub acted_at: Option<Instant>,
}

impl From<Standing> for Consent {
    fn from(standing: Standing) -> Self {
        let given = standing.given();
        let Standing { channel, purpose, last } = standing;
        let (source, acted_at) = last.map(|act| (act.source, act.acted_at)).unzip();
        Self { channel, purpose, given, source, acted_at }
    }
}

/// What one consents to.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Consents {
    /// Every way for every purpose: by purpose, and then by way.
    pub consents: Vec<Consent>,
}

impl From<Vec<Standing>> for Consents {
    fn from(standing: Vec<Standing>) -> Self {
        Self { consents: standing.into_iter().map(Consent::from).collect() }
    }
}

impl Example for Consent {
    fn example() -> Self {
        Self {
            channel: ConsentChannel::Mail,
            purpose: ConsentPurpose::Bulletin,
            given: true,
            source: Some(ConsentSource::Settings),
            acted_at: Some(Instant::UNIX_EPOCH),
        }
    }
}

impl Example for Consents {
    fn example() -> Self {
        Self { consents: vec![Consent::example()] }
    }
}

/// What somebody said of being written to.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct ConsentAct {
    /// The id.
    pub id: ConsentActId,
    /// On which way.
    pub channel: ConsentChannel,
    /// What for.
    pub purpose: ConsentPurpose,
    /// Whether consent was given, or else withdrawn.
    pub given: bool,
    /// Where it was said.
    pub source: ConsentSource,
    /// The staff who wrote it down; null where nobody had to.
    pub recorded_by: Option<AccountRef>,
    /// How it was told to staff.
    pub reason: Option<String>,
    /// When.
    pub acted_at: Instant,
}

impl From<SeenAct> for ConsentAct {
    fn from(SeenAct { row, recorded_by }: SeenAct) -> Self {
        Self {
            id: row.id,
            channel: row.channel,
            purpose: row.purpose,
            given: row.given,
            source: row.source,
            recorded_by,
            reason: row.reason,
            acted_at: row.acted_at,
        }
    }
}

impl Example for ConsentAct {
    fn example() -> Self {
        Self {
            id: ConsentActId(12),
            channel: ConsentChannel::Sms,
            purpose: ConsentPurpose::Offers,
            given: false,
            source: ConsentSource::Staff,
            recorded_by: Some(AccountRef::example()),
            reason: Some("来电要求不再发促销短信".to_owned()),
            acted_at: Instant::UNIX_EPOCH,
        }
    }
}

/// What somebody consents to, for staff.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct AccountConsents {
    /// Every way for every purpose: by purpose, and then by way.
    pub consents: Vec<Consent>,
    /// What was said, the newest 50, newest first.
    pub acts: Vec<ConsentAct>,
}

impl From<Seen> for AccountConsents {
    fn from(Seen { standing, acts }: Seen) -> Self {
        Self {
            consents: standing.into_iter().map(Consent::from).collect(),
            acts: acts.into_iter().map(ConsentAct::from).collect(),
        }
    }
}

impl Example for AccountConsents {
    fn example() -> Self {
        Self { consents: vec![Consent::example()], acts: vec![ConsentAct::example()] }
    }
}
