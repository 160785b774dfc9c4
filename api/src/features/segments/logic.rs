//! Use cases of segments.

use std::collections::HashMap;

use linli_entities::account::AccountId;
use linli_entities::consent_act::{ConsentChannel, ConsentPurpose};
use linli_entities::segment::{ActiveModel, Model, SegmentId};
use linli_entities::{Instant, segment};
use sea_orm::{ConnectionTrait, Set};
use serde_json::{Value, json};

use super::input::{QuestionInput, SegmentInput};
use super::rules::{NewSegment, Question};
use super::store;
use super::store::finding::{self, Known};
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::audit;
use crate::code::Code;
use crate::db::Txn;
use crate::error::{Error, OnViolation as _};
use crate::etag;
use crate::features::accounts::logic::sessions;
use crate::features::memberships::logic as memberships;
use crate::once::Once;
use crate::page::PageRequest;

/// How many a question finds.
#[derive(Clone, Copy, Debug)]
pub struct Counted {
    /// Accounts.
    pub all: u64,
    /// Of them those that consent to mail.
    pub mail: u64,
    /// … to text messages.
    pub sms: u64,
    /// … to messages on their devices.
    pub push: u64,
}

fn unknown() -> Error {
    Error::NotFound("segment")
}

fn demand(actor: &Actor) -> Result<(), Error> {
    actor.demand(Permission::WriteBulletins, Scope::Club)
}

async fn known(db: &impl ConnectionTrait, now: Instant) -> Result<Known, Error> {
    let run = memberships::club(db).await?;
    let (terms, window_from) = (run.terms(), run.window_from(now));
    let tiers = run.tiers.into_iter().map(|tier| (tier.code, tier.threshold)).collect();
    Ok(Known { terms, window_from, tiers, now })
}

/// A page of the segments, newest first.
///
/// # Errors
/// [`Code::Forbidden`].
pub async fn list(
    app: &App,
    actor: &Actor,
    page: &PageRequest<SegmentId>,
) -> Result<(Vec<Model>, Option<String>), Error> {
    demand(actor)?;
    Ok(page.cut(store::page(app.db.read(), page).await?, |row| row.id))
}

/// A segment.
///
/// # Errors
/// [`Code::Forbidden`], [`Error::NotFound`].
pub async fn get(app: &App, actor: &Actor, id: SegmentId) -> Result<Model, Error> {
    demand(actor)?;
    store::by_id(app.db.read(), id).await?.ok_or_else(unknown)
}

/// Makes a segment.
///
/// # Errors
/// [`Code::Forbidden`], [`Error::Invalid`], [`Error::TooManyRequests`].
pub async fn create(app: &App, actor: &Actor, input: SegmentInput, once: Once) -> Result<Model, Error> {
    demand(actor)?;
    let new = input.parse()?;
    app.rates.write.count(&actor.signed_in()?.account_id)?;
    app.db
        .write((actor.clone(), new, once, app.clock.now()), |txn, (actor, new, once, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                demand(&actor)?;
                if let Some(id) = once.made_before(txn).await? {
                    return store::by_id(txn, SegmentId(id)).await?.ok_or_else(unknown);
                }
                let row = ActiveModel {
                    version: Set(1),
                    created_by: Set(actor.account_id()),
                    created_at: Set(now),
                    ..row(new, now)?
                };
                let made = store::insert(txn, row).await.on_unique(name_taken())?;
                note(txn, &actor, "create_segment", made.id, now).await?;
                once.remember(txn, made.id.0, now).await?;
                Ok(made)
            })
        })
        .await
}

fn name_taken() -> Error {
    Error::invalid("/name", Code::NameNotUnique)
}

fn row(NewSegment { name, question }: NewSegment, now: Instant) -> Result<ActiveModel, Error> {
    let question = serde_json::to_value(question).map_err(Error::internal)?;
    Ok(ActiveModel { name: Set(name), question: Set(question), changed_at: Set(now), ..Default::default() })
}

async fn note(txn: &Txn, actor: &Actor, act: &str, id: SegmentId, now: Instant) -> Result<(), Error> {
    Ok(audit::record(txn, actor, act, ("segment", id.0), json!({}), now).await?)
}

