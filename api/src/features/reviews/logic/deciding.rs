//! The queue, and what is decided of what waits: once, by who moderates where it goes.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::board::BoardId;
use linli_entities::outbox::OutboxKind;
use linli_entities::post::{self, PostId};
use linli_entities::review::{ActiveModel, Model, ReviewDecision, ReviewId, ReviewKind, ReviewState};
use linli_entities::topic::{self, TopicId};
use sea_orm::{ActiveValue, Set};
use serde_json::json;

use super::own::wordless;
use super::poll_of;
use super::removed::{Print, print_of, remember_removed};
use crate::actor::{Actor, Scope};
use crate::app::App;
use crate::audit;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::{readers, sessions};
use crate::features::boards::logic::Directory;
use crate::features::boards::rules::BoardScope;
use crate::features::moves::rules::word_of;
use crate::features::polls::input::PollInput;
use crate::features::polls::rules::NewPoll;
use crate::features::posts::body::Body;
use crate::features::pseudonyms::output::Authors;
use crate::features::pseudonyms::rules::Signature;
use crate::features::reviews::input::{self, ReviewDecisionInput, ReviewDecisionsInput, Wanted};
use crate::features::reviews::output::{Review, ReviewDecided, ReviewOutcome, ReviewOutcomes, ReviewTopic};
use crate::features::reviews::rules;
use crate::features::reviews::store;
use crate::features::topics::logic::{Pace, Rendered};
use crate::features::word_rules::logic::moderated;
use crate::features::{boards, posts, pseudonyms, topics};
use crate::outbox;
use crate::page::{Page, PageRequest};

fn unknown() -> Error {
    Error::NotFound("review")
}

/// What waits in the boards that the actor moderates, the oldest first.
///
/// # Errors
/// [`Code::Forbidden`] to whoever moderates nothing.
pub async fn list(
    app: &App,
    actor: &Actor,
    wanted: Wanted,
    page: PageRequest<ReviewId>,
) -> Result<Page<Review>, Error> {
    let directory = boards::logic::directory(app).await?;
    let mut boards = moderated(app, actor).await?;
    boards.retain(|id| is_wanted(&directory, *id, wanted));
    let rows = store::waiting(app.db.read(), &boards, wanted.reason, page.after, page.rows()).await?;
    let (rows, next) = page.cut(rows, |row| row.id);
    let post_ids: Vec<PostId> = rows.iter().filter_map(|row| row.post_id).collect();
    let topic_ids: Vec<TopicId> = rows.iter().filter_map(|row| row.topic_id).collect();
    let posts = posts::logic::readable_among(app, actor, &post_ids).await?;
    let topics = topics::logic::visible_among(app, actor, &topic_ids).await?;
    let signed: Vec<Signature> = rows.iter().map(|row| (row.author_id, row.pseudonym_id)).collect();
    let authors = pseudonyms::logic::authors(app, &signed, Scope::Anywhere).await?;
    let mut items = vec![];
    for row in rows {
        let topic = row.topic_id.and_then(|id| topics.get(&id));
        let board = directory.get(&topic.map_or(row.board_id, |topic| topic.board_id));
        let post = posts.iter().map(|(post, _)| post).find(|post| Some(post.id) == row.post_id);
        // What was deleted meanwhile needs no decision.
        let gone = (row.topic_id.is_some() && topic.is_none()) || (row.post_id.is_some() && post.is_none());
        if let Some(board) = board.filter(|_| !gone) {
            items.push(shown(row, board, (topic, post), &authors));
        }
    }
    Ok(Page { items, next })
}

fn is_wanted(directory: &Directory, id: BoardId, wanted: Wanted) -> bool {
    let project = |board: &BoardScope| board.project.as_ref().map(|project| project.id);
    let there = directory.get(&id).and_then(project);
    wanted.board_id.is_none_or(|wanted| wanted == id)
        && (wanted.project_id.is_none() || wanted.project_id == there)
}

fn shown(
    row: Model,
    board: &BoardScope,
    (topic, post): (Option<&topic::Model>, Option<&post::Model>),
    authors: &Authors,
) -> Review {
    let url = |topic: &topic::Model| match post {
        Some(post) => posts::rules::url(topic.id, post.number),
        None => format!("/topics/{}", topic.id),
    };
    Review {
        id: row.id,
        kind: row.kind,
        reason: row.reason,
        found: row.found.lines().map(str::to_owned).collect(),
        board: board.into(),
        project: board.project.clone(),
        topic: topic.map(|topic| ReviewTopic { id: topic.id, title: topic.title.clone(), url: url(topic) }),
        author: authors.of((row.author_id, row.pseudonym_id)),
        title: row.title,
        html: post.map_or(row.html, |post| post.html.clone()),
        question: row.question,
        poll: row.poll.as_deref().and_then(PollInput::from_text),
        reply_to_number: row.reply_to_number,
        sent_at: row.sent_at,
        version: row.version,
    }
}

