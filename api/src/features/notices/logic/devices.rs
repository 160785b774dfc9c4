//! The devices that notices are pushed to.

use linli_entities::account::AccountId;
use linli_entities::notice_device::{ActiveModel, Model, NoticeDeviceId};
use sea_orm::Set;

use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::features::accounts::logic::sessions;
use crate::features::notices::store::devices as store;

/// Devices of an account, at most.
const DEVICES_MAX: u64 = 20;

/// A device to be.
#[derive(Clone)]
pub struct NewDevice {
    /// Its address at the push service. Personal data.
    pub token: String,
    /// What its owner calls it.
    pub name: String,
}

/// A device, as its owner sees it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The device.
    pub row: Model,
    /// Whether the session that asks registered it.
    pub current: bool,
}

/// One's devices, newest first.
///
/// # Errors
/// [`Error::SignInRequired`] to guests.
pub async fn list(app: &App, actor: &Actor) -> Result<Vec<Seen>, Error> {
    let account = actor.signed_in()?;
    let rows = store::alive(app.db.read(), &[account.account_id], app.clock.now()).await?;
    Ok(rows.into_iter().map(|row| Seen { current: row.session_id == account.session_id, row }).collect())
}

/// Registers a device, or the same one anew.
///
/// # Errors
/// [`Error::SignInRequired`] to guests.
pub async fn put(app: &App, actor: &Actor, device: NewDevice) -> Result<Seen, Error> {
    let account = actor.signed_in()?;
    app.rates.write.count(&account.account_id)?;
    let row = ActiveModel {
        account_id: Set(account.account_id),
        session_id: Set(account.session_id),
        name: Set(device.name),
        token: Set(device.token),
        created_at: Set(app.clock.now()),
        ..Default::default()
    };
    let row = app
        .db
        .write((account.account_id, row), |txn, (id, row): (AccountId, ActiveModel)| {
            Box::pin(async move {
                sessions::demand_open(txn, id).await?;
                let row = store::put(txn, row).await?;
                store::keep_newest(txn, id, DEVICES_MAX).await?;
                Ok(row)
            })
        })
        .await?;
    Ok(Seen { row, current: true })
}

/// Forgets a device of one's own; what is none is forgotten already.
///
/// # Errors
/// [`Error::SignInRequired`] to guests.
pub async fn remove(app: &App, actor: &Actor, id: NoticeDeviceId) -> Result<(), Error> {
    let account_id = actor.signed_in()?.account_id;
    app.db
        .write((account_id, id), |txn, (account_id, id)| {
            Box::pin(async move { Ok(store::delete(txn, account_id, id).await?) })
        })
        .await
}
