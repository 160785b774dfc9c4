//! Opening topics: at once, or as somebody whose topic waited.

use linli_entities::Instant;
use linli_entities::board::BoardId;
use linli_entities::draft::DraftPlace;
use linli_entities::post;
use linli_entities::review::{self, ReviewId};
use linli_entities::topic::{self, TopicId};

use super::super::output::TopicDetail;
use super::super::rules::Title;
use super::super::store;
use super::pacing::{self, Pace};
use super::{detail, mark_written, told, touch};
use crate::actor::Actor;
use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::sessions;
use crate::features::boards::rules::{BoardScope, Counted};
use crate::features::drafts::rules::Place;
use crate::features::polls::input::PollInput;
use crate::features::polls::rules::NewPoll;
use crate::features::posts::body::Body;
use crate::features::reviews::logic::{Held, HeldPlace};
use crate::features::reviews::output::{HeldPost, Outcome};
use crate::features::reviews::rules::{Verdict, Why};
use crate::features::trust::logic::Writing;
use crate::features::{boards, drafts, polls, posts, pseudonyms, reviews, trust};
use crate::once::{Made, Once};

/// A topic to be opened.
#[derive(Clone, Debug)]
pub struct Opening {
    /// Its title.
    pub title: Title,
    /// What its first post says.
    pub markdown: String,
    /// Whether it asks something.
    pub question: bool,
    /// The poll that it has.
    pub poll: Option<PollInput>,
    /// Whether it is opened under the pseudonym of its author.
    pub pseudonym: bool,
    /// The version of the draft that it was written as, which is deleted with it.
    pub draft_version: Option<i64>,
}

/// A topic to be opened whose first post is rendered.
#[derive(Clone, Debug)]
pub struct Rendered {
    /// Its board.
    pub board_id: BoardId,
    /// Its title.
    pub title: String,
    /// Whether it asks something.
    pub question: bool,
    /// Its first post.
    pub body: Body,
}

#[derive(Clone)]
struct OpenInput {
    actor: Actor,
    rendered: Rendered,
    poll: Option<(PollInput, NewPoll)>,
    pseudonym: bool,
    draft_version: Option<i64>,
    verdict: Verdict,
    once: Once,
    now: Instant,
}

/// Opens a topic with its first post, and with a poll where it has one; or puts it where it waits for a moderator.
///
/// # Errors
/// [`Error::NotFound`] for a board that may not be read; those of [`boards::rules::demand_write`] and of the body;
/// [`Error::Words`].
pub async fn open(
    app: &App,
    actor: &Actor,
    board_id: BoardId,
    opening: Opening,
    once: Once,
) -> Result<Outcome<TopicDetail>, Error> {
    let board = boards::logic::visible(app, actor, board_id).await?;
    boards::rules::demand_write(actor, &board)?;
    if opening.pseudonym {
        pseudonyms::rules::demand_offered(actor, &board)?;
    }
    let author_id = actor.signed_in()?.account_id;
    app.rates.write.count(&author_id)?;
    let now = app.clock.now();
    let Opening { title, markdown, question, poll, pseudonym, draft_version } = opening;
    let poll = match poll {
        Some(poll) => Some((poll.clone(), NewPoll::parse(poll, "/poll", now)?)),
        None => None,
    };
    let place = (actor, &board);
    let asked = poll.as_ref().map(|(_, poll)| poll);
    let (title, markdown, looked) =
        reviews::logic::look_at_topic(app, place, (title, markdown), asked).await?;
    let body = posts::logic::render_in(app, place, None, &markdown).await?;
    trust::logic::demand(app, actor, Writing::Topic, &body).await?;
    let verdict = reviews::logic::judge(app, place, &body, looked).await?;
    let rendered = Rendered { board_id, title: title.into_string(), question, body };
    let actor = actor.clone();
    let input =
        OpenInput { actor: actor.clone(), rendered, poll, pseudonym, draft_version, verdict, once, now };
    match app.db.write(input, |txn, input| Box::pin(insert_opened(txn, input))).await? {
        Opened::Before(id) => Ok(Outcome::Written(detail(app, &actor, id).await?)),
        Opened::HeldBefore(id) => Ok(Outcome::held(reviews::logic::own::get(app, &actor, id).await?)),
        Opened::Held(row) => Ok(Outcome::held(HeldPost::from(*row))),
        Opened::Now(opened) => {
            let (topic, board) = *opened;
            Ok(Outcome::Written(told(app, &actor, topic, &board).await?))
        }
    }
}

