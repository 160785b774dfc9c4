//! Deleting topics, and restoring them.

use linli_entities::Instant;
use linli_entities::outbox::OutboxKind;
use linli_entities::topic::{self, TopicId};
use serde_json::json;

use super::super::output::TopicDetail;
use super::super::{rules, store};
use super::{told, touch, visible};
use crate::actor::Actor;
use crate::app::App;
use crate::audit;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::sessions;
use crate::features::boards::rules::Counted;
use crate::features::{boards, commitments, reviews};
use crate::outbox;

/// Deletes a topic: it and its posts are seen by moderators only, and found by nobody.
///
/// # Errors
/// [`Code::Forbidden`] to whoever may not; [`Error::NotFound`] as [`visible`]; [`Code::PostCommitted`].
pub async fn delete(app: &App, actor: &Actor, id: TopicId) -> Result<(), Error> {
    let (topic, board) = visible(app, actor, id).await?;
    actor.signed_in()?;
    if topic.deleted_at.is_none() && !rules::rights(actor, &board, &topic).delete {
        boards::rules::demand_voice(actor, &board)?;
        return Err(Error::Forbidden(Code::Forbidden));
    }
    set_deleted(app, actor, (id, true), None).await?;
    Ok(())
}

/// As [`delete`], for the reason that is given: for who moderates.
///
/// # Errors
/// As [`delete`].
pub async fn delete_as_moderator(
    app: &App,
    actor: &Actor,
    id: TopicId,
    reason: Option<String>,
) -> Result<(), Error> {
    let (_, board) = visible(app, actor, id).await?;
    boards::rules::demand_moderator(actor, &board)?;
    set_deleted(app, actor, (id, true), reason).await.map(drop)
}

/// Restores a deleted topic.
///
/// # Errors
/// [`Error::NotFound`] or [`Code::Forbidden`] to whoever does not moderate.
pub async fn restore(app: &App, actor: &Actor, id: TopicId) -> Result<TopicDetail, Error> {
    let (_, board) = visible(app, actor, id).await?;
    boards::rules::demand_moderator(actor, &board)?;
    let topic = set_deleted(app, actor, (id, false), None).await?;
    told(app, actor, topic, &board).await
}

async fn set_deleted(
    app: &App,
    actor: &Actor,
    (id, deleted): (TopicId, bool),
    reason: Option<String>,
) -> Result<topic::Model, Error> {
    let input = (actor.clone(), (id, deleted), reason, app.clock.now());
    app.db.write(input, |txn, input| Box::pin(apply_deleted(txn, input))).await
}

/// Deletes a topic inside the transaction of what leads to it.
///
/// # Errors
/// As [`delete`].
pub async fn remove(txn: &Txn, actor: &Actor, id: TopicId, now: Instant) -> Result<(), Error> {
    apply_deleted(txn, (actor.clone(), (id, true), None, now)).await.map(drop)
}

async fn apply_deleted(
    txn: &Txn,
    (actor, (id, deleted), reason, now): (Actor, (TopicId, bool), Option<String>, Instant),
) -> Result<topic::Model, Error> {
    let actor = sessions::seen_again(txn, &actor).await?;
    let mark = deleted.then_some((now, actor.account_id()));
    // Twice deleted is deleted: the second time nothing is counted.
    let Some(topic) = store::set_deleted(txn, id, mark).await? else {
        return super::now(txn, id).await;
    };
    let sign = if deleted { -1 } else { 1 };
    let counted = Counted { topics: sign, posts: sign * i64::from(topic.post_count), posted_at: None };
    let board = boards::logic::count(txn, topic.board_id, counted).await?;
    // What the actor might do when the request began may be over; and an author takes back only what nobody answered,
    // also when the answer came a moment ago. Then all of this is undone.
    let alive = topic::Model { deleted_at: None, ..topic.clone() };
    let rights = rules::rights(&actor, &board, &alive);
    if !(rights.moderate || (deleted && rights.delete)) {
        return Err(Error::Forbidden(Code::Forbidden));
    }
    if deleted {
        commitments::logic::demand_free_topic(txn, &board, id).await?;
        reviews::logic::refuse_of_deleted(txn, id, now).await?;
    }
    let act = if deleted { "delete_topic" } else { "restore_topic" };
    outbox::enqueue(txn, OutboxKind::Topic, id.0, now).await?;
    touch(txn, id, topic.board_id);
    if !rules::is_masked(&actor, &topic) {
        let reason = reason.filter(|_| !board.is_closed());
        let detail = reason.map_or(json!({}), |reason| json!({ "reason": reason }));
        audit::record(txn, &actor, act, ("topic", id.0), detail, now).await?;
    }
    Ok(topic)
}
