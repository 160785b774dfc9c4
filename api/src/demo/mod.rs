//! `linli demo`: a small lively example in a folder of its own, to look around in.
//!
//! It is a script (the files in `data/`): who did what at which time of the last [`DAYS`] days. The player signs people in and sends
//! what they do to the API of this program, while a clock of its own goes from step to step and the work that is due
//! by then is done. So whatever the example shows came about as it does for everybody, at the time that it tells.
//!
//! What always holds: a folder that anybody uses is refused, for the accounts of the example have a password that
//! everybody can read; it is made beside its place and moved there when it is whole, so an interrupted start leaves
//! nothing and a second one adds nothing; the same script at the same time gives the same example, but for what is
//! drawn at random (secrets, pseudonyms).
//! Deliberately absent: anything that only the example could do, but for passwords and addresses that are given out.

mod due;
mod moments;
mod people;
mod player;
mod script;
mod values;

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Context as _;
use chrono::TimeDelta;
use linli_entities::Instant;
use linli_entities::import_ref::ImportKind;

use crate::app::{App, Purpose};
use crate::clock::Clock;
use crate::config::{Config, DatabaseConfig};
use crate::features::accounts::logic::operators;
use crate::features::imports::logic as imports;

/// The password of every account of the example.
pub const PASSWORD: &str = "river-stone-boat";
/// For how many days people of the example have been here.
pub const DAYS: i64 = 100;
/// What marks a folder in which an example is being made.
const UNFINISHED: &str = "unfinished-demo";

/// The settings of a server that shows the example: its own folder and database, and nothing leaves it.
pub fn settings(config: Config, data_dir: PathBuf) -> Config {
    Config { data_dir, database_url: None, smtp: None, sms_command: None, push_command: None, ..config }
}

/// Makes the example of these settings as it is at `now`, where its folder has none yet.
///
/// # Errors
/// When the folder holds something else; when a step is refused; when the disk or the database fails.
pub async fn make(config: &Config, now: Instant) -> anyhow::Result<()> {
    let DatabaseConfig::Sqlite { path } = config.database() else {
        anyhow::bail!("the demo wants a database of its own");
    };
    if path.exists() {
        return Ok(());
    }
    let place = &config.data_dir;
    if place.read_dir().is_ok_and(|mut entries| entries.next().is_some()) {
        anyhow::bail!("{} is in use: the demo wants a folder of its own", place.display());
    }
    let beside = beside(place)?;
    tracing::info!("the demo is being made, which takes some seconds");
    let making = Config { data_dir: beside.clone(), generous_limits: true, ..config.clone() };
    let app = App::open(making, Clock::manual(beginning(now)), Purpose::Serve).await?;
    let filled = fill(&app, now).await;
    app.close().await;
    drop(app);
    filled?;
    std::fs::remove_file(beside.join(UNFINISHED))?;
    if place.exists() {
        std::fs::remove_dir(place)?;
    }
    std::fs::rename(&beside, place).with_context(|| format!("cannot make {}", place.display()))
}

/// The folder beside a place in which the example is made, empty. What an interrupted start left there is removed.
fn beside(place: &Path) -> anyhow::Result<PathBuf> {
    let mut name = place.file_name().context("the folder of the demo needs a name")?.to_owned();
    name.push(".unfinished");
    let beside = place.with_file_name(name);
    if beside.exists() {
        if !beside.join(UNFINISHED).exists() {
            anyhow::bail!("{} is in use: the demo is made there", beside.display());
        }
        std::fs::remove_dir_all(&beside)?;
    }
    std::fs::create_dir_all(&beside).with_context(|| format!("cannot make {}", beside.display()))?;
    std::fs::write(beside.join(UNFINISHED), "")?;
    Ok(beside)
}

/// When the example that is to be whole at `now` begins.
pub fn beginning(now: Instant) -> Instant {
    now - TimeDelta::days(DAYS)
}

/// Demands that the database holds the example.
///
/// # Errors
/// When it holds something else; when it fails.
pub async fn demand(app: &App) -> anyhow::Result<()> {
    if imports::taken_in(app, ImportKind::Account, &people::mark()?).await?.is_none() {
        anyhow::bail!("{} is in use: the demo wants a folder of its own", app.config.data_dir.display());
    }
    Ok(())
}

/// Plays the whole script into an empty application whose clock is moved by hand and stands at the [`beginning`]; then
/// it is `now`.
///
/// # Errors
/// When there is anything in it; when a step is refused, with the step and the answer; when the database fails.
pub async fn fill(app: &App, now: Instant) -> anyhow::Result<()> {
    if operators::any_account(app).await? {
        anyhow::bail!("{} is in use: the demo wants a folder of its own", app.config.data_dir.display());
    }
    people::settle(app).await?;
    player::play(app, now).await
}

/// Lets the clock of the example go on to `at`; it never goes back.
fn wait_until(app: &App, at: Instant) {
    let rest = at - app.clock.now();
    app.clock.advance(Duration::from_millis(u64::try_from(rest.num_milliseconds()).unwrap_or(0)));
}

/// How to sign in, for whoever started it.
///
/// # Errors
/// When the file of people cannot be read.
pub fn welcome(public_url: &str) -> anyhow::Result<String> {
    let accounts: String = script::people()?
        .iter()
        .filter(|person| !person.task.is_empty())
        .map(|person| format!("  {:<15} {}\n", person.name, person.task))
        .collect();
    Ok(format!(
        "\nThe demo is at {public_url}; everybody in it is made up\nSign in with the password {PASSWORD} as\n{accounts}"
    ))
}
