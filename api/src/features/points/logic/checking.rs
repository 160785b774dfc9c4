//! Whether the ledger is what it says: L1 to L11 (see the feature), read back from its rows. One row that was changed by
//! hand is found and named.

use std::collections::HashMap;
use std::fmt;

use chrono::TimeDelta;
use linli_entities::Instant;
use linli_entities::ledger_account::{self, LedgerAccountId, LedgerAccountKind as Kind};
use linli_entities::ledger_entry;
use linli_entities::ledger_head::LedgerUnit;
use linli_entities::ledger_transaction::{self, LedgerTransactionId, TransactionKind};
use linli_entities::membership::MembershipId;
use linli_entities::point_lot::{self, PointLotId};
use sea_orm::ConnectionTrait;

use super::ledger::UNIT;
use super::{funds, money};
use crate::app::App;
use crate::error::Error;
use crate::features::points::rules::chain::Hashed;
use crate::features::points::store::{self, checking as rows};

/// Transactions, or members, looked at in one go.
const PAGE: u64 = 100;
/// How long after it has lapsed a lot may wait for the job.
const JOB_PERIOD: TimeDelta = TimeDelta::hours(48);

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Transactions are missing before this number, or after the last.
    Gap(i64),
    /// What a transaction says is not what was hashed.
    Hash(i64),
    /// The entries of a transaction do not add up.
    Unbalanced(i64),
    /// More is taken back than a transaction gave.
    TakenBack(i64),
    /// A transaction gave points, and for no fact.
    NoFact(i64),
    /// The accounts of the book do not add up.
    Book,
    /// An account is not what its entries add up to.
    Account(LedgerAccountId),
    /// An entry says another balance than the entries up to it add up to.
    Entry(LedgerTransactionId, LedgerAccountId),
    /// A member has points and owes some, or has less than none.
    Owes(MembershipId),
    /// The lots of a member are not what is available and held.
    Lots(MembershipId),
    /// A lot is not what is left and what was taken.
    Lot(PointLotId),
    /// What is held of a lot is not what holds set aside.
    Held(PointLotId),
    /// Something is left in a lot that lapsed long ago.
    Lapsed(PointLotId),
    /// Transactions of money are missing before this number, or after the last.
    MoneyGap(i64),
    /// What a transaction of money says is not what was hashed, or it does not add up.
    Money(i64),
    /// The accounts of money do not add up, or what is held or owed is below nothing.
    MoneyBook,
    /// Transactions of funds are missing before this number, or after the last.
    FundGap(i64),
    /// What a transaction of funds says is not what was hashed, or it does not add up.
    Fund(i64),
    /// The accounts of funds do not add up, or one of them is below nothing.
    FundBook,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Gap(number) => write!(f, "ledger: transactions are missing before number {number}"),
            Self::Hash(number) => write!(f, "ledger: transaction {number} is not as it was written"),
            Self::Unbalanced(number) => {
                write!(f, "ledger: the entries of transaction {number} do not add up")
            }
            Self::TakenBack(number) => write!(f, "ledger: more is taken back than transaction {number} gave"),
            Self::NoFact(number) => write!(f, "ledger: transaction {number} gave points for no fact"),
            Self::Book => write!(f, "ledger: the accounts do not add up to nothing"),
            Self::Account(id) => write!(f, "ledger: account {id} is not what its entries add up to"),
            Self::Entry(transaction, account) => {
                write!(
                    f,
                    "ledger: the entry of transaction {transaction} on account {account} says another balance"
                )
            }
            Self::Owes(id) => {
                write!(f, "ledger: membership {id} has points and owes some, or has less than none")
            }
            Self::Lots(id) => write!(f, "ledger: the lots of membership {id} are not what it has"),
            Self::Lot(id) => write!(f, "ledger: lot {id} is not what is left and what was taken"),
            Self::Held(id) => write!(f, "ledger: what is held of lot {id} is not what holds set aside"),
            Self::Lapsed(id) => write!(f, "ledger: something is left in lot {id}, which lapsed long ago"),
            Self::MoneyGap(number) => {
                write!(f, "ledger of money: transactions are missing before number {number}")
            }
            Self::Money(number) => {
                write!(f, "ledger of money: transaction {number} is not as it was written")
            }
            Self::MoneyBook => write!(f, "ledger of money: the accounts do not add up"),
            Self::FundGap(number) => {
                write!(f, "ledger of funds: transactions are missing before number {number}")
            }
            Self::Fund(number) => {
                write!(f, "ledger of funds: transaction {number} is not as it was written")
            }
            Self::FundBook => write!(f, "ledger of funds: the accounts do not add up"),
        }
    }
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// What is wrong.
    pub faults: Vec<Fault>,
    /// How many transactions were looked at.
    pub transaction_count: u64,
    /// How many members.
    pub member_count: u64,
}

