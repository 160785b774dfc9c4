//! How votes are shown. What is published of their ballots is in [`publishing`].

pub mod publishing;

use chrono::TimeDelta;
use linli_entities::Instant;
use linli_entities::building::BuildingId;
use linli_entities::unit::UnitId;
use linli_entities::vote::{VoteBasis, VoteConflictRule, VoteId, VoteWeight};
use linli_entities::vote_option::VoteOptionKind;
use linli_entities::vote_question::{self, VoteMajority};
use linli_entities::vote_step::{self, VoteStepKind};
use poem_openapi::types::Example;
use poem_openapi::{Enum, Object};

use super::logic::Seen;
use super::logic::seeing::OwnHome;
use super::rules::{VoteHomeState, VotePhase};
use crate::answer::Addressed;
use crate::features::accounts::logic::AccountRef;
use crate::features::projects::output::{BuildingRef, ProjectRef};

/// The page of a vote.
pub fn url(id: VoteId) -> String {
    format!("/votes/{id}")
}

/// A fraction of whole numbers.
#[derive(Clone, Copy, Debug, Object)]
pub struct VoteFraction {
    /// The numerator.
    pub numerator: i32,
    /// The denominator.
    pub denominator: i32,
}

/// An answer to a question of a vote.
#[derive(Clone, Debug, Object)]
pub struct VoteOption {
    /// Its place among the answers, from 1.
    pub position: i32,
    /// What it says.
    pub kind: VoteOptionKind,
    /// In which words; empty where the kind says it all.
    pub text: String,
}

/// A question of a vote.
#[derive(Clone, Debug, Object)]
pub struct VoteQuestion {
    /// Its place among the questions, from 1.
    pub position: i32,
    /// What is asked.
    pub text: String,
    /// Of those who take part, so many have to want something.
    pub majority: VoteMajority,
    /// What can be answered, in order.
    pub options: Vec<VoteOption>,
}

/// What became of a vote. Each step has the hash of the one before in its own.
#[derive(Clone, Debug, Object)]
pub struct VoteStep {
    /// Its place, from 1 without gaps.
    pub number: i32,
    /// What became of it.
    pub kind: VoteStepKind,
    /// The hashes that hold from then on, in hexadecimal; of one that was cancelled the reason.
    pub detail: String,
    /// Who did so; null for what happens by itself.
    pub by: Option<AccountRef>,
    /// When.
    pub acted_at: Instant,
    /// SHA-256 of this step after that of the one before, in hexadecimal.
    pub hash: String,
}

/// Who stands in for the reader.
#[derive(Clone, Debug, Object)]
pub struct VoteProxy {
    /// The account.
    pub account: AccountRef,
    /// Whether a ballot was cast so: it is not taken back any more.
    pub used: bool,
}

/// A home for which the reader votes.
#[derive(Clone, Debug, Object)]
pub struct VoteHome {
    /// The home.
    pub unit_id: UnitId,
    /// Its number in the register.
    pub number: i32,
    /// Its building and what stood on its door.
    pub label: String,
    /// Its floor area in square decimetres.
    pub area_dm2: Option<i32>,
    /// How many accounts own it, as the register knows.
    pub owner_count: i32,
    /// Whether the reader is one of them.
    pub is_owner: bool,
    /// For whom the reader stands in.
    pub stands_in_for: Vec<AccountRef>,
    /// Who stands in for the reader.
    pub proxy: Option<VoteProxy>,
    /// Whether it has voted.
    pub state: VoteHomeState,
    /// Whether all those for whom the reader speaks have agreed to the ballot that waits.
    pub has_agreed: bool,
    /// How many homes with a registered owner have the same floor area, this one included, where a secret ballot tells its
    /// area: it can be the ballot of any of these. Null where it does not tell.
    pub alike_count: Option<i64>,
}

/// What the reader may do with a vote.
#[derive(Clone, Copy, Debug, Default, Object)]
pub struct VoteMay {
    /// Change it.
    pub edit: bool,
    /// Propose to open it.
    pub propose: bool,
    /// Open it, as the second person.
    pub open: bool,
    /// Cancel it.
    pub cancel: bool,
    /// Vote now, for the homes that are listed.
    pub vote: bool,
    /// Name somebody who stands in, for the homes that one owns.
    pub name_proxies: bool,
    /// Read the ballots when it is closed, and look for one by its receipt.
    pub read_ballots: bool,
    /// See it at the desk.
    pub work: bool,
}

