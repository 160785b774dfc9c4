//! Learning who writes under a pseudonym: one of the staff asks, another approves, and the person is told.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::outbox::OutboxKind;
use linli_entities::project::{self, ProjectId};
use linli_entities::pseudonym::{self, PseudonymId};
use linli_entities::unmasking::{ActiveModel, Model, UnmaskingDecision, UnmaskingId};
use sea_orm::{ConnectionTrait, Set};
use serde_json::json;

use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::{AccountRef, sessions};
use crate::features::pseudonyms::input::UnmaskingInput;
use crate::features::pseudonyms::output::Unmasking;
use crate::features::pseudonyms::{rules, store};
use crate::features::{accounts, projects};
use crate::once::Once;
use crate::page::{Page, PageRequest};
use crate::{audit, outbox};

/// What asking and deciding take.
const UNMASK: Permission = Permission::Moderate;

fn unknown() -> Error {
    Error::NotFound("unmasking")
}

/// Asks who writes under a pseudonym.
///
/// # Errors
/// [`Code::Forbidden`] to whoever moderates nothing; [`Error::NotFound`] for a pseudonym of a project that the actor does
/// not moderate; [`Code::Involved`] of one's own; [`Code::AlreadyProposed`]; those of [`rules::reason`].
pub async fn ask(
    app: &App,
    actor: &Actor,
    id: PseudonymId,
    input: &UnmaskingInput,
    once: Once,
) -> Result<Unmasking, Error> {
    actor.demand(UNMASK, Scope::Anywhere)?;
    let reason = rules::reason(input)?;
    app.rates.write.count(&actor.signed_in()?.account_id)?;
    let input = (actor.clone(), id, reason, once, app.clock.now());
    let row = app
        .db
        .write(input, |txn, (actor, id, reason, once, now)| {
            Box::pin(ask_in(txn, actor, id, reason, once, now))
        })
        .await?;
    one(app, actor, row).await
}

async fn ask_in(
    txn: &Txn,
    actor: Actor,
    id: PseudonymId,
    reason: String,
    once: Once,
    now: Instant,
) -> Result<Model, Error> {
    let actor = sessions::seen_again(txn, &actor).await?;
    let account_id = actor.signed_in()?.account_id;
    let missing = || Error::NotFound("pseudonym");
    let row = store::by_id(txn, id).await?.ok_or_else(missing)?;
    let project = projects::logic::project(txn, row.project_id).await?;
    if !actor.may(UNMASK, projects::rules::scope(&project)) {
        return Err(missing());
    }
    if row.account_id == account_id {
        return Err(Error::Forbidden(Code::Involved));
    }
    if let Some(before) = once.made_before(txn).await? {
        return store::unmaskings::by_id(txn, UnmaskingId(before)).await?.ok_or_else(unknown);
    }
    let new = ActiveModel {
        pseudonym_id: Set(id),
        project_id: Set(row.project_id),
        reason: Set(reason),
        asked_by: Set(account_id),
        asked_at: Set(now),
        ..Default::default()
    };
    let asked = store::unmaskings::insert(txn, new).await?;
    let detail = json!({ "unmasking_id": asked.id });
    audit::record(txn, &actor, "ask_unmasking", ("pseudonym", id.0), detail, now).await?;
    once.remember(txn, asked.id.0, now).await?;
    Ok(asked)
}

/// Approves that who asked learns of whom the pseudonym is, and learns it as well; or refuses.
///
/// # Errors
/// [`Code::Forbidden`] to whoever moderates nothing; [`Error::NotFound`] in a project that the actor does not moderate;
/// [`Code::Involved`] to who asked and to whose pseudonym it is; [`Code::AlreadyDecided`].
pub async fn decide(
    app: &App,
    actor: &Actor,
    id: UnmaskingId,
    decision: UnmaskingDecision,
) -> Result<Unmasking, Error> {
    actor.demand(UNMASK, Scope::Anywhere)?;
    let input = (actor.clone(), id, decision, app.clock.now());
    let row = app.db.write(input, |txn, input| Box::pin(decide_in(txn, input))).await?;
    one(app, actor, row).await
}

async fn decide_in(
    txn: &Txn,
    (actor, id, decision, now): (Actor, UnmaskingId, UnmaskingDecision, Instant),
) -> Result<Model, Error> {
    let actor = sessions::seen_again(txn, &actor).await?;
    let account_id = actor.signed_in()?.account_id;
    let (row, own, project) = known(txn, &actor, id).await?;
    if row.asked_by == account_id || own.account_id == account_id {
        return Err(Error::Forbidden(Code::Involved));
    }
    let decided = store::unmaskings::decide(txn, id, decision, (Some(account_id), now)).await?;
    let decided = decided.ok_or(Error::Conflict(Code::AlreadyDecided))?;
    let act = match decision {
        UnmaskingDecision::Approved => "approve_unmasking",
        UnmaskingDecision::Refused => "refuse_unmasking",
    };
    let detail = json!({ "unmasking_id": id, "asked_by": row.asked_by, "project_id": project.id });
    audit::record(txn, &actor, act, ("pseudonym", own.id.0), detail, now).await?;
    if decision == UnmaskingDecision::Approved {
        outbox::enqueue(txn, OutboxKind::Unmasking, id.0, now).await?;
    }
    Ok(decided)
}

