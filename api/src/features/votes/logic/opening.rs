//! Opening a vote, which takes two persons and freezes its register; and letting it come to nothing.

use std::collections::{BTreeMap, HashSet};

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::outbox::OutboxKind;
use linli_entities::unit::UnitId;
use linli_entities::vote::{ActiveModel, Model, VoteId};
use linli_entities::vote_step::{self, VoteStepKind};
use linli_entities::{vote_elector, vote_unit};
use sea_orm::Set;
use serde_json::json;

use super::{Seen, demand_draft, demand_known, get, managed};
use crate::actor::Actor;
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::ownerships;
use crate::features::projects::logic::buildings;
use crate::features::votes::input::VoteCancellation;
use crate::features::votes::rules::{self, LASTS, UNITS_MAX, VotePhase, hashes};
use crate::features::votes::store::{self, register, steps};
use crate::{audit, etag, outbox};

/// Opens a vote: the first who says so proposes it, the second, who is somebody else, opens it. Both say which version they
/// have read.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`], [`Error::PreconditionRequired`], [`Error::Stale`]; [`Code::WrongState`] for what
/// is no draft; [`Code::Involved`] to whoever proposed it; [`Error::Invalid`] at `/closes_at` where too little of its time is
/// left; [`Code::AreasMissing`], [`Code::TooMany`]; [`Code::WrongState`] where nobody could vote either.
pub async fn open(app: &App, actor: &Actor, id: VoteId, if_match: Option<&str>) -> Result<Seen, Error> {
    demand_known(app, actor, id).await?;
    let seen = etag::version_seen(if_match)?;
    app.db
        .write((actor.clone(), (id, seen), app.clock.now()), |txn, (actor, (id, seen), now)| {
            Box::pin(async move {
                let (actor, row) = managed(txn, &actor, id).await?;
                etag::demand_unchanged(seen, row.version)?;
                demand_draft(&row, now)?;
                if row.closes_at - row.opens_at.max(now) < LASTS.0 {
                    return Err(Error::invalid("/closes_at", Code::OutOfRange));
                }
                let act = match row.proposed_by {
                    None => propose(txn, &actor, &row, now).await?,
                    Some(by) if Some(by) == actor.account_id() => {
                        return Err(Error::Forbidden(Code::Involved));
                    }
                    Some(_) => open_in(txn, &actor, &row, now).await?,
                };
                Ok(audit::record(txn, &actor, act, ("vote", id.0), json!({}), now).await?)
            })
        })
        .await?;
    get(app, actor, id).await
}

async fn propose(txn: &Txn, actor: &Actor, row: &Model, now: Instant) -> Result<&'static str, Error> {
    let proposed = ActiveModel {
        id: Set(row.id),
        proposed_by: Set(actor.account_id()),
        proposed_at: Set(Some(now)),
        version: Set(row.version + 1),
        changed_at: Set(now),
        ..Default::default()
    };
    store::update(txn, proposed).await?;
    Ok("propose_vote")
}

async fn open_in(txn: &Txn, actor: &Actor, row: &Model, now: Instant) -> Result<&'static str, Error> {
    let frozen = Register::of(txn, row).await?;
    let (questions, options) =
        (store::questions_of(txn, &[row.id]).await?, store::options_of(txn, &[row.id]).await?);
    let content_hash = hashes::content(row, &questions, &options);
    let register_hash = hash_of(row.id, &frozen.homes);
    let opened = ActiveModel {
        id: Set(row.id),
        opened_by: Set(actor.account_id()),
        opened_at: Set(Some(now)),
        unit_count: Set(i32::try_from(frozen.homes.len()).unwrap_or(i32::MAX)),
        area_dm2: Set(frozen.area()),
        several_count: Set(frozen.several()),
        content_hash: Set(Some(content_hash.clone())),
        register_hash: Set(Some(register_hash.clone())),
        version: Set(row.version + 1),
        changed_at: Set(now),
        ..Default::default()
    };
    // Nothing is added to the register of a vote that was opened: the database sees to it.
    register::insert(txn, frozen.homes, frozen.electors).await?;
    store::update(txn, opened).await?;
    let detail = format!("{} {}", hex::encode(content_hash), hex::encode(register_hash));
    step(txn, row.id, VoteStepKind::Opened, detail, actor.account_id(), now).await?;
    let due = rules::reminders(now, row.opens_at, row.closes_at);
    steps::insert_reminders(txn, row.id, due).await?;
    Ok("open_vote")
}

/// The hash of these homes, as they are in the register of a vote.
pub(super) fn hash_of(id: VoteId, homes: &[vote_unit::Model]) -> Vec<u8> {
    let registered = homes.iter().map(|home| hashes::Registered {
        number: home.number,
        label: &home.label,
        area_dm2: home.area_dm2,
        owner_count: home.owner_count,
    });
    hashes::register(id, registered)
}

/// Who may vote, for which homes.
struct Register {
    homes: Vec<vote_unit::Model>,
    electors: Vec<vote_elector::Model>,
    /// The owners of each home that has some, in the order of their ids.
    owners: BTreeMap<UnitId, Vec<AccountId>>,
}

