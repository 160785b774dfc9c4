//! The follower that puts days down to be counted again.
//!
//! A row of the outbox says which thing changed; the days on which that thing counts are put down. A row that is read twice
//! puts them down twice, which does no harm.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use linli_entities::outbox::{self as row, OutboxKind};
use linli_entities::statistic::StatisticStep;
use linli_entities::{Date, Instant};

use crate::app::App;
use crate::error::Error;
use crate::features::promise::rules::calendar;
use crate::features::statistics::store::{self, sources};
use crate::outbox::{self, Cursor, Next, Position};

/// The name of the follower.
const FOLLOWER: &str = "statistics";
/// Rows of the outbox taken in at once.
const ROWS: u64 = 200;
/// How long changes of a day are gathered before it is counted again.
pub(super) const GATHERED: TimeDelta = TimeDelta::minutes(10);

/// Takes in what happened since; answers how many rows. A test calls this instead of waiting.
///
/// # Errors
/// When the database fails; what was not taken in is taken in by the next call.
pub async fn catch_up(app: &App) -> Result<usize, Error> {
    let mut taken = 0;
    while let Some(Next { from, rows, to }) = outbox::next(app, FOLLOWER, ROWS).await? {
        let days = days(app, &rows).await?;
        taken += rows.len();
        take(app, (from, to), days).await?;
        if app.stop.is_cancelled() {
            break;
        }
    }
    Ok(taken)
}

/// The days on which what rows name counts. A topic that is deleted or moved takes everything in it with it.
async fn days(app: &App, rows: &[row::Model]) -> Result<BTreeSet<Date>, Error> {
    use OutboxKind::{Accepted, FlagsDecided, Liked, Post, Topic};
    let of = |kinds: &[OutboxKind]| -> Vec<i64> {
        let ids: BTreeSet<i64> =
            rows.iter().filter(|row| kinds.contains(&row.kind)).map(|row| row.entity_id).collect();
        ids.into_iter().collect()
    };
    let db = app.db.read();
    let posts = of(&[Post, Accepted]);
    let mut times: Vec<Instant> = sources::times_of_posts(db, &posts).await?;
    // A post that is deleted or comes back takes the likes of it with it.
    times.extend(sources::times_of_likes(db, &of(&[Post, Liked])).await?);
    times.extend(sources::times_of_flags(db, &of(&[FlagsDecided])).await?);
    let mut days: BTreeSet<Date> = times.into_iter().map(calendar::date).collect();
    days.extend(sources::days_of_topics(db, &of(&[Topic])).await?);
    Ok(days)
}

async fn take(app: &App, (from, to): (Cursor, Cursor), days: BTreeSet<Date>) -> Result<(), Error> {
    app.db
        .write((from, to, days, app.clock.now()), |txn, (from, to, days, now)| {
            Box::pin(async move {
                // Whoever comes second does nothing.
                if outbox::advance(txn, FOLLOWER, from, to, now).await? {
                    let days = days.into_iter().map(|day| (StatisticStep::Day, day));
                    store::mark(txn, days, now + GATHERED).await?;
                }
                Ok(())
            })
        })
        .await
}

/// How far the follower has come.
///
/// # Errors
/// When the database fails.
pub async fn position(app: &App) -> Result<Position, Error> {
    Ok(outbox::cursor(app.db.read(), FOLLOWER).await?.position)
}
