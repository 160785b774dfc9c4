//! Counting: what is due, what was never counted, and whether what is kept is what a recount gives.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use linli_entities::statistic::{StatisticKind, StatisticStep};
use linli_entities::{Date, Instant, statistic_due};
use sea_orm::ConnectionTrait;

use super::follow;
use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::features::promise::rules::calendar;
use crate::features::statistics::rules::cohorts::{self, Cohorts};
use crate::features::statistics::rules::times::bucket;
use crate::features::statistics::rules::{self, ADDED, Counts, FRESH_DAYS, PEOPLE, Place};
use crate::features::statistics::store::{self, sources};
use crate::jobs;

/// How often the last days are put down to be counted again.
const LOOK_EACH: TimeDelta = TimeDelta::hours(1);
/// Days that are put down at once where everything is counted for the first time.
const FILLED: i64 = 200;

/// Counts what is due; answers how many stretches were counted.
///
/// # Errors
/// When the database fails; what was not counted is counted by the next call.
pub async fn run_due(app: &App) -> Result<usize, Error> {
    look(app).await?;
    jobs::until_none(app, || count_next(app)).await
}

/// Puts down the last days, once in an hour, and the last months, once in a day; and some of what was never counted.
async fn look(app: &App) -> Result<(), Error> {
    let (db, now) = (app.db.read(), app.clock.now());
    let before = store::state(db).await?;
    if before.looked_at.is_none_or(|at| now >= at + LOOK_EACH) {
        app.db.write((before, now), |txn, input| Box::pin(look_in(txn, input))).await?;
    }
    let Some(oldest) = sources::oldest(db).await?.map(calendar::date) else { return Ok(()) };
    jobs::until_none(app, || fill(app, oldest)).await.map(drop)
}

async fn look_in(
    txn: &Txn,
    (before, now): (linli_entities::statistic_state::Model, Instant),
) -> Result<(), Error> {
    let today = calendar::date(now);
    // Another node was first.
    if !store::look(txn, &before, (today, now)).await? {
        return Ok(());
    }
    let days = rules::stretches(StatisticStep::Day, today - TimeDelta::days(FRESH_DAYS), today);
    store::mark(txn, days.into_iter().map(|day| (StatisticStep::Day, day)), now).await?;
    // Who holds a home changes what is told of months that are over.
    if before.looked_at.map(calendar::date) != Some(today) {
        let months = cohorts::months(today, cohorts::MONTHS);
        store::mark(txn, months.into_iter().map(|month| (StatisticStep::Month, month)), now).await?;
    }
    Ok(())
}

/// Puts down some days that were never counted, the latest first; answers how many.
async fn fill(app: &App, oldest: Date) -> Result<usize, Error> {
    let Some(filled_on) = store::state(app.db.read()).await?.filled_on.filter(|day| *day > oldest) else {
        return Ok(0);
    };
    let to = oldest.max(filled_on - TimeDelta::days(FILLED));
    app.db
        .write((filled_on, to, app.clock.now()), |txn, (from, to, now): (Date, Date, Instant)| {
            Box::pin(async move {
                if store::fill(txn, from, to).await? {
                    let days = rules::stretches(StatisticStep::Day, to, from - TimeDelta::days(1));
                    store::mark(txn, days.into_iter().map(|day| (StatisticStep::Day, day)), now).await?;
                }
                Ok(())
            })
        })
        .await?;
    Ok(usize::try_from((filled_on - to).num_days()).unwrap_or(1))
}

/// What was counted of a stretch.
#[derive(Clone)]
struct Counted {
    due: statistic_due::Model,
    counts: Counts,
    cohorts: Cohorts,
    now: Instant,
}

