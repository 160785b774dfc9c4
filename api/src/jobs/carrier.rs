//! What carries short messages: text messages to telephones, pushes to devices.
//!
//! A provider is a program of the operator's (`sms_command`, `push_command`): it is started for each message, reads one
//! line of JSON ([`Message`]) from its standard input and says by its exit status what became of it: 0 that it was taken,
//! 65 ([`REFUSED`]) that this number or device takes nothing, anything else that it should be tried again later. It knows
//! nothing of the server's environment but `PATH`. Where no program is set, each message becomes a file in
//! `data_dir/messages`, and the log tells of it without its words.

use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use anyhow::Context as _;
use serde::{Deserialize, Serialize};
use tokio::io::AsyncWriteExt as _;
use tokio::process::Command;

use super::kept;
use crate::config::Config;

/// The exit status of a program that says: to this address never (`EX_DATAERR` of sysexits.h).
pub const REFUSED: i32 = 65;
/// How long a program may take for one message, in seconds.
const MAX: Duration = Duration::from_secs(30);

/// How a short message travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// As a text message to a telephone.
    Sms,
    /// To a device that an app registered.
    Push,
}

/// A short message, as it waits in a job and as a provider's program reads it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Message {
    /// Which message this is: what is sent twice after a failure is one message to whoever minds it.
    pub id: String,
    /// How it travels.
    pub channel: Channel,
    /// The number in E.164, or the token of the device.
    pub to: String,
    /// The words, plain.
    pub text: String,
    /// Where it leads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// The provider takes nothing for this number or device, now or later.
#[derive(Debug, thiserror::Error)]
#[error("the provider refuses the address")]
pub struct Refused;

/// Carries short messages, each channel in a way of its own.
pub struct Carrier {
    sms: Way,
    push: Way,
}

enum Way {
    /// Each message becomes a file in this folder: for trying out, and where no provider is set.
    Folder(PathBuf),
    /// Each message is handed to this program.
    Program(PathBuf),
}

impl Carrier {
    /// A carrier as the settings say.
    pub fn new(config: &Config) -> Self {
        let way = |program: &Option<PathBuf>| match program {
            Some(program) => Way::Program(program.clone()),
            None => Way::Folder(config.data_dir.join("messages")),
        };
        Self { sms: way(&config.sms_command), push: way(&config.push_command) }
    }

    /// Carries one message.
    ///
    /// # Errors
    /// [`Refused`] where the provider takes nothing for this address; else when it does not take it right now: the caller
    /// tries again later.
    pub async fn carry(&self, message: &Message) -> anyhow::Result<()> {
        let way = match message.channel {
            Channel::Sms => &self.sms,
            Channel::Push => &self.push,
        };
        let mut line = serde_json::to_vec(message)?;
        line.push(b'\n');
        match way {
            Way::Folder(folder) => kept::keep(folder, "json", &line).await,
            Way::Program(program) => hand_to(program, &line).await,
        }
    }
}

/// Starts the program, gives it the line and waits for what it says. Dropped, it is killed.
async fn hand_to(program: &PathBuf, line: &[u8]) -> anyhow::Result<()> {
    let mut child = Command::new(program)
        .env_clear()
        .envs(std::env::var_os("PATH").map(|path| ("PATH", path)))
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .with_context(|| format!("cannot start {}", program.display()))?;
    let told = async {
        if let Some(mut input) = child.stdin.take() {
            // Whoever ends before reading says so by the exit status.
            let _ = input.write_all(line).await;
        }
        child.wait().await
    };
    let status = tokio::time::timeout(MAX, told).await.context("the provider's program took too long")??;
    match status.code() {
        Some(0) => Ok(()),
        Some(REFUSED) => Err(Refused.into()),
        _ => Err(anyhow::anyhow!("the provider's program ended with {status}")),
    }
}
