//! Which database.

use std::path::PathBuf;

/// Where the rows are.
#[derive(Clone, Debug)]
pub enum DatabaseConfig {
    /// A file on this machine.
    Sqlite {
        /// The file.
        path: PathBuf,
    },
    /// A PostgreSQL server, possibly shared by several nodes.
    Postgres {
        /// `postgres://user:password@host/database`
        url: String,
    },
}
