//! How draws are shown.

use linli_entities::Instant;
use linli_entities::draw::{DrawAudience, DrawId};
use linli_entities::draw_prize;
use linli_entities::event::EventId;
use linli_entities::reward::RewardId;
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::logic::Seen;
use super::logic::proving::Proof;
use super::logic::settling::Winner;
use super::rules::{DrawPhase, fair};
use crate::answer::Addressed;
use crate::code::Code;
use crate::features::accounts::logic::AccountRef;
use crate::features::projects::output::ProjectRef;

/// Where a draw is read.
pub fn url(id: DrawId) -> String {
    format!("/draws/{id}")
}

/// What can be won.
#[derive(Clone, Debug, Object)]
pub struct DrawPrize {
    /// Its place among the prizes, from 1: the first is drawn first.
    pub position: i32,
    /// What it is.
    pub title: String,
    /// How many there are of it.
    pub count: i32,
    /// So many points for each, where it is points: they come by themselves.
    pub points: Option<i64>,
    /// The reward that it is a voucher for, where it is one: it comes by itself.
    pub reward_id: Option<RewardId>,
}

/// An event to which one came.
#[derive(Clone, Debug, Object)]
pub struct DrawEvent {
    /// The id.
    pub id: EventId,
    /// Its title.
    pub title: String,
}

/// The reader's own entry: a receipt. Whoever knows it can find the entry in the list.
#[derive(Clone, Debug, Object)]
pub struct DrawEntry {
    /// Its number.
    pub number: i32,
    /// The number of the membership that entered.
    pub member_number: String,
    /// What keeps the pseudonym from being guessed, in hexadecimal; null once the account was erased.
    pub salt: Option<String>,
    /// What stands in the list, in hexadecimal.
    pub pseudonym: String,
    /// What it cost, in points.
    pub cost: i64,
    /// When.
    pub entered_at: Instant,
    /// The position of the prize that it won; null where it won nothing, or nothing is drawn yet.
    pub prize: Option<i32>,
    /// When the prize was given, where it was.
    pub given_at: Option<Instant>,
}

/// What the reader may do with a draw.
#[derive(Clone, Copy, Debug, Default, Object)]
pub struct DrawMay {
    /// Enter it now.
    pub enter: bool,
    /// Change it.
    pub edit: bool,
    /// Offer it.
    pub open: bool,
    /// Cancel it.
    pub cancel: bool,
    /// State the public value now.
    pub state_value: bool,
    /// State it as the second person, without evidence.
    pub confirm_value: bool,
    /// See who won, and hand prizes over.
    pub work: bool,
}

/// A draw that anyone can recompute.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Draw {
    /// The id.
    pub id: DrawId,
    /// The project; null for the whole club.
    pub project: Option<ProjectRef>,
    /// Its title.
    pub title: String,
    /// What there is to say of it, in Markdown.
    pub markdown: String,
    /// The same as sanitised HTML.
    pub html: String,
    /// Where it stands.
    pub state: DrawPhase,
    /// Who may enter, of the members of the club.
    pub audience: DrawAudience,
    /// The event to which they came, where the reader may know of it.
    pub event: Option<DrawEvent>,
    /// What entering costs, in points.
    pub cost: i64,
    /// Whether a home enters once.
    pub one_per_household: bool,
    /// From when on one can enter.
    pub opens_at: Instant,
    /// Until when; the list of entries is frozen then.
    pub closes_at: Instant,
    /// From when on the public value is known.
    pub draws_at: Instant,
    /// Where the public value comes from.
    pub value_source: String,
    /// The prizes, in order.
    pub prizes: Vec<DrawPrize>,
    /// How many entered.
    pub entry_count: i32,
    /// SHA-256 of the secret, in hexadecimal; null for a draft.
    pub commitment: Option<String>,
    /// When the list of entries was frozen.
    pub frozen_at: Option<Instant>,
    /// SHA-256 of that list, in hexadecimal.
    pub entries_hash: Option<String>,
    /// When a first person stated the public value, where a second one is waited for; for staff.
    pub stated_at: Option<Instant>,
    /// The public value, once it is drawn.
    pub value: Option<String>,
    /// Where it can be looked up.
    pub evidence_url: Option<String>,
    /// When it was drawn.
    pub drawn_at: Option<Instant>,
    /// When it was cancelled.
    pub cancelled_at: Option<Instant>,
    /// Why.
    pub cancel_reason: Option<String>,
    /// The reader's own entry.
    pub own: Option<DrawEntry>,
    /// What the reader may do.
    pub may: DrawMay,
    /// Why the reader can't enter: `already_entered`, `too_early`, `too_late`, `sign_in_required`, `not_a_member`,
    /// `involved`, `not_eligible`, `household_entered` or `too_many`.
    pub why_not: Option<Code>,
    /// Grows with every edit.
    pub version: i64,
}

