//! What is read of referrals.

use std::collections::HashMap;

use linli_entities::account::AccountId;
use linli_entities::ledger_transaction::LedgerTransactionId;
use linli_entities::referral::{Model, ReferralId, ReferralState};
use linli_entities::referral_step::{self, ReferralStepId};

use super::unknown;
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::error::Error;
use crate::features::accounts::logic::{AccountRef, lookup, refs as accounts};
use crate::features::memberships::logic as memberships;
use crate::features::memberships::rules as numbers;
use crate::features::points::logic::promising::{self, Promise};
use crate::features::referrals::rules;
use crate::features::referrals::store::{self, Sought};
use crate::page::PageRequest;

/// The longest text that something is looked for by, in bytes.
const QUERY_MAX: usize = 300;

/// A referral, as one reader sees it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The row.
    pub row: Model,
    /// Who sent.
    pub referrer: AccountRef,
    /// Who was sent.
    pub referee: AccountRef,
    /// Who recorded it; none where the one who was sent said so.
    pub recorded_by: Option<AccountRef>,
    /// What became of the points.
    pub promise: Promise,
    /// What was recorded of it, oldest first.
    pub steps: Vec<SeenStep>,
    /// Whether the reader may record a step.
    pub may_record: bool,
}

/// A step, with who recorded it.
#[derive(Clone, Debug)]
pub struct SeenStep {
    /// The row.
    pub row: referral_step::Model,
    /// Who recorded it.
    pub recorded_by: Option<AccountRef>,
}

/// Referrals of one's own, newest first: whom one sent.
///
/// # Errors
/// [`Error::NotFound`] to whoever is no member.
pub async fn own(
    app: &App,
    actor: &Actor,
    page: &PageRequest<ReferralId>,
) -> Result<(Vec<Seen>, Option<String>), Error> {
    let account_id = actor.signed_in()?.account_id;
    let member = memberships::member(app.db.read(), account_id).await?;
    let member = member.ok_or(Error::NotFound("membership"))?;
    let sought = Sought { referrers: vec![member.id], ..Sought::default() };
    let rows = store::page(app.db.read(), None, Some(sought), page).await?;
    let (rows, next) = page.cut(rows, |row| row.id);
    Ok((seen(app, actor, rows).await?, next))
}

/// Referrals, newest first: all, those that stand so, or those that are found by a number or code of who sent, a contract,
/// or a whole name, address or phone number of either side.
///
/// # Errors
/// [`Code::Forbidden`](crate::code::Code::Forbidden).
pub async fn list(
    app: &App,
    actor: &Actor,
    state: Option<ReferralState>,
    query: Option<&str>,
    page: &PageRequest<ReferralId>,
) -> Result<(Vec<Seen>, Option<String>), Error> {
    actor.demand(Permission::ServeClub, Scope::Anywhere)?;
    let sought = match query.map(str::trim).filter(|query| !query.is_empty()) {
        // PostgreSQL takes no NUL in a text, and nothing is called so.
        Some(query) if query.contains('\0') || query.len() > QUERY_MAX => return Ok((vec![], None)),
        Some(query) => Some(sought(app, query).await?),
        None => None,
    };
    let rows = store::page(app.db.read(), state, sought, page).await?;
    let (rows, next) = page.cut(rows, |row| row.id);
    Ok((seen(app, actor, rows).await?, next))
}

async fn sought(app: &App, query: &str) -> Result<Sought, Error> {
    let of_code = memberships::of_code(app.db.read(), query).await?.map(|member| member.id);
    Ok(Sought {
        referrers: numbers::of_number(query).into_iter().chain(of_code).collect(),
        account: lookup::exactly(app, query).await?,
        reference: Some(query.to_owned()),
    })
}

