//! How the index learns what changed.

use std::collections::{BTreeSet, HashMap};

use linli_entities::complaint::ComplaintId;
use linli_entities::outbox::{self as row, OutboxKind};
use linli_entities::post::{self, PostId};
use linli_entities::topic::{self, TopicId};
use linli_search::{Change, PostDoc, SearchIndex, Watermark};

use super::logic::complaints;
use crate::app::App;
use crate::db::versions::{Key, keys_of};
use crate::error::Error;
use crate::features::complaints::logic::searching;
use crate::features::{posts, topics};
use crate::markdown;
use crate::outbox::{self, Position};

/// Outbox rows taken at once.
const ROWS: u64 = 500;
/// Posts read at once when all of them are read.
const PAGE: u64 = 1000;

/// Takes in what changed since the index was last fed; answers how many changes that were. A test calls this instead
/// of waiting.
///
/// # Errors
/// When the database or the index fails; what was not taken in is taken in by the next call.
pub async fn catch_up(app: &App) -> Result<usize, Error> {
    let index = app.search.index();
    let Some(watermark) = index.watermark() else { return rebuild(app).await };
    let mut position = Position { txid: watermark.txid, seq: watermark.seq };
    let mut taken = 0;
    loop {
        let rows = outbox::read_after(app.db.read(), position, ROWS).await?;
        // Asked after reading: what goes while one reads was let go of before.
        if position < outbox::trimmed(app.db.read()).await? {
            tracing::info!("the search index is older than what is left of the outbox, and is built anew");
            // What is kept in memory may be as old.
            app.db.versions().touch(Key::Everything);
            return rebuild(app).await;
        }
        let Some(last) = rows.last() else { return Ok(taken) };
        let before = position;
        position = Position { txid: last.txid, seq: last.seq };
        take_in(app, index, &rows, before, position).await?;
        taken += rows.len();
    }
}

fn watermark(position: Position) -> Watermark {
    Watermark { txid: position.txid, seq: position.seq }
}

fn ids(rows: &[row::Model], kind: OutboxKind) -> BTreeSet<i64> {
    rows.iter().filter(|row| row.kind == kind).map(|row| row.entity_id).collect()
}

async fn take_in(
    app: &App,
    index: &SearchIndex,
    rows: &[row::Model],
    before: Position,
    upto: Position,
) -> Result<(), Error> {
    // What another process wrote (an import beside the server) is news to this one's caches too.
    rows.iter().flat_map(|row| keys_of(row.kind, row.entity_id)).for_each(|key| app.db.versions().touch(key));
    for topic_id in ids(rows, OutboxKind::Topic).into_iter().map(TopicId) {
        let mut after = 0;
        loop {
            let page = posts::logic::walk_topic(app, topic_id, after, PAGE).await?;
            let Some(last) = page.last() else { break };
            after = last.number;
            // Not yet the end of these rows: a kill here repeats them, which does no harm.
            apply(index, changes(app, page).await?, watermark(before)).await?;
        }
    }
    let post_ids: Vec<PostId> = ids(rows, OutboxKind::Post).into_iter().map(PostId).collect();
    let posts = posts::logic::by_ids(app, &post_ids).await?;
    let present: BTreeSet<PostId> = posts.iter().map(|post| post.id).collect();
    let mut changes = changes(app, posts).await?;
    let gone = post_ids.iter().filter(|id| !present.contains(id));
    changes.extend(gone.map(|id| Change::Remove { post_id: id.0 }));
    changes.extend(complaints_of(app, rows).await?);
    apply(index, changes, watermark(upto)).await
}

/// What the index should hold of the complaints to which something happened.
async fn complaints_of(app: &App, rows: &[row::Model]) -> Result<Vec<Change>, Error> {
    let ids: Vec<ComplaintId> = ids(rows, OutboxKind::Complaint).into_iter().map(ComplaintId).collect();
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let spoken = searching::spoken(app, &ids).await?;
    let present: BTreeSet<ComplaintId> = spoken.iter().map(|one| one.row.id).collect();
    let gone = ids.iter().filter(|id| !present.contains(id));
    let gone = gone.map(|id| Change::Remove { post_id: complaints::document_id(*id) });
    Ok(spoken.iter().map(|one| Change::Put(complaints::document(one))).chain(gone).collect())
}

