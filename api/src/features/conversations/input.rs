//! What comes in.

use linli_entities::account::AccountId;
use linli_entities::project::ProjectId;
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::rules::{PEOPLE_MAX, TITLE_MAX};
use crate::code::Code;
use crate::error::Error;
use crate::fields::Fields;

/// A conversation to be started.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct ConversationInput {
    /// With whom: 1 to 19 accounts; none where it is with the staff of a project.
    #[oai(default)]
    pub people: Vec<AccountId>,
    /// The project whose staff it is with, if it is.
    pub project_id: Option<ProjectId>,
    /// What it is about, up to 80 characters.
    pub title: Option<String>,
    /// The first message, in Markdown, up to 8000 characters.
    pub markdown: String,
}

/// With whom a conversation is started.
#[derive(Clone, Debug)]
pub enum With {
    /// With these, each once.
    People(Vec<AccountId>),
    /// With the staff of a project.
    Staff(ProjectId),
}

/// A conversation to be started, parsed.
#[derive(Clone, Debug)]
pub struct NewConversation {
    /// With whom.
    pub with: With,
    /// What it is about; may be empty.
    pub title: String,
    /// The first message, as it was typed.
    pub markdown: String,
}

impl TryFrom<ConversationInput> for NewConversation {
    type Error = Error;

    fn try_from(input: ConversationInput) -> Result<Self, Error> {
        let ConversationInput { mut people, project_id, title, markdown } = input;
        people.sort_unstable();
        people.dedup();
        let mut fields = Fields::default();
        let title = fields.line_or_empty("/title", title.as_deref().unwrap_or_default(), TITLE_MAX);
        let with = match project_id {
            Some(_) if !people.is_empty() => Err(Code::Malformed),
            Some(id) => Ok(With::Staff(id)),
            None if people.is_empty() => Err(Code::Required),
            // Whoever starts it is one of them.
            None if people.len() >= PEOPLE_MAX => Err(Code::TooMany),
            None => Ok(With::People(people)),
        };
        let with = fields.parsed("/people", with);
        fields.complete(with.map(|with| Self { with, title, markdown }))
    }
}

/// A message to be written.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct MessageInput {
    /// What it says, in Markdown, up to 8000 characters.
    pub markdown: String,
    /// The version of the draft that it was written as: that is deleted with it, unless it was saved again since.
    pub draft_version: Option<i64>,
}

/// How far a conversation was read.
#[derive(Clone, Copy, Debug, Object)]
#[oai(example)]
pub struct ConversationReadInput {
    /// The highest number read.
    pub number: i32,
}

/// Whether one is told of what is said in a conversation.
#[derive(Clone, Copy, Debug, Object)]
#[oai(example)]
pub struct ConversationMute {
    /// Told of nothing, or of what is new.
    pub muted: bool,
}

impl Example for ConversationInput {
    fn example() -> Self {
        Self {
            people: vec![AccountId(12)],
            project_id: None,
            title: Some("周六的车位".to_owned()),
            markdown: "周六能借用一下你家的车位吗？".to_owned(),
        }
    }
}

impl Example for MessageInput {
    fn example() -> Self {
        Self { markdown: "可以，**下午两点**以后都空着。".to_owned(), draft_version: None }
    }
}

impl Example for ConversationReadInput {
    fn example() -> Self {
        Self { number: 2 }
    }
}

impl Example for ConversationMute {
    fn example() -> Self {
        Self { muted: true }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(people: &[i64], project_id: Option<i64>) -> Result<NewConversation, Error> {
        let people = people.iter().copied().map(AccountId).collect();
        let project_id = project_id.map(ProjectId);
        ConversationInput { people, project_id, title: None, markdown: "你好".to_owned() }.try_into()
    }

    #[test]
    fn a_conversation_is_with_one_to_nineteen_others_or_with_staff_and_never_with_both() {
        let all: Vec<i64> = (1..=20).collect();
        assert!(parsed(&all[..19], None).is_ok());
        assert!(parsed(&[], Some(1)).is_ok());
        for (people, project) in [(&all[..], None), (&all[..0], None), (&all[..1], Some(1))] {
            assert!(parsed(people, project).is_err(), "{people:?} {project:?}");
        }
        let With::People(people) = parsed(&[7, 7], None).expect("a conversation").with else { panic!() };
        assert_eq!(people, [AccountId(7)]);
    }
}