/// An unmasking in a project that the actor moderates.
async fn known(
    db: &impl ConnectionTrait,
    actor: &Actor,
    id: UnmaskingId,
) -> Result<(Model, pseudonym::Model, project::Model), Error> {
    let row = store::unmaskings::by_id(db, id).await?.ok_or_else(unknown)?;
    let project = projects::logic::project(db, row.project_id).await?;
    if !actor.may(UNMASK, projects::rules::scope(&project)) {
        return Err(unknown());
    }
    let own = store::by_id(db, row.pseudonym_id).await?.ok_or_else(unknown)?;
    Ok((row, own, project))
}

/// An unmasking.
///
/// # Errors
/// As [`decide`], for whoever reads.
pub async fn get(app: &App, actor: &Actor, id: UnmaskingId) -> Result<Unmasking, Error> {
    actor.demand(UNMASK, Scope::Anywhere)?;
    let (row, ..) = known(app.db.read(), actor, id).await?;
    one(app, actor, row).await
}

/// The unmaskings of a project, the newest first.
///
/// # Errors
/// [`Error::NotFound`] for a project that is none; [`Code::Forbidden`] to whoever does not moderate it.
pub async fn list(
    app: &App,
    actor: &Actor,
    project_id: ProjectId,
    page: PageRequest<UnmaskingId>,
) -> Result<Page<Unmasking>, Error> {
    let db = app.db.read();
    projects::logic::demand(db, actor, UNMASK, project_id).await?;
    let rows = store::unmaskings::of_project(db, project_id, page.after, page.rows()).await?;
    let (rows, next) = page.cut(rows, |row| row.id);
    Ok(Page { items: shown(app, actor, rows).await?, next })
}

async fn one(app: &App, actor: &Actor, row: Model) -> Result<Unmasking, Error> {
    shown(app, actor, vec![row]).await?.pop().ok_or_else(unknown)
}

/// Unmaskings as the actor sees them: whose pseudonym it is, only where the actor asked or approved.
async fn shown(app: &App, actor: &Actor, rows: Vec<Model>) -> Result<Vec<Unmasking>, Error> {
    let reader = actor.account_id();
    let ids: Vec<PseudonymId> = rows.iter().map(|row| row.pseudonym_id).collect();
    let owners = store::by_ids(app.db.read(), &ids).await?;
    let owner = |row: &Model| owners.iter().find(|one| one.id == row.pseudonym_id);
    let revealed = |row: &Model| {
        let party = Some(row.asked_by) == reader || (row.decided_by.is_some() && row.decided_by == reader);
        let approved = row.decision == Some(UnmaskingDecision::Approved);
        owner(row).filter(|_| party && approved).map(|own| own.account_id)
    };
    let named = rows.iter().flat_map(|row| [Some(row.asked_by), row.decided_by, revealed(row)]);
    let named: Vec<AccountId> = named.flatten().collect();
    let people = accounts::logic::refs(app, &named, Scope::Anywhere).await?;
    let shown = rows.iter().map(|row| Unmasking {
        id: row.id,
        pseudonym_id: row.pseudonym_id,
        label: owner(row).map(|own| own.label.clone()).unwrap_or_default(),
        reason: row.reason.clone(),
        asked_by: AccountRef::of(&people, row.asked_by),
        asked_at: row.asked_at,
        decision: row.decision,
        decided_by: row.decided_by.map(|by| AccountRef::of(&people, by)),
        decided_at: row.decided_at,
        may_decide: row.decision.is_none()
            && Some(row.asked_by) != reader
            && owner(row).is_none_or(|own| Some(own.account_id) != reader),
        account: revealed(row).map(|id| AccountRef::of(&people, id)),
    });
    Ok(shown.collect())
}

/// An unmasking that was approved, for telling whose pseudonym it is.
#[derive(Clone, Debug)]
pub struct Told {
    /// The unmasking.
    pub row: Model,
    /// Whose it is.
    pub account_id: AccountId,
    /// What the pseudonym is called.
    pub label: String,
    /// The name of the project.
    pub project: String,
}

/// Those of these unmaskings that were approved.
///
/// # Errors
/// When the database fails.
pub async fn told(db: &impl ConnectionTrait, ids: &[UnmaskingId]) -> Result<Vec<Told>, Error> {
    let mut told = vec![];
    for row in store::unmaskings::by_ids(db, ids).await? {
        let Some(own) = store::by_id(db, row.pseudonym_id).await? else { continue };
        if row.decision == Some(UnmaskingDecision::Approved) {
            let project = projects::logic::project(db, row.project_id).await?.name;
            told.push(Told { account_id: own.account_id, label: own.label, project, row });
        }
    }
    Ok(told)
}
