//! Mail: one message to one address.

use std::path::PathBuf;

use anyhow::Context as _;
use lettre::message::header::{ContentTransferEncoding, ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Body, Mailbox};
use lettre::transport::smtp::authentication::Credentials;
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};
use serde::{Deserialize, Serialize};

use super::kept;
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
    /// Where it can be ended; none for what is about the account itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub one_click: Option<OneClick>,
}

/// How mails of a kind are ended by one click (RFC 8058), and which mail this is.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OneClick {
    /// The address that ends them: asked with GET it is a page, with POST it does so.
    pub unsubscribe: String,
    /// The id of the mail: sent twice, it is one mail to whoever receives it.
    pub id: String,
}

impl Mail {
    /// A message to an address.
    pub fn new(to: &str, subject: String, text: String) -> Self {
        Self { to: to.to_owned(), subject, text, one_click: None }
    }
}

/// The mail server takes nothing for this address, now or later.
#[derive(Debug, thiserror::Error)]
#[error("the mail server refuses the address with {0}")]
pub struct Refused(u16);

/// What a server answers to an address that there is not (RFC 5321 §4.2.3), with what says that it is the address and
/// not a limit or a policy (RFC 3463 §3.2): trying again is of no use then.
const REFUSALS: [u16; 3] = [550, 551, 553];
const OF_THE_ADDRESS: &str = "5.1.";

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
    /// [`Refused`] where the server takes nothing for this address; else when it is no address, or the server does not
    /// take it right now: the caller tries again later.
    pub async fn send(&self, mail: Mail) -> anyhow::Result<()> {
        let mut message = Message::builder()
            .from(self.from.clone())
            .to(mail.to.parse().context("recipient")?)
            .subject(mail.subject)
            .header(AutoSubmitted)
            .header(ContentType::TEXT_PLAIN);
        if let Some(OneClick { unsubscribe, id }) = mail.one_click {
            message = message.message_id(Some(id)).header(ListUnsubscribe(unsubscribe)).header(ByOneClick);
        }
        let body = match &self.way {
            // Whoever opens the file reads the words.
            Way::Folder(_) => Body::new_with_encoding(mail.text, ContentTransferEncoding::EightBit)
                .unwrap_or_else(Body::new),
            Way::Smtp(_) => Body::new(mail.text),
        };
        let message = message.body(body)?;
        match &self.way {
            Way::Folder(folder) => kept::keep(folder, "eml", &message.formatted()).await,
            Way::Smtp(transport) => match transport.send(message).await {
                Ok(_) => Ok(()),
                // What a server says of a refused mail holds its address: the log is told the number alone.
                Err(error) => Err(match error.status().map(u16::from) {
                    Some(code) if REFUSALS.contains(&code) && error.to_string().contains(OF_THE_ADDRESS) => {
                        Refused(code).into()
                    }
                    Some(code) => anyhow::anyhow!("the mail server answered {code}"),
                    None => error.into(),
                }),
            },
        }
    }
}

/// That nobody wrote it by hand, so that nobody's machine replies (RFC 3834).
#[derive(Clone)]
struct AutoSubmitted;
/// Where mails of this kind are ended (RFC 2369).
#[derive(Clone)]
struct ListUnsubscribe(String);
/// That one click does so (RFC 8058).
#[derive(Clone)]
struct ByOneClick;

/// A header that is only ever written.
macro_rules! written {
    ($header:ident, $name:literal, $value:expr) => {
        impl Header for $header {
            fn name() -> HeaderName {
                HeaderName::new_from_ascii_str($name)
            }

            fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
                Err("only ever written".into())
            }

            fn display(&self) -> HeaderValue {
                let value: fn(&Self) -> String = $value;
                HeaderValue::new(Self::name(), value(self))
            }
        }
    };
}

written!(AutoSubmitted, "Auto-Submitted", |_| "auto-generated".to_owned());
written!(ListUnsubscribe, "List-Unsubscribe", |header| format!("<{}>", header.0));
written!(ByOneClick, "List-Unsubscribe-Post", |_| "List-Unsubscribe=One-Click".to_owned());

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
