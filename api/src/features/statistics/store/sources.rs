//! What is counted, read where it happened. Of boards that are closed to staff nothing is read; nothing of what is deleted
//! either, but flags, whose posts often are.

use linli_entities::account::AccountId;
use linli_entities::board::BoardId;
use linli_entities::project::ProjectId;
use linli_entities::statistic::StatisticKind;
use linli_entities::{Date, Instant};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, QueryResult};

use crate::db::queries::Sql;
use crate::features::promise::rules::calendar;
use crate::features::statistics::rules::Did;
use crate::features::statistics::rules::cohorts::Resident;

/// Posts that stand, with where they are.
const WRITTEN: &str = "FROM post p JOIN topic t ON t.id = p.topic_id JOIN board b ON b.id = t.board_id \
                       WHERE p.deleted_at IS NULL AND t.deleted_at IS NULL AND b.visibility <> 'owners_without_staff'";
/// Likes of posts that stand.
const LIKED: &str = "FROM reaction r JOIN post p ON p.id = r.post_id JOIN topic t ON t.id = p.topic_id \
                     JOIN board b ON b.id = t.board_id WHERE r.kind = 'like' AND p.deleted_at IS NULL \
                     AND t.deleted_at IS NULL AND b.visibility <> 'owners_without_staff'";
/// Flags.
const FLAGGED: &str = "FROM flag f JOIN post p ON p.id = f.post_id JOIN topic t ON t.id = p.topic_id \
                       JOIN board b ON b.id = t.board_id WHERE b.visibility <> 'owners_without_staff'";
/// How far topics that stand were read.
const READ: &str = "FROM topic_read r JOIN topic t ON t.id = r.topic_id JOIN board b ON b.id = t.board_id \
                    WHERE t.deleted_at IS NULL AND b.visibility <> 'owners_without_staff'";
/// Homes that are confirmed.
const HELD: &str = "FROM ownership o JOIN unit u ON u.id = o.unit_id JOIN building h ON h.id = u.building_id \
                    WHERE o.state = 'confirmed'";

/// From an instant up to another, which is not of it any more.
pub(in super::super) type Span = (Instant, Instant);

fn within(sql: &mut Sql, column: &str, (from, until): Span) {
    sql.bind(&format!(" AND {column} >= "), from);
    sql.bind(&format!(" AND {column} < "), until);
}

async fn rows(db: &impl ConnectionTrait, sql: Sql) -> Result<Vec<QueryResult>, DbErr> {
    db.query_all_raw(sql.statement(db.get_database_backend())).await
}

/// How much happened in a board: its project, the board, how much.
pub(in super::super) type InBoard = (Option<ProjectId>, BoardId, i64);

async fn by_board(
    db: &impl ConnectionTrait,
    from: &str,
    column: &str,
    span: Span,
) -> Result<Vec<InBoard>, DbErr> {
    let mut sql = Sql::new(format!("SELECT b.project_id, t.board_id, COUNT(*) {from}"));
    within(&mut sql, column, span);
    sql.push(" GROUP BY b.project_id, t.board_id");
    let found = rows(db, sql).await?;
    found
        .iter()
        .map(|row| {
            let (project_id, board_id, count): (Option<i64>, i64, i64) = row.try_get_many_by_index()?;
            Ok((project_id.map(ProjectId), BoardId(board_id), count))
        })
        .collect()
}

/// Posts that were written: from `post_written`.
pub(in super::super) async fn posts(db: &impl ConnectionTrait, span: Span) -> Result<Vec<InBoard>, DbErr> {
    by_board(db, WRITTEN, "p.created_at", span).await
}

/// Likes that were given: from `reaction_reacted`.
pub(in super::super) async fn likes(db: &impl ConnectionTrait, span: Span) -> Result<Vec<InBoard>, DbErr> {
    by_board(db, LIKED, "r.reacted_at", span).await
}

/// A topic that was opened.
pub(in super::super) struct Opened {
    pub(in super::super) project_id: Option<ProjectId>,
    pub(in super::super) board_id: BoardId,
    pub(in super::super) question: bool,
    pub(in super::super) answered: bool,
    pub(in super::super) created_at: Instant,
    /// When somebody else first replied.
    pub(in super::super) replied_at: Option<Instant>,
    /// When somebody first did who was of the staff there then.
    pub(in super::super) staff_replied_at: Option<Instant>,
}

