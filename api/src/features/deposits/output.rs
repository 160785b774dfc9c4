//! How deposits are shown.

use linli_entities::Instant;
use linli_entities::deposit::{DepositId, DepositReason, DepositState};
use linli_entities::deposit_act::DepositActKind;
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::logic::Seen;
use crate::answer::Addressed;
use crate::features::accounts::logic::AccountRef;
use crate::features::group_buys::output::GroupBuyRef;
use crate::features::payments::output::Refund;

/// A deposit of a member for a group buy.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Deposit {
    /// The id.
    pub id: DepositId,
    /// For what.
    pub group_buy: GroupBuyRef,
    /// Whose it is.
    pub account: AccountRef,
    /// The number of that membership.
    pub number: String,
    /// Where it stands.
    pub state: DepositState,
    /// Why it ended.
    pub reason: Option<DepositReason>,
    /// How much it is, in fen.
    pub fen: i64,
    /// What one gets, in a line.
    pub benefit: String,
    /// How much is taken off the price, in fen.
    pub off_fen: i64,
    /// What to write on the transfer, so that it is known whose it is.
    pub reference: String,
    /// The account that transfers go to.
    pub payee: String,
    /// The version of the terms that was accepted.
    pub terms_version: i32,
    /// When it was made.
    pub made_at: Instant,
    /// Until when it waits for its money.
    pub pay_by_at: Instant,
    /// When its money came.
    pub held_at: Option<Instant>,
    /// When the member was selected.
    pub selected_at: Option<Instant>,
    /// The home that was chosen.
    pub unit: Option<String>,
    /// When its money went into the contract.
    pub applied_at: Option<Instant>,
    /// The number of that contract.
    pub contract_reference: Option<String>,
    /// When it ended.
    pub ended_at: Option<Instant>,
    /// What goes back or went: of this deposit, and of payments beyond it; the newest first.
    pub refunds: Vec<Refund>,
    /// By how many days a refund of these is late, or came late; 0 where none.
    pub days_late: i64,
    /// What happened to it, the first first.
    pub history: Vec<DepositAct>,
    /// What the reader may do.
    pub may: DepositMay,
}

/// Something that happened to a deposit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Object)]
pub struct DepositAct {
    /// What.
    pub kind: DepositActKind,
    /// When.
    pub acted_at: Instant,
}

/// What the reader may do with a deposit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Object)]
pub struct DepositMay {
    /// Withdraw it.
    pub withdraw: bool,
    /// Select the member.
    pub select: bool,
    /// Say that the member is not selected.
    pub release: bool,
    /// Apply it to a contract.
    pub apply: bool,
}

/// The page of one's own deposit.
pub fn url(id: DepositId) -> String {
    format!("/me/deposits/{id}")
}

impl From<Seen> for Deposit {
    fn from(seen: Seen) -> Self {
        let Seen { row, group_buy, account, number, refunds, acts, may, now } = seen;
        let refunds: Vec<Refund> = refunds.into_iter().map(Refund::from).collect();
        Self {
            id: row.id,
            group_buy: group_buy.named(now),
            account,
            number,
            state: row.state,
            reason: row.reason,
            fen: row.fen,
            benefit: group_buy.row.benefit,
            off_fen: group_buy.row.off_fen,
            reference: row.reference,
            payee: group_buy.row.payee,
            terms_version: row.terms_version,
            made_at: row.made_at,
            pay_by_at: row.pay_by_at,
            held_at: row.held_at,
            selected_at: row.selected_at,
            unit: row.unit,
            applied_at: row.applied_at,
            contract_reference: row.contract_reference,
            ended_at: row.ended_at,
            days_late: refunds.iter().map(|refund| refund.days_late).max().unwrap_or(0),
            refunds,
            history: acts.into_iter().map(|(kind, acted_at)| DepositAct { kind, acted_at }).collect(),
            may,
        }
    }
}

impl Addressed for Deposit {
    fn address(&self) -> String {
        format!("/deposits/{}", self.id)
    }
}

impl Example for Deposit {
    fn example() -> Self {
        Self {
            id: DepositId(21),
            group_buy: GroupBuyRef::example(),
            account: AccountRef::example(),
            number: "10000017".to_owned(),
            state: DepositState::Held,
            reason: None,
            fen: 500_000,
            benefit: "总价减三万元".to_owned(),
            off_fen: 3_000_000,
            reference: "LL7K2M9XDP".to_owned(),
            payee: "江畔置业有限公司\n中国银行 4567 8901 2345".to_owned(),
            terms_version: 1,
            made_at: Instant::UNIX_EPOCH,
            pay_by_at: Instant::UNIX_EPOCH,
            held_at: Some(Instant::UNIX_EPOCH),
            selected_at: None,
            unit: None,
            applied_at: None,
            contract_reference: None,
            ended_at: None,
            refunds: vec![],
            days_late: 0,
            history: vec![DepositAct { kind: DepositActKind::Made, acted_at: Instant::UNIX_EPOCH }],
            may: DepositMay { withdraw: true, ..DepositMay::default() },
        }
    }
}
