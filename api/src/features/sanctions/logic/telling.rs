//! What is told of sanctions.

use linli_entities::sanction::{Model, SanctionId};
use linli_entities::sanction_act::{self, SanctionActId, SanctionActKind};

use super::super::rules::{self, Place};
use super::super::store;
use super::{imposer, knows, places, rank, ranks};
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

/// An appeal that waits, with what says who decides of it.
#[derive(Clone, Debug)]
pub struct Appealed {
    /// The act of the person.
    pub act: sanction_act::Model,
    /// Against which sanction.
    pub row: Model,
    /// Where it holds.
    pub place: Place,
    /// How high whoever imposed it is now.
    pub imposer: u8,
}

/// The appeal that an act is; none where it is something else, and where somebody decided already.
///
/// # Errors
/// When the database fails.
pub async fn appealed(app: &App, id: SanctionActId) -> Result<Option<Appealed>, Error> {
    let db = app.db.read();
    let act = store::acts_by_ids(db, &[id]).await?.pop();
    let Some(act) = act.filter(|act| act.kind == SanctionActKind::Appealed) else { return Ok(None) };
    let row = store::by_id(db, act.sanction_id).await?.filter(rules::is_waiting);
    let Some(row) = row else { return Ok(None) };
    let place = places(app, std::slice::from_ref(&row)).await?.remove(&row.id);
    let Some(place) = place else { return Ok(None) };
    let imposer = imposer(db, &row).await?;
    Ok(Some(Appealed { act, row, place, imposer }))
}

/// As [`told`], those of which the actor is one of those who decide, or who might have.
///
/// # Errors
/// When the database fails.
pub async fn to_decide(app: &App, actor: &Actor, ids: &[SanctionActId]) -> Result<Vec<Told>, Error> {
    let mut told = told(app, actor, ids).await?;
    let rows: Vec<Model> = told.iter().map(|one| one.row.clone()).collect();
    let (places, ranks) = (places(app, &rows).await?, ranks(app.db.read(), &rows).await?);
    told.retain(|Told { row, .. }| {
        places.get(&row.id).is_some_and(|place| rules::decides(actor, place, row, rank(&ranks, row)))
    });
    Ok(told)
}
