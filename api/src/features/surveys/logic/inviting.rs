//! Inviting and reminding. An open survey is looked at again and again: whoever belongs to its audience then, and has no
//! invitation, gets one. So it does not matter when it is broken off, or how many look at once.

use std::collections::HashSet;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::outbox::OutboxKind;
use linli_entities::survey::{ActiveModel, Model, SurveyAudience, SurveyId, SurveyKind};
use linli_entities::survey_invitation::{self, SurveyInvitationId};
use linli_entities::unit::UnitId;
use sea_orm::Set;

use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::features::promise::rules::calendar;
use crate::features::surveys::rules::{self, ASKED_AFTER, LOOKS_EACH, REMINDED_AFTER, SurveyPhase};
use crate::features::surveys::store::candidates::{self, Candidate};
use crate::features::surveys::store::{self, invitations};
use crate::outbox;

/// Those who are invited or reminded in one transaction: others want to write as well.
const BATCH: usize = 100;
/// Surveys of one look.
const SURVEYS: u64 = 20;

/// Looks at every survey whose time has come; answers how many were invited and reminded.
///
/// # Errors
/// When the database fails; what was not done is done by the next call.
pub async fn run_due(app: &App) -> Result<usize, Error> {
    let mut done = 0;
    while !app.stop.is_cancelled() {
        let due = store::due(app.db.read(), app.clock.now(), SURVEYS).await?;
        if due.is_empty() {
            break;
        }
        for id in due {
            done += look(app, id).await?;
        }
    }
    Ok(done)
}

/// Looks at a survey: invites, reminds, and says when to look next.
async fn look(app: &App, id: SurveyId) -> Result<usize, Error> {
    let mut done = 0;
    while let Some(count) = invite_some(app, id).await? {
        done += count;
    }
    while let Some(count) = remind_some(app, id).await? {
        done += count;
    }
    if !app.stop.is_cancelled() {
        rest(app, id).await?;
    }
    Ok(done)
}

/// The next look at a survey is later, and at one that is over there is none.
async fn rest(app: &App, id: SurveyId) -> Result<(), Error> {
    app.db
        .write((id, app.clock.now()), |txn, (id, now)| {
            Box::pin(async move {
                let Some(row) = open(txn, id, now).await? else { return Ok(()) };
                let next = (rules::phase(&row, now) != SurveyPhase::Closed).then_some(now + LOOKS_EACH);
                let row = ActiveModel { id: Set(id), looks_at: Set(next), ..Default::default() };
                store::update(txn, row).await?;
                Ok(())
            })
        })
        .await
}

/// The survey, held, where its time to be looked at has come.
async fn open(txn: &Txn, id: SurveyId, now: Instant) -> Result<Option<Model>, Error> {
    let row = store::locked(txn, id).await?;
    Ok(row.filter(|row| row.looks_at.is_some_and(|at| at <= now)))
}

/// The survey, where it can be answered and the application goes on.
async fn running(app: &App, id: SurveyId) -> Result<Option<Model>, Error> {
    let row = store::by_ids(app.db.read(), &[id]).await?.pop();
    let now = app.clock.now();
    Ok(row.filter(|row| rules::phase(row, now) == SurveyPhase::Open && !app.stop.is_cancelled()))
}

/// Invites some of those who are to be; answers how many, and none where nobody is left.
async fn invite_some(app: &App, id: SurveyId) -> Result<Option<usize>, Error> {
    let Some(row) = running(app, id).await? else { return Ok(None) };
    let now = app.clock.now();
    let found = find(app, &row, now).await?;
    if found.is_empty() {
        return Ok(None);
    }
    app.db
        .write((id, found, now), |txn, (id, found, now)| {
            Box::pin(async move {
                let Some(row) = open(txn, id, now).await? else { return Ok(None) };
                invite(txn, &row, found, now).await.map(Some)
            })
        })
        .await
}

/// Those who belong to the audience and have no invitation.
async fn find(app: &App, row: &Model, now: Instant) -> Result<Vec<Candidate>, Error> {
    let db = app.db.read();
    Ok(match row.audience {
        SurveyAudience::Owners | SurveyAudience::Buyers => {
            let windows = (row.kind == SurveyKind::FourYears).then(|| rules::handovers(calendar::date(now)));
            candidates::households(db, row, windows.as_deref(), BATCH).await?
        }
        SurveyAudience::Members => candidates::members(db, row, BATCH).await?,
        SurveyAudience::Complainants => {
            let since = row.opened_at.unwrap_or(now);
            candidates::complainants(db, row, (since, now - ASKED_AFTER), BATCH).await?
        }
    })
}

/// Invites each account and each home once.
async fn invite(txn: &Txn, row: &Model, found: Vec<Candidate>, now: Instant) -> Result<usize, Error> {
    let quotas = store::quotas_of(txn, &[row.id]).await?;
    let accounts: Vec<AccountId> = found.iter().map(|one| one.account_id).collect();
    let units: Vec<UnitId> = found.iter().filter_map(|one| one.unit_id).collect();
    let (mut accounts, mut units): (HashSet<AccountId>, HashSet<UnitId>) =
        invitations::taken(txn, row.id, accounts, units).await?;
    let mut count = 0;
    for one in found {
        if accounts.contains(&one.account_id) || one.unit_id.is_some_and(|id| units.contains(&id)) {
            continue;
        }
        accounts.insert(one.account_id);
        units.extend(one.unit_id);
        let quota = rules::quota_of(&quotas, one.building_id, one.stage);
        let invitation = survey_invitation::ActiveModel {
            survey_id: Set(row.id),
            account_id: Set(one.account_id),
            unit_id: Set(one.unit_id),
            stage: Set(one.stage),
            quota_id: Set(quota.map(|quota| quota.id)),
            invited_at: Set(now),
            ..Default::default()
        };
        let id = invitations::insert(txn, invitation).await?;
        outbox::enqueue(txn, OutboxKind::SurveyInvitation, id.0, now).await?;
        count += 1;
    }
    Ok(count)
}

/// Reminds some of those of whom nothing was heard; answers how many, and none where nobody is left.
async fn remind_some(app: &App, id: SurveyId) -> Result<Option<usize>, Error> {
    if running(app, id).await?.is_none() {
        return Ok(None);
    }
    let now = app.clock.now();
    let silent = invitations::silent_of(app.db.read(), id, now - REMINDED_AFTER, BATCH as u64).await?;
    if silent.is_empty() {
        return Ok(None);
    }
    app.db
        .write((id, silent, now), |txn, (id, silent, now)| {
            Box::pin(async move {
                let Some(row) = open(txn, id, now).await? else { return Ok(None) };
                remind(txn, row.id, silent, now).await.map(Some)
            })
        })
        .await
}

async fn remind(
    txn: &Txn,
    survey_id: SurveyId,
    silent: Vec<SurveyInvitationId>,
    now: Instant,
) -> Result<usize, Error> {
    let mut count = 0;
    for id in silent {
        if invitations::remind(txn, (survey_id, id), now - REMINDED_AFTER, now).await? {
            outbox::enqueue(txn, OutboxKind::SurveyInvitation, id.0, now).await?;
            count += 1;
        }
    }
    Ok(count)
}
