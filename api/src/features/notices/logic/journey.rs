//! What is told of the journey of a home: news from its building site, what was promised of building, its handover, its
//! manager and its visits, and large sums of the fund of its project.

use linli_entities::account::AccountId;
use linli_entities::fund_entry::{FundEntryId, FundEntryKind};
use linli_entities::home_act::HomeActId;
use linli_entities::milestone_change::{MilestoneChangeId, MilestoneChangeKind};
use linli_entities::notice::{Model, NoticeKind};
use linli_entities::project_update::UpdateId;

use super::crowd::Crowd;
use super::news::{News, Subject};
use super::subjects::{Known, each, ids, of_kinds};
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
pub(super) async fn about(app: &App, actor: &Actor, rows: &[Model]) -> Result<Known, Error> {
    let of = |kind: NoticeKind| of_kinds(rows, &[kind]);
    let mut known = of_updates(app, actor, &of(NoticeKind::UpdatePublished)).await?;
    known.extend(of_changes(app, actor, &of(NoticeKind::MilestoneChanged)).await?);
    known.extend(of_entries(app, actor, &of(NoticeKind::FundSpent)).await?);
    known.extend(of_homes(app, actor, &of(NoticeKind::HomeChanged)).await?);
    Ok(known)
}

async fn of_updates(app: &App, actor: &Actor, rows: &[&Model]) -> Result<Known, Error> {
    if rows.is_empty() {
        return Ok(vec![]);
    }
    let readable = updates::logic::readable_among(app.db.read(), actor, &ids(rows, UpdateId)).await?;
    Ok(each(rows, |row| {
        let (update, project) = readable.iter().find(|(one, _)| one.id.0 == row.subject_id)?;
        let (title, project) = (update.title.clone(), project.clone());
        Some(About::Update { id: update.id, title, project })
    }))
}

/// What was promised is for everybody; who is not at home there any more is not told of it.
async fn of_changes(app: &App, actor: &Actor, rows: &[&Model]) -> Result<Known, Error> {
    if rows.is_empty() {
        return Ok(vec![]);
    }
    let happened = milestones::logic::happened(app.db.read(), &ids(rows, MilestoneChangeId)).await?;
    Ok(each(rows, |row| {
        let one = happened.iter().find(|one| one.change.id.0 == row.subject_id)?;
        let building = one.building.as_ref().map(|building| format!(" {}", building.name));
        actor.is_at_home(one.project.id).then(|| About::Milestone {
            slug: one.project.slug.clone(),
            name: one.milestone.name.clone(),
            place: format!("{}{}", one.project.name, building.unwrap_or_default()),
            reached: one.change.kind == MilestoneChangeKind::Reached,
            days: (one.change.before_on, one.change.after_on),
            reason: one.change.reason.clone(),
        })
    }))
}

async fn of_entries(app: &App, actor: &Actor, rows: &[&Model]) -> Result<Known, Error> {
    if rows.is_empty() {
        return Ok(vec![]);
    }
    let readable = fund::logic::telling::readable_among(app, actor, &ids(rows, FundEntryId)).await?;
    Ok(each(rows, |row| {
        let (entry, project) = readable.iter().find(|(one, _)| one.id.0 == row.subject_id)?;
        Some(About::Fund {
            id: entry.id,
            title: entry.title.clone(),
            yuan: fund::rules::yuan(entry.fen.abs()),
            corrected: entry.kind == FundEntryKind::Correction,
            project: project.clone(),
        })
    }))
}

async fn of_homes(app: &App, actor: &Actor, rows: &[&Model]) -> Result<Known, Error> {
    if rows.is_empty() {
        return Ok(vec![]);
    }
    let happened = homes::logic::telling::happened(app, actor, &ids(rows, HomeActId)).await?;
    Ok(each(rows, |row| {
        let one = happened.iter().find(|one| one.act.id.0 == row.subject_id)?;
        Some(About::Journey { unit_id: one.act.unit_id, place: one.place.clone(), act: one.act.kind })
    }))
}
