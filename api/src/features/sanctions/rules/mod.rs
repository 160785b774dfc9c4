//! Who imposes what on whom, and when it is in force. Pure.

pub mod words;

use chrono::TimeDelta;
use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::board::BoardId;
use linli_entities::project::ProjectId;
use linli_entities::role_grant::Role;
use linli_entities::sanction::{AppealDecision, Model, SanctionKind, SanctionReason};
use linli_entities::sanction_act::SanctionActKind;
use poem_openapi::Enum;

use super::input::{AppealDecisionInput, SanctionInput};
use crate::actor::{Actor, BarredIn, Permission, Rights, Scope};
use crate::code::Code;
use crate::error::Error;
use crate::features::boards;
use crate::features::boards::rules::BoardScope;
use crate::features::projects::output::ProjectRef;
use crate::fields::Fields;

/// For how long after it was imposed one may appeal against what is over, or a warning.
pub const APPEALED_WITHIN: TimeDelta = TimeDelta::days(30);
/// Characters of a reason, an appeal or an answer, at most.
pub const TEXT_MAX: usize = 1_000;

const DAYS: std::ops::RangeInclusive<i32> = 1..=365;
const CITY_MAX: usize = 40;

/// How a sanction stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum SanctionState {
    /// A warning, which keeps from nothing.
    Warning,
    /// It is in force.
    InForce,
    /// It ended by itself.
    Over,
    /// It was lifted, or a warning was taken back.
    Lifted,
}

/// How a sanction stands at a time.
pub fn state(row: &Model, now: Instant) -> SanctionState {
    match row.kind {
        _ if row.lifted_at.is_some() => SanctionState::Lifted,
        SanctionKind::Warned => SanctionState::Warning,
        SanctionKind::Silenced | SanctionKind::Suspended => match row.ends_at {
            Some(ends_at) if ends_at <= now => SanctionState::Over,
            _ => SanctionState::InForce,
        },
    }
}

/// Where a sanction holds, with what decides who acts there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In a board.
    Board(Box<BoardScope>),
    /// In a project.
    Project(ProjectRef),
    /// In a city.
    City(String),
    /// In the whole group.
    Group,
}

impl Place {
    /// Where a role has to hold for it.
    pub fn scope(&self) -> Scope<'_> {
        match self {
            Self::Board(board) => board.scope(),
            Self::Project(project) => Scope::Project(project.id, &project.city),
            Self::City(city) => Scope::City(city),
            Self::Group => Scope::Club,
        }
    }

    /// The board, where it is one.
    pub fn board_id(&self) -> Option<BoardId> {
        match self {
            Self::Board(board) => Some(board.id),
            Self::Project(_) | Self::City(_) | Self::Group => None,
        }
    }

    /// The project, of a board too.
    pub fn project_id(&self) -> Option<ProjectId> {
        match self {
            Self::Board(board) => board.project.as_ref().map(|project| project.id),
            Self::Project(project) => Some(project.id),
            Self::City(_) | Self::Group => None,
        }
    }

    /// The city, where it is one.
    pub fn city(&self) -> Option<&str> {
        match self {
            Self::City(city) => Some(city),
            Self::Board(_) | Self::Project(_) | Self::Group => None,
        }
    }

    /// Whether a sanction is for exactly this place.
    pub fn is_of(&self, row: &Model) -> bool {
        row.board_id == self.board_id()
            && row.project_id == self.project_id()
            && row.city.as_deref() == self.city()
    }
}

/// What a row keeps from, and where.
pub fn barred_in(board_id: Option<BoardId>, project_id: Option<ProjectId>, city: Option<String>) -> BarredIn {
    match (board_id, project_id, city) {
        (Some(id), ..) => BarredIn::Board(id),
        (None, Some(id), _) => BarredIn::Project(id),
        (None, None, Some(city)) => BarredIn::City(city),
        (None, None, None) => BarredIn::Group,
    }
}

