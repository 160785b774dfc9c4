//! Use cases of payments: reading. Recording is in [`recording`], paying back in [`refunding`], what providers say in
//! [`messages`](mod@messages), how money moves in [`moving`], tables in [`table`], whether it adds up in [`checking`].

pub mod checking;
pub mod messages;
pub mod moving;
pub mod recording;
pub mod refunding;
pub mod table;

use std::collections::HashMap;

use linli_entities::Date;
use linli_entities::account::AccountId;
use linli_entities::deposit::DepositId;
use linli_entities::group_buy::GroupBuyId;
use linli_entities::membership::MembershipId;
use linli_entities::payment::{self, PaymentId, PaymentState};
use linli_entities::payment_message::{self, MessageOutcome, PaymentMessageId};
use linli_entities::refund::{self, RefundId, RefundState};
use sea_orm::ConnectionTrait;

use super::output::RefundMay;
use super::rules::TRANSFER;
use super::store::{self, Filter};
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::{AccountRef, refs as accounts};
use crate::features::deposits::logic::asking;
use crate::features::group_buys::logic::{self as group_buys, Known};
use crate::features::group_buys::output::GroupBuyRef;
use crate::features::memberships;
use crate::page::PageRequest;

/// Whose deposit money is for.
#[derive(Clone, Debug)]
pub struct Of {
    /// The group buy.
    pub group_buy: GroupBuyRef,
    /// Whose.
    pub account: AccountRef,
}

/// A payment, as staff see it.
#[derive(Clone, Debug)]
pub struct SeenPayment {
    /// The row.
    pub row: payment::Model,
    /// Whose deposit it is for.
    pub of: Option<Of>,
    /// Who recorded it.
    pub recorded_by: Option<AccountRef>,
    /// The refund of it.
    pub refund: Option<SeenRefund>,
}

/// A refund, as one reader sees it.
#[derive(Clone, Debug)]
pub struct SeenRefund {
    /// The row.
    pub row: refund::Model,
    /// What goes back.
    pub payment: payment::Model,
    /// Whose deposit it was for.
    pub of: Option<Of>,
    /// Who recorded that it was sent.
    pub sent_by: Option<AccountRef>,
    /// Who confirmed that.
    pub confirmed_by: Option<AccountRef>,
    /// Whether the reader pays it back.
    pub desk: bool,
    /// What the reader may do.
    pub may: RefundMay,
    /// Today in the club.
    pub today: Date,
}

/// Refunds of a group buy that are not done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Late {
    /// How many.
    pub open_count: i64,
    /// How many of them are late.
    pub late_count: i64,
    /// By how many days the first of them is.
    pub days: i64,
}

/// Today in the club.
pub(super) async fn today(app: &App) -> Result<Date, Error> {
    Ok(memberships::logic::terms(app.db.read()).await?.day(app.clock.now()))
}

/// Refunds of these group buys that are not done, and how late they are.
///
/// # Errors
/// When the database fails.
pub async fn late_of(app: &App, ids: &[GroupBuyId]) -> Result<HashMap<GroupBuyId, Late>, Error> {
    let (db, today) = (app.db.read(), today(app).await?);
    let mut found: HashMap<GroupBuyId, Late> = HashMap::new();
    for (id, count, _) in store::open_refunds(db, ids, None).await? {
        found.entry(id).or_default().open_count = count;
    }
    for (id, count, due_on) in store::open_refunds(db, ids, Some(today)).await? {
        let late = found.entry(id).or_default();
        late.late_count = count;
        late.days = (today - due_on).num_days();
    }
    Ok(found)
}

/// The refunds of these deposits, newest first, for whoever may read those.
///
/// # Errors
/// When the database fails.
pub async fn refunds_of(
    app: &App,
    actor: &Actor,
    ids: &[DepositId],
) -> Result<HashMap<DepositId, Vec<SeenRefund>>, Error> {
    let rows = store::refunds_of(app.db.read(), ids).await?;
    let mut found: HashMap<DepositId, Vec<SeenRefund>> = HashMap::new();
    for seen in seen_refunds(app, actor, rows).await? {
        if let Some(id) = seen.row.deposit_id {
            found.entry(id).or_default().push(seen);
        }
    }
    Ok(found)
}

/// Whether money of a deposit is owed.
///
/// # Errors
/// When the database fails.
pub async fn is_owed(db: &impl ConnectionTrait, id: DepositId) -> Result<bool, Error> {
    Ok(store::is_owed(db, id).await?)
}

