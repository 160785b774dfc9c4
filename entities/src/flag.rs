//! That somebody thinks that a post should not stand.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::id::{id, text_enum};
use crate::post::PostId;

id! {
    /// The id of a flag.
    FlagId
}

text_enum! {
    /// Why a post should not stand.
    FlagReason {
        /// It sells something, or says the same everywhere.
        Spam = "spam",
        /// It insults or threatens somebody.
        Abuse = "abuse",
        /// It says what is not so.
        Untrue = "untrue",
        /// It tells what is somebody's own: a number, an address, a picture.
        Privacy = "privacy",
        /// The law forbids it.
        Illegal = "illegal",
        /// Something else, which the note says.
        Other = "other",
    }
}

text_enum! {
    /// What was decided of a post that was flagged.
    FlagDecision {
        /// It is deleted.
        Removed = "removed",
        /// It stays.
        Kept = "kept",
    }
}

/// That somebody thinks that a post, as it stood then, should not stand.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "flag")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: FlagId,
    /// Which post.
    pub post_id: PostId,
    /// Who thinks so.
    pub account_id: AccountId,
    /// How often the post had been edited.
    pub revision_count: i32,
    /// Why.
    pub reason: FlagReason,
    /// In words; may be empty.
    pub note: String,
    /// When.
    pub flagged_at: Instant,
    /// What was decided; none as long as nobody did.
    pub decision: Option<FlagDecision>,
    /// When.
    pub decided_at: Option<Instant>,
    /// By whom.
    pub decided_by: Option<AccountId>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
