//! What staff did, append-only: written in the transaction of the act. The command line is staff without an account.

use linli_entities::Instant;
use linli_entities::audit_entry::{ActiveModel, AuditEntryId};
use sea_orm::{ActiveModelTrait as _, DbErr, Set};

use crate::actor::Actor;
use crate::db::Txn;

/// Records an act. `act` is the operation id, `entity` the noun; `detail` holds no secret.
///
/// # Errors
/// When the database fails.
pub async fn record(
    txn: &Txn,
    actor: &Actor,
    act: &str,
    (entity, entity_id): (&str, i64),
    detail: serde_json::Value,
    now: Instant,
) -> Result<(), DbErr> {
    let entry = ActiveModel {
        actor_id: Set(actor.account_id()),
        act: Set(act.to_owned()),
        entity: Set(entity.to_owned()),
        entity_id: Set(entity_id),
        detail: Set(detail),
        acted_at: Set(now),
        ..Default::default()
    };
    entry.insert(txn).await?;
    Ok(())
}

/// Records an act that takes many transactions: the first writes the entry, the others say in it how far the act has
/// come. So there is an entry for what was done, also of an act that was broken off.
///
/// # Errors
/// When the database fails.
pub async fn record_progress(
    txn: &Txn,
    begun: Option<AuditEntryId>,
    act: &str,
    detail: serde_json::Value,
    now: Instant,
) -> Result<AuditEntryId, DbErr> {
    let entry = ActiveModel { detail: Set(detail), ..Default::default() };
    let entry = match begun {
        Some(id) => ActiveModel { id: Set(id), ..entry }.update(txn).await?,
        None => {
            let new = ActiveModel {
                actor_id: Set(None),
                act: Set(act.to_owned()),
                entity: Set("installation".to_owned()),
                entity_id: Set(0),
                acted_at: Set(now),
                ..entry
            };
            new.insert(txn).await?
        }
    };
    Ok(entry.id)
}
