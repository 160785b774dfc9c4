//! Use cases of auctions: reading. Making and changing is in [`editing`], bids in [`bidding`], what happens by itself in
//! [`ending`], who bids in [`bidders`], what others are told in [`telling`].

pub mod bidders;
pub mod bidding;
pub mod editing;
pub mod ending;
pub mod telling;

use std::collections::{HashMap, HashSet};

use linli_entities::Instant;
use linli_entities::auction::{AuctionId, Model};
use linli_entities::bid;
use linli_entities::deposit::{DepositId, DepositState};
use linli_entities::group_buy::{self, GroupBuyId, GroupBuyMode, GroupBuyState};
use linli_entities::project::ProjectId;
use sea_orm::ConnectionTrait;

use super::output::{AuctionMay, OwnBidder};
use super::rules::{self, AuctionEnd, AuctionPhase};
use super::store::{self, When};
use crate::actor::{Actor, Permission};
use crate::app::App;
use crate::code::Code;
use crate::error::Error;
use crate::features::deposits::logic::{self as deposits, asking};
use crate::features::group_buys::logic::{self as group_buys, Known};
use crate::page::PageRequest;

/// An auction, as one reader sees it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// What is sold: terms, registration, deposit.
    pub sale: group_buys::Seen,
    /// The row.
    pub auction: Model,
    /// How it stands.
    pub standing: Standing,
    /// The reader as a bidder.
    pub own: Option<OwnBidder>,
    /// What the reader may do.
    pub may: AuctionMay,
    /// Why the reader may not bid.
    pub why_not_bid: Option<Code>,
}

/// How an auction stands.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Where it stands.
    pub phase: AuctionPhase,
    /// Why it came to nothing.
    pub end: Option<AuctionEnd>,
    /// The highest bid.
    pub highest: Option<bid::Model>,
}

fn unknown() -> Error {
    Error::NotFound("auction")
}

/// A page of the auctions that the actor knows of, newest first, and the cursor of the next. `when` is `current`,
/// `coming`, `running`, `past` or `drafts`.
///
/// # Errors
/// [`Code::Malformed`] at `/when`; [`Code::Forbidden`] for drafts to whoever manages none.
pub async fn list(
    app: &App,
    actor: &Actor,
    project_id: Option<ProjectId>,
    when: Option<&str>,
    page: &PageRequest<AuctionId>,
) -> Result<(Vec<Seen>, Option<String>), Error> {
    let when = match when {
        None | Some("current") => When::Current,
        Some("running") => When::Running,
        Some("coming") => When::Coming,
        Some("past") => When::Past,
        Some("drafts") => When::Drafts(actor.demand_reach(Permission::ManageGroupBuys)?),
        Some(_) => return Err(Error::invalid("/when", Code::Malformed)),
    };
    let db = app.db.read();
    let rows = store::page(db, &when, project_id, page, app.clock.now()).await?;
    let (rows, next) = page.cut(rows, |row| row.id);
    let ids: Vec<GroupBuyId> = rows.iter().map(|row| row.id.sale()).collect();
    let mut known = group_buys::by_ids(db, &ids).await?;
    let rows = rows.into_iter().filter_map(|row| Some((known.remove(&row.id.sale())?, row))).collect();
    Ok((seen(app, actor, rows).await?, next))
}

/// One auction.
///
/// # Errors
/// [`Error::NotFound`] where there is none for the actor.
pub async fn get(app: &App, actor: &Actor, id: AuctionId) -> Result<Seen, Error> {
    let known = known(app, actor, id).await?;
    seen(app, actor, vec![known]).await?.pop().ok_or_else(unknown)
}

/// How an auction stands, and nothing else of it: this is asked again and again near its end.
///
/// # Errors
/// [`Error::NotFound`] where there is none for the actor.
pub async fn standing(app: &App, actor: &Actor, id: AuctionId) -> Result<(Model, Standing), Error> {
    let (sale, row) = known(app, actor, id).await?;
    let standing = standings(app.db.read(), &[(&sale.row, &row)], app.clock.now()).await?.remove(&id);
    Ok((row, standing.ok_or_else(unknown)?))
}

/// A page of the bids of an auction, the newest first, each with whether it is the reader's own.
///
/// # Errors
/// [`Error::NotFound`] where there is no such auction for the actor.
pub async fn bids(
    app: &App,
    actor: &Actor,
    id: AuctionId,
    page: &PageRequest<i32>,
) -> Result<(Vec<(bid::Model, bool)>, Option<String>), Error> {
    known(app, actor, id).await?;
    let rows = store::bids(app.db.read(), id, page).await?;
    let (rows, next) = page.cut(rows, |row| row.number);
    let own = deposits::own_of(app, actor, &[id.sale()]).await?.remove(&id.sale());
    let with_own = |bid: bid::Model| {
        let is_own = own.is_some_and(|own| own.id == bid.deposit_id);
        (bid, is_own)
    };
    Ok((rows.into_iter().map(with_own).collect(), next))
}

