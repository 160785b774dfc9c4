//! How an account wants to be told.

use std::collections::HashMap;

use linli_entities::account::AccountId;
use linli_entities::consent_act::ConsentChannel;
use linli_entities::notice::{MailMode, NoticeKind};
use linli_entities::{Instant, notice_quiet, notice_setting};
use sea_orm::{ConnectionTrait, Set};

use crate::actor::Actor;
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::sessions;
use crate::features::consents;
use crate::features::notices::rules::choices::{self, Choice};
use crate::features::notices::rules::hours::Quiet;
use crate::features::notices::rules::tokens::{self, Ends};
use crate::features::notices::store::wishes;

/// How an account wants to be told: what it chose, and else as everybody is.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    chosen: HashMap<NoticeKind, Choice>,
    /// When it wants no mail.
    pub quiet: Option<Quiet>,
}

impl Settings {
    /// How it is told of this kind of thing.
    pub fn of(&self, kind: NoticeKind) -> Choice {
        self.chosen.get(&kind).copied().unwrap_or_else(|| choices::usual(kind))
    }
}

/// How these accounts want to be told; those who chose nothing are missing.
pub(super) async fn of_all(
    db: &impl ConnectionTrait,
    ids: &[AccountId],
) -> Result<HashMap<AccountId, Settings>, Error> {
    let mut found: HashMap<AccountId, Settings> = HashMap::new();
    for row in wishes::settings(db, ids).await? {
        let choice = Choice { in_app: row.in_app, mail: row.mail, sms: row.sms, push: row.push };
        found.entry(row.account_id).or_default().chosen.insert(row.kind, choice);
    }
    for (id, quiet) in quiet(db, ids).await? {
        found.entry(id).or_default().quiet = Some(quiet);
    }
    Ok(found)
}

/// When these accounts want quiet; those who said nothing of it are missing.
///
/// # Errors
/// When the database fails.
pub async fn quiet(db: &impl ConnectionTrait, ids: &[AccountId]) -> Result<HashMap<AccountId, Quiet>, Error> {
    let rows = wishes::quiet(db, ids).await?.into_iter();
    let quiet = |row: notice_quiet::Model| Quiet { from: row.from_minute, until: row.until_minute };
    Ok(rows.map(|row| (row.account_id, quiet(row))).collect())
}

/// How one account wants to be told.
pub(super) async fn of(db: &impl ConnectionTrait, id: AccountId) -> Result<Settings, Error> {
    Ok(of_all(db, &[id]).await?.remove(&id).unwrap_or_default())
}

/// What somebody wants, of everything that they can be told of.
#[derive(Clone, Debug)]
pub struct Wishes {
    /// Each kind, and how it is told.
    pub kinds: Vec<(NoticeKind, Choice)>,
    /// When no mail is wanted.
    pub quiet: Option<Quiet>,
}

/// How somebody wants to be told of one kind from now on; what is none stays.
#[derive(Clone, Copy, Debug)]
pub struct Wish {
    /// Whether it is shown among the notices.
    pub in_app: bool,
    /// When it is mailed.
    pub mail: MailMode,
    /// Whether it is sent as a text message.
    pub sms: Option<bool>,
    /// Whether it is pushed to devices.
    pub push: Option<bool>,
}

/// How somebody wants to be told from now on; kinds that are not named stay.
#[derive(Clone, Debug)]
pub struct NewWishes {
    /// The kinds that are set.
    pub kinds: Vec<(NoticeKind, Wish)>,
    /// When nothing is to be sent.
    pub quiet: Option<Quiet>,
}

/// How whoever asks wants to be told, of everything that they can be told of.
///
/// # Errors
/// [`Error::SignInRequired`] to guests.
pub async fn get(app: &App, actor: &Actor) -> Result<Wishes, Error> {
    let account = actor.signed_in()?;
    let settings = of(app.db.read(), account.account_id).await?;
    let staff = !account.rights.grants.is_empty();
    let kinds = NoticeKind::ALL.iter().copied().filter(|kind| staff || !choices::is_for_staff(*kind));
    Ok(Wishes { kinds: kinds.map(|kind| (kind, settings.of(kind))).collect(), quiet: settings.quiet })
}