/// Forgets who paid for a deposit, where its account is erased.
///
/// # Errors
/// When the database fails.
pub async fn forget_payer(txn: &Txn, id: DepositId) -> Result<(), Error> {
    Ok(store::forget_payer(txn, id).await?)
}

/// A page of payments, newest first: of a group buy for who takes its payments; those without a deposit for whoever takes
/// payments anywhere; all for the whole group.
///
/// # Errors
/// [`Code::Forbidden`]; [`Error::NotFound`] for a group buy that the actor does not know of.
pub async fn payments(
    app: &App,
    actor: &Actor,
    state: Option<PaymentState>,
    group_buy_id: Option<GroupBuyId>,
    page: &PageRequest<PaymentId>,
) -> Result<(Vec<SeenPayment>, Option<String>), Error> {
    actor.demand(Permission::TakePayments, Scope::Anywhere)?;
    match (group_buy_id, state) {
        (Some(id), _) => demand_on(&group_buys::known(app.db.read(), actor, id).await?, actor)?,
        (None, Some(PaymentState::Unassigned)) => {}
        (None, _) => actor.demand(Permission::TakePayments, Scope::Club)?,
    }
    let rows = store::payments(app.db.read(), state, group_buy_id, page).await?;
    let (rows, next) = page.cut(rows, |row| row.id);
    Ok((seen_payments(app, actor, rows).await?, next))
}

/// Which refunds are asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct AskedRefunds {
    /// In this state.
    pub state: Option<RefundState>,
    /// Those alone that are late.
    pub late: bool,
    /// Of this group buy.
    pub group_buy_id: Option<GroupBuyId>,
}

/// A page of refunds, those first that are due first, where the actor takes payments.
///
/// # Errors
/// [`Code::Forbidden`]; [`Error::NotFound`] for a group buy that the actor does not know of.
pub async fn refunds(
    app: &App,
    actor: &Actor,
    asked: AskedRefunds,
    page: &PageRequest<(Date, RefundId)>,
) -> Result<(Vec<SeenRefund>, Option<String>), Error> {
    let within = actor.demand_reach(Permission::TakePayments)?;
    if let Some(id) = asked.group_buy_id {
        group_buys::known(app.db.read(), actor, id).await?;
    }
    let late_on = if asked.late { Some(today(app).await?) } else { None };
    let filter = Filter { state: asked.state, late_on, group_buy_id: asked.group_buy_id, within };
    let rows = store::refunds(app.db.read(), &filter, page).await?;
    let (rows, next) = page.cut(rows, |row| (row.due_on, row.id));
    Ok((seen_refunds(app, actor, rows).await?, next))
}

/// A page of what providers said, newest first, for the whole group.
///
/// # Errors
/// [`Code::Forbidden`].
pub async fn messages(
    app: &App,
    actor: &Actor,
    outcome: Option<MessageOutcome>,
    page: &PageRequest<PaymentMessageId>,
) -> Result<(Vec<payment_message::Model>, Option<String>), Error> {
    actor.demand(Permission::TakePayments, Scope::Club)?;
    let rows = store::messages(app.db.read(), outcome, page).await?;
    Ok(page.cut(rows, |row| row.id))
}

/// Demands that the actor takes the payments of a group buy.
pub(super) fn demand_on(group_buy: &Known, actor: &Actor) -> Result<(), Error> {
    if group_buy.places().any(actor, Permission::TakePayments) {
        Ok(())
    } else {
        Err(Error::Forbidden(Code::Forbidden))
    }
}

/// Demands that it is not the actor's own money: nobody takes or pays back that.
pub(super) fn demand_of_other(actor: &Actor, whose: Option<AccountId>) -> Result<(), Error> {
    if whose.is_some() && whose == actor.account_id() {
        return Err(Error::Forbidden(Code::Involved));
    }
    Ok(())
}

async fn seen_payment(app: &App, actor: &Actor, id: PaymentId) -> Result<SeenPayment, Error> {
    let unknown = || Error::NotFound("payment");
    let row = store::payment(app.db.read(), id).await?.ok_or_else(unknown)?;
    seen_payments(app, actor, vec![row]).await?.pop().ok_or_else(unknown)
}

async fn seen_refund(app: &App, actor: &Actor, id: RefundId) -> Result<SeenRefund, Error> {
    let unknown = || Error::NotFound("refund");
    let row = store::refund(app.db.read(), id).await?.ok_or_else(unknown)?;
    seen_refunds(app, actor, vec![row]).await?.pop().ok_or_else(unknown)
}

/// Whose the deposits are, and for what.
struct Deposits {
    group_buys: HashMap<GroupBuyId, Known>,
    of: HashMap<DepositId, (GroupBuyId, AccountRef)>,
}

