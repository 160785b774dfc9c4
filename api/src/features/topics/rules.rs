//! Rules of topics. Pure.

use linli_entities::topic;

use crate::actor::{Actor, Permission};
use crate::code::Code;
use crate::error::Error;
use crate::features::boards::rules::{BoardScope, demand_write};
use crate::fields::is_invisible;

/// The longest title, in characters.
pub const TITLE_CHARS_MAX: usize = 120;

/// A title that may stand over a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title(String);

impl Title {
    /// Reads a title: one line, trimmed, 2 to [`TITLE_CHARS_MAX`] characters. What shows nothing, or turns the
    /// direction of what follows, is left out.
    ///
    /// # Errors
    /// [`Code::Required`], [`Code::TooShort`], [`Code::TooLong`] at `/title`.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let shown: String = text.chars().filter(|c| c.is_whitespace() || !is_invisible(*c)).collect();
        let title = shown.split_whitespace().collect::<Vec<_>>().join(" ");
        match title.chars().count() {
            0 => Err(Error::invalid("/title", Code::Required)),
            1 => Err(Error::invalid("/title", Code::TooShort)),
            count if count > TITLE_CHARS_MAX => Err(Error::invalid("/title", Code::TooLong)),
            _ => Ok(Self(title)),
        }
    }

    /// The title as text.
    pub fn into_string(self) -> String {
        self.0
    }
}

/// What an actor may do with a topic that is visible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TopicRights {
    /// Write a post.
    pub reply: bool,
    /// Pin, lock, delete, restore.
    pub moderate: bool,
    /// Change the title.
    pub edit_title: bool,
    /// Delete it.
    pub delete: bool,
}

/// What the actor may do with the topic.
pub fn rights(actor: &Actor, board: &BoardScope, topic: &topic::Model) -> TopicRights {
    let moderate = actor.may(Permission::Moderate, board.scope());
    let own = actor.account_id() == Some(topic.author_id);
    let alive = topic.deleted_at.is_none();
    let reply = demand_reply(actor, board, topic).is_ok();
    TopicRights {
        reply,
        moderate,
        edit_title: alive && (moderate || (own && reply)),
        // One's own topic can be taken back as long as nobody answered.
        delete: alive && (moderate || (own && reply && topic.post_count <= 1)),
    }
}

/// Whether the actor may know of the topic, given that the board may be read.
pub fn may_see(actor: &Actor, board: &BoardScope, topic: &topic::Model) -> bool {
    topic.deleted_at.is_none() || actor.may(Permission::Moderate, board.scope())
}

/// Demands that the actor may write a post here.
///
/// # Errors
/// Those of the board, [`Code::TopicDeleted`], [`Code::TopicLocked`].
pub fn demand_reply(actor: &Actor, board: &BoardScope, topic: &topic::Model) -> Result<(), Error> {
    demand_write(actor, board)?;
    if topic.deleted_at.is_some() {
        return Err(Error::Conflict(Code::TopicDeleted));
    }
    if topic.locked && !actor.may(Permission::Moderate, board.scope()) {
        return Err(Error::Conflict(Code::TopicLocked));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_one_line_of_some_length() {
        assert_eq!(Title::parse("  电梯\n 坏了 ").unwrap().into_string(), "电梯 坏了");
        assert_eq!(Title::parse("电\0梯\u{202e}坏了").unwrap().into_string(), "电梯坏了");
        assert!(Title::parse(" \u{3000} ").is_err());
        assert!(Title::parse("\u{200b}\u{2060}\u{feff}").is_err());
        assert!(Title::parse(&"长".repeat(121)).is_err());
        assert!(Title::parse(&"长".repeat(120)).is_ok());
    }
}
