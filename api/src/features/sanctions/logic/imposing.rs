//! Imposing and lifting.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::outbox::OutboxKind;
use linli_entities::sanction::{AppealDecision, Model, SanctionId, SanctionKind};
use linli_entities::sanction_act::SanctionActKind;
use serde_json::json;

use super::super::rules::{self, NewSanction};
use super::super::store::{self, Change};
use super::{Seen, imposer, place_now, place_of, seen, sight, unknown};
use crate::actor::Actor;
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::db::versions::Key;
use crate::error::{Error, Named as _};
use crate::features::accounts::logic::{lookup, sessions};
use crate::features::trust;
use crate::once::Once;
use crate::{audit, outbox};

#[derive(Clone)]
struct Imposing {
    actor: Actor,
    id: AccountId,
    new: NewSanction,
    once: Once,
    now: Instant,
}

/// Imposes something on an account: in force with the answer.
///
/// # Errors
/// [`Error::NotFound`] where there is no such account; [`Code::NotFound`] at `/board_id` or `/project_id`; those of
/// [`rules::demand_impose`]; [`Code::Required`] at `/days` to whoever may not impose what does not end;
/// [`Code::AlreadySanctioned`] while the same is in force there; [`Error::TooManyRequests`].
pub async fn impose(
    app: &App,
    actor: &Actor,
    id: AccountId,
    new: NewSanction,
    once: Once,
) -> Result<Seen, Error> {
    sight(app, actor).await?;
    if let Some(by) = actor.account_id() {
        app.rates.write.count(&by)?;
    }
    let input = Imposing { actor: actor.clone(), id, new, once, now: app.clock.now() };
    let row = app.db.write(input, |txn, input| Box::pin(impose_in(txn, input))).await?;
    one(app, actor, row).await
}

async fn impose_in(txn: &Txn, input: Imposing) -> Result<Model, Error> {
    let Imposing { actor, id, new, once, now } = input;
    let actor = sessions::seen_again(txn, &actor).await?;
    if let Some(before) = once.made_before(txn).await? {
        return store::by_id(txn, SanctionId(before)).await?.ok_or_else(unknown);
    }
    let pointer = if new.board_id.is_some() { "/board_id" } else { "/project_id" };
    let named = (new.board_id, new.project_id, new.city.as_deref());
    let place = place_now(txn, named).await.named_at(pointer)?;
    if !super::knows(&actor, &place) {
        return Err(Error::invalid(pointer, Code::NotFound));
    }
    rules::demand_office(&actor, &place)?;
    // Two who impose the same at once do so one after the other.
    lookup::hold(txn, id).await?;
    rules::demand_impose(&actor, &place, (id, &sessions::rights(txn, id).await?))?;
    if new.kind != SanctionKind::Warned && new.days.is_none() && !rules::may_endless(&actor, &place) {
        return Err(Error::invalid("/days", Code::Required));
    }
    let standing = store::standing(txn, &[id], now).await?;
    if standing.iter().any(|row| row.kind == new.kind && place.is_of(row)) {
        return Err(Error::Conflict(Code::AlreadySanctioned));
    }
    let by = (actor.account_id(), now);
    let row = store::insert(txn, id, (&new, &place), by).await?;
    let detail = json!({ "account_id": id, "kind": new.kind, "reason": new.reason, "days": new.days });
    note(txn, &row, (SanctionActKind::Imposed, new.text), by).await?;
    audit::record(txn, &actor, "impose_sanction", ("sanction", row.id.0), detail, now).await?;
    once.remember(txn, row.id.0, now).await?;
    Ok(row)
}

/// Writes down what happened to a sanction, tells of it, and makes it take effect.
pub(super) async fn note(
    txn: &Txn,
    row: &Model,
    said: (SanctionActKind, String),
    (by, now): (Option<AccountId>, Instant),
) -> Result<(), Error> {
    let act = store::act(txn, row, said, (by, now)).await?;
    outbox::enqueue(txn, OutboxKind::SanctionAct, act.0, now).await?;
    txn.touch(Key::Rights(row.account_id));
    trust::logic::reckon(txn, row.account_id, now).await
}

/// Lifts a sanction, or takes a warning back; an appeal that waits is decided with it.
///
/// # Errors
/// [`Error::NotFound`] as [`get`](super::get); those of [`rules::demand_undo`] and [`rules::demand_liftable`].
pub async fn lift(app: &App, actor: &Actor, id: SanctionId, text: &str) -> Result<Seen, Error> {
    super::get(app, actor, id).await?;
    let input = (actor.clone(), id, rules::words(text)?, app.clock.now());
    let row = app.db.write(input, |txn, input| Box::pin(lift_in(txn, input))).await?;
    one(app, actor, row).await
}

async fn lift_in(
    txn: &Txn,
    (actor, id, text, now): (Actor, SanctionId, String, Instant),
) -> Result<Model, Error> {
    let actor = sessions::seen_again(txn, &actor).await?;
    let row = store::locked(txn, id).await?.ok_or_else(unknown)?;
    rules::demand_undo(&actor, &place_of(txn, &row).await?, &row, imposer(txn, &row).await?)?;
    rules::demand_liftable(&row, now)?;
    let waits = rules::is_waiting(&row);
    let change = Change {
        ends_at: row.ends_at,
        lifted_at: Some(now),
        decided: waits.then_some((AppealDecision::Lifted, now)),
    };
    let row = store::change(txn, &row, change).await?;
    note(txn, &row, (SanctionActKind::Lifted, text), (actor.account_id(), now)).await?;
    let detail = json!({ "account_id": row.account_id });
    audit::record(txn, &actor, "lift_sanction", ("sanction", id.0), detail, now).await?;
    Ok(row)
}

pub(super) async fn one(app: &App, actor: &Actor, row: Model) -> Result<Seen, Error> {
    seen(app, actor, vec![row]).await?.pop().ok_or_else(unknown)
}
