//! How compensations are shown.

use linli_entities::Instant;
use linli_entities::compensation::{CompensationId, CompensationKind, CompensationState};
use linli_entities::complaint::ComplaintId;
use poem_openapi::Object;
use poem_openapi::types::Example;

use crate::answer::Addressed;
use crate::features::accounts::logic::AccountRef;
use crate::features::complaints::logic::compensations::{self as logic, SeenCompensation, SeenLimits, Total};
use crate::features::complaints::rules::compensation as rules;
use crate::features::projects::output::ProjectRef;

/// What staff offer for a complaint beside putting it right.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Compensation {
    /// The id.
    pub id: CompensationId,
    /// The complaint.
    pub complaint_id: ComplaintId,
    /// Its project.
    pub project: ProjectRef,
    /// What it is.
    pub kind: CompensationKind,
    /// What it is worth, in fen.
    pub value_fen: i64,
    /// Of points: how many.
    pub points: Option<i64>,
    /// Where it stands.
    pub state: CompensationState,
    /// What it is for, as sanitised HTML.
    pub html: Option<String>,
    /// For staff: who proposed it.
    pub proposed_by: Option<AccountRef>,
    /// When it was proposed.
    pub proposed_at: Instant,
    /// For staff: who approved it. Nobody approves what they proposed.
    pub approvals: Vec<CompensationApproval>,
    /// How many persons approve this value.
    pub approvals_needed: i64,
    /// When it was approved.
    pub approved_at: Option<Instant>,
    /// When it was refused or declined.
    pub closed_at: Option<Instant>,
    /// Within how many days of being accepted it is carried out.
    pub pay_within_days: i32,
    /// Until when it is carried out, this instant included; null before it is accepted.
    pub pay_by_at: Option<Instant>,
    /// Whether it was not carried out by then: a function of these facts and the time of the answer.
    pub late: bool,
    /// That it was carried out.
    pub payment: Option<CompensationPayment>,
    /// When the complainant confirmed that it arrived.
    pub received_at: Option<Instant>,
    /// What the reader may do now.
    pub may: CompensationMay,
    /// Grows with every step.
    pub version: i64,
}

/// That somebody approved it.
#[derive(Clone, Debug, Object)]
pub struct CompensationApproval {
    /// Who.
    pub approver: AccountRef,
    /// When.
    pub approved_at: Instant,
}

/// That it was carried out, once.
#[derive(Clone, Debug, Object)]
pub struct CompensationPayment {
    /// Where it stands in the books.
    pub reference: String,
    /// Who carried it out.
    pub paid_by: AccountRef,
    /// When.
    pub paid_at: Instant,
}

/// What the reader may do about a compensation as it stands.
#[derive(Clone, Copy, Debug, Object)]
pub struct CompensationMay {
    /// Approve it.
    pub approve: bool,
    /// Refuse it, or take it back.
    pub refuse: bool,
    /// Accept or decline it.
    pub decide: bool,
    /// Carry it out.
    pub pay: bool,
    /// Confirm that it arrived.
    pub receive: bool,
}

/// Up to which value who approves in a project.
#[derive(Clone, Copy, Debug, Object)]
#[oai(example)]
pub struct CompensationLimits {
    /// Up to this value a lead, in fen; above it the manager or who cares for the city or the group.
    pub lead_fen: i64,
    /// Up to this value one person, in fen; above it two.
    pub one_person_fen: i64,
    /// Grows with every change; 0 while they are the usual ones.
    pub version: i64,
}

/// What compensations of a kind come to.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct CompensationTotal {
    /// The kind.
    pub kind: CompensationKind,
    /// In each state that there is.
    pub by_state: Vec<CompensationStateTotal>,
}

/// What compensations of a kind come to in one state.
#[derive(Clone, Copy, Debug, Object)]
pub struct CompensationStateTotal {
    /// The state.
    pub state: CompensationState,
    /// How many.
    pub count: i64,
    /// What they are worth together, in fen.
    pub value_fen: i64,
    /// How many points together.
    pub points: i64,
}

impl From<SeenCompensation> for Compensation {
    fn from(seen: SeenCompensation) -> Self {
        let SeenCompensation { row, project, html, proposed_by, approvals, persons, payment, may, now } =
            seen;
        let paid_at = payment.as_ref().map(|(payment, _)| payment.paid_at);
        let approvals = approvals
            .into_iter()
            .map(|(approver, approved_at)| CompensationApproval { approver, approved_at });
        Self {
            id: row.id,
            complaint_id: row.complaint_id,
            project,
            kind: row.kind,
            value_fen: row.value_fen,
            points: row.points,
            state: row.state,
            html,
            proposed_by,
            proposed_at: row.proposed_at,
            approvals: approvals.collect(),
            approvals_needed: i64::try_from(persons).unwrap_or(i64::MAX),
            approved_at: row.approved_at,
            closed_at: row.closed_at,
            pay_within_days: row.pay_within_days,
            pay_by_at: row.pay_by_at,
            late: rules::is_late(row.pay_by_at, paid_at, now),
            payment: payment.map(|(payment, paid_by)| CompensationPayment {
                reference: payment.reference,
                paid_by,
                paid_at: payment.paid_at,
            }),
            received_at: row.received_at,
            may: may.into(),
            version: row.version,
        }
    }
}

impl From<logic::May> for CompensationMay {
    fn from(logic::May { approve, refuse, decide, pay, receive }: logic::May) -> Self {
        Self { approve, refuse, decide, pay, receive }
    }
}

impl From<SeenLimits> for CompensationLimits {
    fn from(SeenLimits { limits, version }: SeenLimits) -> Self {
        Self { lead_fen: limits.lead_fen, one_person_fen: limits.one_person_fen, version }
    }
}

impl CompensationTotal {
    /// What a kind comes to, its states in the order of their steps.
    pub fn new(kind: CompensationKind, mut totals: Vec<Total>) -> Self {
        totals.sort_by_key(|(_, state, ..)| *state);
        let by_state = totals.into_iter().map(|(_, state, count, value_fen, points)| {
            CompensationStateTotal { state, count, value_fen, points }
        });
        Self { kind, by_state: by_state.collect() }
    }
}

impl Addressed for Compensation {
    fn address(&self) -> String {
        format!("/compensations/{}", self.id)
    }
}

impl Example for Compensation {
    fn example() -> Self {
        let approved_at = Instant::UNIX_EPOCH;
        Self {
            id: CompensationId(8),
            complaint_id: ComplaintId(42),
            project: ProjectRef::example(),
            kind: CompensationKind::FeeWaiver,
            value_fen: 36_000,
            points: None,
            state: CompensationState::Approved,
            html: Some("<p>电梯停运期间的物业费减免一个月。</p>\n".to_owned()),
            proposed_by: Some(AccountRef::example()),
            proposed_at: Instant::UNIX_EPOCH,
            approvals: vec![CompensationApproval { approver: AccountRef::example(), approved_at }],
            approvals_needed: 1,
            approved_at: Some(approved_at),
            closed_at: None,
            pay_within_days: 7,
            pay_by_at: None,
            late: false,
            payment: None,
            received_at: None,
            may: logic::May { decide: true, ..logic::May::default() }.into(),
            version: 2,
        }
    }
}

impl Example for CompensationLimits {
    fn example() -> Self {
        SeenLimits { limits: rules::Limits::default(), version: 0 }.into()
    }
}

impl Example for CompensationTotal {
    fn example() -> Self {
        let kind = CompensationKind::FeeWaiver;
        Self::new(kind, vec![(kind, CompensationState::Paid, 4, 144_000, 0)])
    }
}