/// A vote of owners. Nothing in it tells what was voted.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Vote {
    /// The id.
    pub id: VoteId,
    /// The project.
    pub project: ProjectRef,
    /// The building whose owners vote; null for the whole project.
    pub building: Option<BuildingRef>,
    /// Its title.
    pub title: String,
    /// What there is to say of it, in Markdown.
    pub markdown: String,
    /// The same as sanitised HTML.
    pub html: String,
    /// Where it stands.
    pub state: VotePhase,
    /// By which rules it is counted.
    pub basis: VoteBasis,
    /// What is counted.
    pub weight: VoteWeight,
    /// Whether nothing leads from a ballot to its home.
    pub secret: bool,
    /// What holds where the owners of one home do not want the same.
    pub conflict_rule: VoteConflictRule,
    /// Of the whole so much has to take part.
    pub quorum: VoteFraction,
    /// For so many homes one account stands in, at most; 0 where nobody does.
    pub proxy_units_max: i32,
    /// From when on one can vote.
    pub opens_at: Instant,
    /// Until when.
    pub closes_at: Instant,
    /// What is asked, in order.
    pub questions: Vec<VoteQuestion>,
    /// When it was proposed to open it, of a draft; a second person opens it.
    pub proposed_at: Option<Instant>,
    /// Who proposed it, for whoever runs votes there.
    pub proposed_by: Option<AccountRef>,
    /// When it was opened, and its register frozen.
    pub opened_at: Option<Instant>,
    /// How many homes are in the register; 0 of a draft.
    pub unit_count: i32,
    /// Their floor area in square decimetres, as far as it is known.
    pub area_dm2: i64,
    /// How many homes have just the owners that another has, beyond the first of them each: who counts owners and not homes
    /// counts as many less.
    pub several_count: i32,
    /// How many homes have voted.
    pub voted_count: i32,
    /// SHA-256 of all that is voted on and of the rules, in hexadecimal; null of a draft.
    pub content_hash: Option<String>,
    /// SHA-256 of the register, in hexadecimal; null of a draft.
    pub register_hash: Option<String>,
    /// SHA-256 of the ballots that were counted, in hexadecimal; null until then.
    pub ballots_hash: Option<String>,
    /// When they were counted.
    pub closed_at: Option<Instant>,
    /// When it was cancelled.
    pub cancelled_at: Option<Instant>,
    /// Why.
    pub cancel_reason: Option<String>,
    /// What became of it, in order.
    pub steps: Vec<VoteStep>,
    /// The homes for which the reader votes.
    pub homes: Vec<VoteHome>,
    /// What the reader may do.
    pub may: VoteMay,
    /// Grows with every edit, not with a ballot.
    pub version: i64,
}

/// What is known of a ballot by its receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum VoteReceiptState {
    /// It counts.
    Counted,
    /// It waits for the agreement of an owner, and does not count until then.
    Waiting,
    /// There is none with this receipt.
    Unknown,
}

/// A ballot, for whoever has its receipt.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct VoteReceipt {
    /// The hash of its code, in hexadecimal: it stands in the list of ballots when the vote is closed.
    pub receipt_hash: String,
    /// Whether it counts.
    pub state: VoteReceiptState,
    /// The place of the answer to each question, from 1; empty where there is no ballot.
    pub choices: Vec<i32>,
}

fn questions(seen: &Seen) -> Vec<VoteQuestion> {
    let options = |of: &vote_question::Model| {
        let own = seen.options.iter().filter(|option| option.question == of.position).cloned();
        own.map(|option| VoteOption { position: option.position, kind: option.kind, text: option.text })
            .collect()
    };
    let all = seen.questions.iter().map(|question| VoteQuestion {
        position: question.position,
        text: question.text.clone(),
        majority: question.majority,
        options: options(question),
    });
    all.collect()
}

impl From<(vote_step::Model, Option<AccountRef>)> for VoteStep {
    fn from((step, by): (vote_step::Model, Option<AccountRef>)) -> Self {
        Self {
            number: step.number,
            kind: step.kind,
            detail: step.detail,
            by,
            acted_at: step.acted_at,
            hash: hex::encode(step.hash),
        }
    }
}

impl From<OwnHome> for VoteHome {
    fn from(own: OwnHome) -> Self {
        Self {
            unit_id: own.home.unit_id,
            number: own.home.number,
            label: own.home.label,
            area_dm2: own.home.area_dm2,
            owner_count: own.home.owner_count,
            is_owner: own.is_owner,
            stands_in_for: own.stands_in_for,
            proxy: own.proxy.map(|(account, used)| VoteProxy { account, used }),
            state: own.state,
            has_agreed: own.has_agreed,
            alike_count: own.alike_count,
        }
    }
}

