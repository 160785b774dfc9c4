//! What one wrote oneself that waits.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::board::BoardId;
use linli_entities::review::{ActiveModel, Model, ReviewId, ReviewKind, ReviewState};
use sea_orm::{ConnectionTrait, Set};

use super::judging::{look_at_post, look_at_topic};
use super::poll_of;
use crate::actor::Actor;
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::polls::input::PollInput;
use crate::features::polls::rules::NewPoll;
use crate::features::reviews::input::HeldPostPatch;
use crate::features::reviews::output::HeldPost;
use crate::features::reviews::rules::{self, lines};
use crate::features::reviews::store;
use crate::features::topics::rules::Title;
use crate::features::trust::logic::Writing;
use crate::features::{boards, posts, topics, trust};
use crate::page::{Page, PageRequest};

fn unknown() -> Error {
    Error::NotFound("held post")
}

/// What the actor sent that waits or was decided of, newest first; not what was withdrawn.
///
/// # Errors
/// [`Error::SignInRequired`].
pub async fn list(app: &App, actor: &Actor, page: PageRequest<ReviewId>) -> Result<Page<HeldPost>, Error> {
    let own = actor.signed_in()?.account_id;
    let rows = store::of_author(app.db.read(), own, page.after, page.rows()).await?;
    let (rows, next) = page.cut(rows, |row| row.id);
    Ok(Page { items: rows.into_iter().map(HeldPost::from).collect(), next })
}

/// One of these.
///
/// # Errors
/// [`Error::NotFound`] for what is not the actor's own.
pub async fn get(app: &App, actor: &Actor, id: ReviewId) -> Result<HeldPost, Error> {
    let own = actor.signed_in()?.account_id;
    Ok(of(store::find(app.db.read(), id).await?, own)?.into())
}

fn of(row: Option<Model>, own: AccountId) -> Result<Model, Error> {
    row.filter(|row| row.author_id == own && rules::is_held(row.kind)).ok_or_else(unknown)
}

/// What is to be written instead, rendered.
#[derive(Clone)]
struct Rewritten {
    title: String,
    markdown: String,
    html: String,
    /// The poll of the topic, as JSON: it closes later by as long as it waited.
    poll: Option<String>,
    found: Vec<String>,
    /// The board for which it was judged.
    judged: BoardId,
}

/// Changes what waits: it is looked at once more, and goes on waiting.
///
/// # Errors
/// [`Error::NotFound`] for what is not the actor's own, and where it went is not there any more; [`Code::AlreadyDecided`];
/// [`Error::Stale`], also where its topic is moved meanwhile; [`Error::Words`]; those of a text and of [`trust::logic::demand`].
pub async fn update(
    app: &App,
    actor: &Actor,
    id: ReviewId,
    seen: i64,
    patch: HeldPostPatch,
) -> Result<HeldPost, Error> {
    let own = actor.signed_in()?.account_id;
    let row = of(store::find(app.db.read(), id).await?, own)?;
    rules::demand_waiting(&row, seen)?;
    if row.kind == ReviewKind::Reply && patch.title.is_some() {
        return Err(Error::invalid("/title", Code::Malformed));
    }
    app.rates.write.count(&own)?;
    let board = match row.topic_id {
        Some(id) => topics::logic::visible(app, actor, id).await?.1,
        None => boards::logic::visible(app, actor, row.board_id).await?,
    };
    let place = (actor, &board);
    let now = app.clock.now();
    let poll = poll_of(&row, now);
    let (title, markdown) = (patch.title.unwrap_or(row.title), patch.markdown.unwrap_or(row.markdown));
    let (title, markdown, looked) = match row.kind {
        ReviewKind::Topic => {
            let words = (Title::parse(&title)?, markdown);
            let asked = poll.clone().map(|poll| NewPoll::parse(poll, "/poll", now)).transpose()?;
            let (title, markdown, looked) = look_at_topic(app, place, words, asked.as_ref()).await?;
            (title.into_string(), markdown, looked)
        }
        ReviewKind::Reply | ReviewKind::Posted => {
            let (markdown, looked) = look_at_post(app, place, &markdown).await?;
            (String::new(), markdown, looked)
        }
    };
    let body = posts::logic::render_in(app, place, None, &markdown).await?;
    trust::logic::demand(app, actor, Writing::Edit, &body).await?;
    let poll = poll.as_ref().map(PollInput::to_text);
    let (found, judged) = (looked.held, board.id);
    let new = Rewritten { title, markdown: body.markdown, html: body.html, poll, found, judged };
    let input = (own, id, seen, new, now);
    let row = app.db.write(input, |txn, input| Box::pin(update_in(txn, input))).await?;
    Ok(row.into())
}

async fn update_in(
    txn: &Txn,
    (own, id, seen, new, now): (AccountId, ReviewId, i64, Rewritten, Instant),
) -> Result<Model, Error> {
    let before = of(store::locked(txn, id).await?, own)?;
    rules::demand_waiting(&before, seen)?;
    let Rewritten { title, markdown, html, poll, found, judged } = new;
    if let Some(topic_id) = before.topic_id {
        rules::demand_judged(judged, topics::logic::now(txn, topic_id).await?.board_id)?;
    }
    let row = ActiveModel {
        id: Set(id),
        title: Set(title),
        markdown: Set(markdown),
        html: Set(html),
        poll: Set(poll),
        found: Set(lines(&found)),
        version: Set(before.version + 1),
        sent_at: Set(now),
        ..Default::default()
    };
    Ok(store::update(txn, row).await?)
}

/// Takes back what waits: no words of it are kept.
///
/// # Errors
/// [`Error::NotFound`] for what is not the actor's own; [`Code::AlreadyDecided`].
pub async fn withdraw(app: &App, actor: &Actor, id: ReviewId) -> Result<(), Error> {
    let own = actor.signed_in()?.account_id;
    let input = (own, id, app.clock.now());
    app.db.write(input, |txn, input| Box::pin(withdraw_in(txn, input))).await
}

async fn withdraw_in(txn: &Txn, (own, id, now): (AccountId, ReviewId, Instant)) -> Result<(), Error> {
    let before = of(store::locked(txn, id).await?, own)?;
    if before.state == ReviewState::Withdrawn {
        return Ok(());
    }
    rules::demand_waiting(&before, before.version)?;
    let row = ActiveModel {
        state: Set(ReviewState::Withdrawn),
        version: Set(before.version + 1),
        decided_at: Set(Some(now)),
        ..wordless(id)
    };
    store::update(txn, row).await?;
    Ok(())
}

/// A row without its words.
pub(super) fn wordless(id: ReviewId) -> ActiveModel {
    ActiveModel {
        id: Set(id),
        title: Set(String::new()),
        markdown: Set(String::new()),
        html: Set(String::new()),
        poll: Set(None),
        found: Set(String::new()),
        ..Default::default()
    }
}

/// What an account sent and was not written, after one: by id, at most so many; for itself.
///
/// # Errors
/// When the database fails.
pub async fn exported(
    db: &impl ConnectionTrait,
    own: AccountId,
    after: ReviewId,
    rows: u64,
) -> Result<Vec<Model>, Error> {
    Ok(store::exported(db, own, after, rows).await?)
}
