//! How an account wants to be told of one kind of thing; where there is no row, as everybody is.

use sea_orm::entity::prelude::*;

use crate::account::AccountId;
use crate::notice::{MailMode, NoticeKind};

/// How an account wants to be told of one kind of thing; where there is no row, as everybody is.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "notice_setting")]
pub struct Model {
    /// Whose it is.
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    /// Of what.
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: NoticeKind,
    /// Whether it is shown among the notices.
    pub in_app: bool,
    /// When it is mailed.
    pub mail: MailMode,
    /// Whether it is sent as a text message, to a proven number.
    pub sms: bool,
    /// Whether it is pushed to the devices of the account.
    pub push: bool,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
