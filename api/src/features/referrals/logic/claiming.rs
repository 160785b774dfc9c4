//! Saying who sent whom: by the one who was sent, or by staff. Both come through one door.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::membership;
use linli_entities::referral::{ActiveModel, Model, ReferralId, ReferralState};
use sea_orm::{ConnectionTrait, Set};
use serde_json::json;

use super::{note_step, reading, serving};
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::audit;
use crate::code::Code;
use crate::db::Txn;
use crate::error::{Error, OnViolation as _};
use crate::features::accounts::logic::{AccountRef, lookup, sessions};
use crate::features::memberships::logic as memberships;
use crate::features::ownerships::logic as ownerships;
use crate::features::referrals::rules::{Against, CLAIM_WITHIN, NewReferral, Referee};
use crate::features::referrals::store;
use crate::once::Once;

/// What somebody knows of who sent them, and whether they may still say so.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The newest referral, with who sent.
    pub referral: Option<(Model, AccountRef)>,
    /// Why they may not, if so.
    pub refusal: Option<Code>,
    /// Until when they may.
    pub until: Instant,
}

/// Who sent the account that acts, and whether it may still say so.
///
/// # Errors
/// [`Error::SignInRequired`].
pub async fn own_claim(app: &App, actor: &Actor) -> Result<Claim, Error> {
    let account = actor.signed_in()?;
    let (db, id) = (app.db.read(), account.account_id);
    let until = claim_until(db, id).await?;
    let against = Against {
        referred: store::live(db, id).await?.is_some(),
        owner: ownerships::owns(db, id).await?,
        late: app.clock.now() > until,
        ..Against::default()
    };
    let refusal = against.refusal().or((!account.proven).then_some(Code::EmailNotProven));
    let referral = match store::newest(db, id).await? {
        Some(row) => {
            let referrer = memberships::people(app, &[row.referrer_id]).await?.remove(&row.referrer_id);
            referrer.map(|(_, account)| (row, account))
        }
        None => None,
    };
    Ok(Claim { referral, refusal, until })
}

async fn claim_until(db: &impl ConnectionTrait, id: AccountId) -> Result<Instant, Error> {
    Ok(lookup::made_at(db, id).await?.ok_or(Error::SignInRequired)? + CLAIM_WITHIN)
}

/// Says who sent the account that acts, by a code. The same code again changes nothing.
///
/// # Errors
/// [`Code::EmailNotProven`]; [`Code::NotFound`] at `/referral_code`; [`Code::SelfReferral`], [`Code::AlreadyReferred`],
/// [`Code::AlreadyOwner`], [`Code::SameHousehold`], [`Code::TooLate`]; [`Error::TooManyRequests`].
pub async fn claim(app: &App, actor: &Actor, code: String, once: Once) -> Result<Claim, Error> {
    let account = actor.signed_in()?;
    if !account.proven {
        return Err(Error::Forbidden(Code::EmailNotProven));
    }
    app.rates.write.count(&account.account_id)?;
    let input = (actor.clone(), account.account_id, code, once, app.clock.now());
    app.db
        .write(input, |txn, (actor, account_id, code, once, now)| {
            Box::pin(async move {
                sessions::seen_again(txn, &actor).await?;
                if once.made_before(txn).await?.is_some() {
                    return Ok(());
                }
                let id = claim_in(txn, account_id, &code, now).await?;
                once.remember(txn, id.0, now).await
            })
        })
        .await?;
    own_claim(app, actor).await
}

/// The same inside the transaction of something else.
///
/// # Errors
/// As [`claim`].
pub async fn claim_in(
    txn: &Txn,
    account_id: AccountId,
    code: &str,
    now: Instant,
) -> Result<ReferralId, Error> {
    let referrer = memberships::of_code(txn, code).await?;
    let referrer = referrer.ok_or_else(|| Error::invalid("/referral_code", Code::NotFound))?;
    let before = store::live(txn, account_id).await?;
    if let Some(before) = before.filter(|row| row.referrer_id == referrer.id) {
        return Ok(before.id);
    }
    let late = now > claim_until(txn, account_id).await?;
    make(txn, &referrer, account_id, (late, None), now).await
}

