//! Profile pictures: their rows, and their bytes in the folder `attachments`.
//!
//! The file is complete under its name before a profile shows it, and what no profile shows is swept up: so a crash
//! at any point leaves at worst a file that nobody sees, for an hour.

use std::path::PathBuf;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::attachment::{self, AttachmentId, AttachmentKind};
use linli_entities::outbox::OutboxKind;
use sea_orm::Set;

use crate::actor::SignedIn;
use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::rules::pictures;
use crate::features::accounts::store;
use crate::{outbox, secret};

/// Where the bytes of an attachment are.
fn path(app: &App, id: AttachmentId) -> PathBuf {
    app.config.data_dir.join("attachments").join(id.to_string())
}

/// Takes in a picture and shows it in the profile of whoever asks; the one before is deleted.
///
/// # Errors
/// [`Code::BadImage`](crate::code::Code::BadImage); [`Error::TooManyRequests`].
pub async fn put(app: &App, actor: &SignedIn, bytes: Vec<u8>) -> Result<(), Error> {
    app.rates.write.count(&actor.account_id)?;
    let bytes = decoded(app, bytes).await?;
    let row = attachment::ActiveModel {
        kind: Set(AttachmentKind::Avatar),
        created_by: Set(actor.account_id),
        media_type: Set(pictures::MEDIA_TYPE.to_owned()),
        sha256: Set(secret::hash_bytes(&bytes)),
        byte_count: Set(i64::try_from(bytes.len()).unwrap_or(i64::MAX)),
        width: Set(i32::try_from(pictures::SIDE).unwrap_or(i32::MAX)),
        height: Set(i32::try_from(pictures::SIDE).unwrap_or(i32::MAX)),
        created_at: Set(app.clock.now()),
        ..Default::default()
    };
    // The id names the file, so the row comes first, in a transaction of its own that shows it to nobody.
    let id = app
        .db
        .write(row, |txn, row| Box::pin(async move { Ok(store::attachments::insert(txn, row).await?.id) }))
        .await?;
    if let Err(error) = keep(path(app, id), bytes).await {
        // Half a picture on a full disk only takes room; its row is swept.
        forget(app, id).await;
        return Err(error);
    }
    show(app, actor.account_id, Some(id)).await
}

/// Decodes on a blocking thread, as few at a time as passwords are hashed: a picture may take hundreds of megabytes.
async fn decoded(app: &App, bytes: Vec<u8>) -> Result<Vec<u8>, Error> {
    let app = app.clone();
    let run = tokio::spawn(async move {
        let _place = app.hashing.acquire().await.map_err(Error::internal)?;
        tokio::task::spawn_blocking(move || pictures::avatar(&bytes)).await.map_err(Error::internal)
    });
    run.await.map_err(Error::internal)??.map_err(|code| Error::invalid("", code))
}

/// Shows another picture or none, and deletes the one before.
async fn show(app: &App, account_id: AccountId, shown: Option<AttachmentId>) -> Result<(), Error> {
    let before = app
        .db
        .write((account_id, shown, app.clock.now()), |txn, (account_id, shown, now)| {
            Box::pin(async move { show_in(txn, account_id, shown, now).await })
        })
        .await?;
    if let Some(before) = before {
        forget(app, before).await;
    }
    Ok(())
}

async fn show_in(
    txn: &Txn,
    account_id: AccountId,
    shown: Option<AttachmentId>,
    now: Instant,
) -> Result<Option<AttachmentId>, Error> {
    let profile = store::accounts::profile(txn, account_id).await?.ok_or(Error::SignInRequired)?;
    store::attachments::show(txn, account_id, shown, now).await?;
    if let Some(before) = profile.avatar_id {
        store::attachments::delete(txn, before).await?;
    }
    outbox::enqueue(txn, OutboxKind::Account, account_id.0, now).await?;
    Ok(profile.avatar_id)
}

/// Takes the picture of whoever asks away and deletes its bytes.
///
/// # Errors
/// When the database fails.
pub async fn delete(app: &App, actor: &SignedIn) -> Result<(), Error> {
    show(app, actor.account_id, None).await
}

/// An attachment with its bytes.
pub struct Read {
    /// What the bytes are.
    pub media_type: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// The bytes of an attachment.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or not any more.
pub async fn read(app: &App, id: AttachmentId) -> Result<Read, Error> {
    let none = || Error::NotFound("attachment");
    let row = store::attachments::attachment(app.db.read(), id).await?.ok_or_else(none)?;
    match tokio::fs::read(path(app, id)).await {
        Ok(bytes) => Ok(Read { media_type: row.media_type, bytes }),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(none()),
        Err(error) => Err(Error::internal(error)),
    }
}

/// Deletes pictures that no profile shows and whose upload began before `before`, at most `limit`.
///
/// # Errors
/// When the database fails.
pub(crate) async fn sweep(app: &App, before: Instant, limit: u64) -> Result<(), Error> {
    let orphans = store::attachments::orphans(app.db.read(), before, limit).await?;
    for id in orphans {
        app.db
            .write(id, |txn, id| Box::pin(async move { Ok(store::attachments::delete(txn, id).await?) }))
            .await?;
        forget(app, id).await;
    }
    Ok(())
}

/// Writes a file so that it is there whole or not at all, also after a loss of power.
async fn keep(path: PathBuf, bytes: Vec<u8>) -> Result<(), Error> {
    let write = move || -> std::io::Result<()> {
        use std::io::Write as _;
        let part = path.with_extension("part");
        let mut file = std::fs::File::create(&part)?;
        file.write_all(&bytes)?;
        file.sync_all()?;
        std::fs::rename(&part, &path)?;
        path.parent().map_or(Ok(()), |folder| std::fs::File::open(folder)?.sync_all())
    };
    Ok(tokio::task::spawn_blocking(write).await.map_err(Error::internal)??)
}

/// Deletes the file of a picture whose row is gone; what cannot be deleted does no harm, because no row leads to it.
pub(super) async fn forget(app: &App, id: AttachmentId) {
    let path = path(app, id);
    for file in [path.with_extension("part"), path] {
        if let Err(error) = tokio::fs::remove_file(&file).await
            && error.kind() != std::io::ErrorKind::NotFound
        {
            tracing::warn!(%error, "cannot delete a file");
        }
    }
}
