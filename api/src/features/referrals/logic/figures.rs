//! How many were sent, and what share of what was bought that is.

use std::collections::{BTreeMap, HashSet};

use linli_entities::Date;
use linli_entities::account::AccountId;
use linli_entities::membership::MembershipId;
use linli_entities::unit::UnitId;
use sea_orm::ConnectionTrait;

use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::code::Code;
use crate::error::Error;
use crate::features::memberships::logic as memberships;
use crate::features::ownerships::logic as ownerships;
use crate::features::referrals::rules::{self, Counts, FIGURE_DAYS_MAX};
use crate::features::referrals::store;

/// Homes and buyers that are looked at, at most.
const ROWS_MAX: u64 = 200_000;

/// Figures of some days.
#[derive(Clone, Debug)]
pub struct Figures {
    /// The steps that were taken.
    pub total: Counts,
    /// The same by month, by its first day.
    pub months: Vec<(Date, Counts)>,
    /// Homes that were confirmed as bought.
    pub homes: u64,
    /// Those of them that somebody bought who was sent.
    pub referred_homes: u64,
}

/// Figures of these days, both included.
///
/// # Errors
/// [`Code::Forbidden`]; [`Code::OutOfRange`] at `/until_on` where it is before `from_on` or more than two years after it.
pub async fn figures(app: &App, actor: &Actor, (from, until): (Date, Date)) -> Result<Figures, Error> {
    actor.demand(Permission::ServeClub, Scope::Anywhere)?;
    if until < from || (until - from).num_days() >= FIGURE_DAYS_MAX {
        return Err(Error::invalid("/until_on", Code::OutOfRange));
    }
    let db = app.db.read();
    let taken = store::taken(db, (from, until)).await?;
    let steps: Vec<_> =
        taken.into_iter().map(|(state, day, many)| (state, day, u64::try_from(many).unwrap_or(0))).collect();
    let (total, months) = rules::by_month((from, until), &steps);
    let terms = memberships::terms(db).await?;
    let between = (terms.start_of(from), terms.end_of(until));
    let mut homes: BTreeMap<UnitId, Vec<AccountId>> = BTreeMap::new();
    for (unit, account) in ownerships::bought_between(db, between, ROWS_MAX).await? {
        homes.entry(unit).or_default().push(account);
    }
    let buyers: HashSet<AccountId> = store::buyers(db, ROWS_MAX).await?.into_iter().collect();
    let referred = homes.values().filter(|of| of.iter().any(|account| buyers.contains(account))).count();
    Ok(Figures { total, months, homes: homes.len() as u64, referred_homes: referred as u64 })
}

/// Who sent by contracts that were signed on these days and stand, at most so many.
///
/// # Errors
/// When the database fails.
pub async fn signed_between(
    db: &impl ConnectionTrait,
    days: (Date, Date),
    limit: u64,
) -> Result<Vec<MembershipId>, Error> {
    Ok(store::signed_between(db, days, limit).await?)
}
