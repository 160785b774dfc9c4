//! How earning rules and receipts are shown.

use linli_entities::earning_rule::{self, EarningKind, EarningRuleId, EarningRuleState};
use linli_entities::membership::MembershipId;
use linli_entities::receipt::ReceiptId;
use linli_entities::{Date, Instant};
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::logic;
use super::logic::receipts::{Imported, SeenReceipt};
use crate::code::Code;
use crate::features::accounts::logic::AccountRef;
use crate::features::memberships::rules as memberships;

/// A way to earn points, for everybody.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct EarningWay {
    /// What for.
    pub kind: EarningKind,
    /// How many points, each time.
    pub points: i64,
    /// How often a day at most.
    pub daily_max: Option<i32>,
    /// Of money spent: for how many fen each time.
    pub fen_per_point: Option<i64>,
    /// Of contracts: for how many days the points wait.
    pub pending_days: Option<i32>,
    /// Since when.
    pub active_at: Option<Instant>,
}

/// The ways to earn points.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct EarningWays {
    /// Those that hold now, at most one of each kind.
    pub items: Vec<EarningWay>,
}

impl From<earning_rule::Model> for EarningWay {
    fn from(row: earning_rule::Model) -> Self {
        Self {
            kind: row.kind,
            points: row.points,
            daily_max: row.daily_max,
            fen_per_point: row.fen_per_point,
            pending_days: row.pending_days,
            active_at: row.activated_at,
        }
    }
}

impl Example for EarningWay {
    fn example() -> Self {
        Self {
            kind: EarningKind::PostAccepted,
            points: 5,
            daily_max: Some(3),
            fen_per_point: None,
            pending_days: None,
            active_at: Some(Instant::UNIX_EPOCH),
        }
    }
}

impl Example for EarningWays {
    fn example() -> Self {
        Self { items: vec![EarningWay::example()] }
    }
}

/// A rule by which points are earned.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct EarningRule {
    /// The id.
    pub id: EarningRuleId,
    /// What for.
    pub kind: EarningKind,
    /// How many points, each time.
    pub points: i64,
    /// How often a day at most.
    pub daily_max: Option<i32>,
    /// Of money spent: for how many fen each time.
    pub fen_per_point: Option<i64>,
    /// Of contracts: for how many days the points wait.
    pub pending_days: Option<i32>,
    /// Where it stands.
    pub state: EarningRuleState,
    /// Who wrote it.
    pub created_by: Option<AccountRef>,
    /// When.
    pub created_at: Instant,
    /// From when on it holds.
    pub activated_at: Option<Instant>,
    /// Until when it held.
    pub ended_at: Option<Instant>,
}

impl From<logic::Seen> for EarningRule {
    fn from(logic::Seen { row, created_by }: logic::Seen) -> Self {
        Self {
            id: row.id,
            kind: row.kind,
            points: row.points,
            daily_max: row.daily_max,
            fen_per_point: row.fen_per_point,
            pending_days: row.pending_days,
            state: row.state,
            created_by,
            created_at: row.created_at,
            activated_at: row.activated_at,
            ended_at: row.ended_at,
        }
    }
}

impl Example for EarningRule {
    fn example() -> Self {
        Self {
            id: EarningRuleId(2),
            kind: EarningKind::PostAccepted,
            points: 5,
            daily_max: Some(3),
            fen_per_point: None,
            pending_days: None,
            state: EarningRuleState::Active,
            created_by: Some(AccountRef::example()),
            created_at: Instant::UNIX_EPOCH,
            activated_at: Some(Instant::UNIX_EPOCH),
            ended_at: None,
        }
    }
}

/// What a rule would have given.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct DryRun {
    /// For how many facts.
    pub fact_count: u64,
    /// To how many members.
    pub member_count: u64,
    /// How many points.
    pub points: i64,
    /// Who would have got most, at most 20.
    pub top: Vec<DryShare>,
}

/// What a rule would have given one member.
#[derive(Clone, Debug, Object)]
pub struct DryShare {
    /// The membership.
    pub membership_id: MembershipId,
    /// Its number.
    pub number: String,
    /// Whose it is.
    pub account: AccountRef,
    /// How many points.
    pub points: i64,
}

impl From<logic::dry_run::DryRun> for DryRun {
    fn from(run: logic::dry_run::DryRun) -> Self {
        let top = run.top.into_iter().map(|(row, account, points)| DryShare {
            membership_id: row.id,
            number: memberships::number(row.id),
            account,
            points: points.0,
        });
        Self { fact_count: run.facts, member_count: run.members, points: run.points.0, top: top.collect() }
    }
}

impl Example for DryRun {
    fn example() -> Self {
        let share = DryShare {
            membership_id: MembershipId(17),
            number: "10000017".to_owned(),
            account: AccountRef::example(),
            points: 120,
        };
        Self { fact_count: 61, member_count: 9, points: 305, top: vec![share] }
    }
}

/// A receipt, as staff recorded it.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Receipt {
    /// The id.
    pub id: ReceiptId,
    /// Whose.
    pub membership_id: MembershipId,
    /// The number of that membership.
    pub number: String,
    /// How much was paid, in fen.
    pub fen: i64,
    /// When.
    pub paid_on: Date,
    /// Its reference in the books.
    pub reference: String,
    /// Who recorded it.
    pub recorded_by: Option<AccountRef>,
    /// When.
    pub recorded_at: Instant,
    /// When it was found void.
    pub voided_at: Option<Instant>,
    /// Why.
    pub void_reason: Option<String>,
}

impl From<SeenReceipt> for Receipt {
    fn from(SeenReceipt { row, recorded_by }: SeenReceipt) -> Self {
        Self {
            id: row.id,
            membership_id: row.membership_id,
            number: memberships::number(row.membership_id),
            fen: row.fen,
            paid_on: row.paid_on,
            reference: row.reference,
            recorded_by,
            recorded_at: row.recorded_at,
            voided_at: row.voided_at,
            void_reason: row.void_reason,
        }
    }
}

impl Example for Receipt {
    fn example() -> Self {
        Self {
            id: ReceiptId(8),
            membership_id: MembershipId(17),
            number: "10000017".to_owned(),
            fen: 258_000,
            paid_on: Date::default(),
            reference: "WY-2026-0311".to_owned(),
            recorded_by: Some(AccountRef::example()),
            recorded_at: Instant::UNIX_EPOCH,
            voided_at: None,
            void_reason: None,
        }
    }
}

/// What an import came to.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct ReceiptsReport {
    /// Receipts that were recorded.
    pub recorded_count: u64,
    /// Receipts that were recorded before, just so.
    pub known_count: u64,
    /// Lines that were refused.
    pub refused: Vec<RefusedLine>,
}

/// A line that was refused.
#[derive(Clone, Debug, Object)]
pub struct RefusedLine {
    /// Its number, from 1.
    pub line: u64,
    /// Why.
    pub code: Code,
}

impl From<Imported> for ReceiptsReport {
    fn from(imported: Imported) -> Self {
        let refused =
            imported.refused.into_iter().map(|(line, code)| RefusedLine { line: line as u64, code });
        Self { recorded_count: imported.recorded, known_count: imported.known, refused: refused.collect() }
    }
}

impl Example for ReceiptsReport {
    fn example() -> Self {
        let refused = vec![RefusedLine { line: 4, code: Code::NotFound }];
        Self { recorded_count: 2, known_count: 1, refused }
    }
}