/// Changes a segment. What is sent already asked what it was then.
///
/// # Errors
/// [`Code::Forbidden`], [`Error::NotFound`], [`Error::PreconditionRequired`], [`Error::Stale`], [`Error::Invalid`].
pub async fn update(
    app: &App,
    actor: &Actor,
    id: SegmentId,
    if_match: Option<&str>,
    input: SegmentInput,
) -> Result<Model, Error> {
    get(app, actor, id).await?;
    let seen = etag::version_seen(if_match)?;
    let new = input.parse()?;
    app.db
        .write((actor.clone(), (id, seen), new, app.clock.now()), |txn, (actor, (id, seen), new, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                demand(&actor)?;
                let before = store::locked(txn, id).await?.ok_or_else(unknown)?;
                etag::demand_unchanged(seen, before.version)?;
                let row = ActiveModel { id: Set(id), version: Set(seen + 1), ..row(new, now)? };
                let after = store::update(txn, row).await.on_unique(name_taken())?;
                note(txn, &actor, "update_segment", id, now).await?;
                Ok(after)
            })
        })
        .await
}

/// Deletes a segment.
///
/// # Errors
/// [`Code::Forbidden`], [`Error::NotFound`]; [`Code::InUse`] where a bulletin is or was for it.
pub async fn delete(app: &App, actor: &Actor, id: SegmentId) -> Result<(), Error> {
    get(app, actor, id).await?;
    app.db
        .write((actor.clone(), id, app.clock.now()), |txn, (actor, id, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                demand(&actor)?;
                match store::delete(txn, id).await.on_referred(Error::Conflict(Code::InUse))? {
                    0 => Err(unknown()),
                    _ => note(txn, &actor, "delete_segment", id, now).await,
                }
            })
        })
        .await
}

/// How many a question finds now, and how many of them consent to a purpose on each way.
///
/// # Errors
/// [`Code::Forbidden`], [`Error::Invalid`], [`Error::TooManyRequests`].
pub async fn count(
    app: &App,
    actor: &Actor,
    question: QuestionInput,
    purpose: ConsentPurpose,
) -> Result<Counted, Error> {
    demand(actor)?;
    let question = question.parse()?;
    app.rates.write.count(&actor.signed_in()?.account_id)?;
    let db = app.db.read();
    let known = known(db, app.clock.now()).await?;
    let consenting = |channel| finding::count(db, &question, &known, Some((purpose, channel)));
    Ok(Counted {
        all: finding::count(db, &question, &known, None).await?,
        mail: consenting(ConsentChannel::Mail).await?,
        sms: consenting(ConsentChannel::Sms).await?,
        push: consenting(ConsentChannel::Push).await?,
    })
}

/// Accounts of which a question holds, after one, in the order of their ids.
///
/// # Errors
/// When the database fails, or what is kept is no question of ours.
pub async fn accounts_after(
    db: &impl ConnectionTrait,
    question: &Question,
    after: AccountId,
    limit: u64,
    now: Instant,
) -> Result<Vec<AccountId>, Error> {
    Ok(finding::after(db, question, &known(db, now).await?, after, limit).await?)
}

/// What a segment asks; of none everybody is found.
///
/// # Errors
/// [`Error::NotFound`]; when what is kept is no question of ours.
pub async fn question_of(db: &impl ConnectionTrait, id: Option<SegmentId>) -> Result<Question, Error> {
    let Some(id) = id else { return Ok(Question::default()) };
    read(store::by_id(db, id).await?.ok_or_else(unknown)?.question)
}

/// A question from where it is kept.
///
/// # Errors
/// When it is none of ours.
pub fn read(question: Value) -> Result<Question, Error> {
    serde_json::from_value(question).map_err(Error::internal)
}

/// What these segments are called.
///
/// # Errors
/// When the database fails.
pub async fn names(
    db: &impl ConnectionTrait,
    ids: &[SegmentId],
) -> Result<HashMap<SegmentId, String>, Error> {
    let rows = store::by_ids(db, ids).await?.into_iter();
    Ok(rows.map(|segment::Model { id, name, .. }| (id, name)).collect())
}
