//! Conditions on rows by where they are: within reach of a role, for a project, of exactly one place.

use linli_entities::project::{self, ProjectId};
use sea_orm::sea_query::SelectStatement;
use sea_orm::{
    ColumnTrait, Condition, EntityTrait as _, QueryFilter as _, QuerySelect as _, QueryTrait as _,
};

use crate::actor::Reach;
use crate::place::Place;

/// The projects of these cities.
fn projects_in(cities: &[String]) -> SelectStatement {
    let projects = project::Entity::find().select_only().column(project::Column::Id);
    projects.filter(project::Column::City.is_in(cities)).into_query()
}

/// Rows of a project within reach. Where everything is, the condition is empty.
pub fn within(reach: &Reach, project_id: impl ColumnTrait) -> Condition {
    let Reach::Within { cities, projects } = reach else { return Condition::all() };
    let own = project_id.is_in(projects.iter().copied());
    Condition::any().add(own).add(project_id.in_subquery(projects_in(cities)))
}

/// Rows of the group, and of places that meet the reach: of a city and of its projects, each for the other.
/// Where everything is within reach, the condition is empty.
pub fn meeting(reach: &Reach, project_id: impl ColumnTrait, city: impl ColumnTrait) -> Condition {
    let Reach::Within { cities, projects } = reach else { return Condition::all() };
    let city_of = project::Entity::find()
        .select_only()
        .column(project::Column::City)
        .filter(project::Column::Id.is_in(projects.iter().copied()));
    Condition::any()
        .add(of(&Place::Group, project_id, city))
        .add(city.is_in(cities))
        .add(city.in_subquery(city_of.into_query()))
        .add(within(reach, project_id))
}

/// Rows that are for the whole of a place in which the project lies.
pub fn covering(
    (id, city_name): (ProjectId, &str),
    project_id: impl ColumnTrait,
    city: impl ColumnTrait,
) -> Condition {
    let of_group = of(&Place::Group, project_id, city);
    Condition::any().add(of_group).add(city.eq(city_name)).add(project_id.eq(id))
}

/// Rows of exactly this place.
pub fn of(place: &Place, project_id: impl ColumnTrait, city: impl ColumnTrait) -> Condition {
    let own_project = match place.project_id() {
        Some(id) => project_id.eq(id),
        None => project_id.is_null(),
    };
    let own_city = match place.city() {
        Some(name) => city.eq(name),
        None => city.is_null(),
    };
    Condition::all().add(own_project).add(own_city)
}
