//! Operations of roles.

use linli_entities::account::AccountId;
use linli_entities::project::ProjectId;
use linli_entities::role_grant::{Role, RoleGrantId};
use poem::web::Data;
use poem_openapi::param::{Header, Path};
use poem_openapi::payload::Json;
use poem_openapi::types::Example;
use poem_openapi::{Object, OpenApi};

use super::logic;
use super::output::RoleGrant;
use super::rules::NewGrant;
use crate::actor::Actor;
use crate::answer::{Created, Gone};
use crate::app::App;
use crate::auth::Member;
use crate::error::Error;
use crate::once::Once;
use crate::page::Page;
use crate::problem::Problem;
use crate::server::Tag;

/// A role that is to be granted.
#[derive(Debug, Object)]
#[oai(example)]
pub struct GrantInput {
    /// The role.
    pub role: Role,
    /// For `city_care`: the city.
    pub city: Option<String>,
    /// For the roles of a project: the project.
    pub project_id: Option<ProjectId>,
}

impl TryFrom<GrantInput> for NewGrant {
    type Error = Error;

    fn try_from(GrantInput { role, city, project_id }: GrantInput) -> Result<Self, Error> {
        Self::parse(role, city.as_deref(), project_id)
    }
}

impl Example for GrantInput {
    fn example() -> Self {
        Self { role: Role::Moderator, city: None, project_id: Some(ProjectId(3)) }
    }
}

/// Roles.
pub struct RolesApi;

#[OpenApi(tag = "Tag::Roles")]
impl RolesApi {
    /// List the roles of an account.
    ///
    /// Of one's own; of others for staff that looks accounts up.
    #[oai(path = "/accounts/:account_id/roles", method = "get", operation_id = "list_roles")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Member,
        account_id: Path<AccountId>,
    ) -> Result<Json<Page<RoleGrant>>, Problem> {
        let held = logic::list(&app, &auth.into(), account_id.0).await?;
        Ok(Json(Page { items: held.into_iter().map(RoleGrant::from).collect(), next: None }))
    }

    /// Grant a role.
    ///
    /// An administrator grants everything; a manager what is below, within the own project. It holds at once.
    #[oai(path = "/accounts/:account_id/roles", method = "post", operation_id = "grant_role")]
    async fn grant(
        &self,
        app: Data<&App>,
        auth: Member,
        account_id: Path<AccountId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<GrantInput>,
    ) -> Result<Created<RoleGrant>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "grant_role", &(account_id.0, &body.0))?;
        Ok(Created::of(logic::grant(&app, &actor, account_id.0, body.0.try_into()?, once).await?))
    }

    /// Take a role back.
    ///
    /// By whoever may grant it. It ends at once; the last administrator keeps the role.
    #[oai(path = "/roles/:role_id", method = "delete", operation_id = "revoke_role")]
    async fn revoke(
        &self,
        app: Data<&App>,
        auth: Member,
        role_id: Path<RoleGrantId>,
    ) -> Result<Gone, Problem> {
        logic::revoke(&app, &auth.into(), role_id.0).await?;
        Ok(Gone::Gone)
    }
}
