//! A retried request acts once: `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header-07).
//!
//! The key is stored in the transaction of what it made, so that either both are there or neither is.

use chrono::TimeDelta;
use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::idempotency_key::{ActiveModel, Column, Entity};
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, Set,
};

use crate::actor::Actor;
use crate::code::Code;
use crate::db::Txn;
use crate::error::{Error, OnViolation as _};
use crate::secret;

/// How long a key may be, in bytes.
const KEY_MAX: usize = 100;
/// For how many days a key is remembered.
pub const DAYS_KEPT: i64 = 7;

/// What a request made whose things may wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Made {
    /// It was written, under this id.
    Written(i64),
    /// It waits, under this id.
    Held(i64),
}

/// The key of a request that creates something, if the client sent one.
#[derive(Clone, Debug, Default)]
pub struct Once(Option<Key>);

#[derive(Clone, Debug)]
struct Key {
    /// Whose it is; nobody's yet while the request makes the account itself.
    account_id: Option<AccountId>,
    key: String,
    operation: &'static str,
    fingerprint: String,
}

impl Once {
    /// Reads the header. `request` is what makes the request the one it is: the same key with another is refused.
    ///
    /// # Errors
    /// [`Code::TooLong`] for a key of more than 100 bytes.
    pub fn parse(
        actor: &Actor,
        header: Option<String>,
        operation: &'static str,
        request: &impl std::fmt::Debug,
    ) -> Result<Self, Error> {
        match actor.account_id() {
            Some(account_id) => Ok(Self::of_newcomer(header, operation, request)?.kept_with(account_id)),
            None => Ok(Self(None)),
        }
    }

    /// Reads the header of a request that makes the account which the key is then [kept with](Self::kept_with).
    ///
    /// # Errors
    /// As [`parse`](Self::parse).
    pub fn of_newcomer(
        header: Option<String>,
        operation: &'static str,
        request: &impl std::fmt::Debug,
    ) -> Result<Self, Error> {
        let Some(key) = header else { return Ok(Self(None)) };
        if key.is_empty() || key.len() > KEY_MAX {
            return Err(Error::invalid("/Idempotency-Key", Code::TooLong));
        }
        let fingerprint = secret::hash(&format!("{operation} {request:?}"));
        Ok(Self(Some(Key { account_id: None, key, operation, fingerprint })))
    }

    /// The same key, as one of this account.
    #[must_use]
    pub fn kept_with(self, account_id: AccountId) -> Self {
        Self(self.0.map(|key| Key { account_id: Some(account_id), ..key }))
    }

    /// What the same request made before, if it came before.
    ///
    /// # Errors
    /// [`Code::IdempotencyKeyReused`] when the key came with another request.
    pub async fn made_before(&self, db: &impl ConnectionTrait) -> Result<Option<i64>, Error> {
        let Some((key, account_id)) = self.owned() else { return Ok(None) };
        let Some(row) = Entity::find_by_id((account_id, key.key.clone())).one(db).await? else {
            return Ok(None);
        };
        if row.operation != key.operation || row.fingerprint != key.fingerprint {
            return Err(Error::invalid("/Idempotency-Key", Code::IdempotencyKeyReused));
        }
        Ok(Some(row.entity_id))
    }

    /// What the same request sent before, of one whose things may wait.
    ///
    /// # Errors
    /// As [`made_before`](Self::made_before).
    pub async fn sent_before(&self, db: &impl ConnectionTrait) -> Result<Option<Made>, Error> {
        let before = self.made_before(db).await?;
        Ok(before.map(|id| if id < 0 { Made::Held(-id) } else { Made::Written(id) }))
    }

    /// Remembers that what this request sent waits. Its id is kept below nothing: that of what is written is above.
    ///
    /// # Errors
    /// As [`remember`](Self::remember).
    pub async fn remember_held(&self, txn: &Txn, id: i64, now: Instant) -> Result<(), Error> {
        self.remember(txn, -id, now).await
    }

    /// Remembers what this request made.
    ///
    /// # Errors
    /// [`Code::IdempotencyKeyReused`] when the same key is at work at the same moment; trying again is safe.
    pub async fn remember(&self, txn: &Txn, entity_id: i64, now: Instant) -> Result<(), Error> {
        let Some((key, account_id)) = self.owned() else { return Ok(()) };
        let row = ActiveModel {
            account_id: Set(account_id),
            key: Set(key.key.clone()),
            operation: Set(key.operation.to_owned()),
            fingerprint: Set(key.fingerprint.clone()),
            entity_id: Set(entity_id),
            created_at: Set(now),
        };
        row.insert(txn).await.on_unique(Error::Conflict(Code::IdempotencyKeyReused))?;
        Ok(())
    }

    fn owned(&self) -> Option<(&Key, AccountId)> {
        self.0.as_ref().and_then(|key| Some((key, key.account_id?)))
    }
}

/// Forgets the keys of an account that is erased: what they were sent with is known by its hash.
///
/// # Errors
/// When the database fails.
pub async fn forget_of(txn: &Txn, account_id: AccountId) -> Result<(), Error> {
    Entity::delete_many().filter(Column::AccountId.eq(account_id)).exec(txn).await?;
    Ok(())
}

/// Forgets keys that were remembered for [`DAYS_KEPT`], at most `limit`; answers how many.
///
/// # Errors
/// When the database fails.
pub async fn forget_old(txn: &Txn, now: Instant, limit: u64) -> Result<u64, Error> {
    let old = Query::select()
        .columns([Column::AccountId, Column::Key])
        .from(Entity)
        .and_where(Expr::col(Column::CreatedAt).lt(now - TimeDelta::days(DAYS_KEPT)))
        .limit(limit)
        .to_owned();
    let key = Expr::tuple([Expr::col(Column::AccountId), Expr::col(Column::Key)]);
    Ok(Entity::delete_many().filter(key.in_subquery(old)).exec(txn).await?.rows_affected)
}
