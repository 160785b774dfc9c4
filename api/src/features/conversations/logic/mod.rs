//! Use cases of conversations.

pub mod own;
pub mod people;
pub mod rebaking;
pub mod starting;
pub mod telling;
pub mod writing;

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::conversation::{self, ConversationId};
use linli_entities::conversation_person as person;
use linli_entities::{message, project};
use sea_orm::ConnectionTrait;

use super::output::{Conversation, ConversationMay, url};
use super::rules::{self, EXCERPT_CHARS, PEOPLE_MAX, Seat};
use super::store;
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::AccountRef;
use crate::features::posts::body::Body;
use crate::features::{accounts, posts, projects};
use crate::markdown;
use crate::page::{Page, PageRequest};

/// A conversation that the actor is in.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    pub(super) row: conversation::Model,
    pub(super) project: Option<project::Model>,
    pub(super) seat: Seat,
}

impl Seen {
    /// Where those who are in it are shown.
    fn scope(&self) -> Scope<'_> {
        self.project.as_ref().map_or(Scope::Anywhere, projects::rules::scope)
    }
}

/// Those of these conversations that the actor is in, in their order.
pub(super) async fn seated(
    db: &impl ConnectionTrait,
    actor: &Actor,
    rows: Vec<conversation::Model>,
) -> Result<Vec<Seen>, Error> {
    let account_id = actor.signed_in()?.account_id;
    let ids: Vec<ConversationId> = rows.iter().map(|row| row.id).collect();
    let own = store::own(db, account_id, &ids).await?;
    let own: HashMap<ConversationId, person::Model> =
        own.into_iter().map(|row| (row.conversation_id, row)).collect();
    let projects = projects::logic::projects(db, rows.iter().filter_map(|row| row.project_id)).await?;
    let seen = |row: conversation::Model| {
        let project = row.project_id.and_then(|id| projects.get(&id).cloned());
        let seat = rules::seat(actor, &row, project.as_ref(), own.get(&row.id))?;
        Some(Seen { row, project, seat })
    };
    Ok(rows.into_iter().filter_map(seen).collect())
}

fn unknown() -> Error {
    Error::NotFound("conversation")
}

/// The conversation, if the actor is in it.
pub(super) async fn seen(
    db: &impl ConnectionTrait,
    actor: &Actor,
    id: ConversationId,
) -> Result<Seen, Error> {
    // Whoever asks as nobody learns that first.
    actor.signed_in()?;
    let row = store::find(db, id).await?.ok_or_else(unknown)?;
    seated(db, actor, vec![row]).await?.pop().ok_or_else(unknown)
}

/// Conversations as the actor sees them.
async fn shown(app: &App, actor: &Actor, all: Vec<Seen>) -> Result<Vec<Conversation>, Error> {
    let ids: Vec<ConversationId> = all.iter().map(|seen| seen.row.id).collect();
    let mut last: HashMap<ConversationId, message::Model> = HashMap::new();
    for message in store::last_messages(app.db.read(), &ids).await? {
        last.insert(message.conversation_id, message);
    }
    let mut in_it: HashMap<ConversationId, Vec<AccountId>> = HashMap::new();
    for row in store::people(app.db.read(), &ids).await? {
        in_it.entry(row.conversation_id).or_default().push(row.account_id);
    }
    let authors = last.values().map(|message| message.author_id);
    let named: Vec<AccountId> = in_it.values().flatten().copied().chain(authors).collect();
    let names = accounts::logic::refs(app, &named, Scope::Anywhere).await?;
    let show = |seen: Seen| {
        let people = in_it.remove(&seen.row.id).unwrap_or_default();
        let last = last.remove(&seen.row.id);
        one(actor, seen, &people, last, &names)
    };
    Ok(all.into_iter().map(show).collect())
}

