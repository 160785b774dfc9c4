//! What becomes of one complaint where many are assigned.

use poem_openapi::Enum;

/// What became of a complaint that was to be assigned together with others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum Outcome {
    /// It was assigned.
    #[oai(rename = "assigned")]
    Assigned,
    /// That one works on it already.
    #[oai(rename = "unchanged")]
    Unchanged,
    /// There is no such complaint, or none that the reader may know of.
    #[oai(rename = "not_found")]
    NotFound,
    /// The reader does not assign it.
    #[oai(rename = "forbidden")]
    Forbidden,
    /// That one does not answer complaints of its project, or lives in the home.
    #[oai(rename = "not_answering")]
    NotAnswering,
    /// Nobody works on it any more.
    #[oai(rename = "wrong_state")]
    WrongState,
}
