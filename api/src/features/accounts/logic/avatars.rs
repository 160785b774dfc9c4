//! Profile pictures.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::attachment::{AttachmentId, AttachmentKind};
use linli_entities::outbox::OutboxKind;

use crate::actor::SignedIn;
use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::store;
use crate::features::attachments;
use crate::once::Once;
use crate::outbox;

/// Takes in a picture and shows it in the profile of whoever asks; the one before is deleted.
///
/// # Errors
/// [`Code::BadImage`](crate::code::Code::BadImage); [`Error::TooManyRequests`].
pub async fn put(app: &App, actor: &SignedIn, bytes: Vec<u8>) -> Result<(), Error> {
    app.rates.write.count(&actor.account_id)?;
    let kept =
        attachments::logic::take_in(app, actor, AttachmentKind::Avatar, bytes, Once::default()).await?;
    show(app, actor.account_id, Some(kept.id)).await
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
        attachments::logic::forget(app, before).await;
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
    if let Some(shown) = shown {
        attachments::logic::claim(txn, (AttachmentKind::Avatar, account_id), &[shown], now).await?;
    }
    store::accounts::show(txn, account_id, shown, now).await?;
    if let Some(before) = profile.avatar_id {
        attachments::logic::delete(txn, &[before]).await?;
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
