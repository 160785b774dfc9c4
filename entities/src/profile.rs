//! What others see of an account.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::attachment::AttachmentId;

/// What others see of an account.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "profile")]
pub struct Model {
    /// Whose it is.
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    /// The name that is shown.
    pub display_name: String,
    /// A few words about oneself, plain text.
    pub bio: String,
    /// Avatar id.
    pub avatar_id: Option<AttachmentId>,
    /// When it last changed.
    pub updated_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
