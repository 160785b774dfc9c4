//! A rule by which points are earned. It is never changed: another one takes its place.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::id::{id, text_enum};

id! {
    /// The id of a rule.
    EarningRuleId
}

text_enum! {
    /// What a rule gives points for.
    EarningKind {
        /// Joining the club.
        Welcome = "welcome",
        /// A post that stands where others read it.
        PostAccepted = "post_accepted",
        /// Having been at an event.
        EventAttended = "event_attended",
        /// A month of membership.
        Tenure = "tenure",
        /// Money that was spent.
        Spend = "spend",
        /// A survey that was answered.
        SurveyAnswered = "survey_answered",
        /// Somebody who was sent and signed a contract.
        ReferralSigned = "referral_signed",
    }
}

text_enum! {
    /// Where a rule stands.
    EarningRuleState {
        /// Can be tried, gives nothing.
        Draft = "draft",
        /// Gives points.
        Active = "active",
        /// Gives nothing any more.
        Ended = "ended",
    }
}

/// A rule by which points are earned. It is never changed: another one takes its place.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "earning_rule")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: EarningRuleId,
    /// What for.
    pub kind: EarningKind,
    /// How many points, each time.
    pub points: i64,
    /// How often a day at most.
    pub daily_max: Option<i32>,
    /// Of money spent: for how many fen each time.
    pub fen_per_point: Option<i64>,
    /// Of contracts: for how many days the points wait.
    pub pending_days: Option<i32>,
    /// Where it stands.
    pub state: EarningRuleState,
    /// Who wrote it.
    pub created_by: Option<AccountId>,
    /// When.
    pub created_at: Instant,
    /// From when on it holds.
    pub activated_at: Option<Instant>,
    /// Until when it held.
    pub ended_at: Option<Instant>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
