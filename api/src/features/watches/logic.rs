//! Use cases of watching.

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::board::BoardId;
use linli_entities::board_watch::{self, BoardLevel};
use linli_entities::topic::TopicId;
use linli_entities::topic_watch::{self, TopicLevel};
use sea_orm::ConnectionTrait;

use super::store;
use crate::actor::Actor;
use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::features::topics::output::Topic;
use crate::features::{boards, topics};
use crate::page::{Page, PageRequest};

/// Says how closely the actor follows a topic.
///
/// # Errors
/// [`Error::NotFound`] for a topic that the actor may not see; [`Error::SignInRequired`] to guests.
pub async fn watch_topic(app: &App, actor: &Actor, id: TopicId, level: TopicLevel) -> Result<(), Error> {
    let account_id = actor.signed_in()?.account_id;
    topics::logic::visible(app, actor, id).await?;
    let input = (account_id, id, level, app.clock.now());
    app.db
        .write(input, |txn, (account_id, id, level, now)| {
            Box::pin(async move { Ok(store::set_topic(txn, account_id, id, level, now).await?) })
        })
        .await
}

/// Says how closely the actor follows a board.
///
/// # Errors
/// [`Error::NotFound`] for a board that the actor may not read; [`Error::SignInRequired`] to guests.
pub async fn watch_board(app: &App, actor: &Actor, id: BoardId, level: BoardLevel) -> Result<(), Error> {
    let account_id = actor.signed_in()?.account_id;
    boards::logic::visible(app, actor, id).await?;
    let input = (account_id, id, level, app.clock.now());
    app.db
        .write(input, |txn, (account_id, id, level, now)| {
            Box::pin(async move { Ok(store::set_board(txn, account_id, id, level, now).await?) })
        })
        .await
}

/// How closely the actor follows a board.
///
/// # Errors
/// As [`watch_board`].
pub async fn of_board(app: &App, actor: &Actor, id: BoardId) -> Result<BoardLevel, Error> {
    let account_id = actor.signed_in()?.account_id;
    boards::logic::visible(app, actor, id).await?;
    let levels = store::of_boards(app.db.read(), account_id, &[id]).await?;
    Ok(levels.into_iter().next().map_or(BoardLevel::Normal, |row| row.level))
}

/// How closely an account follows a topic, and since when where it watches it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Followed {
    /// How closely.
    pub level: TopicLevel,
    /// Since when, of a topic that is watched, by itself or with its board.
    pub watched_at: Option<Instant>,
}

impl Followed {
    fn since(level: TopicLevel, at: Instant) -> Self {
        Self { level, watched_at: (level == TopicLevel::Watching).then_some(at) }
    }
}

/// How closely an account follows these topics, each of its board.
///
/// # Errors
/// When the database fails.
pub async fn followed(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    topics: &[(TopicId, BoardId)],
) -> Result<HashMap<TopicId, Followed>, Error> {
    let (ids, boards): (Vec<TopicId>, Vec<BoardId>) = topics.iter().copied().unzip();
    let boards = store::of_boards(db, account_id, &boards).await?;
    let of_board = boards
        .into_iter()
        .map(|row| (row.board_id, Followed::since(inherited(row.level), row.changed_at)))
        .collect::<HashMap<BoardId, Followed>>();
    let own = store::of_topics(db, account_id, &ids)
        .await?
        .into_iter()
        .map(|row| (row.topic_id, Followed::since(row.level, row.changed_at)))
        .collect::<HashMap<TopicId, Followed>>();
    let nothing = Followed { level: TopicLevel::Normal, watched_at: None };
    let followed = |(id, board_id): &(TopicId, BoardId)| {
        (*id, *own.get(id).or_else(|| of_board.get(board_id)).unwrap_or(&nothing))
    };
    Ok(topics.iter().map(followed).collect())
}