/// How high a role is; nobody imposes anything on whoever is as high.
fn rank(role: Role) -> u8 {
    match role {
        Role::Administrator => 5,
        Role::GroupCare => 4,
        Role::CityCare => 3,
        Role::Manager => 2,
        Role::Lead | Role::Agent | Role::Moderator | Role::Editor | Role::Expert | Role::Researcher => 1,
    }
}

/// The highest that somebody is anywhere; 0 without a role.
pub fn rank_of(rights: &Rights) -> u8 {
    rights.grants.iter().map(|grant| rank(grant.role)).max().unwrap_or(0)
}

/// As how high an actor imposes sanctions in a place; 0 for whoever may not. In a board that is closed to staff as whoever
/// moderates it, for whom everybody with a role is too high.
pub fn office(actor: &Actor, place: &Place) -> u8 {
    if let Place::Board(board) = place
        && board.is_closed()
    {
        return u8::from(boards::rules::moderates(actor, board));
    }
    match actor {
        Actor::Guest => 0,
        Actor::System => u8::MAX,
        Actor::Account(account) => {
            let roles = Permission::ImposeSanctions.roles();
            let grants = account.rights.grants.iter();
            let held = grants.filter(|grant| roles.contains(&grant.role) && grant.covers(place.scope()));
            held.map(|grant| rank(grant.role)).max().unwrap_or(0)
        }
    }
}

/// Whether the actor may impose in a place what does not end by itself: administrators and managers.
pub fn may_endless(actor: &Actor, place: &Place) -> bool {
    if matches!(place, Place::Board(board) if board.is_closed()) {
        return false;
    }
    match actor {
        Actor::Guest => false,
        Actor::System => true,
        Actor::Account(account) => account.rights.grants.iter().any(|grant| {
            matches!(grant.role, Role::Administrator | Role::Manager) && grant.covers(place.scope())
        }),
    }
}

/// Demands that the actor may impose sanctions in a place at all.
///
/// # Errors
/// [`Error::SignInRequired`] to guests, else [`Code::Forbidden`].
pub fn demand_office(actor: &Actor, place: &Place) -> Result<u8, Error> {
    match office(actor, place) {
        0 if matches!(actor, Actor::Guest) => Err(Error::SignInRequired),
        0 => Err(Error::Forbidden(Code::Forbidden)),
        office => Ok(office),
    }
}

/// Demands that the actor may impose something in a place on an account with these rights.
///
/// # Errors
/// Those of [`demand_office`]; [`Code::Outranked`] of oneself, and of whoever has a role as high.
pub fn demand_impose(actor: &Actor, place: &Place, (id, rights): (AccountId, &Rights)) -> Result<(), Error> {
    let office = demand_office(actor, place)?;
    if actor.account_id() == Some(id) || office <= rank_of(rights) {
        return Err(Error::Forbidden(Code::Outranked));
    }
    Ok(())
}

/// Demands that the actor may undo what somebody imposed, who is this high now: the same person, and who is as high.
///
/// # Errors
/// Those of [`demand_office`]; [`Code::Involved`] of what is imposed on oneself; [`Code::Outranked`].
pub fn demand_undo(actor: &Actor, place: &Place, row: &Model, imposer: u8) -> Result<(), Error> {
    let office = demand_office(actor, place)?;
    let own = actor.account_id();
    if own == Some(row.account_id) {
        return Err(Error::Forbidden(Code::Involved));
    }
    let same = own.is_some() && own == row.imposed_by;
    if same || office >= imposer { Ok(()) } else { Err(Error::Forbidden(Code::Outranked)) }
}

/// Demands that a sanction may be lifted now.
///
/// # Errors
/// [`Code::AlreadyDecided`] where it was; [`Code::TooLate`] where it ended by itself.
pub fn demand_liftable(row: &Model, now: Instant) -> Result<(), Error> {
    match state(row, now) {
        SanctionState::Warning | SanctionState::InForce => Ok(()),
        SanctionState::Lifted => Err(Error::Conflict(Code::AlreadyDecided)),
        SanctionState::Over => Err(Error::Conflict(Code::TooLate)),
    }
}

