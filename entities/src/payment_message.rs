//! What a provider of payments said, each once.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::id::{id, text_enum};

id! {
    /// The id of a message of a provider.
    PaymentMessageId
}

text_enum! {
    /// What a provider tells of.
    PaymentMessageKind {
        /// Somebody paid.
        Paid = "paid",
        /// A refund was paid.
        Refunded = "refunded",
        /// A refund could not be paid.
        RefundFailed = "refund_failed",
    }
}

text_enum! {
    /// What came of a message.
    MessageOutcome {
        /// A deposit holds the money.
        Held = "held",
        /// The money goes back.
        Returned = "returned",
        /// A refund is done.
        Refunded = "refunded",
        /// It was taken down and changes nothing.
        Noted = "noted",
        /// It names something that is not known: staff look at it.
        Kept = "kept",
    }
}

/// What a provider of payments said, each once.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "payment_message")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: PaymentMessageId,
    /// Who said it.
    pub provider: String,
    /// Under which id.
    pub message_id: String,
    /// SHA-256 of what was said.
    pub body_hash: String,
    /// What it tells of.
    pub kind: PaymentMessageKind,
    /// What came of it.
    pub outcome: MessageOutcome,
    /// The deposit it names.
    pub reference: Option<String>,
    /// The refund it names.
    pub refund_number: Option<String>,
    /// How much.
    pub fen: Option<i64>,
    /// When it happened, as it says.
    pub happened_at: Instant,
    /// When it came.
    pub received_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
