//! Changing what is said of a topic: its title, whether it is pinned, asks something, or takes new posts.

use linli_entities::Instant;
use linli_entities::board::BoardId;
use linli_entities::outbox::OutboxKind;
use linli_entities::topic::{self, TopicId};
use serde_json::json;

use super::super::output::TopicDetail;
use super::super::rules::{self, Timer, Title};
use super::super::store;
use super::shifting::held;
use super::{told, touch, visible};
use crate::actor::Actor;
use crate::app::App;
use crate::audit;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::etag;
use crate::features::accounts::logic::sessions;
use crate::features::boards::rules::BoardScope;
use crate::features::reviews::rules::{Why, demand_judged};
use crate::features::{boards, posts, reviews};
use crate::outbox;

/// What of a topic is to be changed.
#[derive(Clone, Debug, Default)]
pub struct Edit {
    /// Another title.
    pub title: Option<Title>,
    /// Above the others, or not.
    pub pinned: Option<bool>,
    /// Closed for new posts, or not.
    pub locked: Option<bool>,
    /// Whether it asks something.
    pub question: Option<bool>,
    /// For how many seconds an account waits between posts there.
    pub slow_seconds: Option<i32>,
}

/// Changes title, pin or lock, or whether it asks something; what asks nothing any more has no answer any more.
///
/// # Errors
/// [`Error::Stale`] when it was changed since the version `seen`; [`Code::Forbidden`] to whoever may not.
pub async fn update(
    app: &App,
    actor: &Actor,
    id: TopicId,
    seen: i64,
    edit: Edit,
) -> Result<TopicDetail, Error> {
    let (topic, board) = visible(app, actor, id).await?;
    actor.signed_in()?;
    let change = store::Change::from(edit);
    demand_change(actor, &board, &topic, &change)?;
    etag::demand_unchanged(seen, topic.version)?;
    let (change, why) = looked_at(app, (actor, &board), change).await?;
    let now = app.clock.now();
    let input = UpdateInput { actor: actor.clone(), id, seen, change, why, judged: board.id, now };
    let topic = app.db.write(input, |txn, input| Box::pin(apply(txn, input))).await?;
    told(app, actor, topic, &board).await
}

/// The same, with a title in which words are masked; and why moderators have to look at it, where they have.
async fn looked_at(
    app: &App,
    place: (&Actor, &BoardScope),
    change: store::Change,
) -> Result<(store::Change, Option<Why>), Error> {
    let Some(title) = &change.title else { return Ok((change, None)) };
    let (title, why) = reviews::logic::look_at_title(app, place, Title::parse(title)?).await?;
    Ok((store::Change { title: Some(title.into_string()), ..change }, why))
}

fn demand_change(
    actor: &Actor,
    board: &BoardScope,
    topic: &topic::Model,
    change: &store::Change,
) -> Result<(), Error> {
    let rights = rules::rights(actor, board, topic);
    let moderates = change.pinned.is_some() || change.locked.is_some() || change.slow_seconds.is_some();
    let edits = change.title.is_some() || change.question.is_some();
    if (moderates && !rights.moderate) || (edits && !rights.edit_title) {
        boards::rules::demand_voice(actor, board)?;
        return Err(Error::Forbidden(Code::Forbidden));
    }
    Ok(())
}

#[derive(Clone)]
struct UpdateInput {
    actor: Actor,
    id: TopicId,
    seen: i64,
    change: store::Change,
    /// Why moderators have to look at the title.
    why: Option<Why>,
    /// The board by whose lists the title was judged.
    judged: BoardId,
    now: Instant,
}

async fn apply(txn: &Txn, input: UpdateInput) -> Result<topic::Model, Error> {
    let UpdateInput { actor, id, seen, change, why, judged, now } = input;
    let actor = sessions::seen_again(txn, &actor).await?;
    let before = super::now(txn, id).await?;
    if change.title.is_some() {
        demand_judged(judged, before.board_id)?;
    }
    let topic = apply_to(txn, &actor, (before, seen), (change, None), now).await?;
    if why.is_some() {
        // A title stands over the first post, and is decided of with it.
        let first = posts::logic::first(txn, id).await?;
        reviews::logic::note_in(txn, (&first, topic.board_id), why, now).await?;
    }
    Ok(topic)
}

