//! Use cases of posts.

mod own;
mod page;
pub mod rebaking;
mod rendering;
mod source;
mod walking;
mod writing;
mod written;

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::board::BoardId;
use linli_entities::draft::DraftPlace;
use linli_entities::outbox::OutboxKind;
use linli_entities::post::{self, PostId};
use linli_entities::topic::{self, TopicId};

use super::body::Body;
use super::output::Post;
use super::rules;
use super::store;
use crate::actor::Actor;
use crate::app::App;
use crate::audit;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::etag;
use crate::features::accounts::logic::sessions;
use crate::features::boards::rules::BoardScope;
use crate::features::drafts::rules::Place;
use crate::features::pseudonyms::rules::of_post;
use crate::features::reviews::rules::{Why, demand_judged};
use crate::features::trust::logic::Writing;
use crate::features::{
    boards, commitments, drafts, link_cards, mentions, post_images, pseudonyms, questions, quotes, reviews,
    topics, trust,
};
use crate::outbox;

pub use own::{is_written_under, masked_among, own, own_revisions, sign_first};
pub use page::{PageCache, last_page, page, shows, standing};
pub use rendering::{preview, render, render_in, render_post, shows_picture};
pub use source::{revisions, source};
pub use walking::{
    address, author_of, by_ids, held_among, held_of, is_any_masked, last_of, walk, walk_topic,
    written_between,
};
pub use writing::{Reply, write, write_as};
pub use written::by_author;

/// Writes the row of a post whose number was taken, inside its transaction, and takes its pictures into use.
///
/// # Errors
/// Those of [`post_images::logic::hang_on`].
pub async fn insert(
    txn: &Txn,
    topic_id: TopicId,
    number: i32,
    author_id: AccountId,
    reply_to_number: Option<i32>,
    body: Body,
    now: Instant,
) -> Result<post::Model, Error> {
    let (pictures, groups) = (body.pictures.clone(), body.groups.clone());
    let (links, quotes) = (body.links.clone(), body.quotes.clone());
    let new = store::NewPost { topic_id, number, author_id, reply_to_number, body, now };
    let post = store::insert(txn, new).await?;
    post_images::logic::hang_on(txn, (post.id, author_id), &pictures, now).await?;
    mentions::logic::record(txn, post.id, &groups, now).await?;
    link_cards::logic::record(txn, post.id, &links, true, now).await?;
    quotes::logic::record(txn, (topic_id, post.id), &quotes, true).await?;
    outbox::enqueue(txn, OutboxKind::Post, post.id.0, now).await?;
    Ok(post)
}

struct Seen {
    post: post::Model,
    topic: topic::Model,
    board: BoardScope,
    /// Whether it is a commitment, and so stays as it is.
    committed: bool,
}

impl Seen {
    /// Demands that the post may be another than it is.
    fn demand_free(&self) -> Result<(), Error> {
        if self.committed { Err(Error::Conflict(Code::PostCommitted)) } else { Ok(()) }
    }
}

/// The post with its topic and board, if the actor may know of it.
async fn visible(app: &App, actor: &Actor, id: PostId) -> Result<Seen, Error> {
    let unknown = || Error::NotFound("post");
    let post = store::find(app.db.read(), id).await?.ok_or_else(unknown)?;
    match topics::logic::visible(app, actor, post.topic_id).await {
        Ok((topic, board)) => {
            let committed = commitments::logic::is_bound(app.db.read(), id).await?;
            Ok(Seen { post, topic, board, committed })
        }
        Err(Error::NotFound(_)) => Err(unknown()),
        Err(error) => Err(error),
    }
}

/// The post and its board, if the actor may know of it.
///
/// # Errors
/// [`Error::NotFound`] for a post that may not be seen.
pub async fn seen(app: &App, actor: &Actor, id: PostId) -> Result<(post::Model, BoardScope), Error> {
    let Seen { post, board, .. } = visible(app, actor, id).await?;
    Ok((post, board))
}

