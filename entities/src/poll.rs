//! What a topic asks its readers to choose from.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::id::{id, text_enum};
use crate::topic::TopicId;

id! {
    /// The id of a poll.
    PollId
}

text_enum! {
    /// How one votes in a poll.
    PollKind {
        /// For one option.
        Single = "single",
        /// For several options.
        Several = "several",
        /// For options in the order in which one prefers them.
        Ranked = "ranked",
    }
}

text_enum! {
    /// When it is told how people voted. Before that no count is told to anybody.
    PollResultsShown {
        /// At any time, to everybody.
        Always = "always",
        /// To whoever has voted, and to everybody when it is closed.
        AfterVoting = "after_voting",
        /// When it is closed, to everybody.
        WhenClosed = "when_closed",
    }
}

/// What a topic asks its readers to choose from. A topic has one at most.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "poll")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: PollId,
    /// Of which topic.
    pub topic_id: TopicId,
    /// How one votes.
    pub kind: PollKind,
    /// What is asked, in plain text; none where the title says it.
    pub question: Option<String>,
    /// How many options one votes for, at least.
    pub min_choices: i32,
    /// How many options one votes for, at most.
    pub max_choices: i32,
    /// When it is told how people voted.
    pub results_shown: PollResultsShown,
    /// Whether it is told who voted for what.
    pub votes_public: bool,
    /// From when on nobody votes any more; none where nobody has said so.
    pub closes_at: Option<Instant>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
