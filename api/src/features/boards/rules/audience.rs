//! Who reads a board, and who moderates it. Pure.

use linli_entities::board::Visibility;
use linli_entities::building::BuildingId;
use linli_entities::ownership::OwnershipRole;
use linli_entities::project::ProjectId;
use linli_entities::sanction::SanctionKind;

use super::BoardScope;
use crate::actor::{Actor, Held, Permission, Scope};
use crate::code::Code;
use crate::error::Error;

/// The part of a project that a board is for, and for whom there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Within {
    /// The building; none for the whole project.
    pub building_id: Option<BuildingId>,
    /// The entrance of the building; none for the whole building.
    pub entrance: Option<String>,
    /// Whether, of those at home there, tenants do not read it.
    pub without_tenants: bool,
}

/// Whether the actor may read the board: the one rule of visibility (design invariant 1). It knows no time and no
/// database: a board is gone from the moment on at which an ownership is.
///
/// What two administrators open is not asked here: that has doors of its own (`openings`).
pub fn may_read(actor: &Actor, board: &BoardScope) -> bool {
    if bar(actor, board) == Some(SanctionKind::Suspended) {
        return board.visibility == Visibility::Public;
    }
    match board.visibility {
        Visibility::Public => true,
        Visibility::Members => !matches!(actor, Actor::Guest),
        Visibility::Owners
        | Visibility::OwnersOfBuilding
        | Visibility::OwnersOfEntrance
        | Visibility::BuyersOfBuilding => {
            holds(actor, board) || actor.may(Permission::ReadOwnersBoards, board.scope())
        }
        Visibility::OwnersWithoutStaff => match actor {
            Actor::Guest => false,
            // Whoever holds any role there is not of the owners among themselves, whatever they own.
            Actor::Account(account) => {
                let around = board.scope().around();
                holds(actor, board) && !account.rights.grants.iter().any(|grant| grant.covers(around))
            }
            Actor::System => true,
        },
        Visibility::Staff => actor.may(Permission::UseStaffBoards, board.scope()),
    }
}

/// The sanction that keeps the actor from something in the board, the gravest.
fn bar(actor: &Actor, board: &BoardScope) -> Option<SanctionKind> {
    match actor {
        Actor::Account(account) => account.barred(board.scope(), Some(board.id)),
        Actor::Guest | Actor::System => None,
    }
}

/// Demands that no sanction keeps the actor from saying something in the board.
///
/// # Errors
/// [`Code::Silenced`], [`Code::Suspended`].
pub fn demand_voice(actor: &Actor, board: &BoardScope) -> Result<(), Error> {
    match bar(actor, board) {
        None | Some(SanctionKind::Warned) => Ok(()),
        Some(SanctionKind::Silenced) => Err(Error::Forbidden(Code::Silenced)),
        Some(SanctionKind::Suspended) => Err(Error::Forbidden(Code::Suspended)),
    }
}

/// Whether the account holds a home in the part of the project that the board is for, as one for whom it is.
fn holds(actor: &Actor, board: &BoardScope) -> bool {
    let (Actor::Account(account), Some(project)) = (actor, &board.project) else { return false };
    account.rights.held.iter().any(|home| home.project_id == project.id && takes(board, home))
}

fn takes(board: &BoardScope, home: &Held) -> bool {
    let Within { building_id, entrance, without_tenants } = &board.within;
    let in_building = *building_id == Some(home.building_id);
    let in_place = match board.visibility {
        Visibility::OwnersOfBuilding | Visibility::BuyersOfBuilding => in_building,
        Visibility::OwnersOfEntrance => in_building && entrance.is_some() && *entrance == home.entrance,
        Visibility::OwnersWithoutStaff => building_id.is_none() || in_building,
        Visibility::Public | Visibility::Members | Visibility::Owners | Visibility::Staff => true,
    };
    // Before the handover nobody lives there.
    let for_holders = *without_tenants || board.visibility == Visibility::BuyersOfBuilding;
    in_place && !(for_holders && home.role == OwnershipRole::Tenant)
}

