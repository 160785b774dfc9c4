//! What is published of a draw, so that anyone can recompute it; and recomputing it, for whoever checks the database.

use std::fmt;

use linli_entities::draw::{DrawId, Model};
use linli_entities::draw_prize::{self, DrawPrizeId};

use super::{drawing, known};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::features::draws::rules::{self, DrawPhase, fair};
use crate::features::draws::store;

/// Draws of one look.
const BATCH: u64 = 20;

/// All that is published of a draw.
#[derive(Clone, Debug)]
pub struct Proof {
    /// The row.
    pub row: Model,
    /// Where it stands.
    pub phase: DrawPhase,
    /// The prizes, in order.
    pub prizes: Vec<draw_prize::Model>,
    /// The list of entries, once it is frozen.
    pub entries: Option<String>,
    /// The numbers that won with the positions of their prizes, in the order in which they were drawn.
    pub winners: Vec<(i32, i32)>,
}

/// All that is published of a draw by now.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn proof(app: &App, actor: &Actor, id: DrawId) -> Result<Proof, Error> {
    let row = known(app.db.read(), actor, id).await?;
    of(app, row).await
}

async fn of(app: &App, row: Model) -> Result<Proof, Error> {
    let db = app.db.read();
    let prizes = store::prizes_of(db, &[row.id]).await?;
    let entries = match row.frozen_at {
        Some(_) => Some(drawing::list(db, row.id).await?),
        None => None,
    };
    let won = store::winners(db, row.id, None, rules::PIECES_MAX.unsigned_abs().into()).await?;
    let position = |id: Option<DrawPrizeId>| {
        prizes.iter().find(|prize| Some(prize.id) == id).map(|prize| prize.position)
    };
    let winners = won.iter().filter_map(|entry| Some((entry.number, position(entry.prize_id)?))).collect();
    Ok(Proof { phase: rules::phase(&row, app.clock.now()), prizes, entries, winners, row })
}

/// What is wrong with a draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The list is not the one that was frozen.
    List(DrawId),
    /// The secret is not the one that was promised.
    Secret(DrawId),
    /// Others won than follow.
    Winners(DrawId),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::List(id) => write!(f, "the list of draw {id} is not the one that was frozen"),
            Self::Secret(id) => write!(f, "the secret of draw {id} is not the one that was promised"),
            Self::Winners(id) => write!(f, "others won draw {id} than follow from what is published"),
        }
    }
}

/// Recomputes every draw whose list is frozen; what is wrong, and how many there are.
///
/// # Errors
/// When the database fails.
pub async fn check(app: &App) -> Result<(u64, Vec<Fault>), Error> {
    let (mut count, mut faults, mut after) = (0, vec![], DrawId(0));
    loop {
        let rows = store::frozen_after(app.db.read(), after, BATCH).await?;
        let Some(last) = rows.last().map(|row| row.id) else { return Ok((count, faults)) };
        for row in rows {
            faults.extend(recomputed(&of(app, row).await?));
            count += 1;
        }
        after = last;
    }
}

fn recomputed(proof: &Proof) -> Option<Fault> {
    let (row, list) = (&proof.row, proof.entries.as_deref().unwrap_or_default());
    let hash = fair::entries_hash(list);
    let is_whole = list.lines().count() == usize::try_from(row.entry_count).unwrap_or(0);
    if row.entries_hash.as_ref() != Some(&hash) || !is_whole {
        return Some(Fault::List(row.id));
    }
    let (Some(secret), Some(value)) = (&row.secret, &row.value) else { return None };
    let secret: Option<fair::Secret> = hex::decode(secret).ok().and_then(|bytes| bytes.try_into().ok());
    let Some(secret) = secret.filter(|secret| row.commitment == Some(fair::commitment(secret))) else {
        return Some(Fault::Secret(row.id));
    };
    let positions: Vec<i32> =
        proof.prizes.iter().flat_map(|prize| (0..prize.count).map(move |_| prize.position)).collect();
    let numbers = fair::Numbers::of(&secret, &hash, value);
    let drawn = fair::winners(numbers, row.entry_count, i32::try_from(positions.len()).unwrap_or(0));
    let expected: Vec<(i32, i32)> = drawn.into_iter().zip(positions).collect();
    (expected != proof.winners).then_some(Fault::Winners(row.id))
}
