//! Work that is done later: rows, written in the transaction that causes them, carried out at least once.
//!
//! A worker claims a job for [`LEASE`]; if it dies, another takes over. A job that fails is tried again with growing
//! pauses, [`ATTEMPTS_MAX`] times, and then stays for a while, with its error and without what it was to send, for an
//! operator to see.
//!
//! What runs in the background runs in tasks of its own, so that none waits for another: jobs ([`run`]), the ladder of
//! complaints ([`climb`]), offers and reminders of events ([`hold_events`]), points and deposits ([`keep_points`],
//! [`keep_deposits`]), bulletins and greetings ([`send_bulletins`]), invitations to surveys ([`ask`]), draws ([`keep_draws`]),
//! votes ([`hold_votes`]), commitments ([`remind_of_commitments`]), handovers ([`hand_boards_over`]), posts ([`remind_of_posts`]), posts for later ([`publish`]), pages that posts link to ([`read_pages`]),
//! archives ([`export`]), what an older renderer made ([`rebaking`]), figures ([`count_figures`]), and forgetting ([`keep_house`]).

pub mod carrier;
mod kept;
pub mod mail;
pub mod rebaking;
mod store;

use std::time::Duration;

use chrono::TimeDelta;
use linli_entities::Instant;
use linli_entities::job::{JobKind, Model};
use sea_orm::DbErr;
use tokio::sync::watch;

use crate::app::App;
use crate::db::Txn;
use crate::db::versions::Key;
use crate::error::Error;
use crate::features::{
    accounts, boards, bookmarks, bulletins, commitments, complaints, deflections, deposits, drafts, draws,
    earning_rules, exports, greetings, link_cards, memberships, notices, referrals, registrations, reviews,
    statistics, surveys, topics, votes,
};
use crate::outbox;

/// For how long a worker has a job to itself: longer than a job may take, so that a lease only ever runs out where its
/// worker died.
const LEASE: TimeDelta = TimeDelta::minutes(2);
/// How long a job may take; one that takes longer has failed.
const JOB_MAX: Duration = Duration::from_secs(60);
/// How much longer the job under way may take when the application closes.
const GRACE: Duration = Duration::from_secs(3);
/// How often a job is tried.
const ATTEMPTS_MAX: i32 = 8;
/// The unit of the pauses between tries: four of it after the first, four times as long after each further one.
const PAUSE: TimeDelta = TimeDelta::seconds(15);
/// Pauses grow up to this try, to some 17 hours.
const PAUSES_GROW_UNTIL: u32 = 6;
/// How often is looked for what has become due.
const LOOK_EACH: Duration = Duration::from_secs(5);
/// Commits are gathered for this long before one looks whether they wrote a job.
const WINDOW: Duration = Duration::from_millis(200);
/// How often limits of rate that are at rest are forgotten: memory that many addresses could fill.
const FORGET_EACH: TimeDelta = TimeDelta::minutes(1);
/// How often is looked for months of membership that ended.
const MONTHS_EACH: Duration = Duration::from_secs(6 * 3600);
/// How often what has expired is deleted.
const SWEEP_EACH: TimeDelta = TimeDelta::hours(1);
/// For how long a job is kept after it was done.
const DONE_KEPT: TimeDelta = TimeDelta::days(7);
/// For how long a job is kept that was given up.
const GIVEN_UP_KEPT: TimeDelta = TimeDelta::days(30);
/// Rows that are deleted in one transaction: others want to write as well.
const BATCH: u64 = 1000;

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
    txn.touch(Key::Jobs);
    store::insert(txn, kind, payload, run_at).await
}

/// Gives up what was not sent to this address or number, and forgets what it says.
///
/// # Errors
/// When the database fails.
pub async fn forget_mail(txn: &Txn, address: &str, now: Instant) -> Result<(), DbErr> {
    store::forget_mail(txn, address, now).await
}

/// Does jobs until the application closes: looks when one was written, and now and then for what has become due.
pub async fn run(app: App) {
    let mut commits = app.db.commits();
    while !app.stop.is_cancelled() {
        let seen = app.db.versions().of(&[Key::Jobs]);
        if let Err(error) = run_due(&app).await {
            tracing::error!(?error, "cannot run jobs");
        }
        tokio::select! {
            () = app.stop.cancelled() => {}
            () = written(&app, &mut commits, seen) => {}
            () = tokio::time::sleep(LOOK_EACH) => {}
        }
    }
}

/// Waits until a job was written since `seen`, here.
async fn written(app: &App, commits: &mut watch::Receiver<u64>, seen: u64) {
    while app.db.versions().of(&[Key::Jobs]) == seen && commits.changed().await.is_ok() {
        rest(app, WINDOW).await;
    }
}

