//! Rows of boards.

pub(super) mod closed;
pub(super) mod signs;
pub(super) mod tree;

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::board::{self, BoardId, Visibility};
use linli_entities::building::BuildingId;
use linli_entities::project::{self, ProjectId};
use sea_orm::sea_query::{Expr, ExprTrait as _, LockType};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DbBackend, DbErr, EntityTrait as _,
    PaginatorTrait as _, QueryFilter as _, QueryOrder as _, QueryResult, QuerySelect as _, Set, Statement,
};

use super::rules::{BoardChanges, BoardScope, Counted, NewBoard, Within};
use crate::code::Code;
use crate::error::{Error, OnViolation as _};
use crate::features::projects::output::ProjectRef;

type ScopeRow = (
    BoardId,
    String,
    String,
    Visibility,
    bool,
    bool,
    Option<ProjectId>,
    Option<BuildingId>,
    Option<String>,
    bool,
    i32,
);

/// What of every board decides who may read and write there, and what it is called.
pub(super) async fn scopes(db: &impl ConnectionTrait) -> Result<Vec<BoardScope>, DbErr> {
    let projects: Vec<(ProjectId, String, String, String)> = project::Entity::find()
        .select_only()
        .columns([project::Column::Id, project::Column::Slug, project::Column::Name, project::Column::City])
        .into_tuple()
        .all(db)
        .await?;
    let project = |(id, slug, name, city)| (id, ProjectRef { id, slug, name, city });
    let projects: HashMap<ProjectId, ProjectRef> = projects.into_iter().map(project).collect();
    let rows: Vec<ScopeRow> = board::Entity::find()
        .select_only()
        .columns([
            board::Column::Id,
            board::Column::Slug,
            board::Column::Name,
            board::Column::Visibility,
            board::Column::Locked,
            board::Column::Pseudonyms,
            board::Column::ProjectId,
            board::Column::BuildingId,
            board::Column::Entrance,
            board::Column::WithoutTenants,
            board::Column::SlowSeconds,
        ])
        .into_tuple()
        .all(db)
        .await?;
    let mut moderators = closed::all_moderators(db).await?;
    let scope = |row: ScopeRow| {
        let (
            id,
            slug,
            name,
            visibility,
            locked,
            pseudonyms,
            project_id,
            building_id,
            entrance,
            without_tenants,
            slow_seconds,
        ) = row;
        // A project that was made between the two queries comes with the next look.
        let project = match project_id {
            Some(project_id) => Some(projects.get(&project_id)?.clone()),
            None => None,
        };
        let within = Within { building_id, entrance, without_tenants };
        let moderators = moderators.remove(&id).unwrap_or_default();
        Some(BoardScope {
            id,
            slug,
            name,
            project,
            visibility,
            locked,
            pseudonyms,
            slow_seconds,
            within,
            moderators,
        })
    };
    Ok(rows.into_iter().filter_map(scope).collect())
}

pub(super) async fn by_id(db: &impl ConnectionTrait, id: BoardId) -> Result<Option<board::Model>, DbErr> {
    board::Entity::find_by_id(id).one(db).await
}

/// These boards, by their places.
pub(super) async fn by_ids(db: &impl ConnectionTrait, ids: Vec<BoardId>) -> Result<Vec<board::Model>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    board::Entity::find()
        .filter(board::Column::Id.is_in(ids))
        .order_by_asc(board::Column::Position)
        .order_by_asc(board::Column::Id)
        .all(db)
        .await
}

/// For each project of these boards: how many of them there are, and how many topics are in them.
pub(super) async fn counts(
    db: &impl ConnectionTrait,
    ids: Vec<BoardId>,
) -> Result<Vec<(ProjectId, i64, i64)>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    // PostgreSQL sums BIGINT to NUMERIC.
    let topics = Expr::col(board::Column::TopicCount).sum().cast_as("bigint");
    board::Entity::find()
        .select_only()
        .column(board::Column::ProjectId)
        .expr_as(Expr::col(board::Column::Id).count(), "board_count")
        .expr_as(topics, "topic_count")
        .filter(board::Column::Id.is_in(ids))
        .filter(board::Column::ProjectId.is_not_null())
        .group_by(board::Column::ProjectId)
        .into_tuple()
        .all(db)
        .await
}

