//! Writing posts: at once, or as somebody whose post waited.

use linli_entities::Instant;
use linli_entities::board::BoardId;
use linli_entities::draft::DraftPlace;
use linli_entities::post::{self, PostId};
use linli_entities::review::{self, ReviewId};
use linli_entities::topic::TopicId;

use super::super::output::Post;
use super::super::store;
use super::{Seen, get, insert, render_in, show_one};
use crate::actor::Actor;
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::boards::rules::BoardScope;
use crate::features::drafts::rules::Place;
use crate::features::posts::body::Body;
use crate::features::reviews::logic::{Held, HeldPlace};
use crate::features::reviews::output::{HeldPost, Outcome};
use crate::features::reviews::rules::{Verdict, Why, demand_judged};
use crate::features::topics::logic::Pace;
use crate::features::trust::logic::Writing;
use crate::features::{drafts, pseudonyms, reviews, topics, trust};
use crate::once::{Made, Once};

/// A post to be written.
#[derive(Clone, Debug)]
pub struct Reply {
    /// What it says.
    pub markdown: String,
    /// The number of the post it answers.
    pub reply_to_number: Option<i32>,
    /// Whether it is written under the pseudonym of its author.
    pub pseudonym: bool,
    /// The version of the draft that it was written as, which is deleted with it.
    pub draft_version: Option<i64>,
}

#[derive(Clone)]
struct WriteInput {
    actor: Actor,
    topic_id: TopicId,
    reply_to_number: Option<i32>,
    body: Body,
    pseudonym: bool,
    draft_version: Option<i64>,
    verdict: Verdict,
    /// The board for which it was judged.
    judged: BoardId,
    once: Once,
    now: Instant,
}

/// How often a reply is judged of which the topic is moved each time before it is written.
const TRIES: u32 = 5;

/// Writes a post into a topic, or puts it where it waits for a moderator: as its board has it in which the topic is then.
///
/// # Errors
/// [`Error::NotFound`] for a topic that may not be seen; those of [`topics::rules::demand_reply`] and of the body;
/// [`Error::Words`]; [`Error::Stale`] where the topic is moved again and again.
pub async fn write(
    app: &App,
    actor: &Actor,
    topic_id: TopicId,
    reply: Reply,
    once: Once,
) -> Result<Outcome<Post>, Error> {
    let mut board = demand_place(app, actor, topic_id, &reply).await?;
    app.rates.write.count(&actor.signed_in()?.account_id)?;
    let mut writing = Writing::Post;
    for _ in 1..TRIES {
        match write_into(app, (actor, &board), (topic_id, writing), reply.clone(), once.clone()).await {
            // The topic was moved meanwhile: nothing is written, and it is judged anew for where that is now.
            Err(Error::Stale) => board = demand_place(app, actor, topic_id, &reply).await?,
            done => return done,
        }
        // It is counted already.
        writing = Writing::Edit;
    }
    write_into(app, (actor, &board), (topic_id, writing), reply, once).await
}

async fn demand_place(
    app: &App,
    actor: &Actor,
    topic_id: TopicId,
    reply: &Reply,
) -> Result<BoardScope, Error> {
    let (topic, board) = topics::logic::visible(app, actor, topic_id).await?;
    topics::rules::demand_reply(actor, &board, &topic)?;
    actor.signed_in()?;
    if reply.pseudonym {
        pseudonyms::rules::demand_offered(actor, &board)?;
    }
    if reply.reply_to_number.is_some_and(|number| number < 1 || number > topic.last_number) {
        return Err(Error::invalid("/reply_to_number", Code::OutOfRange));
    }
    Ok(board)
}

async fn write_into(
    app: &App,
    (actor, board): (&Actor, &BoardScope),
    (topic_id, writing): (TopicId, Writing),
    reply: Reply,
    once: Once,
) -> Result<Outcome<Post>, Error> {
    let Reply { markdown, reply_to_number, pseudonym, draft_version } = reply;
    let place = (actor, board);
    let (markdown, looked) = reviews::logic::look_at_post(app, place, &markdown).await?;
    let body = render_in(app, place, None, &markdown).await?;
    trust::logic::demand(app, actor, writing, &body).await?;
    let verdict = reviews::logic::judge(app, place, &body, looked).await?;
    let input = WriteInput {
        actor: actor.clone(),
        topic_id,
        reply_to_number,
        body,
        pseudonym,
        draft_version,
        verdict,
        judged: board.id,
        once,
        now: app.clock.now(),
    };
    match app.db.write(input, |txn, input| Box::pin(insert_reply(txn, input))).await? {
        Written::Before(id) => Ok(Outcome::Written(get(app, actor, id).await?)),
        Written::HeldBefore(id) => Ok(Outcome::held(reviews::logic::own::get(app, actor, id).await?)),
        Written::Held(row) => Ok(Outcome::held(HeldPost::from(*row))),
        Written::Now(seen) => Ok(Outcome::Written(show_one(app, actor, *seen).await?)),
    }
}