/// Does something again and again until the application closes. What fails is said with `failed` and tried the next time.
async fn again<T, F>(app: &App, each: Duration, failed: &str, run: impl Fn(App) -> F)
where
    F: Future<Output = Result<T, Error>>,
{
    while !app.stop.is_cancelled() {
        app.db.catch_up().await;
        if let Err(error) = run(app.clone()).await {
            tracing::error!(?error, "{failed}");
        }
        rest(app, each).await;
    }
}

/// Does a few at a time until a look does nothing or the application closes; answers how much was done. Where others are
/// faster, what they leave is found by the next call.
///
/// # Errors
/// Those of `some`; what was not done is done by the next call.
pub async fn until_none<F>(app: &App, some: impl Fn() -> F) -> Result<usize, Error>
where
    F: Future<Output = Result<usize, Error>>,
{
    let mut done = 0;
    while !app.stop.is_cancelled() {
        match some().await? {
            0 => break,
            count => done += count,
        }
    }
    Ok(done)
}

/// Climbs the ladder of complaints until the application closes.
pub async fn climb(app: App) {
    let run = |app: App| async move { complaints::jobs::run_due(&app, app.clock.now()).await };
    again(&app, LOOK_EACH, "cannot climb the ladder of complaints", run).await;
}

/// Ends offers of seats, tells of events that moved and reminds of those that begin, until the application closes.
pub async fn hold_events(app: App) {
    let run = |app: App| async move { registrations::jobs::run_due(&app).await };
    again(&app, LOOK_EACH, "cannot do what is due for events", run).await;
}

/// Does with points of the club what happens by itself, until the application closes.
pub async fn keep_points(app: App) {
    let run = |app: App| async move {
        referrals::jobs::run_due(&app).await?;
        memberships::jobs::run_due(&app).await
    };
    again(&app, LOOK_EACH, "cannot keep the points of the club", run).await;
}

/// Decides group buys, and ends and gives back deposits, until the application closes.
pub async fn keep_deposits(app: App) {
    let run = |app: App| async move { deposits::jobs::run_due(&app).await };
    again(&app, LOOK_EACH, "cannot do what is due for deposits", run).await;
}

/// Sends bulletins and greetings, until the application closes.
pub async fn send_bulletins(app: App) {
    let run = |app: App| async move {
        greetings::jobs::run_due(&app).await?;
        bulletins::jobs::run_due(&app).await
    };
    again(&app, LOOK_EACH, "cannot send bulletins", run).await;
}

/// Invites to surveys and reminds of them, until the application closes.
pub async fn ask(app: App) {
    let run = |app: App| async move { surveys::jobs::run_due(&app).await };
    again(&app, LOOK_EACH, "cannot invite to surveys", run).await;
}

/// Freezes the lists of draws, gives prizes and tells who entered, until the application closes.
pub async fn keep_draws(app: App) {
    let run = |app: App| async move { draws::jobs::run_due(&app).await };
    again(&app, LOOK_EACH, "cannot do what is due for draws", run).await;
}

/// Reminds those who have not voted, and counts votes whose time is over, until the application closes.
pub async fn hold_votes(app: App) {
    let run = |app: App| async move { votes::jobs::run_due(&app).await };
    again(&app, LOOK_EACH, "cannot do what is due for votes", run).await;
}

/// Tells staff of commitments that are due and overdue, until the application closes.
pub async fn remind_of_commitments(app: App) {
    let run = |app: App| async move { commitments::jobs::run_due(&app).await };
    again(&app, LOOK_EACH, "cannot tell of commitments", run).await;
}

/// Publishes what was written for later, until the application closes.
pub async fn publish(app: App) {
    let run = |app: App| async move { drafts::jobs::run_due(&app).await };
    again(&app, LOOK_EACH, "cannot publish what was written for later", run).await;
}

/// Reads pages elsewhere that posts link to, until the application closes.
pub async fn read_pages(app: App) {
    let run = |app: App| async move { link_cards::jobs::run_due(&app).await };
    again(&app, LOOK_EACH, "cannot read pages for cards", run).await;
}

/// Tells of posts that people wanted to be told of again, until the application closes.
pub async fn remind_of_posts(app: App) {
    let run = |app: App| async move { bookmarks::jobs::run_due(&app).await };
    again(&app, LOOK_EACH, "cannot remind of posts", run).await;
}

/// Makes boards of buyers boards of owners when buildings are handed over, until the application closes.
pub async fn hand_boards_over(app: App) {
    let run = |app: App| async move { boards::jobs::run_due(&app).await };
    again(&app, LOOK_EACH, "cannot hand boards over", run).await;
}