/// Topics that were opened: from `topic_opened`. First replies are found by walking the posts of a topic in their order.
pub(in super::super) async fn topics(db: &impl ConnectionTrait, span: Span) -> Result<Vec<Opened>, DbErr> {
    const OTHERS: &str = "SELECT p.created_at FROM post p WHERE p.topic_id = t.id AND p.deleted_at IS NULL \
                          AND p.author_id <> t.author_id";
    const STAFF: &str = "EXISTS (SELECT 1 FROM role_grant g WHERE g.account_id = p.author_id \
                         AND g.role <> 'researcher' AND g.granted_at <= p.created_at \
                         AND (g.revoked_at IS NULL OR g.revoked_at > p.created_at) \
                         AND (g.project_id IS NULL OR g.project_id = b.project_id) \
                         AND (g.city IS NULL OR g.city = c.city))";
    let mut sql = Sql::new(format!(
        "SELECT b.project_id, t.board_id, t.question, t.accepted_post_id, t.created_at, \
         ({OTHERS} ORDER BY p.number LIMIT 1), ({OTHERS} AND {STAFF} ORDER BY p.number LIMIT 1) \
         FROM topic t JOIN board b ON b.id = t.board_id LEFT JOIN project c ON c.id = b.project_id \
         WHERE t.deleted_at IS NULL AND b.visibility <> 'owners_without_staff'"
    ));
    within(&mut sql, "t.created_at", span);
    let found = rows(db, sql).await?;
    found
        .iter()
        .map(|row| {
            Ok(Opened {
                project_id: row.try_get_by_index::<Option<i64>>(0)?.map(ProjectId),
                board_id: BoardId(row.try_get_by_index(1)?),
                question: row.try_get_by_index(2)?,
                answered: row.try_get_by_index::<Option<i64>>(3)?.is_some(),
                created_at: row.try_get_by_index(4)?,
                replied_at: row.try_get_by_index(5)?,
                staff_replied_at: row.try_get_by_index(6)?,
            })
        })
        .collect()
}

/// A flag that was raised: where, when, and when it was decided.
pub(in super::super) type Raised = (Option<ProjectId>, BoardId, Instant, Option<Instant>);

/// Flags that were raised: from `flag_flagged`.
pub(in super::super) async fn flags(db: &impl ConnectionTrait, span: Span) -> Result<Vec<Raised>, DbErr> {
    let mut sql = Sql::new(format!("SELECT b.project_id, t.board_id, f.flagged_at, f.decided_at {FLAGGED}"));
    within(&mut sql, "f.flagged_at", span);
    let found = rows(db, sql).await?;
    found
        .iter()
        .map(|row| {
            let project_id: Option<i64> = row.try_get_by_index(0)?;
            let board_id = BoardId(row.try_get_by_index(1)?);
            Ok((project_id.map(ProjectId), board_id, row.try_get_by_index(2)?, row.try_get_by_index(3)?))
        })
        .collect()
}

/// How many accounts were made: from `account_created`.
pub(in super::super) async fn joined(db: &impl ConnectionTrait, span: Span) -> Result<i64, DbErr> {
    let mut sql = Sql::new("SELECT COUNT(*) FROM account WHERE TRUE");
    within(&mut sql, "created_at", span);
    let found = rows(db, sql).await?;
    found.first().map_or(Ok(0), |row| row.try_get_by_index(0))
}

/// Who did something, each once for each board; of those who do it in no board, once for each project.
pub(in super::super) async fn people(
    db: &impl ConnectionTrait,
    kind: StatisticKind,
    span: Span,
) -> Result<Vec<Did>, DbErr> {
    let (select, from, at) = match kind {
        StatisticKind::Writers => ("b.project_id, t.board_id, p.author_id", WRITTEN, "p.created_at"),
        StatisticKind::Readers => ("b.project_id, NULL, r.account_id", READ, "r.read_at"),
        StatisticKind::Likers => ("b.project_id, NULL, r.account_id", LIKED, "r.reacted_at"),
        StatisticKind::Flaggers => ("b.project_id, NULL, f.account_id", FLAGGED, "f.flagged_at"),
        StatisticKind::Owners => ("h.project_id, NULL, o.account_id", HELD, "o.decided_at"),
        _ => return Ok(vec![]),
    };
    let select = select.replace("NULL", "CAST(NULL AS BIGINT)");
    let mut sql = Sql::new(format!("SELECT DISTINCT {select} {from}"));
    if kind == StatisticKind::Owners {
        sql.push(" AND o.role IN ('buyer', 'owner', 'co_owner')");
    }
    within(&mut sql, at, span);
    let found = rows(db, sql).await?;
    found
        .iter()
        .map(|row| {
            let (project_id, board_id, account_id): (Option<i64>, Option<i64>, i64) =
                row.try_get_many_by_index()?;
            Ok((project_id.map(ProjectId), board_id.map(BoardId), AccountId(account_id)))
        })
        .collect()
}

