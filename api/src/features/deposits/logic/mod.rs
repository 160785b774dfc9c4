//! Use cases of deposits: reading. Making is in [`making`], what members and staff do with them in [`acting`], money that
//! comes in [`taking`], what happens by itself in [`ending`], what others ask of them in [`asking`].

pub mod acting;
pub mod asking;
pub mod ending;
pub mod making;
pub mod taking;

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::deposit::{DepositId, DepositState, Model};
use linli_entities::deposit_act::{self, DepositActKind};
use linli_entities::group_buy::{GroupBuyId, GroupBuyState};
use linli_entities::membership::MembershipId;
use linli_entities::outbox::OutboxKind;
use sea_orm::{ConnectionTrait, Set};

use super::output::DepositMay;
use super::rules::{self, Step};
use super::store;
use crate::actor::{Actor, Permission};
use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::AccountRef;
use crate::features::group_buys::logic::{self as group_buys, Known};
use crate::features::group_buys::output::OwnDeposit;
use crate::features::payments::logic::SeenRefund;
use crate::features::{auctions, memberships, payments};
use crate::outbox;
use crate::page::PageRequest;

/// A deposit, as one reader sees it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The row.
    pub row: Model,
    /// For what.
    pub group_buy: Known,
    /// Whose it is.
    pub account: AccountRef,
    /// The number of that membership.
    pub number: String,
    /// What goes back or went.
    pub refunds: Vec<SeenRefund>,
    /// What happened to it.
    pub acts: Vec<(DepositActKind, Instant)>,
    /// What the reader may do.
    pub may: DepositMay,
    /// Now.
    pub now: Instant,
}

fn unknown() -> Error {
    Error::NotFound("deposit")
}

/// Notes what happened to a deposit, for its history and for whoever is told.
pub(super) async fn note(
    txn: &Txn,
    id: DepositId,
    kind: DepositActKind,
    by: Option<AccountId>,
    now: Instant,
) -> Result<(), Error> {
    let act = deposit_act::ActiveModel {
        deposit_id: Set(id),
        kind: Set(kind),
        actor_id: Set(by),
        acted_at: Set(now),
        ..Default::default()
    };
    let act = store::insert_act(txn, act).await?;
    Ok(outbox::enqueue(txn, OutboxKind::DepositAct, act.0, now).await?)
}

/// The deposit with its group buy, which is held until the transaction ends.
pub(super) async fn locked(txn: &Txn, id: DepositId) -> Result<(Model, Known), Error> {
    let row = store::by_ids(txn, &[id]).await?.pop().ok_or_else(unknown)?;
    let group_buy = group_buys::locked(txn, row.group_buy_id).await?;
    // As it is now that nobody else changes it.
    let row = store::by_ids(txn, &[id]).await?.pop().ok_or_else(unknown)?;
    Ok((row, group_buy))
}

/// Whether somebody of these deposits' group buy was selected.
///
/// # Errors
/// When the database fails.
pub async fn any_selected(db: &impl ConnectionTrait, id: GroupBuyId) -> Result<bool, Error> {
    Ok(store::any_selected(db, id).await?)
}

/// The actor's newest deposit for each of these.
///
/// # Errors
/// When the database fails.
pub async fn own_of(
    app: &App,
    actor: &Actor,
    ids: &[GroupBuyId],
) -> Result<HashMap<GroupBuyId, OwnDeposit>, Error> {
    let Some(account_id) = actor.account_id() else { return Ok(HashMap::new()) };
    let Some(own) = memberships::logic::id_of(app, account_id).await? else { return Ok(HashMap::new()) };
    let rows = store::of_member_for(app.db.read(), own, ids).await?;
    Ok(rows.into_iter().map(|(of, id, state)| (of, OwnDeposit { id, state })).collect())
}

/// One deposit, for whose it is and for staff who work with it.
///
/// # Errors
/// [`Error::NotFound`] for others.
pub async fn get(app: &App, actor: &Actor, id: DepositId) -> Result<Seen, Error> {
    actor.signed_in()?;
    let row = store::by_ids(app.db.read(), &[id]).await?.pop().ok_or_else(unknown)?;
    let seen = seen(app, actor, vec![row]).await?.pop().ok_or_else(unknown)?;
    let own = actor.account_id() == Some(seen.account.id);
    if own || seen.group_buy.places().works(actor) { Ok(seen) } else { Err(unknown()) }
}

