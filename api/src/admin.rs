//! What an operator does with accounts from the command line: `linli admin …`.

use clap::Subcommand;
use linli_entities::account::AccountId;
use linli_entities::ownership::OwnershipId;
use linli_entities::role_grant::Role;

use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::features::accounts::logic::operators;
use crate::features::ownerships::input::{Decision, DecisionInput};
use crate::features::ownerships::rules::Located;
use crate::features::roles::rules::NewGrant;
use crate::features::{ownerships, roles};
use crate::once::Once;

/// An act of the operator. `login` is a name, an e-mail address or a phone number.
#[derive(Debug, Subcommand)]
pub enum Act {
    /// Print a link that sets the password of an account; it works once, for a day.
    ResetLink {
        /// Whose.
        login: String,
    },
    /// Grant a role.
    Grant {
        /// To whom.
        login: String,
        /// Which.
        #[command(flatten)]
        role: RoleArguments,
    },
    /// Take a role back.
    Revoke {
        /// From whom.
        login: String,
        /// Which.
        #[command(flatten)]
        role: RoleArguments,
    },
    /// Close an account: it is signed out and cannot sign in.
    Disable {
        /// Which.
        login: String,
    },
    /// Open a closed account again.
    Enable {
        /// Which.
        login: String,
    },
    /// Sign an account out everywhere.
    SignOut {
        /// Which.
        login: String,
    },
    /// List the homes that an account claimed, each with its number.
    Claims {
        /// Whose.
        login: String,
    },
    /// Decide on a claim of a home: for an administrator's own, on which nobody else can decide.
    Decide {
        /// The number that `claims` prints.
        claim: i64,
        /// `confirm`, `refuse`, `revoke` or `reinstate`
        #[arg(value_parser = decision)]
        decision: Decision,
        /// Why, for the claimant to read: needed to refuse and to revoke.
        #[arg(long)]
        reason: Option<String>,
    },
}

/// A role and its scope.
#[derive(Debug, clap::Args)]
pub struct RoleArguments {
    /// `administrator`, `group_care`, `city_care`, `manager`, `lead`, `agent`, `moderator`, `editor` or `expert`
    #[arg(value_parser = role)]
    role: Role,
    /// The city, for `city_care`.
    #[arg(long, conflicts_with = "project")]
    city: Option<String>,
    /// The slug of the project, for the roles of a project.
    #[arg(long)]
    project: Option<String>,
}

fn role(text: &str) -> Result<Role, String> {
    text.parse().map_err(|()| "no such role".to_owned())
}

fn decision(text: &str) -> Result<Decision, String> {
    let known = Decision::ALL.into_iter().find(|decision| decision.as_str() == text);
    known.ok_or_else(|| "no such decision".to_owned())
}

/// Carries out an act and says what was done.
///
/// # Errors
/// When there is no such account or project, or the act is refused; in words for the operator.
pub async fn run(app: &App, act: Act) -> anyhow::Result<String> {
    match act {
        Act::ResetLink { login } => Ok(operators::reset_link(app, account(app, &login).await?).await?),
        Act::Grant { login, role } => {
            let (id, grant) = (account(app, &login).await?, grant(app, role).await?);
            roles::logic::grant(app, &Actor::System, id, grant, Once::default()).await.map_err(said)?;
            Ok("granted".to_owned())
        }
        Act::Revoke { login, role } => {
            let (id, grant) = (account(app, &login).await?, grant(app, role).await?);
            roles::logic::revoke_named(app, &Actor::System, id, grant).await.map_err(said)?;
            Ok("revoked".to_owned())
        }
        Act::Disable { login } => {
            operators::disable(app, account(app, &login).await?).await.map_err(said)?;
            Ok("closed".to_owned())
        }
        Act::Enable { login } => {
            operators::enable(app, account(app, &login).await?).await.map_err(said)?;
            Ok("open".to_owned())
        }
        Act::SignOut { login } => {
            operators::sign_out(app, account(app, &login).await?).await.map_err(said)?;
            Ok("signed out".to_owned())
        }
        Act::Claims { login } => {
            let claims = ownerships::logic::of_account(app, account(app, &login).await?).await;
            Ok(claims.map_err(said)?.iter().map(line).collect::<Vec<_>>().join("\n"))
        }
        Act::Decide { claim, decision, reason } => {
            let new = DecisionInput { decision, reason }.try_into().map_err(said)?;
            let id = OwnershipId(claim);
            Ok(line(&ownerships::logic::decide(app, &Actor::System, id, new).await.map_err(said)?))
        }
    }
}

/// A claim in a line: its number, where it stands, what it is.
fn line(claim: &ownerships::logic::Seen) -> String {
    let Located { id, state, role, project, building_name, unit_name, .. } = &claim.row;
    let (state, role) = (state.as_str(), role.as_str());
    format!("{id}  {state}  {role}  {}  {building_name}  {unit_name}  {}", project.name, claim.account.name)
}

async fn account(app: &App, login: &str) -> anyhow::Result<AccountId> {
    operators::by_login(app, login).await.map_err(said)
}

async fn grant(app: &App, role: RoleArguments) -> anyhow::Result<NewGrant> {
    let project_id = match &role.project {
        Some(slug) => Some(roles::logic::project_by_slug(app, slug).await.map_err(said)?),
        None => None,
    };
    NewGrant::parse(role.role, role.city.as_deref(), project_id).map_err(said)
}

/// An error as the operator reads it.
fn said(error: Error) -> anyhow::Error {
    match error {
        Error::Invalid(fields) => {
            let wrong: Vec<String> = fields
                .iter()
                .map(|field| format!("{} {}", field.pointer.trim_start_matches('/'), field.code.as_str()))
                .collect();
            anyhow::anyhow!("{}", wrong.join(", "))
        }
        Error::Internal(source) => source,
        error => error.into(),
    }
}
