//! How group buys are shown.

use linli_entities::deposit::{DepositId, DepositState};
use linli_entities::group_buy::{GroupBuyEnd, GroupBuyId, GroupBuyMode};
use linli_entities::{Date, Instant};
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::logic::Seen;
use super::rules::{self, GroupBuyPhase};
use crate::answer::Addressed;
use crate::code::Code;
use crate::features::projects::output::ProjectRef;

/// A group buy: whoever pays a deposit gets a benefit, if enough do.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct GroupBuy {
    /// The id.
    pub id: GroupBuyId,
    /// Its title.
    pub title: String,
    /// What there is to say of it, in Markdown.
    pub markdown: String,
    /// The same as sanitised HTML.
    pub html: String,
    /// The projects whose homes it is for.
    pub projects: Vec<ProjectRef>,
    /// Where it stands.
    pub state: GroupBuyPhase,
    /// What one pays, in fen.
    pub deposit_fen: i64,
    /// What one gets, in a line.
    pub benefit: String,
    /// How much is taken off the price, in fen.
    pub off_fen: i64,
    /// So many have to join, or it fails.
    pub target_count: i32,
    /// No more than so many can join; null for no end.
    pub seat_count: Option<i32>,
    /// How many paid and still stand.
    pub held_count: i32,
    /// How many that were when it was decided.
    pub decided_count: Option<i32>,
    /// How many can still join; null for no end.
    pub seats_left: Option<i32>,
    /// From when on one can join.
    pub opens_at: Instant,
    /// Until when one can join and pay.
    pub closes_at: Instant,
    /// When it is decided whether enough joined: until then money is taken that was paid in time.
    pub decides_at: Instant,
    /// The day on which homes are chosen.
    pub selects_on: Date,
    /// On this day at the latest whoever is not selected has the money back.
    pub promise_on: Date,
    /// Hours to pay after joining.
    pub payment_hours: i32,
    /// Hours after closing in which money that was paid in time is still taken.
    pub clearing_hours: i32,
    /// The number of the permit to sell.
    pub presale_permit: Option<String>,
    /// The terms that whoever joins accepts, in Markdown.
    pub terms_markdown: String,
    /// The same as sanitised HTML.
    pub terms_html: String,
    /// The version of them, to join with.
    pub terms_version: i32,
    /// The account that transfers go to; null but for its staff. Whoever joined reads it with the own deposit.
    pub payee: Option<String>,
    /// When it was settled or failed.
    pub ended_at: Option<Instant>,
    /// Why it failed.
    pub end: Option<GroupBuyEnd>,
    /// What staff said of that.
    pub end_note: Option<String>,
    /// By how many days the refund is late now that is late the most; 0 where none is.
    pub days_late: i64,
    /// Refunds that are late now.
    pub late_count: i64,
    /// Refunds that are not paid yet.
    pub refund_count: i64,
    /// The reader's own deposit, the newest.
    pub own: Option<OwnDeposit>,
    /// What the reader may do.
    pub may: GroupBuyMay,
    /// Why the reader may not join: `sign_in_required`, `not_a_member`, `too_early`, `too_late`, `already_deposited` or
    /// `group_buy_full`.
    pub why_not: Option<Code>,
    /// Grows with every change; give it as `If-Match` to edit.
    pub version: i64,
}

/// The reader's own deposit for a group buy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Object)]
pub struct OwnDeposit {
    /// The id.
    pub id: DepositId,
    /// Where it stands.
    pub state: DepositState,
}

/// What the reader may do with a group buy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Object)]
pub struct GroupBuyMay {
    /// Join now.
    pub join: bool,
    /// Change it.
    pub edit: bool,
    /// Offer it.
    pub open: bool,
    /// Decide now whether enough joined.
    pub close: bool,
    /// Cancel it.
    pub cancel: bool,
    /// Say that everybody chose who is to.
    pub settle: bool,
    /// See who joined.
    pub work: bool,
    /// Select and release those who joined, and apply their deposits.
    pub select: bool,
    /// Record payments and refunds.
    pub take_payments: bool,
}

