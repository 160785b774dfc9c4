//! A device that notices are pushed to, for as long as the session lasts that registered it.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::id::id;
use crate::session::SessionId;

id! {
    /// The id of a device.
    NoticeDeviceId
}

/// A device that notices are pushed to, for as long as the session lasts that registered it.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "notice_device")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: NoticeDeviceId,
    /// Whose it is.
    pub account_id: AccountId,
    /// The session that registered it.
    pub session_id: SessionId,
    /// What its owner calls it.
    pub name: String,
    /// Its address at the push service: unique. Personal data.
    pub token: String,
    /// When it was registered.
    pub created_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
