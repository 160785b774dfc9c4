//! Who acts in a request, and what that one may do.
//!
//! Rights come from roles that staff hold for a scope (the group, a city, a project) and from confirmed ownerships.
//! [`Permission::roles`] is the one table of which role may do what; [`Actor::may`] is the one question.

use std::sync::Arc;

use linli_entities::Instant;
use linli_entities::account::{AccountId, Locale};
use linli_entities::board::BoardId;
use linli_entities::building::BuildingId;
use linli_entities::ownership::OwnershipRole;
use linli_entities::project::ProjectId;
use linli_entities::role_grant::Role;
use linli_entities::sanction::SanctionKind;
use linli_entities::session::SessionId;

use crate::code::Code;
use crate::error::Error;

/// Who acts.
#[derive(Clone, Debug)]
pub enum Actor {
    /// Somebody without an account, or not signed in.
    Guest,
    /// Somebody signed in.
    Account(Arc<SignedIn>),
    /// The command line or a job: may do everything, belongs to nobody.
    System,
}

/// Somebody signed in.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// Whose session this is.
    pub account_id: AccountId,
    /// Which session this is.
    pub session_id: SessionId,
    /// The language the account chose.
    pub locale: Locale,
    /// Whether e-mail or phone is proven.
    pub proven: bool,
    /// What the account may do.
    pub rights: Arc<Rights>,
    /// When it asks: what keeps it from something is in force then.
    pub asked_at: Instant,
    /// What keeps it from reading or writing somewhere, whatever its rights are.
    pub bars: Vec<Bar>,
}

/// A sanction that is in force, as far as it keeps somebody from something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// What was imposed: that somebody is silenced, or suspended.
    pub kind: SanctionKind,
    /// Where.
    pub within: BarredIn,
    /// When it ends by itself.
    pub ends_at: Option<Instant>,
}

/// Where a sanction holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BarredIn {
    /// In one board.
    Board(BoardId),
    /// In the boards of a project that are open to staff.
    Project(ProjectId),
    /// In the boards of the projects of a city that are open to staff.
    City(String),
    /// Everywhere.
    Group,
}

impl BarredIn {
    /// Whether it holds in a board there, or in what is there beside boards. What is closed to staff, no role of a project or
    /// a city silences: whoever moderates there does so for the board, and what is imposed for the group holds there too.
    pub fn covers(&self, scope: Scope<'_>, board: Option<BoardId>) -> bool {
        match (self, scope) {
            (Self::Group, _) => true,
            (Self::Board(own), _) => board == Some(*own),
            (Self::Project(own), Scope::Project(id, _)) => *own == id,
            (Self::City(own), Scope::Project(_, city) | Scope::City(city)) => own == city,
            (Self::Project(_) | Self::City(_), _) => false,
        }
    }
}

impl SignedIn {
    /// The gravest that keeps the account from something in a board, or in what is there beside boards.
    pub fn barred(&self, scope: Scope<'_>, board: Option<BoardId>) -> Option<SanctionKind> {
        self.bars.iter().filter(|bar| bar.within.covers(scope, board)).map(|bar| bar.kind).max()
    }

    /// Whether it was suspended for the whole group: then it enters nothing but what is its own.
    pub fn is_shut_out(&self) -> bool {
        self.bars.iter().any(|bar| bar.kind == SanctionKind::Suspended && bar.within == BarredIn::Group)
    }
}

/// What an account may do: its roles, and where it is at home.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rights {
    /// Roles that are not revoked.
    pub grants: Vec<Grant>,
    /// Projects in which an ownership of the account is confirmed.
    pub homes: Vec<ProjectId>,
    /// The homes there, each as the account stands to it.
    pub held: Vec<Held>,
}

/// A home whose ownership is confirmed: where it is, and how the account stands to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The project.
    pub project_id: ProjectId,
    /// The building.
    pub building_id: BuildingId,
    /// The entrance of the building, where it has some.
    pub entrance: Option<String>,
    /// As what the account holds it.
    pub role: OwnershipRole,
}

/// A role and where it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// Set for the roles of a city.
    pub city: Option<String>,
    /// Set for the roles of a project.
    pub project_id: Option<ProjectId>,
}

