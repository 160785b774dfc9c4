//! Taking pictures in, and their bytes in the folder `attachments`.
//!
//! The row comes first, because its id names the files; something claims it in the transaction that shows it. A crash
//! at any point leaves at worst a file that nobody sees, until it is swept.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::attachment::{self, AttachmentId, AttachmentKind};
use sea_orm::Set;

use super::rules::{self, Encoded};
use super::store;
use crate::actor::{Actor, SignedIn};
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::{complaints, drafts, fund, post_images, reviews, updates};
use crate::once::Once;
use crate::secret;

/// Photos of one account that may wait to be claimed.
const WAITING_MAX: u64 = 40;
/// How often one file may be being written at the same time, crashes included.
const PARTS: u32 = 4;

/// Where the bytes of an attachment are.
fn path(app: &App, id: AttachmentId) -> PathBuf {
    app.config.data_dir.join("attachments").join(id.to_string())
}

/// Where a copy of it is that is shown within a text, where it is larger itself.
fn medium_path(app: &App, id: AttachmentId) -> PathBuf {
    path(app, id).with_extension("medium")
}

/// Where a small copy of it is.
fn thumbnail_path(app: &App, id: AttachmentId) -> PathBuf {
    path(app, id).with_extension("small")
}

/// Takes in a photo that is to go with an act. Until then whoever uploaded it sees it, and who decides of a post that shows it
/// and waits for that.
///
/// # Errors
/// [`Code::BadImage`]; [`Code::TooMany`] while too many wait; [`Error::TooManyRequests`].
pub async fn upload(
    app: &App,
    actor: &Actor,
    bytes: Vec<u8>,
    once: Once,
) -> Result<attachment::Model, Error> {
    let account = actor.signed_in()?;
    app.rates.write.count(&account.account_id)?;
    if store::waiting(app.db.read(), account.account_id, WAITING_MAX).await? >= WAITING_MAX {
        return Err(Error::Conflict(Code::TooMany));
    }
    take_in(app, account, AttachmentKind::Photo, bytes, once).await
}

/// Takes a picture in: decodes it, encodes it anew, keeps its bytes. It waits to be claimed. One that was sent before
/// with the same key is that one.
///
/// # Errors
/// [`Code::BadImage`].
pub async fn take_in(
    app: &App,
    actor: &SignedIn,
    kind: AttachmentKind,
    bytes: Vec<u8>,
    once: Once,
) -> Result<attachment::Model, Error> {
    let Encoded { bytes, width, height, medium, thumbnail } = decoded(app, kind, bytes).await?;
    let row = attachment::ActiveModel {
        kind: Set(kind),
        created_by: Set(actor.account_id),
        media_type: Set(rules::MEDIA_TYPE.to_owned()),
        sha256: Set(secret::hash_bytes(&bytes)),
        byte_count: Set(i64::try_from(bytes.len()).unwrap_or(i64::MAX)),
        width: Set(i32::try_from(width).unwrap_or(i32::MAX)),
        height: Set(i32::try_from(height).unwrap_or(i32::MAX)),
        created_at: Set(app.clock.now()),
        ..Default::default()
    };
    let input = (row, once, app.clock.now());
    let (row, origin) = app.db.write(input, |txn, input| Box::pin(insert(txn, input))).await?;
    let mut files = vec![(path(app, row.id), bytes)];
    files.extend(medium.map(|bytes| (medium_path(app, row.id), bytes)));
    files.extend(thumbnail.map(|bytes| (thumbnail_path(app, row.id), bytes)));
    for (path, bytes) in files {
        // What an earlier try kept, and perhaps acknowledged, is not touched: only what it did not come to is written.
        if origin == Origin::Now || !tokio::fs::try_exists(&path).await? {
            keep(path, bytes).await?;
        }
    }
    Ok(row)
}

/// Which request a row is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Origin {
    /// This one.
    Now,
    /// The same one, sent before; it may have failed since, or be at work still.
    Before,
}

async fn insert(
    txn: &Txn,
    (row, once, now): (attachment::ActiveModel, Once, Instant),
) -> Result<(attachment::Model, Origin), Error> {
    if let Some(id) = once.made_before(txn).await?
        && let Some(row) = store::attachment(txn, AttachmentId(id)).await?
    {
        return Ok((row, Origin::Before));
    }
    let row = store::insert(txn, row).await?;
    once.remember(txn, row.id.0, now).await?;
    Ok((row, Origin::Now))
}

