//! Whether the books of funds are what they say: each entry as it was written and as the ledger has it, none missing, and all
//! of them together what is in the fund.

use std::collections::HashMap;
use std::fmt;

use linli_entities::fund::{self, FundId};
use linli_entities::fund_entry::{FundEntryId, Model};

use crate::app::App;
use crate::error::Error;
use crate::features::fund::rules::chain;
use crate::features::fund::store;
use crate::features::points::logic::funds::{self, Posted};

/// Entries, or funds, looked at in one go.
const PAGE: u64 = 100;

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Entries of a fund are missing before this number, or after the last.
    Gap(FundId, i64),
    /// What an entry says is not what was hashed.
    Entry(FundId, i64),
    /// What an entry says is not what the ledger says of it.
    Ledger(FundId, i64),
    /// What is in a fund is not what its entries add up to.
    Balance(FundId),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Gap(id, number) => write!(f, "fund {id}: entries are missing before number {number}"),
            Self::Entry(id, number) => write!(f, "fund {id}: entry {number} is not as it was written"),
            Self::Ledger(id, number) => write!(f, "fund {id}: entry {number} is not what the ledger says"),
            Self::Balance(id) => write!(f, "fund {id}: what is in it is not what its entries add up to"),
        }
    }
}

/// Checks all funds.
///
/// # Errors
/// When the database fails, or the application closes meanwhile.
pub async fn check(app: &App) -> Result<Vec<Fault>, Error> {
    let (mut faults, mut after) = (vec![], FundId(0));
    loop {
        let funds = store::after(app.db.read(), after, PAGE).await?;
        let Some(last) = funds.last().map(|fund| fund.id) else { return Ok(faults) };
        for fund in funds {
            faults.extend(check_fund(app, fund).await?);
        }
        after = last;
    }
}

/// What was found of a fund so far.
struct Walk {
    fund_id: FundId,
    number: i64,
    hash: Vec<u8>,
    sum: i64,
    /// The numbers of entries, for those that correct.
    numbers: HashMap<FundEntryId, i64>,
    faults: Vec<Fault>,
}

impl Walk {
    fn step(&mut self, row: Model, posted: Option<&Posted>) {
        if row.number != self.number + 1 {
            self.faults.push(Fault::Gap(self.fund_id, row.number));
        }
        let corrects = row.corrects_id.map(|id| self.numbers.get(&id).copied().unwrap_or(0));
        if chain::after(&self.hash, &row, corrects) != row.hash {
            self.faults.push(Fault::Entry(self.fund_id, row.number));
        }
        let actor_id = row.approved_by.or(row.recorded_by);
        let says = (row.fen, row.happened_on, actor_id, row.recorded_at);
        if posted.map(|one| (one.fen.0, one.on, one.actor_id, one.recorded_at)) != Some(says) {
            self.faults.push(Fault::Ledger(self.fund_id, row.number));
        }
        self.numbers.insert(row.id, row.number);
        (self.number, self.hash) = (row.number, row.hash);
        self.sum += row.fen;
    }
}

/// Walks along the entries. Whoever records meanwhile adds to the end: what is read of the fund at first is what is compared.
async fn check_fund(app: &App, fund: fund::Model) -> Result<Vec<Fault>, Error> {
    let db = app.db.read();
    let mut walk =
        Walk { fund_id: fund.id, number: 0, hash: vec![], sum: 0, numbers: HashMap::new(), faults: vec![] };
    loop {
        if app.stop.is_cancelled() {
            return Err(Error::internal(anyhow::anyhow!("closing")));
        }
        let mut page = store::entries_after(db, fund.id, walk.number, PAGE).await?;
        page.retain(|row| row.number <= fund.entry_count);
        if page.is_empty() {
            break;
        }
        let ids: Vec<FundEntryId> = page.iter().map(|row| row.id).collect();
        let posted: HashMap<FundEntryId, Posted> =
            funds::posted(db, &ids).await?.into_iter().map(|one| (one.entry_id, one)).collect();
        let last = ids.last().copied();
        for row in page {
            let of = posted.get(&row.id).copied();
            walk.step(row, of.as_ref());
        }
        // What was in the fund after the last of them, as the ledger has it.
        if walk.number == fund.entry_count {
            let balance = last.and_then(|id| posted.get(&id)).map(|one| one.balance.0);
            if balance != Some(walk.sum) {
                walk.faults.push(Fault::Balance(fund.id));
            }
        }
    }
    if walk.number < fund.entry_count {
        walk.faults.push(Fault::Gap(fund.id, fund.entry_count + 1));
    } else if walk.hash != fund.head {
        walk.faults.push(Fault::Entry(fund.id, walk.number));
    }
    Ok(walk.faults)
}
