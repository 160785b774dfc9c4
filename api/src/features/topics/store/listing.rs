//! Lists of topics: by the newest post, by heat, and of questions. Each walks an index in its order up to the end of a
//! page.

use linli_entities::Instant;
use linli_entities::board::BoardId;
use linli_entities::topic::{Column, Entity, Model, TopicId};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbBackend, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, QueryTrait as _, Select, Statement,
};

/// In which boards to look.
#[derive(Clone, Copy)]
pub(in crate::features::topics) enum Within<'a> {
    /// In one.
    Board(BoardId),
    /// In the few of a project.
    Few(&'a [BoardId]),
    /// In all that somebody may read.
    All(&'a [BoardId]),
}

impl Within<'_> {
    fn condition(self, backend: DbBackend) -> Expr {
        match self {
            Self::Board(id) => Column::BoardId.eq(id),
            // SQLite would read all topics of all boards, and sort them, rather than walk the index of their order: it
            // takes any index on a column that it may look into.
            Self::All(ids) if backend == DbBackend::Sqlite => {
                Expr::col(Column::BoardId).add(0).is_in(ids.iter().map(|id| id.0))
            }
            Self::Few(ids) | Self::All(ids) => Column::BoardId.is_in(ids.iter().copied()),
        }
    }

    fn alive(self, backend: DbBackend) -> Select<Entity> {
        Entity::find().filter(self.condition(backend)).filter(Column::DeletedAt.is_null())
    }
}

/// By `topic_latest`.
fn latest_query(
    backend: DbBackend,
    within: Within<'_>,
    after: Option<(Instant, TopicId)>,
    rows: u64,
) -> Select<Entity> {
    older(within.alive(backend), after)
        .order_by_desc(Column::LastPostAt)
        .order_by_desc(Column::Id)
        .limit(rows)
}

/// Only what comes after a topic in the order of the newest posts.
fn older(query: Select<Entity>, after: Option<(Instant, TopicId)>) -> Select<Entity> {
    let Some((last_post_at, id)) = after else { return query };
    let columns = Expr::tuple([Expr::col(Column::LastPostAt), Expr::col(Column::Id)]);
    query.filter(columns.lt(Expr::tuple([Expr::val(last_post_at), Expr::val(id.0)])))
}

/// By `topic_hot` and `topic_hot_everywhere`.
fn hot_query(
    backend: DbBackend,
    within: Within<'_>,
    after: Option<(i64, TopicId)>,
    rows: u64,
) -> Select<Entity> {
    let mut query = within.alive(backend);
    if let Some((heat, id)) = after {
        let columns = Expr::tuple([Expr::col(Column::Heat), Expr::col(Column::Id)]);
        query = query.filter(columns.lt(Expr::tuple([Expr::val(heat), Expr::val(id.0)])));
    }
    query.order_by_desc(Column::Heat).order_by_desc(Column::Id).limit(rows)
}

/// By `topic_question`, `topic_unsolved`, `topic_solved` and those of the same names `_everywhere`: their conditions have to
/// stand in the query word for word.
fn questions_query(
    backend: DbBackend,
    within: Within<'_>,
    solved: Option<bool>,
    after: Option<(Instant, TopicId)>,
    rows: u64,
) -> Select<Entity> {
    let question = Expr::col(Column::Question);
    let mut query = within.alive(backend);
    query = match solved {
        None => query.filter(question),
        Some(false) => query.filter(question).filter(Column::AcceptedPostId.is_null()),
        // Only questions have an answer.
        Some(true) => query.filter(Column::AcceptedPostId.is_not_null()),
    };
    older(query, after).order_by_desc(Column::LastPostAt).order_by_desc(Column::Id).limit(rows)
}

/// Topics, the one with the newest post first.
pub(in crate::features::topics) async fn latest(
    db: &impl ConnectionTrait,
    within: Within<'_>,
    after: Option<(Instant, TopicId)>,
    rows: u64,
) -> Result<Vec<Model>, DbErr> {
    latest_query(db.get_database_backend(), within, after, rows).all(db).await
}

/// Topics, the hottest first.
pub(in crate::features::topics) async fn hot(
    db: &impl ConnectionTrait,
    within: Within<'_>,
    after: Option<(i64, TopicId)>,
    rows: u64,
) -> Result<Vec<Model>, DbErr> {
    hot_query(db.get_database_backend(), within, after, rows).all(db).await
}

/// Questions, by the newest post: all, those with an accepted answer, or those without.
pub(in crate::features::topics) async fn questions(
    db: &impl ConnectionTrait,
    within: Within<'_>,
    solved: Option<bool>,
    after: Option<(Instant, TopicId)>,
    rows: u64,
) -> Result<Vec<Model>, DbErr> {
    questions_query(db.get_database_backend(), within, solved, after, rows).all(db).await
}

/// The statements of these lists by name, to look at how a database plans them.
pub(in crate::features::topics) fn statements(
    backend: DbBackend,
    now: Instant,
) -> Vec<(&'static str, Statement)> {
    let all = [BoardId(1), BoardId(2), BoardId(3)];
    let (one, all) = (Within::Board(BoardId(1)), Within::All(&all));
    let questions =
        |within, solved, after| questions_query(backend, within, solved, after, 21).build(backend);
    let seen = Some((now, TopicId(1)));
    vec![
        ("latest topics", latest_query(backend, all, None, 21).build(backend)),
        ("latest topics, next page", latest_query(backend, all, seen, 21).build(backend)),
        ("hot topics of a board", hot_query(backend, one, None, 21).build(backend)),
        (
            "hot topics of a board, next page",
            hot_query(backend, one, Some((9, TopicId(1))), 21).build(backend),
        ),
        ("hot topics", hot_query(backend, all, None, 21).build(backend)),
        ("hot topics, next page", hot_query(backend, all, Some((9, TopicId(1))), 21).build(backend)),
        ("questions of a board", questions(one, None, None)),
        ("unsolved questions of a board", questions(one, Some(false), None)),
        ("solved questions of a board", questions(one, Some(true), seen)),
        ("questions", questions(all, None, seen)),
        ("unsolved questions", questions(all, Some(false), None)),
        ("unsolved questions, next page", questions(all, Some(false), seen)),
        ("solved questions", questions(all, Some(true), None)),
    ]
}
