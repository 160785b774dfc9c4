//! Making draws, changing drafts, offering and cancelling.

use linli_entities::Instant;
use linli_entities::draw::{ActiveModel, DrawId, Model};
use linli_entities::draw_prize;
use sea_orm::Set;
use serde_json::json;

use super::{Seen, demand_runs, get, known, unknown};
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::sessions;
use crate::features::draws::input::{DrawCancellation, DrawInput};
use crate::features::draws::rules::{self, DrawPhase, NewDraw, fair};
use crate::features::draws::store;
use crate::features::events;
use crate::features::rewards::logic::prizes as rewards;
use crate::markdown::{self, Mentioned};
use crate::once::Once;
use crate::{audit, etag, secret};

/// What is typed, and how it is shown.
#[derive(Clone, Debug)]
struct Baked {
    new: NewDraw,
    html: String,
}

impl Baked {
    fn of(new: NewDraw) -> Self {
        Self { html: markdown::render(&new.markdown, &Mentioned::new()), new }
    }

    fn row(&self) -> ActiveModel {
        let new = &self.new;
        ActiveModel {
            project_id: Set(new.project_id),
            title: Set(new.title.clone()),
            markdown: Set(new.markdown.clone()),
            html: Set(self.html.clone()),
            audience: Set(new.audience),
            event_id: Set(new.event_id),
            cost: Set(new.cost),
            one_per_household: Set(new.one_per_household),
            opens_at: Set(new.opens_at),
            closes_at: Set(new.closes_at),
            draws_at: Set(new.draws_at),
            value_source: Set(new.value_source.clone()),
            ..Default::default()
        }
    }
}

/// Demands that the actor may make just this: there, with this event, and with prizes of the club only as who runs it.
async fn demand_new(txn: &Txn, actor: &Actor, new: &NewDraw) -> Result<(), Error> {
    demand_runs(txn, actor, new.project_id).await?;
    if let Some(id) = new.event_id {
        let event = events::logic::known_among(txn, actor, &[id]).await?.remove(&id);
        // Of the project, or of any where the draw is of the club.
        if event.is_none_or(|of| new.project_id.is_some_and(|id| of.project_id != Some(id))) {
            return Err(Error::invalid("/event_id", Code::NotFound));
        }
    }
    // Points and vouchers are of the club: a project does not give them away.
    if new.prizes.iter().any(rules::NewPrize::is_of_club) {
        actor.demand(Permission::RunClub, Scope::Club)?;
    }
    for (index, prize) in new.prizes.iter().enumerate() {
        let Some(id) = prize.reward_id else { continue };
        if !rewards::is_there(txn, id).await? {
            return Err(Error::invalid(&format!("/prizes/{index}/reward_id"), Code::NotFound));
        }
    }
    Ok(())
}

async fn fill(txn: &Txn, id: DrawId, new: &NewDraw) -> Result<(), Error> {
    let rows = (1..).zip(&new.prizes).map(|(position, prize)| draw_prize::ActiveModel {
        draw_id: Set(id),
        position: Set(position),
        title: Set(prize.title.clone()),
        count: Set(prize.count),
        points: Set(prize.points),
        reward_id: Set(prize.reward_id),
        ..Default::default()
    });
    Ok(store::replace_prizes(txn, id, rows.collect()).await?)
}

/// Makes a draw: a draft.
///
/// # Errors
/// [`Code::Forbidden`] to whoever does not run draws there; [`Error::Invalid`].
pub async fn create(app: &App, actor: &Actor, input: DrawInput, once: Once) -> Result<Seen, Error> {
    actor.demand(Permission::RunDraws, Scope::Anywhere)?;
    let baked = Baked::of(input.parse()?);
    let input = (actor.clone(), baked, once, app.clock.now());
    let id = app
        .db
        .write(input, |txn, (actor, baked, once, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                demand_new(txn, &actor, &baked.new).await?;
                if let Some(before) = once.made_before(txn).await? {
                    return Ok(DrawId(before));
                }
                let row = ActiveModel {
                    entry_count: Set(0),
                    version: Set(1),
                    created_by: Set(actor.account_id()),
                    created_at: Set(now),
                    changed_at: Set(now),
                    ..baked.row()
                };
                let id = store::insert(txn, row).await?;
                fill(txn, id, &baked.new).await?;
                audit::record(txn, &actor, "create_draw", ("draw", id.0), json!({}), now).await?;
                once.remember(txn, id.0, now).await?;
                Ok(id)
            })
        })
        .await?;
    get(app, actor, id).await
}

/// Demands that the actor knows of it and runs it.
pub(super) async fn demand_known(app: &App, actor: &Actor, id: DrawId) -> Result<(), Error> {
    actor.signed_in()?;
    let row = known(app.db.read(), actor, id).await?;
    demand_runs(app.db.read(), actor, row.project_id).await
}

/// The draw, held, for whoever runs it still.
pub(super) async fn managed(txn: &Txn, actor: &Actor, id: DrawId) -> Result<(Actor, Model), Error> {
    let actor = sessions::seen_again(txn, actor).await?;
    let row = store::locked(txn, id).await?.ok_or_else(unknown)?;
    demand_runs(txn, &actor, row.project_id).await?;
    Ok((actor, row))
}

