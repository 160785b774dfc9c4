//! Posts for later: written, read, changed and cancelled by their authors.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::board::BoardId;
use linli_entities::draft::DraftPlace;
use linli_entities::scheduled_post::{ActiveModel, Model, ScheduledPostId};
use linli_entities::topic::TopicId;
use sea_orm::{ConnectionTrait, Set};

use super::places;
use crate::actor::Actor;
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::etag;
use crate::features::accounts::logic::sessions;
use crate::features::drafts::input::{Changes, LaterReplyInput, LaterTopicInput, ScheduledPostPatch, time};
use crate::features::drafts::output::ScheduledPost;
use crate::features::drafts::rules::{self, Place, SCHEDULED_MAX};
use crate::features::drafts::store::scheduled;
use crate::features::posts::body::Body;
use crate::features::topics::rules::Title;
use crate::features::{boards, topics};
use crate::once::Once;
use crate::page::{Page, PageRequest};

fn unknown() -> Error {
    Error::NotFound("post for later")
}

/// Where a post for later goes.
pub(super) fn place_of(row: &Model) -> Option<Place> {
    let topic = row.board_id.map(|id| Place { kind: DraftPlace::Topic, id: id.0 });
    topic.or(row.topic_id.map(|id| Place { kind: DraftPlace::Reply, id: id.0 }))
}

async fn shown(app: &App, actor: &Actor, rows: Vec<Model>) -> Result<Vec<ScheduledPost>, Error> {
    let all: Vec<Place> = rows.iter().filter_map(place_of).collect();
    let targets = places::targets(app, actor, &all).await?;
    let show = |row: Model| {
        // Several may go to one place.
        let target = place_of(&row).and_then(|place| targets.get(&place).cloned());
        ScheduledPost::new(row, target)
    };
    Ok(rows.into_iter().map(show).collect())
}

async fn shown_one(app: &App, actor: &Actor, row: Model) -> Result<ScheduledPost, Error> {
    shown(app, actor, vec![row]).await?.pop().ok_or_else(unknown)
}

/// What the actor wrote for later and is not published, the next first.
///
/// # Errors
/// [`Error::SignInRequired`] to guests.
pub async fn list(
    app: &App,
    actor: &Actor,
    page: PageRequest<(Instant, ScheduledPostId)>,
) -> Result<Page<ScheduledPost>, Error> {
    let account_id = actor.signed_in()?.account_id;
    let rows = scheduled::of_account(app.db.read(), account_id, page.after, page.rows()).await?;
    let (rows, next) = page.cut(rows, |row| (row.publish_at, row.id));
    Ok(Page { items: shown(app, actor, rows).await?, next })
}

/// A post for later.
///
/// # Errors
/// [`Error::NotFound`] for what is not the actor's own, or is published.
pub async fn get(app: &App, actor: &Actor, id: ScheduledPostId) -> Result<ScheduledPost, Error> {
    let account_id = actor.signed_in()?.account_id;
    let row = scheduled::find(app.db.read(), id).await?;
    shown_one(app, actor, own(row, account_id)?).await
}

fn own(row: Option<Model>, account_id: AccountId) -> Result<Model, Error> {
    row.filter(|row| row.account_id == account_id).ok_or_else(unknown)
}

/// Something new that is to be published later.
#[derive(Clone)]
struct New {
    account_id: AccountId,
    row: ActiveModel,
    place: Place,
    draft_version: Option<i64>,
    once: Once,
    now: Instant,
}

/// Writes a topic that is opened later.
///
/// # Errors
/// [`Error::NotFound`] for a board that may not be read; [`Code::Forbidden`] to whoever is not staff there; those of opening
/// a topic; [`Code::OutOfRange`] at `/publish_at`; [`Code::TooMany`].
pub async fn write_topic(
    app: &App,
    actor: &Actor,
    board_id: BoardId,
    input: LaterTopicInput,
    once: Once,
) -> Result<ScheduledPost, Error> {
    let account_id = actor.signed_in()?.account_id;
    let board = boards::logic::visible(app, actor, board_id).await?;
    rules::demand_later(actor, &board)?;
    boards::rules::demand_write(actor, &board)?;
    app.rates.write.count(&account_id)?;
    let now = app.clock.now();
    let LaterTopicInput { title, markdown, question, publish_at, draft_version } = input;
    let row = ActiveModel {
        board_id: Set(Some(board_id)),
        topic_id: Set(None),
        title: Set(Title::parse(&title)?.into_string()),
        markdown: Set(Body::parse(&markdown)?),
        question: Set(question),
        reply_to_number: Set(None),
        publish_at: Set(time(publish_at, now)?),
        ..made(account_id, now)
    };
    let place = Place { kind: DraftPlace::Topic, id: board_id.0 };
    write(app, actor, New { account_id, row, place, draft_version, once, now }).await
}

