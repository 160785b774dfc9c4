//! What is sent about draws.

use chrono::TimeDelta;
use linli_entities::Instant;
use linli_entities::draw::DrawAudience;
use linli_entities::event::EventId;
use linli_entities::project::ProjectId;
use linli_entities::reward::RewardId;
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::rules::{
    NewDraw, NewPrize, PIECES_MAX, POINTS_MAX, PRIZES_MAX, REASON_MAX, SOURCE_MAX, TEXT_MAX, TITLE_MAX,
    URL_MAX, fair,
};
use crate::code::Code;
use crate::error::Error;
use crate::fields::Fields;

/// What can be won: points, a voucher, or something that staff hand over.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct DrawPrizeInput {
    /// What it is, at most 80 characters.
    pub title: String,
    /// How many there are of it: 1 to 500, and of all prizes together no more.
    pub count: i32,
    /// So many points for each; for whoever runs the club.
    pub points: Option<i64>,
    /// A voucher for this reward; for whoever runs the club.
    pub reward_id: Option<RewardId>,
}

/// A draw as it is to be.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct DrawInput {
    /// The project; null for the whole club.
    pub project_id: Option<ProjectId>,
    /// Its title, at most 80 characters.
    pub title: String,
    /// What there is to say of it, in Markdown.
    pub markdown: String,
    /// Who may enter, of the members of the club.
    pub audience: DrawAudience,
    /// The event to which they came, for `attendees`.
    pub event_id: Option<EventId>,
    /// What entering costs, in points: 0 to 1 000 000.
    pub cost: i64,
    /// Whether a home enters once, however many live there.
    pub one_per_household: bool,
    /// From when on one can enter.
    pub opens_at: Instant,
    /// Until when; the list of entries is frozen then.
    pub closes_at: Instant,
    /// From when on the public value is known: after closing, at least ten seconds; better hours.
    pub draws_at: Instant,
    /// Where the public value will come from, in a line of at most 120 characters: something that nobody can know or choose
    /// before.
    pub value_source: String,
    /// The prizes, the first being drawn first: 1 to 20.
    pub prizes: Vec<DrawPrizeInput>,
}

/// The public value of a draw, as it was announced.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct DrawValueInput {
    /// The value: what is not a letter or a digit only separates.
    pub value: String,
    /// Where anybody can look it up, an address of at most 500 characters. Without it a second person states the same.
    pub evidence_url: Option<String>,
}

/// Why a draw is cancelled.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct DrawCancellation {
    /// The reason, which everybody reads: at most 500 characters.
    pub reason: String,
}

/// The time in which the list is frozen, at least: where it takes longer, nothing is drawn.
const BETWEEN: TimeDelta = TimeDelta::seconds(10);

impl DrawInput {
    /// Reads it.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every field that is wrong.
    pub fn parse(&self) -> Result<NewDraw, Error> {
        let mut fields = Fields::default();
        if !(0..=POINTS_MAX).contains(&self.cost) {
            fields.refuse("/cost", Code::OutOfRange);
        }
        for (pointer, at) in [("/opens_at", self.opens_at), ("/closes_at", self.closes_at)] {
            fields.date(pointer, at.date_naive());
        }
        fields.date("/draws_at", self.draws_at.date_naive());
        if self.closes_at <= self.opens_at {
            fields.refuse("/closes_at", Code::OutOfRange);
        }
        if self.draws_at < self.closes_at + BETWEEN {
            fields.refuse("/draws_at", Code::OutOfRange);
        }
        match (self.audience, self.project_id, self.event_id) {
            (DrawAudience::Owners, None, _) => fields.refuse("/project_id", Code::Required),
            (DrawAudience::Attendees, _, None) => fields.refuse("/event_id", Code::Required),
            _ => {}
        }
        let new = NewDraw {
            project_id: self.project_id,
            title: fields.line("/title", &self.title, TITLE_MAX),
            markdown: fields.prose_or_empty("/markdown", &self.markdown, TEXT_MAX),
            audience: self.audience,
            event_id: self.event_id.filter(|_| self.audience == DrawAudience::Attendees),
            cost: self.cost,
            one_per_household: self.one_per_household,
            opens_at: self.opens_at,
            closes_at: self.closes_at,
            draws_at: self.draws_at,
            value_source: fields.line("/value_source", &self.value_source, SOURCE_MAX),
            prizes: self.prizes(&mut fields),
        };
        fields.finish(new)
    }

