//! How auctions are shown.

use chrono::TimeDelta;
use linli_entities::auction::{AuctionId, Model};
use linli_entities::bid;
use linli_entities::deposit::{DepositId, DepositState};
use linli_entities::unit::UnitId;
use linli_entities::{Date, Instant};
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::logic::{Seen, Standing, bidders};
use super::rules::{self, AuctionEnd, AuctionPhase};
use crate::answer::Addressed;
use crate::code::Code;
use crate::features::accounts::logic::AccountRef;
use crate::features::group_buys::output::OwnDeposit;
use crate::features::projects::output::ProjectRef;

/// An auction: whoever paid a deposit bids for one home.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Auction {
    /// The id. Its deposits are those of the group buy of the same id.
    pub id: AuctionId,
    /// Its title.
    pub title: String,
    /// What there is to say of the home, in Markdown.
    pub markdown: String,
    /// The same as sanitised HTML.
    pub html: String,
    /// The project that the home is in.
    pub project: Option<ProjectRef>,
    /// The home, where it is one of the buildings and units of the project.
    pub unit_id: Option<UnitId>,
    /// How that home was named when it was offered: its building and its door.
    pub home: Option<String>,
    /// How it stands: by the time, whether a job has run or not.
    pub standing: AuctionStanding,
    /// The least that is bid, in fen: there is no other reserve.
    pub start_fen: i64,
    /// A bid is at least so much above the one before, in fen.
    pub step_fen: i64,
    /// What one pays to bid, in fen.
    pub deposit_fen: i64,
    /// Deposits that are held: so many can bid, or won.
    pub held_count: i32,
    /// From when on one can register.
    pub registration_opens_at: Instant,
    /// Until when one can register and pay.
    pub registration_closes_at: Instant,
    /// From when on one can bid.
    pub opens_at: Instant,
    /// When it is planned to end.
    pub closes_at: Instant,
    /// It ends then at the latest, however many bid.
    pub latest_end_at: Instant,
    /// A bid in so many last minutes moves the end to so many minutes after itself.
    pub soft_close_minutes: i32,
    /// By so many minutes can the end be moved altogether.
    pub overtime_minutes: i64,
    /// The last day on which whoever wins signs.
    pub signs_on: Date,
    /// On this day at the latest whoever did not win has the money back.
    pub promise_on: Date,
    /// The number of the permit to sell.
    pub presale_permit: Option<String>,
    /// The terms that whoever registers accepts, in Markdown.
    pub terms_markdown: String,
    /// The same as sanitised HTML.
    pub terms_html: String,
    /// The version of them, to register with.
    pub terms_version: i32,
    /// The account that transfers go to; null but for its staff. Whoever registered reads it with the own deposit.
    pub payee: Option<String>,
    /// What staff said of a cancellation.
    pub end_note: Option<String>,
    /// By how many days the refund is late now that is late the most; 0 where none is.
    pub days_late: i64,
    /// Refunds that are late now.
    pub late_count: i64,
    /// The reader as a bidder: by the newest deposit.
    pub own: Option<OwnBidder>,
    /// What the reader may do.
    pub may: AuctionMay,
    /// Why the reader may not register: `sign_in_required`, `involved`, `not_a_member`, `too_early`, `too_late` or
    /// `already_deposited`.
    pub why_not: Option<Code>,
    /// Why the reader may not bid: `sign_in_required`, `involved`, `too_early`, `auction_ended`, `deposit_required` or
    /// `already_leading`.
    pub why_not_bid: Option<Code>,
    /// Grows with every edit; give it as `If-Match` to edit.
    pub version: i64,
}

