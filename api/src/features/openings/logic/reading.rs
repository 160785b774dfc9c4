//! Reading a board by an opening: each page is written down in the transaction that asks whether it may be read.

use linli_entities::Instant;
use linli_entities::board::BoardId;
use linli_entities::opening::OpeningId;
use linli_entities::opening_act::OpeningActKind;
use linli_entities::topic::TopicId;
use serde_json::json;

use super::{fate, opener, unknown};
use crate::actor::{Actor, Scope};
use crate::app::App;
use crate::audit;
use crate::db::Txn;
use crate::error::Error;
use crate::features::boards::logic::closed::{self, OPEN};
use crate::features::openings::output::{OpenedPage, OpenedTopic};
use crate::features::openings::{rules, store};
use crate::features::{posts, topics};
use crate::page::{Page, PageRequest};

/// What a list of topics goes on from.
pub type TopicKey = (bool, Instant, TopicId);

/// A page of the topics of the board, pinned ones first, then by the newest post.
///
/// # Errors
/// [`Code::Forbidden`](crate::code::Code::Forbidden) to whoever did not ask; [`Error::NotFound`]; those of
/// [`rules::demand_readable`].
pub async fn topics(
    app: &App,
    actor: &Actor,
    id: OpeningId,
    page: PageRequest<TopicKey>,
) -> Result<Page<OpenedTopic>, Error> {
    let board_id = demand(app, actor, id).await?;
    // Whoever may read what is looked up: whether this one may is asked by the opening, before and after.
    let Page { items, next } = topics::logic::list(app, &Actor::System, board_id, page).await?;
    note(app, actor, id, None).await?;
    Ok(Page { items: items.into_iter().map(OpenedTopic::from).collect(), next })
}

/// A page of a topic of the board.
///
/// # Errors
/// As [`topics`]; [`Error::NotFound`] for a topic of another board, and for a page that it does not have.
pub async fn topic(
    app: &App,
    actor: &Actor,
    id: OpeningId,
    topic_id: TopicId,
    page: i32,
) -> Result<OpenedPage, Error> {
    let board_id = demand(app, actor, id).await?;
    let read = posts::logic::page(app, &Actor::System, topic_id, page).await?;
    // What moderators of the board deleted is not read by an opening either.
    if read.detail.board.id != board_id || read.detail.topic.deleted {
        return Err(Error::NotFound("topic"));
    }
    note(app, actor, id, Some((topic_id, page))).await?;
    Ok(read.into())
}

/// The board, if the actor may read it by the opening now.
async fn demand(app: &App, actor: &Actor, id: OpeningId) -> Result<BoardId, Error> {
    actor.demand(OPEN, Scope::Anywhere)?;
    let by = actor.signed_in()?.account_id;
    let row = store::by_id(app.db.read(), id).await?.ok_or_else(unknown)?;
    rules::demand_readable(&row, &fate(app.db.read(), id).await?, by, app.clock.now())?;
    closed::closed(app.db.read(), row.board_id).await?;
    Ok(row.board_id)
}

/// Writes down what is read, if it may be read now: whoever ends the opening comes before this or after it.
async fn note(app: &App, actor: &Actor, id: OpeningId, read: Option<(TopicId, i32)>) -> Result<(), Error> {
    let input = (actor.clone(), id, read, app.clock.now());
    app.db.write(input, |txn, input| Box::pin(note_in(txn, input))).await
}

async fn note_in(
    txn: &Txn,
    (actor, id, read, now): (Actor, OpeningId, Option<(TopicId, i32)>, Instant),
) -> Result<(), Error> {
    let (actor, by) = opener(txn, &actor).await?;
    let row = store::locked(txn, id).await?.ok_or_else(unknown)?;
    rules::demand_readable(&row, &fate(txn, id).await?, by, now)?;
    store::act(txn, id, OpeningActKind::Read, read, (by, now)).await?;
    let detail = match read {
        Some((topic_id, page)) => json!({ "topic_id": topic_id, "page": page }),
        None => json!({}),
    };
    Ok(audit::record(txn, &actor, "read_opened_board", ("opening", id.0), detail, now).await?)
}
