//! Who had a complaint for how long, and what came due meanwhile. What is owed to the complainant does not change with
//! it (E23); within the house, who had it when it came due answers for that.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::complaint::ComplaintState;
use linli_entities::complaint_deadline::DeadlineKind;
use linli_entities::team::TeamId;

use super::fold::{Fact, Standing, Status};

/// That a team, or somebody of it, had a complaint for a while.
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

/// Who had it, in order, as the facts say: one after another while it is worked on, nobody while it is not.
pub fn holds(facts: &[Fact], now: Instant) -> Vec<Hold> {
    let mut holds: Vec<Hold> = vec![];
    let standing = Standing::watched(facts, |fact, standing| follow(&mut holds, fact.at, standing));
    let deadlines = standing.map(|standing| standing.deadlines).unwrap_or_default();
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

/// Goes on with who has it, as it stands at this time.
fn follow(holds: &mut Vec<Hold>, at: Instant, standing: &Standing) {
    let open = matches!(standing.state, ComplaintState::Received | ComplaintState::Answered);
    let holder = (standing.team, standing.handler);
    let last = holds.last_mut().filter(|hold| hold.until_at.is_none());
    if last.as_ref().is_some_and(|hold| open && (hold.team_id, hold.handler_id) == holder) {
        return;
    }
    if let Some(hold) = last {
        hold.until_at = Some(at);
    }
    // Who had it for no time had it not.
    holds.retain(|hold| hold.until_at != Some(hold.from_at));
    if open {
        let (team_id, handler_id) = holder;
        holds.push(Hold { team_id, handler_id, from_at: at, until_at: None, missed: vec![] });
    }
}

#[cfg(test)]
mod tests {
    use linli_entities::complaint::Grade;
    use linli_entities::complaint_act::ActKind;

    use super::*;

    const HOUR: i64 = 3600;

    fn fact(number: i32, kind: ActKind, hours: i64) -> Fact {
        let at = Instant::from_timestamp(hours * HOUR, 0).expect("an instant");
        let grade = (kind == ActKind::Filed).then_some(Grade::S3);
        Fact { grade, actor: Some(AccountId(9)), ..Fact::new(number, kind, at) }
    }

    #[test]
    fn whoever_had_it_when_it_came_due_answers_for_that_and_nobody_else() {
        let team = |number, kind, hours, team| Fact { team: Some(TeamId(team)), ..fact(number, kind, hours) };
        let facts = [
            team(1, ActKind::Filed, 0, 1),
            fact(2, ActKind::FollowedUp, 1),
            team(3, ActKind::Rerouted, 20, 2),
            fact(4, ActKind::Answered, 26),
            fact(5, ActKind::Resolved, 30),
            fact(6, ActKind::Reopened, 40),
            fact(7, ActKind::Answered, 41),
        ];
        let now = Instant::from_timestamp(50 * HOUR, 0).expect("an instant");
        let hours = |at: Instant| at.timestamp() / HOUR;
        let found: Vec<_> = holds(&facts, now)
            .into_iter()
            .map(|hold| {
                let until = hold.until_at.map(hours);
                (hold.team_id.map(|team| team.0), hold.handler_id, hours(hold.from_at), until, hold.missed)
            })
            .collect();
        let me = Some(AccountId(9));
        assert_eq!(
            found,
            [
                (Some(1), None, 0, Some(20), vec![]),
                (Some(2), None, 20, Some(26), vec![DeadlineKind::FirstAnswer]),
                (Some(2), me, 26, Some(30), vec![]),
                (Some(2), me, 40, None, vec![]),
            ]
        );
    }
}