/// Changes a draft that is still at the version that was seen.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`], [`Error::PreconditionRequired`], [`Error::Stale`], [`Error::Invalid`],
/// [`Code::WrongState`] for what was offered.
pub async fn update(
    app: &App,
    actor: &Actor,
    id: DrawId,
    if_match: Option<&str>,
    input: DrawInput,
) -> Result<Seen, Error> {
    demand_known(app, actor, id).await?;
    let seen = etag::version_seen(if_match)?;
    let baked = Baked::of(input.parse()?);
    let input = (actor.clone(), (id, seen), baked, app.clock.now());
    app.db
        .write(input, |txn, (actor, (id, seen), baked, now)| {
            Box::pin(async move {
                let (actor, before) = managed(txn, &actor, id).await?;
                etag::demand_unchanged(seen, before.version)?;
                if rules::phase(&before, now) != DrawPhase::Draft {
                    return Err(Error::Conflict(Code::WrongState));
                }
                demand_new(txn, &actor, &baked.new).await?;
                let row = ActiveModel {
                    id: Set(id),
                    version: Set(before.version + 1),
                    changed_at: Set(now),
                    ..baked.row()
                };
                store::update(txn, row).await?;
                fill(txn, id, &baked.new).await?;
                Ok(audit::record(txn, &actor, "update_draw", ("draw", id.0), json!({}), now).await?)
            })
        })
        .await?;
    get(app, actor, id).await
}

/// Offers a draw: its secret is made and what is published of it; nothing of it changes any more.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`], [`Code::WrongState`] for what is no draft; [`Error::Invalid`] where its time
/// is over; [`Code::OutOfStock`] where there are not so many vouchers.
pub async fn open(app: &App, actor: &Actor, id: DrawId) -> Result<Seen, Error> {
    demand_known(app, actor, id).await?;
    let seed = secret::token();
    let commitment = fair::commitment(&fair::secret(&app.server_key, &seed));
    let input = (actor.clone(), id, (seed, commitment), app.clock.now());
    app.db
        .write(input, |txn, (actor, id, sealed, now)| {
            Box::pin(async move {
                let (actor, row) = managed(txn, &actor, id).await?;
                if rules::phase(&row, now) != DrawPhase::Draft {
                    return Err(Error::Conflict(Code::WrongState));
                }
                open_in(txn, &actor, &row, sealed, now).await?;
                Ok(audit::record(txn, &actor, "open_draw", ("draw", id.0), json!({}), now).await?)
            })
        })
        .await?;
    get(app, actor, id).await
}

async fn open_in(
    txn: &Txn,
    actor: &Actor,
    row: &Model,
    (seed, commitment): (String, String),
    now: Instant,
) -> Result<(), Error> {
    if row.closes_at <= now {
        return Err(Error::invalid("/closes_at", Code::OutOfRange));
    }
    for prize in store::prizes_of(txn, &[row.id]).await? {
        if prize.points.is_some() || prize.reward_id.is_some() {
            actor.demand(Permission::RunClub, Scope::Club)?;
        }
        // What is promised is there: it is set aside until it is won.
        if let Some(id) = prize.reward_id {
            rewards::set_aside(txn, id, prize.count).await?;
        }
    }
    let opened = ActiveModel {
        id: Set(row.id),
        offered_at: Set(Some(now)),
        seed: Set(Some(seed)),
        commitment: Set(Some(commitment)),
        version: Set(row.version + 1),
        changed_at: Set(now),
        ..Default::default()
    };
    Ok(store::update(txn, opened).await?)
}

/// Lets a draw come to nothing: what entering cost comes back by itself.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`], [`Error::Invalid`]; [`Code::WrongState`] for what is drawn or cancelled.
pub async fn cancel(app: &App, actor: &Actor, id: DrawId, input: DrawCancellation) -> Result<Seen, Error> {
    demand_known(app, actor, id).await?;
    let input = (actor.clone(), id, input.parse()?, app.clock.now());
    app.db
        .write(input, |txn, (actor, id, reason, now)| {
            Box::pin(async move {
                let (actor, row) = managed(txn, &actor, id).await?;
                if matches!(rules::phase(&row, now), DrawPhase::Drawn | DrawPhase::Cancelled) {
                    return Err(Error::Conflict(Code::WrongState));
                }
                let prizes = store::prizes_of(txn, &[id]).await?;
                for prize in prizes.iter().filter(|_| row.offered_at.is_some()) {
                    if let Some(reward) = prize.reward_id {
                        rewards::put_back(txn, reward, prize.count).await?;
                    }
                }
                let ended = ActiveModel {
                    id: Set(id),
                    cancelled_at: Set(Some(now)),
                    cancel_reason: Set(Some(reason)),
                    version: Set(row.version + 1),
                    changed_at: Set(now),
                    ..Default::default()
                };
                store::update(txn, ended).await?;
                store::forget_homes(txn, id).await?;
                Ok(audit::record(txn, &actor, "cancel_draw", ("draw", id.0), json!({}), now).await?)
            })
        })
        .await?;
    get(app, actor, id).await
}
