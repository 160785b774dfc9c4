//! Where a group buy stands, and what of it may still change. Pure.

use linli_entities::group_buy::{GroupBuyEnd, GroupBuyState, Model};
use linli_entities::project::ProjectId;
use linli_entities::{Date, Instant};
use poem_openapi::Enum;

use crate::actor::{Actor, Permission, Scope};
use crate::code::Code;

/// The longest title, in characters.
pub const TITLE_MAX: usize = 80;
/// The longest benefit, in characters.
pub const BENEFIT_MAX: usize = 200;
/// The longest text, in characters.
pub const TEXT_MAX: usize = 20_000;
/// The longest account for transfers, in characters.
pub const PAYEE_MAX: usize = 500;
/// The longest number of a permit, in characters.
pub const PERMIT_MAX: usize = 60;
/// The longest reason, in characters.
pub const REASON_MAX: usize = 500;
/// Projects of one group buy, at most.
pub const PROJECTS_MAX: usize = 20;
/// The most that a deposit can be: a million yuan.
pub const FEN_MAX: i64 = 100_000_000;
/// The most that can be taken off.
pub const OFF_MAX: i64 = 10_000_000_000;
/// How many can join at most.
pub const SEATS: std::ops::RangeInclusive<i32> = 1..=100_000;
/// Hours to pay.
pub const PAYMENT_HOURS: std::ops::RangeInclusive<i32> = 1..=240;
/// Hours in which money that is on its way is waited for.
pub const CLEARING_HOURS: std::ops::RangeInclusive<i32> = 0..=240;

/// Where a group buy stands, as everybody sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum GroupBuyPhase {
    /// Being prepared; its staff alone know of it.
    #[oai(rename = "draft")]
    Draft,
    /// One can join later.
    #[oai(rename = "announced")]
    Announced,
    /// One can join.
    #[oai(rename = "open")]
    Open,
    /// It is too late to join; money that was paid in time is still taken.
    #[oai(rename = "counting")]
    Counting,
    /// Enough joined: homes are chosen.
    #[oai(rename = "selecting")]
    Selecting,
    /// It is done: whoever was not selected gets the money back.
    #[oai(rename = "settled")]
    Settled,
    /// It came to nothing: everybody gets the money back.
    #[oai(rename = "failed")]
    Failed,
}

/// A group buy as it is to be.
#[derive(Clone, Debug)]
pub struct NewGroupBuy {
    /// The title.
    pub title: String,
    /// The text.
    pub markdown: String,
    /// The projects, in order.
    pub projects: Vec<ProjectId>,
    /// What one pays.
    pub deposit_fen: i64,
    /// What one gets.
    pub benefit: String,
    /// What is taken off.
    pub off_fen: i64,
    /// So many have to join.
    pub target_count: i32,
    /// So many can.
    pub seat_count: Option<i32>,
    /// From when on one can join.
    pub opens_at: Instant,
    /// Until when.
    pub closes_at: Instant,
    /// When it is decided.
    pub decides_at: Instant,
    /// When homes are chosen.
    pub selects_on: Date,
    /// When the money is back.
    pub promise_on: Date,
    /// Hours to pay.
    pub payment_hours: i32,
    /// Hours to wait for money.
    pub clearing_hours: i32,
    /// The permit.
    pub presale_permit: Option<String>,
    /// The terms.
    pub terms: String,
    /// Where to pay to.
    pub payee: String,
}

/// Where a group buy stands at this time.
pub fn phase(row: &Model, now: Instant) -> GroupBuyPhase {
    match row.state {
        GroupBuyState::Draft => GroupBuyPhase::Draft,
        GroupBuyState::Open if now < row.opens_at => GroupBuyPhase::Announced,
        GroupBuyState::Open if now < row.closes_at => GroupBuyPhase::Open,
        GroupBuyState::Open => GroupBuyPhase::Counting,
        GroupBuyState::Selecting => GroupBuyPhase::Selecting,
        GroupBuyState::Settled => GroupBuyPhase::Settled,
        GroupBuyState::Failed => GroupBuyPhase::Failed,
    }
}

/// Seats that are left; none where there is no end.
pub fn seats_left(row: &Model) -> Option<i32> {
    row.seat_count.map(|seats| seats - row.held_count)
}

/// Whether one can join now.
///
/// # Errors
/// [`Code::TooEarly`], [`Code::TooLate`], [`Code::GroupBuyFull`].
pub fn demand_open(row: &Model, now: Instant) -> Result<(), Code> {
    match phase(row, now) {
        GroupBuyPhase::Draft | GroupBuyPhase::Announced => Err(Code::TooEarly),
        GroupBuyPhase::Open if seats_left(row).is_some_and(|left| left <= 0) => Err(Code::GroupBuyFull),
        GroupBuyPhase::Open => Ok(()),
        _ => Err(Code::TooLate),
    }
}

/// Whether money that came now, and was paid in time, is still taken.
pub fn takes_money(row: &Model, now: Instant) -> bool {
    row.state == GroupBuyState::Open && now < row.decides_at
}

/// What is decided of one that is offered: whether enough joined.
pub fn decide(row: &Model) -> (GroupBuyState, Option<GroupBuyEnd>) {
    if row.held_count >= row.target_count {
        (GroupBuyState::Selecting, None)
    } else {
        (GroupBuyState::Failed, Some(GroupBuyEnd::TargetMissed))
    }
}

