//! What is told of sanctions.

use linli_entities::sanction::{Model, SanctionId};
use linli_entities::sanction_act::{self, SanctionActId};

use super::super::rules::Place;
use super::super::store;
use super::{knows, places};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;

/// Something that happened to a sanction.
#[derive(Clone, Debug)]
pub struct Told {
    /// What happened.
    pub act: sanction_act::Model,
    /// To which sanction.
    pub row: Model,
    /// Where it holds, in words: the names of the project and of the board, or of the city; empty for the group.
    pub place: String,
}

/// These acts, each with what it happened to. A board is named to whoever could read it, but for sanctions.
///
/// # Errors
/// When the database fails.
pub async fn told(app: &App, actor: &Actor, ids: &[SanctionActId]) -> Result<Vec<Told>, Error> {
    let db = app.db.read();
    let acts = store::acts_by_ids(db, ids).await?;
    let of: Vec<SanctionId> = acts.iter().map(|act| act.sanction_id).collect();
    let rows = store::by_ids(db, &of).await?;
    let places = places(app, &rows).await?;
    let told = acts.into_iter().filter_map(|act| {
        let row = rows.iter().find(|row| row.id == act.sanction_id)?.clone();
        let place = places.get(&row.id)?;
        let place = match place {
            Place::Board(board) => {
                let project = board.project.as_ref().map(|project| project.name.clone());
                let name = knows(actor, place).then(|| board.name.clone());
                [project, name].into_iter().flatten().collect::<Vec<_>>().join(" · ")
            }
            Place::Project(project) => project.name.clone(),
            Place::City(city) => city.clone(),
            Place::Group => String::new(),
        };
        Some(Told { act, row, place })
    });
    Ok(told.collect())
}
