//! How roles are shown.

use linli_entities::Instant;
use linli_entities::project::ProjectId;
use linli_entities::role_grant::{Role, RoleGrantId};
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::logic::Held;
use crate::answer::Addressed;

/// A role that an account holds.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct RoleGrant {
    /// The grant.
    pub id: RoleGrantId,
    /// The role.
    pub role: Role,
    /// Its city, for the role of one.
    pub city: Option<String>,
    /// Its project, for the roles of one.
    pub project_id: Option<ProjectId>,
    /// The name of that project.
    pub project_name: Option<String>,
    /// When it was granted.
    pub granted_at: Instant,
}

impl From<Held> for RoleGrant {
    fn from(Held { grant, project_name }: Held) -> Self {
        Self {
            id: grant.id,
            role: grant.role,
            city: grant.city,
            project_id: grant.project_id,
            project_name,
            granted_at: grant.granted_at,
        }
    }
}

impl Addressed for RoleGrant {
    fn address(&self) -> String {
        format!("/roles/{}", self.id)
    }
}

impl Example for RoleGrant {
    fn example() -> Self {
        Self {
            id: RoleGrantId(5),
            role: Role::Moderator,
            city: None,
            project_id: Some(ProjectId(3)),
            project_name: Some("江岸国际".to_owned()),
            granted_at: Instant::UNIX_EPOCH,
        }
    }
}
