//! What is sent about teams.

use linli_entities::complaint::{Category, Grade};
use linli_entities::project::ProjectId;
use linli_entities::team::TeamId;
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::rules::{NAME_MAX, NewTeam, Rule};
use crate::error::Error;
use crate::fields::Fields;
use crate::place::Place;

/// A team that is to be made.
#[derive(Debug, Object)]
#[oai(example)]
pub struct TeamInput {
    /// What it is called, at most 40 characters.
    pub name: String,
    /// For a team of one project: the project.
    pub project_id: Option<ProjectId>,
    /// For a team of one city: the city. Without either it is of the group.
    pub city: Option<String>,
}

impl TryFrom<TeamInput> for NewTeam {
    type Error = Error;

    fn try_from(input: TeamInput) -> Result<Self, Error> {
        let mut fields = Fields::default();
        let name = fields.line("/name", &input.name, NAME_MAX);
        let name = fields.finish(name)?;
        Ok(Self { place: Place::parse(input.project_id, input.city.as_deref())?, name })
    }
}

impl Example for TeamInput {
    fn example() -> Self {
        Self { name: "工程维修".to_owned(), project_id: Some(ProjectId(3)), city: None }
    }
}

/// What changes of a team.
#[derive(Debug, Object)]
#[oai(example)]
pub struct TeamPatch {
    /// What it is called, at most 40 characters.
    pub name: String,
}

impl TryFrom<TeamPatch> for String {
    type Error = Error;

    fn try_from(input: TeamPatch) -> Result<Self, Error> {
        let mut fields = Fields::default();
        let name = fields.line("/name", &input.name, NAME_MAX);
        fields.finish(name)
    }
}

impl Example for TeamPatch {
    fn example() -> Self {
        Self { name: "工程与维修".to_owned() }
    }
}

/// Which complaints go to which team. What is not set fits everything.
#[derive(Debug, Object)]
#[oai(example)]
pub struct RoutingRuleInput {
    /// Of this project only.
    pub project_id: Option<ProjectId>,
    /// Of this city only.
    pub city: Option<String>,
    /// About this only.
    pub category: Option<Category>,
    /// Of this grade only.
    pub grade: Option<Grade>,
    /// Where they go: a team that works in the whole of that place.
    pub team_id: TeamId,
}

impl TryFrom<RoutingRuleInput> for Rule {
    type Error = Error;

    fn try_from(input: RoutingRuleInput) -> Result<Self, Error> {
        let place = Place::parse(input.project_id, input.city.as_deref())?;
        Ok(Self { place, category: input.category, grade: input.grade, team_id: input.team_id })
    }
}

impl Example for RoutingRuleInput {
    fn example() -> Self {
        Self {
            project_id: Some(ProjectId(3)),
            city: None,
            category: Some(Category::Facilities),
            grade: None,
            team_id: TeamId(5),
        }
    }
}
