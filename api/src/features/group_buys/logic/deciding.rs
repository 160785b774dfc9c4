//! What is decided of a group buy: whether enough joined, that it is done, that it comes to nothing. What follows for each
//! deposit happens by itself, a few at a time (`deposits::logic::ending`).

use linli_entities::Instant;
use linli_entities::group_buy::{ActiveModel, GroupBuyEnd, GroupBuyId, GroupBuyMode, GroupBuyState, Model};
use sea_orm::Set;
use serde_json::json;

use super::editing::{demand_managed, managed};
use super::{Seen, get, locked};
use crate::actor::Actor;
use crate::app::App;
use crate::audit;
use crate::code::Code;
use crate::db::Txn;
use crate::db::versions::Key;
use crate::error::Error;
use crate::features::deposits;
use crate::features::group_buys::input::GroupBuyCancellation;
use crate::features::group_buys::rules;
use crate::features::group_buys::store;
use crate::jobs;

/// Group buys of one look.
const BATCH: u64 = 100;

/// What is to become of a group buy.
#[derive(Clone, Debug)]
enum Decision {
    /// Whether enough joined.
    Close,
    /// It comes to nothing, and why.
    Cancel(String),
    /// Everybody chose who is to.
    Settle,
}

/// Whether it can be decided now whether enough joined: when it is too late to join, or nobody more is needed.
pub fn may_decide(row: &Model, now: Instant) -> bool {
    row.state == GroupBuyState::Open && (now >= row.closes_at || row.held_count >= row.target_count)
}

/// Decides now whether enough joined, instead of when it would be by itself.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`], [`Code::WrongState`]; [`Code::TooEarly`] while one can join and more are
/// needed.
pub async fn close(app: &App, actor: &Actor, id: GroupBuyId) -> Result<Seen, Error> {
    act(app, actor, id, Decision::Close).await
}

/// Lets a group buy come to nothing: everybody whose money is not in a contract gets it back.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`], [`Error::Invalid`], [`Code::WrongState`].
pub async fn cancel(
    app: &App,
    actor: &Actor,
    id: GroupBuyId,
    input: GroupBuyCancellation,
) -> Result<Seen, Error> {
    demand_managed(app, actor, id, GroupBuyMode::GroupBuy).await?;
    act(app, actor, id, Decision::Cancel(input.parse()?)).await
}

/// Says that everybody chose who is to: whoever is not selected gets the money back.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`], [`Code::WrongState`].
pub async fn settle(app: &App, actor: &Actor, id: GroupBuyId) -> Result<Seen, Error> {
    act(app, actor, id, Decision::Settle).await
}

async fn act(app: &App, actor: &Actor, id: GroupBuyId, decision: Decision) -> Result<Seen, Error> {
    demand_managed(app, actor, id, GroupBuyMode::GroupBuy).await?;
    app.db
        .write((actor.clone(), id, decision, app.clock.now()), |txn, (actor, id, decision, now)| {
            Box::pin(async move {
                let (actor, known) = managed(txn, &actor, id, GroupBuyMode::GroupBuy).await?;
                let (act, to, note) = decided(&known.row, decision, now)?;
                become_in(txn, &known.row, to, note, now).await?;
                Ok(audit::record(txn, &actor, act, ("group_buy", id.0), json!({}), now).await?)
            })
        })
        .await?;
    get(app, actor, id).await
}

/// What becomes of it, and why it ended.
pub type To = (GroupBuyState, Option<GroupBuyEnd>);

/// The operation, what becomes of the group buy, and what is said of that.
fn decided(
    row: &Model,
    decision: Decision,
    now: Instant,
) -> Result<(&'static str, To, Option<String>), Error> {
    match (decision, row.state) {
        (Decision::Close, GroupBuyState::Open) if may_decide(row, now) => {
            Ok(("close_group_buy", rules::decide(row), None))
        }
        (Decision::Close, GroupBuyState::Open) => Err(Error::Conflict(Code::TooEarly)),
        (Decision::Settle, GroupBuyState::Selecting) => {
            Ok(("settle_group_buy", (GroupBuyState::Settled, None), None))
        }
        (Decision::Cancel(reason), GroupBuyState::Draft | GroupBuyState::Open | GroupBuyState::Selecting) => {
            let to = (GroupBuyState::Failed, Some(GroupBuyEnd::Cancelled));
            Ok(("cancel_group_buy", to, Some(reason)))
        }
        _ => Err(Error::Conflict(Code::WrongState)),
    }
}

/// Becomes what was decided.
///
/// # Errors
/// When the database fails.
pub async fn become_in(
    txn: &Txn,
    before: &Model,
    (state, end): To,
    note: Option<String>,
    now: Instant,
) -> Result<(), Error> {
    let ended = matches!(state, GroupBuyState::Settled | GroupBuyState::Failed);
    let row = ActiveModel {
        id: Set(before.id),
        state: Set(state),
        // How many there were stays to be read, also when they have gone.
        decided_count: Set(before.decided_count.or(Some(before.held_count))),
        end_kind: Set(end),
        end_note: Set(note),
        ended_at: Set(ended.then_some(now)),
        version: Set(before.version + 1),
        changed_at: Set(now),
        ..Default::default()
    };
    store::update(txn, row).await?;
    txn.touch(Key::GroupBuys);
    Ok(())
}

/// Decides what is due of group buys: whether enough joined, and that the promised day has come; answers of how many.
/// Whoever comes second finds it decided.
///
/// # Errors
/// When the database fails; what was not decided is decided by the next call.
pub async fn run_due(app: &App) -> Result<usize, Error> {
    jobs::until_none(app, || decide_some(app)).await
}

async fn decide_some(app: &App) -> Result<usize, Error> {
    let mut done = 0;
    for id in store::due(app.db.read(), app.clock.now(), BATCH).await? {
        let decided =
            app.db.write((id, app.clock.now()), |txn, (id, now)| Box::pin(decide_in(txn, id, now))).await?;
        done += usize::from(decided);
    }
    Ok(done)
}

async fn decide_in(txn: &Txn, id: GroupBuyId, now: Instant) -> Result<bool, Error> {
    let row = locked(txn, id).await?.row;
    let to = match row.state {
        _ if row.mode == GroupBuyMode::Auction => return Ok(false),
        GroupBuyState::Open if row.decides_at <= now => rules::decide(&row),
        GroupBuyState::Selecting if row.promise_at <= now => {
            rules::keep_promise(deposits::logic::any_selected(txn, id).await?)
        }
        _ => return Ok(false),
    };
    become_in(txn, &row, to, None, now).await?;
    Ok(true)
}