/// A number that won.
#[derive(Clone, Debug, Object)]
pub struct DrawnNumber {
    /// The number of the entry.
    pub number: i32,
    /// The position of its prize.
    pub position: i32,
}

/// All that it takes to recompute a draw.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct DrawProof {
    /// The draw.
    pub draw_id: DrawId,
    /// The way on which it is drawn: `linli-draw-v1`.
    pub algorithm: String,
    /// Where it stands.
    pub state: DrawPhase,
    /// When it was offered: the commitment is as old.
    pub offered_at: Option<Instant>,
    /// SHA-256 of the secret, in hexadecimal; null for a draft.
    pub commitment: Option<String>,
    /// The secret of 32 bytes, in hexadecimal; null until it is drawn.
    pub secret: Option<String>,
    /// When it was too late to enter.
    pub closes_at: Instant,
    /// When the list of entries was frozen; null until then.
    pub frozen_at: Option<Instant>,
    /// SHA-256 of the list, in hexadecimal, as it was frozen.
    pub entries_hash: Option<String>,
    /// How many entered.
    pub entry_count: i32,
    /// The list: a line for each entry, of its number, a space and its pseudonym; null until it is frozen.
    pub entries: Option<String>,
    /// From when on the public value is known.
    pub draws_at: Instant,
    /// Where the public value comes from, as it was said when the draw was offered.
    pub value_source: String,
    /// The public value, as it is hashed; null until it is drawn.
    pub value: Option<String>,
    /// Where it can be looked up.
    pub evidence_url: Option<String>,
    /// When it was drawn.
    pub drawn_at: Option<Instant>,
    /// The prizes, in order.
    pub prizes: Vec<DrawPrize>,
    /// The numbers that won, in the order in which they were drawn.
    pub winners: Vec<DrawnNumber>,
}

/// Somebody who won, for staff.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct DrawWinner {
    /// The number of the entry.
    pub number: i32,
    /// The how manieth it was drawn, from 1.
    pub place: i32,
    /// Who.
    pub account: AccountRef,
    /// The number of the membership.
    pub member_number: String,
    /// The prize.
    pub prize: DrawPrize,
    /// When it was given; null where it was not.
    pub given_at: Option<Instant>,
    /// Whether staff have to hand it over.
    pub to_hand_over: bool,
}

impl From<draw_prize::Model> for DrawPrize {
    fn from(row: draw_prize::Model) -> Self {
        Self {
            position: row.position,
            title: row.title,
            count: row.count,
            points: row.points,
            reward_id: row.reward_id,
        }
    }
}

impl From<Winner> for DrawWinner {
    fn from(winner: Winner) -> Self {
        Self {
            number: winner.entry.number,
            place: winner.entry.place.unwrap_or(0),
            to_hand_over: winner.is_waiting(),
            account: winner.account,
            member_number: winner.member_number,
            prize: winner.prize.into(),
            given_at: winner.entry.given_at,
        }
    }
}

impl From<Proof> for DrawProof {
    fn from(proof: Proof) -> Self {
        let row = proof.row;
        let numbers = proof.winners.into_iter();
        Self {
            draw_id: row.id,
            algorithm: fair::ALGORITHM.to_owned(),
            state: proof.phase,
            offered_at: row.offered_at,
            commitment: row.commitment,
            secret: row.secret,
            closes_at: row.closes_at,
            frozen_at: row.frozen_at,
            entries_hash: row.entries_hash,
            entry_count: row.entry_count,
            entries: proof.entries,
            draws_at: row.draws_at,
            value_source: row.value_source,
            value: row.value,
            evidence_url: row.evidence_url,
            drawn_at: row.drawn_at,
            prizes: proof.prizes.into_iter().map(DrawPrize::from).collect(),
            winners: numbers.map(|(number, position)| DrawnNumber { number, position }).collect(),
        }
    }
}

