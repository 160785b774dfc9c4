//! What makes topics hot: reckoned with what is written and liked, in the same transaction.

use linli_entities::account::AccountId;
use linli_entities::topic::{self, TopicId};

use super::super::{rules, store};
use super::touch;
use crate::db::Txn;
use crate::db::versions::Key;
use crate::error::Error;

/// Reckons how hot the topic is; whether that moved it. Most posts of a busy hour do not.
///
/// # Errors
/// When the database fails.
pub(in crate::features::topics) async fn warm(txn: &Txn, topic: &topic::Model) -> Result<bool, Error> {
    let heat = rules::heat(topic.created_at, topic.last_post_at, topic.post_count, topic.like_count);
    if heat == topic.heat {
        return Ok(false);
    }
    store::heat::set(txn, topic.id, heat).await?;
    Ok(true)
}

/// Counts a like of one of its posts (+1), or that it was taken back (−1), inside its transaction.
///
/// # Errors
/// [`Error::NotFound`] where there is no such topic.
pub async fn count_like(txn: &Txn, id: TopicId, by: i32) -> Result<(), Error> {
    let topic = store::heat::count_like(txn, id, by).await?.ok_or(Error::NotFound("topic"))?;
    if warm(txn, &topic).await? {
        touch(txn, id, topic.board_id);
    } else {
        txn.touch(Key::Topic(id));
    }
    Ok(())
}

/// Counts no longer what an account that is erased likes, within its transaction and before that is forgotten. How hot
/// that makes topics is reckoned with the next post or like.
///
/// # Errors
/// When the database fails.
pub async fn forget_likes(txn: &Txn, account_id: AccountId) -> Result<(), Error> {
    Ok(store::heat::forget_likes(txn, account_id).await?)
}