/// Checks the whole book.
///
/// # Errors
/// When the database fails, or the application closes meanwhile.
pub async fn check(app: &App) -> Result<Checked, Error> {
    let mut checked = Checked::default();
    check_chain(app, UNIT, &mut checked).await?;
    check_chain(app, money::UNIT, &mut checked).await?;
    check_chain(app, funds::UNIT, &mut checked).await?;
    check_members(app, &mut checked).await?;
    app.db
        .write((), |txn, ()| {
            Box::pin(async move {
                store::lock_head(txn, UNIT).await?;
                store::lock_head(txn, money::UNIT).await?;
                store::lock_head(txn, funds::UNIT).await?;
                check_club(txn).await
            })
        })
        .await
        .map(|faults| checked.faults.extend(faults))?;
    Ok(checked)
}

fn go_on(app: &App) -> Result<(), Error> {
    if app.stop.is_cancelled() { Err(Error::internal(anyhow::anyhow!("closing"))) } else { Ok(()) }
}

/// Walks along the chain: what is written in it never changes, so whoever writes meanwhile makes no difference.
async fn check_chain(app: &App, unit: LedgerUnit, checked: &mut Checked) -> Result<(), Error> {
    let db = app.db.read();
    let mut faults = vec![];
    let head = rows::head(db, unit).await?.ok_or_else(|| Error::internal(anyhow::anyhow!("no head")))?;
    let (mut number, mut hash) = (0, vec![]);
    loop {
        go_on(app)?;
        let page = rows::transactions(db, unit, number, PAGE).await?;
        if page.is_empty() {
            break;
        }
        let ids: Vec<LedgerTransactionId> = page.iter().map(|row| row.id).collect();
        let parts = Parts::of(db, &ids).await?;
        for row in page {
            if row.number != number + 1 {
                faults.push(Fault::Gap(row.number));
            }
            parts.check(&row, &hash, &mut faults);
            if row.number == head.number && row.hash != head.hash {
                faults.push(Fault::Hash(row.number));
            }
            (number, hash) = (row.number, row.hash);
            checked.transaction_count += 1;
        }
    }
    if number < head.number {
        faults.push(Fault::Gap(head.number + 1));
    }
    checked.faults.extend(faults.into_iter().map(|fault| of_book(unit, fault)));
    Ok(())
}

/// A fault of a chain, as one of its book.
fn of_book(unit: LedgerUnit, fault: Fault) -> Fault {
    match (unit, fault) {
        (LedgerUnit::Fen, Fault::Gap(number)) => Fault::MoneyGap(number),
        (LedgerUnit::Fen, Fault::Hash(number) | Fault::Unbalanced(number) | Fault::TakenBack(number)) => {
            Fault::Money(number)
        }
        (LedgerUnit::Fund, Fault::Gap(number)) => Fault::FundGap(number),
        (LedgerUnit::Fund, Fault::Hash(number) | Fault::Unbalanced(number) | Fault::TakenBack(number)) => {
            Fault::Fund(number)
        }
        (_, fault) => fault,
    }
}

/// What belongs to the transactions of a page.
struct Parts {
    entries: Vec<ledger_entry::Model>,
    kinds: Vec<(LedgerTransactionId, Kind, i64, i64)>,
    moves: Vec<linli_entities::lot_move::Model>,
    lots: Vec<point_lot::Model>,
    facts: Vec<LedgerTransactionId>,
    reversing: Vec<(LedgerTransactionId, LedgerTransactionId)>,
    reversed: Vec<(LedgerTransactionId, Kind, i64, i64)>,
}

