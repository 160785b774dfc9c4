//! Who had a complaint for how long, and what came due meanwhile. What is owed to the complainant does not change with
//! it (E23); within the house, who had it when it came due answers for that.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::complaint_act::ActKind;
use linli_entities::complaint_deadline::DeadlineKind;
use linli_entities::team::TeamId;

use super::fold::{Deadline, Status};

/// What of an act says who has a complaint.
#[derive(Clone, Copy, Debug)]
pub struct Turn {
    /// What happened.
    pub kind: ActKind,
    /// When.
    pub at: Instant,
    /// Who did it.
    pub actor_id: Option<AccountId>,
    /// The team to which it went.
    pub team_id: Option<TeamId>,
    /// The one to whom it went.
    pub handler_id: Option<AccountId>,
    /// Whether it is worked on after this.
    pub open: bool,
}

/// That a team, or somebody, had a complaint for a while.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hold {
    /// The team.
    pub team_id: Option<TeamId>,
    /// Who of it worked on the complaint.
    pub handler_id: Option<AccountId>,
    /// From when on.
    pub from_at: Instant,
    /// Until when; none while it lasts.
    pub until_at: Option<Instant>,
    /// What came due meanwhile and was not there.
    pub missed: Vec<DeadlineKind>,
}

/// Who had it, in order: one after another while it is worked on, nobody while it is not.
pub fn holds(turns: &[Turn], deadlines: &[Deadline], now: Instant) -> Vec<Hold> {
    let mut holds: Vec<Hold> = vec![];
    let mut holder: (Option<TeamId>, Option<AccountId>) = (None, None);
    for turn in turns {
        holder = after(holder, turn);
        let same = holds.last().is_some_and(|hold| {
            hold.until_at.is_none() && turn.open && (hold.team_id, hold.handler_id) == holder
        });
        if same {
            continue;
        }
        if let Some(hold) = holds.last_mut().filter(|hold| hold.until_at.is_none()) {
            hold.until_at = Some(turn.at);
        }
        holds.retain(|hold| hold.until_at != Some(hold.from_at));
        if turn.open {
            let (team_id, handler_id) = holder;
            holds.push(Hold { team_id, handler_id, from_at: turn.at, until_at: None, missed: vec![] });
        }
    }
    for deadline in deadlines.iter().filter(|one| one.status(now) == Status::Breached) {
        let had = |hold: &&mut Hold| {
            hold.from_at <= deadline.due_at && hold.until_at.is_none_or(|until_at| deadline.due_at < until_at)
        };
        if let Some(hold) = holds.iter_mut().find(had) {
            hold.missed.push(deadline.kind);
        }
    }
    holds
}

fn after(
    (team, handler): (Option<TeamId>, Option<AccountId>),
    turn: &Turn,
) -> (Option<TeamId>, Option<AccountId>) {
    match turn.kind {
        ActKind::Routed => (turn.team_id, handler),
        // Whoever worked on it was of the other team.
        ActKind::Rerouted => (turn.team_id, None),
        ActKind::Filed | ActKind::Assigned => (team, turn.handler_id.or(handler)),
        ActKind::Accepted => (team, turn.actor_id),
        ActKind::Answered => (team, handler.or(turn.actor_id)),
        ActKind::HandedBack => (team, handler.filter(|handler| Some(*handler) != turn.handler_id)),
        _ => (team, handler),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turn(kind: ActKind, at: i64) -> Turn {
        let at = Instant::from_timestamp(at, 0).expect("an instant");
        let open = !matches!(kind, ActKind::Resolved | ActKind::Withdrawn | ActKind::Confirmed);
        Turn { kind, at, actor_id: Some(AccountId(9)), team_id: None, handler_id: None, open }
    }

    #[test]
    fn whoever_had_it_when_it_came_due_answers_for_that_and_nobody_else() {
        let team = |kind, at, team| Turn { team_id: Some(TeamId(team)), ..turn(kind, at) };
        let turns = [
            turn(ActKind::Filed, 0),
            team(ActKind::Routed, 0, 1),
            turn(ActKind::FollowedUp, 10),
            team(ActKind::Rerouted, 50, 2),
            turn(ActKind::Answered, 150),
            turn(ActKind::Resolved, 200),
            turn(ActKind::Reopened, 300),
        ];
        let at = |seconds| Instant::from_timestamp(seconds, 0).expect("an instant");
        let deadline = Deadline {
            kind: DeadlineKind::FirstAnswer,
            cycle: 1,
            opened_by: 1,
            started_at: at(0),
            due_at: at(100),
            met: Some((5, at(150))),
            cancelled_at: None,
        };
        let holds = holds(&turns, &[deadline], at(400));
        let found: Vec<_> = holds
            .iter()
            .map(|hold| {
                let seconds = |at: Instant| at.timestamp();
                let until = hold.until_at.map(seconds);
                (
                    hold.team_id.map(|team| team.0),
                    hold.handler_id,
                    seconds(hold.from_at),
                    until,
                    hold.missed.len(),
                )
            })
            .collect();
        let me = Some(AccountId(9));
        assert_eq!(
            found,
            [
                (Some(1), None, 0, Some(50), 0),
                (Some(2), None, 50, Some(150), 1),
                (Some(2), me, 150, Some(200), 0),
                (Some(2), me, 300, None, 0),
            ]
        );
    }
}