/// Decodes on a blocking thread, as few at a time as passwords are hashed: a picture may take hundreds of megabytes.
async fn decoded(app: &App, kind: AttachmentKind, bytes: Vec<u8>) -> Result<Encoded, Error> {
    let app = app.clone();
    let run = tokio::spawn(async move {
        let _place = app.hashing.acquire().await.map_err(Error::internal)?;
        tokio::task::spawn_blocking(move || rules::encode(kind, &bytes)).await.map_err(Error::internal)
    });
    run.await.map_err(Error::internal)??.map_err(|code| Error::invalid("", code))
}

/// Takes pictures that wait, of this kind and this account, into use; in the order of `ids`.
///
/// # Errors
/// [`Code::NotFound`] at `/photo_ids/…` for one that is none, another's, or in use already.
pub async fn claim(
    txn: &Txn,
    (kind, by): (AttachmentKind, AccountId),
    ids: &[AttachmentId],
    now: Instant,
) -> Result<Vec<attachment::Model>, Error> {
    let waiting = store::claimable(txn, kind, by, ids).await?;
    let mut claimed = Vec::with_capacity(ids.len());
    for (index, id) in ids.iter().enumerate() {
        let row = waiting.iter().find(|row| row.id == *id).cloned();
        let unknown = || Error::invalid(&format!("/photo_ids/{index}"), Code::NotFound);
        claimed.push(row.ok_or_else(unknown)?);
    }
    // What is swept at this very moment is no longer there to be claimed.
    if store::claim(txn, ids, now).await? != ids.len() as u64 {
        return Err(Error::invalid("/photo_ids", Code::NotFound));
    }
    Ok(claimed)
}

/// Pictures, by id.
///
/// # Errors
/// When the database fails.
pub async fn by_ids(app: &App, ids: &[AttachmentId]) -> Result<Vec<attachment::Model>, Error> {
    Ok(store::by_ids(app.db.read(), ids).await?)
}

/// Deletes rows within a transaction; after it whoever asked calls [`forget`].
///
/// # Errors
/// When the database fails.
pub async fn delete(txn: &Txn, ids: &[AttachmentId]) -> Result<(), Error> {
    Ok(store::delete(txn, ids).await?)
}

/// The photos of an account that wait to be claimed.
///
/// # Errors
/// When the database fails.
pub async fn waiting_of(txn: &Txn, account_id: AccountId) -> Result<Vec<AttachmentId>, Error> {
    Ok(store::waiting_of(txn, account_id).await?)
}

/// Which copy of a picture is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copy {
    /// As large as it is kept.
    Whole,
    /// To be shown within a text; of what is no larger itself, the same.
    Medium,
    /// Small; of what is small itself, the same.
    Thumbnail,
}

/// An attachment with its bytes.
pub struct Read {
    /// The bytes, of the one [`rules::MEDIA_TYPE`] in which pictures are kept.
    pub bytes: Vec<u8>,
    /// Whether everybody may see it, for ever.
    pub public: bool,
}

/// The bytes of an attachment.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or not any more, or none that the actor may see.
pub async fn read(app: &App, actor: &Actor, id: AttachmentId, copy: Copy) -> Result<Read, Error> {
    let none = || Error::NotFound("attachment");
    let row = store::attachment(app.db.read(), id).await?.ok_or_else(none)?;
    let public = row.kind == AttachmentKind::Avatar;
    let waits_here = row.claimed_at.is_none() && actor.account_id() == Some(row.created_by);
    if !public && !waits_here && !may_see(app, actor, &row).await? {
        return Err(none());
    }
    let bytes = match copy {
        Copy::Thumbnail if row.kind == AttachmentKind::Photo => bytes_at(thumbnail_path(app, id)).await?,
        Copy::Medium => match bytes_at(medium_path(app, id)).await? {
            None => bytes_at(path(app, id)).await?,
            found => found,
        },
        Copy::Whole | Copy::Thumbnail => bytes_at(path(app, id)).await?,
    };
    bytes.map(|bytes| Read { bytes, public }).ok_or_else(none)
}

/// What is in a file; none where there is none.
async fn bytes_at(path: PathBuf) -> Result<Option<Vec<u8>>, Error> {
    match tokio::fs::read(path).await {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::internal(error)),
    }
}

