//! Accounts that are not here: who each would be if it asked now, for whatever is told to it.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use linli_entities::Instant;
use linli_entities::account::{self, AccountId};
use linli_entities::session::SessionId;
use sea_orm::ConnectionTrait;

use crate::actor::{Actor, SignedIn};
use crate::error::Error;
use crate::features::accounts::store;
use crate::features::sanctions;

/// Somebody who is told something.
#[derive(Clone, Debug)]
pub struct Reader {
    /// The account.
    pub account: account::Model,
    /// Who it would be if it asked; of no session.
    pub actor: Actor,
}

impl Reader {
    /// Whether it can be mailed: its address is proven.
    pub fn takes_mail(&self) -> bool {
        self.account.email.is_some() && self.account.email_proven_at.is_some()
    }
}

/// Which of these accounts are open now, as a transaction sees it.
///
/// # Errors
/// When the database fails.
pub async fn open(db: &impl ConnectionTrait, ids: &[AccountId]) -> Result<HashSet<AccountId>, Error> {
    if ids.is_empty() {
        return Ok(HashSet::new());
    }
    let accounts = store::accounts::by_ids(db, ids).await?;
    Ok(accounts.into_iter().filter(|one| one.disabled_at.is_none()).map(|one| one.id).collect())
}

/// Those of these accounts that could sign in, with what keeps them from something at that time, however often each is
/// given. Four queries.
///
/// # Errors
/// When the database fails.
pub async fn at(
    db: &impl ConnectionTrait,
    ids: &[AccountId],
    now: Instant,
) -> Result<HashMap<AccountId, Reader>, Error> {
    let mut readers = of(db, ids).await?;
    for (id, bars) in sanctions::logic::bars(db, ids, now).await? {
        let Some(reader) = readers.get_mut(&id) else { continue };
        if let Actor::Account(known) = &reader.actor {
            let barred = SignedIn { bars, asked_at: now, ..SignedIn::clone(known) };
            reader.actor = Actor::Account(Arc::new(barred));
        }
    }
    Ok(readers)
}

/// Those of these accounts that could sign in, however often each is given; whatever sanctions say. Three queries.
///
/// # Errors
/// When the database fails.
pub async fn of(db: &impl ConnectionTrait, ids: &[AccountId]) -> Result<HashMap<AccountId, Reader>, Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let mut rights = super::sessions::each(db, ids).await?;
    let accounts = store::accounts::by_ids(db, ids).await?;
    let open = accounts.into_iter().filter(|account| account.disabled_at.is_none());
    let readers = open.map(|account| {
        let signed_in = SignedIn {
            account_id: account.id,
            session_id: SessionId(0),
            locale: account.locale,
            proven: account.email_proven_at.or(account.phone_proven_at).is_some(),
            rights: Arc::new(rights.remove(&account.id).unwrap_or_default()),
            asked_at: Instant::UNIX_EPOCH,
            bars: vec![],
        };
        (account.id, Reader { actor: Actor::Account(Arc::new(signed_in)), account })
    });
    Ok(readers.collect())
}