/// Where something is, as far as roles are concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope<'a> {
    /// In a project of a city.
    Project(ProjectId, &'a str),
    /// In a city, beyond its single projects.
    City(&'a str),
    /// In the club, outside of every project.
    Club,
    /// In what of a project of a city is closed to staff: no role holds there, not that of an administrator either.
    Closed(ProjectId, &'a str),
    /// Anywhere: asks whether the actor may do it at all.
    Anywhere,
}

/// Where an actor has a permission: for queries over many projects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Everywhere.
    Everywhere,
    /// In the projects of these cities, and in these projects.
    Within {
        /// The cities.
        cities: Vec<String>,
        /// The projects.
        projects: Vec<ProjectId>,
    },
}

impl Scope<'_> {
    /// The same place, whether it is closed to staff or not: how people stand to it.
    #[must_use]
    pub fn around(self) -> Self {
        match self {
            Self::Closed(project_id, city) => Self::Project(project_id, city),
            open => open,
        }
    }
}

impl Grant {
    /// Whether the role holds there.
    pub fn covers(&self, scope: Scope<'_>) -> bool {
        match (self.role, scope) {
            (_, Scope::Closed(..)) => false,
            (Role::Administrator | Role::GroupCare, _) | (_, Scope::Anywhere) => true,
            (Role::CityCare, Scope::Project(_, city) | Scope::City(city)) => {
                self.city.as_deref() == Some(city)
            }
            (_, Scope::Project(project_id, _)) => self.project_id == Some(project_id),
            (_, Scope::City(_) | Scope::Club) => false,
        }
    }
}

