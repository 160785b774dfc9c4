//! Use cases of polls.

mod leading;
mod voted;
mod voting;

use std::sync::Arc;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::poll;
use linli_entities::poll_option::{self, PollOptionId};
use linli_entities::topic::{self, TopicId};
use sea_orm::ConnectionTrait;

use super::output::{OwnPollVote, Poll, PollMay, PollVote};
use super::rules::tally::{Tally, tally};
use super::rules::{self, NewPoll};
use super::store;
use crate::actor::Actor;
use crate::app::App;
use crate::cache::{Cache, Ticket};
use crate::code::Code;
use crate::db::Txn;
use crate::db::versions::Key;
use crate::error::Error;
use crate::features::accounts::logic::{AccountRef, sessions};
use crate::features::boards::rules::BoardScope;
use crate::features::{accounts, boards, topics};
use crate::page::{Page, PageRequest};

pub use leading::{close, delete, put};
pub use voted::{Voted, voted};
pub use voting::{vote, withdraw};

/// What the page of a topic keeps of its poll. Whether it is closed, and so what is told, is reckoned when it is read.
#[derive(Clone, Debug)]
pub struct Kept {
    poll: poll::Model,
    options: Vec<poll_option::Model>,
    tally: Tally,
}

fn unknown() -> Error {
    Error::NotFound("poll")
}

/// Polls of topics, counted; also that a topic has none.
pub type PollCache = Cache<TopicId, Option<Arc<Kept>>>;

/// The poll of a topic, counted once for all its pages and readers, until something of the topic changes; for whoever knows
/// that the topic may be read.
///
/// # Errors
/// When the database fails.
pub async fn of_topic(app: &App, id: TopicId) -> Result<Option<Arc<Kept>>, Error> {
    let versions = app.db.versions();
    if let Some(kept) = app.polls.get(versions, &id) {
        return Ok(kept);
    }
    let ticket = Ticket::take(versions, vec![Key::Topic(id)]);
    let kept = counted(app.db.read(), id).await?.map(Arc::new);
    app.polls.put(id, kept.clone(), ticket);
    Ok(kept)
}

async fn counted(db: &impl ConnectionTrait, id: TopicId) -> Result<Option<Kept>, Error> {
    let Some(poll) = store::of_topic(db, id).await? else { return Ok(None) };
    let options = store::options(db, poll.id).await?;
    let tally = count(db, &poll, &options).await?;
    Ok(Some(Kept { poll, options, tally }))
}

async fn count(
    db: &impl ConnectionTrait,
    poll: &poll::Model,
    options: &[poll_option::Model],
) -> Result<Tally, Error> {
    let ids: Vec<PollOptionId> = options.iter().map(|option| option.id).collect();
    Ok(tally(poll.kind, &ids, &store::piles(db, poll.id).await?))
}

/// What everybody is told of a poll at an instant.
pub fn shown(kept: &Kept, now: Instant) -> Poll {
    let Kept { poll, options, tally } = kept.clone();
    let results = Some(tally).filter(|_| rules::tells_results(&poll, false, now));
    let closed = rules::is_closed(&poll, now);
    Poll::new(poll, options, (closed, results))
}

/// The poll of a topic, as everybody sees it.
///
/// # Errors
/// [`Error::NotFound`] for a topic that may not be seen, and where it has none.
pub async fn get(app: &App, actor: &Actor, id: TopicId) -> Result<Poll, Error> {
    topics::logic::visible(app, actor, id).await?;
    let kept = of_topic(app, id).await?.ok_or_else(unknown)?;
    Ok(shown(&kept, app.clock.now()))
}

