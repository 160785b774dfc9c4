//! Reading pages elsewhere, after the posts that link to them were written.

use chrono::TimeDelta;
use futures_util::future::join_all;
use linli_entities::Instant;
use linli_entities::link_card::Model;

use crate::app::App;
use crate::db::Txn;
use crate::db::versions::Key;
use crate::error::Error;
use crate::features::link_cards::store::Claim;
use crate::features::link_cards::{rules, store};
use crate::fetch::{AT_ONCE, Page, Refused};

/// For how long somebody has a page to read to themselves: longer than reading takes.
const LEASE: TimeDelta = TimeDelta::minutes(1);
/// For how long a page is left whose host was asked often.
const PAUSE: TimeDelta = TimeDelta::minutes(1);
/// Topics that one card stands in whose versions are moved on one by one; beyond them all are.
const TOPICS_MAX: u64 = 1_000;
/// For how long a card is kept that no post has.
const UNUSED_KEPT: TimeDelta = TimeDelta::days(30);
/// Rows that are deleted in one transaction.
const BATCH: u64 = 1_000;

/// Reads some pages that are to be read, at once; answers of how many something came.
///
/// # Errors
/// When the database fails.
pub async fn some(app: &App) -> Result<usize, Error> {
    let due = store::due(app.db.read(), app.clock.now(), AT_ONCE as u64).await?;
    let read = join_all(due.into_iter().map(|card| one(app, card))).await;
    read.into_iter().try_fold(0, |count, done| Ok(count + usize::from(done?)))
}

/// Reads one page; whether it was this call that did.
async fn one(app: &App, card: Model) -> Result<bool, Error> {
    let now = app.clock.now();
    let claim = (card.id, now + LEASE);
    let claimed = app
        .db
        .write((claim, now), |txn, (claim, now)| {
            Box::pin(async move { Ok(store::claim(txn, claim, now).await?) })
        })
        .await?;
    if !claimed {
        return Ok(false);
    }
    let page = match rules::address(&card.url) {
        // Whoever began and did not come to an end may have died of it.
        Some(url) if card.attempt_count < rules::ATTEMPTS_MAX => {
            let may_ask = |host: &str| app.rates.card_host.count_untold(&host.to_owned()).is_ok();
            match app.fetcher.page(&url, &may_ask).await {
                Ok(page) => Some(page),
                Err(Refused::Busy) => {
                    let later = app.clock.now() + PAUSE;
                    app.db
                        .write((claim, later), |txn, (claim, later)| {
                            Box::pin(async move { Ok(store::defer(txn, claim, later).await?) })
                        })
                        .await?;
                    return Ok(true);
                }
                Err(refused) => {
                    tracing::debug!(card = card.id.0, %refused, "no card");
                    None
                }
            }
        }
        _ => None,
    };
    let input = (claim, page, app.clock.now());
    app.db.write(input, |txn, input| Box::pin(finish(txn, input))).await?;
    Ok(true)
}

/// Notes what a page is called, and moves on the versions of the pages that show it: nothing of whoever took too long, while
/// another read it. Where it could not be read, what it was called before is shown on.
async fn finish(txn: &Txn, (claim, page, now): (Claim, Option<Page>, Instant)) -> Result<(), Error> {
    let Some(page) = page else { return Ok(store::fail(txn, claim, now).await?) };
    // The row first: whoever writes a post with this link holds it, and is seen below when that is done.
    if !store::finish(txn, claim, page, now).await? {
        return Ok(());
    }
    let topics = store::topics(txn, claim.0, TOPICS_MAX).await?;
    if topics.len() as u64 >= TOPICS_MAX {
        txn.touch(Key::Everything);
    } else {
        topics.into_iter().for_each(|topic_id| txn.touch(Key::Topic(topic_id)));
    }
    Ok(())
}

/// Deletes cards that no post has any more.
///
/// # Errors
/// When the database fails.
pub async fn sweep(app: &App, now: Instant) -> Result<(), Error> {
    while !app.stop.is_cancelled() {
        let before = now - UNUSED_KEPT;
        let deleted = app
            .db
            .write(before, |txn, before| {
                Box::pin(async move { Ok(store::delete_unused(txn, before, BATCH).await?) })
            })
            .await?;
        if deleted < BATCH {
            break;
        }
    }
    Ok(())
}
