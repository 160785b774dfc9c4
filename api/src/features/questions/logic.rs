//! Use cases of questions.

use linli_entities::Instant;
use linli_entities::outbox::OutboxKind;
use linli_entities::post::{self, PostId};
use linli_entities::topic::{self, TopicId};
use serde_json::json;

use super::output::TopicAnswer;
use super::store;
use crate::actor::Actor;
use crate::app::App;
use crate::audit;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::sessions;
use crate::features::boards::rules::BoardScope;
use crate::features::pseudonyms::rules::of_post;
use crate::features::{boards, posts, pseudonyms, statistics, topics};
use crate::outbox;

/// Demands that the actor may say which post of the topic is the answer.
fn demand_accept(actor: &Actor, board: &BoardScope, topic: &topic::Model) -> Result<(), Error> {
    topics::logic::demand_visible(actor, board, topic)?;
    if topic.deleted_at.is_some() {
        return Err(Error::Conflict(Code::TopicDeleted));
    }
    if topics::rules::rights(actor, board, topic).accept {
        return Ok(());
    }
    boards::rules::demand_voice(actor, board)?;
    Err(Error::Forbidden(Code::Forbidden))
}

/// Accepts a post as the answer of the question that its topic asks.
///
/// # Errors
/// [`Error::NotFound`] for a post that may not be seen; [`Code::Forbidden`] to whoever may not;
/// [`Code::QuestionItself`], [`Code::PostDeleted`], [`Code::NotAQuestion`].
pub async fn accept(app: &App, actor: &Actor, id: PostId) -> Result<TopicAnswer, Error> {
    let account_id = actor.signed_in()?.account_id;
    let (post, board) = posts::logic::seen(app, actor, id).await?;
    let (topic, _) = topics::logic::visible(app, actor, post.topic_id).await?;
    demand_accept(actor, &board, &topic)?;
    app.rates.write.count(&account_id)?;
    let input = (actor.clone(), id, app.clock.now());
    let (post, accepted_at) = app.db.write(input, |txn, input| Box::pin(accept_in(txn, input))).await?;
    let authors = pseudonyms::logic::authors(app, &[of_post(&post)], board.scope()).await?;
    Ok(TopicAnswer::new(&post, accepted_at, &authors))
}

async fn accept_in(
    txn: &Txn,
    (actor, id, now): (Actor, PostId, Instant),
) -> Result<(post::Model, Instant), Error> {
    let (actor, post, topic) = allowed(txn, &actor, id, now).await?;
    if post.number == 1 {
        return Err(Error::Conflict(Code::QuestionItself));
    }
    if post.deleted_at.is_some() {
        return Err(Error::Conflict(Code::PostDeleted));
    }
    if let Some(accepted_at) = topic.accepted_at.filter(|_| topic.accepted_post_id == Some(id)) {
        return Ok((post, accepted_at));
    }
    if !store::accept(txn, topic.id, id, (actor.account_id(), now)).await? {
        return Err(Error::Conflict(Code::NotAQuestion));
    }
    outbox::enqueue(txn, OutboxKind::Accepted, id.0, now).await?;
    finish(txn, &actor, "accept_answer", (&topic, id), now).await?;
    Ok((post, now))
}

/// Takes back that a post is the answer; where it is not, nothing changes.
///
/// # Errors
/// [`Error::NotFound`] for a post that may not be seen; [`Code::Forbidden`] to whoever may not.
pub async fn withdraw(app: &App, actor: &Actor, id: PostId) -> Result<(), Error> {
    actor.signed_in()?;
    let (post, board) = posts::logic::seen(app, actor, id).await?;
    let (topic, _) = topics::logic::visible(app, actor, post.topic_id).await?;
    demand_accept(actor, &board, &topic)?;
    let input = (actor.clone(), id, app.clock.now());
    app.db.write(input, |txn, input| Box::pin(withdraw_in(txn, input))).await
}

async fn withdraw_in(txn: &Txn, (actor, id, now): (Actor, PostId, Instant)) -> Result<(), Error> {
    let (actor, _, topic) = allowed(txn, &actor, id, now).await?;
    if store::withdraw(txn, topic.id, id).await? {
        statistics::logic::taken_back(txn, [topic.created_at], now).await?;
        finish(txn, &actor, "withdraw_answer", (&topic, id), now).await?;
    }
    Ok(())
}

/// The post, which nobody else changes until the transaction ends, and its topic, for whoever may say now which is the
/// answer.
async fn allowed(
    txn: &Txn,
    actor: &Actor,
    id: PostId,
    now: Instant,
) -> Result<(Actor, post::Model, topic::Model), Error> {
    let actor = sessions::seen_again(txn, actor).await?;
    let post = posts::logic::locked(txn, id).await?;
    let topic = topics::rules::as_of(topics::logic::now(txn, post.topic_id).await?, now);
    let board = boards::logic::scope_now(txn, topic.board_id).await?;
    demand_accept(&actor, &board, &topic)?;
    Ok((actor, post, topic))
}

async fn finish(
    txn: &Txn,
    actor: &Actor,
    act: &'static str,
    (topic, id): (&topic::Model, PostId),
    now: Instant,
) -> Result<(), Error> {
    topics::logic::touch(txn, topic.id, topic.board_id);
    if actor.account_id() != Some(topic.author_id) {
        let detail = json!({ "topic_id": topic.id });
        audit::record(txn, actor, act, ("post", id.0), detail, now).await?;
    }
    Ok(())
}

/// A post that is deleted answers nothing any more; within the transaction that deletes it, and before that moves on the
/// versions of what shows its topic.
///
/// # Errors
/// When the database fails.
pub async fn forget_deleted(txn: &Txn, topic_id: TopicId, id: PostId) -> Result<(), Error> {
    store::withdraw(txn, topic_id, id).await?;
    Ok(())
}
