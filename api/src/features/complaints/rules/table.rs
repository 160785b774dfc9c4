//! Who may do what to a complaint in which state: one table, and the state it leads to.

use linli_entities::complaint::ComplaintState::{
    self, Answered, Closed, ClosedByModeration, Confirmed, Received, Resolved, Withdrawn,
};
use linli_entities::complaint_act::ActKind;

use crate::code::Code;
use crate::error::Error;

/// How an actor stands to a complaint. The closest one counts: staff who live there are household (E03).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Party {
    /// Whose complaint it is.
    Complainant,
    /// Lives in the same home.
    Household,
    /// Answers complaints of the project.
    Staff,
    /// Leads those who answer.
    Lead,
    /// Nobody of these, guests included.
    Stranger,
    /// The server itself.
    System,
}

impl Party {
    /// Whether somebody who stands so works on it.
    pub fn is_staff(self) -> bool {
        matches!(self, Self::Staff | Self::Lead)
    }

    /// Every party.
    pub const ALL: [Self; 6] =
        [Self::Complainant, Self::Household, Self::Staff, Self::Lead, Self::Stranger, Self::System];
}

/// The state that the act leads to.
///
/// # Errors
/// [`Code::Forbidden`] to a party that never does this; [`Code::WrongState`] where the state is against it.
pub fn next(state: ComplaintState, act: ActKind, party: Party) -> Result<ComplaintState, Error> {
    demand_party(state, act, party)?;
    reached(state, act).ok_or(Error::Conflict(Code::WrongState))
}

/// Demands that the party does such a thing at all, whatever the state may say to it.
///
/// # Errors
/// [`Code::Forbidden`].
pub fn demand_party(state: ComplaintState, act: ActKind, party: Party) -> Result<(), Error> {
    // What two members of staff closed as abuse is opened again by a third.
    let by_abuser = state == ClosedByModeration && party == Party::Complainant;
    if !parties(act).contains(&party) || (act == ActKind::Reopened && by_abuser) {
        return Err(Error::Forbidden(Code::Forbidden));
    }
    Ok(())
}

/// Who does such a thing at all.
pub fn parties(act: ActKind) -> &'static [Party] {
    use Party::{Complainant, Lead, Staff, System};
    match act {
        ActKind::Filed => &[Complainant, Staff, Lead],
        ActKind::FollowedUp
        | ActKind::Confirmed
        | ActKind::Withdrawn
        | ActKind::Rated
        | ActKind::AnswerDisputed
        | ActKind::AnswerWaived
        | ActKind::AnswerWanted => &[Complainant],
        ActKind::Reopened => &[Complainant, Lead],
        ActKind::Answered
        | ActKind::AnswerRetracted
        | ActKind::Resolved
        | ActKind::Assigned
        | ActKind::Graded
        | ActKind::InfoRequested
        | ActKind::CommitmentMade
        | ActKind::CommitmentKept
        | ActKind::AnswerSkipped
        | ActKind::ClosingProposed => &[Staff, Lead],
        ActKind::DisputeUpheld
        | ActKind::DisputeDismissed
        | ActKind::Extended
        | ActKind::ClosingAgreed
        | ActKind::ClosingRefused => &[Lead],
        ActKind::Escalated
        | ActKind::Breached
        | ActKind::Reminded
        | ActKind::AutoClosed
        | ActKind::HandedBack
        | ActKind::Alarmed => &[System],
        ActKind::Refused | ActKind::Offered | ActKind::Accepted | ActKind::Declined => &[Staff, Lead],
        ActKind::Rerouted => &[Lead],
        ActKind::CompensationProposed
        | ActKind::CompensationSeconded
        | ActKind::CompensationApproved
        | ActKind::CompensationRefused
        | ActKind::CompensationPaid
        | ActKind::Visited => &[Staff, Lead],
        ActKind::CompensationAccepted | ActKind::CompensationDeclined | ActKind::CompensationReceived => {
            &[Complainant]
        }
    }
}

/// Who learns of an act beside the staff of the project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Whoever may read the complaint.
    Readers,
    /// The complainant alone: what is offered for it is nobody else's business.
    Complainant,
    /// Nobody.
    Staff,
}

impl Audience {
    /// Whether somebody who stands so to the complaint learns of it.
    pub fn includes(self, party: Party) -> bool {
        match party {
            Party::Staff | Party::Lead | Party::System => true,
            Party::Complainant => self != Self::Staff,
            Party::Household | Party::Stranger => self == Self::Readers,
        }
    }
}

