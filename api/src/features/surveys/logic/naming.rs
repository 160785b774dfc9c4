//! Who was asked and who said what, where a survey is not anonymous, for whoever runs it.

use std::collections::HashMap;

use linli_entities::Date;
use linli_entities::account::AccountId;
use linli_entities::survey::SurveyId;
use linli_entities::survey_invitation::{self, SurveyInvitationId};
use linli_entities::{survey_answer, survey_reply};

use super::desk::{self, Seen};
use super::scope;
use crate::actor::Actor;
use crate::app::App;
use crate::code::Code;
use crate::error::Error;
use crate::features::accounts::logic as accounts;
use crate::features::accounts::output::AccountRef;
use crate::features::projects::logic::buildings;
use crate::features::surveys::rules::replies::are_low;
use crate::features::surveys::store::{answers, invitations};
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

/// The survey whose answers the actor reads with names.
async fn named(app: &App, actor: &Actor, id: SurveyId) -> Result<Seen, Error> {
    let seen = desk::get(app, actor, id).await?;
    if seen.may.read_answers { Ok(seen) } else { Err(Error::Forbidden(Code::Forbidden)) }
}

async fn people(
    app: &App,
    survey: &Seen,
    ids: Vec<AccountId>,
) -> Result<HashMap<AccountId, AccountRef>, Error> {
    accounts::refs(app, &ids, scope(survey.project.as_ref())).await
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
    let survey = named(app, actor, id).await?;
    let db = app.db.read();
    let rows = answers::page_of(db, id, page).await?;
    let (rows, next) = page.cut(rows, |row| (row.answered_on, row.key.0));
    let people = people(app, &survey, rows.iter().filter_map(|row| row.account_id).collect()).await?;
    let buildings = buildings::refs(db, rows.iter().filter_map(|row| row.building_id)).await?;
    let replies = answers::replies_of(db, rows.iter().map(|row| row.key).collect()).await?;
    let one = |row: survey_answer::Model| {
        let own: Vec<survey_reply::Model> =
            replies.iter().filter(|reply| reply.answer_key == row.key).cloned().collect();
        Named {
            account: row.account_id.map(|id| AccountRef::of(&people, id)),
            building_name: row.building_id.and_then(|id| buildings.get(&id)).map(|one| one.name.clone()),
            low_score: are_low(&survey.questions, own.iter().map(|reply| (reply.question_id, reply.number))),
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
    let survey = named(app, actor, id).await?;
    let db = app.db.read();
    let rows = invitations::page_of(db, id, page).await?;
    let (rows, next) = page.cut(rows, |row| row.id);
    let people = people(app, &survey, rows.iter().map(|row| row.account_id).collect()).await?;
    let homes = invitations::homes(db, rows.iter().filter_map(|row| row.unit_id).collect()).await?;
    let buildings = buildings::refs(db, homes.values().map(|home| home.building_id)).await?;
    let one = |row: survey_invitation::Model| {
        let home = row.unit_id.and_then(|id| homes.get(&id)).and_then(|home| {
            let building = buildings.get(&home.building_id)?;
            Some((building.name.clone(), home.name.clone()))
        });
        Invited { account: AccountRef::of(&people, row.account_id), home, row }
    };
    Ok((rows.into_iter().map(one).collect(), next))
}