macro_rules! permissions {
    ($($(#[$doc:meta])* $variant:ident = $text:literal: [$($role:ident),+],)+) => {
        /// Something that needs a role.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, poem_openapi::Enum)]
        pub enum Permission {
            $($(#[$doc])* #[oai(rename = $text)] $variant,)+
        }

        impl Permission {
            /// Every permission.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The roles that have it, each where its grant covers.
            pub fn roles(self) -> &'static [Role] {
                match self { $(Self::$variant => &[$(Role::$role),+],)+ }
            }
        }
    };
}

permissions! {
    /// Create projects and boards of the club.
    ManageProjects = "manage_projects": [Administrator],
    /// Edit a project, its facts, buildings and units.
    EditProject = "edit_project": [Administrator, Manager, Editor],
    /// Create and change boards.
    ManageBoards = "manage_boards": [Administrator, Manager],
    /// Confirm, refuse, revoke and reinstate ownerships.
    ReviewOwnerships = "review_ownerships": [Administrator, GroupCare, CityCare, Manager, Lead],
    /// Pin, lock, delete and restore what others wrote.
    Moderate = "moderate": [Administrator, Manager, Moderator],
    /// Read boards of owners without being one.
    ReadOwnersBoards = "read_owners_boards": [Administrator, GroupCare, CityCare, Manager, Lead, Agent, Moderator],
    /// Read and write in boards of staff.
    UseStaffBoards = "use_staff_boards":
        [Administrator, GroupCare, CityCare, Manager, Lead, Agent, Moderator, Editor, Expert],
    /// Give and take roles. Whoever is not an administrator gives the roles of a project only.
    GrantRoles = "grant_roles": [Administrator, Manager],
    /// Look accounts up by name, e-mail or phone.
    SearchAccounts = "search_accounts": [Administrator, GroupCare, CityCare, Manager, Lead],
    /// Answer complaints, read the private ones, file for others.
    AnswerComplaints = "answer_complaints": [Administrator, GroupCare, CityCare, Manager, Lead, Agent],
    /// Say in public what will be done and by when, and what became of it.
    MakeCommitments = "make_commitments": [Administrator, GroupCare, CityCare, Manager, Lead, Agent],
    /// Make a complaint milder, open it again.
    LeadComplaints = "lead_complaints": [Administrator, GroupCare, CityCare, Manager, Lead],
    /// Make teams, say which complaints go to which, and prepare answers.
    ManageTeams = "manage_teams": [Administrator, GroupCare, CityCare, Manager],
    /// Approve a compensation beyond what a lead approves; in a whole city, say how far that is.
    ApproveCompensation = "approve_compensation": [Administrator, GroupCare, CityCare, Manager],
    /// Make, change and cancel events.
    ManageEvents = "manage_events": [Administrator, GroupCare, CityCare, Manager, Editor],
    /// See who comes to an event, let them in, register for who calls.
    HostEvents = "host_events": [Administrator, GroupCare, CityCare, Manager, Lead, Agent, Editor],
    /// Run the club: its terms and tiers, its members and their points, its rules and rewards.
    RunClub = "run_club": [Administrator, GroupCare],
    /// Take vouchers of the club, and record receipts and referrals.
    ServeClub = "serve_club": [Administrator, GroupCare, CityCare, Manager, Lead, Agent],
    /// Make group buys, offer and decide them, and select who joined.
    ManageGroupBuys = "manage_group_buys": [Administrator, GroupCare, Manager],
    /// Record payments for deposits, and what is paid back.
    TakePayments = "take_payments": [Administrator, GroupCare, CityCare, Manager],
    /// Keep the fund of a project: record, correct, propose, approve what others proposed.
    KeepFund = "keep_fund": [Administrator, GroupCare, Manager],
    /// Look after homes: their days, managers, checklists and visits.
    CareForHomes = "care_for_homes": [Administrator, GroupCare, CityCare, Manager, Lead, Agent],
    /// Write to many: segments, bulletins, greetings; see which members are at risk.
    WriteBulletins = "write_bulletins": [Administrator, GroupCare],
    /// Make surveys, open and close them.
    RunSurveys = "run_surveys": [Administrator, GroupCare, Manager, Researcher],
    /// Read what came of surveys, in figures and in words without a name.
    ReadSurveys = "read_surveys": [Administrator, GroupCare, CityCare, Manager, Lead, Researcher],
    /// Read who was asked and who said what in surveys that are not anonymous.
    ReadSurveyNames = "read_survey_names": [Administrator, GroupCare, Manager],
    /// Read figures of what goes on in the forum: who is active, what is written, who stays.
    ReadStatistics = "read_statistics": [Administrator, GroupCare, CityCare, Manager, Lead],
    /// Make draws, offer them, state their public value, and hand prizes over.
    RunDraws = "run_draws": [Administrator, GroupCare, Manager],
    /// Make votes of owners, and open and cancel them. A committee of owners does so as moderators.
    RunVotes = "run_votes": [Administrator, Manager, Moderator],
    /// Ask to read a board that is closed to staff, approve what another asked, and name moderators there.
    OpenBoards = "open_boards": [Administrator],
    /// Warn, silence and suspend accounts, each within one's own reach, and decide on appeals.
    ImposeSanctions = "impose_sanctions": [Administrator, GroupCare, CityCare, Manager, Moderator],
    /// Write and read notes about accounts, for staff of the same project.
    NoteAccounts = "note_accounts": [Administrator, GroupCare, CityCare, Manager, Lead, Agent, Moderator],
    /// Read what staff did, in one's own projects.
    ReadAudit = "read_audit": [Administrator, Manager],
    /// Erase accounts whose owners asked for it.
    EraseAccounts = "erase_accounts": [Administrator],
}

impl Rights {
    /// The rights of whoever holds these roles and these homes.
    pub fn new(grants: Vec<Grant>, held: Vec<Held>) -> Self {
        let mut homes: Vec<ProjectId> = held.iter().map(|home| home.project_id).collect();
        homes.sort_unstable();
        homes.dedup();
        Self { grants, homes, held }
    }

    /// Where the roles give this permission; says the same as [`may`](Self::may), for queries.
    pub fn reach(&self, permission: Permission) -> Reach {
        let (mut cities, mut projects) = (vec![], vec![]);
        for grant in self.grants.iter().filter(|grant| permission.roles().contains(&grant.role)) {
            match grant.role {
                Role::Administrator | Role::GroupCare => return Reach::Everywhere,
                Role::CityCare => cities.extend(grant.city.clone()),
                _ => projects.extend(grant.project_id),
            }
        }
        Reach::Within { cities, projects }
    }

    /// Whether a role gives this permission there.
    pub fn may(&self, permission: Permission, scope: Scope<'_>) -> bool {
        self.grants.iter().any(|grant| permission.roles().contains(&grant.role) && grant.covers(scope))
    }

    /// Whether the account holds a role of staff there: researchers are of a third party.
    pub fn is_staff(&self, scope: Scope<'_>) -> bool {
        self.grants.iter().any(|grant| grant.role != Role::Researcher && grant.covers(scope))
    }
}

impl Actor {
    /// Whether the actor has this permission there.
    pub fn may(&self, permission: Permission, scope: Scope<'_>) -> bool {
        match self {
            Self::Guest => false,
            Self::Account(account) => account.rights.may(permission, scope),
            Self::System => true,
        }
    }

    /// Where the actor has this permission.
    pub fn reach(&self, permission: Permission) -> Reach {
        match self {
            Self::Guest => Reach::Within { cities: vec![], projects: vec![] },
            Self::Account(account) => account.rights.reach(permission),
            Self::System => Reach::Everywhere,
        }
    }

    /// Demands the permission somewhere; answers where the actor has it.
    ///
    /// # Errors
    /// As [`demand`](Self::demand).
    pub fn demand_reach(&self, permission: Permission) -> Result<Reach, Error> {
        self.demand(permission, Scope::Anywhere)?;
        Ok(self.reach(permission))
    }

    /// Demands the permission.
    ///
    /// # Errors
    /// [`Error::SignInRequired`] to guests, else [`Code::Forbidden`].
    pub fn demand(&self, permission: Permission, scope: Scope<'_>) -> Result<(), Error> {
        match self {
            Self::Guest => Err(Error::SignInRequired),
            _ if self.may(permission, scope) => Ok(()),
            _ => Err(Error::Forbidden(Code::Forbidden)),
        }
    }

    /// The account that acts, if one does.
    pub fn account_id(&self) -> Option<AccountId> {
        match self {
            Self::Account(account) => Some(account.account_id),
            Self::Guest | Self::System => None,
        }
    }

    /// The account that acts.
    ///
    /// # Errors
    /// [`Error::SignInRequired`] where none does.
    pub fn signed_in(&self) -> Result<&SignedIn, Error> {
        match self {
            Self::Account(account) => Ok(account),
            Self::Guest | Self::System => Err(Error::SignInRequired),
        }
    }

    /// The same account, as if it had no role and no home.
    #[must_use]
    pub fn without_rights(&self) -> Self {
        match self {
            Self::Account(account) => {
                let bare = SignedIn { rights: Arc::default(), ..SignedIn::clone(account) };
                Self::Account(Arc::new(bare))
            }
            Self::Guest | Self::System => Self::Guest,
        }
    }

    /// Whether the account lives in the project, as far as staff confirmed.
    pub fn is_at_home(&self, project_id: ProjectId) -> bool {
        matches!(self, Self::Account(account) if account.rights.homes.contains(&project_id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rights(role: Role, city: Option<&str>, project: Option<i64>) -> Rights {
        let grant = Grant { role, city: city.map(str::to_owned), project_id: project.map(ProjectId) };
        Rights::new(vec![grant], vec![])
    }

    #[test]
    fn a_role_of_a_project_ends_at_its_fence() {
        let moderator = rights(Role::Moderator, None, Some(1));
        assert!(moderator.may(Permission::Moderate, Scope::Project(ProjectId(1), "武汉")));
        assert!(!moderator.may(Permission::Moderate, Scope::Project(ProjectId(2), "武汉")));
        assert!(!moderator.may(Permission::Moderate, Scope::Club));
        assert!(!moderator.may(Permission::ManageBoards, Scope::Project(ProjectId(1), "武汉")));
    }

    #[test]
    fn care_of_a_city_covers_its_projects_and_no_others() {
        let care = rights(Role::CityCare, Some("武汉"), None);
        assert!(care.may(Permission::ReviewOwnerships, Scope::Project(ProjectId(9), "武汉")));
        assert!(!care.may(Permission::ReviewOwnerships, Scope::Project(ProjectId(9), "长沙")));
    }

    #[test]
    fn an_administrator_has_every_permission_everywhere() {
        let administrator = rights(Role::Administrator, None, None);
        for permission in Permission::ALL {
            assert!(administrator.may(*permission, Scope::Club), "{permission:?}");
            assert!(!administrator.may(*permission, Scope::Closed(ProjectId(1), "武汉")), "{permission:?}");
        }
    }

    #[test]
    fn where_a_permission_reaches_is_where_it_is_held() {
        let places = [(ProjectId(1), "武汉"), (ProjectId(2), "武汉"), (ProjectId(3), "长沙")];
        for role in Role::ALL {
            let (city, project) = match role {
                Role::Administrator | Role::GroupCare => (None, None),
                Role::CityCare => (Some("武汉"), None),
                _ => (None, Some(2)),
            };
            let rights = rights(*role, city, project);
            for permission in Permission::ALL {
                let reach = rights.reach(*permission);
                for (id, city) in places {
                    let reached = match &reach {
                        Reach::Everywhere => true,
                        Reach::Within { cities, projects } => {
                            cities.iter().any(|one| one == city) || projects.contains(&id)
                        }
                    };
                    let held = rights.may(*permission, Scope::Project(id, city));
                    assert_eq!(reached, held, "{role:?} {permission:?} {id}");
                }
            }
        }
    }
}
