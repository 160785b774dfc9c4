//! Facts for figures. Every query reads an index that holds all it needs, never a table from one end to the other:
//! `plans` (a story) holds them to it.

use linli_entities::Instant;
use linli_entities::complaint::{Category, ComplaintId, ComplaintSource, Grade, Openness};
use linli_entities::complaint_deadline::DeadlineId;
use linli_entities::project::ProjectId;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, QueryResult, Statement};

use super::rules::figures::Promised;
use crate::db::queries::Sql;

/// Which promises are asked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Which {
    pub(super) source: ComplaintSource,
    pub(super) project_id: Option<ProjectId>,
    pub(super) from: Instant,
    pub(super) until: Instant,
}

/// What promises are told apart by, beside the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    None,
    Category,
    Grade,
    Channel,
}

/// A time as text: on SQLite as it is stored, on PostgreSQL in microseconds since 1970.
fn moment(backend: DbBackend, column: &str) -> String {
    match backend {
        DbBackend::Sqlite => column.to_owned(),
        _ => format!("(EXTRACT(EPOCH FROM {column}) * 1000000)::BIGINT::TEXT"),
    }
}

/// Many promises as one text for each of their parts, in the same order. Fetching a row costs more than reading it, and
/// so does joining its parts: a hundred thousand are one row of the answer.
fn gathered(backend: DbBackend) -> String {
    let [started, due, met, cancelled] =
        ["d.started_at", "d.due_at", "d.met_at", "d.cancelled_at"].map(|column| moment(backend, column));
    let parts = [
        "CAST(d.project_id AS TEXT)".to_owned(),
        "CAST(d.complaint_id AS TEXT)".to_owned(),
        started,
        due,
        format!("COALESCE({met}, '-')"),
        format!("COALESCE({cancelled}, '-')"),
    ];
    parts.map(|part| format!("string_agg({part}, ';')")).join(", ")
}

fn in_period(sql: &mut Sql, which: &Which) {
    sql.bind(" WHERE d.kind = 'first_answer' AND d.source = ", which.source.as_str());
    if let Some(id) = which.project_id {
        sql.bind(" AND d.project_id = ", id.0);
    }
    sql.bind(" AND d.started_at >= ", which.from);
    sql.bind(" AND d.started_at < ", which.until);
}

/// What was promised, each with the key that it is told apart by.
fn promised_sql(backend: DbBackend, which: &Which, key: Key) -> Statement {
    let column = match key {
        Key::None => None,
        Key::Category => Some("c.category"),
        Key::Grade => Some("c.grade"),
        Key::Channel => Some("c.channel"),
    };
    let facts = gathered(backend);
    let mut sql = match column {
        None => Sql::new(format!("SELECT '', {facts} FROM complaint_deadline d")),
        Some(column) => Sql::new(format!(
            "SELECT {column}, {facts} FROM complaint_deadline d JOIN complaint c ON c.id = d.complaint_id"
        )),
    };
    in_period(&mut sql, which);
    if let Some(column) = column {
        sql.push(&format!(" GROUP BY {column}"));
    }
    sql.statement(backend)
}

/// Reads [`promised_sql`].
pub(super) async fn promised(
    db: &impl ConnectionTrait,
    which: &Which,
    key: Key,
) -> Result<Vec<(String, Vec<Promised>)>, DbErr> {
    let rows = db.query_all_raw(promised_sql(db.get_database_backend(), which, key)).await?;
    rows.iter().map(gathered_row).collect()
}

fn gathered_row(row: &QueryResult) -> Result<(String, Vec<Promised>), DbErr> {
    let key = row.try_get_by_index(0)?;
    let mut parts: [String; 6] = Default::default();
    for (index, part) in parts.iter_mut().enumerate() {
        // Of nothing, the text is null.
        *part = row.try_get_by_index::<Option<String>>(index + 1)?.unwrap_or_default();
    }
    let promises =
        promises(&parts).ok_or_else(|| DbErr::Custom("promises that cannot be read".to_owned()))?;
    Ok((key, promises))
}

fn promises(parts: &[String; 6]) -> Option<Vec<Promised>> {
    let [project_ids, complaint_ids, started, due, met, cancelled] = parts;
    let mut rest = [complaint_ids, started, due, met, cancelled].map(|part| part.split(';'));
    let each = project_ids.split(';').filter(|text| !text.is_empty());
    each.map(|project_id| {
        let [complaint_id, started_at, due_at, met_at, cancelled_at] = rest.each_mut().map(Iterator::next);
        Some(Promised {
            project_id: ProjectId(project_id.parse().ok()?),
            complaint_id: ComplaintId(complaint_id?.parse().ok()?),
            started_at: time(started_at?)?,
            due_at: time(due_at?)?,
            met_at: perhaps(met_at?)?,
            cancelled_at: perhaps(cancelled_at?)?,
        })
    })
    .collect()
}