/// Where something goes that waits, for whoever moderates there.
pub(super) async fn place_of(app: &App, actor: &Actor, row: &Model) -> Result<BoardScope, Error> {
    let board = match row.topic_id {
        Some(id) => topics::logic::visible(app, actor, id).await.map(|(_, board)| board),
        None => boards::logic::visible(app, actor, row.board_id).await,
    };
    match board {
        Ok(board) if boards::rules::moderates(actor, &board) => Ok(board),
        Ok(_) | Err(Error::NotFound(_)) => Err(unknown()),
        Err(error) => Err(error),
    }
}

/// What is written where something is approved, made before the transaction.
#[derive(Clone)]
struct Written {
    author: Actor,
    body: Body,
    poll: Option<NewPoll>,
}

#[derive(Clone)]
struct Deciding {
    actor: Actor,
    id: ReviewId,
    seen: i64,
    decision: ReviewDecision,
    note: String,
    /// What is written, where something is that was no post.
    written: Option<Written>,
    /// By what it is known, where it is refused.
    print: Option<Print>,
    now: Instant,
}

/// Decides of something that waits. Where it is approved it is written as its author, with the rights that they have now.
///
/// # Errors
/// [`Error::NotFound`] to whoever does not moderate where it goes; [`Code::AlreadyDecided`]; [`Error::Stale`] where its author
/// changed it since; [`Code::AuthorCannotWrite`] where they cannot write there any more; those of writing it.
pub async fn decide(
    app: &App,
    actor: &Actor,
    id: ReviewId,
    input: ReviewDecisionInput,
) -> Result<ReviewDecided, Error> {
    let ReviewDecisionInput { decision, version, note } = input;
    let note = input::note(note)?;
    let row = store::find(app.db.read(), id).await?.ok_or_else(unknown)?;
    actor.signed_in()?;
    let board = place_of(app, actor, &row).await?;
    rules::demand_waiting(&row, version)?;
    let now = app.clock.now();
    let (mut written, mut print) = (None, None);
    match decision {
        ReviewDecision::Approved if rules::is_held(row.kind) => {
            written = Some(written_of(app, &row, now).await?);
        }
        ReviewDecision::Approved => {}
        ReviewDecision::Refused => print = print_of(&board, &text_of(app, actor, &row).await?),
    }
    let actor = actor.clone();
    let input = Deciding { actor, id, seen: version, decision, note, written, print, now };
    let url = app.db.write(input, |txn, input| Box::pin(decide_in(txn, input))).await?;
    Ok(ReviewDecided { id, decision, url })
}

/// What something says that is decided of.
async fn text_of(app: &App, actor: &Actor, row: &Model) -> Result<String, Error> {
    match row.post_id {
        Some(id) => Ok(posts::logic::seen(app, actor, id).await?.0.markdown),
        None => Ok(row.markdown.clone()),
    }
}

/// What is to be written, as its author: looked at with the rights that they have now.
async fn written_of(app: &App, row: &Model, now: Instant) -> Result<Written, Error> {
    let known = readers::at(app.db.read(), &[row.author_id], now).await?.remove(&row.author_id);
    let author = known.ok_or(Error::Conflict(Code::AuthorCannotWrite))?.actor;
    let board = match row.topic_id {
        Some(id) => topics::logic::visible(app, &author, id).await.map(|(_, board)| board),
        None => boards::logic::visible(app, &author, row.board_id).await,
    };
    let board = board.map_err(of_author)?;
    let body =
        posts::logic::render_in(app, (&author, &board), None, &row.markdown).await.map_err(of_author)?;
    let poll = poll_of(row, now).map(|poll| NewPoll::parse(poll, "/poll", now)).transpose()?;
    Ok(Written { author, body, poll })
}

/// What is refused to the author, as it is told to whoever decides.
fn of_author(error: Error) -> Error {
    match error {
        Error::NotFound(_) | Error::SignInRequired | Error::Forbidden(_) => {
            Error::Conflict(Code::AuthorCannotWrite)
        }
        other => other,
    }
}

/// Answers where the post is.
async fn decide_in(txn: &Txn, input: Deciding) -> Result<Option<String>, Error> {
    let Deciding { actor, id, seen, decision, note, written, print, now } = input;
    let row = store::locked(txn, id).await?.ok_or_else(unknown)?;
    let actor = demand_moderates(txn, &actor, &row).await?;
    rules::demand_waiting(&row, seen)?;
    let (kind, reason) = (row.kind, row.reason);
    let before = decided(&row, &actor, now);
    let (after, url) = match (decision, written) {
        (ReviewDecision::Approved, Some(written)) => {
            approve(txn, row, written, now).await.map_err(of_author)?
        }
        (ReviewDecision::Approved, None) => (ActiveModel { id: Set(id), ..Default::default() }, None),
        (ReviewDecision::Refused, _) => {
            remember_removed(txn, print, row.post_id, now).await?;
            remove(txn, &actor, &row, now).await?;
            (ActiveModel { id: Set(id), note: Set(note), ..Default::default() }, None)
        }
    };
    let state = match decision {
        ReviewDecision::Approved => ReviewState::Approved,
        ReviewDecision::Refused => ReviewState::Refused,
    };
    let Decided { version, decided_at, decided_by } = before;
    let after = ActiveModel { state: Set(state), version, decided_at, decided_by, ..after };
    store::update(txn, after).await?;
    if rules::is_held(kind) {
        outbox::enqueue(txn, OutboxKind::ReviewDecided, id.0, now).await?;
    }
    let detail = json!({ "decision": decision, "reason": reason, "kind": kind });
    audit::record(txn, &actor, "decide_review", ("review", id.0), detail, now).await?;
    Ok(url)
}