/// The post, if the actor may say of it what one says of what others wrote.
///
/// # Errors
/// [`Error::NotFound`] for a post that may not be seen; [`Code::PostDeleted`]; [`Code::Forbidden`] of the own post.
pub async fn of_another(app: &App, actor: &Actor, id: PostId) -> Result<post::Model, Error> {
    let (post, _) = seen(app, actor, id).await?;
    if post.deleted_at.is_some() {
        return Err(Error::Conflict(Code::PostDeleted));
    }
    if post.author_id == actor.signed_in()?.account_id {
        return Err(Error::Forbidden(Code::Forbidden));
    }
    Ok(post)
}

async fn show_one(app: &App, actor: &Actor, seen: Seen) -> Result<Post, Error> {
    let Seen { mut post, topic, board, committed } = seen;
    link_cards::logic::dress(app, [&mut post]).await?;
    let authors = pseudonyms::logic::authors(app, &[of_post(&post)], board.scope()).await?;
    let rights = rules::rights(actor, &board, &topic, &post);
    Ok(Post::new(&post, if committed { rights.of_committed() } else { rights }, &authors))
}

/// A post.
///
/// # Errors
/// [`Error::NotFound`] for a post that may not be seen.
pub async fn get(app: &App, actor: &Actor, id: PostId) -> Result<Post, Error> {
    let seen = visible(app, actor, id).await?;
    show_one(app, actor, seen).await
}

/// What the first posts of topics say, in HTML; for whoever knows that they may be read.
///
/// # Errors
/// When the database fails.
pub async fn openings(app: &App, ids: &[TopicId]) -> Result<HashMap<TopicId, String>, Error> {
    Ok(store::openings(app.db.read(), ids).await?.into_iter().collect())
}

/// The first post of a topic, inside a transaction.
///
/// # Errors
/// [`Error::NotFound`] where there is no such topic.
pub async fn first(txn: &Txn, id: TopicId) -> Result<post::Model, Error> {
    store::between(txn, id, (1, 1)).await?.pop().ok_or(Error::NotFound("post"))
}

/// Posts with what search shows of them: only those that the actor may read and that are not deleted.
///
/// # Errors
/// When the database fails.
pub async fn readable_among(
    app: &App,
    actor: &Actor,
    ids: &[PostId],
) -> Result<Vec<(post::Model, topic::Model)>, Error> {
    let posts = store::find_many(app.db.read(), ids).await?;
    let topic_ids: Vec<TopicId> = posts.iter().map(|post| post.topic_id).collect();
    let topics = topics::logic::visible_among(app, actor, &topic_ids).await?;
    let alive = posts.into_iter().filter(|post| post.deleted_at.is_none());
    let pairs = alive.filter_map(|post| topics.get(&post.topic_id).cloned().map(|topic| (post, topic)));
    Ok(pairs.filter(|(_, topic)| topic.deleted_at.is_none()).collect())
}

#[derive(Clone)]
struct EditInput {
    actor: Actor,
    editor_id: AccountId,
    id: PostId,
    seen: i32,
    body: Body,
    /// Why a moderator has to look at it, where one has.
    why: Option<Why>,
    /// The board for which it was judged.
    judged: BoardId,
    draft_version: Option<i64>,
    now: Instant,
}

/// Changes what a post says; what it said is kept.
///
/// # Errors
/// [`Error::Stale`] when it was edited since the version `seen`, or its topic is moved meanwhile; [`Code::PostDeleted`]; [`Code::Forbidden`];
/// [`Code::PostCommitted`].
pub async fn edit(
    app: &App,
    actor: &Actor,
    id: PostId,
    seen: i64,
    text: &str,
    draft_version: Option<i64>,
) -> Result<Post, Error> {
    let before = visible(app, actor, id).await?;
    let Seen { post, topic, board, .. } = &before;
    let editor_id = actor.signed_in()?.account_id;
    if post.deleted_at.is_some() {
        return Err(Error::Conflict(Code::PostDeleted));
    }
    if !rules::rights(actor, board, topic, post).edit {
        boards::rules::demand_voice(actor, board)?;
        return Err(Error::Forbidden(Code::Forbidden));
    }
    before.demand_free()?;
    etag::demand_unchanged(seen, post.revision_count.into())?;
    app.rates.write.count(&editor_id)?;
    let (text, flagged) = reviews::logic::look_at_edit(app, (actor, board), text).await?;
    let body = render_in(app, (actor, board), Some(id), &text).await?;
    trust::logic::demand(app, actor, Writing::Edit, &body).await?;
    let why = reviews::logic::judge_edit(app, (actor, board), &body, flagged).await?;
    let input = EditInput {
        actor: actor.clone(),
        editor_id,
        id,
        seen: post.revision_count,
        body,
        why,
        judged: board.id,
        draft_version,
        now: app.clock.now(),
    };
    let seen = app.db.write(input, |txn, input| Box::pin(apply_edit(txn, input))).await?;
    show_one(app, actor, seen).await
}

