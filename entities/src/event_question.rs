//! What whoever registers is asked.

use sea_orm::entity::prelude::*;

use crate::event::EventId;
use crate::id::{id, text_enum};

id! {
    /// The id of a question.
    QuestionId
}

text_enum! {
    /// What an answer looks like.
    QuestionKind {
        /// Words.
        Text = "text",
        /// One of the choices.
        Choice = "choice",
        /// `yes` or `no`.
        YesNo = "yes_no",
    }
}

/// What whoever registers is asked.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "event_question")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: QuestionId,
    /// The event.
    pub event_id: EventId,
    /// What an answer looks like.
    pub kind: QuestionKind,
    /// The question.
    pub prompt: String,
    /// What can be chosen, as an array of texts.
    pub choices: Json,
    /// Whether it has to be answered.
    pub required: bool,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
