//! Where a draw stands, and who may enter it. Pure; how it is drawn is in [`fair`].

pub mod fair;

use linli_entities::Instant;
use linli_entities::draw::{DrawAudience, Model};
use linli_entities::event::EventId;
use linli_entities::project::ProjectId;
use linli_entities::reward::RewardId;
use poem_openapi::Enum;

use crate::code::Code;
use crate::error::Error;

/// The longest title, of a draw and of a prize, in characters.
pub const TITLE_MAX: usize = 80;
/// The longest text, in characters.
pub const TEXT_MAX: usize = 20_000;
/// The longest name of a source, in characters.
pub const SOURCE_MAX: usize = 120;
/// The longest public value, in characters.
pub const VALUE_MAX: usize = 200;
/// The longest address of evidence, in characters.
pub const URL_MAX: usize = 500;
/// The longest reason, in characters.
pub const REASON_MAX: usize = 500;
/// Kinds of prizes, at most.
pub const PRIZES_MAX: usize = 20;
/// Prizes of all kinds together, at most.
pub const PIECES_MAX: i32 = 500;
/// Points of one prize, and what entering costs, at most.
pub const POINTS_MAX: i64 = 1_000_000;
/// Entries, at most: the list of them is read as a whole.
pub const ENTRIES_MAX: i32 = 20_000;

/// Where a draw stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum DrawPhase {
    /// Being prepared; its staff alone know of it.
    #[oai(rename = "draft")]
    Draft,
    /// One can enter later.
    #[oai(rename = "announced")]
    Announced,
    /// One can enter.
    #[oai(rename = "open")]
    Open,
    /// It is too late to enter; the public value is waited for.
    #[oai(rename = "closed")]
    Closed,
    /// It is drawn.
    #[oai(rename = "drawn")]
    Drawn,
    /// It came to nothing; what entering cost comes back.
    #[oai(rename = "cancelled")]
    Cancelled,
}

/// A prize as it is to be.
#[derive(Clone, Debug)]
pub struct NewPrize {
    /// What it is.
    pub title: String,
    /// How many there are.
    pub count: i32,
    /// So many points.
    pub points: Option<i64>,
    /// A voucher for this.
    pub reward_id: Option<RewardId>,
}

impl NewPrize {
    /// Whether it is of the club: points, or a voucher.
    pub fn is_of_club(&self) -> bool {
        self.points.is_some() || self.reward_id.is_some()
    }
}

/// A draw as it is to be.
#[derive(Clone, Debug)]
pub struct NewDraw {
    /// The project.
    pub project_id: Option<ProjectId>,
    /// The title.
    pub title: String,
    /// The text.
    pub markdown: String,
    /// Who may enter.
    pub audience: DrawAudience,
    /// To which event they came.
    pub event_id: Option<EventId>,
    /// What entering costs.
    pub cost: i64,
    /// Whether a home enters once.
    pub one_per_household: bool,
    /// From when on one can enter.
    pub opens_at: Instant,
    /// Until when.
    pub closes_at: Instant,
    /// From when on the public value is known.
    pub draws_at: Instant,
    /// Where it comes from.
    pub value_source: String,
    /// The prizes, in order.
    pub prizes: Vec<NewPrize>,
}

/// Where a draw stands at this time.
pub fn phase(row: &Model, now: Instant) -> DrawPhase {
    match row {
        Model { cancelled_at: Some(_), .. } => DrawPhase::Cancelled,
        Model { drawn_at: Some(_), .. } => DrawPhase::Drawn,
        Model { offered_at: None, .. } => DrawPhase::Draft,
        Model { opens_at, .. } if now < *opens_at => DrawPhase::Announced,
        Model { closes_at, .. } if now < *closes_at => DrawPhase::Open,
        Model { .. } => DrawPhase::Closed,
    }
}

/// How somebody stands to a draw.
#[derive(Clone, Copy, Debug, Default)]
pub struct Standing {
    /// Has an account.
    pub signed_in: bool,
    /// Is a member of the club.
    pub is_member: bool,
    /// Has entered.
    pub has_entered: bool,
    /// Somebody of the same home has.
    pub home_has_entered: bool,
    /// May run it, or shares a home with somebody who does.
    pub is_involved: bool,
    /// Is one of those whom it is for.
    pub is_eligible: bool,
}

/// Why somebody can't enter now.
pub fn refusal(row: &Model, standing: Standing, now: Instant) -> Option<Code> {
    if standing.has_entered {
        return Some(Code::AlreadyEntered);
    }
    let reasons = [
        (matches!(phase(row, now), DrawPhase::Draft | DrawPhase::Announced), Code::TooEarly),
        (phase(row, now) != DrawPhase::Open || row.frozen_at.is_some(), Code::TooLate),
        (!standing.signed_in, Code::SignInRequired),
        (!standing.is_member, Code::NotAMember),
        (standing.is_involved, Code::Involved),
        (!standing.is_eligible, Code::NotEligible),
        (row.one_per_household && standing.home_has_entered, Code::HouseholdEntered),
        (row.entry_count >= ENTRIES_MAX, Code::TooMany),
    ];
    reasons.into_iter().find(|(holds, _)| *holds).map(|(_, code)| code)
}

/// The refusal as an error.
pub fn refused(code: Code) -> Error {
    match code {
        Code::SignInRequired => Error::SignInRequired,
        Code::NotAMember | Code::Involved | Code::NotEligible => Error::Forbidden(code),
        _ => Error::Conflict(code),
    }
}

