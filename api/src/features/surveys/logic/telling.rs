//! What others of the house ask: the notices, and whoever gives points.

use linli_entities::account::AccountId;
use linli_entities::survey::SurveyId;
use linli_entities::survey_invitation::{self, SurveyInvitationId};
use sea_orm::ConnectionTrait;

use crate::error::Error;
use crate::features::surveys::store::{self, invitations};

/// An invitation, with what it is to.
#[derive(Clone, Debug)]
pub struct Told {
    /// The invitation.
    pub invitation: survey_invitation::Model,
    /// The title of the survey.
    pub title: String,
}

/// These invitations.
///
/// # Errors
/// When the database fails.
pub async fn told(db: &impl ConnectionTrait, ids: &[SurveyInvitationId]) -> Result<Vec<Told>, Error> {
    let rows = invitations::by_ids(db, ids).await?;
    let surveys: Vec<SurveyId> = rows.iter().map(|row| row.survey_id).collect();
    let surveys = store::by_ids(db, &surveys).await?;
    let told = rows.into_iter().filter_map(|invitation| {
        let survey = surveys.iter().find(|survey| survey.id == invitation.survey_id)?;
        Some(Told { title: survey.title.clone(), invitation })
    });
    Ok(told.collect())
}

/// Who answered which survey by this invitation; none where it is not answered.
///
/// # Errors
/// When the database fails.
pub async fn answered(
    db: &impl ConnectionTrait,
    id: SurveyInvitationId,
) -> Result<Option<(AccountId, SurveyId)>, Error> {
    let row = invitations::by_ids(db, &[id]).await?.pop().filter(|row| row.answered_on.is_some());
    Ok(row.map(|row| (row.account_id, row.survey_id)))
}