fn own(seen: &Seen) -> Option<DrawEntry> {
    let (entry, member_number) = seen.own.clone()?;
    let prize = entry.prize_id.and_then(|id| seen.prizes.iter().find(|prize| prize.id == id));
    Some(DrawEntry {
        number: entry.number,
        member_number,
        salt: entry.salt,
        pseudonym: entry.pseudonym,
        cost: entry.cost,
        entered_at: entry.entered_at,
        prize: prize.map(|prize| prize.position),
        given_at: entry.given_at,
    })
}

impl From<Seen> for Draw {
    fn from(seen: Seen) -> Self {
        let own = own(&seen);
        let row = seen.row;
        Self {
            id: row.id,
            project: seen.project,
            title: row.title,
            markdown: row.markdown,
            html: row.html,
            state: seen.phase,
            audience: row.audience,
            event: seen.event.map(|event| DrawEvent { id: event.id, title: event.title }),
            cost: row.cost,
            one_per_household: row.one_per_household,
            opens_at: row.opens_at,
            closes_at: row.closes_at,
            draws_at: row.draws_at,
            value_source: row.value_source,
            prizes: seen.prizes.into_iter().map(DrawPrize::from).collect(),
            entry_count: row.entry_count,
            commitment: row.commitment,
            frozen_at: row.frozen_at,
            entries_hash: row.entries_hash,
            stated_at: row.stated_at.filter(|_| seen.may.work && seen.phase == DrawPhase::Closed),
            value: row.value,
            evidence_url: row.evidence_url,
            drawn_at: row.drawn_at,
            cancelled_at: row.cancelled_at,
            cancel_reason: row.cancel_reason,
            own,
            may: seen.may,
            why_not: seen.why_not,
            version: row.version,
        }
    }
}

impl Addressed for Draw {
    fn address(&self) -> String {
        format!("/draws/{}", self.id)
    }
}

/// What stands for 32 bytes in examples.
const HASH: &str = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

impl Example for DrawPrize {
    fn example() -> Self {
        let input = super::input::DrawPrizeInput::example();
        let super::input::DrawPrizeInput { title, count, points, reward_id } = input;
        Self { position: 2, title, count, points, reward_id }
    }
}

impl Example for Draw {
    fn example() -> Self {
        let input = super::input::DrawInput::example();
        Self {
            id: DrawId(7),
            project: Some(ProjectRef::example()),
            title: input.title,
            markdown: input.markdown,
            html: "<p>谢谢大家一年来的陪伴。</p>\n".to_owned(),
            state: DrawPhase::Open,
            audience: input.audience,
            event: None,
            cost: input.cost,
            one_per_household: input.one_per_household,
            opens_at: input.opens_at,
            closes_at: input.closes_at,
            draws_at: input.draws_at,
            value_source: input.value_source,
            prizes: vec![DrawPrize::example()],
            entry_count: 17,
            commitment: Some(HASH.to_owned()),
            frozen_at: None,
            entries_hash: None,
            stated_at: None,
            value: None,
            evidence_url: None,
            drawn_at: None,
            cancelled_at: None,
            cancel_reason: None,
            own: Some(DrawEntry {
                number: 17,
                member_number: "10000017".to_owned(),
                salt: Some("0123456789abcdef0123456789abcdef".to_owned()),
                pseudonym: HASH.to_owned(),
                cost: 0,
                entered_at: input.opens_at,
                prize: None,
                given_at: None,
            }),
            may: DrawMay::default(),
            why_not: Some(Code::AlreadyEntered),
            version: 2,
        }
    }
}

impl Example for DrawProof {
    fn example() -> Self {
        let draw = Draw::example();
        Self {
            draw_id: draw.id,
            algorithm: fair::ALGORITHM.to_owned(),
            state: DrawPhase::Closed,
            offered_at: Some(draw.opens_at),
            commitment: draw.commitment,
            secret: None,
            closes_at: draw.closes_at,
            frozen_at: Some(draw.closes_at),
            entries_hash: Some(HASH.to_owned()),
            entry_count: 1,
            entries: Some(format!("1 {HASH}\n")),
            draws_at: draw.draws_at,
            value_source: draw.value_source,
            value: None,
            evidence_url: None,
            drawn_at: None,
            prizes: draw.prizes,
            winners: vec![],
        }
    }
}

impl Example for DrawWinner {
    fn example() -> Self {
        Self {
            number: 17,
            place: 1,
            account: AccountRef::example(),
            member_number: "10000017".to_owned(),
            prize: DrawPrize::example(),
            given_at: None,
            to_hand_over: false,
        }
    }
}
