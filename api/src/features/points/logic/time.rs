//! What happens to points by itself: lots lapse, holds end, and members are told in time. Each is done for a few members
//! at a time and can be broken off anywhere: what was done is found done.

use chrono::TimeDelta;
use futures_util::{StreamExt as _, future, stream};
use linli_entities::expiry_warning;
use linli_entities::outbox::OutboxKind;
use linli_entities::point_hold::HoldState;
use sea_orm::Set;

use super::ledger::Ledger;
use super::moving;
use crate::app::App;
use crate::code::Code;
use crate::error::Error;
use crate::features::points::rules::{Points, Terms};
use crate::features::points::store;
use crate::outbox;

/// Holds and warnings of one look.
const BATCH: u64 = 100;
/// Lots of one look.
const LOTS: u64 = 1000;
/// Members whose lots lapse at once: what is waiting is committed together.
const AT_ONCE: usize = 16;
/// How long before is told that points expire.
const WARN_BEFORE: TimeDelta = TimeDelta::days(30);

/// Takes out what has lapsed of a few members; answers of how many.
///
/// # Errors
/// When the database fails.
pub async fn lapse(app: &App, terms: Terms) -> Result<usize, Error> {
    let now = app.clock.now();
    let members = store::lapsed(app.db.read(), now, LOTS).await?;
    let each = members.into_iter().map(|membership_id| {
        app.db.write((membership_id, terms, now), |txn, (membership_id, terms, now)| {
            Box::pin(async move { Ledger::of(txn, membership_id, &[], &terms, now).await.map(drop) })
        })
    });
    // One whose book is at fault is told of, and holds up nobody else.
    let count_done = |count: usize, done: Result<(), Error>| match done {
        Ok(()) => future::ready(count + 1),
        Err(error) => {
            tracing::error!(?error, "cannot take out what has lapsed");
            future::ready(count)
        }
    };
    Ok(stream::iter(each).buffer_unordered(AT_ONCE).fold(0, count_done).await)
}

/// Ends a few holds whose time is over; answers how many.
///
/// # Errors
/// When the database fails.
pub async fn expire_holds(app: &App, terms: Terms) -> Result<usize, Error> {
    let now = app.clock.now();
    let holds = store::holds_due(app.db.read(), now, BATCH).await?;
    let mut count = 0;
    for hold in holds {
        let input = ((hold.purpose, hold.purpose_id), terms, now);
        let ended = app.db.write(input, |txn, (purpose, terms, now)| {
            Box::pin(async move {
                moving::resolve(txn, purpose, Points::ZERO, HoldState::Expired, &terms, now).await.map(drop)
            })
        });
        match ended.await {
            // Or somebody resolved it meanwhile.
            Ok(()) | Err(Error::Conflict(Code::WrongState)) => count += 1,
            Err(error) => tracing::error!(?error, "cannot end a hold"),
        }
    }
    Ok(count)
}

/// Tells a few members of points that expire within thirty days, once for each day of expiry; answers how many.
///
/// # Errors
/// When the database fails.
pub async fn warn(app: &App) -> Result<usize, Error> {
    let now = app.clock.now();
    if store::unwarned(app.db.read(), now, now + WARN_BEFORE, 1).await?.is_empty() {
        return Ok(0);
    }
    app.db
        .write(now, |txn, now| {
            Box::pin(async move {
                let unwarned = store::unwarned(txn, now, now + WARN_BEFORE, BATCH).await?;
                let count = unwarned.len();
                for (membership_id, expires_on, points) in unwarned {
                    let row = expiry_warning::ActiveModel {
                        membership_id: Set(membership_id),
                        expires_on: Set(expires_on),
                        points: Set(points),
                        warned_at: Set(now),
                        ..Default::default()
                    };
                    let id = store::insert_warning(txn, row).await?;
                    outbox::enqueue(txn, OutboxKind::ExpiryWarning, id.0, now).await?;
                }
                Ok(count)
            })
        })
        .await
}
