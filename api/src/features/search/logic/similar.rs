//! Topics with a title like one that somebody is typing.

use std::collections::HashMap;
use std::net::IpAddr;

use linli_entities::board::BoardId;
use linli_entities::post::{self, PostId};
use linli_entities::topic;

use super::board_set;
use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::features::search::output::SimilarTopic;
use crate::features::search::rules::{Candidate, ranked};
use crate::features::{boards, posts};

/// Topics that are looked at, of which few are shown.
const CANDIDATES: usize = 20;

/// Topics that the actor may read with a title like this, best first: in the project of a board, or in the club where the
/// board is of the club, or anywhere. A title without a word is like none.
///
/// # Errors
/// [`Error::NotFound`] for a board that may not be read; [`Error::TooManyRequests`].
pub async fn similar(
    app: &App,
    actor: &Actor,
    address: IpAddr,
    title: String,
    board_id: Option<BoardId>,
) -> Result<Vec<SimilarTopic>, Error> {
    app.rates.search.count(&address)?;
    let boards = board_set(around(app, actor, board_id).await?);
    let hits = {
        let _place = app.search.places.acquire().await.map_err(Error::internal)?;
        let index = app.search.index.clone();
        let find = move || index.similar(&title, &boards, CANDIDATES);
        tokio::task::spawn_blocking(find).await.map_err(Error::internal)?.map_err(Error::internal)?
    };
    let ids: Vec<PostId> = hits.iter().map(|hit| PostId(hit.post_id)).collect();
    // Each is looked up in the database, and left out where it may not be read any more.
    let found = posts::logic::readable_among(app, actor, &ids).await?;
    let mut found: HashMap<PostId, (post::Model, topic::Model)> =
        found.into_iter().map(|(post, topic)| (post.id, (post, topic))).collect();
    let candidates = hits.iter().filter_map(|hit| {
        let (_, topic) = found.remove(&PostId(hit.post_id))?;
        Some(Candidate { score: hit.score, solved: topic.accepted_post_id.is_some(), topic })
    });
    let directory = boards::logic::directory(app).await?;
    let ranked = ranked(candidates.collect());
    let shown = ranked
        .into_iter()
        .filter_map(|topic| Some(SimilarTopic::new(directory.get(&topic.board_id)?.into(), topic)));
    Ok(shown.collect())
}

/// The boards in which one looks that writes in this one.
async fn around(app: &App, actor: &Actor, board_id: Option<BoardId>) -> Result<Vec<BoardId>, Error> {
    let Some(id) = board_id else { return boards::logic::readable(app, actor).await };
    let board = boards::logic::visible(app, actor, id).await?;
    if let Some(project) = board.project {
        return boards::logic::readable_in(app, actor, project.id).await;
    }
    let directory = boards::logic::directory(app).await?;
    let mut ids = boards::logic::readable(app, actor).await?;
    ids.retain(|id| directory.get(id).is_some_and(|board| board.project.is_none()));
    Ok(ids)
}
