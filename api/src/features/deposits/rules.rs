//! What may happen to a deposit, and what becomes of money that comes for one. Pure.

use linli_entities::deposit::{DepositReason, DepositState, Model};
use linli_entities::deposit_act::DepositActKind;
use linli_entities::group_buy::Model as GroupBuy;
use linli_entities::refund::RefundCause;
use linli_entities::{Date, Instant};

use crate::features::group_buys::rules as group_buys;
use crate::features::points::rules::Terms;

/// What stands before the code of a reference.
pub const REFERENCE_PREFIX: &str = "LL";
/// The longest name of a home, in characters.
pub const UNIT_MAX: usize = 60;
/// The longest number of a contract, in characters.
pub const CONTRACT_MAX: usize = 60;

/// A step of a deposit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Its money came and can be held.
    Pay,
    /// Its time to pay is over.
    Lapse,
    /// The member does not want it any more.
    Withdraw,
    /// The member chose a home.
    Select,
    /// The member was not selected.
    Release,
    /// Its money went into the contract.
    Apply,
    /// The group buy came to nothing.
    Fail,
    /// The money is back.
    PayBack,
}

impl Step {
    /// Every step, in the order of the table in docs/group-buys.md.
    pub const ALL: [Self; 8] = [
        Self::Pay,
        Self::Lapse,
        Self::Withdraw,
        Self::Select,
        Self::Release,
        Self::Apply,
        Self::Fail,
        Self::PayBack,
    ];
}

/// What becomes of a deposit by a step; none where that may not happen to it.
pub fn next(state: DepositState, step: Step) -> Option<DepositState> {
    use DepositState::{Applied, Held, Lapsed, Refunded, Refunding, Selected, Waiting};
    match (step, state) {
        (Step::Pay, Waiting | Lapsed) => Some(Held),
        (Step::Lapse | Step::Withdraw | Step::Release | Step::Fail, Waiting) => Some(Lapsed),
        (Step::Select, Held) => Some(Selected),
        (Step::Withdraw | Step::Release | Step::Fail, Held | Selected) => Some(Refunding),
        (Step::Apply, Selected) => Some(Applied),
        (Step::PayBack, Refunding) => Some(Refunded),
        _ => None,
    }
}

/// Whether a deposit stands: its household has no other for the group buy.
pub fn stands(state: DepositState) -> bool {
    matches!(
        state,
        DepositState::Waiting | DepositState::Held | DepositState::Selected | DepositState::Applied
    )
}

/// Whether it takes a seat.
pub fn is_seated(state: DepositState) -> bool {
    matches!(state, DepositState::Held | DepositState::Selected | DepositState::Applied)
}

/// Why the money of a deposit that ended so goes back.
pub fn cause(reason: DepositReason) -> RefundCause {
    match reason {
        DepositReason::NotPaid => RefundCause::Late,
        DepositReason::Withdrawn => RefundCause::Withdrawn,
        DepositReason::NotSelected => RefundCause::NotSelected,
        DepositReason::GroupBuyFailed => RefundCause::GroupBuyFailed,
        DepositReason::PromisePassed => RefundCause::PromisePassed,
    }
}

/// Whether it is the money that a deposit held which goes back so, and not some other.
pub fn is_of_deposit(cause: RefundCause) -> bool {
    matches!(
        cause,
        RefundCause::Withdrawn
            | RefundCause::NotSelected
            | RefundCause::GroupBuyFailed
            | RefundCause::PromisePassed
    )
}

/// How it is told that a deposit ended.
pub fn told(reason: DepositReason) -> DepositActKind {
    match reason {
        DepositReason::NotPaid => DepositActKind::Lapsed,
        DepositReason::Withdrawn => DepositActKind::Withdrawn,
        DepositReason::NotSelected => DepositActKind::NotSelected,
        DepositReason::GroupBuyFailed => DepositActKind::GroupBuyFailed,
        DepositReason::PromisePassed => DepositActKind::PromisePassed,
    }
}

/// When money was paid, as exactly as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paid {
    /// On this day of the club, as a statement of a bank says.
    On(Date),
    /// At this instant, as a provider says.
    At(Instant),
}

