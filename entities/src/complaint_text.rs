//! What was said with an act. Apart from the act, so that it can be erased while the act stays.

use sea_orm::entity::prelude::*;

use crate::complaint_act::ActId;

/// What was said with an act. Personal data.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "complaint_text")]
pub struct Model {
    /// The act.
    #[sea_orm(primary_key, auto_increment = false)]
    pub act_id: ActId,
    /// What was typed.
    pub markdown: String,
    /// What is shown, sanitised.
    pub html: String,
    /// 16 random bytes: without them the commitment tells nothing.
    pub salt: Vec<u8>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
