//! `linli demo`: a small lively example in a folder of its own, to look around in.
//!
//! What always holds: a folder that anybody uses is refused, for the accounts of the example have a password that
//! everybody can read; a second start adds nothing, and an interrupted first one is completed by the next.
//! Deliberately absent: anything that only the example could do. It is made by the import and by the use cases that
//! everybody has.

mod club;
mod complaints;
mod desk;
mod homes;
mod journey;
mod people;
mod talk;

use chrono::TimeDelta;
use linli_entities::Instant;
use linli_entities::import_ref::ImportKind;
use serde_json::json;

use crate::app::App;
use crate::config::Config;
use crate::features::accounts::logic::operators;
use crate::features::imports::logic::{self as imports, OnWrongLine};
use crate::page::PageRequest;

/// The password of every account of the example.
pub const PASSWORD: &str = "river-stone-boat";

/// The settings of a server that shows the example: its own folder and database, and no mail leaves it.
pub fn settings(config: Config, data_dir: std::path::PathBuf) -> Config {
    Config { data_dir, database_url: None, smtp: None, ..config }
}

/// Makes the example, or what is missing of it.
///
/// # Errors
/// When the database is in use for something else; when it fails.
pub async fn fill(app: &App) -> anyhow::Result<()> {
    let known = imports::taken_in(app, ImportKind::Account, people::FIRST).await?;
    if known.is_none() && operators::any_account(app).await? {
        anyhow::bail!("{} is in use: the demo wants a folder of its own", app.config.data_dir.display());
    }
    let lines = lines(app.clock.now());
    let report = imports::run(app, lines.as_bytes(), OnWrongLine::Stop, |_| {}).await?;
    if let Some((line, reason)) = report.wrong.first() {
        anyhow::bail!("line {line} of the example: {reason}");
    }
    people::equip(app).await?;
    homes::build(app).await?;
    desk::furnish(app).await?;
    let mut signed_in = people::SignedIn::default();
    complaints::tell(app, &mut signed_in).await?;
    journey::tell(app, &mut signed_in).await?;
    club::tell(app, &mut signed_in).await?;
    signed_in.leave(app).await
}

/// A page that has all there is of something here.
fn all<K>() -> PageRequest<K> {
    PageRequest { limit: 100, after: None }
}

/// How to sign in, for whoever started it.
pub fn welcome(public_url: &str) -> String {
    let accounts: String = people::PEOPLE
        .iter()
        .filter(|person| !person.task.is_empty())
        .map(|person| format!("  {:<15} {}\n", person.name, person.task))
        .collect();
    format!("\nThe demo is at {public_url}\nSign in with the password {PASSWORD} as\n{accounts}")
}

/// Projects, boards, accounts, topics and posts in the import format. Everything was said shortly before `now`.
fn lines(now: Instant) -> String {
    let ago = |hours: i64| (now - TimeDelta::hours(hours)).to_rfc3339();
    let mut records = people::PEOPLE
        .iter()
        .map(|person| {
            json!({ "kind": "account", "ref": person.reference(), "name": person.name,
                "display_name": person.display_name, "created_at": ago(24 * 200) })
        })
        .collect::<Vec<_>>();
    records.extend(homes::records(&ago));
    records.extend(talk::records(&ago));
    records.iter().map(|record| format!("{record}\n")).collect()
}
