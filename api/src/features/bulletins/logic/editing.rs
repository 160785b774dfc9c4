//! Writing bulletins, and saying when they are sent.

use linli_entities::Instant;
use linli_entities::bulletin::{ActiveModel, BulletinId, BulletinState, Model};
use linli_entities::job::JobKind;
use sea_orm::Set;
use serde_json::json;

use super::{PURPOSE, Seen, demand, get, unknown};
use crate::actor::Actor;
use crate::app::App;
use crate::audit;
use crate::code::Code;
use crate::db::Txn;
use crate::error::{Error, Named as _};
use crate::etag;
use crate::features::accounts::logic::sessions;
use crate::features::bulletins::input::{BulletinInput, BulletinScheduleInput};
use crate::features::bulletins::rules::{self, NewBulletin};
use crate::features::bulletins::store;
use crate::features::notices::logic::mail;
use crate::features::{deliveries, segments};
use crate::jobs::{self, mail::Mail};
use crate::markdown::{self, Mentioned};
use crate::once::Once;

/// What is typed, and how it is shown.
#[derive(Clone, Debug)]
struct Baked {
    new: NewBulletin,
    html: String,
}

impl Baked {
    fn of(new: NewBulletin) -> Self {
        Self { html: markdown::render(&new.markdown, &Mentioned::new()), new }
    }

    fn row(self, now: Instant) -> Result<ActiveModel, Error> {
        let NewBulletin { title, markdown, segment_id, channels, held_days } = self.new;
        Ok(ActiveModel {
            title: Set(title),
            markdown: Set(markdown),
            html: Set(self.html),
            segment_id: Set(segment_id),
            channels: Set(serde_json::to_value(channels).map_err(Error::internal)?),
            held_days: Set(held_days),
            changed_at: Set(now),
            ..Default::default()
        })
    }
}

/// There is the segment that it is for.
async fn demand_segment(txn: &Txn, new: &NewBulletin) -> Result<(), Error> {
    segments::logic::question_of(txn, new.segment_id).await.named_at("/segment_id").map(drop)
}

async fn note(txn: &Txn, actor: &Actor, act: &str, id: BulletinId, now: Instant) -> Result<(), Error> {
    Ok(audit::record(txn, actor, act, ("bulletin", id.0), json!({}), now).await?)
}

/// Writes a bulletin: a draft.
///
/// # Errors
/// [`Code::Forbidden`], [`Error::Invalid`], [`Error::TooManyRequests`].
pub async fn create(app: &App, actor: &Actor, input: BulletinInput, once: Once) -> Result<Seen, Error> {
    demand(actor)?;
    let baked = Baked::of(input.parse()?);
    app.rates.write.count(&actor.signed_in()?.account_id)?;
    let id = app
        .db
        .write((actor.clone(), baked, once, app.clock.now()), |txn, (actor, baked, once, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                demand(&actor)?;
                if let Some(before) = once.made_before(txn).await? {
                    return Ok(BulletinId(before));
                }
                demand_segment(txn, &baked.new).await?;
                let row = ActiveModel {
                    state: Set(BulletinState::Draft),
                    frozen_to: Set(0),
                    no_consent_count: Set(0),
                    version: Set(1),
                    created_by: Set(actor.account_id()),
                    created_at: Set(now),
                    ..baked.row(now)?
                };
                let id = store::insert(txn, row).await?;
                note(txn, &actor, "create_bulletin", id, now).await?;
                once.remember(txn, id.0, now).await?;
                Ok(id)
            })
        })
        .await?;
    get(app, actor, id).await
}

/// The bulletin, held, for whoever writes bulletins still.
async fn held(txn: &Txn, actor: &Actor, id: BulletinId) -> Result<(Actor, Model), Error> {
    let actor = sessions::seen_again(txn, actor).await?;
    demand(&actor)?;
    Ok((actor, store::locked(txn, id).await?.ok_or_else(unknown)?))
}

fn demand_that(fits: bool) -> Result<(), Error> {
    if fits { Ok(()) } else { Err(Error::Conflict(Code::WrongState)) }
}

/// Changes a draft.
///
/// # Errors
/// [`Code::Forbidden`], [`Error::NotFound`], [`Error::PreconditionRequired`], [`Error::Stale`], [`Error::Invalid`],
/// [`Code::WrongState`].
pub async fn update(
    app: &App,
    actor: &Actor,
    id: BulletinId,
    if_match: Option<&str>,
    input: BulletinInput,
) -> Result<Seen, Error> {
    get(app, actor, id).await?;
    let seen = etag::version_seen(if_match)?;
    let baked = Baked::of(input.parse()?);
    app.db
        .write((actor.clone(), (id, seen), baked, app.clock.now()), |txn, (actor, (id, seen), baked, now)| {
            Box::pin(async move {
                let (actor, before) = held(txn, &actor, id).await?;
                etag::demand_unchanged(seen, before.version)?;
                demand_that(before.state == BulletinState::Draft)?;
                demand_segment(txn, &baked.new).await?;
                let row = ActiveModel { id: Set(id), version: Set(seen + 1), ..baked.row(now)? };
                store::update(txn, row).await?;
                note(txn, &actor, "update_bulletin", id, now).await
            })
        })
        .await?;
    get(app, actor, id).await
}

