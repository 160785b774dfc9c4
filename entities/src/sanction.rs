//! That somebody was warned, silenced or suspended in a place, and how that stands now.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::board::BoardId;
use crate::id::{id, text_enum};
use crate::project::ProjectId;

id! {
    /// The id of a sanction.
    SanctionId
}

text_enum! {
    /// What is imposed on an account.
    SanctionKind {
        /// It was told that this must not happen again, and may do what it could before.
        Warned = "warned",
        /// It reads, and writes nothing that others read.
        Silenced = "silenced",
        /// It enters no board of the place but those that are for everybody; in the group, nothing but what is its own.
        Suspended = "suspended",
    }
}

text_enum! {
    /// For what something is imposed.
    SanctionReason {
        /// Selling something, or saying the same everywhere.
        Spam = "spam",
        /// Insulting or threatening somebody.
        Abuse = "abuse",
        /// Spreading what is not so.
        Untrue = "untrue",
        /// Telling what is somebody's own: a number, an address, a picture.
        Privacy = "privacy",
        /// What the law forbids.
        Illegal = "illegal",
        /// Going on with another account while a sanction stands.
        Evasion = "evasion",
        /// Something else, which the words say.
        Other = "other",
    }
}

text_enum! {
    /// What was decided of an appeal.
    AppealDecision {
        /// The sanction stays as it is.
        Upheld = "upheld",
        /// It ends earlier.
        Shortened = "shortened",
        /// It ends at once; a warning is taken back.
        Lifted = "lifted",
    }
}

/// That somebody was warned, silenced or suspended in a place, and how that stands now. What became of it when, and by
/// whom, is in its acts; whether it is in force is for the rules to say, from these columns and the time.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "sanction")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: SanctionId,
    /// On whom it is.
    pub account_id: AccountId,
    /// What.
    pub kind: SanctionKind,
    /// The board it is for, where it is for one.
    pub board_id: Option<BoardId>,
    /// The project it is for, or that of the board.
    pub project_id: Option<ProjectId>,
    /// The city it is for; neither project nor board have one here. Nothing of the three is the group.
    pub city: Option<String>,
    /// For what.
    pub reason: SanctionReason,
    /// In words, for the person; empty when the account was erased.
    pub text: String,
    /// By whom; none for the command line.
    pub imposed_by: Option<AccountId>,
    /// When.
    pub imposed_at: Instant,
    /// When it ends by itself; none where it does not. A warning has none.
    pub ends_at: Option<Instant>,
    /// When it was lifted.
    pub lifted_at: Option<Instant>,
    /// When the person appealed.
    pub appealed_at: Option<Instant>,
    /// What was decided of that.
    pub decision: Option<AppealDecision>,
    /// When.
    pub decided_at: Option<Instant>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
