//! Use cases of greetings: what staff do with them. Sending is in [`greeting`].

pub mod greeting;

use linli_entities::Instant;
use linli_entities::consent_act::ConsentPurpose;
use linli_entities::greeting::{ActiveModel, GreetingId, GreetingState, Model};
use sea_orm::Set;
use serde_json::json;

use super::input::GreetingInput;
use super::rules::NewGreeting;
use super::store;
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::audit;
use crate::code::Code;
use crate::db::Txn;
use crate::error::{Error, OnViolation as _};
use crate::etag;
use crate::features::accounts::logic::sessions;
use crate::features::deliveries::logic::{self as deliveries, Counts};
use crate::features::memberships::logic as memberships;
use crate::once::Once;
use crate::page::PageRequest;

/// What greetings are sent for.
const PURPOSE: ConsentPurpose = ConsentPurpose::Greeting;

/// A greeting, as staff see it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The row.
    pub row: Model,
    /// How many got it, in whatever year.
    pub counts: Counts,
}

fn unknown() -> Error {
    Error::NotFound("greeting")
}

fn demand(actor: &Actor) -> Result<(), Error> {
    actor.demand(Permission::WriteBulletins, Scope::Club)
}

/// A page of the greetings, newest first.
///
/// # Errors
/// [`Code::Forbidden`].
pub async fn list(
    app: &App,
    actor: &Actor,
    page: &PageRequest<GreetingId>,
) -> Result<(Vec<Seen>, Option<String>), Error> {
    demand(actor)?;
    let (rows, next) = page.cut(store::page(app.db.read(), page).await?, |row| row.id);
    Ok((seen(app, rows).await?, next))
}

/// A greeting.
///
/// # Errors
/// [`Code::Forbidden`], [`Error::NotFound`].
pub async fn get(app: &App, actor: &Actor, id: GreetingId) -> Result<Seen, Error> {
    demand(actor)?;
    let row = store::by_id(app.db.read(), id).await?.ok_or_else(unknown)?;
    seen(app, vec![row]).await?.pop().ok_or_else(unknown)
}

async fn seen(app: &App, rows: Vec<Model>) -> Result<Vec<Seen>, Error> {
    let ids: Vec<i64> = rows.iter().map(|row| row.id.0).collect();
    let mut counts = deliveries::counts(app.db.read(), PURPOSE, &ids).await?;
    let seen = |row: Model| Seen { counts: counts.remove(&row.id.0).unwrap_or_default(), row };
    Ok(rows.into_iter().map(seen).collect())
}

fn row(new: NewGreeting, now: Instant) -> ActiveModel {
    ActiveModel {
        greets_on: Set(new.greets_on),
        title_zh: Set(new.title_zh),
        title_en: Set(new.title_en),
        text_zh: Set(new.text_zh),
        text_en: Set(new.text_en),
        changed_at: Set(now),
        ..Default::default()
    }
}

/// A festival that is to be greeted lies ahead, or is today.
async fn demand_ahead(txn: &Txn, new: &NewGreeting, now: Instant) -> Result<(), Error> {
    let today = memberships::terms(txn).await?.day(now);
    if new.greets_on.is_some_and(|day| day < today) {
        return Err(Error::invalid("/greets_on", Code::OutOfRange));
    }
    Ok(())
}

async fn note(txn: &Txn, actor: &Actor, act: &str, id: GreetingId, now: Instant) -> Result<(), Error> {
    Ok(audit::record(txn, actor, act, ("greeting", id.0), json!({}), now).await?)
}

/// Makes a greeting, which is sent from its day on.
///
/// # Errors
/// [`Code::Forbidden`], [`Error::Invalid`]; [`Code::AlreadyThere`] where there is one for birthdays;
/// [`Error::TooManyRequests`].
pub async fn create(app: &App, actor: &Actor, input: GreetingInput, once: Once) -> Result<Seen, Error> {
    demand(actor)?;
    let new = input.parse()?;
    app.rates.write.count(&actor.signed_in()?.account_id)?;
    let id = app
        .db
        .write((actor.clone(), new, once, app.clock.now()), |txn, (actor, new, once, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                demand(&actor)?;
                if let Some(before) = once.made_before(txn).await? {
                    return Ok(GreetingId(before));
                }
                demand_ahead(txn, &new, now).await?;
                let row = ActiveModel {
                    kind: Set(new.kind),
                    state: Set(GreetingState::Active),
                    greeted_to: Set(0),
                    version: Set(1),
                    created_by: Set(actor.account_id()),
                    created_at: Set(now),
                    ..row(new, now)
                };
                let there = Error::Conflict(Code::AlreadyThere);
                let id = store::insert(txn, row).await.on_unique(there)?.id;
                note(txn, &actor, "create_greeting", id, now).await?;
                once.remember(txn, id.0, now).await?;
                Ok(id)
            })
        })
        .await?;
    get(app, actor, id).await
}

/// The greeting, held, for whoever may change it still; one that ended is not changed any more.
async fn held(txn: &Txn, actor: &Actor, id: GreetingId) -> Result<(Actor, Model), Error> {
    let actor = sessions::seen_again(txn, actor).await?;
    demand(&actor)?;
    let row = store::locked(txn, id).await?.ok_or_else(unknown)?;
    match row.state {
        GreetingState::Active => Ok((actor, row)),
        GreetingState::Ended => Err(Error::Conflict(Code::WrongState)),
    }
}

/// Changes a greeting, but not what it is for.
///
/// # Errors
/// [`Code::Forbidden`], [`Error::NotFound`], [`Error::PreconditionRequired`], [`Error::Stale`], [`Error::Invalid`],
/// [`Code::WrongState`].
pub async fn update(
    app: &App,
    actor: &Actor,
    id: GreetingId,
    if_match: Option<&str>,
    input: GreetingInput,
) -> Result<Seen, Error> {
    get(app, actor, id).await?;
    let seen = etag::version_seen(if_match)?;
    let new = input.parse()?;
    app.db
        .write((actor.clone(), (id, seen), new, app.clock.now()), |txn, (actor, (id, seen), new, now)| {
            Box::pin(async move {
                let (actor, before) = held(txn, &actor, id).await?;
                etag::demand_unchanged(seen, before.version)?;
                if before.kind != new.kind {
                    return Err(Error::invalid("/kind", Code::OutOfRange));
                }
                if before.greets_on != new.greets_on {
                    demand_ahead(txn, &new, now).await?;
                }
                let row = ActiveModel { id: Set(id), version: Set(seen + 1), ..row(new, now) };
                store::update(txn, row).await?;
                note(txn, &actor, "update_greeting", id, now).await
            })
        })
        .await?;
    get(app, actor, id).await
}

/// Ends a greeting: what waits of it is not sent any more.
///
/// # Errors
/// [`Code::Forbidden`], [`Error::NotFound`], [`Code::WrongState`].
pub async fn end(app: &App, actor: &Actor, id: GreetingId) -> Result<Seen, Error> {
    get(app, actor, id).await?;
    app.db
        .write((actor.clone(), id, app.clock.now()), |txn, (actor, id, now)| {
            Box::pin(async move {
                let (actor, before) = held(txn, &actor, id).await?;
                let row = ActiveModel {
                    id: Set(id),
                    state: Set(GreetingState::Ended),
                    version: Set(before.version + 1),
                    changed_at: Set(now),
                    ..Default::default()
                };
                store::update(txn, row).await?;
                deliveries::stop(txn, PURPOSE, id.0).await?;
                note(txn, &actor, "end_greeting", id, now).await
            })
        })
        .await?;
    get(app, actor, id).await
}
