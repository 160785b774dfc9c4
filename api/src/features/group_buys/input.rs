//! What is sent about group buys.

use chrono::TimeDelta;
use linli_entities::project::ProjectId;
use linli_entities::{Date, Instant};
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::rules::{
    BENEFIT_MAX, CLEARING_HOURS, FEN_MAX, NewGroupBuy, OFF_MAX, PAYEE_MAX, PAYMENT_HOURS, PERMIT_MAX,
    PROJECTS_MAX, REASON_MAX, SEATS, TEXT_MAX, TITLE_MAX,
};
use crate::code::Code;
use crate::error::Error;
use crate::fields::Fields;

/// A group buy as it is to be.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct GroupBuyInput {
    /// Its title, at most 80 characters.
    pub title: String,
    /// What there is to say of it, in Markdown.
    pub markdown: String,
    /// The projects whose homes it is for: 1 to 20.
    pub project_ids: Vec<ProjectId>,
    /// What one pays, in fen: at most a million yuan.
    pub deposit_fen: i64,
    /// What one gets, in a line of at most 200 characters.
    pub benefit: String,
    /// How much is taken off the price, in fen.
    pub off_fen: i64,
    /// So many have to join, or it fails.
    pub target_count: i32,
    /// No more than so many can join; null for no end.
    pub seat_count: Option<i32>,
    /// From when on one can join.
    pub opens_at: Instant,
    /// Until when one can join and pay.
    pub closes_at: Instant,
    /// The day on which homes are chosen; not before it is decided whether enough joined.
    pub selects_on: Date,
    /// On this day at the latest whoever is not selected has the money back; after the day of selection.
    pub promise_on: Date,
    /// Hours to pay after joining: 1 to 240.
    pub payment_hours: i32,
    /// Hours after closing in which money that was paid in time is still taken: 0 to 240.
    pub clearing_hours: i32,
    /// The number of the permit to sell; without it, it cannot be opened.
    pub presale_permit: Option<String>,
    /// The terms that whoever joins accepts, in Markdown; without them it cannot be opened.
    pub terms_markdown: String,
    /// The account that transfers go to: lines, at most 500 characters.
    pub payee: String,
}

/// Why a group buy is cancelled.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct GroupBuyCancellation {
    /// The reason, which everybody reads: at most 500 characters.
    pub reason: String,
}

impl GroupBuyInput {
    /// Reads it.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every field that is wrong.
    pub fn parse(&self) -> Result<NewGroupBuy, Error> {
        let mut fields = Fields::default();
        self.demand_sums(&mut fields);
        let clearing_hours = fields.number("/clearing_hours", self.clearing_hours, CLEARING_HOURS);
        let (selects_on, promise_on) =
            (fields.date("/selects_on", self.selects_on), fields.date("/promise_on", self.promise_on));
        for (pointer, at) in [("/opens_at", self.opens_at), ("/closes_at", self.closes_at)] {
            fields.date(pointer, at.date_naive());
        }
        if self.closes_at <= self.opens_at {
            fields.refuse("/closes_at", Code::OutOfRange);
        }
        if promise_on <= selects_on {
            fields.refuse("/promise_on", Code::OutOfRange);
        }
        let permit = self.presale_permit.as_deref().unwrap_or_default();
        let permit = fields.line_or_empty("/presale_permit", permit, PERMIT_MAX);
        let hours = if CLEARING_HOURS.contains(&clearing_hours) { clearing_hours } else { 0 };
        let new = NewGroupBuy {
            title: fields.line("/title", &self.title, TITLE_MAX),
            markdown: fields.prose_or_empty("/markdown", &self.markdown, TEXT_MAX),
            projects: self.projects(&mut fields),
            deposit_fen: self.deposit_fen,
            benefit: fields.line("/benefit", &self.benefit, BENEFIT_MAX),
            off_fen: self.off_fen,
            target_count: fields.number("/target_count", self.target_count, SEATS),
            seat_count: self.seat_count,
            opens_at: self.opens_at,
            closes_at: self.closes_at,
            decides_at: self.closes_at + TimeDelta::hours(hours.into()),
            selects_on,
            promise_on,
            payment_hours: fields.number("/payment_hours", self.payment_hours, PAYMENT_HOURS),
            clearing_hours,
            presale_permit: Some(permit).filter(|permit| !permit.is_empty()),
            terms: fields.prose_or_empty("/terms_markdown", &self.terms_markdown, TEXT_MAX),
            payee: fields.prose("/payee", &self.payee, PAYEE_MAX),
        };
        fields.finish(new)
    }

    fn demand_sums(&self, fields: &mut Fields) {
        if !(1..=FEN_MAX).contains(&self.deposit_fen) {
            fields.refuse("/deposit_fen", Code::OutOfRange);
        }
        if !(0..=OFF_MAX).contains(&self.off_fen) {
            fields.refuse("/off_fen", Code::OutOfRange);
        }
        let fits = |seats: i32| SEATS.contains(&seats) && seats >= self.target_count;
        if self.seat_count.is_some_and(|seats| !fits(seats)) {
            fields.refuse("/seat_count", Code::OutOfRange);
        }
    }

    fn projects(&self, fields: &mut Fields) -> Vec<ProjectId> {
        let mut ids = self.project_ids.clone();
        ids.sort_unstable();
        ids.dedup();
        if ids.is_empty() {
            fields.refuse("/project_ids", Code::Required);
        }
        if ids.len() > PROJECTS_MAX {
            fields.refuse("/project_ids", Code::TooMany);
        }
        ids
    }
}

impl GroupBuyCancellation {
    /// The reason.
    ///
    /// # Errors
    /// [`Error::Invalid`] at `/reason`.
    pub fn parse(&self) -> Result<String, Error> {
        let mut fields = Fields::default();
        let reason = fields.prose("/reason", &self.reason, REASON_MAX);
        fields.finish(reason)
    }
}

impl Example for GroupBuyInput {
    fn example() -> Self {
        Self {
            title: "江畔花园三期团购".to_owned(),
            markdown: "先交订金，开盘时优先选房。".to_owned(),
            project_ids: vec![ProjectId(3)],
            deposit_fen: 500_000,
            benefit: "总价减三万元".to_owned(),
            off_fen: 3_000_000,
            target_count: 30,
            seat_count: Some(60),
            opens_at: Instant::UNIX_EPOCH,
            closes_at: Instant::UNIX_EPOCH + TimeDelta::days(10),
            selects_on: Date::default() + TimeDelta::days(20),
            promise_on: Date::default() + TimeDelta::days(40),
            payment_hours: 72,
            clearing_hours: 24,
            presale_permit: Some("武房开预售〔2026〕118号".to_owned()),
            terms_markdown: "未选中房源，订金全额退还。".to_owned(),
            payee: "江畔置业有限公司\n中国银行 4567 8901 2345".to_owned(),
        }
    }
}

impl Example for GroupBuyCancellation {
    fn example() -> Self {
        Self { reason: "开盘推迟，先把订金退给大家。".to_owned() }
    }
}
