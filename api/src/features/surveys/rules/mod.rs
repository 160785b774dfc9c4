//! Where a survey stands, whom it asks, and what of it is shown. Pure.

pub mod cells;
pub mod figures;
pub mod replies;
pub mod trend;

use chrono::{Months, TimeDelta};
use linli_entities::building::BuildingId;
use linli_entities::complaint::Category;
use linli_entities::ownership::OwnershipRole;
use linli_entities::project::{ProjectId, ProjectStatus};
use linli_entities::survey::{Model, SurveyAudience, SurveyKind, SurveyStage, SurveyState};
use linli_entities::survey_question::{self, SurveyQuestionKind};
use linli_entities::survey_quota;
use linli_entities::{Date, Instant};
use poem_openapi::Enum;
use serde::{Deserialize, Serialize};

use crate::code::Code;
use crate::features::promise::rules::calendar::Step;

/// The longest title, in characters.
pub const TITLE_MAX: usize = 80;
/// The longest text, in characters.
pub const TEXT_MAX: usize = 20_000;
/// The longest question, in characters.
pub const QUESTION_MAX: usize = 300;
/// The longest choice, in characters.
pub const CHOICE_MAX: usize = 100;
/// Questions of one survey, at most.
pub const QUESTIONS_MAX: usize = 40;
/// How many choices a question has that has any.
pub const CHOICES: std::ops::RangeInclusive<usize> = 2..=20;
/// Quotas of one survey, at most.
pub const QUOTAS_MAX: usize = 20;
/// How many answers a quota takes.
pub const QUOTA: std::ops::RangeInclusive<i32> = 1..=100_000;
/// For how many days a survey is open at most.
pub const DAYS_MAX: i64 = 800;
/// After how long somebody is reminded who said nothing.
pub const REMINDED_AFTER: TimeDelta = TimeDelta::days(7);
/// How long after the end of a complaint one is asked about it.
pub const ASKED_AFTER: TimeDelta = TimeDelta::days(3);
/// How often is looked for whom to invite and to remind.
pub const LOOKS_EACH: TimeDelta = TimeDelta::hours(1);
/// Every so many months after the handover a household is asked how it lives.
const MONTHS: u32 = 48;
/// So often a household is asked that, at most: two hundred years.
const TIMES: u32 = 50;
/// Seconds that a question takes, and one that is answered in words.
const SECONDS: (usize, usize) = (10, 40);
/// Stars of somebody who is not content, at most.
const STARS_LOW: i32 = 2;
/// The same of the numbers up to ten: who detracts.
const SCORE_LOW: i32 = 6;

/// Where a survey stands, as everybody sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum SurveyPhase {
    /// Being prepared.
    #[oai(rename = "draft")]
    Draft,
    /// Opened: one can answer later.
    #[oai(rename = "announced")]
    Announced,
    /// One can answer.
    #[oai(rename = "open")]
    Open,
    /// It is too late to answer.
    #[oai(rename = "closed")]
    Closed,
}

/// By what answers are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum SurveyCut {
    /// By project.
    #[oai(rename = "project")]
    Project,
    /// By building.
    #[oai(rename = "building")]
    Building,
    /// By how far the household had come.
    #[oai(rename = "stage")]
    Stage,
    /// By month.
    #[oai(rename = "month")]
    Month,
}

/// What can be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// In Chinese.
    pub zh: String,
    /// In English, where it is written.
    pub en: Option<String>,
}

/// A question as it is to be.
#[derive(Clone, Debug)]
pub struct NewQuestion {
    /// How it is answered.
    pub kind: SurveyQuestionKind,
    /// The question in Chinese.
    pub text_zh: String,
    /// The question in English.
    pub text_en: Option<String>,
    /// Whether it has to be answered.
    pub required: bool,
    /// What can be chosen.
    pub choices: Vec<Choice>,
    /// What of complaints it is about.
    pub topic: Option<Category>,
}

/// A quota as it is to be.
#[derive(Clone, Debug)]
pub struct NewQuota {
    /// Of this building.
    pub building_id: Option<BuildingId>,
    /// Of those who have come so far.
    pub stage: Option<SurveyStage>,
    /// So many.
    pub max_count: i32,
}

/// A survey as it is to be.
#[derive(Clone, Debug)]
pub struct NewSurvey {
    /// The project; none for the group.
    pub project_id: Option<ProjectId>,
    /// What it is for.
    pub kind: SurveyKind,
    /// The title.
    pub title: String,
    /// The text.
    pub markdown: String,
    /// Whether nobody learns who said what.
    pub anonymous: bool,
    /// Who is asked.
    pub audience: SurveyAudience,
    /// Who of those.
    pub stage: Option<SurveyStage>,
    /// From when on.
    pub opens_at: Instant,
    /// Until when.
    pub closes_at: Instant,
    /// What is asked, in order.
    pub questions: Vec<NewQuestion>,
    /// How many answers are taken.
    pub quotas: Vec<NewQuota>,
}

/// Where a survey stands at this time.
pub fn phase(row: &Model, now: Instant) -> SurveyPhase {
    match row.state {
        SurveyState::Draft => SurveyPhase::Draft,
        SurveyState::Open if now < row.opens_at => SurveyPhase::Announced,
        SurveyState::Open if now < row.closes_at => SurveyPhase::Open,
        SurveyState::Open | SurveyState::Closed => SurveyPhase::Closed,
    }
}

