//! How notices are shown.

use linli_entities::Instant;
use linli_entities::account::Locale;
use linli_entities::notice::{MailMode, NoticeId, NoticeKind};
use linli_entities::notice_device::NoticeDeviceId;
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::logic::Told;
use super::logic::devices::Seen;
use super::logic::settings::Wishes;
use super::logic::stream::New;
use super::rules::hours;
use crate::features::pseudonyms::output::AuthorRef;

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
    /// Who caused it; null where nobody did.
    pub actor: Option<AuthorRef>,
    /// When it happened.
    pub happened_at: Instant,
    /// When it was read; null while it is not.
    pub read_at: Option<Instant>,
}

impl Notice {
    /// The notice in a language.
    pub fn of(told: Told, locale: Locale) -> Self {
        let words = told.words(locale);
        let Told { row, actor, .. } = told;
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
            title: "江畔小李在《样板间哪天可以看？》里回复了你".to_owned(),
            text: "周六上午九点到下午五点都可以。".to_owned(),
            url: "/posts/1024".to_owned(),
            actor: Some(AuthorRef::example()),
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

/// How an account is told of one kind of thing.
#[derive(Clone, Copy, Debug, Object)]
pub struct NoticeChoice {
    /// Of what.
    pub kind: NoticeKind,
    /// Whether it is shown among the notices.
    pub in_app: bool,
    /// When it is mailed, to a proven address.
    pub mail: MailMode,
    /// Whether it is sent as a text message, to a proven number. Where it is not said when they are set, it stays.
    pub sms: Option<bool>,
    /// Whether it is pushed to the devices of the account. Where it is not said when they are set, it stays.
    pub push: Option<bool>,
}

/// How an account wants to be told.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct NoticeSettings {
    /// Each kind that the account can be told of; what is not named when they are set stays.
    pub kinds: Vec<NoticeChoice>,
    /// When quiet begins, such as `22:00` (UTC+8): mail waits until it ends. Null for no quiet.
    pub quiet_from: Option<String>,
    /// When quiet ends, such as `07:00`.
    pub quiet_until: Option<String>,
}

impl From<Wishes> for NoticeSettings {
    fn from(Wishes { kinds, quiet }: Wishes) -> Self {
        let choices = kinds.into_iter();
        Self {
            kinds: choices
                .map(|(kind, choice)| NoticeChoice {
                    kind,
                    in_app: choice.in_app,
                    mail: choice.mail,
                    sms: Some(choice.sms),
                    push: Some(choice.push),
                })
                .collect(),
            quiet_from: quiet.map(|quiet| hours::shown(quiet.from)),
            quiet_until: quiet.map(|quiet| hours::shown(quiet.until)),
        }
    }
}

impl Example for NoticeSettings {
    fn example() -> Self {
        let kind = NoticeKind::Mentioned;
        Self {
            kinds: vec![NoticeChoice {
                kind,
                in_app: true,
                mail: MailMode::Digest,
                sms: Some(false),
                push: Some(true),
            }],
            quiet_from: Some("22:00".to_owned()),
            quiet_until: Some("07:00".to_owned()),
        }
    }
}

/// A device that notices are pushed to.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct NoticeDevice {
    /// The device.
    pub id: NoticeDeviceId,
    /// What its owner calls it.
    pub name: String,
    /// Whether the session that asks registered it.
    pub current: bool,
    /// When it was registered.
    pub created_at: Instant,
}

impl From<Seen> for NoticeDevice {
    fn from(Seen { row, current }: Seen) -> Self {
        Self { id: row.id, name: row.name, current, created_at: row.created_at }
    }
}

impl Example for NoticeDevice {
    fn example() -> Self {
        Self {
            id: NoticeDeviceId(4),
            name: "小李的手机".to_owned(),
            current: true,
            created_at: Instant::UNIX_EPOCH,
        }
    }
}

/// That there is something new: what it says is in the list of notices.
#[derive(Clone, Copy, Debug, Object)]
#[oai(example)]
pub struct StreamEvent {
    /// The notice; with the event `ready` the newest that the stream has come to.
    pub notice_id: NoticeId,
    /// What it tells; null with the event `ready`.
    pub kind: Option<NoticeKind>,
}

impl From<New> for StreamEvent {
    fn from(New { id, kind }: New) -> Self {
        Self { notice_id: id, kind }
    }
}

impl Example for StreamEvent {
    fn example() -> Self {
        Self { notice_id: NoticeId(31), kind: Some(NoticeKind::PostReplied) }
    }
}
