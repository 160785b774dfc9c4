//! Made-up auctions, bid in by the rules and by a naive model: one that keeps every bid that was taken, and reckons from
//! all of them, each time anew, when the auction ends and who leads.

use chrono::TimeDelta;
use linli_entities::auction::AuctionId;
use linli_entities::bid::{self, BidId};
use linli_entities::group_buy::{GroupBuyEnd, GroupBuyId, GroupBuyMode, GroupBuyState};
use proptest::prelude::*;

use super::*;

const START: i64 = 100_000_000;
const STEP: i64 = 1_000_000;
/// Minutes from the beginning of bidding to its planned end, and to its latest.
const PLANNED: i64 = 60;
const LATEST: i64 = 90;

fn at(seconds: i64) -> Instant {
    Instant::UNIX_EPOCH + TimeDelta::seconds(seconds)
}

pub(super) fn sale(state: GroupBuyState) -> group_buy::Model {
    group_buy::Model {
        id: GroupBuyId(1),
        mode: GroupBuyMode::Auction,
        title: String::new(),
        markdown: String::new(),
        html: String::new(),
        state,
        deposit_fen: 10_000_000,
        benefit: String::new(),
        off_fen: 0,
        target_count: 1,
        seat_count: None,
        held_count: 3,
        decided_count: None,
        opens_at: at(-7_200),
        closes_at: at(-3_600),
        decides_at: at(0),
        selects_on: Date::default(),
        promise_on: Date::default(),
        promise_at: at(1_000_000),
        payment_hours: PAYMENT_HOURS,
        clearing_hours: 1,
        presale_permit: None,
        terms_markdown: String::new(),
        terms_html: String::new(),
        terms_version: 1,
        payee: String::new(),
        end_kind: None,
        end_note: None,
        ended_at: None,
        version: 1,
        created_by: None,
        created_at: at(-9_000),
        changed_at: at(-9_000),
    }
}

pub(super) fn auction(soft_close_minutes: i32) -> Model {
    Model {
        id: AuctionId(1),
        unit_id: None,
        home: None,
        start_fen: START,
        step_fen: STEP,
        opens_at: at(0),
        closes_at: at(PLANNED * 60),
        latest_end_at: at(LATEST * 60),
        ends_at: at(PLANNED * 60),
        signs_until_at: at(1_000_000),
        soft_close_minutes,
        bid_count: 0,
    }
}

/// Somebody who wants to bid so much more or less than the least, so many seconds after the one before.
#[derive(Clone, Copy, Debug)]
struct Wish {
    waits: i64,
    by: i64,
    above: i64,
    is_sure: bool,
}

fn wishes() -> impl Strategy<Value = Vec<Wish>> {
    let above =
        prop_oneof![3 => Just(0), 3 => 0..3_000_000_i64, 2 => -2_000_000..0_i64, 1 => 0..200_000_000_i64];
    let waits = prop_oneof![4 => 0..120_i64, 2 => 0..900_i64, 1 => Just(0)];
    let wish = (waits, 0..4_i64, above, any::<bool>()).prop_map(|(waits, by, above, is_sure)| Wish {
        waits,
        by,
        above,
        is_sure,
    });
    proptest::collection::vec(wish, 0..60)
}

/// A bid that the model took: when, whose, how much.
type Bid = (i64, i64, i64);

/// When it ends, reckoned from all bids anew, in seconds.
fn model_end(taken: &[Bid], soft_minutes: i64) -> i64 {
    let soft = soft_minutes * 60;
    taken.iter().fold(PLANNED * 60, |end, (when, ..)| {
        let is_late = *when > end - soft;
        if is_late { (when + soft).min(LATEST * 60).max(end) } else { end }
    })
}

