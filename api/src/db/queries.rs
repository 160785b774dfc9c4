//! What both databases do in their own way, said once.

use sea_orm::sea_query::{BinOper, Expr, ExprTrait as _, LockType, SimpleExpr};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, QuerySelect as _, Select, Statement, Value,
};

/// Rows that nobody else changes until the transaction ends.
pub fn locked<E: EntityTrait>(db: &impl ConnectionTrait, rows: Select<E>) -> Select<E> {
    locked_as(db, rows, LockType::Update)
}

/// Rows that are held in this way until the transaction ends; SQLite has one writer anyway.
pub fn locked_as<E: EntityTrait>(db: &impl ConnectionTrait, rows: Select<E>, how: LockType) -> Select<E> {
    match db.get_database_backend() {
        DbBackend::Postgres => rows.lock(how),
        _ => rows,
    }
}

/// A sum as a whole number: PostgreSQL makes decimals of them.
pub fn whole(sum: SimpleExpr) -> SimpleExpr {
    sum.cast_as("BIGINT")
}

/// A comparison whose value stands in the text of the statement, as it stands in the condition of an index: only of such a
/// statement does a database know that the index holds all that is asked for. A plan is made once, for whatever is bound.
pub fn stated(column: impl ColumnTrait, how: BinOper, value: impl Into<Value>) -> SimpleExpr {
    Expr::col(column.as_column_ref()).binary(how, SimpleExpr::Constant(value.into()))
}

/// A statement with its values numbered.
#[derive(Debug)]
pub struct Sql {
    text: String,
    values: Vec<Value>,
}

impl Sql {
    /// How it begins.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), values: vec![] }
    }

    /// Goes on.
    pub fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Goes on with a value.
    pub fn bind(&mut self, before: &str, value: impl Into<Value>) {
        self.values.push(value.into());
        self.text.push_str(&format!("{before}${}", self.values.len()));
    }

    /// Goes on with values, separated by commas: what stands in `IN (…)`.
    pub fn bind_all(&mut self, values: impl IntoIterator<Item = impl Into<Value>>) {
        for (index, value) in values.into_iter().enumerate() {
            self.bind(if index == 0 { "" } else { ", " }, value);
        }
    }

    /// The whole.
    pub fn statement(self, backend: DbBackend) -> Statement {
        Statement::from_sql_and_values(backend, self.text, self.values)
    }
}
