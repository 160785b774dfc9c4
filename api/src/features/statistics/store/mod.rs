//! Rows of figures.

pub(super) mod sources;

use std::collections::BTreeMap;

use linli_entities::board::BoardId;
use linli_entities::statistic::{self, Column, StatisticKind, StatisticStep};
use linli_entities::statistic_cohort::{self, Column as Cohort};
use linli_entities::statistic_due::{self, Column as Due};
use linli_entities::statistic_state::{self, Column as State};
use linli_entities::{Date, Instant};
use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbBackend, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, QueryTrait as _, Select, Set, Statement,
};

use super::rules::cohorts::Cohorts;
use super::rules::figures::BoardSum;
use super::rules::{Counts, Place};
use crate::db::queries;

/// The only row of [`statistic_state`].
const STATE: i32 = 1;
/// Rows that are written with one statement.
const CHUNK: usize = 500;

/// How far the counting has come.
pub(super) async fn state(db: &impl ConnectionTrait) -> Result<statistic_state::Model, DbErr> {
    let row = statistic_state::Entity::find_by_id(STATE).one(db).await?;
    row.ok_or_else(|| DbErr::RecordNotFound("the state of statistics".to_owned()))
}

/// Notes that the last days are put down now; whether nobody else did since `before`.
pub(super) async fn look(
    db: &impl ConnectionTrait,
    before: &statistic_state::Model,
    (today, now): (Date, Instant),
) -> Result<bool, DbErr> {
    let unmoved = match before.looked_at {
        Some(at) => State::LookedAt.eq(at),
        None => State::LookedAt.is_null(),
    };
    let moved = statistic_state::Entity::update_many()
        .col_expr(State::LookedAt, Expr::val(now))
        .col_expr(State::SinceOn, Expr::val(before.since_on.unwrap_or(today)))
        .col_expr(State::FilledOn, Expr::val(before.filled_on.unwrap_or(today)))
        .filter(State::Id.eq(STATE))
        .filter(unmoved)
        .exec(db)
        .await?;
    Ok(moved.rows_affected == 1)
}

/// Notes back to which day everything is put down; whether nobody else did since.
pub(super) async fn fill(db: &impl ConnectionTrait, from: Date, to: Date) -> Result<bool, DbErr> {
    let moved = statistic_state::Entity::update_many()
        .col_expr(State::FilledOn, Expr::val(to))
        .filter(State::Id.eq(STATE))
        .filter(State::FilledOn.eq(from))
        .exec(db)
        .await?;
    Ok(moved.rows_affected == 1)
}

/// Puts stretches down to be counted again; what is put down already is counted when it was to be. Versions begin anywhere:
/// whoever began to count before the stretch was taken off does not take what was put down after it for the same.
pub(super) async fn mark(
    db: &impl ConnectionTrait,
    stretches: impl IntoIterator<Item = (StatisticStep, Date)>,
    due_at: Instant,
) -> Result<(), DbErr> {
    let row = |(step, first_on)| statistic_due::ActiveModel {
        step: Set(step),
        first_on: Set(first_on),
        version: Set(rand::random::<u32>().into()),
        due_at: Set(due_at),
    };
    let rows: Vec<statistic_due::ActiveModel> = stretches.into_iter().map(row).collect();
    let mut again = OnConflict::columns([Due::Step, Due::FirstOn]);
    again.value(Due::Version, Expr::col((statistic_due::Entity, Due::Version)).add(1_i64));
    for rows in rows.chunks(CHUNK) {
        statistic_due::Entity::insert_many(rows.to_vec())
            .on_conflict(again.clone())
            .exec_without_returning(db)
            .await?;
    }
    Ok(())
}

/// What is to be counted now: days before months and weeks, which add them up; the newest first.
pub(super) async fn next_due(
    db: &impl ConnectionTrait,
    now: Instant,
) -> Result<Option<statistic_due::Model>, DbErr> {
    statistic_due::Entity::find()
        .filter(Due::DueAt.lte(now))
        .order_by_asc(Due::Step)
        .order_by_desc(Due::FirstOn)
        .one(db)
        .await
}

/// Everything that is to be counted, now or later.
pub(super) async fn all_due(db: &impl ConnectionTrait) -> Result<Vec<(StatisticStep, Date)>, DbErr> {
    statistic_due::Entity::find().select_only().columns([Due::Step, Due::FirstOn]).into_tuple().all(db).await
}

