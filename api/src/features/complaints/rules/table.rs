//! Who may do what to a complaint in which state: one table, and the state it leads to.

use linli_entities::complaint::ComplaintState::{self, Answered, Confirmed, Received, Resolved, Withdrawn};
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
    /// Every party.
    pub const ALL: [Self; 6] =
        [Self::Complainant, Self::Household, Self::Staff, Self::Lead, Self::Stranger, Self::System];
}

/// The state that the act leads to.
///
/// # Errors
/// [`Code::Forbidden`] to a party that never does this; [`Code::WrongState`] where the state is against it.
pub fn next(state: ComplaintState, act: ActKind, party: Party) -> Result<ComplaintState, Error> {
    if !parties(act).contains(&party) {
        return Err(Error::Forbidden(Code::Forbidden));
    }
    reached(state, act).ok_or(Error::Conflict(Code::WrongState))
}

/// Who does such a thing at all.
pub fn parties(act: ActKind) -> &'static [Party] {
    use Party::{Complainant, Lead, Staff, System};
    match act {
        ActKind::Filed => &[Complainant, Staff, Lead],
        ActKind::FollowedUp | ActKind::Confirmed | ActKind::Withdrawn | ActKind::Rated => &[Complainant],
        ActKind::Reopened => &[Complainant, Lead],
        ActKind::Answered | ActKind::AnswerRetracted | ActKind::Resolved | ActKind::Assigned => {
            &[Staff, Lead]
        }
        ActKind::Graded => &[Staff, Lead],
        ActKind::Escalated | ActKind::Breached => &[System],
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
        // Which state it leads to depends on what is left; the fold says.
        (ActKind::AnswerRetracted, Answered | Resolved) => Some(state),
        (ActKind::Assigned | ActKind::Graded, Received | Answered) => Some(state),
        (ActKind::Resolved, Answered) => Some(Resolved),
        (ActKind::Confirmed, Resolved) => Some(Confirmed),
        (ActKind::Reopened, Resolved | Confirmed) => Some(Received),
        (ActKind::Withdrawn, Received | Answered | Resolved) => Some(Withdrawn),
        (ActKind::Rated, Resolved | Confirmed) => Some(state),
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
        (Received, ActKind::Withdrawn, "c", Withdrawn),
        (Answered, ActKind::FollowedUp, "c", Answered),
        (Answered, ActKind::Answered, "sl", Answered),
        (Answered, ActKind::AnswerRetracted, "sl", Answered),
        (Answered, ActKind::Assigned, "sl", Answered),
        (Answered, ActKind::Graded, "sl", Answered),
        (Answered, ActKind::Resolved, "sl", Resolved),
        (Answered, ActKind::Withdrawn, "c", Withdrawn),
        (Resolved, ActKind::FollowedUp, "c", Resolved),
        (Resolved, ActKind::AnswerRetracted, "sl", Resolved),
        (Resolved, ActKind::Confirmed, "c", Confirmed),
        (Resolved, ActKind::Reopened, "cl", Received),
        (Resolved, ActKind::Rated, "c", Resolved),
        (Resolved, ActKind::Withdrawn, "c", Withdrawn),
        (Confirmed, ActKind::Reopened, "cl", Received),
        (Confirmed, ActKind::Rated, "c", Confirmed),
        (Received, ActKind::Escalated, "y", Received),
        (Answered, ActKind::Escalated, "y", Answered),
        (Resolved, ActKind::Escalated, "y", Resolved),
        (Confirmed, ActKind::Escalated, "y", Confirmed),
        (Withdrawn, ActKind::Escalated, "y", Withdrawn),
        (Received, ActKind::Breached, "y", Received),
        (Answered, ActKind::Breached, "y", Answered),
        (Resolved, ActKind::Breached, "y", Resolved),
        (Confirmed, ActKind::Breached, "y", Confirmed),
        (Withdrawn, ActKind::Breached, "y", Withdrawn),
    ];

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
