//! What happened to a sanction; append-only, but for words of whom is erased.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::id::{id, text_enum};
use crate::sanction::SanctionId;

id! {
    /// The id of an act on a sanction.
    SanctionActId
}

text_enum! {
    /// What happened to a sanction.
    SanctionActKind {
        /// It was imposed.
        Imposed = "imposed",
        /// The person appealed.
        Appealed = "appealed",
        /// Somebody else looked at it, and it stays.
        Upheld = "upheld",
        /// Somebody else looked at it, and it ends earlier.
        Shortened = "shortened",
        /// It was lifted, on the appeal or without one.
        Lifted = "lifted",
    }
}

/// What happened to a sanction; append-only, but for words of whom is erased.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "sanction_act")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: SanctionActId,
    /// The sanction.
    pub sanction_id: SanctionId,
    /// What happened.
    pub kind: SanctionActKind,
    /// In words: the reason, the appeal, why it was decided so. Empty when the account was erased.
    pub text: String,
    /// When the sanction ends by itself, as of this act.
    pub ends_at: Option<Instant>,
    /// Who did it; none for the command line.
    pub actor_id: Option<AccountId>,
    /// When.
    pub acted_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
