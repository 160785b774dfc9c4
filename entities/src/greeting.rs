//! A greeting that sells nothing: for a birthday, for a festival.

use sea_orm::entity::prelude::*;

use crate::account::AccountId;
use crate::id::{id, text_enum};
use crate::{Date, Instant};

id! {
    /// The id of a greeting.
    GreetingId
}

text_enum! {
    /// What a greeting is for.
    GreetingKind {
        /// The birthday of a member, every year.
        Birthday = "birthday",
        /// A festival, on one day.
        Festival = "festival",
    }
}

text_enum! {
    /// Where a greeting stands.
    GreetingState {
        /// Is sent when its day comes.
        Active = "active",
        /// Is not sent any more.
        Ended = "ended",
    }
}

/// A greeting that sells nothing: for a birthday, for a festival.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "greeting")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: GreetingId,
    /// What it is for.
    pub kind: GreetingKind,
    /// The day of the festival; null for birthdays.
    pub greets_on: Option<Date>,
    /// What the mail is called in Chinese.
    pub title_zh: String,
    /// What it is called in English.
    pub title_en: String,
    /// What it says in Chinese.
    pub text_zh: String,
    /// What it says in English.
    pub text_en: String,
    /// Where it stands.
    pub state: GreetingState,
    /// The day whose deliveries are written, or are being written.
    pub greeted_on: Option<Date>,
    /// Up to which membership those of that day are written.
    pub greeted_to: i64,
    /// Grows with every change.
    pub version: i64,
    /// Who made it.
    pub created_by: Option<AccountId>,
    /// When it was made.
    pub created_at: Instant,
    /// When it was changed last.
    pub changed_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
