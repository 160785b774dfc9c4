//! What of a vote is hashed, in [canonical bytes](crate::canonical), and the chain of its steps. Pure. All that is hashed is
//! told to whoever may read the vote; docs/votes.md says how to check it, and `docs/votes/verify.py` does.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::vote::{Model, VoteId};
use linli_entities::vote_step::VoteStepKind;
use linli_entities::{vote_option, vote_question};

use crate::canonical::Canonical;

/// A home in the register, as it is hashed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registered<'a> {
    /// Its number, from 1 without gaps.
    pub number: i32,
    /// Its building and what stood on its door.
    pub label: &'a str,
    /// Its floor area in square decimetres.
    pub area_dm2: Option<i32>,
    /// How many accounts could vote for it.
    pub owner_count: i32,
}

/// A ballot that counts, as it is hashed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cast<'a> {
    /// The hash of its receipt, in hexadecimal.
    pub key: &'a str,
    /// The places of the answers, as they are stored.
    pub choices: &'a str,
    /// The floor area that it counts for, where that is counted.
    pub area_dm2: Option<i32>,
    /// The number of its home, in an open vote.
    pub unit_number: Option<i32>,
}

/// A step, as it is hashed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stepped<'a> {
    /// The vote.
    pub vote_id: VoteId,
    /// Its place, from 1 without gaps.
    pub number: i32,
    /// What became of the vote.
    pub kind: VoteStepKind,
    /// The hashes that hold from then on, or the reason.
    pub detail: &'a str,
    /// Who did so.
    pub actor_id: Option<AccountId>,
    /// When.
    pub acted_at: Instant,
}

fn whole(number: i32) -> i64 {
    i64::from(number)
}

/// The hash of all that is voted on, and of the rules.
pub fn content(row: &Model, questions: &[vote_question::Model], options: &[vote_option::Model]) -> Vec<u8> {
    let mut bytes = Canonical::new("linli-vote-v1")
        .whole(row.id.0)
        .whole(row.project_id.0)
        .whole(row.building_id.map_or(0, |id| id.0))
        .text(&row.title)
        .text(&row.markdown)
        .text(row.basis.as_str())
        .text(row.weight.as_str())
        .whole(i64::from(row.secret))
        .text(row.conflict_rule.as_str())
        .whole(whole(row.quorum_numerator))
        .whole(whole(row.quorum_denominator))
        .whole(whole(row.proxy_units_max))
        .whole(row.opens_at.timestamp_micros())
        .whole(row.closes_at.timestamp_micros());
    for question in questions {
        let own = options.iter().filter(|option| option.question == question.position);
        let own: Vec<&vote_option::Model> = own.collect();
        bytes = bytes.text(&question.text).text(question.majority.as_str()).whole(own.len() as i64);
        bytes = own.iter().fold(bytes, |bytes, option| bytes.text(option.kind.as_str()).text(&option.text));
    }
    bytes.after(&[])
}

/// The hash of the register: every home, in the order of the numbers.
pub fn register<'a>(id: VoteId, homes: impl Iterator<Item = Registered<'a>>) -> Vec<u8> {
    let bytes = Canonical::new("linli-vote-register-v1").whole(id.0);
    let all = homes.fold(bytes, |bytes, home| {
        bytes
            .whole(whole(home.number))
            .text(home.label)
            .whole(home.area_dm2.map_or(0, whole))
            .whole(whole(home.owner_count))
    });
    all.after(&[])
}

/// The hash of the ballots that count, in the order of their keys.
pub fn ballots<'a>(id: VoteId, cast: impl Iterator<Item = Cast<'a>>) -> Vec<u8> {
    let bytes = Canonical::new("linli-vote-ballots-v1").whole(id.0);
    let all = cast.fold(bytes, |bytes, ballot| {
        bytes
            .text(ballot.key)
            .text(ballot.choices)
            .whole(ballot.area_dm2.map_or(0, whole))
            .whole(ballot.unit_number.map_or(0, whole))
    });
    all.after(&[])
}

/// The hash of a step after that of the one before.
pub fn step(before: &[u8], step: &Stepped<'_>) -> Vec<u8> {
    Canonical::new("linli-vote-step-v1")
        .whole(step.vote_id.0)
        .whole(whole(step.number))
        .text(step.kind.as_str())
        .text(step.detail)
        .whole(step.actor_id.map_or(0, |id| id.0))
        .whole(step.acted_at.timestamp_micros())
        .after(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOMES: [Registered<'static>; 2] = [
        Registered { number: 1, label: "3 号楼 1802", area_dm2: Some(8_950), owner_count: 2 },
        Registered { number: 2, label: "3 号楼 1803", area_dm2: None, owner_count: 0 },
    ];

    #[test]
    fn the_hash_of_a_register_knows_every_home_and_its_place() {
        let hash = register(VoteId(7), HOMES.into_iter());
        assert_eq!(hex::encode(&hash), "f5131db157c9ca1d129eb95edce1fa78c9c5b5523f187216c921fd2a1ea5427d");
        assert_ne!(hash, register(VoteId(8), HOMES.into_iter()));
        assert_ne!(hash, register(VoteId(7), HOMES.into_iter().rev()));
        assert_ne!(hash, register(VoteId(7), HOMES.into_iter().take(1)));
        let other = Registered { owner_count: 3, ..HOMES[0].clone() };
        assert_ne!(hash, register(VoteId(7), [other, HOMES[1].clone()].into_iter()));
    }

    #[test]
    fn the_hash_of_ballots_knows_every_answer_and_area() {
        let key = "ab".repeat(32);
        let cast = Cast { key: &key, choices: "1 3", area_dm2: Some(8_950), unit_number: None };
        let hash = |cast: &Cast<'_>| ballots(VoteId(7), [cast.clone()].into_iter());
        assert_ne!(hash(&cast), hash(&Cast { choices: "13", ..cast.clone() }));
        assert_ne!(hash(&cast), hash(&Cast { area_dm2: Some(8_951), ..cast.clone() }));
        assert_ne!(hash(&cast), hash(&Cast { unit_number: Some(1), ..cast.clone() }));
        assert_ne!(hash(&cast), ballots(VoteId(7), [].into_iter()));
    }

    #[test]
    fn a_step_knows_the_one_before() {
        let one = Stepped {
            vote_id: VoteId(7),
            number: 1,
            kind: VoteStepKind::Opened,
            detail: "00",
            actor_id: Some(AccountId(4)),
            acted_at: Instant::UNIX_EPOCH,
        };
        assert_ne!(step(&[], &one), step(&[7; 32], &one));
        assert_ne!(step(&[], &one), step(&[], &Stepped { actor_id: None, ..one }));
    }
}
