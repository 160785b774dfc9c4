//! What staff did, append-only: written in the transaction of the act.

use linli_entities::Instant;
use linli_entities::audit_entry::ActiveModel;
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
