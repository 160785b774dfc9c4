//! Merging a topic into another: its posts are appended there in their order, and its address leads there.

use linli_entities::Instant;
use linli_entities::outbox::OutboxKind;
use linli_entities::topic::{self, TopicId};
use linli_entities::topic_sign::TopicSignKind;
use serde_json::json;

use super::super::rules::{MERGED_MAX, Merge};
use super::super::store;
use super::{Boards, count_both, demand_both, demand_free, held_both, kept_reason, less, more, touch_naming};
use crate::actor::Actor;
use crate::app::App;
use crate::audit;
use crate::code::Code;
use crate::db::Txn;
use crate::error::{Error, Named as _};
use crate::features::accounts::logic::sessions;
use crate::features::topics::output::TopicDetail;
use crate::features::{boards, polls, posts, reviews, topics};
use crate::outbox;

/// Appends a topic to another; where that was done already, nothing changes. Answers the other one.
///
/// # Errors
/// [`Error::NotFound`] for a topic that may not be seen; [`Code::NotFound`] at `/into_topic_id`; [`Code::Malformed`] there
/// for the topic itself; [`Code::Forbidden`] to whoever does not moderate in both boards; [`Code::TopicDeleted`];
/// [`Code::TooMany`] for a topic with more than 5000 numbers; [`Code::TopicHasPoll`], [`Code::PostCommitted`],
/// [`Code::PseudonymsOff`].
pub async fn merge(app: &App, actor: &Actor, id: TopicId, merge: Merge) -> Result<TopicDetail, Error> {
    let into = merge.into;
    match topics::logic::visible(app, actor, id).await {
        Ok((_, board)) => boards::rules::demand_moderator(actor, &board)?,
        // Said again, after it was done.
        Err(unknown) => match topics::logic::leads_to(app, actor, id).await {
            Ok((_, merged)) if merged == into => {}
            _ => return Err(unknown),
        },
    }
    // Not before it is known that the topic may be seen: what may not is told from nothing that does not exist.
    if into == id {
        return Err(Error::invalid("/into_topic_id", Code::Malformed));
    }
    let (_, target) = topics::logic::visible(app, actor, into).await.named_at("/into_topic_id")?;
    boards::rules::demand_moderator(actor, &target)?;
    let input = (actor.clone(), id, merge, app.clock.now());
    app.db.write(input, |txn, input| Box::pin(merge_in(txn, input))).await?;
    topics::logic::detail(app, actor, into).await
}

async fn merge_in(txn: &Txn, (actor, id, merge, now): (Actor, TopicId, Merge, Instant)) -> Result<(), Error> {
    let actor = sessions::seen_again(txn, &actor).await?;
    // Posts before topics, as whoever deletes one of them: of two, one waits.
    posts::logic::held_of(txn, id).await?;
    let (from, into) = held_both(txn, id, merge.into).await?;
    if from.merged_into == Some(into.id) {
        return Ok(());
    }
    let out = (from.board_id, less(1, from.post_count));
    let boards = count_both(txn, out, (into.board_id, more(0, from.post_count))).await?;
    demand_both(&actor, &boards, &from, "/into_topic_id")?;
    topics::logic::demand_visible(&actor, &boards.to, &into).named_at("/into_topic_id")?;
    demand_mergeable(txn, &boards, (&from, &into)).await?;
    let moved = store::append(txn, (from.id, into.id), into.last_number, now).await?;
    let moved = i32::try_from(moved).map_err(Error::internal)?;
    reviews::logic::follow(txn, from.id, &into).await?;
    topics::logic::absorb(txn, &into, &from, moved).await?;
    topics::logic::note_merged(txn, &from, into.id, (actor.account_id(), now)).await?;
    topics::logic::follow(txn, (from.id, into.id), into.last_number, now).await?;
    store::sign(txn, into.id, TopicSignKind::Merged, None, now).await?;
    touch_naming(txn, from.id).await?;
    // The index takes in what is in the one, and finds nothing in the other.
    for topic_id in [into.id, from.id] {
        outbox::enqueue(txn, OutboxKind::Topic, topic_id.0, now).await?;
    }
    let detail = json!({ "into": into.id, "post_count": moved, "first_number": into.last_number + 1,
        "reason": kept_reason(&boards, merge.reason) });
    audit::record(txn, &actor, "merge_topic", ("topic", id.0), detail, now).await?;
    Ok(())
}

async fn demand_mergeable(
    txn: &Txn,
    boards: &Boards,
    (from, into): (&topic::Model, &topic::Model),
) -> Result<(), Error> {
    if from.deleted_at.is_some() || into.deleted_at.is_some() {
        return Err(Error::Conflict(Code::TopicDeleted));
    }
    if from.last_number > MERGED_MAX {
        return Err(Error::Conflict(Code::TooMany));
    }
    if polls::logic::is_there(txn, from.id).await? {
        return Err(Error::Conflict(Code::TopicHasPoll));
    }
    demand_free(txn, boards, from.id).await
}
