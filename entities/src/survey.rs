//! A survey: questions to those of an audience, each of whom answers once.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::id::{id, text_enum};
use crate::project::ProjectId;

id! {
    /// The id of a survey.
    SurveyId
}

text_enum! {
    /// What a survey is for.
    SurveyKind {
        /// How satisfied people are.
        Satisfaction = "satisfaction",
        /// Whether they would recommend us.
        Nps = "nps",
        /// Four years after the handover of a home, and every four years from then on.
        FourYears = "four_years",
        /// Some days after the end of a complaint.
        AfterComplaint = "after_complaint",
        /// Something else.
        Free = "free",
    }
}

text_enum! {
    /// What was decided about a survey. Whether one can answer, its times say.
    SurveyState {
        /// Being prepared.
        Draft = "draft",
        /// Opened: nothing of it changes any more.
        Open = "open",
        /// Closed by staff before its time was over.
        Closed = "closed",
    }
}

text_enum! {
    /// Who is asked.
    SurveyAudience {
        /// Of each household whoever owns the home.
        Owners = "owners",
        /// Of each household whoever bought and has not moved in.
        Buyers = "buyers",
        /// Members of the club.
        Members = "members",
        /// Whoever complained, once that came to its end.
        Complainants = "complainants",
    }
}

text_enum! {
    /// How far a household has come with its home.
    SurveyStage {
        /// Bought, building has not begun.
        Signing = "signing",
        /// Waits while it is built.
        Building = "building",
        /// The project is handed over, the household has not moved in.
        Handover = "handover",
        /// Lives there.
        MovedIn = "moved_in",
    }
}

/// A survey: questions to those of an audience, each of whom answers once.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "survey")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: SurveyId,
    /// The project; none for the whole group.
    pub project_id: Option<ProjectId>,
    /// What it is for.
    pub kind: SurveyKind,
    /// Its title.
    pub title: String,
    /// What was typed.
    pub markdown: String,
    /// What is shown.
    pub html: String,
    /// Whether nothing leads from an answer to whoever gave it.
    pub anonymous: bool,
    /// What was decided about it.
    pub state: SurveyState,
    /// Who is asked.
    pub audience: SurveyAudience,
    /// Set where those who have come so far with their home are asked, and nobody else.
    pub stage: Option<SurveyStage>,
    /// From when on one can answer.
    pub opens_at: Instant,
    /// Until when one can answer.
    pub closes_at: Instant,
    /// When staff opened it.
    pub opened_at: Option<Instant>,
    /// When staff closed it before its time.
    pub closed_at: Option<Instant>,
    /// When is looked next for whom to invite and to remind; none where nobody is any more.
    pub looks_at: Option<Instant>,
    /// The survey that it was copied from.
    pub copy_of: Option<SurveyId>,
    /// Grows with every edit; the ETag.
    pub version: i64,
    /// Who made it; null for the command line.
    pub created_by: Option<AccountId>,
    /// When it was made.
    pub created_at: Instant,
    /// When it last changed.
    pub changed_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
