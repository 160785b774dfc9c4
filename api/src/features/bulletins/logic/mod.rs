//! Use cases of bulletins: reading. Writing them is in [`editing`], sending in [`sending`].

pub mod editing;
pub mod sending;

use std::collections::HashMap;

use linli_entities::bulletin::{BulletinId, BulletinState, Model};
use linli_entities::consent_act::{ConsentChannel, ConsentPurpose};
use linli_entities::delivery::{DeliveryId, DeliveryState};
use linli_entities::segment::SegmentId;

use super::store;
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::error::Error;
use crate::features::deliveries::logic::{self as deliveries, Counts};
use crate::features::segments;
use crate::page::PageRequest;

/// What bulletins are sent for.
const PURPOSE: ConsentPurpose = ConsentPurpose::Bulletin;

/// A bulletin, as staff see it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The row.
    pub row: Model,
    /// Whom it is for.
    pub segment: Option<(SegmentId, String)>,
    /// On which ways it is sent.
    pub channels: Vec<ConsentChannel>,
    /// How many got it, once it began to be sent.
    pub counts: Option<Counts>,
}

fn unknown() -> Error {
    Error::NotFound("bulletin")
}

fn demand(actor: &Actor) -> Result<(), Error> {
    actor.demand(Permission::WriteBulletins, Scope::Club)
}

fn channels_of(row: &Model) -> Result<Vec<ConsentChannel>, Error> {
    serde_json::from_value(row.channels.clone()).map_err(Error::internal)
}

/// A page of the bulletins, newest first.
///
/// # Errors
/// [`Code::Forbidden`](crate::code::Code::Forbidden).
pub async fn list(
    app: &App,
    actor: &Actor,
    state: Option<BulletinState>,
    page: &PageRequest<BulletinId>,
) -> Result<(Vec<Seen>, Option<String>), Error> {
    demand(actor)?;
    let (rows, next) = page.cut(store::page(app.db.read(), state, None, page).await?, |row| row.id);
    Ok((seen(app, rows).await?, next))
}

/// A bulletin.
///
/// # Errors
/// [`Code::Forbidden`](crate::code::Code::Forbidden), [`Error::NotFound`].
pub async fn get(app: &App, actor: &Actor, id: BulletinId) -> Result<Seen, Error> {
    demand(actor)?;
    let row = store::by_id(app.db.read(), id).await?.ok_or_else(unknown)?;
    seen(app, vec![row]).await?.pop().ok_or_else(unknown)
}

async fn seen(app: &App, rows: Vec<Model>) -> Result<Vec<Seen>, Error> {
    let db = app.db.read();
    let segments: Vec<SegmentId> = rows.iter().filter_map(|row| row.segment_id).collect();
    let names: HashMap<SegmentId, String> = segments::logic::names(db, &segments).await?;
    let ids: Vec<i64> = rows.iter().map(|row| row.id.0).collect();
    let mut counts = deliveries::counts(db, PURPOSE, &ids).await?;
    let seen = rows.into_iter().map(|row| {
        let named = |id: SegmentId| names.get(&id).map(|name| (id, name.clone()));
        Ok(Seen {
            segment: row.segment_id.and_then(named),
            channels: channels_of(&row)?,
            counts: row.begun_at.map(|_| counts.remove(&row.id.0).unwrap_or_default()),
            row,
        })
    });
    seen.collect()
}

/// A page of who gets a bulletin, newest first.
///
/// # Errors
/// [`Code::Forbidden`](crate::code::Code::Forbidden), [`Error::NotFound`].
pub async fn deliveries_of(
    app: &App,
    actor: &Actor,
    id: BulletinId,
    state: Option<DeliveryState>,
    page: &PageRequest<DeliveryId>,
) -> Result<(Vec<deliveries::Seen>, Option<String>), Error> {
    demand(actor)?;
    store::by_id(app.db.read(), id).await?.ok_or_else(unknown)?;
    deliveries::list(app, (PURPOSE, id.0), state, page).await
}

/// A page of the bulletins that whoever asks was sent, newest first.
///
/// # Errors
/// [`Error::SignInRequired`] to guests.
pub async fn own(
    app: &App,
    actor: &Actor,
    page: &PageRequest<BulletinId>,
) -> Result<(Vec<Model>, Option<String>), Error> {
    let sent = deliveries::sent_to(actor.signed_in()?.account_id, PURPOSE);
    Ok(page.cut(store::page(app.db.read(), None, Some(sent), page).await?, |row| row.id))
}

/// A bulletin that whoever asks was sent.
///
/// # Errors
/// [`Error::SignInRequired`] to guests; [`Error::NotFound`] for one that they were not sent.
pub async fn own_one(app: &App, actor: &Actor, id: BulletinId) -> Result<Model, Error> {
    let sent = deliveries::sent_to(actor.signed_in()?.account_id, PURPOSE);
    store::one_of(app.db.read(), id, sent).await?.ok_or_else(unknown)
}
