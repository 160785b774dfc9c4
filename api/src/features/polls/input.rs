//! What is sent about polls.

use linli_entities::Instant;
use linli_entities::poll::{PollKind, PollResultsShown};
use linli_entities::poll_option::PollOptionId;
use poem_openapi::Object;
use poem_openapi::types::{Example, ParseFromJSON as _, ToJSON as _};

/// A poll to be made.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct PollInput {
    /// How one votes.
    pub kind: PollKind,
    /// What is asked: one line of at most 200 characters; none where the title of the topic says it.
    pub question: Option<String>,
    /// What one can vote for: 2 to 20 lines of at most 200 characters, no two the same.
    pub options: Vec<String>,
    /// How many options one votes for at least, of several: from 1; 1 unless given.
    pub min_choices: Option<i32>,
    /// How many at most, of several: up to all; all unless given.
    pub max_choices: Option<i32>,
    /// When it is told how people voted. Before that no count is told to anybody.
    pub results_shown: PollResultsShown,
    /// Whether it is told who voted for what, wherever results are.
    #[oai(default)]
    pub votes_public: bool,
    /// From when on nobody votes any more: to come, within a year. Seconds are left out, so that it closes at the turn of a
    /// minute. None: until somebody closes it.
    pub closes_at: Option<Instant>,
}

impl PollInput {
    /// The same as text, for where it waits.
    pub fn to_text(&self) -> String {
        self.to_json_string()
    }

    /// What such a text says; none where it says no poll.
    pub fn from_text(text: &str) -> Option<Self> {
        Self::parse_from_json_string(text).ok()
    }
}

/// For what one votes.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct PollVoteInput {
    /// Options of the poll, each once; where they are ranked, the one that is preferred first.
    pub choices: Vec<PollOptionId>,
}

impl Example for PollInput {
    fn example() -> Self {
        Self {
            kind: PollKind::Single,
            question: Some("业主大会在哪一天开？".to_owned()),
            options: vec!["周六上午".to_owned(), "周日下午".to_owned()],
            min_choices: None,
            max_choices: None,
            results_shown: PollResultsShown::AfterVoting,
            votes_public: false,
            closes_at: None,
        }
    }
}

impl Example for PollVoteInput {
    fn example() -> Self {
        Self { choices: vec![PollOptionId(71)] }
    }
}
