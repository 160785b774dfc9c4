//! Making commitments, moving them, ending them: each is an entry of the history.

use linli_entities::commitment::{ActiveModel, CommitmentId, Model};
use linli_entities::commitment_entry::{self as entry, CommitmentEntryId, CommitmentEntryKind};
use linli_entities::outbox::OutboxKind;
use linli_entities::post::PostId;
use linli_entities::{Date, Instant};
use sea_orm::Set;
use serde_json::json;

use super::{MAKE, Seen, get, unknown};
use crate::actor::Actor;
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::sessions;
use crate::features::boards::rules::BoardScope;
use crate::features::commitments::input::{CommitmentEnd, CommitmentInput, CommitmentMove};
use crate::features::commitments::rules::{self, ENTRIES_MAX, NewCommitment, Standing, chain};
use crate::features::commitments::store;
use crate::features::promise::rules::calendar;
use crate::features::{posts, projects, topics};
use crate::once::Once;
use crate::{audit, etag, outbox};

/// Demands that the actor wrote the post and answers for its project.
fn demand_maker(
    actor: &Actor,
    post: &linli_entities::post::Model,
    board: &BoardScope,
) -> Result<linli_entities::project::ProjectId, Error> {
    actor.demand(MAKE, board.scope())?;
    // Nobody answers for a project where there is none, nobody commits others, and nobody does so without a name.
    let own = actor.account_id() == Some(post.author_id) && post.pseudonym_id.is_none();
    match &board.project {
        Some(project) if own => Ok(project.id),
        _ => Err(Error::Forbidden(Code::Forbidden)),
    }
}

/// Makes one's own post a commitment.
///
/// # Errors
/// [`Error::NotFound`] for a post that may not be seen; [`Code::Forbidden`] to whoever did not write it or does not answer
/// for its project; [`Code::PostDeleted`], [`Code::PostCommitted`], [`Error::Invalid`].
pub async fn create(
    app: &App,
    actor: &Actor,
    post_id: PostId,
    input: CommitmentInput,
    once: Once,
) -> Result<Seen, Error> {
    let account_id = actor.signed_in()?.account_id;
    let (post, board) = posts::logic::seen(app, actor, post_id).await?;
    demand_maker(actor, &post, &board)?;
    let now = app.clock.now();
    let new = NewCommitment::parse(input, calendar::date(now))?;
    app.rates.write.count(&account_id)?;
    let input = (actor.clone(), post_id, new, once, now);
    let id = app
        .db
        .write(input, |txn, (actor, post_id, new, once, now)| {
            Box::pin(async move {
                if let Some(before) = once.made_before(txn).await? {
                    return Ok(CommitmentId(before));
                }
                let id = create_in(txn, &actor, post_id, new, now).await?;
                once.remember(txn, id.0, now).await?;
                Ok(id)
            })
        })
        .await?;
    get(app, actor, id).await
}

async fn create_in(
    txn: &Txn,
    actor: &Actor,
    post_id: PostId,
    new: NewCommitment,
    now: Instant,
) -> Result<CommitmentId, Error> {
    let (actor, post, board) = posts::logic::held(txn, actor, post_id).await?;
    let project_id = demand_maker(&actor, &post, &board)?;
    if post.deleted_at.is_some() {
        return Err(Error::Conflict(Code::PostDeleted));
    }
    if super::is_bound(txn, post_id).await? {
        return Err(Error::Conflict(Code::PostCommitted));
    }
    let made = Said { kind: CommitmentEntryKind::Made, due_on: new.due_on, reason: None };
    // The id is not part of what is hashed: it is given by the row that holds the hash.
    let first = made.entry(CommitmentId(0), 1, &actor, now);
    let head = chain::after(&[], (post_id, &new.text), &first);
    let row = ActiveModel {
        project_id: Set(project_id),
        post_id: Set(post_id),
        text: Set(new.text),
        first_due_on: Set(new.due_on),
        due_on: Set(new.due_on),
        missed: Set(false),
        outcome: Set(None),
        ended_on: Set(None),
        entry_count: Set(1),
        head: Set(head.clone()),
        warn_on: Set(Some(rules::first_warning(new.due_on, calendar::date(now)))),
        made_by: Set(actor.account_id()),
        made_at: Set(now),
        ..Default::default()
    };
    let id = store::insert(txn, row).await?;
    insert_entry(txn, entry::Model { commitment_id: id, hash: head, ..first }).await?;
    topics::logic::touch(txn, post.topic_id, board.id);
    let detail = json!({ "post_id": post_id, "due_on": new.due_on });
    audit::record(txn, &actor, "create_commitment", ("commitment", id.0), detail, now).await?;
    Ok(id)
}

/// What is said of a commitment.
#[derive(Clone, Debug)]
struct Said {
    kind: CommitmentEntryKind,
    due_on: Date,
    reason: Option<String>,
}

impl Said {
    fn entry(&self, id: CommitmentId, number: i64, actor: &Actor, now: Instant) -> entry::Model {
        entry::Model {
            id: CommitmentEntryId(0),
            commitment_id: id,
            number,
            kind: self.kind,
            due_on: self.due_on,
            reason: self.reason.clone(),
            actor_id: actor.account_id(),
            acted_at: now,
            hash: vec![],
        }
    }
}