fn model_takes(taken: &[Bid], soft_minutes: i64, now: i64, by: i64, fen: i64, is_sure: bool) -> bool {
    let running = now >= 0 && now < model_end(taken, soft_minutes);
    let (leads, least, so_far) = match taken.last() {
        Some((_, who, fen)) => (*who == by, fen + STEP, *fen),
        None => (false, START, START),
    };
    let unusual = fen * 2 > so_far * 3 && fen > least;
    running && !leads && fen >= least && (is_sure || !unusual)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn the_rules_take_what_a_naive_model_takes_and_end_when_it_does(
        wishes in wishes(), soft in 1..30_i32, begins in -600..3_000_i64,
    ) {
        let (sale, mut auction) = (sale(GroupBuyState::Open), auction(soft));
        let (mut bids, mut taken): (Vec<bid::Model>, Vec<Bid>) = (vec![], vec![]);
        let mut now = begins;
        for Wish { waits, by, above, is_sure } in wishes {
            now += waits;
            let fen = next_fen(&auction, bids.last().map(|bid| bid.fen)) + above;
            let offer = Offer { by: Some(DepositId(by)), fen, is_sure };
            let judged = judge(&sale, &auction, bids.last(), offer, at(now));
            prop_assert_eq!(judged.is_ok(), model_takes(&taken, soft.into(), now, by, fen, is_sure), "{:?}", judged);
            if let Ok(Taken { number, ends_at }) = judged {
                taken.push((now, by, fen));
                auction.bid_count = number;
                auction.ends_at = ends_at;
                bids.push(bid::Model {
                    id: BidId(number.into()), auction_id: auction.id, number, deposit_id: DepositId(by),
                    bidder: 1, fen, ends_at, bid_at: at(now),
                });
            }
            prop_assert_eq!(auction.ends_at, at(model_end(&taken, soft.into())));
            prop_assert!(auction.ends_at >= auction.closes_at && auction.ends_at <= auction.latest_end_at);
            let running = now >= 0 && at(now) < auction.ends_at;
            prop_assert_eq!(phase(&sale, &auction, None, at(now)) == AuctionPhase::Running, running);
        }
        for (place, pair) in bids.windows(2).enumerate() {
            prop_assert_eq!(pair[0].number, i32::try_from(place).expect("few") + 1);
            prop_assert!(pair[1].fen >= pair[0].fen + STEP && pair[1].deposit_id != pair[0].deposit_id);
        }
        // Whoever bid the most won, or nobody did, from the very instant of the end on.
        let ended = phase(&sale, &auction, None, auction.ends_at);
        prop_assert_eq!(ended, if taken.is_empty() { AuctionPhase::Failed } else { AuctionPhase::Won });
    }
}

#[test]
fn a_bid_at_the_very_instant_of_the_end_is_too_late_and_one_before_moves_it() {
    let (sale, auction) = (sale(GroupBuyState::Open), auction(5));
    let offer = Offer { by: Some(DepositId(1)), fen: START, is_sure: false };
    let end = PLANNED * 60;
    assert_eq!(judge(&sale, &auction, None, offer, at(end)), Err(Refusal::Ended(at(end))));
    assert_eq!(judge(&sale, &auction, None, offer, at(-1)), Err(Refusal::TooEarly(at(0))));
    let nobody = Offer { by: None, ..offer };
    assert_eq!(judge(&sale, &auction, None, nobody, at(0)), Err(Refusal::NoDeposit));
    let last = judge(&sale, &auction, None, offer, at(end - 1)).expect("it is taken");
    assert_eq!(last, Taken { number: 1, ends_at: at(end - 1 + 300) });
    // Exactly five minutes before, nothing moves.
    let before = judge(&sale, &auction, None, offer, at(end - 300)).expect("it is taken");
    assert_eq!(before.ends_at, at(end));
}

#[test]
fn how_it_stands_follows_from_what_is_stored_and_the_time() {
    let (open, mut auction) = (sale(GroupBuyState::Open), auction(5));
    auction.bid_count = 2;
    let cases = [
        (-7_201, AuctionPhase::Announced),
        (-7_200, AuctionPhase::Registering),
        (-3_600, AuctionPhase::Preparing),
        (0, AuctionPhase::Running),
        (PLANNED * 60, AuctionPhase::Won),
    ];
    for (seconds, expected) in cases {
        assert_eq!(phase(&open, &auction, Some(DepositState::Held), at(seconds)), expected, "{seconds}");
    }
    let settled = sale(GroupBuyState::Settled);
    let late = at(LATEST * 60);
    for (winner, expected, why) in [
        (DepositState::Selected, AuctionPhase::Won, None),
        (DepositState::Applied, AuctionPhase::Sold, None),
        (DepositState::Refunding, AuctionPhase::Failed, Some(AuctionEnd::NotSigned)),
    ] {
        let found = phase(&settled, &auction, Some(winner), late);
        assert_eq!((found, end_kind(&settled, &auction, found)), (expected, why));
    }
    let mut cancelled = sale(GroupBuyState::Failed);
    cancelled.end_kind = Some(GroupBuyEnd::Cancelled);
    let found = phase(&cancelled, &auction, None, late);
    assert_eq!(end_kind(&cancelled, &auction, found), Some(AuctionEnd::Cancelled));
    assert!(binds(&open, &auction, late) && binds(&settled, &auction, late));
    assert!(!binds(&cancelled, &auction, late) && !binds(&settled, &auction, auction.signs_until_at));
}
