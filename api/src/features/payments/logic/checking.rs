//! Whether deposits, payments and refunds say what the book of money says, and group buys what their deposits do.

use std::collections::HashMap;
use std::fmt;

use linli_entities::group_buy::GroupBuyId;
use linli_entities::ledger_account::LedgerAccountKind as Kind;
use linli_entities::membership::MembershipId;

use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::features::deposits::logic::asking;
use crate::features::group_buys::logic as group_buys;
use crate::features::payments::store;
use crate::features::points::logic::money;

/// Members, or group buys, looked at in one go.
const PAGE: u64 = 100;

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// What the book holds of a member, or owes to one, is not what deposits and refunds say.
    Member(MembershipId),
    /// What came for no deposit is not what payments say.
    Unassigned,
    /// What was applied to contracts is not what deposits say.
    Contracts,
    /// The seats of a group buy are not those that its deposits take.
    Seats(GroupBuyId),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Member(id) => {
                write!(f, "money: what is held of membership {id} or owed to it is not what the book says")
            }
            Self::Unassigned => write!(f, "money: what came for no deposit is not what the book says"),
            Self::Contracts => write!(f, "money: what is in contracts is not what the book says"),
            Self::Seats(id) => write!(f, "money: the seats of group buy {id} are not those of its deposits"),
        }
    }
}

/// Checks all of it, a page at a time, each as it is at one moment: whoever moves money waits so long.
///
/// # Errors
/// When the database fails, or the application closes meanwhile.
pub async fn check(app: &App) -> Result<Vec<Fault>, Error> {
    let mut faults = app
        .db
        .write((), |txn, ()| {
            Box::pin(async move {
                money::lock(txn).await?;
                check_whole(txn).await
            })
        })
        .await?;
    let mut after = MembershipId(0);
    while let Some((last, found)) = members(app, after).await? {
        faults.extend(found);
        after = last;
    }
    let mut after = GroupBuyId(0);
    while let Some((last, found)) = seats(app, after).await? {
        faults.extend(found);
        after = last;
    }
    Ok(faults)
}

fn go_on(app: &App) -> Result<(), Error> {
    if app.stop.is_cancelled() { Err(Error::internal(anyhow::anyhow!("closing"))) } else { Ok(()) }
}

async fn check_whole(txn: &Txn) -> Result<Vec<Fault>, Error> {
    let totals: HashMap<Kind, i64> =
        money::totals(txn).await?.into_iter().map(|(kind, fen)| (kind, fen.0)).collect();
    let of = |kind: Kind| totals.get(&kind).copied().unwrap_or(0);
    let mut faults = vec![];
    if of(Kind::Unassigned) != store::unassigned_sum(txn).await? {
        faults.push(Fault::Unassigned);
    }
    if of(Kind::Contracts) != asking::applied_sum(txn).await? {
        faults.push(Fault::Contracts);
    }
    Ok(faults)
}

async fn members(app: &App, after: MembershipId) -> Result<Option<(MembershipId, Vec<Fault>)>, Error> {
    go_on(app)?;
    app.db
        .write(after, |txn, after| {
            Box::pin(async move {
                money::lock(txn).await?;
                let page = money::members(txn, after, PAGE).await?;
                let Some(last) = page.last().map(|(id, ..)| *id) else { return Ok(None) };
                let ids: Vec<MembershipId> = page.iter().map(|(id, ..)| *id).collect();
                let held: HashMap<MembershipId, i64> =
                    asking::held_sums(txn, &ids).await?.into_iter().collect();
                let owed: HashMap<MembershipId, i64> =
                    store::refundable_sums(txn, &ids).await?.into_iter().collect();
                let of =
                    |sums: &HashMap<MembershipId, i64>, id: &MembershipId| sums.get(id).copied().unwrap_or(0);
                let wrong = page
                    .iter()
                    .filter(|(id, holds, owes)| (holds.0, owes.0) != (of(&held, id), of(&owed, id)));
                Ok(Some((last, wrong.map(|(id, ..)| Fault::Member(*id)).collect())))
            })
        })
        .await
}

async fn seats(app: &App, after: GroupBuyId) -> Result<Option<(GroupBuyId, Vec<Fault>)>, Error> {
    go_on(app)?;
    app.db
        .write(after, |txn, after| {
            Box::pin(async move {
                money::lock(txn).await?;
                let page = group_buys::seats_after(txn, after, PAGE).await?;
                let Some(last) = page.last().map(|(id, _)| *id) else { return Ok(None) };
                let ids: Vec<GroupBuyId> = page.iter().map(|(id, _)| *id).collect();
                let seated: HashMap<GroupBuyId, i64> = asking::seated(txn, &ids).await?.into_iter().collect();
                let wrong =
                    page.iter().filter(|(id, said)| i64::from(*said) != seated.get(id).copied().unwrap_or(0));
                Ok(Some((last, wrong.map(|(id, _)| Fault::Seats(*id)).collect())))
            })
        })
        .await
}