/// A time, or that there is none.
fn perhaps(text: &str) -> Option<Option<Instant>> {
    if text == "-" { Some(None) } else { time(text).map(Some) }
}

fn time(text: &str) -> Option<Instant> {
    match text.parse() {
        Ok(micros) => Instant::from_timestamp_micros(micros),
        Err(_) => Some(chrono::DateTime::parse_from_rfc3339(text).ok()?.to_utc()),
    }
}

/// Those that somebody still waits for.
fn waiting_sql(backend: DbBackend, source: ComplaintSource, project_id: Option<ProjectId>) -> Statement {
    let mut sql = Sql::new(format!("SELECT '', {} FROM complaint_deadline d", gathered(backend)));
    sql.push(" WHERE d.kind = 'first_answer' AND d.met_at IS NULL AND d.cancelled_at IS NULL");
    sql.bind(" AND d.source = ", source.as_str());
    if let Some(id) = project_id {
        sql.bind(" AND d.project_id = ", id.0);
    }
    sql.statement(backend)
}

/// Reads [`waiting_sql`].
pub(super) async fn waiting(
    db: &impl ConnectionTrait,
    source: ComplaintSource,
    project_id: Option<ProjectId>,
) -> Result<Vec<Promised>, DbErr> {
    let row = db.query_one_raw(waiting_sql(db.get_database_backend(), source, project_id)).await?;
    row.as_ref().map(gathered_row).transpose().map(|found| found.map(|(_, facts)| facts).unwrap_or_default())
}

fn earliest_sql(backend: DbBackend, source: ComplaintSource, project_id: Option<ProjectId>) -> Statement {
    // Of a minimum, SQLite reads one entry of the index; ordered and limited, with statistics, it sorts the whole table.
    let mut sql =
        Sql::new("SELECT MIN(d.started_at) FROM complaint_deadline d WHERE d.kind = 'first_answer'");
    sql.bind(" AND d.source = ", source.as_str());
    if let Some(id) = project_id {
        sql.bind(" AND d.project_id = ", id.0);
    }
    sql.statement(backend)
}

/// When the first promise was made.
pub(super) async fn earliest(
    db: &impl ConnectionTrait,
    source: ComplaintSource,
    project_id: Option<ProjectId>,
) -> Result<Option<Instant>, DbErr> {
    let row = db.query_one_raw(earliest_sql(db.get_database_backend(), source, project_id)).await?;
    row.map_or(Ok(None), |row| row.try_get_by_index(0))
}

/// Complaints of which an answer was taken back or disputed: few, and an index holds them alone.
const DOUBTED: &str =
    "SELECT DISTINCT complaint_id FROM complaint_act WHERE kind IN ('answer_retracted', 'answer_disputed')";

/// Reads [`DOUBTED`].
pub(super) async fn doubted(db: &impl ConnectionTrait) -> Result<Vec<ComplaintId>, DbErr> {
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), DOUBTED)).await?;
    rows.iter().map(|row| Ok(ComplaintId(row.try_get_by_index(0)?))).collect()
}

/// A promise that was not kept.
#[derive(Clone, Debug)]
pub(super) struct Breach {
    /// The deadline.
    pub(super) id: DeadlineId,
    /// The promise.
    pub(super) promised: Promised,
    /// How often the complaint had been opened.
    pub(super) cycle: i32,
    /// The number of the complaint in its project.
    pub(super) number: i32,
    /// What it is about.
    pub(super) category: Category,
    /// How grave it is.
    pub(super) grade: Grade,
    /// Who may read it.
    pub(super) openness: Openness,
}

