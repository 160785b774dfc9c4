//! What both databases do in their own way, said once.

use sea_orm::sea_query::{ExprTrait as _, LockType, SimpleExpr};
use sea_orm::{ConnectionTrait, DbBackend, EntityTrait, QuerySelect as _, Select};

/// Rows that nobody else changes until the transaction ends; SQLite has one writer anyway.
pub fn locked<E: EntityTrait>(db: &impl ConnectionTrait, rows: Select<E>) -> Select<E> {
    match db.get_database_backend() {
        DbBackend::Postgres => rows.lock(LockType::Update),
        _ => rows,
    }
}

/// A sum as a whole number: PostgreSQL makes decimals of them.
pub fn whole(sum: SimpleExpr) -> SimpleExpr {
    sum.cast_as("BIGINT")
}