/// For what the actor votes in the poll of a topic, how people voted where the actor is told, and what the actor may do.
///
/// # Errors
/// As [`get`].
pub async fn own(app: &App, actor: &Actor, id: TopicId) -> Result<OwnPollVote, Error> {
    let account_id = actor.signed_in()?.account_id;
    let (topic, board) = topics::logic::visible(app, actor, id).await?;
    let (db, now) = (app.db.read(), app.clock.now());
    let kept = of_topic(app, id).await?.ok_or_else(unknown)?;
    let poll = &kept.poll;
    let vote = store::vote_of(db, poll.id, account_id).await?;
    let results = rules::tells_results(poll, vote.is_some(), now).then(|| kept.tally.clone().into());
    let leads = rules::may_lead(actor, &board, &topic);
    let change = leads && !store::is_voted_in(db, poll.id).await?;
    let may = PollMay {
        vote: rules::demand_vote(actor, &board, &topic, poll, now).is_ok(),
        withdraw: vote.is_some() && rules::demand_open(&topic, poll, now).is_ok(),
        change,
        close: leads && !rules::is_closed(poll, now),
        delete: change || boards::rules::moderates(actor, &board),
    };
    Ok(OwnPollVote {
        choices: vote.map(|vote| rules::choices(&vote.choices)).unwrap_or_default(),
        results,
        may,
    })
}

/// Who voted for what, by account, where that is told and results are told to the actor.
///
/// # Errors
/// As [`get`]; [`Code::Forbidden`] where it is not told.
pub async fn votes(
    app: &App,
    actor: &Actor,
    id: TopicId,
    page: PageRequest<AccountId>,
) -> Result<Page<PollVote>, Error> {
    let (_, board) = topics::logic::visible(app, actor, id).await?;
    let db = app.db.read();
    let poll = store::of_topic(db, id).await?.ok_or_else(unknown)?;
    let voted = match actor.account_id() {
        Some(account_id) => store::vote_of(db, poll.id, account_id).await?.is_some(),
        None => false,
    };
    if !poll.votes_public || !rules::tells_results(&poll, voted, app.clock.now()) {
        return Err(Error::Forbidden(Code::Forbidden));
    }
    let rows = store::votes(db, poll.id, page.after, page.rows()).await?;
    let named: Vec<(AccountId, String)> =
        rows.into_iter().filter_map(|row| Some((row.account_id?, row.choices))).collect();
    let (named, next) = page.cut(named, |(account_id, _)| *account_id);
    let ids: Vec<AccountId> = named.iter().map(|(account_id, _)| *account_id).collect();
    let people = accounts::logic::refs(app, &ids, board.scope()).await?;
    let items = named.into_iter().map(|(account_id, ballot)| PollVote {
        account: AccountRef::of(&people, account_id),
        choices: rules::choices(&ballot),
    });
    Ok(Page { items: items.collect(), next })
}

/// Gives a topic that is opened its poll, within that transaction.
///
/// # Errors
/// When the database fails.
pub async fn open_with(txn: &Txn, id: TopicId, new: NewPoll) -> Result<(), Error> {
    Ok(store::insert(txn, id, new).await?)
}

/// Whether a topic has a poll, inside a transaction.
///
/// # Errors
/// When the database fails.
pub async fn is_there(txn: &Txn, id: TopicId) -> Result<bool, Error> {
    Ok(store::of_topic(txn, id).await?.is_some())
}

/// A topic and its board inside a transaction, for whoever may see them now; and who acts, with the rights of now.
async fn seen_now(
    txn: &Txn,
    actor: &Actor,
    id: TopicId,
    now: Instant,
) -> Result<(Actor, topic::Model, BoardScope), Error> {
    let actor = sessions::seen_again(txn, actor).await?;
    let topic = topics::rules::as_of(topics::logic::now(txn, id).await?, now);
    let board = boards::logic::scope_now(txn, topic.board_id).await?;
    topics::logic::demand_visible(&actor, &board, &topic)?;
    Ok((actor, topic, board))
}

/// Takes back what an account that is erased voted in polls that are open, and takes its name off its votes in those that are
/// closed, whose results stand; within its transaction.
///
/// # Errors
/// When the database fails.
pub async fn forget(txn: &Txn, account_id: AccountId, now: Instant) -> Result<(), Error> {
    store::forget(txn, account_id, now).await?;
    // In whichever topics that was.
    txn.touch(Key::Everything);
    Ok(())
}
