//! Making a poll, making it another one, closing and deleting it.

use linli_entities::Instant;
use linli_entities::board::BoardId;
use linli_entities::topic::{self, TopicId};
use serde_json::json;

use super::{get, seen_now, unknown};
use crate::actor::Actor;
use crate::app::App;
use crate::audit;
use crate::clock::Clock;
use crate::code::Code;
use crate::db::Txn;
use crate::db::versions::Key;
use crate::error::{Error, OnViolation as _};
use crate::features::polls::input::PollInput;
use crate::features::polls::output::Poll;
use crate::features::polls::rules::{self, NewPoll};
use crate::features::polls::store;
use crate::features::reviews::rules::demand_judged;
use crate::features::{boards, reviews, topics};

/// Gives a topic a poll, or another one instead of one in which nobody has voted.
///
/// # Errors
/// [`Error::NotFound`] for a topic that may not be seen; [`Code::Forbidden`] to whoever neither wrote it nor moderates;
/// those of [`NewPoll::parse`]; [`Code::PollVotedIn`]; [`Error::Words`]; [`Error::Stale`] where the topic is moved meanwhile;
/// [`Error::TooManyRequests`].
pub async fn put(app: &App, actor: &Actor, id: TopicId, input: PollInput) -> Result<Poll, Error> {
    let account_id = actor.signed_in()?.account_id;
    let (topic, board) = topics::logic::visible(app, actor, id).await?;
    rules::demand_lead(actor, &board, &topic)?;
    let now = app.clock.now();
    let new = NewPoll::parse(input, "", now)?;
    app.rates.write.count(&account_id)?;
    reviews::logic::look_at_poll(app, (actor, &board), &new).await?;
    let input = (actor.clone(), id, (new, board.id), now);
    app.db.write(input, |txn, input| Box::pin(put_in(txn, input))).await?;
    get(app, actor, id).await
}

async fn put_in(
    txn: &Txn,
    (actor, id, (new, judged), now): (Actor, TopicId, (NewPoll, BoardId), Instant),
) -> Result<(), Error> {
    let (actor, topic, board) = seen_now(txn, &actor, id, now).await?;
    rules::demand_lead(&actor, &board, &topic)?;
    demand_judged(judged, board.id)?;
    match store::locked(txn, id).await? {
        Some(poll) if store::is_voted_in(txn, poll.id).await? => {
            return Err(Error::Conflict(Code::PollVotedIn));
        }
        Some(poll) => store::replace(txn, poll.id, new).await?,
        None => store::insert(txn, id, new).await.on_unique(Error::Conflict(Code::AlreadyThere))?,
    }
    finish(txn, &actor, "put_poll", &topic, now).await
}

/// Closes a poll at once; where it is closed, nothing changes.
///
/// # Errors
/// [`Error::NotFound`] for a topic that may not be seen, and where it has no poll; [`Code::Forbidden`].
pub async fn close(app: &App, actor: &Actor, id: TopicId) -> Result<Poll, Error> {
    actor.signed_in()?;
    let (topic, board) = topics::logic::visible(app, actor, id).await?;
    rules::demand_lead(actor, &board, &topic)?;
    let input = (actor.clone(), id, app.clock.clone());
    app.db.write(input, |txn, input| Box::pin(close_in(txn, input))).await?;
    get(app, actor, id).await
}

async fn close_in(txn: &Txn, (actor, id, clock): (Actor, TopicId, Clock)) -> Result<(), Error> {
    let (actor, topic, board) = seen_now(txn, &actor, id, clock.now()).await?;
    rules::demand_lead(&actor, &board, &topic)?;
    let poll = store::locked(txn, id).await?.ok_or_else(unknown)?;
    // From here on nobody votes: this is when it closes.
    let now = clock.now();
    if rules::is_closed(&poll, now) {
        return Ok(());
    }
    store::close(txn, poll.id, now).await?;
    finish(txn, &actor, "close_poll", &topic, now).await
}

/// Deletes a poll with all votes: by a moderator, or by who may change it as long as nobody has voted.
///
/// # Errors
/// As [`close`]; [`Code::PollVotedIn`].
pub async fn delete(app: &App, actor: &Actor, id: TopicId) -> Result<(), Error> {
    actor.signed_in()?;
    let (topic, board) = topics::logic::visible(app, actor, id).await?;
    if !boards::rules::moderates(actor, &board) {
        rules::demand_lead(actor, &board, &topic)?;
    }
    let input = (actor.clone(), id, app.clock.now());
    app.db.write(input, |txn, input| Box::pin(delete_in(txn, input))).await
}

async fn delete_in(txn: &Txn, (actor, id, now): (Actor, TopicId, Instant)) -> Result<(), Error> {
    let (actor, topic, board) = seen_now(txn, &actor, id, now).await?;
    let poll = store::locked(txn, id).await?.ok_or_else(unknown)?;
    if !boards::rules::moderates(&actor, &board) {
        rules::demand_lead(&actor, &board, &topic)?;
        if store::is_voted_in(txn, poll.id).await? {
            return Err(Error::Conflict(Code::PollVotedIn));
        }
    }
    store::delete(txn, poll.id).await?;
    finish(txn, &actor, "delete_poll", &topic, now).await
}

async fn finish(
    txn: &Txn,
    actor: &Actor,
    act: &'static str,
    topic: &topic::Model,
    now: Instant,
) -> Result<(), Error> {
    txn.touch(Key::Topic(topic.id));
    if actor.account_id() != Some(topic.author_id) {
        audit::record(txn, actor, act, ("topic", topic.id.0), json!({}), now).await?;
    }
    Ok(())
}
