//! Who the bidders are: for staff, and each look is in the audit.

use linli_entities::auction::AuctionId;
use linli_entities::deposit::DepositId;
use linli_entities::group_buy::GroupBuyMode;
use serde_json::json;

use super::unknown;
use crate::actor::Actor;
use crate::app::App;
use crate::audit;
use crate::code::Code;
use crate::error::Error;
use crate::features::auctions::store;
use crate::features::deposits::logic::{self as deposits, asking};
use crate::features::group_buys::logic as group_buys;
use crate::page::PageRequest;

/// Somebody who registered for an auction.
#[derive(Clone, Debug)]
pub struct Bidder {
    /// The number under which others see them.
    pub number: i32,
    /// Their deposit, and whose it is.
    pub deposit: deposits::Seen,
    /// How often they bid, and the most that they did.
    pub bids: Option<(i64, i64)>,
}

/// A page of those who registered, in that order, and the cursor of the next.
///
/// # Errors
/// [`Error::NotFound`], [`Error::SignInRequired`]; [`Code::Forbidden`] to whoever neither manages it nor takes payments.
pub async fn list(
    app: &App,
    actor: &Actor,
    id: AuctionId,
    page: &PageRequest<DepositId>,
) -> Result<(Vec<Bidder>, Option<String>), Error> {
    actor.signed_in()?;
    let sale = group_buys::known_as(app.db.read(), actor, id.sale(), GroupBuyMode::Auction).await?;
    if !sale.places().works(actor) {
        return Err(Error::Forbidden(Code::Forbidden));
    }
    app.db
        .write((actor.clone(), id, app.clock.now()), |txn, (actor, id, now)| {
            Box::pin(async move {
                let entity = ("auction", id.0);
                Ok(audit::record(txn, &actor, "list_bidders", entity, json!({}), now).await?)
            })
        })
        .await?;
    let (found, next) = deposits::list(app, actor, id.sale(), None, page).await?;
    let ids: Vec<DepositId> = found.iter().map(|deposit| deposit.row.id).collect();
    let (places, mut bids) =
        (asking::places(app.db.read(), &ids).await?, store::bid_of(app.db.read(), &ids).await?);
    let bidders = found.into_iter().map(|deposit| {
        let id = deposit.row.id;
        let number = *places.get(&id).ok_or_else(unknown)?;
        Ok(Bidder { number, bids: bids.remove(&id), deposit })
    });
    Ok((bidders.collect::<Result<_, Error>>()?, next))
}