/// The post as it is inside a transaction, which nobody else changes until it ends; and who acts, with the rights of
/// now: what they were when the request began may have ended.
async fn seen_now(txn: &Txn, actor: &Actor, id: PostId) -> Result<(Actor, Seen), Error> {
    let actor = sessions::seen_again(txn, actor).await?;
    let post = locked(txn, id).await?;
    let topic = topics::logic::now(txn, post.topic_id).await?;
    let board = boards::logic::scope_now(txn, topic.board_id).await?;
    topics::logic::demand_visible(&actor, &board, &topic).map_err(|_| Error::NotFound("post"))?;
    let committed = commitments::logic::is_bound(txn, id).await?;
    Ok((actor, Seen { post, topic, board, committed }))
}

/// The post and its board inside a transaction, which nobody else changes until it ends; and who acts, with the rights of
/// now.
///
/// # Errors
/// [`Error::NotFound`] for a post that may not be seen (any more); [`Error::SignInRequired`].
pub async fn held(txn: &Txn, actor: &Actor, id: PostId) -> Result<(Actor, post::Model, BoardScope), Error> {
    let (actor, Seen { post, board, .. }) = seen_now(txn, actor, id).await?;
    Ok((actor, post, board))
}

async fn apply_edit(txn: &Txn, input: EditInput) -> Result<Seen, Error> {
    let EditInput { actor, editor_id, id, seen, body, why, judged, draft_version, now } = input;
    let (actor, mut before) = seen_now(txn, &actor, id).await?;
    before.topic = topics::rules::as_of(before.topic, now);
    if !rules::rights(&actor, &before.board, &before.topic, &before.post).edit {
        return Err(Error::Forbidden(Code::Forbidden));
    }
    before.demand_free()?;
    demand_judged(judged, before.board.id)?;
    let Seen { post: before, topic, board, committed } = before;
    let (pictures, groups) = (body.pictures.clone(), body.groups.clone());
    let (links, quotes) = (body.links.clone(), body.quotes.clone());
    let after = store::update(txn, id, seen, body, (editor_id, now)).await?.ok_or(Error::Stale)?;
    store::keep_revision(txn, &before).await?;
    let place = Place { kind: DraftPlace::Edit, id: id.0 };
    drafts::logic::published(txn, editor_id, place, draft_version).await?;
    post_images::logic::replace(txn, (id, editor_id), &pictures, now).await?;
    // Whoever corrects what somebody else wrote calls nobody by it.
    let called: &[_] = if editor_id == after.author_id { &groups } else { &[] };
    mentions::logic::record(txn, id, called, now).await?;
    link_cards::logic::record(txn, id, &links, false, now).await?;
    quotes::logic::record(txn, (topic.id, id), &quotes, false).await?;
    outbox::enqueue(txn, OutboxKind::Post, id.0, now).await?;
    topics::logic::touch(txn, topic.id, topic.board_id);
    reviews::logic::note_in(txn, (&after, board.id), why, now).await?;
    if editor_id != after.author_id {
        let detail = serde_json::json!({ "revision": after.revision_count });
        audit::record(txn, &actor, "edit_post", ("post", id.0), detail, now).await?;
    }
    Ok(Seen { post: after, topic, board, committed })
}

