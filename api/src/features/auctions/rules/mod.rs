//! How an auction stands, and which bid it takes. Pure.

use chrono::TimeDelta;
use linli_entities::auction::Model;
use linli_entities::bid;
use linli_entities::deposit::{DepositId, DepositState};
use linli_entities::group_buy::{self, GroupBuyState};
use linli_entities::unit::UnitId;
use linli_entities::{Date, Instant};
use poem_openapi::Enum;

use crate::features::group_buys::rules::NewGroupBuy;

/// The most that can be bid: a thousand million yuan.
pub const BID_MAX: i64 = 100_000_000_000;
/// Minutes before the end in which a bid moves it.
pub const SOFT_CLOSE_MINUTES: std::ops::RangeInclusive<i32> = 1..=60;
/// Minutes by which bids can move the end at most.
pub const OVERTIME_MINUTES: std::ops::RangeInclusive<i32> = 0..=1440;
/// Hours to pay after registering: a year, so that it is the end of registration by which one pays.
pub const PAYMENT_HOURS: i32 = 24 * 366;

/// Where an auction stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum AuctionPhase {
    /// Being prepared; its staff alone know of it.
    #[oai(rename = "draft")]
    Draft,
    /// One can register later.
    #[oai(rename = "announced")]
    Announced,
    /// One can register, and pay the deposit.
    #[oai(rename = "registering")]
    Registering,
    /// It is too late to register, and too early to bid; money that was paid in time is still taken.
    #[oai(rename = "preparing")]
    Preparing,
    /// Whoever has a deposit bids.
    #[oai(rename = "running")]
    Running,
    /// It has ended: whoever bid the most is to sign.
    #[oai(rename = "won")]
    Won,
    /// Whoever won has signed.
    #[oai(rename = "sold")]
    Sold,
    /// It came to nothing.
    #[oai(rename = "failed")]
    Failed,
}

/// Why an auction came to nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum AuctionEnd {
    /// Nobody bid.
    #[oai(rename = "no_bids")]
    NoBids,
    /// Staff cancelled it before its end.
    #[oai(rename = "cancelled")]
    Cancelled,
    /// Whoever won did not sign.
    #[oai(rename = "not_signed")]
    NotSigned,
}

/// An auction as it is to be.
#[derive(Clone, Debug)]
pub struct NewAuction {
    /// What is sold and on which terms, registration and deposit.
    pub sale: NewGroupBuy,
    /// The home.
    pub unit_id: Option<UnitId>,
    /// The least that is bid.
    pub start_fen: i64,
    /// How much a bid is above the one before, at least.
    pub step_fen: i64,
    /// From when on one can bid.
    pub opens_at: Instant,
    /// When it is planned to end.
    pub closes_at: Instant,
    /// When it ends at the latest.
    pub latest_end_at: Instant,
    /// Minutes before the end in which a bid moves it.
    pub soft_close_minutes: i32,
    /// The last day on which whoever wins signs.
    pub signs_on: Date,
}

/// A bid that somebody wants to make.
#[derive(Clone, Copy, Debug)]
pub struct Offer {
    /// The deposit of the bidder, where its money is held.
    pub by: Option<DepositId>,
    /// How much.
    pub fen: i64,
    /// Whether an unusual sum is meant.
    pub is_sure: bool,
}

/// A bid that is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Its number.
    pub number: i32,
    /// When the auction ends from now on.
    pub ends_at: Instant,
}

/// Why a bid is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Bidding begins then.
    TooEarly(Instant),
    /// The auction ended, then.
    Ended(Instant),
    /// No money of the bidder is held.
    NoDeposit,
    /// The bidder bid the most already.
    Leading,
    /// At least so much is bid.
    TooLow(i64),
    /// More than a half above what is bid so far, and the bidder has not said to be sure.
    Unusual,
}

/// When an auction ended: when its last bid said, or when it was cancelled before.
fn end(sale: &group_buy::Model, auction: &Model) -> Instant {
    match (sale.state, sale.ended_at) {
        (GroupBuyState::Failed, Some(ended_at)) => ended_at.min(auction.ends_at),
        _ => auction.ends_at,
    }
}