/// How closely a topic is followed of which nothing was said, where this was said of its board.
fn inherited(board: BoardLevel) -> TopicLevel {
    match board {
        BoardLevel::Watching => TopicLevel::Watching,
        BoardLevel::NewTopics | BoardLevel::Normal => TopicLevel::Normal,
        BoardLevel::Muted => TopicLevel::Muted,
    }
}

/// A post that may be watched.
#[derive(Clone, Copy, Debug)]
pub struct Watched {
    /// Its topic.
    pub topic_id: TopicId,
    /// The board of the topic.
    pub board_id: BoardId,
    /// Whether it opens the topic.
    pub opens: bool,
}

/// Those who want to be told of a post because they watch its topic or board, after one, by their ids.
///
/// # Errors
/// When the database fails.
pub async fn watchers(
    db: &impl ConnectionTrait,
    of: Watched,
    after: AccountId,
    limit: u64,
) -> Result<Vec<AccountId>, Error> {
    Ok(store::watchers(db, of, after, limit).await?)
}

/// Those among accounts who want to be told of nothing that is said in a topic.
///
/// # Errors
/// When the database fails.
pub async fn muted_among(
    db: &impl ConnectionTrait,
    topic: (TopicId, BoardId),
    accounts: &[AccountId],
) -> Result<Vec<AccountId>, Error> {
    if accounts.is_empty() {
        return Ok(vec![]);
    }
    Ok(store::muted_among(db, topic, accounts).await?)
}

/// The topics that the actor watches, by the newest post.
///
/// # Errors
/// [`Error::SignInRequired`] to guests.
pub async fn watched(
    app: &App,
    actor: &Actor,
    page: PageRequest<(Instant, TopicId)>,
) -> Result<Page<Topic>, Error> {
    let account_id = actor.signed_in()?.account_id;
    let (db, after, rows) = (app.db.read(), page.after, page.rows());
    let readable = boards::logic::readable(app, actor).await?;
    let mut found = store::watched_topics(db, account_id, &readable, after, rows).await?;
    let watched = store::watched_boards(db, account_id).await?;
    let mut boards: Vec<BoardId> = watched.into_iter().map(|(id, _)| id).collect();
    boards.retain(|id| readable.binary_search(id).is_ok());
    if !boards.is_empty() {
        found.extend(store::topics_of(db, account_id, &boards, after, rows).await?);
        found.sort_unstable_by(|one, other| other.cmp(one));
        found.truncate(rows as usize);
    }
    topics::logic::page_of(app, &page, found).await
}

/// The boards that an account watches as a whole, and since when.
///
/// # Errors
/// When the database fails.
pub async fn watched_boards(
    db: &impl ConnectionTrait,
    account_id: AccountId,
) -> Result<Vec<(BoardId, Instant)>, Error> {
    Ok(store::watched_boards(db, account_id).await?)
}

/// Forgets what an account that is erased watched, within its transaction.
///
/// # Errors
/// When the database fails.
pub async fn forget(txn: &Txn, account_id: AccountId) -> Result<(), Error> {
    Ok(store::forget(txn, account_id).await?)
}

/// What an account said of how closely it follows topics, after one: by topic, at most so many.
///
/// # Errors
/// When the database fails.
pub async fn own_topics(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    after: TopicId,
    rows: u64,
) -> Result<Vec<topic_watch::Model>, Error> {
    Ok(store::own_topics(db, account_id, after, rows).await?)
}

/// What an account said of how closely it follows boards, after one: by board, at most so many.
///
/// # Errors
/// When the database fails.
pub async fn own_boards(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    after: BoardId,
    rows: u64,
) -> Result<Vec<board_watch::Model>, Error> {
    Ok(store::own_boards(db, account_id, after, rows).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_topic_is_followed_as_its_board_is_but_for_what_only_a_board_has() {
        let levels: Vec<TopicLevel> = BoardLevel::ALL.iter().copied().map(inherited).collect();
        use TopicLevel::{Muted, Normal, Watching};
        assert_eq!(levels, [Watching, Normal, Normal, Muted]);
    }
}