/// Whether the actor moderates a board: by a role, or, where no role holds, as one whom its owners have for it.
pub fn moderates(actor: &Actor, board: &BoardScope) -> bool {
    if board.is_closed() {
        return actor.account_id().is_some_and(|id| board.moderators.contains(&id)) && may_read(actor, board);
    }
    actor.may(Permission::Moderate, board.scope())
}

/// Demands that the actor moderates a board that may be read.
///
/// # Errors
/// [`Error::SignInRequired`] to guests, else [`Code::Forbidden`].
pub fn demand_moderator(actor: &Actor, board: &BoardScope) -> Result<(), Error> {
    match actor {
        Actor::Guest => Err(Error::SignInRequired),
        _ if moderates(actor, board) => Ok(()),
        _ => Err(Error::Forbidden(Code::Forbidden)),
    }
}

/// Demands that a board of this visibility makes sense where it is: the club has no owners, a board of a building needs
/// one, and what is closed to staff is made so and stays so.
///
/// # Errors
/// [`Code::Malformed`] at `/visibility`, at `/building_id` for a board that is for no building; [`Code::Required`] at
/// `/building_id` and `/entrance`.
pub fn demand_audience(
    visibility: Visibility,
    project: Option<ProjectId>,
    within: &Within,
) -> Result<(), Error> {
    let malformed = || Err(Error::invalid("/visibility", Code::Malformed));
    let (needs_building, needs_entrance) = match visibility {
        Visibility::OwnersWithoutStaff => return malformed(),
        Visibility::OwnersOfBuilding | Visibility::BuyersOfBuilding => (true, false),
        Visibility::OwnersOfEntrance => (true, true),
        Visibility::Owners if project.is_none() => return malformed(),
        Visibility::Public | Visibility::Members | Visibility::Owners | Visibility::Staff => (false, false),
    };
    if needs_building && project.is_none() {
        return malformed();
    }
    if needs_building && within.building_id.is_none() {
        return Err(Error::invalid("/building_id", Code::Required));
    }
    if needs_entrance && within.entrance.is_none() {
        return Err(Error::invalid("/entrance", Code::Required));
    }
    Ok(())
}

/// Demands that a new board names no building and no entrance beyond what its visibility is about.
///
/// # Errors
/// [`Code::Malformed`] at `/building_id` and `/entrance`.
pub fn demand_no_more(visibility: Visibility, within: &Within) -> Result<(), Error> {
    let building = matches!(
        visibility,
        Visibility::OwnersOfBuilding
            | Visibility::OwnersOfEntrance
            | Visibility::BuyersOfBuilding
            | Visibility::OwnersWithoutStaff
    );
    if within.building_id.is_some() && !building {
        return Err(Error::invalid("/building_id", Code::Malformed));
    }
    if within.entrance.is_some() && visibility != Visibility::OwnersOfEntrance {
        return Err(Error::invalid("/entrance", Code::Malformed));
    }
    Ok(())
}

