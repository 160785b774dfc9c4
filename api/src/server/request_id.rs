//! The id of a request: in its answer, in its problem, in the log.

use poem::Request;

tokio::task_local! {
    static REQUEST_ID: String;
}

/// The id of the request that is being answered.
pub fn current() -> Option<String> {
    REQUEST_ID.try_with(Clone::clone).ok()
}

/// The id that the client or a proxy gave, if it is short and plain; else a new one.
pub(super) fn of(request: &Request) -> String {
    request
        .header("x-request-id")
        .filter(|id| {
            (8..=64).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        })
        .map_or_else(crate::secret::short_id, str::to_owned)
}

/// Runs `answer` with the id at hand.
pub(super) async fn scope<T>(id: String, answer: impl Future<Output = T>) -> T {
    REQUEST_ID.scope(id, answer).await
}
