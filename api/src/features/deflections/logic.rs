//! Use cases of what came of similar topics.

use linli_entities::board::BoardId;
use linli_entities::deflection_day;
use linli_entities::project::ProjectId;
use linli_entities::{Date, Instant};
use sea_orm::ConnectionTrait;

use super::output::DeflectionDay;
use super::rules::{self, Counts, DeflectionStep, KEPT, Steps};
use super::store;
use crate::actor::{Actor, Permission};
use crate::app::App;
use crate::db::Txn;
use crate::error::{Error, Named as _};
use crate::features::promise::rules::calendar;
use crate::features::{boards, projects};
use crate::{jobs, secret};

/// What reading the counters takes: being of the staff there.
const READ: Permission = Permission::UseStaffBoards;
/// Composers that are forgotten in one transaction.
const BATCH: u64 = 1000;

/// Counts what happened in a composer that shows similar topics. Nothing of who writes there is kept.
///
/// # Errors
/// [`Code::NotFound`](crate::code::Code::NotFound) at `/board_id` for a board that may not be read; those of
/// [`boards::rules::demand_write`] and of [`rules::demand_token`]; [`Error::TooManyRequests`].
pub async fn note(
    app: &App,
    actor: &Actor,
    board_id: BoardId,
    token: &str,
    step: DeflectionStep,
) -> Result<(), Error> {
    let account_id = actor.signed_in()?.account_id;
    let board = boards::logic::visible(app, actor, board_id).await.named_at("/board_id")?;
    boards::rules::demand_write(actor, &board)?;
    rules::demand_token(token)?;
    app.rates.preview.count(&account_id)?;
    let input = (secret::hash(token), board_id, step, app.clock.now());
    app.db.write(input, |txn, input| Box::pin(note_in(txn, input))).await
}

async fn note_in(
    txn: &Txn,
    (token_hash, board_id, step, now): (String, BoardId, DeflectionStep, Instant),
) -> Result<(), Error> {
    let first = store::begin(txn, token_hash.clone(), (board_id, calendar::date(now)), now).await?;
    // Swept at this very moment: then there is nothing left to count to.
    let Some(row) = store::locked(txn, &token_hash).await? else { return Ok(()) };
    let before = Steps { opened: row.opened, answered: row.answered, posted: row.posted };
    let after = before.and(step);
    let moved = Counts::moved((!first).then_some(before), after);
    if moved == Counts::default() {
        return Ok(());
    }
    store::set_steps(txn, token_hash, after).await?;
    Ok(store::count(txn, (row.board_id, row.counted_on), moved).await?)
}

/// What came of similar topics in the boards of a project that the actor may read; and the days that are told of.
///
/// # Errors
/// [`Error::NotFound`] for a project that is none; [`Code::Forbidden`](crate::code::Code::Forbidden) to whoever is not of its
/// staff; those of [`rules::period`].
pub async fn list(
    app: &App,
    actor: &Actor,
    project_id: ProjectId,
    (from_on, until_on): (Option<Date>, Option<Date>),
) -> Result<((Date, Date), Vec<DeflectionDay>), Error> {
    let db = app.db.read();
    projects::logic::demand(db, actor, READ, project_id).await?;
    let period = rules::period(from_on, until_on, calendar::date(app.clock.now()))?;
    let readable = boards::logic::readable_in(app, actor, project_id).await?;
    let rows = store::days(db, &readable, period).await?;
    let directory = boards::logic::directory(app).await?;
    let named =
        |row: &deflection_day::Model| Some(DeflectionDay::new(directory.get(&row.board_id)?.into(), row));
    Ok((period, rows.iter().filter_map(named).collect()))
}

/// On each day from one up to another, which is not of them any more: how many saw similar topics in these boards, and how many
/// of those opened none.
///
/// # Errors
/// When the database fails.
pub async fn counted(
    db: &impl ConnectionTrait,
    boards: &[BoardId],
    days: (Date, Date),
) -> Result<Vec<(Date, i64, i64)>, Error> {
    Ok(store::sums(db, boards, days).await?)
}

/// Forgets the composers whose time is over; their counters stay.
///
/// # Errors
/// When the database fails.
pub async fn forget(app: &App, now: Instant) -> Result<usize, Error> {
    jobs::until_none(app, || async {
        app.db
            .write(now - KEPT, |txn, before| {
                Box::pin(async move { Ok(store::forget(txn, before, BATCH).await?) })
            })
            .await
    })
    .await
}