    fn prizes(&self, fields: &mut Fields) -> Vec<NewPrize> {
        match self.prizes.len() {
            0 => fields.refuse("/prizes", Code::Required),
            1..=PRIZES_MAX => {}
            _ => fields.refuse("/prizes", Code::TooMany),
        }
        let all: i64 = self.prizes.iter().map(|prize| i64::from(prize.count)).sum();
        if all > i64::from(PIECES_MAX) {
            fields.refuse("/prizes", Code::TooMany);
        }
        let prizes = self.prizes.iter().take(PRIZES_MAX).enumerate();
        prizes.map(|(index, prize)| prize.parse(&format!("/prizes/{index}"), fields)).collect()
    }
}

impl DrawPrizeInput {
    fn parse(&self, at: &str, fields: &mut Fields) -> NewPrize {
        if self.points.is_some_and(|points| !(1..=POINTS_MAX).contains(&points)) {
            fields.refuse(&format!("{at}/points"), Code::OutOfRange);
        }
        if self.points.is_some() && self.reward_id.is_some() {
            fields.refuse(&format!("{at}/reward_id"), Code::Malformed);
        }
        NewPrize {
            title: fields.line(&format!("{at}/title"), &self.title, TITLE_MAX),
            count: fields.number(&format!("{at}/count"), self.count, 1..=PIECES_MAX),
            points: self.points,
            reward_id: self.reward_id,
        }
    }
}

impl DrawValueInput {
    /// The value as it is hashed, and where it can be looked up.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every field that is wrong.
    pub fn parse(&self) -> Result<(String, Option<String>), Error> {
        let mut fields = Fields::default();
        let value = fields.parsed("/value", fair::value(&self.value));
        let url = fields.line_or_empty("/evidence_url", self.evidence_url.as_deref().unwrap_or(""), URL_MAX);
        let is_address = url.starts_with("https://") || url.starts_with("http://");
        if !url.is_empty() && (!is_address || url.contains(char::is_whitespace)) {
            fields.refuse("/evidence_url", Code::Malformed);
        }
        fields.complete(value.map(|value| (value, Some(url).filter(|url| !url.is_empty()))))
    }
}

impl DrawCancellation {
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

impl Example for DrawPrizeInput {
    fn example() -> Self {
        Self { title: "600 积分".to_owned(), count: 10, points: Some(600), reward_id: None }
    }
}

impl Example for DrawInput {
    fn example() -> Self {
        Self {
            project_id: Some(ProjectId(3)),
            title: "周年抽奖".to_owned(),
            markdown: "谢谢大家一年来的陪伴。".to_owned(),
            audience: DrawAudience::Owners,
            event_id: None,
            cost: 0,
            one_per_household: true,
            opens_at: Instant::UNIX_EPOCH,
            closes_at: Instant::UNIX_EPOCH + TimeDelta::days(10),
            draws_at: Instant::UNIX_EPOCH + TimeDelta::days(11),
            value_source: "中国福利彩票双色球 2026-11-29 开奖号码".to_owned(),
            prizes: vec![
                DrawPrizeInput {
                    title: "扫地机器人".to_owned(), count: 1, points: None, reward_id: None
                },
                DrawPrizeInput::example(),
            ],
        }
    }
}

impl Example for DrawValueInput {
    fn example() -> Self {
        Self {
            value: "01 05 12 17 23 30 + 08".to_owned(),
            evidence_url: Some("https://www.cwl.gov.cn/ygkj/wqkjgg/ssq/".to_owned()),
        }
    }
}

impl Example for DrawCancellation {
    fn example() -> Self {
        Self { reason: "奖品延期到货，下月重新举办。".to_owned() }
    }
}
