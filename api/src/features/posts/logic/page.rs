//! Reading a page of a topic: what it is made of is the same for every reader and kept by version; what a reader may
//! see and do is decided anew for each.

use std::sync::Arc;

use linli_entities::commitment;
use linli_entities::post::{self, PostId};
use linli_entities::topic::{self, TopicId};
use sea_orm::ConnectionTrait;

use super::super::output::{Post, PostPage};
use super::super::{rules, store};
use crate::actor::Actor;
use crate::app::App;
use crate::cache::{Cache, Ticket};
use crate::db::versions::Key;
use crate::error::Error;
use crate::features::boards::rules::BoardScope;
use crate::features::moves::logic::Sign;
use crate::features::moves::output::Signpost;
use crate::features::pseudonyms::output::Authors;
use crate::features::pseudonyms::rules::{Signature, of_post};
use crate::features::questions::output::TopicAnswer;
use crate::features::quotes::output::PostQuotes;
use crate::features::reactions::output::ReactionCount;
use crate::features::{commitments, link_cards, moves, polls, pseudonyms, quotes, reactions, topics};

/// Memory for what pages are made of, in bytes.
const CACHE_BYTES_MAX: u64 = 24 * 1024 * 1024;
/// About what a row takes beside its texts.
const ROW_BYTES: usize = 400;

/// What a page is made of.
pub struct Rows {
    topic: topic::Model,
    board: BoardScope,
    posts: Vec<post::Model>,
    authors: Authors,
    reactions: Vec<ReactionCount>,
    answer: Option<TopicAnswer>,
    poll: Option<Arc<polls::logic::Kept>>,
    commitments: Vec<commitment::Model>,
    quotes: Vec<PostQuotes>,
    signposts: Vec<Signpost>,
    signs: Vec<Sign>,
}

/// What pages are made of, as last read.
pub struct PageCache(Cache<(TopicId, i32), Arc<Rows>>);

impl Default for PageCache {
    fn default() -> Self {
        Self(Cache::new(CACHE_BYTES_MAX, |rows: &Arc<Rows>| {
            let texts: usize = rows.posts.iter().map(|post| post.html.len() + ROW_BYTES).sum();
            u32::try_from(texts + ROW_BYTES * rows.authors.len()).unwrap_or(u32::MAX)
        }))
    }
}

/// What a page of a topic shows: it is out of date when one of these moved on.
pub fn shows(topic_id: TopicId) -> Vec<Key> {
    // Who may read it hangs on boards and projects, names on profiles.
    vec![Key::Boards, Key::Projects, Key::Profiles, Key::Topic(topic_id)]
}

/// A page of a topic.
///
/// # Errors
/// [`Error::NotFound`] for a topic that may not be seen and a page that it does not have.
pub async fn page(app: &App, actor: &Actor, topic_id: TopicId, page: i32) -> Result<PostPage, Error> {
    let rows = match app.topic_pages.0.get(app.db.versions(), &(topic_id, page)) {
        Some(rows) => rows,
        None => read(app, actor, topic_id, page).await?,
    };
    let Rows { topic, board, posts, authors, reactions, answer, poll, commitments, quotes, signposts, signs } =
        &*rows;
    topics::logic::demand_visible(actor, board, topic)?;
    let now = app.clock.now();
    let topic = topics::rules::as_of(topic.clone(), now);
    let page_count = rules::page_count(topic.last_number);
    let shown = |post: &post::Model| {
        let rights = rules::rights(actor, board, &topic, post);
        let committed = commitments.iter().any(|one| one.post_id == post.id);
        Post::new(post, if committed { rights.of_committed() } else { rights }, authors)
    };
    Ok(PostPage {
        items: posts.iter().map(shown).collect(),
        reactions: reactions.clone(),
        answer: answer.clone(),
        poll: poll.as_ref().map(|poll| polls::logic::shown(poll, now)),
        commitments: commitments::logic::shown(app, commitments),
        quotes: quotes.clone(),
        signposts: signposts.clone(),
        signs: moves::logic::shown(app, actor, signs).await?,
        detail: topics::logic::detail_of(actor, topic, (board, authors), now),
        page,
        page_count,
    })
}

