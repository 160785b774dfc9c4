//! What is sent about auctions.

use chrono::TimeDelta;
use linli_entities::project::ProjectId;
use linli_entities::unit::UnitId;
use linli_entities::{Date, Instant};
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::rules::{BID_MAX, NewAuction, OVERTIME_MINUTES, PAYMENT_HOURS, SOFT_CLOSE_MINUTES};
use crate::code::Code;
use crate::error::Error;
use crate::features::group_buys::rules::{
    FEN_MAX, NewGroupBuy, PAYEE_MAX, PERMIT_MAX, REASON_MAX, TEXT_MAX, TITLE_MAX,
};
use crate::fields::Fields;

/// Days after the latest end on which the last refund of whoever did not win is due: a week, in whatever zone.
const PROMISE_DAYS: i64 = 8;

/// An auction as it is to be.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct AuctionInput {
    /// Its title, at most 80 characters.
    pub title: String,
    /// What there is to say of the home, in Markdown.
    pub markdown: String,
    /// The project that the home is in.
    pub project_id: ProjectId,
    /// The home, where it is one of the buildings and units of the project.
    pub unit_id: Option<UnitId>,
    /// The least that is bid, in fen: at most a thousand million yuan. There is no other reserve.
    pub start_fen: i64,
    /// A bid is at least so much above the one before, in fen.
    pub step_fen: i64,
    /// What one pays to bid, in fen: at most a million yuan. It comes back to whoever does not win.
    pub deposit_fen: i64,
    /// From when on one can register.
    pub registration_opens_at: Instant,
    /// Until when one can register and pay.
    pub registration_closes_at: Instant,
    /// From when on one can bid: not before registration closes. Money that was paid in time is taken until then.
    pub opens_at: Instant,
    /// When it is planned to end.
    pub closes_at: Instant,
    /// A bid in so many last minutes moves the end to so many minutes after itself: 1 to 60.
    #[oai(default = "soft_close_minutes")]
    pub soft_close_minutes: i32,
    /// By so many minutes can the end be moved altogether: 0 to 1440.
    #[oai(default = "overtime_minutes")]
    pub overtime_minutes: i32,
    /// The last day on which whoever wins signs: after the day (in UTC) of the latest end.
    pub signs_on: Date,
    /// The number of the permit to sell; without it, it cannot be opened.
    pub presale_permit: Option<String>,
    /// The terms that whoever registers accepts, in Markdown; without them it cannot be opened.
    pub terms_markdown: String,
    /// The account that transfers go to: lines, at most 500 characters.
    pub payee: String,
}

/// Why an auction is cancelled.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct AuctionCancellation {
    /// The reason, which everybody reads: at most 500 characters.
    pub reason: String,
}

/// A bid that is made.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct BidInput {
    /// How much, in fen.
    pub fen: i64,
    /// Whether a bid of more than a half above the highest is meant: a zero too many is soon typed.
    #[oai(default)]
    pub is_sure: bool,
}

fn soft_close_minutes() -> i32 {
    5
}

fn overtime_minutes() -> i32 {
    120
}

impl AuctionInput {
    /// Reads it.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every field that is wrong.
    pub fn parse(&self) -> Result<NewAuction, Error> {
        let mut fields = Fields::default();
        for (pointer, fen, max) in [
            ("/start_fen", self.start_fen, BID_MAX),
            ("/step_fen", self.step_fen, BID_MAX),
            ("/deposit_fen", self.deposit_fen, FEN_MAX),
        ] {
            if !(1..=max).contains(&fen) {
                fields.refuse(pointer, Code::OutOfRange);
            }
        }
        let soft_close_minutes =
            fields.number("/soft_close_minutes", self.soft_close_minutes, SOFT_CLOSE_MINUTES);
        let overtime = fields.number("/overtime_minutes", self.overtime_minutes, OVERTIME_MINUTES);
        self.demand_times(&mut fields);
        let overtime = if OVERTIME_MINUTES.contains(&overtime) { overtime } else { 0 };
        let latest_end_at = self.closes_at + TimeDelta::minutes(overtime.into());
        let signs_on = fields.date("/signs_on", self.signs_on);
        if signs_on <= latest_end_at.date_naive() {
            fields.refuse("/signs_on", Code::OutOfRange);
        }
        let new = NewAuction {
            sale: self.sale(&mut fields, latest_end_at),
            unit_id: self.unit_id,
            start_fen: self.start_fen,
            step_fen: self.step_fen,
            opens_at: self.opens_at,
            closes_at: self.closes_at,
            latest_end_at,
            soft_close_minutes,
            signs_on,
        };
        fields.finish(new)
    }

