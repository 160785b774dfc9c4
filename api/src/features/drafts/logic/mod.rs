//! Use cases of drafts.

mod places;
pub mod publishing;
pub mod scheduled;

use std::collections::HashSet;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::attachment::AttachmentId;
use linli_entities::draft::{ActiveModel, DraftId, Model};
use sea_orm::{ConnectionTrait, Set};

use super::output::{DraftDetail, DraftEntry};
use super::rules::{self, DRAFTS_MAX, KEPT, Place, SCHEDULED_MAX, Saving, Words};
use super::store;
use crate::actor::Actor;
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::sessions;
use crate::markdown;
use crate::page::{Page, PageRequest};

/// Rows that are deleted in one transaction: others want to write as well.
const BATCH: u64 = 1000;

fn unknown() -> Error {
    Error::NotFound("draft")
}

/// What the actor is writing, everywhere or `at` one place, the one saved last first.
///
/// # Errors
/// [`Error::SignInRequired`] to guests.
pub async fn list(
    app: &App,
    actor: &Actor,
    at: Option<Place>,
    page: PageRequest<(Instant, DraftId)>,
) -> Result<Page<DraftEntry>, Error> {
    let account_id = actor.signed_in()?.account_id;
    let rows = match at {
        Some(place) => store::find(app.db.read(), account_id, place).await?.into_iter().collect(),
        None => store::of_account(app.db.read(), account_id, page.after, page.rows()).await?,
    };
    let (rows, next) = page.cut(rows, |row| (row.saved_at, row.id));
    let places: Vec<Place> = rows.iter().map(place_of).collect();
    let mut targets = places::targets(app, actor, &places).await?;
    let show = |row: Model| {
        let target = targets.remove(&place_of(&row));
        DraftEntry::new(row, target)
    };
    Ok(Page { items: rows.into_iter().map(show).collect(), next })
}

fn place_of(row: &Model) -> Place {
    Place { kind: row.place, id: row.target_id }
}

/// What the actor is writing at a place, also where that is not seen any more: it stays one's own text.
///
/// # Errors
/// [`Error::SignInRequired`] to guests; [`Error::NotFound`] where there is none.
pub async fn get(app: &App, actor: &Actor, place: Place) -> Result<DraftDetail, Error> {
    let account_id = actor.signed_in()?.account_id;
    let row = store::find(app.db.read(), account_id, place).await?.ok_or_else(unknown)?;
    let target = places::targets(app, actor, &[place]).await?.remove(&place);
    Ok(DraftDetail::new(row, target))
}

#[derive(Clone)]
struct SaveInput {
    account_id: AccountId,
    place: Place,
    seen: Option<i64>,
    words: Words,
    now: Instant,
}

/// Saves what the actor is writing at a place, over the version that was `seen` there; none where nothing was.
///
/// # Errors
/// [`Error::NotFound`] for a place that the actor does not see, [`Code::Forbidden`] for a post that is not one's own;
/// [`Error::Stale`] where another device was faster; [`Code::TooMany`]; [`Error::TooManyRequests`].
pub async fn save(
    app: &App,
    actor: &Actor,
    place: Place,
    seen: Option<i64>,
    words: Words,
) -> Result<Model, Error> {
    let account_id = actor.signed_in()?.account_id;
    places::demand_seen(app, actor, place).await?;
    app.rates.draft.count(&account_id)?;
    let input = SaveInput { account_id, place, seen, words, now: app.clock.now() };
    app.db.write(input, |txn, input| Box::pin(save_in(txn, input))).await
}

