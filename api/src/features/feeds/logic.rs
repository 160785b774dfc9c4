//! Making feeds and keeping them.

use std::sync::Arc;

use atom_syndication::{Content, Entry, FixedDateTime, Link, Person, Text};
use linli_entities::Instant;
use linli_entities::board::BoardId;
use linli_entities::topic::TopicId;

use crate::actor::Actor;
use crate::app::App;
use crate::cache::{Cache, Ticket};
use crate::db::versions::Key;
use crate::error::Error;
use crate::features::pseudonyms::output::AuthorRef;
use crate::features::topics::output::Topic;
use crate::features::{boards, posts, topics};
use crate::page::PageRequest;
use crate::prepared::Prepared;

/// Topics of a feed, at most.
const TOPICS_MAX: u64 = 30;
/// Memory for feeds that are kept, in bytes.
const CACHE_BYTES_MAX: u64 = 8 * 1024 * 1024;
/// The generator and the name of what is here (RFC 4287, 4.2.4).
const NAME: &str = "Linli";

/// What a feed is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Feed {
    /// The newest topics of all public boards.
    Latest,
    /// The newest topics of a public board.
    Board(BoardId),
    /// The newest posts of a topic in a public board.
    Topic(TopicId),
}

/// Feeds that were made.
pub struct Feeds(Cache<Feed, Arc<Prepared>>);

impl Default for Feeds {
    fn default() -> Self {
        Self(Cache::new(CACHE_BYTES_MAX, |feed: &Arc<Prepared>| feed.weight()))
    }
}

/// A feed, as a guest may read it.
///
/// # Errors
/// [`Error::NotFound`] where a guest may read no such thing.
pub async fn read(app: &App, feed: Feed) -> Result<Arc<Prepared>, Error> {
    if let Some(kept) = app.feeds.0.get(app.db.versions(), &feed) {
        return Ok(kept);
    }
    let ticket = Ticket::take(app.db.versions(), shows(feed));
    let made = match feed {
        Feed::Latest => latest(app).await?,
        Feed::Board(id) => board(app, id).await?,
        Feed::Topic(id) => topic(app, id).await?,
    };
    let made = Arc::new(Prepared::new(made.to_string().into()));
    app.feeds.0.put(feed, made.clone(), ticket);
    Ok(made)
}

fn shows(feed: Feed) -> Vec<Key> {
    match feed {
        Feed::Latest => vec![Key::Boards, Key::Projects, Key::Profiles, Key::Latest],
        Feed::Board(id) => vec![Key::Boards, Key::Projects, Key::Profiles, Key::BoardTopics(id)],
        Feed::Topic(id) => posts::logic::shows(id),
    }
}

async fn latest(app: &App) -> Result<atom_syndication::Feed, Error> {
    let newest = PageRequest { limit: TOPICS_MAX, after: None };
    let topics = topics::logic::latest(app, &Actor::Guest, None, newest).await?.items;
    of_topics(app, NAME.to_owned(), "/", topics).await
}

async fn board(app: &App, id: BoardId) -> Result<atom_syndication::Feed, Error> {
    let board = boards::logic::visible(app, &Actor::Guest, id).await?;
    let newest = PageRequest { limit: TOPICS_MAX, after: None };
    let topics = topics::logic::list(app, &Actor::Guest, id, newest).await?.items;
    let title = match board.project {
        Some(project) => format!("{} · {}", board.name, project.name),
        None => board.name,
    };
    of_topics(app, title, &format!("/boards/{id}"), topics).await
}

async fn of_topics(
    app: &App,
    title: String,
    path: &str,
    mut topics: Vec<Topic>,
) -> Result<atom_syndication::Feed, Error> {
    // Also those that are pinned stand where their newest post says.
    topics.sort_by_key(|topic| std::cmp::Reverse(topic.last_post_at));
    let ids: Vec<TopicId> = topics.iter().map(|topic| topic.id).collect();
    let openings = posts::logic::openings(app, &ids).await?;
    let entries = topics.into_iter().map(|topic| {
        let address = format!("{}/topics/{}", app.config.public_url, topic.id);
        let html = openings.get(&topic.id).cloned().unwrap_or_default();
        entry(address, topic.title, (topic.created_at, topic.last_post_at), &topic.author, html)
    });
    Ok(feed(app, title, path, entries.collect()))
}

async fn topic(app: &App, id: TopicId) -> Result<atom_syndication::Feed, Error> {
    let first = posts::logic::page(app, &Actor::Guest, id, 1).await?;
    let mut posts = vec![];
    // The newest page may hold a single post; with the one before it there are always some.
    for number in [first.page_count, first.page_count - 1] {
        if number > 1 {
            posts.extend(posts::logic::page(app, &Actor::Guest, id, number).await?.items);
        } else if number == 1 {
            posts.extend(first.items.iter().cloned());
        }
    }
    posts.retain(|post| !post.deleted);
    posts.sort_by_key(|post| std::cmp::Reverse(post.number));
    let title = first.detail.topic.title;
    let entries = posts.into_iter().map(|post| {
        let number = post.number;
        // Readers know an entry by its address, for good.
        let address = format!("{}{}", app.config.public_url, posts::rules::lasting_url(post.id));
        let changed_at = post.edited_at.unwrap_or(post.created_at);
        entry(address, format!("{title} #{number}"), (post.created_at, changed_at), &post.author, post.html)
    });
    let entries = entries.collect();
    Ok(feed(app, title.clone(), &format!("/topics/{id}"), entries))
}

fn feed(app: &App, title: String, path: &str, entries: Vec<Entry>) -> atom_syndication::Feed {
    let public_url = &app.config.public_url;
    let address = format!("{public_url}{path}");
    let own = format!("{}/feed.atom", address.trim_end_matches('/'));
    // A feed without entries was never changed.
    let updated = entries.iter().map(|entry| *entry.updated()).max();
    atom_syndication::Feed {
        id: own.clone(),
        title: Text::plain(title),
        updated: updated.unwrap_or_else(|| Instant::UNIX_EPOCH.fixed_offset()),
        links: vec![link("self", own), link("alternate", address)],
        generator: Some(atom_syndication::Generator { value: NAME.to_owned(), ..Default::default() }),
        base: Some(public_url.clone()),
        entries,
        ..Default::default()
    }
}

fn entry(
    address: String,
    title: String,
    (created_at, changed_at): (Instant, Instant),
    author: &AuthorRef,
    html: String,
) -> Entry {
    let (published, updated): (FixedDateTime, FixedDateTime) =
        (created_at.fixed_offset(), changed_at.fixed_offset());
    Entry {
        id: address.clone(),
        title: Text::plain(title),
        published: Some(published),
        updated,
        authors: vec![Person { name: author.display_name.clone(), ..Default::default() }],
        links: vec![link("alternate", address.clone())],
        content: Some(Content {
            // Its links and pictures are named as they are on this server.
            base: Some(address),
            value: Some(html),
            content_type: Some("html".to_owned()),
            ..Default::default()
        }),
        ..Default::default()
    }
}

fn link(rel: &str, href: String) -> Link {
    Link { rel: rel.to_owned(), href, ..Default::default() }
}