/// What became of a reply.
enum Written {
    /// The post, and where it stands.
    Now(Box<Seen>),
    /// The same request had written it.
    Before(PostId),
    /// It waits.
    Held(Box<review::Model>),
    /// The same request had put it there.
    HeldBefore(ReviewId),
}

async fn insert_reply(txn: &Txn, input: WriteInput) -> Result<Written, Error> {
    let WriteInput {
        actor,
        topic_id,
        reply_to_number,
        body,
        pseudonym,
        draft_version,
        verdict,
        judged,
        once,
        now,
    } = input;
    match once.sent_before(txn).await? {
        Some(Made::Written(id)) => return Ok(Written::Before(PostId(id))),
        Some(Made::Held(id)) => return Ok(Written::HeldBefore(ReviewId(id))),
        None => {}
    }
    let place = Place { kind: DraftPlace::Reply, id: topic_id.0 };
    let author_id = actor.signed_in()?.account_id;
    if let Some(why) = verdict.hold {
        let place_held = HeldPlace::Topic(topic_id, reply_to_number);
        let held = Held {
            place: place_held,
            title: String::new(),
            question: false,
            poll: None,
            body,
            pseudonym,
            why,
        };
        let row = reviews::logic::hold_in(txn, &actor, held, now).await?;
        demand_judged(judged, row.board_id)?;
        drafts::logic::published(txn, author_id, place, draft_version).await?;
        once.remember_held(txn, row.id.0, now).await?;
        return Ok(Written::Held(Box::new(row)));
    }
    let seen =
        reply_as(txn, &actor, topic_id, (reply_to_number, body), (pseudonym, Pace::Asked), now).await?;
    demand_judged(judged, seen.board.id)?;
    reviews::logic::note_in(txn, (&seen.post, seen.board.id), Why::of_words(verdict.flagged), now).await?;
    drafts::logic::published(txn, author_id, place, draft_version).await?;
    once.remember(txn, seen.post.id.0, now).await?;
    Ok(Written::Now(Box::new(seen)))
}

async fn reply_as(
    txn: &Txn,
    actor: &Actor,
    topic_id: TopicId,
    reply: (Option<i32>, Body),
    (masked, pace): (bool, Pace),
    now: Instant,
) -> Result<Seen, Error> {
    let mut seen = reply_in(txn, actor, topic_id, reply, pace, now).await?;
    if masked {
        let id = pseudonyms::logic::take(txn, actor, &seen.board, now).await?;
        store::sign(txn, (topic_id, seen.post.number), id).await?;
        topics::logic::sign_last(txn, topic_id, id).await?;
        seen.post.pseudonym_id = Some(id);
        seen.topic.last_post_pseudonym_id = Some(id);
    }
    Ok(seen)
}

async fn reply_in(
    txn: &Txn,
    actor: &Actor,
    topic_id: TopicId,
    (reply_to_number, body): (Option<i32>, Body),
    pace: Pace,
    now: Instant,
) -> Result<Seen, Error> {
    let author_id = actor.signed_in()?.account_id;
    let (topic, board) = topics::logic::take_number(txn, actor, topic_id, author_id, pace, now).await?;
    let post = insert(txn, topic_id, topic.last_number, author_id, reply_to_number, body, now).await?;
    Ok(Seen { post, topic, board, committed: false })
}

/// Writes a post, with what it answers, under the pseudonym of the actor where it is `masked`, inside the transaction of what
/// leads to it; answers it and its board as they are there.
///
/// # Errors
/// Those of [`topics::logic::take_number`], and of [`pseudonyms::logic::take`].
pub async fn write_as(
    txn: &Txn,
    actor: &Actor,
    topic_id: TopicId,
    reply: (Option<i32>, Body),
    (masked, pace): (bool, Pace),
    now: Instant,
) -> Result<(post::Model, BoardScope), Error> {
    let Seen { post, board, .. } = reply_as(txn, actor, topic_id, reply, (masked, pace), now).await?;
    Ok((post, board))
}
