//! Use cases: as whoever writes one sees it, and as what carries it out does.

use std::any::Any;

use futures_util::future::BoxFuture;

use super::Txn;
use crate::error::Error;

/// A use case: what [`Db::write`](super::Db::write) runs. It captures nothing; what it needs comes as its input, which is
/// cloned for each try.
pub type UseCase<I, T> = for<'a> fn(&'a Txn, I) -> BoxFuture<'a, Result<T, Error>>;

/// What a use case answers, whatever its type is.
pub(super) type Answer = Box<dyn Any + Send>;

/// A use case with its input, whatever their types are: queues, transactions and tries are compiled once, and not for each
/// of hundreds.
pub(super) trait Work: Send {
    /// Carries it out within a transaction: once for each try.
    fn carry_out<'a>(&mut self, txn: &'a Txn) -> BoxFuture<'a, Result<Answer, Error>>;
}

/// A use case whose types are known.
pub(super) struct Typed<I, T> {
    pub input: I,
    pub use_case: UseCase<I, T>,
}

impl<I: Clone + Send, T: Send + 'static> Work for Typed<I, T> {
    fn carry_out<'a>(&mut self, txn: &'a Txn) -> BoxFuture<'a, Result<Answer, Error>> {
        let done = (self.use_case)(txn, self.input.clone());
        Box::pin(async move { Ok(Box::new(done.await?) as Answer) })
    }
}
