//! Use cases of openings.

pub mod reading;

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::board::BoardId;
use linli_entities::opening::{Model, OpeningId};
use linli_entities::opening_act::{self, OpeningActId, OpeningActKind};
use linli_entities::outbox::OutboxKind;
use sea_orm::ConnectionTrait;
use serde_json::json;

use super::output::OpeningMay;
use super::rules::{self, Fate, NewOpening, OpeningState};
use super::store;
use crate::actor::{Actor, Scope};
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::{AccountRef, refs, sessions};
use crate::features::boards;
use crate::features::boards::logic::closed::{self, OPEN};
use crate::features::boards::rules::BoardScope;
use crate::once::Once;
use crate::page::PageRequest;
use crate::{audit, outbox};

/// An opening, as one reader sees it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The row.
    pub row: Model,
    /// The board.
    pub board: BoardScope,
    /// Where it stands.
    pub state: OpeningState,
    /// Until when it is open.
    pub until_at: Option<Instant>,
    /// What was decided of it.
    pub fate: Fate,
    /// Those who are named.
    pub people: HashMap<AccountId, AccountRef>,
    /// How many pages were read.
    pub read_count: i64,
    /// What the reader may do with it.
    pub may: OpeningMay,
}

fn unknown() -> Error {
    Error::NotFound("opening")
}

/// Demands that the actor opens boards, with the rights that the transaction sees.
async fn opener(txn: &Txn, actor: &Actor) -> Result<(Actor, AccountId), Error> {
    let actor = sessions::seen_again(txn, actor).await?;
    actor.demand(OPEN, Scope::Anywhere)?;
    let id = actor.signed_in()?.account_id;
    Ok((actor, id))
}

/// What was decided of an opening so far.
async fn fate(db: &impl ConnectionTrait, id: OpeningId) -> Result<Fate, Error> {
    Ok(Fate::of(&store::decisions(db, &[id]).await?))
}

/// Asks to read a board that is closed to staff.
///
/// # Errors
/// [`Code::Forbidden`]; [`Code::NotFound`] at `/board_id` for a board that is not closed, or none;
/// [`Code::AlreadyProposed`] while an opening of the board for the same person waits or is open.
pub async fn ask(app: &App, actor: &Actor, new: NewOpening, once: Once) -> Result<Seen, Error> {
    actor.demand(OPEN, Scope::Anywhere)?;
    app.rates.write.count(&actor.signed_in()?.account_id)?;
    let input = (actor.clone(), new, once, app.clock.now());
    let row = app
        .db
        .write(input, |txn, (actor, new, once, now)| {
            Box::pin(async move {
                let (actor, by) = opener(txn, &actor).await?;
                if let Some(before) = once.made_before(txn).await? {
                    return store::by_id(txn, OpeningId(before)).await?.ok_or_else(unknown);
                }
                let board = closed::named(txn, new.board_id).await?;
                closed::hold(txn, board.id).await?;
                demand_none_standing(txn, board.id, by, now).await?;
                let detail = json!({ "board_id": board.id, "ground": new.ground, "hours": new.hours });
                let row = store::insert(txn, new, (by, now)).await?;
                audit::record(txn, &actor, "ask_opening", ("opening", row.id.0), detail, now).await?;
                once.remember(txn, row.id.0, now).await?;
                Ok(row)
            })
        })
        .await?;
    one(app, actor, row).await
}

/// How many openings of a board are looked at for one that still stands: nobody has so many at a time.
const STANDING_LOOKED_AT: u64 = 100;

async fn demand_none_standing(txn: &Txn, id: BoardId, by: AccountId, now: Instant) -> Result<(), Error> {
    let page = PageRequest { limit: STANDING_LOOKED_AT, after: None };
    let mut rows = store::page(txn, Some(id), &page).await?;
    rows.retain(|row| row.asked_by == by);
    let ids: Vec<OpeningId> = rows.iter().map(|row| row.id).collect();
    let acts = store::decisions(txn, &ids).await?;
    let stands = |row: &Model| {
        let fate = Fate::of(acts.iter().filter(|act| act.opening_id == row.id));
        matches!(rules::state(row, &fate, now), OpeningState::Asked | OpeningState::Open)
    };
    if rows.iter().any(stands) { Err(Error::Conflict(Code::AlreadyProposed)) } else { Ok(()) }
}

