//! Putting what waits into the queue, inside the transaction that would have written it.

use linli_entities::Instant;
use linli_entities::board::BoardId;
use linli_entities::post;
use linli_entities::review::{ActiveModel, Model, ReviewKind, ReviewState};
use linli_entities::topic::TopicId;
use sea_orm::Set;

use crate::actor::Actor;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::sessions;
use crate::features::boards::rules::BoardScope;
use crate::features::posts::body::Body;
use crate::features::reviews::rules::{WAITING_MAX, Why, lines};
use crate::features::reviews::store;
use crate::features::{boards, pseudonyms, topics};

/// Where something goes that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeldPlace {
    /// It opens a topic in a board.
    Board(BoardId),
    /// It answers in a topic, perhaps the post of a number.
    Topic(TopicId, Option<i32>),
}

/// Something that waits.
#[derive(Clone, Debug)]
pub struct Held {
    /// Where it goes.
    pub place: HeldPlace,
    /// The title of a topic.
    pub title: String,
    /// Whether the topic asks something.
    pub question: bool,
    /// The poll of the topic, as JSON.
    pub poll: Option<String>,
    /// What it says.
    pub body: Body,
    /// Whether it is written under the pseudonym of its author.
    pub pseudonym: bool,
    /// Why it waits.
    pub why: Why,
}

/// Puts something into the queue, with the rights of now.
///
/// # Errors
/// Those of writing it; [`Code::TooMany`] where too much of its author waits.
pub async fn hold_in(txn: &Txn, actor: &Actor, held: Held, now: Instant) -> Result<Model, Error> {
    let author_id = actor.signed_in()?.account_id;
    sessions::demand_open(txn, author_id).await?;
    let actor = sessions::seen_again(txn, actor).await?;
    let board = demand_place(txn, &actor, held.place, now).await?;
    if store::count_waiting(txn, author_id).await? >= WAITING_MAX {
        return Err(Error::Conflict(Code::TooMany));
    }
    let pseudonym_id = match held.pseudonym {
        true => Some(pseudonyms::logic::take(txn, &actor, &board, now).await?),
        false => None,
    };
    let (kind, topic_id, reply_to_number) = match held.place {
        HeldPlace::Board(_) => (ReviewKind::Topic, None, None),
        HeldPlace::Topic(id, number) => (ReviewKind::Reply, Some(id), number),
    };
    let Held { title, question, poll, body, why, .. } = held;
    let row = ActiveModel {
        kind: Set(kind),
        board_id: Set(board.id),
        topic_id: Set(topic_id),
        post_id: Set(None),
        author_id: Set(author_id),
        pseudonym_id: Set(pseudonym_id),
        title: Set(title),
        markdown: Set(body.markdown),
        html: Set(body.html),
        question: Set(question),
        reply_to_number: Set(reply_to_number),
        poll: Set(poll),
        reason: Set(why.reason),
        found: Set(lines(&why.found)),
        ..waiting(now)
    };
    Ok(store::insert(txn, row).await?)
}

fn waiting(now: Instant) -> ActiveModel {
    ActiveModel {
        state: Set(ReviewState::Waiting),
        version: Set(1),
        sent_at: Set(now),
        decided_at: Set(None),
        decided_by: Set(None),
        note: Set(String::new()),
        ..Default::default()
    }
}

async fn demand_place(txn: &Txn, actor: &Actor, place: HeldPlace, now: Instant) -> Result<BoardScope, Error> {
    match place {
        HeldPlace::Board(id) => {
            let board = boards::logic::scope_now(txn, id).await?;
            boards::rules::demand_opening(actor, &board)?;
            Ok(board)
        }
        HeldPlace::Topic(id, _) => {
            // Held: what waits in it follows it where it is merged, and is refused where it is deleted.
            let topic = topics::rules::as_of(topics::logic::held(txn, id).await?, now);
            let board = boards::logic::scope_now(txn, topic.board_id).await?;
            topics::logic::demand_visible(actor, &board, &topic)?;
            topics::rules::demand_reply(actor, &board, &topic)?;
            Ok(board)
        }
    }
}

/// Notes why a moderator has to look at a post that stands, where one has, inside the transaction of what makes it so.
///
/// # Errors
/// When the database fails.
pub async fn note_in(
    txn: &Txn,
    (post, board): (&post::Model, BoardId),
    why: Option<Why>,
    now: Instant,
) -> Result<(), Error> {
    let Some(why) = why else { return Ok(()) };
    let row = ActiveModel {
        kind: Set(ReviewKind::Posted),
        board_id: Set(board),
        topic_id: Set(Some(post.topic_id)),
        post_id: Set(Some(post.id)),
        author_id: Set(post.author_id),
        pseudonym_id: Set(post.pseudonym_id),
        title: Set(String::new()),
        markdown: Set(String::new()),
        html: Set(String::new()),
        question: Set(false),
        reply_to_number: Set(None),
        poll: Set(None),
        reason: Set(why.reason),
        found: Set(lines(&why.found)),
        ..waiting(now)
    };
    Ok(store::insert_posted(txn, row).await?)
}
