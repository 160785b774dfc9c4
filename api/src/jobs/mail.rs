//! Mail: one message to one address.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use lettre::message::{Mailbox, header::ContentType};
use lettre::transport::smtp::authentication::Credentials;
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};
use serde::{Deserialize, Serialize};

use crate::config::{Config, SmtpConfig};

/// A message, as it waits in a job.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Mail {
    /// The address.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// The text, plain.
    pub text: String,
}

/// Sends mail.
pub struct Mailer {
    from: Mailbox,
    way: Way,
}

enum Way {
    /// Each mail becomes a file in this folder: for trying out, and where no mail server is set.
    Folder(PathBuf),
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
}

impl Mailer {
    /// A mailer as the settings say.
    ///
    /// # Errors
    /// When `mail_from` is no address or the server's name is none.
    pub fn new(config: &Config) -> anyhow::Result<Self> {
        let from = config.mail_from.parse().context("mail_from")?;
        let way = match &config.smtp {
            None => Way::Folder(config.data_dir.join("mail")),
            Some(smtp) => Way::Smtp(transport(smtp)?),
        };
        Ok(Self { from, way })
    }

    /// Sends one message.
    ///
    /// # Errors
    /// When it is no address, or the server does not take it; the caller tries again later.
    pub async fn send(&self, mail: Mail) -> anyhow::Result<()> {
        let message = Message::builder()
            .from(self.from.clone())
            .to(mail.to.parse().context("recipient")?)
            .subject(mail.subject)
            .header(ContentType::TEXT_PLAIN)
            .body(mail.text)?;
        match &self.way {
            Way::Folder(folder) => keep(folder, &message).await,
            Way::Smtp(transport) => match transport.send(message).await {
                Ok(_) => Ok(()),
                // What a server says of a refused mail holds its address: the log is told the number alone.
                Err(error) => Err(match error.status() {
                    Some(code) => anyhow::anyhow!("the mail server answered {code}"),
                    None => error.into(),
                }),
            },
        }
    }
}

fn transport(smtp: &SmtpConfig) -> anyhow::Result<AsyncSmtpTransport<Tokio1Executor>> {
    let builder = match (smtp.plaintext, smtp.port) {
        (true, _) => AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&smtp.host),
        (false, 465) => AsyncSmtpTransport::<Tokio1Executor>::relay(&smtp.host)?,
        (false, _) => AsyncSmtpTransport::<Tokio1Executor>::starttls_relay(&smtp.host)?,
    };
    let builder = builder.port(smtp.port);
    Ok(match (&smtp.user, &smtp.password) {
        (Some(user), Some(password)) => {
            builder.credentials(Credentials::new(user.clone(), password.clone())).build()
        }
        _ => builder.build(),
    })
}

async fn keep(folder: &Path, message: &Message) -> anyhow::Result<()> {
    let name = format!("{}.eml", crate::secret::token());
    let path = folder.join(name);
    tokio::fs::write(&path, message.formatted())
        .await
        .with_context(|| format!("cannot write {}", path.display()))?;
    tracing::info!(file = %path.display(), "mail kept as a file");
    Ok(())
}