/// Approves what another administrator asked: from now on that one reads, and whoever reads the board is told.
///
/// # Errors
/// [`Code::Forbidden`]; [`Error::NotFound`]; those of [`rules::demand_approvable`].
pub async fn approve(app: &App, actor: &Actor, id: OpeningId) -> Result<Seen, Error> {
    actor.demand(OPEN, Scope::Anywhere)?;
    let row = app
        .db
        .write((actor.clone(), id, app.clock.now()), |txn, (actor, id, now)| {
            Box::pin(async move {
                let (actor, by) = opener(txn, &actor).await?;
                let row = store::locked(txn, id).await?.ok_or_else(unknown)?;
                rules::demand_approvable(&row, &fate(txn, id).await?, by, now)?;
                let act = store::act(txn, id, OpeningActKind::Approved, None, (by, now)).await?;
                boards::logic::signs::opened(txn, row.board_id, id, now).await?;
                outbox::enqueue(txn, OutboxKind::BoardOpened, act.0, now).await?;
                let detail = json!({ "board_id": row.board_id, "asked_by": row.asked_by });
                audit::record(txn, &actor, "approve_opening", ("opening", id.0), detail, now).await?;
                Ok(row)
            })
        })
        .await?;
    one(app, actor, row).await
}

/// Ends an opening at once, or takes back what one asked.
///
/// # Errors
/// [`Code::Forbidden`]; [`Error::NotFound`]; those of [`rules::demand_revocable`].
pub async fn revoke(app: &App, actor: &Actor, id: OpeningId) -> Result<Seen, Error> {
    actor.demand(OPEN, Scope::Anywhere)?;
    let row = app
        .db
        .write((actor.clone(), id, app.clock.now()), |txn, (actor, id, now)| {
            Box::pin(async move {
                let (actor, by) = opener(txn, &actor).await?;
                let row = store::locked(txn, id).await?.ok_or_else(unknown)?;
                rules::demand_revocable(&row, &fate(txn, id).await?, by, now)?;
                store::act(txn, id, OpeningActKind::Revoked, None, (by, now)).await?;
                let detail = json!({ "board_id": row.board_id });
                audit::record(txn, &actor, "revoke_opening", ("opening", id.0), detail, now).await?;
                Ok(row)
            })
        })
        .await?;
    one(app, actor, row).await
}

/// One opening, for administrators and for whoever reads its board.
///
/// # Errors
/// [`Error::NotFound`] to anybody else.
pub async fn get(app: &App, actor: &Actor, id: OpeningId) -> Result<Seen, Error> {
    let row = known(app, actor, id).await?;
    one(app, actor, row).await
}

/// The opening, if the actor may know of it.
async fn known(app: &App, actor: &Actor, id: OpeningId) -> Result<Model, Error> {
    let row = store::by_id(app.db.read(), id).await?.ok_or_else(unknown)?;
    if actor.may(OPEN, Scope::Anywhere) || boards::logic::visible(app, actor, row.board_id).await.is_ok() {
        Ok(row)
    } else {
        Err(unknown())
    }
}

/// A page of all openings, for administrators, the last first; and the cursor of the next.
///
/// # Errors
/// [`Code::Forbidden`].
pub async fn list(
    app: &App,
    actor: &Actor,
    page: &PageRequest<OpeningId>,
) -> Result<(Vec<Seen>, Option<String>), Error> {
    actor.demand(OPEN, Scope::Anywhere)?;
    let (rows, next) = page.cut(store::page(app.db.read(), None, page).await?, |row| row.id);
    Ok((seen(app, actor, rows).await?, next))
}

