//! What happened to homes, for telling their households.

use linli_entities::home_act::{self, HomeActId};
use sea_orm::ConnectionTrait;

use super::store;
use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::features::ownerships;

/// Something that happened to a home of the reader.
#[derive(Clone, Debug)]
pub struct Happened {
    /// What.
    pub act: home_act::Model,
    /// The project, the building and the unit.
    pub place: String,
}

/// What happened, whoever asks.
///
/// # Errors
/// When the database fails.
pub async fn acts(db: &impl ConnectionTrait, ids: &[HomeActId]) -> Result<Vec<home_act::Model>, Error> {
    Ok(store::acts(db, ids).await?)
}

/// Of these what happened to homes of whose household the actor is.
///
/// # Errors
/// [`Error::SignInRequired`].
pub async fn happened(app: &App, actor: &Actor, ids: &[HomeActId]) -> Result<Vec<Happened>, Error> {
    let account_id = actor.signed_in()?.account_id;
    let own = ownerships::logic::held_by(app.db.read(), account_id).await?;
    let acts = store::acts(app.db.read(), ids).await?;
    let found = acts.into_iter().filter_map(|act| {
        let home = own.iter().find(|home| home.unit_id == act.unit_id)?;
        let place = format!("{} {} {}", home.project.name, home.building_name, home.unit_name);
        Some(Happened { act, place })
    });
    Ok(found.collect())
}