/// Takes something off that was to be counted; false where somebody else did, or something changed since.
pub(super) async fn done(db: &impl ConnectionTrait, due: &statistic_due::Model) -> Result<bool, DbErr> {
    let gone = statistic_due::Entity::delete_many()
        .filter(Due::Step.eq(due.step))
        .filter(Due::FirstOn.eq(due.first_on))
        .filter(Due::Version.eq(due.version))
        .exec(db)
        .await?;
    Ok(gone.rows_affected == 1)
}

/// Everything that is kept of a stretch: from the key.
pub(super) async fn of_stretch(
    db: &impl ConnectionTrait,
    step: StatisticStep,
    first_on: Date,
) -> Result<Counts, DbErr> {
    let rows = statistic::Entity::find()
        .filter(Column::Step.eq(step))
        .filter(Column::FirstOn.eq(first_on))
        .all(db)
        .await?;
    let place = |row: &statistic::Model| Place { project_id: row.project_id, board_id: row.board_id };
    Ok(rows.into_iter().map(|row| ((place(&row), row.kind, row.bucket), row.count)).collect())
}

/// Sums of days of what is counted one by one: from the key.
pub(super) async fn sums_of_days(
    db: &impl ConnectionTrait,
    (from, until): (Date, Date),
    kinds: &[StatisticKind],
) -> Result<Counts, DbErr> {
    let sum = queries::whole(Expr::col((statistic::Entity, Column::Count)).sum());
    let rows: Vec<(i64, i64, StatisticKind, i32, i64)> = statistic::Entity::find()
        .select_only()
        .columns([Column::ProjectId, Column::BoardId, Column::Kind, Column::Bucket])
        .expr_as(sum, "total")
        .filter(Column::Step.eq(StatisticStep::Day))
        .filter(Column::FirstOn.gte(from))
        .filter(Column::FirstOn.lt(until))
        .filter(Column::Kind.is_in(kinds.iter().copied()))
        .group_by(Column::ProjectId)
        .group_by(Column::BoardId)
        .group_by(Column::Kind)
        .group_by(Column::Bucket)
        .into_tuple()
        .all(db)
        .await?;
    let counted =
        |(project_id, board_id, kind, bucket, total)| ((Place { project_id, board_id }, kind, bucket), total);
    Ok(rows.into_iter().map(counted).collect())
}

/// Writes what was counted of a stretch in the place of what was there.
pub(super) async fn replace(
    db: &impl ConnectionTrait,
    (step, first_on): (StatisticStep, Date),
    counts: Counts,
) -> Result<(), DbErr> {
    statistic::Entity::delete_many()
        .filter(Column::Step.eq(step))
        .filter(Column::FirstOn.eq(first_on))
        .exec(db)
        .await?;
    let rows: Vec<statistic::ActiveModel> = counts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|((place, kind, bucket), count)| statistic::ActiveModel {
            step: Set(step),
            first_on: Set(first_on),
            project_id: Set(place.project_id),
            board_id: Set(place.board_id),
            kind: Set(kind),
            bucket: Set(bucket),
            count: Set(count),
        })
        .collect();
    for rows in rows.chunks(CHUNK) {
        statistic::Entity::insert_many(rows.to_vec()).exec_without_returning(db).await?;
    }
    Ok(())
}

/// Writes who of whom wrote in a month in the place of what was there.
pub(super) async fn replace_cohorts(
    db: &impl ConnectionTrait,
    active_on: Date,
    cohorts: Cohorts,
) -> Result<(), DbErr> {
    statistic_cohort::Entity::delete_many().filter(Cohort::ActiveOn.eq(active_on)).exec(db).await?;
    let rows: Vec<statistic_cohort::ActiveModel> = cohorts
        .into_iter()
        .map(|((project_id, joined_on), count)| statistic_cohort::ActiveModel {
            project_id: Set(project_id),
            joined_on: Set(joined_on),
            active_on: Set(active_on),
            count: Set(count),
        })
        .collect();
    for rows in rows.chunks(CHUNK) {
        statistic_cohort::Entity::insert_many(rows.to_vec()).exec_without_returning(db).await?;
    }
    Ok(())
}

/// Notes when something was last counted.
pub(super) async fn counted(db: &impl ConnectionTrait, now: Instant) -> Result<(), DbErr> {
    statistic_state::Entity::update_many()
        .col_expr(State::CountedAt, Expr::val(now))
        .filter(State::Id.eq(STATE))
        .exec(db)
        .await?;
    Ok(())
}

