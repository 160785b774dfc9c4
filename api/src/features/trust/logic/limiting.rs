//! What accounts that have just come may not do yet.

use linli_entities::account::AccountId;
use linli_entities::trust::TrustLevel;

use super::{acts_of, level_of};
use crate::actor::Actor;
use crate::app::App;
use crate::code::Code;
use crate::error::Error;
use crate::features::accounts::logic::readers;
use crate::features::posts::body::Body;
use crate::features::trust::rules::{self, Limits};
use crate::features::trust::store;

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writing {
    /// A topic with its first post.
    Topic,
    /// A post.
    Post,
    /// Something else instead of what stood there.
    Edit,
}

/// What the actor may do at most. Whoever has a home or a role, and the system, is not limited.
///
/// # Errors
/// When the database fails.
pub async fn limits_of(app: &App, actor: &Actor) -> Result<Limits, Error> {
    let free = rules::limits(TrustLevel::Regular);
    let Actor::Account(account) = actor else { return Ok(free) };
    if !account.rights.grants.is_empty() || !account.rights.homes.is_empty() {
        return Ok(free);
    }
    Ok(rules::limits(level_of(app, account.account_id).await?))
}

/// Whether the actor has just come: without a home and a role, and of the lowest level, as it is reckoned now: time may have passed
/// since it was.
///
/// # Errors
/// When the database fails.
pub async fn is_new(app: &App, actor: &Actor) -> Result<bool, Error> {
    let Actor::Account(account) = actor else { return Ok(false) };
    let settled = !account.rights.grants.is_empty() || !account.rights.homes.is_empty();
    if settled || level_of(app, account.account_id).await? != TrustLevel::New {
        return Ok(false);
    }
    let known = store::find(app.db.read(), account.account_id).await?;
    if known.is_some_and(|row| row.pinned_at.is_some()) {
        return Ok(true);
    }
    let readers = readers::of(app.db.read(), &[account.account_id]).await?;
    let Some(reader) = readers.get(&account.account_id) else { return Ok(true) };
    Ok(rules::level(&acts_of(app.db.read(), reader, app.clock.now()).await?) == TrustLevel::New)
}

/// Demands that the actor may write what was rendered: as often, with so many links and pictures. Whoever would be refused is
/// looked at again: time may have passed since the level was reckoned.
///
/// # Errors
/// [`Code::NewcomerPace`] with the seconds until the next is allowed; [`Code::NewcomerLinks`],
/// [`Code::NewcomerPictures`].
pub async fn demand(app: &App, actor: &Actor, writing: Writing, body: &Body) -> Result<(), Error> {
    let id = actor.signed_in()?.account_id;
    let limits = limits_of(app, actor).await?;
    let Err(refused) = within(app, id, &limits, writing, body) else { return Ok(()) };
    let known = store::find(app.db.read(), id).await?;
    if known.is_some_and(|row| row.pinned_at.is_some()) {
        return Err(refused);
    }
    let Some(reader) = readers::of(app.db.read(), &[id]).await?.remove(&id) else { return Err(refused) };
    let acts = acts_of(app.db.read(), &reader, app.clock.now()).await?;
    let now = rules::limits(rules::level(&acts).max(level_of(app, id).await?));
    if now == limits { Err(refused) } else { within(app, id, &now, writing, body) }
}

fn within(app: &App, id: AccountId, limits: &Limits, writing: Writing, body: &Body) -> Result<(), Error> {
    let links = || rules::outward_links(&body.html, &app.config.public_url);
    if limits.link_max.is_some_and(|most| links() > most) {
        return Err(Error::Forbidden(Code::NewcomerLinks));
    }
    if limits.picture_max.is_some_and(|most| body.pictures.len() > most) {
        return Err(Error::Forbidden(Code::NewcomerPictures));
    }
    if !limits.paced {
        return Ok(());
    }
    let counted = match writing {
        Writing::Topic => app.rates.newcomer_topic.count_untold(&id),
        Writing::Post => app.rates.newcomer_post.count_untold(&id),
        Writing::Edit => Ok(()),
    };
    counted.map_err(|refused| match refused {
        Error::TooManyRequests { retry_after_s } => Error::Paced { code: Code::NewcomerPace, retry_after_s },
        other => other,
    })
}
