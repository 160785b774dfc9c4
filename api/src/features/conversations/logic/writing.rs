//! Messages: reading, writing and deleting them, and how far they were read.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::conversation::ConversationId;
use linli_entities::draft::DraftPlace;
use linli_entities::message::{self, MessageId};
use linli_entities::notice::NoticeKind;
use linli_entities::outbox::OutboxKind;

use super::super::output::{ConversationRead, Message};
use super::super::store::{self, NewMessage};
use super::{Seen, rendered, rules, seated, seen, unknown};
use crate::actor::Actor;
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::{AccountRef, sessions};
use crate::features::drafts::rules::Place;
use crate::features::posts::body::Body;
use crate::features::{accounts, blocks, drafts, notices};
use crate::once::Once;
use crate::outbox;
use crate::page::{Page, PageRequest};

/// The messages of a conversation that the actor may see, the newest first.
///
/// # Errors
/// [`Error::NotFound`] to whoever is not in it.
pub async fn list(
    app: &App,
    actor: &Actor,
    id: ConversationId,
    page: PageRequest<i32>,
) -> Result<Page<Message>, Error> {
    let seen = seen(app.db.read(), actor, id).await?;
    let joined = seen.seat.joined_number();
    let rows = store::messages(app.db.read(), id, joined, page.after, page.rows()).await?;
    let (rows, next) = page.cut(rows, |row| row.number);
    Ok(Page { items: shown(app, actor, &seen, rows).await?, next })
}

async fn shown(
    app: &App,
    actor: &Actor,
    seen: &Seen,
    rows: Vec<message::Model>,
) -> Result<Vec<Message>, Error> {
    let authors: Vec<AccountId> = rows.iter().map(|row| row.author_id).collect();
    let people = accounts::logic::refs(app, &authors, seen.scope()).await?;
    let own = actor.account_id();
    let show = |row: message::Model| Message {
        id: row.id,
        conversation_id: row.conversation_id,
        number: row.number,
        author: AccountRef::of(&people, row.author_id),
        as_staff: row.as_staff,
        html: row.html,
        written_at: row.written_at,
        deleted: row.deleted_at.is_some(),
        may_delete: own == Some(row.author_id) && row.deleted_at.is_none(),
    };
    Ok(rows.into_iter().map(show).collect())
}

async fn shown_one(app: &App, actor: &Actor, seen: &Seen, row: message::Model) -> Result<Message, Error> {
    shown(app, actor, seen, vec![row]).await?.pop().ok_or(Error::NotFound("message"))
}

/// The message and where it was said, if the actor may see it.
async fn visible(app: &App, actor: &Actor, id: MessageId) -> Result<(message::Model, Seen), Error> {
    let missing = || Error::NotFound("message");
    actor.signed_in()?;
    let row = store::message(app.db.read(), id).await?.ok_or_else(missing)?;
    let seen = match seen(app.db.read(), actor, row.conversation_id).await {
        Err(Error::NotFound(_)) => Err(missing()),
        other => other,
    }?;
    if row.number <= seen.seat.joined_number() { Err(missing()) } else { Ok((row, seen)) }
}

#[derive(Clone)]
struct Writing {
    actor: Actor,
    id: ConversationId,
    author_id: AccountId,
    body: Body,
    draft_version: Option<i64>,
    once: Once,
    now: Instant,
}

/// Writes in a conversation; with the version of the draft that the text was written as, which is deleted with it.
///
/// # Errors
/// [`Error::NotFound`] to whoever is not in it; [`Code::EmailNotProven`]; [`Code::Silenced`] where it is not with staff; [`Code::CannotBeWrittenTo`] where nobody else is in
/// it any more, or one of the two blocked the other; [`Error::TooManyRequests`]; those of a body.
pub async fn write(
    app: &App,
    actor: &Actor,
    id: ConversationId,
    (text, draft_version): (&str, Option<i64>),
    once: Once,
) -> Result<Message, Error> {
    let seen = seen(app.db.read(), actor, id).await?;
    rules::demand_proven(actor)?;
    let author_id = actor.signed_in()?.account_id;
    app.rates.write.count(&author_id)?;
    let body = rendered(app, text).await?;
    let input =
        Writing { actor: actor.clone(), id, author_id, body, draft_version, once, now: app.clock.now() };
    let row = app.db.write(input, |txn, input| Box::pin(write_in(txn, input))).await?;
    shown_one(app, actor, &seen, row).await
}