/// What is noted of every decision.
struct Decided {
    version: ActiveValue<i64>,
    decided_at: ActiveValue<Option<Instant>>,
    decided_by: ActiveValue<Option<AccountId>>,
}

fn decided(row: &Model, actor: &Actor, now: Instant) -> Decided {
    Decided { version: Set(row.version + 1), decided_at: Set(Some(now)), decided_by: Set(actor.account_id()) }
}

/// Demands that the actor moderates where something goes, as it is inside the transaction.
async fn demand_moderates(txn: &Txn, actor: &Actor, row: &Model) -> Result<Actor, Error> {
    let actor = sessions::seen_again(txn, actor).await?;
    let board_id = match row.topic_id {
        Some(id) => topics::logic::now(txn, id).await?.board_id,
        None => row.board_id,
    };
    let board = boards::logic::scope_now(txn, board_id).await?;
    let may = boards::rules::may_read(&actor, &board) && boards::rules::moderates(&actor, &board);
    if may { Ok(actor) } else { Err(unknown()) }
}

/// Writes what waited, by the ordinary use case; answers what becomes of the row, and where the post is.
async fn approve(
    txn: &Txn,
    row: Model,
    written: Written,
    now: Instant,
) -> Result<(ActiveModel, Option<String>), Error> {
    let Written { author, body, poll } = written;
    let manner = (row.pseudonym_id.is_some(), Pace::Approved);
    let post = match (row.kind, row.topic_id) {
        (ReviewKind::Topic, _) => {
            let rendered =
                Rendered { board_id: row.board_id, title: row.title, question: row.question, body };
            topics::logic::open_as(txn, &author, (rendered, poll), manner, now).await?.2
        }
        (_, Some(topic_id)) => {
            let reply = (row.reply_to_number, body);
            posts::logic::write_as(txn, &author, topic_id, reply, manner, now).await?.0
        }
        (_, None) => return Err(unknown()),
    };
    let after =
        ActiveModel { topic_id: Set(Some(post.topic_id)), post_id: Set(Some(post.id)), ..wordless(row.id) };
    Ok((after, Some(posts::rules::url(post.topic_id, post.number))))
}

/// Deletes a post that stands and is refused; of the first post of a topic the topic.
async fn remove(txn: &Txn, actor: &Actor, row: &Model, now: Instant) -> Result<(), Error> {
    let (ReviewKind::Posted, Some(id)) = (row.kind, row.post_id) else { return Ok(()) };
    let post = posts::logic::moderated(txn, actor, id).await?;
    match post.number {
        1 => topics::logic::remove(txn, actor, post.topic_id, now).await,
        _ => posts::logic::remove(txn, actor, id, now).await,
    }
}

/// Decides of several, of each by itself and in a transaction of its own: what cannot be decided of is told, and holds up nothing
/// else.
///
/// # Errors
/// [`Code::Required`], [`Code::TooMany`] at `/items`; [`Code::TooLong`] at `/note`; [`Code::Forbidden`] to whoever
/// moderates nothing.
pub async fn decide_all(
    app: &App,
    actor: &Actor,
    input: ReviewDecisionsInput,
) -> Result<ReviewOutcomes, Error> {
    input.demand_some()?;
    input::note(input.note.clone())?;
    moderated(app, actor).await?;
    let ReviewDecisionsInput { items, decision, note } = input;
    let mut outcomes = vec![];
    for item in items {
        let one = ReviewDecisionInput { decision, version: item.version, note: note.clone() };
        let code = match decide(app, actor, item.review_id, one).await {
            Ok(_) => None,
            Err(error) => Some(told(item.review_id, error)),
        };
        outcomes.push(ReviewOutcome { id: item.review_id, code });
    }
    Ok(ReviewOutcomes { items: outcomes })
}

/// The word for why something was not decided of. A fault of ours is logged: it was decided of others, and that is told.
fn told(id: ReviewId, error: Error) -> Code {
    word_of(&error).unwrap_or_else(|| {
        tracing::error!(?error, review = id.0, "one decision of many failed");
        Code::Internal
    })
}