/// How an auction stands: small, for whoever asks again and again near its end.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[oai(example)]
pub struct AuctionStanding {
    /// Where it stands.
    pub state: AuctionPhase,
    /// Why it came to nothing, where it did.
    pub end: Option<AuctionEnd>,
    /// How many bids there are: the number of the highest.
    pub bid_count: i32,
    /// The highest bid, in fen: who made it won, once it has ended.
    pub highest_fen: Option<i64>,
    /// The number of the bidder who made it.
    pub highest_bidder: Option<i32>,
    /// The next bid is at least so much, in fen.
    pub next_fen: i64,
    /// When it ends, as far as has been bid: a bid in the last minutes moves it.
    pub ends_at: Instant,
}

/// The reader as a bidder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Object)]
pub struct OwnBidder {
    /// The number under which others see the reader: by the order in which they registered.
    pub bidder: i32,
    /// The deposit.
    pub deposit: OwnDeposit,
    /// Whether the reader bid the most.
    pub is_leading: bool,
}

/// What the reader may do with an auction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Object)]
pub struct AuctionMay {
    /// Register now.
    pub register: bool,
    /// Bid now.
    pub bid: bool,
    /// Change it.
    pub edit: bool,
    /// Offer it.
    pub open: bool,
    /// Cancel it.
    pub cancel: bool,
    /// See who bids.
    pub work: bool,
    /// Apply the deposit of whoever won to the contract, or release it.
    pub select: bool,
    /// Record payments and refunds.
    pub take_payments: bool,
}

/// A bid, by whom nobody is told.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[oai(example)]
pub struct Bid {
    /// 1, 2, 3 and so on, in each auction.
    pub number: i32,
    /// The number of the bidder.
    pub bidder: i32,
    /// How much, in fen.
    pub fen: i64,
    /// When.
    pub bid_at: Instant,
    /// When the auction ends, from this bid on.
    pub ends_at: Instant,
    /// Whether the reader made it.
    pub is_own: bool,
}

/// Somebody who registered for an auction, for staff.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Bidder {
    /// The number under which others see them.
    pub bidder: i32,
    /// Who it is.
    pub account: AccountRef,
    /// The deposit: where money is held, they can bid.
    pub deposit_id: DepositId,
    /// Where that stands.
    pub state: DepositState,
    /// How often they bid.
    pub bid_count: i64,
    /// The most that they bid, in fen.
    pub highest_fen: Option<i64>,
    /// Whether the deposit of whoever won can be released or applied by the reader.
    pub may: BidderMay,
}

/// What the reader may do with whoever won.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Object)]
pub struct BidderMay {
    /// Release the deposit: nobody signed.
    pub release: bool,
    /// Apply it to the contract.
    pub apply: bool,
}

/// The page of an auction.
pub fn url(id: AuctionId) -> String {
    format!("/auctions/{id}")
}

impl AuctionStanding {
    /// How this stands.
    pub fn of(auction: &Model, standing: &Standing) -> Self {
        let highest = standing.highest.as_ref();
        Self {
            state: standing.phase,
            end: standing.end,
            bid_count: auction.bid_count,
            highest_fen: highest.map(|bid| bid.fen),
            highest_bidder: highest.map(|bid| bid.bidder),
            next_fen: rules::next_fen(auction, highest.map(|bid| bid.fen)),
            ends_at: auction.ends_at,
        }
    }
}

impl From<(bid::Model, bool)> for Bid {
    fn from((row, is_own): (bid::Model, bool)) -> Self {
        Self {
            number: row.number,
            bidder: row.bidder,
            fen: row.fen,
            bid_at: row.bid_at,
            ends_at: row.ends_at,
            is_own,
        }
    }
}

impl From<bidders::Bidder> for Bidder {
    fn from(seen: bidders::Bidder) -> Self {
        let bidders::Bidder { number, deposit, bids } = seen;
        Self {
            bidder: number,
            account: deposit.account,
            deposit_id: deposit.row.id,
            state: deposit.row.state,
            bid_count: bids.map_or(0, |(count, _)| count),
            highest_fen: bids.map(|(_, fen)| fen),
            may: BidderMay { release: deposit.may.release, apply: deposit.may.apply },
        }
    }
}