async fn save_in(txn: &Txn, input: SaveInput) -> Result<Model, Error> {
    let SaveInput { account_id, place, seen, words, now } = input;
    // The account may have been erased since: nothing of it is kept then.
    sessions::demand_open(txn, account_id).await?;
    let before = store::locked(txn, account_id, place).await?;
    let saving = rules::saving(before.as_ref(), seen, &words)?;
    let Words { title, markdown, question, reply_to_number } = words;
    let row = ActiveModel {
        title: Set(title),
        markdown: Set(markdown),
        question: Set(question),
        reply_to_number: Set(reply_to_number),
        version: Set(rules::version(before.as_ref().map(|row| row.version), now)),
        saved_at: Set(now),
        ..Default::default()
    };
    match (saving, before) {
        (Saving::Same, Some(before)) => Ok(before),
        (_, Some(before)) => Ok(store::update(txn, ActiveModel { id: Set(before.id), ..row }).await?),
        (_, None) => {
            if store::count(txn, account_id).await? >= DRAFTS_MAX {
                return Err(Error::Conflict(Code::TooMany));
            }
            let Place { kind, id } = place;
            let row =
                ActiveModel { account_id: Set(account_id), place: Set(kind), target_id: Set(id), ..row };
            store::insert(txn, row).await
        }
    }
}

/// Deletes what the actor is writing at a place; also where there is nothing. With a version, just that one.
///
/// # Errors
/// [`Error::SignInRequired`] to guests; [`Error::Stale`] where another version is there.
pub async fn delete(app: &App, actor: &Actor, place: Place, seen: Option<i64>) -> Result<(), Error> {
    let account_id = actor.signed_in()?.account_id;
    app.db
        .write((account_id, place, seen), |txn, (account_id, place, seen)| {
            Box::pin(async move {
                let deleted = store::delete(txn, account_id, place, seen).await?;
                if !deleted && store::find(txn, account_id, place).await?.is_some() {
                    return Err(Error::Stale);
                }
                Ok(())
            })
        })
        .await
}

/// Deletes the draft that something is published from, within the transaction that publishes it. Where another version of it
/// is there, somebody goes on writing, and it stays.
///
/// # Errors
/// When the database fails.
pub async fn published(
    txn: &Txn,
    account_id: AccountId,
    place: Place,
    version: Option<i64>,
) -> Result<(), Error> {
    if let Some(version) = version {
        store::delete(txn, account_id, place, Some(version)).await?;
    }
    Ok(())
}

/// Deletes drafts that nobody touched for [`KEPT`], and posts for later that were refused so long ago.
///
/// # Errors
/// When the database fails.
pub async fn sweep(app: &App, now: Instant) -> Result<(), Error> {
    while !app.stop.is_cancelled() {
        let deleted = app
            .db
            .write(now - KEPT, |txn, before| {
                Box::pin(async move {
                    let drafts = store::delete_old(txn, before, BATCH).await?;
                    let refused = store::scheduled::delete_old(txn, before, BATCH).await?;
                    Ok(drafts.max(refused))
                })
            })
            .await?;
        if deleted < BATCH {
            break;
        }
    }
    Ok(())
}

/// The pictures that an account has in its drafts and in its posts for later: they wait as long as those do.
///
/// # Errors
/// When the database fails.
pub async fn pictures(app: &App, account_id: AccountId) -> Result<HashSet<AttachmentId>, Error> {
    let db = app.db.read();
    let drafts = store::of_account(db, account_id, None, DRAFTS_MAX).await?;
    let later = store::scheduled::of_account(db, account_id, None, SCHEDULED_MAX).await?;
    let texts = drafts.iter().map(|row| &row.markdown).chain(later.iter().map(|row| &row.markdown));
    Ok(texts.flat_map(|text| markdown::pictures(text)).collect())
}

/// Forgets what an account that is erased was writing, within its transaction.
///
/// # Errors
/// When the database fails.
pub async fn forget(txn: &Txn, account_id: AccountId) -> Result<(), Error> {
    store::forget(txn, account_id).await?;
    Ok(store::scheduled::forget(txn, account_id).await?)
}

/// What an account is writing, after one: by id, at most so many; for itself.
///
/// # Errors
/// When the database fails.
pub async fn own(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    after: DraftId,
    rows: u64,
) -> Result<Vec<Model>, Error> {
    Ok(store::own(db, account_id, after, rows).await?)
}
