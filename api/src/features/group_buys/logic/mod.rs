//! Use cases of group buys: reading. Making and changing is in [`editing`], what is decided of them in [`deciding`].

pub mod deciding;
pub mod editing;

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::deposit::DepositState;
use linli_entities::group_buy::{GroupBuyId, GroupBuyMode, GroupBuyState, Model};
use linli_entities::project::ProjectId;
use sea_orm::ConnectionTrait;

use super::output::{GroupBuyMay, GroupBuyRef, OwnDeposit};
use super::rules::{self, GroupBuyPhase, Places};
use super::store;
use crate::actor::{Actor, Permission, Reach};
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::payments::logic::Late;
use crate::features::projects::output::ProjectRef;
use crate::features::{deposits, memberships, payments, projects};
use crate::page::PageRequest;

/// A group buy, as one reader sees it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The row.
    pub row: Model,
    /// The projects.
    pub projects: Vec<ProjectRef>,
    /// Where it stands.
    pub phase: GroupBuyPhase,
    /// Refunds that are late, and those that are not paid.
    pub late: Late,
    /// The reader's own deposit.
    pub own: Option<OwnDeposit>,
    /// What the reader may do.
    pub may: GroupBuyMay,
    /// Why the reader may not join.
    pub why_not: Option<Code>,
}

/// A group buy with its projects and their cities, for use cases of other nouns.
#[derive(Clone, Debug)]
pub struct Known {
    /// The row.
    pub row: Model,
    /// Where roles have to hold for it.
    pub places: Vec<(ProjectId, String)>,
}

impl Known {
    /// Where roles have to hold for it.
    pub fn places(&self) -> Places<'_> {
        Places(&self.places)
    }

    /// How it is named beside what is about it.
    pub fn named(&self, now: Instant) -> GroupBuyRef {
        GroupBuyRef {
            id: self.row.id,
            mode: self.row.mode,
            title: self.row.title.clone(),
            state: rules::phase(&self.row, now),
            selects_on: self.row.selects_on,
            promise_on: self.row.promise_on,
        }
    }
}

fn unknown() -> Error {
    Error::NotFound("group buy")
}

/// What is not there, as whoever asked for it calls it.
fn unknown_as(mode: GroupBuyMode) -> Error {
    match mode {
        GroupBuyMode::GroupBuy => unknown(),
        GroupBuyMode::Auction => Error::NotFound("auction"),
    }
}

fn manages(actor: &Actor) -> Reach {
    actor.reach(Permission::ManageGroupBuys)
}

/// A page of the group buys that the actor knows of, newest first, and the cursor of the next. `when` is `current`,
/// `past` or `drafts`.
///
/// # Errors
/// [`Code::Malformed`] at `/when`; [`Code::Forbidden`] for drafts to whoever manages none.
pub async fn list(
    app: &App,
    actor: &Actor,
    project_id: Option<ProjectId>,
    when: Option<&str>,
    page: &PageRequest<GroupBuyId>,
) -> Result<(Vec<Seen>, Option<String>), Error> {
    let states: &[GroupBuyState] = match when {
        None | Some("current") => &[GroupBuyState::Open, GroupBuyState::Selecting],
        Some("past") => &[GroupBuyState::Settled, GroupBuyState::Failed],
        Some("drafts") => {
            actor.demand_reach(Permission::ManageGroupBuys)?;
            &[GroupBuyState::Draft]
        }
        Some(_) => return Err(Error::invalid("/when", Code::Malformed)),
    };
    let rows = store::page(app.db.read(), &manages(actor), states, project_id, page).await?;
    let (rows, next) = page.cut(rows, |row| row.id);
    let known = with_places(app.db.read(), rows).await?;
    Ok((seen(app, actor, known).await?, next))
}

/// One group buy.
///
/// # Errors
/// [`Error::NotFound`] where there is none for the actor.
pub async fn get(app: &App, actor: &Actor, id: GroupBuyId) -> Result<Seen, Error> {
    let known = known_as(app.db.read(), actor, id, GroupBuyMode::GroupBuy).await?;
    seen(app, actor, vec![known]).await?.pop().ok_or_else(unknown)
}

/// A group buy, or what an auction sells, that the actor knows of.
///
/// # Errors
/// [`Error::NotFound`], also for what is the other of the two.
pub async fn known_as(
    db: &impl ConnectionTrait,
    actor: &Actor,
    id: GroupBuyId,
    mode: GroupBuyMode,
) -> Result<Known, Error> {
    match known(db, actor, id).await {
        Ok(known) if known.row.mode == mode => Ok(known),
        Ok(_) | Err(Error::NotFound(_)) => Err(unknown_as(mode)),
        Err(other) => Err(other),
    }
}

/// A group buy, or what an auction sells, that the actor knows of: both have deposits.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn known(db: &impl ConnectionTrait, actor: &Actor, id: GroupBuyId) -> Result<Known, Error> {
    let row = store::known_by_id(db, &manages(actor), id).await?.ok_or_else(unknown)?;
    with_places(db, vec![row]).await?.pop().ok_or_else(unknown)
}

/// A group buy whose deposits the actor works with.
///
/// # Errors
/// [`Error::NotFound`], [`Error::SignInRequired`], [`Code::Forbidden`].
pub async fn worked(db: &impl ConnectionTrait, actor: &Actor, id: GroupBuyId) -> Result<Known, Error> {
    actor.signed_in()?;
    let known = known(db, actor, id).await?;
    if known.places().works(actor) { Ok(known) } else { Err(Error::Forbidden(Code::Forbidden)) }
}

