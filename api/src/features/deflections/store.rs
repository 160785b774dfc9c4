//! Rows of what came of similar topics.

use linli_entities::board::BoardId;
use linli_entities::deflection_day::{self, Column as Day};
use linli_entities::deflection_token::{self, Column as Token};
use linli_entities::{Date, Instant};
use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, Set,
};

use super::rules::{Counts, Steps};
use crate::db::queries;

/// Writes the first step of a composer; answers whether it was the first.
pub(super) async fn begin(
    db: &impl ConnectionTrait,
    token_hash: String,
    (board_id, counted_on): (BoardId, Date),
    now: Instant,
) -> Result<bool, DbErr> {
    let row = deflection_token::ActiveModel {
        token_hash: Set(token_hash),
        board_id: Set(board_id),
        counted_on: Set(counted_on),
        opened: Set(false),
        answered: Set(false),
        posted: Set(false),
        begun_at: Set(now),
    };
    let once = OnConflict::column(Token::TokenHash).do_nothing().to_owned();
    let rows = deflection_token::Entity::insert(row).on_conflict(once).exec_without_returning(db).await?;
    Ok(rows > 0)
}

/// What is known of a composer, which nobody else changes until the transaction ends.
pub(super) async fn locked(
    db: &impl ConnectionTrait,
    token_hash: &str,
) -> Result<Option<deflection_token::Model>, DbErr> {
    queries::locked(db, deflection_token::Entity::find_by_id(token_hash.to_owned())).one(db).await
}

pub(super) async fn set_steps(
    db: &impl ConnectionTrait,
    token_hash: String,
    steps: Steps,
) -> Result<(), DbErr> {
    let row = deflection_token::ActiveModel {
        token_hash: Set(token_hash),
        opened: Set(steps.opened),
        answered: Set(steps.answered),
        posted: Set(steps.posted),
        ..Default::default()
    };
    deflection_token::Entity::update(row).exec(db).await?;
    Ok(())
}

/// Moves the counters of a board on a day.
pub(super) async fn count(
    db: &impl ConnectionTrait,
    (board_id, counted_on): (BoardId, Date),
    by: Counts,
) -> Result<(), DbErr> {
    let moves = [
        (Day::ShownCount, by.shown),
        (Day::OpenedCount, by.opened),
        (Day::AnsweredCount, by.answered),
        (Day::PostedCount, by.posted),
        (Day::DeflectedCount, by.deflected),
    ];
    // Within the limits of the columns even where the first step comes with another one.
    let row = deflection_day::ActiveModel {
        board_id: Set(board_id),
        counted_on: Set(counted_on),
        shown_count: Set(std::cmp::max(by.shown, 0)),
        opened_count: Set(std::cmp::max(by.opened, 0)),
        answered_count: Set(std::cmp::max(by.answered, 0)),
        posted_count: Set(std::cmp::max(by.posted, 0)),
        deflected_count: Set(std::cmp::max(by.deflected, 0)),
    };
    let mut add = OnConflict::columns([Day::BoardId, Day::CountedOn]);
    for (column, by) in moves {
        add.value(column, Expr::col((deflection_day::Entity, column)).add(by));
    }
    deflection_day::Entity::insert(row).on_conflict(add).exec_without_returning(db).await?;
    Ok(())
}

/// The counters of these boards from a day to another, the last day first; by the key. There are few of them: a board has one
/// for each day.
pub(super) async fn days(
    db: &impl ConnectionTrait,
    boards: &[BoardId],
    (from_on, until_on): (Date, Date),
) -> Result<Vec<deflection_day::Model>, DbErr> {
    if boards.is_empty() {
        return Ok(vec![]);
    }
    deflection_day::Entity::find()
        .filter(Day::BoardId.is_in(boards.iter().copied()))
        .filter(Day::CountedOn.gte(from_on))
        .filter(Day::CountedOn.lte(until_on))
        .order_by_desc(Day::CountedOn)
        .order_by_asc(Day::BoardId)
        .all(db)
        .await
}

/// By day, what these boards showed and spared from a day up to another: sums, by the key.
pub(super) async fn sums(
    db: &impl ConnectionTrait,
    boards: &[BoardId],
    (from_on, until_on): (Date, Date),
) -> Result<Vec<(Date, i64, i64)>, DbErr> {
    if boards.is_empty() {
        return Ok(vec![]);
    }
    let sum = |column: Day| queries::whole(Expr::col((deflection_day::Entity, column)).sum());
    deflection_day::Entity::find()
        .select_only()
        .column(Day::CountedOn)
        .expr_as(sum(Day::ShownCount), "shown")
        .expr_as(sum(Day::DeflectedCount), "deflected")
        .filter(Day::BoardId.is_in(boards.iter().copied()))
        .filter(Day::CountedOn.gte(from_on))
        .filter(Day::CountedOn.lt(until_on))
        .group_by(Day::CountedOn)
        .into_tuple()
        .all(db)
        .await
}

/// Forgets composers that began before; at most so many, and answers how many they were.
pub(super) async fn forget(db: &impl ConnectionTrait, before: Instant, limit: u64) -> Result<usize, DbErr> {
    let old: Vec<String> = deflection_token::Entity::find()
        .select_only()
        .column(Token::TokenHash)
        .filter(Token::BegunAt.lt(before))
        .order_by_asc(Token::BegunAt)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await?;
    if !old.is_empty() {
        let count = old.len();
        deflection_token::Entity::delete_many().filter(Token::TokenHash.is_in(old)).exec(db).await?;
        return Ok(count);
    }
    Ok(0)
}
