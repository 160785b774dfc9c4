//! The calendar of an account, at an address that is a secret.

use chrono::TimeDelta;
use linli_entities::account::{AccountId, Locale};
use linli_entities::calendar_feed;
use linli_entities::event::EventId;
use linli_entities::registration::RegistrationState;
use sea_orm::Set;
use std::collections::HashSet;

use crate::actor::Actor;
use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::readers;
use crate::features::events::logic as events;
use crate::features::events::rules::calendar;
use crate::features::events::rules::{EventPhase, phase};
use crate::features::registrations::store;
use crate::secret;

/// For how long what is over or cancelled stays in a calendar.
const KEPT: TimeDelta = TimeDelta::days(30);
/// Registrations in a calendar, at most: the newest.
const ENTRIES_MAX: u64 = 500;

/// Makes the address of the actor's calendar; one that was made before ends.
///
/// # Errors
/// [`Error::SignInRequired`].
pub async fn make(app: &App, actor: &Actor) -> Result<String, Error> {
    let account_id = actor.signed_in()?.account_id;
    let token = secret::token();
    let row = calendar_feed::ActiveModel {
        account_id: Set(account_id),
        secret_hash: Set(secret::hash(&token)),
        created_at: Set(app.clock.now()),
    };
    app.db.write(row, |txn, row| Box::pin(async move { Ok(store::put_feed(txn, row).await?) })).await?;
    Ok(format!("{}/api/v1/calendar-feeds/{token}", app.config.public_url.trim_end_matches('/')))
}

/// Ends the address of the actor's calendar.
///
/// # Errors
/// [`Error::SignInRequired`].
pub async fn end(app: &App, actor: &Actor) -> Result<(), Error> {
    let account_id = actor.signed_in()?.account_id;
    app.db.write(account_id, |txn, id| Box::pin(async move { Ok(store::delete_feed(txn, id).await?) })).await
}

/// The calendar at a secret address: what its account is registered for; what was cancelled is there for 30 days.
///
/// # Errors
/// [`Error::NotFound`] where there is none (any more).
pub async fn read(app: &App, token: &str) -> Result<String, Error> {
    let unknown = || Error::NotFound("calendar");
    let db = app.db.read();
    let account_id = store::feed_of(db, &secret::hash(token)).await?.ok_or_else(unknown)?;
    let reader = readers::of(db, &[account_id]).await?.remove(&account_id).ok_or_else(unknown)?;
    let now = app.clock.now();
    let rows = store::for_calendar(db, account_id, now - KEPT, ENTRIES_MAX).await?;
    let known = events::by_ids(db, &rows.iter().map(|row| row.event_id).collect::<Vec<_>>()).await?;
    let (mut told, mut entries) = (HashSet::<EventId>::new(), vec![]);
    for row in rows {
        let Some(event) = known.get(&row.event_id) else { continue };
        let comes = row.state == RegistrationState::Confirmed;
        let ended = match row.state {
            RegistrationState::Cancelled | RegistrationState::Lapsed => row.cancelled_at,
            _ => None,
        };
        let recent = ended.is_some_and(|at| now - at <= KEPT);
        // Of several registrations for one event the newest counts; who only waits has nothing in the calendar yet.
        if told.insert(event.id) && (comes || recent) {
            let cancelled = ended.is_some() || phase(event, now) == EventPhase::Cancelled;
            entries.push(events::entry(app, event, cancelled));
        }
    }
    entries.reverse();
    let name = match reader.account.locale {
        Locale::ZhCn => "我的活动",
        Locale::En => "My events",
    };
    Ok(calendar::write(name, &entries))
}

/// Forgets what an account said: names of guests, answers, words of ratings, the address of its calendar. Its seats are
/// given up before, where events are ahead.
///
/// # Errors
/// When the database fails.
pub async fn forget(txn: &Txn, account_id: AccountId, now: linli_entities::Instant) -> Result<(), Error> {
    for row in store::all_of(txn, account_id).await? {
        super::answering::leave(txn, row.id, now).await?;
    }
    Ok(store::forget(txn, account_id).await?)
}