/// Makes archives of what people wrote, until the application closes.
pub async fn export(app: App) {
    let run = |app: App| async move { exports::jobs::run_due(&app).await };
    again(&app, LOOK_EACH, "cannot make archives", run).await;
}

/// Counts what goes on in the forum, until the application closes.
pub async fn count_figures(app: App) {
    let run = |app: App| async move { statistics::jobs::run_due(&app).await };
    again(&app, LOOK_EACH, "cannot count figures", run).await;
}

/// Gives points for months of membership, until the application closes.
pub async fn give_tenure(app: App) {
    let run = |app: App| async move { earning_rules::jobs::tenure(&app).await };
    again(&app, MONTHS_EACH, "cannot give points for months of membership", run).await;
}

/// Forgets and deletes what is of no use any more, until the application closes.
pub async fn keep_house(app: App) {
    let (mut forget_at, mut sweep_at) = (app.clock.now(), app.clock.now());
    while !app.stop.is_cancelled() {
        let now = app.clock.now();
        if now >= forget_at {
            forget_at = now + FORGET_EACH;
            app.rates.forget_idle();
        }
        if now >= sweep_at {
            sweep_at = now + SWEEP_EACH;
            sweep(&app, now).await;
        }
        if !app.db.has_room() {
            look_for_room(&app, now).await;
        }
        rest(&app, LOOK_EACH).await;
    }
}

/// Waits, but not beyond the end of the application.
async fn rest(app: &App, time: Duration) {
    tokio::select! {
        () = app.stop.cancelled() => {}
        () = tokio::time::sleep(time) => {}
    }
}

/// Deletes what has expired at `now`. What cannot be deleted is told to the log and tried again the next time. A test
/// calls this instead of waiting.
pub async fn sweep(app: &App, now: Instant) {
    if let Err(error) = accounts::jobs::sweep(app, now).await {
        tracing::error!(?error, "cannot sweep");
    }
    if let Err(error) = notices::jobs::sweep(app, now).await {
        tracing::error!(?error, "cannot forget notices");
    }
    if let Err(error) = deflections::jobs::sweep(app, now).await {
        tracing::error!(?error, "cannot forget composers");
    }
    if let Err(error) = drafts::jobs::sweep(app, now).await {
        tracing::error!(?error, "cannot forget drafts");
    }
    if let Err(error) = reviews::jobs::sweep(app, now).await {
        tracing::error!(?error, "cannot forget what was decided of");
    }
    if let Err(error) = exports::jobs::sweep(app, now).await {
        tracing::error!(?error, "cannot delete archives");
    }
    if let Err(error) = topics::jobs::sweep(app, now).await {
        tracing::error!(?error, "cannot forget who wrote when");
    }
    if let Err(error) = link_cards::jobs::sweep(app, now).await {
        tracing::error!(?error, "cannot delete cards of links");
    }
    if let Err(error) = forget_jobs(app, now).await {
        tracing::error!(?error, "cannot forget jobs");
    }
    if let Err(error) = trim_outbox(app, now).await {
        tracing::error!(?error, "cannot trim the outbox");
    }
    if let Err(error) = app.db.forget_changes().await {
        tracing::error!(?error, "cannot forget changes");
    }
}

/// Deletes the jobs that were done or given up long ago, and what those hold that were given up since.
async fn forget_jobs(app: &App, now: Instant) -> Result<(), Error> {
    while !app.stop.is_cancelled() {
        let deleted = app
            .db
            .write(now, |txn, now| {
                Box::pin(async move {
                    // Whose worker died at the last try nobody noted the failure of.
                    for job in store::died(txn, now, ATTEMPTS_MAX, BATCH).await? {
                        give_up(txn, job.kind, job.payload, now).await?;
                    }
                    store::empty_given_up(txn, now, ATTEMPTS_MAX).await?;
                    let (done, given_up) = (now - DONE_KEPT, now - GIVEN_UP_KEPT);
                    Ok(store::delete_old(txn, done, given_up, ATTEMPTS_MAX, BATCH).await?)
                })
            })
            .await?;
        if deleted < BATCH {
            break;
        }
    }
    Ok(())
}

