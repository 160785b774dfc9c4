//! The data of the pages of auctions.

use linli_entities::auction::AuctionId;
use serde_json::{Value, json};

use super::data::{first, json, list};
use super::props::Asked;
use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::features::auctions::logic;
use crate::features::auctions::output::{Auction, Bid};
use crate::features::deposits::output::Deposit;
use crate::features::projects::output::ProjectRef;
use crate::features::{deposits, projects};
use crate::page::PageRequest;

/// Bids on the page of an auction.
pub const BIDS: u64 = 20;

/// The list of auctions: current or past ones, for homes of a project or of all.
///
/// # Errors
/// [`Error::NotFound`] where there is no such project; those of the parameters.
pub async fn auctions(app: &App, actor: &Actor, asked: &Asked) -> Result<Value, Error> {
    let project = match asked.parameter("project") {
        Some(slug) => Some(projects::logic::by_slug(app, actor, slug).await?.project),
        None => None,
    };
    let past = asked.parameter("when") == Some("past");
    let page = PageRequest::parse(None, asked.parameter("after"))?;
    let project_id = project.as_ref().map(|project| project.id);
    let (found, next) = logic::list(app, actor, project_id, past.then_some("past"), &page).await?;
    Ok(json!({
        "items": list(&found.into_iter().map(Auction::from).collect::<Vec<_>>()),
        "next": next,
        "past": past,
        "project": project.map(|project| json(&ProjectRef::from(&project))),
    }))
}

/// An auction, its newest bids, and the reader's own deposit for it.
///
/// # Errors
/// [`Error::NotFound`] where there is none for the actor.
pub async fn auction(app: &App, actor: &Actor, id: AuctionId) -> Result<Value, Error> {
    let seen = logic::get(app, actor, id).await?;
    let (bids, next) = logic::bids(app, actor, id, &first(BIDS)).await?;
    let deposit = match &seen.own {
        Some(own) => Some(json(&Deposit::from(deposits::logic::get(app, actor, own.deposit.id).await?))),
        None => None,
    };
    Ok(json!({
        "auction": json(&Auction::from(seen)),
        "bids": list(&bids.into_iter().map(Bid::from).collect::<Vec<_>>()),
        "next": next,
        "deposit": deposit,
    }))
}
