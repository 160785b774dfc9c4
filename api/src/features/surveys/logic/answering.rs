//! Answering a survey, or declining to.

use linli_entities::account::AccountId;
use linli_entities::outbox::OutboxKind;
use linli_entities::survey::{Model, SurveyId};
use linli_entities::survey_answer::{self, SurveyAnswerKey};
use linli_entities::survey_invitation::{self, SurveyInvitationId};
use linli_entities::survey_reply::{self, SurveyReplyKey};
use linli_entities::{Date, Instant};
use sea_orm::Set;

use super::unknown;
use crate::actor::Actor;
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::sessions;
use crate::features::promise::rules::calendar;
use crate::features::surveys::input::SurveyAnswerInput;
use crate::features::surveys::rules;
use crate::features::surveys::rules::replies::{self, Said};
use crate::features::surveys::store::{self, answers, invitations};
use crate::once::Once;
use crate::{outbox, secret};

/// What somebody is told who answered.
#[derive(Clone, Copy, Debug)]
pub struct Answered {
    /// Whether nobody learns who said it.
    pub anonymous: bool,
    /// What it gives.
    pub points: Option<i64>,
    /// Whether somebody who gave a name is not content.
    pub low_score: bool,
}

/// Answers a survey, once.
///
/// # Errors
/// [`Error::NotFound`] without an invitation; [`Code::AlreadyAnswered`], [`Code::TooEarly`], [`Code::TooLate`],
/// [`Code::QuotaFull`]; [`Error::Invalid`].
pub async fn answer(
    app: &App,
    actor: &Actor,
    id: SurveyId,
    input: SurveyAnswerInput,
    once: Once,
) -> Result<Answered, Error> {
    let known = super::get(app, actor, id).await?;
    app.rates.write.count(&known.invitation.account_id)?;
    // A request that comes again finds it done, whatever holds by now.
    if once.made_before(app.db.read()).await?.is_none()
        && let Some(code) = known.why_not
    {
        return Err(Error::Conflict(code));
    }
    let said = replies::read(&known.questions, &input.parse()?)?;
    let numbers = said.iter().map(|one| (one.question_id, one.number));
    let low_score = !known.row.anonymous && replies::are_low(&known.questions, numbers);
    let today = calendar::date(app.clock.now());
    let input = (actor.clone(), known.invitation.clone(), (said, today), once, app.clock.now());
    app.db
        .write(input, |txn, (actor, invitation, (said, today), once, now)| {
            Box::pin(async move {
                sessions::seen_again(txn, &actor).await?;
                if once.made_before(txn).await?.is_some() {
                    return Ok(());
                }
                answer_in(txn, &invitation, said, today, now).await?;
                once.remember(txn, invitation.id.0, now).await
            })
        })
        .await?;
    Ok(Answered { anonymous: known.row.anonymous, points: known.points, low_score })
}

async fn answer_in(
    txn: &Txn,
    invitation: &survey_invitation::Model,
    said: Vec<Said>,
    today: Date,
    now: Instant,
) -> Result<(), Error> {
    // Held, so that nothing is answered any more once it is closed.
    let survey = store::locked(txn, invitation.survey_id).await?.ok_or_else(unknown)?;
    rules::demand_open(&survey, now).map_err(Error::Conflict)?;
    let day = rules::kept_day(survey.anonymous, today);
    if !invitations::answer(txn, invitation.id, day).await? {
        return Err(Error::Conflict(Code::AlreadyAnswered));
    }
    if let Some(quota) = invitation.quota_id
        && !store::take_quota(txn, quota).await?
    {
        return Err(Error::Conflict(Code::QuotaFull));
    }
    let homes = invitations::homes(txn, invitation.unit_id.into_iter().collect()).await?;
    let key = SurveyAnswerKey(secret::row_key());
    let row = survey_answer::ActiveModel {
        key: Set(key),
        survey_id: Set(survey.id),
        building_id: Set(homes.into_values().next().map(|home| home.building_id)),
        stage: Set(invitation.stage),
        answered_on: Set(day),
        account_id: Set(named(&survey, invitation.account_id)),
    };
    answers::insert(txn, row, said.into_iter().map(|said| reply(key, said)).collect()).await?;
    Ok(outbox::enqueue(txn, OutboxKind::SurveyAnswered, invitation.id.0, now).await?)
}

/// Whose an answer is; nobody's where the survey is anonymous.
fn named(survey: &Model, account_id: AccountId) -> Option<AccountId> {
    (!survey.anonymous).then_some(account_id)
}

fn reply(answer_key: SurveyAnswerKey, said: Said) -> survey_reply::ActiveModel {
    survey_reply::ActiveModel {
        key: Set(SurveyReplyKey(secret::row_key())),
        answer_key: Set(answer_key),
        question_id: Set(said.question_id),
        number: Set(said.number),
        choice: Set(said.choice),
        text: Set(said.text),
    }
}

/// Declines to answer: nobody reminds of it any more. One may still answer.
///
/// # Errors
/// [`Error::NotFound`] without an invitation; [`Code::AlreadyAnswered`], [`Code::TooLate`].
pub async fn decline(app: &App, actor: &Actor, id: SurveyId) -> Result<(), Error> {
    let known = super::get(app, actor, id).await?;
    if let Some(code) = known.why_not.filter(|code| matches!(code, Code::AlreadyAnswered | Code::TooLate)) {
        return Err(Error::Conflict(code));
    }
    app.db
        .write((actor.clone(), known.invitation.id, app.clock.now()), |txn, (actor, id, now)| {
            Box::pin(async move {
                sessions::seen_again(txn, &actor).await?;
                decline_in(txn, id, now).await
            })
        })
        .await
}

async fn decline_in(txn: &Txn, id: SurveyInvitationId, now: Instant) -> Result<(), Error> {
    if invitations::decline(txn, id, now).await? {
        return Ok(());
    }
    Err(Error::Conflict(Code::AlreadyAnswered))
}