/// Whether one can answer now.
///
/// # Errors
/// [`Code::TooEarly`], [`Code::TooLate`].
pub fn demand_open(row: &Model, now: Instant) -> Result<(), Code> {
    match phase(row, now) {
        SurveyPhase::Draft | SurveyPhase::Announced => Err(Code::TooEarly),
        SurveyPhase::Open => Ok(()),
        SurveyPhase::Closed => Err(Code::TooLate),
    }
}

/// The day that is kept of an answer: of an anonymous one the first of its month, so that nobody who was alone on a day
/// is known by it.
pub fn kept_day(anonymous: bool, today: Date) -> Date {
    if anonymous { Step::Month.first(today) } else { today }
}

/// How far a household has come with its home.
pub fn stage(role: OwnershipRole, status: ProjectStatus) -> SurveyStage {
    match (status, role) {
        (ProjectStatus::Planned | ProjectStatus::OnSale, _) => SurveyStage::Signing,
        (ProjectStatus::UnderConstruction, _) => SurveyStage::Building,
        (ProjectStatus::HandedOver, OwnershipRole::Buyer) => SurveyStage::Handover,
        (ProjectStatus::HandedOver, _) => SurveyStage::MovedIn,
    }
}

/// The days of handover, of whose homes it is time on this day to be asked how one lives there: 48 months ago, and every
/// 48 months before, each for a month. From the first of these until before the second.
pub fn handovers(today: Date) -> Vec<(Date, Date)> {
    let ago = |months: u32| today.checked_sub_months(Months::new(months));
    let windows = (1..=TIMES).filter_map(|time| {
        let (from, until) = (ago(time * MONTHS + 1)?, ago(time * MONTHS)?);
        Some((from.succ_opt()?, until.succ_opt()?))
    });
    windows.collect()
}

/// The quota that an answer from there takes of.
pub fn quota_of(
    quotas: &[survey_quota::Model],
    building_id: Option<BuildingId>,
    stage: Option<SurveyStage>,
) -> Option<&survey_quota::Model> {
    quotas.iter().find(|quota| {
        quota.building_id.is_none_or(|id| building_id == Some(id))
            && quota.stage.is_none_or(|wanted| stage == Some(wanted))
    })
}

/// What can be chosen, as it is stored.
pub fn choices_of(question: &survey_question::Model) -> Vec<Choice> {
    serde_json::from_value(question.choices.clone()).unwrap_or_default()
}

/// How long it takes to answer.
pub fn minutes(kinds: impl Iterator<Item = SurveyQuestionKind>) -> i32 {
    let seconds: usize =
        kinds.map(|kind| if kind == SurveyQuestionKind::Text { SECONDS.1 } else { SECONDS.0 }).sum();
    i32::try_from(seconds.div_ceil(60)).unwrap_or(i32::MAX).max(1)
}

/// Whether somebody who says this is not content.
pub fn is_low(kind: SurveyQuestionKind, number: Option<i32>) -> bool {
    match kind {
        SurveyQuestionKind::Score10 => number.is_some_and(|number| number <= SCORE_LOW),
        SurveyQuestionKind::Stars5 => number.is_some_and(|stars| stars <= STARS_LOW),
        SurveyQuestionKind::One | SurveyQuestionKind::Many | SurveyQuestionKind::Text => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_home_is_asked_in_the_month_that_follows_each_four_years() {
        let asked = |today: &str, handover: &str| {
            let handover = day(handover);
            handovers(day(today)).iter().any(|(from, until)| (*from..*until).contains(&handover))
        };
        for (today, handover, expected) in [
            ("2026-03-02", "2022-03-02", true),
            ("2026-03-01", "2022-03-02", false),
            ("2026-04-01", "2022-03-02", true),
            ("2026-04-02", "2022-03-02", false),
            ("2030-03-15", "2022-03-02", true),
            ("2028-03-15", "2022-03-02", false),
            ("2026-02-28", "2022-02-28", true),
        ] {
            assert_eq!(asked(today, handover), expected, "{today} {handover}");
        }
    }

    #[test]
    fn of_an_anonymous_answer_the_month_is_kept() {
        assert_eq!(kept_day(true, day("2026-03-31")), day("2026-03-01"));
        assert_eq!(kept_day(false, day("2026-03-31")), day("2026-03-31"));
    }

    #[test]
    fn how_far_a_household_has_come_is_what_it_holds_and_where_the_project_stands() {
        use {OwnershipRole as Role, ProjectStatus as Status, SurveyStage as Stage};
        for (role, status, expected) in [
            (Role::Buyer, Status::OnSale, Stage::Signing),
            (Role::Buyer, Status::UnderConstruction, Stage::Building),
            (Role::Owner, Status::UnderConstruction, Stage::Building),
            (Role::Buyer, Status::HandedOver, Stage::Handover),
            (Role::Owner, Status::HandedOver, Stage::MovedIn),
        ] {
            assert_eq!(stage(role, status), expected);
        }
    }

    #[test]
    fn who_is_not_content_is_asked_whether_it_is_a_complaint() {
        use SurveyQuestionKind::{One, Score10, Stars5};
        let low = [(Score10, 6), (Score10, 0), (Stars5, 2)];
        assert!(low.iter().all(|(kind, number)| is_low(*kind, Some(*number))));
        let not = [(Score10, Some(7)), (Stars5, Some(3)), (One, Some(1)), (Stars5, None)];
        assert!(not.iter().all(|(kind, number)| !is_low(*kind, *number)));
    }
}
