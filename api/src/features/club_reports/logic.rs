//! Use cases of reports.

use std::collections::BTreeMap;

use linli_entities::{Date, Instant};

use super::rules::{self, Figures, MONTHS_MAX, Purchase};
use super::store;
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::code::Code;
use crate::error::Error;
use crate::features::memberships::logic as memberships;
use crate::features::points::rules::days::after_months;
use crate::fields::Fields;

/// Homes that are looked at, at most.
const ROWS_MAX: u64 = 200_000;

/// The figures of each month from that of one day to that of another, by its first day.
///
/// # Errors
/// [`Code::Forbidden`]; [`Code::OutOfRange`] at `/until_on` where it is before `from_on` or makes more than 24 months.
pub async fn report(
    app: &App,
    actor: &Actor,
    (from, until): (Date, Date),
) -> Result<Vec<(Date, Figures)>, Error> {
    actor.demand(Permission::RunClub, Scope::Club)?;
    let mut fields = Fields::default();
    fields.date("/from_on", from);
    fields.date("/until_on", until);
    fields.finish(())?;
    let months = rules::months(from, until);
    if until < from || months.len() > MONTHS_MAX {
        return Err(Error::invalid("/until_on", Code::OutOfRange));
    }
    let db = app.db.read();
    let terms = memberships::terms(db).await?;
    let ends: Vec<Instant> = months.iter().map(|month| terms.start_of(after_months(*month, 1))).collect();
    let mut found: BTreeMap<Date, Figures> =
        months.iter().map(|month| (*month, Figures::default())).collect();
    let (Some(first), Some(last)) = (months.first(), ends.last()) else { return Ok(vec![]) };
    let bought = store::bought_before(db, *last, ROWS_MAX).await?.into_iter();
    let purchases: Vec<Purchase> =
        bought.map(|(account, unit, at)| Purchase { account, unit, on: terms.day(at) }).collect();
    for (month, (homes, repeat_homes)) in rules::repeats(&purchases) {
        if let Some(figures) = found.get_mut(&month) {
            (figures.homes, figures.repeat_homes) = (homes, repeat_homes);
        }
    }
    for (begins_at, seats, came) in store::attendance(db, (terms.start_of(*first), *last)).await? {
        // Where nobody was let in, nobody was at the door to do so: of who came nothing is known.
        if let Some(figures) = found.get_mut(&rules::month(terms.day(begins_at))).filter(|_| came > 0) {
            figures.events += 1;
            figures.seats += seats;
            figures.came += came;
        }
    }
    let changes: BTreeMap<i32, i64> = store::points(db, &ends).await?.into_iter().collect();
    let mut held = 0;
    for (figures, stretch) in found.values_mut().zip(0_i32..) {
        held += changes.get(&stretch).copied().unwrap_or(0);
        figures.points = held;
    }
    Ok(found.into_iter().collect())
}