impl Paid {
    /// Whether that was in time. Of a day it is not known when in it: the whole of the last day counts.
    pub fn is_by(self, closes_at: Instant, terms: &Terms) -> bool {
        match self {
            Self::On(day) => day <= terms.day(closes_at),
            Self::At(at) => at <= closes_at,
        }
    }

    /// The day of it.
    pub fn day(self, terms: &Terms) -> Date {
        match self {
            Self::On(day) => day,
            Self::At(at) => terms.day(at),
        }
    }
}

/// Money that came for a deposit.
#[derive(Clone, Copy, Debug)]
pub struct Arrival {
    /// How much.
    pub fen: i64,
    /// When it was paid.
    pub paid: Paid,
}

/// Whether money that came for a deposit can be held, seats and household left aside.
///
/// # Errors
/// Why it goes back.
pub fn demand_holdable(
    deposit: &Model,
    group_buy: &GroupBuy,
    arrival: Arrival,
    terms: &Terms,
    now: Instant,
) -> Result<(), RefundCause> {
    if is_seated(deposit.state) {
        return Err(RefundCause::Double);
    }
    // Who did not want it any more does not get it by a transfer that was on its way.
    let open = deposit.state == DepositState::Waiting || deposit.reason == Some(DepositReason::NotPaid);
    let in_time = arrival.paid.is_by(group_buy.closes_at, terms);
    if !open || !in_time || !group_buys::takes_money(group_buy, now) {
        return Err(RefundCause::Late);
    }
    if arrival.fen != deposit.fen {
        return Err(RefundCause::OtherAmount);
    }
    Ok(())
}

/// A reference as it is stored, however it was typed.
pub fn reference(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_steps_is_this() {
        // waiting held selected applied lapsed refunding refunded, as in docs/group-buys.md.
        let rows = [
            "held - - - held - -",
            "lapsed - - - - - -",
            "lapsed refunding refunding - - - -",
            "- selected - - - - -",
            "lapsed refunding refunding - - - -",
            "- - applied - - - -",
            "lapsed refunding refunding - - - -",
            "- - - - - refunded -",
        ];
        for (step, row) in Step::ALL.into_iter().zip(rows) {
            let found: Vec<&str> = DepositState::ALL
                .iter()
                .map(|state| next(*state, step).map_or("-", DepositState::as_str))
                .collect();
            assert_eq!(found.join(" "), row, "{step:?}");
        }
    }

    #[test]
    fn nothing_leads_out_of_the_end_and_no_seat_is_kept_without_money() {
        for state in DepositState::ALL {
            for step in Step::ALL {
                let Some(to) = next(*state, step) else { continue };
                assert!(
                    !matches!(state, DepositState::Applied | DepositState::Refunded),
                    "{state:?} {step:?}"
                );
                // Whatever gives a seat up begins a refund, and whatever takes one is a payment.
                let (before, after) = (is_seated(*state), is_seated(to));
                assert_eq!(before && !after, to == DepositState::Refunding, "{state:?} {step:?}");
                assert_eq!(!before && after, step == Step::Pay, "{state:?} {step:?}");
            }
        }
    }

    #[test]
    fn a_reference_is_read_however_it_is_typed() {
        assert_eq!(reference(" ll7k-2m9x dp "), "LL7K2M9XDP");
        assert_eq!(reference("订金 LL7K2M9XDP"), "LL7K2M9XDP");
    }

    #[test]
    fn the_whole_of_the_last_day_counts_and_no_instant_after_it() {
        let china = Terms { months: 24, grace_days: 30, offset_minutes: 480 };
        let closes_at: Instant = "2026-03-10T10:00:00Z".parse().expect("an instant");
        let day = |text: &str| Paid::On(text.parse().expect("a date"));
        assert!(day("2026-03-10").is_by(closes_at, &china) && !day("2026-03-11").is_by(closes_at, &china));
        let late = closes_at + chrono::TimeDelta::seconds(1);
        assert!(Paid::At(closes_at).is_by(closes_at, &china) && !Paid::At(late).is_by(closes_at, &china));
    }
}