/// What became of an opening.
enum Opened {
    /// The topic, and its board as it was then.
    Now(Box<(topic::Model, BoardScope)>),
    /// The same request had opened it.
    Before(TopicId),
    /// It waits.
    Held(Box<review::Model>),
    /// The same request had put it there.
    HeldBefore(ReviewId),
}

async fn insert_opened(txn: &Txn, input: OpenInput) -> Result<Opened, Error> {
    let OpenInput { actor, rendered, poll, pseudonym, draft_version, verdict, once, now } = input;
    match once.sent_before(txn).await? {
        Some(Made::Written(id)) => return Ok(Opened::Before(TopicId(id))),
        Some(Made::Held(id)) => return Ok(Opened::HeldBefore(ReviewId(id))),
        None => {}
    }
    let place = Place { kind: DraftPlace::Topic, id: rendered.board_id.0 };
    let author_id = actor.signed_in()?.account_id;
    drafts::logic::published(txn, author_id, place, draft_version).await?;
    if let Some(why) = verdict.hold {
        let Rendered { board_id, title, question, body } = rendered;
        let poll = poll.map(|(sent, _)| sent.to_text());
        let held = Held { place: HeldPlace::Board(board_id), title, question, poll, body, pseudonym, why };
        let row = reviews::logic::hold_in(txn, &actor, held, now).await?;
        once.remember_held(txn, row.id.0, now).await?;
        return Ok(Opened::Held(Box::new(row)));
    }
    let poll = poll.map(|(_, poll)| poll);
    let (topic, board, post) = open_as(txn, &actor, (rendered, poll), (pseudonym, Pace::Asked), now).await?;
    reviews::logic::note_in(txn, (&post, board.id), Why::of_words(verdict.flagged), now).await?;
    once.remember(txn, topic.id.0, now).await?;
    Ok(Opened::Now(Box::new((topic, board))))
}

/// Opens a topic with its poll, under the pseudonym of the actor where it is `masked`, inside the transaction of what leads to
/// it; answers it, its board and its first post as they are there.
///
/// # Errors
/// Those of [`boards::rules::demand_opening`], with the rights of now, and of [`pseudonyms::logic::take`].
pub async fn open_as(
    txn: &Txn,
    actor: &Actor,
    (rendered, poll): (Rendered, Option<NewPoll>),
    (masked, pace): (bool, Pace),
    now: Instant,
) -> Result<(topic::Model, BoardScope, post::Model), Error> {
    let (mut topic, board, mut post) = opened(txn, actor, rendered, pace, now).await?;
    if masked {
        let id = pseudonyms::logic::take(txn, actor, &board, now).await?;
        posts::logic::sign_first(txn, topic.id, id).await?;
        store::sign(txn, topic.id, id, true).await?;
        (topic.pseudonym_id, topic.last_post_pseudonym_id) = (Some(id), Some(id));
        post.pseudonym_id = Some(id);
    }
    if let Some(poll) = poll {
        polls::logic::open_with(txn, topic.id, poll).await?;
    }
    Ok((topic, board, post))
}

async fn opened(
    txn: &Txn,
    actor: &Actor,
    rendered: Rendered,
    pace: Pace,
    now: Instant,
) -> Result<(topic::Model, BoardScope, post::Model), Error> {
    let Rendered { board_id, title, question, body } = rendered;
    let author_id = actor.signed_in()?.account_id;
    let counted = Counted { topics: 1, posts: 1, posted_at: Some(now) };
    let board = boards::logic::count(txn, board_id, counted).await?;
    // The board may have been locked or closed since it was looked up, and rights may have ended: then all of this is
    // undone.
    sessions::demand_again(txn, actor, |actor| boards::rules::demand_opening(actor, &board)).await?;
    if pace == Pace::Asked {
        pacing::take_turn(txn, actor, &board, None, now).await?;
    }
    let topic = store::insert(txn, store::NewTopic { board_id, author_id, title, question, now }).await?;
    let post = posts::logic::insert(txn, topic.id, 1, author_id, None, body, now).await?;
    mark_written(txn, author_id, &topic, now).await?;
    touch(txn, topic.id, board_id);
    Ok((topic, board, post))
}