/// What is said of when a bulletin is sent.
#[derive(Clone, Copy, Debug)]
enum When {
    /// From then on.
    From(Instant),
    /// Not yet: it is a draft again.
    NotYet,
    /// No more.
    NoMore,
}

/// Lets a draft be sent from a time on, or at once.
///
/// # Errors
/// [`Code::Forbidden`], [`Error::NotFound`], [`Code::WrongState`]; [`Code::OutOfRange`] at `/send_at`.
pub async fn schedule(
    app: &App,
    actor: &Actor,
    id: BulletinId,
    input: BulletinScheduleInput,
) -> Result<Seen, Error> {
    get(app, actor, id).await?;
    let at = rules::send_at(input.send_at, app.clock.now());
    let at = at.map_err(|code| Error::invalid("/send_at", code))?;
    say(app, actor, id, When::From(at)).await
}

/// Makes a draft again of one that has not begun to be sent.
///
/// # Errors
/// [`Code::Forbidden`], [`Error::NotFound`], [`Code::WrongState`].
pub async fn unschedule(app: &App, actor: &Actor, id: BulletinId) -> Result<Seen, Error> {
    get(app, actor, id).await?;
    say(app, actor, id, When::NotYet).await
}

/// Stops one that is being sent: what was not sent is not.
///
/// # Errors
/// [`Code::Forbidden`], [`Error::NotFound`], [`Code::WrongState`].
pub async fn stop(app: &App, actor: &Actor, id: BulletinId) -> Result<Seen, Error> {
    get(app, actor, id).await?;
    say(app, actor, id, When::NoMore).await
}

async fn say(app: &App, actor: &Actor, id: BulletinId, when: When) -> Result<Seen, Error> {
    app.db
        .write((actor.clone(), id, when, app.clock.now()), |txn, (actor, id, when, now)| {
            Box::pin(say_in(txn, actor, id, when, now))
        })
        .await?;
    get(app, actor, id).await
}

async fn say_in(txn: &Txn, actor: Actor, id: BulletinId, when: When, now: Instant) -> Result<(), Error> {
    let (actor, before) = held(txn, &actor, id).await?;
    let mut row = ActiveModel {
        id: Set(id),
        version: Set(before.version + 1),
        changed_at: Set(now),
        ..Default::default()
    };
    let act = match when {
        When::From(at) => {
            demand_that(before.state == BulletinState::Draft)?;
            row.state = Set(BulletinState::Scheduled);
            row.send_at = Set(Some(at));
            "schedule_bulletin"
        }
        When::NotYet => {
            demand_that(before.state == BulletinState::Scheduled)?;
            row.state = Set(BulletinState::Draft);
            row.send_at = Set(None);
            "unschedule_bulletin"
        }
        When::NoMore => {
            demand_that(rules::may_stop(before.state))?;
            row.state = Set(BulletinState::Stopped);
            row.ended_at = Set(Some(now));
            deliveries::logic::stop(txn, PURPOSE, id.0).await?;
            "stop_bulletin"
        }
    };
    store::update(txn, row).await?;
    note(txn, &actor, act, id, now).await
}

/// Mails a bulletin to whoever asks, to see how it reads.
///
/// # Errors
/// [`Code::Forbidden`], [`Error::NotFound`]; [`Code::EmailNotProven`] to whoever has no proven address;
/// [`Error::TooManyRequests`].
pub async fn try_out(app: &App, actor: &Actor, id: BulletinId) -> Result<(), Error> {
    let seen = get(app, actor, id).await?;
    let account_id = actor.signed_in()?.account_id;
    app.rates.write.count(&account_id)?;
    let to = mail::addressee(app, account_id).await?;
    let address = to.ok_or(Error::Forbidden(Code::EmailNotProven))?.address;
    let letter = Mail::new(&address, rules::trial_title(&seen.row.title), seen.row.markdown);
    let letter = serde_json::to_value(letter).map_err(Error::internal)?;
    app.db
        .write((letter, app.clock.now()), |txn, (letter, now)| {
            Box::pin(async move { Ok(jobs::enqueue(txn, JobKind::SendMail, letter, now).await?) })
        })
        .await
}
