//! Use cases of mentions of groups.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::board::BoardId;
use linli_entities::group_mention::Group;
use linli_entities::post::PostId;
use sea_orm::ConnectionTrait;

use super::rules::{self, Callable};
use super::store;
use crate::actor::Actor;
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::boards::rules::BoardScope;
use crate::features::projects::logic::buildings;
use crate::features::{boards, ownerships};
use crate::markdown::{self, Meant, Mentioned};

/// Buildings of one project that can be called, at most: the first that were made.
const BUILDINGS_MAX: u64 = 300;

/// The groups that the actor may call from a board.
async fn callable(app: &App, actor: &Actor, board: &BoardScope) -> Result<Vec<Callable>, Error> {
    let Some(project) = &board.project else { return Ok(vec![]) };
    let mut found = rules::standing(board);
    if rules::may_call_buildings(actor, board) {
        found.extend(rules::buildings(&buildings::names(app.db.read(), project.id, BUILDINGS_MAX).await?));
    }
    Ok(found)
}

/// The groups that the actor may call from a board, and by which words.
///
/// # Errors
/// [`Error::NotFound`] for a board that may not be read; [`Error::SignInRequired`] to guests.
pub async fn list(app: &App, actor: &Actor, id: BoardId) -> Result<Vec<Callable>, Error> {
    actor.signed_in()?;
    let board = boards::logic::visible(app, actor, id).await?;
    callable(app, actor, &board).await
}

/// The words of a text of the actor's that mean groups, where it is written in a board.
///
/// # Errors
/// When the database fails.
pub async fn meant_in(app: &App, actor: &Actor, board: &BoardScope, text: &str) -> Result<Mentioned, Error> {
    if markdown::mention_candidates(text).is_empty() {
        return Ok(Mentioned::new());
    }
    Ok(meant(callable(app, actor, board).await?))
}

/// The words that mean the same groups in every board of a project: a name that one of them begins with is not meant.
pub fn standing(board: &BoardScope) -> Mentioned {
    meant(rules::standing(board))
}

fn meant(groups: Vec<Callable>) -> Mentioned {
    let words = groups
        .into_iter()
        .flat_map(|Callable { group, words }| words.into_iter().map(move |word| (word, Meant::Group(group))));
    words.collect()
}

/// Demands that these groups may be called by a post, new or that is there already: of those that it called before nobody is
/// told again.
///
/// # Errors
/// [`Code::GroupTooLarge`] at `/markdown`; [`Error::TooManyRequests`].
pub async fn demand(
    app: &App,
    actor: &Actor,
    board: &BoardScope,
    post: Option<PostId>,
    groups: &[Group],
) -> Result<(), Error> {
    let Some(project) = board.project.as_ref().filter(|_| !groups.is_empty()) else { return Ok(()) };
    let before = match post {
        Some(id) => store::of_post(app.db.read(), id).await?,
        None => vec![],
    };
    let before: Vec<Group> = before.iter().filter_map(|row| row.group()).collect();
    let new: Vec<Group> = groups.iter().copied().filter(|group| !before.contains(group)).collect();
    for id in new.iter().filter_map(|group| group.building_id()) {
        let rows = rules::PEOPLE_MAX + 1;
        let people =
            ownerships::logic::at_home(app.db.read(), project.id, Some(id), AccountId(0), rows).await?;
        if people.len() as u64 > rules::PEOPLE_MAX {
            return Err(Error::invalid("/markdown", Code::GroupTooLarge));
        }
    }
    if !new.is_empty() && !rules::calls_freely(actor, board) {
        app.rates.group_mention.count(&actor.signed_in()?.account_id)?;
    }
    Ok(())
}

/// Notes which groups a post mentions, inside the transaction that writes or edits it.
///
/// # Errors
/// When the database fails.
pub async fn record(txn: &Txn, id: PostId, groups: &[Group], now: Instant) -> Result<(), Error> {
    Ok(store::insert(txn, id, groups, now).await?)
}

/// The groups that a post mentions since this time: of those the people are to be told.
///
/// # Errors
/// When the database fails.
pub async fn made_at(db: &impl ConnectionTrait, id: PostId, at: Instant) -> Result<Vec<Group>, Error> {
    let rows = store::of_post(db, id).await?;
    Ok(rows.iter().filter(|row| row.mentioned_at == at).filter_map(|row| row.group()).collect())
}