/// What the index should hold of the complaints after this one; and the last of them, where there is one.
pub(super) async fn walk_complaints(
    app: &App,
    after: ComplaintId,
    limit: u64,
) -> Result<(Vec<PostDoc>, Option<ComplaintId>), Error> {
    let (spoken, last) = searching::walk(app, after, limit).await?;
    Ok((spoken.iter().map(complaints::document).collect(), last))
}

/// What the index should hold of these posts now.
pub(super) async fn present(app: &App, posts: Vec<post::Model>) -> Result<Vec<Change>, Error> {
    let topics = topics_of(app, &posts).await?;
    Ok(posts.into_iter().map(|post| change(post, &topics)).collect())
}

async fn topics_of(app: &App, posts: &[post::Model]) -> Result<HashMap<TopicId, topic::Model>, Error> {
    let ids: BTreeSet<TopicId> = posts.iter().map(|post| post.topic_id).collect();
    topics::logic::by_ids(app, &ids.into_iter().collect::<Vec<_>>()).await
}

/// As [`present`], for posts that changed: which is news to the caches.
async fn changes(app: &App, posts: Vec<post::Model>) -> Result<Vec<Change>, Error> {
    let topics = topics_of(app, &posts).await?;
    for topic in topics.values() {
        for key in [Key::Topic(topic.id), Key::BoardTopics(topic.board_id), Key::Latest] {
            app.db.versions().touch(key);
        }
    }
    Ok(posts.into_iter().map(|post| change(post, &topics)).collect())
}

fn change(post: post::Model, topics: &HashMap<TopicId, topic::Model>) -> Change {
    let alive = topics.get(&post.topic_id).filter(|topic| topic.deleted_at.is_none());
    match alive.filter(|_| post.deleted_at.is_none()) {
        Some(topic) => Change::Put(document(&post, topic)),
        None => Change::Remove { post_id: post.id.0 },
    }
}

fn document(post: &post::Model, topic: &topic::Model) -> PostDoc {
    PostDoc {
        post_id: post.id.0,
        topic_id: topic.id.0,
        board_id: topic.board_id.0,
        // What was written under a pseudonym is found by no account.
        author_id: post.pseudonym_id.map_or(post.author_id.0, |id| -id.0),
        created_at: post.created_at.timestamp(),
        title: if post.number == 1 { topic.title.clone() } else { String::new() },
        body: markdown::plain_text(&post.markdown),
    }
}

async fn apply(index: &SearchIndex, changes: Vec<Change>, upto: Watermark) -> Result<(), Error> {
    let index = index.clone();
    let applied = tokio::task::spawn_blocking(move || index.apply(&changes, &upto)).await;
    applied.map_err(Error::internal)?.map_err(Error::internal)
}

/// Builds the index anew from the database; answers how many posts and complaints it holds. Searches go on with the old one.
///
/// # Errors
/// When the database or the index fails; then the old index stays.
pub async fn rebuild(app: &App) -> Result<usize, Error> {
    let mut rebuild = app.search.index().begin_rebuild().map_err(Error::internal)?;
    // What changes from here on is taken in afterwards.
    let head = outbox::head(app.db.read()).await?;
    let (mut after, mut count) = (PostId(0), 0);
    loop {
        let page = posts::logic::walk(app, after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = last.id;
        let put = changes(app, page).await?.into_iter().filter_map(|change| match change {
            Change::Put(document) => Some(document),
            Change::Remove { .. } => None,
        });
        let documents: Vec<PostDoc> = put.collect();
        count += documents.len();
        let step = tokio::task::spawn_blocking(move || rebuild.put(&documents).map(|()| rebuild)).await;
        rebuild = step.map_err(Error::internal)?.map_err(Error::internal)?;
    }
    let mut after = ComplaintId(0);
    loop {
        let (documents, last) = walk_complaints(app, after, PAGE).await?;
        let Some(last) = last else { break };
        after = last;
        count += documents.len();
        let step = tokio::task::spawn_blocking(move || rebuild.put(&documents).map(|()| rebuild)).await;
        rebuild = step.map_err(Error::internal)?.map_err(Error::internal)?;
    }
    let finish = tokio::task::spawn_blocking(move || rebuild.finish(watermark(head))).await;
    finish.map_err(Error::internal)?.map_err(Error::internal)?;
    tracing::info!(count, "the search index was built");
    Ok(count)
}
