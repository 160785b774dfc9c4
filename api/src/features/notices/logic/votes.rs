//! What is told of votes: that one was opened, is over soon, was counted or was cancelled. Of a ballot nobody is told.

use linli_entities::notice::{Model, NoticeKind};
use linli_entities::vote_reminder::VoteReminderId;
use linli_entities::vote_step::{VoteStepId, VoteStepKind};

use super::crowd::Crowd;
use super::news::{News, Subject};
use super::subjects::{Known, each, ids};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::features::notices::rules::words::{About, Voting};
use crate::features::votes::logic::telling;

/// What a reminder is told by, apart from the steps of votes, which have ids of their own.
const REMINDER: &str = "vote_reminder:";

/// What became of a vote, told to all who vote in it.
pub(super) async fn of_step(app: &App, id: VoteStepId) -> Result<Option<News>, Error> {
    let Some(one) = telling::steps_among(app, &Actor::System, &[id]).await?.pop() else { return Ok(None) };
    Ok(Some(News {
        fact: format!("vote_step:{id}"),
        subject_id: id.0,
        happened_at: one.what.acted_at,
        by: one.what.actor_id,
        // Whoever opened it votes as well, and wants to find it among the notices.
        not: vec![],
        few: vec![],
        many: vec![(NoticeKind::Vote, Crowd::Electors(one.vote.id, false))],
        subject: Subject::Own,
    }))
}

/// That a vote is over soon, told to those whose homes have not voted.
pub(super) async fn of_reminder(app: &App, id: VoteReminderId) -> Result<Option<News>, Error> {
    let Some(one) = telling::reminders_among(app, &Actor::System, &[id]).await?.pop() else {
        return Ok(None);
    };
    let Some(told_at) = one.what.told_at else { return Ok(None) };
    Ok(Some(News {
        fact: format!("{REMINDER}{id}"),
        subject_id: id.0,
        happened_at: told_at,
        by: None,
        not: vec![],
        few: vec![],
        many: vec![(NoticeKind::Vote, Crowd::Electors(one.vote.id, true))],
        subject: Subject::Own,
    }))
}

/// What such notices are about; missing where the actor knows nothing of the vote (any more).
pub(super) async fn about(app: &App, actor: &Actor, rows: &[&Model]) -> Result<Known, Error> {
    if rows.is_empty() {
        return Ok(vec![]);
    }
    let is_reminder = |row: &&&Model| row.fact.starts_with(REMINDER);
    let reminded: Vec<&Model> = rows.iter().filter(is_reminder).copied().collect();
    let stepped: Vec<&Model> = rows.iter().filter(|row| !is_reminder(row)).copied().collect();
    let reminders = telling::reminders_among(app, actor, &ids(&reminded, VoteReminderId)).await?;
    let steps = telling::steps_among(app, actor, &ids(&stepped, VoteStepId)).await?;
    let mut known = each(&reminded, |row| {
        let one = reminders.iter().find(|one| one.what.id.0 == row.subject_id)?;
        Some(About::Vote {
            id: one.vote.id,
            title: one.vote.title.clone(),
            project: one.project.name.clone(),
            voting: Voting::Ending,
        })
    });
    known.extend(each(&stepped, |row| {
        let one = steps.iter().find(|one| one.what.id.0 == row.subject_id)?;
        Some(About::Vote {
            id: one.vote.id,
            title: one.vote.title.clone(),
            project: one.project.name.clone(),
            voting: match one.what.kind {
                VoteStepKind::Opened => Voting::Opened,
                VoteStepKind::Closed => Voting::Counted,
                VoteStepKind::Cancelled => Voting::Cancelled,
            },
        })
    }));
    Ok(known)
}
