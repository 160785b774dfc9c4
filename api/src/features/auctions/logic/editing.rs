//! Making, changing, offering and cancelling auctions.

use chrono::TimeDelta;
use linli_entities::Instant;
use linli_entities::auction::{ActiveModel, AuctionId, Model};
use linli_entities::group_buy::{GroupBuyEnd, GroupBuyMode, GroupBuyState};
use linli_entities::project::ProjectId;
use linli_entities::unit::UnitId;
use sea_orm::Set;
use serde_json::json;

use super::{Seen, get, unknown};
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::audit;
use crate::code::Code;
use crate::db::Txn;
use crate::error::{Error, Named as _};
use crate::etag;
use crate::features::accounts::logic::sessions;
use crate::features::auctions::input::{AuctionCancellation, AuctionInput};
use crate::features::auctions::rules::{self, NewAuction};
use crate::features::auctions::store;
use crate::features::group_buys::logic::editing::{self as sales, Baked, demand_managed, managed};
use crate::features::group_buys::logic::{Known, deciding};
use crate::features::memberships;
use crate::features::projects::logic::buildings;
use crate::once::Once;

const MODE: GroupBuyMode = GroupBuyMode::Auction;

/// Makes an auction: a draft.
///
/// # Errors
/// [`Code::Forbidden`] to whoever does not manage group buys in its project; [`Error::Invalid`].
pub async fn create(app: &App, actor: &Actor, input: AuctionInput, once: Once) -> Result<Seen, Error> {
    actor.demand(Permission::ManageGroupBuys, Scope::Anywhere)?;
    let new = input.parse()?;
    let baked = Baked::of(new.sale.clone());
    let input = (actor.clone(), (new, baked), once, app.clock.now());
    let id = app
        .db
        .write(input, |txn, (actor, (new, baked), once, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                sales::demand_all(txn, &actor, &new.sale.projects, "/project_id").await?;
                if let Some(before) = once.made_before(txn).await? {
                    return Ok(AuctionId(before));
                }
                let id = AuctionId::from(sales::draft_in(txn, &actor, MODE, baked, now).await?);
                let row = row(txn, &new).await?;
                store::insert(txn, ActiveModel { id: Set(id), bid_count: Set(0), ..row }).await?;
                audit::record(txn, &actor, "create_auction", ("auction", id.0), json!({}), now).await?;
                once.remember(txn, id.0, now).await?;
                Ok(id)
            })
        })
        .await?;
    get(app, actor, id).await
}

/// What is bid for, as it is to be.
async fn row(txn: &Txn, new: &NewAuction) -> Result<ActiveModel, Error> {
    let terms = memberships::logic::terms(txn).await?;
    Ok(ActiveModel {
        unit_id: Set(new.unit_id),
        home: Set(home(txn, &new.sale.projects, new.unit_id).await?),
        start_fen: Set(new.start_fen),
        step_fen: Set(new.step_fen),
        opens_at: Set(new.opens_at),
        closes_at: Set(new.closes_at),
        latest_end_at: Set(new.latest_end_at),
        ends_at: Set(new.closes_at),
        signs_until_at: Set(terms.start_of(new.signs_on + TimeDelta::days(1))),
        soft_close_minutes: Set(new.soft_close_minutes),
        ..Default::default()
    })
}

/// How the home is named: it has to be one of the project.
async fn home(txn: &Txn, projects: &[ProjectId], unit_id: Option<UnitId>) -> Result<Option<String>, Error> {
    let Some(id) = unit_id else { return Ok(None) };
    let (unit, building, project) = buildings::located(txn, id).await.named_at("/unit_id")?;
    if projects.contains(&project.id) {
        Ok(Some(format!("{} {}", building.name, unit.name)))
    } else {
        Err(Error::invalid("/unit_id", Code::NotFound))
    }
}

async fn locked(txn: &Txn, actor: &Actor, id: AuctionId) -> Result<(Actor, Known, Model), Error> {
    let (actor, sale) = managed(txn, actor, id.sale(), MODE).await?;
    let auction = store::by_ids(txn, &[id]).await?.pop().ok_or_else(unknown)?;
    Ok((actor, sale, auction))
}

