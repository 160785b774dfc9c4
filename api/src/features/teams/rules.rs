//! Which team a complaint goes to. Pure.

use linli_entities::complaint::{Category, Grade};
use linli_entities::project::ProjectId;
use linli_entities::routing_rule;
use linli_entities::team::TeamId;

use crate::place::Place;

/// The longest name of a team, in characters.
pub const NAME_MAX: usize = 40;
/// Members that a team has at most.
pub const MEMBERS_MAX: u64 = 200;
/// Teams and rules of one place, at most.
pub const TEAMS_MAX: u64 = 200;

/// A team that is to be made.
#[derive(Clone, Debug)]
pub struct NewTeam {
    /// Where it works.
    pub place: Place,
    /// What it is called.
    pub name: String,
}

/// A rule: what is not set fits everything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Complaints of this place,
    pub place: Place,
    /// about this,
    pub category: Option<Category>,
    /// of this grade
    pub grade: Option<Grade>,
    /// go to this team.
    pub team_id: TeamId,
}

/// What of a complaint the rules look at.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// The project and its city.
    pub project: (ProjectId, &'a str),
    /// What it is about.
    pub category: Category,
    /// How grave it is.
    pub grade: Grade,
}

impl Rule {
    /// Whether it fits everything.
    pub fn is_fallback(&self) -> bool {
        self.place == Place::Group && self.category.is_none() && self.grade.is_none()
    }

    fn fits(&self, case: Case<'_>) -> bool {
        self.place.covers(case.project)
            && self.category.is_none_or(|category| category == case.category)
            && self.grade.is_none_or(|grade| grade == case.grade)
    }
}

impl From<&routing_rule::Model> for Rule {
    fn from(row: &routing_rule::Model) -> Self {
        let place = Place::of(row.project_id, row.city.as_deref());
        Self { place, category: row.category, grade: row.grade, team_id: row.team_id }
    }
}

/// Where the most specific rule that fits leads.
pub fn led_to(rules: &[Rule], case: Case<'_>) -> Option<TeamId> {
    let fitting = rules.iter().filter(|rule| rule.fits(case));
    let most = fitting.max_by_key(|rule| (&rule.place, rule.category.is_some(), rule.grade.is_some()));
    most.map(|rule| rule.team_id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(place: Place, category: Option<Category>, grade: Option<Grade>, team: i64) -> Rule {
        Rule { place, category, grade, team_id: TeamId(team) }
    }

    #[test]
    fn the_most_specific_rule_wins_and_one_always_fits() {
        let (project, city) = (Place::Project(ProjectId(1)), Place::City("武汉".to_owned()));
        let mut rules = vec![
            rule(project.clone(), Some(Category::Noise), Some(Grade::S1), 1),
            rule(project.clone(), Some(Category::Noise), None, 2),
            rule(project.clone(), None, Some(Grade::S1), 3),
            rule(project, None, None, 4),
            rule(city.clone(), Some(Category::Noise), Some(Grade::S1), 5),
            rule(city, None, None, 6),
            rule(Place::Group, Some(Category::Fees), None, 7),
            rule(Place::Group, None, None, 8),
        ];
        let led = |rules: &[Rule], project, city, category, grade| {
            led_to(rules, Case { project: (ProjectId(project), city), category, grade }).map(|team| team.0)
        };
        for _ in 0..2 {
            for (project, city, category, grade, team) in [
                (1, "武汉", Category::Noise, Grade::S1, 1),
                (1, "武汉", Category::Noise, Grade::S2, 2),
                (1, "武汉", Category::Fees, Grade::S1, 3),
                (1, "武汉", Category::Fees, Grade::S4, 4),
                (2, "武汉", Category::Noise, Grade::S1, 5),
                (2, "武汉", Category::Fees, Grade::S1, 6),
                (3, "长沙", Category::Fees, Grade::S1, 7),
                (3, "长沙", Category::Other, Grade::S4, 8),
            ] {
                assert_eq!(led(&rules, project, city, category, grade), Some(team), "{project} {category:?}");
            }
            // In whatever order they are read.
            rules.reverse();
        }
    }
}
