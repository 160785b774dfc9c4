//! What may be offered for a complaint, who approves it, and what follows on what. Pure.

use chrono::TimeDelta;
use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::compensation::CompensationState::{
    self, Accepted, Approved, Declined, Paid, Proposed, Received, Refused,
};
use linli_entities::compensation::{self, CompensationKind};
use linli_entities::complaint_act::ActKind;

use super::table::Party;
use crate::code::Code;
use crate::error::Error;
use crate::fields::Fields;

/// The most that one compensation is worth, in fen.
pub const VALUE_MAX_FEN: i64 = 10_000_000_000;
/// The most points of one compensation.
pub const POINTS_MAX: i64 = 100_000_000;
/// Days within which it is carried out, unless said.
pub const PAY_WITHIN_DAYS: i32 = 7;
/// Days within which it is carried out, at most.
pub const PAY_WITHIN_DAYS_MAX: i32 = 90;
/// Compensations of one complaint, at most.
pub const COMPENSATIONS_MAX: u64 = 50;
/// The longest reference to the books, in characters.
pub const REFERENCE_MAX: usize = 60;

/// Up to which value who approves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Up to this value a lead, in fen; above it the manager or who cares for the city or the group.
    pub lead_fen: i64,
    /// Up to this value one person, in fen; above it two.
    pub one_person_fen: i64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { lead_fen: 50_000, one_person_fen: 500_000 }
    }
}

impl Limits {
    /// How many persons approve this value.
    pub fn persons(self, value_fen: i64) -> usize {
        if value_fen > self.one_person_fen { 2 } else { 1 }
    }
}

/// A compensation that is to be proposed.
#[derive(Clone, Copy, Debug)]
pub struct Offer {
    /// What it is.
    pub kind: CompensationKind,
    /// What it is worth, in fen.
    pub value_fen: i64,
    /// Of points: how many.
    pub points: Option<i64>,
    /// Within how many days of being accepted it is carried out.
    pub pay_within_days: i32,
}

impl Offer {
    /// Reads an offer: money and fees have a value, points a number, a repair and a gift say what they are worth, an
    /// apology is worth nothing that can be counted. Points are worth a fen each at least.
    pub fn parse(
        fields: &mut Fields,
        kind: CompensationKind,
        value_fen: Option<i64>,
        points: Option<i64>,
        pay_within_days: Option<i32>,
    ) -> Self {
        use CompensationKind::{Apology, FeeWaiver, Gift, Money, Points, Repair};
        match (kind, points) {
            (Points, None) => fields.refuse("/points", Code::Required),
            (Points, Some(points)) if !(1..=POINTS_MAX).contains(&points) => {
                fields.refuse("/points", Code::OutOfRange);
            }
            (Points, Some(_)) | (_, None) => {}
            (_, Some(_)) => fields.refuse("/points", Code::Malformed),
        }
        let least = if matches!(kind, Money | FeeWaiver) { 1 } else { 0 };
        match (kind, value_fen) {
            (Money | FeeWaiver | Repair | Gift, None) => fields.refuse("/value_fen", Code::Required),
            (Apology, Some(value)) if value != 0 => fields.refuse("/value_fen", Code::Malformed),
            // A point is worth a fen at least: what many of them are worth decides who approves.
            (Points, Some(value)) if value < points.unwrap_or(0) => {
                fields.refuse("/value_fen", Code::OutOfRange);
            }
            (_, Some(value)) if !(least..=VALUE_MAX_FEN).contains(&value) => {
                fields.refuse("/value_fen", Code::OutOfRange);
            }
            _ => {}
        }
        let days = pay_within_days.unwrap_or(PAY_WITHIN_DAYS);
        let pay_within_days = fields.number("/pay_within_days", days, 1..=PAY_WITHIN_DAYS_MAX);
        Self { kind, value_fen: value_fen.or(points).unwrap_or(0), points, pay_within_days }
    }
}

