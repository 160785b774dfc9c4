//! What something is for: the whole group, a city, or one project.

use linli_entities::project::ProjectId;

use crate::actor::Scope;
use crate::code::Code;
use crate::error::Error;

/// The most characters of a city's name.
const CITY_CHARS_MAX: usize = 40;

/// The group, a city or a project; the later, the more specific.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The whole group.
    Group,
    /// A city.
    City(String),
    /// A project.
    Project(ProjectId),
}

impl Place {
    /// Reads a project or a city; neither is the group.
    ///
    /// # Errors
    /// [`Code::Malformed`] at `/city` where both are given, [`Code::TooLong`] for what is no city's name.
    pub fn parse(project_id: Option<ProjectId>, city: Option<&str>) -> Result<Self, Error> {
        let city = city.map(str::trim).filter(|city| !city.is_empty());
        match (project_id, city) {
            (Some(_), Some(_)) => Err(Error::invalid("/city", Code::Malformed)),
            (Some(id), None) => Ok(Self::Project(id)),
            (None, Some(city)) if city.chars().count() > CITY_CHARS_MAX => {
                Err(Error::invalid("/city", Code::TooLong))
            }
            (None, Some(city)) if city.chars().any(char::is_control) => {
                Err(Error::invalid("/city", Code::Malformed))
            }
            (None, Some(city)) => Ok(Self::City(city.to_owned())),
            (None, None) => Ok(Self::Group),
        }
    }

    /// The place that two columns say.
    pub fn of(project_id: Option<ProjectId>, city: Option<&str>) -> Self {
        match (project_id, city) {
            (Some(id), _) => Self::Project(id),
            (None, Some(city)) => Self::City(city.to_owned()),
            (None, None) => Self::Group,
        }
    }

    /// The project, for what is of one.
    pub fn project_id(&self) -> Option<ProjectId> {
        match self {
            Self::Project(id) => Some(*id),
            Self::Group | Self::City(_) => None,
        }
    }

    /// The city, for what is of one.
    pub fn city(&self) -> Option<&str> {
        match self {
            Self::City(city) => Some(city),
            Self::Group | Self::Project(_) => None,
        }
    }

    /// Whether what is for this place is for that project of that city too.
    pub fn covers(&self, (project_id, city): (ProjectId, &str)) -> bool {
        match self {
            Self::Group => true,
            Self::City(own) => own == city,
            Self::Project(own) => *own == project_id,
        }
    }

    /// Whether what is for this place is for the whole of the other, which lies in `city` where it is a project.
    pub fn includes(&self, other: &Self, city: Option<&str>) -> bool {
        match (self, other) {
            (Self::Group, _) => true,
            (Self::City(own), Self::City(other)) => own == other,
            (Self::City(own), Self::Project(_)) => Some(own.as_str()) == city,
            (Self::Project(own), Self::Project(other)) => own == other,
            (Self::City(_) | Self::Project(_), Self::Group) | (Self::Project(_), Self::City(_)) => false,
        }
    }

    /// Where a role has to hold for it; a project lies in `city`.
    pub fn scope<'a>(&'a self, city: Option<&'a str>) -> Scope<'a> {
        match self {
            Self::Group => Scope::Club,
            Self::City(city) => Scope::City(city),
            Self::Project(id) => Scope::Project(*id, city.unwrap_or_default()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_includes_itself_and_what_lies_in_it() {
        let (group, city) = (Place::Group, Place::City("武汉".to_owned()));
        let (project, other) = (Place::Project(ProjectId(1)), Place::Project(ProjectId(2)));
        for (one, includes) in [
            (&group, [true, true, true, true]),
            (&city, [false, true, true, true]),
            (&project, [false, false, true, false]),
        ] {
            let found = [&group, &city, &project, &other].map(|other| one.includes(other, Some("武汉")));
            assert_eq!(found, includes, "{one:?}");
        }
        assert!(!city.includes(&project, Some("长沙")) && group < city && city < project);
    }
}
