//! Who was asked and who said what, where a survey is not anonymous, for whoever runs it.

use std::collections::HashMap;

use linli_entities::Date;
use linli_entities::account::AccountId;
use linli_entities::building::BuildingId;
use linli_entities::survey::{Model, SurveyId};
use linli_entities::survey_invitation::{self, SurveyInvitationId};
use linli_entities::{survey_answer, survey_question, survey_reply};

use super::{desk, scope};
use crate::actor::Actor;
use crate::app::App;
use crate::code::Code;
use crate::error::Error;
use crate::features::accounts::logic as accounts;
use crate::features::accounts::output::AccountRef;
use crate::features::projects;
use crate::features::surveys::rules::is_low;
use crate::features::surveys::store::{self, answers, invitations};
use crate::page::PageRequest;

/// An answer with the name of who gave it.
#[derive(Clone, Debug)]
pub struct Named {
    /// The row.
    pub row: survey_answer::Model,
    /// Who; none where the account was erased.
    pub account: Option<AccountRef>,
    /// The name of the building.
    pub building_name: Option<String>,
    /// Whether whoever says it is not content.
    pub low_score: bool,
    /// What it says.
    pub replies: Vec<survey_reply::Model>,
}

/// An invitation with the name of who was asked.
#[derive(Clone, Debug)]
pub struct Invited {
    /// The row.
    pub row: survey_invitation::Model,
    /// Who.
    pub account: AccountRef,
    /// The name of the building, and the number on the door.
    pub home: Option<(String, String)>,
}

/// The survey whose answers the actor reads with names, and what it asks.
async fn named(
    app: &App,
    actor: &Actor,
    id: SurveyId,
) -> Result<(Model, Vec<survey_question::Model>), Error> {
    let seen = desk::get(app, actor, id).await?;
    if seen.may.read_answers {
        Ok((seen.row, seen.questions))
    } else {
        Err(Error::Forbidden(Code::Forbidden))
    }
}

async fn people(
    app: &App,
    survey: &Model,
    ids: Vec<AccountId>,
) -> Result<HashMap<AccountId, AccountRef>, Error> {
    let project = projects::logic::refs(app, survey.project_id).await?.into_values().next();
    accounts::refs(app, &ids, scope(project.as_ref())).await
}

/// A page of the answers, newest first.
///
/// # Errors
/// [`Error::NotFound`]; [`Code::Forbidden`] to whoever does not run it, of an anonymous survey to everybody.
pub async fn answers(
    app: &App,
    actor: &Actor,
    id: SurveyId,
    page: &PageRequest<(Date, i64)>,
) -> Result<(Vec<Named>, Option<String>), Error> {
    let (survey, questions) = named(app, actor, id).await?;
    let db = app.db.read();
    let rows = answers::page_of(db, id, page).await?;
    let (rows, next) = page.cut(rows, |row| (row.answered_on, row.key.0));
    let people = people(app, &survey, rows.iter().filter_map(|row| row.account_id).collect()).await?;
    let buildings = store::buildings(db, rows.iter().filter_map(|row| row.building_id).collect()).await?;
    let replies = answers::replies_of(db, rows.iter().map(|row| row.key).collect()).await?;
    let is_low_reply = |reply: &survey_reply::Model| {
        let question = questions.iter().find(|one| one.id == reply.question_id);
        question.is_some_and(|one| is_low(one.kind, reply.number))
    };
    let one = |row: survey_answer::Model| {
        let own: Vec<survey_reply::Model> =
            replies.iter().filter(|reply| reply.answer_key == row.key).cloned().collect();
        Named {
            account: row.account_id.map(|id| AccountRef::of(&people, id)),
            building_name: row.building_id.and_then(|id| buildings.get(&id)).map(|(_, name)| name.clone()),
            low_score: own.iter().any(is_low_reply),
            replies: own,
            row,
        }
    };
    Ok((rows.into_iter().map(one).collect(), next))
}

/// A page of the invitations, in order.
///
/// # Errors
/// As [`fn@answers`].
pub async fn invitations(
    app: &App,
    actor: &Actor,
    id: SurveyId,
    page: &PageRequest<SurveyInvitationId>,
) -> Result<(Vec<Invited>, Option<String>), Error> {
    let (survey, _) = named(app, actor, id).await?;
    let db = app.db.read();
    let rows = invitations::page_of(db, id, page).await?;
    let (rows, next) = page.cut(rows, |row| row.id);
    let people = people(app, &survey, rows.iter().map(|row| row.account_id).collect()).await?;
    let homes = invitations::homes(db, rows.iter().filter_map(|row| row.unit_id).collect()).await?;
    let buildings: Vec<BuildingId> = homes.values().map(|home| home.building_id).collect();
    let buildings = store::buildings(db, buildings).await?;
    let one = |row: survey_invitation::Model| {
        let home = row.unit_id.and_then(|id| homes.get(&id)).and_then(|home| {
            let (_, name) = buildings.get(&home.building_id)?;
            Some((name.clone(), home.name.clone()))
        });
        Invited { account: AccountRef::of(&people, row.account_id), home, row }
    };
    Ok((rows.into_iter().map(one).collect(), next))
}
