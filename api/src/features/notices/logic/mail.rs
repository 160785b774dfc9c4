//! Notices as mail: one at a time, or once a day. What may not be read any more when it is sent is not sent, nor what was
//! read meanwhile.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::job::JobKind;
use linli_entities::notice::{MailMode, Model, NoticeId};
use linli_entities::outbox::OutboxKind;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::reading::{self, Told};
use super::settings;
use crate::actor::Scope;
use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts;
use crate::features::accounts::logic::emails;
use crate::features::accounts::logic::readers::{self, Reader};
use crate::features::notices::rules::hours;
use crate::features::notices::rules::letters::{self, Envelope};
use crate::features::notices::rules::tokens::{self, Ends};
use crate::features::notices::rules::words::Words;
use crate::features::notices::store::mailing;
use crate::jobs::mail::{Mail, Refused};
use crate::{jobs, outbox};

/// Notices that one daily letter tells of, the newest; older ones are on the page of notices.
const DIGEST_ROWS: u64 = 200;

/// What a job of notices is about.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(untagged)]
enum Payload {
    Notice { notice_id: NoticeId },
    Digest { account_id: AccountId },
}

/// Writes the job that mails a notice.
pub(super) async fn enqueue(txn: &Txn, id: NoticeId, at: Instant) -> Result<(), Error> {
    Ok(jobs::enqueue(txn, JobKind::MailNotice, json!(Payload::Notice { notice_id: id }), at).await?)
}

/// Writes the job of the daily letter of an account, unless one is coming.
pub(super) async fn enqueue_digest(txn: &Txn, id: AccountId, at: Instant) -> Result<(), Error> {
    if mailing::begin_digest(txn, id, at).await? {
        jobs::enqueue(txn, JobKind::MailDigest, json!(Payload::Digest { account_id: id }), at).await?;
    }
    Ok(())
}

/// Does a job of notices.
///
/// # Errors
/// When the mail server does not take the mail, or the database fails.
pub async fn send(app: &App, payload: serde_json::Value) -> anyhow::Result<()> {
    match serde_json::from_value(payload)? {
        Payload::Notice { notice_id } => send_notice(app, notice_id).await,
        Payload::Digest { account_id } => send_digest(app, account_id).await,
    }
}

/// Somebody who can be mailed.
#[derive(Clone, Debug)]
pub struct Addressee {
    /// Who.
    pub reader: Reader,
    /// The proven address. Personal data.
    pub address: String,
    /// What it is called.
    pub name: String,
}

/// Whose account this is, with a proven address and not gone.
///
/// # Errors
/// When the database fails.
pub async fn addressee(app: &App, id: AccountId) -> Result<Option<Addressee>, Error> {
    let found = readers::at(app.db.read(), &[id], app.clock.now()).await?.remove(&id);
    let Some(reader) = found else { return Ok(None) };
    addressed(app, reader).await
}

/// The same of whom is known already.
///
/// # Errors
/// When the database fails.
pub async fn addressed(app: &App, reader: Reader) -> Result<Option<Addressee>, Error> {
    let Some(address) = reader.account.email.clone().filter(|_| reader.takes_mail()) else { return Ok(None) };
    let id = reader.account.id;
    let shown = accounts::logic::refs(app, &[id], Scope::Anywhere).await?.remove(&id);
    let name = shown.map_or_else(|| reader.account.name.clone(), |shown| shown.display_name);
    Ok(Some(Addressee { reader, address, name }))
}

/// The words of what the reader may read now.
async fn words(app: &App, reader: &Reader, rows: Vec<Model>) -> Result<Vec<Words>, Error> {
    let told = reading::told(app, &reader.actor, rows).await?;
    Ok(told.iter().map(|told: &Told| told.words(reader.account.locale)).collect())
}

/// Mails one notice, unless it was read meanwhile, or may not be read any more, or its reader has no address.
async fn send_notice(app: &App, id: NoticeId) -> anyhow::Result<()> {
    let Some(row) = mailing::unmailed(app.db.read(), id).await? else { return Ok(()) };
    let (account_id, kind) = (row.account_id, row.kind);
    // Mails of a kind may have been ended since this one was enqueued.
    let wanted = settings::of(app.db.read(), account_id).await?.of(kind).mail != MailMode::Never;
    if wanted
        && row.read_at.is_none()
        && let Some(to) = addressee(app, account_id).await?
        && let Some(words) = words(app, &to.reader, vec![row]).await?.pop()
    {
        let letter = |envelope: &Envelope<'_>| letters::notice(envelope, &words);
        deliver(app, &to, (Ends::Kind(kind), format!("notice-{id}")), letter).await?;
    }
    Ok(mailed(app, vec![id]).await?)
}

