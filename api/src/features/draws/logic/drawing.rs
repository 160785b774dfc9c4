//! Freezing the list of entries when a draw is closed, and drawing when the public value is known.

use linli_entities::Instant;
use linli_entities::draw::{ActiveModel, DrawId, Model};
use linli_entities::draw_entry;
use sea_orm::{ConnectionTrait, Set};
use serde_json::json;

use super::editing::{demand_known, managed};
use super::{Seen, get};
use crate::actor::Actor;
use crate::app::App;
use crate::audit;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::draws::input::DrawValueInput;
use crate::features::draws::rules::{self, DrawPhase, fair};
use crate::features::draws::store;
use crate::features::memberships;
use crate::features::rewards::logic::prizes as rewards;
use crate::jobs;

/// Draws of one look.
const BATCH: u64 = 20;

/// The list of entries of a draw, as its rows say.
pub(super) async fn list(db: &impl ConnectionTrait, id: DrawId) -> Result<String, Error> {
    let entries = store::listed(db, id).await?;
    Ok(fair::list(entries.iter().map(|(number, pseudonym)| (*number, pseudonym.as_str()))))
}

/// Freezes the lists of draws that are closed; answers of how many. Whoever comes second finds them frozen.
pub(super) async fn freeze_due(app: &App) -> Result<usize, Error> {
    jobs::until_none(app, || freeze_some(app)).await
}

async fn freeze_some(app: &App) -> Result<usize, Error> {
    let mut done = 0;
    for id in store::unfrozen(app.db.read(), app.clock.now(), BATCH).await? {
        let frozen = app.db.write((id, app.clock.now()), |txn, (id, now)| Box::pin(freeze(txn, id, now)));
        done += usize::from(frozen.await?);
    }
    Ok(done)
}

async fn freeze(txn: &Txn, id: DrawId, now: Instant) -> Result<bool, Error> {
    let Some(row) = store::locked(txn, id).await? else { return Ok(false) };
    if rules::phase(&row, now) != DrawPhase::Closed || row.frozen_at.is_some() {
        return Ok(false);
    }
    let frozen = ActiveModel {
        id: Set(id),
        frozen_at: Set(Some(now)),
        entries_hash: Set(Some(fair::entries_hash(&list(txn, id).await?))),
        version: Set(row.version + 1),
        changed_at: Set(now),
        ..Default::default()
    };
    store::update(txn, frozen).await?;
    store::forget_homes(txn, id).await?;
    Ok(true)
}

/// What is stated of the public value.
#[derive(Clone, Debug)]
struct Stated {
    value: String,
    evidence_url: Option<String>,
    server_key: String,
}

/// States the public value: with where it can be looked up, or as the second of two persons who say the same, it is drawn.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`], [`Error::Invalid`]; [`Code::TooEarly`], [`Code::TooLate`],
/// [`Code::WrongState`]; [`Code::Involved`] to whoever entered; [`Code::ValueDiffers`]; [`Code::ListChanged`].
pub async fn state_value(app: &App, actor: &Actor, id: DrawId, input: DrawValueInput) -> Result<Seen, Error> {
    demand_known(app, actor, id).await?;
    let (value, evidence_url) = input.parse()?;
    let stated = Stated { value, evidence_url, server_key: app.server_key.clone() };
    app.db
        .write((actor.clone(), id, stated, app.clock.now()), |txn, (actor, id, stated, now)| {
            Box::pin(async move {
                let (actor, row) = managed(txn, &actor, id).await?;
                demand_uninvolved(txn, &actor, id).await?;
                rules::demand_value(&row, now).map_err(Error::Conflict)?;
                let other = row.stated_value.as_ref().filter(|_| row.stated_by != actor.account_id());
                if other.is_some_and(|other| *other != stated.value) {
                    return Err(Error::Conflict(Code::ValueDiffers));
                }
                let detail = json!({ "value": stated.value, "evidence_url": stated.evidence_url });
                match other.is_some() || stated.evidence_url.is_some() {
                    true => draw(txn, &row, stated, now).await?,
                    false => note(txn, &actor, &row, stated.value, now).await?,
                }
                Ok(audit::record(txn, &actor, "state_draw_value", ("draw", id.0), detail, now).await?)
            })
        })
        .await?;
    get(app, actor, id).await
}

/// Whoever entered, before they came to run it, says nothing.
async fn demand_uninvolved(txn: &Txn, actor: &Actor, id: DrawId) -> Result<(), Error> {
    let Some(account_id) = actor.account_id() else { return Ok(()) };
    let Some(member) = memberships::logic::id_in(txn, account_id).await? else { return Ok(()) };
    match store::has_entered(txn, id, member).await? {
        true => Err(Error::Forbidden(Code::Involved)),
        false => Ok(()),
    }
}

async fn note(txn: &Txn, actor: &Actor, row: &Model, value: String, now: Instant) -> Result<(), Error> {
    let stated = ActiveModel {
        id: Set(row.id),
        stated_value: Set(Some(value)),
        stated_by: Set(actor.account_id()),
        stated_at: Set(Some(now)),
        version: Set(row.version + 1),
        changed_at: Set(now),
        ..Default::default()
    };
    Ok(store::update(txn, stated).await?)
}

/// Draws: who wins follows from the secret, the list and the value, and all three are published with it.
async fn draw(txn: &Txn, row: &Model, stated: Stated, now: Instant) -> Result<(), Error> {
    let seed = row.seed.as_deref().unwrap_or_default();
    let secret = fair::secret(&stated.server_key, seed);
    if row.commitment.as_ref() != Some(&fair::commitment(&secret)) {
        return Err(Error::internal(anyhow::anyhow!("the secret of draw {} is lost: cancel it", row.id)));
    }
    let hash = fair::entries_hash(&list(txn, row.id).await?);
    if row.entries_hash.as_ref() != Some(&hash) {
        return Err(Error::Conflict(Code::ListChanged));
    }
    let prizes = store::prizes_of(txn, &[row.id]).await?;
    let pieces: Vec<_> = prizes.iter().flat_map(|prize| (0..prize.count).map(move |_| prize)).collect();
    let numbers = fair::Numbers::of(&secret, &hash, &stated.value);
    let winners = fair::winners(numbers, row.entry_count, i32::try_from(pieces.len()).unwrap_or(0));
    for ((place, number), prize) in (1..).zip(&winners).zip(&pieces) {
        let won = draw_entry::ActiveModel {
            place: Set(Some(place)),
            prize_id: Set(Some(prize.id)),
            ..Default::default()
        };
        if !store::win(txn, row.id, *number, won).await? {
            return Err(Error::Conflict(Code::ListChanged));
        }
    }
    // What nobody is there to win can be redeemed again.
    for prize in &prizes {
        let left = pieces.iter().skip(winners.len()).filter(|piece| piece.id == prize.id).count();
        if let Some(id) = prize.reward_id.filter(|_| left > 0) {
            rewards::put_back(txn, id, i32::try_from(left).unwrap_or(prize.count)).await?;
        }
    }
    let drawn = ActiveModel {
        id: Set(row.id),
        value: Set(Some(stated.value)),
        evidence_url: Set(stated.evidence_url),
        secret: Set(Some(hex::encode(secret))),
        drawn_at: Set(Some(now)),
        version: Set(row.version + 1),
        changed_at: Set(now),
        ..Default::default()
    };
    Ok(store::update(txn, drawn).await?)
}
