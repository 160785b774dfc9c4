//! How teams are shown.

use linli_entities::Instant;
use linli_entities::complaint::{Category, Grade};
use linli_entities::routing_rule::RoutingRuleId;
use linli_entities::team::TeamId;
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::logic;
use crate::answer::Addressed;
use crate::features::accounts::logic::AccountRef;
use crate::features::projects::output::ProjectRef;

/// A team, as it is shown beside what it works on.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[oai(example)]
pub struct TeamRef {
    /// The team.
    pub id: TeamId,
    /// What it is called.
    pub name: String,
}

impl Example for TeamRef {
    fn example() -> Self {
        Self { id: TeamId(5), name: "工程维修".to_owned() }
    }
}

/// A team that works on complaints. Without a project and a city it is of the group.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Team {
    /// The id.
    pub id: TeamId,
    /// What it is called.
    pub name: String,
    /// The project, for a team of one.
    pub project: Option<ProjectRef>,
    /// The city, for a team of one.
    pub city: Option<String>,
    /// Who is of it, since the longest time first.
    pub members: Vec<AccountRef>,
    /// Whether the reader may change it.
    pub may_manage: bool,
    /// Grows with every change of its name.
    pub version: i64,
}

impl From<logic::Seen> for Team {
    fn from(logic::Seen { row, project, members, may_manage }: logic::Seen) -> Self {
        Self {
            id: row.id,
            name: row.name,
            project,
            city: row.city,
            members,
            may_manage,
            version: row.version,
        }
    }
}

impl Addressed for Team {
    fn address(&self) -> String {
        format!("/teams/{}", self.id)
    }
}

impl Example for Team {
    fn example() -> Self {
        let TeamRef { id, name } = TeamRef::example();
        let (project, members) = (Some(ProjectRef::example()), vec![AccountRef::example()]);
        Self { id, name, project, city: None, members, may_manage: true, version: 1 }
    }
}

/// Which complaints go to which team. What is null fits everything; the most specific rule that fits counts.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct RoutingRule {
    /// The id.
    pub id: RoutingRuleId,
    /// Of this project only.
    pub project: Option<ProjectRef>,
    /// Of this city only.
    pub city: Option<String>,
    /// About this only.
    pub category: Option<Category>,
    /// Of this grade only.
    pub grade: Option<Grade>,
    /// Where they go.
    pub team: TeamRef,
    /// Whether the reader may lead it elsewhere.
    pub may_manage: bool,
    /// When it was last set.
    pub set_at: Instant,
}

impl From<logic::SeenRule> for RoutingRule {
    fn from(logic::SeenRule { row, project, team, may_manage }: logic::SeenRule) -> Self {
        Self {
            id: row.id,
            project,
            city: row.city,
            category: row.category,
            grade: row.grade,
            team,
            may_manage,
            set_at: row.set_at,
        }
    }
}

impl Example for RoutingRule {
    fn example() -> Self {
        Self {
            id: RoutingRuleId(2),
            project: Some(ProjectRef::example()),
            city: None,
            category: Some(Category::Facilities),
            grade: None,
            team: TeamRef::example(),
            may_manage: true,
            set_at: Instant::UNIX_EPOCH,
        }
    }
}
