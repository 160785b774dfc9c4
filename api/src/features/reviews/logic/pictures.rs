//! Pictures of what waits: they are kept as long as it does, and seen by who decides of it.

use std::collections::HashSet;

use linli_entities::account::AccountId;
use linli_entities::attachment::AttachmentId;
use linli_entities::review::ReviewState;

use super::deciding::place_of;
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Known as _};
use crate::features::reviews::rules::WAITING_MAX;
use crate::features::reviews::store;
use crate::markdown;

/// Rows of an account that are looked at. What was decided of stands among what waits, but not often.
const ROWS: u64 = WAITING_MAX * 5;

/// The pictures that an account has in what waits: they wait as long.
///
/// # Errors
/// When the database fails.
pub async fn of_account(app: &App, own: AccountId) -> Result<HashSet<AttachmentId>, Error> {
    let rows = store::of_author(app.db.read(), own, None, ROWS).await?;
    let waiting = rows.iter().filter(|row| row.state == ReviewState::Waiting);
    Ok(waiting.flat_map(|row| markdown::pictures(&row.markdown)).collect())
}

/// Whether the actor moderates where something goes that shows a picture which nothing claims, of whoever uploaded it: what
/// waits, and what was refused and may be asked about.
///
/// # Errors
/// When the database fails.
pub async fn may_see(app: &App, actor: &Actor, (by, id): (AccountId, AttachmentId)) -> Result<bool, Error> {
    if actor.account_id().is_none() {
        return Ok(false);
    }
    for row in store::naming(app.db.read(), by, &format!("attachments/{id}"), ROWS).await? {
        if !markdown::pictures(&row.markdown).contains(&id) {
            continue;
        }
        if place_of(app, actor, &row).await.known()?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}