/// Deletes a post: its place stays, what it said is seen only by who may restore it.
///
/// # Errors
/// [`Code::FirstPost`] for the first one; [`Code::Forbidden`]; [`Code::PostCommitted`].
pub async fn delete(app: &App, actor: &Actor, id: PostId) -> Result<Post, Error> {
    let seen = visible(app, actor, id).await?;
    actor.signed_in()?;
    if seen.post.number == 1 {
        return Err(Error::Conflict(Code::FirstPost));
    }
    demand(actor, &seen, |rights| rights.delete || rights.restore)?;
    set_deleted(app, actor, id, true).await
}

/// Restores a deleted post.
///
/// # Errors
/// [`Code::Forbidden`] to whoever may not, also to an author whose post staff deleted.
pub async fn restore(app: &App, actor: &Actor, id: PostId) -> Result<Post, Error> {
    let seen = visible(app, actor, id).await?;
    actor.signed_in()?;
    demand(actor, &seen, |rights| rights.delete || rights.restore)?;
    set_deleted(app, actor, id, false).await
}

/// Deleting what is deleted and restoring what is not changes nothing, and is for the same people.
fn demand(actor: &Actor, seen: &Seen, right: impl Fn(rules::PostRights) -> bool) -> Result<(), Error> {
    let rights = rules::rights(actor, &seen.board, &seen.topic, &seen.post);
    if right(rights) {
        return Ok(());
    }
    boards::rules::demand_voice(actor, &seen.board)?;
    Err(Error::Forbidden(Code::Forbidden))
}

async fn set_deleted(app: &App, actor: &Actor, id: PostId, deleted: bool) -> Result<Post, Error> {
    let input = (actor.clone(), id, deleted, app.clock.now());
    let seen = app.db.write(input, |txn, input| Box::pin(apply_deleted(txn, input))).await?;
    show_one(app, actor, seen).await
}

/// The post as it is inside a transaction, which nobody else changes until that ends.
///
/// # Errors
/// [`Error::NotFound`] where there is none.
pub async fn locked(txn: &Txn, id: PostId) -> Result<post::Model, Error> {
    store::locked(txn, id).await?.ok_or(Error::NotFound("post"))
}

/// The post, inside a transaction, for whoever moderates its board now.
///
/// # Errors
/// [`Error::NotFound`]; [`Code::Forbidden`] to whoever does not.
pub async fn moderated(txn: &Txn, actor: &Actor, id: PostId) -> Result<post::Model, Error> {
    let (actor, seen) = seen_now(txn, actor, id).await?;
    boards::rules::demand_moderator(&actor, &seen.board)?;
    Ok(seen.post)
}

/// Deletes a post inside the transaction of what leads to it.
///
/// # Errors
/// As [`delete`].
pub async fn remove(txn: &Txn, actor: &Actor, id: PostId, now: Instant) -> Result<(), Error> {
    apply_deleted(txn, (actor.clone(), id, true, now)).await.map(drop)
}

async fn apply_deleted(
    txn: &Txn,
    (actor, id, deleted, now): (Actor, PostId, bool, Instant),
) -> Result<Seen, Error> {
    let (actor, mut seen) = seen_now(txn, &actor, id).await?;
    seen.topic = topics::rules::as_of(seen.topic, now);
    // Staff may have deleted it since, and then it is theirs to restore.
    demand(&actor, &seen, |rights| rights.delete || rights.restore)?;
    if deleted {
        seen.demand_free()?;
    }
    let mark = deleted.then_some((now, actor.account_id()));
    // Twice deleted is deleted: the second time nothing is counted.
    let Some(post) = store::set_deleted(txn, id, mark).await? else { return Ok(seen) };
    if deleted {
        questions::logic::forget_deleted(txn, post.topic_id, id).await?;
    } else {
        reviews::logic::forget_removed(txn, id).await?;
    }
    topics::logic::count_post(txn, post.topic_id, if deleted { -1 } else { 1 }).await?;
    outbox::enqueue(txn, OutboxKind::Post, id.0, now).await?;
    if actor.account_id() != Some(post.author_id) {
        let act = if deleted { "delete_post" } else { "restore_post" };
        audit::record(txn, &actor, act, ("post", id.0), serde_json::json!({}), now).await?;
    }
    Ok(Seen { post, ..seen })
}
