//! Movements of money as a table, for whoever reconciles it with a statement.

use std::collections::HashMap;

use linli_entities::Date;
use linli_entities::deposit::{DepositId, Model as Deposit};
use linli_entities::group_buy::GroupBuyId;
use linli_entities::payment::{self, PaymentId};
use linli_entities::refund;

use super::demand_on;
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::code::Code;
use crate::error::Error;
use crate::features::deposits::logic::asking;
use crate::features::group_buys::logic as group_buys;
use crate::features::memberships::rules as memberships;
use crate::features::payments::rules;
use crate::features::payments::store;
use crate::features::points::logic::money::{self, CashLine};
use crate::features::promise::rules::csv::{self, Cell};

/// Lines that are read at once.
const ROWS: u64 = 500;
/// Lines of a table, at most.
const LINES_MAX: usize = 10_000;
/// Days of a table, at most.
const DAYS_MAX: i64 = 366;

const HEADING: [&str; 12] = [
    "number",
    "on",
    "in_yuan",
    "out_yuan",
    "balance_yuan",
    "provider",
    "bank_reference",
    "reference",
    "refund_number",
    "group_buy_id",
    "group_buy",
    "member_number",
];

/// What came and what went on these days, oldest first: of a group buy for who takes its payments, all for the whole
/// group.
///
/// # Errors
/// [`Code::Forbidden`]; [`Error::NotFound`] for a group buy that the actor does not know of; [`Code::OutOfRange`] at
/// `/until_on`.
pub async fn table(
    app: &App,
    actor: &Actor,
    (from, until): (Date, Date),
    group_buy_id: Option<GroupBuyId>,
) -> Result<String, Error> {
    actor.demand(Permission::TakePayments, Scope::Anywhere)?;
    match group_buy_id {
        Some(id) => demand_on(&group_buys::known(app.db.read(), actor, id).await?, actor)?,
        None => actor.demand(Permission::TakePayments, Scope::Club)?,
    }
    if !(0..DAYS_MAX).contains(&(until - from).num_days()) {
        return Err(Error::invalid("/until_on", Code::OutOfRange));
    }
    let (mut rows, mut after) = (vec![], 0);
    while rows.len() < LINES_MAX {
        let lines = money::cash(app.db.read(), (from, until), after, ROWS).await?;
        let Some(last) = lines.last() else { break };
        after = last.number;
        let named = Named::of(app, &lines).await?;
        rows.extend(lines.iter().filter_map(|line| named.row(line, group_buy_id)));
    }
    rows.truncate(LINES_MAX);
    Ok(csv::table(&HEADING, rows))
}

/// What lines are about.
struct Named {
    payments: HashMap<PaymentId, payment::Model>,
    refunds: HashMap<PaymentId, refund::Model>,
    deposits: HashMap<DepositId, Deposit>,
    titles: HashMap<GroupBuyId, String>,
}

impl Named {
    async fn of(app: &App, lines: &[CashLine]) -> Result<Self, Error> {
        let db = app.db.read();
        let ids: Vec<PaymentId> = lines.iter().map(|line| PaymentId(line.payment_id)).collect();
        let payments = store::payments_by_ids(db, &ids).await?;
        let deposits: Vec<DepositId> = payments.iter().filter_map(|row| row.deposit_id).collect();
        let deposits = asking::by_ids(db, &deposits).await?;
        let of: Vec<GroupBuyId> = deposits.iter().map(|row| row.group_buy_id).collect();
        let titles = group_buys::by_ids(db, &of).await?;
        let refunds = store::refunds_of_payments(db, &ids).await?;
        Ok(Self {
            payments: payments.into_iter().map(|row| (row.id, row)).collect(),
            refunds: refunds.into_iter().map(|row| (row.payment_id, row)).collect(),
            deposits: deposits.into_iter().map(|row| (row.id, row)).collect(),
            titles: titles.into_iter().map(|(id, known)| (id, known.row.title)).collect(),
        })
    }

    /// A line; none where it is of another group buy than is asked for, whose balance would say nothing.
    fn row(&self, line: &CashLine, wanted: Option<GroupBuyId>) -> Option<Vec<Cell>> {
        let payment = self.payments.get(&PaymentId(line.payment_id))?;
        let deposit = payment.deposit_id.and_then(|id| self.deposits.get(&id));
        let group_buy = deposit.map(|row| row.group_buy_id);
        if wanted.is_some() && wanted != group_buy {
            return None;
        }
        let came = line.fen.0 > 0;
        let refund = self.refunds.get(&payment.id).filter(|_| !came);
        let bank_reference = match refund {
            Some(refund) => refund.bank_reference.clone().unwrap_or_default(),
            None => payment.bank_reference.clone(),
        };
        let yuan = |fen: i64| Cell::Number(format!("{}.{:02}", fen / 100, fen % 100));
        Some(vec![
            Cell::number(Some(line.number)),
            Cell::text(line.on.to_string()),
            if came { yuan(line.fen.0) } else { Cell::Empty },
            if came { Cell::Empty } else { yuan(-line.fen.0) },
            if wanted.is_some() { Cell::Empty } else { yuan(line.balance.0) },
            Cell::text(payment.provider.clone()),
            Cell::text(bank_reference),
            Cell::text(payment.reference.clone().unwrap_or_default()),
            Cell::text(refund.map(|row| rules::number(row.id)).unwrap_or_default()),
            Cell::number(group_buy.map(|id| id.0)),
            Cell::text(group_buy.and_then(|id| self.titles.get(&id).cloned()).unwrap_or_default()),
            Cell::text(deposit.map(|row| memberships::number(row.membership_id)).unwrap_or_default()),
        ])
    }
}