/// Whether the public value can be stated now: the list was frozen before it could be known, and now it can.
///
/// # Errors
/// [`Code::WrongState`], [`Code::TooEarly`]; [`Code::TooLate`] where the list was frozen when the value could be known.
pub fn demand_value(row: &Model, now: Instant) -> Result<(), Code> {
    match (phase(row, now), row.frozen_at) {
        (DrawPhase::Announced | DrawPhase::Open, _) | (DrawPhase::Closed, None) => Err(Code::TooEarly),
        (DrawPhase::Closed, Some(frozen_at)) if frozen_at >= row.draws_at => Err(Code::TooLate),
        (DrawPhase::Closed, Some(_)) if now < row.draws_at => Err(Code::TooEarly),
        (DrawPhase::Closed, Some(_)) => Ok(()),
        (DrawPhase::Draft | DrawPhase::Drawn | DrawPhase::Cancelled, _) => Err(Code::WrongState),
    }
}

#[cfg(test)]
mod tests {
    use linli_entities::draw::DrawId;

    use super::*;

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    fn offered() -> Model {
        Model {
            id: DrawId(1),
            project_id: None,
            title: String::new(),
            markdown: String::new(),
            html: String::new(),
            audience: DrawAudience::Members,
            event_id: None,
            cost: 0,
            one_per_household: true,
            opens_at: at("2026-03-02T00:00:00Z"),
            closes_at: at("2026-03-10T00:00:00Z"),
            draws_at: at("2026-03-11T00:00:00Z"),
            value_source: String::new(),
            offered_at: Some(at("2026-03-01T00:00:00Z")),
            seed: Some(String::new()),
            commitment: Some(String::new()),
            entry_count: 0,
            frozen_at: None,
            entries_hash: None,
            stated_value: None,
            stated_by: None,
            stated_at: None,
            value: None,
            evidence_url: None,
            secret: None,
            drawn_at: None,
            cancelled_at: None,
            cancel_reason: None,
            version: 1,
            created_by: None,
            created_at: at("2026-03-01T00:00:00Z"),
            changed_at: at("2026-03-01T00:00:00Z"),
        }
    }

    #[test]
    fn where_a_draw_stands_its_facts_and_the_time_say() {
        let draw = offered();
        for (now, expected) in [
            ("2026-03-01T23:59:59Z", DrawPhase::Announced),
            ("2026-03-02T00:00:00Z", DrawPhase::Open),
            ("2026-03-09T23:59:59Z", DrawPhase::Open),
            ("2026-03-10T00:00:00Z", DrawPhase::Closed),
            ("2027-03-10T00:00:00Z", DrawPhase::Closed),
        ] {
            assert_eq!(phase(&draw, at(now)), expected, "{now}");
            assert_eq!(phase(&Model { offered_at: None, ..draw.clone() }, at(now)), DrawPhase::Draft);
            let ended = Model { drawn_at: Some(at(now)), ..draw.clone() };
            assert_eq!(phase(&ended, at(now)), DrawPhase::Drawn);
            assert_eq!(phase(&Model { cancelled_at: Some(at(now)), ..ended }, at(now)), DrawPhase::Cancelled);
        }
    }

    #[test]
    fn who_may_not_enter_is_told_why() {
        let (draw, now) = (offered(), at("2026-03-03T00:00:00Z"));
        let fine = Standing { signed_in: true, is_member: true, is_eligible: true, ..Standing::default() };
        let why = |standing| refusal(&draw, standing, now);
        assert_eq!(why(fine), None);
        assert_eq!(why(Standing::default()), Some(Code::SignInRequired));
        assert_eq!(why(Standing { is_member: false, ..fine }), Some(Code::NotAMember));
        assert_eq!(why(Standing { is_involved: true, ..fine }), Some(Code::Involved));
        assert_eq!(why(Standing { is_eligible: false, ..fine }), Some(Code::NotEligible));
        assert_eq!(why(Standing { has_entered: true, ..fine }), Some(Code::AlreadyEntered));
        assert_eq!(why(Standing { home_has_entered: true, ..fine }), Some(Code::HouseholdEntered));
        let each = Model { one_per_household: false, ..draw.clone() };
        assert_eq!(refusal(&each, Standing { home_has_entered: true, ..fine }, now), None);
        assert_eq!(refusal(&draw, fine, at("2026-03-01T00:00:00Z")), Some(Code::TooEarly));
        assert_eq!(refusal(&draw, fine, at("2026-03-10T00:00:00Z")), Some(Code::TooLate));
        let full = Model { entry_count: ENTRIES_MAX, ..draw };
        assert_eq!(refusal(&full, fine, now), Some(Code::TooMany));
    }

    #[test]
    fn the_value_is_stated_when_it_can_be_known_of_a_list_that_was_frozen_before() {
        let (open, later) = (offered(), at("2026-03-11T00:00:00Z"));
        assert_eq!(demand_value(&open, at("2026-03-09T00:00:00Z")), Err(Code::TooEarly));
        assert_eq!(demand_value(&open, later), Err(Code::TooEarly), "nothing is frozen yet");
        let frozen = Model { frozen_at: Some(at("2026-03-10T00:00:01Z")), ..open.clone() };
        assert_eq!(demand_value(&frozen, at("2026-03-10T23:59:59Z")), Err(Code::TooEarly));
        assert_eq!(demand_value(&frozen, later), Ok(()));
        let late = Model { frozen_at: Some(later), ..open.clone() };
        assert_eq!(demand_value(&late, later), Err(Code::TooLate));
        let drawn = Model { drawn_at: Some(later), ..frozen };
        assert_eq!(demand_value(&drawn, later), Err(Code::WrongState));
    }
}