async fn write_in(txn: &Txn, input: Writing) -> Result<message::Model, Error> {
    let Writing { actor, id, author_id, body, draft_version, once, now } = input;
    if let Some(made) = once.made_before(txn).await? {
        return store::message(txn, MessageId(made)).await?.ok_or(Error::NotFound("message"));
    }
    let actor = sessions::seen_again(txn, &actor).await?;
    // Rights may have ended, and whoever wrote may have left since it was looked up: then all of this is undone.
    let row = store::take_number(txn, id, now).await?.ok_or_else(unknown)?;
    let seen = seated(txn, &actor, vec![row]).await?.pop().ok_or_else(unknown)?;
    if seen.project.is_none() {
        rules::demand_voice(&actor)?;
        demand_heard(txn, author_id, id).await?;
    }
    let (number, as_staff) = (seen.row.last_number, seen.seat.is_staff());
    let new = NewMessage { conversation_id: id, number, author_id, as_staff, body, now };
    let message = store::insert_message(txn, new).await?;
    note_read(txn, &seen, author_id, number, now).await?;
    outbox::enqueue(txn, OutboxKind::Message, message.id.0, now).await?;
    let place = Place { kind: DraftPlace::Message, id: id.0 };
    drafts::logic::published(txn, author_id, place, draft_version).await?;
    once.remember(txn, message.id.0, now).await?;
    Ok(message)
}

/// Demands that somebody hears it: among more than two each decides by muting and leaving.
async fn demand_heard(txn: &Txn, author_id: AccountId, id: ConversationId) -> Result<(), Error> {
    let people = store::people(txn, &[id]).await?.into_iter().map(|person| person.account_id);
    let others: Vec<AccountId> = people.filter(|id| *id != author_id).collect();
    let unheard = match others.as_slice() {
        [] => true,
        [_] => blocks::logic::stands_between(txn, author_id, &others).await?,
        _ => false,
    };
    if unheard { Err(Error::Forbidden(Code::CannotBeWrittenTo)) } else { Ok(()) }
}

/// Notes how far somebody has read; who has read all of it is not told of it any more.
async fn note_read(
    txn: &Txn,
    seen: &Seen,
    account_id: AccountId,
    number: i32,
    now: Instant,
) -> Result<(), Error> {
    let id = seen.row.id;
    if seen.seat.is_staff() {
        store::mark_read_by_staff(txn, id, number).await?;
    } else {
        store::mark_read(txn, id, account_id, number).await?;
    }
    if number == seen.row.last_number {
        notices::logic::mark_subject_read(txn, account_id, NoticeKind::Message, id.0, now).await?;
    }
    Ok(())
}

/// Notes that the actor has read up to `number`; never backwards, never beyond the last.
///
/// # Errors
/// [`Error::NotFound`] to whoever is not in it.
pub async fn mark_read(
    app: &App,
    actor: &Actor,
    id: ConversationId,
    number: i32,
) -> Result<ConversationRead, Error> {
    let account_id = actor.signed_in()?.account_id;
    seen(app.db.read(), actor, id).await?;
    let input = (actor.clone(), account_id, id, number, app.clock.now());
    app.db
        .write(input, |txn, (actor, account_id, id, number, now)| {
            Box::pin(async move {
                let seen = seen(txn, &actor, id).await?;
                let last_number = seen.row.last_number;
                let read_number = number.min(last_number).max(seen.seat.read_number());
                note_read(txn, &seen, account_id, read_number, now).await?;
                Ok(ConversationRead { read_number, last_number })
            })
        })
        .await
}

/// Deletes a message of one's own: its place stays, its words are gone.
///
/// # Errors
/// [`Error::NotFound`] for a message that may not be seen; [`Code::Forbidden`] of what others wrote.
pub async fn delete(app: &App, actor: &Actor, id: MessageId) -> Result<Message, Error> {
    let (row, seen) = visible(app, actor, id).await?;
    if actor.account_id() != Some(row.author_id) {
        return Err(Error::Forbidden(Code::Forbidden));
    }
    let row = app
        .db
        .write((id, app.clock.now()), |txn, (id, now)| {
            Box::pin(async move {
                store::empty(txn, id, now).await?;
                store::message(txn, id).await?.ok_or(Error::NotFound("message"))
            })
        })
        .await?;
    shown_one(app, actor, &seen, row).await
}