impl From<Seen> for Auction {
    fn from(seen: Seen) -> Self {
        let Seen { sale, auction, standing, own, may, why_not_bid } = seen;
        let row = sale.row;
        Self {
            id: auction.id,
            title: row.title,
            markdown: row.markdown,
            html: row.html,
            project: sale.projects.into_iter().next(),
            standing: AuctionStanding::of(&auction, &standing),
            unit_id: auction.unit_id,
            home: auction.home,
            start_fen: auction.start_fen,
            step_fen: auction.step_fen,
            deposit_fen: row.deposit_fen,
            held_count: row.held_count,
            registration_opens_at: row.opens_at,
            registration_closes_at: row.closes_at,
            opens_at: auction.opens_at,
            closes_at: auction.closes_at,
            latest_end_at: auction.latest_end_at,
            soft_close_minutes: auction.soft_close_minutes,
            overtime_minutes: (auction.latest_end_at - auction.closes_at).num_minutes(),
            signs_on: row.selects_on,
            promise_on: row.promise_on,
            presale_permit: row.presale_permit,
            terms_markdown: row.terms_markdown,
            terms_html: row.terms_html,
            terms_version: row.terms_version,
            payee: may.work.then_some(row.payee),
            end_note: row.end_note,
            days_late: sale.late.days,
            late_count: sale.late.late_count,
            own,
            may,
            why_not: sale.why_not,
            why_not_bid,
            version: row.version,
        }
    }
}

impl Addressed for Auction {
    fn address(&self) -> String {
        format!("/auctions/{}", self.id)
    }
}

impl Example for AuctionStanding {
    fn example() -> Self {
        Self {
            state: AuctionPhase::Running,
            end: None,
            bid_count: 7,
            highest_fen: Some(128_000_000),
            highest_bidder: Some(3),
            next_fen: 129_000_000,
            ends_at: Instant::UNIX_EPOCH + TimeDelta::days(12),
        }
    }
}

impl Example for Bid {
    fn example() -> Self {
        Self {
            number: 7,
            bidder: 3,
            fen: 128_000_000,
            bid_at: Instant::UNIX_EPOCH,
            ends_at: Instant::UNIX_EPOCH + TimeDelta::minutes(5),
            is_own: false,
        }
    }
}

impl Example for Bidder {
    fn example() -> Self {
        Self {
            bidder: 3,
            account: AccountRef::example(),
            deposit_id: DepositId(21),
            state: DepositState::Held,
            bid_count: 2,
            highest_fen: Some(128_000_000),
            may: BidderMay::default(),
        }
    }
}

impl Example for Auction {
    fn example() -> Self {
        let input = super::input::AuctionInput::example();
        Self {
            id: AuctionId(5),
            title: input.title,
            markdown: input.markdown,
            html: "<p>南北通透，<strong>带露台</strong>。</p>\n".to_owned(),
            project: Some(ProjectRef::example()),
            unit_id: input.unit_id,
            home: Some("3 栋 2-1802".to_owned()),
            standing: AuctionStanding::example(),
            start_fen: input.start_fen,
            step_fen: input.step_fen,
            deposit_fen: input.deposit_fen,
            held_count: 6,
            registration_opens_at: input.registration_opens_at,
            registration_closes_at: input.registration_closes_at,
            opens_at: input.opens_at,
            closes_at: input.closes_at,
            latest_end_at: input.closes_at + TimeDelta::minutes(120),
            soft_close_minutes: input.soft_close_minutes,
            overtime_minutes: 120,
            signs_on: input.signs_on,
            promise_on: input.signs_on,
            presale_permit: input.presale_permit,
            terms_markdown: input.terms_markdown,
            terms_html: "<p>没有拍到，保证金全额退还。</p>\n".to_owned(),
            terms_version: 1,
            payee: None,
            end_note: None,
            days_late: 0,
            late_count: 0,
            own: None,
            may: AuctionMay::default(),
            why_not: Some(Code::TooLate),
            why_not_bid: Some(Code::DepositRequired),
            version: 1,
        }
    }
}
