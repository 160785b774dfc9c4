//! Use cases of standings.

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::membership::{MembershipId, Model};
use sea_orm::ConnectionTrait;

use super::rules::{self, Facts, HALF, Risk, Stage, YEAR};
use super::store;
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::error::Error;
use crate::features::accounts::logic::{AccountRef, refs as people};
use crate::features::complaints;
use crate::page::{self, PageRequest};

/// Members that are looked at together.
const TOGETHER: u64 = 200;
/// Members that one request looks at, at most: who looks for few among many reads on by the cursor.
const LOOKED_AT: u64 = 2_000;

/// Where a member stands.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The membership.
    pub row: Model,
    /// Whose it is.
    pub account: AccountRef,
    /// What it was reckoned from.
    pub facts: Facts,
    /// Where they stand.
    pub stage: Stage,
    /// Why they may be about to leave.
    pub risks: Vec<Risk>,
}

/// Which members are looked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sought {
    /// Only those who stand so.
    pub stage: Option<Stage>,
    /// Only those who may be about to leave.
    pub at_risk: bool,
}

impl Sought {
    fn fits(self, stage: Stage, risks: &[Risk]) -> bool {
        self.stage.is_none_or(|wanted| wanted == stage) && (!self.at_risk || !risks.is_empty())
    }
}

/// Members and where they stand now, oldest membership first, and the cursor to read on. A page may hold fewer than asked
/// for, also none, while more follow: a request looks at so many and no more.
///
/// # Errors
/// [`Code::Forbidden`](crate::code::Code::Forbidden).
pub async fn list(
    app: &App,
    actor: &Actor,
    sought: Sought,
    page: &PageRequest<MembershipId>,
) -> Result<(Vec<Standing>, Option<String>), Error> {
    actor.demand(Permission::WriteBulletins, Scope::Club)?;
    let (db, now) = (app.db.read(), app.clock.now());
    let limit = usize::try_from(page.limit).unwrap_or(usize::MAX);
    let (mut found, mut after) = (vec![], page.after.unwrap_or(MembershipId(0)));
    for _ in 0..LOOKED_AT / TOGETHER {
        let rows = store::members_after(db, after, TOGETHER).await?;
        let whole = (rows.len() as u64) < TOGETHER;
        let mut known = facts(db, &rows, now).await?;
        for row in rows {
            let Some(facts) = known.remove(&row.id) else { continue };
            let (stage, risks) = (rules::stage(&facts, now), rules::risks(&facts, now));
            if sought.fits(stage, &risks) {
                if found.len() == limit {
                    return Ok((shown(app, found).await?, Some(page::encode(&after))));
                }
                found.push((row.clone(), facts, stage, risks));
            }
            after = row.id;
        }
        if whole {
            return Ok((shown(app, found).await?, None));
        }
    }
    Ok((shown(app, found).await?, Some(page::encode(&after))))
}

type Found = (Model, Facts, Stage, Vec<Risk>);

async fn shown(app: &App, found: Vec<Found>) -> Result<Vec<Standing>, Error> {
    let ids: Vec<AccountId> = found.iter().map(|(row, ..)| row.account_id).collect();
    let accounts = people::refs(app, &ids, Scope::Club).await?;
    let shown = found.into_iter().map(|(row, facts, stage, risks)| {
        let account = AccountRef::of(&accounts, row.account_id);
        Standing { row, account, facts, stage, risks }
    });
    Ok(shown.collect())
}

/// What is known of these members.
async fn facts(
    db: &impl ConnectionTrait,
    rows: &[Model],
    now: Instant,
) -> Result<HashMap<MembershipId, Facts>, Error> {
    let ids: Vec<AccountId> = rows.iter().map(|row| row.account_id).collect();
    let seen: HashMap<AccountId, Instant> = store::seen(db, &ids).await?.into_iter().collect();
    let ratings: HashMap<_, _> = store::ratings(db, &ids, now - YEAR).await?.into_iter().collect();
    let waiting = complaints::logic::complaining(db, &ids).await?;
    let last = deeds(db, rows, (now - HALF, now)).await?;
    let before = deeds(db, rows, (now - HALF * 2, now - HALF)).await?;
    let known = rows.iter().map(|row| {
        let id = row.account_id;
        let (deeds, did_at) = last.get(&id).copied().unwrap_or_default();
        let (deeds_before, did_before_at) = before.get(&id).copied().unwrap_or_default();
        let facts = Facts {
            joined_at: row.joined_at,
            left: row.left_at.is_some(),
            seen_at: seen.get(&id).copied().max(did_at).max(did_before_at),
            deeds,
            deeds_before,
            rating: ratings.get(&id).copied().flatten(),
            complaint_since: waiting.get(&id).copied(),
        };
        (row.id, facts)
    });
    Ok(known.collect())
}

/// How much each did from a time until another, and when last.
async fn deeds(
    db: &impl ConnectionTrait,
    rows: &[Model],
    between: (Instant, Instant),
) -> Result<HashMap<AccountId, (i64, Option<Instant>)>, Error> {
    let ids: Vec<AccountId> = rows.iter().map(|row| row.account_id).collect();
    let members: HashMap<MembershipId, AccountId> = rows.iter().map(|row| (row.id, row.account_id)).collect();
    let memberships: Vec<MembershipId> = members.keys().copied().collect();
    let mut all = store::posts(db, &ids, between).await?;
    all.extend(store::attended(db, &ids, between).await?);
    all.extend(store::referred(db, &ids, between).await?);
    let redeemed = store::redeemed(db, &memberships, between).await?.into_iter();
    all.extend(redeemed.filter_map(|(id, count, at)| Some((*members.get(&id)?, count, at))));
    let mut found: HashMap<AccountId, (i64, Option<Instant>)> = HashMap::new();
    for (id, count, at) in all {
        let (deeds, last) = found.entry(id).or_default();
        *deeds += count;
        *last = (*last).max(Some(at));
    }
    Ok(found)
}