/// Mails the daily letter of an account, if something is left to say.
async fn send_digest(app: &App, id: AccountId) -> anyhow::Result<()> {
    let Some(last) = mailing::last_undigested(app.db.read(), id).await? else {
        return Ok(app
            .db
            .write((id, app.clock.now()), |txn, (id, now)| Box::pin(end_digest(txn, id, now)))
            .await?);
    };
    let settings = settings::of(app.db.read(), id).await?;
    let mut unread = mailing::unread_undigested(app.db.read(), id, last, DIGEST_ROWS).await?;
    unread.retain(|row| settings.of(row.kind).mail != MailMode::Never);
    unread.reverse();
    if let Some(to) = addressee(app, id).await? {
        let words = words(app, &to.reader, unread).await?;
        if !words.is_empty() {
            let letter = |envelope: &Envelope<'_>| letters::digest(envelope, &words);
            deliver(app, &to, (Ends::Digest, format!("digest-{id}-{last}")), letter).await?;
        }
    }
    Ok(app
        .db
        .write((id, last, app.clock.now()), |txn, (id, last, now)| {
            Box::pin(async move {
                mailing::mark_digested(txn, id, last, now).await?;
                end_digest(txn, id, now).await
            })
        })
        .await?)
}

/// Sends a letter that one click ends, and notes whether the address takes mail. Sent twice with the same id, it is one
/// letter to whoever receives it.
///
/// # Errors
/// When the mail server does not take it, or the database fails.
pub async fn deliver(
    app: &App,
    to: &Addressee,
    (ends, id): (Ends, String),
    letter: impl FnOnce(&Envelope<'_>) -> Mail,
) -> anyhow::Result<()> {
    let account = &to.reader.account;
    let site = app.config.public_url.as_str();
    let host = site.split("://").last().unwrap_or(site);
    let envelope = Envelope {
        to: &to.address,
        name: &to.name,
        locale: account.locale,
        site,
        token: tokens::make(&app.server_key, account.id, ends),
        id: format!("<{id}@{host}>"),
    };
    let sent = app.mailer.send(letter(&envelope)).await;
    let refused = matches!(&sent, Err(error) if error.is::<Refused>());
    let known = account.email_failed_at;
    if refused == known.is_none() && (refused || sent.is_ok()) {
        let failed_at = refused.then(|| app.clock.now());
        app.db
            .write((account.id, to.address.clone(), failed_at), |txn, (id, to, failed_at)| {
                Box::pin(async move { emails::note_delivery(txn, id, &to, failed_at).await })
            })
            .await?;
    }
    sent
}

async fn mailed(app: &App, ids: Vec<NoticeId>) -> Result<(), Error> {
    app.db
        .write((ids, app.clock.now()), |txn, (ids, now)| {
            Box::pin(async move { Ok(mailing::mark_mailed(txn, &ids, now).await?) })
        })
        .await
}

/// The letter is sent or given up; what came meanwhile begins the next.
async fn end_digest(txn: &Txn, id: AccountId, now: Instant) -> Result<(), Error> {
    mailing::end_digest(txn, id).await?;
    if mailing::last_undigested(txn, id).await?.is_some() {
        let quiet = settings::of(txn, id).await?.quiet;
        enqueue_digest(txn, id, hours::digest_at(quiet, now)).await?;
    }
    Ok(())
}

/// Records that something could not be mailed (E13), within the transaction in which its job is given up: what it is
/// about has happened all the same, and staff are told to call where it was theirs to say.
///
/// # Errors
/// When the database fails.
pub async fn give_up(txn: &Txn, payload: serde_json::Value, now: Instant) -> Result<(), Error> {
    match serde_json::from_value(payload) {
        Ok(Payload::Notice { notice_id }) => {
            mailing::mark_failed(txn, &[notice_id], now).await?;
            Ok(outbox::enqueue(txn, OutboxKind::Notice, notice_id.0, now).await?)
        }
        Ok(Payload::Digest { account_id }) => {
            mailing::mark_undigested_failed(txn, account_id, now).await?;
            end_digest(txn, account_id, now).await
        }
        Err(_) => Ok(()),
    }
}
