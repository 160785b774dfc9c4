//! What staff are told of commitments: that the day comes, or is over.

use linli_entities::commitment_warning::CommitmentWarningId;
use linli_entities::notice::{Model, NoticeKind};
use linli_entities::role_grant::Role;

use super::crowd::{Crowd, Holders};
use super::news::{News, Subject};
use super::subjects::{Known, each, ids};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::features::commitments::logic::warning;
use crate::features::notices::rules::words::About;

/// The day of a commitment that comes or is over, told to who made it and to who leads in its project.
pub(super) async fn of_warning(app: &App, id: CommitmentWarningId) -> Result<Option<News>, Error> {
    let Some(one) = warning::readable_among(app, &Actor::System, &[id]).await?.pop() else { return Ok(None) };
    let leads = Holders {
        roles: &[Role::Lead],
        project_id: Some(one.project.id),
        city: one.project.city.clone(),
        except: vec![],
    };
    Ok(Some(News {
        fact: format!("commitment_warning:{id}"),
        subject_id: id.0,
        happened_at: one.warning.warned_at,
        by: None,
        not: vec![],
        few: one.commitment.made_by.map(|by| (by, NoticeKind::CommitmentDue)).into_iter().collect(),
        many: vec![(NoticeKind::CommitmentDue, Crowd::Staff(leads))],
        subject: Subject::Own,
    }))
}

/// What such notices are about; missing where the actor may not read the post (any more).
pub(super) async fn about(app: &App, actor: &Actor, rows: &[&Model]) -> Result<Known, Error> {
    if rows.is_empty() {
        return Ok(vec![]);
    }
    let told = warning::readable_among(app, actor, &ids(rows, CommitmentWarningId)).await?;
    Ok(each(rows, |row| {
        let one = told.iter().find(|one| one.warning.id.0 == row.subject_id)?;
        Some(About::Commitment {
            text: one.commitment.text.clone(),
            project: one.project.name.clone(),
            on: one.warning.due_on,
            overdue: one.is_overdue(),
        })
    }))
}
