//! How polls, votes and results are shown.

use linli_entities::Instant;
use linli_entities::poll::{self, PollId, PollKind, PollResultsShown};
use linli_entities::poll_option::{self, PollOptionId};
use linli_entities::topic::TopicId;
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::rules::tally::{Round, Tally};
use crate::features::accounts::output::AccountRef;

/// What a topic asks its readers to choose from: the same for every reader.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[oai(example)]
pub struct Poll {
    /// The id.
    pub id: PollId,
    /// The topic it belongs to.
    pub topic_id: TopicId,
    /// How one votes.
    pub kind: PollKind,
    /// What is asked, plain text; null where the title of the topic says it.
    pub question: Option<String>,
    /// What one can vote for, in order.
    pub options: Vec<PollOption>,
    /// How many options one votes for, at least.
    pub min_choices: i32,
    /// How many options one votes for, at most.
    pub max_choices: i32,
    /// When it is told how people voted.
    pub results_shown: PollResultsShown,
    /// Whether it is told who voted for what, wherever results are.
    pub votes_public: bool,
    /// From when on nobody votes any more; null where that is not said.
    pub closes_at: Option<Instant>,
    /// Whether it is closed.
    pub closed: bool,
    /// How people voted, where everybody is told.
    pub results: Option<PollResults>,
}

/// What one can vote for.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[oai(example)]
pub struct PollOption {
    /// The id; a poll that is changed has other ones.
    pub id: PollOptionId,
    /// What it says, plain text.
    pub text: String,
}

/// How people voted.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[oai(example)]
pub struct PollResults {
    /// How many voted.
    pub voter_count: i64,
    /// How many voted for each option, in the order of the options; where they are ranked, how many put it first.
    pub counts: Vec<PollOptionCount>,
    /// The rounds in which ranked votes are counted; empty for other polls.
    pub rounds: Vec<PollRound>,
    /// The options with the most votes, or the one that won the last round; empty where nobody voted.
    pub winner_ids: Vec<PollOptionId>,
}

/// How many votes count for an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Object)]
pub struct PollOptionCount {
    /// The option.
    pub option_id: PollOptionId,
    /// How many.
    pub count: i64,
}

/// A round in which ranked votes are counted: each for the option it prefers among those that are left.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
pub struct PollRound {
    /// How many votes count for each option that is left, in the order of the options.
    pub counts: Vec<PollOptionCount>,
    /// How many votes count no more, because none of their options is left.
    pub exhausted_count: i64,
    /// The options that are out after it; empty in the last.
    pub out_ids: Vec<PollOptionId>,
}

/// One's own vote, and what one may know and do.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[oai(example)]
pub struct OwnPollVote {
    /// For what one votes; where options are ranked, the one that is preferred first. Empty where one does not.
    pub choices: Vec<PollOptionId>,
    /// How people voted, where one is told.
    pub results: Option<PollResults>,
    /// What one may do.
    pub may: PollMay,
}

/// What the reader may do with a poll.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Object)]
pub struct PollMay {
    /// Vote.
    pub vote: bool,
    /// Take the vote back.
    pub withdraw: bool,
    /// Make it another poll: as long as nobody has voted.
    pub change: bool,
    /// Close it.
    pub close: bool,
    /// Delete it.
    pub delete: bool,
}

/// Who voted for what.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct PollVote {
    /// Who.
    pub account: AccountRef,
    /// For what; where options are ranked, the one that is preferred first.
    pub choices: Vec<PollOptionId>,
}

impl Poll {
    /// A poll with its options in order, and with results where everybody is told.
    pub fn new(
        poll: poll::Model,
        options: Vec<poll_option::Model>,
        (closed, results): (bool, Option<Tally>),
    ) -> Self {
        let poll::Model {
            id,
            topic_id,
            kind,
            question,
            min_choices,
            max_choices,
            results_shown,
            votes_public,
            closes_at,
        } = poll;
        let options = options.into_iter().map(|option| PollOption { id: option.id, text: option.text });
        Self {
            id,
            topic_id,
            kind,
            question,
            options: options.collect(),
            min_choices,
            max_choices,
            results_shown,
            votes_public,
            closes_at,
            closed,
            results: results.map(PollResults::from),
        }
    }
}

fn counts(counts: Vec<(PollOptionId, i64)>) -> Vec<PollOptionCount> {
    counts.into_iter().map(|(option_id, count)| PollOptionCount { option_id, count }).collect()
}

impl From<Tally> for PollResults {
    fn from(tally: Tally) -> Self {
        let Tally { voter_count, counts: named, rounds, winners } = tally;
        let rounds = rounds.into_iter().map(PollRound::from).collect();
        Self { voter_count, counts: counts(named), rounds, winner_ids: winners }
    }
}

impl From<Round> for PollRound {
    fn from(Round { counts: left, exhausted_count, out }: Round) -> Self {
        Self { counts: counts(left), exhausted_count, out_ids: out }
    }
}

impl Example for Poll {
    fn example() -> Self {
        Self {
            id: PollId(8),
            topic_id: TopicId(42),
            kind: PollKind::Single,
            question: Some("业主大会在哪一天开？".to_owned()),
            options: vec![
                PollOption::example(),
                PollOption { id: PollOptionId(72), text: "周日下午".to_owned() },
            ],
            min_choices: 1,
            max_choices: 1,
            results_shown: PollResultsShown::Always,
            votes_public: false,
            closes_at: None,
            closed: false,
            results: Some(PollResults::example()),
        }
    }
}

impl Example for PollOption {
    fn example() -> Self {
        Self { id: PollOptionId(71), text: "周六上午".to_owned() }
    }
}

impl Example for PollResults {
    fn example() -> Self {
        let counts = counts(vec![(PollOptionId(71), 12), (PollOptionId(72), 5)]);
        Self { voter_count: 17, counts, rounds: vec![], winner_ids: vec![PollOptionId(71)] }
    }
}

impl Example for OwnPollVote {
    fn example() -> Self {
        Self {
            choices: vec![PollOptionId(71)],
            results: Some(PollResults::example()),
            may: PollMay { vote: true, withdraw: true, change: false, close: false, delete: false },
        }
    }
}

impl Example for PollVote {
    fn example() -> Self {
        Self { account: AccountRef::example(), choices: vec![PollOptionId(71)] }
    }
}