/// What is done about a compensation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Somebody else of the staff approves it.
    Approve,
    /// Somebody else of the staff does not, or takes it back before it is accepted; with a reason.
    Refuse(String),
    /// The complainant accepts it.
    Accept,
    /// The complainant declines it.
    Decline,
    /// It is carried out; this is where it stands in the books.
    Pay(String),
    /// The complainant confirms that it arrived.
    Receive,
}

impl Step {
    /// Where the step leads from a state, and what is recorded. An approval leads on when enough persons gave theirs.
    ///
    /// # Errors
    /// [`Code::WrongState`] where it is out of place.
    pub fn lead(
        &self,
        state: CompensationState,
        enough: bool,
    ) -> Result<(CompensationState, ActKind), Error> {
        let led = match (self, state) {
            (Self::Approve, Proposed) if enough => (Approved, ActKind::CompensationApproved),
            (Self::Approve, Proposed) => (Proposed, ActKind::CompensationSeconded),
            (Self::Refuse(_), Proposed | Approved) => (Refused, ActKind::CompensationRefused),
            (Self::Accept, Approved) => (Accepted, ActKind::CompensationAccepted),
            (Self::Decline, Approved) => (Declined, ActKind::CompensationDeclined),
            (Self::Pay(_), Accepted) => (Paid, ActKind::CompensationPaid),
            (Self::Receive, Paid) => (Received, ActKind::CompensationReceived),
            _ => return Err(Error::Conflict(Code::WrongState)),
        };
        Ok(led)
    }

    /// The operation, for the audit and for what acts once.
    pub fn operation(&self) -> &'static str {
        match self {
            Self::Approve => "approve_compensation",
            Self::Refuse(_) => "refuse_compensation",
            Self::Accept => "accept_compensation",
            Self::Decline => "decline_compensation",
            Self::Pay(_) => "pay_compensation",
            Self::Receive => "receive_compensation",
        }
    }
}

/// Where a compensation stands after an act about it.
pub fn after(act: ActKind) -> Option<CompensationState> {
    match act {
        ActKind::CompensationProposed | ActKind::CompensationSeconded => Some(Proposed),
        ActKind::CompensationApproved => Some(Approved),
        ActKind::CompensationRefused => Some(Refused),
        ActKind::CompensationAccepted => Some(Accepted),
        ActKind::CompensationDeclined => Some(Declined),
        ActKind::CompensationPaid => Some(Paid),
        ActKind::CompensationReceived => Some(Received),
        _ => None,
    }
}

/// Who approves or refuses, and what is known of that one.
#[derive(Clone, Copy, Debug)]
pub struct Approver<'a> {
    /// Who.
    pub account_id: AccountId,
    /// How that one stands to the complaint.
    pub party: Party,
    /// Whether that one approves beyond what a lead does.
    pub is_above: bool,
    /// Who approved it before.
    pub before: &'a [AccountId],
}

/// What decides who approves it, in fen: all that the complaint is worth so far, so that nothing is gained by splitting.
pub fn weight_fen(row: &compensation::Model, of_complaint: &[compensation::Model]) -> i64 {
    let agreed = of_complaint.iter().filter(|one| {
        one.complaint_id == row.complaint_id
            && one.id != row.id
            && matches!(one.state, Approved | Accepted | Paid | Received)
    });
    row.value_fen + agreed.map(|one| one.value_fen).sum::<i64>()
}

/// Demands that this one may approve it.
///
/// # Errors
/// [`Code::Involved`] to who proposed it or approved it before; [`Code::OverLimit`] to who approves less;
/// [`Code::Forbidden`] to who approves nothing.
pub fn demand_approver(
    row: &compensation::Model,
    weight_fen: i64,
    limits: Limits,
    approver: Approver<'_>,
) -> Result<(), Error> {
    if approver.party != Party::Lead {
        return Err(Error::Forbidden(Code::Forbidden));
    }
    if approver.account_id == row.proposed_by || approver.before.contains(&approver.account_id) {
        return Err(Error::Forbidden(Code::Involved));
    }
    if weight_fen > limits.lead_fen && !approver.is_above {
        return Err(Error::Forbidden(Code::OverLimit));
    }
    Ok(())
}

