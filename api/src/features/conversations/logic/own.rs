//! What an account said in conversations, for itself.

use std::collections::HashMap;

use linli_entities::account::AccountId;
use linli_entities::conversation::{self, ConversationId};
use linli_entities::message::{self, MessageId};
use sea_orm::ConnectionTrait;

use super::super::store;
use crate::error::Error;

/// The messages of an account, deleted ones included, after one: by id, at most so many.
///
/// # Errors
/// When the database fails.
pub async fn messages(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    after: MessageId,
    rows: u64,
) -> Result<Vec<message::Model>, Error> {
    Ok(store::messages_of(db, account_id, after, rows).await?)
}

/// These conversations, whoever is in them.
///
/// # Errors
/// When the database fails.
pub async fn conversations(
    db: &impl ConnectionTrait,
    ids: &[ConversationId],
) -> Result<HashMap<ConversationId, conversation::Model>, Error> {
    Ok(store::find_many(db, ids).await?.into_iter().map(|row| (row.id, row)).collect())
}