/// Demands that one may appeal against a sanction now: once; while it is in force, and within 30 days after it was imposed.
///
/// # Errors
/// [`Code::AlreadyAppealed`], [`Code::TooLate`].
pub fn demand_appealable(row: &Model, now: Instant) -> Result<(), Error> {
    if row.appealed_at.is_some() {
        return Err(Error::Conflict(Code::AlreadyAppealed));
    }
    let open = match state(row, now) {
        SanctionState::InForce => true,
        SanctionState::Lifted => false,
        SanctionState::Warning | SanctionState::Over => now < row.imposed_at + APPEALED_WITHIN,
    };
    if open { Ok(()) } else { Err(Error::Conflict(Code::TooLate)) }
}

/// Demands that somebody may decide of the appeal: somebody else than who imposed it.
///
/// # Errors
/// [`Code::Involved`]; [`Code::TooEarly`] where nobody appealed; [`Code::AlreadyDecided`].
pub fn demand_decidable(row: &Model, by: Option<AccountId>) -> Result<(), Error> {
    if by.is_some() && (by == row.imposed_by || by == Some(row.account_id)) {
        return Err(Error::Forbidden(Code::Involved));
    }
    match (row.appealed_at, row.decided_at) {
        (None, _) => Err(Error::Conflict(Code::TooEarly)),
        (Some(_), Some(_)) => Err(Error::Conflict(Code::AlreadyDecided)),
        (Some(_), None) => Ok(()),
    }
}

/// Whether somebody is one of those who decide of appeals against a sanction of who is this high now: neither of the two, and
/// as high there.
pub fn decides(actor: &Actor, place: &Place, row: &Model, imposer: u8) -> bool {
    let by = actor.account_id();
    (by.is_none() || by != row.imposed_by) && demand_undo(actor, place, row, imposer).is_ok()
}

/// Whether somebody appealed and nobody has decided of it.
pub fn is_waiting(row: &Model) -> bool {
    row.appealed_at.is_some() && row.decided_at.is_none()
}

/// What is decided of an appeal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// What.
    pub decision: AppealDecision,
    /// After how many days from now on it ends, where it is shortened.
    pub days: Option<i32>,
    /// Why, for the person.
    pub text: String,
}

impl Decision {
    /// When the sanction ends by itself after this.
    ///
    /// # Errors
    /// [`Code::TooLate`] of what is not in force any more; [`Code::OutOfRange`] at `/days` where it would not end earlier.
    pub fn ends_at(&self, row: &Model, now: Instant) -> Result<Option<Instant>, Error> {
        let Some(days) = self.days else { return Ok(row.ends_at) };
        if state(row, now) != SanctionState::InForce {
            return Err(Error::Conflict(Code::TooLate));
        }
        let ends_at = now + TimeDelta::days(days.into());
        if row.ends_at.is_some_and(|before| before <= ends_at) {
            return Err(Error::invalid("/days", Code::OutOfRange));
        }
        Ok(Some(ends_at))
    }

    /// The act that it is.
    pub fn act(&self) -> SanctionActKind {
        match self.decision {
            AppealDecision::Upheld => SanctionActKind::Upheld,
            AppealDecision::Shortened => SanctionActKind::Shortened,
            AppealDecision::Lifted => SanctionActKind::Lifted,
        }
    }
}

/// What is imposed, read and found right.
#[derive(Clone, Debug)]
pub struct NewSanction {
    /// What.
    pub kind: SanctionKind,
    /// The board, where it is for one.
    pub board_id: Option<BoardId>,
    /// The project, where it is for one.
    pub project_id: Option<ProjectId>,
    /// The city, where it is for one.
    pub city: Option<String>,
    /// For what.
    pub reason: SanctionReason,
    /// In words, for the person.
    pub text: String,
    /// For how many days; none of what does not end by itself.
    pub days: Option<i32>,
}

impl NewSanction {
    /// When it ends by itself.
    pub fn ends_at(&self, now: Instant) -> Option<Instant> {
        self.days.map(|days| now + TimeDelta::days(days.into()))
    }
}

impl TryFrom<SanctionInput> for NewSanction {
    type Error = Error;

