//! What is told of the journey of a home: news from its building site, what was promised of building, its handover, its
//! manager and its visits, and large sums of the fund of its project.

use std::collections::HashMap;

use linli_entities::account::AccountId;
use linli_entities::fund_entry::{FundEntryId, FundEntryKind};
use linli_entities::home_act::HomeActId;
use linli_entities::milestone_change::{MilestoneChangeId, MilestoneChangeKind};
use linli_entities::notice::{Model, NoticeId, NoticeKind};
use linli_entities::project_update::UpdateId;

use super::news::{Crowd, News, Subject};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::features::notices::rules::words::About;
use crate::features::{fund, homes, milestones, ownerships, updates};

/// News from a building site, told to those at home there, whoever else may read it.
pub(super) async fn of_update(app: &App, id: UpdateId) -> Result<Option<News>, Error> {
    let Some(row) = updates::logic::published(app.db.read(), id).await? else { return Ok(None) };
    Ok(Some(News {
        fact: format!("update:{id}"),
        subject_id: id.0,
        happened_at: row.published_at,
        by: row.created_by,
        not: row.created_by.into_iter().collect(),
        few: vec![],
        many: vec![(NoticeKind::UpdatePublished, Crowd::AtHome(row.project_id, row.building_id))],
        subject: Subject::Own,
    }))
}

/// A day that was promised and moved, or a milestone that was reached, told to those at home there.
pub(super) async fn of_change(app: &App, id: MilestoneChangeId) -> Result<Option<News>, Error> {
    let found = milestones::logic::happened(app.db.read(), &[id]).await?.pop();
    Ok(found.map(|one| News {
        fact: format!("milestone_change:{id}"),
        subject_id: id.0,
        happened_at: one.change.changed_at,
        by: one.change.actor_id,
        not: one.change.actor_id.into_iter().collect(),
        few: vec![],
        many: vec![(
            NoticeKind::MilestoneChanged,
            Crowd::AtHome(one.milestone.project_id, one.milestone.building_id),
        )],
        subject: Subject::Own,
    }))
}

/// A large sum of a fund that was spent or corrected, told to those who hold a home there.
pub(super) async fn of_fund(app: &App, id: FundEntryId) -> Result<Option<News>, Error> {
    let Some((entry, project)) = fund::logic::telling::told(app, id).await? else { return Ok(None) };
    let by = entry.approved_by.or(entry.recorded_by);
    Ok(Some(News {
        fact: format!("fund_entry:{id}"),
        subject_id: id.0,
        happened_at: entry.recorded_at,
        by,
        not: [entry.recorded_by, entry.approved_by].into_iter().flatten().collect(),
        few: vec![],
        many: vec![(NoticeKind::FundSpent, Crowd::Households(project.id))],
        subject: Subject::Own,
    }))
}

/// What happened to a home, told to its household.
pub(super) async fn of_home(app: &App, id: HomeActId) -> Result<Option<News>, Error> {
    let Some(act) = homes::logic::telling::acts(app.db.read(), &[id]).await?.pop() else { return Ok(None) };
    let household = ownerships::logic::household_of(app.db.read(), act.unit_id).await?;
    let told = |account_id: AccountId| (account_id, NoticeKind::HomeChanged);
    Ok(Some(News {
        fact: format!("home_act:{id}"),
        subject_id: id.0,
        happened_at: act.acted_at,
        by: act.actor_id,
        not: act.actor_id.into_iter().collect(),
        few: household.into_iter().map(told).collect(),
        many: vec![],
        subject: Subject::Own,
    }))
}

/// What such notices are about; missing where the actor may not see it (any more).
pub(super) async fn about(
    app: &App,
    actor: &Actor,
    rows: &[Model],
    found: &mut HashMap<NoticeId, About>,
) -> Result<(), Error> {
    let of_kind = |kind: NoticeKind| -> Vec<&Model> { rows.iter().filter(|row| row.kind == kind).collect() };
    let published = of_kind(NoticeKind::UpdatePublished);
    let ids: Vec<UpdateId> = published.iter().map(|row| UpdateId(row.subject_id)).collect();
    if !ids.is_empty() {
        let readable = updates::logic::readable_among(app.db.read(), actor, &ids).await?;
        for row in published {
            let Some((update, project)) = readable.iter().find(|(one, _)| one.id.0 == row.subject_id) else {
                continue;
            };
            let (title, project) = (update.title.clone(), project.clone());
            found.insert(row.id, About::Update { id: update.id, title, project });
        }
    }
    of_changes(app, actor, &of_kind(NoticeKind::MilestoneChanged), found).await?;
    of_entries(app, actor, &of_kind(NoticeKind::FundSpent), found).await?;
    of_homes(app, actor, &of_kind(NoticeKind::HomeChanged), found).await
}

/// What was promised is for everybody; who is not at home there any more is not told of it.
async fn of_changes(
    app: &App,
    actor: &Actor,
    rows: &[&Model],
    found: &mut HashMap<NoticeId, About>,
) -> Result<(), Error> {
    if rows.is_empty() {
        return Ok(());
    }
    let ids: Vec<MilestoneChangeId> = rows.iter().map(|row| MilestoneChangeId(row.subject_id)).collect();
    let happened = milestones::logic::happened(app.db.read(), &ids).await?;
    for row in rows {
        let one = happened.iter().find(|one| one.change.id.0 == row.subject_id);
        let Some(one) = one.filter(|one| actor.is_at_home(one.project.id)) else { continue };
        let building = one.building.as_ref().map(|building| format!(" {}", building.name));
        let about = About::Milestone {
            slug: one.project.slug.clone(),
            name: one.milestone.name.clone(),
            place: format!("{}{}", one.project.name, building.unwrap_or_default()),
            reached: one.change.kind == MilestoneChangeKind::Reached,
            days: (one.change.before_on, one.change.after_on),
            reason: one.change.reason.clone(),
        };
        found.insert(row.id, about);
    }
    Ok(())
}

async fn of_entries(
    app: &App,
    actor: &Actor,
    rows: &[&Model],
    found: &mut HashMap<NoticeId, About>,
) -> Result<(), Error> {
    if rows.is_empty() {
        return Ok(());
    }
    let ids: Vec<FundEntryId> = rows.iter().map(|row| FundEntryId(row.subject_id)).collect();
    let readable = fund::logic::telling::readable_among(app, actor, &ids).await?;
    for row in rows {
        let Some((entry, project)) = readable.iter().find(|(one, _)| one.id.0 == row.subject_id) else {
            continue;
        };
        let about = About::Fund {
            id: entry.id,
            title: entry.title.clone(),
            yuan: fund::rules::yuan(entry.fen.abs()),
            corrected: entry.kind == FundEntryKind::Correction,
            project: project.clone(),
        };
        found.insert(row.id, about);
    }
    Ok(())
}

async fn of_homes(
    app: &App,
    actor: &Actor,
    rows: &[&Model],
    found: &mut HashMap<NoticeId, About>,
) -> Result<(), Error> {
    if rows.is_empty() {
        return Ok(());
    }
    let ids: Vec<HomeActId> = rows.iter().map(|row| HomeActId(row.subject_id)).collect();
    let happened = homes::logic::telling::happened(app, actor, &ids).await?;
    for row in rows {
        let Some(one) = happened.iter().find(|one| one.act.id.0 == row.subject_id) else { continue };
        let about = About::Journey { unit_id: one.act.unit_id, place: one.place.clone(), act: one.act.kind };
        found.insert(row.id, about);
    }
    Ok(())
}
