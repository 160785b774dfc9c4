//! Lists of topics.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::board::BoardId;
use linli_entities::project::ProjectId;
use linli_entities::topic::{self, TopicId};
use sea_orm::{ConnectionTrait, DbBackend, Statement};

use super::super::output::Topic;
use super::super::rules::Wanted;
use super::super::store;
use super::super::store::listing::{self, Within, hot, questions};
use super::{by_ids, shown};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::features::boards;
use crate::features::boards::rules::BoardScope;
use crate::page::{Page, PageRequest};

/// A page of a board's topics, which and in which order one wants.
///
/// # Errors
/// [`Error::NotFound`] for a board that the actor may not read; those of [`PageRequest::parse`].
pub async fn of_board(
    app: &App,
    actor: &Actor,
    board_id: BoardId,
    wanted: Wanted,
    page: (Option<u64>, Option<&str>),
) -> Result<Page<Topic>, Error> {
    if wanted == Wanted::Latest {
        return list(app, actor, board_id, PageRequest::parse(page.0, page.1)?).await;
    }
    let board = boards::logic::visible(app, actor, board_id).await?;
    chosen(app, Within::Board(board.id), wanted, page, Some(&board)).await
}

/// A page of the topics of all boards that the actor may read, or of those of one project, which and in which order one
/// wants.
///
/// # Errors
/// Those of [`PageRequest::parse`].
pub async fn everywhere(
    app: &App,
    actor: &Actor,
    project: Option<ProjectId>,
    wanted: Wanted,
    page: (Option<u64>, Option<&str>),
) -> Result<Page<Topic>, Error> {
    if wanted == Wanted::Latest {
        return latest(app, actor, project, PageRequest::parse(page.0, page.1)?).await;
    }
    let readable = readable(app, actor, project).await?;
    chosen(app, within(project, &readable), wanted, page, None).await
}

/// Hot topics or questions.
async fn chosen(
    app: &App,
    within: Within<'_>,
    wanted: Wanted,
    (limit, after): (Option<u64>, Option<&str>),
    board: Option<&BoardScope>,
) -> Result<Page<Topic>, Error> {
    let db = app.db.read();
    let (rows, next) = if let Wanted::Questions(solved) = wanted {
        let page = PageRequest::<(Instant, TopicId)>::parse(limit, after)?;
        let rows = questions(db, within, solved, page.after, page.rows()).await?;
        page.cut(rows, |topic| (topic.last_post_at, topic.id))
    } else {
        let page = PageRequest::<(i64, TopicId)>::parse(limit, after)?;
        let rows = hot(db, within, page.after, page.rows()).await?;
        page.cut(rows, |topic| (topic.heat, topic.id))
    };
    Ok(Page { items: shown(app, rows, board).await?, next })
}

/// The statements of lists of topics, to look at how a database plans them.
pub fn statements(backend: DbBackend, now: Instant) -> Vec<(&'static str, Statement)> {
    store::listing::statements(backend, now)
}

/// Where to look: in the few boards of a project, or in all that may be read.
fn within(project: Option<ProjectId>, readable: &[BoardId]) -> Within<'_> {
    if project.is_some() { Within::Few(readable) } else { Within::All(readable) }
}

/// The boards that the actor may read, of all or of one project.
async fn readable(app: &App, actor: &Actor, project: Option<ProjectId>) -> Result<Vec<BoardId>, Error> {
    match project {
        Some(project_id) => boards::logic::readable_in(app, actor, project_id).await,
        None => boards::logic::readable(app, actor).await,
    }
}

/// The topics of a board, pinned ones first, then by the newest post.
///
/// # Errors
/// [`Error::NotFound`] for a board that the actor may not read.
pub async fn list(
    app: &App,
    actor: &Actor,
    board_id: BoardId,
    page: PageRequest<(bool, Instant, TopicId)>,
) -> Result<Page<Topic>, Error> {
    let board = boards::logic::visible(app, actor, board_id).await?;
    let rows = store::of_board(app.db.read(), board.id, page.after, page.rows()).await?;
    let (rows, next) = page.cut(rows, |topic| (topic.pinned, topic.last_post_at, topic.id));
    Ok(Page { items: shown(app, rows, Some(&board)).await?, next })
}

/// The topics with the newest posts over all boards that the actor may read, or those of one project.
///
/// # Errors
/// When the database fails.
pub async fn latest(
    app: &App,
    actor: &Actor,
    project: Option<ProjectId>,
    page: PageRequest<(Instant, TopicId)>,
) -> Result<Page<Topic>, Error> {
    let readable = readable(app, actor, project).await?;
    let within = within(project, &readable);
    let rows = listing::latest(app.db.read(), within, page.after, page.rows()).await?;
    let (rows, next) = page.cut(rows, |topic| (topic.last_post_at, topic.id));
    Ok(Page { items: shown(app, rows, None).await?, next })
}

/// The topics an account opened under its own name, as far as the actor may read them.
///
/// # Errors
/// When the database fails.
pub async fn by_author(
    app: &App,
    actor: &Actor,
    author_id: AccountId,
    page: PageRequest<TopicId>,
) -> Result<Page<Topic>, Error> {
    let readable = boards::logic::readable(app, actor).await?;
    let rows = store::by_author(app.db.read(), author_id, &readable, page.after, page.rows()).await?;
    let (rows, next) = page.cut(rows, |topic| topic.id);
    Ok(Page { items: shown(app, rows, None).await?, next })
}

/// The topics that an account opened, whoever may read them, after one: by id, at most so many; for itself.
///
/// # Errors
/// When the database fails.
pub async fn own(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    after: TopicId,
    rows: u64,
) -> Result<Vec<topic::Model>, Error> {
    Ok(store::own(db, account_id, after, rows).await?)
}

/// A page of topics, as lists show them to somebody who may read them, of those that were found by when something happened.
///
/// # Errors
/// When the database fails.
pub async fn page_of(
    app: &App,
    page: &PageRequest<(Instant, TopicId)>,
    found: Vec<(Instant, TopicId)>,
) -> Result<Page<Topic>, Error> {
    let (found, next) = page.cut(found, |place| *place);
    let ids: Vec<TopicId> = found.into_iter().map(|(_, id)| id).collect();
    Ok(Page { items: listed(app, &ids).await?, next })
}

/// These topics as lists show them, in this order, to somebody who may read them.
///
/// # Errors
/// When the database fails.
pub async fn listed(app: &App, ids: &[TopicId]) -> Result<Vec<Topic>, Error> {
    let mut found = by_ids(app, ids).await?;
    let rows = ids.iter().filter_map(|id| found.remove(id)).collect();
    shown(app, rows, None).await
}
