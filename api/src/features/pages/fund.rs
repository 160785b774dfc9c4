//! The data of the pages of funds: an open book for those who hold homes there.

use linli_entities::fund_entry::{FundCategory, FundEntryId};
use serde_json::{Value, json};

use super::data::{json, list};
use super::props::Asked;
use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::features::fund::logic::{self, entries};
use crate::features::fund::output::{Fund, FundEntry};
use crate::features::projects;
use crate::page::PageRequest;

/// The fund of a project with its entries, the last first, all or those of a category.
///
/// # Errors
/// [`Error::NotFound`] where there is none for the actor; those of the parameters.
pub async fn fund(app: &App, actor: &Actor, slug: &str, asked: &Asked) -> Result<Value, Error> {
    let id = projects::logic::by_slug(app, actor, slug).await?.project.id;
    let seen = logic::get(app, actor, id).await?;
    let category: Option<FundCategory> = asked.parameter("category").and_then(|text| text.parse().ok());
    let filter = entries::Filter { kind: None, category };
    let page = PageRequest::parse(None, asked.parameter("after"))?;
    let (found, next) = entries::list(app, actor, id, filter, &page).await?;
    Ok(json!({
        "fund": json(&Fund::from(seen)),
        "category": category.map(FundCategory::as_str),
        "items": list(&found.into_iter().map(FundEntry::from).collect::<Vec<_>>()),
        "next": next,
    }))
}

/// An entry of a fund.
///
/// # Errors
/// [`Error::NotFound`] where there is none for the actor.
pub async fn entry(app: &App, actor: &Actor, id: FundEntryId) -> Result<Value, Error> {
    let seen = entries::get(app, actor, id).await?;
    Ok(json!({ "entry": json(&FundEntry::from(seen)) }))
}