async fn count_next(app: &App) -> Result<usize, Error> {
    let (db, now) = (app.db.read(), app.clock.now());
    let Some(due) = store::next_due(db, now).await? else { return Ok(0) };
    let counts = count(db, due.step, due.first_on).await?;
    let (counts, cohorts) = match due.step {
        StatisticStep::Month => with_residents(db, due.first_on, counts).await?,
        StatisticStep::Day | StatisticStep::Week => (counts, Cohorts::new()),
    };
    app.db.write(Counted { due, counts, cohorts, now }, |txn, counted| Box::pin(write(txn, counted))).await?;
    Ok(1)
}

/// Writes what was counted, unless something changed meanwhile: then it is counted again. What was counted of a day is
/// added up for its week and its month.
async fn write(txn: &Txn, Counted { due, mut counts, cohorts, now }: Counted) -> Result<(), Error> {
    if !store::done(txn, &due).await? {
        return Ok(());
    }
    let (step, first_on) = (due.step, due.first_on);
    let before = store::of_stretch(txn, step, first_on).await?;
    rules::keep_readers(&mut counts, &before, rules::is_fresh(step, first_on, calendar::date(now)));
    store::replace(txn, (step, first_on), counts).await?;
    match step {
        StatisticStep::Day => {
            let longer = [StatisticStep::Week, StatisticStep::Month];
            store::mark(txn, longer.map(|step| (step, rules::first(step, first_on))), now).await?;
        }
        StatisticStep::Month => store::replace_cohorts(txn, first_on, cohorts).await?,
        StatisticStep::Week => {}
    }
    Ok(store::counted(txn, now).await?)
}

/// What is to be told of a stretch, counted where it happened; what is counted one by one is added up of the days of longer
/// ones.
async fn count(db: &impl ConnectionTrait, step: StatisticStep, first_on: Date) -> Result<Counts, Error> {
    let end = rules::end(step, first_on);
    let span = (calendar::begin(first_on), calendar::begin(end));
    let mut counts = match step {
        StatisticStep::Day => one_by_one(db, span).await?,
        StatisticStep::Week | StatisticStep::Month => {
            store::sums_of_days(db, (first_on, end), &ADDED).await?
        }
    };
    for kind in PEOPLE {
        rules::add_people(&mut counts, kind, &sources::people(db, kind, span).await?);
    }
    Ok(counts)
}

async fn one_by_one(db: &impl ConnectionTrait, span: sources::Span) -> Result<Counts, Error> {
    use StatisticKind as Kind;
    let mut counts = Counts::new();
    for (project_id, board_id, count) in sources::posts(db, span).await? {
        rules::add(&mut counts, (project_id, board_id), (Kind::Posts, 0), count);
    }
    for (project_id, board_id, count) in sources::likes(db, span).await? {
        rules::add(&mut counts, (project_id, board_id), (Kind::Likes, 0), count);
    }
    for topic in sources::topics(db, span).await? {
        let place = (topic.project_id, topic.board_id);
        rules::add(&mut counts, place, (Kind::Topics, 0), 1);
        rules::add(&mut counts, place, (Kind::Questions, 0), topic.question.into());
        rules::add(&mut counts, place, (Kind::Answered, 0), (topic.question && topic.answered).into());
        for (kind, at) in [(Kind::Replied, topic.replied_at), (Kind::StaffReplied, topic.staff_replied_at)] {
            if let Some(at) = at {
                let took = bucket((at - topic.created_at).num_seconds());
                rules::add(&mut counts, place, (kind, took), 1);
            }
        }
    }
    for (project_id, board_id, flagged_at, decided_at) in sources::flags(db, span).await? {
        rules::add(&mut counts, (project_id, board_id), (Kind::Flags, 0), 1);
        if let Some(at) = decided_at {
            let took = bucket((at - flagged_at).num_seconds());
            rules::add(&mut counts, (project_id, board_id), (Kind::FlagsDecided, took), 1);
        }
    }
    let joined = sources::joined(db, span).await?;
    if joined > 0 {
        counts.insert((Place::GROUP, Kind::Joined, 0), joined);
    }
    Ok(counts)
}