/// A referral, for staff who serve the club.
///
/// # Errors
/// [`Code::Forbidden`](crate::code::Code::Forbidden), [`Error::NotFound`].
pub async fn get(app: &App, actor: &Actor, id: ReferralId) -> Result<Seen, Error> {
    actor.demand(Permission::ServeClub, Scope::Anywhere)?;
    let row = store::by_id(app.db.read(), id).await?.ok_or_else(unknown)?;
    seen(app, actor, vec![row]).await?.pop().ok_or_else(unknown)
}

async fn seen(app: &App, actor: &Actor, rows: Vec<Model>) -> Result<Vec<Seen>, Error> {
    let db = app.db.read();
    let ids: Vec<ReferralId> = rows.iter().map(|row| row.id).collect();
    let steps = store::steps(db, &ids).await?;
    let promised: Vec<LedgerTransactionId> = rows.iter().filter_map(|row| row.transaction_id).collect();
    let promises = promising::standing(db, &promised).await?;
    let sides =
        rows.iter().flat_map(|row| [Some(row.referrer_account_id), Some(row.referee_id), row.recorded_by]);
    let named = sides.chain(steps.iter().map(|step| step.recorded_by)).flatten();
    let people = accounts::refs(app, &named.collect::<Vec<AccountId>>(), Scope::Club).await?;
    let by = |id: Option<AccountId>| id.and_then(|id| people.get(&id).cloned());
    let mut of: HashMap<ReferralId, Vec<SeenStep>> = HashMap::new();
    for row in steps {
        of.entry(row.referral_id).or_default().push(SeenStep { recorded_by: by(row.recorded_by), row });
    }
    let seen = rows.into_iter().map(|row| Seen {
        referrer: AccountRef::of(&people, row.referrer_account_id),
        referee: AccountRef::of(&people, row.referee_id),
        recorded_by: by(row.recorded_by),
        promise: row.transaction_id.and_then(|id| promises.get(&id).copied()).unwrap_or_default(),
        steps: of.remove(&row.id).unwrap_or_default(),
        may_record: actor.may(Permission::ServeClub, Scope::Anywhere)
            && !rules::is_involved(&row, actor.account_id())
            && !rules::next(row.state).is_empty(),
        row,
    });
    Ok(seen.collect())
}

/// The public names of those who were sent, by their referrals; without those whose accounts were erased.
///
/// # Errors
/// When the database fails.
pub async fn names(app: &App, ids: &[ReferralId]) -> Result<HashMap<ReferralId, String>, Error> {
    let rows = store::by_ids(app.db.read(), ids).await?;
    let whose: Vec<AccountId> = rows.iter().map(|row| row.referee_id).collect();
    let people = accounts::refs(app, &whose, Scope::Club).await?;
    let named = rows.into_iter().filter_map(|row| {
        let account = people.get(&row.referee_id).filter(|account| !account.erased)?;
        Some((row.id, account.display_name.clone()))
    });
    Ok(named.collect())
}

/// A step with both sides, for telling of it.
#[derive(Clone, Debug)]
pub struct Told {
    /// The step.
    pub step: referral_step::Model,
    /// Who sent.
    pub referrer: AccountRef,
    /// Who was sent.
    pub referee: AccountRef,
}

/// These steps with both sides, whoever may know of them.
///
/// # Errors
/// When the database fails.
pub async fn told(app: &App, ids: &[ReferralStepId]) -> Result<Vec<Told>, Error> {
    let steps = store::steps_by_ids(app.db.read(), ids).await?;
    let of: Vec<ReferralId> = steps.iter().map(|step| step.referral_id).collect();
    let rows = store::by_ids(app.db.read(), &of).await?;
    let sides: Vec<AccountId> =
        rows.iter().flat_map(|row| [row.referrer_account_id, row.referee_id]).collect();
    let people = accounts::refs(app, &sides, Scope::Club).await?;
    let told = steps.into_iter().filter_map(|step| {
        let row = rows.iter().find(|row| row.id == step.referral_id)?;
        let side = |id| AccountRef::of(&people, id);
        Some(Told { step, referrer: side(row.referrer_account_id), referee: side(row.referee_id) })
    });
    Ok(told.collect())
}
