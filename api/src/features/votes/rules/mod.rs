//! Where a vote stands, who takes part in it, and which ballot of a home holds. Pure. How it is counted is in [`counting`],
//! what is hashed in [`hashes`], receipts are in [`receipts`].

pub mod counting;
pub mod hashes;
#[cfg(test)]
mod model;
pub mod receipts;

use chrono::TimeDelta;
use linli_entities::Instant;
use linli_entities::building::BuildingId;
use linli_entities::project::ProjectId;
use linli_entities::vote::{Model, VoteBasis, VoteConflictRule, VoteWeight};
use linli_entities::vote_option::VoteOptionKind;
use linli_entities::vote_question::VoteMajority;
use poem_openapi::Enum;

use crate::code::Code;
use crate::error::Error;
use counting::Fraction;

/// The longest title and the longest answer, in characters.
pub const TITLE_MAX: usize = 80;
/// The longest text of a vote, in characters.
pub const TEXT_MAX: usize = 20_000;
/// The longest question and the longest reason, in characters.
pub const QUESTION_MAX: usize = 500;
/// Questions of a vote, at most.
pub const QUESTIONS_MAX: usize = 20;
/// Own answers to a question, at most; that one abstains comes to them.
pub const OPTIONS_MAX: usize = 10;
/// Homes of a vote, at most: they are frozen in one transaction.
pub const UNITS_MAX: usize = 20_000;
/// Homes for which one account stands in, at most, whatever the vote says.
pub const PROXY_UNITS_MAX: i32 = 100;
/// The largest denominator of a quorum.
pub const DENOMINATOR_MAX: i32 = 100;
/// How long one can vote, at least and at most.
pub const LASTS: (TimeDelta, TimeDelta) = (TimeDelta::hours(1), TimeDelta::days(180));
/// How often the owners of a home start over, at most.
pub const RESTARTS_MAX: i32 = 10;
/// How long before its end those who have not voted are reminded.
pub const REMIND_BEFORE: [TimeDelta; 2] = [TimeDelta::days(3), TimeDelta::days(1)];

/// Where a vote stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum VotePhase {
    /// Not opened yet: known to who runs votes there.
    Draft,
    /// Opened, with its register frozen; voting has not begun.
    Announced,
    /// One can vote.
    Open,
    /// Its time is over, and its ballots are being counted.
    Counting,
    /// Counted.
    Closed,
    /// It came to nothing.
    Cancelled,
}

/// Whether a home has voted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum VoteHomeState {
    /// Not yet.
    Silent,
    /// A ballot waits for the agreement of an owner.
    Waiting,
    /// It has.
    Voted,
}

/// Where a vote stands at a time, by its facts.
pub fn phase(row: &Model, now: Instant) -> VotePhase {
    match (row.cancelled_at, row.closed_at, row.opened_at) {
        (Some(_), ..) => VotePhase::Cancelled,
        (None, Some(_), _) => VotePhase::Closed,
        (None, None, None) => VotePhase::Draft,
        _ if now < row.opens_at => VotePhase::Announced,
        _ if now < row.closes_at => VotePhase::Open,
        _ => VotePhase::Counting,
    }
}

/// Demands that one can vote now.
///
/// # Errors
/// [`Code::TooEarly`] before, [`Code::TooLate`] after; [`Code::WrongState`] of what was cancelled.
pub fn demand_open(row: &Model, now: Instant) -> Result<(), Error> {
    match phase(row, now) {
        VotePhase::Open => Ok(()),
        VotePhase::Draft | VotePhase::Announced => Err(Error::Conflict(Code::TooEarly)),
        VotePhase::Counting | VotePhase::Closed => Err(Error::Conflict(Code::TooLate)),
        VotePhase::Cancelled => Err(Error::Conflict(Code::WrongState)),
    }
}

/// Whether floor area counts.
pub fn weighs_area(weight: VoteWeight) -> bool {
    weight != VoteWeight::PerUnit
}

/// A question as it is to be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewQuestion {
    /// What is asked.
    pub text: String,
    /// How many have to want it.
    pub majority: VoteMajority,
    /// What can be answered, in order.
    pub options: Vec<(VoteOptionKind, String)>,
}

/// What is answered where nothing else is said: for it, against it, neither.
pub fn usual_options() -> Vec<(VoteOptionKind, String)> {
    [VoteOptionKind::For, VoteOptionKind::Against, VoteOptionKind::Abstain]
        .map(|kind| (kind, String::new()))
        .to_vec()
}

/// Answers in own words, and that one abstains: nobody has to want something to take part.
pub fn own_options(texts: Vec<String>) -> Vec<(VoteOptionKind, String)> {
    let own = texts.into_iter().map(|text| (VoteOptionKind::Other, text));
    own.chain([(VoteOptionKind::Abstain, String::new())]).collect()
}

/// A vote as it is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewVote {
    /// The project.
    pub project_id: ProjectId,
    /// The building; none for the whole project.
    pub building_id: Option<BuildingId>,
    /// Its title.
    pub title: String,
    /// What there is to say of it.
    pub markdown: String,
    /// By which rules it is counted.
    pub basis: VoteBasis,
    /// What is counted.
    pub weight: VoteWeight,
    /// Whether nothing leads from a ballot to its home.
    pub secret: bool,
    /// What holds where the owners of one home do not want the same.
    pub conflict_rule: VoteConflictRule,
    /// Of the whole so much has to take part.
    pub quorum: Fraction,
    /// For so many homes one account stands in, at most.
    pub proxy_units_max: i32,
    /// From when on one votes.
    pub opens_at: Instant,
    /// Until when.
    pub closes_at: Instant,
    /// What is asked, in order.
    pub questions: Vec<NewQuestion>,
}

