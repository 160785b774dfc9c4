//! The transaction a use case works in.

use std::sync::{Mutex, PoisonError};

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, Statement};

use super::versions::Key;

/// A transaction. It is a connection for `store.rs`, and remembers whose version the use case moves on.
pub struct Txn {
    inner: DatabaseTransaction,
    touched: Mutex<Vec<Key>>,
}

impl Txn {
    pub(super) fn new(inner: DatabaseTransaction) -> Self {
        Self { inner, touched: Mutex::default() }
    }

    /// Notes that what is known under `key` has another version once this is committed.
    pub fn touch(&self, key: Key) {
        self.touched.lock().unwrap_or_else(PoisonError::into_inner).push(key);
    }

    pub(super) fn into_touched(self) -> (DatabaseTransaction, Vec<Key>) {
        (self.inner, self.touched.into_inner().unwrap_or_else(PoisonError::into_inner))
    }

    pub(super) async fn rollback(self) -> Result<(), DbErr> {
        self.inner.rollback().await
    }
}

#[sea_orm::prelude::async_trait::async_trait]
impl ConnectionTrait for Txn {
    fn get_database_backend(&self) -> DbBackend {
        self.inner.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.inner.execute_raw(statement).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.inner.execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.inner.query_one_raw(statement).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.inner.query_all_raw(statement).await
    }
}