impl From<Seen> for Vote {
    fn from(seen: Seen) -> Self {
        let questions = questions(&seen);
        let row = seen.row;
        Self {
            id: row.id,
            project: seen.project,
            building: seen.building,
            title: row.title,
            markdown: row.markdown,
            html: row.html,
            state: seen.phase,
            basis: row.basis,
            weight: row.weight,
            secret: row.secret,
            conflict_rule: row.conflict_rule,
            quorum: VoteFraction { numerator: row.quorum_numerator, denominator: row.quorum_denominator },
            proxy_units_max: row.proxy_units_max,
            opens_at: row.opens_at,
            closes_at: row.closes_at,
            questions,
            proposed_at: row.proposed_at,
            proposed_by: seen.proposed_by,
            opened_at: row.opened_at,
            unit_count: row.unit_count,
            area_dm2: row.area_dm2,
            several_count: row.several_count,
            voted_count: row.voted_count,
            content_hash: row.content_hash.map(hex::encode),
            register_hash: row.register_hash.map(hex::encode),
            ballots_hash: row.ballots_hash.map(hex::encode),
            closed_at: row.closed_at,
            cancelled_at: row.cancelled_at,
            cancel_reason: row.cancel_reason,
            steps: seen.steps.into_iter().map(VoteStep::from).collect(),
            homes: seen.homes.into_iter().map(VoteHome::from).collect(),
            may: seen.may,
            version: row.version,
        }
    }
}

impl Addressed for Vote {
    fn address(&self) -> String {
        url(self.id)
    }
}

/// What stands for 32 bytes in examples.
pub(super) const HASH: &str = "dc9f2a4096bfd4b47d48137ef3e7e2f1289d850c8a352cc779b49128e0b5c3e7";

impl Example for VoteReceipt {
    fn example() -> Self {
        Self { receipt_hash: HASH.to_owned(), state: VoteReceiptState::Counted, choices: vec![1] }
    }
}

fn example_questions() -> Vec<VoteQuestion> {
    let kinds = [VoteOptionKind::For, VoteOptionKind::Against, VoteOptionKind::Abstain];
    let options = (1..).zip(kinds).map(|(position, kind)| VoteOption { position, kind, text: String::new() });
    vec![VoteQuestion {
        position: 1,
        text: "是否同意使用维修资金更换 3 号楼电梯".to_owned(),
        majority: VoteMajority::MoreThanHalf,
        options: options.collect(),
    }]
}

fn example_home() -> VoteHome {
    VoteHome {
        unit_id: UnitId(301),
        number: 17,
        label: "3 号楼 1802".to_owned(),
        area_dm2: Some(8_950),
        owner_count: 2,
        is_owner: true,
        stands_in_for: vec![],
        proxy: None,
        state: VoteHomeState::Silent,
        has_agreed: false,
        alike_count: Some(34),
    }
}

impl Example for Vote {
    fn example() -> Self {
        let input = super::input::VoteInput::example();
        Self {
            id: VoteId(7),
            project: ProjectRef::example(),
            building: Some(BuildingRef { id: BuildingId(12), name: "3 号楼".to_owned() }),
            title: input.title,
            markdown: input.markdown,
            html: "<p>报价和方案见附件，施工期约两周。</p>\n".to_owned(),
            state: VotePhase::Open,
            basis: input.basis,
            weight: input.weight,
            secret: input.secret,
            conflict_rule: input.conflict_rule,
            quorum: VoteFraction { numerator: input.quorum_numerator, denominator: input.quorum_denominator },
            proxy_units_max: input.proxy_units_max,
            opens_at: input.opens_at,
            closes_at: input.closes_at,
            questions: example_questions(),
            proposed_at: Some(input.opens_at),
            proposed_by: None,
            opened_at: Some(input.opens_at),
            unit_count: 68,
            area_dm2: 620_300,
            several_count: 2,
            voted_count: 31,
            content_hash: Some(HASH.to_owned()),
            register_hash: Some(HASH.to_owned()),
            ballots_hash: None,
            closed_at: None,
            cancelled_at: None,
            cancel_reason: None,
            steps: vec![VoteStep {
                number: 1,
                kind: VoteStepKind::Opened,
                detail: format!("{HASH} {HASH}"),
                by: Some(AccountRef::example()),
                acted_at: input.opens_at - TimeDelta::days(15),
                hash: HASH.to_owned(),
            }],
            homes: vec![example_home()],
            may: VoteMay { vote: true, name_proxies: true, read_ballots: true, ..VoteMay::default() },
            version: 3,
        }
    }
}