fn of_place(place: Place, step: StatisticStep, (from, until): (Date, Date)) -> Select<statistic::Entity> {
    statistic::Entity::find()
        .select_only()
        .columns([Column::FirstOn, Column::Kind, Column::Bucket, Column::Count])
        .filter(Column::ProjectId.eq(place.project_id))
        .filter(Column::BoardId.eq(place.board_id))
        .filter(Column::Step.eq(step))
        .filter(Column::FirstOn.gte(from))
        .filter(Column::FirstOn.lte(until))
}

/// What is counted of stretches in one place: from `statistic_series`.
pub(super) async fn series(
    db: &impl ConnectionTrait,
    place: Place,
    step: StatisticStep,
    period: (Date, Date),
) -> Result<Vec<(Date, StatisticKind, i32, i64)>, DbErr> {
    of_place(place, step, period).into_tuple().all(db).await
}

fn of_boards(ids: &[BoardId], step: StatisticStep, (from, until): (Date, Date)) -> Select<statistic::Entity> {
    use StatisticKind::{Posts, Topics, Writers};
    let count = || Expr::col((statistic::Entity, Column::Count));
    statistic::Entity::find()
        .select_only()
        .columns([Column::BoardId, Column::Kind])
        .expr_as(queries::whole(count().sum()), "total")
        .expr_as(count().max(), "most")
        .filter(Column::ProjectId.eq(0))
        .filter(Column::BoardId.is_in(ids.iter().copied()))
        .filter(Column::Step.eq(step))
        .filter(Column::FirstOn.gte(from))
        .filter(Column::FirstOn.lte(until))
        .filter(Column::Kind.is_in([Posts, Topics, Writers]))
        .group_by(Column::BoardId)
        .group_by(Column::Kind)
}

/// What was written in boards over stretches: from `statistic_series`.
pub(super) async fn boards(
    db: &impl ConnectionTrait,
    ids: &[BoardId],
    step: StatisticStep,
    period: (Date, Date),
) -> Result<BTreeMap<BoardId, BoardSum>, DbErr> {
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows: Vec<(BoardId, StatisticKind, i64, i64)> =
        of_boards(ids, step, period).into_tuple().all(db).await?;
    let mut found: BTreeMap<BoardId, BoardSum> = BTreeMap::new();
    for (id, kind, total, most) in rows {
        let sum = found.entry(id).or_default();
        match kind {
            StatisticKind::Posts => sum.posts = total,
            StatisticKind::Topics => sum.topics = total,
            _ => sum.writers = most,
        }
    }
    Ok(found)
}

/// The statements of what is read by name, to look at how a database plans them.
pub(super) fn statements(backend: DbBackend, period: (Date, Date)) -> Vec<(&'static str, Statement)> {
    let (project, boards) = (Place { project_id: 1, board_id: 0 }, [BoardId(1), BoardId(2)]);
    vec![
        ("figures of a project", of_place(project, StatisticStep::Day, period).build(backend)),
        ("figures of the group", of_place(Place::GROUP, StatisticStep::Month, period).build(backend)),
        ("figures of boards", of_boards(&boards, StatisticStep::Month, period).build(backend)),
    ]
}

/// How many joined in each month, of everybody or of those who hold a home in a project.
pub(super) async fn sizes(
    db: &impl ConnectionTrait,
    (place, kind): (Place, StatisticKind),
    (from, until): (Date, Date),
) -> Result<BTreeMap<Date, i64>, DbErr> {
    let rows = series(db, place, StatisticStep::Month, (from, until)).await?.into_iter();
    Ok(rows.filter(|row| row.1 == kind).map(|(first_on, _, _, count)| (first_on, count)).collect())
}

/// How many of those who joined in a month wrote in another: from the key.
pub(super) async fn cohorts(
    db: &impl ConnectionTrait,
    project_id: i64,
    (from, until): (Date, Date),
) -> Result<BTreeMap<(Date, Date), i64>, DbErr> {
    let rows = statistic_cohort::Entity::find()
        .filter(Cohort::ProjectId.eq(project_id))
        .filter(Cohort::JoinedOn.gte(from))
        .filter(Cohort::JoinedOn.lte(until))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| ((row.joined_on, row.active_on), row.count)).collect())
}