/// A page of one's own deposits, newest first, and the cursor of the next.
///
/// # Errors
/// [`Error::SignInRequired`].
pub async fn own(
    app: &App,
    actor: &Actor,
    page: &PageRequest<DepositId>,
) -> Result<(Vec<Seen>, Option<String>), Error> {
    let account_id = actor.signed_in()?.account_id;
    let Some(own) = memberships::logic::id_of(app, account_id).await? else { return Ok((vec![], None)) };
    let rows = store::of_member(app.db.read(), own, page).await?;
    let (rows, next) = page.cut(rows, |row| row.id);
    Ok((seen(app, actor, rows).await?, next))
}

/// A page of the deposits for a group buy, for staff who work with them, in the order in which they were made.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`](crate::code::Code::Forbidden).
pub async fn list(
    app: &App,
    actor: &Actor,
    id: GroupBuyId,
    state: Option<DepositState>,
    page: &PageRequest<DepositId>,
) -> Result<(Vec<Seen>, Option<String>), Error> {
    group_buys::worked(app.db.read(), actor, id).await?;
    let rows = store::of_group_buy(app.db.read(), id, state, page).await?;
    let (rows, next) = page.cut(rows, |row| row.id);
    Ok((seen(app, actor, rows).await?, next))
}

async fn seen(app: &App, actor: &Actor, rows: Vec<Model>) -> Result<Vec<Seen>, Error> {
    let (db, now) = (app.db.read(), app.clock.now());
    let ids: Vec<DepositId> = rows.iter().map(|row| row.id).collect();
    let of: Vec<GroupBuyId> = rows.iter().map(|row| row.group_buy_id).collect();
    let group_buys = group_buys::by_ids(db, &of).await?;
    let members: Vec<MembershipId> = rows.iter().map(|row| row.membership_id).collect();
    let people = memberships::logic::people(app, &members).await?;
    let mut refunds = payments::logic::refunds_of(app, actor, &ids).await?;
    let mut acts: HashMap<DepositId, Vec<(DepositActKind, Instant)>> = HashMap::new();
    for act in store::acts(db, &ids).await? {
        acts.entry(act.deposit_id).or_default().push((act.kind, act.acted_at));
    }
    let sales = group_buys.values().map(|known| &known.row);
    let bound = auctions::logic::bound(db, sales, now).await?;
    let seen = rows.into_iter().filter_map(|row| {
        let group_buy = group_buys.get(&row.group_buy_id)?.clone();
        let (_, account) = people.get(&row.membership_id)?;
        Some(Seen {
            account: account.clone(),
            number: memberships::rules::number(row.membership_id),
            refunds: refunds.remove(&row.id).unwrap_or_default(),
            acts: acts.remove(&row.id).unwrap_or_default(),
            may: may(actor, account.id, &row, &group_buy, bound.contains(&row.id), now),
            group_buy,
            row,
            now,
        })
    });
    Ok(seen.collect())
}

/// Whether homes are chosen now.
fn is_selecting(group_buy: &Known, now: Instant) -> bool {
    group_buy.row.state == GroupBuyState::Selecting && now < group_buy.row.promise_at
}

/// Whether it was decided that enough joined, so that what was chosen is dealt with.
fn is_decided(group_buy: &Known) -> bool {
    matches!(group_buy.row.state, GroupBuyState::Selecting | GroupBuyState::Settled)
}

fn may(
    actor: &Actor,
    whose: AccountId,
    row: &Model,
    group_buy: &Known,
    bound: bool,
    now: Instant,
) -> DepositMay {
    let own = actor.account_id() == Some(whose);
    let manages = !own && group_buy.places().any(actor, Permission::ManageGroupBuys);
    let goes = |step: Step| rules::next(row.state, step).is_some();
    DepositMay {
        withdraw: own && !bound && goes(Step::Withdraw),
        select: manages && goes(Step::Select) && is_selecting(group_buy, now),
        release: manages && goes(Step::Release) && rules::is_seated(row.state) && is_decided(group_buy),
        apply: manages && goes(Step::Apply) && is_decided(group_buy),
    }
}
