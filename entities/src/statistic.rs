//! How often something happened, or how many people did something, in a day, a week or a month: counted beforehand, and of
//! nobody.

use sea_orm::entity::prelude::*;

use crate::Date;
use crate::id::text_enum;

text_enum! {
    /// How long a stretch is.
    StatisticStep {
        /// A day.
        Day = "day",
        /// A month of the calendar.
        Month = "month",
        /// A week, from Monday.
        Week = "week",
    }
}

text_enum! {
    /// What is counted.
    StatisticKind {
        /// Topics that were opened.
        Topics = "topics",
        /// Posts that were written, the first ones included.
        Posts = "posts",
        /// Likes that were given.
        Likes = "likes",
        /// Questions that were asked.
        Questions = "questions",
        /// Of these, how many have an answer that was accepted.
        Answered = "answered",
        /// Of the topics, how many somebody else replied to, by how long it took.
        Replied = "replied",
        /// Of the topics, how many staff replied to, by how long it took.
        StaffReplied = "staff_replied",
        /// Flags that were raised.
        Flags = "flags",
        /// Of these, how many were decided, by how long it took.
        FlagsDecided = "flags_decided",
        /// Accounts that were made.
        Joined = "joined",
        /// People who wrote.
        Writers = "writers",
        /// People who read, signed in.
        Readers = "readers",
        /// People who gave likes.
        Likers = "likers",
        /// People who raised flags.
        Flaggers = "flaggers",
        /// People of whom a home was confirmed.
        Owners = "owners",
        /// Of the accounts that were made, how many hold a home; by month only.
        Residents = "residents",
    }
}

/// How often something happened, or how many people did something, in a stretch of days.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "statistic")]
pub struct Model {
    /// How long the stretch is.
    #[sea_orm(primary_key, auto_increment = false)]
    pub step: StatisticStep,
    /// Its first day.
    #[sea_orm(primary_key, auto_increment = false)]
    pub first_on: Date,
    /// In which project; 0 for the whole group and for a board.
    #[sea_orm(primary_key, auto_increment = false)]
    pub project_id: i64,
    /// In which board; 0 for a whole project and for the whole group.
    #[sea_orm(primary_key, auto_increment = false)]
    pub board_id: i64,
    /// What is counted.
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: StatisticKind,
    /// How long it took, as a number of a list of times; 0 where nothing is measured.
    #[sea_orm(primary_key, auto_increment = false)]
    pub bucket: i32,
    /// How many; nothing is written of none.
    pub count: i64,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
