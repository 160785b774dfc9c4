//! What follows from the end of a draw, once for each entry: the prize, or what entering cost, and that its member is told.
//! Each step is a transaction that does a little and says so in the rows, so it can be broken off anywhere.

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::draw::{DrawId, Model};
use linli_entities::draw_entry::{self, DrawEntryId};
use linli_entities::draw_prize::{self, DrawPrizeId};
use linli_entities::ledger_transaction::SourceKind;
use linli_entities::membership::MembershipId;
use linli_entities::outbox::OutboxKind;
use sea_orm::{ConnectionTrait, Set};
use serde_json::json;

use super::editing::{demand_known, managed};
use super::{drawing, unknown};
use crate::actor::Actor;
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::AccountRef;
use crate::features::draws::store;
use crate::features::memberships;
use crate::features::points::logic::{Gift, moving};
use crate::features::points::rules::{Points, Terms};
use crate::features::rewards::logic::prizes as rewards;
use crate::page::PageRequest;
use crate::{audit, jobs, outbox};

/// Entries that are settled in one transaction.
const BATCH: u64 = 50;

/// Does what is due of draws: freezes lists, gives prizes, gives back what entering cost, and tells; answers how much was
/// done.
///
/// # Errors
/// When the database fails; what was not done is done by the next call.
pub async fn run_due(app: &App) -> Result<usize, Error> {
    Ok(drawing::freeze_due(app).await? + settle_due(app).await?)
}

async fn settle_due(app: &App) -> Result<usize, Error> {
    let some = || async move {
        // Looking first keeps an idle task from writing.
        if store::unsettled(app.db.read(), 1).await?.is_empty() {
            return Ok(0);
        }
        app.db.write(app.clock.now(), |txn, now| Box::pin(settle_some(txn, now))).await
    };
    jobs::until_none(app, some).await
}

async fn settle_some(txn: &Txn, now: Instant) -> Result<usize, Error> {
    let entries = store::unsettled(txn, BATCH).await?;
    let ids: Vec<DrawId> = entries.iter().map(|entry| entry.draw_id).collect();
    let draws: HashMap<DrawId, Model> =
        store::by_ids(txn, &ids).await?.into_iter().map(|row| (row.id, row)).collect();
    let prizes = prizes(txn, &ids).await?;
    let terms = memberships::logic::terms(txn).await?;
    for entry in &entries {
        // Whoever comes second finds it settled.
        let Some(draw) = draws.get(&entry.draw_id) else { continue };
        if !store::mark_settled(txn, entry.id, now).await? {
            continue;
        }
        if draw.cancelled_at.is_some() {
            give_back(txn, entry, &terms, now).await?;
        } else if let Some(prize) = entry.prize_id.and_then(|id| prizes.get(&id)) {
            give(txn, entry, prize, &terms, now).await?;
        }
        outbox::enqueue(txn, OutboxKind::DrawEntry, entry.id.0, now).await?;
    }
    Ok(entries.len())
}

async fn prizes(
    db: &impl ConnectionTrait,
    ids: &[DrawId],
) -> Result<HashMap<DrawPrizeId, draw_prize::Model>, Error> {
    Ok(store::prizes_of(db, ids).await?.into_iter().map(|prize| (prize.id, prize)).collect())
}

async fn give_back(txn: &Txn, entry: &draw_entry::Model, terms: &Terms, now: Instant) -> Result<(), Error> {
    if let Some(spent) = entry.transaction_id {
        moving::refund(txn, spent, None, None, terms, now).await?;
    }
    Ok(())
}

/// Gives what can be given without anybody: points and vouchers, to who is a member still.
async fn give(
    txn: &Txn,
    entry: &draw_entry::Model,
    prize: &draw_prize::Model,
    terms: &Terms,
    now: Instant,
) -> Result<(), Error> {
    let member = memberships::logic::account_of_in(txn, entry.membership_id).await?;
    let is_member = member.is_some_and(|member| member.left_at.is_none());
    let mut given = draw_entry::ActiveModel { id: Set(entry.id), ..Default::default() };
    match (prize.points, prize.reward_id) {
        (Some(points), _) if is_member => {
            let gift = Gift {
                membership_id: entry.membership_id,
                points: Points(points),
                source: (SourceKind::Draw, entry.draw_id.0),
                fact: format!("draw:{}", entry.draw_id),
                rule_id: None,
                actor_id: None,
            };
            moving::give(txn, gift, terms, now).await?;
        }
        (None, Some(reward_id)) if is_member => {
            let made = rewards::give(txn, reward_id, entry.membership_id, now).await?;
            given.redemption_id = Set(Some(made));
        }
        (None, Some(reward_id)) => return rewards::put_back(txn, reward_id, 1).await,
        (Some(_), _) | (None, None) => return Ok(()),
    }
    given.given_at = Set(Some(now));
    Ok(store::update_entry(txn, given).await?)
}

/// Somebody who won, for staff.
#[derive(Clone, Debug)]
pub struct Winner {
    /// The entry.
    pub entry: draw_entry::Model,
    /// The prize.
    pub prize: draw_prize::Model,
    /// Who.
    pub account: AccountRef,
    /// The number of the membership.
    pub member_number: String,
}

