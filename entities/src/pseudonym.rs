//! The name under which somebody writes in a project without their own: one for each of both, proven by a home there.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::building::BuildingId;
use crate::id::{id, text_enum};
use crate::project::ProjectId;

id! {
    /// The id of a pseudonym.
    PseudonymId
}

text_enum! {
    /// How whoever writes under a pseudonym stands to the building that it names.
    PseudonymStanding {
        /// Owns a home in it.
        Owner = "owner",
        /// Has bought a home in it and not moved in yet.
        Buyer = "buyer",
        /// Rents a home in it.
        Tenant = "tenant",
        /// Acts for an owner in it.
        Proxy = "proxy",
    }
}

/// The name under which somebody writes in a project without their own: one for each of both, proven by a home there.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "pseudonym")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: PseudonymId,
    /// Whose it is. Told to nobody but who unmasks it.
    pub account_id: AccountId,
    /// Where.
    pub project_id: ProjectId,
    /// The building in which the home is that proves it.
    pub building_id: BuildingId,
    /// As what the home is held.
    pub standing: PseudonymStanding,
    /// What is shown, such as `3号楼业主 · 竹`; never changed.
    pub label: String,
    /// The word by which those of one building are told apart; unique in the project.
    pub tag: String,
    /// When it was made.
    pub made_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
