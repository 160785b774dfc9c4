//! What is sent about sanctions.

use linli_entities::board::BoardId;
use linli_entities::project::ProjectId;
use linli_entities::sanction::{AppealDecision, SanctionKind, SanctionReason};
use poem_openapi::Object;
use poem_openapi::types::Example;

/// Something that is imposed: in a board, in a project, in a city, or in the whole group where nothing of the three is given.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct SanctionInput {
    /// What.
    pub kind: SanctionKind,
    /// The board it is for.
    pub board_id: Option<BoardId>,
    /// The project it is for.
    pub project_id: Option<ProjectId>,
    /// The city it is for.
    pub city: Option<String>,
    /// For what.
    pub reason: SanctionReason,
    /// In words, for the person to read: up to 1000 characters.
    pub text: String,
    /// For how many days, from 1 to 365; none of a warning. Without it what is imposed does not end by itself: that is for
    /// administrators and managers.
    pub days: Option<i32>,
}

/// Why one thinks that a sanction is wrong.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct AppealInput {
    /// Up to 1000 characters.
    pub text: String,
}

/// Why a sanction is lifted.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct SanctionLiftInput {
    /// For the person to read: up to 1000 characters.
    pub text: String,
}

/// What is decided of an appeal.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct AppealDecisionInput {
    /// What.
    pub decision: AppealDecision,
    /// After how many days from now on it ends, where it is shortened: from 1 to 365, and earlier than before.
    pub days: Option<i32>,
    /// Why, for the person to read: up to 1000 characters.
    pub text: String,
}

impl Example for SanctionInput {
    fn example() -> Self {
        Self {
            kind: SanctionKind::Silenced,
            board_id: None,
            project_id: Some(ProjectId(1)),
            city: None,
            reason: SanctionReason::Abuse,
            text: "多次辱骂邻居，提醒后仍未停止。".to_owned(),
            days: Some(7),
        }
    }
}

impl Example for AppealInput {
    fn example() -> Self {
        Self { text: "那条话不是我说的，请再看一下。".to_owned() }
    }
}

impl Example for SanctionLiftInput {
    fn example() -> Self {
        Self { text: "已经道歉，提前解除。".to_owned() }
    }
}

impl Example for AppealDecisionInput {
    fn example() -> Self {
        Self {
            decision: AppealDecision::Shortened, days: Some(1), text: "情节较轻，缩短到明天。".to_owned()
        }
    }
}
