//! Use cases of pictures within posts, inside those of posts.

use std::collections::HashSet;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::attachment::{AttachmentId, AttachmentKind};
use linli_entities::post::PostId;

use super::{rules, store};
use crate::actor::Actor;
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::{attachments, posts};
use crate::markdown::{self, Pictures};

/// The pictures of a text that may be shown when `by` writes it, as a new post or as another text of `post`.
///
/// # Errors
/// When the database fails.
pub async fn usable(app: &App, by: AccountId, post: Option<PostId>, text: &str) -> Result<Pictures, Error> {
    of_text(app, Some(by), post, text).await
}

/// The pictures of a post that its text shows when it is rendered anew and nobody writes: those that it shows already.
///
/// # Errors
/// When the database fails.
pub async fn held(app: &App, post: PostId, text: &str) -> Result<Pictures, Error> {
    of_text(app, None, Some(post), text).await
}

async fn of_text(
    app: &App,
    by: Option<AccountId>,
    post: Option<PostId>,
    text: &str,
) -> Result<Pictures, Error> {
    let named = markdown::pictures(text);
    if named.is_empty() {
        return Ok(Pictures::new());
    }
    let rows = attachments::logic::by_ids(app, &named).await?;
    let held = match post {
        Some(id) => store::of_post(app.db.read(), id).await?,
        None => vec![],
    };
    let held: HashSet<AttachmentId> = held.iter().map(|row| row.attachment_id).collect();
    Ok(rules::usable(&rows, by, &held))
}

/// Takes pictures of `by` into use that a new post shows, inside its transaction.
///
/// # Errors
/// [`Code::NotFound`] at `/markdown` where one of them is in use already, or was swept meanwhile.
pub async fn hang_on(
    txn: &Txn,
    (post_id, by): (PostId, AccountId),
    pictures: &[AttachmentId],
    now: Instant,
) -> Result<(), Error> {
    if pictures.is_empty() {
        return Ok(());
    }
    match attachments::logic::claim(txn, (AttachmentKind::Photo, by), pictures, now).await {
        Err(Error::Invalid(_)) => return Err(Error::invalid("/markdown", Code::NotFound)),
        claimed => drop(claimed?),
    }
    Ok(store::insert(txn, post_id, pictures).await?)
}

/// Makes these the pictures that a post shows, inside the transaction of its edit. What is left out stays with its
/// revisions.
///
/// # Errors
/// As [`hang_on`].
pub async fn replace(
    txn: &Txn,
    (post_id, by): (PostId, AccountId),
    pictures: &[AttachmentId],
    now: Instant,
) -> Result<(), Error> {
    let held = store::of_post(txn, post_id).await?;
    let is_shown = |id: &AttachmentId| pictures.contains(id);
    let (back, left_out): (Vec<_>, Vec<_>) = held
        .iter()
        .filter(|row| row.shown != is_shown(&row.attachment_id))
        .map(|row| row.attachment_id)
        .partition(is_shown);
    for (ids, shown) in [(back, true), (left_out, false)] {
        if !ids.is_empty() {
            store::set_shown(txn, post_id, &ids, shown).await?;
        }
    }
    let is_held = |id: &AttachmentId| held.iter().any(|row| row.attachment_id == *id);
    let new: Vec<AttachmentId> = pictures.iter().copied().filter(|id| !is_held(id)).collect();
    hang_on(txn, (post_id, by), &new, now).await
}

/// Whether the actor may see a picture: it is within a post that the actor may read now.
///
/// # Errors
/// When the database fails.
pub async fn may_see(app: &App, actor: &Actor, id: AttachmentId) -> Result<bool, Error> {
    match store::of_picture(app.db.read(), id).await? {
        Some(row) => posts::logic::shows_picture(app, actor, row.post_id, row.shown).await,
        None => Ok(false),
    }
}