/// Where an auction stands at this time, by what is stored: whether a job has written down that it ended makes no
/// difference. `winner` is the deposit of whoever bid the most.
pub fn phase(
    sale: &group_buy::Model,
    auction: &Model,
    winner: Option<DepositState>,
    now: Instant,
) -> AuctionPhase {
    use AuctionPhase::{Announced, Draft, Failed, Preparing, Registering, Running, Sold, Won};
    match sale.state {
        GroupBuyState::Draft => Draft,
        GroupBuyState::Failed => Failed,
        GroupBuyState::Open if now < sale.opens_at => Announced,
        GroupBuyState::Open if now < sale.closes_at => Registering,
        GroupBuyState::Open if now < auction.opens_at => Preparing,
        GroupBuyState::Open if now < auction.ends_at => Running,
        _ if auction.bid_count == 0 => Failed,
        _ => match winner {
            Some(DepositState::Applied) => Sold,
            Some(DepositState::Refunding | DepositState::Refunded) => Failed,
            _ => Won,
        },
    }
}

/// Why it came to nothing, where it did.
pub fn end_kind(sale: &group_buy::Model, auction: &Model, phase: AuctionPhase) -> Option<AuctionEnd> {
    match phase {
        AuctionPhase::Failed if sale.end_kind == Some(group_buy::GroupBuyEnd::Cancelled) => {
            Some(AuctionEnd::Cancelled)
        }
        AuctionPhase::Failed if auction.bid_count == 0 => Some(AuctionEnd::NoBids),
        AuctionPhase::Failed => Some(AuctionEnd::NotSigned),
        _ => None,
    }
}

/// Whether it can still be cancelled: before its end.
pub fn may_cancel(sale: &group_buy::Model, auction: &Model, now: Instant) -> bool {
    sale.state == GroupBuyState::Open && now < auction.ends_at
}

/// Whether whoever bid the most is bound to that: until the day to sign by has passed, or it came to nothing.
pub fn binds(sale: &group_buy::Model, auction: &Model, now: Instant) -> bool {
    matches!(sale.state, GroupBuyState::Open | GroupBuyState::Settled) && now < auction.signs_until_at
}

/// The least that the next bid is.
pub fn next_fen(auction: &Model, highest: Option<i64>) -> i64 {
    highest.map_or(auction.start_fen, |fen| fen + auction.step_fen)
}

/// When the auction ends, after a bid at this time.
pub fn end_after(auction: &Model, now: Instant) -> Instant {
    let soft = TimeDelta::minutes(auction.soft_close_minutes.into());
    auction.ends_at.max((now + soft).min(auction.latest_end_at))
}

/// What becomes of a bid at this time, while nobody else bids.
///
/// # Errors
/// Why it is not taken.
pub fn judge(
    sale: &group_buy::Model,
    auction: &Model,
    highest: Option<&bid::Model>,
    offer: Offer,
    now: Instant,
) -> Result<Taken, Refusal> {
    let ended_at = end(sale, auction);
    if sale.state != GroupBuyState::Draft && (sale.state != GroupBuyState::Open || now >= ended_at) {
        return Err(Refusal::Ended(ended_at));
    }
    if sale.state == GroupBuyState::Draft || now < auction.opens_at {
        return Err(Refusal::TooEarly(auction.opens_at));
    }
    let Some(by) = offer.by else { return Err(Refusal::NoDeposit) };
    if highest.is_some_and(|bid| bid.deposit_id == by) {
        return Err(Refusal::Leading);
    }
    let least = next_fen(auction, highest.map(|bid| bid.fen));
    if offer.fen < least {
        return Err(Refusal::TooLow(least));
    }
    let so_far = highest.map_or(auction.start_fen, |bid| bid.fen);
    if offer.fen > (so_far + so_far / 2).max(least) && !offer.is_sure {
        return Err(Refusal::Unusual);
    }
    Ok(Taken { number: auction.bid_count + 1, ends_at: end_after(auction, now) })
}

/// Whether what is offered stays what it was offered as.
pub fn is_same_offer(auction: &Model, new: &NewAuction) -> bool {
    (auction.unit_id, auction.start_fen, auction.step_fen) == (new.unit_id, new.start_fen, new.step_fen)
        && (auction.opens_at, auction.closes_at) == (new.opens_at, new.closes_at)
        && (auction.latest_end_at, auction.soft_close_minutes) == (new.latest_end_at, new.soft_close_minutes)
}

#[cfg(test)]
mod model;
