//! Use cases of bookmarks.

pub mod reminding;

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::bookmark::{ActiveModel, BookmarkId, Model};
use linli_entities::post::{self, PostId};
use linli_entities::topic;
use sea_orm::{ConnectionTrait, DbBackend, Set, Statement};

use super::input::BookmarkInput;
use super::output::Bookmark;
use super::rules::{self, Keeping};
use super::store;
use crate::actor::{Actor, Scope};
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::sessions;
use crate::features::{boards, posts, pseudonyms};
use crate::page::{LIMIT_MAX, Page, PageRequest};

/// Which bookmarks one wants to see.
#[derive(Clone, Debug)]
pub enum Listed {
    /// All, the newest first.
    Newest(PageRequest<BookmarkId>),
    /// Those with a reminder, by its time.
    Reminders(PageRequest<(Instant, BookmarkId)>),
    /// Those of some posts.
    Among(Vec<PostId>),
}

impl Listed {
    /// Reads what is asked for.
    ///
    /// # Errors
    /// Those of [`PageRequest::parse`]; [`Code::TooMany`] at `/post_ids` for more than 100 posts.
    pub fn parse(
        reminders: bool,
        among: Option<Vec<PostId>>,
        limit: Option<u64>,
        after: Option<&str>,
    ) -> Result<Self, Error> {
        match among {
            Some(ids) if ids.len() as u64 > LIMIT_MAX => Err(Error::invalid("/post_ids", Code::TooMany)),
            Some(ids) => Ok(Self::Among(ids)),
            None if reminders => Ok(Self::Reminders(PageRequest::parse(limit, after)?)),
            None => Ok(Self::Newest(PageRequest::parse(limit, after)?)),
        }
    }
}

/// Keeps a post for the actor.
///
/// # Errors
/// [`Error::NotFound`] for a post that may not be seen; [`Code::PostDeleted`]; those of [`Keeping::parse`] and
/// [`rules::reminder`]; [`Code::TooMany`].
pub async fn put(app: &App, actor: &Actor, id: PostId, input: BookmarkInput) -> Result<Bookmark, Error> {
    let account_id = actor.signed_in()?.account_id;
    posts::logic::seen(app, actor, id).await?;
    let stands = posts::logic::readable_among(app, actor, &[id]).await?.pop();
    let (post, topic) = stands.ok_or(Error::Conflict(Code::PostDeleted))?;
    let keeping = Keeping::parse(input)?;
    app.rates.write.count(&account_id)?;
    let input = (account_id, id, keeping, app.clock.now());
    let row = app.db.write(input, |txn, input| Box::pin(put_in(txn, input))).await?;
    let signed = (post.author_id, post.pseudonym_id);
    let authors = pseudonyms::logic::authors(app, &[signed], Scope::Anywhere).await?;
    Ok(Bookmark::new(&row, &post, &topic, authors.of(signed)))
}

async fn put_in(
    txn: &Txn,
    (account_id, post_id, keeping, now): (AccountId, PostId, Keeping, Instant),
) -> Result<Model, Error> {
    sessions::demand_open(txn, account_id).await?;
    let before = store::held(txn, account_id, post_id).await?;
    let (remind_at, reminded_at) = rules::reminder(before.as_ref(), keeping.remind_at, now)?;
    if before.is_none() && store::count(txn, account_id).await? >= rules::BOOKMARKS_MAX {
        return Err(Error::Conflict(Code::TooMany));
    }
    let row = ActiveModel {
        account_id: Set(account_id),
        post_id: Set(post_id),
        note: Set(keeping.note),
        remind_at: Set(remind_at),
        reminded_at: Set(reminded_at),
        bookmarked_at: Set(now),
        ..Default::default()
    };
    Ok(store::put(txn, row).await?)
}

/// Keeps a post no longer; also where the actor never did.
///
/// # Errors
/// [`Error::SignInRequired`] to guests.
pub async fn delete(app: &App, actor: &Actor, id: PostId) -> Result<(), Error> {
    let account_id = actor.signed_in()?.account_id;
    app.db
        .write((account_id, id), |txn, (account_id, id)| {
            Box::pin(async move { Ok(store::delete(txn, account_id, id).await?) })
        })
        .await
}

/// What the actor keeps, as far as the actor may read it.
///
/// # Errors
/// [`Error::SignInRequired`] to guests.
pub async fn list(app: &App, actor: &Actor, listed: Listed) -> Result<Page<Bookmark>, Error> {
    let account_id = actor.signed_in()?.account_id;
    let db = app.db.read();
    let (rows, next) = match &listed {
        Listed::Among(ids) => (store::among(db, account_id, ids).await?, None),
        Listed::Newest(page) => {
            let boards = boards::logic::readable(app, actor).await?;
            page.cut(store::listed(db, account_id, &boards, &listed, page.rows()).await?, |row| row.id)
        }
        Listed::Reminders(page) => {
            let boards = boards::logic::readable(app, actor).await?;
            let rows = store::listed(db, account_id, &boards, &listed, page.rows()).await?;
            page.cut(rows, |row| (row.remind_at.unwrap_or(row.bookmarked_at), row.id))
        }
    };
    Ok(Page { items: shown(app, actor, rows).await?, next })
}

/// Bookmarks with their posts, in this order: of posts that may be read.
async fn shown(app: &App, actor: &Actor, rows: Vec<Model>) -> Result<Vec<Bookmark>, Error> {
    if rows.is_empty() {
        return Ok(vec![]);
    }
    let ids: Vec<PostId> = rows.iter().map(|row| row.post_id).collect();
    let readable = posts::logic::readable_among(app, actor, &ids).await?;
    let signed: Vec<_> = readable.iter().map(|(post, _)| (post.author_id, post.pseudonym_id)).collect();
    let authors = pseudonyms::logic::authors(app, &signed, Scope::Anywhere).await?;
    let readable: HashMap<PostId, (post::Model, topic::Model)> =
        readable.into_iter().map(|(post, topic)| (post.id, (post, topic))).collect();
    let shown = rows.iter().filter_map(|row| {
        let (post, topic) = readable.get(&row.post_id)?;
        Some(Bookmark::new(row, post, topic, authors.of((post.author_id, post.pseudonym_id))))
    });
    Ok(shown.collect())
}

/// Forgets what an account that is erased kept, within its transaction.
///
/// # Errors
/// When the database fails.
pub async fn forget(txn: &Txn, account_id: AccountId) -> Result<(), Error> {
    Ok(store::forget(txn, account_id).await?)
}

/// The statements of lists of bookmarks, to look at how a database plans them.
pub fn statements(backend: DbBackend, now: Instant) -> Vec<(&'static str, Statement)> {
    store::statements(backend, now)
}

/// What an account keeps, after one: by id, at most so many; for itself.
///
/// # Errors
/// When the database fails.
pub async fn own(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    after: BookmarkId,
    rows: u64,
) -> Result<Vec<Model>, Error> {
    Ok(store::own(db, account_id, after, rows).await?)
}