/// The ballot that a home has already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Present {
    /// Whether it counts: else an owner has to agree to it.
    pub complete: bool,
    /// Whether whoever votes has its receipt.
    pub same_receipt: bool,
    /// Whether it says what is voted now. Unknown, and false, without its receipt.
    pub same_choices: bool,
}

/// What becomes of the ballot of a home.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placing {
    /// It is the first.
    New,
    /// An owner agrees to it.
    Agree,
    /// It says something else from now on; who had agreed has not any more.
    Replace,
    /// Another takes the place of one that waits, whose receipt nobody has.
    StartOver,
    /// It is there, and says so: the same request came before.
    Nothing,
}

/// What becomes of a ballot that is put in for a home.
///
/// # Errors
/// [`Code::HomeVoted`] where the home has voted and that stays; [`Code::ReceiptNeeded`] where only whoever has the receipt
/// changes it; [`Code::BallotPending`] where one waits for the agreement of an owner.
pub fn placing(
    rule: VoteConflictRule,
    secret: bool,
    present: Option<Present>,
    start_over: bool,
) -> Result<Placing, Code> {
    use VoteConflictRule::{AllMustAgree, FirstCounts, LastCounts};
    let Some(Present { complete, same_receipt, same_choices }) = present else { return Ok(Placing::New) };
    match (complete, rule) {
        (true, _) if same_receipt && same_choices => Ok(Placing::Nothing),
        (true, FirstCounts | AllMustAgree) => Err(Code::HomeVoted),
        // Of an open ballot the home is known; of a secret one only the receipt says which it is.
        (true, LastCounts) if same_receipt || !secret => Ok(Placing::Replace),
        (true, LastCounts) => Err(Code::ReceiptNeeded),
        (false, _) if same_receipt && same_choices => Ok(Placing::Agree),
        (false, _) if same_receipt => Ok(Placing::Replace),
        (false, _) if start_over => Ok(Placing::StartOver),
        (false, _) => Err(Code::BallotPending),
    }
}

/// When those who have not voted are reminded of a vote that is opened now.
pub fn reminders(opened_at: Instant, opens_at: Instant, closes_at: Instant) -> Vec<Instant> {
    let begins = opened_at.max(opens_at);
    REMIND_BEFORE.iter().map(|before| closes_at - *before).filter(|due| *due > begins).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn present(complete: bool, same_receipt: bool, same_choices: bool) -> Option<Present> {
        Some(Present { complete, same_receipt, same_choices })
    }

    #[test]
    fn the_first_ballot_of_a_home_is_put_in_whatever_the_rule() {
        for rule in VoteConflictRule::ALL {
            for (secret, start_over) in [(true, true), (true, false), (false, true), (false, false)] {
                assert_eq!(placing(*rule, secret, None, start_over), Ok(Placing::New));
            }
        }
    }

    #[test]
    fn what_counts_is_changed_only_where_the_last_counts_and_in_secret_only_with_its_receipt() {
        use VoteConflictRule::{AllMustAgree, FirstCounts, LastCounts};
        for (secret, start_over) in [(true, true), (true, false), (false, true), (false, false)] {
            for rule in [FirstCounts, AllMustAgree] {
                for other in [present(true, true, false), present(true, false, false)] {
                    assert_eq!(placing(rule, secret, other, start_over), Err(Code::HomeVoted));
                }
            }
            let with = placing(LastCounts, secret, present(true, true, false), start_over);
            assert_eq!(with, Ok(Placing::Replace));
            let without = placing(LastCounts, secret, present(true, false, false), start_over);
            assert_eq!(without, if secret { Err(Code::ReceiptNeeded) } else { Ok(Placing::Replace) });
        }
    }

    #[test]
    fn the_same_again_changes_nothing() {
        for rule in VoteConflictRule::ALL {
            assert_eq!(placing(*rule, true, present(true, true, true), false), Ok(Placing::Nothing));
        }
    }

    #[test]
    fn what_waits_is_agreed_to_changed_with_its_receipt_or_given_up() {
        let rule = VoteConflictRule::AllMustAgree;
        assert_eq!(placing(rule, true, present(false, true, true), false), Ok(Placing::Agree));
        assert_eq!(placing(rule, true, present(false, true, false), false), Ok(Placing::Replace));
        assert_eq!(placing(rule, true, present(false, false, false), false), Err(Code::BallotPending));
        assert_eq!(placing(rule, true, present(false, false, false), true), Ok(Placing::StartOver));
    }

    #[test]
    fn one_is_reminded_only_while_one_can_vote() {
        let at = |text: &str| text.parse::<Instant>().expect("an instant");
        let (opened, opens) = (at("2026-03-01T00:00:00Z"), at("2026-03-10T00:00:00Z"));
        let due = reminders(opened, opens, at("2026-03-20T00:00:00Z"));
        assert_eq!(due, [at("2026-03-17T00:00:00Z"), at("2026-03-19T00:00:00Z")]);
        assert_eq!(reminders(opened, opens, at("2026-03-12T12:00:00Z")), [at("2026-03-11T12:00:00Z")]);
        assert!(reminders(opened, opens, at("2026-03-10T05:00:00Z")).is_empty());
    }
}
