//! Joining the club, and leaving it.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::membership::{ActiveModel, MembershipId, Model};
use linli_entities::outbox::OutboxKind;
use sea_orm::{ConnectionTrait, Set};

use super::club;
use super::reading::{self, Seen};
use crate::actor::Actor;
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::{Error, OnViolation as _};
use crate::features::accounts::logic::sessions;
use crate::features::memberships::rules::NewMember;
use crate::features::memberships::store;
use crate::features::{points, referrals};
use crate::once::Once;
use crate::{outbox, secret};

/// Characters of a code with which others say who sent them.
const CODE_CHARS: usize = 8;

/// Joins the club. Whoever was a member before goes on with the same number and the same book.
///
/// # Errors
/// [`Code::EmailNotProven`], [`Code::TermsChanged`], [`Code::AlreadyMember`]; with a code of whoever sent them those of
/// [`referrals::logic::claim`].
pub async fn join(app: &App, actor: &Actor, new: NewMember, once: Once) -> Result<Seen, Error> {
    let account = actor.signed_in()?;
    if !account.proven {
        return Err(Error::Forbidden(Code::EmailNotProven));
    }
    app.rates.write.count(&account.account_id)?;
    let code: String = secret::short_id().chars().take(CODE_CHARS).collect::<String>().to_uppercase();
    let input = (actor.clone(), account.account_id, new, (code, once), app.clock.now());
    app.db
        .write(input, |txn, (actor, account_id, new, (code, once), now)| {
            Box::pin(async move {
                sessions::seen_again(txn, &actor).await?;
                if once.made_before(txn).await?.is_some() {
                    return Ok(());
                }
                let id = join_in(txn, account_id, new, code, now).await?;
                once.remember(txn, id.0, now).await
            })
        })
        .await?;
    reading::own(app, actor).await
}

async fn join_in(
    txn: &Txn,
    account_id: AccountId,
    new: NewMember,
    code: String,
    now: Instant,
) -> Result<MembershipId, Error> {
    if store::club(txn).await?.terms_version != new.terms_version {
        return Err(Error::Conflict(Code::TermsChanged));
    }
    let before = store::of_account(txn, account_id).await?;
    if before.as_ref().is_some_and(|row| row.left_at.is_none()) {
        return Err(Error::Conflict(Code::AlreadyMember));
    }
    if let Some(sent_with) = &new.referral_code {
        referrals::logic::claim_in(txn, account_id, sent_with, now).await?;
    }
    let row = ActiveModel {
        terms_version: Set(new.terms_version),
        birthday: Set(new.birthday),
        joined_at: Set(now),
        left_at: Set(None),
        ..Default::default()
    };
    let row = match before {
        Some(before) => {
            let row = ActiveModel { id: Set(before.id), version: Set(before.version + 1), ..row };
            store::update(txn, row).await?
        }
        None => {
            let row =
                ActiveModel { account_id: Set(account_id), referral_code: Set(code), version: Set(1), ..row };
            let row = store::insert(txn, row).await.on_unique(Error::Conflict(Code::AlreadyMember))?;
            points::logic::open(txn, row.id).await?;
            row
        }
    };
    outbox::enqueue(txn, OutboxKind::Membership, row.id.0, now).await?;
    Ok(row.id)
}

/// Leaves the club: what can be spent is given up.
///
/// # Errors
/// [`Error::NotFound`] to whoever is no member.
pub async fn leave(app: &App, actor: &Actor) -> Result<(), Error> {
    let account_id = actor.signed_in()?.account_id;
    app.db
        .write((account_id, app.clock.now()), |txn, (account_id, now)| {
            Box::pin(async move {
                let row = member(txn, account_id).await?.ok_or(Error::NotFound("membership"))?;
                leave_in(txn, row, now).await
            })
        })
        .await
}

async fn leave_in(txn: &Txn, row: Model, now: Instant) -> Result<(), Error> {
    let terms = club::terms(txn).await?;
    points::logic::moving::forfeit(txn, row.id, Some(row.account_id), &terms, now).await?;
    let left = ActiveModel {
        id: Set(row.id),
        birthday: Set(None),
        left_at: Set(Some(now)),
        version: Set(row.version + 1),
        ..Default::default()
    };
    store::update(txn, left).await?;
    Ok(outbox::enqueue(txn, OutboxKind::Membership, row.id.0, now).await?)
}

/// Of an account that is erased nothing is kept but what moved, without a word of why.
///
/// # Errors
/// When the database fails.
pub async fn forget(txn: &Txn, account_id: AccountId, now: Instant) -> Result<(), Error> {
    let Some(row) = store::of_account(txn, account_id).await? else { return Ok(()) };
    store::forget_reasons(txn, row.id).await?;
    if row.left_at.is_none() {
        leave_in(txn, row, now).await?;
    }
    Ok(())
}

/// The membership of an account that is a member now.
///
/// # Errors
/// When the database fails.
pub async fn member(db: &impl ConnectionTrait, account_id: AccountId) -> Result<Option<Model>, Error> {
    Ok(store::of_account(db, account_id).await?.filter(|row| row.left_at.is_none()))
}

/// The membership of whoever acts, inside a transaction.
///
/// # Errors
/// [`Code::NotAMember`].
pub async fn member_in(txn: &Txn, actor: &Actor) -> Result<Model, Error> {
    let account_id = actor.signed_in()?.account_id;
    member(txn, account_id).await?.ok_or(Error::Forbidden(Code::NotAMember))
}
