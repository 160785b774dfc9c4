//! Where an account lives in time, and when it wants no mail.

use sea_orm::entity::prelude::*;

use crate::account::AccountId;

/// Where an account lives in time, and when it wants no mail.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "notice_hours")]
pub struct Model {
    /// Whose they are.
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    /// The name of its time zone (IANA).
    pub time_zone: String,
    /// The minute of the day at which quiet begins; null where it never does.
    pub quiet_from_minute: Option<i32>,
    /// The minute of the day at which quiet ends.
    pub quiet_until_minute: Option<i32>,
}

impl ActiveModelBehavior for ActiveModel {}
