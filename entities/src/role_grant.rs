//! A role that an account holds, for the group, a city or a project.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::id::{id, text_enum};
use crate::project::ProjectId;

id! {
    /// The id of a role grant.
    RoleGrantId
}

text_enum! {
    /// What staff are trusted with: in the group, in a city, in a project.
    Role {
        /// Everything, everywhere.
        Administrator = "administrator",
        /// Customer care of the whole group.
        GroupCare = "group_care",
        /// Customer care of one city.
        CityCare = "city_care",
        /// Manager of a project.
        Manager = "manager",
        /// Lead of a project's agents.
        Lead = "lead",
        /// Agent of a project.
        Agent = "agent",
        /// Moderator of a project's boards.
        Moderator = "moderator",
        /// Editor of a project's pages.
        Editor = "editor",
        /// Expert who answers in a project.
        Expert = "expert",
        /// Asks in a project for the developer, without being of its staff: learns no names.
        Researcher = "researcher",
    }
}

/// A role that an account holds, for the group, a city or a project.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "role_grant")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: RoleGrantId,
    /// Whose it is.
    pub account_id: AccountId,
    /// Role.
    pub role: Role,
    /// Set for the roles of a city.
    pub city: Option<String>,
    /// Set for the roles of a project.
    pub project_id: Option<ProjectId>,
    /// Who granted it; none where the command line did.
    pub granted_by: Option<AccountId>,
    /// Granted at.
    pub granted_at: Instant,
    /// Revoked at.
    pub revoked_at: Option<Instant>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