impl Parts {
    async fn of(db: &impl ConnectionTrait, ids: &[LedgerTransactionId]) -> Result<Self, Error> {
        let reversing = rows::reversing(db, ids).await?;
        let by: Vec<LedgerTransactionId> = reversing.iter().map(|(_, by)| *by).collect();
        Ok(Self {
            entries: rows::entries(db, ids).await?,
            kinds: store::entries_of(db, ids).await?,
            moves: store::moves_of(db, ids).await?,
            lots: store::lots_made(db, ids).await?,
            facts: rows::facts(db, ids).await?,
            reversed: store::entries_of(db, &by).await?,
            reversing,
        })
    }

    fn check(&self, row: &ledger_transaction::Model, before: &[u8], faults: &mut Vec<Fault>) {
        let entries: Vec<(LedgerAccountId, i64)> = self
            .entries
            .iter()
            .filter(|entry| entry.transaction_id == row.id)
            .map(|entry| (entry.account_id, entry.amount))
            .collect();
        let moves: Vec<(PointLotId, i64)> = self
            .moves
            .iter()
            .filter(|one| one.transaction_id == row.id)
            .map(|one| (one.lot_id, one.quantity))
            .collect();
        if entries.iter().map(|(_, amount)| amount).sum::<i64>() != 0 || entries.is_empty() {
            faults.push(Fault::Unbalanced(row.number));
        }
        let lot = self.lots.iter().find(|lot| lot.transaction_id == row.id);
        let hashed = Hashed {
            unit: row.unit,
            number: row.number,
            kind: row.kind,
            membership_id: row.membership_id,
            source: (row.source, row.source_id),
            rule_id: row.rule_id,
            actor_id: row.actor_id,
            reverses_id: row.reverses_id,
            qualifying: row.qualifying,
            effective_on: row.effective_on,
            recorded_at: row.recorded_at,
            entries: &entries,
            moves: &moves,
            lot: lot.map(|lot| (lot.amount, lot.expires_on)),
        };
        if hashed.after(before) != row.hash {
            faults.push(Fault::Hash(row.number));
        }
        // What money moved for is a payment or an entry of a fund, once: the database holds that.
        if row.unit != LedgerUnit::Points {
            return;
        }
        let given = matches!(row.kind, TransactionKind::Earned | TransactionKind::Pending);
        if given && !self.facts.contains(&row.id) {
            faults.push(Fault::NoFact(row.number));
        }
        if self.left_of(row) < 0 {
            faults.push(Fault::TakenBack(row.number));
        }
    }

    /// What is left of what a transaction gave, spent or promised, after all that takes it back.
    fn left_of(&self, row: &ledger_transaction::Model) -> i64 {
        let by: Vec<LedgerTransactionId> =
            self.reversing.iter().filter(|(of, _)| *of == row.id).map(|(_, by)| *by).collect();
        let own = |kinds: &[Kind]| {
            let own = self.kinds.iter().filter(|(id, kind, ..)| *id == row.id && kinds.contains(kind));
            own.map(|(.., n, _)| n).sum::<i64>()
        };
        let back = |kind: Kind| {
            let back = self.reversed.iter().filter(|(id, on, ..)| by.contains(id) && *on == kind);
            back.map(|(.., n, _)| n).sum::<i64>()
        };
        match row.kind {
            TransactionKind::Earned | TransactionKind::Released => {
                own(&[Kind::Available, Kind::Debt]) - back(Kind::Issuance)
            }
            TransactionKind::Spent | TransactionKind::Captured => {
                own(&[Kind::Redeemed]) + back(Kind::Redeemed)
            }
            TransactionKind::Pending => own(&[Kind::Pending]) + back(Kind::Pending),
            _ => 0,
        }
    }
}

async fn check_members(app: &App, checked: &mut Checked) -> Result<(), Error> {
    let mut after = MembershipId(0);
    loop {
        go_on(app)?;
        let members = rows::members(app.db.read(), after, PAGE).await?;
        let Some(last) = members.last().copied() else { return Ok(()) };
        checked.member_count += members.len() as u64;
        let found = app
            .db
            .write((members, app.clock.now()), |txn, (members, now)| {
                Box::pin(async move {
                    // Under the lock of the book both sides are of one moment.
                    store::lock_head(txn, UNIT).await?;
                    store::lock_head(txn, money::UNIT).await?;
                    check_page(txn, &members, now).await
                })
            })
            .await?;
        checked.faults.extend(found);
        after = last;
    }
}

