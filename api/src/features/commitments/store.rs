//! Rows of commitments.

use linli_entities::Date;
use linli_entities::board::BoardId;
use linli_entities::commitment::{ActiveModel, Column, CommitmentId, Entity, Model};
use linli_entities::commitment_entry::{self, CommitmentEntryId};
use linli_entities::commitment_warning::{self, CommitmentWarningId};
use linli_entities::post::{self, PostId};
use linli_entities::project::ProjectId;
use linli_entities::topic::{self, TopicId};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _,
};

use super::rules::CommitmentState;
use crate::code::Code;
use crate::db::queries::{self, Sql};
use crate::error::{Error, OnViolation as _};

/// A commitment stands where its post stands: `c`, `p` and `t` are the commitment, the post and its topic.
const PLACED: &str = "FROM commitment c JOIN post p ON p.id = c.post_id JOIN topic t ON t.id = p.topic_id \
                      WHERE p.deleted_at IS NULL AND t.deleted_at IS NULL";

pub(super) async fn by_id(db: &impl ConnectionTrait, id: CommitmentId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

pub(super) async fn by_ids(db: &impl ConnectionTrait, ids: &[CommitmentId]) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    Entity::find().filter(Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// The commitment, held until the transaction ends.
pub(super) async fn locked(db: &impl ConnectionTrait, id: CommitmentId) -> Result<Option<Model>, DbErr> {
    queries::locked(db, Entity::find_by_id(id)).one(db).await
}

/// Those that these posts are; by the unique index of the post.
pub(super) async fn of_posts(db: &impl ConnectionTrait, ids: &[PostId]) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    Entity::find().filter(Column::PostId.is_in(ids.iter().copied())).all(db).await
}

/// Whether a post of a topic is a commitment. The commitments of the project are few and the posts of a topic many, so
/// these are looked up from those: `commitment_project`.
pub(super) async fn is_in_topic(
    db: &impl ConnectionTrait,
    project_id: ProjectId,
    topic_id: TopicId,
) -> Result<bool, DbErr> {
    let mut sql = Sql::new("SELECT c.id FROM commitment c");
    sql.bind(" WHERE c.project_id = ", project_id.0);
    sql.bind(" AND (SELECT p.topic_id FROM post p WHERE p.id = c.post_id) = ", topic_id.0);
    sql.push(" LIMIT 1");
    Ok(db.query_one_raw(sql.statement(db.get_database_backend())).await?.is_some())
}

/// The topic and the board of a post.
pub(super) async fn place(
    db: &impl ConnectionTrait,
    id: PostId,
) -> Result<Option<(TopicId, BoardId)>, DbErr> {
    let Some(post) = post::Entity::find_by_id(id).one(db).await? else { return Ok(None) };
    let topic = topic::Entity::find_by_id(post.topic_id).one(db).await?;
    Ok(topic.map(|topic| (topic.id, topic.board_id)))
}

pub(super) async fn insert(db: &impl ConnectionTrait, row: ActiveModel) -> Result<CommitmentId, Error> {
    Ok(row.insert(db).await.on_unique(Error::Conflict(Code::PostCommitted))?.id)
}

pub(super) async fn update(db: &impl ConnectionTrait, row: ActiveModel) -> Result<(), DbErr> {
    row.update(db).await?;
    Ok(())
}

pub(super) async fn insert_entry(
    db: &impl ConnectionTrait,
    row: commitment_entry::ActiveModel,
) -> Result<CommitmentEntryId, DbErr> {
    Ok(row.insert(db).await?.id)
}

/// The histories of commitments, each in order; by the unique index of commitment and number.
pub(super) async fn entries(
    db: &impl ConnectionTrait,
    ids: &[CommitmentId],
) -> Result<Vec<commitment_entry::Model>, DbErr> {
    use commitment_entry::Column;
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let rows = commitment_entry::Entity::find().filter(Column::CommitmentId.is_in(ids.iter().copied()));
    rows.order_by_asc(Column::CommitmentId).order_by_asc(Column::Number).all(db).await
}

/// How a commitment stands, as [`super::rules::Standing::state`] says.
fn state(sql: &mut Sql, today: Date) {
    sql.push(
        "CASE WHEN c.outcome = 'given_up' THEN 'given_up' \
         WHEN c.outcome = 'kept' AND (c.missed OR c.ended_on > c.due_on) THEN 'kept_late' \
         WHEN c.outcome = 'kept' THEN 'kept' WHEN c.due_on < ",
    );
    sql.bind("", today);
    sql.push(" THEN 'overdue' ELSE 'open' END");
}

fn in_boards(sql: &mut Sql, boards: &[BoardId]) {
    sql.push(" AND t.board_id IN (");
    sql.bind_all(boards.iter().map(|id| id.0));
    sql.push(")");
}

/// Those of a project in these boards, the latest day first, after one: `commitment_project`.
pub(super) async fn of_project(
    db: &impl ConnectionTrait,
    (project_id, boards): (ProjectId, &[BoardId]),
    (wanted, today): (Option<CommitmentState>, Date),
    after: Option<(Date, CommitmentId)>,
    rows: u64,
) -> Result<Vec<Model>, DbErr> {
    if boards.is_empty() {
        return Ok(vec![]);
    }
    let mut sql = Sql::new(format!("SELECT c.id {PLACED}"));
    sql.bind(" AND c.project_id = ", project_id.0);
    in_boards(&mut sql, boards);
    if let Some(wanted) = wanted {
        sql.push(" AND ");
        state(&mut sql, today);
        sql.push(&format!(" = '{}'", wanted.as_str()));
    }
    if let Some((due_on, id)) = after {
        sql.bind(" AND (c.due_on, c.id) < (", due_on);
        sql.bind(", ", id.0);
        sql.push(")");
    }
    sql.bind(" ORDER BY c.due_on DESC, c.id DESC LIMIT ", rows as i64);
    found(db, sql).await
}

/// Those in these boards that stand, the first day first, after one: `commitment_standing`.
pub(super) async fn standing(
    db: &impl ConnectionTrait,
    boards: &[BoardId],
    after: Option<(Date, CommitmentId)>,
    rows: u64,
) -> Result<Vec<Model>, DbErr> {
    if boards.is_empty() {
        return Ok(vec![]);
    }
    let mut sql = Sql::new(format!("SELECT c.id {PLACED} AND c.outcome IS NULL"));
    in_boards(&mut sql, boards);
    if let Some((due_on, id)) = after {
        sql.bind(" AND (c.due_on, c.id) > (", due_on);
        sql.bind(", ", id.0);
        sql.push(")");
    }
    sql.bind(" ORDER BY c.due_on, c.id LIMIT ", rows as i64);
    found(db, sql).await
}

/// The rows whose ids a query gives, in its order.
async fn found(db: &impl ConnectionTrait, sql: Sql) -> Result<Vec<Model>, DbErr> {
    let found = db.query_all_raw(sql.statement(db.get_database_backend())).await?;
    let mut ids = Vec::with_capacity(found.len());
    for row in &found {
        ids.push(CommitmentId(row.try_get_by_index(0)?));
    }
    let mut rows = by_ids(db, &ids).await?;
    rows.sort_by_key(|row| ids.iter().position(|id| *id == row.id));
    Ok(rows)
}

/// How many of a project in these boards stand how: `commitment_project`.
pub(super) async fn counts(
    db: &impl ConnectionTrait,
    project_id: ProjectId,
    boards: &[BoardId],
    today: Date,
) -> Result<Vec<(CommitmentState, i64)>, DbErr> {
    if boards.is_empty() {
        return Ok(vec![]);
    }
    let mut sql = Sql::new("SELECT ");
    state(&mut sql, today);
    sql.push(&format!(" AS state, COUNT(*) {PLACED}"));
    sql.bind(" AND c.project_id = ", project_id.0);
    in_boards(&mut sql, boards);
    sql.push(" GROUP BY 1");
    let mut counts = vec![];
    for row in &db.query_all_raw(sql.statement(db.get_database_backend())).await? {
        let (word, count): (String, i64) = row.try_get_many_by_index()?;
        counts.extend(CommitmentState::named(&word).map(|state| (state, count)));
    }
    Ok(counts)
}

/// Those of which staff are to be told by today: `commitment_warn`.
pub(super) async fn to_warn(
    db: &impl ConnectionTrait,
    today: Date,
    rows: u64,
) -> Result<Vec<CommitmentId>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::WarnOn.lte(today))
        .order_by_asc(Column::WarnOn)
        .order_by_asc(Column::Id)
        .limit(rows)
        .into_tuple()
        .all(db)
        .await
}

