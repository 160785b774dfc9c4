//! Operations of conversations.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::conversation::ConversationId;
use linli_entities::message::MessageId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;

use super::input::{ConversationInput, ConversationMute, ConversationReadInput, MessageInput};
use super::logic::{self, people, starting, writing};
use super::output::{Conversation, ConversationRead, Message};
use crate::actor::Actor;
use crate::answer::{Created, CreatedIn, Gone};
use crate::app::App;
use crate::auth::Member;
use crate::once::Once;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Conversations.
pub struct ConversationsApi;

#[OpenApi(tag = "Tag::Messages")]
impl ConversationsApi {
    /// List one's conversations.
    ///
    /// Those that one is in as oneself, by the last message, with how many messages one has not read.
    #[oai(path = "/me/conversations", method = "get", operation_id = "list_conversations")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Member,
        /// 1 to 100.
        limit: Query<Option<u64>>,
        /// `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<Conversation>>, Problem> {
        let page = PageRequest::<(Instant, ConversationId)>::parse(limit.0, after.0.as_deref())?;
        Ok(Json(logic::list(&app, &auth.into(), page).await?))
    }

    /// List the conversations with staff.
    ///
    /// With the staff of the projects that one answers for, by the last message.
    #[oai(path = "/conversations", method = "get", operation_id = "list_staff_conversations")]
    async fn list_of_staff(
        &self,
        app: Data<&App>,
        auth: Member,
        /// 1 to 100.
        limit: Query<Option<u64>>,
        /// `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<Conversation>>, Problem> {
        let page = PageRequest::<(Instant, ConversationId)>::parse(limit.0, after.0.as_deref())?;
        Ok(Json(logic::list_of_staff(&app, &auth.into(), page).await?))
    }

    /// Start a conversation.
    ///
    /// With 1 to 19 others, or with the staff of a project: whoever answers for it reads and answers. Nobody else learns of it.
    /// Accounts younger than 30 days start few in a day. 403 `cannot_be_written_to` where one of them can't be reached.
    #[oai(path = "/conversations", method = "post", operation_id = "create_conversation")]
    async fn start(
        &self,
        app: Data<&App>,
        auth: Member,
        /// A word of your choice: the same request with the same word acts once.
        #[oai(name = "Idempotency-Key")]
        idempotency_key: Header<Option<String>>,
        input: Json<ConversationInput>,
    ) -> Result<Created<Conversation>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, idempotency_key.0, "create_conversation", &input.0)?;
        Ok(Created::of(starting::start(&app, &actor, input.0.try_into()?, once).await?))
    }

    /// Read a conversation.
    ///
    /// Who is in it, how far one has read, and what one may do; its messages are a list of their own.
    #[oai(path = "/conversations/:conversation_id", method = "get", operation_id = "get_conversation")]
    async fn get(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The conversation.
        conversation_id: Path<ConversationId>,
    ) -> Result<Json<Conversation>, Problem> {
        Ok(Json(logic::get(&app, &auth.into(), conversation_id.0).await?))
    }

    /// List the messages of a conversation.
    ///
    /// The newest first; those that came before one did are not among them, deleted ones keep their place.
    #[oai(path = "/conversations/:conversation_id/messages", method = "get", operation_id = "list_messages")]
    async fn messages(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The conversation.
        conversation_id: Path<ConversationId>,
        /// 1 to 100.
        limit: Query<Option<u64>>,
        /// `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<Message>>, Problem> {
        let page = PageRequest::<i32>::parse(limit.0, after.0.as_deref())?;
        Ok(Json(writing::list(&app, &auth.into(), conversation_id.0, page).await?))
    }

    /// Write a message.
    ///
    /// It gets the next number. 403 `cannot_be_written_to` where nobody else is there any more, or where of two one blocked the
    /// other.
    #[oai(path = "/conversations/:conversation_id/messages", method = "post", operation_id = "write_message")]
    async fn write(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The conversation.
        conversation_id: Path<ConversationId>,
        /// A word of your choice: the same request with the same word acts once.
        #[oai(name = "Idempotency-Key")]
        idempotency_key: Header<Option<String>>,
        input: Json<MessageInput>,
    ) -> Result<CreatedIn<Message>, Problem> {
        let (actor, id) = (Actor::from(auth), conversation_id.0);
        let MessageInput { markdown, draft_version } = input.0;
        let once = Once::parse(&actor, idempotency_key.0, "write_message", &(id, &markdown))?;
        Ok(CreatedIn::list(writing::write(&app, &actor, id, (&markdown, draft_version), once).await?))
    }

    /// Note how far a conversation was read.
    ///
    /// Never backwards. For a project, how far any of its staff has read. Who has read all of it is not told of it any more.
    #[oai(
        path = "/conversations/:conversation_id/read",
        method = "put",
        operation_id = "mark_conversation_read"
    )]
    async fn mark_read(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The conversation.
        conversation_id: Path<ConversationId>,
        input: Json<ConversationReadInput>,
    ) -> Result<Json<ConversationRead>, Problem> {
        Ok(Json(writing::mark_read(&app, &auth.into(), conversation_id.0, input.0.number).await?))
    }

    /// Say whether one is told of a conversation.
    ///
    /// Of one that is muted one is told nothing; it is listed as before.
    #[oai(path = "/conversations/:conversation_id/mute", method = "put", operation_id = "mute_conversation")]
    async fn mute(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The conversation.
        conversation_id: Path<ConversationId>,
        input: Json<ConversationMute>,
    ) -> Result<Json<ConversationMute>, Problem> {
        people::mute(&app, &auth.into(), conversation_id.0, input.0.muted).await?;
        Ok(input)
    }

    /// Add somebody to a conversation.
    ///
    /// By whoever started it. They see what is said from then on. Up to 20 are in it.
    #[oai(
        path = "/conversations/:conversation_id/people/:account_id",
        method = "put",
        operation_id = "add_conversation_person"
    )]
    async fn add(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The conversation.
        conversation_id: Path<ConversationId>,
        /// Who is added.
        account_id: Path<AccountId>,
    ) -> Result<Json<Conversation>, Problem> {
        Ok(Json(people::add(&app, &auth.into(), conversation_id.0, account_id.0).await?))
    }

    /// Leave a conversation.
    ///
    /// One sees nothing of it any more. What one wrote stays with the others; delete it first if it should not.
    #[oai(
        path = "/me/conversations/:conversation_id",
        method = "delete",
        operation_id = "leave_conversation"
    )]
    async fn leave(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The conversation.
        conversation_id: Path<ConversationId>,
    ) -> Result<Gone, Problem> {
        people::leave(&app, &auth.into(), conversation_id.0).await?;
        Ok(Gone::Gone)
    }

    /// Delete a message.
    ///
    /// By its author. Its place stays marked, its words are gone for everybody.
    #[oai(path = "/messages/:message_id", method = "delete", operation_id = "delete_message")]
    async fn delete(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The message.
        message_id: Path<MessageId>,
    ) -> Result<Json<Message>, Problem> {
        Ok(Json(writing::delete(&app, &auth.into(), message_id.0).await?))
    }
}