async fn check_page(
    db: &impl ConnectionTrait,
    members: &[MembershipId],
    now: Instant,
) -> Result<Vec<Fault>, Error> {
    let mut faults = vec![];
    let accounts = rows::accounts(db, members).await?;
    let ids: Vec<LedgerAccountId> = accounts.iter().map(|account| account.id).collect();
    let mut sums: HashMap<LedgerAccountId, i64> = HashMap::new();
    for entry in rows::entries_on(db, &ids).await? {
        let sum = sums.entry(entry.account_id).or_default();
        *sum += entry.amount;
        if *sum != entry.balance {
            faults.push(Fault::Entry(entry.transaction_id, entry.account_id));
        }
    }
    for account in &accounts {
        if account.posted != sums.get(&account.id).copied().unwrap_or(0) {
            faults.push(Fault::Account(account.id));
        }
    }
    let lots = rows::lots(db, members).await?;
    for member in members {
        faults.extend(check_member(*member, &accounts, &lots));
    }
    let taken: HashMap<PointLotId, i64> = rows::taken(db, members).await?.into_iter().collect();
    let mut held: HashMap<PointLotId, i64> = HashMap::new();
    for (_, lot_id, quantity) in rows::set_aside(db, members).await? {
        *held.entry(lot_id).or_default() += quantity;
    }
    for lot in &lots {
        if lot.amount != lot.remaining + taken.get(&lot.id).copied().unwrap_or(0) {
            faults.push(Fault::Lot(lot.id));
        }
        if lot.held != held.get(&lot.id).copied().unwrap_or(0) {
            faults.push(Fault::Held(lot.id));
        }
        if lot.remaining > lot.held && lot.lapses_at.is_some_and(|at| at + JOB_PERIOD < now) {
            faults.push(Fault::Lapsed(lot.id));
        }
    }
    Ok(faults)
}

fn check_member(
    member: MembershipId,
    accounts: &[ledger_account::Model],
    lots: &[point_lot::Model],
) -> Vec<Fault> {
    let mut faults = vec![];
    let says = |kind: Kind| {
        let own = accounts.iter().filter(|one| one.membership_id == Some(member) && one.unit == UNIT);
        own.filter(|one| one.kind == kind).map(|one| one.posted).sum::<i64>()
    };
    let (available, held, debt) = (says(Kind::Available), says(Kind::Held), says(Kind::Debt));
    if available < 0 || held < 0 || debt > 0 || says(Kind::Pending) < 0 || (debt < 0 && available > 0) {
        faults.push(Fault::Owes(member));
    }
    let left: i64 = lots.iter().filter(|lot| lot.membership_id == member).map(|lot| lot.remaining).sum();
    let aside: i64 = lots.iter().filter(|lot| lot.membership_id == member).map(|lot| lot.held).sum();
    if left != available + held || aside != held {
        faults.push(Fault::Lots(member));
    }
    faults
}

async fn check_club(db: &impl ConnectionTrait) -> Result<Vec<Fault>, Error> {
    let mut faults = vec![];
    let accounts = rows::club_accounts(db).await?;
    let ids: Vec<LedgerAccountId> = accounts.iter().map(|account| account.id).collect();
    let sums: HashMap<LedgerAccountId, i64> = rows::sums(db, &ids).await?.into_iter().collect();
    let below = accounts.iter().any(|account| account.kind == Kind::Fund && account.posted < 0);
    for account in accounts {
        if account.posted != sums.get(&account.id).copied().unwrap_or(0) {
            faults.push(Fault::Account(account.id));
        }
    }
    if rows::sum_of_all(db, UNIT).await? != 0 {
        faults.push(Fault::Book);
    }
    let owed = money::totals(db).await?;
    if rows::sum_of_all(db, money::UNIT).await? != 0 || owed.iter().any(|(_, fen)| fen.0 < 0) {
        faults.push(Fault::MoneyBook);
    }
    if rows::sum_of_all(db, funds::UNIT).await? != 0 || below {
        faults.push(Fault::FundBook);
    }
    Ok(faults)
}