/// What becomes of one whose promised day has come while homes were chosen.
pub fn keep_promise(any_selected: bool) -> (GroupBuyState, Option<GroupBuyEnd>) {
    if any_selected {
        (GroupBuyState::Settled, None)
    } else {
        (GroupBuyState::Failed, Some(GroupBuyEnd::PromisePassed))
    }
}

/// Whether what is offered stays what it was offered as: whoever joined accepted just that.
pub fn is_same_offer(row: &Model, projects: &[ProjectId], new: &NewGroupBuy) -> bool {
    (row.deposit_fen, row.off_fen, row.target_count) == (new.deposit_fen, new.off_fen, new.target_count)
        && (row.opens_at, row.closes_at, row.decides_at) == (new.opens_at, new.closes_at, new.decides_at)
        && (row.selects_on, row.promise_on) == (new.selects_on, new.promise_on)
        && (row.payment_hours, row.clearing_hours) == (new.payment_hours, new.clearing_hours)
        && (&row.benefit, &row.terms_markdown, &row.payee) == (&new.benefit, &new.terms, &new.payee)
        && row.presale_permit == new.presale_permit
        && projects == new.projects
}

/// Where roles have to hold: the projects with their cities.
#[derive(Clone, Copy, Debug)]
pub struct Places<'a>(pub &'a [(ProjectId, String)]);

impl Places<'_> {
    /// Whether the actor has the permission in all of them: who changes what is offered in all.
    pub fn all(self, actor: &Actor, permission: Permission) -> bool {
        !self.0.is_empty() && self.0.iter().all(|(id, city)| actor.may(permission, Scope::Project(*id, city)))
    }

    /// Whether the actor has it in one of them: who works with those that joined.
    pub fn any(self, actor: &Actor, permission: Permission) -> bool {
        self.0.iter().any(|(id, city)| actor.may(permission, Scope::Project(*id, city)))
    }

    /// Whether the actor has any role in one of them.
    pub fn is_staff(self, actor: &Actor) -> bool {
        let Ok(account) = actor.signed_in() else { return false };
        self.0.iter().any(|(id, city)| account.rights.is_staff(Scope::Project(*id, city)))
    }

    /// Whether the actor sees who joined.
    pub fn works(self, actor: &Actor) -> bool {
        self.any(actor, Permission::ManageGroupBuys) || self.any(actor, Permission::TakePayments)
    }
}

#[cfg(test)]
mod tests {
    use linli_entities::group_buy::{GroupBuyId, GroupBuyMode};

    use super::*;

    fn at(text: &str) -> Instant {
        text.parse().expect("an instant")
    }

    fn row(state: GroupBuyState) -> Model {
        Model {
            id: GroupBuyId(1),
            mode: GroupBuyMode::GroupBuy,
            title: String::new(),
            markdown: String::new(),
            html: String::new(),
            state,
            deposit_fen: 500_000,
            benefit: String::new(),
            off_fen: 3_000_000,
            target_count: 2,
            seat_count: Some(3),
            held_count: 1,
            decided_count: None,
            opens_at: at("2026-03-02T00:00:00Z"),
            closes_at: at("2026-03-10T00:00:00Z"),
            decides_at: at("2026-03-11T00:00:00Z"),
            selects_on: "2026-03-12".parse().expect("a date"),
            promise_on: "2026-04-12".parse().expect("a date"),
            promise_at: at("2026-04-11T16:00:00Z"),
            payment_hours: 72,
            clearing_hours: 24,
            presale_permit: None,
            terms_markdown: String::new(),
            terms_html: String::new(),
            terms_version: 1,
            payee: String::new(),
            end_kind: None,
            end_note: None,
            ended_at: None,
            version: 1,
            created_by: None,
            created_at: at("2026-03-01T00:00:00Z"),
            changed_at: at("2026-03-01T00:00:00Z"),
        }
    }

    #[test]
    fn one_joins_between_its_times_while_there_are_seats() {
        let open = row(GroupBuyState::Open);
        let cases = [
            ("2026-03-01T23:59:59Z", GroupBuyPhase::Announced, Err(Code::TooEarly)),
            ("2026-03-02T00:00:00Z", GroupBuyPhase::Open, Ok(())),
            ("2026-03-09T23:59:59Z", GroupBuyPhase::Open, Ok(())),
            ("2026-03-10T00:00:00Z", GroupBuyPhase::Counting, Err(Code::TooLate)),
        ];
        for (now, expected, joins) in cases {
            assert_eq!((phase(&open, at(now)), demand_open(&open, at(now))), (expected, joins), "{now}");
        }
        let full = Model { held_count: 3, ..open.clone() };
        assert_eq!(demand_open(&full, at("2026-03-03T00:00:00Z")), Err(Code::GroupBuyFull));
        assert!(takes_money(&open, at("2026-03-10T12:00:00Z")) && !takes_money(&open, open.decides_at));
        for state in [GroupBuyState::Draft, GroupBuyState::Selecting, GroupBuyState::Failed] {
            assert!(!takes_money(&row(state), at("2026-03-03T00:00:00Z")));
        }
    }

    #[test]
    fn it_is_decided_by_what_is_held() {
        let open = row(GroupBuyState::Open);
        assert_eq!(decide(&open), (GroupBuyState::Failed, Some(GroupBuyEnd::TargetMissed)));
        let enough = Model { held_count: 2, ..open };
        assert_eq!(decide(&enough), (GroupBuyState::Selecting, None));
        assert_eq!(keep_promise(true), (GroupBuyState::Settled, None));
        assert_eq!(keep_promise(false), (GroupBuyState::Failed, Some(GroupBuyEnd::PromisePassed)));
    }
}
