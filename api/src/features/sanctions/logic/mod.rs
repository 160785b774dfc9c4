//! Use cases of sanctions.

mod appealing;
mod imposing;
mod telling;

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::board::BoardId;
use linli_entities::project::ProjectId;
use linli_entities::sanction::{Model, SanctionId};
use linli_entities::sanction_act::{self, SanctionActKind};
use sea_orm::{ConnectionTrait, DbBackend, Statement};

use super::output::SanctionMay;
use super::rules::{self, Place, SanctionState};
use super::store::{self, Sight};
use crate::actor::{Actor, Bar, Permission, Scope, SignedIn};
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::{AccountRef, refs, sessions};
use crate::features::{boards, projects};
use crate::page::PageRequest;

pub use appealing::{appeal, appeals, decide, own};
pub use imposing::{impose, lift};
pub use telling::{Appealed, Told, appealed, to_decide, told};

/// A sanction, as staff see it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The row.
    pub row: Model,
    /// Where it holds.
    pub place: Place,
    /// How it stands.
    pub state: SanctionState,
    /// What happened to it.
    pub acts: Vec<sanction_act::Model>,
    /// Those who are named.
    pub people: HashMap<AccountId, AccountRef>,
    /// What the reader may do with it.
    pub may: SanctionMay,
}

/// A sanction, as the person sees it.
#[derive(Clone, Debug)]
pub struct Own {
    /// The row.
    pub row: Model,
    /// Where it holds.
    pub place: Place,
    /// Whether the person could read the board, but for sanctions.
    pub knows_board: bool,
    /// How it stands.
    pub state: SanctionState,
    /// What happened to it.
    pub acts: Vec<sanction_act::Model>,
    /// Whether one may appeal now.
    pub may_appeal: bool,
}

fn unknown() -> Error {
    Error::NotFound("sanction")
}

/// What keeps each of these accounts from something at a time; of most nothing does. One query.
///
/// # Errors
/// When the database fails.
pub async fn bars(
    db: &impl ConnectionTrait,
    ids: &[AccountId],
    now: Instant,
) -> Result<HashMap<AccountId, Vec<Bar>>, Error> {
    let mut bars: HashMap<AccountId, Vec<Bar>> = HashMap::new();
    for row in store::standing(db, ids, now).await? {
        let within = rules::barred_in(row.board_id, row.project_id, row.city);
        bars.entry(row.account_id).or_default().push(Bar { kind: row.kind, within, ends_at: row.ends_at });
    }
    Ok(bars)
}

/// Whether somebody is silenced or suspended anywhere at a time: that counts against how far they are trusted.
///
/// # Errors
/// When the database fails.
pub async fn stands_against(db: &impl ConnectionTrait, id: AccountId, now: Instant) -> Result<bool, Error> {
    Ok(!store::standing(db, &[id], now).await?.is_empty())
}

/// The statement that looks for what keeps an account from something, to look at how a database plans it.
pub fn statement(backend: DbBackend, now: Instant) -> Statement {
    store::looking(backend, now)
}

/// Of which places the actor sees sanctions: as far as their roles reach, and boards that are closed to staff which they
/// moderate themselves.
async fn sight(app: &App, actor: &Actor) -> Result<Sight, Error> {
    let directory = boards::logic::directory(app).await?;
    let closed: Vec<BoardId> = directory.values().filter(|one| one.is_closed()).map(|one| one.id).collect();
    let moderates =
        |id: &BoardId| directory.get(id).is_some_and(|board| boards::rules::moderates(actor, board));
    let moderated: Vec<BoardId> = closed.iter().copied().filter(moderates).collect();
    let imposes = actor.may(Permission::ImposeSanctions, Scope::Anywhere);
    if !imposes && moderated.is_empty() {
        actor.demand(Permission::ImposeSanctions, Scope::Anywhere)?;
    }
    let reach = imposes.then(|| actor.reach(Permission::ImposeSanctions));
    Ok(Sight { reach, closed, moderated })
}

/// Where each of these sanctions holds; those whose place is gone are missing.
async fn places(app: &App, rows: &[Model]) -> Result<HashMap<SanctionId, Place>, Error> {
    let directory = boards::logic::directory(app).await?;
    let ids = rows.iter().filter(|row| row.board_id.is_none()).filter_map(|row| row.project_id);
    let known = projects::logic::refs(app, ids).await?;
    let place = |row: &Model| match (row.board_id, row.project_id, &row.city) {
        (Some(id), ..) => Some(Place::Board(Box::new(directory.get(&id)?.clone()))),
        (None, Some(id), _) => known.get(&id).cloned().map(Place::Project),
        (None, None, Some(city)) => Some(Place::City(city.clone())),
        (None, None, None) => Some(Place::Group),
    };
    Ok(rows.iter().filter_map(|row| Some((row.id, place(row)?))).collect())
}

/// The place within a transaction.
async fn place_now(
    txn: &Txn,
    (board_id, project_id, city): (Option<BoardId>, Option<ProjectId>, Option<&str>),
) -> Result<Place, Error> {
    Ok(match (board_id, project_id, city) {
        (Some(id), ..) => Place::Board(Box::new(boards::logic::scope_now(txn, id).await?)),
        (None, Some(id), _) => Place::Project((&projects::logic::project(txn, id).await?).into()),
        (None, None, Some(city)) => Place::City(city.to_owned()),
        (None, None, None) => Place::Group,
    })
}