/// Changes an auction: a draft as a whole, one that is offered in its words alone.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`], [`Error::PreconditionRequired`], [`Error::Stale`], [`Error::Invalid`],
/// [`Code::WrongState`].
pub async fn update(
    app: &App,
    actor: &Actor,
    id: AuctionId,
    if_match: Option<&str>,
    input: AuctionInput,
) -> Result<Seen, Error> {
    demand_managed(app, actor, id.sale(), MODE).await?;
    let seen = etag::version_seen(if_match)?;
    let new = input.parse()?;
    let baked = Baked::of(new.sale.clone());
    let input = (actor.clone(), (id, seen), (new, baked), app.clock.now());
    app.db
        .write(input, |txn, (actor, (id, seen), (new, baked), now)| {
            Box::pin(async move {
                let (actor, sale, auction) = locked(txn, &actor, id).await?;
                etag::demand_unchanged(seen, sale.row.version)?;
                sales::demand_all(txn, &actor, &new.sale.projects, "/project_id").await?;
                let is_draft = sale.row.state == GroupBuyState::Draft;
                if !is_draft && !rules::is_same_offer(&auction, &new) {
                    return Err(Error::Conflict(Code::WrongState));
                }
                sales::update_in(txn, &sale, baked, now).await?;
                if is_draft {
                    let row = row(txn, &new).await?;
                    store::update(txn, ActiveModel { id: Set(id), ..row }).await?;
                }
                Ok(audit::record(txn, &actor, "update_auction", ("auction", id.0), json!({}), now).await?)
            })
        })
        .await?;
    get(app, actor, id).await
}

/// Offers an auction: from now on everybody knows of it, and what is offered stays as it is.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`]; [`Code::WrongState`] for what is no draft; [`Error::Invalid`] at what it
/// lacks.
pub async fn open(app: &App, actor: &Actor, id: AuctionId) -> Result<Seen, Error> {
    demand_managed(app, actor, id.sale(), MODE).await?;
    app.db
        .write((actor.clone(), id, app.clock.now()), |txn, (actor, id, now)| {
            Box::pin(async move {
                let (actor, sale, _) = locked(txn, &actor, id).await?;
                sales::open_in(txn, &sale, "/registration_closes_at", now).await?;
                Ok(audit::record(txn, &actor, "open_auction", ("auction", id.0), json!({}), now).await?)
            })
        })
        .await?;
    get(app, actor, id).await
}

/// Cancels an auction before its end: everybody gets the money back.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`], [`Error::Invalid`]; [`Code::WrongState`] for a draft and for what was
/// cancelled; [`Code::AuctionEnded`].
pub async fn cancel(
    app: &App,
    actor: &Actor,
    id: AuctionId,
    input: AuctionCancellation,
) -> Result<Seen, Error> {
    demand_managed(app, actor, id.sale(), MODE).await?;
    let input = (actor.clone(), id, input.parse()?, app.clock.clone());
    app.db
        .write(input, |txn, (actor, id, reason, clock)| {
            Box::pin(async move {
                let (actor, sale, auction) = locked(txn, &actor, id).await?;
                let now = clock.now();
                match sale.row.state {
                    GroupBuyState::Draft | GroupBuyState::Failed => {
                        return Err(Error::Conflict(Code::WrongState));
                    }
                    _ if !rules::may_cancel(&sale.row, &auction, now) => {
                        return Err(Error::Conflict(Code::AuctionEnded));
                    }
                    _ => {}
                }
                cancel_in(txn, &actor, &sale, reason, now).await
            })
        })
        .await?;
    get(app, actor, id).await
}

async fn cancel_in(
    txn: &Txn,
    actor: &Actor,
    sale: &Known,
    reason: String,
    now: Instant,
) -> Result<(), Error> {
    let to = (GroupBuyState::Failed, Some(GroupBuyEnd::Cancelled));
    deciding::become_in(txn, &sale.row, to, Some(reason), now).await?;
    let entity = ("auction", sale.row.id.0);
    Ok(audit::record(txn, actor, "cancel_auction", entity, json!({}), now).await?)
}
