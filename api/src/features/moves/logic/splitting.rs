//! Splitting posts of a topic off: they become a topic of their own, and signposts stay in their places.

use linli_entities::Instant;
use linli_entities::board::BoardId;
use linli_entities::outbox::OutboxKind;
use linli_entities::post::{self, PostId};
use linli_entities::topic::{self, TopicId};
use linli_entities::topic_sign::TopicSignKind;
use serde_json::json;

use super::super::rules::{self, Split};
use super::super::store;
use super::{Boards, Doing, count_both, demand_both, demand_no_masks, kept_reason, less, more};
use crate::actor::Actor;
use crate::app::App;
use crate::audit;
use crate::code::Code;
use crate::db::Txn;
use crate::error::{Error, Named as _};
use crate::features::accounts::logic::sessions;
use crate::features::topics::output::TopicDetail;
use crate::features::{boards, commitments, posts, reactions, reviews, topics};
use crate::once::Once;
use crate::outbox;

/// Makes a topic of posts of another: of whoever wrote the first of them, in a board that the actor moderates as well.
///
/// # Errors
/// [`Error::NotFound`] for a topic that may not be seen; [`Code::NotFound`] at `/board_id` and `/post_ids`;
/// [`Code::Forbidden`] to whoever does not moderate in both boards; [`Error::Words`]; those of [`rules::demand_split`];
/// [`Code::PostCommitted`], [`Code::PseudonymsOff`], [`Code::TopicDeleted`]; [`Error::Stale`] where the topic was moved
/// meanwhile.
pub async fn split(
    app: &App,
    actor: &Actor,
    id: TopicId,
    split: Split,
    once: Once,
) -> Result<TopicDetail, Error> {
    let (_, board) = topics::logic::visible(app, actor, id).await?;
    boards::rules::demand_moderator(actor, &board)?;
    let to = match split.board_id {
        Some(board_id) => boards::logic::visible(app, actor, board_id).await.named_at("/board_id")?,
        None => board,
    };
    boards::rules::demand_moderator(actor, &to)?;
    let split = Split { title: reviews::logic::look_at_split(app, &to, &split.title).await?, ..split };
    let input = (actor.clone(), id, (split, to.id), once, app.clock.now());
    let made = app.db.write(input, |txn, input| Box::pin(split_in(txn, input))).await?;
    topics::logic::detail(app, actor, made).await
}

async fn split_in(
    txn: &Txn,
    (actor, id, (split, judged), once, now): (Actor, TopicId, (Split, BoardId), Once, Instant),
) -> Result<TopicId, Error> {
    let actor = sessions::seen_again(txn, &actor).await?;
    if let Some(made) = once.made_before(txn).await? {
        return Ok(TopicId(made));
    }
    // Posts before their topic, as whoever deletes one of them: of two, one waits.
    let mut chosen = posts::logic::held_among(txn, &split.post_ids).await?;
    chosen.sort_unstable_by_key(|post| post.number);
    let topic = topics::logic::held(txn, id).await?;
    let count = i32::try_from(chosen.len()).map_err(Error::internal)?;
    let to = split.board_id.unwrap_or(topic.board_id);
    let boards = count_both(txn, (topic.board_id, less(0, count)), (to, more(1, count))).await?;
    demand_both(&actor, &boards, &topic, "/board_id")?;
    reviews::rules::demand_judged(judged, to)?;
    if topic.deleted_at.is_some() {
        return Err(Error::Conflict(Code::TopicDeleted));
    }
    rules::demand_split(&topic, split.post_ids.len(), &chosen)?;
    demand_movable(txn, &boards, &chosen).await?;
    let made = shift(txn, &topic, &chosen, (to, split.title), now).await?;
    finish(txn, (actor, now), (&topic, made), (split.post_ids, kept_reason(&boards, split.reason))).await?;
    once.remember(txn, made.0, now).await?;
    Ok(made)
}

async fn demand_movable(txn: &Txn, boards: &Boards, chosen: &[post::Model]) -> Result<(), Error> {
    let ids: Vec<PostId> = chosen.iter().map(|post| post.id).collect();
    if !commitments::logic::of_posts(txn, &ids).await?.is_empty() {
        return Err(Error::Conflict(Code::PostCommitted));
    }
    demand_no_masks(boards, chosen.iter().any(|post| post.pseudonym_id.is_some()))
}

/// Moves the posts to a topic that is made for them.
async fn shift(
    txn: &Txn,
    topic: &topic::Model,
    chosen: &[post::Model],
    (to, title): (BoardId, String),
    now: Instant,
) -> Result<TopicId, Error> {
    let (Some(first), Some(last)) = (chosen.first(), chosen.last()) else {
        return Err(Error::invalid("/post_ids", Code::Required));
    };
    let ids: Vec<PostId> = chosen.iter().map(|post| post.id).collect();
    let likes: i64 = reactions::logic::counts(txn, &ids).await?.iter().map(|one| one.count).sum();
    let counts = (
        i32::try_from(chosen.len()).map_err(Error::internal)?,
        i32::try_from(likes).map_err(Error::internal)?,
    );
    let made = topics::logic::made_of(txn, to, title, (first, last), counts).await?;
    store::split(txn, (topic.id, made.id), &rules::places(chosen), now).await?;
    reviews::logic::follow_posts(txn, &ids, &made).await?;
    let left = posts::logic::last_of(txn, topic.id).await?;
    topics::logic::shrink(txn, topic, &left, counts).await?;
    topics::logic::follow(txn, (topic.id, made.id), 0, now).await?;
    Ok(made.id)
}

async fn finish(
    txn: &Txn,
    (actor, now): Doing,
    (topic, made): (&topic::Model, TopicId),
    (post_ids, reason): (Vec<PostId>, Option<String>),
) -> Result<(), Error> {
    store::sign(txn, made, TopicSignKind::Split, Some(topic.id), now).await?;
    // What stays is in the index as it was.
    outbox::enqueue(txn, OutboxKind::Topic, made.0, now).await?;
    let detail = json!({ "into": made, "post_ids": post_ids, "reason": reason });
    audit::record(txn, &actor, "split_topic", ("topic", topic.id.0), detail, now).await?;
    Ok(())
}
