//! How conversations and messages are shown.

use linli_entities::Instant;
use linli_entities::conversation::ConversationId;
use linli_entities::message::MessageId;
use poem_openapi::Object;
use poem_openapi::types::Example;

use crate::answer::Addressed;
use crate::features::accounts::output::AccountRef;
use crate::features::projects::output::ProjectRef;

/// Where a conversation is read on the web.
pub fn url(id: ConversationId) -> String {
    format!("/me/messages/{id}")
}

/// What few say among themselves, or one with the staff of a project.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Conversation {
    /// The id.
    pub id: ConversationId,
    /// What it is about; may be empty.
    pub title: String,
    /// The project whose staff it is with; null among persons.
    pub project: Option<ProjectRef>,
    /// Who is in it now, as they came; of staff nobody.
    pub people: Vec<AccountRef>,
    /// When it was started.
    pub started_at: Instant,
    /// When the last message was written.
    pub last_message_at: Instant,
    /// The number of the last message.
    pub last_number: i32,
    /// How the last message begins, in plain text; empty where it is deleted, or came before the reader did.
    pub last_text: String,
    /// Who wrote the last message; null where it came before the reader did.
    pub last_by: Option<AccountRef>,
    /// The highest number read: by the reader, or by any of the staff where one reads for a project.
    pub read_number: i32,
    /// How many came after that.
    pub unread_count: i32,
    /// Whether the reader is told of nothing that is said there.
    pub muted: bool,
    /// Whether the reader reads it for the project that it is with.
    pub as_staff: bool,
    /// What the reader may do.
    pub may: ConversationMay,
    /// Where it is read on the web, relative to the server.
    pub url: String,
}

/// What the reader may do in a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Object)]
pub struct ConversationMay {
    /// Write in it. Where somebody blocked somebody, this is told by trying.
    pub write: bool,
    /// Add others.
    pub add: bool,
    /// Leave it, and be told of nothing that is said in it.
    pub leave: bool,
}

/// What somebody said in a conversation.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Message {
    /// The id.
    pub id: MessageId,
    /// Where it was said.
    pub conversation_id: ConversationId,
    /// Its place there, from 1, without gaps.
    pub number: i32,
    /// Who said it.
    pub author: AccountRef,
    /// Whether it was said for the project that the conversation is with.
    pub as_staff: bool,
    /// What it says, as sanitised HTML; empty once it is deleted.
    pub html: String,
    /// When it was said.
    pub written_at: Instant,
    /// Whether it is deleted: its place stays.
    pub deleted: bool,
    /// Whether the reader may delete it.
    pub may_delete: bool,
}

/// How far a conversation was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Object)]
#[oai(example)]
pub struct ConversationRead {
    /// The highest number read.
    pub read_number: i32,
    /// The number of the last message.
    pub last_number: i32,
}

impl Addressed for Conversation {
    fn address(&self) -> String {
        format!("/conversations/{}", self.id)
    }
}

impl Example for Conversation {
    fn example() -> Self {
        Self {
            id: ConversationId(5),
            title: "周六的车位".to_owned(),
            project: None,
            people: vec![AccountRef::example()],
            started_at: Instant::UNIX_EPOCH,
            last_message_at: Instant::UNIX_EPOCH,
            last_number: 2,
            last_text: "可以，下午两点以后都空着。".to_owned(),
            last_by: Some(AccountRef::example()),
            read_number: 1,
            unread_count: 1,
            muted: false,
            as_staff: false,
            may: ConversationMay { write: true, add: false, leave: true },
            url: url(ConversationId(5)),
        }
    }
}

impl Example for Message {
    fn example() -> Self {
        Self {
            id: MessageId(31),
            conversation_id: ConversationId(5),
            number: 2,
            author: AccountRef::example(),
            as_staff: false,
            html: "<p>可以，<strong>下午两点</strong>以后都空着。</p>\n".to_owned(),
            written_at: Instant::UNIX_EPOCH,
            deleted: false,
            may_delete: false,
        }
    }
}

impl Example for ConversationRead {
    fn example() -> Self {
        Self { read_number: 2, last_number: 2 }
    }
}
