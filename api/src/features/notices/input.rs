//! What comes in about notices.

use linli_entities::notice::{NoticeId, NoticeKind};
use poem_openapi::types::Example;
use poem_openapi::{Enum, Object};

use super::logic::Listed;
use super::logic::devices::NewDevice;
use super::logic::settings::{NewWishes, Wish};
use super::output::{NoticeChoice, NoticeSettings};
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
    pub fn parse(self) -> Result<NewWishes, Error> {
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
        let kinds = kinds.map(|one| {
            let NoticeChoice { kind, in_app, mail, sms, push } = one;
            (kind, Wish { in_app, mail, sms, push })
        });
        fields.complete(Some(NewWishes { kinds: kinds.collect(), quiet }))
    }
}

/// A device that notices are to be pushed to.
#[derive(Object)]
#[oai(example)]
pub struct DeviceInput {
    /// Its address at the push service, as the provider of the operator understands it; at most 4096 characters.
    pub token: String,
    /// What its owner would call it; at most 60 characters.
    pub name: String,
}

/// The most characters of a token.
const TOKEN_MAX: usize = 4096;
/// The most characters of the name of a device.
const NAME_MAX: usize = 60;

impl DeviceInput {
    /// Reads a device.
    ///
    /// # Errors
    /// [`Code::Required`], [`Code::TooLong`] at `/token` and `/name`.
    pub fn parse(self) -> Result<NewDevice, Error> {
        let mut fields = Fields::default();
        let token = fields.line("/token", &self.token, TOKEN_MAX);
        let name = fields.line("/name", &self.name, NAME_MAX);
        fields.finish(NewDevice { token, name })
    }
}

impl Example for DeviceInput {
    fn example() -> Self {
        Self { token: "fXb7:APA91bH8tq2v".to_owned(), name: "小李的手机".to_owned() }
    }
}
