//! Which role fits which scope, and who may give it. Pure.

use linli_entities::project::ProjectId;
use linli_entities::role_grant::Role;

use crate::actor::{Actor, Permission, Scope};
use crate::code::Code;
use crate::error::{Error, FieldError};

/// The most characters of a city's name.
const CITY_CHARS_MAX: usize = 40;

/// A role with the scope it is made for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewGrant {
    role: Role,
    city: Option<String>,
    project_id: Option<ProjectId>,
}

impl NewGrant {
    /// Reads a role and its scope: roles of the group have none, that of a city has the city, others have the project.
    ///
    /// # Errors
    /// [`Code::Required`] for what is missing, [`Code::Malformed`] for what does not belong there.
    pub fn parse(role: Role, city: Option<&str>, project_id: Option<ProjectId>) -> Result<Self, Error> {
        let city = city.map(str::trim).filter(|city| !city.is_empty()).map(str::to_owned);
        let (needs_city, needs_project) = match role {
            Role::Administrator | Role::GroupCare => (false, false),
            Role::CityCare => (true, false),
            Role::Manager
            | Role::Lead
            | Role::Agent
            | Role::Moderator
            | Role::Editor
            | Role::Expert
            | Role::Researcher => (false, true),
        };
        let mut errors = vec![];
        for (pointer, needed, given) in
            [("/city", needs_city, city.is_some()), ("/project_id", needs_project, project_id.is_some())]
        {
            match (needed, given) {
                (true, false) => {
                    errors.push(FieldError { pointer: pointer.to_owned(), code: Code::Required })
                }
                (false, true) => {
                    errors.push(FieldError { pointer: pointer.to_owned(), code: Code::Malformed })
                }
                _ => {}
            }
        }
        if city.as_ref().is_some_and(|city| city.chars().count() > CITY_CHARS_MAX) {
            errors.push(FieldError { pointer: "/city".to_owned(), code: Code::TooLong });
        }
        if errors.is_empty() { Ok(Self { role, city, project_id }) } else { Err(Error::Invalid(errors)) }
    }

    /// The role.
    pub fn role(&self) -> Role {
        self.role
    }

    /// The city, for the role of one.
    pub fn city(&self) -> Option<&str> {
        self.city.as_deref()
    }

    /// The project, for the roles of one.
    pub fn project_id(&self) -> Option<ProjectId> {
        self.project_id
    }
}

/// What a manager may give and take in the own project.
const BELOW_MANAGER: [Role; 5] = [Role::Lead, Role::Agent, Role::Moderator, Role::Editor, Role::Expert];

/// Demands that the actor may give and take this role there.
///
/// # Errors
/// [`Error::SignInRequired`] to guests, else [`Code::Forbidden`].
pub fn demand_grant(actor: &Actor, role: Role, scope: Scope<'_>) -> Result<(), Error> {
    actor.demand(Permission::GrantRoles, scope)?;
    let everything = match actor {
        Actor::System => true,
        Actor::Guest => false,
        Actor::Account(account) => {
            account.rights.grants.iter().any(|grant| grant.role == Role::Administrator)
        }
    };
    if everything || BELOW_MANAGER.contains(&role) { Ok(()) } else { Err(Error::Forbidden(Code::Forbidden)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_granted_for_the_scope_it_is_made_for() {
        let project = Some(ProjectId(1));
        for (role, city, project_id, fits) in [
            (Role::Administrator, None, None, true),
            (Role::Administrator, None, project, false),
            (Role::GroupCare, Some("武汉"), None, false),
            (Role::CityCare, Some(" 武汉 "), None, true),
            (Role::CityCare, Some("  "), None, false),
            (Role::CityCare, Some("武汉"), project, false),
            (Role::Manager, None, project, true),
            (Role::Expert, None, None, false),
            (Role::Expert, Some("武汉"), project, false),
        ] {
            assert_eq!(
                NewGrant::parse(role, city, project_id).is_ok(),
                fits,
                "{role:?} {city:?} {project_id:?}"
            );
        }
    }
}