/// Where the last page of a topic is read, for whoever asks for one that comes after it.
///
/// # Errors
/// [`Error::NotFound`] for a topic that may not be seen, and a page that is not after its last.
pub async fn last_page(app: &App, actor: &Actor, topic_id: TopicId, page: i32) -> Result<String, Error> {
    let (topic, _) = topics::logic::visible(app, actor, topic_id).await?;
    match rules::page_count(topic.last_number) {
        last if page > last => Ok(rules::page_url(topic_id, last)),
        _ => Err(Error::NotFound("page")),
    }
}

async fn read(app: &App, actor: &Actor, topic_id: TopicId, page: i32) -> Result<Arc<Rows>, Error> {
    let ticket = Ticket::take(app.db.versions(), shows(topic_id));
    let (topic, board) = topics::logic::visible(app, actor, topic_id).await?;
    let numbers = rules::numbers_of_page(page).filter(|_| page <= rules::page_count(topic.last_number));
    let numbers = numbers.ok_or(Error::NotFound("page"))?;
    let mut posts = store::between(app.db.read(), topic_id, numbers).await?;
    let accepted = accepted(app, &topic, &posts).await?;
    // A page shows HTML: what was typed is asked for by who edits.
    posts.iter_mut().for_each(|post| post.markdown = String::new());
    link_cards::logic::dress(app, &mut posts).await?;
    let signed = posts.iter().chain(&accepted).map(of_post);
    let signed: Vec<Signature> = signed.chain(topics::logic::people_of(&topic)).collect();
    let authors = pseudonyms::logic::authors(app, &signed, board.scope()).await?;
    // Of what is deleted nothing is told.
    let alive = posts.iter().filter(|post| post.deleted_at.is_none()).map(|post| post.id);
    let alive: Vec<PostId> = alive.collect();
    let reactions = reactions::logic::counts(app.db.read(), &alive).await?;
    let commitments = commitments::logic::of_posts(app.db.read(), &alive).await?;
    let quotes = quotes::logic::of_posts(app.db.read(), topic_id, &alive).await?;
    let answer = accepted.zip(topic.accepted_at).map(|(post, at)| TopicAnswer::new(&post, at, &authors));
    let poll = polls::logic::of_topic(app, topic_id).await?;
    let signposts = moves::logic::signposts(app, topic_id, numbers).await?;
    let signs = moves::logic::signs(app, topic_id).await?;
    let rows =
        Rows { topic, board, posts, authors, reactions, answer, poll, commitments, quotes, signposts, signs };
    let rows = Arc::new(rows);
    app.topic_pages.0.put((topic_id, page), rows.clone(), ticket);
    Ok(rows)
}

/// The post that is accepted as the answer, wherever in the topic it stands.
async fn accepted(
    app: &App,
    topic: &topic::Model,
    posts: &[post::Model],
) -> Result<Option<post::Model>, Error> {
    let Some(id) = topic.accepted_post_id else { return Ok(None) };
    if let Some(post) = posts.iter().find(|post| post.id == id) {
        return Ok(Some(post.clone()));
    }
    Ok(store::find(app.db.read(), id).await?)
}

/// The post of a topic with this number, if it stands; for whoever knows that the topic may be read.
///
/// # Errors
/// When the database fails.
pub async fn standing(
    db: &impl ConnectionTrait,
    topic_id: TopicId,
    number: i32,
) -> Result<Option<PostId>, Error> {
    let found = store::between(db, topic_id, (number, number)).await?.pop();
    Ok(found.filter(|post| post.deleted_at.is_none()).map(|post| post.id))
}
