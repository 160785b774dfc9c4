//! How an auction ends: what follows from its last bid is written down once its end has come. Nobody waits for that: how it
//! stands is reckoned by the time.

use linli_entities::Instant;
use linli_entities::auction::AuctionId;
use linli_entities::group_buy::{GroupBuyEnd, GroupBuyState};

use super::unknown;
use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::features::auctions::store;
use crate::features::deposits::logic::acting;
use crate::features::group_buys::logic::{self as group_buys, deciding};
use crate::jobs;

/// Auctions of one look.
const BATCH: u64 = 100;

/// Ends the auctions whose end has come; answers how many. The others' money then goes back by itself
/// (`deposits::logic::ending`).
///
/// # Errors
/// When the database fails; what was not ended is ended by the next call.
pub async fn run_due(app: &App) -> Result<usize, Error> {
    jobs::until_none(app, || end_some(app)).await
}

async fn end_some(app: &App) -> Result<usize, Error> {
    let mut done = 0;
    for id in store::due(app.db.read(), app.clock.now(), BATCH).await? {
        let ended =
            app.db.write((id, app.clock.now()), |txn, (id, now)| Box::pin(end_in(txn, id, now))).await?;
        done += usize::from(ended);
    }
    Ok(done)
}

/// Whoever comes second finds it ended.
async fn end_in(txn: &Txn, id: AuctionId, now: Instant) -> Result<bool, Error> {
    let sale = group_buys::locked(txn, id.sale()).await?.row;
    let auction = store::by_ids(txn, &[id]).await?.pop().ok_or_else(unknown)?;
    if sale.state != GroupBuyState::Open || auction.ends_at > now {
        return Ok(false);
    }
    let to = match store::highest(txn, std::slice::from_ref(&auction)).await?.remove(&id) {
        Some(bid) => {
            acting::win(txn, bid.deposit_id, auction.home, now).await?;
            (GroupBuyState::Settled, None)
        }
        None => (GroupBuyState::Failed, Some(GroupBuyEnd::NoBids)),
    };
    deciding::become_in(txn, &sale, to, None, now).await?;
    Ok(true)
}