fn one(
    actor: &Actor,
    Seen { row, project, seat }: Seen,
    people: &[AccountId],
    last: Option<message::Model>,
    names: &HashMap<AccountId, AccountRef>,
) -> Conversation {
    // What came before one did is not told of.
    let last = last.filter(|message| message.number > seat.joined_number());
    let own = actor.account_id();
    let others = people.iter().any(|id| Some(*id) != own);
    let may = ConversationMay {
        write: rules::demand_proven(actor).is_ok()
            && (project.is_some() || (others && rules::demand_voice(actor).is_ok())),
        add: project.is_none() && own == Some(row.started_by) && people.len() < PEOPLE_MAX,
        leave: !seat.is_staff(),
    };
    Conversation {
        id: row.id,
        title: row.title,
        project: project.as_ref().map(Into::into),
        people: people.iter().map(|id| AccountRef::of(names, *id)).collect(),
        started_at: row.started_at,
        last_message_at: row.last_message_at,
        last_number: row.last_number,
        last_text: last
            .as_ref()
            .map(|one| markdown::first_words(&one.markdown, EXCERPT_CHARS))
            .unwrap_or_default(),
        last_by: last.map(|one| AccountRef::of(names, one.author_id)),
        read_number: seat.read_number(),
        unread_count: (row.last_number - seat.read_number()).max(0),
        muted: matches!(seat, Seat::Person { muted: true, .. }),
        as_staff: seat.is_staff(),
        may,
        url: url(row.id),
    }
}

/// A conversation.
///
/// # Errors
/// [`Error::NotFound`] to whoever is not in it.
pub async fn get(app: &App, actor: &Actor, id: ConversationId) -> Result<Conversation, Error> {
    let seen = seen(app.db.read(), actor, id).await?;
    shown(app, actor, vec![seen]).await?.pop().ok_or_else(unknown)
}

/// The conversations that the actor is in as oneself, by the last message.
///
/// # Errors
/// [`Error::SignInRequired`] to guests.
pub async fn list(
    app: &App,
    actor: &Actor,
    page: PageRequest<(Instant, ConversationId)>,
) -> Result<Page<Conversation>, Error> {
    let account_id = actor.signed_in()?.account_id;
    let found = store::of_account(app.db.read(), account_id, page.after, page.rows()).await?;
    let (found, next) = page.cut(found, |place| *place);
    let ids: Vec<ConversationId> = found.into_iter().map(|(_, id)| id).collect();
    let rows = store::find_many(app.db.read(), &ids).await?;
    let seen = seated(app.db.read(), actor, rows).await?;
    Ok(Page { items: shown(app, actor, seen).await?, next })
}

/// The conversations with the staff of the projects that the actor answers for, by the last message.
///
/// # Errors
/// [`Code::Forbidden`](crate::code::Code::Forbidden) to whoever answers for none.
pub async fn list_of_staff(
    app: &App,
    actor: &Actor,
    page: PageRequest<(Instant, ConversationId)>,
) -> Result<Page<Conversation>, Error> {
    let reach = actor.demand_reach(Permission::AnswerComplaints)?;
    let rows = store::with_staff(app.db.read(), &reach, page.after, page.rows()).await?;
    let (rows, next) = page.cut(rows, |row| (row.last_message_at, row.id));
    let seen = seated(app.db.read(), actor, rows).await?;
    Ok(Page { items: shown(app, actor, seen).await?, next })
}

/// Reads and renders a message, looking up whom it names. Done before the transaction, never in it.
async fn rendered(app: &App, text: &str) -> Result<Body, Error> {
    if text.chars().count() > rules::CHARS_MAX {
        return Err(Error::invalid("/markdown", crate::code::Code::TooLong));
    }
    posts::logic::render(app, text).await
}

/// Takes the words from all that an account that is erased wrote, and ends its conversations, within its transaction.
///
/// # Errors
/// When the database fails.
pub async fn forget(txn: &Txn, account_id: AccountId, now: Instant) -> Result<(), Error> {
    Ok(store::forget(txn, account_id, now).await?)
}
