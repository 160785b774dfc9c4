//! Who lives and works in the example.

use std::net::{IpAddr, Ipv4Addr};

use linli_entities::account::AccountId;
use linli_entities::import_ref::ImportKind;
use linli_entities::project::ProjectId;
use linli_entities::role_grant::Role;

use super::PASSWORD;
use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::features::accounts::logic::operators;
use crate::features::accounts::logic::sessions::{self, Visitor};
use crate::features::accounts::rules::emails::Email;
use crate::features::accounts::rules::passwords::Password;
use crate::features::imports::logic as imports;
use crate::features::roles;
use crate::features::roles::rules::NewGrant;
use crate::once::Once;

/// Somebody.
pub(super) struct Person {
    /// The name to sign in with.
    pub name: &'static str,
    /// The name that is shown.
    pub display_name: &'static str,
    /// What one can do as this person, for whoever looks around; empty for those who only talk.
    pub task: &'static str,
    /// A role, and for which project.
    role: Option<(Role, Option<&'static str>)>,
}

const fn person(name: &'static str, display_name: &'static str, task: &'static str) -> Person {
    Person { name, display_name, task, role: None }
}

const fn staff(
    name: &'static str,
    display_name: &'static str,
    task: &'static str,
    role: Role,
    project: Option<&'static str>,
) -> Person {
    Person { name, display_name, task, role: Some((role, project)) }
}

/// Everybody; the first is the mark by which the example is known again.
pub(super) const PEOPLE: [Person; 13] = [
    staff("demo-admin", "总管理员", "administrator of everything", Role::Administrator, None),
    staff(
        "demo-manager",
        "陈经理",
        "manager of 枫桥里, decides on ownerships",
        Role::Manager,
        Some("fengqiaoli"),
    ),
    staff("demo-agent", "小周管家", "agent of 枫桥里, answers complaints", Role::Agent, Some("fengqiaoli")),
    staff("demo-moderator", "秦老师", "moderator of 月湾新城", Role::Moderator, Some("yuewan")),
    staff("demo-site", "工地小赵", "editor of 月湾新城, tells how it is built", Role::Editor, Some("yuewan")),
    staff("demo-care", "小许管家", "agent of 月湾新城, looks after homes there", Role::Agent, Some("yuewan")),
    person("demo-owner", "吴阿姨", "owner in 枫桥里, reads the owners' board, has complaints"),
    person("demo-buyer", "小林", "has claimed a home in 月湾新城, not yet confirmed"),
    person("demo-guest", "路过的阿杰", "a member without a home"),
    person("laoxu", "老徐", ""),
    person("mianmian", "棉棉妈", ""),
    person("gaogao", "高工", "has bought in 月湾新城, follows how the home is built"),
    person("shiliu", "石榴", ""),
];

/// The reference of the first account.
pub(super) const FIRST: &str = "demo:demo-admin";

impl Person {
    /// By which the import knows the account.
    pub fn reference(&self) -> String {
        format!("demo:{}", self.name)
    }
}

/// The account of this name.
pub(super) async fn account(app: &App, name: &str) -> anyhow::Result<AccountId> {
    let id = imports::taken_in(app, ImportKind::Account, &format!("demo:{name}")).await?;
    Ok(AccountId(id.ok_or(Error::NotFound("account"))?))
}

/// The project of this slug.
pub(super) async fn project(app: &App, slug: &str) -> anyhow::Result<ProjectId> {
    let id = imports::taken_in(app, ImportKind::Project, &format!("demo:{slug}")).await?;
    Ok(ProjectId(id.ok_or(Error::NotFound("project"))?))
}

/// Gives everybody a password, an address and their roles, unless they have them.
pub(super) async fn equip(app: &App) -> anyhow::Result<()> {
    for person in &PEOPLE {
        let id = account(app, person.name).await?;
        let address = format!("{}@demo.invalid", person.name);
        let email = Email::parse(&address).map_err(|code| Error::invalid("/email", code))?;
        operators::equip(app, id, email, Password::typed(PASSWORD)).await?;
        let Some((role, slug)) = person.role else { continue };
        let project_id = match slug {
            Some(slug) => Some(project(app, slug).await?),
            None => None,
        };
        if roles::logic::of_account(app.db.read(), id).await?.is_empty() {
            let grant = NewGrant::parse(role, None, project_id)?;
            roles::logic::grant(app, &Actor::System, id, grant, Once::default()).await?;
        }
    }
    Ok(())
}

/// Whoever does something has to be signed in; nobody stays so.
#[derive(Default)]
pub(super) struct SignedIn(Vec<(&'static str, AccountId, Actor)>);

impl SignedIn {
    pub async fn actor(&mut self, app: &App, name: &'static str) -> anyhow::Result<Actor> {
        if let Some((.., actor)) = self.0.iter().find(|(known, ..)| *known == name) {
            return Ok(actor.clone());
        }
        let id = account(app, name).await?;
        let visitor = Visitor::new(IpAddr::V4(Ipv4Addr::LOCALHOST), "demo");
        let opened = sessions::open(app, id, visitor).await?;
        let actor = sessions::actor_of(app, &opened.token).await?;
        self.0.push((name, id, actor.clone()));
        Ok(actor)
    }

    pub async fn leave(self, app: &App) -> anyhow::Result<()> {
        for (_, id, _) in self.0 {
            operators::sign_out(app, id).await?;
        }
        Ok(())
    }
}