impl Deposits {
    async fn of(app: &App, ids: impl Iterator<Item = DepositId>) -> Result<Self, Error> {
        let db = app.db.read();
        let rows = asking::by_ids(db, &ids.collect::<Vec<_>>()).await?;
        let group_buys: Vec<GroupBuyId> = rows.iter().map(|row| row.group_buy_id).collect();
        let members: Vec<MembershipId> = rows.iter().map(|row| row.membership_id).collect();
        let people = memberships::logic::people(app, &members).await?;
        let of = rows.iter().filter_map(|row| {
            let (_, account) = people.get(&row.membership_id)?;
            Some((row.id, (row.group_buy_id, account.clone())))
        });
        Ok(Self { of: of.collect(), group_buys: group_buys::by_ids(db, &group_buys).await? })
    }

    fn known(&self, id: Option<DepositId>) -> Option<(&Known, &AccountRef)> {
        let (group_buy_id, account) = self.of.get(&id?)?;
        Some((self.group_buys.get(group_buy_id)?, account))
    }

    fn named(&self, app: &App, id: Option<DepositId>) -> Option<Of> {
        let (known, account) = self.known(id)?;
        Some(Of { group_buy: known.named(app.clock.now()), account: account.clone() })
    }

    /// Whether the actor takes and pays back the money of this deposit, or of none.
    fn is_taken_by(&self, actor: &Actor, id: Option<DepositId>) -> bool {
        match self.known(id) {
            Some((known, account)) => {
                demand_on(known, actor).is_ok() && actor.account_id() != Some(account.id)
            }
            None => actor.may(Permission::TakePayments, Scope::Club),
        }
    }
}

async fn seen_payments(
    app: &App,
    actor: &Actor,
    rows: Vec<payment::Model>,
) -> Result<Vec<SeenPayment>, Error> {
    let ids: Vec<PaymentId> = rows.iter().map(|row| row.id).collect();
    let deposits = Deposits::of(app, rows.iter().filter_map(|row| row.deposit_id)).await?;
    let refunds = store::refunds_of_payments(app.db.read(), &ids).await?;
    let refunds = seen_refunds(app, actor, refunds).await?;
    let mut refunds: HashMap<PaymentId, SeenRefund> =
        refunds.into_iter().map(|refund| (refund.row.payment_id, refund)).collect();
    let by: Vec<AccountId> = rows.iter().filter_map(|row| row.recorded_by).collect();
    let people = accounts::refs(app, &by, Scope::Club).await?;
    let seen = rows.into_iter().map(|row| SeenPayment {
        of: deposits.named(app, row.deposit_id),
        recorded_by: row.recorded_by.and_then(|id| people.get(&id).cloned()),
        refund: refunds.remove(&row.id),
        row,
    });
    Ok(seen.collect())
}

async fn seen_refunds(app: &App, actor: &Actor, rows: Vec<refund::Model>) -> Result<Vec<SeenRefund>, Error> {
    if rows.is_empty() {
        return Ok(vec![]);
    }
    let today = today(app).await?;
    let ids: Vec<PaymentId> = rows.iter().map(|row| row.payment_id).collect();
    let payments = store::payments_by_ids(app.db.read(), &ids).await?;
    let payments: HashMap<PaymentId, payment::Model> =
        payments.into_iter().map(|row| (row.id, row)).collect();
    let deposits = Deposits::of(app, rows.iter().filter_map(|row| row.deposit_id)).await?;
    let by: Vec<AccountId> = rows.iter().flat_map(|row| [row.sent_by, row.confirmed_by]).flatten().collect();
    let people = accounts::refs(app, &by, Scope::Club).await?;
    let seen = rows.into_iter().filter_map(|row| {
        let desk = deposits.is_taken_by(actor, row.deposit_id);
        let name = |id: Option<AccountId>| id.filter(|_| desk).and_then(|id| people.get(&id).cloned());
        Some(SeenRefund {
            payment: payments.get(&row.payment_id)?.clone(),
            of: deposits.named(app, row.deposit_id),
            sent_by: name(row.sent_by),
            confirmed_by: name(row.confirmed_by),
            may: may(actor, &row, desk),
            desk,
            today,
            row,
        })
    });
    Ok(seen.collect())
}

fn may(actor: &Actor, row: &refund::Model, desk: bool) -> RefundMay {
    let transfer = row.provider == TRANSFER;
    let first = row.sent_by.is_some() && row.sent_by == actor.account_id();
    RefundMay {
        send: desk && transfer && row.state == RefundState::Due,
        confirm: desk && row.state == RefundState::Sent && !first,
    }
}