/// Those who wrote, and when they joined.
pub(in super::super) async fn writers_joined(
    db: &impl ConnectionTrait,
    span: Span,
) -> Result<Vec<(AccountId, Instant)>, DbErr> {
    let mut sql = Sql::new(format!(
        "SELECT a.id, a.created_at FROM account a WHERE a.id IN (SELECT p.author_id {WRITTEN}"
    ));
    within(&mut sql, "p.created_at", span);
    sql.push(")");
    let found = rows(db, sql).await?;
    found.iter().map(|row| Ok((AccountId(row.try_get_by_index(0)?), row.try_get_by_index(1)?))).collect()
}

/// Who holds a home in which project, and when they joined.
pub(in super::super) async fn residents(db: &impl ConnectionTrait) -> Result<Vec<Resident>, DbErr> {
    let from = HELD.replace(" WHERE ", " JOIN account a ON a.id = o.account_id WHERE ");
    let sql = Sql::new(format!("SELECT DISTINCT h.project_id, a.id, a.created_at {from}"));
    let found = rows(db, sql).await?;
    found
        .iter()
        .map(|row| {
            let (project_id, account_id) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
            Ok((ProjectId(project_id), AccountId(account_id), row.try_get_by_index(2)?))
        })
        .collect()
}

/// When the first account was made, or the first post written, whichever was earlier.
pub(in super::super) async fn oldest(db: &impl ConnectionTrait) -> Result<Option<Instant>, DbErr> {
    let mut found: Vec<Instant> = vec![];
    for text in
        ["SELECT MIN(created_at) FROM account", "SELECT MIN(created_at) FROM post WHERE deleted_at IS NULL"]
    {
        let first = rows(db, Sql::new(text)).await?;
        let at: Option<Instant> = first.first().map_or(Ok(None), |row| row.try_get_by_index(0))?;
        found.extend(at);
    }
    Ok(found.into_iter().min())
}

/// What `select` asks of these ids, which stand at its end; nothing of none.
async fn rows_of(
    db: &impl ConnectionTrait,
    select: impl AsRef<str>,
    ids: &[i64],
) -> Result<Vec<QueryResult>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let mut sql = Sql::new(format!("{} IN (", select.as_ref()));
    sql.bind_all(ids.iter().copied());
    sql.push(")");
    rows(db, sql).await
}

/// When these posts were written and their topics opened.
pub(in super::super) async fn times_of_posts(
    db: &impl ConnectionTrait,
    ids: &[i64],
) -> Result<Vec<Instant>, DbErr> {
    let select = "SELECT p.created_at, t.created_at FROM post p JOIN topic t ON t.id = p.topic_id WHERE p.id";
    let mut times = vec![];
    for row in rows_of(db, select, ids).await? {
        times.extend([row.try_get_by_index(0)?, row.try_get_by_index::<Instant>(1)?]);
    }
    Ok(times)
}

/// When flags of these posts were raised.
pub(in super::super) async fn times_of_flags(
    db: &impl ConnectionTrait,
    ids: &[i64],
) -> Result<Vec<Instant>, DbErr> {
    let found = rows_of(db, "SELECT flagged_at FROM flag WHERE post_id", ids).await?;
    found.iter().map(|row| row.try_get_by_index(0)).collect()
}

/// When these posts were liked.
pub(in super::super) async fn times_of_likes(
    db: &impl ConnectionTrait,
    ids: &[i64],
) -> Result<Vec<Instant>, DbErr> {
    let found = rows_of(db, "SELECT DISTINCT reacted_at FROM reaction WHERE post_id", ids).await?;
    found.iter().map(|row| row.try_get_by_index(0)).collect()
}

/// A day of the projects, as text, of an instant in a column.
fn day_of(backend: DbBackend, column: &str) -> String {
    let ahead = calendar::AHEAD_S;
    match backend {
        DbBackend::Postgres => {
            format!("to_char({column} AT TIME ZONE 'UTC' + INTERVAL '{ahead} seconds', 'YYYY-MM-DD')")
        }
        _ => format!("strftime('%Y-%m-%d', {column}, '+{ahead} seconds')"),
    }
}

/// On which days something happened in these topics: posts, and likes of them.
pub(in super::super) async fn days_of_topics(
    db: &impl ConnectionTrait,
    ids: &[i64],
) -> Result<Vec<Date>, DbErr> {
    let day = |column: &str| day_of(db.get_database_backend(), column);
    let mut days = vec![];
    for (column, from) in [
        ("t.created_at", "FROM topic t WHERE t.id"),
        ("p.created_at", "FROM post p WHERE p.topic_id"),
        ("r.reacted_at", "FROM post p JOIN reaction r ON r.post_id = p.id WHERE p.topic_id"),
        ("f.flagged_at", "FROM post p JOIN flag f ON f.post_id = p.id WHERE p.topic_id"),
    ] {
        for row in rows_of(db, format!("SELECT DISTINCT {} {from}", day(column)), ids).await? {
            let text: String = row.try_get_by_index(0)?;
            days.extend(text.parse::<Date>().ok());
        }
    }
    Ok(days)
}