/// Where a board is, as far as roles are concerned.
pub(super) fn scope(board: &BoardScope) -> Scope<'_> {
    match &board.project {
        Some(project) if board.is_closed() => Scope::Closed(project.id, &project.city),
        Some(project) => Scope::Project(project.id, &project.city),
        None => Scope::Club,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use linli_entities::account::{AccountId, Locale};
    use linli_entities::board::BoardId;
    use linli_entities::role_grant::Role;
    use linli_entities::session::SessionId;
    use proptest::prelude::*;

    use super::*;
    use crate::actor::{Grant, Rights, SignedIn};
    use crate::features::projects::output::ProjectRef;

    const HERE: ProjectId = ProjectId(1);

    fn home(project: i64, building: i64, entrance: Option<&str>, role: OwnershipRole) -> Held {
        Held {
            project_id: ProjectId(project),
            building_id: BuildingId(building),
            entrance: entrance.map(str::to_owned),
            role,
        }
    }

    fn account(role: Option<Role>, held: Vec<Held>) -> Actor {
        let project_id = Some(HERE);
        let grants =
            role.map(|role| Grant { role, city: Some("武汉".into()), project_id }).into_iter().collect();
        Actor::Account(Arc::new(SignedIn {
            account_id: AccountId(1),
            session_id: SessionId(1),
            locale: Locale::ZhCn,
            proven: true,
            rights: Arc::new(Rights::new(grants, held)),
            asked_at: linli_entities::Instant::UNIX_EPOCH,
            bars: vec![],
        }))
    }

    fn board(visibility: Visibility) -> BoardScope {
        let narrow = !matches!(
            visibility,
            Visibility::Public | Visibility::Members | Visibility::Owners | Visibility::Staff
        );
        BoardScope {
            id: BoardId(1),
            slug: "b".to_owned(),
            name: "B".to_owned(),
            project: Some(ProjectRef {
                id: HERE,
                slug: "p".to_owned(),
                name: "P".to_owned(),
                city: "武汉".to_owned(),
            }),
            visibility,
            locked: false,
            pseudonyms: false,
            slow_seconds: 0,
            within: Within {
                building_id: Some(BuildingId(5)).filter(|_| narrow),
                entrance: Some("1".to_owned()).filter(|_| visibility == Visibility::OwnersOfEntrance),
                without_tenants: false,
            },
            moderators: vec![],
        }
    }

    #[test]
    fn every_reader_sees_the_boards_of_the_table_and_no_others() {
        use OwnershipRole::{Buyer, Owner, Tenant};
        use Visibility::{
            BuyersOfBuilding, Members, Owners, OwnersOfBuilding, OwnersOfEntrance, OwnersWithoutStaff,
            Public, Staff,
        };
        let all_but_closed =
            [Public, Members, Owners, OwnersOfBuilding, OwnersOfEntrance, BuyersOfBuilding, Staff];
        let readers: [(&str, Actor, &[Visibility]); 12] = [
            ("guest", Actor::Guest, &[Public]),
            ("member", account(None, vec![]), &[Public, Members]),
            ("owner elsewhere", account(None, vec![home(2, 5, Some("1"), Owner)]), &[Public, Members]),
            (
                "owner in another building",
                account(None, vec![home(1, 6, Some("1"), Owner)]),
                &[Public, Members, Owners],
            ),
            (
                "owner in another entrance",
                account(None, vec![home(1, 5, Some("2"), Owner)]),
                &[Public, Members, Owners, OwnersOfBuilding, BuyersOfBuilding, OwnersWithoutStaff],
            ),
            (
                "owner where nobody said which entrance",
                account(None, vec![home(1, 5, None, Owner)]),
                &[Public, Members, Owners, OwnersOfBuilding, BuyersOfBuilding, OwnersWithoutStaff],
            ),
            (
                "buyer",
                account(None, vec![home(1, 5, Some("1"), Buyer)]),
                &[
                    Public,
                    Members,
                    Owners,
                    OwnersOfBuilding,
                    OwnersOfEntrance,
                    BuyersOfBuilding,
                    OwnersWithoutStaff,
                ],
            ),
            (
                "tenant",
                account(None, vec![home(1, 5, Some("1"), Tenant)]),
                &[Public, Members, Owners, OwnersOfBuilding, OwnersOfEntrance, OwnersWithoutStaff],
            ),
            ("expert", account(Some(Role::Expert), vec![]), &[Public, Members, Staff]),
            ("moderator", account(Some(Role::Moderator), vec![]), &all_but_closed),
            ("administrator", account(Some(Role::Administrator), vec![]), &all_but_closed),
            (
                "manager who owns a home",
                account(Some(Role::Manager), vec![home(1, 5, Some("1"), Owner)]),
                &all_but_closed,
            ),
        ];
        for (who, actor, readable) in readers {
            for visibility in Visibility::ALL {
                let read = may_read(&actor, &board(*visibility));
                assert_eq!(read, readable.contains(visibility), "{who} {visibility:?}");
            }
        }
    }

    #[test]
    fn tenants_read_what_says_so() {
        let tenant = account(None, vec![home(1, 5, Some("1"), OwnershipRole::Tenant)]);
        for visibility in [
            Visibility::Owners,
            Visibility::OwnersOfBuilding,
            Visibility::OwnersOfEntrance,
            Visibility::OwnersWithoutStaff,
        ] {
            let mut board = board(visibility);
            assert!(may_read(&tenant, &board), "{visibility:?}");
            board.within.without_tenants = true;
            assert!(!may_read(&tenant, &board), "{visibility:?}");
        }
    }

    #[test]
    fn a_closed_board_is_moderated_by_whom_it_has_for_it_as_long_as_they_read_it() {
        let owner = account(None, vec![home(1, 5, None, OwnershipRole::Owner)]);
        let mut closed = board(Visibility::OwnersWithoutStaff);
        assert!(!moderates(&owner, &closed));
        closed.moderators = vec![AccountId(1)];
        assert!(moderates(&owner, &closed));
        assert!(!moderates(&account(None, vec![]), &closed), "who sold the home");
        let hired = account(Some(Role::Expert), vec![home(1, 5, None, OwnershipRole::Owner)]);
        assert!(!moderates(&hired, &closed), "who works for the developer since");
        assert!(!moderates(&Actor::System, &closed));
        let administrator = account(Some(Role::Administrator), vec![]);
        assert!(!moderates(&administrator, &closed));
        assert!(moderates(&administrator, &board(Visibility::Owners)));
    }

    #[test]
    fn a_board_is_for_a_part_that_there_is() {
        let code = |visibility, project: Option<i64>, building: Option<i64>, entrance: Option<&str>| {
            let within = Within {
                building_id: building.map(BuildingId),
                entrance: entrance.map(str::to_owned),
                without_tenants: false,
            };
            let demanded = demand_audience(visibility, project.map(ProjectId), &within);
            match demanded.and_then(|()| demand_no_more(visibility, &within)) {
                Ok(()) => None,
                Err(Error::Invalid(fields)) => Some((fields[0].pointer.clone(), fields[0].code)),
                Err(error) => panic!("{error}"),
            }
        };
        let at = |pointer: &str, code| Some((pointer.to_owned(), code));
        use Visibility::{
            BuyersOfBuilding, Owners, OwnersOfBuilding, OwnersOfEntrance, OwnersWithoutStaff, Public,
        };
        assert_eq!(code(OwnersOfBuilding, Some(1), Some(5), None), None);
        assert_eq!(code(OwnersOfEntrance, Some(1), Some(5), Some("1")), None);
        assert_eq!(code(OwnersOfBuilding, Some(1), None, None), at("/building_id", Code::Required));
        assert_eq!(code(BuyersOfBuilding, Some(1), None, None), at("/building_id", Code::Required));
        assert_eq!(code(OwnersOfEntrance, Some(1), Some(5), None), at("/entrance", Code::Required));
        assert_eq!(code(OwnersOfBuilding, None, Some(5), None), at("/visibility", Code::Malformed));
        assert_eq!(code(Owners, None, None, None), at("/visibility", Code::Malformed));
        assert_eq!(code(OwnersWithoutStaff, Some(1), None, None), at("/visibility", Code::Malformed));
        assert_eq!(code(Public, Some(1), Some(5), None), at("/building_id", Code::Malformed));
        assert_eq!(code(OwnersOfBuilding, Some(1), Some(5), Some("1")), at("/entrance", Code::Malformed));
    }

    proptest! {
        #[test]
        fn nobody_with_a_role_there_ever_reads_what_is_closed(
            role in proptest::sample::select(Role::ALL),
            homes in proptest::collection::vec((1i64..3, 4i64..7), 0..4),
        ) {
            let held = homes.iter().map(|(project, building)| home(*project, *building, None, OwnershipRole::Owner));
            let held: Vec<Held> = held.collect();
            let closed = board(Visibility::OwnersWithoutStaff);
            prop_assert!(!may_read(&account(Some(role), held.clone()), &closed));
            let owns = homes.contains(&(1, 5));
            prop_assert_eq!(may_read(&account(None, held), &closed), owns);
        }
    }
}
