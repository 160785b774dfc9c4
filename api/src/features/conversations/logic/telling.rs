//! What others tell of conversations: whom a message concerns, and how a conversation is called.

use linli_entities::conversation::{self, ConversationId};
use linli_entities::conversation_person as person;
use linli_entities::message::{self, MessageId};
use linli_entities::project;
use sea_orm::ConnectionTrait;

use super::super::store;
use super::seated;
use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::features::projects;

/// A message, and who is in the conversation.
#[derive(Clone, Debug)]
pub struct Said {
    /// The message.
    pub message: message::Model,
    /// Where it was said.
    pub conversation: conversation::Model,
    /// The project whose staff it is with.
    pub project: Option<project::Model>,
    /// Who is in it now.
    pub people: Vec<person::Model>,
}

/// A message that is not deleted, and whom it may concern.
///
/// # Errors
/// When the database fails.
pub async fn said(db: &impl ConnectionTrait, id: MessageId) -> Result<Option<Said>, Error> {
    let message = store::message(db, id).await?.filter(|message| message.deleted_at.is_none());
    let Some(message) = message else { return Ok(None) };
    let Some(conversation) = store::find(db, message.conversation_id).await? else { return Ok(None) };
    let project = match conversation.project_id {
        Some(id) => Some(projects::logic::project(db, id).await?),
        None => None,
    };
    let people = store::people(db, &[conversation.id]).await?;
    Ok(Some(Said { message, conversation, project, people }))
}

/// How a conversation is called.
#[derive(Clone, Debug)]
pub struct Called {
    /// The conversation.
    pub id: ConversationId,
    /// What it is about; may be empty.
    pub title: String,
    /// The name of the project whose staff it is with.
    pub project: Option<String>,
    /// Whether the reader is in it for the project.
    pub as_staff: bool,
}

/// Those of these conversations that the actor is in.
///
/// # Errors
/// [`Error::SignInRequired`] to guests.
pub async fn called(app: &App, actor: &Actor, ids: &[ConversationId]) -> Result<Vec<Called>, Error> {
    let rows = store::find_many(app.db.read(), ids).await?;
    let seen = seated(app.db.read(), actor, rows).await?.into_iter().map(|seen| Called {
        id: seen.row.id,
        title: seen.row.title,
        project: seen.project.map(|project| project.name),
        as_staff: seen.seat.is_staff(),
    });
    Ok(seen.collect())
}
