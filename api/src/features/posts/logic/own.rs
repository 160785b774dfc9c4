//! What an account wrote, asked by whom it is told to: by itself, and of pseudonyms by who has to know that they are there.

use linli_entities::account::AccountId;
use linli_entities::board::BoardId;
use linli_entities::post::{self, PostId};
use linli_entities::pseudonym::PseudonymId;
use linli_entities::revision::{self, RevisionId};
use linli_entities::topic::TopicId;
use sea_orm::ConnectionTrait;

use crate::db::Txn;
use crate::error::Error;
use crate::features::posts::store;

/// Signs the first post of a topic with a pseudonym, inside the transaction that opens it.
///
/// # Errors
/// When the database fails.
pub async fn sign_first(txn: &Txn, topic_id: TopicId, id: PseudonymId) -> Result<(), Error> {
    Ok(store::sign(txn, (topic_id, 1), id).await?)
}

/// Which of these posts an account wrote under a pseudonym.
///
/// # Errors
/// When the database fails.
pub async fn masked_among(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    ids: &[PostId],
) -> Result<Vec<PostId>, Error> {
    Ok(store::masked_among(db, account_id, ids).await?)
}

/// Whether a post stands in one of these boards that was written under a pseudonym.
///
/// # Errors
/// When the database fails.
pub async fn is_written_under(
    db: &impl ConnectionTrait,
    id: PseudonymId,
    boards: &[BoardId],
) -> Result<bool, Error> {
    Ok(store::is_written_under(db, id, boards).await?)
}

/// What an account wrote, deleted posts included, after one: by id, at most so many.
///
/// # Errors
/// When the database fails.
pub async fn own(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    after: PostId,
    rows: u64,
) -> Result<Vec<post::Model>, Error> {
    Ok(store::own(db, account_id, after, rows).await?)
}

/// What an account wrote that posts said before they were edited, after one: by id, at most so many.
///
/// # Errors
/// When the database fails.
pub async fn own_revisions(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    after: RevisionId,
    rows: u64,
) -> Result<Vec<revision::Model>, Error> {
    Ok(store::own_revisions(db, account_id, after, rows).await?)
}
