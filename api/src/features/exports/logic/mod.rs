//! Use cases of exports.

pub mod keeping;
pub mod making;
mod parts;

pub use parts::{Counts, Part};

use linli_entities::account::AccountId;
use linli_entities::export::{ActiveModel, ExportId, ExportState, Model};
use sea_orm::{ConnectionTrait, Set};

use super::{rules, store};
use crate::actor::Actor;
use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::sessions;
use crate::once::Once;

/// How many archives are listed, the newest: there is one a day, for a week.
const LISTED: u64 = 20;

fn unknown() -> Error {
    Error::NotFound("export")
}

/// Asks for an archive of all that the actor wrote.
///
/// # Errors
/// [`Error::SignInRequired`] to guests; those of [`rules::demand_due`].
pub async fn ask(app: &App, actor: &Actor, once: Once) -> Result<Model, Error> {
    let account_id = actor.signed_in()?.account_id;
    app.rates.write.count(&account_id)?;
    app.db
        .write((account_id, once, app.clock.now()), |txn, (account_id, once, now)| {
            Box::pin(async move {
                if let Some(before) = once.made_before(txn).await? {
                    return store::by_id(txn, ExportId(before)).await?.ok_or_else(unknown);
                }
                // Nothing is made for an account that was closed or erased a moment ago.
                sessions::demand_open(txn, account_id).await?;
                let last = store::of_account(txn, account_id, 1).await?.pop();
                rules::demand_due(last.as_ref(), now)?;
                let row = ActiveModel {
                    account_id: Set(account_id),
                    state: Set(ExportState::Waiting),
                    attempt_count: Set(0),
                    asked_at: Set(now),
                    expires_at: Set(now + rules::KEPT),
                    ..Default::default()
                };
                let row = store::insert(txn, row).await?;
                once.remember(txn, row.id.0, now).await?;
                Ok(row)
            })
        })
        .await
}

/// The archives of the actor, the newest first; all that there are.
///
/// # Errors
/// [`Error::SignInRequired`] to guests.
pub async fn list(app: &App, actor: &Actor) -> Result<Vec<Model>, Error> {
    Ok(store::of_account(app.db.read(), actor.signed_in()?.account_id, LISTED).await?)
}

/// An archive of the actor.
///
/// # Errors
/// [`Error::NotFound`] for one that is none, or another's.
pub async fn get(app: &App, actor: &Actor, id: ExportId) -> Result<Model, Error> {
    let account_id = actor.signed_in()?.account_id;
    let row = store::by_id(app.db.read(), id).await?;
    row.filter(|row| row.account_id == account_id).ok_or_else(unknown)
}

/// Those of these archives that are ready, whosever they are.
///
/// # Errors
/// When the database fails.
pub async fn ready_among(db: &impl ConnectionTrait, ids: &[ExportId]) -> Result<Vec<Model>, Error> {
    Ok(store::ready_among(db, ids).await?)
}

/// Deletes the archives of an account that is erased, within its transaction; after it whoever asked calls
/// [`keeping::forget`].
///
/// # Errors
/// When the database fails.
pub async fn delete_of(txn: &Txn, account_id: AccountId) -> Result<Vec<ExportId>, Error> {
    let ids = store::ids_of(txn, account_id).await?;
    store::delete(txn, &ids).await?;
    Ok(ids)
}
