//! The person: what is imposed on oneself, appealing; and who decides of that.

use linli_entities::Instant;
use linli_entities::outbox::OutboxKind;
use linli_entities::sanction::{AppealDecision, Model, SanctionId};
use linli_entities::sanction_act::SanctionActKind;
use serde_json::json;

use super::super::rules::{self, Decision};
use super::super::store::{self, Change};
use super::imposing::{note, one};
use super::{Own, Seen, imposer, knows, place_of, places, seen, sight, unknown};
use crate::actor::Actor;
use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::sessions;
use crate::page::PageRequest;
use crate::{audit, outbox};

/// A page of what was imposed on whoever asks, the last first; and the cursor of the next.
///
/// # Errors
/// [`Error::SignInRequired`].
pub async fn own(
    app: &App,
    actor: &Actor,
    page: &PageRequest<SanctionId>,
) -> Result<(Vec<Own>, Option<String>), Error> {
    let id = actor.signed_in()?.account_id;
    let rows = store::of_account(app.db.read(), id, None, page).await?;
    let (rows, next) = page.cut(rows, |row| row.id);
    Ok((owned(app, actor, rows).await?, next))
}

async fn owned(app: &App, actor: &Actor, rows: Vec<Model>) -> Result<Vec<Own>, Error> {
    let ids: Vec<SanctionId> = rows.iter().map(|row| row.id).collect();
    let acts = store::acts(app.db.read(), &ids).await?;
    let (mut places, now) = (places(app, &rows).await?, app.clock.now());
    let own = rows.into_iter().filter_map(|row| {
        let place = places.remove(&row.id)?;
        Some(Own {
            knows_board: knows(actor, &place),
            state: rules::state(&row, now),
            acts: acts.iter().filter(|act| act.sanction_id == row.id).cloned().collect(),
            may_appeal: rules::demand_appealable(&row, now).is_ok(),
            place,
            row,
        })
    });
    Ok(own.collect())
}

/// Appeals against what is imposed on oneself; those who may decide are told.
///
/// # Errors
/// [`Error::NotFound`] of what is imposed on nobody or on others; those of [`rules::demand_appealable`] and of the words.
pub async fn appeal(app: &App, actor: &Actor, id: SanctionId, text: &str) -> Result<Own, Error> {
    let own = actor.signed_in()?.account_id;
    let row = store::by_id(app.db.read(), id).await?;
    row.filter(|row| row.account_id == own).ok_or_else(unknown)?;
    let text = rules::words(text)?;
    app.rates.write.count(&own)?;
    let input = (actor.clone(), id, text, app.clock.now());
    let row = app.db.write(input, |txn, input| Box::pin(appeal_in(txn, input))).await?;
    owned(app, actor, vec![row]).await?.pop().ok_or_else(unknown)
}

async fn appeal_in(
    txn: &Txn,
    (actor, id, text, now): (Actor, SanctionId, String, Instant),
) -> Result<Model, Error> {
    let own = actor.signed_in()?.account_id;
    sessions::demand_open(txn, own).await?;
    let row = store::locked(txn, id).await?.filter(|row| row.account_id == own).ok_or_else(unknown)?;
    rules::demand_appealable(&row, now)?;
    store::appeal(txn, id, now).await?;
    let act = store::act(txn, &row, (SanctionActKind::Appealed, text), (Some(own), now)).await?;
    outbox::enqueue(txn, OutboxKind::SanctionAct, act.0, now).await?;
    store::by_id(txn, id).await?.ok_or_else(unknown)
}

/// A page of the appeals that nobody has decided of, of places in which the actor imposes, the oldest first; and the cursor
/// of the next.
///
/// # Errors
/// [`Code::Forbidden`](crate::code::Code::Forbidden) to whoever imposes nowhere.
pub async fn appeals(
    app: &App,
    actor: &Actor,
    page: &PageRequest<(Instant, SanctionId)>,
) -> Result<(Vec<Seen>, Option<String>), Error> {
    let sight = sight(app, actor).await?;
    let rows = store::appeals(app.db.read(), actor.account_id(), &sight, page).await?;
    let (rows, next) = page.cut(rows, |row| (row.appealed_at.unwrap_or(row.imposed_at), row.id));
    Ok((seen(app, actor, rows).await?, next))
}

/// Decides of an appeal; both are told. Of two who decide at once one does.
///
/// # Errors
/// [`Error::NotFound`] as [`get`](super::get); those of [`rules::demand_undo`], of [`rules::demand_decidable`] and of
/// [`Decision::ends_at`].
pub async fn decide(app: &App, actor: &Actor, id: SanctionId, decision: Decision) -> Result<Seen, Error> {
    super::get(app, actor, id).await?;
    let input = (actor.clone(), id, decision, app.clock.now());
    let row = app.db.write(input, |txn, input| Box::pin(decide_in(txn, input))).await?;
    one(app, actor, row).await
}

async fn decide_in(
    txn: &Txn,
    (actor, id, decision, now): (Actor, SanctionId, Decision, Instant),
) -> Result<Model, Error> {
    let actor = sessions::seen_again(txn, &actor).await?;
    let row = store::locked(txn, id).await?.ok_or_else(unknown)?;
    rules::demand_decidable(&row, actor.account_id())?;
    rules::demand_undo(&actor, &place_of(txn, &row).await?, &row, imposer(txn, &row).await?)?;
    let change = Change {
        ends_at: decision.ends_at(&row, now)?,
        lifted_at: if decision.decision == AppealDecision::Lifted { Some(now) } else { row.lifted_at },
        decided: Some((decision.decision, now)),
    };
    let row = store::change(txn, &row, change).await?;
    let detail = json!({
        "account_id": row.account_id, "decision": decision.decision, "days": decision.days,
    });
    note(txn, &row, (decision.act(), decision.text), (actor.account_id(), now)).await?;
    audit::record(txn, &actor, "decide_appeal", ("sanction", id.0), detail, now).await?;
    Ok(row)
}