    fn demand_times(&self, fields: &mut Fields) {
        let times = [
            ("/registration_opens_at", self.registration_opens_at),
            ("/registration_closes_at", self.registration_closes_at),
            ("/opens_at", self.opens_at),
            ("/closes_at", self.closes_at),
        ];
        for (pointer, at) in times {
            fields.date(pointer, at.date_naive());
        }
        for pair in times.windows(2) {
            let ((_, before), (pointer, after)) = (pair[0], pair[1]);
            let fits = if pointer == "/opens_at" { before <= after } else { before < after };
            if !fits {
                fields.refuse(pointer, Code::OutOfRange);
            }
        }
    }

    /// What is sold: the part that an auction has in common with a group buy.
    fn sale(&self, fields: &mut Fields, latest_end_at: Instant) -> NewGroupBuy {
        let permit = self.presale_permit.as_deref().unwrap_or_default();
        let permit = fields.line_or_empty("/presale_permit", permit, PERMIT_MAX);
        let waits = (self.opens_at - self.registration_closes_at).num_hours();
        NewGroupBuy {
            title: fields.line("/title", &self.title, TITLE_MAX),
            markdown: fields.prose_or_empty("/markdown", &self.markdown, TEXT_MAX),
            projects: vec![self.project_id],
            deposit_fen: self.deposit_fen,
            benefit: String::new(),
            off_fen: 0,
            target_count: 1,
            seat_count: None,
            opens_at: self.registration_opens_at,
            closes_at: self.registration_closes_at,
            decides_at: self.opens_at,
            selects_on: self.signs_on,
            promise_on: latest_end_at.date_naive() + TimeDelta::days(PROMISE_DAYS),
            payment_hours: PAYMENT_HOURS,
            clearing_hours: i32::try_from(waits).unwrap_or(i32::MAX),
            presale_permit: Some(permit).filter(|permit| !permit.is_empty()),
            terms: fields.prose_or_empty("/terms_markdown", &self.terms_markdown, TEXT_MAX),
            payee: fields.prose("/payee", &self.payee, PAYEE_MAX),
        }
    }
}

impl AuctionCancellation {
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

impl BidInput {
    /// The sum, and whether it is meant.
    ///
    /// # Errors
    /// [`Error::Invalid`] at `/fen`.
    pub fn parse(&self) -> Result<(i64, bool), Error> {
        let mut fields = Fields::default();
        if !(1..=BID_MAX).contains(&self.fen) {
            fields.refuse("/fen", Code::OutOfRange);
        }
        fields.finish((self.fen, self.is_sure))
    }
}

impl Example for AuctionInput {
    fn example() -> Self {
        Self {
            title: "江畔花园 3 栋顶层复式".to_owned(),
            markdown: "南北通透，**带露台**。".to_owned(),
            project_id: ProjectId(3),
            unit_id: Some(UnitId(11)),
            start_fen: 120_000_000,
            step_fen: 1_000_000,
            deposit_fen: 10_000_000,
            registration_opens_at: Instant::UNIX_EPOCH,
            registration_closes_at: Instant::UNIX_EPOCH + TimeDelta::days(10),
            opens_at: Instant::UNIX_EPOCH + TimeDelta::days(11),
            closes_at: Instant::UNIX_EPOCH + TimeDelta::days(12),
            soft_close_minutes: 5,
            overtime_minutes: 120,
            signs_on: Date::default() + TimeDelta::days(20),
            presale_permit: Some("武房开预售〔2026〕118号".to_owned()),
            terms_markdown: "没有拍到，保证金全额退还。".to_owned(),
            payee: "江畔置业有限公司\n中国银行 4567 8901 2345".to_owned(),
        }
    }
}

impl Example for AuctionCancellation {
    fn example() -> Self {
        Self { reason: "这套房的资料有误，改期再拍。".to_owned() }
    }
}

impl Example for BidInput {
    fn example() -> Self {
        Self { fen: 123_000_000, is_sure: false }
    }
}
