//! Sending bulletins, a little at a time: one that is due begins, its deliveries are written, those that are due are
//! sent, and it has come to its end when none waits. Each can be broken off anywhere.

use linli_entities::Instant;
use linli_entities::account::{AccountId, Locale};
use linli_entities::bulletin::{ActiveModel, BulletinId, BulletinState, Model};
use linli_entities::delivery;
use sea_orm::Set;

use super::{PURPOSE, channels_of};
use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::features::bulletins::{rules, store};
use crate::features::deliveries::logic::{self as deliveries, Parcel};
use crate::features::deliveries::rules::Words;
use crate::features::segments;
use crate::jobs;

/// Bulletins of one look.
const BATCH: u64 = 20;
/// Accounts whose deliveries are written in one transaction: others want to write as well.
const ACCOUNTS: u64 = 200;

/// Does what is due for bulletins; answers how much was done.
///
/// # Errors
/// When the database fails; what was not done is done by the next call.
pub async fn run_due(app: &App) -> Result<usize, Error> {
    let mut done = jobs::until_none(app, || begin_some(app)).await?;
    done += jobs::until_none(app, || freeze_some(app)).await?;
    done += deliveries::send_due(app, PURPOSE, words).await?;
    done += end_some(app).await?;
    Ok(done)
}

async fn begin_some(app: &App) -> Result<usize, Error> {
    let now = app.clock.now();
    let due = store::due(app.db.read(), now, BATCH).await?;
    let count = due.len();
    for id in due {
        app.db.write((id, now), |txn, (id, now)| Box::pin(begin_in(txn, id, now))).await?;
    }
    Ok(count)
}

async fn begin_in(txn: &Txn, id: BulletinId, now: Instant) -> Result<(), Error> {
    let Some(row) = store::locked(txn, id).await? else { return Ok(()) };
    if row.state != BulletinState::Scheduled || row.send_at.is_none_or(|at| at > now) {
        return Ok(());
    }
    let question = segments::logic::question_of(txn, row.segment_id).await?;
    let row = ActiveModel {
        id: Set(id),
        state: Set(BulletinState::Sending),
        question: Set(Some(serde_json::to_value(question).map_err(Error::internal)?)),
        begun_at: Set(Some(now)),
        version: Set(row.version + 1),
        changed_at: Set(now),
        ..Default::default()
    };
    Ok(store::update(txn, row).await?)
}

/// Writes the deliveries of the next accounts of each bulletin that has not all of them.
async fn freeze_some(app: &App) -> Result<usize, Error> {
    let rows = store::sending(app.db.read(), false, BATCH).await?;
    let count = rows.len();
    for row in rows {
        let now = app.clock.now();
        let question = segments::logic::read(row.question.clone().unwrap_or_default())?;
        let after = AccountId(row.frozen_to);
        let ids = segments::logic::accounts_after(app.db.read(), &question, after, ACCOUNTS, now).await?;
        let input = (row, ids, now);
        app.db.write(input, |txn, (row, ids, now)| Box::pin(freeze_in(txn, row, ids, now))).await?;
    }
    Ok(count)
}

async fn freeze_in(txn: &Txn, seen: Model, ids: Vec<AccountId>, now: Instant) -> Result<(), Error> {
    let Some(row) = store::locked(txn, seen.id).await? else { return Ok(()) };
    // Somebody else was faster, or it was stopped.
    if row.state != BulletinState::Sending || row.frozen_to != seen.frozen_to || row.frozen_at.is_some() {
        return Ok(());
    }
    let begun_at = row.begun_at.unwrap_or(now);
    let (held_until_at, until_at) = rules::ends(&row, begun_at);
    let parcel = Parcel {
        purpose: PURPOSE,
        fact: format!("bulletin:{}", row.id),
        subject_id: row.id.0,
        channels: channels_of(&row)?,
        from_at: begun_at,
        held_until_at,
        until_at,
    };
    let without = deliveries::freeze(txn, &parcel, &ids, now).await?;
    let whole = (ids.len() as u64) < ACCOUNTS;
    let change = ActiveModel {
        id: Set(row.id),
        frozen_to: Set(ids.last().map_or(row.frozen_to, |id| id.0)),
        frozen_at: Set(whole.then_some(now)),
        no_consent_count: Set(row.no_consent_count + without),
        ..Default::default()
    };
    Ok(store::update(txn, change).await?)
}

/// What a bulletin says to whoever gets it.
async fn words(app: App, delivery: delivery::Model, _: Locale) -> Result<Option<Words>, Error> {
    let row = store::by_id(app.db.read(), BulletinId(delivery.subject_id)).await?;
    Ok(row.map(|row| Words {
        path: Some(format!("/me/bulletins/{}", row.id)),
        title: row.title,
        text: row.markdown,
    }))
}

async fn end_some(app: &App) -> Result<usize, Error> {
    let mut done = 0;
    for row in store::sending(app.db.read(), true, BATCH).await? {
        if !deliveries::any_waiting(app.db.read(), PURPOSE, row.id.0).await? {
            app.db.write((row.id, app.clock.now()), |txn, (id, now)| Box::pin(end_in(txn, id, now))).await?;
            done += 1;
        }
    }
    Ok(done)
}

async fn end_in(txn: &Txn, id: BulletinId, now: Instant) -> Result<(), Error> {
    let Some(row) = store::locked(txn, id).await? else { return Ok(()) };
    if row.state != BulletinState::Sending {
        return Ok(());
    }
    let row = ActiveModel {
        id: Set(id),
        state: Set(BulletinState::Sent),
        ended_at: Set(Some(now)),
        version: Set(row.version + 1),
        ..Default::default()
    };
    Ok(store::update(txn, row).await?)
}