    fn try_from(input: SanctionInput) -> Result<Self, Error> {
        let SanctionInput { kind, board_id, project_id, city, reason, text, days } = input;
        let mut fields = Fields::default();
        let places = [board_id.is_some(), project_id.is_some(), city.is_some()];
        if places.iter().filter(|given| **given).count() > 1 {
            let pointer = if project_id.is_some() { "/project_id" } else { "/city" };
            fields.refuse(pointer, Code::Malformed);
        }
        if kind == SanctionKind::Warned && days.is_some() {
            fields.refuse("/days", Code::Malformed);
        }
        let new = Self {
            kind,
            board_id,
            project_id,
            city: city.map(|city| fields.line("/city", &city, CITY_MAX)),
            reason,
            text: fields.prose("/text", &text, TEXT_MAX),
            days: days.map(|days| fields.number("/days", days, DAYS)),
        };
        fields.finish(new)
    }
}

impl TryFrom<AppealDecisionInput> for Decision {
    type Error = Error;

    fn try_from(input: AppealDecisionInput) -> Result<Self, Error> {
        let AppealDecisionInput { decision, days, text } = input;
        let mut fields = Fields::default();
        match (decision, days) {
            (AppealDecision::Shortened, None) => fields.refuse("/days", Code::Required),
            (AppealDecision::Upheld | AppealDecision::Lifted, Some(_)) => {
                fields.refuse("/days", Code::Malformed);
            }
            _ => {}
        }
        let days = days.map(|days| fields.number("/days", days, DAYS));
        let new = Self { decision, days, text: fields.prose("/text", &text, TEXT_MAX) };
        fields.finish(new)
    }
}

