//! Bids: each judged while nobody else bids, by the clock as it is then.

use linli_entities::auction::{ActiveModel, AuctionId};
use linli_entities::bid::{self, BidId};
use linli_entities::deposit::DepositState;
use linli_entities::group_buy::GroupBuyMode;
use linli_entities::outbox::OutboxKind;
use sea_orm::Set;

use super::unknown;
use crate::actor::Actor;
use crate::app::App;
use crate::clock::Clock;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::sessions;
use crate::features::auctions::input::BidInput;
use crate::features::auctions::rules::{self, Offer, Refusal};
use crate::features::auctions::store;
use crate::features::deposits::logic::asking;
use crate::features::group_buys::logic::{self as group_buys, Known};
use crate::once::Once;
use crate::outbox;

/// Bids in an auction.
///
/// # Errors
/// [`Error::NotFound`]; [`Code::Involved`] to staff of the project; [`Error::Invalid`] at `/fen`, and at `/is_sure` where
/// the sum is unusual; [`Code::TooEarly`], [`Code::AuctionEnded`], [`Code::DepositRequired`], [`Code::AlreadyLeading`],
/// [`Code::BidTooLow`].
pub async fn bid(
    app: &App,
    actor: &Actor,
    id: AuctionId,
    input: BidInput,
    once: Once,
) -> Result<bid::Model, Error> {
    let account_id = actor.signed_in()?.account_id;
    let sale = group_buys::known_as(app.db.read(), actor, id.sale(), GroupBuyMode::Auction).await?;
    demand(&sale, actor)?;
    let wish = input.parse()?;
    app.rates.write.count(&account_id)?;
    let input = (actor.clone(), id, wish, once, app.clock.clone());
    let made = app
        .db
        .write(input, |txn, (actor, id, wish, once, clock)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                if let Some(before) = once.made_before(txn).await? {
                    return Ok(BidId(before));
                }
                let made = bid_in(txn, &actor, id, wish, &clock).await?;
                once.remember(txn, made.0, clock.now()).await?;
                Ok(made)
            })
        })
        .await?;
    store::bids_by_ids(app.db.read(), &[made]).await?.pop().ok_or_else(unknown)
}

/// Staff of the project do not bid for its homes.
fn demand(sale: &Known, actor: &Actor) -> Result<(), Error> {
    if group_buys::is_barred(sale, actor) { Err(Error::Forbidden(Code::Involved)) } else { Ok(()) }
}

async fn bid_in(
    txn: &Txn,
    actor: &Actor,
    id: AuctionId,
    (fen, is_sure): (i64, bool),
    clock: &Clock,
) -> Result<BidId, Error> {
    let sale = group_buys::locked(txn, id.sale()).await?;
    demand(&sale, actor)?;
    // From here on nobody else bids, and the end stands still: this is the time that counts.
    let now = clock.now();
    let auction = store::by_ids(txn, &[id]).await?.pop().ok_or_else(unknown)?;
    let highest = store::highest(txn, std::slice::from_ref(&auction)).await?.remove(&id);
    let own = asking::standing(txn, id.sale(), actor.signed_in()?.account_id).await?;
    let by = own.filter(|deposit| deposit.state == DepositState::Held).map(|deposit| deposit.id);
    let offer = Offer { by, fen, is_sure };
    let taken = rules::judge(&sale.row, &auction, highest.as_ref(), offer, now).map_err(refused)?;
    let by = by.ok_or_else(unknown)?;
    let bidder = asking::places(txn, &[by]).await?.remove(&by).ok_or_else(unknown)?;
    let row = bid::ActiveModel {
        auction_id: Set(id),
        number: Set(taken.number),
        deposit_id: Set(by),
        bidder: Set(bidder),
        fen: Set(fen),
        ends_at: Set(taken.ends_at),
        bid_at: Set(now),
        ..Default::default()
    };
    let made = store::insert_bid(txn, row).await?.id;
    let moved = ActiveModel {
        id: Set(id),
        bid_count: Set(taken.number),
        ends_at: Set(taken.ends_at),
        ..Default::default()
    };
    store::update(txn, moved).await?;
    outbox::enqueue(txn, OutboxKind::Bid, made.0, now).await?;
    Ok(made)
}

/// What is told of a bid that is not taken, with what is so.
fn refused(refusal: Refusal) -> Error {
    let told = |code: Code, detail: String| Error::ConflictTold(code, detail);
    match refusal {
        Refusal::TooEarly(at) => told(Code::TooEarly, format!("Bidding begins at {}.", at.to_rfc3339())),
        Refusal::Ended(at) => told(Code::AuctionEnded, format!("The auction ended at {}.", at.to_rfc3339())),
        Refusal::NoDeposit => Error::Conflict(Code::DepositRequired),
        Refusal::Leading => Error::Conflict(Code::AlreadyLeading),
        Refusal::TooLow(least) => told(Code::BidTooLow, format!("The next bid is at least {least} fen.")),
        Refusal::Unusual => Error::invalid("/is_sure", Code::UnusualBid),
    }
}