/// Who learns of such an act: who works on it is decided among staff, and nothing is promised before it is approved.
pub fn audience(act: ActKind) -> Audience {
    match act {
        ActKind::Refused
        | ActKind::Rerouted
        | ActKind::Offered
        | ActKind::Accepted
        | ActKind::Declined
        | ActKind::CompensationProposed
        | ActKind::CompensationSeconded
        | ActKind::CompensationRefused => Audience::Staff,
        ActKind::CompensationApproved
        | ActKind::CompensationAccepted
        | ActKind::CompensationDeclined
        | ActKind::CompensationPaid
        | ActKind::CompensationReceived
        | ActKind::Visited => Audience::Complainant,
        _ => Audience::Readers,
    }
}

/// Where the act leads from a state; none where it is out of place.
pub fn reached(state: ComplaintState, act: ActKind) -> Option<ComplaintState> {
    match (act, state) {
        (ActKind::Filed, _) => None,
        // What the system notices changes no state, and is noticed in every state: late is late.
        (ActKind::Escalated | ActKind::Breached, state) => Some(state),
        (ActKind::FollowedUp, Received | Answered | Resolved) => Some(state),
        (ActKind::Answered, Received | Answered) => Some(Answered),
        // Which state these lead to depends on what is left; the fold says.
        (ActKind::AnswerRetracted | ActKind::DisputeUpheld, Answered | Resolved) => Some(state),
        (ActKind::AnswerDisputed | ActKind::DisputeDismissed, Answered | Resolved) => Some(state),
        (
            ActKind::Assigned | ActKind::Graded | ActKind::InfoRequested | ActKind::Extended,
            Received | Answered,
        ) => Some(state),
        (ActKind::AnswerWaived | ActKind::AnswerSkipped | ActKind::AnswerWanted, Answered) => Some(state),
        (ActKind::Resolved, Answered) => Some(Resolved),
        (ActKind::Confirmed, Resolved) => Some(Confirmed),
        (ActKind::Reopened, Resolved | Confirmed | Closed | ClosedByModeration) => Some(Received),
        (ActKind::Withdrawn, state) if state.is_live() => Some(Withdrawn),
        (ActKind::Rated, Resolved | Confirmed | Closed) => Some(state),
        (ActKind::CommitmentMade | ActKind::HandedBack, state) if state.is_live() => Some(state),
        // What was promised is kept also after the end.
        (ActKind::CommitmentKept, Received | Answered | Resolved | Confirmed | Closed) => Some(state),
        (ActKind::Reminded, Resolved) => Some(Resolved),
        (ActKind::AutoClosed, Resolved) => Some(Closed),
        (ActKind::ClosingProposed | ActKind::ClosingRefused, state) if state.is_live() => Some(state),
        (ActKind::ClosingAgreed, state) if state.is_live() => Some(ClosedByModeration),
        // Who works on it, and what is offered for it, changes no state.
        (ActKind::Alarmed | ActKind::Refused | ActKind::Rerouted, Received | Answered) => Some(state),
        (ActKind::Offered | ActKind::Accepted | ActKind::Declined, Received | Answered) => Some(state),
        (ActKind::CompensationProposed, Answered | Resolved | Confirmed | Closed) => Some(state),
        (
            ActKind::CompensationSeconded
            | ActKind::CompensationApproved
            | ActKind::CompensationAccepted
            | ActKind::CompensationDeclined,
            Received | Answered | Resolved | Confirmed | Closed,
        ) => Some(state),
        // What is not to be is refused, and what was accepted is carried out, whatever became of the complaint.
        (ActKind::CompensationRefused | ActKind::CompensationPaid | ActKind::CompensationReceived, state) => {
            Some(state)
        }
        (ActKind::Visited, Confirmed | Closed) => Some(state),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The whole table, state by state: what is not written here is refused.
    const TABLE: &[(ComplaintState, ActKind, &str, ComplaintState)] = &[
        (Received, ActKind::FollowedUp, "c", Received),
        (Received, ActKind::Answered, "sl", Answered),
        (Received, ActKind::Assigned, "sl", Received),
        (Received, ActKind::Graded, "sl", Received),
        (Received, ActKind::InfoRequested, "sl", Received),
        (Received, ActKind::Extended, "l", Received),
        (Received, ActKind::Withdrawn, "c", Withdrawn),
        (Received, ActKind::CommitmentMade, "sl", Received),
        (Received, ActKind::HandedBack, "y", Received),
        (Received, ActKind::ClosingProposed, "sl", Received),
        (Received, ActKind::ClosingRefused, "l", Received),
        (Received, ActKind::ClosingAgreed, "l", ClosedByModeration),
        (Received, ActKind::CommitmentKept, "sl", Received),
        (Received, ActKind::Escalated, "y", Received),
        (Received, ActKind::Breached, "y", Received),
        (Answered, ActKind::FollowedUp, "c", Answered),
        (Answered, ActKind::Answered, "sl", Answered),
        (Answered, ActKind::AnswerRetracted, "sl", Answered),
        (Answered, ActKind::AnswerDisputed, "c", Answered),
        (Answered, ActKind::DisputeUpheld, "l", Answered),
        (Answered, ActKind::DisputeDismissed, "l", Answered),
        (Answered, ActKind::Assigned, "sl", Answered),
        (Answered, ActKind::Graded, "sl", Answered),
        (Answered, ActKind::InfoRequested, "sl", Answered),
        (Answered, ActKind::Extended, "l", Answered),
        (Answered, ActKind::AnswerWaived, "c", Answered),
        (Answered, ActKind::AnswerSkipped, "sl", Answered),
        (Answered, ActKind::AnswerWanted, "c", Answered),
        (Answered, ActKind::Resolved, "sl", Resolved),
        (Answered, ActKind::Withdrawn, "c", Withdrawn),
        (Answered, ActKind::CommitmentMade, "sl", Answered),
        (Answered, ActKind::HandedBack, "y", Answered),
        (Answered, ActKind::ClosingProposed, "sl", Answered),
        (Answered, ActKind::ClosingRefused, "l", Answered),
        (Answered, ActKind::ClosingAgreed, "l", ClosedByModeration),
        (Answered, ActKind::CommitmentKept, "sl", Answered),
        (Answered, ActKind::Escalated, "y", Answered),
        (Answered, ActKind::Breached, "y", Answered),
        (Resolved, ActKind::FollowedUp, "c", Resolved),
        (Resolved, ActKind::AnswerRetracted, "sl", Resolved),
        (Resolved, ActKind::AnswerDisputed, "c", Resolved),
        (Resolved, ActKind::DisputeUpheld, "l", Resolved),
        (Resolved, ActKind::DisputeDismissed, "l", Resolved),
        (Resolved, ActKind::Confirmed, "c", Confirmed),
        (Resolved, ActKind::Reminded, "y", Resolved),
        (Resolved, ActKind::AutoClosed, "y", Closed),
        (Resolved, ActKind::Reopened, "cl", Received),
        (Resolved, ActKind::Rated, "c", Resolved),
        (Resolved, ActKind::Withdrawn, "c", Withdrawn),
        (Resolved, ActKind::CommitmentMade, "sl", Resolved),
        (Resolved, ActKind::HandedBack, "y", Resolved),
        (Resolved, ActKind::ClosingProposed, "sl", Resolved),
        (Resolved, ActKind::ClosingRefused, "l", Resolved),
        (Resolved, ActKind::ClosingAgreed, "l", ClosedByModeration),
        (Resolved, ActKind::CommitmentKept, "sl", Resolved),
        (Resolved, ActKind::Escalated, "y", Resolved),
        (Resolved, ActKind::Breached, "y", Resolved),
        (Confirmed, ActKind::Reopened, "cl", Received),
        (Confirmed, ActKind::Rated, "c", Confirmed),
        (Confirmed, ActKind::CommitmentKept, "sl", Confirmed),
        (Confirmed, ActKind::Escalated, "y", Confirmed),
        (Confirmed, ActKind::Breached, "y", Confirmed),
        (Withdrawn, ActKind::Escalated, "y", Withdrawn),
        (Withdrawn, ActKind::Breached, "y", Withdrawn),
        (Closed, ActKind::Reopened, "cl", Received),
        (Closed, ActKind::Rated, "c", Closed),
        (Closed, ActKind::CommitmentKept, "sl", Closed),
        (Closed, ActKind::Escalated, "y", Closed),
        (Closed, ActKind::Breached, "y", Closed),
        (ClosedByModeration, ActKind::Reopened, "l", Received),
        (ClosedByModeration, ActKind::Escalated, "y", ClosedByModeration),
        (ClosedByModeration, ActKind::Breached, "y", ClosedByModeration),
        (Received, ActKind::Alarmed, "y", Received),
        (Answered, ActKind::Alarmed, "y", Answered),
        (Received, ActKind::Refused, "sl", Received),
        (Answered, ActKind::Refused, "sl", Answered),
        (Received, ActKind::Offered, "sl", Received),
        (Answered, ActKind::Offered, "sl", Answered),
        (Received, ActKind::Accepted, "sl", Received),
        (Answered, ActKind::Accepted, "sl", Answered),
        (Received, ActKind::Declined, "sl", Received),
        (Answered, ActKind::Declined, "sl", Answered),
        (Received, ActKind::Rerouted, "l", Received),
        (Answered, ActKind::Rerouted, "l", Answered),
        (Answered, ActKind::CompensationProposed, "sl", Answered),
        (Resolved, ActKind::CompensationProposed, "sl", Resolved),
        (Confirmed, ActKind::CompensationProposed, "sl", Confirmed),
        (Received, ActKind::CompensationSeconded, "sl", Received),
        (Answered, ActKind::CompensationSeconded, "sl", Answered),
        (Resolved, ActKind::CompensationSeconded, "sl", Resolved),
        (Confirmed, ActKind::CompensationSeconded, "sl", Confirmed),
        (Received, ActKind::CompensationApproved, "sl", Received),
        (Answered, ActKind::CompensationApproved, "sl", Answered),
        (Resolved, ActKind::CompensationApproved, "sl", Resolved),
        (Confirmed, ActKind::CompensationApproved, "sl", Confirmed),
        (Received, ActKind::CompensationAccepted, "c", Received),
        (Answered, ActKind::CompensationAccepted, "c", Answered),
        (Resolved, ActKind::CompensationAccepted, "c", Resolved),
        (Confirmed, ActKind::CompensationAccepted, "c", Confirmed),
        (Received, ActKind::CompensationDeclined, "c", Received),
        (Answered, ActKind::CompensationDeclined, "c", Answered),
        (Resolved, ActKind::CompensationDeclined, "c", Resolved),
        (Confirmed, ActKind::CompensationDeclined, "c", Confirmed),
        (Received, ActKind::CompensationRefused, "sl", Received),
        (Answered, ActKind::CompensationRefused, "sl", Answered),
        (Resolved, ActKind::CompensationRefused, "sl", Resolved),
        (Confirmed, ActKind::CompensationRefused, "sl", Confirmed),
        (Withdrawn, ActKind::CompensationRefused, "sl", Withdrawn),
        (Received, ActKind::CompensationPaid, "sl", Received),
        (Answered, ActKind::CompensationPaid, "sl", Answered),
        (Resolved, ActKind::CompensationPaid, "sl", Resolved),
        (Confirmed, ActKind::CompensationPaid, "sl", Confirmed),
        (Withdrawn, ActKind::CompensationPaid, "sl", Withdrawn),
        (Received, ActKind::CompensationReceived, "c", Received),
        (Answered, ActKind::CompensationReceived, "c", Answered),
        (Resolved, ActKind::CompensationReceived, "c", Resolved),
        (Confirmed, ActKind::CompensationReceived, "c", Confirmed),
        (Withdrawn, ActKind::CompensationReceived, "c", Withdrawn),
        (Confirmed, ActKind::Visited, "sl", Confirmed),
        (Closed, ActKind::Visited, "sl", Closed),
        (Closed, ActKind::CompensationProposed, "sl", Closed),
        (Closed, ActKind::CompensationSeconded, "sl", Closed),
        (Closed, ActKind::CompensationApproved, "sl", Closed),
        (Closed, ActKind::CompensationAccepted, "c", Closed),
        (Closed, ActKind::CompensationDeclined, "c", Closed),
        (Closed, ActKind::CompensationRefused, "sl", Closed),
        (Closed, ActKind::CompensationPaid, "sl", Closed),
        (Closed, ActKind::CompensationReceived, "c", Closed),
        (ClosedByModeration, ActKind::CompensationRefused, "sl", ClosedByModeration),
        (ClosedByModeration, ActKind::CompensationPaid, "sl", ClosedByModeration),
        (ClosedByModeration, ActKind::CompensationReceived, "c", ClosedByModeration),
    ];

    #[test]
    fn what_staff_decide_among_themselves_and_what_is_paid_is_told_to_nobody_else() {
        for act in ActKind::ALL {
            let told = |party| audience(*act).includes(party);
            assert!(told(Party::Staff) && told(Party::Lead), "{act:?}");
            let paid = act.as_str().starts_with("compensation");
            assert!(!paid || !(told(Party::Household) || told(Party::Stranger)), "{act:?}");
            assert!(told(Party::Complainant) || !told(Party::Household), "{act:?}");
        }
    }

    fn letter(party: Party) -> char {
        match party {
            Party::Complainant => 'c',
            Party::Household => 'h',
            Party::Staff => 's',
            Party::Lead => 'l',
            Party::Stranger => 'g',
            Party::System => 'y',
        }
    }

    #[test]
    fn every_state_act_and_party_is_allowed_or_refused_as_the_table_says() {
        for state in ComplaintState::ALL {
            for act in ActKind::ALL {
                for party in Party::ALL {
                    let row = TABLE
                        .iter()
                        .find(|row| row.0 == *state && row.1 == *act && row.2.contains(letter(party)));
                    let found = next(*state, *act, party).ok();
                    assert_eq!(found, row.map(|row| row.3), "{state:?} {act:?} {party:?}");
                }
            }
        }
    }
}
