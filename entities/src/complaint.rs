//! A complaint: what an owner wants put right, with a first answer promised within 24 hours.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::id::{id, text_enum};
use crate::project::ProjectId;
use crate::team::TeamId;
use crate::unit::UnitId;

id! {
    /// The id of a complaint.
    ComplaintId
}

text_enum! {
    /// What a complaint is about.
    Category {
        /// Walls, windows, leaks: what was built.
        Quality = "quality",
        /// Lifts, water, power, doors: what has to work.
        Facilities = "facilities",
        /// How the property service does its work.
        Service = "service",
        /// Handover, title deed, promises at the sale.
        Handover = "handover",
        /// Fees and bills.
        Fees = "fees",
        /// Noise.
        Noise = "noise",
        /// Parking and traffic.
        Parking = "parking",
        /// Danger to life or property.
        Safety = "safety",
        /// Something else.
        Other = "other",
    }
}

text_enum! {
    /// How grave a complaint is. The first answer to the gravest is promised in two hours, to all others in 24.
    Grade {
        /// Life or property is in danger.
        S1 = "s1",
        /// A household cannot live as usual.
        S2 = "s2",
        /// Something is wrong.
        S3 = "s3",
        /// A wish or a question.
        S4 = "s4",
    }
}

text_enum! {
    /// Where a complaint stands.
    ComplaintState {
        /// Waits for its first answer.
        Received = "received",
        /// Was answered; work goes on.
        Answered = "answered",
        /// Staff say that it is put right; the complainant has the word.
        Resolved = "resolved",
        /// The complainant agrees.
        Confirmed = "confirmed",
        /// Taken back by the complainant.
        Withdrawn = "withdrawn",
        /// Put right, and the complainant was asked twice and said nothing.
        Closed = "closed",
        /// Spam or abuse: two members of staff say so.
        ClosedByModeration = "closed_by_moderation",
    }
}

impl ComplaintState {
    /// Whether somebody still has to do something: it was neither agreed to nor closed nor taken back.
    pub fn is_live(self) -> bool {
        matches!(self, Self::Received | Self::Answered | Self::Resolved)
    }
}

text_enum! {
    /// Who may read a complaint beside its household and the staff of its project.
    Openness {
        /// Everybody, without names and rooms.
        Public = "public",
        /// Nobody.
        Private = "private",
    }
}

text_enum! {
    /// The way on which a complaint came.
    Channel {
        /// Filed by the complainant on a page or in an app.
        Online = "online",
        /// Told to staff by telephone.
        Phone = "phone",
        /// Told to staff in person.
        WalkIn = "walk_in",
    }
}

text_enum! {
    /// Whether a promise was made here.
    ComplaintSource {
        /// Here.
        Live = "live",
        /// Elsewhere, and taken in afterwards: counted apart.
        Imported = "imported",
    }
}

/// A complaint. What happened to it are its acts; this row is what they add up to.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "complaint")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: ComplaintId,
    /// The project it is about.
    pub project_id: ProjectId,
    /// Its number within the project, from 1 without gaps.
    pub number: i32,
    /// The home it is about.
    pub unit_id: Option<UnitId>,
    /// Whose complaint it is.
    pub complainant_id: AccountId,
    /// Plain text.
    pub title: String,
    /// What it is about.
    pub category: Category,
    /// How grave it is.
    pub grade: Grade,
    /// Who may read it.
    pub openness: Openness,
    /// The way on which it came.
    pub channel: Channel,
    /// Whether it was filed here.
    pub source: ComplaintSource,
    /// Where it stands.
    pub state: ComplaintState,
    /// How often it was opened: 1, one more with every reopening.
    pub cycle: i32,
    /// Who answers for it: the first member of staff who touched it.
    pub responsible_id: Option<AccountId>,
    /// Who works on it.
    pub handler_id: Option<AccountId>,
    /// What the complainant says of how it was handled, 1 to 5.
    pub rating: Option<i32>,
    /// When the complainant told of it: the promise counts from here.
    pub received_at: Instant,
    /// When it was written down.
    pub filed_at: Instant,
    /// When the nearest open answer is due; null while none is.
    pub due_at: Option<Instant>,
    /// How many acts there are; grows with every one.
    pub act_count: i32,
    /// The version of the promise under which it was received.
    pub promise_version: i32,
    /// When something happens to it by itself: a reminder, the closing; null while nothing does.
    pub step_at: Option<Instant>,
    /// Who proposed to close it as spam or abuse, while nobody has decided.
    pub proposed_by: Option<AccountId>,
    /// Whether staff found an answer needless that the complainant may still want.
    pub skipped: bool,
    /// The team that has it.
    pub team_id: Option<TeamId>,
    /// Whether a lead decided on that, and not a rule: then the team does not refuse it.
    pub team_decided: bool,
    /// When this team refused it, until a lead has decided.
    pub refused_at: Option<Instant>,
    /// To whom the one who works on it has offered it, until that one has answered.
    pub offered_to_id: Option<AccountId>,
    /// Whether life or property is in danger: about safety, or of the gravest grade.
    pub danger: bool,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
