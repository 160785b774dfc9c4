//! Publishing what was written for later: each once, by whoever is first.
//!
//! The row goes in the transaction that writes the post. Whoever comes second, on another node or after a kill, finds either
//! both or neither. Rights are asked as they are then; what is refused stays, with the reason, and its author is told.

use linli_entities::Instant;
use linli_entities::board::BoardId;
use linli_entities::outbox::OutboxKind;
use linli_entities::scheduled_post::{ActiveModel, Model, PublishRefusal, ScheduledPostId};
use sea_orm::Set;

use crate::actor::Actor;
use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::{readers, sessions};
use crate::features::boards::rules::BoardScope;
use crate::features::drafts::rules;
use crate::features::drafts::store::scheduled as store;
use crate::features::posts::body::Body;
use crate::features::reviews::logic::{Held, HeldPlace};
use crate::features::reviews::rules::{Verdict, Why, demand_judged};
use crate::features::topics::logic::{Pace, Rendered};
use crate::features::topics::rules::Title;
use crate::features::{boards, posts, reviews, topics};
use crate::outbox;

/// Posts of one look.
const BATCH: u64 = 50;

/// Publishes what is due, or notes why not; answers how many were published. What can't be done right now holds up nothing
/// else: it is tried again by the next call.
///
/// # Errors
/// When the database fails.
pub async fn run_due(app: &App) -> Result<usize, Error> {
    let (mut done, mut after) = (0, None);
    let until = app.clock.now();
    while !app.stop.is_cancelled() {
        let rows = store::due(app.db.read(), until, after, BATCH).await?;
        let Some(last) = rows.last() else { break };
        after = Some((last.publish_at, last.id));
        for row in rows {
            let id = row.id;
            match publish(app, row).await {
                Ok(published) => done += usize::from(published),
                Err(error) => tracing::error!(?error, %id, "cannot publish what was written for later"),
            }
        }
    }
    Ok(done)
}

async fn publish(app: &App, row: Model) -> Result<bool, Error> {
    let (id, version, now) = (row.id, row.version, app.clock.now());
    let error = match publish_as_author(app, row, now).await {
        Ok(published) => return Ok(published),
        // Its topic was moved meanwhile: it is judged anew by the next call, for where that is then.
        Err(Error::Stale) => return Ok(false),
        Err(error) => error,
    };
    let refusal = rules::refusal(&error).ok_or(error)?;
    let input = (id, version, refusal, now);
    app.db.write(input, |txn, input| Box::pin(refuse_in(txn, input))).await?;
    Ok(false)
}

#[derive(Clone)]
struct Publishing {
    actor: Actor,
    id: ScheduledPostId,
    version: i64,
    title: String,
    body: Body,
    verdict: Verdict,
    /// The board for which it was judged.
    judged: BoardId,
    now: Instant,
}

async fn publish_as_author(app: &App, row: Model, now: Instant) -> Result<bool, Error> {
    let author = readers::at(app.db.read(), &[row.account_id], now).await?.remove(&row.account_id);
    let actor = author.ok_or(Error::SignInRequired)?.actor;
    let board = match (row.board_id, row.topic_id) {
        (Some(id), _) => boards::logic::visible(app, &actor, id).await?,
        (None, Some(id)) => topics::logic::visible(app, &actor, id).await?.1,
        (None, None) => return Err(Error::NotFound("board")),
    };
    let place = (&actor, &board);
    let (title, markdown, looked) = match row.board_id {
        Some(_) => {
            let words = (Title::parse(&row.title)?, row.markdown);
            let (title, markdown, looked) = reviews::logic::look_at_topic(app, place, words, None).await?;
            (title.into_string(), markdown, looked)
        }
        None => {
            let (markdown, looked) = reviews::logic::look_at_post(app, place, &row.markdown).await?;
            (String::new(), markdown, looked)
        }
    };
    let body = posts::logic::render_in(app, place, None, &markdown).await?;
    let verdict = reviews::logic::judge(app, place, &body, looked).await?;
    let input = Publishing {
        actor: actor.clone(),
        id: row.id,
        version: row.version,
        title,
        body,
        verdict,
        judged: board.id,
        now,
    };
    app.db.write(input, |txn, input| Box::pin(publish_in(txn, input))).await
}

/// Whether it was published now: somebody else may have been faster, or its author changed it meanwhile.
async fn publish_in(txn: &Txn, input: Publishing) -> Result<bool, Error> {
    let Publishing { actor, id, version, title, body, verdict, judged, now } = input;
    let Some(row) = store::locked(txn, id).await? else { return Ok(false) };
    if row.version != version || row.refusal.is_some() {
        return Ok(false);
    }
    let actor = sessions::seen_again(txn, &actor).await?;
    let board = write_in(txn, &actor, Model { title, ..row }, (body, verdict), now).await?;
    demand_judged(judged, board.id)?;
    // Whoever is not of the staff there any more publishes nothing there: all of this is undone then.
    rules::demand_later(&actor, &board)?;
    store::delete(txn, id).await?;
    Ok(true)
}

async fn write_in(
    txn: &Txn,
    actor: &Actor,
    row: Model,
    (body, verdict): (Body, Verdict),
    now: Instant,
) -> Result<BoardScope, Error> {
    if let Some(why) = verdict.hold {
        return hold_in(txn, actor, row, (body, why), now).await;
    }
    let (post, board) = match (row.board_id, row.topic_id) {
        (Some(board_id), _) => {
            let rendered = Rendered { board_id, title: row.title, question: row.question, body };
            let (_, board, post) =
                topics::logic::open_as(txn, actor, (rendered, None), (false, Pace::Asked), now).await?;
            (post, board)
        }
        (None, Some(topic_id)) => {
            let reply = (row.reply_to_number, body);
            posts::logic::write_as(txn, actor, topic_id, reply, (false, Pace::Asked), now).await?
        }
        (None, None) => return Err(Error::NotFound("board")),
    };
    reviews::logic::note_in(txn, (&post, board.id), Why::of_words(verdict.flagged), now).await?;
    Ok(board)
}

/// Puts it where it waits for a moderator, as if it were written now.
async fn hold_in(
    txn: &Txn,
    actor: &Actor,
    row: Model,
    (body, why): (Body, Why),
    now: Instant,
) -> Result<BoardScope, Error> {
    let place = match (row.board_id, row.topic_id) {
        (Some(id), _) => HeldPlace::Board(id),
        (None, Some(id)) => HeldPlace::Topic(id, row.reply_to_number),
        (None, None) => return Err(Error::NotFound("board")),
    };
    let Model { title, question, .. } = row;
    let held = Held { place, title, question, poll: None, body, pseudonym: false, why };
    let held = reviews::logic::hold_in(txn, actor, held, now).await?;
    boards::logic::scope_now(txn, held.board_id).await
}

async fn refuse_in(
    txn: &Txn,
    (id, version, refusal, now): (ScheduledPostId, i64, PublishRefusal, Instant),
) -> Result<(), Error> {
    let Some(row) = store::locked(txn, id).await? else { return Ok(()) };
    if row.version != version || row.refusal.is_some() {
        return Ok(());
    }
    let refused = ActiveModel {
        id: Set(id),
        version: Set(version + 1),
        refusal: Set(Some(refusal)),
        refused_at: Set(Some(now)),
        ..Default::default()
    };
    store::update(txn, refused).await?;
    outbox::enqueue(txn, OutboxKind::ScheduledPost, id.0, now).await?;
    Ok(())
}