/// Changes a topic of which `seen` was seen, for the reason that is given.
async fn apply_to(
    txn: &Txn,
    actor: &Actor,
    (before, seen): (topic::Model, i64),
    (change, reason): (store::Change, Option<String>),
    now: Instant,
) -> Result<topic::Model, Error> {
    let (id, before) = (before.id, rules::as_of(before, now));
    let board = boards::logic::scope_now(txn, before.board_id).await?;
    let store::Change { title, pinned, locked, question, slow_seconds } = &change;
    // Of what is said where staff may not read, what is kept for staff has no words.
    let title = title.as_ref().filter(|_| !board.is_closed());
    let reason = reason.filter(|_| !board.is_closed());
    let detail = json!({ "title": title, "pinned": pinned, "locked": locked, "question": question,
        "slow_seconds": slow_seconds, "reason": reason });
    demand_change(actor, &board, &before, &change)?;
    let topic = store::update(txn, id, seen, change, now).await?.ok_or(Error::Stale)?;
    outbox::enqueue(txn, OutboxKind::Topic, id.0, now).await?;
    touch(txn, id, topic.board_id);
    if !rules::is_masked(actor, &topic) {
        audit::record(txn, actor, "update_topic", ("topic", id.0), detail, now).await?;
    }
    Ok(topic)
}

/// Pins, locks or unlocks a topic, whatever others did to it meanwhile: for who moderates. What is so already stays so, and
/// is not noted again.
///
/// # Errors
/// [`Error::NotFound`] as [`visible`]; [`Code::Forbidden`] to whoever does not moderate there.
pub async fn moderate(
    app: &App,
    actor: &Actor,
    id: TopicId,
    edit: Edit,
    reason: Option<String>,
) -> Result<(), Error> {
    let (_, board) = visible(app, actor, id).await?;
    boards::rules::demand_moderator(actor, &board)?;
    let input = (actor.clone(), id, store::Change::from(edit), reason, app.clock.now());
    app.db.write(input, |txn, input| Box::pin(moderate_in(txn, input))).await
}

async fn moderate_in(
    txn: &Txn,
    (actor, id, change, reason, now): (Actor, TopicId, store::Change, Option<String>, Instant),
) -> Result<(), Error> {
    let actor = sessions::seen_again(txn, &actor).await?;
    let before = held(txn, id).await?;
    let stands = rules::as_of(before.clone(), now);
    let stays = |wanted: Option<bool>, is: bool| wanted.is_none_or(|wanted| wanted == is);
    if stays(change.pinned, stands.pinned) && stays(change.locked, stands.locked) {
        return Ok(());
    }
    let version = before.version;
    apply_to(txn, &actor, (before, version), (change, reason), now).await.map(drop)
}

/// Sets when a topic closes and opens by itself; until then it stays as it is. This replaces what was set before.
///
/// # Errors
/// [`Error::NotFound`] as [`visible`]; [`Code::Forbidden`] to whoever does not moderate there.
pub async fn set_timer(app: &App, actor: &Actor, id: TopicId, timer: Timer) -> Result<TopicDetail, Error> {
    let (_, board) = visible(app, actor, id).await?;
    boards::rules::demand_moderator(actor, &board)?;
    let input = (actor.clone(), id, timer, app.clock.now());
    let topic = app.db.write(input, |txn, input| Box::pin(set_timer_in(txn, input))).await?;
    told(app, actor, topic, &board).await
}

async fn set_timer_in(
    txn: &Txn,
    (actor, id, timer, now): (Actor, TopicId, Timer, Instant),
) -> Result<topic::Model, Error> {
    let actor = sessions::seen_again(txn, &actor).await?;
    let before = rules::as_of(held(txn, id).await?, now);
    let board = boards::logic::scope_now(txn, before.board_id).await?;
    boards::rules::demand_moderator(&actor, &board)?;
    let topic = store::set_timer(txn, id, before.locked, timer).await?.ok_or(Error::Stale)?;
    touch(txn, id, topic.board_id);
    let Timer { closes_at, opens_at } = timer;
    let detail = json!({ "closes_at": closes_at, "opens_at": opens_at });
    audit::record(txn, &actor, "set_topic_timer", ("topic", id.0), detail, now).await?;
    Ok(topic)
}

impl From<Edit> for store::Change {
    fn from(edit: Edit) -> Self {
        let Edit { title, pinned, locked, question, slow_seconds } = edit;
        Self { title: title.map(Title::into_string), pinned, locked, question, slow_seconds }
    }
}
