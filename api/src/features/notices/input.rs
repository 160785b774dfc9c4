//! What comes in about notices.

use linli_entities::notice::{NoticeId, NoticeKind};
use poem_openapi::types::Example;
use poem_openapi::{Enum, Object};

use super::logic::Listed;
use super::logic::settings::Wishes;
use super::output::NoticeSettings;
use super::rules::choices::Choice;
use super::rules::hours::{self, Quiet};
use crate::code::Code;
use crate::error::Error;
use crate::fields::Fields;

/// In which order notices are listed.
#[derive(Clone, Copy, Debug, Enum)]
pub enum NoticeSort {
    /// The newest first.
    #[oai(rename = "newest")]
    Newest,
    /// Those that were not read first, each newest first.
    #[oai(rename = "unread")]
    Unread,
}

impl From<Option<NoticeSort>> for Listed {
    fn from(sort: Option<NoticeSort>) -> Self {
        match sort {
            Some(NoticeSort::Unread) => Self::UnreadFirst,
            Some(NoticeSort::Newest) | None => Self::Newest,
        }
    }
}

/// Up to where notices were read.
#[derive(Debug, Object)]
#[oai(example)]
pub struct NoticesRead {
    /// The newest notice that was seen: this one and all older ones are read, what came since is not.
    pub notice_id: NoticeId,
}

impl Example for NoticesRead {
    fn example() -> Self {
        Self { notice_id: NoticeId(31) }
    }
}

/// The token of a mail.
#[derive(Debug, Object)]
#[oai(example)]
pub struct UnsubscribeInput {
    /// The token in the link at the end of the mail.
    pub token: String,
}

impl Example for UnsubscribeInput {
    fn example() -> Self {
        Self { token: "7.mentioned.W9zBRr9gdU5qBCYIlUJ1xZoAPwidJznb7GlYrsOO85g".to_owned() }
    }
}

impl NoticeSettings {
    /// Reads how somebody wants to be told.
    ///
    /// # Errors
    /// [`Code::TooMany`] at `/kinds`; those of [`hours::minute`] and [`Code::Required`] at `/quiet_from` and
    /// `/quiet_until`: one is nothing without the other.
    pub fn parse(self) -> Result<Wishes, Error> {
        let mut fields = Fields::default();
        if self.kinds.len() > NoticeKind::ALL.len() {
            fields.refuse("/kinds", Code::TooMany);
        }
        let mut minute = |pointer: &str, other: &Option<String>, text: &Option<String>| match text {
            Some(text) => fields.parsed(pointer, hours::minute(text)),
            None if other.is_some() => {
                fields.refuse(pointer, Code::Required);
                None
            }
            None => None,
        };
        let from = minute("/quiet_from", &self.quiet_until, &self.quiet_from);
        let until = minute("/quiet_until", &self.quiet_from, &self.quiet_until);
        let quiet = from.zip(until).map(|(from, until)| Quiet { from, until });
        let kinds = self.kinds.into_iter();
        let kinds = kinds.map(|one| (one.kind, Choice { in_app: one.in_app, mail: one.mail })).collect();
        fields.complete(Some(Wishes { kinds, quiet }))
    }
}