async fn insert_entry(txn: &Txn, row: entry::Model) -> Result<(), Error> {
    let row = entry::ActiveModel {
        commitment_id: Set(row.commitment_id),
        number: Set(row.number),
        kind: Set(row.kind),
        due_on: Set(row.due_on),
        reason: Set(row.reason),
        actor_id: Set(row.actor_id),
        acted_at: Set(row.acted_at),
        hash: Set(row.hash),
        ..Default::default()
    };
    store::insert_entry(txn, row).await?;
    Ok(())
}

/// Writes an entry of a commitment that is held, and what the commitment is after it.
async fn note(txn: &Txn, actor: &Actor, before: &Model, said: Said, now: Instant) -> Result<(), Error> {
    let mut entry = said.entry(before.id, before.entry_count + 1, actor, now);
    entry.hash = chain::after(&before.head, (before.post_id, &before.text), &entry);
    let standing = Standing::of(before).after(&entry);
    let today = calendar::date(now);
    let row = ActiveModel {
        id: Set(before.id),
        due_on: Set(standing.due_on),
        missed: Set(standing.missed),
        outcome: Set(standing.outcome),
        ended_on: Set(standing.ended_on),
        entry_count: Set(entry.number),
        head: Set(entry.hash.clone()),
        warn_on: Set(match standing.outcome {
            None => Some(rules::first_warning(standing.due_on, today)),
            Some(_) => None,
        }),
        ..Default::default()
    };
    store::update(txn, row).await?;
    insert_entry(txn, entry).await?;
    if let Some((topic_id, board_id)) = store::place(txn, before.post_id).await? {
        topics::logic::touch(txn, topic_id, board_id);
    }
    Ok(())
}

/// The commitment, held, for whoever answers for its project still; it stands, and has room for another entry.
async fn held(txn: &Txn, actor: &Actor, id: CommitmentId) -> Result<(Actor, Model), Error> {
    let actor = sessions::seen_again(txn, actor).await?;
    let row = store::locked(txn, id).await?.ok_or_else(unknown)?;
    projects::logic::demand(txn, &actor, MAKE, row.project_id).await?;
    if row.outcome.is_some() {
        return Err(Error::Conflict(Code::WrongState));
    }
    Ok((actor, row))
}

/// Demands that the actor may know of the commitment and answers for its project, before what is sent is judged.
async fn demand_answering(app: &App, actor: &Actor, id: CommitmentId) -> Result<(), Error> {
    actor.signed_in()?;
    let seen = get(app, actor, id).await?;
    projects::logic::demand(app.db.read(), actor, MAKE, seen.row.project_id).await.map(drop)
}

/// Moves a commitment that is still at the version that was seen to another day, with a reason that stays.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`], [`Error::PreconditionRequired`], [`Error::Stale`], [`Error::Invalid`];
/// [`Code::WrongState`] for one that has ended; [`Code::TooMany`] for one that was moved too often.
pub async fn reschedule(
    app: &App,
    actor: &Actor,
    id: CommitmentId,
    if_match: Option<&str>,
    input: CommitmentMove,
) -> Result<Seen, Error> {
    demand_answering(app, actor, id).await?;
    let seen = etag::version_seen(if_match)?;
    let now = app.clock.now();
    let moved = rules::moved(input, calendar::date(now))?;
    app.db
        .write((actor.clone(), (id, seen), moved, now), |txn, (actor, (id, seen), moved, now)| {
            Box::pin(async move {
                let (actor, before) = held(txn, &actor, id).await?;
                etag::demand_unchanged(seen, before.entry_count)?;
                // The last place is for its end.
                if before.entry_count + 1 >= ENTRIES_MAX {
                    return Err(Error::Conflict(Code::TooMany));
                }
                let (due_on, reason) = moved;
                if due_on == before.due_on {
                    return Err(Error::invalid("/due_on", Code::OutOfRange));
                }
                let detail = json!({ "before": before.due_on, "after": due_on });
                let said = Said { kind: CommitmentEntryKind::Moved, due_on, reason: Some(reason) };
                note(txn, &actor, &before, said, now).await?;
                let entity = ("commitment", id.0);
                Ok(audit::record(txn, &actor, "move_commitment", entity, detail, now).await?)
            })
        })
        .await?;
    get(app, actor, id).await
}

/// Says that a commitment was kept, or gives it up.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`], [`Error::Invalid`]; [`Code::WrongState`] for one that has ended.
pub async fn end(app: &App, actor: &Actor, id: CommitmentId, input: CommitmentEnd) -> Result<Seen, Error> {
    demand_answering(app, actor, id).await?;
    let ended = rules::ended(input)?;
    app.db
        .write((actor.clone(), id, ended, app.clock.now()), |txn, (actor, id, (kind, reason), now)| {
            Box::pin(async move {
                let (actor, before) = held(txn, &actor, id).await?;
                let said = Said { kind, due_on: before.due_on, reason };
                note(txn, &actor, &before, said, now).await?;
                outbox::enqueue(txn, OutboxKind::CommitmentEnded, id.0, now).await?;
                let detail = json!({ "outcome": kind });
                let entity = ("commitment", id.0);
                Ok(audit::record(txn, &actor, "end_commitment", entity, detail, now).await?)
            })
        })
        .await?;
    get(app, actor, id).await
}
