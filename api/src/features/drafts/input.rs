//! What comes in about drafts and posts for later.

use linli_entities::Instant;
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::rules::{self, TITLE_CHARS_MAX, Words};
use crate::code::Code;
use crate::error::Error;
use crate::features::posts::body::{Body, CHARS_MAX};
use crate::features::topics::rules::Title;
use crate::fields::Fields;

/// What somebody is writing.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct DraftInput {
    /// The title of a new topic, as far as it is written, up to 200 characters.
    #[oai(default)]
    pub title: String,
    /// The text as it is typed, up to 32 000 characters. Title and text are not both empty: delete the draft instead.
    pub markdown: String,
    /// Whether a new topic asks something.
    #[oai(default)]
    pub question: bool,
    /// The number of the post that a reply answers.
    pub reply_to_number: Option<i32>,
}

impl DraftInput {
    /// Reads a draft. It stays as it was typed, without what no text holds.
    ///
    /// # Errors
    /// [`Code::Required`] at `/markdown` for nothing at all; [`Code::TooLong`], [`Code::OutOfRange`].
    pub fn parse(self) -> Result<Words, Error> {
        let Self { title, markdown, question, reply_to_number } = self;
        let mut fields = Fields::default();
        let kept = |text: &str, line_ends: bool| -> String {
            text.chars().filter(|c| !c.is_control() || (line_ends && matches!(c, '\n' | '\t'))).collect()
        };
        let title = kept(&title, false);
        let markdown = kept(&markdown.replace("\r\n", "\n"), true);
        if title.trim().is_empty() && markdown.trim().is_empty() {
            fields.refuse("/markdown", Code::Required);
        }
        if title.chars().count() > TITLE_CHARS_MAX {
            fields.refuse("/title", Code::TooLong);
        }
        if markdown.chars().count() > CHARS_MAX {
            fields.refuse("/markdown", Code::TooLong);
        }
        if reply_to_number.is_some_and(|number| number < 1) {
            fields.refuse("/reply_to_number", Code::OutOfRange);
        }
        fields.finish(Words { title, markdown, question, reply_to_number })
    }
}

impl Example for DraftInput {
    fn example() -> Self {
        Self {
            title: String::new(),
            markdown: "同问，周六上午也".to_owned(),
            question: false,
            reply_to_number: Some(1),
        }
    }
}

/// A topic that is to be opened later.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct LaterTopicInput {
    /// One line of 2 to 120 characters.
    pub title: String,
    /// The first post, in Markdown.
    pub markdown: String,
    /// Whether it asks something.
    #[oai(default)]
    pub question: bool,
    /// From when on it is published: in the future, at most 366 days ahead.
    pub publish_at: Instant,
    /// The version of the draft that it was written as: that is deleted, unless it was saved again since.
    pub draft_version: Option<i64>,
}

impl Example for LaterTopicInput {
    fn example() -> Self {
        Self {
            title: "样板间周六开放".to_owned(),
            markdown: "上午九点到下午五点。".to_owned(),
            question: false,
            publish_at: Instant::UNIX_EPOCH,
            draft_version: None,
        }
    }
}

/// A reply that is to be written later.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct LaterReplyInput {
    /// What it says, in Markdown.
    pub markdown: String,
    /// The number of the post it answers.
    pub reply_to_number: Option<i32>,
    /// From when on it is published: in the future, at most 366 days ahead.
    pub publish_at: Instant,
    /// The version of the draft that it was written as: that is deleted, unless it was saved again since.
    pub draft_version: Option<i64>,
}

impl Example for LaterReplyInput {
    fn example() -> Self {
        Self {
            markdown: "今天的进度：**地下室**验收完了。".to_owned(),
            reply_to_number: None,
            publish_at: Instant::UNIX_EPOCH,
            draft_version: None,
        }
    }
}

/// What of a post for later is to be changed; what is left out stays.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct ScheduledPostPatch {
    /// Another title, of a topic.
    pub title: Option<String>,
    /// Another text, in Markdown.
    pub markdown: Option<String>,
    /// Whether a topic asks something.
    pub question: Option<bool>,
    /// Another time. What was refused waits again when it has one.
    pub publish_at: Option<Instant>,
}

impl Example for ScheduledPostPatch {
    fn example() -> Self {
        Self { title: None, markdown: None, question: None, publish_at: Some(Instant::UNIX_EPOCH) }
    }
}

/// What of a post for later changes, read and found right.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// Another title.
    pub title: Option<String>,
    /// Another text.
    pub markdown: Option<String>,
    /// Whether it asks something.
    pub question: Option<bool>,
    /// Another time.
    pub publish_at: Option<Instant>,
}

impl ScheduledPostPatch {
    /// Reads what is to be changed, at `now`.
    ///
    /// # Errors
    /// Those of a title and of a body; [`Code::OutOfRange`] at `/publish_at`.
    pub fn parse(self, now: Instant) -> Result<Changes, Error> {
        let Self { title, markdown, question, publish_at } = self;
        Ok(Changes {
            title: title.map(|title| Title::parse(&title)).transpose()?.map(Title::into_string),
            markdown: markdown.map(|text| Body::parse(&text)).transpose()?,
            question,
            publish_at: publish_at.map(|at| time(at, now)).transpose()?,
        })
    }
}

/// The time of something that is to be published then.
///
/// # Errors
/// [`Code::OutOfRange`] at `/publish_at`.
pub fn time(wanted: Instant, now: Instant) -> Result<Instant, Error> {
    rules::publish_at(wanted, now).map_err(|code| Error::invalid("/publish_at", code))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(title: &str, markdown: &str) -> Result<Words, Error> {
        let (title, markdown) = (title.to_owned(), markdown.to_owned());
        DraftInput { title, markdown, question: false, reply_to_number: None }.parse()
    }

    #[test]
    fn a_draft_stays_as_it_was_typed() {
        assert_eq!(parsed("", "  半句\r\n\u{0} ").unwrap().markdown, "  半句\n ");
        assert_eq!(parsed("电\n梯 ", "").unwrap().title, "电梯 ");
        assert!(parsed(" ", "\n").is_err());
        assert!(parsed("", &"长".repeat(CHARS_MAX)).is_ok());
        assert!(parsed("", &"长".repeat(CHARS_MAX + 1)).is_err());
        assert!(parsed(&"长".repeat(TITLE_CHARS_MAX + 1), "").is_err());
    }
}
