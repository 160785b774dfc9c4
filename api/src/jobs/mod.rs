//! Work that is done later: rows, written in the transaction that causes them, carried out at least once.
//!
//! A worker claims a job for [`LEASE`]; if it dies, another takes over. A job that fails is tried again with growing
//! pauses, [`ATTEMPTS_MAX`] times, and then stays as it is, with its error, for an operator to see.

pub mod mail;
mod store;

use std::time::Duration;

use chrono::TimeDelta;
use linli_entities::Instant;
use linli_entities::job::{JobKind, Model};
use sea_orm::DbErr;

use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::features::{accounts, complaints};

/// For how long a worker has a job to itself.
const LEASE: TimeDelta = TimeDelta::minutes(2);
/// How often a job is tried.
const ATTEMPTS_MAX: i32 = 8;
/// How often the runner looks without being woken: for jobs whose time has come.
const LOOK_EACH: Duration = Duration::from_secs(5);
/// How often what has expired is deleted.
const SWEEP_EACH: TimeDelta = TimeDelta::hours(1);

/// Writes a job, to be done from `run_at` on.
///
/// # Errors
/// When the database fails.
pub async fn enqueue(
    txn: &Txn,
    kind: JobKind,
    payload: serde_json::Value,
    run_at: Instant,
) -> Result<(), DbErr> {
    store::insert(txn, kind, payload, run_at).await
}

/// Gives up mail to this address that was not sent, and forgets what it says.
///
/// # Errors
/// When the database fails.
pub async fn forget_mail(txn: &Txn, address: &str, now: Instant) -> Result<(), DbErr> {
    store::forget_mail(txn, address, now).await
}

/// Does jobs until the application closes.
pub async fn run(app: App) {
    let mut commits = app.db.commits();
    let mut sweep_at = app.clock.now();
    while !app.stop.is_cancelled() {
        app.db.catch_up().await;
        let now = app.clock.now();
        if let Err(error) = run_due(&app, now).await {
            tracing::error!(?error, "cannot run jobs");
        }
        if let Err(error) = complaints::jobs::run_due(&app, now).await {
            tracing::error!(?error, "cannot climb the ladder of complaints");
        }
        if now >= sweep_at {
            sweep_at = now + SWEEP_EACH;
            if let Err(error) = accounts::jobs::sweep(&app, now).await {
                tracing::error!(?error, "cannot sweep");
            }
            if let Err(error) = app.db.forget_changes().await {
                tracing::error!(?error, "cannot forget changes");
            }
        }
        app.rates.forget_idle();
        if !app.db.has_room() {
            look_for_room(&app, now).await;
        }
        tokio::select! {
            () = app.stop.cancelled() => {}
            _ = commits.changed() => {}
            () = tokio::time::sleep(LOOK_EACH) => {}
        }
    }
}

/// Writes a little where the last write was refused for want of room: there may be room by now, and who waits for it
/// should not have to try.
async fn look_for_room(app: &App, now: Instant) {
    let tried = app.db.write(now, |txn, now| {
        Box::pin(async move { Ok(store::note(txn, "room_sought_at", now.to_rfc3339()).await?) })
    });
    if tried.await.is_ok() {
        tracing::info!("there is room to write again");
    }
}

/// Does what is due at `now`; answers how many jobs were done. A test calls this instead of waiting.
///
/// # Errors
/// When the database fails; what a job itself runs into is recorded with it.
pub async fn run_due(app: &App, now: Instant) -> Result<usize, Error> {
    let mut done = 0;
    while let Some(job) = claim(app, now).await? {
        match carry_out(app, &job).await {
            Ok(()) => {
                app.db
                    .write((job.id, now), |txn, (id, now)| {
                        Box::pin(async move { Ok(store::finish(txn, id, now).await?) })
                    })
                    .await?;
                done += 1;
            }
            Err(error) => {
                tracing::warn!(
                    job = job.id.0,
                    kind = job.kind.as_str(),
                    error = format!("{error:#}"),
                    "job failed"
                );
                let again_at = now
                    + TimeDelta::seconds(15)
                        * 4_i32.pow(u32::try_from(job.attempt_count).unwrap_or(0).min(6));
                app.db
                    .write((job.id, format!("{error:#}"), again_at), |txn, (id, error, again_at)| {
                        Box::pin(async move { Ok(store::fail(txn, id, error, again_at).await?) })
                    })
                    .await?;
            }
        }
    }
    Ok(done)
}

async fn claim(app: &App, now: Instant) -> Result<Option<Model>, Error> {
    // Looking first keeps an idle runner from writing.
    if !store::any_due(app.db.read(), now).await? {
        return Ok(None);
    }
    app.db
        .write(now, |txn, now| {
            Box::pin(async move { Ok(store::claim(txn, now, now + LEASE, ATTEMPTS_MAX).await?) })
        })
        .await
}

async fn carry_out(app: &App, job: &Model) -> anyhow::Result<()> {
    match job.kind {
        JobKind::SendMail => app.mailer.send(serde_json::from_value(job.payload.clone())?).await,
    }
}
