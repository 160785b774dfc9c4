//! Use cases of badges.

pub mod follow;

use linli_entities::account::AccountId;
use linli_entities::badge_award::{BadgeAwardId, BadgeKind, Model};
use sea_orm::ConnectionTrait;

use super::output::{Badge, Badges, HeldBadge, HeldBadges, OwnBadges};
use super::store;
use crate::actor::Actor;
use crate::app::App;
use crate::db::Txn;
use crate::db::versions::Key;
use crate::error::Error;
use crate::features::accounts::logic::lookup;

/// All badges, with how many have each.
///
/// # Errors
/// When the database fails.
pub async fn list(app: &App) -> Result<Badges, Error> {
    let counts = store::counts(app.db.read()).await?;
    let badge =
        |kind: &BadgeKind| Badge { kind: *kind, holder_count: counts.get(kind).copied().unwrap_or(0) };
    Ok(Badges { items: BadgeKind::ALL.iter().map(badge).collect() })
}

/// The badges of an account, as far as it shows them; to itself all.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or none any more.
pub async fn of_account(app: &App, actor: &Actor, id: AccountId) -> Result<HeldBadges, Error> {
    let db = app.db.read();
    lookup::made_at(db, id).await?.ok_or(Error::NotFound("account"))?;
    let hidden = actor.account_id() != Some(id) && store::is_hidden(db, id).await?;
    Ok(HeldBadges { items: if hidden { vec![] } else { held(db, id).await? } })
}

async fn held(db: &impl ConnectionTrait, id: AccountId) -> Result<Vec<HeldBadge>, Error> {
    Ok(store::of_accounts(db, &[id]).await?.into_iter().map(HeldBadge::from).collect())
}

/// The actor's own badges, and whether others see them.
///
/// # Errors
/// [`Error::SignInRequired`] to guests.
pub async fn own(app: &App, actor: &Actor) -> Result<OwnBadges, Error> {
    let (db, id) = (app.db.read(), actor.signed_in()?.account_id);
    Ok(OwnBadges { items: held(db, id).await?, shown: !store::is_hidden(db, id).await? })
}

/// Shows the actor's badges, or hides them.
///
/// # Errors
/// [`Error::SignInRequired`] to guests.
pub async fn set_shown(app: &App, actor: &Actor, shown: bool) -> Result<OwnBadges, Error> {
    let id = actor.signed_in()?.account_id;
    app.db
        .write((id, shown, app.clock.now()), |txn, (id, shown, now)| {
            Box::pin(async move {
                // Erased meanwhile, it has nothing to hide.
                lookup::made_at(txn, id).await?.ok_or(Error::SignInRequired)?;
                if shown {
                    store::show(txn, id).await?
                } else {
                    store::hide(txn, id, now).await?
                }
                txn.touch(Key::Esteem(id));
                Ok(())
            })
        })
        .await?;
    own(app, actor).await
}

/// Badges that were given, for whoever knows whom they may be told.
///
/// # Errors
/// When the database fails.
pub async fn awards(db: &impl ConnectionTrait, ids: &[BadgeAwardId]) -> Result<Vec<Model>, Error> {
    Ok(store::find(db, ids).await?)
}

/// Takes all badges from an account that is erased, within its transaction.
///
/// # Errors
/// When the database fails.
pub async fn forget(txn: &Txn, id: AccountId) -> Result<(), Error> {
    store::forget(txn, id).await?;
    for key in [Key::Esteem(id), Key::Badges] {
        txn.touch(key);
    }
    Ok(())
}