/// How a group buy, or an auction, is named beside what is about it.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[oai(example)]
pub struct GroupBuyRef {
    /// The id; that of the auction, where it is one.
    pub id: GroupBuyId,
    /// Whether homes are chosen or bid for.
    pub mode: GroupBuyMode,
    /// Its title.
    pub title: String,
    /// Where it stands; of an auction, read that itself.
    pub state: GroupBuyPhase,
    /// The day on which homes are chosen; of an auction, until which whoever wins signs.
    pub selects_on: Date,
    /// On this day at the latest whoever is not selected has the money back.
    pub promise_on: Date,
}

/// The page of a group buy.
pub fn url(id: GroupBuyId) -> String {
    format!("/group-buys/{id}")
}

impl From<Seen> for GroupBuy {
    fn from(seen: Seen) -> Self {
        let Seen { row, projects, phase, late, own, may, why_not } = seen;
        Self {
            id: row.id,
            seats_left: rules::seats_left(&row),
            title: row.title,
            markdown: row.markdown,
            html: row.html,
            projects,
            state: phase,
            deposit_fen: row.deposit_fen,
            benefit: row.benefit,
            off_fen: row.off_fen,
            target_count: row.target_count,
            seat_count: row.seat_count,
            held_count: row.held_count,
            decided_count: row.decided_count,
            opens_at: row.opens_at,
            closes_at: row.closes_at,
            decides_at: row.decides_at,
            selects_on: row.selects_on,
            promise_on: row.promise_on,
            payment_hours: row.payment_hours,
            clearing_hours: row.clearing_hours,
            presale_permit: row.presale_permit,
            terms_markdown: row.terms_markdown,
            terms_html: row.terms_html,
            terms_version: row.terms_version,
            payee: may.work.then_some(row.payee),
            ended_at: row.ended_at,
            end: row.end_kind,
            end_note: row.end_note,
            days_late: late.days,
            late_count: late.late_count,
            refund_count: late.open_count,
            own,
            may,
            why_not,
            version: row.version,
        }
    }
}

impl Addressed for GroupBuy {
    fn address(&self) -> String {
        format!("/group-buys/{}", self.id)
    }
}

impl Example for GroupBuyRef {
    fn example() -> Self {
        Self {
            id: GroupBuyId(4),
            mode: GroupBuyMode::GroupBuy,
            title: "江畔花园三期团购".to_owned(),
            state: GroupBuyPhase::Open,
            selects_on: Date::default(),
            promise_on: Date::default(),
        }
    }
}

impl Example for GroupBuy {
    fn example() -> Self {
        let input = super::input::GroupBuyInput::example();
        Self {
            id: GroupBuyId(4),
            title: input.title,
            markdown: input.markdown,
            html: "<p>先交订金，开盘时优先选房。</p>\n".to_owned(),
            projects: vec![ProjectRef::example()],
            state: GroupBuyPhase::Open,
            deposit_fen: input.deposit_fen,
            benefit: input.benefit,
            off_fen: input.off_fen,
            target_count: input.target_count,
            seat_count: input.seat_count,
            held_count: 18,
            decided_count: None,
            seats_left: Some(42),
            opens_at: input.opens_at,
            closes_at: input.closes_at,
            decides_at: input.closes_at,
            selects_on: input.selects_on,
            promise_on: input.promise_on,
            payment_hours: input.payment_hours,
            clearing_hours: input.clearing_hours,
            presale_permit: input.presale_permit,
            terms_markdown: input.terms_markdown,
            terms_html: "<p>未选中房源，订金全额退还。</p>\n".to_owned(),
            terms_version: 1,
            payee: None,
            ended_at: None,
            end: None,
            end_note: None,
            days_late: 0,
            late_count: 0,
            refund_count: 0,
            own: None,
            may: GroupBuyMay { join: true, ..GroupBuyMay::default() },
            why_not: None,
            version: 1,
        }
    }
}
