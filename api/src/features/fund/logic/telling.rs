//! What others are told of entries.

use std::collections::HashMap;

use linli_entities::fund::FundId;
use linli_entities::fund_entry::{FundEntryId, Model};
use linli_entities::project;

use super::entries::project_of;
use super::may_read;
use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::features::fund::store;
use crate::features::projects;

/// An entry with its project, whoever asks.
///
/// # Errors
/// When the database fails.
pub async fn told(app: &App, id: FundEntryId) -> Result<Option<(Model, project::Model)>, Error> {
    let Some(row) = store::entries(app.db.read(), &[id]).await?.pop() else { return Ok(None) };
    let project = project_of(app.db.read(), row.fund_id).await?;
    Ok(Some((row, project)))
}

/// These entries, as far as the actor may read them, each with the name of its project.
///
/// # Errors
/// When the database fails.
pub async fn readable_among(
    app: &App,
    actor: &Actor,
    ids: &[FundEntryId],
) -> Result<Vec<(Model, String)>, Error> {
    let db = app.db.read();
    let rows = store::entries(db, ids).await?;
    let of: Vec<FundId> = rows.iter().map(|row| row.fund_id).collect();
    let funds = store::by_ids(db, &of).await?;
    let projects = projects::logic::projects(db, funds.iter().map(|fund| fund.project_id)).await?;
    let mut names: HashMap<FundId, &str> = HashMap::new();
    for fund in &funds {
        let Some(project) = projects.get(&fund.project_id) else { continue };
        if may_read(db, actor, project).await? {
            names.insert(fund.id, &project.name);
        }
    }
    let readable = rows.into_iter().filter_map(|row| {
        let name = names.get(&row.fund_id)?;
        Some((row, (*name).to_owned()))
    });
    Ok(readable.collect())
}
