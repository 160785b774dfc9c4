//! How an account wants to be told.

use std::collections::HashMap;

use linli_entities::account::AccountId;
use linli_entities::notice::{MailMode, NoticeKind};
use linli_entities::{notice_hours, notice_setting};
use sea_orm::{ConnectionTrait, Set};

use crate::actor::Actor;
use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::features::notices::rules::choices::{self, Choice};
use crate::features::notices::rules::hours::Hours;
use crate::features::notices::rules::tokens::{self, Ends};
use crate::features::notices::store;
use crate::code::Code;

/// How an account wants to be told: what it chose, and else as everybody is.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    chosen: HashMap<NoticeKind, Choice>,
    /// When it wants no mail.
    pub hours: Hours,
}

impl Settings {
    /// How it is told of this kind of thing.
    pub fn of(&self, kind: NoticeKind) -> Choice {
        self.chosen.get(&kind).copied().unwrap_or_else(|| choices::usual(kind))
    }
}

/// How these accounts want to be told.
///
/// # Errors
/// When the database fails.
pub(super) async fn of_all(
    db: &impl ConnectionTrait,
    ids: &[AccountId],
) -> Result<HashMap<AccountId, Settings>, Error> {
    let mut found: HashMap<AccountId, Settings> = HashMap::new();
    for row in store::settings(db, ids).await? {
        let choice = Choice { in_app: row.in_app, mail: row.mail };
        found.entry(row.account_id).or_default().chosen.insert(row.kind, choice);
    }
    for row in store::hours(db, ids).await? {
        let quiet = row.quiet_from_minute.zip(row.quiet_until_minute);
        // A zone that the tables of the time do not know any more is ours.
        let zone = row.time_zone.parse().unwrap_or(Hours::default().zone);
        found.entry(row.account_id).or_default().hours = Hours { zone, quiet };
    }
    Ok(found)
}

/// How whoever asks wants to be told, of everything that they can be told of.
///
/// # Errors
/// [`Error::SignInRequired`] to guests.
pub async fn get(app: &App, actor: &Actor) -> Result<(Vec<(NoticeKind, Choice)>, Hours), Error> {
    let account = actor.signed_in()?;
    let id = account.account_id;
    let settings = of_all(app.db.read(), &[id]).await?.remove(&id).unwrap_or_default();
    let staff = !account.rights.grants.is_empty();
    let kinds = NoticeKind::ALL.iter().copied().filter(|kind| staff || !choices::is_for_staff(*kind));
    Ok((kinds.map(|kind| (kind, settings.of(kind))).collect(), settings.hours))
}

/// Sets how whoever asks wants to be told; kinds that are not named stay.
///
/// # Errors
/// [`Error::SignInRequired`] to guests.
pub async fn put(
    app: &App,
    actor: &Actor,
    chosen: Vec<(NoticeKind, Choice)>,
    hours: Hours,
) -> Result<(), Error> {
    let id = actor.signed_in()?.account_id;
    app.db
        .write((id, chosen, hours), |txn, (id, chosen, hours)| {
            Box::pin(async move {
                for (kind, choice) in chosen {
                    choose(txn, id, kind, choice).await?;
                }
                let row = notice_hours::ActiveModel {
                    account_id: Set(id),
                    time_zone: Set(hours.zone.name().to_owned()),
                    quiet_from_minute: Set(hours.quiet.map(|(from, _)| from)),
                    quiet_until_minute: Set(hours.quiet.map(|(_, until)| until)),
                };
                Ok(store::put_hours(txn, row).await?)
            })
        })
        .await
}

async fn choose(txn: &Txn, id: AccountId, kind: NoticeKind, choice: Choice) -> Result<(), Error> {
    let row = notice_setting::ActiveModel {
        account_id: Set(id),
        kind: Set(kind),
        in_app: Set(choice.in_app),
        mail: Set(choice.mail),
    };
    Ok(store::put_setting(txn, row).await?)
}

/// What a token of a mail ends, if it is one of ours.
///
/// # Errors
/// [`Code::WrongCode`] at `/token`.
pub fn ends(app: &App, token: &str) -> Result<Ends, Error> {
    tokens::read(&app.server_key, token)
        .map(|(_, ends)| ends)
        .ok_or_else(|| Error::invalid("/token", Code::WrongCode))
}

/// Ends the mails that a token names: without signing in, by one click (RFC 8058). Twice is once.
///
/// # Errors
/// [`Code::WrongCode`] at `/token`.
pub async fn unsubscribe(app: &App, token: &str) -> Result<Ends, Error> {
    let wrong = || Error::invalid("/token", Code::WrongCode);
    let (id, ends) = tokens::read(&app.server_key, token).ok_or_else(wrong)?;
    let settings = of_all(app.db.read(), &[id]).await?.remove(&id).unwrap_or_default();
    let ended = NoticeKind::ALL.iter().copied().filter(|kind| match ends {
        Ends::Kind(one) => *kind == one,
        Ends::Digest => settings.of(*kind).mail == MailMode::Digest,
    });
    let chosen: Vec<_> =
        ended.map(|kind| (kind, Choice { mail: MailMode::Never, ..settings.of(kind) })).collect();
    app.db
        .write((id, chosen), |txn, (id, chosen)| {
            Box::pin(async move {
                for (kind, choice) in chosen {
                    choose(txn, id, kind, choice).await?;
                }
                Ok(())
            })
        })
        .await?;
    Ok(ends)
}