/// Writes a reply that is published later.
///
/// # Errors
/// [`Error::NotFound`] for a topic that may not be seen; [`Code::Forbidden`] to whoever is not staff there; those of
/// replying; [`Code::OutOfRange`] at `/publish_at`; [`Code::TooMany`].
pub async fn write_reply(
    app: &App,
    actor: &Actor,
    topic_id: TopicId,
    input: LaterReplyInput,
    once: Once,
) -> Result<ScheduledPost, Error> {
    let account_id = actor.signed_in()?.account_id;
    let (topic, board) = topics::logic::visible(app, actor, topic_id).await?;
    rules::demand_later(actor, &board)?;
    topics::rules::demand_reply(actor, &board, &topic)?;
    let LaterReplyInput { markdown, reply_to_number, publish_at, draft_version } = input;
    if reply_to_number.is_some_and(|number| number < 1 || number > topic.last_number) {
        return Err(Error::invalid("/reply_to_number", Code::OutOfRange));
    }
    app.rates.write.count(&account_id)?;
    let now = app.clock.now();
    let row = ActiveModel {
        board_id: Set(None),
        topic_id: Set(Some(topic_id)),
        title: Set(String::new()),
        markdown: Set(Body::parse(&markdown)?),
        question: Set(false),
        reply_to_number: Set(reply_to_number),
        publish_at: Set(time(publish_at, now)?),
        ..made(account_id, now)
    };
    let place = Place { kind: DraftPlace::Reply, id: topic_id.0 };
    write(app, actor, New { account_id, row, place, draft_version, once, now }).await
}

fn made(account_id: AccountId, now: Instant) -> ActiveModel {
    ActiveModel {
        account_id: Set(account_id),
        version: Set(1),
        changed_at: Set(now),
        refusal: Set(None),
        refused_at: Set(None),
        ..Default::default()
    }
}

async fn write(app: &App, actor: &Actor, new: New) -> Result<ScheduledPost, Error> {
    let row = app.db.write(new, |txn, new| Box::pin(write_in(txn, new))).await?;
    shown_one(app, actor, row).await
}

async fn write_in(txn: &Txn, new: New) -> Result<Model, Error> {
    let New { account_id, row, place, draft_version, once, now } = new;
    if let Some(id) = once.made_before(txn).await? {
        // Nothing is left to tell of what is published by now.
        return own(scheduled::find(txn, ScheduledPostId(id)).await?, account_id);
    }
    sessions::demand_open(txn, account_id).await?;
    if scheduled::count(txn, account_id).await? >= SCHEDULED_MAX {
        return Err(Error::Conflict(Code::TooMany));
    }
    let row = scheduled::insert(txn, row).await?;
    super::published(txn, account_id, place, draft_version).await?;
    once.remember(txn, row.id.0, now).await?;
    Ok(row)
}

/// Changes what is published later, or when. Rights are asked when its time comes.
///
/// # Errors
/// [`Error::NotFound`] for what is not the actor's own, or is published; [`Error::Stale`]; [`Code::Malformed`] for the title
/// of a reply; those of a text and of a time.
pub async fn update(
    app: &App,
    actor: &Actor,
    id: ScheduledPostId,
    seen: i64,
    patch: ScheduledPostPatch,
) -> Result<ScheduledPost, Error> {
    let account_id = actor.signed_in()?.account_id;
    let row = own(scheduled::find(app.db.read(), id).await?, account_id)?;
    if row.topic_id.is_some() && (patch.title.is_some() || patch.question.is_some()) {
        return Err(Error::invalid("/title", Code::Malformed));
    }
    app.rates.write.count(&account_id)?;
    let now = app.clock.now();
    let input = (account_id, id, seen, patch.parse(now)?, now);
    let row = app.db.write(input, |txn, input| Box::pin(update_in(txn, input))).await?;
    shown_one(app, actor, row).await
}

async fn update_in(
    txn: &Txn,
    (account_id, id, seen, changes, now): (AccountId, ScheduledPostId, i64, Changes, Instant),
) -> Result<Model, Error> {
    // Whoever publishes it holds it as well: it is published as it was, or not yet.
    let before = own(scheduled::locked(txn, id).await?, account_id)?;
    etag::demand_unchanged(seen, before.version)?;
    let Changes { title, markdown, question, publish_at } = changes;
    // With another time it waits again.
    let refused = before.refusal.zip(before.refused_at).filter(|_| publish_at.is_none());
    let row = ActiveModel {
        id: Set(id),
        title: Set(title.unwrap_or(before.title)),
        markdown: Set(markdown.unwrap_or(before.markdown)),
        question: Set(question.unwrap_or(before.question)),
        publish_at: Set(publish_at.unwrap_or(before.publish_at)),
        version: Set(before.version + 1),
        changed_at: Set(now),
        refusal: Set(refused.map(|(refusal, _)| refusal)),
        refused_at: Set(refused.map(|(_, at)| at)),
        ..Default::default()
    };
    Ok(scheduled::update(txn, row).await?)
}

/// Cancels what is not published yet: it is deleted.
///
/// # Errors
/// [`Error::NotFound`] for what is not the actor's own, or is published.
pub async fn cancel(app: &App, actor: &Actor, id: ScheduledPostId) -> Result<(), Error> {
    let account_id = actor.signed_in()?.account_id;
    app.db
        .write((account_id, id), |txn, (account_id, id)| {
            Box::pin(async move {
                own(scheduled::locked(txn, id).await?, account_id)?;
                Ok(scheduled::delete(txn, id).await?)
            })
        })
        .await
}

/// What an account wrote for later and is not published, after one: by id, at most so many; for itself.
///
/// # Errors
/// When the database fails.
pub async fn exported(
    db: &impl ConnectionTrait,
    own: AccountId,
    after: ScheduledPostId,
    rows: u64,
) -> Result<Vec<Model>, Error> {
    Ok(scheduled::own(db, own, after, rows).await?)
}

/// Those of these posts that were refused: what their authors are told of.
///
/// # Errors
/// When the database fails.
pub async fn refused_among(db: &impl ConnectionTrait, ids: &[ScheduledPostId]) -> Result<Vec<Model>, Error> {
    let rows = scheduled::find_many(db, ids).await?;
    Ok(rows.into_iter().filter(|row| row.refusal.is_some()).collect())
}
