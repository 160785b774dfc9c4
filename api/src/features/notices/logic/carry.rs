//! Notices as short messages: to a telephone, to devices. What was read meanwhile, or may not be read any more when it is
//! carried, is not carried.

use linli_entities::account::AccountId;
use linli_entities::notice::{Model, NoticeId};
use linli_entities::notice_device::NoticeDeviceId;
use linli_entities::{Instant, job::JobKind};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{reading, settings};
use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::readers::{self, Reader};
use crate::features::notices::rules::messages;
use crate::features::notices::store::{devices, mailing};
use crate::jobs;
use crate::jobs::carrier::{Channel, Message, Refused};

/// What a job carries where.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Payload {
    notice_id: NoticeId,
    /// To this device; none: to the telephone.
    device_id: Option<NoticeDeviceId>,
}

/// Writes the job that carries a notice to the telephone of its reader, or to a device.
pub(super) async fn enqueue(
    txn: &Txn,
    notice_id: NoticeId,
    device_id: Option<NoticeDeviceId>,
    at: Instant,
) -> Result<(), Error> {
    Ok(jobs::enqueue(txn, JobKind::CarryNotice, json!(Payload { notice_id, device_id }), at).await?)
}

/// Does a job: carries one notice to one place.
///
/// # Errors
/// When the provider does not take it, or the database fails.
pub async fn carry(app: &App, payload: serde_json::Value) -> anyhow::Result<()> {
    let Payload { notice_id, device_id } = serde_json::from_value(payload)?;
    let Some(row) = mailing::by_id(app.db.read(), notice_id).await? else { return Ok(()) };
    if row.read_at.is_some() {
        return Ok(());
    }
    let account_id = row.account_id;
    let found = readers::at(app.db.read(), &[account_id], app.clock.now()).await?.remove(&account_id);
    let Some(reader) = found else { return Ok(()) };
    let Some((channel, to)) = place(app, &reader, &row, device_id).await? else { return Ok(()) };
    let Some(told) = reading::told(app, &reader.actor, vec![row]).await?.pop() else { return Ok(()) };
    let words = told.words(reader.account.locale);
    let id = match device_id {
        None => format!("notice-{notice_id}"),
        Some(device_id) => format!("notice-{notice_id}-{device_id}"),
    };
    let url = format!("{}{}", app.config.public_url, words.url);
    let text = messages::of(channel, &words, &url, reader.account.locale);
    let carried = app.carrier.carry(&Message { id, channel, to, text, url: Some(url) }).await;
    if let (Err(error), Some(device_id)) = (&carried, device_id)
        && error.is::<Refused>()
    {
        // The app is gone from it; whoever installs it again registers again.
        forget(app, account_id, device_id).await?;
    }
    carried
}

/// Where it is carried, if it still is: settings may have changed, the number or the device may be gone.
async fn place(
    app: &App,
    reader: &Reader,
    row: &Model,
    device_id: Option<NoticeDeviceId>,
) -> anyhow::Result<Option<(Channel, String)>> {
    let choice = settings::of(app.db.read(), row.account_id).await?.of(row.kind);
    let Some(id) = device_id else {
        let number = reader.account.phone_key.clone().filter(|_| choice.sms);
        return Ok(number.map(|number| (Channel::Sms, number)));
    };
    // Whoever is signed in at the device now is told there, and nobody else.
    let alive = devices::alive(app.db.read(), &[row.account_id], app.clock.now()).await?;
    let device = alive.into_iter().find(|device| device.id == id && choice.push);
    Ok(device.map(|device| (Channel::Push, device.token)))
}

/// Pushes words that are no notice to every device of an account; answers how many took them.
///
/// # Errors
/// When no device took them and a provider may later; when the database fails.
pub async fn push(app: &App, account_id: AccountId, words: &Message) -> anyhow::Result<usize> {
    let (mut taken, mut failed) = (0, None);
    for device in devices::alive(app.db.read(), &[account_id], app.clock.now()).await? {
        let id = format!("{}-{}", words.id, device.id);
        let message = Message { id, to: device.token, ..words.clone() };
        match app.carrier.carry(&message).await {
            Ok(()) => taken += 1,
            Err(error) if error.is::<Refused>() => forget(app, account_id, device.id).await?,
            Err(error) => failed = Some(error),
        }
    }
    match failed {
        Some(error) if taken == 0 => Err(error),
        _ => Ok(taken),
    }
}

async fn forget(app: &App, account_id: AccountId, id: NoticeDeviceId) -> Result<(), Error> {
    app.db
        .write((account_id, id), |txn, (account_id, id)| {
            Box::pin(async move { Ok(devices::delete(txn, account_id, id).await?) })
        })
        .await
}
