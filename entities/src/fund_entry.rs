//! What came into a fund or was spent of it: numbered without gaps, chained by hashes. Append-only: the database refuses to change or delete a row.

use sea_orm::entity::prelude::*;

use crate::account::AccountId;
use crate::building::BuildingId;
use crate::complaint::ComplaintId;
use crate::fund::FundId;
use crate::fund_proposal::FundProposalId;
use crate::id::{id, text_enum};
use crate::{Date, Instant};

id! {
    /// The id of an entry of a fund.
    FundEntryId
}

text_enum! {
    /// What an entry of a fund is.
    FundEntryKind {
        /// Money came.
        Income = "income",
        /// Money was spent.
        Spending = "spending",
        /// The opposite of another entry, which was wrong.
        Correction = "correction",
    }
}

text_enum! {
    /// Who gave money to a fund.
    FundSource {
        /// The developer.
        Developer = "developer",
        /// Owners.
        Owners = "owners",
        /// Somebody else: interest, a rent, a prize.
        Other = "other",
    }
}

text_enum! {
    /// What money of a fund was spent on.
    FundCategory {
        /// Repairs of what belongs to all.
        Repair = "repair",
        /// Lawns, trees and flowers.
        Greenery = "greenery",
        /// Safety: fire, doors, cameras.
        Safety = "safety",
        /// What is used together: playgrounds, lifts, lights.
        Facilities = "facilities",
        /// What neighbours do together.
        Events = "events",
        /// Something else.
        Other = "other",
    }
}

/// What came into a fund or was spent of it: numbered without gaps, chained by hashes. Append-only: the database refuses to change or delete a row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "fund_entry")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: FundEntryId,
    /// The fund.
    pub fund_id: FundId,
    /// Its place in the fund, from 1 without gaps.
    pub number: i64,
    /// What it is.
    pub kind: FundEntryKind,
    /// Who gave it; of income, and of what corrects income.
    pub source: Option<FundSource>,
    /// What it was spent on; of spending, and of what corrects spending.
    pub category: Option<FundCategory>,
    /// By how much what is in the fund changed; below zero where it became less.
    pub fen: i64,
    /// The day on which it came or was spent; of a correction that of what it corrects.
    pub happened_on: Date,
    /// What it is, in a line.
    pub title: String,
    /// What for, as it was typed; of a correction why.
    pub markdown: String,
    /// … as it is shown.
    pub html: String,
    /// To whom it was paid.
    pub payee: Option<String>,
    /// The building; none for the whole project.
    pub building_id: Option<BuildingId>,
    /// The complaint that led to it.
    pub complaint_id: Option<ComplaintId>,
    /// The entry that it corrects.
    pub corrects_id: Option<FundEntryId>,
    /// The proposal that was approved.
    pub proposal_id: Option<FundProposalId>,
    /// Who recorded or proposed it; null for the command line.
    pub recorded_by: Option<AccountId>,
    /// Who approved it, where that took two persons.
    pub approved_by: Option<AccountId>,
    /// When it was recorded.
    pub recorded_at: Instant,
    /// SHA-256 of the hash before it and of its canonical bytes.
    pub hash: Vec<u8>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