/// What somebody says, read and found right: an appeal, or why something is lifted.
///
/// # Errors
/// [`Code::Required`], [`Code::TooLong`], [`Code::Malformed`] at `/text`.
pub fn words(text: &str) -> Result<String, Error> {
    let mut fields = Fields::default();
    let text = fields.prose("/text", text, TEXT_MAX);
    fields.finish(text)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use linli_entities::account::Locale;
    use linli_entities::sanction::SanctionId;
    use linli_entities::session::SessionId;
    use proptest::prelude::*;

    use super::*;
    use crate::actor::{Bar, Grant, SignedIn};

    const CITY: &str = "武汉";

    fn project(id: i64) -> Place {
        let named = |text: &str| text.to_owned();
        Place::Project(ProjectRef {
            id: ProjectId(id),
            slug: named("p"),
            name: named("P"),
            city: named(CITY),
        })
    }

    fn rights(role: Role, place: i64) -> Rights {
        let (city, project_id) = match role {
            Role::Administrator | Role::GroupCare => (None, None),
            Role::CityCare => (Some(CITY.to_owned()), None),
            _ => (None, Some(ProjectId(place))),
        };
        Rights::new(vec![Grant { role, city, project_id }], vec![])
    }

    fn signed_in(rights: Rights, bars: Vec<Bar>) -> SignedIn {
        SignedIn {
            account_id: AccountId(1),
            session_id: SessionId(1),
            locale: Locale::ZhCn,
            proven: true,
            rights: Arc::new(rights),
            asked_at: Instant::UNIX_EPOCH,
            bars,
        }
    }

    fn actor(role: Role, place: i64) -> Actor {
        Actor::Account(Arc::new(signed_in(rights(role, place), vec![])))
    }

    fn at(hour: i64) -> Instant {
        Instant::UNIX_EPOCH + TimeDelta::hours(hour)
    }

    fn row(kind: SanctionKind, ends_at: Option<Instant>) -> Model {
        Model {
            id: SanctionId(1),
            account_id: AccountId(9),
            kind,
            board_id: None,
            project_id: Some(ProjectId(1)),
            city: None,
            reason: SanctionReason::Spam,
            text: "a".to_owned(),
            imposed_by: Some(AccountId(2)),
            imposed_at: at(0),
            ends_at,
            lifted_at: None,
            appealed_at: None,
            decision: None,
            decided_at: None,
        }
    }

    fn refused<T: std::fmt::Debug>(result: Result<T, Error>) -> Option<Code> {
        match result.err()? {
            Error::Forbidden(code) | Error::Conflict(code) => Some(code),
            Error::Invalid(fields) => Some(fields[0].code),
            other => panic!("{other}"),
        }
    }

    #[test]
    fn nobody_imposes_beyond_the_own_reach_or_on_whoever_is_as_high() {
        let guest = Rights::default();
        let to = |actor: &Actor, place: &Place, rights: &Rights| {
            refused(demand_impose(actor, place, (AccountId(9), rights)))
        };
        let (here, there, city) = (project(1), project(2), Place::City(CITY.to_owned()));
        let moderator = actor(Role::Moderator, 1);
        assert_eq!(to(&moderator, &here, &guest), None);
        assert_eq!(to(&moderator, &there, &guest), Some(Code::Forbidden));
        assert_eq!(to(&moderator, &city, &guest), Some(Code::Forbidden));
        assert_eq!(to(&moderator, &here, &rights(Role::Agent, 1)), Some(Code::Outranked));
        assert_eq!(to(&moderator, &here, &rights(Role::Agent, 7)), Some(Code::Outranked));
        assert_eq!(to(&actor(Role::Manager, 1), &here, &rights(Role::Agent, 1)), None);
        assert_eq!(to(&actor(Role::CityCare, 0), &city, &rights(Role::Manager, 1)), None);
        assert_eq!(to(&actor(Role::CityCare, 0), &Place::Group, &guest), Some(Code::Forbidden));
        assert_eq!(to(&actor(Role::GroupCare, 0), &Place::Group, &guest), None);
        let administrator = actor(Role::Administrator, 0);
        assert_eq!(to(&administrator, &Place::Group, &rights(Role::Administrator, 0)), Some(Code::Outranked));
        assert_eq!(
            refused(demand_impose(&administrator, &here, (AccountId(1), &guest))),
            Some(Code::Outranked)
        );
        assert_eq!(to(&actor(Role::Agent, 1), &here, &guest), Some(Code::Forbidden));
    }

    #[test]
    fn only_administrators_and_managers_impose_what_does_not_end() {
        for (role, may) in [
            (Role::Administrator, true),
            (Role::GroupCare, false),
            (Role::CityCare, false),
            (Role::Manager, true),
            (Role::Moderator, false),
        ] {
            assert_eq!(may_endless(&actor(role, 1), &project(1)), may, "{role:?}");
        }
        assert!(!may_endless(&actor(Role::Manager, 1), &project(2)));
    }

    #[test]
    fn whoever_is_lower_than_who_imposed_it_undoes_nothing() {
        let (imposed, here) = (row(SanctionKind::Silenced, None), project(1));
        assert_eq!(
            refused(demand_undo(&actor(Role::Moderator, 1), &here, &imposed, 2)),
            Some(Code::Outranked)
        );
        assert_eq!(refused(demand_undo(&actor(Role::Manager, 1), &here, &imposed, 2)), None);
        let own = Model { imposed_by: Some(AccountId(1)), ..imposed.clone() };
        assert_eq!(refused(demand_undo(&actor(Role::Moderator, 1), &here, &own, 5)), None);
        let against = Model { account_id: AccountId(1), ..imposed };
        assert_eq!(refused(demand_undo(&actor(Role::Manager, 1), &here, &against, 1)), Some(Code::Involved));
    }

    #[test]
    fn somebody_else_decides_of_an_appeal_and_once() {
        let mut appealed = row(SanctionKind::Silenced, Some(at(48)));
        assert_eq!(refused(demand_decidable(&appealed, Some(AccountId(3)))), Some(Code::TooEarly));
        assert_eq!(refused(demand_appealable(&appealed, at(1))), None);
        appealed.appealed_at = Some(at(1));
        assert_eq!(refused(demand_appealable(&appealed, at(2))), Some(Code::AlreadyAppealed));
        assert_eq!(refused(demand_decidable(&appealed, Some(AccountId(2)))), Some(Code::Involved));
        assert_eq!(refused(demand_decidable(&appealed, Some(AccountId(9)))), Some(Code::Involved));
        assert_eq!(refused(demand_decidable(&appealed, Some(AccountId(3)))), None);
        appealed.decided_at = Some(at(2));
        assert_eq!(refused(demand_decidable(&appealed, Some(AccountId(3)))), Some(Code::AlreadyDecided));
    }

    #[test]
    fn one_appeals_while_it_is_in_force_and_for_thirty_days() {
        let month = 30 * 24;
        let warning = row(SanctionKind::Warned, None);
        assert_eq!(refused(demand_appealable(&warning, at(month - 1))), None);
        assert_eq!(refused(demand_appealable(&warning, at(month))), Some(Code::TooLate));
        assert_eq!(refused(demand_appealable(&row(SanctionKind::Suspended, None), at(month * 9))), None);
        let lifted = Model { lifted_at: Some(at(1)), ..row(SanctionKind::Silenced, None) };
        assert_eq!(refused(demand_appealable(&lifted, at(2))), Some(Code::TooLate));
    }

    #[test]
    fn what_is_shortened_ends_earlier() {
        let decision =
            |days| Decision { decision: AppealDecision::Shortened, days: Some(days), text: "a".into() };
        let three = row(SanctionKind::Silenced, Some(at(72)));
        assert_eq!(decision(1).ends_at(&three, at(24)).unwrap(), Some(at(48)));
        assert_eq!(refused(decision(2).ends_at(&three, at(24))), Some(Code::OutOfRange));
        assert_eq!(refused(decision(1).ends_at(&three, at(72))), Some(Code::TooLate));
        assert_eq!(decision(1).ends_at(&row(SanctionKind::Silenced, None), at(0)).unwrap(), Some(at(24)));
    }

    #[test]
    fn what_staff_impose_does_not_hold_where_they_do_not_read() {
        let closed = Scope::Closed(ProjectId(1), CITY);
        let open = Scope::Project(ProjectId(1), CITY);
        let board = Some(BoardId(4));
        for (within, in_open, in_closed) in [
            (BarredIn::Project(ProjectId(1)), true, false),
            (BarredIn::Project(ProjectId(2)), false, false),
            (BarredIn::City(CITY.to_owned()), true, false),
            (BarredIn::City("长沙".to_owned()), false, false),
            (BarredIn::Group, true, true),
            (BarredIn::Board(BoardId(4)), true, true),
            (BarredIn::Board(BoardId(5)), false, false),
        ] {
            assert_eq!(within.covers(open, board), in_open, "{within:?}");
            assert_eq!(within.covers(closed, board), in_closed, "{within:?}");
        }
    }

    proptest! {
        #[test]
        fn it_is_in_force_until_it_ends_or_is_lifted_and_never_after(
            hours in 1_i64..2_000, lifted in proptest::option::of(0_i64..2_000), now in 0_i64..3_000,
        ) {
            let ended = Some(at(hours));
            let one = Model { lifted_at: lifted.map(at), ..row(SanctionKind::Silenced, ended) };
            let in_force = state(&one, at(now)) == SanctionState::InForce;
            prop_assert_eq!(in_force, lifted.is_none() && now < hours);
            prop_assert_eq!(demand_liftable(&one, at(now)).is_ok(), in_force);
        }
    }

    #[test]
    fn of_two_that_hold_the_graver_is_told() {
        let bar = |kind, within| Bar { kind, within, ends_at: None };
        let both = signed_in(
            Rights::default(),
            vec![
                bar(SanctionKind::Suspended, BarredIn::Project(ProjectId(1))),
                bar(SanctionKind::Silenced, BarredIn::Group),
            ],
        );
        let barred = |id| both.barred(Scope::Project(ProjectId(id), CITY), Some(BoardId(4)));
        assert_eq!(barred(1), Some(SanctionKind::Suspended));
        assert_eq!(barred(2), Some(SanctionKind::Silenced));
        assert!(!both.is_shut_out());
    }
}