async fn trim_outbox(app: &App, now: Instant) -> Result<(), Error> {
    let still = app
        .db
        .write(now, |txn, now| {
            Box::pin(async move {
                outbox::let_go(txn, now).await?;
                Ok(outbox::standing_still(txn, now).await?)
            })
        })
        .await?;
    if !still.is_empty() {
        tracing::warn!(followers = ?still, "followers stand still, and the outbox is kept for them");
    }
    while !app.stop.is_cancelled() {
        let deleted = app
            .db
            .write((), |txn, ()| Box::pin(async move { Ok(outbox::delete_trimmed(txn, BATCH).await?) }))
            .await?;
        if deleted < BATCH {
            break;
        }
    }
    Ok(())
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

/// Does what is due, one job after another, until nothing is or the application closes; answers how many jobs were done.
/// A test calls this instead of waiting.
///
/// # Errors
/// When the database fails; what a job itself runs into is recorded with it.
pub async fn run_due(app: &App) -> Result<usize, Error> {
    let mut done = 0;
    while !app.stop.is_cancelled()
        && let Some(job) = claim(app).await?
    {
        match carry_out(app, &job).await {
            Some(Ok(())) => {
                note_success(app, &job).await?;
                done += 1;
            }
            Some(Err(error)) => note_failure(app, &job, &error).await?,
            None => give_back(app, &job).await?,
        }
    }
    Ok(done)
}

/// Takes the oldest job that is due now. The time is read for each: the lease begins when the job does, however long the
/// ones before it took.
async fn claim(app: &App) -> Result<Option<Model>, Error> {
    let now = app.clock.now();
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

/// What came of a job; nothing where the application closes first.
async fn carry_out(app: &App, job: &Model) -> Option<anyhow::Result<()>> {
    let work = async {
        match job.kind {
            JobKind::SendMail => app.mailer.send(serde_json::from_value(job.payload.clone())?).await,
            JobKind::SendText => app.carrier.carry(&serde_json::from_value(job.payload.clone())?).await,
            JobKind::MailNotice | JobKind::MailDigest => notices::jobs::send(app, job.payload.clone()).await,
            JobKind::CarryNotice => notices::jobs::carry(app, job.payload.clone()).await,
        }
    };
    let closing = async {
        app.stop.cancelled().await;
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        outcome = tokio::time::timeout(JOB_MAX, work) => {
            Some(outcome.unwrap_or_else(|_| Err(anyhow::anyhow!("not done within {JOB_MAX:?}"))))
        }
        () = closing => None,
    }
}

async fn note_success(app: &App, job: &Model) -> Result<(), Error> {
    app.db
        .write((job.id, app.clock.now()), |txn, (id, now)| {
            Box::pin(async move { Ok(store::finish(txn, id, now).await?) })
        })
        .await
}

/// A try that failed.
#[derive(Clone)]
struct Failure {
    job: Model,
    error: String,
    /// Whether it was the last.
    last: bool,
    now: Instant,
}

async fn note_failure(app: &App, job: &Model, error: &anyhow::Error) -> Result<(), Error> {
    let last = job.attempt_count >= ATTEMPTS_MAX || is_final(error);
    let (attempts, error) = (job.attempt_count, format!("{error:#}"));
    tracing::warn!(job = job.id.0, kind = job.kind.as_str(), attempts, error, last, "job failed");
    let failure = Failure { job: job.clone(), error, last, now: app.clock.now() };
    app.db.write(failure, |txn, failure| Box::pin(note_failure_in(txn, failure))).await
}

async fn note_failure_in(txn: &Txn, Failure { job, error, last, now }: Failure) -> Result<(), Error> {
    store::fail(txn, job.id, error, now + pause(job.attempt_count)).await?;
    if last {
        store::give_up(txn, job.id, ATTEMPTS_MAX).await?;
        give_up(txn, job.kind, job.payload, now).await?;
    }
    Ok(())
}

/// What follows from a job that is never tried again.
async fn give_up(txn: &Txn, kind: JobKind, payload: serde_json::Value, now: Instant) -> Result<(), Error> {
    match kind {
        JobKind::SendMail | JobKind::SendText | JobKind::CarryNotice => Ok(()),
        JobKind::MailNotice | JobKind::MailDigest => notices::jobs::give_up(txn, payload, now).await,
    }
}

/// Whether it is of no use to try again: an address or a number that takes nothing will not take it later.
pub fn is_final(error: &anyhow::Error) -> bool {
    error.is::<mail::Refused>() || error.is::<carrier::Refused>()
}

/// Lets another have the job at once, as if this try had not been.
async fn give_back(app: &App, job: &Model) -> Result<(), Error> {
    app.db.write(job.id, |txn, id| Box::pin(async move { Ok(store::give_back(txn, id).await?) })).await
}

/// How long to wait after so many tries.
fn pause(attempts: i32) -> TimeDelta {
    PAUSE * 4_i32.pow(u32::try_from(attempts).unwrap_or(0).min(PAUSES_GROW_UNTIL))
}