fn of_parent(project_id: Option<ProjectId>) -> Expr {
    match project_id {
        Some(project_id) => board::Column::ProjectId.eq(project_id),
        None => board::Column::ProjectId.is_null(),
    }
}

/// Whether a board of the project, or of the club, has this slug.
pub(super) async fn is_slug_taken(
    db: &impl ConnectionTrait,
    project_id: Option<ProjectId>,
    slug: &str,
) -> Result<bool, DbErr> {
    let same = board::Entity::find().filter(of_parent(project_id)).filter(board::Column::Slug.eq(slug));
    Ok(same.count(db).await? > 0)
}

/// How many boards somebody made in a project or the club, and the last of their places.
pub(super) async fn sisters(
    db: &impl ConnectionTrait,
    project_id: Option<ProjectId>,
) -> Result<(u64, Option<i32>), DbErr> {
    let positions: Vec<i32> = board::Entity::find()
        .select_only()
        .column(board::Column::Position)
        .filter(of_parent(project_id))
        .filter(board::Column::OfTree.eq(false))
        .order_by_desc(board::Column::Position)
        .into_tuple()
        .all(db)
        .await?;
    Ok((positions.len() as u64, positions.first().copied()))
}

pub(super) async fn insert(
    db: &impl ConnectionTrait,
    project_id: Option<ProjectId>,
    new: NewBoard,
    (position, of_tree): (i32, bool),
    now: Instant,
) -> Result<BoardId, Error> {
    let NewBoard { slug, name, description, visibility, position: _, within } = new;
    let row = board::ActiveModel {
        project_id: Set(project_id),
        slug: Set(slug),
        name: Set(name),
        description: Set(description),
        visibility: Set(visibility),
        building_id: Set(within.building_id),
        entrance: Set(within.entrance),
        without_tenants: Set(within.without_tenants),
        of_tree: Set(of_tree),
        position: Set(position),
        locked: Set(false),
        pseudonyms: Set(false),
        slow_seconds: Set(0),
        topic_count: Set(0),
        post_count: Set(0),
        last_post_at: Set(None),
        version: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
        ..Default::default()
    };
    let row = row.insert(db).await.on_unique(Error::invalid("/slug", Code::SlugTaken))?;
    Ok(row.id)
}

/// Changes the board if it is still at the version that was seen. Its counters belong to others and stay.
pub(super) async fn update(
    db: &impl ConnectionTrait,
    id: BoardId,
    seen: i64,
    changes: BoardChanges,
    now: Instant,
) -> Result<(), Error> {
    let BoardChanges {
        slug,
        name,
        description,
        visibility,
        position,
        locked,
        pseudonyms,
        tenants,
        slow_seconds,
    } = changes;
    let row = board::ActiveModel {
        slug: slug.map_or_else(Default::default, Set),
        name: name.map_or_else(Default::default, Set),
        description: description.map_or_else(Default::default, Set),
        visibility: visibility.map_or_else(Default::default, Set),
        position: position.map_or_else(Default::default, Set),
        locked: locked.map_or_else(Default::default, Set),
        pseudonyms: pseudonyms.map_or_else(Default::default, Set),
        without_tenants: tenants.map_or_else(Default::default, |tenants| Set(!tenants)),
        slow_seconds: slow_seconds.map_or_else(Default::default, Set),
        version: Set(seen.saturating_add(1)),
        updated_at: Set(now),
        ..Default::default()
    };
    let changed = board::Entity::update_many()
        .set(row)
        .filter(board::Column::Id.eq(id))
        .filter(board::Column::Version.eq(seen))
        .exec(db)
        .await
        .on_unique(Error::invalid("/slug", Code::SlugTaken))?;
    if changed.rows_affected == 0 { Err(Error::Stale) } else { Ok(()) }
}

/// Counted in one statement with reading what decides about the board: the row is held from here on, so nobody closes it
/// before the commit.
const COUNT: &str = "UPDATE board SET topic_count = topic_count + $2, post_count = post_count + $3, \
    last_post_at = COALESCE($4, last_post_at) WHERE id = $1 \
    RETURNING slug, name, visibility, locked, pseudonyms, building_id, entrance, without_tenants, project_id, \
    (SELECT slug FROM project WHERE project.id = board.project_id), \
    (SELECT name FROM project WHERE project.id = board.project_id), \
    (SELECT city FROM project WHERE project.id = board.project_id), slow_seconds";