async fn known(app: &App, actor: &Actor, id: AuctionId) -> Result<(Known, Model), Error> {
    let db = app.db.read();
    let sale = group_buys::known_as(db, actor, id.sale(), GroupBuyMode::Auction).await?;
    let row = store::by_ids(db, &[id]).await?.pop().ok_or_else(unknown)?;
    Ok((sale, row))
}

/// The deposits that are bound to the highest bid in one of these sales, and not withdrawn therefore.
///
/// # Errors
/// When the database fails.
pub async fn bound<'a>(
    db: &impl ConnectionTrait,
    sales: impl IntoIterator<Item = &'a group_buy::Model>,
    now: Instant,
) -> Result<HashSet<DepositId>, Error> {
    let sales: HashMap<GroupBuyId, &group_buy::Model> = sales
        .into_iter()
        .filter(|sale| sale.mode == GroupBuyMode::Auction)
        .map(|sale| (sale.id, sale))
        .collect();
    let ids: Vec<AuctionId> = sales.keys().map(|id| AuctionId::from(*id)).collect();
    let mut rows = store::by_ids(db, &ids).await?;
    rows.retain(|row| sales.get(&row.id.sale()).is_some_and(|sale| rules::binds(sale, row, now)));
    Ok(store::highest(db, &rows).await?.into_values().map(|bid| bid.deposit_id).collect())
}

/// How these stand.
async fn standings(
    db: &impl ConnectionTrait,
    rows: &[(&group_buy::Model, &Model)],
    now: Instant,
) -> Result<HashMap<AuctionId, Standing>, Error> {
    let auctions: Vec<Model> = rows.iter().map(|(_, row)| Model::clone(row)).collect();
    let mut highest = store::highest(db, &auctions).await?;
    let settled = rows.iter().filter(|(sale, _)| sale.state == GroupBuyState::Settled);
    let won: Vec<DepositId> =
        settled.filter_map(|(_, row)| highest.get(&row.id)).map(|bid| bid.deposit_id).collect();
    let winners = asking::by_ids(db, &won).await?;
    let states: HashMap<DepositId, DepositState> =
        winners.into_iter().map(|deposit| (deposit.id, deposit.state)).collect();
    let standing = |(sale, row): &(&group_buy::Model, &Model)| {
        let highest = highest.remove(&row.id);
        let winner = highest.as_ref().and_then(|bid| states.get(&bid.deposit_id).copied());
        let phase = rules::phase(sale, row, winner, now);
        (row.id, Standing { phase, end: rules::end_kind(sale, row, phase), highest })
    };
    Ok(rows.iter().map(standing).collect())
}

/// What readers see of these, each with what is sold.
async fn seen(app: &App, actor: &Actor, rows: Vec<(Known, Model)>) -> Result<Vec<Seen>, Error> {
    let (db, now) = (app.db.read(), app.clock.now());
    let pairs: Vec<_> = rows.iter().map(|(known, row)| (&known.row, row)).collect();
    let mut standings = standings(db, &pairs, now).await?;
    let sales = rows.iter().map(|(known, _)| known.clone()).collect();
    let sales = group_buys::seen(app, actor, sales).await?;
    let own: Vec<DepositId> = sales.iter().filter_map(|sale| Some(sale.own?.id)).collect();
    let places = asking::places(db, &own).await?;
    let seen = rows.into_iter().zip(sales).filter_map(|((known, auction), sale)| {
        let standing = standings.remove(&auction.id)?;
        let own = sale.own.and_then(|deposit| {
            let is_leading = standing.highest.as_ref().is_some_and(|bid| bid.deposit_id == deposit.id);
            Some(OwnBidder { deposit, bidder: *places.get(&deposit.id)?, is_leading })
        });
        let why_not_bid = why_not_bid(actor, group_buys::is_barred(&known, actor), own, standing.phase);
        let may = may(&sale, &auction, why_not_bid.is_none(), now);
        Some(Seen { sale, auction, standing, own, may, why_not_bid })
    });
    Ok(seen.collect())
}

/// Why the actor may not bid.
fn why_not_bid(actor: &Actor, is_barred: bool, own: Option<OwnBidder>, phase: AuctionPhase) -> Option<Code> {
    match phase {
        AuctionPhase::Won | AuctionPhase::Sold | AuctionPhase::Failed => Some(Code::AuctionEnded),
        AuctionPhase::Running if actor.account_id().is_none() => Some(Code::SignInRequired),
        AuctionPhase::Running if is_barred => Some(Code::Involved),
        AuctionPhase::Running => match own {
            Some(own) if own.deposit.state != DepositState::Held => Some(Code::DepositRequired),
            Some(own) if own.is_leading => Some(Code::AlreadyLeading),
            Some(_) => None,
            None => Some(Code::DepositRequired),
        },
        _ => Some(Code::TooEarly),
    }
}

fn may(sale: &group_buys::Seen, auction: &Model, bid: bool, now: Instant) -> AuctionMay {
    let ended = now >= auction.ends_at;
    AuctionMay {
        register: sale.may.join,
        bid,
        edit: sale.may.edit && !ended,
        open: sale.may.open,
        cancel: sale.may.cancel && rules::may_cancel(&sale.row, auction, now),
        work: sale.may.work,
        select: sale.may.select,
        take_payments: sale.may.take_payments,
    }
}