/// Promises that were not kept, the latest due first.
fn breaches_sql(
    backend: DbBackend,
    which: &Which,
    now: Instant,
    (after, limit): (Option<(Instant, DeadlineId)>, u64),
) -> Statement {
    let mut sql = Sql::new(
        "SELECT d.id, d.project_id, d.complaint_id, d.started_at, d.due_at, d.met_at, d.cancelled_at, d.cycle, \
         c.number, c.category, c.grade, c.openness \
         FROM complaint_deadline d JOIN complaint c ON c.id = d.complaint_id \
         WHERE d.kind = 'first_answer' AND (d.met_at IS NULL OR d.met_at > d.due_at) \
         AND (d.cancelled_at IS NULL OR d.cancelled_at > d.due_at)",
    );
    sql.bind(" AND d.source = ", which.source.as_str());
    if let Some(id) = which.project_id {
        sql.bind(" AND d.project_id = ", id.0);
    }
    sql.bind(" AND d.due_at < ", now);
    if let Some((due_at, id)) = after {
        sql.bind(" AND (d.due_at < ", due_at);
        sql.bind(" OR (d.due_at = ", due_at);
        sql.bind(" AND d.id < ", id.0);
        sql.push("))");
    }
    sql.bind(" AND d.started_at >= ", which.from);
    sql.bind(" AND d.started_at < ", which.until);
    sql.push(&format!(" ORDER BY d.due_at DESC, d.id DESC LIMIT {limit}"));
    sql.statement(backend)
}

/// Reads [`breaches_sql`].
pub(super) async fn breaches(
    db: &impl ConnectionTrait,
    which: &Which,
    now: Instant,
    page: (Option<(Instant, DeadlineId)>, u64),
) -> Result<Vec<Breach>, DbErr> {
    let rows = db.query_all_raw(breaches_sql(db.get_database_backend(), which, now, page)).await?;
    rows.iter().map(breach).collect()
}

fn breach(row: &QueryResult) -> Result<Breach, DbErr> {
    Ok(Breach {
        id: DeadlineId(row.try_get_by_index(0)?),
        promised: Promised {
            project_id: ProjectId(row.try_get_by_index(1)?),
            complaint_id: ComplaintId(row.try_get_by_index(2)?),
            started_at: row.try_get_by_index(3)?,
            due_at: row.try_get_by_index(4)?,
            met_at: row.try_get_by_index(5)?,
            cancelled_at: row.try_get_by_index(6)?,
        },
        cycle: row.try_get_by_index(7)?,
        number: row.try_get_by_index(8)?,
        category: row.try_get_by_index(9)?,
        grade: row.try_get_by_index(10)?,
        openness: row.try_get_by_index(11)?,
    })
}

fn frequent_sql(backend: DbBackend, projects: &[ProjectId], least: i64) -> Statement {
    let mut sql = Sql::new("SELECT project_id, category FROM complaint WHERE project_id IN (");
    for (index, id) in projects.iter().enumerate() {
        sql.bind(if index > 0 { ", " } else { "" }, id.0);
    }
    sql.bind(") GROUP BY project_id, category HAVING COUNT(*) >= ", least);
    sql.statement(backend)
}

/// What at least `least` complaints of these projects are about.
pub(super) async fn frequent(
    db: &impl ConnectionTrait,
    projects: &[ProjectId],
    least: i64,
) -> Result<Vec<(ProjectId, Category)>, DbErr> {
    if projects.is_empty() {
        return Ok(vec![]);
    }
    let rows = db.query_all_raw(frequent_sql(db.get_database_backend(), projects, least)).await?;
    let pair = |row: &QueryResult| Ok((ProjectId(row.try_get_by_index(0)?), row.try_get_by_index(1)?));
    rows.iter().map(pair).collect()
}

/// Every statement, with its name, as it is asked for one project and for all: for the story that reads their plans.
pub(super) fn statements(backend: DbBackend, now: Instant) -> Vec<(&'static str, Statement)> {
    let mut found = vec![("doubted", Statement::from_string(backend, DOUBTED))];
    for project_id in [None, Some(ProjectId(1))] {
        let which = Which {
            source: ComplaintSource::Live,
            project_id,
            from: now - chrono::TimeDelta::days(30),
            until: now,
        };
        let after = Some((now, DeadlineId(i64::MAX)));
        found.extend([
            ("promised", promised_sql(backend, &which, Key::None)),
            ("promised by category", promised_sql(backend, &which, Key::Category)),
            ("waiting", waiting_sql(backend, ComplaintSource::Live, project_id)),
            ("earliest", earliest_sql(backend, ComplaintSource::Live, project_id)),
            ("breaches", breaches_sql(backend, &which, now, (None, 21))),
            ("more breaches", breaches_sql(backend, &which, now, (after, 21))),
        ]);
    }
    found.push(("frequent", frequent_sql(backend, &[ProjectId(1), ProjectId(2)], 5)));
    found
}
