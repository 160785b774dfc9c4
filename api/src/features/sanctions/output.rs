//! How sanctions are shown: to staff, and to the person without who did what.

use linli_entities::Instant;
use linli_entities::project::ProjectId;
use linli_entities::sanction::{AppealDecision, SanctionId, SanctionKind, SanctionReason};
use linli_entities::sanction_act::{self, SanctionActKind};
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::logic::{Own, Seen};
use super::rules::{Place, SanctionState};
use crate::answer::Addressed;
use crate::features::accounts::output::AccountRef;
use crate::features::boards::output::BoardRef;
use crate::features::projects::output::ProjectRef;

/// Where a sanction holds: in a board, in a project, in a city, or in the whole group where all three are null.
#[derive(Clone, Debug, Default, Object)]
pub struct SanctionPlace {
    /// The board; null to the person where they may not know of it any more.
    pub board: Option<BoardRef>,
    /// The project, of a board too.
    pub project: Option<ProjectRef>,
    /// The city.
    pub city: Option<String>,
}

/// A sanction, for staff.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Sanction {
    /// The id.
    pub id: SanctionId,
    /// On whom.
    pub account: AccountRef,
    /// What.
    pub kind: SanctionKind,
    /// Where.
    pub place: SanctionPlace,
    /// For what.
    pub reason: SanctionReason,
    /// In words, as the person reads them; plain text.
    pub text: String,
    /// How it stands.
    pub state: SanctionState,
    /// When it was imposed.
    pub imposed_at: Instant,
    /// When it ends by itself; null of a warning, and where it does not.
    pub ends_at: Option<Instant>,
    /// When it was appealed against; null where it was not.
    pub appealed_at: Option<Instant>,
    /// What was decided of that; null as long as nobody did.
    pub decision: Option<AppealDecision>,
    /// What happened to it, in order.
    pub acts: Vec<SanctionAct>,
    /// What the reader may do with it.
    pub may: SanctionMay,
}

/// What happened to a sanction.
#[derive(Clone, Debug, Object)]
pub struct SanctionAct {
    /// What.
    pub kind: SanctionActKind,
    /// In words; plain text, empty when the account was erased.
    pub text: String,
    /// When the sanction ends by itself, as of this act.
    pub ends_at: Option<Instant>,
    /// Who did it; null for the command line.
    pub by: Option<AccountRef>,
    /// When.
    pub acted_at: Instant,
}

/// What the reader may do with a sanction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Object)]
pub struct SanctionMay {
    /// Lift it.
    pub lift: bool,
    /// Decide of the appeal.
    pub decide: bool,
}

/// A sanction, for the person it is on.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct OwnSanction {
    /// The id.
    pub id: SanctionId,
    /// What.
    pub kind: SanctionKind,
    /// Where.
    pub place: SanctionPlace,
    /// For what.
    pub reason: SanctionReason,
    /// In words; plain text.
    pub text: String,
    /// How it stands.
    pub state: SanctionState,
    /// When it was imposed.
    pub imposed_at: Instant,
    /// When it ends by itself; null of a warning, and where it does not.
    pub ends_at: Option<Instant>,
    /// When one appealed; null where one did not.
    pub appealed_at: Option<Instant>,
    /// What one said; plain text.
    pub appeal: Option<String>,
    /// What was decided of that; null as long as nobody did.
    pub decision: Option<AppealDecision>,
    /// What was said when it was decided or lifted; plain text.
    pub answer: Option<String>,
    /// Whether one may appeal now.
    pub may_appeal: bool,
}

impl From<&Place> for SanctionPlace {
    fn from(place: &Place) -> Self {
        match place {
            Place::Board(board) => {
                Self { board: Some((&**board).into()), project: board.project.clone(), city: None }
            }
            Place::Project(project) => Self { project: Some(project.clone()), ..Self::default() },
            Place::City(city) => Self { city: Some(city.clone()), ..Self::default() },
            Place::Group => Self::default(),
        }
    }
}

impl From<Seen> for Sanction {
    fn from(seen: Seen) -> Self {
        let Seen { row, place, state, acts, people, may } = seen;
        let named = |id| AccountRef::of(&people, id);
        let act = |act: sanction_act::Model| SanctionAct {
            kind: act.kind,
            text: act.text,
            ends_at: act.ends_at,
            by: act.actor_id.map(named),
            acted_at: act.acted_at,
        };
        Self {
            id: row.id,
            account: named(row.account_id),
            kind: row.kind,
            place: (&place).into(),
            reason: row.reason,
            text: row.text,
            state,
            imposed_at: row.imposed_at,
            ends_at: row.ends_at,
            appealed_at: row.appealed_at,
            decision: row.decision,
            acts: acts.into_iter().map(act).collect(),
            may,
        }
    }
}

impl From<Own> for OwnSanction {
    fn from(own: Own) -> Self {
        let Own { row, place, knows_board, state, acts, may_appeal } = own;
        let place = SanctionPlace::from(&place);
        let said = |kinds: &[SanctionActKind]| {
            acts.iter().rev().find(|act| kinds.contains(&act.kind)).map(|act| act.text.clone())
        };
        use SanctionActKind::{Appealed, Lifted, Shortened, Upheld};
        Self {
            id: row.id,
            kind: row.kind,
            place: SanctionPlace { board: place.board.filter(|_| knows_board), ..place },
            reason: row.reason,
            text: row.text,
            state,
            imposed_at: row.imposed_at,
            ends_at: row.ends_at,
            appealed_at: row.appealed_at,
            appeal: said(&[Appealed]),
            decision: row.decision,
            answer: said(&[Upheld, Shortened, Lifted]),
            may_appeal,
        }
    }
}

impl Addressed for Sanction {
    fn address(&self) -> String {
        format!("/sanctions/{}", self.id)
    }
}

fn in_project() -> SanctionPlace {
    let project = ProjectRef { id: ProjectId(1), ..ProjectRef::example() };
    SanctionPlace { project: Some(project), ..SanctionPlace::default() }
}

impl Example for Sanction {
    fn example() -> Self {
        let text = "多次辱骂邻居，提醒后仍未停止。".to_owned();
        let by = AccountRef::example();
        Self {
            id: SanctionId(4),
            account: AccountRef::example(),
            kind: SanctionKind::Silenced,
            place: in_project(),
            reason: SanctionReason::Abuse,
            text: text.clone(),
            state: SanctionState::InForce,
            imposed_at: Instant::UNIX_EPOCH,
            ends_at: Some(Instant::UNIX_EPOCH),
            appealed_at: None,
            decision: None,
            acts: vec![SanctionAct {
                kind: SanctionActKind::Imposed,
                text,
                ends_at: Some(Instant::UNIX_EPOCH),
                by: Some(by),
                acted_at: Instant::UNIX_EPOCH,
            }],
            may: SanctionMay { lift: true, decide: false },
        }
    }
}

impl Example for OwnSanction {
    fn example() -> Self {
        Self {
            id: SanctionId(4),
            kind: SanctionKind::Silenced,
            place: in_project(),
            reason: SanctionReason::Abuse,
            text: "多次辱骂邻居，提醒后仍未停止。".to_owned(),
            state: SanctionState::InForce,
            imposed_at: Instant::UNIX_EPOCH,
            ends_at: Some(Instant::UNIX_EPOCH),
            appealed_at: None,
            appeal: None,
            decision: None,
            answer: None,
            may_appeal: true,
        }
    }
}
