//! Voting, and taking a vote back: each judged by the clock as it is when nobody else changes the poll.

use linli_entities::poll_option::PollOptionId;
use linli_entities::topic::TopicId;

use super::{own, seen_now, unknown};
use crate::actor::Actor;
use crate::app::App;
use crate::clock::Clock;
use crate::db::Txn;
use crate::db::versions::Key;
use crate::error::Error;
use crate::features::polls::output::OwnPollVote;
use crate::features::polls::{rules, store};
use crate::features::topics;

/// Votes, instead of what the actor voted before.
///
/// # Errors
/// [`Error::NotFound`] for a topic that may not be seen, and where it has no poll; those of [`rules::demand_vote`] and of
/// [`rules::ballot`]; [`Error::TooManyRequests`].
pub async fn vote(
    app: &App,
    actor: &Actor,
    id: TopicId,
    choices: Vec<PollOptionId>,
) -> Result<OwnPollVote, Error> {
    let account_id = actor.signed_in()?.account_id;
    topics::logic::visible(app, actor, id).await?;
    app.rates.write.count(&account_id)?;
    let input = (actor.clone(), id, choices, app.clock.clone());
    app.db.write(input, |txn, input| Box::pin(vote_in(txn, input))).await?;
    own(app, actor, id).await
}

async fn vote_in(
    txn: &Txn,
    (actor, id, choices, clock): (Actor, TopicId, Vec<PollOptionId>, Clock),
) -> Result<(), Error> {
    let (actor, topic, board) = seen_now(txn, &actor, id, clock.now()).await?;
    let poll = store::locked(txn, id).await?.ok_or_else(unknown)?;
    // From here on nobody closes it: this is the time that counts.
    rules::demand_vote(&actor, &board, &topic, &poll, clock.now())?;
    let options = store::options(txn, poll.id).await?;
    let ballot = rules::ballot(&poll, &options, &choices)?;
    store::put_vote(txn, poll.id, actor.signed_in()?.account_id, ballot).await?;
    txn.touch(Key::Topic(id));
    Ok(())
}

/// Takes back what the actor voted; where that is nothing, nothing changes.
///
/// # Errors
/// [`Error::NotFound`] as [`vote`]; those of [`rules::demand_open`].
pub async fn withdraw(app: &App, actor: &Actor, id: TopicId) -> Result<OwnPollVote, Error> {
    actor.signed_in()?;
    topics::logic::visible(app, actor, id).await?;
    let input = (actor.clone(), id, app.clock.clone());
    app.db.write(input, |txn, input| Box::pin(withdraw_in(txn, input))).await?;
    own(app, actor, id).await
}

async fn withdraw_in(txn: &Txn, (actor, id, clock): (Actor, TopicId, Clock)) -> Result<(), Error> {
    let (actor, topic, _) = seen_now(txn, &actor, id, clock.now()).await?;
    let poll = store::locked(txn, id).await?.ok_or_else(unknown)?;
    rules::demand_open(&topic, &poll, clock.now())?;
    if store::delete_vote(txn, poll.id, actor.signed_in()?.account_id).await? {
        txn.touch(Key::Topic(id));
    }
    Ok(())
}
