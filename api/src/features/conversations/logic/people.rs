//! Who is in a conversation: adding somebody, leaving, and being told of nothing.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::conversation::ConversationId;

use super::super::output::Conversation;
use super::super::rules::{self, PEOPLE_MAX, Seat};
use super::super::store;
use super::{Seen, get, seated, seen, unknown};
use crate::actor::Actor;
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::{readers, sessions};
use crate::features::blocks;

/// Adds somebody, who sees what is said from then on. Who is in it already stays as they are.
///
/// # Errors
/// [`Error::NotFound`] to whoever is not in it, and for accounts that are not open; [`Code::Forbidden`] to whoever did not
/// start it, and where it is with staff; [`Code::Silenced`]; [`Code::CannotBeWrittenTo`]; [`Code::TooMany`].
pub async fn add(
    app: &App,
    actor: &Actor,
    id: ConversationId,
    account_id: AccountId,
) -> Result<Conversation, Error> {
    let seen = seen(app.db.read(), actor, id).await?;
    demand_starter(actor, &seen)?;
    let input = (actor.clone(), id, account_id, app.clock.now());
    app.db.write(input, |txn, input| Box::pin(add_in(txn, input))).await?;
    get(app, actor, id).await
}

fn demand_starter(actor: &Actor, seen: &Seen) -> Result<(), Error> {
    let starts = actor.account_id() == Some(seen.row.started_by) && seen.project.is_none();
    if starts { Ok(()) } else { Err(Error::Forbidden(Code::Forbidden)) }
}

async fn add_in(
    txn: &Txn,
    (actor, id, account_id, now): (Actor, ConversationId, AccountId, Instant),
) -> Result<(), Error> {
    let actor = sessions::seen_again(txn, &actor).await?;
    // Two who are added at once are counted one after the other.
    let row = store::find_locked(txn, id).await?.ok_or_else(unknown)?;
    let last_number = row.last_number;
    let seen = seated(txn, &actor, vec![row]).await?.pop().ok_or_else(unknown)?;
    demand_starter(&actor, &seen)?;
    rules::demand_voice(&actor)?;
    let before = store::people(txn, &[id]).await?;
    if before.iter().any(|person| person.account_id == account_id) {
        return Ok(());
    }
    if !readers::open(txn, &[account_id]).await?.contains(&account_id) {
        return Err(Error::NotFound("account"));
    }
    if blocks::logic::stands_between(txn, seen.row.started_by, &[account_id]).await? {
        return Err(Error::Forbidden(Code::CannotBeWrittenTo));
    }
    if before.len() >= PEOPLE_MAX {
        return Err(Error::Conflict(Code::TooMany));
    }
    Ok(store::join(txn, id, account_id, (last_number, last_number), now).await?)
}

/// Leaves a conversation: the actor sees nothing of it any more.
///
/// # Errors
/// [`Error::NotFound`] to whoever is not in it; [`Code::Forbidden`] to staff, who are in it for their project.
pub async fn leave(app: &App, actor: &Actor, id: ConversationId) -> Result<(), Error> {
    let account_id = demand_person(actor, &seen(app.db.read(), actor, id).await?)?;
    app.db
        .write((id, account_id, app.clock.now()), |txn, (id, account_id, now)| {
            Box::pin(async move { Ok(store::leave(txn, Some(id), account_id, now).await?) })
        })
        .await
}

/// Says whether the actor is told of what is said in a conversation.
///
/// # Errors
/// As [`leave`].
pub async fn mute(app: &App, actor: &Actor, id: ConversationId, muted: bool) -> Result<(), Error> {
    let account_id = demand_person(actor, &seen(app.db.read(), actor, id).await?)?;
    app.db
        .write((id, account_id, muted), |txn, (id, account_id, muted)| {
            Box::pin(async move { Ok(store::set_muted(txn, id, account_id, muted).await?) })
        })
        .await
}

fn demand_person(actor: &Actor, seen: &Seen) -> Result<AccountId, Error> {
    match seen.seat {
        Seat::Person { .. } => Ok(actor.signed_in()?.account_id),
        Seat::Staff { .. } => Err(Error::Forbidden(Code::Forbidden)),
    }
}