type CountedRow = (
    String,
    String,
    Visibility,
    bool,
    bool,
    Option<BuildingId>,
    Option<String>,
    bool,
    Option<ProjectId>,
    Option<String>,
    Option<String>,
    Option<String>,
);

/// Moves the counters of a board, and gives what decides who may write there; none where there is no such board.
pub(super) async fn count(
    db: &impl ConnectionTrait,
    id: BoardId,
    Counted { topics, posts, posted_at }: Counted,
) -> Result<Option<BoardScope>, DbErr> {
    let values = [id.0.into(), topics.into(), posts.into(), posted_at.into()];
    let row =
        db.query_one_raw(Statement::from_sql_and_values(db.get_database_backend(), COUNT, values)).await?;
    let Some(row) = row else { return Ok(None) };
    // One more than there are in the longest tuple that is read at once.
    let slow_seconds = row.try_get_by_index(12)?;
    let row: CountedRow = row.try_get_many_by_index()?;
    let (slug, name, visibility, locked, pseudonyms, building_id, entrance, without_tenants, project_id, ..) =
        row;
    let project = match (project_id, row.9, row.10, row.11) {
        (Some(id), Some(slug), Some(name), Some(city)) => Some(ProjectRef { id, slug, name, city }),
        _ => None,
    };
    let within = Within { building_id, entrance, without_tenants };
    let moderators = closed::moderators_if(db, id, visibility).await?;
    Ok(Some(BoardScope {
        id,
        slug,
        name,
        project,
        visibility,
        locked,
        pseudonyms,
        slow_seconds,
        within,
        moderators,
    }))
}

pub(super) async fn count_all(db: &impl ConnectionTrait) -> Result<u64, DbErr> {
    board::Entity::find().count(db).await
}

/// A board whose counters are not what they count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Miscount {
    /// The board.
    pub id: BoardId,
    /// The topics and posts that it says it has.
    pub said: (i64, i64),
    /// The topics that are not deleted, and the posts that these say they have.
    pub counted: (i64, i64),
}

/// Said and counted in one statement, and so at one moment, whoever writes meanwhile.
const MISCOUNTED: &str = "SELECT b.id, CAST(b.topic_count AS BIGINT), CAST(b.post_count AS BIGINT), \
    COALESCE(t.topics, 0), COALESCE(t.posts, 0) FROM board b LEFT JOIN \
    (SELECT board_id, CAST(COUNT(*) AS BIGINT) AS topics, CAST(SUM(post_count) AS BIGINT) AS posts \
    FROM topic WHERE deleted_at IS NULL GROUP BY board_id) t ON t.board_id = b.id \
    WHERE b.topic_count <> COALESCE(t.topics, 0) OR b.post_count <> COALESCE(t.posts, 0) ORDER BY b.id";

/// The boards whose counters are not what they count.
pub(super) async fn miscounted(db: &impl ConnectionTrait) -> Result<Vec<Miscount>, DbErr> {
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), MISCOUNTED)).await?;
    let miscount = |row: QueryResult| {
        let (id, topics, posts, counted_topics, counted_posts) = row.try_get_many_by_index()?;
        Ok(Miscount { id: BoardId(id), said: (topics, posts), counted: (counted_topics, counted_posts) })
    };
    rows.into_iter().map(miscount).collect()
}

/// Keeps others from counting in the board until the transaction ends; SQLite has one writer anyway.
pub(super) async fn lock(db: &impl ConnectionTrait, id: BoardId) -> Result<(), DbErr> {
    if db.get_database_backend() == DbBackend::Postgres {
        board::Entity::find_by_id(id).lock(LockType::Update).one(db).await?;
    }
    Ok(())
}

/// Sets the counters of a board.
pub(super) async fn recount(db: &impl ConnectionTrait, id: BoardId) -> Result<(), DbErr> {
    let sql = "UPDATE board SET \
        topic_count = (SELECT COUNT(*) FROM topic WHERE board_id = $1 AND deleted_at IS NULL), post_count = \
        (SELECT COALESCE(SUM(post_count), 0) FROM topic WHERE board_id = $1 AND deleted_at IS NULL) WHERE id = $1";
    db.execute_raw(Statement::from_sql_and_values(db.get_database_backend(), sql, [id.0.into()])).await?;
    Ok(())
}
