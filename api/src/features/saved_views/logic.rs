//! Use cases of saved views.

use linli_entities::account::AccountId;
use linli_entities::saved_view::{ActiveModel, Model, SavedViewId};
use sea_orm::Set;

use super::input::ViewFilters;
use super::store;
use crate::actor::Actor;
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::{Error, OnViolation as _};
use crate::features::accounts::logic::sessions;
use crate::once::Once;

/// Views that somebody keeps, at most.
const VIEWS_MAX: usize = 30;

/// One's own views, oldest first; all of them.
///
/// # Errors
/// [`Error::SignInRequired`] to guests.
pub async fn list(app: &App, actor: &Actor) -> Result<Vec<Model>, Error> {
    Ok(store::of_account(app.db.read(), actor.signed_in()?.account_id).await?)
}

/// Saves a view.
///
/// # Errors
/// [`Code::NameNotUnique`], [`Code::TooMany`], [`Error::TooManyRequests`].
pub async fn create(
    app: &App,
    actor: &Actor,
    (name, filters): (String, ViewFilters),
    once: Once,
) -> Result<Model, Error> {
    let account_id = actor.signed_in()?.account_id;
    app.rates.write.count(&account_id)?;
    let filters = serde_json::to_value(filters).map_err(Error::internal)?;
    app.db
        .write(
            (account_id, name, filters, once, app.clock.now()),
            |txn, (owner, name, filters, once, now)| {
                Box::pin(async move {
                    sessions::demand_open(txn, owner).await?;
                    let present = store::of_account(txn, owner).await?;
                    if let Some(id) = once.made_before(txn).await? {
                        let made = present.into_iter().find(|view| view.id.0 == id);
                        return made.ok_or(Error::NotFound("view"));
                    }
                    if present.len() >= VIEWS_MAX {
                        return Err(Error::Conflict(Code::TooMany));
                    }
                    let row = ActiveModel {
                        account_id: Set(owner),
                        name: Set(name),
                        filters: Set(filters),
                        created_at: Set(now),
                        ..Default::default()
                    };
                    let taken = Error::invalid("/name", Code::NameNotUnique);
                    let view = store::insert(txn, row).await.on_unique(taken)?;
                    once.remember(txn, view.id.0, now).await?;
                    Ok(view)
                })
            },
        )
        .await
}

/// Saves a view of one's own anew.
///
/// # Errors
/// [`Error::NotFound`] for what is not one's own; [`Code::NameNotUnique`].
pub async fn update(
    app: &App,
    actor: &Actor,
    id: SavedViewId,
    (name, filters): (String, ViewFilters),
) -> Result<Model, Error> {
    let account_id = actor.signed_in()?.account_id;
    let filters = serde_json::to_value(filters).map_err(Error::internal)?;
    app.db
        .write((account_id, id, name, filters), |txn, (owner, id, name, filters)| {
            Box::pin(async move {
                if store::of_account(txn, owner).await?.iter().all(|view| view.id != id) {
                    return Err(Error::NotFound("view"));
                }
                let row =
                    ActiveModel { id: Set(id), name: Set(name), filters: Set(filters), ..Default::default() };
                let taken = Error::invalid("/name", Code::NameNotUnique);
                store::update(txn, row).await.on_unique(taken)
            })
        })
        .await
}

/// Deletes a view of one's own.
///
/// # Errors
/// [`Error::NotFound`] for what is not one's own.
pub async fn delete(app: &App, actor: &Actor, id: SavedViewId) -> Result<(), Error> {
    app.db
        .write((actor.signed_in()?.account_id, id), |txn, (owner, id)| {
            Box::pin(async move {
                match store::delete(txn, owner, Some(id)).await? {
                    0 => Err(Error::NotFound("view")),
                    _ => Ok(()),
                }
            })
        })
        .await
}

/// Forgets the views of an account that is erased, within its transaction.
///
/// # Errors
/// When the database fails.
pub(crate) async fn forget(txn: &Txn, account_id: AccountId) -> Result<(), Error> {
    store::delete(txn, account_id, None).await?;
    Ok(())
}
