//! How notices are shown.

use linli_entities::Instant;
use linli_entities::account::Locale;
use linli_entities::notice::{NoticeId, NoticeKind};
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::logic::Told;
use super::rules::words;
use crate::features::accounts::logic::AccountRef;

/// That something happened.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Notice {
    /// The id; newer ones are larger.
    pub id: NoticeId,
    /// What it tells.
    pub kind: NoticeKind,
    /// One sentence that says it, in the language of the account.
    pub title: String,
    /// What it is about, in a line; may be empty.
    pub text: String,
    /// Where it leads, relative to the server.
    pub url: String,
    /// Who caused it; null where nobody did, or nobody whom the reader may know.
    pub actor: Option<AccountRef>,
    /// When it happened.
    pub happened_at: Instant,
    /// When it was read; null while it is not.
    pub read_at: Option<Instant>,
}

impl Notice {
    /// The notice in a language.
    pub fn of(told: Told, locale: Locale) -> Self {
        let Told { row, about, actor } = told;
        let name = actor.as_ref().filter(|actor| !actor.erased).map(|actor| actor.display_name.as_str());
        let words = words::words(row.kind, &about, name, locale);
        Self {
            id: row.id,
            kind: row.kind,
            title: words.title,
            text: words.text,
            url: words.url,
            actor,
            happened_at: row.happened_at,
            read_at: row.read_at,
        }
    }
}

impl Example for Notice {
    fn example() -> Self {
        Self {
            id: NoticeId(31),
            kind: NoticeKind::PostReplied,
            title: "江畔小李在《样板间哪天可以看？》里回复了您".to_owned(),
            text: "周六上午九点到下午五点都可以。".to_owned(),
            url: "/topics/12#p4".to_owned(),
            actor: Some(AccountRef::example()),
            happened_at: Instant::UNIX_EPOCH,
            read_at: None,
        }
    }
}

/// How many notices wait to be read.
#[derive(Clone, Copy, Debug, Object)]
#[oai(example)]
pub struct UnreadCount {
    /// How many; never more than 100, which means that many or more.
    pub count: u32,
}

impl Example for UnreadCount {
    fn example() -> Self {
        Self { count: 3 }
    }
}