/// These group buys, whoever asks.
///
/// # Errors
/// When the database fails.
pub async fn by_ids(
    db: &impl ConnectionTrait,
    ids: &[GroupBuyId],
) -> Result<HashMap<GroupBuyId, Known>, Error> {
    let rows = store::by_ids(db, ids).await?;
    Ok(with_places(db, rows).await?.into_iter().map(|known| (known.row.id, known)).collect())
}

/// These rows, in the same order.
async fn with_places(db: &impl ConnectionTrait, rows: Vec<Model>) -> Result<Vec<Known>, Error> {
    let ids: Vec<GroupBuyId> = rows.iter().map(|row| row.id).collect();
    let mut found: Vec<Known> = rows.into_iter().map(|row| Known { row, places: vec![] }).collect();
    for (id, project_id, city) in store::projects_of(db, &ids).await? {
        if let Some(known) = found.iter_mut().find(|known| known.row.id == id) {
            known.places.push((project_id, city));
        }
    }
    Ok(found)
}

/// The group buy, held until the transaction ends: whoever changes it, or what is counted of it, does so one after
/// another.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn locked(txn: &Txn, id: GroupBuyId) -> Result<Known, Error> {
    let row = store::locked(txn, id).await?.ok_or_else(unknown)?;
    with_places(txn, vec![row]).await?.pop().ok_or_else(unknown)
}

/// Takes a seat, where there is one. The group buy is held.
///
/// # Errors
/// When the database fails.
pub async fn take_seat(txn: &Txn, id: GroupBuyId) -> Result<bool, Error> {
    Ok(store::take_seat(txn, id).await?)
}

/// Gives a seat back. The group buy is held.
///
/// # Errors
/// A fault of ours where none was taken.
pub async fn give_seat(txn: &Txn, id: GroupBuyId) -> Result<(), Error> {
    if store::give_seat(txn, id).await? {
        return Ok(());
    }
    Err(Error::internal(anyhow::anyhow!("a seat of group buy {id} that nobody took is given back")))
}

/// How many seats these say are taken, group buys after one, for whoever checks that.
///
/// # Errors
/// When the database fails.
pub async fn seats_after(
    db: &impl ConnectionTrait,
    after: GroupBuyId,
    limit: u64,
) -> Result<Vec<(GroupBuyId, i32)>, Error> {
    Ok(store::after(db, after, limit).await?)
}

/// What readers see of these, in the same order.
///
/// # Errors
/// When the database fails.
pub async fn seen(app: &App, actor: &Actor, known: Vec<Known>) -> Result<Vec<Seen>, Error> {
    let (db, now) = (app.db.read(), app.clock.now());
    let ids: Vec<GroupBuyId> = known.iter().map(|known| known.row.id).collect();
    let all = known.iter().flat_map(|known| known.places.iter().map(|(id, _)| *id));
    let refs = projects::logic::refs(app, all.collect::<Vec<_>>()).await?;
    let mut late = payments::logic::late_of(app, &ids).await?;
    let is_member = match actor.account_id() {
        Some(account_id) => memberships::logic::member(db, account_id).await?.is_some(),
        None => false,
    };
    let mut own = deposits::logic::own_of(app, actor, &ids).await?;
    let seen = known.into_iter().map(|known| {
        let own = own.remove(&known.row.id);
        let why_not = why_not(actor, is_member, own, &known, now);
        Seen {
            phase: rules::phase(&known.row, now),
            projects: known.places.iter().filter_map(|(id, _)| refs.get(id).cloned()).collect(),
            late: late.remove(&known.row.id).unwrap_or_default(),
            may: may(actor, &known, why_not.is_none(), now),
            own,
            why_not,
            row: known.row,
        }
    });
    Ok(seen.collect())
}

/// Why the actor may not join.
fn why_not(
    actor: &Actor,
    is_member: bool,
    own: Option<OwnDeposit>,
    known: &Known,
    now: Instant,
) -> Option<Code> {
    use DepositState::{Applied, Held, Selected, Waiting};
    let row = &known.row;
    if own.is_some_and(|own| matches!(own.state, Waiting | Held | Selected | Applied)) {
        return Some(Code::AlreadyDeposited);
    }
    match rules::demand_open(row, now) {
        Err(code) => Some(code),
        Ok(()) if actor.account_id().is_none() => Some(Code::SignInRequired),
        Ok(()) if is_barred(known, actor) => Some(Code::Involved),
        Ok(()) if !is_member => Some(Code::NotAMember),
        Ok(()) => None,
    }
}

/// Whether the actor stays out of it: staff of a project do not bid for its homes.
pub fn is_barred(known: &Known, actor: &Actor) -> bool {
    known.row.mode == GroupBuyMode::Auction && known.places().is_staff(actor)
}

fn may(actor: &Actor, known: &Known, join: bool, now: Instant) -> GroupBuyMay {
    let (row, places) = (&known.row, known.places());
    let manages = places.all(actor, Permission::ManageGroupBuys);
    let works = places.works(actor);
    let state = row.state;
    GroupBuyMay {
        join,
        edit: manages && matches!(state, GroupBuyState::Draft | GroupBuyState::Open),
        open: manages && state == GroupBuyState::Draft,
        close: manages && deciding::may_decide(row, now),
        cancel: manages && !matches!(state, GroupBuyState::Settled | GroupBuyState::Failed),
        settle: manages && state == GroupBuyState::Selecting,
        work: works,
        select: places.any(actor, Permission::ManageGroupBuys),
        take_payments: places.any(actor, Permission::TakePayments),
    }
}
