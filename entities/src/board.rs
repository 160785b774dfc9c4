//! A board holds topics. It belongs to a project, or to the club when it has none.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::building::BuildingId;
use crate::id::{id, text_enum};
use crate::project::ProjectId;

id! {
    /// The id of a board.
    BoardId
}

text_enum! {
    /// Who may read a board.
    Visibility {
        /// Everyone, also without an account.
        Public = "public",
        /// Whoever has an account.
        Members = "members",
        /// Confirmed owners of the project, and its staff.
        Owners = "owners",
        /// Confirmed owners in one building, and staff of the project.
        OwnersOfBuilding = "owners_of_building",
        /// Confirmed owners in one entrance of a building, and staff of the project.
        OwnersOfEntrance = "owners_of_entrance",
        /// Who bought in one building, and staff of the project: until it is handed over, then it is of its owners.
        BuyersOfBuilding = "buyers_of_building",
        /// Confirmed owners who have no role there: closed to the staff of the project and of the group.
        OwnersWithoutStaff = "owners_without_staff",
        /// Staff of the project only.
        Staff = "staff",
    }
}

/// A board holds topics. It belongs to a project, or to the club when it has none.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "board")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: BoardId,
    /// The project it belongs to.
    pub project_id: Option<ProjectId>,
    /// Slug.
    pub slug: String,
    /// Name.
    pub name: String,
    /// Description.
    pub description: String,
    /// Visibility.
    pub visibility: Visibility,
    /// The building that it is for.
    pub building_id: Option<BuildingId>,
    /// The entrance of the building that it is for.
    pub entrance: Option<String>,
    /// Whether, of those at home there, tenants do not read it.
    pub without_tenants: bool,
    /// Whether it came of the property tree by itself.
    pub of_tree: bool,
    /// Position.
    pub position: i32,
    /// No new topics and posts.
    pub locked: bool,
    /// Whether owners may write there under pseudonyms.
    pub pseudonyms: bool,
    /// For how many seconds an account waits between posts here; 0 where it does not.
    pub slow_seconds: i32,
    /// Topics that are not deleted.
    pub topic_count: i64,
    /// Posts that are not deleted, in topics that are not deleted.
    pub post_count: i64,
    /// Last post at.
    pub last_post_at: Option<Instant>,
    /// Grows with every edit of the board itself; the ETag.
    pub version: i64,
    /// When it was made.
    pub created_at: Instant,
    /// When it last changed.
    pub updated_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
