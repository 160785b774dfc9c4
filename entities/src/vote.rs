//! A vote of the owners of a project, or of a building of it.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::building::BuildingId;
use crate::id::{id, text_enum};
use crate::project::ProjectId;

id! {
    /// The id of a vote.
    VoteId
}

text_enum! {
    /// By which rules a vote is counted.
    VoteBasis {
        /// As whoever made it chose.
        Own = "own",
        /// As article 278 of the Civil Code of the PRC says.
        CivilCode278 = "civil_code_278",
    }
}

text_enum! {
    /// What is counted in a vote.
    VoteWeight {
        /// Homes.
        PerUnit = "per_unit",
        /// Their floor area.
        ByFloorArea = "by_floor_area",
        /// Both, and both have to suffice.
        Both = "both",
    }
}

text_enum! {
    /// What holds where the owners of one home do not want the same.
    VoteConflictRule {
        /// The first ballot of a home counts.
        FirstCounts = "first_counts",
        /// The last ballot of a home counts.
        LastCounts = "last_counts",
        /// A ballot counts when every owner of the home has agreed to it.
        AllMustAgree = "all_must_agree",
    }
}

/// A vote of the owners of a project, or of a building of it. Where it stands, its facts and the time say.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "vote")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: VoteId,
    /// The project.
    pub project_id: ProjectId,
    /// The building; none for the whole project.
    pub building_id: Option<BuildingId>,
    /// Its title.
    pub title: String,
    /// What was typed.
    pub markdown: String,
    /// What is shown.
    pub html: String,
    /// By which rules it is counted.
    pub basis: VoteBasis,
    /// What is counted.
    pub weight: VoteWeight,
    /// Whether nothing leads from a ballot to its home.
    pub secret: bool,
    /// What holds where the owners of one home do not want the same.
    pub conflict_rule: VoteConflictRule,
    /// Of the whole so much has to take part: the numerator.
    pub quorum_numerator: i32,
    /// The denominator.
    pub quorum_denominator: i32,
    /// For so many homes one account stands in, at most; 0 where nobody does.
    pub proxy_units_max: i32,
    /// From when on one votes.
    pub opens_at: Instant,
    /// Until when.
    pub closes_at: Instant,
    /// Who proposed to open it.
    pub proposed_by: Option<AccountId>,
    /// When.
    pub proposed_at: Option<Instant>,
    /// Who opened it: somebody else.
    pub opened_by: Option<AccountId>,
    /// When it was opened, and its register frozen.
    pub opened_at: Option<Instant>,
    /// How many homes are in the register.
    pub unit_count: i32,
    /// Their floor area in square decimetres, as far as it is known.
    pub area_dm2: i64,
    /// How many homes have just the owners that another home has, beyond the first of them each.
    pub several_count: i32,
    /// The hash of all that is voted on, and of the rules.
    pub content_hash: Option<Vec<u8>>,
    /// The hash of the register.
    pub register_hash: Option<Vec<u8>>,
    /// How many homes have voted.
    pub voted_count: i32,
    /// When the ballots were counted.
    pub closed_at: Option<Instant>,
    /// The hash of the ballots that were counted.
    pub ballots_hash: Option<Vec<u8>>,
    /// When it was cancelled.
    pub cancelled_at: Option<Instant>,
    /// Why.
    pub cancel_reason: Option<String>,
    /// Grows with every edit; the ETag.
    pub version: i64,
    /// Who made it; null for the command line.
    pub created_by: Option<AccountId>,
    /// When it was made.
    pub created_at: Instant,
    /// When it last changed. A ballot does not change it.
    pub changed_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
