//! What pages tell of what was moved, and where old addresses lead.

use std::collections::HashMap;

use linli_entities::board::BoardId;
use linli_entities::post::PostId;
use linli_entities::topic::TopicId;
use linli_entities::topic_sign;

use super::super::output::{ModeratedBoard, Signpost, TopicSign};
use super::super::store;
use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::features::posts::rules::{numbers_of_page, url};
use crate::features::{boards, posts, topics};
use crate::page::{Page, PageRequest};

/// Signposts of a topic that its pages show.
const SIGNS: u64 = 3;

/// A signpost of a topic, with the board of the topic that it names, where that stands.
#[derive(Clone, Debug)]
pub struct Sign {
    row: topic_sign::Model,
    other: Option<(TopicId, BoardId)>,
}

/// The places between two numbers of a topic that posts left; for whoever knows that the topic may be read.
///
/// # Errors
/// When the database fails.
pub async fn signposts(app: &App, id: TopicId, numbers: (i32, i32)) -> Result<Vec<Signpost>, Error> {
    let rows = store::signposts(app.db.read(), id, numbers).await?;
    Ok(rows.into_iter().map(Signpost::from).collect())
}

/// The signposts of a topic that its pages show, the last first; for whoever knows that it may be read.
///
/// # Errors
/// When the database fails.
pub async fn signs(app: &App, id: TopicId) -> Result<Vec<Sign>, Error> {
    let rows = store::signs(app.db.read(), id, SIGNS).await?;
    let named: Vec<TopicId> = rows.iter().filter_map(|row| row.other_topic_id).collect();
    let boards: HashMap<TopicId, BoardId> = if named.is_empty() {
        HashMap::new()
    } else {
        store::boards_of(app.db.read(), &named).await?.into_iter().collect()
    };
    let other = |row: &topic_sign::Model| row.other_topic_id.and_then(|id| Some((id, *boards.get(&id)?)));
    Ok(rows.into_iter().map(|row| Sign { other: other(&row), row }).collect())
}

/// What a reader is told by signposts: of topics that they may not read, nothing.
///
/// # Errors
/// When the database fails.
pub async fn shown(app: &App, actor: &Actor, signs: &[Sign]) -> Result<Vec<TopicSign>, Error> {
    if signs.is_empty() {
        return Ok(vec![]);
    }
    let directory = boards::logic::directory(app).await?;
    let readable = |board_id: BoardId| {
        directory.get(&board_id).is_some_and(|board| boards::rules::may_read(actor, board))
    };
    let shown = signs.iter().map(|Sign { row, other }| TopicSign {
        kind: row.kind,
        other_topic_id: other.filter(|(_, board_id)| readable(*board_id)).map(|(id, _)| id),
        signed_at: row.signed_at,
    });
    Ok(shown.collect())
}

/// Where the page of a topic leads that was merged into another, for whoever could read the one and may read the other: to
/// what was its first post, or the first of its page that is asked for.
///
/// # Errors
/// [`Error::NotFound`] where it leads nowhere.
pub async fn leads_on(app: &App, actor: &Actor, id: TopicId, page: i32) -> Result<String, Error> {
    let (_, into) = topics::logic::leads_to(app, actor, id).await?;
    let first = numbers_of_page(page).map_or(1, |(first, _)| first);
    let post: Option<PostId> = store::left_from(app.db.read(), id, first).await?;
    let address = match post {
        Some(post_id) => posts::logic::address(app, actor, post_id).await,
        None => Err(Error::NotFound("post")),
    };
    match address {
        Err(Error::NotFound(_)) => Ok(url(into, 1)),
        known => known,
    }
}

/// The boards that the actor moderates, by their ids.
pub(super) async fn moderated_ids(app: &App, actor: &Actor) -> Result<Vec<BoardId>, Error> {
    let directory = boards::logic::directory(app).await?;
    let moderates = |board: &&boards::rules::BoardScope| {
        boards::rules::may_read(actor, board) && boards::rules::moderates(actor, board)
    };
    let mut ids: Vec<BoardId> = directory.values().filter(moderates).map(|board| board.id).collect();
    ids.sort_unstable();
    Ok(ids)
}

/// A page of the boards that the actor moderates, by their ids.
///
/// # Errors
/// [`Error::SignInRequired`] to guests.
pub async fn moderated(
    app: &App,
    actor: &Actor,
    page: PageRequest<BoardId>,
) -> Result<Page<ModeratedBoard>, Error> {
    actor.signed_in()?;
    let directory = boards::logic::directory(app).await?;
    let mut ids = moderated_ids(app, actor).await?;
    ids.retain(|id| page.after.is_none_or(|after| *id > after));
    ids.truncate(usize::try_from(page.rows()).unwrap_or(usize::MAX));
    let (ids, next) = page.cut(ids, |id| *id);
    let items = ids.iter().filter_map(|id| directory.get(id)).map(ModeratedBoard::from).collect();
    Ok(Page { items, next })
}
