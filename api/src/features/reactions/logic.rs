//! Use cases of reactions.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::outbox::OutboxKind;
use linli_entities::post::{self, PostId};
use linli_entities::reaction::{self, ReactionKind};
use sea_orm::ConnectionTrait;

use super::output::{OwnReaction, Reaction, ReactionCount};
use super::store;
use crate::actor::Actor;
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::db::versions::Key;
use crate::error::Error;
use crate::features::accounts::logic::AccountRef;
use crate::features::{accounts, boards, posts, statistics, topics};
use crate::outbox;
use crate::page::{Page, PageRequest};

/// Posts asked about at once, at most.
const POSTS_MAX: usize = 100;

/// Says what the actor thinks of a post.
///
/// # Errors
/// [`Error::NotFound`] for a post that may not be seen; [`Code::PostDeleted`]; [`Code::Forbidden`] of the own post;
/// those of [`boards::rules::demand_voice`].
pub async fn put(app: &App, actor: &Actor, id: PostId, kind: ReactionKind) -> Result<ReactionCount, Error> {
    let account_id = actor.signed_in()?.account_id;
    let (_, board) = posts::logic::seen(app, actor, id).await?;
    let post = posts::logic::of_another(app, actor, id).await?;
    boards::rules::demand_voice(actor, &board)?;
    app.rates.write.count(&account_id)?;
    let input = (account_id, id, known_author(&post), kind, app.clock.now());
    app.db
        .write(input, |txn, (account_id, id, author_id, kind, now): (_, _, _, _, Instant)| {
            Box::pin(async move {
                // It may have been moved since it was looked up, and is not until this ends.
                let topic_id = posts::logic::locked(txn, id).await?.topic_id;
                if store::insert(txn, account_id, id, kind, now).await? {
                    topics::logic::count_like(txn, topic_id, 1).await?;
                    outbox::enqueue(txn, OutboxKind::Liked, id.0, now).await?;
                }
                txn.touch(Key::Topic(topic_id));
                author_id.into_iter().for_each(|id| txn.touch(Key::Esteem(id)));
                count(txn, id, kind).await
            })
        })
        .await
}

/// Takes back what the actor thinks of a post.
///
/// # Errors
/// [`Error::NotFound`] for a post that may not be seen.
pub async fn delete(
    app: &App,
    actor: &Actor,
    id: PostId,
    kind: ReactionKind,
) -> Result<ReactionCount, Error> {
    let account_id = actor.signed_in()?.account_id;
    let (post, _) = posts::logic::seen(app, actor, id).await?;
    let input = (account_id, id, known_author(&post), kind, app.clock.now());
    app.db
        .write(input, |txn, (account_id, id, author_id, kind, now): (_, _, _, _, Instant)| {
            Box::pin(async move {
                let topic_id = posts::logic::locked(txn, id).await?.topic_id;
                let given_at = store::given_at(txn, account_id, id, kind).await?;
                if store::delete(txn, account_id, id, kind).await? {
                    topics::logic::count_like(txn, topic_id, -1).await?;
                    statistics::logic::taken_back(txn, given_at, now).await?;
                }
                txn.touch(Key::Topic(topic_id));
                author_id.into_iter().for_each(|id| txn.touch(Key::Esteem(id)));
                count(txn, id, kind).await
            })
        })
        .await
}

/// Whose page says what others think of a post: of one under a pseudonym nobody's, and that page must not even be made anew.
fn known_author(post: &post::Model) -> Option<AccountId> {
    Some(post.author_id).filter(|_| post.pseudonym_id.is_none())
}

async fn count(txn: &Txn, id: PostId, kind: ReactionKind) -> Result<ReactionCount, Error> {
    let counted = store::counts(txn, &[id]).await?;
    let none = ReactionCount { post_id: id, kind, count: 0 };
    Ok(counted.into_iter().find(|one| one.kind == kind).unwrap_or(none))
}

/// How many think what of posts; of those of which nobody does, nothing. For whoever knows that they may be read.
///
/// # Errors
/// When the database fails.
pub async fn counts(db: &impl ConnectionTrait, ids: &[PostId]) -> Result<Vec<ReactionCount>, Error> {
    Ok(store::counts(db, ids).await?)
}

/// What the actor thinks of posts.
///
/// # Errors
/// [`Code::TooMany`] for more than 100 posts.
pub async fn own(app: &App, actor: &Actor, ids: &[PostId]) -> Result<Vec<OwnReaction>, Error> {
    let account_id = actor.signed_in()?.account_id;
    if ids.len() > POSTS_MAX {
        return Err(Error::invalid("/post_ids", Code::TooMany));
    }
    let rows = store::of_account(app.db.read(), account_id, ids).await?;
    Ok(rows.into_iter().map(|row| OwnReaction { post_id: row.post_id, kind: row.kind }).collect())
}

/// Who thinks what of a post, by account.
///
/// # Errors
/// [`Error::NotFound`] for a post that may not be seen.
pub async fn list(
    app: &App,
    actor: &Actor,
    id: PostId,
    page: PageRequest<(AccountId, ReactionKind)>,
) -> Result<Page<Reaction>, Error> {
    let (_, board) = posts::logic::seen(app, actor, id).await?;
    let rows = store::of_post(app.db.read(), id, page.after, page.rows()).await?;
    let (rows, next) = page.cut(rows, |row| (row.account_id, row.kind));
    let ids: Vec<AccountId> = rows.iter().map(|row| row.account_id).collect();
    let people = accounts::logic::refs(app, &ids, board.scope()).await?;
    let items = rows.into_iter().map(|row| Reaction {
        account: AccountRef::of(&people, row.account_id),
        kind: row.kind,
        reacted_at: row.reacted_at,
    });
    Ok(Page { items: items.collect(), next })
}

/// Takes back all that an account that is erased thought, within its transaction.
///
/// # Errors
/// When the database fails.
pub async fn forget(txn: &Txn, account_id: AccountId, now: Instant) -> Result<(), Error> {
    topics::logic::forget_likes(txn, account_id).await?;
    statistics::logic::taken_back(txn, store::times_of_account(txn, account_id).await?, now).await?;
    store::forget(txn, account_id).await?;
    // In whichever topics that was.
    txn.touch(Key::Everything);
    Ok(())
}

/// What an account thinks of posts, after one: by post, at most so many.
///
/// # Errors
/// When the database fails.
pub async fn of_account(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    after: PostId,
    rows: u64,
) -> Result<Vec<reaction::Model>, Error> {
    Ok(store::all_of_account(db, account_id, after, rows).await?)
}