/// A page of the openings of a board, for whoever reads it, the last first; and the cursor of the next.
///
/// # Errors
/// [`Error::NotFound`] for a board that the actor may not read.
pub async fn of_board(
    app: &App,
    actor: &Actor,
    id: BoardId,
    page: &PageRequest<OpeningId>,
) -> Result<(Vec<Seen>, Option<String>), Error> {
    boards::logic::visible(app, actor, id).await?;
    let (rows, next) = page.cut(store::page(app.db.read(), Some(id), page).await?, |row| row.id);
    Ok((seen(app, actor, rows).await?, next))
}

/// A page of what was read by an opening, for administrators and for whoever reads its board, the last first; and the
/// cursor of the next.
///
/// # Errors
/// [`Error::NotFound`] to anybody else.
pub async fn reads(
    app: &App,
    actor: &Actor,
    id: OpeningId,
    page: &PageRequest<OpeningActId>,
) -> Result<(Vec<opening_act::Model>, Option<String>), Error> {
    known(app, actor, id).await?;
    Ok(page.cut(store::reads(app.db.read(), id, page).await?, |row| row.id))
}

async fn one(app: &App, actor: &Actor, row: Model) -> Result<Seen, Error> {
    seen(app, actor, vec![row]).await?.pop().ok_or_else(unknown)
}

async fn seen(app: &App, actor: &Actor, rows: Vec<Model>) -> Result<Vec<Seen>, Error> {
    let db = app.db.read();
    let ids: Vec<OpeningId> = rows.iter().map(|row| row.id).collect();
    let acts = store::decisions(db, &ids).await?;
    let mut counts = store::read_counts(db, &ids).await?;
    let asked = rows.iter().map(|row| row.asked_by);
    let named: Vec<AccountId> = asked.chain(acts.iter().map(|act| act.actor_id)).collect();
    let people = refs(app, &named, Scope::Anywhere).await?;
    let directory = boards::logic::directory(app).await?;
    let (now, by) = (app.clock.now(), actor.account_id().filter(|_| actor.may(OPEN, Scope::Anywhere)));
    let seen = rows.into_iter().filter_map(|row| {
        let fate = Fate::of(acts.iter().filter(|act| act.opening_id == row.id));
        Some(Seen {
            board: directory.get(&row.board_id)?.clone(),
            state: rules::state(&row, &fate, now),
            until_at: rules::until(&row, &fate),
            read_count: counts.remove(&row.id).unwrap_or(0),
            may: by.map_or_else(OpeningMay::default, |by| OpeningMay {
                approve: rules::demand_approvable(&row, &fate, by, now).is_ok(),
                revoke: rules::demand_revocable(&row, &fate, by, now).is_ok(),
                read: rules::demand_readable(&row, &fate, by, now).is_ok(),
            }),
            people: people.clone(),
            fate,
            row,
        })
    });
    Ok(seen.collect())
}

/// An approval with what it is of.
#[derive(Clone, Debug)]
pub struct Told {
    /// The approval.
    pub act: opening_act::Model,
    /// What was approved.
    pub opening: Model,
    /// The board.
    pub board: BoardScope,
}

impl Told {
    /// Until when it is open, unless somebody ends it before.
    pub fn until(&self) -> Instant {
        let fate = Fate { approved: Some((self.act.actor_id, self.act.acted_at)), revoked: None };
        rules::until(&self.opening, &fate).unwrap_or(self.act.acted_at)
    }
}

/// These approvals, of boards that the actor may read.
///
/// # Errors
/// When the database fails.
pub async fn told(app: &App, actor: &Actor, ids: &[OpeningActId]) -> Result<Vec<Told>, Error> {
    let db = app.db.read();
    let acts = store::acts_by_ids(db, ids).await?;
    let of: Vec<OpeningId> = acts.iter().map(|act| act.opening_id).collect();
    let rows = store::by_ids(db, &of).await?;
    let directory = boards::logic::directory(app).await?;
    let told = acts.into_iter().filter(|act| act.kind == OpeningActKind::Approved).filter_map(|act| {
        let opening = rows.iter().find(|row| row.id == act.opening_id)?.clone();
        let board = directory.get(&opening.board_id)?.clone();
        boards::rules::may_read(actor, &board).then_some(Told { act, opening, board })
    });
    Ok(told.collect())
}