/// Sets how whoever asks wants to be told; kinds that are not named stay.
///
/// # Errors
/// [`Error::SignInRequired`] to guests.
pub async fn put(app: &App, actor: &Actor, wishes: NewWishes) -> Result<Wishes, Error> {
    let id = actor.signed_in()?.account_id;
    app.db.write((id, wishes), |txn, (id, wishes)| Box::pin(put_in(txn, id, wishes))).await?;
    get(app, actor).await
}

async fn put_in(txn: &Txn, id: AccountId, wishes: NewWishes) -> Result<(), Error> {
    sessions::demand_open(txn, id).await?;
    let settings = of(txn, id).await?;
    for (kind, Wish { in_app, mail, sms, push }) in wishes.kinds {
        let known = settings.of(kind);
        let (sms, push) = (sms.unwrap_or(known.sms), push.unwrap_or(known.push));
        choose(txn, id, kind, Choice { in_app, mail, sms, push }).await?;
    }
    match wishes.quiet {
        Some(Quiet { from, until }) => {
            let row = notice_quiet::ActiveModel {
                account_id: Set(id),
                from_minute: Set(from),
                until_minute: Set(until),
            };
            Ok(wishes::put_quiet(txn, row).await?)
        }
        None => Ok(wishes::end_quiet(txn, id).await?),
    }
}

async fn choose(txn: &Txn, id: AccountId, kind: NoticeKind, choice: Choice) -> Result<(), Error> {
    let row = notice_setting::ActiveModel {
        account_id: Set(id),
        kind: Set(kind),
        in_app: Set(choice.in_app),
        mail: Set(choice.mail),
        sms: Set(choice.sms),
        push: Set(choice.push),
    };
    Ok(wishes::put_setting(txn, row).await?)
}

fn read(app: &App, token: &str) -> Result<(AccountId, Ends), Error> {
    tokens::read(&app.server_key, token).ok_or_else(|| Error::invalid("/token", Code::WrongCode))
}

/// What a token of a mail ends, if it is one of ours.
///
/// # Errors
/// [`Code::WrongCode`] at `/token`.
pub fn ends(app: &App, token: &str) -> Result<Ends, Error> {
    Ok(read(app, token)?.1)
}

/// Ends the mails that a token names: without signing in, by one click (RFC 8058). Twice is once.
///
/// # Errors
/// [`Code::WrongCode`] at `/token`.
pub async fn unsubscribe(app: &App, token: &str) -> Result<Ends, Error> {
    let (id, ends) = read(app, token)?;
    let input = (id, ends, app.clock.now());
    app.db.write(input, |txn, (id, ends, now)| Box::pin(unsubscribe_in(txn, id, ends, now))).await?;
    Ok(ends)
}

async fn unsubscribe_in(txn: &Txn, id: AccountId, ends: Ends, now: Instant) -> Result<(), Error> {
    // Whose account was closed or erased is mailed nothing anyway.
    if !sessions::is_open(txn, id).await? {
        return Ok(());
    }
    if let Ends::Consent(purpose) = ends {
        return consents::logic::withdraw_by_click(txn, id, (purpose, ConsentChannel::Mail), now).await;
    }
    let settings = of(txn, id).await?;
    let ended = NoticeKind::ALL.iter().copied().filter(|kind| match ends {
        Ends::Kind(one) => *kind == one,
        Ends::Digest => settings.of(*kind).mail == MailMode::Digest,
        Ends::Consent(_) => false,
    });
    for kind in ended {
        choose(txn, id, kind, Choice { mail: MailMode::Never, ..settings.of(kind) }).await?;
    }
    Ok(())
}