/// The place of a sanction within a transaction.
async fn place_of(txn: &Txn, row: &Model) -> Result<Place, Error> {
    place_now(txn, (row.board_id, row.project_id, row.city.as_deref())).await
}

/// How high whoever imposed a sanction is now; 0 for the command line and for whoever has no role any more.
async fn imposer(db: &impl ConnectionTrait, row: &Model) -> Result<u8, Error> {
    let Some(id) = row.imposed_by else { return Ok(0) };
    Ok(rules::rank_of(&sessions::rights(db, id).await?))
}

/// How high those are now who imposed these, in one query.
async fn ranks(db: &impl ConnectionTrait, rows: &[Model]) -> Result<HashMap<AccountId, u8>, Error> {
    let mut imposers: Vec<AccountId> = rows.iter().filter_map(|row| row.imposed_by).collect();
    imposers.sort_unstable();
    imposers.dedup();
    let held = sessions::rights_of(db, &imposers).await?;
    Ok(imposers.into_iter().zip(held.iter().map(rules::rank_of)).collect())
}

/// How high whoever imposed a sanction is, as [`imposer`].
fn rank(ranks: &HashMap<AccountId, u8>, row: &Model) -> u8 {
    row.imposed_by.and_then(|id| ranks.get(&id)).copied().unwrap_or(0)
}

/// One sanction, for staff who see it.
///
/// # Errors
/// [`Error::NotFound`] where there is none, and of places in which the actor imposes none.
pub async fn get(app: &App, actor: &Actor, id: SanctionId) -> Result<Seen, Error> {
    sight(app, actor).await?;
    let row = store::by_id(app.db.read(), id).await?.ok_or_else(unknown)?;
    let seen = seen(app, actor, vec![row]).await?.pop().ok_or_else(unknown)?;
    if rules::office(actor, &seen.place) == 0 { Err(unknown()) } else { Ok(seen) }
}

/// A page of what was imposed on an account, of places in which the actor imposes, the last first; and the cursor of the
/// next.
///
/// # Errors
/// [`Code::Forbidden`] to whoever imposes nowhere.
pub async fn of_account(
    app: &App,
    actor: &Actor,
    id: AccountId,
    page: &PageRequest<SanctionId>,
) -> Result<(Vec<Seen>, Option<String>), Error> {
    let sight = sight(app, actor).await?;
    if actor.account_id() == Some(id) {
        return Err(Error::Forbidden(Code::Involved));
    }
    let rows = store::of_account(app.db.read(), id, Some(&sight), page).await?;
    let (rows, next) = page.cut(rows, |row| row.id);
    Ok((seen(app, actor, rows).await?, next))
}

async fn seen(app: &App, actor: &Actor, rows: Vec<Model>) -> Result<Vec<Seen>, Error> {
    let (db, now) = (app.db.read(), app.clock.now());
    let ids: Vec<SanctionId> = rows.iter().map(|row| row.id).collect();
    let acts = store::acts(db, &ids).await?;
    let mut places = places(app, &rows).await?;
    let whose = rows.iter().map(|row| row.account_id);
    let named: Vec<AccountId> = whose.chain(acts.iter().filter_map(|act| act.actor_id)).collect();
    let people = refs(app, &named, Scope::Anywhere).await?;
    let ranks = ranks(db, &rows).await?;
    let seen = rows.into_iter().filter_map(|row| {
        let place = places.remove(&row.id)?;
        let imposer = rank(&ranks, &row);
        let undoes = rules::demand_undo(actor, &place, &row, imposer).is_ok();
        Some(Seen {
            state: rules::state(&row, now),
            may: SanctionMay {
                lift: undoes && rules::demand_liftable(&row, now).is_ok(),
                decide: undoes && rules::demand_decidable(&row, actor.account_id()).is_ok(),
            },
            acts: acts.iter().filter(|act| act.sanction_id == row.id).cloned().collect(),
            people: people.clone(),
            place,
            row,
        })
    });
    Ok(seen.collect())
}

/// Whether somebody could read the board of a place, but for what was imposed.
fn knows(actor: &Actor, place: &Place) -> bool {
    let Place::Board(board) = place else { return true };
    match actor {
        Actor::Account(account) => {
            let free = SignedIn { bars: vec![], ..SignedIn::clone(account) };
            boards::rules::may_read(&Actor::Account(free.into()), board)
        }
        Actor::Guest | Actor::System => boards::rules::may_read(actor, board),
    }
}

/// What was imposed on an account, each with what it said against it: so many after one, the first first.
///
/// # Errors
/// When the database fails.
pub async fn of_whole_account(
    db: &impl ConnectionTrait,
    id: AccountId,
    after: SanctionId,
    rows: u64,
) -> Result<Vec<(Model, Option<String>)>, Error> {
    let rows = store::own_after(db, id, after, rows).await?;
    let ids: Vec<SanctionId> = rows.iter().map(|row| row.id).collect();
    let acts = store::acts(db, &ids).await?;
    let said = |row: &Model| {
        let mut own = acts.iter().filter(|act| act.sanction_id == row.id);
        own.find(|act| act.kind == SanctionActKind::Appealed).map(|act| act.text.clone())
    };
    let with = |row: Model| {
        let said = said(&row);
        (row, said)
    };
    Ok(rows.into_iter().map(with).collect())
}

/// Takes the words from what was imposed on an account that is erased, within its transaction. That something was imposed
/// stays.
///
/// # Errors
/// When the database fails.
pub async fn forget(txn: &Txn, id: AccountId) -> Result<(), Error> {
    Ok(store::forget_words(txn, id).await?)
}
