//! The states of an ownership, and what may be claimed and decided. Pure.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::ownership::{OwnershipId, OwnershipRole, OwnershipState};
use linli_entities::unit::UnitId;

use super::input::{ClaimInput, Decision, DecisionInput};
use crate::actor::{Actor, Permission, Scope, SignedIn};
use crate::code::Code;
use crate::error::Error;
use crate::features::projects::output::ProjectRef;
use crate::fields::Fields;

/// Ownerships of one account, at most: its list gives them all.
pub const OWNERSHIPS_MAX: u64 = 50;
/// What deciding takes.
pub const REVIEW: Permission = Permission::ReviewOwnerships;

const STATEMENT_MAX: usize = 1_000;
const REASON_MAX: usize = 500;

/// What a list of ownerships is sorted by, newest first.
pub type ListKey = (Instant, OwnershipId);

/// An ownership with the names of where it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Located {
    /// The id.
    pub id: OwnershipId,
    /// Whose it is.
    pub account_id: AccountId,
    /// The unit.
    pub unit_id: UnitId,
    /// How the account stands to the unit.
    pub role: OwnershipRole,
    /// Where the claim stands.
    pub state: OwnershipState,
    /// What supports the claim.
    pub statement: String,
    /// When it was last claimed.
    pub claimed_at: Instant,
    /// When it was last decided on.
    pub decided_at: Option<Instant>,
    /// Why it was refused or revoked.
    pub reason: Option<String>,
    /// The number on the door.
    pub unit_name: String,
    /// The building in which the unit is.
    pub building_name: String,
    /// The project in which the building is.
    pub project: ProjectRef,
}

impl Located {
    /// Where it is, as far as roles are concerned.
    pub fn scope(&self) -> Scope<'_> {
        Scope::Project(self.project.id, &self.project.city)
    }
}

/// Where a decision leads.
///
/// # Errors
/// [`Code::WrongState`] for a decision that does not fit.
pub fn next(state: OwnershipState, decision: Decision) -> Result<OwnershipState, Error> {
    use OwnershipState::{Claimed, Confirmed, Refused, Revoked};
    match (state, decision) {
        (Claimed, Decision::Confirm) | (Revoked, Decision::Reinstate) => Ok(Confirmed),
        (Claimed, Decision::Refuse) => Ok(Refused),
        (Confirmed, Decision::Revoke) => Ok(Revoked),
        _ => Err(Error::Conflict(Code::WrongState)),
    }
}

/// Demands that a unit may be claimed by an account whose ownership of it stands there, if there is one.
///
/// # Errors
/// [`Code::AlreadyClaimed`] and [`Code::OwnershipRevoked`].
pub fn demand_claimable(state: Option<OwnershipState>) -> Result<(), Error> {
    match state {
        None | Some(OwnershipState::Refused) => Ok(()),
        Some(OwnershipState::Claimed | OwnershipState::Confirmed) => {
            Err(Error::Conflict(Code::AlreadyClaimed))
        }
        Some(OwnershipState::Revoked) => Err(Error::Conflict(Code::OwnershipRevoked)),
    }
}

/// Demands that the claim is of somebody else: nobody decides on their own.
///
/// # Errors
/// [`Code::OwnClaim`].
pub fn demand_claim_of_another(actor: &Actor, claimant: AccountId) -> Result<(), Error> {
    if actor.account_id() == Some(claimant) { Err(Error::Forbidden(Code::OwnClaim)) } else { Ok(()) }
}

/// Demands that the account may claim at all.
///
/// # Errors
/// [`Code::EmailNotProven`].
pub fn demand_proven(account: &SignedIn) -> Result<(), Error> {
    if account.proven { Ok(()) } else { Err(Error::Forbidden(Code::EmailNotProven)) }
}

/// A claim, read and found right.
#[derive(Clone, Debug)]
pub struct NewClaim {
    /// The unit.
    pub unit_id: UnitId,
    /// How the claimant stands to it.
    pub role: OwnershipRole,
    /// What supports the claim.
    pub statement: String,
}

impl TryFrom<ClaimInput> for NewClaim {
    type Error = Error;

    fn try_from(ClaimInput { unit_id, role, statement }: ClaimInput) -> Result<Self, Error> {
        let mut fields = Fields::default();
        let statement = fields.prose_or_empty("/statement", &statement, STATEMENT_MAX);
        fields.finish(Self { unit_id, role, statement })
    }
}

/// A decision, read and found right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDecision {
    /// What is decided.
    pub decision: Decision,
    /// Why; there when it is refused or revoked, and only then.
    pub reason: Option<String>,
}

impl TryFrom<DecisionInput> for NewDecision {
    type Error = Error;

    fn try_from(DecisionInput { decision, reason }: DecisionInput) -> Result<Self, Error> {
        let mut fields = Fields::default();
        let reason = match decision {
            Decision::Refuse | Decision::Revoke => {
                Some(fields.prose("/reason", &reason.unwrap_or_default(), REASON_MAX))
            }
            Decision::Confirm | Decision::Reinstate => None,
        };
        fields.finish(Self { decision, reason })
    }
}

#[cfg(test)]
mod tests {
    use OwnershipState::{Claimed, Confirmed, Refused, Revoked};

    use super::*;

    #[test]
    fn every_decision_in_every_state_is_as_the_table_says() {
        let table = [
            (Claimed, [Some(Confirmed), Some(Refused), None, None]),
            (Confirmed, [None, None, Some(Revoked), None]),
            (Refused, [None, None, None, None]),
            (Revoked, [None, None, None, Some(Confirmed)]),
        ];
        assert_eq!(table.map(|(state, _)| state), OwnershipState::ALL, "every state has its line");
        for (state, line) in table {
            for (decision, expected) in Decision::ALL.into_iter().zip(line) {
                match (next(state, decision), expected) {
                    (Ok(reached), Some(expected)) => assert_eq!(reached, expected, "{state:?} {decision:?}"),
                    (Err(Error::Conflict(Code::WrongState)), None) => {}
                    (result, _) => panic!("{state:?} {decision:?}: {result:?}"),
                }
            }
        }
    }

    #[test]
    fn what_was_refused_may_be_claimed_again_and_what_was_revoked_may_not() {
        let code = |state| match demand_claimable(state) {
            Ok(()) => None,
            Err(Error::Conflict(code)) => Some(code),
            Err(error) => panic!("{error}"),
        };
        assert_eq!(code(None), None);
        assert_eq!(code(Some(Refused)), None);
        assert_eq!(code(Some(Claimed)), Some(Code::AlreadyClaimed));
        assert_eq!(code(Some(Confirmed)), Some(Code::AlreadyClaimed));
        assert_eq!(code(Some(Revoked)), Some(Code::OwnershipRevoked));
    }

    #[test]
    fn a_reason_is_needed_to_refuse_and_kept_only_then() {
        let read = |decision, reason: Option<&str>| {
            NewDecision::try_from(DecisionInput { decision, reason: reason.map(str::to_owned) })
        };
        for decision in [Decision::Refuse, Decision::Revoke] {
            for missing in [None, Some("  ")] {
                let error = read(decision, missing).unwrap_err();
                assert!(matches!(error, Error::Invalid(fields) if fields[0].code == Code::Required));
            }
            assert_eq!(read(decision, Some("no")).unwrap().reason.as_deref(), Some("no"));
        }
        assert_eq!(read(Decision::Confirm, Some("yes")).unwrap().reason, None);
        assert_eq!(read(Decision::Reinstate, None).unwrap().reason, None);
    }
}
