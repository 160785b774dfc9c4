//! That a post mentions a group of people.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::building::BuildingId;
use crate::id::{id, text_enum};
use crate::post::PostId;

id! {
    /// The id of a mention of a group.
    GroupMentionId
}

text_enum! {
    /// What makes people a group that can be mentioned.
    GroupKind {
        /// They answer for the project of the board.
        Staff = "staff",
        /// They moderate the board.
        Moderators = "moderators",
        /// They are at home in a building of the project.
        Building = "building",
    }
}

/// A group that can be mentioned in the boards of a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// Who answer for the project.
    Staff,
    /// Who moderate there.
    Moderators,
    /// Who are at home in a building of it.
    Building(BuildingId),
}

impl Group {
    /// What makes it a group.
    pub fn kind(self) -> GroupKind {
        match self {
            Self::Staff => GroupKind::Staff,
            Self::Moderators => GroupKind::Moderators,
            Self::Building(_) => GroupKind::Building,
        }
    }

    /// The building that it is of.
    pub fn building_id(self) -> Option<BuildingId> {
        match self {
            Self::Building(id) => Some(id),
            Self::Staff | Self::Moderators => None,
        }
    }
}

/// That a post mentions a group, once for each.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "group_mention")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: GroupMentionId,
    /// The post.
    pub post_id: PostId,
    /// What makes them a group.
    pub kind: GroupKind,
    /// The building, where it is of one.
    pub building_id: Option<BuildingId>,
    /// When the post was written or edited that first mentioned it.
    pub mentioned_at: Instant,
}

impl Model {
    /// The group.
    pub fn group(&self) -> Option<Group> {
        match (self.kind, self.building_id) {
            (GroupKind::Staff, _) => Some(Group::Staff),
            (GroupKind::Moderators, _) => Some(Group::Moderators),
            (GroupKind::Building, id) => id.map(Group::Building),
        }
    }
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
