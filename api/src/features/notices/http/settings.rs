//! How whoever asks wants to be told.

use linli_entities::notice::{MailMode, NoticeKind};
use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::types::Example;
use poem_openapi::{Object, OpenApi};

use crate::actor::Actor;
use crate::answer::Gone;
use crate::app::App;
use crate::auth::{Anyone, Member};
use crate::code::Code;
use crate::error::Error;
use crate::features::notices::logic::settings;
use crate::features::notices::rules::choices::Choice;
use crate::features::notices::rules::hours::{DAY, Hours};
use crate::fields::Fields;
use crate::problem::Problem;
use crate::server::Tag;

/// How an account is told of one kind of thing.
#[derive(Clone, Copy, Debug, Object)]
pub struct NoticeChoice {
    /// Of what.
    pub kind: NoticeKind,
    /// Whether it is shown among the notices.
    pub in_app: bool,
    /// When it is mailed.
    pub mail: MailMode,
}

/// How an account wants to be told.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct NoticeSettings {
    /// Each kind that the account can be told of; what is not named when they are set stays.
    pub kinds: Vec<NoticeChoice>,
    /// The name of the account's time zone (IANA).
    pub time_zone: String,
    /// When quiet begins, `22:00` in that zone: mail waits until it ends. Null for no quiet.
    pub quiet_from: Option<String>,
    /// When quiet ends.
    pub quiet_until: Option<String>,
}

impl Example for NoticeSettings {
    fn example() -> Self {
        let kind = NoticeKind::Mentioned;
        Self {
            kinds: vec![NoticeChoice { kind, in_app: true, mail: MailMode::Digest }],
            time_zone: "Asia/Shanghai".to_owned(),
            quiet_from: Some("22:00".to_owned()),
            quiet_until: Some("07:00".to_owned()),
        }
    }
}

fn shown_time(minute: i32) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// The minute of the day that `22:00` is.
fn minute(text: &str) -> Result<i32, Code> {
    let (hours, minutes) = text.split_once(':').ok_or(Code::Malformed)?;
    let number = |text: &str| text.parse::<u8>().map(i32::from).map_err(|_| Code::Malformed);
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    let minute = hours * 60 + minutes;
    if minutes < 60 && minute < DAY { Ok(minute) } else { Err(Code::OutOfRange) }
}

impl NoticeSettings {
    fn of((kinds, hours): (Vec<(NoticeKind, Choice)>, Hours)) -> Self {
        let kinds = kinds.into_iter();
        Self {
            kinds: kinds
                .map(|(kind, choice)| NoticeChoice { kind, in_app: choice.in_app, mail: choice.mail })
                .collect(),
            time_zone: hours.zone.name().to_owned(),
            quiet_from: hours.quiet.map(|(from, _)| shown_time(from)),
            quiet_until: hours.quiet.map(|(_, until)| shown_time(until)),
        }
    }

    fn parse(self) -> Result<(Vec<(NoticeKind, Choice)>, Hours), Error> {
        let mut fields = Fields::default();
        if self.kinds.len() > NoticeKind::ALL.len() {
            fields.refuse("/kinds", Code::TooMany);
        }
        let zone = fields.parsed("/time_zone", self.time_zone.parse().map_err(|_| Code::Malformed));
        let from = self.quiet_from.map(|text| fields.parsed("/quiet_from", minute(&text)));
        let until = self.quiet_until.map(|text| fields.parsed("/quiet_until", minute(&text)));
        let quiet = match (from, until) {
            (Some(from), Some(until)) => from.zip(until),
            (None, None) => None,
            (from, _) => {
                fields.refuse(if from.is_some() { "/quiet_until" } else { "/quiet_from" }, Code::Required);
                None
            }
        };
        let kinds = self.kinds.into_iter();
        let chosen = kinds
            .map(|one| (one.kind, Choice { in_app: one.in_app, mail: one.mail }))
            .collect();
        fields.complete(zone.map(|zone| (chosen, Hours { zone, quiet })))
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
        Self { token: "7.mentioned.kO0v…".to_owned() }
    }
}

/// Settings of notices.
pub struct NoticeSettingsApi;

#[OpenApi(tag = "Tag::Notices")]
impl NoticeSettingsApi {
    /// Get how one is told.
    ///
    /// Of everything one can be told of: what one chose, and else as everybody is.
    #[oai(path = "/notifications/settings", method = "get", operation_id = "get_notice_settings")]
    async fn get(&self, app: Data<&App>, auth: Member) -> Result<Json<NoticeSettings>, Problem> {
        Ok(Json(NoticeSettings::of(settings::get(&app, &auth.into()).await?)))
    }

    /// Set how one is told.
    ///
    /// Each kind in the list of notices, by mail at once, once a day or not at all; and the hours in which mail waits.
    #[oai(path = "/notifications/settings", method = "put", operation_id = "put_notice_settings")]
    async fn put(
        &self,
        app: Data<&App>,
        auth: Member,
        body: Json<NoticeSettings>,
    ) -> Result<Json<NoticeSettings>, Problem> {
        let (actor, (chosen, hours)) = (Actor::from(auth), body.0.parse()?);
        settings::put(&app, &actor, chosen, hours).await?;
        Ok(Json(NoticeSettings::of(settings::get(&app, &actor).await?)))
    }

    /// End mails of a kind.
    ///
    /// By the token at the end of a mail, without signing in: it is good for this alone. Twice is once.
    #[oai(path = "/notifications/unsubscribe", method = "post", operation_id = "unsubscribe")]
    async fn unsubscribe(
        &self,
        app: Data<&App>,
        _auth: Anyone,
        body: Json<UnsubscribeInput>,
    ) -> Result<Gone, Problem> {
        settings::unsubscribe(&app, &body.token).await?;
        Ok(Gone::Gone)
    }
}
