//! A badge that was given to an account, once and for good.

use sea_orm::entity::prelude::*;

use crate::Date;
use crate::account::AccountId;
use crate::id::{id, text_enum};

id! {
    /// The id of a badge that was given.
    BadgeAwardId
}

text_enum! {
    /// What a badge is given for, once each.
    BadgeKind {
        /// A picture and a few words about oneself.
        Introduced = "introduced",
        /// The first post.
        FirstPost = "first_post",
        /// The first topic.
        FirstTopic = "first_topic",
        /// A hundred posts that stand.
        HundredPosts = "hundred_posts",
        /// A post that ten people like.
        LikedPost = "liked_post",
        /// A hundred likes of what one wrote.
        HundredLikes = "hundred_likes",
        /// An answer that was accepted.
        FirstAnswer = "first_answer",
        /// Ten answers that were accepted.
        TenAnswers = "ten_answers",
        /// A year with us.
        OneYear = "one_year",
        /// An event that one came to.
        FirstEvent = "first_event",
        /// A survey that one answered.
        SurveyAnswered = "survey_answered",
        /// Three posts that one flagged and moderators removed.
        Watchful = "watchful",
        /// For staff: what one committed to in public was done.
        CommitmentKept = "commitment_kept",
    }
}

/// A badge that was given to an account, once and for good.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "badge_award")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: BadgeAwardId,
    /// Who has it.
    pub account_id: AccountId,
    /// For what.
    pub badge: BadgeKind,
    /// The day at the projects on which it was given: a day, because an instant would tell which act it was.
    pub awarded_on: Date,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
