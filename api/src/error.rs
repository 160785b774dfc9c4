//! What can go wrong, named by what the caller can do about it.

use sea_orm::{DbErr, RuntimeErr, SqlErr};

use crate::code::Code;

/// Why a use case was not carried out. [`problem`](crate::problem) turns it into an answer.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing, or the actor may not know that there is.
    #[error("no such {0}")]
    NotFound(&'static str),
    /// The actor has to sign in first.
    #[error("sign in first")]
    SignInRequired,
    /// The actor may know of it but not do this.
    #[error("refused: {}", .0.as_str())]
    Forbidden(Code),
    /// The request is understood and wrong; each field says why.
    #[error("invalid input: {0:?}")]
    Invalid(Vec<FieldError>),
    /// A text has words that are not allowed where it goes.
    #[error("words that are not allowed: {words:?}")]
    Words {
        /// JSON pointer to the text.
        pointer: String,
        /// The words, as they stand in the text.
        words: Vec<String>,
    },
    /// The state of things is against it.
    #[error("conflict: {}", .0.as_str())]
    Conflict(Code),
    /// The state of things is against it, with what is so here: in English, without personal data.
    #[error("conflict: {}: {}", .0.as_str(), .1)]
    ConflictTold(Code, String),
    /// Somebody else changed it since it was read (`If-Match`).
    #[error("changed by somebody else since it was read")]
    Stale,
    /// The edit needs an `If-Match` header.
    #[error("the edit needs an If-Match header")]
    PreconditionRequired,
    /// Too often; may be tried again after so many seconds.
    #[error("too many requests, again in {retry_after_s} s")]
    TooManyRequests {
        /// Seconds until the next try.
        retry_after_s: u64,
    },
    /// Too often for now, for a reason that has a word of its own; may be tried again after so many seconds.
    #[error("refused: {}, again in {retry_after_s} s", .code.as_str())]
    Paced {
        /// Why.
        code: Code,
        /// Seconds until the next try.
        retry_after_s: u64,
    },
    /// The body is larger than the operation takes.
    #[error("the body is too large")]
    TooLarge,
    /// The server can't right now; nothing was changed.
    #[error("unavailable: {}: {detail}", .code.as_str())]
    Unavailable {
        /// What the caller is told.
        code: Code,
        /// What the log is told.
        detail: String,
    },
    /// A fault of ours. The source is logged once and never sent.
    #[error("internal error")]
    Internal(#[source] anyhow::Error),
}

/// What is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// JSON pointer (RFC 6901) to the field, `/title`.
    pub pointer: String,
    /// What is wrong.
    pub code: Code,
}

impl Error {
    /// One wrong field.
    pub fn invalid(pointer: &str, code: Code) -> Self {
        Self::Invalid(vec![FieldError { pointer: pointer.to_owned(), code }])
    }

    /// A fault of ours, from any source.
    pub fn internal(source: impl Into<anyhow::Error>) -> Self {
        Self::Internal(source.into())
    }

    /// What is wrong, in one line, for people who read no JSON: the wrong fields, each with its code.
    pub fn for_people(&self) -> String {
        match self {
            Self::Invalid(fields) => {
                let told = fields.iter().map(|FieldError { pointer, code }| {
                    format!("`{}`: {}", pointer.trim_start_matches('/'), code.as_str())
                });
                told.collect::<Vec<_>>().join(", ")
            }
            other => other.to_string(),
        }
    }

    /// Whether the database refused a row because an equal one exists.
    pub fn is_unique_violation(error: &DbErr) -> bool {
        matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
    }
}

/// A full disk is told apart, because the operator can do something about it: by the codes of SQLite (full; a write or
/// the shared memory of the log refused, as by a quota) and of PostgreSQL.
const DISK_FULL_CODES: [&str; 4] = ["13", "778", "4874", "53100"];
/// The same where only the text is left.
const DISK_FULL: [&str; 3] = ["database or disk is full", "No space left on device", "could not extend file"];

fn is_disk_full(error: &DbErr) -> bool {
    let code = match error {
        DbErr::Conn(RuntimeErr::SqlxError(error))
        | DbErr::Exec(RuntimeErr::SqlxError(error))
        | DbErr::Query(RuntimeErr::SqlxError(error)) => {
            error.as_database_error().and_then(|error| error.code())
        }
        _ => None,
    };
    code.is_some_and(|code| DISK_FULL_CODES.contains(&code.as_ref()))
        || DISK_FULL.iter().any(|sign| error.to_string().contains(sign))
}

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        if is_disk_full(&error) {
            return Self::Unavailable { code: Code::StorageFull, detail: error.to_string() };
        }
        Self::Internal(anyhow::Error::new(error).context("database"))
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind::{FileTooLarge, QuotaExceeded, StorageFull};
        if matches!(error.kind(), StorageFull | QuotaExceeded | FileTooLarge) {
            return Self::Unavailable { code: Code::StorageFull, detail: error.to_string() };
        }
        Self::Internal(error.into())
    }
}

/// Tells what a request names and there is not at the place of the request that names it.
pub trait Named<T> {
    /// The result, with [`Error::NotFound`] told as [`Code::NotFound`] at a JSON pointer.
    fn named_at(self, pointer: &str) -> Result<T, Error>;
}

impl<T> Named<T> for Result<T, Error> {
    fn named_at(self, pointer: &str) -> Result<T, Error> {
        match self {
            Err(Error::NotFound(_)) => Err(Error::invalid(pointer, Code::NotFound)),
            other => other,
        }
    }
}

/// Tells what is not there, or not for whoever asks, as nothing.
pub trait Known<T> {
    /// The result; none for [`Error::NotFound`].
    fn known(self) -> Result<Option<T>, Error>;
}

impl<T> Known<T> for Result<T, Error> {
    fn known(self) -> Result<Option<T>, Error> {
        match self {
            Ok(found) => Ok(Some(found)),
            Err(Error::NotFound(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// Turns a violated constraint into a conflict at the place that knows what it means.
pub trait OnViolation<T> {
    /// The result, with a unique violation told as `error`.
    fn on_unique(self, error: Error) -> Result<T, Error>;
    /// The result, with a row that others refer to told as `error`.
    fn on_referred(self, error: Error) -> Result<T, Error>;
}

impl<T> OnViolation<T> for Result<T, DbErr> {
    fn on_unique(self, error: Error) -> Result<T, Error> {
        self.map_err(|source| if Error::is_unique_violation(&source) { error } else { source.into() })
    }

    fn on_referred(self, error: Error) -> Result<T, Error> {
        let is_referred =
            |source: &DbErr| matches!(source.sql_err(), Some(SqlErr::ForeignKeyConstraintViolation(_)));
        self.map_err(|source| if is_referred(&source) { error } else { source.into() })
    }
}
