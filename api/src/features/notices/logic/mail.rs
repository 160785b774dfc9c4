//! Notices as mail: one at a time, or once a day. What may not be read any more when it is sent is not sent.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::job::JobKind;
use linli_entities::notice::{Model, NoticeId};
use linli_entities::outbox::OutboxKind;
use serde_json::json;

use super::reading::{self, Told};
use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::readers::{self, Reader};
use crate::features::notices::output::Notice;
use crate::features::notices::rules::hours::Hours;
use crate::features::notices::rules::letters::{self, Envelope, LISTED_MAX};
use crate::features::notices::rules::tokens::{self, Ends};
use crate::features::notices::rules::words::Words;
use crate::features::notices::store;
use crate::{jobs, outbox};

/// Notices that one daily letter takes together.
const DIGEST_ROWS: u64 = 200;

/// Writes the job that mails a notice.
pub(super) async fn enqueue(txn: &Txn, id: NoticeId, at: Instant) -> Result<(), Error> {
    Ok(jobs::enqueue(txn, JobKind::MailNotice, json!({ "notice_id": id }), at).await?)
}

/// Writes the job of the daily letter of an account, unless one is coming.
pub(super) async fn enqueue_digest(txn: &Txn, id: AccountId, at: Instant) -> Result<(), Error> {
    if store::begin_digest(txn, id, at).await? {
        jobs::enqueue(txn, JobKind::MailDigest, json!({ "account_id": id }), at).await?;
    }
    Ok(())
}

/// Somebody who can be mailed: with a proven address, and not gone.
async fn addressee(app: &App, id: AccountId) -> Result<Option<(Reader, String)>, Error> {
    let Some(reader) = readers::of(app.db.read(), &[id]).await?.remove(&id) else { return Ok(None) };
    let proven = reader.account.email_proven_at.is_some();
    let address = reader.account.email.clone().filter(|_| proven);
    Ok(address.map(|address| (reader, address)))
}

fn words(app: &App, reader: &Reader, told: Vec<Told>) -> Vec<Words> {
    let _ = app;
    told.into_iter()
        .map(|told| {
            let notice = Notice::of(told, reader.account.locale);
            Words { title: notice.title, text: notice.text, url: notice.url }
        })
        .collect()
}

fn envelope<'a>(app: &'a App, reader: &'a Reader, to: &'a str, ends: Ends, id: String) -> Envelope<'a> {
    let token = tokens::make(&app.server_key, reader.account.id, ends);
    let site = app.config.public_url.as_str();
    let host = site.split("://").last().unwrap_or(site);
    Envelope {
        to,
        name: &reader.account.name,
        locale: reader.account.locale,
        site,
        unsubscribe: format!("{site}/unsubscribe?token={token}"),
        id: format!("<{id}@{host}>"),
    }
}

/// Mails one notice, unless it was read meanwhile, or may not be read any more, or its reader has no address.
///
/// # Errors
/// When the mail server does not take it, or the database fails.
pub async fn mail_notice(app: &App, id: NoticeId) -> anyhow::Result<()> {
    let Some(row) = store::unmailed(app.db.read(), id).await? else { return Ok(()) };
    if let Some((reader, to)) = addressee(app, row.account_id).await? {
        let kind = row.kind;
        let told = reading::told(app, &reader.actor, vec![row]).await?;
        if let Some(words) = words(app, &reader, told).pop() {
            let envelope = envelope(app, &reader, &to, Ends::Kind(kind), format!("notice-{id}"));
            app.mailer.send(letters::notice(&envelope, &words)).await?;
        }
    }
    Ok(mailed(app, vec![id]).await?)
}

/// Mails the daily letter of an account, if something is left to say.
///
/// # Errors
/// As [`mail_notice`].
pub async fn mail_digest(app: &App, id: AccountId) -> anyhow::Result<()> {
    let rows = store::undigested(app.db.read(), id, DIGEST_ROWS).await?;
    let ids: Vec<NoticeId> = rows.iter().map(|row| row.id).collect();
    let waiting: Vec<Model> = rows.into_iter().filter(|row| row.read_at.is_none()).collect();
    if let (Some((reader, to)), Some(last)) = (addressee(app, id).await?, ids.last()) {
        let told = reading::told(app, &reader.actor, waiting).await?;
        let words = words(app, &reader, told);
        if !words.is_empty() {
            let envelope = envelope(app, &reader, &to, Ends::Digest, format!("digest-{id}-{last}"));
            app.mailer.send(letters::digest(&envelope, &words)).await?;
        }
    }
    let _ = LISTED_MAX;
    mailed(app, ids).await?;
    let hours = super::settings::of_all(app.db.read(), &[id]).await?.remove(&id).unwrap_or_default().hours;
    Ok(end_digest(app, id, hours).await?)
}

async fn mailed(app: &App, ids: Vec<NoticeId>) -> Result<(), Error> {
    app.db
        .write((ids, app.clock.now()), |txn, (ids, now)| {
            Box::pin(async move { Ok(store::mark_mailed(txn, &ids, now).await?) })
        })
        .await
}

/// The letter is sent; what came meanwhile begins the next.
async fn end_digest(app: &App, id: AccountId, hours: Hours) -> Result<(), Error> {
    app.db
        .write((id, hours.digest_at(app.clock.now())), |txn, (id, next_at)| {
            Box::pin(async move {
                store::end_digest(txn, id).await?;
                if !store::undigested(txn, id, 1).await?.is_empty() {
                    enqueue_digest(txn, id, next_at).await?;
                }
                Ok(())
            })
        })
        .await
}

/// Records that a notice could not be mailed (E13): what it is about is met all the same, and staff are told to call.
///
/// # Errors
/// When the database fails.
pub async fn give_up(app: &App, id: NoticeId) -> Result<(), Error> {
    app.db
        .write((id, app.clock.now()), |txn, (id, now)| {
            Box::pin(async move {
                if store::mark_failed(txn, id, now).await? {
                    outbox::enqueue(txn, OutboxKind::Notice, id.0, now).await?;
                }
                Ok(())
            })
        })
        .await
}