impl Register {
    /// As it is now.
    async fn of(txn: &Txn, row: &Model) -> Result<Self, Error> {
        let limit = UNITS_MAX as u64 + 1;
        let found = buildings::homes_in(txn, row.project_id, row.building_id, limit).await?;
        if found.len() > UNITS_MAX {
            return Err(Error::Conflict(Code::TooMany));
        }
        let lacking = found.iter().filter(|(unit, _)| unit.area_dm2.is_none()).count();
        if lacking > 0 && rules::weighs_area(row.weight) {
            return Err(Error::ConflictTold(Code::AreasMissing, format!("homes without one: {lacking}")));
        }
        let mut owners: BTreeMap<UnitId, Vec<AccountId>> = BTreeMap::new();
        for (unit_id, account_id) in
            ownerships::logic::owners_in(txn, row.project_id, row.building_id).await?
        {
            owners.entry(unit_id).or_default().push(account_id);
        }
        owners.values_mut().for_each(|of| of.sort_unstable());
        if owners.is_empty() {
            return Err(Error::ConflictTold(Code::WrongState, "no home there has an owner".to_owned()));
        }
        let homes = (1..).zip(found).map(|(number, (unit, building))| vote_unit::Model {
            vote_id: row.id,
            number,
            unit_id: unit.id,
            label: format!("{building} {}", unit.name),
            area_dm2: unit.area_dm2,
            owner_count: owners.get(&unit.id).map_or(0, |of| i32::try_from(of.len()).unwrap_or(i32::MAX)),
        });
        let electors = owners.iter().flat_map(|(unit_id, of)| {
            of.iter().map(|account_id| vote_elector::Model {
                vote_id: row.id,
                unit_id: *unit_id,
                account_id: *account_id,
            })
        });
        Ok(Self { homes: homes.collect(), electors: electors.collect(), owners })
    }

    fn area(&self) -> i64 {
        self.homes.iter().filter_map(|home| home.area_dm2).map(i64::from).sum()
    }

    /// How many homes have just the owners that another has, beyond the first of them each.
    fn several(&self) -> i32 {
        let different: HashSet<&Vec<AccountId>> = self.owners.values().collect();
        i32::try_from(self.owners.len() - different.len()).unwrap_or(i32::MAX)
    }
}

/// Writes what became of a vote that is held, and tells of it.
pub(super) async fn step(
    txn: &Txn,
    id: VoteId,
    kind: VoteStepKind,
    detail: String,
    actor_id: Option<AccountId>,
    now: Instant,
) -> Result<(), Error> {
    let before = steps::steps_of(txn, &[id]).await?.pop();
    let (number, head) = before.map_or((1, vec![]), |step| (step.number + 1, step.hash));
    let said = hashes::Stepped { vote_id: id, number, kind, detail: &detail, actor_id, acted_at: now };
    let hash = hashes::step(&head, &said);
    let row = vote_step::ActiveModel {
        vote_id: Set(id),
        number: Set(number),
        kind: Set(kind),
        detail: Set(detail.clone()),
        actor_id: Set(actor_id),
        acted_at: Set(now),
        hash: Set(hash),
        ..Default::default()
    };
    let step_id = steps::insert(txn, row).await?;
    Ok(outbox::enqueue(txn, OutboxKind::VoteStep, step_id.0, now).await?)
}

/// Lets a vote come to nothing, with a reason that everybody reads who may read the vote. Nothing is ever counted of it.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`], [`Error::Invalid`]; [`Code::WrongState`] of what has ended, or whose ballots are
/// being counted.
pub async fn cancel(app: &App, actor: &Actor, id: VoteId, input: VoteCancellation) -> Result<Seen, Error> {
    demand_known(app, actor, id).await?;
    let input = (actor.clone(), id, input.parse()?, app.clock.now());
    app.db
        .write(input, |txn, (actor, id, reason, now)| {
            Box::pin(async move {
                let (actor, row) = managed(txn, &actor, id).await?;
                if !matches!(
                    rules::phase(&row, now),
                    VotePhase::Draft | VotePhase::Announced | VotePhase::Open
                ) {
                    return Err(Error::Conflict(Code::WrongState));
                }
                // A draft was known to nobody else: nothing is told of it.
                if row.opened_at.is_some() {
                    step(txn, id, VoteStepKind::Cancelled, reason.clone(), actor.account_id(), now).await?;
                }
                let detail = json!({ "reason": reason });
                let ended = ActiveModel {
                    id: Set(id),
                    cancelled_at: Set(Some(now)),
                    cancel_reason: Set(Some(reason)),
                    version: Set(row.version + 1),
                    changed_at: Set(now),
                    ..Default::default()
                };
                store::update(txn, ended).await?;
                Ok(audit::record(txn, &actor, "cancel_vote", ("vote", id.0), detail, now).await?)
            })
        })
        .await?;
    get(app, actor, id).await
}