pub(super) async fn insert_warning(
    db: &impl ConnectionTrait,
    row: commitment_warning::ActiveModel,
) -> Result<CommitmentWarningId, DbErr> {
    Ok(row.insert(db).await?.id)
}

pub(super) async fn warnings(
    db: &impl ConnectionTrait,
    ids: &[CommitmentWarningId],
) -> Result<Vec<commitment_warning::Model>, DbErr> {
    use commitment_warning::Column;
    if ids.is_empty() {
        return Ok(vec![]);
    }
    commitment_warning::Entity::find().filter(Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// Whether staff were told of this day already, as one comes back to a day that was moved away from.
pub(super) async fn is_warned(
    db: &impl ConnectionTrait,
    id: CommitmentId,
    due_on: Date,
    kind: commitment_warning::CommitmentWarningKind,
) -> Result<bool, DbErr> {
    use commitment_warning::Column;
    let found = commitment_warning::Entity::find()
        .filter(Column::CommitmentId.eq(id))
        .filter(Column::DueOn.eq(due_on))
        .filter(Column::Kind.eq(kind))
        .one(db)
        .await?;
    Ok(found.is_some())
}

/// Commitments after one, by their ids, to walk through all of them.
pub(super) async fn walk(
    db: &impl ConnectionTrait,
    after: CommitmentId,
    rows: u64,
) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::Id.gt(after)).order_by_asc(Column::Id).limit(rows).all(db).await
}