/// Whether somebody who stands so to the complaint knows of a compensation: staff always, the complainant from when it
/// is offered on, nobody else ever.
pub fn knows_of(row: &compensation::Model, party: Party) -> bool {
    match party {
        Party::Staff | Party::Lead | Party::System => true,
        Party::Complainant => match row.state {
            Proposed => false,
            Refused => row.approved_at.is_some(),
            Approved | Accepted | Declined | Paid | Received => true,
        },
        Party::Household | Party::Stranger => false,
    }
}

/// Until when it is carried out, once accepted at this time.
pub fn pay_by(accepted_at: Instant, days: i32) -> Instant {
    accepted_at + TimeDelta::days(days.into())
}

/// Whether it was not carried out when it was to be, or was later than that.
pub fn is_late(pay_by_at: Option<Instant>, paid_at: Option<Instant>, now: Instant) -> bool {
    pay_by_at.is_some_and(|pay_by_at| paid_at.unwrap_or(now) > pay_by_at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_carried_out_that_was_not_approved_and_accepted_and_nothing_twice() {
        let steps = [
            Step::Approve,
            Step::Refuse(String::new()),
            Step::Accept,
            Step::Decline,
            Step::Pay(String::new()),
            Step::Receive,
        ];
        for state in CompensationState::ALL {
            let pays = Step::Pay(String::new()).lead(*state, true).is_ok();
            assert_eq!(pays, *state == Accepted, "{state:?}");
            for (next, act) in steps.iter().filter_map(|step| step.lead(*state, true).ok()) {
                assert_eq!(after(act), Some(next), "{act:?}");
            }
            let ends = steps.iter().filter(|step| step.lead(*state, true).is_ok()).count();
            assert_eq!(ends == 0, matches!(state, Refused | Declined | Received), "{state:?}");
            // An approval that is not enough leaves it where it is.
            if let Ok((next, act)) = Step::Approve.lead(*state, false) {
                assert_eq!((next, act), (Proposed, ActKind::CompensationSeconded));
            }
        }
    }

    #[test]
    fn each_kind_says_what_it_has_to_and_nothing_else() {
        use CompensationKind::{Apology, FeeWaiver, Gift, Money, Points, Repair};
        let fits = |kind, value, points| {
            let mut fields = Fields::default();
            let offer = Offer::parse(&mut fields, kind, value, points, None);
            fields.finish(offer).ok().map(|offer| offer.value_fen)
        };
        for kind in [Money, FeeWaiver, Repair, Gift] {
            assert_eq!(fits(kind, Some(100), None), Some(100), "{kind:?}");
            assert_eq!(fits(kind, None, None), None, "{kind:?}");
            assert_eq!(fits(kind, Some(100), Some(1)), None, "{kind:?}");
            assert_eq!(fits(kind, Some(-1), None), None, "{kind:?}");
        }
        assert_eq!((fits(Money, Some(0), None), fits(Gift, Some(0), None)), (None, Some(0)));
        assert_eq!(
            (fits(Points, None, Some(300)), fits(Points, Some(500), Some(300))),
            (Some(300), Some(500))
        );
        assert_eq!(fits(Points, Some(5), Some(300)), None, "many points are not worth next to nothing");
        assert_eq!((fits(Points, Some(5), None), fits(Points, None, Some(0))), (None, None));
        assert_eq!((fits(Apology, None, None), fits(Apology, Some(1), None)), (Some(0), None));
        assert_eq!(fits(Money, Some(VALUE_MAX_FEN + 1), None), None);
    }
}