/// Whether the actor may see a photo that something shows.
async fn may_see(app: &App, actor: &Actor, row: &attachment::Model) -> Result<bool, Error> {
    let id = row.id;
    // What nothing claims is shown by what waits at most.
    if row.claimed_at.is_none() {
        return reviews::logic::pictures::may_see(app, actor, (row.created_by, id)).await;
    }
    Ok(post_images::logic::may_see(app, actor, id).await?
        || complaints::logic::photos::may_see(app, actor, id).await?
        || updates::logic::may_see(app, actor, id).await?
        || fund::logic::entries::may_see(app, actor, id).await?)
}

/// Deletes pictures of a kind that nothing claims and whose upload began before `before`, `limit` at a time. What somebody
/// has in a draft, in a post for later or in what waits for a moderator waits as long as that does.
///
/// # Errors
/// When the database fails.
pub async fn sweep(app: &App, kind: AttachmentKind, before: Instant, limit: u64) -> Result<(), Error> {
    let mut kept: HashMap<AccountId, HashSet<AttachmentId>> = HashMap::new();
    let mut after = AttachmentId(0);
    while !app.stop.is_cancelled() {
        let orphans = store::orphans(app.db.read(), (kind, before), after, limit).await?;
        let Some((last, _)) = orphans.last() else { break };
        after = *last;
        for (id, by) in orphans {
            let of_account = match kept.entry(by) {
                Entry::Occupied(found) => found.into_mut(),
                Entry::Vacant(place) => {
                    let mut named = drafts::logic::pictures(app, by).await?;
                    named.extend(reviews::logic::pictures::of_account(app, by).await?);
                    place.insert(named)
                }
            };
            if !of_account.contains(&id) {
                sweep_one(app, id).await?;
            }
        }
    }
    Ok(())
}

async fn sweep_one(app: &App, id: AttachmentId) -> Result<(), Error> {
    let swept =
        app.db.write(id, |txn, id| Box::pin(async move { Ok(store::delete_orphan(txn, id).await?) })).await?;
    if swept {
        forget(app, id).await;
    }
    Ok(())
}

/// Writes a file so that it is there whole or not at all, also after a loss of power. Where it fails it leaves nothing of
/// its own behind, and what others wrote alone.
async fn keep(path: PathBuf, bytes: Vec<u8>) -> Result<(), Error> {
    let write = move || -> std::io::Result<()> {
        let (part, file) = begin_part(&path)?;
        if let Err(error) = fill(file, &bytes).and_then(|()| std::fs::rename(&part, &path)) {
            // Half a picture on a full disk only takes room.
            let _ = std::fs::remove_file(&part);
            return Err(error);
        }
        path.parent().map_or(Ok(()), |folder| std::fs::File::open(folder)?.sync_all())
    };
    Ok(tokio::task::spawn_blocking(write).await.map_err(Error::internal)??)
}

fn fill(mut file: std::fs::File, bytes: &[u8]) -> std::io::Result<()> {
    use std::io::Write as _;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Where a file may be while it is written: a few places, because the same request may be at work twice, and what a crash
/// left in one of them is to keep nobody from writing.
fn parts_of(path: &Path) -> impl Iterator<Item = PathBuf> {
    (0..PARTS).map(|number| path.with_extension(format!("{number}.part")))
}

/// Makes the file to write into, which nobody else has.
fn begin_part(path: &Path) -> std::io::Result<(PathBuf, std::fs::File)> {
    let mut refused = std::io::Error::from(std::io::ErrorKind::AlreadyExists);
    for part in parts_of(path) {
        match std::fs::File::options().write(true).create_new(true).open(&part) {
            Ok(file) => return Ok((part, file)),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => refused = error,
            Err(error) => return Err(error),
        }
    }
    Err(refused)
}

/// Deletes the files of a picture whose row is gone; what cannot be deleted does no harm, because no row leads to it.
pub async fn forget(app: &App, id: AttachmentId) {
    let path = path(app, id);
    for file in parts_of(&path).chain([medium_path(app, id), thumbnail_path(app, id), path.clone()]) {
        if let Err(error) = tokio::fs::remove_file(&file).await
            && error.kind() != std::io::ErrorKind::NotFound
        {
            tracing::warn!(%error, "cannot delete a file");
        }
    }
}