/// Who of those who joined when wrote in a month, and how many of those who joined in it hold a home where.
async fn with_residents(
    db: &impl ConnectionTrait,
    first_on: Date,
    mut counts: Counts,
) -> Result<(Counts, Cohorts), Error> {
    let end = rules::end(StatisticStep::Month, first_on);
    let span = (calendar::begin(first_on), calendar::begin(end));
    let writers = sources::people(db, StatisticKind::Writers, span).await?;
    let writers: Vec<_> =
        writers.into_iter().map(|(project_id, _, account_id)| (project_id, account_id)).collect();
    let joined = sources::writers_joined(db, span).await?.into_iter().collect();
    let residents = sources::residents(db).await?;
    let cohorts = cohorts::active(first_on, &writers, &joined, &residents);
    for (project_id, _, _) in residents.iter().filter(|(_, _, at)| cohorts::month(*at) == first_on) {
        *counts.entry((Place::project(*project_id), StatisticKind::Residents, 0)).or_default() += 1;
    }
    Ok((counts, cohorts))
}

/// A stretch whose figures are not what a recount gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// How long it is.
    pub step: StatisticStep,
    /// Its first day.
    pub first_on: Date,
}

/// Counts again what was counted, as far as it was to be and nothing is down to be counted again; answers what differs, and
/// how many stretches were counted.
///
/// # Errors
/// When the database fails.
pub async fn check(app: &App) -> Result<(u64, Vec<Fault>), Error> {
    follow::catch_up(app).await?;
    let db = app.db.read();
    let state = store::state(db).await?;
    let (Some(looked_at), Some(filled_on)) = (state.looked_at, state.filled_on) else {
        return Ok((0, vec![]));
    };
    let Some(oldest) = sources::oldest(db).await?.map(calendar::date) else { return Ok((0, vec![])) };
    let waiting = store::all_due(db).await?;
    let is_waiting = |from: Date, until: Date| {
        waiting.iter().any(|(step, first_on)| *first_on < until && rules::end(*step, *first_on) > from)
    };
    let (mut checked, mut faults) = (0, vec![]);
    for step in [StatisticStep::Day, StatisticStep::Week, StatisticStep::Month] {
        for first_on in rules::stretches(step, oldest.max(filled_on), calendar::date(looked_at)) {
            let end = rules::end(step, first_on);
            let begun = filled_on > oldest && first_on < filled_on;
            if app.stop.is_cancelled()
                || begun
                || end > calendar::date(looked_at)
                || is_waiting(first_on, end)
            {
                continue;
            }
            checked += 1;
            if differs(app, step, first_on).await? {
                faults.push(Fault { step, first_on });
            }
        }
    }
    Ok((checked, faults))
}

/// Whether what is kept of a stretch is not what a recount gives; what changed a moment ago is no fault.
async fn differs(app: &App, step: StatisticStep, first_on: Date) -> Result<bool, Error> {
    let db = app.db.read();
    let checked = |counts: Counts| -> BTreeMap<_, _> {
        counts.into_iter().filter(|((_, kind, _), count)| rules::is_checked(*kind) && *count > 0).collect()
    };
    if checked(count(db, step, first_on).await?) == checked(store::of_stretch(db, step, first_on).await?) {
        return Ok(false);
    }
    follow::catch_up(app).await?;
    let due = store::all_due(db).await?;
    Ok(!due.iter().any(|(_, due_on)| rules::first(step, *due_on) == first_on || *due_on == first_on))
}

/// Counts a stretch again, and those that add it up.
///
/// # Errors
/// When the database fails.
pub async fn recount(app: &App, Fault { step, first_on }: Fault) -> Result<(), Error> {
    app.db
        .write((step, first_on, app.clock.now()), |txn, (step, first_on, now)| {
            Box::pin(async move { Ok(store::mark(txn, [(step, first_on)], now).await?) })
        })
        .await?;
    jobs::until_none(app, || count_next(app)).await.map(drop)
}
