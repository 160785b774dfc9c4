//! Use cases of surveys: what whoever is asked reads. Answering is in [`answering`], what staff see in [`desk`], what they
//! prepare in [`editing`], who is invited in [`inviting`], what came of it in [`results`], [`naming`] and [`trend`].

pub mod answering;
pub mod desk;
pub mod editing;
pub mod inviting;
pub mod naming;
pub mod results;
pub mod telling;
pub mod trend;

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::account::{AccountId, Locale};
use linli_entities::earning_rule::EarningKind;
use linli_entities::survey::{Model, SurveyId};
use linli_entities::survey_quota::SurveyQuotaId;
use linli_entities::{survey_invitation, survey_question};
use sea_orm::ConnectionTrait;

use super::rules;
use super::store::{self, invitations};
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::projects::output::ProjectRef;
use crate::features::{earning_rules, memberships, projects};
use crate::page::PageRequest;

/// A survey, as somebody sees it who is asked.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The row.
    pub row: Model,
    /// The project; none for the group.
    pub project: Option<ProjectRef>,
    /// What it asks, in order.
    pub questions: Vec<survey_question::Model>,
    /// The invitation of the reader.
    pub invitation: survey_invitation::Model,
    /// What answering gives a member of the club.
    pub points: Option<i64>,
    /// Why it can't be answered.
    pub why_not: Option<Code>,
}

fn unknown() -> Error {
    Error::NotFound("survey")
}

/// Words in the language of the reader: in Chinese where they are written in no other.
pub(super) fn wording(locale: Locale, zh: &str, en: Option<&str>) -> String {
    match (locale, en) {
        (Locale::En, Some(en)) => en.to_owned(),
        _ => zh.to_owned(),
    }
}

/// What can be chosen, each with its key, in the language of the reader.
pub(super) fn choices(locale: Locale, question: &survey_question::Model) -> Vec<(String, String)> {
    let choices = rules::choices_of(question).into_iter();
    (1..)
        .zip(choices)
        .map(|(key, one): (i32, _)| (key.to_string(), wording(locale, &one.zh, one.en.as_deref())))
        .collect()
}

/// Where roles have to hold for what is of this project, or else of the group.
fn scope(project: Option<&ProjectRef>) -> Scope<'_> {
    project.map_or(Scope::Club, |project| Scope::Project(project.id, &project.city))
}

/// A page of the surveys that the actor is asked by: `open` ones, the first to close being the first, or `answered` ones,
/// newest first.
///
/// # Errors
/// [`Error::SignInRequired`]; [`Code::Malformed`] at `/when`.
pub async fn list(
    app: &App,
    actor: &Actor,
    when: Option<&str>,
    page: &PageRequest<(Instant, i64)>,
) -> Result<(Vec<Asked>, Option<String>), Error> {
    let account_id = actor.signed_in()?.account_id;
    let (db, now) = (app.db.read(), app.clock.now());
    let rows = match when {
        None | Some("open") => invitations::open_page(db, account_id, now, page).await?,
        Some("answered") => invitations::answered_page(db, account_id, page).await?,
        Some(_) => return Err(Error::invalid("/when", Code::Malformed)),
    };
    let asked = asked(app, account_id, rows).await?;
    let (asked, next) = page.cut(asked, |one| (one.row.closes_at, one.invitation.id.0));
    Ok((asked, next))
}

/// A survey that the actor is asked by.
///
/// # Errors
/// [`Error::SignInRequired`]; [`Error::NotFound`] where the actor has no invitation.
pub async fn get(app: &App, actor: &Actor, id: SurveyId) -> Result<Asked, Error> {
    let account_id = actor.signed_in()?.account_id;
    let row = invitations::of_account(app.db.read(), id, account_id).await?.ok_or_else(unknown)?;
    asked(app, account_id, vec![row]).await?.pop().ok_or_else(unknown)
}

/// What somebody sees of these invitations.
async fn asked(
    app: &App,
    account_id: AccountId,
    rows: Vec<survey_invitation::Model>,
) -> Result<Vec<Asked>, Error> {
    let (db, now) = (app.db.read(), app.clock.now());
    let ids: Vec<SurveyId> = rows.iter().map(|row| row.survey_id).collect();
    let surveys: HashMap<SurveyId, Model> =
        store::by_ids(db, &ids).await?.into_iter().map(|row| (row.id, row)).collect();
    let refs = projects::logic::refs(app, surveys.values().filter_map(|row| row.project_id)).await?;
    let questions = store::questions_of(db, &ids).await?;
    let quotas: Vec<SurveyQuotaId> = rows.iter().filter_map(|row| row.quota_id).collect();
    let full = store::full_among(db, &quotas).await?;
    let points = points(db, account_id, now).await?;
    let one = |invitation: survey_invitation::Model| {
        let row = surveys.get(&invitation.survey_id)?.clone();
        let is_full = invitation.quota_id.is_some_and(|id| full.contains(&id));
        Some(Asked {
            project: row.project_id.and_then(|id| refs.get(&id).cloned()),
            questions: questions.iter().filter(|one| one.survey_id == row.id).cloned().collect(),
            points,
            why_not: why_not(&row, &invitation, is_full, now),
            invitation,
            row,
        })
    };
    Ok(rows.into_iter().filter_map(one).collect())
}

/// Why it can't be answered.
fn why_not(row: &Model, invitation: &survey_invitation::Model, is_full: bool, now: Instant) -> Option<Code> {
    if invitation.answered_on.is_some() {
        return Some(Code::AlreadyAnswered);
    }
    match rules::demand_open(row, now) {
        Err(code) => Some(code),
        Ok(()) => is_full.then_some(Code::QuotaFull),
    }
}

/// What answering gives this account now: a member of the club by the rule that holds.
async fn points(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    now: Instant,
) -> Result<Option<i64>, Error> {
    if memberships::logic::member(db, account_id).await?.is_none() {
        return Ok(None);
    }
    let rule = earning_rules::logic::active_at(db, EarningKind::SurveyAnswered, now).await?;
    Ok(rule.map(|rule| rule.points))
}

/// Forgets who an account was to surveys: its homes, that answers with a name are its own, and their words. That it was
/// asked and answered stays, and so do figures.
///
/// # Errors
/// When the database fails.
pub async fn forget(txn: &Txn, account_id: AccountId) -> Result<(), Error> {
    invitations::forget_homes(txn, account_id).await?;
    store::answers::forget(txn, account_id).await?;
    Ok(())
}

/// Whether the actor reads what came of surveys there.
fn reads(actor: &Actor, scope: Scope<'_>) -> bool {
    actor.may(Permission::ReadSurveys, scope)
}

/// Whether the actor reads the names of who was asked and who answered there.
fn reads_names(actor: &Actor, scope: Scope<'_>) -> bool {
    actor.may(Permission::ReadSurveyNames, scope)
}

/// Whether the actor runs surveys there.
fn runs(actor: &Actor, scope: Scope<'_>) -> bool {
    actor.may(Permission::RunSurveys, scope)
}