/// Records who sent whom, as staff.
///
/// # Errors
/// [`Code::Forbidden`], [`Code::Involved`]; [`Code::NotFound`] at `/referrer`, `/referee_id` or `/referee_contact`;
/// [`Code::SelfReferral`], [`Code::AlreadyReferred`], [`Code::AlreadyOwner`], [`Code::SameHousehold`];
/// [`Error::TooManyRequests`].
pub async fn record(app: &App, actor: &Actor, new: NewReferral, once: Once) -> Result<reading::Seen, Error> {
    actor.demand(Permission::ServeClub, Scope::Anywhere)?;
    if let Some(account_id) = actor.account_id() {
        // Whoever tries numbers to learn whose they are does not get far.
        app.rates.write.count(&account_id)?;
    }
    let (referee_id, at) = match &new.referee {
        Referee::Account(id) => (lookup::made_at(app.db.read(), *id).await?.map(|_| *id), "/referee_id"),
        Referee::Contact(text) => (lookup::exactly(app, text).await?, "/referee_contact"),
    };
    let referee_id = referee_id.ok_or_else(|| Error::invalid(at, Code::NotFound))?;
    let input = (actor.clone(), new.referrer, referee_id, once, app.clock.now());
    let id = app
        .db
        .write(input, |txn, (actor, referrer, referee_id, once, now)| {
            Box::pin(async move {
                let actor = serving(txn, &actor).await?;
                if let Some(before) = once.made_before(txn).await? {
                    return Ok(ReferralId(before));
                }
                let id = record_in(txn, &actor, &referrer, referee_id, now).await?;
                once.remember(txn, id.0, now).await?;
                Ok(id)
            })
        })
        .await?;
    reading::get(app, actor, id).await
}

async fn record_in(
    txn: &Txn,
    actor: &Actor,
    referrer: &str,
    referee_id: AccountId,
    now: Instant,
) -> Result<ReferralId, Error> {
    let by_number = memberships::of_number(txn, referrer).await?;
    let member = match by_number {
        Some(member) => Some(member),
        None => memberships::of_code(txn, referrer).await?,
    };
    let member = member.ok_or_else(|| Error::invalid("/referrer", Code::NotFound))?;
    let by = actor.account_id();
    if by.is_some_and(|by| by == member.account_id || by == referee_id) {
        return Err(Error::Forbidden(Code::Involved));
    }
    let id = make(txn, &member, referee_id, (false, by), now).await?;
    audit::record(txn, actor, "record_referral", ("referral", id.0), json!({}), now).await?;
    Ok(id)
}

/// Makes a referral, whoever says so: the one place that does.
async fn make(
    txn: &Txn,
    referrer: &membership::Model,
    referee_id: AccountId,
    (late, by): (bool, Option<AccountId>),
    now: Instant,
) -> Result<ReferralId, Error> {
    let against = Against {
        same: referrer.account_id == referee_id,
        referred: store::live(txn, referee_id).await?.is_some(),
        owner: ownerships::owns(txn, referee_id).await?,
        household: ownerships::share(txn, referrer.account_id, referee_id).await?,
        late,
    };
    if let Some(code) = against.refusal() {
        return Err(Error::Conflict(code));
    }
    let row = ActiveModel {
        referrer_id: Set(referrer.id),
        referrer_account_id: Set(referrer.account_id),
        referee_id: Set(referee_id),
        state: Set(ReferralState::Claimed),
        claimed_at: Set(now),
        recorded_by: Set(by),
        version: Set(1),
        ..Default::default()
    };
    // Of two at the same moment the database lets one through.
    let id = store::insert(txn, row).await.on_unique(Error::Conflict(Code::AlreadyReferred))?;
    let today = memberships::terms(txn).await?.day(now);
    note_step(txn, (id, ReferralState::Claimed), today, None, by, now).await?;
    Ok(id)
}

/// Of an account that is erased: what staff wrote of its referrals goes, and who was sent signs nothing any more. What
/// was signed stands, as the contract does.
///
/// # Errors
/// When the database fails.
pub async fn forget(txn: &Txn, account_id: AccountId, now: Instant) -> Result<(), Error> {
    store::forget_reasons(txn, account_id).await?;
    let open = store::open_of(txn, account_id).await?;
    if open.is_empty() {
        return Ok(());
    }
    let today = memberships::terms(txn).await?.day(now);
    for row in open {
        let row = store::locked(txn, row.id).await?.filter(|row| row.state < ReferralState::Signed);
        let Some(row) = row else { continue };
        let cancelled = ActiveModel {
            id: Set(row.id),
            state: Set(ReferralState::Cancelled),
            version: Set(row.version + 1),
            ..Default::default()
        };
        store::update(txn, cancelled).await?;
        note_step(txn, (row.id, ReferralState::Cancelled), today, None, None, now).await?;
    }
    Ok(())
}
