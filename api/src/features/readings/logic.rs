//! Use cases of what is new, what is unread, and marking it as read.

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::board::BoardId;
use linli_entities::topic::{self, TopicId};
use linli_entities::topic_watch::TopicLevel;
use sea_orm::{ConnectionTrait, DbBackend, Statement};

use super::rules::{self, ReadState, Reading};
use super::store::{self, EVERYWHERE, Part, Place, Reader};
use crate::actor::Actor;
use crate::app::App;
use crate::db::Txn;
use crate::error::{Error, Named as _};
use crate::features::accounts::logic::sessions;
use crate::features::topics::output::Topic;
use crate::features::{boards, topics, watches};
use crate::page::{Page, PageRequest};

/// The topics that are new to the actor, the newest first. The list ends where 5000 topics of the site, one after another, have
/// none for them.
///
/// # Errors
/// [`Error::SignInRequired`] to guests.
pub async fn new_topics(
    app: &App,
    actor: &Actor,
    page: PageRequest<(Instant, TopicId)>,
) -> Result<Page<Topic>, Error> {
    let account_id = actor.signed_in()?.account_id;
    let boards = boards::logic::readable(app, actor).await?;
    let reader = reader(app, account_id, &boards).await?;
    let found = store::new_topics(app.db.read(), reader, part(&page)).await?;
    topics::logic::page_of(app, &page, found).await
}

/// The topics that the actor looked at before or watches, and where something was said since, by the newest post. Of boards
/// that are watched as a whole the list ends as [`new_topics`] does.
///
/// # Errors
/// [`Error::SignInRequired`] to guests.
pub async fn unread_topics(
    app: &App,
    actor: &Actor,
    page: PageRequest<(Instant, TopicId)>,
) -> Result<Page<Topic>, Error> {
    let account_id = actor.signed_in()?.account_id;
    let boards = boards::logic::readable(app, actor).await?;
    let reader = reader(app, account_id, &boards).await?;
    let mut watched = watches::logic::watched_boards(app.db.read(), account_id).await?;
    watched.retain(|(id, _)| boards.binary_search(id).is_ok());
    let found = store::unread_topics(app.db.read(), reader, &watched, part(&page)).await?;
    topics::logic::page_of(app, &page, found).await
}

async fn reader<'a>(app: &App, account_id: AccountId, boards: &'a [BoardId]) -> Result<Reader<'a>, Error> {
    let marks = store::marks(app.db.read(), account_id, [EVERYWHERE]).await?;
    let mark = marks.get(&EVERYWHERE).copied();
    Ok(Reader { account_id, boards, mark, new_since: rules::new_since(app.clock.now(), mark) })
}

fn part(page: &PageRequest<Place>) -> Part {
    Part { after: page.after, rows: page.rows() }
}

/// Marks everything that was said up to an instant as read for the actor, in a board or everywhere; never backwards, and never
/// what is still to come.
///
/// # Errors
/// [`Error::SignInRequired`] to guests and for an account that is closed; [`crate::code::Code::NotFound`] at `/board_id` for a
/// board that the actor may not read.
pub async fn mark(app: &App, actor: &Actor, board_id: Option<BoardId>, until: Instant) -> Result<(), Error> {
    let account_id = actor.signed_in()?.account_id;
    if let Some(id) = board_id {
        boards::logic::visible(app, actor, id).await.named_at("/board_id")?;
    }
    // Nothing was said before there were computers, and no database knows all the years that can be written.
    let until = until.min(app.clock.now()).max(Instant::UNIX_EPOCH);
    app.db
        .write((account_id, board_id, until), |txn, (account_id, board_id, until)| {
            Box::pin(async move {
                sessions::demand_open(txn, account_id).await?;
                Ok(store::mark(txn, account_id, board_id.unwrap_or(EVERYWHERE), until).await?)
            })
        })
        .await
}

/// How far somebody is in a topic.
#[derive(Clone, Copy, Debug)]
pub struct HowFar {
    /// The highest number that counts as read.
    pub number: i32,
    /// Whether they ever looked at it.
    pub opened: bool,
    /// What it is to them.
    pub state: ReadState,
    /// How closely they follow it.
    pub level: TopicLevel,
}

/// How far an account is in these topics. `numbers` are the highest that it read of those that it looked at.
///
/// # Errors
/// When the database fails.
pub async fn how_far(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    topics: impl IntoIterator<Item = &topic::Model>,
    numbers: &HashMap<TopicId, i32>,
    now: Instant,
) -> Result<HashMap<TopicId, HowFar>, Error> {
    let topics: Vec<&topic::Model> = topics.into_iter().collect();
    let places: Vec<(TopicId, BoardId)> = topics.iter().map(|topic| (topic.id, topic.board_id)).collect();
    let followed = watches::logic::followed(db, account_id, &places).await?;
    let boards = topics.iter().map(|topic| topic.board_id).chain([EVERYWHERE]);
    let marks = store::marks(db, account_id, boards).await?;
    let (mut all, mut sought) = (HashMap::new(), vec![]);
    for topic in topics {
        let followed = followed[&topic.id];
        let reading = Reading {
            number: numbers.get(&topic.id).copied(),
            level: followed.level,
            watched_at: followed.watched_at,
            // None comes before every instant.
            mark: marks.get(&EVERYWHERE).max(marks.get(&topic.board_id)).copied(),
            ..Reading::of(topic, topic.author_id == account_id)
        };
        let read = reading.number.unwrap_or(0);
        let number = match reading.counts_until(now) {
            Some(until) if topic.last_post_at <= until => read.max(topic.last_number),
            // The last is not read, also where one that is older was merged into the topic after the newest.
            Some(until) if read < topic.last_number => {
                sought.push((topic.id, until, read, topic.last_number));
                read
            }
            _ => read,
        };
        let state = reading.state(now);
        all.insert(
            topic.id,
            HowFar { number, opened: reading.number.is_some(), state, level: followed.level },
        );
    }
    for (id, number) in store::last_before(db, &sought).await? {
        all.entry(id).and_modify(|far| far.number = number);
    }
    Ok(all)
}

/// Forgets what an account that is erased marked as read, within its transaction.
///
/// # Errors
/// When the database fails.
pub async fn forget(txn: &Txn, account_id: AccountId) -> Result<(), Error> {
    Ok(store::forget(txn, account_id).await?)
}

/// The statements of the lists and of the numbers beside topics, to look at how a database plans them.
pub fn statements(backend: DbBackend, now: Instant) -> Vec<(&'static str, Statement)> {
    store::statements(backend, now)
}
