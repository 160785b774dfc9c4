//! What of an act counts for what acts add up to.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::complaint::Grade;
use linli_entities::complaint_act::ActKind;
use linli_entities::team::TeamId;

/// What of an act counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Its number, from 1.
    pub number: i32,
    /// What happened.
    pub kind: ActKind,
    /// When; for the filing, when the complaint was received.
    pub at: Instant,
    /// Who did it; none for the system.
    pub actor: Option<AccountId>,
    /// The grade, of a filing and a grading.
    pub grade: Option<Grade>,
    /// The number of the act it is about: the answer that was taken back or disputed, the commitment that was kept.
    pub of: Option<i32>,
    /// Until when: of a commitment and of an extension.
    pub until: Option<Instant>,
    /// The version of the promise, of a filing and a reopening.
    pub promise: Option<i32>,
    /// The team that has it from now on, of a filing and a rerouting.
    pub team: Option<TeamId>,
    /// Who is made to work on it, to whom it is offered, or who does no longer.
    pub handler: Option<AccountId>,
    /// Who answers for it from now on, where somebody handed it back.
    pub responsible: Option<AccountId>,
    /// Of a rating.
    pub rating: Option<i32>,
    /// Of a filing: whether staff wrote it down.
    pub told: bool,
}

impl Fact {
    /// A fact of which nothing else is known.
    pub fn new(number: i32, kind: ActKind, at: Instant) -> Self {
        Self {
            number,
            kind,
            at,
            actor: None,
            grade: None,
            of: None,
            until: None,
            promise: None,
            team: None,
            handler: None,
            responsible: None,
            rating: None,
            told: false,
        }
    }
}
