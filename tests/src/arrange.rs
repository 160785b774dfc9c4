//! What stories begin with, made through logic.
//!
//! Who is arranged here is signed in without a password: hashing one takes 25 ms, and only the stories of signing in
//! need it.

mod homes;
pub mod people;
mod places;
mod writing;

use std::net::{IpAddr, Ipv4Addr};

use linli::actor::Actor;
use linli::auth::SESSION_COOKIE;
use linli::features::accounts::logic::registration::{self, EmailProof, NewAccount};
use linli::features::accounts::logic::sessions::{self, Visitor};
use linli::features::accounts::rules::{emails::Email, names::Name};
use linli::features::roles;
use linli::features::roles::rules::NewGrant;
use linli::once::Once;
use linli_entities::account::{AccountId, Locale};
use linli_entities::project::ProjectId;
use linli_entities::role_grant::Role;

use crate::app::TestApp;
use crate::browser::Browser;

/// What a role is held for.
#[derive(Clone, Copy, Debug)]
pub enum Over<'a> {
    /// The whole group.
    Group,
    /// A city.
    City(&'a str),
    /// A project.
    Project(ProjectId),
}

impl TestApp {
    /// Somebody with this name, a proven e-mail address and a session. [`Browser::account_id`] says who it is.
    pub async fn account(&self, name: &str) -> Browser {
        let id = self.account_of(name, EmailProof::Vouched).await;
        self.signed_in(id).await
    }

    /// Somebody with this name and a session who has not proven the e-mail address yet.
    pub async fn unproven(&self, name: &str) -> Browser {
        let id = self.account_of(name, EmailProof::Missing).await;
        self.signed_in(id).await
    }

    /// Somebody who holds a role.
    pub async fn staff(&self, name: &str, role: Role, over: Over<'_>) -> Browser {
        let browser = self.account(name).await;
        self.grant(browser.account_id(), role, over).await;
        browser
    }

    /// An administrator named `boss`.
    pub async fn administrator(&self) -> Browser {
        self.staff("boss", Role::Administrator, Over::Group).await
    }

    /// Gives an account a role.
    pub async fn grant(&self, account_id: AccountId, role: Role, over: Over<'_>) {
        let (city, project_id) = match over {
            Over::Group => (None, None),
            Over::City(city) => (Some(city), None),
            Over::Project(id) => (None, Some(id)),
        };
        let new = NewGrant::parse(role, city, project_id).expect("a role that fits its scope");
        roles::logic::grant(&self.app, &Actor::System, account_id, new, Once::default())
            .await
            .expect("a role is granted");
    }

    /// One more browser of an account.
    pub async fn signed_in(&self, account_id: AccountId) -> Browser {
        let visitor = Visitor::new(IpAddr::V4(Ipv4Addr::LOCALHOST), "story");
        let opened = sessions::open(&self.app, account_id, visitor).await.expect("a session");
        self.guest().of_account(account_id, SESSION_COOKIE, &opened.token)
    }

    /// Who acts with this browser, for what is arranged through logic.
    pub async fn actor(&self, browser: &Browser) -> Actor {
        match browser.cookie(SESSION_COOKIE) {
            Some(token) => sessions::actor_of(&self.app, token).await.expect("an actor"),
            None => Actor::Guest,
        }
    }

    async fn account_of(&self, name: &str, email_proven: EmailProof) -> AccountId {
        let email = Email::parse(&format!("{}@story.test", name.replace(|c: char| !c.is_ascii(), "x")));
        let new = NewAccount {
            name: Name::parse(name).expect("a name"),
            email: Some(email.expect("an address")),
            email_proven,
            display_name: name.to_owned(),
            locale: Locale::ZhCn,
        };
        registration::create(&self.app, new).await.expect("an account")
    }
}
