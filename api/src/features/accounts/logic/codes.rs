//! Codes of six digits: sent to an address, typed in, and the address is proven.

use chrono::TimeDelta;
use linli_entities::Instant;
use linli_entities::account::{self, AccountId};
use linli_entities::proof::{self, Purpose};
use sea_orm::{ConnectionTrait, Set};

use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::rules::names;
use crate::features::accounts::store;
use crate::secret;

/// How long a code is valid.
const LIFETIME: TimeDelta = TimeDelta::minutes(15);
/// Wrong tries that make a code void.
const TRIES_MAX: i32 = 5;
/// Codes of one account and purpose in a day: with [`TRIES_MAX`] tries each, fifty in a million guesses.
const A_DAY: u64 = 10;

/// A code is short, so its hash is mixed with a key that is not in the database.
pub(super) fn hash(server_key: &str, account_id: AccountId, code: &str) -> String {
    let code = names::key(code.trim());
    secret::hash(&format!("{server_key} {account_id} {code}"))
}

/// Whether the account may be sent another code today.
///
/// # Errors
/// [`Error::TooManyRequests`].
pub(super) async fn demand_few(
    txn: &Txn,
    account_id: AccountId,
    purpose: Purpose,
    now: Instant,
) -> Result<(), Error> {
    let since = now - TimeDelta::days(1);
    if store::proofs::count_since(txn, account_id, purpose, since).await? >= A_DAY {
        return Err(Error::TooManyRequests { retry_after_s: 3600 });
    }
    Ok(())
}

/// A new code that proves `target`; those before are void.
pub(super) async fn make(
    txn: &Txn,
    account: &account::Model,
    purpose: Purpose,
    target: String,
    server_key: &str,
    now: Instant,
) -> Result<String, Error> {
    let code = secret::code();
    let hash = hash(server_key, account.id, &code);
    store::proofs::void(txn, account.id, &[purpose], now).await?;
    store::proofs::insert(txn, new_proof(account, purpose, target, hash, LIFETIME, now)).await?;
    Ok(code)
}

/// The row of a proof that was not tried yet.
pub(super) fn new_proof(
    account: &account::Model,
    purpose: Purpose,
    target: String,
    secret_hash: String,
    lifetime: TimeDelta,
    now: Instant,
) -> proof::ActiveModel {
    proof::ActiveModel {
        account_id: Set(account.id),
        purpose: Set(purpose),
        target: Set(target),
        secret_hash: Set(secret_hash),
        attempt_count: Set(0),
        created_at: Set(now),
        expires_at: Set(now + lifetime),
        used_at: Set(None),
        ..Default::default()
    }
}

/// What the code that was sent last would prove, while it can be typed in.
pub(super) async fn waiting(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    purpose: Purpose,
    now: Instant,
) -> Result<Option<proof::Model>, Error> {
    let open = store::proofs::open(db, account_id, purpose, now).await?;
    Ok(open.filter(|proof| proof.attempt_count < TRIES_MAX))
}

/// What a code proves, which is used up by it; nothing for one that is wrong, used, void or too old. The try counts, so
/// it must not be undone: nothing fails here for a wrong code.
pub(super) async fn take(
    txn: &Txn,
    account_id: AccountId,
    purpose: Purpose,
    hash: &str,
    now: Instant,
) -> Result<Option<String>, Error> {
    let Some(proof) = store::proofs::open(txn, account_id, purpose, now).await? else { return Ok(None) };
    if !store::proofs::count_try(txn, proof.id, TRIES_MAX).await? || proof.secret_hash != hash {
        return Ok(None);
    }
    let used = store::proofs::use_up(txn, proof.id, now).await?;
    Ok(used.then_some(proof.target))
}

/// What a try came to.
///
/// # Errors
/// [`Code::WrongCode`] where it proved nothing.
pub(super) fn judged(proven: bool) -> Result<(), Error> {
    if proven { Ok(()) } else { Err(Error::invalid("/code", Code::WrongCode)) }
}
