//! What waits follows the topic or the post that it belongs to, and ends with a topic that is deleted.

use linli_entities::Instant;
use linli_entities::account::{AccountId, Locale};
use linli_entities::outbox::OutboxKind;
use linli_entities::post::PostId;
use linli_entities::review::{ActiveModel, ReviewState};
use linli_entities::topic::{self, TopicId};
use sea_orm::Set;

use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::readers;
use crate::features::reviews::rules;
use crate::features::reviews::store;
use crate::outbox;

/// Puts what waits in a topic into the one that took it in, after its posts went there.
///
/// # Errors
/// When the database fails.
pub async fn follow(txn: &Txn, from: TopicId, into: &topic::Model) -> Result<(), Error> {
    Ok(store::follow(txn, from, (into.id, into.board_id)).await?)
}

/// Puts what waits of posts that went to another topic there: who moderates there decides of it.
///
/// # Errors
/// When the database fails.
pub async fn follow_posts(txn: &Txn, ids: &[PostId], into: &topic::Model) -> Result<(), Error> {
    Ok(store::follow_posts(txn, ids, (into.id, into.board_id)).await?)
}

/// Refuses the replies that wait in a topic which is deleted, inside the transaction of that, and tells their authors why: nobody
/// decides of them any more, and they would count for ever. They keep what they wrote, also where the topic is restored.
///
/// # Errors
/// When the database fails.
pub async fn refuse_of_deleted(txn: &Txn, id: TopicId, now: Instant) -> Result<(), Error> {
    let rows = store::replies_held(txn, id).await?;
    if rows.is_empty() {
        return Ok(());
    }
    let authors: Vec<AccountId> = rows.iter().map(|row| row.author_id).collect();
    let readers = readers::of(txn, &authors).await?;
    for row in rows {
        let locale = readers.get(&row.author_id).map_or(Locale::ZhCn, |reader| reader.account.locale);
        let refused = ActiveModel {
            id: Set(row.id),
            state: Set(ReviewState::Refused),
            version: Set(row.version + 1),
            decided_at: Set(Some(now)),
            note: Set(rules::note_of_deleted(locale).to_owned()),
            ..Default::default()
        };
        store::update(txn, refused).await?;
        outbox::enqueue(txn, OutboxKind::ReviewDecided, row.id.0, now).await?;
    }
    Ok(())
}
