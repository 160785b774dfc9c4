//! What others are told of bids.

use linli_entities::bid::{self, BidId};
use linli_entities::deposit::DepositId;
use linli_entities::group_buy::GroupBuyId;
use linli_entities::membership::MembershipId;
use sea_orm::ConnectionTrait;

use crate::error::Error;
use crate::features::auctions::store;
use crate::features::deposits::logic::asking;
use crate::features::group_buys::logic as group_buys;

/// That somebody bid more.
#[derive(Clone, Debug)]
pub struct Outbid {
    /// The bid that is higher.
    pub bid: bid::Model,
    /// The title of the auction.
    pub title: String,
    /// Who had bid the most before.
    pub membership_id: MembershipId,
}

/// Whom these bids outbid: nobody, where a bid is the first.
///
/// # Errors
/// When the database fails.
pub async fn outbid(db: &impl ConnectionTrait, ids: &[BidId]) -> Result<Vec<Outbid>, Error> {
    let bids = store::bids_by_ids(db, ids).await?;
    let before = store::before(db, &bids).await?;
    let deposits: Vec<DepositId> = before.iter().map(|bid| bid.deposit_id).collect();
    let deposits = asking::by_ids(db, &deposits).await?;
    let sales: Vec<GroupBuyId> = bids.iter().map(|bid| bid.auction_id.sale()).collect();
    let sales = group_buys::by_ids(db, &sales).await?;
    let outbid = bids.into_iter().filter_map(|bid| {
        let is_before = |one: &&bid::Model| (one.auction_id, one.number) == (bid.auction_id, bid.number - 1);
        let lower = before.iter().find(is_before)?;
        let membership_id = deposits.iter().find(|deposit| deposit.id == lower.deposit_id)?.membership_id;
        let title = sales.get(&bid.auction_id.sale())?.row.title.clone();
        Some(Outbid { bid, title, membership_id })
    });
    Ok(outbid.collect())
}