impl Winner {
    /// Whether staff still have to hand it over.
    pub fn is_waiting(&self) -> bool {
        is_waiting(&self.entry, &self.prize)
    }
}

/// Whether staff still have to hand over what was won: points and vouchers give themselves.
fn is_waiting(entry: &draw_entry::Model, prize: &draw_prize::Model) -> bool {
    prize.points.is_none() && prize.reward_id.is_none() && entry.given_at.is_none()
}

/// A page of those who won, in the order in which they were drawn, for whoever runs the draw.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`].
pub async fn winners(
    app: &App,
    actor: &Actor,
    id: DrawId,
    page: &PageRequest<i32>,
) -> Result<(Vec<Winner>, Option<String>), Error> {
    demand_known(app, actor, id).await?;
    let rows = store::winners(app.db.read(), id, page.after, page.rows()).await?;
    let (rows, next) = page.cut(rows, |row| row.place.unwrap_or(0));
    Ok((seen(app, id, rows).await?, next))
}

async fn seen(app: &App, id: DrawId, rows: Vec<draw_entry::Model>) -> Result<Vec<Winner>, Error> {
    let prizes = prizes(app.db.read(), &[id]).await?;
    let members: Vec<MembershipId> = rows.iter().map(|row| row.membership_id).collect();
    let people = memberships::logic::people(app, &members).await?;
    let winners = rows.into_iter().filter_map(|entry| {
        Some(Winner {
            prize: prizes.get(&entry.prize_id?)?.clone(),
            account: people.get(&entry.membership_id)?.1.clone(),
            member_number: memberships::rules::number(entry.membership_id),
            entry,
        })
    });
    Ok(winners.collect())
}

/// Notes that a prize was handed over.
///
/// # Errors
/// [`Error::NotFound`] also for a number that won nothing; [`Code::Forbidden`]; [`Code::WrongState`] for what was given, or
/// gives itself; [`Code::Involved`] for one's own.
pub async fn hand_over(app: &App, actor: &Actor, id: DrawId, number: i32) -> Result<Winner, Error> {
    demand_known(app, actor, id).await?;
    let input = (actor.clone(), (id, number), app.clock.now());
    app.db
        .write(input, |txn, (actor, (id, number), now)| {
            Box::pin(async move {
                let (actor, _) = managed(txn, &actor, id).await?;
                let nobody = || Error::NotFound("winner");
                let entry = store::entry(txn, id, number).await?.ok_or_else(nobody)?;
                let prize = prizes(txn, &[id]).await?.remove(&entry.prize_id.ok_or_else(nobody)?);
                let prize = prize.ok_or_else(nobody)?;
                let member = memberships::logic::account_of_in(txn, entry.membership_id).await?;
                if member.is_some_and(|member| Some(member.account_id) == actor.account_id()) {
                    return Err(Error::Forbidden(Code::Involved));
                }
                if !is_waiting(&entry, &prize) {
                    return Err(Error::Conflict(Code::WrongState));
                }
                let given = draw_entry::ActiveModel {
                    id: Set(entry.id),
                    given_at: Set(Some(now)),
                    given_by: Set(actor.account_id()),
                    ..Default::default()
                };
                store::update_entry(txn, given).await?;
                let detail = json!({ "number": number });
                Ok(audit::record(txn, &actor, "hand_over_prize", ("draw", id.0), detail, now).await?)
            })
        })
        .await?;
    let entry = store::entry(app.db.read(), id, number).await?.ok_or_else(unknown)?;
    seen(app, id, vec![entry]).await?.pop().ok_or_else(unknown)
}

/// An entry whose draw ended, for whoever is told.
#[derive(Clone, Debug)]
pub struct Told {
    /// The entry.
    pub entry: draw_entry::Model,
    /// What the draw is called.
    pub title: String,
    /// Whether it was cancelled.
    pub cancelled: bool,
    /// What was won.
    pub prize: Option<String>,
}

/// These entries.
///
/// # Errors
/// When the database fails.
pub async fn told(db: &impl ConnectionTrait, ids: &[DrawEntryId]) -> Result<Vec<Told>, Error> {
    let entries = store::entries_by_ids(db, ids).await?;
    let draws: Vec<DrawId> = entries.iter().map(|entry| entry.draw_id).collect();
    let rows = store::by_ids(db, &draws).await?;
    let prizes = prizes(db, &draws).await?;
    let told = entries.into_iter().filter_map(|entry| {
        let row = rows.iter().find(|row| row.id == entry.draw_id)?;
        let prize = entry.prize_id.and_then(|id| prizes.get(&id)).map(|prize| prize.title.clone());
        Some(Told { title: row.title.clone(), cancelled: row.cancelled_at.is_some(), prize, entry })
    });
    Ok(told.collect())
}

/// Of an account that is erased nothing leads to its entries any more; what they prove stays.
///
/// # Errors
/// When the database fails.
pub async fn forget(txn: &Txn, account_id: AccountId) -> Result<(), Error> {
    match memberships::logic::id_in(txn, account_id).await? {
        Some(member) => Ok(store::forget_salts(txn, member).await?),
        None => Ok(()),
    }
}
