//! Who lives and works in the example: accounts, with a password and an address that count as proven.

use linli_entities::account::AccountId;
use linli_entities::import_ref::ImportKind;
use linli_entities::role_grant::Role;
use serde_json::json;

use super::script::{self, Person};
use super::{PASSWORD, wait_until};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::features::accounts::logic::operators;
use crate::features::accounts::rules::emails::Email;
use crate::features::accounts::rules::passwords::Password;
use crate::features::imports::logic::{self as imports, OnWrongLine};
use crate::features::roles;
use crate::features::roles::rules::NewGrant;
use crate::once::Once;

/// By which the import knows the account.
fn reference(person: &Person) -> String {
    format!("demo:{}", person.name)
}

/// The reference of the first account, by which the example is known again.
///
/// # Errors
/// When the file of people cannot be read.
pub(super) fn mark() -> anyhow::Result<String> {
    script::people()?.first().map(reference).ok_or_else(|| anyhow::anyhow!("nobody is in people.toml"))
}

/// The account of this person.
pub(super) async fn account(app: &App, person: &Person) -> anyhow::Result<AccountId> {
    let id = imports::taken_in(app, ImportKind::Account, &reference(person)).await?;
    Ok(AccountId(id.ok_or(Error::NotFound("account"))?))
}

/// Makes everybody; the first is the administrator, who then gives the other roles.
pub(super) async fn settle(app: &App) -> anyhow::Result<()> {
    let (people, now) = (script::people()?, app.clock.now());
    let lines: String = people
        .iter()
        .map(|person| {
            let line = json!({ "kind": "account", "ref": reference(person), "name": person.name,
                "display_name": person.shown, "created_at": now.to_rfc3339() });
            format!("{line}\n")
        })
        .collect();
    let report = imports::run(app, lines.as_bytes(), OnWrongLine::Stop, |_| {}).await?;
    if let Some((line, reason)) = report.wrong.first() {
        anyhow::bail!("person {line} of the example: {reason}");
    }
    wait_until(app, now + chrono::TimeDelta::minutes(1));
    for (place, person) in people.iter().enumerate() {
        let id = account(app, person).await?;
        let email = Email::parse(&format!("{}@demo.invalid", person.name))
            .map_err(|code| Error::invalid("/email", code))?;
        operators::equip(app, id, email, Password::typed(PASSWORD)).await?;
        if place == 0 {
            let grant = NewGrant::parse(Role::Administrator, None, None)?;
            roles::logic::grant(app, &Actor::System, id, grant, Once::default()).await?;
        }
    }
    Ok(())
}
