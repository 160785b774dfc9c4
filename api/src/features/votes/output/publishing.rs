//! What is published of a vote: its register, its ballots, and what came of it.

use linli_entities::vote::{VoteId, VoteWeight};
use linli_entities::{vote_ballot, vote_unit};
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::{HASH, VoteFraction};
use crate::features::votes::logic::publishing::{Answered, Tally};
use crate::features::votes::rules::counting::{self, Share, VoteOutcome};
use crate::features::votes::rules::weighs_area;

/// A home in the register of a vote. Nobody is named.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct VoteUnit {
    /// Its number, from 1 without gaps.
    pub number: i32,
    /// Its building and what stood on its door.
    pub label: String,
    /// Its floor area in square decimetres; null where it was not known.
    pub area_dm2: Option<i32>,
    /// How many accounts could vote for it; 0 where no owner was known.
    pub owner_count: i32,
}

/// A ballot that was counted.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct VoteBallot {
    /// The hash of the code of its receipt, in hexadecimal.
    pub receipt_hash: String,
    /// The place of the answer to each question, from 1.
    pub choices: Vec<i32>,
    /// The floor area that it counts for, in square decimetres; null where homes are counted.
    pub area_dm2: Option<i32>,
    /// The number of its home in the register; null in a secret vote.
    pub unit_number: Option<i32>,
}

/// Homes and their floor area.
#[derive(Clone, Copy, Debug, Object)]
pub struct VoteShare {
    /// How many homes.
    pub unit_count: i64,
    /// Their floor area in square decimetres; null where homes are counted.
    pub area_dm2: Option<i64>,
}

/// What came of a question.
#[derive(Clone, Debug, Object)]
pub struct VoteAnswer {
    /// The place of the question.
    pub position: i32,
    /// What follows.
    pub outcome: VoteOutcome,
    /// The place of the answer that it is; null where it is none.
    pub chosen: Option<i32>,
    /// How many want each answer, in order.
    pub answers: Vec<VoteShare>,
}

/// What came of a vote.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct VoteTally {
    /// The vote.
    pub vote_id: VoteId,
    /// What was counted.
    pub weight: VoteWeight,
    /// Of the whole so much had to take part.
    pub quorum: VoteFraction,
    /// All homes of the register.
    pub whole: VoteShare,
    /// Those that took part: who abstains does.
    pub taking_part: VoteShare,
    /// Whether these are enough.
    pub has_quorum: bool,
    /// What came of each question, in order.
    pub questions: Vec<VoteAnswer>,
    /// SHA-256 of the register, in hexadecimal.
    pub register_hash: String,
    /// SHA-256 of the ballots, in hexadecimal.
    pub ballots_hash: String,
}

impl From<vote_unit::Model> for VoteUnit {
    fn from(row: vote_unit::Model) -> Self {
        Self { number: row.number, label: row.label, area_dm2: row.area_dm2, owner_count: row.owner_count }
    }
}

impl From<vote_ballot::Model> for VoteBallot {
    fn from(row: vote_ballot::Model) -> Self {
        Self {
            choices: counting::read(&row.choices),
            receipt_hash: row.key,
            area_dm2: row.area_dm2,
            unit_number: row.unit_number,
        }
    }
}

impl From<Tally> for VoteTally {
    fn from(tally: Tally) -> Self {
        let row = tally.row;
        let share = |share: Share| VoteShare {
            unit_count: share.units,
            area_dm2: weighs_area(row.weight).then_some(share.area),
        };
        let answered = |one: Answered| VoteAnswer {
            position: one.position,
            outcome: one.outcome,
            chosen: one.chosen,
            answers: one.answers.into_iter().map(share).collect(),
        };
        Self {
            vote_id: row.id,
            weight: row.weight,
            quorum: VoteFraction { numerator: row.quorum_numerator, denominator: row.quorum_denominator },
            whole: share(Share { units: i64::from(row.unit_count), area: row.area_dm2 }),
            taking_part: share(tally.taking_part),
            has_quorum: tally.has_quorum,
            questions: tally.questions.into_iter().map(answered).collect(),
            register_hash: hex::encode(row.register_hash.unwrap_or_default()),
            ballots_hash: hex::encode(row.ballots_hash.unwrap_or_default()),
        }
    }
}

impl Example for VoteUnit {
    fn example() -> Self {
        Self { number: 17, label: "3 号楼 1802".to_owned(), area_dm2: Some(8_950), owner_count: 2 }
    }
}

impl Example for VoteBallot {
    fn example() -> Self {
        Self { receipt_hash: HASH.to_owned(), choices: vec![1], area_dm2: Some(8_950), unit_number: None }
    }
}

impl Example for VoteTally {
    fn example() -> Self {
        let share = |unit_count, area| VoteShare { unit_count, area_dm2: Some(area) };
        Self {
            vote_id: VoteId(7),
            weight: VoteWeight::Both,
            quorum: VoteFraction { numerator: 2, denominator: 3 },
            whole: share(68, 620_300),
            taking_part: share(51, 470_100),
            has_quorum: true,
            questions: vec![VoteAnswer {
                position: 1,
                outcome: VoteOutcome::Passed,
                chosen: Some(1),
                answers: vec![share(40, 372_000), share(8, 70_100), share(3, 28_000)],
            }],
            register_hash: HASH.to_owned(),
            ballots_hash: HASH.to_owned(),
        }
    }
}
