//! What can be asked of accounts. Pure.

use linli_entities::Date;
use linli_entities::ownership::OwnershipRole;
use linli_entities::project::{ProjectId, ProjectStatus};
use serde::{Deserialize, Serialize};

/// The longest name, in characters.
pub const NAME_MAX: usize = 60;
/// Groups of a question, and tests of a group, at most.
pub const TESTS_MAX: usize = 10;
/// What one test names, at most.
pub const NAMED_MAX: usize = 50;

/// What is asked: everything in it has to hold. Nothing in it finds everybody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The groups.
    pub all: Vec<Group>,
}

/// Of these one has to hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// The tests.
    pub any: Vec<Test>,
}

/// What has to hold of an account, or must not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Test {
    /// Whether it must not hold.
    #[serde(default)]
    pub not: bool,
    /// What.
    #[serde(flatten)]
    pub fact: Fact,
}

/// Something that holds of an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Fact {
    /// It is in the club.
    Member,
    /// It has a confirmed home in one of these projects.
    Project {
        /// The projects.
        project_ids: Vec<ProjectId>,
    },
    /// It has a confirmed home in one of these cities.
    City {
        /// The cities.
        cities: Vec<String>,
    },
    /// It has a confirmed home in a project that stands so.
    Stage {
        /// Where the project stands.
        statuses: Vec<ProjectStatus>,
    },
    /// It holds a confirmed home so.
    Ownership {
        /// How.
        roles: Vec<OwnershipRole>,
    },
    /// It is of one of these tiers of the club.
    Tier {
        /// The words of the tiers.
        tiers: Vec<String>,
    },
    /// It joined the club on one of these days.
    Joined {
        /// The first day.
        from_on: Option<Date>,
        /// The last day.
        until_on: Option<Date>,
    },
    /// It is in the club and can spend so many points.
    Points {
        /// As many or more.
        at_least: Option<i64>,
        /// As many or fewer.
        at_most: Option<i64>,
    },
    /// It was at so many events.
    Attended {
        /// As many or more.
        at_least: i64,
        /// Since this day.
        from_on: Option<Date>,
    },
    /// It sent so many who signed a contract.
    Referred {
        /// As many or more.
        at_least: i64,
    },
    /// It read topics in boards of one of these projects, or registered for an event there.
    Interest {
        /// The projects.
        project_ids: Vec<ProjectId>,
        /// Since this day.
        from_on: Option<Date>,
    },
}

/// A segment that is to be.
#[derive(Clone, Debug)]
pub struct NewSegment {
    /// What it is called.
    pub name: String,
    /// What is asked.
    pub question: Question,
}

/// From how many qualifying points on a tier is reached and the next one is not, of tiers from the lowest up. From
/// nothing on where everybody has reached it.
pub fn span(tiers: &[(String, i64)], code: &str) -> Option<(Option<i64>, Option<i64>)> {
    let place = tiers.iter().position(|(known, _)| known == code)?;
    let from = Some(tiers[place].1).filter(|points| *points > 0);
    Some((from, tiers.get(place + 1).map(|(_, points)| *points)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_comes_back_from_where_it_is_kept() {
        let facts = [
            Fact::Member,
            Fact::Stage { statuses: vec![ProjectStatus::HandedOver] },
            Fact::Joined { from_on: Some(Date::default()), until_on: None },
            Fact::Points { at_least: Some(100), at_most: None },
        ];
        let any = facts.into_iter().map(|fact| Test { not: true, fact }).collect();
        let question = Question { all: vec![Group { any }] };
        let kept = serde_json::to_value(&question).unwrap();
        assert_eq!(kept["all"][0]["any"][1]["kind"], "stage");
        assert_eq!(serde_json::from_value::<Question>(kept).unwrap(), question);
    }

    #[test]
    fn a_tier_ends_where_the_next_begins() {
        let tiers = [("member".to_owned(), 0), ("silver".to_owned(), 100), ("gold".to_owned(), 300)];
        assert_eq!(span(&tiers, "member"), Some((None, Some(100))));
        assert_eq!(span(&tiers, "silver"), Some((Some(100), Some(300))));
        assert_eq!(span(&tiers, "gold"), Some((Some(300), None)));
        assert_eq!(span(&tiers, "iron"), None);
    }
}
